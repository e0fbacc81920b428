"""One sentence of another language while its attributions are found: its words, and what has been found.

:class:`Told` is an attribution, :class:`Line` the sentence; the functions tell where its clauses begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from watchword.reading.speech.abroad.cast import Cast
from watchword.reading.speech.abroad.phrases import MARKED, Group, Row
from watchword.reading.speech.voices import Voice

__all__ = [
    "Line",
    "Told",
    "clause_of",
    "is_inverted",
    "is_marked",
    "is_phrase",
    "opening",
    "opens_clause",
    "short_phrase",
]


@dataclass
class Told:
    """One attribution: numbers of words; `behind`: what is said stands before it."""

    first: int
    last: int
    voice: Voice | None
    stance: str
    cue: str
    behind: bool = False
    start: int = 0
    end: int = 0
    content: tuple[int, int] | None = None
    quotes: list[int] = field(default_factory=list)
    addressee: str | None = None
    relays: tuple[str, ...] = ()
    outer: bool = False


@dataclass
class Line:
    """A sentence's words, who speaks in its page, and the attributions found so far."""

    row: Row
    cast: Cast
    paragraph: int
    source: str
    found: list[Told] = field(default_factory=list)
    low: int = 0
    #: The last word of whom something is told, and the outlet that it is, in the attribution being read.
    told_last: int = 0
    heard: str | None = None


def opening(line: Line) -> int:
    """Where the sentence begins, behind a time of day or a dash: "17h04 - X annonce"."""
    row = line.row
    for i in range(min(4, len(row.tokens))):
        if row.low(i) in ("-", "–", "—") and any(row.low(k)[:1].isdigit() for k in range(i)):
            return i + 1
    for i in range(1, min(8, len(row.tokens))):
        if row.low(i) in ("-", "–", "—") and row.has(i - 1, "outlets") and row.tokens[i - 1].text.isupper():
            return i + 1  # "ИНТЕРФАКС - "
    return 1 if row.low(0) in ("—", "–", "-") else 0


def is_inverted(line: Line, first: int) -> bool:
    """Whether a quotation stands right before a cue."""
    row, i = line.row, first - 1
    while i >= line.low and row.low(i) in (",", "—", "–", "-", "."):
        i -= 1
    return i >= 0 and row.is_quote(i)


def opens_clause(line: Line, first: int) -> bool:
    """Whether only openers stand between the clause's beginning and a verb."""
    row, i = line.row, first - 1
    while i >= line.low and (row.has(i, "openers", "adverbs", "clitics") or row.low(i) == ","):
        i -= 1
    return i < line.low


def clause_of(line: Line, first: int) -> int:
    """Where the clause of a word begins."""
    row = line.row
    for i in range(first - 1, line.low - 1, -1):
        if row.low(i) in (";", ":", "“”", "—", "–") and not (row.low(i) == "“”" and i < first - 3):
            return i + 1
    return line.low


def is_phrase(line: Line, at: int, phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand here."""
    row = line.row
    return all(row.low(at + n) == word for n, word in enumerate(phrase))


def short_phrase(line: Line, group: Group) -> list[int]:
    """A phrase without what follows its noun: "a las partes respetar"."""
    row, words = line.row, group.words
    end = next((n for n, i in enumerate(words) if not row.has(i, "determiners")), 0) + 1
    while end < len(words):
        linked = row.has(words[end], "joins", "determiners") and end + 1 < len(words)
        if not (row.is_capital(words[end]) or (linked and row.is_capital(words[end + 1]))):
            break
        end += 1
    return words[:end]


def is_marked(line: Line, group: Group) -> bool:
    """Whether a name stands in marks, as those of papers do."""
    return any(line.row.tokens[i].quote == MARKED for i in group.words)
