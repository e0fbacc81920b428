"""How close two words are: the rules, for one pair at a time.

Closeness has five levels. The scorer never sees strings, only these levels, so everything that says
"these two words may be the same" is decided here, once per distinct word.
:mod:`watchword.index.names_vocabulary` applies the same rules to many words at once.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from watchword.index.names_folds import misread_fold, roman_fold, skeleton
from watchword.index.names_hash import TWO_FROM, TWO_TO
from watchword.names.lexicon import lexicon

__all__ = ["LEVELS", "NATIVE_FROM", "Level", "closeness", "digits_of", "families", "family_level"]


class Level(IntEnum):
    """How alike two words are; lower is closer."""

    SAME = 0
    SOUND = 1  # one word in another romanisation, abbreviation, or misread letters
    EDIT = 2  # one letter more, less, changed or swapped
    LIKE = 3  # a short form, the same consonants, or one edit between romanisations
    EDITS = 4  # two edits in a word of 6 to 18 letters
    NONE = 5


LEVELS = 5

#: Names in Chinese characters shorter than this have no slips: 习近朋 isn't 习近平.
NATIVE_FROM = 5

_RELATIONS = {"spelling": Level.SOUND, "abbreviation": Level.SOUND, "translation": Level.SOUND}


@lru_cache(maxsize=200_000)
def families(word: str) -> tuple[tuple[str, int], ...]:
    """The families a word belongs to by the tables, each with the level of that membership."""
    spellings = lexicon().spellings
    own = tuple(
        (canonical, int(_RELATIONS.get(relation, Level.LIKE)))
        for canonical, relation in spellings.get(word, ())
    )
    return (*own, (word, 0)) if own or word in _canonicals() else ()


@lru_cache(maxsize=1)
def _canonicals() -> frozenset[str]:
    return frozenset(c for rows in lexicon().spellings.values() for c, _ in rows)


def family_level(a: str, b: str) -> int:
    """How close the tables say two words are: by the looser of their ties to what they share."""
    best = int(Level.NONE)
    mine = dict(families(a))
    for canonical, level in families(b):
        other = mine.get(canonical)
        if other is not None:
            best = min(best, max(1, level, other))
    return best


def digits_of(word: str) -> str:
    """The digits in a word; words with different ones are never close, misread letters aside."""
    return "" if word.isalpha() else "".join(c for c in word if c.isdigit())


@lru_cache(maxsize=100_000)
def closeness(a: str, b: str) -> Level:
    """How close two words are, by the letter of the rules; the reference for :class:`Vocabulary`."""
    if a == b:
        return Level.SAME
    if a.isdigit() or b.isdigit():
        return Level.NONE
    best = Level(family_level(a, b))
    if min(len(a), len(b)) < 2:
        return best
    if misread_fold(a) == misread_fold(b):
        return Level.SOUND
    if digits_of(a) != digits_of(b):
        return best
    fold_a, fold_b = roman_fold(a), roman_fold(b)
    if fold_a == fold_b:
        return Level.SOUND
    bones = skeleton(a)
    return min(
        best,
        _by_edits(a, b, OSA.distance(a, b, score_cutoff=2)),
        _by_fold(fold_a, fold_b, OSA.distance(fold_a, fold_b, score_cutoff=1)),
        Level.LIKE if bones and bones == skeleton(b) else Level.NONE,
    )


def _by_edits(a: str, b: str, distance: int) -> Level:
    longest, shortest = max(len(a), len(b)), min(len(a), len(b))
    if not (a.isascii() and b.isascii()) and shortest < NATIVE_FROM:
        return Level.NONE
    if distance == 1 and longest >= 3:
        return Level.EDIT
    if distance == 1 and shortest == 2 and sorted(a) == sorted(b):
        return Level.EDIT
    if distance == 2 and TWO_FROM <= longest <= TWO_TO:
        return Level.EDITS
    return Level.NONE


def _by_fold(a: str, b: str, distance: int) -> Level:
    if not (a.isascii() and b.isascii()) and min(len(a), len(b)) < NATIVE_FROM:
        return Level.NONE
    return Level.LIKE if distance == 1 and min(len(a), len(b)) >= 4 else Level.NONE
