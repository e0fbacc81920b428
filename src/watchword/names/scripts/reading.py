"""What reading a name in some script gives, and the small tools that every script shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anyascii import anyascii

__all__ = ["MOST_READINGS", "Reading", "ascii_words", "combine", "distinct"]

#: How many alternative readings of one name are kept: each costs the engine a name to look up.
MOST_READINGS = 6

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# anyascii writes some letters with apostrophes or signs; a name does not need them.
_SILENT = str.maketrans("", "", "'`^~\"")


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as its script is read.

    ``script`` is the ISO 15924 code of the script that most of its letters are in (``Zyyy``: none).
    ``native`` is the normalised form in that script, for an index of its own; empty for Latin.
    ``latin`` holds alternative readings, lower-case ASCII words separated by single spaces, the most
    likely first; it is empty where a reading would be wrong (a Japanese name in rare kanji).
    """

    script: str
    native: str
    latin: tuple[str, ...]


def ascii_words(text: str) -> str:
    """Any text as lower-case ASCII words: what remains is ``[a-z0-9 ]``."""
    if not text.isascii():
        text = anyascii(text)
    return _NOT_WORD.sub(" ", text.lower().translate(_SILENT)).strip()


def distinct(readings: Iterable[str], most: int = MOST_READINGS) -> tuple[str, ...]:
    """The first ``most`` different, non-empty readings, in order."""
    return tuple(dict.fromkeys(r for r in readings if r))[:most]


def combine(parts: Sequence[Sequence[str]], most: int = MOST_READINGS) -> tuple[str, ...]:
    """Whole readings from the alternatives of each part.

    The n-th whole takes the n-th alternative of every part (its last one where it has fewer), so
    that one manner of spelling goes through the whole name instead of every mixture of manners.
    """
    parts = [p for p in parts if p]
    longest = max(map(len, parts), default=0)
    return distinct(
        (" ".join(p[min(i, len(p) - 1)] for p in parts) for i in range(min(longest, 4 * most))),
        most,
    )
