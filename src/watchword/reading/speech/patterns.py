"""Patterns of words, as ``silence.tsv`` writes them: its head says what each sign means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.speech.clauses import SHORT, lexicon
from watchword.reading.speech.line import Line

__all__ = ["Match", "Pattern", "compiled", "matched"]

#: What ends a clause, and the sentence (no word at all).
_ENDS = frozenset((".", ",", ";", ":", ""))
#: Words of whoever stands in a pattern.
_WHO = 12
#: Words from a pattern's first to its verb.
_BEFORE = 16


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign: `words` that may stand, or what `kind` says (word, gap, who, look)."""

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
    if text == "/":
        return _Sign("look")
    if text == "<who>":
        return _Sign("who")
    if text[0] == "~":
        return _Sign("gap", gap=int(text[1:]))
    mark = text[0] if text[0] in "=?!" else ""
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
    firsts = (at,) if pattern.leads else range(max(line.low, at - _BEFORE), at)
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
    if sign.kind == "look":
        return (i - 1, None) if _from(line, i, rest, verb) is not None else None
    if sign.kind in ("gap", "who"):
        return _over(line, i, sign, rest, verb)
    stands = not line.is_quote(i) and line.word(i) in sign.words and (not sign.verb or i == verb)
    if sign.barred:
        return None if stands else _from(line, i, rest, verb)
    if stands and (found := _from(line, i + 1, rest, verb)) is not None:
        return found
    return _from(line, i, rest, verb) if sign.optional else None


def _over(
    line: Line, i: int, sign: _Sign, rest: Sequence[_Sign], verb: int
) -> tuple[int, tuple[int, int] | None] | None:
    """The same over words that may be any, or that name somebody."""
    who = sign.kind == "who"
    for end in range(i + who, min(i + (_WHO if who else sign.gap), len(line.row)) + 1):
        stopped = end > i and line.word(end - 1) in (".", ";") and not _short(line, end - 1)
        if stopped or (end > i and line.is_quote(end - 1)):
            return None
        found = _from(line, end, rest, verb)
        if found is not None:
            return (found[0], (i, end)) if who else found
    return None


def _short(line: Line, at: int) -> bool:
    """Whether a stop only ends a short word: "Dr. Sol"."""
    return line.word(at - 1) in SHORT or len(line.word(at - 1)) == 1
