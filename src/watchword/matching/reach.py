"""The last look at a pair before it is aligned: can all its words together reach the threshold?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.matching.bounds import SLACK, Line, left_over, piece_values
from watchword.matching.clues import Clues
from watchword.matching.edges import close_words
from watchword.matching.rows import QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import LEAST_WEIGHT
from watchword.matching.words import WordMemory

__all__ = ["may_reach"]

F64 = NDArray[np.float64]


class _Cells:
    """Some cells for each of many pairs, one after the other."""

    def __init__(self, sizes: NDArray[np.int64]) -> None:
        self._sizes = sizes
        self._start = np.cumsum(sizes) - sizes

    def of(self, pair: NDArray[Any], place: NDArray[Any]) -> NDArray[np.int64]:
        """The cell at each place of a pair."""
        cell: NDArray[np.int64] = self._start[pair] + place
        return cell

    def most(self, cell: NDArray[np.int64], values: NDArray[Any]) -> F64:
        """The most of the values in each cell, and at least 0."""
        out = np.zeros(int(self._sizes.sum()))
        np.maximum.at(out, cell, values)
        return out

    def sums(self, values: F64) -> F64:
        """The sum over each pair's cells."""
        pair = np.repeat(np.arange(len(self._sizes)), self._sizes)
        return np.bincount(pair, weights=values, minlength=len(self._sizes)).astype(np.float64)


def may_reach(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    row_line: Line,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
    glued: Clues,
    place: NDArray[Any],
) -> NDArray[np.bool_]:
    """Which pairs may reach the threshold, with every word looked at but none aligned.

    ``glued`` are the clues of words written together, each with the ``place`` of its pair.
    """
    a = names.arrays
    piece = close_words(queries, names, memory, s, left_row, right_row)
    pair, row = piece.pair, left_row[piece.pair]
    size = np.minimum(np.minimum(piece.weight_left, piece.weight_right) / LEAST_WEIGHT, 1)
    value = piece_values(queries, row_line, s, row, piece.weight_left, piece.worth, piece.level, size)
    # By word of each pair's query, and by word of its listed name.
    mine = _Cells(queries.at[left_row + 1] - queries.at[left_row])
    token = mine.of(pair, piece.token - queries.at[row])
    # What a run of words brings together is put down to its first.
    token = np.concatenate([token, mine.of(place, glued.first - queries.at[glued.row])])
    best = mine.most(token, np.concatenate([value, glued.value]))
    gain = mine.sums(mine.most(token, np.concatenate([piece.worth, glued.gain])))
    weight = mine.sums(mine.most(token, np.concatenate([piece.weight_left, glued.weight])))
    theirs = _Cells(a["row_at"][right_row + 1] - a["row_at"][right_row])
    listed = theirs.most(theirs.of(pair, a["row_place"][piece.spot]), piece.weight_right)
    lossy = a["row_lossy"][right_row]
    extra = s.lossy * (lossy & ~queries.lossy[left_row])
    extra += s.derived * (a["row_derived"][right_row] & ~queries.derived[left_row])
    by_value = mine.sums(best) + extra >= row_line.need[left_row]
    # The same once more without prices, but with what is left over on the listed side.
    left = np.maximum(queries.total[left_row] - weight, 0)
    right = a["row_weight"][right_row] - theirs.sums(listed)
    right = np.maximum(right - np.bincount(place, weights=glued.listed, minlength=len(right)), 0)
    right = np.where(queries.cut[left_row], s.cut_share * right, right)
    dearer = np.where(queries.lossy[left_row] | lossy, s.lossy_share, 1.0)
    at_best = s.base + s.gain * np.minimum(gain, s.enough_gain)
    at_best += s.more_gain * np.maximum(gain - s.enough_gain, 0)
    at_best += left_over(s, left, right, queries.total[left_row] - left, dearer)
    at_best += s.lossy * (lossy | queries.lossy[left_row]) + SLACK
    return np.asarray(by_value & (at_best >= row_line.reach))
