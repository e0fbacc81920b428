"""Runs of capitals with small joining words between them: where each begins, and how far it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from watchword.reading.cues import form_of
from watchword.reading.parties.zoned import ZoneWords
from watchword.reading.tables import (
    headline_verb,
    is_function,
    is_given,
    is_title,
    org_word,
    place_code,
    surnames,
)
from watchword.reading.tokens import Word, everyday

__all__ = ["LEGAL", "TAILS", "runs_of"]

#: Words of the longest run; in a page that is all capitals a run would otherwise never end.
_LONGEST = 14
#: Words of a list's name: "Specially Designated Nationals and Blocked Persons List".
_LIST_NAME = 7
_JOIN_ANY = frozenset(
    "of de del della di da dos das do von van der den al el ul bin ibn bint al- y e".split()
)
#: Those of them that stand between a person's names.
_PARTICLES = frozenset("al el ul bin ibn bint van von der de del da dos".split())
_JOIN_ORG = frozenset("for to on against and the in des du la le les et und für".split())
_AND = ("and", "et", "und", "y", "e")
LEGAL = re.compile(
    r"^(?:ltd|inc|llc|llp|plc|corp|co|limited|s\.?a|gmbh|ag|l\.?p|pte|pvt|jsc|fzco?|fze|b\.?v)\.?$", re.I
)
_ABBREVIATED = re.compile(
    r"^(?:[A-Z]|Co|Corp|Inc|Ltd|St|Dr|Gen|Sen|Rep|Gov|Mr|Mrs|Ms|Col|Lt|Capt|Prof|Jr|Sr|Bros|Adm|Sgt|Maj)$"
)
#: Short words behind a hyphen that make an adjective of a name and are no part of it: "Putin-era".
TAILS = frozenset(("led", "run", "era"))


def runs_of(text: str, zone: ZoneWords, lower: set[str]) -> Iterator[tuple[list[Word], bool, bool]]:
    """(words of a run, whether it opens a sentence, whether its zone is in capitals)."""
    words = zone.words
    at = 0
    while at < len(words):
        if not _starts(text, words, at, zone, lower):
            at += 1
            continue
        end = at + 1
        has_org = bool(org_word(words[at].text))
        while end < len(words) and end - at < _LONGEST:
            step = _goes_on(text, words, at, end, zone, lower, has_org)
            if not step:
                break
            end += step
            has_org = has_org or bool(org_word(words[end - 1].text))
        if (
            end < len(words)
            and words[end].text in TAILS
            and text[words[end - 1].end : words[end].start] == " "
        ):
            end += 1
        yield list(words[at:end]), at in zone.opening, zone.titled
        at = end


def _starts(text: str, words: Sequence[Word], at: int, zone: ZoneWords, lower: set[str]) -> bool:
    word = words[at]
    bare = word.text.lower()
    if word.text in ("al", "el") and at + 1 < len(words) and text[word.end : words[at + 1].start] == "-":
        return words[at + 1].capital  # "… said al-Houthi"
    if not word.capital or word.text == "&":
        return False
    if len(bare) == 1 and at and text[words[at - 1].end : word.start] == "/":
        return False  # M/T and M/V stand before a ship's name
    if bare in ("al", "el") and at + 1 < len(words) and text[word.end : words[at + 1].start] in ("-", " "):
        return words[at + 1].capital  # Al-Manar, Al Jazeera
    if at in zone.opening or zone.titled:
        if is_function(bare):
            # "The" is left out of a name, "US" and "IT" in capitals are none of these words.
            return word.text.isupper() and len(word.text) > 1 and not zone.titled
        common = _common(word, lower) or headline_verb(bare)
        if zone.titled and common and not org_word(word.text) and not is_title(word.text):
            return False
    return not is_function(bare) or (word.text.isupper() and len(word.text) > 1)


def _common(word: Word, lower: set[str]) -> bool:
    bare = word.text.lower()
    if is_given(word.text) or word.keys[0] in surnames():
        return False
    return bare in everyday() or bare in lower


def _goes_on(
    text: str, words: Sequence[Word], first: int, end: int, zone: ZoneWords, lower: set[str], has_org: bool
) -> int:
    """How many more words belong to the run: 0, 1, or more with joining words between."""
    last, word = words[end - 1], words[end]
    gap = text[last.end : word.start]
    if not _joined(gap, last, word):
        return 0
    if word.capital or (word.text.isdigit() and gap.strip() == "" and has_org and len(word.text) < 4):
        if gap.strip() == "." and LEGAL.match(last.text) and is_function(word.text):
            return 0  # "… of Evil Corp. The agency declined"
        if end in zone.opening and any(c in gap for c in '“"«:•|'):
            return 0
        bare = word.text.lower()
        behind = words[end + 1] if end + 1 < len(words) else None
        if zone.titled and bare in _PARTICLES and behind and behind.capital and word.text.isupper():
            return 1  # HUDA AL-QREINAWI
        if zone.titled and (is_function(bare) or (_common(word, lower) and not org_word(word.text))):
            return 0
        if zone.titled and (headline_verb(bare) or ((form := form_of(bare)) and form.kind == "third")):
            return 0  # "DAHUA SAYS"
        # A small word with a capital in mid-sentence is part of a name: Kim Jong Un, Banco Do Brasil.
        return 1 if not is_function(bare) or word.text.isupper() or end not in zone.opening else 0
    if gap == "-" and word.text.islower() and _hyphened(text, words, end):
        return 1
    for size in (1, 2):
        if end + size >= len(words):
            return 0
        joins = [w.text.lower() for w in words[end : end + size]]
        after = words[end + size]
        if not all(j in _JOIN_ANY or (j in _JOIN_ORG and has_org) or j == "&" for j in joins):
            return 0
        if joins == ["of"] and _only_of_people(text, words, end + 1):
            return 0  # "Potash of Belarusian origin"
        if _names_a_list(words, end + size):
            return 0  # "added Tianjin University to the Entity List"
        if after.capital and _joined(
            text[words[end + size - 1].end : after.start], words[end + size - 1], after
        ):
            group = joins[-1] in ("e", "i") and text[after.start - 1] == "-"  # Lashkar e-Taiba
            return size + 1 if group or _may_join(words[first:end], joins, after, zone) else 0
    return 0


def _only_of_people(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is a people's, before a small one that it goes with: "Belarusian origin"."""
    word = words[at]
    behind = words[at + 1].text if at + 1 < len(words) else ""
    people = word.text.endswith(("ian", "ean", "ese", "ish")) and bool(place_code(word.text))
    return (
        people
        and behind.islower()
        and not is_function(behind)
        and text[word.end : words[at + 1].start] == " "
    )


def _names_a_list(words: Sequence[Word], at: int) -> bool:
    """Whether capitals from a word on end in "List", or "Register", and are short: "the Entity List"."""
    ahead = words[at : at + _LIST_NAME]
    end = next((n for n, w in enumerate(ahead) if w.text.lower() in ("list", "lists", "register")), -1)
    return end >= 0 and all(w.capital for w in ahead[: end + 1])


def _hyphened(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a small word behind a hyphen is part of a name: Kim Jong-un, Lashkar-e-Taiba."""
    word = words[at]
    if len(word.text) < 3 and at + 1 < len(words) and text[word.end : words[at + 1].start] == "-":
        return words[at + 1].capital
    family = at > 1 and words[at - 2].keys[0] in surnames() and words[at - 2].capital
    plain = word.text.lower() in everyday() and len(word.text) > 3
    return family and len(word.text) < 7 and not plain and word.text not in TAILS


def _joined(gap: str, last: Word, word: Word) -> bool:
    bare = gap.strip()
    if "\n" in gap and gap.count("\n") > 1:
        return False
    if not bare or (bare in ("-", "&", "/") and gap == bare and bare != "/"):
        return True
    if bare == "." and _ABBREVIATED.match(last.text):
        return True
    return bare in (",", ".,") and bool(LEGAL.match(word.text))


def _may_join(before: Sequence[Word], joins: Sequence[str], after: Word, zone: ZoneWords) -> bool:
    """Whether small words join what is before and after into one name."""
    if len(joins) > 1 and joins[0] in _AND:
        return False  # "… and the …" goes on to another
    if joins[0] in (*_AND, "in", "on"):
        if is_given(after.text) or place_code(after.text) or (org_word(after.text) and joins[0] == "and"):
            return False
        inside = {w.text.lower() for w in before}
        return bool(inside & {"of", "for", "on", "de", "des", "für"}) and not before[-1].owner
    if joins[0] == "to":
        return not zone.titled and after.text.lower() in everyday() and len(before) > 1
    if "the" in joins:
        return False
    person = is_given(before[0].text) or before[0].keys[0] in surnames()
    if (
        is_given(after.text)
        and not person
        and joins[0] in ("von", "van", "de", "di", "da")
        and len(before) == 1
    ):
        return False  # "Kupfer von Iskander …": German writes all nouns with capitals
    # Wang Fang of Peking University is a person and a school.
    return not (joins[0] == "of" and person and not any(org_word(w.text) for w in before))
