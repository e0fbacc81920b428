"""The vectorised scorer: many pairs of a query and a listed name at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.matching.align import choose
from watchword.matching.edges import Edges, token_edges
from watchword.matching.rows import QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import LEAST_WEIGHT, Piece, Sums, score_sums
from watchword.matching.words import WordMemory

__all__ = ["aligned_pairs", "score_pairs"]

F32 = NDArray[np.float32]


def aligned_pairs(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    settings: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> tuple[Sums, Edges, NDArray[np.intp]]:
    """Align each pair of a query row and a listed row, and add up: sums by pair, and the places of the
    edges that make up the alignments.
    """
    edges = token_edges(queries, names, memory, settings, left_row, right_row)
    at = choose(edges)
    pair, count = edges.pair[at], len(left_row)

    def total(values: NDArray[Any]) -> F32:
        return np.bincount(pair, weights=values, minlength=count).astype(np.float32)

    a = names.arrays
    used = np.zeros(count, np.uint32)
    np.bitwise_or.at(used, pair, edges.right_mask[at])
    lossy = queries.lossy[left_row] | a["row_lossy"][right_row]
    left, right, piece = edges.left[at], edges.right[at], edges.level[at]
    size = np.minimum(np.minimum(left, right) / LEAST_WEIGHT, 1)
    width = len(Piece) + 1
    counts = np.bincount(pair * width + piece, weights=size, minlength=count * width)
    sums = Sums(
        gain=total(edges.gain[at]),
        distinct=total(edges.gain[at] * edges.distinct[at]),
        firm=total(edges.gain[at] * (edges.distinct[at] & _is_firm(piece))),
        matched=total(np.minimum(left, right)),
        left_over=np.maximum(queries.total[left_row] - total(left), 0),
        right_over=np.maximum(a["row_weight"][right_row] - total(right), 0),
        left_number=_rest(queries.numbers[left_row], total(edges.numbers_left[at])),
        right_number=_rest(a["row_numbers"][right_row], total(edges.numbers_right[at])),
        counts=counts.reshape(count, width).astype(np.float32),
        derived=queries.derived[left_row] | a["row_derived"][right_row],
        lossy=lossy,
        cut=queries.cut[left_row],
        given_over=_passed_over(a["row_given"][right_row], used),
        family_over=_passed_over(a["row_family"][right_row], used),
        jumbled=_jumbled(pair, edges.left_mask[at], edges.right_mask[at], lossy),
        kind_left=queries.kind[left_row],
        kind_right=a["row_kind"][right_row],
    )
    return sums, edges, at


def _is_firm(piece: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Pieces that are the same, sound the same, or are only written together or apart."""
    return np.asarray((piece <= Piece.SOUND) | (piece == Piece.GLUED))


def _passed_over(end: NDArray[Any], used: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which rows have an end of which no word is used."""
    return np.asarray((end != 0) & ((end & used) == 0))


def _jumbled(
    pair: NDArray[Any],
    left_mask: NDArray[np.uint32],
    right_mask: NDArray[np.uint32],
    lossy: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which lossy pairs match in an order that isn't only turned around; see ``order_kept``."""
    at = np.flatnonzero(lossy[pair])
    # A mask with its lowest bit alone orders pieces as their first places do.
    left, right = (m[at] & (~m[at] + np.uint32(1)) for m in (left_mask, right_mask))
    order = np.lexsort((left, pair[at]))
    p, r = pair[at][order], right[order]
    start = np.flatnonzero(np.diff(p, prepend=-1))
    after = np.roll(r, -1)
    if len(start):
        after[np.append(start[1:], len(r)) - 1] = r[start]
    turns = np.bincount(p, weights=r > after, minlength=len(lossy))
    return np.asarray(turns > 1)


def _rest(all_: F32, used: F32) -> F32:
    """What is left of numbers; below a hundredth of a bit it is rounding."""
    rest = all_ - used
    return np.where(rest > 0.01, rest, 0).astype(np.float32)


def score_pairs(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    settings: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> F32:
    """The score of each pair of a query row and a listed row."""
    sums, _, _ = aligned_pairs(queries, names, memory, settings, left_row, right_row)
    return score_sums(sums, settings)
