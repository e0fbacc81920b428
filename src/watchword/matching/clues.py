"""What leads from a query to listed rows: a listed word close to one of its words, or to several.

A clue is one listed word (or two or three of them written as one) with the word or the neighbouring words
of the query that it may stand for, and the most that this can be worth. Rows are read from the index
only for the clues that are followed: see :mod:`watchword.matching.candidates`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.index.names_hash import mixed
from watchword.index.names_near import Level
from watchword.index.names_vocabulary import ranges
from watchword.matching.bounds import Line, piece_values
from watchword.matching.filters import NEAR
from watchword.matching.rows import ROLE_WEIGHTS, QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import LEAST_WEIGHT, Piece
from watchword.matching.words import WordMemory
from watchword.names.lexicon import Role

__all__ = ["Clues", "Worth", "close_clues", "joined_clues", "split_clues", "worth_of_words"]

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]


@dataclass(slots=True)
class Clues:
    """Clues as parallel arrays.

    ``row`` is the query's row, ``first`` and ``last`` the run of words that the clue stands for (by
    place in ``QueryRows.word``, without ``last``), ``unit`` the listed word or, for words written as
    one on the list, its place among the glued forms. ``value`` bounds what it brings; ``weight``,
    ``gain`` and ``listed`` are what it brings in bits if it is a glued piece, and 0 otherwise.
    """

    row: I64
    first: I64
    last: I64
    unit: I64
    value: F64
    weight: F64
    gain: F64
    listed: F64

    def only(self, at: NDArray[Any] | slice) -> Clues:
        """Those at some places."""
        return Clues(*(getattr(self, f.name)[at] for f in fields(self)))

    @staticmethod
    def all_of(parts: list[Clues]) -> Clues:
        """Several one after the other."""
        return Clues(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Clues)))


@dataclass(slots=True)
class Worth:
    """By query word, the most that it can bring: by any listed word, by one that isn't nearer than
    ``filters.NEAR``, by an initial on the list; and whether it is a letter, which many words may hold.
    """

    best: F64
    far: F64
    letter: F64
    open_: NDArray[np.bool_]


def close_clues(
    queries: QueryRows, names: CompiledNames, memory: WordMemory, s: Settings, row_line: Line
) -> tuple[Clues, NDArray[np.uint8]]:
    """Each listed word close to a word of the queries, in their order, and how close it is."""
    word = queries.word
    start = memory.near_at.array[word]
    count = memory.near_at.array[word + 1] - start
    token, near = np.repeat(np.arange(len(word)), count), ranges(start, count)
    unit = memory.near_unit.array[near].astype(np.int64)
    level = np.minimum(memory.near_level.array[near], Level.EDITS)
    weight = queries.weight[token]
    a = names.arrays
    gain = np.minimum(memory.bits.array[word[token], level], a["word_bits"][unit, level])
    gain = gain * ROLE_WEIGHTS[queries.role[token]]
    size = np.minimum(np.minimum(weight, a["word_least"][unit]) / LEAST_WEIGHT, 1)
    row = _row_of(queries)[token]
    value = piece_values(queries, row_line, s, row, weight, gain, level, size)
    none = np.zeros(len(token))
    return Clues(row, token, token + 1, unit, value, none, none, none), level


def worth_of_words(
    queries: QueryRows,
    memory: WordMemory,
    s: Settings,
    row_line: Line,
    close: Clues,
    level: NDArray[np.uint8],
) -> Worth:
    """The most that each word of the queries can bring, ``close`` being all clues of single words."""
    count = len(queries.word)
    near, far = np.zeros(count), np.zeros(count)
    np.maximum.at(near, close.first, np.where(level <= NEAR, close.value, 0))
    np.maximum.at(far, close.first, np.where(level > NEAR, close.value, 0))
    # An initial on the list may stand for any word that begins with it, one in the query likewise.
    plain = (queries.role <= Role.WORD) | (queries.role == Role.INITIAL)
    least = np.minimum(np.minimum(queries.weight, memory.least_letter) / LEAST_WEIGHT, 1)
    letter = piece_values(
        queries,
        row_line,
        s,
        _row_of(queries),
        queries.weight,
        np.full(count, s.initial_bits),
        np.full(count, Piece.INITIAL),
        least,
    )
    letter = np.where(plain, np.maximum(letter, 0), 0)
    best = np.maximum(np.maximum(near, far), letter)
    return Worth(best, far, letter, memory.letter.array[queries.word])


def joined_clues(queries: QueryRows, names: CompiledNames, s: Settings, row_line: Line) -> Clues:
    """Neighbouring words of the queries that are one listed word."""
    a = names.arrays
    keys = mixed(np.concatenate([queries.glue_key, queries.glue_raw]))
    lo = np.searchsorted(a["fold_sorted"], keys, "left")
    n = np.searchsorted(a["fold_sorted"], keys, "right") - lo
    run = np.repeat(np.tile(np.arange(len(queries.glue_key)), 2), n)
    unit = a["fold_unit"][ranges(lo, n)].astype(np.int64)
    row = np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.glue_at))[run]
    first = queries.at[row] + queries.glue_place[run]
    last = first + queries.glue_size[run]
    running = np.concatenate([[0], np.cumsum(queries.weight, dtype=np.float64)])
    weight = running[last] - running[first]
    gain = np.maximum(weight, 0.1) * s.glued_bits
    value = row_line.weight[row] * weight + row_line.gain[row] * gain
    value += s.glued * np.minimum(np.minimum(weight, a["word_least"][unit]) / LEAST_WEIGHT, 1)
    return Clues(row, first, last, unit, value, weight, gain, a["word_bits"][unit, 0].astype(np.float64))


def split_clues(
    queries: QueryRows, names: CompiledNames, memory: WordMemory, s: Settings, row_line: Line
) -> Clues:
    """Words of the queries that are neighbouring words of a listed name."""
    a = names.arrays
    keys = mixed(memory.fold.array[queries.word])
    lo = np.searchsorted(a["glue_sorted"], keys, "left")
    n = np.searchsorted(a["glue_sorted"], keys, "right") - lo
    token, spot = np.repeat(np.arange(len(keys)), n), ranges(lo, n)
    row = _row_of(queries)[token]
    weight = queries.weight[token].astype(np.float64)
    # The glued word itself is rarely seen, so it counts by its parts.
    listed = a["glue_worth"][spot].astype(np.float64)
    gain = np.maximum(listed, 0.1)
    value = row_line.weight[row] * weight + row_line.gain[row] * gain
    value += s.glued * np.minimum(np.minimum(weight, listed) / LEAST_WEIGHT, 1)
    return Clues(row, token, token + 1, spot, value, weight, gain, listed)


def _row_of(queries: QueryRows) -> I64:
    return np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.at))
