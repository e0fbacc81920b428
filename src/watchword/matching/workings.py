"""The working of many hits at once: each pair's best alignment, put into evidence.

The same as :func:`watchword.matching.reference.best_alignment` tells of one pair; a test holds the two
together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.index.names_vocabulary import ranges
from watchword.matching.explain import Against, Aligned, evidence
from watchword.matching.rows import query_rows
from watchword.matching.scorer import aligned_pairs
from watchword.matching.settings import Settings
from watchword.matching.sums import Piece, score_sums
from watchword.matching.words import WordMemory
from watchword.model import Evidence
from watchword.names.analyse import Analysed

__all__ = ["workings"]


def workings(
    asked: Sequence[tuple[Analysed, int]], names: CompiledNames, memory: WordMemory, settings: Settings
) -> list[list[Evidence]]:
    """The evidence for each pair of a query and a listed name's number."""
    if not asked:
        return []
    rows = query_rows([query for query, _ in asked], memory)
    name = np.fromiter((n for _, n in asked), np.int64, len(asked))
    pair, left, right, reading = _all_readings(rows.query, name, names)
    sums, edges, at = aligned_pairs(rows, names, memory, settings, left, right)
    best = _best(pair, score_sums(sums, settings))
    pieces = _pieces(edges.pair[at], edges.left_mask[at], edges.right_mask[at], edges.level[at], best)
    first = np.searchsorted(rows.query, np.arange(len(asked)))
    out = []
    for i, (query, n) in enumerate(asked):
        at_ = int(best[i])
        mine = query.readings[int(left[at_] - first[i])]
        theirs = names.analysed(n).readings[int(reading[at_])]
        out.append(evidence(mine, theirs, pieces[i], Against.of(sums, at_)))
    return out


def _all_readings(
    query: NDArray[np.int32], name: NDArray[np.int64], names: CompiledNames
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Every reading of each query with every one of its name: the pair, both rows, the name's reading."""
    row_name = names.arrays["row_name"]
    start = np.searchsorted(row_name, name)
    count = np.searchsorted(row_name, name, "right") - start
    left0 = np.arange(len(query))
    times = count[query]
    right = ranges(start[query], times)
    pair = np.repeat(query.astype(np.int64), times)
    return pair, np.repeat(left0, times), right, right - start[pair]


def _best(pair: NDArray[Any], score: NDArray[np.float32]) -> NDArray[np.intp]:
    """For each pair the place of its best reading, the first of equal ones."""
    order = np.lexsort((-score, pair))
    return order[np.diff(pair[order], prepend=-1) > 0]


def _pieces(
    pair: NDArray[Any],
    left: NDArray[np.uint32],
    right: NDArray[np.uint32],
    level: NDArray[np.uint8],
    best: NDArray[np.intp],
) -> list[list[Aligned]]:
    """The pieces of the alignments at some places."""
    out: list[list[Aligned]] = [[] for _ in best]
    place = {at: i for i, at in enumerate(best.tolist())}
    for p, mine, theirs, how in zip(
        pair.tolist(), left.tolist(), right.tolist(), level.tolist(), strict=True
    ):
        i = place.get(p)
        if i is not None:
            out[i].append((_places(mine), _places(theirs), Piece(how)))
    return out


def _places(mask: int) -> tuple[int, ...]:
    return tuple(k for k in range(mask.bit_length()) if mask >> k & 1)
