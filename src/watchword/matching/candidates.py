"""Which listed rows are worth scoring for a query row.

A hit must share enough of the query, so it is found under one of the query's rarest words: those
without which the others' values can't reach the threshold (see :mod:`watchword.matching.bounds`). Of
the rows found, those are dropped that can't hold enough of the other words, asked word by word of a
table of bits; what is left is looked at in full, but not aligned. So are pairs of two different stated
kinds dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames, letter_bits
from watchword.index.names_near import Level
from watchword.index.names_vocabulary import ranges
from watchword.matching.bounds import Line, line, may_reach, piece_values
from watchword.matching.rows import ROLE_WEIGHTS, QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import LEAST_WEIGHT, Piece
from watchword.matching.words import WordMemory
from watchword.model import Kind
from watchword.names.lexicon import Role

__all__ = ["all_pairs", "candidate_pairs", "may_be_one"]

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

#: Postings worked on together, so that their arrays stay in the cache.
GROUP = 50_000


@dataclass(slots=True)
class _Entries:
    """Listed words close to the queries' words: whose, which, and the most that the piece can be worth.

    ``most`` and ``letter`` are by query word: the most that it can bring by any listed word, and by a
    listed initial. ``open_`` marks the words that any row may hold: a letter stands for many words.
    """

    token: I64
    unit: NDArray[Any]
    value: F64
    most: F64
    letter: F64
    open_: NDArray[np.bool_]


@dataclass(slots=True)
class _Found:
    """Postings found: the query's row and its word behind them, the listed row, and the word's value."""

    left: I64
    token: I64
    right: NDArray[Any]
    value: F64

    def only(self, keep: NDArray[Any]) -> _Found:
        return _Found(self.left[keep], self.token[keep], self.right[keep], self.value[keep])


def all_pairs(queries: QueryRows, names: CompiledNames, memory: WordMemory) -> tuple[I64, I64]:
    """Every pair that shares anything; all others score 0. The oracle's candidates."""
    row_of = _row_of(queries)
    token, near = _close_words(queries, memory, np.arange(len(queries.word)))
    left, right = _posted(names, memory.near_unit.array[near])
    together = _glued(queries, names, memory)
    return _unique(
        names,
        np.concatenate([row_of[token][left], together[0]]),
        np.concatenate([right, together[1]]),
    )


def candidate_pairs(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    settings: Settings,
    threshold: float,
    visible: NDArray[np.bool_] | None = None,
) -> tuple[I64, I64]:
    """Pairs of a query row and a listed row that may reach the threshold, sorted."""
    need = float(np.log(threshold / (1 - threshold))) if 0 < threshold < 1 else 99.0
    row_line = line(queries, settings, need)
    row_of = _row_of(queries)
    entries = _entries(queries, names, memory, settings, row_line)
    glued = _glued(queries, names, memory)
    # A pair with words written together is found by these, so nothing else allows for them.
    use = _to_look_up(queries, names, entries, row_line)
    viable = _viable(queries, entries, row_line)
    post_at = names.arrays["post_at"]
    looked = np.flatnonzero(viable & use[entries.token])
    size = post_at[entries.unit[looked] + 1] - post_at[entries.unit[looked]]
    # Entries are in the order of the queries, so a group has whole stretches of them.
    group = np.cumsum(size) // GROUP
    beside = np.flatnonzero(viable & ~use[entries.token])
    parts = [_beside(names, entries, beside, row_of)]
    bounds = np.flatnonzero(np.diff(group, prepend=-1, append=np.iinfo(np.int64).max))
    for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        at = looked[low:high]
        which, right = _posted(names, entries.unit[at])
        token = entries.token[at][which]
        parts.append(_Found(row_of[token], token, right, entries.value[at][which]))
    checked = [_with_enough(queries, names, memory, entries, row_line, p) for p in parts]
    left, right = _unique(
        names,
        np.concatenate([p.left for p in checked]),
        np.concatenate([p.right for p in checked]),
    )
    keep = may_reach(queries, names, memory, settings, row_line, need, left, right)
    left, right = np.concatenate([left[keep], glued[0]]), np.concatenate([right[keep], glued[1]])
    keep = may_be_one(queries, names, left, right)
    if visible is not None:
        keep &= visible[names.arrays["row_name"][right]]
    return _unique(names, left[keep], right[keep])


def may_be_one(queries: QueryRows, names: CompiledNames, left: I64, right: NDArray[Any]) -> NDArray[np.bool_]:
    """Which pairs aren't of two different kinds, both stated: a person is no vessel."""
    mine, theirs = queries.kind[left], names.arrays["row_stated"][right]
    return np.asarray((mine == theirs) | (mine == Kind.UNKNOWN) | (theirs == Kind.UNKNOWN))


def _row_of(queries: QueryRows) -> I64:
    return np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.at))


def _unique(names: CompiledNames, left: I64, right: NDArray[Any]) -> tuple[I64, I64]:
    """Each pair once, sorted."""
    rows = np.int64(max(len(names.arrays["row_name"]), 1))
    keys = np.sort(left * rows + right)
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return keys // rows, keys % rows


def _posted(names: CompiledNames, unit: NDArray[Any]) -> tuple[I64, NDArray[Any]]:
    """The listed rows with each of these words: the word's place, and the row."""
    a = names.arrays
    start = a["post_at"][unit]
    size = a["post_at"][unit + 1] - start
    return np.repeat(np.arange(len(unit)), size), a["post_row"][ranges(start, size)]


def _close_words(queries: QueryRows, memory: WordMemory, token: NDArray[Any]) -> tuple[I64, I64]:
    """Each listed word close to one of the tokens: whose it is, and its place in the memory."""
    word = queries.word[token]
    start = memory.near_at.array[word]
    count = memory.near_at.array[word + 1] - start
    return np.repeat(token, count), ranges(start, count)


def _entries(
    queries: QueryRows, names: CompiledNames, memory: WordMemory, s: Settings, row_line: Line
) -> _Entries:
    """The listed words close to each word of the queries, with their values."""
    a = names.arrays
    row_of = _row_of(queries)
    token, near = _close_words(queries, memory, np.arange(len(queries.word), dtype=np.int64))
    unit = memory.near_unit.array[near]
    level = np.minimum(memory.near_level.array[near], Level.EDITS)
    weight = queries.weight[token]
    worth = np.minimum(memory.bits.array[queries.word[token], level], a["word_bits"][unit, level])
    worth = worth * ROLE_WEIGHTS[queries.role[token]]
    size = np.minimum(np.minimum(weight, a["word_least"][unit]) / LEAST_WEIGHT, 1)
    value = piece_values(queries, row_line, s, row_of[token], weight, worth, level, size)
    most = np.zeros(len(queries.word))
    np.maximum.at(most, token, value)
    # An initial on the list may stand for any word that begins with it, one in the query likewise.
    plain = (queries.role <= Role.WORD) | (queries.role == Role.INITIAL)
    least = np.minimum(queries.weight, memory.least_letter) / LEAST_WEIGHT
    initial = np.full(len(queries.word), Piece.INITIAL)
    bits = np.full(len(queries.word), s.initial_bits)
    by_letter = piece_values(
        queries, row_line, s, row_of, queries.weight, bits, initial, np.minimum(least, 1)
    )
    letter = np.where(plain, np.maximum(by_letter, 0), 0)
    open_ = memory.letter.array[queries.word]
    return _Entries(token, unit, value, np.where(open_, np.maximum(most, letter), most), letter, open_)


def _sum_by_row(queries: QueryRows, values: NDArray[Any]) -> F64:
    return np.bincount(_row_of(queries), weights=values, minlength=len(queries.query))


def _viable(queries: QueryRows, e: _Entries, row_line: Line) -> NDArray[np.bool_]:
    """The entries that a hit can have: with every other word at its best."""
    most = np.maximum(e.most, e.letter)
    others = _sum_by_row(queries, most)[_row_of(queries)] - most
    enough = others[e.token] + e.value >= row_line.need[_row_of(queries)[e.token]]
    return np.asarray(enough & (e.value > 0))


def _to_look_up(
    queries: QueryRows, names: CompiledNames, e: _Entries, row_line: Line
) -> NDArray[np.bool_]:
    """The words of each query to look up: cheapest first, until no hit can do without one."""
    row_of = _row_of(queries)
    size = names.arrays["word_postings"][e.unit]
    cost = np.bincount(e.token, weights=np.where(e.value > 0, size, 0), minlength=len(queries.word))
    order = np.lexsort((cost, e.open_, row_of))
    row = row_of[order]
    most = np.maximum(e.most, e.letter)[order]
    running = np.concatenate([[0], np.cumsum(most)])
    start = queries.at[:-1][row]
    before = running[:-1] - running[start]
    rest = _sum_by_row(queries, np.maximum(e.most, e.letter))[row] - before
    use = np.zeros(len(row_of), np.bool_)
    # A letter alone isn't looked up, unless there is nothing else.
    first = np.arange(len(row)) == start
    use[order] = (rest >= row_line.need[row]) & (~e.open_[order] | first)
    return use


def _beside(names: CompiledNames, e: _Entries, at: NDArray[Any], row_of: I64) -> _Found:
    """The rows with an initial that hold a word close to one of those not looked up.

    AHMED, A. meets "Ahmed Islam" by its commonest word alone: the initial stands for the other.
    """
    a = names.arrays
    start = a["beside_at"][e.unit[at]]
    size = a["beside_at"][e.unit[at] + 1] - start
    token = np.repeat(e.token[at], size)
    return _Found(row_of[token], token, a["beside_row"][ranges(start, size)], np.repeat(e.value[at], size))


def _with_enough(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    e: _Entries,
    row_line: Line,
    found: _Found,
) -> _Found:
    """The postings whose row may hold enough of the query's other words.

    Other words are asked for one after another, the most valuable first.
    """
    a = names.arrays
    found = found.only(may_be_one(queries, names, found.left, found.right))
    best = np.maximum(e.most, e.letter)
    bound = _sum_by_row(queries, best)[found.left] - best[found.token] + found.value
    letters = letter_bits(memory.first.array[queries.word])
    order = np.lexsort((-e.most, _row_of(queries)))
    sizes = np.diff(queries.at)
    for k in range(int(sizes.max(initial=0))):
        at = np.flatnonzero(sizes[found.left] > k)
        token = order[queries.at[found.left[at]] + k]
        other = (token != found.token[at]) & ~e.open_[token]
        at, token = at[other], token[other]
        right = found.right[at]
        word = queries.word[token]
        memory.table_rows(word)
        here = memory.rows.holds(word, right)
        initial = (a["row_initial"][right] & letters[token]) > 0
        most = np.where(here, e.most[token], 0)
        most = np.where(initial, np.maximum(most, e.letter[token]), most)
        bound[at] -= best[token] - most
        keep = bound >= row_line.need[found.left]
        found, bound = found.only(keep), bound[keep]
    return found


def _glued(queries: QueryRows, names: CompiledNames, memory: WordMemory) -> tuple[I64, NDArray[Any]]:
    """Pairs where words are written together on one side and apart on the other."""
    a = names.arrays
    row_of = np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.glue_at))
    keys = np.concatenate([queries.glue_key, queries.glue_raw])
    lo = np.searchsorted(a["fold_sorted"], keys, "left")
    n = np.searchsorted(a["fold_sorted"], keys, "right") - lo
    joined = np.repeat(np.tile(row_of, 2), n)
    which, right = _posted(names, a["fold_unit"][ranges(lo, n)])
    keys = memory.fold_key.array[queries.word]
    lo = np.searchsorted(a["glue_sorted"], keys, "left")
    n = np.searchsorted(a["glue_sorted"], keys, "right") - lo
    return (
        np.concatenate([joined[which], np.repeat(_row_of(queries), n)]),
        np.concatenate([right, a["glue_row"][ranges(lo, n)]]),
    )
