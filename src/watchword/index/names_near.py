"""Which words of a vocabulary are close to a word, and how close.

Closeness has five levels. The scorer never sees strings, only these levels, so everything that says
"these two words may be the same" is decided here, once per distinct word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from watchword.index.names_folds import misread_fold, roman_fold, skeleton
from watchword.index.names_hash import deletions, mixed, word_hashes
from watchword.names.lexicon import lexicon

__all__ = ["LEVELS", "Level", "Vocabulary", "build_vocabulary", "closeness"]

I32 = NDArray[np.int32]


class Level(IntEnum):
    """How alike two words are; lower is closer."""

    SAME = 0
    SOUND = 1  # one word in another romanisation, abbreviation, or misread letters
    EDIT = 2  # one letter more, less, changed or swapped
    LIKE = 3  # a short form, the same consonants, or one edit between romanisations
    EDITS = 4  # two edits in a word of six letters or more
    NONE = 5


LEVELS = 5

#: Names in Chinese characters shorter than this have no slips: 习近朋 isn't 习近平.
NATIVE_FROM = 5

_RELATIONS = {"spelling": Level.SOUND, "abbreviation": Level.SOUND, "translation": Level.SOUND}


@lru_cache(maxsize=200_000)
def _families(word: str) -> tuple[tuple[str, int], ...]:
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


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


def closeness(a: str, b: str) -> Level:
    """How close two words are, by the letter of the rules; the reference for :class:`Vocabulary`."""
    if a == b:
        return Level.SAME
    if a.isdigit() or b.isdigit():
        return Level.NONE
    best = Level.NONE
    shared = {c: level for c, level in _families(a)}
    for canonical, level in _families(b):
        if canonical in shared:
            best = min(best, Level(max(1, level, shared[canonical])))
    if min(len(a), len(b)) < 2:
        return best
    if misread_fold(a) == misread_fold(b):
        return Level.SOUND
    if _digits(a) != _digits(b):
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
    if distance == 2 and longest >= 6 and shortest >= 4:
        return Level.EDITS
    return Level.NONE


def _by_fold(a: str, b: str, distance: int) -> Level:
    if not (a.isascii() and b.isascii()) and min(len(a), len(b)) < NATIVE_FROM:
        return Level.NONE
    return Level.LIKE if distance == 1 and min(len(a), len(b)) >= 4 else Level.NONE


def _sorted_index(hashes: NDArray[np.uint32], units: I32) -> tuple[NDArray[np.uint32], I32]:
    order = np.argsort(hashes, kind="stable")
    return hashes[order], units[order]


def _group_forms(words: Sequence[str]) -> tuple[NDArray[np.uint32], I32]:
    """Hashes under which a word meets others as a whole: misread fold, skeleton, table families."""
    forms: list[str] = []
    owner: list[int] = []
    for i, word in enumerate(words):
        if len(word) < 2 and not _families(word):
            continue
        for form in (
            "1" + misread_fold(word),
            "2" + skeleton(word),
            *("3" + c for c, _ in _families(word)),
        ):
            if len(form) > 1:
                forms.append(form)
                owner.append(i)
    return mixed(word_hashes(forms)[0]), np.array(owner, np.int32)


def _forms(words: Sequence[str]) -> tuple[NDArray[np.uint32], I32]:
    """Every hash under which a word may be met."""
    alpha = [i for i, w in enumerate(words) if len(w) > 1 and not w.isdigit()]
    raw_hash, raw_of = deletions([words[i] for i in alpha])
    fold_hash, fold_of = deletions([roman_fold(words[i]) for i in alpha], two=False)
    at = np.array(alpha, np.int32)
    group_hash, group_of = _group_forms(words)
    return (
        np.concatenate([raw_hash, fold_hash ^ np.uint32(0x5BD1E995), group_hash]),
        np.concatenate([at[raw_of], at[fold_of], group_of]),
    )


def build_vocabulary(words: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of a vocabulary. ``words`` are distinct; their order gives their numbers."""
    hashes, units = _sorted_index(*_forms(words))
    blobs = [w.encode() for w in words]
    at = np.zeros(len(words) + 1, np.int64)
    np.cumsum([len(b) for b in blobs], out=at[1:])
    keys = mixed(word_hashes(words)[0])
    order = np.argsort(keys, kind="stable").astype(np.int32)
    return {
        "word_text": np.frombuffer(b"".join(blobs), np.uint8),
        "word_text_at": at,
        "word_key": keys[order],
        "word_key_unit": order,
        "near_key": hashes,
        "near_unit": units,
    }


class Vocabulary:
    """The words of the lists (and of the background), and a search for the close ones."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._a = arrays
        self._words: NDArray[np.object_] | None = None

    def __len__(self) -> int:
        return len(self._a["word_text_at"]) - 1

    def word(self, unit: int) -> str:
        """One word by its number."""
        at = self._a["word_text_at"]
        return bytes(self._a["word_text"][int(at[unit]) : int(at[unit + 1])]).decode()

    def number(self, word: str) -> int | None:
        """The number of a word, or None where it isn't in the vocabulary."""
        key = mixed(word_hashes([word])[0])[0]
        keys = self._a["word_key"]
        at = int(np.searchsorted(keys, key))
        while at < len(keys) and keys[at] == key:
            unit = int(self._a["word_key_unit"][at])
            if self.word(unit) == word:
                return unit
            at += 1
        return None

    def words(self) -> NDArray[np.object_]:
        """All words; built on first use, 55,000 in some 15 ms."""
        if self._words is None:
            blob = bytes(self._a["word_text"])
            at = self._a["word_text_at"].tolist()
            out = np.empty(len(self), object)
            out[:] = [blob[i:j].decode() for i, j in zip(at, at[1:], strict=False)]
            self._words = out
        return self._words

    def near(self, words: Sequence[str]) -> tuple[I32, I32, NDArray[np.uint8]]:
        """Close pairs as (place in ``words``, number in the vocabulary, level), sorted."""
        hashes, owner = _forms(words)
        keys, units = self._a["near_key"], self._a["near_unit"]
        lo = np.searchsorted(keys, hashes, "left")
        counts = np.searchsorted(keys, hashes, "right") - lo
        exact_hash = mixed(word_hashes(words)[0])
        exact_lo = np.searchsorted(self._a["word_key"], exact_hash, "left")
        exact_n = np.searchsorted(self._a["word_key"], exact_hash, "right") - exact_lo
        size = np.int64(len(self))
        pairs = np.concatenate(
            [
                np.repeat(owner.astype(np.int64), counts) * size + units[_ranges(lo, counts)],
                np.repeat(np.arange(len(words), dtype=np.int64), exact_n) * size
                + self._a["word_key_unit"][_ranges(exact_lo, exact_n)],
            ]
        )
        pairs = np.unique(pairs)
        t, u = (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)
        levels = self._levels(words, t, u)
        keep = levels < Level.NONE
        return t[keep], u[keep], levels[keep]

    def near_all(self, words: Sequence[str]) -> tuple[I32, I32, NDArray[np.uint8]]:
        """The same by comparing with every word: the oracle of :meth:`near`."""
        t = np.repeat(np.arange(len(words), dtype=np.int32), len(self))
        u = np.tile(np.arange(len(self), dtype=np.int32), len(words))
        levels = self._levels(words, t, u)
        keep = levels < Level.NONE
        return t[keep], u[keep], levels[keep]

    def _levels(self, words: Sequence[str], t: I32, u: I32) -> NDArray[np.uint8]:
        """The level of each pair; the rules of :func:`closeness` for many pairs at once."""
        queries = np.empty(len(words), object)
        queries[:] = list(words)
        used, place = np.unique(u, return_inverse=True)
        if len(used) > 3000:
            listed = self.words()[used]
        else:
            listed = np.empty(len(used), object)
            listed[:] = [self.word(int(i)) for i in used]
        return _pair_levels(queries, listed, t, place.astype(np.int32))


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """``[s, s+1, …, s+n-1]`` of each start and count, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total, dtype=np.int64) + np.repeat(starts - (ends - counts), counts)


class _Side:
    """What the rules look at, for the words of one side."""

    def __init__(self, words: NDArray[np.object_]) -> None:
        listed = words.tolist()
        self.words = words
        self.length = np.fromiter(map(len, listed), np.int16, len(listed))
        self.native = np.fromiter((not w.isascii() for w in listed), np.bool_, len(listed))
        self.number = np.fromiter((w.isdigit() for w in listed), np.bool_, len(listed))
        self.folds, self.fold = _objects([roman_fold(w) for w in listed])
        self.fold_length = np.fromiter(map(len, self.folds), np.int16, len(listed))
        self.misreads, self.misread = _objects([misread_fold(w) for w in listed])
        self.skeletons, self.bones = _objects([skeleton(w) for w in listed])
        self.digits = word_hashes([_digits(w) for w in listed])[0]
        self.letters = word_hashes(["".join(sorted(w)) if len(w) == 2 else "" for w in listed])[0]
        self.same = word_hashes(listed)[0]
        self.family = np.fromiter((bool(_families(w)) for w in listed), np.bool_, len(listed))


def _objects(forms: list[str]) -> tuple[NDArray[np.object_], NDArray[np.uint64]]:
    out = np.empty(len(forms), object)
    out[:] = forms
    return out, word_hashes(forms)[0]


def _equal(
    maybe: NDArray[np.bool_],
    left: NDArray[np.object_],
    right: NDArray[np.object_],
    t: I32,
    u: I32,
) -> NDArray[np.intp]:
    """Where forms with equal hashes are equal: hashes look at the first letters only."""
    at = np.flatnonzero(maybe)
    return at[(left[t[at]] == right[u[at]]).astype(np.bool_)]


def _pair_levels(
    queries: NDArray[np.object_], listed: NDArray[np.object_], t: I32, u: I32
) -> NDArray[np.uint8]:
    a, b = _Side(queries), _Side(listed)
    level = np.full(len(t), Level.NONE, np.uint8)
    words = ~(a.number[t] | b.number[u])
    long_enough = words & (np.minimum(a.length[t], b.length[u]) > 1)
    in_family = np.flatnonzero(words & a.family[t] & b.family[u])
    for i in in_family.tolist():
        shared = dict(_families(queries[t[i]]))
        for canonical, rank in _families(listed[u[i]]):
            if canonical in shared:
                level[i] = min(level[i], max(1, rank, shared[canonical]))
    misread = long_enough & (a.misread[t] == b.misread[u])
    level[_equal(misread, a.misreads, b.misreads, t, u)] = Level.SOUND
    same_digits = long_enough & (a.digits[t] == b.digits[u])
    sound = same_digits & (a.fold[t] == b.fold[u])
    level[_equal(sound, a.folds, b.folds, t, u)] = Level.SOUND
    alike = same_digits & (a.bones[t] != 0) & (a.bones[t] == b.bones[u])
    at = _equal(alike, a.skeletons, b.skeletons, t, u)
    level[at] = np.minimum(level[at], Level.LIKE)
    level[_equal(a.same[t] == b.same[u], a.words, b.words, t, u)] = Level.SAME
    open_ = np.flatnonzero(same_digits & (level > Level.EDIT))
    _edit_levels(a, b, t, u, level, open_)
    return level


def _edit_levels(
    a: _Side, b: _Side, t: I32, u: I32, level: NDArray[np.uint8], at: NDArray[np.intp]
) -> None:
    gap = np.abs(a.length[t[at]] - b.length[u[at]])
    native = a.native[t[at]] | b.native[u[at]]
    short = np.minimum(a.length[t[at]], b.length[u[at]]) < NATIVE_FROM
    at = at[(gap <= 2) & ~(native & short)]
    i, j = t[at], u[at]
    distance = process.cpdist(
        a.words[i].tolist(), b.words[j].tolist(), scorer=OSA.distance, score_cutoff=2,
        dtype=np.uint8,
    )  # fmt: skip
    longest = np.maximum(a.length[i], b.length[j])
    shortest = np.minimum(a.length[i], b.length[j])
    one = (distance == 1) & (
        (longest >= 3) | ((shortest == 2) & (a.letters[i] == b.letters[j]))
    )
    two = (distance == 2) & (longest >= 6) & (shortest >= 4)
    found = np.where(one, Level.EDIT, np.where(two, Level.EDITS, Level.NONE)).astype(np.uint8)
    level[at] = np.minimum(level[at], found)
    rest = at[(level[at] > Level.LIKE)]
    i, j = t[rest], u[rest]
    fit = (np.minimum(a.fold_length[i], b.fold_length[j]) >= 4) & (
        np.abs(a.fold_length[i] - b.fold_length[j]) <= 1
    )
    rest, i, j = rest[fit], i[fit], j[fit]
    distance = process.cpdist(
        a.folds[i].tolist(), b.folds[j].tolist(), scorer=OSA.distance, score_cutoff=1,
        dtype=np.uint8,
    )  # fmt: skip
    level[rest[distance == 1]] = Level.LIKE
