"""Whom a definite noun means by what a text told of a name in passing.

"The Press Secretary" is Press Secretary Ana Sol; "the prosecutor" is who opened the case; "the former mayor"
is who has just spoken; "the rebels" are the K9 rebels. Where two names fit, nobody is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.seen import Seen
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import words_of

__all__ = ["recalled"]

#: Characters before a name in which stands what is told of it, and behind it.
_BEFORE, _BEHIND = 130, 60
#: Characters that such a noun looks back over: a page of nothing else costs no more than its length.
_BACK = 6000
#: Words of such a noun at most.
_MOST = 6
#: How a text tells that somebody prosecutes, before the name and behind it.
_OPENS = re.compile(
    r"(?:\b(?:[Oo]pening|[Oo]pened|[Oo]utlining) (?:the|its|his|her) (?:case|prosecution|trial)\b[^.\n]*, "
    r"|\b[Pp]rosecut(?:or|ing counsel|ing barrister),? )$"
)
_SILK = re.compile(r",? [KQS]C$")
_PROSECUTES = re.compile(
    r"(?: [KQS]C)?,? (?:who is |who was )?(?:prosecuting|for the (?:prosecution|[Ss]tate|Crown)|"
    r"(?:opened|opening) the (?:case|prosecution))\b"
)
_PROSECUTORS = ("prosecutor", "prosecuting counsel", "prosecuting barrister")
#: What makes another office of one: "Deputy Mayor Ana Sol" is not "the Mayor".
_LESS = re.compile(
    r"\b(?:deputy|vice|former|assistant|associate|acting|shadow|junior|ex)[ -]$", re.IGNORECASE
)
#: What one was: "the former minister of state".
_ONCE = frozenset("former ex onetime one-time erstwhile then-".split())
#: Armed bands, named before the noun by initials: "the K9 rebels"; a people's name says less.
_BANDS = frozenset("rebels militants insurgents guerrillas separatists paramilitaries jihadists".split())
_BAND = r"\b([A-Z][A-Z0-9-]{1,8}|(?:[A-Z][a-z]+ ){1,3}[A-Z][a-z]+) (?:%s|%s group|%s movement|fighters)\b"


def recalled(voices: Voices, tokens: Sequence[Token], phrase: Phrase) -> Voice | None:
    """The voice of the one name of which a text told what a definite noun says; else None."""
    row = phrase.tokens
    if not 1 < len(row) <= _MOST or tokens[row[0]].low != "the" or any(tokens[i].quote >= 0 for i in row):
        return None
    noun = " ".join(tokens[i].text for i in row[1:])
    at = tokens[row[0]].start
    if noun.lower() in _PROSECUTORS:
        return _only(voices, _prosecuting(voices, at), at)
    if all(tokens[i].capital for i in row[1:]) and tokens[row[-1]].low in words("titles"):
        return _only(voices, _titled(voices, noun, at), at)
    if tokens[row[1]].low in _ONCE and not any(tokens[i].capital for i in row[1:]):
        return _who_spoke(voices, at)
    return _band(voices, noun, at) if noun in _BANDS else None


def _only(voices: Voices, names: Iterator[tuple[str, int]], at: int) -> Voice | None:
    """The voice of the one person of several tellings."""
    found = dict(names)
    full = [n for n in found if not any(o != n and o.endswith(f" {n}") for o in found)]
    return voices.person(full[0], found[full[0]]) if len(full) == 1 else None


def _near(voices: Voices, at: int) -> Iterator[Seen]:
    """The names that stand before a character, not too far back."""
    low = bisect_left(voices.seen, at - _BACK, key=lambda s: s.at)
    return takewhile(lambda s: s.at < at, islice(voices.seen, low, None))


def _prosecuting(voices: Voices, at: int) -> Iterator[tuple[str, int]]:
    """The persons of whom a text says before a character that they prosecute."""
    for seen in _near(voices, at):
        name = _SILK.sub("", seen.name)
        if " " not in name:
            continue
        end = seen.at + len(name)
        before = voices.text[max(0, seen.at - _BEFORE) : seen.at]
        if _OPENS.search(before) or _PROSECUTES.match(voices.text, end, end + _BEHIND):
            yield name, seen.at


def _titled(voices: Voices, title: str, at: int) -> Iterator[tuple[str, int]]:
    """The persons before whose name a title stands, in the same words."""
    for seen in _near(voices, at):
        before = voices.text[max(0, seen.at - _BEFORE) : seen.at].rstrip()
        own = seen.name.startswith(f"{title} ")
        told = before.lower().endswith(title.lower()) and not _LESS.search(before[: -len(title)])
        if seen.person and (told or own):
            yield seen.name.removeprefix(f"{title} "), seen.at


def _who_spoke(voices: Voices, at: int) -> Voice | None:
    """The one person with a name who spoke in the sentence before, of the same paragraph."""
    _, before = next(voices.before(), (0, ()))
    if not before or "\n" in voices.text[before[0].start : at] or voices.text[at] != "T":
        return None
    spoke = voices.of_last_sentence()
    if len(spoke) != 1 or spoke[0].kind != "named" or spoke[0].plural:
        return None
    name = spoke[0].name
    person = spoke[0].person or any(
        (s.person or s.role) and name.split()[-1] in s.name.split() for s in _near(voices, at)
    )
    return spoke[0] if person else None


def _band(voices: Voices, noun: str, at: int) -> Voice | None:
    """The armed band that a text names once before the noun, and no other."""
    one = noun.removesuffix("s")
    told = voices.text[max(0, at - _BACK) : at]
    named = set(re.findall(_BAND % (noun, one, one), told))
    others = re.search(rf"\b(?:other|rival|several|both|(?!The )[A-Z][a-z]+) (?:\w+ )?{noun}\b", told)
    if len(named) != 1 or (others and others[0].split()[0] not in {n.split()[0] for n in named}):
        return None
    name = named.pop()
    return voices.join(Made(name, words=words_of(name), person=False), at)
