"""What stands around a name decides what it means: the substance, another one, or something it isn't in.

*Acetone cyanohydrin*, *2-chloro-4-piperidone*, *acetone-free*, *toluene based paint* and *hose for acetone*
all hold a listed name, and none is the listed substance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from watchword.goods.names_index import Mention
from watchword.goods.tables import words
from watchword.goods.text import Line, tokens_of

__all__ = ["Meaning", "Reading", "denied", "meaning", "only_this", "stated_share", "word_class"]

#: How many tokens after a name a product or apparatus may stand and still be what the line is about.
_NEAR = 4
#: How many characters before and after a Chinese name belong to what it is about.
_NEAR_HAN = 8
#: How many tokens before a name the word that says it isn't there may stand: a bound, for lines without end.
_FAR = 24
#: Endings of groups that stand before a name: 3-chloro-, N-benzyl-, 4-(2-hydroxyethyl)-, tetra-.
_GROUP = re.compile(r"(?:yl|xy|o|il|idene|ylene|tetra|aza|oxa|thia|ил|окси|о)$")
#: Endings of compounds that a name begins: toluene-diisocyanate, acetone-cyanohydrin, piperidine-carboxamide.
_COMPOUND = re.compile(
    r"(?:ate|ide|ite|ine|one|ol|yl|al|am|ime|ile|ic|acid|ium|ane|ene|hydrin|thione|at|id|in|on|ил|ат|ид|ин|он|ол)$"
)
#: What an ester or a longer ether is of in Russian, as stems, as tokens are: an acid, a glycol, a phenol …
_OF_WHAT = ("кислот", "гликол", "фенол", "нафтол", "целлюлоз", "глицерин", "холин")
#: A share beside a name: "toluene 60 %", "toluene (min. 60%)", "60 % v/v of toluene".
_PERCENT = r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|pct\b|per ?cent\b|percent\b|vol\b|wt\b)"
_SHARE_AFTER = re.compile(
    rf"[\s,:(=<>≥≤~-]*(?:(?:content|min|max|approx|about|ca|c|at)\b\.?[\s:]*)*{_PERCENT}", re.I
)
_SHARE_BEFORE = re.compile(
    rf"{_PERCENT}\s*(?:[vw]/[vw]\s*|by (?:weight|volume)\s*|of\s+|de\s+|d['’]\s*)*$", re.I
)
#: A Chinese name this short is as often a part of a longer one.
_HAN_SHORT = 4


class Meaning(Enum):
    """What a mention means."""

    NAMED = "named"
    PART = "named with a product"
    INGREDIENT = "in a product"
    OTHER = "another substance"
    ABSENT = "said to be absent or replaced"
    APPARATUS = "a thing for use with it"


@dataclass(slots=True)
class Reading:
    """A meaning and the words it rests on."""

    meaning: Meaning
    why: str = ""


@cache
def word_class(*kinds: str) -> frozenset[str]:
    """The single words of some classes of ``words.tsv``, as tokens."""
    found = (tokens_of(form).words for kind in kinds for form in words().get(kind, ()))
    return frozenset(tokens[0] for tokens in found if len(tokens) == 1)


@cache
def _phrases(kind: str, by: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a class by their first word (``by`` 0) or last (-1)."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in words().get(kind, ()):
        phrase = tuple(tokens_of(form).words)
        found.setdefault(phrase[by], []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


@cache
def _characters(kind: str) -> frozenset[str]:
    return frozenset("".join(words()[kind]))


def _han(word: str) -> bool:
    return "\u3400" <= word[:1] <= "\u9fff"


def meaning(line: Line, mention: Mention, named: set[int]) -> Reading:
    """What a mention in a line means; ``named`` are the tokens that belong to any mention in it."""
    if why := _absent(line, mention, named):
        return Reading(Meaning.ABSENT, why)
    if why := _other_before(line, mention, named) or _other_after(line, mention):
        return Reading(Meaning.OTHER, why)
    if why := _apparatus(line, mention):
        return Reading(Meaning.APPARATUS, why)
    if why := _ingredient(line, mention):
        return Reading(Meaning.INGREDIENT, why)
    if why := _product(line, mention):
        return Reading(Meaning.PART, why)
    return Reading(Meaning.NAMED)


def denied(line: Line, first: int, last: int) -> bool:
    """Whether a line says that what its tokens ``first`` up to ``last`` name is absent."""
    return bool(_absent(line, Mention(first, last, ()), set()))


def _other_before(line: Line, m: Mention, named: set[int]) -> str:
    if m.first == 0:
        return ""
    before, gap, first = line.words[m.first - 1], line.gaps[m.first], line.words[m.first]
    if _han(first):
        return _han_before(line, m, before, gap)
    if _han(before) and first.isdigit() and gap == "-":
        return _han_before(line, m, before, "")
    if not before.isalpha() or _han(before):
        # A number that belongs to a longer name: 3-chloro-4-piperidone has it inside.
        return _locant_before(line, m)
    joined = any(mark in gap for mark in "-)]") and not gap.strip("-()[]+±, '") and " " not in gap
    if joined and m.first - 1 not in named and _is_group(before):
        return before
    if gap == " " and before in word_class("modifier") and not _whole_before(line, m.first - 1):
        return before
    return ""


def _whole_before(line: Line, at: int) -> bool:
    """Whether the word at a place ends something of its own: it follows a parting mark or begins a list."""
    return "," in line.gaps[at] or ";" in line.gaps[at]


def _locant_before(line: Line, m: Mention) -> str:
    """A group before a locant that is joined by hyphens: ``methyl-4-`` before *piperidone* cut without it."""
    at = m.first - 1
    while at >= 0 and not line.words[at].isalpha() and not any(c.isspace() for c in line.gaps[at + 1]):
        at -= 1
    if at < 0 or at == m.first - 1:
        return ""
    joined = line.gaps[at + 1]
    word = line.words[at]
    return word if "-" in joined and not any(c.isspace() for c in joined) and _is_group(word) else ""


def _other_after(line: Line, m: Mention) -> str:
    if m.last >= len(line.words):
        return ""
    if why := _russian_ester(line, m):
        return why
    last, after = line.words[m.last - 1], line.words[m.last]
    if _han(last):
        return _han_after(line, m, after, line.gaps[m.last])
    at, spaced = m.last, False
    # Locants lie between: toluene-2,4-diisocyanate, piperidine 4-carboxylic.
    while at < len(line.words):
        gap, word = line.gaps[at], line.words[at]
        if "(" in gap or ";" in gap or "/" in gap or (", " in gap) or len(gap) > 3 or "." in gap.strip():
            return ""
        spaced = spaced or any(c.isspace() for c in gap)
        if word.isdigit():
            at += 1
            continue
        if len(word) == 1 and at + 1 < len(line.words) and line.words[at + 1].isdigit() and not spaced:
            return word + line.words[at + 1] if word == "d" else ""
        break
    else:
        return ""
    word = line.words[at]
    if word in word_class("salt", "grade", "pack", "cue") or _amount_word(word):
        return ""
    if word in word_class("continuation"):
        return word
    attached = not spaced and "-" in line.gaps[m.last]
    if attached and _COMPOUND.search(word):
        known = word_class("based", "product", "equipment", "without-after", "dosage", "stereo")
        return "" if word in known else word
    return ""


def _russian_ester(line: Line, m: Mention) -> str:
    """*Этиловый эфир уксусной кислоты* is ethyl acetate: Russian calls ethers and esters alike."""
    if "эфир" not in line.words[m.first : m.last]:
        return ""
    for at in range(m.last, min(len(line.words), m.last + _NEAR)):
        if any(mark in line.gaps[at] for mark in ",;(/"):
            break
        if line.words[at].endswith(_OF_WHAT):
            return line.words[at]
    return ""


def _is_group(word: str) -> bool:
    """Whether a word that is joined to a name is a group of atoms, and no maker or grade: chloro, sigma."""
    if word in word_class("stereo", "salt", "grade", "pack", "cue", "amount"):
        return False
    return word in word_class("group") or _GROUP.search(word) is not None


def _amount_word(word: str) -> bool:
    return word in word_class("amount")


def _han_before(line: Line, m: Mention, before: str, gap: str) -> str:
    if gap or not _han(before):
        return ""
    left = "".join(line.words[max(0, m.first - 4) : m.first])
    if left.endswith(words()["han-salt"]):
        return ""
    if before in _characters("han-chemistry") or (
        m.last - m.first < _HAN_SHORT and before not in _characters("han-before")
    ):
        return before
    return ""


def _han_after(line: Line, m: Mention, after: str, gap: str) -> str:
    if gap or not _han(after):
        return ""
    right = "".join(line.words[m.last : m.last + 4])
    if right.startswith(
        ("盐酸盐", "硫酸盐", "酒石酸盐", "马来酸盐", "甲酯") if m.last - m.first > 2 else ("盐酸盐",)
    ):
        return ""
    if after in _characters("han-chemistry") or (
        m.last - m.first < _HAN_SHORT and after not in _characters("han-after")
    ):
        return after
    return ""


def _absent(line: Line, m: Mention, named: set[int]) -> str:
    return _absent_after(line, m, named) or _absent_before(line, m, named)


def _absent_after(line: Line, m: Mention, named: set[int]) -> str:
    """*Acetone-free*, *acetone and toluene free*, *acetone substitute*."""
    at = m.last
    while at < min(len(line.words), m.last + _FAR) and (
        line.words[at] in word_class("and") or (at > m.last and at in named)
    ):
        at += 1
    after = line.words[at] if at < len(line.words) else ""
    for phrase in _phrases("without-after", 0).get(after, ()):
        end = at + len(phrase)
        if tuple(line.words[at:end]) != phrase or line.gaps[at].strip(" -(") != "":
            continue
        following = line.words[end] if end < len(line.words) else ""
        if phrase == ("free",) and following in word_class("free-otherwise"):
            continue
        if phrase == ("less",) and "-" not in line.gaps[at]:
            continue
        return " ".join(phrase)
    return ""


def _absent_before(line: Line, m: Mention, named: set[int]) -> str:
    """*Free of benzene, toluene or acetone*: back over what links the name to the word that denies it."""
    at = m.first
    while at > max(0, m.first - _FAR) and (
        at - 1 in named or line.words[at - 1] in word_class("link", "grade")
    ):
        if ";" in line.gaps[at] or ". " in line.gaps[at]:
            return ""
        at -= 1
    for end in dict.fromkeys((m.first, at, *range(at + 1, m.first))):
        for phrase in _phrases("without-before", -1).get(line.words[end - 1] if end else "", ()):
            start = end - len(phrase)
            if start < 0 or tuple(line.words[start:end]) != phrase:
                continue
            # "Contains no: …" is a list's head; "No: acetone" or "excl. acetone" is read by the word.
            stop = line.gaps[end] if end < len(line.gaps) else ""
            if any(mark in stop for mark in (";", ":" if len(phrase) == 1 else ";")):
                continue
            if "." in stop and phrase != ("excl",):
                continue
            numbered = start > 0 and line.words[start - 1] in word_class("numbered")
            if phrase == ("no",) and (end != m.first or numbered):
                continue
            return " ".join(phrase)
    return ""


def _window_after(line: Line, m: Mention) -> list[str]:
    """The words after a mention that still belong to it: up to a comma, bracket, stop or number."""
    found: list[str] = []
    for at in range(m.last, min(len(line.words), m.last + _NEAR)):
        if (
            any(mark in line.gaps[at] for mark in ",;(/[|:")
            or ". " in line.gaps[at]
            or " - " in line.gaps[at]
        ):
            break
        word = line.words[at]
        if word in word_class("to-or-in") or word in word_class("containing") or word.isdigit():
            break
        found.append(word)
    return found


def _before(line: Line, m: Mention, kinds: frozenset[str], through: frozenset[str]) -> str:
    """A word of some kinds before a mention that a linking word joins to it: *hose for acetone*."""
    at = m.first - 1
    linked = False
    while at >= 0 and m.first - at <= _NEAR and not any(mark in line.gaps[at + 1] for mark in ";|"):
        word = line.words[at]
        if word in through:
            linked = True
        elif word in kinds:
            beside = "," not in line.gaps[at + 1]
            return word if linked or (at == m.first - 1 and beside) else ""
        elif linked and word not in word_class("grade", "pack"):
            return ""
        at -= 1
    return ""


def _apparatus(line: Line, m: Mention) -> str:
    if why := _han_word(line, m, "equipment-han"):
        return why
    kinds = word_class("equipment")
    after = _window_after(line, m)
    for place, word in enumerate(after):
        if word in kinds and not (place + 1 < len(after) and after[place + 1] in word_class("use")):
            return word
    return _before(line, m, kinds, word_class("to-or-in"))


def _ingredient(line: Line, m: Mention) -> str:
    """*Toluene based paint*, *paint containing toluene*."""
    if why := _han_word(line, m, "product-han"):
        return why
    after = _window_after(line, m)
    if after and after[0] in word_class("based") and (len(after) > 1 or after[0] != "type"):
        return " ".join(after[:3])
    return _before(line, m, word_class("product"), word_class("containing"))


def _han_word(line: Line, m: Mention, kind: str) -> str:
    """A Chinese word of a class beside a Chinese name: within the run of characters that it stands in."""
    if not _han(line.words[m.last - 1]):
        return ""
    first, last = m.first, m.last
    while first > 0 and m.first - first < _NEAR_HAN and _han(line.words[first - 1]) and not line.gaps[first]:
        first -= 1
    while (
        last < len(line.words)
        and last - m.last < _NEAR_HAN
        and _han(line.words[last])
        and not line.gaps[last]
    ):
        last += 1
    around = "".join(line.words[first : m.first]) + " " + "".join(line.words[m.last : last])
    return next((word for word in words()[kind] if word in around), "")


def _product(line: Line, m: Mention) -> str:
    """*Toluene thinner*: the noun follows."""
    after = _window_after(line, m)
    for place, word in enumerate(after):
        used = place + 1 < len(after) and after[place + 1] in word_class("use")
        if word in word_class("product") and not used:
            return word
    return ""


def stated_share(line: Line, m: Mention) -> float:
    """The share in percent that a line states of what a mention names; 0 where it states none."""
    start, end = line.starts[m.first], line.ends[m.last - 1]
    found = _SHARE_AFTER.match(line.text, end) or _SHARE_BEFORE.search(line.text, max(0, start - 40), start)
    return min(100.0, float(found[1].replace(",", "."))) if found else 0.0


def only_this(line: Line, mention: Mention) -> bool:
    """Whether a line names nothing else: what is left is numbers, grades, packing and amounts."""
    rest = [w for at, w in enumerate(line.words) if not mention.first <= at < mention.last]
    allowed = word_class("grade", "pack")
    return all(w in allowed or w.isdigit() or _amount_word(w) or len(w) == 1 for w in rest)
