"""Two of whom a text told: "the pair", "both men", "the latter", "his host"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from watchword.reading.speech.cast import voice_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.pronouns import meant_by
from watchword.reading.speech.seen import MEN, WOMEN, sex_of
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import single, words_of
from watchword.reading.tables import is_given

__all__ = ["one_of_two"]

#: Nouns for two persons, and those of kin, which are two where two names stand together.
_TWO = frozenset("pair duo two couple siblings twins spouses newlyweds".split())
_KIN = frozenset("brothers sisters twins siblings cousins men women brothers-in-law friends".split())
#: Characters before, in which the two were named.
_BACK = 1500
#: Two names that "and" joins, the second with the surname of both or each with its own.
_NAME = r"[A-ZÀ-Ž][\w’'-]+(?: (?:van |von |de |da |al-)?[A-ZÀ-Ž][\w’'-]+)?"
_JOINED = re.compile(
    r"(?<![\w’'-])((?:[Bb]rothers|[Ss]isters|[Tt]wins|[Cc]ousins|[Ss]iblings|[Ss]pouses) )?"
    rf"({_NAME}) and ({_NAME})(?![\w’'-]| [A-ZÀ-Ž])"
)
#: Two without a name: "Two pilots".
_SEVERAL = re.compile(r"\b([Tt]wo (?:[a-z-]+ ){0,2}?([a-z]+s|men|women))\b")
#: Words of such a phrase, and of the sentences in which the two stand.
_PAIR, _NEAR = 2, 2
#: Who is one of two that meet: "his host" is the other.
_OTHER = frozenset("host hostess guest visitor opponent rival counterpart interlocutor companion".split())
#: What somebody is told of by "his" and "her".
_OWNERS = {"his": "he", "her": "she"}


def one_of_two(voices: Voices, tokens: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
    """Whom a phrase for two, or for one of two, means by what the text told before; else None."""
    lows = [tokens[i].low for i in phrase.tokens]
    if not _PAIR <= len(lows) <= _PAIR + 1 or any(tokens[i].quote >= 0 for i in phrase.tokens):
        return None
    at = tokens[phrase.tokens[0]].start
    if lows[0] in ("the", "both") and _means_two(lows):
        return _both(voices, lows[-1], at)
    if lows[0] == "the" and lows[1:] in (["former"], ["latter"]):
        return _which(voices, first=lows[1] == "former")
    if lows[0] in _OWNERS and lows[-1] in _OTHER and len(lows) == _PAIR:
        return _other(voices, _OWNERS[lows[0]], at, paragraph)
    return None


def _means_two(lows: Sequence[str]) -> bool:
    """Whether words mean two: "the pair", "both men", "the two brothers", "the brothers"."""
    if lows[0] == "both" or lows[1] == "two":
        return len(lows) == _PAIR and (lows[1] in _KIN or (lows[1] == "two" and lows[0] == "the"))
    return len(lows) == _PAIR and lows[1] in _TWO | _KIN


def _both(voices: Voices, noun: str, at: int) -> Voice | None:
    """The two last told of together before a character: "Orla and Maeve Tierney", "Two pilots"."""
    before = voices.text[max(0, at - _BACK) : at]
    named = [m for m in _JOINED.finditer(before) if m[1] or _persons(m[2], m[3], noun)]
    unnamed = [m for m in _SEVERAL.finditer(before) if single(m[2]) in words("persons") or m[2] in _KIN]
    sex = "he" if single(noun) in MEN or noun == "men" else "she" if single(noun) in WOMEN else ""
    unnamed = [m for m in unnamed if sex_of("", single(m[2])) in ("", sex)] if sex else unnamed
    found = max([*named, *unnamed], key=lambda m: m.start(), default=None)
    if found is None or len({m[0] for m in named}) > 1:
        return None
    name = f"{found[2]} and {found[3]}" if found in named else found[1]
    known = next((v for v in voices.known if v.name == name), None)
    kind = "named" if found in named else "unnamed"
    return known or Voice(name, kind, True, plural=True, words=words_of(name))


def _persons(first: str, second: str, noun: str) -> bool:
    """Whether two names are given names of persons, of the sex that a noun says."""
    names = (first.split()[0], second.split()[0])
    sex = "she" if noun in ("sisters", "women") else "he" if noun in ("brothers", "men") else ""
    return all(is_given(n) and not (sex and sex_of(n, "") not in ("", sex)) for n in names)


def _which(voices: Voices, *, first: bool) -> Voice | None:
    """The first or the second of the two whom a sentence just before names."""
    for _, row in islice(voices.before(), _NEAR):
        inside = voices.cast.named(row[0].start, row[-1].end)
        if len(inside) == _PAIR:
            inside.sort(key=lambda m: m.last(row[-1].end))
            return voice_of(voices, inside[0 if first else 1])
    return None


def _other(voices: Voices, word: str, at: int, paragraph: int) -> Voice | None:
    """The one person told of beside whoever "his" means: "Sol was the guest of Ana Renn. His host said"."""
    one = meant_by(voices, word, at, paragraph)
    near = [m for m in voices.cast.named(at - _BACK, at) if m.person]
    others = [m for m in near if one is not None and m.name != one.name]
    return voice_of(voices, others[0]) if len(others) == 1 and len(near) == _PAIR else None
