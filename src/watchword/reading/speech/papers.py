"""Whose a paper is by the words around it: "data from the CDC", "a survey of 32 plants by the chamber"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.seen import Seen
from watchword.reading.speech.wording import is_plural, opens_sentence
from watchword.reading.tables import place_code
from watchword.reading.tokens import everyday, plain

__all__ = ["MEASURED", "author_at", "is_small"]

#: What is measured speaks for itself, whoever keeps it.
MEASURED = frozenset("data figures statistics records analysis imagery images".split())
#: Behind these "of" tells what was looked at, not who looked.
_LOOKS = frozenset(
    "survey surveys poll study studies analysis review census count tally audit sample".split()
)


def author_at(tokens: Sequence[Token], paper: int, rest: Sequence[int]) -> int | None:
    """Where in what stands behind a paper its author is led to; None where no words lead to one."""
    source = next((n for n, i in enumerate(rest) if tokens[i].low in ("from", "by", "of")), None)
    if source is not None and tokens[rest[source]].low == "of" and tokens[paper].low in _LOOKS:
        several = [i for i in rest[source + 1 :] if is_plural(tokens[i].low) and not tokens[i].capital]
        if several:
            behind = (n for n in range(source + 1, len(rest)) if tokens[rest[n]].low in ("from", "by"))
            source = next(behind, None)
    if rest and tokens[rest[0]].low == "in":
        return None  # "a study in Annals of Bryology"
    placed = source is not None and tokens[rest[source]].low == "from" and len(rest) == source + 2
    if placed and place_code(tokens[rest[-1]].text):
        return None  # "a study from Zurich": nobody's by name
    return source


def is_small(tokens: Sequence[Token], head: Sequence[int], first: int, seen: Sequence[Seen]) -> bool:
    """Whether a capital before a paper only opens its sentence: "Court papers", "Ship-tracking data"."""
    word = tokens[first]
    if not opens_sentence(tokens, first):
        return False
    if word.low in words("bodies", "persons"):
        return True
    named = any(s.name.split()[0] == word.text and not s.first for s in seen)
    small = plain(word.text.rpartition("-")[2]) in everyday()
    return tokens[head[-1]].low in MEASURED and small and not named
