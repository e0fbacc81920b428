"""Patterns of words, as ``silence.tsv`` and ``ways.tsv`` write them: their heads say what each sign means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.speech.clauses import SHORT, lexicon
from watchword.reading.speech.line import Line

__all__ = ["Match", "Pattern", "compiled", "matched"]

#: What ends a clause, and the sentence (no word at all).
_ENDS = frozenset((".", ",", ";", ":", ""))
#: Words of whoever stands in a pattern.
_WHO = 14
#: Words from a pattern's first to its verb.
_BEFORE = 16
#: Signs that stand for no word of a list, and what they are.
_SIGNS = {"/": "look", "^": "start", "“”": "quote", "<who>": "who", "<whose>": "whose", "<clause>": "clause"}
#: Words that say whose something is, by themselves.
_OWNERS = frozenset("his her their its".split())


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign: `words` that may stand, or what else its `kind` asks for."""

    kind: str
    words: frozenset[str] = frozenset()
    verb: bool = False
    optional: bool = False
    barred: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row: its signs, and the words that can be its verb."""

    signs: tuple[_Sign, ...]
    verbs: frozenset[str]

    @property
    def leads(self) -> bool:
        """Whether the verb is the first of its words."""
        return self.signs[0].verb

    @property
    def opens(self) -> bool:
        """Whether its first word begins the sentence."""
        return self.signs[0].kind == "start"

    @property
    def names(self) -> bool:
        """Whether it tells who speaks."""
        return any(s.kind in ("who", "whose") for s in self.signs)

    @property
    def ends_in_name(self) -> bool:
        """Whether who speaks is all that is left of it: "came the reply from <who>"."""
        return self.signs[-1].kind == "who"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern was met: tokens `first` to `last`, and `who` as (first, end) where it names one."""

    first: int
    last: int
    who: tuple[int, int] | None = None


def compiled(pattern: str, sets: dict[str, frozenset[str]]) -> Pattern:
    """A pattern out of its writing; ``@name`` is one of `sets`, else a list of ``reporting.toml``."""
    signs = tuple(_sign(s, sets) for s in pattern.split())
    verbs = next(s.words for s in signs if s.verb)
    return Pattern(signs, verbs)


def _sign(text: str, sets: dict[str, frozenset[str]]) -> _Sign:
    if text in _SIGNS:
        return _Sign(_SIGNS[text])
    if text[0] == "~":
        return _Sign("gap", gap=int(text[1:]))
    mark = text[0] if text[0] in "=?!" and len(text) > 1 else ""
    found: set[str] = set()
    for word in text[len(mark) :].split("|"):
        if word == ".":
            found |= _ENDS
        elif word[0] == "@":
            found |= sets[word[1:]] if word[1:] in sets else lexicon()[word[1:]]
        else:
            found.add(word)
    return _Sign("word", frozenset(found), verb=mark == "=", optional=mark == "?", barred=mark == "!")


def matched(line: Line, at: int, pattern: Pattern) -> Match | None:
    """The pattern, where a token can be its verb."""
    if pattern.leads:
        firsts = range(at, at + 1)
    elif pattern.opens:
        firsts = range(line.low, line.low + (at - line.low < _BEFORE))
    else:
        firsts = range(max(line.low, at - _BEFORE), at)
        if pattern.signs[0].kind == "word" and not pattern.signs[0].optional:
            firsts = firsts[::-1]  # "as a post for men, as Ana Sol put it": the nearest "as"
    for first in firsts:
        found = _from(line, first, pattern.signs, at)
        if found is not None:
            return Match(first, *found)
    return None


def _from(line: Line, i: int, signs: Sequence[_Sign], verb: int) -> tuple[int, tuple[int, int] | None] | None:
    """(last token, who) where signs stand from a token on."""
    if not signs:
        return i - 1, None
    sign, rest = signs[0], signs[1:]
    if sign.kind == "word":
        stands = line.word(i) in sign.words and not line.is_quote(i) and (not sign.verb or i == verb)
        if sign.barred:
            return None if stands else _from(line, i, rest, verb)
        if stands and (found := _from(line, i + 1, rest, verb)) is not None:
            return found
        return _from(line, i, rest, verb) if sign.optional else None
    if sign.kind in ("gap", "who"):
        return _over(line, i, sign, rest, verb)
    if sign.kind == "start":
        return _from(line, i, rest, verb) if i == line.low else None
    if sign.kind == "clause":
        return _from(line, i, rest, verb) if line.around.clause_follows(i - 1) else None
    if sign.kind == "quote":
        return _from(line, i + 1, rest, verb) if line.is_quote(i) else None
    if sign.kind == "look":
        return (i - 1, None) if _from(line, i, rest, verb) is not None else None
    return _owned(line, i, rest, verb)


def _over(
    line: Line, i: int, sign: _Sign, rest: Sequence[_Sign], verb: int
) -> tuple[int, tuple[int, int] | None] | None:
    """The same over words that may be any, or that name somebody."""
    who = sign.kind == "who"
    for end in range(i + who, min(i + (_WHO if who else sign.gap), len(line.row)) + 1):
        stop = line.word(end - 1) in (".", ";") and not (who and _shortened(line, end - 1))
        if end > i and (line.is_quote(end - 1) or stop):
            return None
        found = _from(line, end, rest, verb)
        if found is not None:
            return (found[0], (i, end)) if who else found
    return None


def _stops(line: Line, at: int) -> bool:
    """Whether a mark that ends a clause stands here."""
    return line.word(at) in _ENDS and not _shortened(line, at)


def _shortened(line: Line, at: int) -> bool:
    """Whether a stop ends no sentence: "Ms. Sol", "J. Sol"."""
    return line.word(at) == "." and (line.word(at - 1) in SHORT or len(line.word(at - 1)) == 1)


def _owned(line: Line, i: int, rest: Sequence[_Sign], verb: int) -> tuple[int, tuple[int, int] | None] | None:
    """The same behind words that say whose something is: "her", "the mayor's"."""
    end = i + 1
    if line.word(i) not in _OWNERS:
        high = min(i + _WHO, len(line.row))
        shut = next((n for n in range(i, high) if line.is_quote(n) or _stops(line, n)), high)
        end = next((n for n in range(i + 1, shut) if line.word(n) == "'s"), 0)
    found = _from(line, end + (line.word(end) == "'s"), rest, verb) if end else None
    return (found[0], (i, end)) if found is not None else None
