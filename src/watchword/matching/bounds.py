"""How much a pair can score at most, from the words that are close to each other alone.

Every bound here is on the sum of evidence before the curve (see :mod:`watchword.matching.sums`), and
never below it: what a bound leaves out (numbers, order, passed-over ends of a name) only counts against.

Left-over words count by their share of both names, which is no plain sum. For one query it is held
under a straight line, so that a word that matches brings a fixed amount, its *value*: what it adds in
bits, what its weight saves, less the price of its being inexact. Values add up, so that a pair can be
given up as soon as the words that are still open can't make up for those that are missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.index.names_near import Level
from watchword.matching.edges import close_words
from watchword.matching.rows import QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import LEAST_WEIGHT, Piece
from watchword.matching.words import WordMemory

__all__ = ["Line", "line", "may_reach", "piece_values"]

F64 = NDArray[np.float64]

#: What the bounds allow for: rounding, and the line between two steps of its grid.
SLACK = 0.1
#: Steps at which the share of a query that matches is tried, to lay the line.
STEPS = 33


@dataclass(slots=True)
class Line:
    """For each query row, what a word's weight saves, what a bit of it adds, and what values must reach.

    ``need`` is infinite for a row that can't reach the threshold even against itself. ``reach`` is the
    threshold itself, as a sum of evidence.
    """

    weight: F64
    gain: F64
    need: F64
    reach: float


def line(queries: QueryRows, s: Settings, need: float) -> Line:
    """The line of each query row, for sums of evidence from ``need`` on."""
    total = queries.total.astype(np.float64)
    dearer = np.where(queries.lossy, s.lossy_share, 1.0)
    # Two straight pieces make up the gain: the one that is lower where three quarters match.
    long_ = 0.75 * total > s.enough_gain
    gain = np.where(long_, s.more_gain, s.gain)
    start = np.where(long_, s.enough_gain * (s.gain - s.more_gain), 0.0)
    start = start + s.base + s.lossy * queries.lossy + s.derived * queries.derived + SLACK
    matched = np.linspace(0, 1, STEPS)[None, :] * total[:, None]
    rest = _left_over(s, total[:, None] - matched, None, matched, dearer[:, None])
    hopeful = start[:, None] + gain[:, None] * matched + rest >= need
    # Chord from the least that may match to everything.
    least = np.where(hopeful.any(1), hopeful.argmax(1), STEPS - 1)
    at = np.arange(len(total))
    run = np.maximum(total - matched[at, least], 1e-9)
    weight = np.where(least < STEPS - 1, -rest[at, least] / run, 0.0)
    above = np.where(hopeful, rest - weight[:, None] * matched, -np.inf).max(1, initial=-np.inf)
    return Line(weight, gain, need - start - above, need)


def _left_over(s: Settings, left: Any, right: Any, matched: Any, dearer: Any) -> F64:
    """The most that words left over may count against: ``left`` bits of the query, and of the listed
    name at least ``right`` (None: any number).
    """

    def cost(right: Any) -> F64:
        both = np.minimum(left, right)
        all_ = np.maximum(matched + (left + right) / 2, 1)
        omitted = s.omitted_in_listed * (left - both)
        omitted += s.omitted_in_query * np.minimum(right - both, s.most_omitted * all_)
        out: F64 = s.contradiction_bits * both + (s.contradiction * both + dearer * omitted) / all_
        return out

    # Which is cheaper, an omission or a contradiction, depends on the weights; in between is neither.
    if right is None:
        return np.maximum(cost(np.zeros_like(left)), cost(left))
    return np.maximum(cost(right), cost(np.maximum(left, right)))


def piece_values(
    queries: QueryRows,
    row_line: Line,
    s: Settings,
    row: NDArray[Any],
    weight: NDArray[Any],
    gain: NDArray[Any],
    level: NDArray[Any],
    size: NDArray[Any],
) -> F64:
    """The value of pieces: of rows ``row``, with ``weight`` and ``gain`` bits, found at ``level``;
    ``size`` is the part of an inexact word that counts, from 0 to 1.
    """
    price = np.zeros(len(Piece) + 1)
    price[Piece.SOUND], price[Piece.EDIT], price[Piece.LIKE] = s.sound, s.edit, s.like
    price[Piece.EDITS], price[Piece.INITIAL], price[Piece.GLUED] = s.edits, s.initial, s.glued
    lossy = np.zeros(len(Piece) + 1)
    lossy[Level.SOUND : Level.EDITS + 1] = s.lossy_inexact
    paid = price[level] + np.where(queries.lossy[row], lossy[level], 0)
    value: F64 = row_line.weight[row] * weight + row_line.gain[row] * gain + paid * size
    return value


def may_reach(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    row_line: Line,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
    glued: tuple[F64, F64, F64],
) -> NDArray[np.bool_]:
    """Which pairs may reach the threshold, with every word looked at but none aligned.

    ``glued`` is what words written together bring to each pair at most: of the query's weight, in gain,
    and of the listed name's weight.
    """
    more_weight, more_gain, more_listed = glued
    a = names.arrays
    piece = close_words(queries, names, memory, s, left_row, right_row)
    pair, row = piece.pair, left_row[piece.pair]
    size = np.minimum(np.minimum(piece.weight_left, piece.weight_right) / LEAST_WEIGHT, 1)
    value = piece_values(queries, row_line, s, row, piece.weight_left, piece.worth, piece.level, size)
    count = len(left_row)
    wide = int((queries.at[left_row + 1] - queries.at[left_row]).max(initial=1))
    token = pair * wide + piece.token - queries.at[row]
    best, most = np.zeros(count * wide), np.zeros(count * wide)
    weight = np.zeros(count * wide)
    np.maximum.at(best, token, value)
    np.maximum.at(most, token, piece.worth)
    weight[token] = piece.weight_left
    lossy = a["row_lossy"][right_row]
    extra = s.lossy * (lossy & ~queries.lossy[left_row])
    extra += s.derived * (a["row_derived"][right_row] & ~queries.derived[left_row])
    extra += row_line.weight[left_row] * more_weight + row_line.gain[left_row] * more_gain
    by_value = best.reshape(count, wide).sum(1) + extra >= row_line.need[left_row]
    # The same once more without prices, but with what is left over on the listed side.
    place = a["row_place"][piece.spot].astype(np.int64)
    broad = int(place.max(initial=0)) + 1
    listed = np.zeros(count * broad)
    np.maximum.at(listed, pair * broad + place, piece.weight_right)
    left = queries.total[left_row] - weight.reshape(count, wide).sum(1) - more_weight
    left = np.maximum(left, 0)
    right = a["row_weight"][right_row] - listed.reshape(count, broad).sum(1) - more_listed
    right = np.maximum(right, 0)
    right = np.where(queries.cut[left_row], s.cut_share * right, right)
    gain = most.reshape(count, wide).sum(1) + more_gain
    dearer = np.where(queries.lossy[left_row] | lossy, s.lossy_share, 1.0)
    at_best = s.base + s.gain * np.minimum(gain, s.enough_gain)
    at_best += s.more_gain * np.maximum(gain - s.enough_gain, 0)
    at_best += _left_over(s, left, right, queries.total[left_row] - left, dearer)
    at_best += s.lossy * (lossy | queries.lossy[left_row]) + SLACK
    return np.asarray(by_value & (at_best >= row_line.reach))
