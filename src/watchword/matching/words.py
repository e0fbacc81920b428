"""Query words, each looked up once and remembered."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames, fold_parts
from watchword.index.names_background import MOST_BITS, ROLE_WEIGHT, unseen_bits
from watchword.index.names_folds import roman_fold
from watchword.index.names_hash import mixed, word_hashes
from watchword.index.names_near import LEVELS, Level
from watchword.index.names_vocabulary import ranges
from watchword.matching.filters import NEAR, RowFilters
from watchword.matching.filters import TOGETHER as ROWS_TOGETHER
from watchword.matching.growing import Growing
from watchword.names.lexicon import Role

__all__ = ["WordMemory"]

#: When more pairs than this are remembered, all are dropped and looked up again as needed.
MOST_PAIRS = 4_000_000

#: Words looked up at once: more are no faster, and each takes some 20 kB meanwhile.
TOGETHER = 1000

#: A pair not remembered is told so without a search: four slots a pair when 500,000 are remembered, as
#: after 20,000 customers.
_FILTER_BITS = 21


class WordMemory:
    """For each query word met so far: its bits by level, and the vocabulary words close to it."""

    def __init__(self, names: CompiledNames, *, exhaustive: bool = False) -> None:
        self._names = names
        self._exhaustive = exhaustive
        self._size = np.int64(len(names.vocabulary))
        letters = names.arrays["word_length"] == 1
        bits = names.arrays["word_bits"][letters, 0]
        #: The least weight of a listed initial.
        self.least_letter = float(bits.min(initial=MOST_BITS)) * ROLE_WEIGHT[Role.INITIAL]
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.ids: dict[tuple[str, ...], int] = {}
        self.bits = Growing(np.float32, LEVELS)
        self.first = Growing(np.uint8)
        self.letter = Growing(np.bool_)
        self.legal = Growing(np.bool_)
        self.rows = RowFilters()
        self.fold = Growing(np.uint64)
        self.fold_length = Growing(np.int64)
        self.fold_head = Growing(np.uint8)
        self.fold_tail = Growing(np.uint8)
        self.hash = Growing(np.uint32)
        self.raw = Growing(np.uint64)
        self.raw_length = Growing(np.int64)
        self.near_at = Growing(np.int64)
        self.near_at.extend(np.zeros(1, np.int64))
        self.near_unit = Growing(np.int32)
        self.near_level = Growing(np.uint8)
        self.keys = Growing(np.int64)
        self._filter = np.zeros(1 << _FILTER_BITS, np.bool_)

    def learn(self, words: Iterable[tuple[str, ...]]) -> None:
        """Look up the words not met before, all at once."""
        if len(self.keys.array) > MOST_PAIRS:
            self.clear()
        unseen = [w for w in dict.fromkeys(words) if w not in self.ids]
        for i in range(0, len(unseen), TOGETHER):
            self._learn(unseen[i : i + TOGETHER])

    def numbers(self, words: list[tuple[str, ...]]) -> NDArray[np.int32]:
        """The number of each word (with its variants); unseen ones are looked up now."""
        try:
            found = [self.ids[w] for w in words]
        except KeyError:
            self.learn(words)
            found = [self.ids[w] for w in words]
        return np.array(found, np.int32)

    def _learn(self, words: list[tuple[str, ...]]) -> None:
        forms = [f for w in words for f in w]
        owner = np.repeat(np.arange(len(words), dtype=np.int32), [len(w) for w in words])
        vocabulary = self._names.vocabulary
        find = vocabulary.near_all if self._exhaustive else vocabulary.near
        t, unit, level = find(_without_mark(forms))
        t, unit, level = _best(owner[t], unit, level, self._size)
        t, unit, level = self._with_prefixes(words, t, unit, level)
        a = self._names.arrays
        base = len(self.ids)
        for w in words:
            self.ids[w] = len(self.ids)
        counts = np.bincount(t, minlength=len(words))
        bits = self._bits(words, t, unit, level)
        legal = np.zeros(len(words), np.bool_)
        known = np.zeros(len(words), np.bool_)
        known[t[level == Level.SAME]] = True
        # "liabilty" is a damaged "liability": but "ford" isn't a damaged legal word.
        near_legal = (level <= Level.EDIT) & a["word_legal"][unit] & (a["word_length"][unit] > 4)
        legal[t[near_legal]] = True
        self.bits.extend(bits)
        self.legal.extend(legal & ~known)
        texts = _without_mark([w[0] for w in words])
        self.first.extend(np.array([min(ord(w[0]), 255) for w in texts], np.uint8))
        self.letter.extend(np.array([len(w) == 1 and w.isalpha() for w in texts], np.bool_))
        parts = fold_parts([roman_fold(w) for w in texts])
        self.fold.extend(parts[0])
        self.fold_length.extend(parts[1])
        self.fold_head.extend(parts[2])
        self.fold_tail.extend(parts[3])
        raw, raw_length = word_hashes(texts)
        self.hash.extend(mixed(raw))
        self.raw.extend(raw)
        self.raw_length.extend(raw_length)
        self.near_at.extend(self.near_at.array[-1] + np.cumsum(counts))
        self.near_unit.extend(unit)
        self.near_level.extend(level)
        keys = (t.astype(np.int64) + base) * self._size + unit
        self.keys.extend(keys)
        self._filter[_slot(keys)] = True

    def _with_prefixes(
        self,
        words: list[tuple[str, ...]],
        t: NDArray[np.int32],
        unit: NDArray[np.int32],
        level: NDArray[np.uint8],
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
        """Adds, for words that may have been cut off, the words that begin like them."""
        cut = [(i, w[0][:-1]) for i, w in enumerate(words) if w[0].endswith("-") and len(w[0]) > 3]
        if not cut:
            return t, unit, level
        more_t, more_u, more_l = [t], [unit], [level]
        for i, start in cut:
            found = self._names.vocabulary.beginning_with(start)
            more_t.append(np.full(len(found), i, np.int32))
            more_u.append(found)
            more_l.append(np.full(len(found), Level.EDIT, np.uint8))
        return _best(np.concatenate(more_t), np.concatenate(more_u), np.concatenate(more_l), self._size)

    def _bits(
        self,
        words: list[tuple[str, ...]],
        t: NDArray[np.int32],
        unit: NDArray[np.int32],
        level: NDArray[np.uint8],
    ) -> NDArray[np.float32]:
        """The bits of each query word by level: those of the same word on the list, else by its
        length at first and by its neighbours' shares further out.
        """
        listed = self._names.arrays["word_bits"]
        own = np.array([unseen_bits(w[0]) for w in words], np.float32)
        bits = np.repeat(own[:, None], LEVELS, axis=1)
        exact = level == Level.SAME
        for at in range(LEVELS):
            sel = level <= at
            mass = np.bincount(t[sel], weights=2.0 ** -listed[unit[sel], 0], minlength=len(words))
            some = mass > 0
            bits[some, at] = np.minimum(bits[some, at], -np.log2(mass[some]))
        np.minimum.at(bits, t[exact], listed[unit[exact]])
        return np.minimum.accumulate(bits, axis=1)

    def table_rows(self, tables: NDArray[np.int64]) -> None:
        """Put down, for tables not asked before, which rows hold a word close to theirs."""
        a = self._names.arrays
        missing = self.rows.missing(tables, 2 * len(self.ids))
        if not len(missing):
            return
        start = self.near_at.array[missing // 2]
        near = self.near_at.array[missing // 2 + 1] - start
        place, owner = ranges(start, near), np.repeat(np.arange(len(missing)), near)
        wanted = (self.near_level.array[place] <= NEAR) | (missing[owner] % 2 == 1)
        unit, owner = self.near_unit.array[place[wanted]], owner[wanted]
        size = np.bincount(owner, weights=a["word_postings"][unit], minlength=len(missing))
        part = np.cumsum(size) // ROWS_TOGETHER
        for p in np.unique(part).tolist():
            low, high = np.searchsorted(part, [p, p + 1])
            mine = slice(*np.searchsorted(owner, [low, high]))
            first = a["post_at"][unit[mine]]
            count = a["post_at"][unit[mine] + 1] - first
            whose = np.repeat(owner[mine] - low, count)
            self.rows.add(missing[low:high], whose, a["post_row"][ranges(first, count)])

    def level(self, word: NDArray[np.int32], unit: NDArray[np.int32]) -> NDArray[np.uint8]:
        """How close each pair of query word and vocabulary word is."""
        keys = word.astype(np.int64) * self._size + unit
        out = np.full(len(keys), Level.NONE, np.uint8)
        maybe = np.flatnonzero(self._filter[_slot(keys)])
        known = self.keys.array
        at = np.searchsorted(known, keys[maybe])
        at[at == len(known)] = 0
        hit = known[at] == keys[maybe] if len(known) else np.zeros(len(maybe), np.bool_)
        out[maybe[hit]] = self.near_level.array[at[hit]]
        return out


def _slot(keys: NDArray[np.int64]) -> NDArray[np.uint64]:
    return (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _FILTER_BITS)


def _without_mark(words: Iterable[str]) -> list[str]:
    """Words without the ``-`` that marks a cut."""
    return [w[:-1] if w.endswith("-") and len(w) > 1 else w for w in words]


def _best(
    t: NDArray[np.int32], unit: NDArray[np.int32], level: NDArray[np.uint8], size: np.int64
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]:
    """One row per pair, with its closest level, sorted by pair."""
    keys = t.astype(np.int64) * size + unit
    order = np.lexsort((level, keys))
    keys = keys[order]
    first = np.ones(len(keys), np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    at = order[first]
    return t[at], unit[at], level[at]
