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

from watchword.index.names_near import Level
from watchword.matching.rows import QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import Piece

__all__ = ["SLACK", "Line", "left_over", "line", "piece_values"]

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
    rest = left_over(s, total[:, None] - matched, None, matched, dearer[:, None])
    hopeful = start[:, None] + gain[:, None] * matched + rest >= need
    # Chord from the least that may match to everything.
    least = np.where(hopeful.any(1), hopeful.argmax(1), STEPS - 1)
    at = np.arange(len(total))
    run = np.maximum(total - matched[at, least], 1e-9)
    weight = np.where(least < STEPS - 1, -rest[at, least] / run, 0.0)
    above = np.where(hopeful, rest - weight[:, None] * matched, -np.inf).max(1, initial=-np.inf)
    return Line(weight, gain, need - start - above, need)


def left_over(s: Settings, left: Any, right: Any, matched: Any, dearer: Any) -> F64:
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
