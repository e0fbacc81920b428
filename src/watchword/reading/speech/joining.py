"""Clauses joined behind who speaks: "The roof leaks, the guild said, and none of the pumps works"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.frames import Surroundings
from watchword.reading.speech.phrases import finite

__all__ = ["clause_joined"]

#: How what somebody said goes on behind ", she said,", and what opens its subject.
_JOINING = frozenset("and but though although because while".split())
_OPENS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands "
    "none nobody there it they more others".split()
)
#: Words that say where or when behind a verb, up to the comma.
_PLACE = 7


def clause_joined(row: Sequence[Token], around: Surroundings, at: int) -> bool:
    """Whether a clause of its own is joined: "…, the guild said in its report, and none has"."""
    placed = around.word(at + 1) in words("prepositions")
    ahead = range(at + 1, min(at + 2 + _PLACE * placed, len(row) - 1))
    comma = next((i for i in ahead if around.word(i) == ","), -1)
    joined = around.word(comma + 1) in _JOINING
    if comma < 0 or not joined or any(t.quote >= 0 for t in row[at + 1 :]):
        return False
    behind = list(range(comma + 2, len(row)))
    if not behind:
        return False
    subject = row[behind[0]]
    opens = subject.low in words("determiners") | _OPENS or subject.low.endswith("s")
    if not opens and not (around.word(comma + 1) == "but" and _name_does(row, behind)):
        return False
    return any(finite(row, behind, n) for n in range(1, len(behind)))


def _name_does(row: Sequence[Token], behind: Sequence[int]) -> bool:
    """Whether a name opens a clause of today: "but Delhi takes it seriously", not "but Norvik sold it"."""
    n = next((n for n, i in enumerate(behind) if not row[i].capital), 0)
    verb = row[behind[n]].low
    return 0 < n < len(behind) - 1 and verb.endswith("s") and verb != "was"
