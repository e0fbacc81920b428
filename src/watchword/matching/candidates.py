"""Which listed rows are worth scoring for a query row.

A hit must share enough of the query, so it is found under one of the query's rarest words: those
without which the others' values can't reach the threshold (see :mod:`watchword.matching.bounds`). Of
the rows found, those are dropped that can't hold enough of the other words, asked word by word of a
table of bits (:mod:`watchword.matching.filters`); what is left is looked at in full, but not aligned. So
are pairs of two different stated kinds dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames, letter_bits
from watchword.index.names_vocabulary import ranges
from watchword.matching.bounds import Line, line
from watchword.matching.clues import (
    Clues,
    Worth,
    close_clues,
    joined_clues,
    split_clues,
    worth_of_words,
)
from watchword.matching.reach import may_reach
from watchword.matching.rows import QueryRows
from watchword.matching.settings import Settings
from watchword.matching.words import WordMemory
from watchword.model import Kind

__all__ = ["all_pairs", "candidate_pairs", "may_be_one"]

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

#: Rows read together, so that their arrays stay in the cache.
GROUP = 50_000

#: Words written together, at most; see ``index.compiled``.
MOST_GLUED = 3

#: Where rows are read: under each word, the same for rows with an initial alone (few, and met by words too
#: common to look up), or under words written together.
Where = Literal["post", "beside", "glued"]
Span = tuple[NDArray[Any], NDArray[Any]]

#: By kind, a bit for each kind that may be the same party; see ``may_be_one``.
_SAME_KIND = np.array(
    [
        sum(1 << b for b in Kind if Kind.UNKNOWN in (a, b) or a == b)
        for a in sorted(Kind)
    ],
    np.uint8,
)  # fmt: skip


def all_pairs(queries: QueryRows, names: CompiledNames, memory: WordMemory) -> tuple[I64, I64]:
    """Every pair that shares anything; all others score 0. The oracle's candidates."""
    s = Settings()
    row_line = line(queries, s, -99.0)
    close, _ = close_clues(queries, names, memory, s, row_line)
    joined = joined_clues(queries, names, s, row_line)
    split = split_clues(queries, names, memory, s, row_line)
    left, right = [], []
    where: Where
    for clues, where in ((close, "post"), (joined, "post"), (split, "glued")):
        which, rows = _rows_of(names, _span(names, clues.unit, None, where), where)
        left.append(clues.row[which])
        right.append(rows)
    keys = np.unique(_keys(names, np.concatenate(left), np.concatenate(right)))
    return _pairs(names, keys)


def candidate_pairs(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    settings: Settings,
    threshold: float,
    visible: NDArray[np.bool_] | None = None,
) -> tuple[I64, I64]:
    """Pairs of a query row and a listed row that may reach the threshold, sorted."""
    inside = min(max(threshold, 1e-9), 1 - 1e-9)
    need = float(np.log(inside / (1 - inside)))
    row_line = line(queries, settings, need)
    close, level = close_clues(queries, names, memory, settings, row_line)
    worth = worth_of_words(queries, memory, settings, row_line, close, level)
    look_up = _to_look_up(queries, names, row_line, close, worth)
    close = close.only(np.flatnonzero(close.value > 0))
    joined = joined_clues(queries, names, settings, row_line)
    split = split_clues(queries, names, memory, settings, row_line)
    asking = _Asking(queries, names, memory, row_line, worth, Clues.all_of([joined, split]))
    use = look_up[close.first]
    followed: list[tuple[Clues, Where]] = [
        (close.only(use), "post"),
        # AHMED, A. meets "Ahmed Islam" by its commonest word alone: the initial stands for the other.
        (close.only(~use), "beside"),
        (joined, "post"),
        (split, "glued"),
    ]
    found = [asking.follow(clues, where) for clues, where in followed]
    clues = Clues.all_of([c for c, _ in found])
    right = np.concatenate([r for _, r in found])
    keys, place = np.unique(_keys(names, clues.row, right), return_inverse=True)
    left, right = _pairs(names, keys)
    glued = np.flatnonzero(clues.gain > 0)
    keep = may_reach(queries, names, memory, settings, row_line, left, right, clues.only(glued), place[glued])
    if visible is not None:
        keep &= visible[names.arrays["row_name"][right]]
    return left[keep], right[keep]


def may_be_one(queries: QueryRows, names: CompiledNames, left: I64, right: NDArray[Any]) -> NDArray[np.bool_]:
    """Which pairs aren't of two different kinds, both stated: a person is no vessel."""
    allowed = _SAME_KIND[queries.kind[left]] >> names.arrays["row_stated"][right]
    return np.asarray((allowed & 1) > 0)


def _keys(names: CompiledNames, left: I64, right: NDArray[Any]) -> I64:
    keys: I64 = left * np.int64(max(len(names.arrays["row_name"]), 1)) + right
    return keys


def _pairs(names: CompiledNames, keys: I64) -> tuple[I64, I64]:
    rows = np.int64(max(len(names.arrays["row_name"]), 1))
    return keys // rows, keys % rows


def _span(names: CompiledNames, unit: NDArray[Any], kind: NDArray[np.uint8] | None, where: Where) -> Span:
    """Where the listed rows under each unit stand, and how many: for a query's kind, those that may be
    one with it, and for some kinds a few others.
    """
    a = names.arrays
    if where == "glued":
        return unit, np.ones(len(unit), np.int64)
    start = a[f"{where}_at"][unit]
    end = a[f"{where}_at"][unit + 1]
    if where == "post" and kind is not None:
        persons = a["post_persons"][unit]
        end = np.where(kind == Kind.PERSON, start + persons + a["post_unstated"][unit], end)
        start = np.where((kind != Kind.PERSON) & (kind != Kind.UNKNOWN), start + persons, start)
    return start, end - start


def _rows_of(names: CompiledNames, span: Span, where: Where) -> tuple[I64, NDArray[Any]]:
    """The listed rows of each span: the span's place, and the row."""
    start, size = span
    rows = names.arrays["glue_row" if where == "glued" else f"{where}_row"]
    return np.repeat(np.arange(len(start)), size), rows[ranges(start, size)]


def _to_look_up(
    queries: QueryRows, names: CompiledNames, row_line: Line, close: Clues, worth: Worth
) -> NDArray[np.bool_]:
    """The words of each query to look up: cheapest first, until no hit can do without one."""
    row_of = np.repeat(np.arange(len(queries.query)), np.diff(queries.at))
    _, size = _span(names, close.unit, queries.kind[close.row], "post")
    size = np.where(close.value > 0, size, 0)
    cost = np.bincount(close.first, weights=size, minlength=len(row_of))
    order = np.lexsort((cost, worth.open_, row_of))
    row = row_of[order]
    running = np.concatenate([[0], np.cumsum(worth.best[order])])
    # What this word and all after it can bring.
    rest = running[queries.at[1:][row]] - running[:-1]
    # A letter alone isn't looked up, unless there is nothing else.
    first = np.arange(len(row)) == queries.at[:-1][row]
    use = np.zeros(len(row), np.bool_)
    use[order] = (rest >= row_line.need[row] - 1e-6) & (~worth.open_[order] | first)
    return use


class _Asking:
    """Follows clues to listed rows, and asks for the other words of the query there."""

    def __init__(
        self,
        queries: QueryRows,
        names: CompiledNames,
        memory: WordMemory,
        row_line: Line,
        worth: Worth,
        glued: Clues,
    ) -> None:
        self.queries, self.names, self.memory = queries, names, memory
        self.need, self.worth = row_line.need - 1e-6, worth
        row_of = np.repeat(np.arange(len(queries.query)), np.diff(queries.at))
        #: The words of each row by what they can bring, the most valuable first, letters last.
        self.ranked = np.lexsort((-worth.best, worth.open_, row_of))
        self.rank = np.empty(len(row_of), np.int64)
        self.rank[self.ranked] = np.arange(len(row_of)) - queries.at[:-1][row_of]
        self.asked = np.bincount(row_of, weights=~worth.open_, minlength=len(queries.query)).astype(np.int64)
        self.running = np.concatenate([[0], np.cumsum(worth.best)])
        # A row with one word written together or apart may have another, which tables don't tell of: for
        # each word, what it may bring so. All such rows are found by these very clues, so that no other
        # clue has to allow for them.
        self.together = np.zeros(len(row_of))
        for place in range(MOST_GLUED):
            np.maximum.at(self.together, np.minimum(glued.first + place, glued.last - 1), glued.value)
        self.best_together = np.maximum(worth.best, self.together)
        self.running_together = np.concatenate([[0], np.cumsum(self.best_together)])
        self.letters = letter_bits(memory.first.array[queries.word])

    def follow(self, clues: Clues, where: Where) -> tuple[Clues, NDArray[Any]]:
        """The clues and rows that may reach what is needed, one clue for each row found."""
        at = self.queries.at
        running = self.running_together if clues.gain.any() else self.running
        others = running[at[clues.row + 1]] - running[at[clues.row]]
        others -= running[clues.last] - running[clues.first]
        bound = clues.value + others
        some = np.flatnonzero(bound >= self.need[clues.row])
        clues, bound = clues.only(some), bound[some]
        parts = [self._held(*self._with_first(*part)) for part in self._read(clues, bound, where)]
        return Clues.all_of([c for c, _ in parts]), np.concatenate([r for _, r in parts])

    def _read(self, clues: Clues, bound: F64, where: Where) -> Iterator[tuple[Clues, F64, I64, NDArray[Any]]]:
        """The rows under each clue, some at a time: the clue's place, and the row."""
        start, size = _span(self.names, clues.unit, self.queries.kind[clues.row], where)
        cuts = np.flatnonzero(np.diff(np.cumsum(size) // GROUP)) + 1
        for low, high in pairwise([0, *cuts.tolist(), len(size)]):
            part = slice(low, high)
            yield clues.only(part), bound[part], *_rows_of(self.names, (start[part], size[part]), where)

    def _with_first(
        self, clues: Clues, bound: F64, which: I64, right: NDArray[Any]
    ) -> tuple[Clues, F64, I64, NDArray[Any]]:
        """Most rows don't hold the first word asked for: the same as a step of ``_held``, but cheaper."""
        token, table, loss, _ = self._question(clues, bound, 0)
        spared = (token < 0) | (bound - loss >= self.need[clues.row])
        table = np.where(spared, -1, table)
        self.memory.table_rows(table[table >= 0])
        keep = self.memory.rows.holds(table, which, right)
        if spared.any():
            keep |= spared[which]
        initial = np.flatnonzero(self.names.with_initial[right] & ~keep)
        keep[initial] = self._fits(token[which[initial]], right[initial])
        kind = _SAME_KIND[self.queries.kind[clues.row]]
        at = np.flatnonzero(keep)
        at = at[np.flatnonzero((kind[which[at]] >> self.names.arrays["row_stated"][right[at]]) & 1)]
        used, which = np.unique(which[at], return_inverse=True)
        return clues.only(used), bound[used], which, right[at]

    def _held(self, clues: Clues, bound: F64, which: I64, right: NDArray[Any]) -> tuple[Clues, NDArray[Any]]:
        """Of the rows found by clues, those that may hold enough of the query's other words.

        Words are asked for one after another, the most valuable first.
        """
        need, left = self.need[clues.row], bound[which]
        for k in range(int(self.asked[clues.row].max(initial=0))):
            token, table, loss, by_letter = self._question(clues, bound, k)
            self.memory.table_rows(table[table >= 0])
            fails = ~self.memory.rows.holds(table, which, right) & (token >= 0)[which]
            at = np.flatnonzero(fails)
            if not len(at):
                continue
            whose = which[at]
            fits = self._fits(token[whose], right[at])
            left[at] -= np.where(fits, by_letter[whose], loss[whose])
            keep = np.flatnonzero(left >= need[which])
            which, right, left = which[keep], right[keep], left[keep]
        return clues.only(which), right

    def _question(self, clues: Clues, bound: F64, k: int) -> tuple[I64, I64, F64, F64]:
        """For each clue the word to ask for, -1 for none; its table; and what a row without it loses: in
        all, and if it has an initial that may stand for it.

        Where a loose match of the word wouldn't do, only close ones are asked for, and a row without
        loses everything.
        """
        row = clues.row
        # The clue's own word is passed over.
        k_ = k + (self.rank[clues.first] <= k)
        token = self.ranked[np.minimum(self.queries.at[row] + k_, len(self.ranked) - 1)]
        own = (token >= clues.first) & (token < clues.last)
        token = np.where((self.asked[row] > k_) & ~own, token, -1)
        glued = clues.gain > 0
        best = np.where(glued, self.best_together[token], self.worth.best[token])
        without = np.where(glued, self.together[token], 0)
        loose = bound - best + self.worth.far[token] >= self.need[row]
        table = 2 * self.queries.word[token].astype(np.int64) + loose
        table = np.where(token < 0, -1, table)
        loss = np.where(loose | (without > 0), best - without, np.inf)
        return token, table, loss, np.minimum(loss, best - self.worth.letter[token])

    def _fits(self, token: I64, right: NDArray[Any]) -> NDArray[np.bool_]:
        """Which rows have an initial that may stand for the word beside it."""
        return np.asarray((self.names.arrays["row_initial"][right] & self.letters[token]) > 0)
