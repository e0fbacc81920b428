"""Which listed rows are worth scoring for a query row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.matching.edges import ranges
from watchword.matching.rows import QueryRows
from watchword.matching.words import WordMemory

__all__ = ["candidate_pairs"]


def candidate_pairs(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    *,
    everything: bool,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pairs of a query row and a listed row, each once, sorted."""
    a = names.arrays
    rows = len(a["row_name"])
    row_of = np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.at))
    use = np.ones(len(row_of), np.bool_) if everything else _worth_expanding(queries, memory, row_of)
    token = np.flatnonzero(use)
    word = queries.word[token]
    start = memory.near_at.array[word]
    count = memory.near_at.array[word + 1] - start
    unit = memory.near_unit.array[ranges(start, count)]
    left = np.repeat(row_of[token], count)
    left, unit = _with_joined(queries, names, left, unit)
    post = a["post_at"][unit]
    size = a["post_at"][unit + 1] - post
    pairs = [np.repeat(left, size) * rows + a["post_row"][ranges(post, size)]]
    keys = memory.fold_key.array[word]
    lo = np.searchsorted(a["glue_sorted"], keys, "left")
    n = np.searchsorted(a["glue_sorted"], keys, "right") - lo
    pairs.append(np.repeat(row_of[token], n) * rows + a["glue_row"][ranges(lo, n)])
    found = np.unique(np.concatenate(pairs))
    return found // rows, found % rows


def _with_joined(
    queries: QueryRows, names: CompiledNames, left: NDArray[Any], unit: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Adds the listed words that are neighbouring words of a query written as one."""
    a = names.arrays
    row_of = np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.glue_at))
    keys, row_of = np.concatenate([queries.glue_key, queries.glue_raw]), np.tile(row_of, 2)
    lo = np.searchsorted(a["fold_sorted"], keys, "left")
    n = np.searchsorted(a["fold_sorted"], keys, "right") - lo
    return (
        np.concatenate([left, np.repeat(row_of, n)]),
        np.concatenate([unit, a["fold_unit"][ranges(lo, n)]]),
    )


#: The part of a query's weight that a hit must match; the rarest words that make up the rest are
#: enough to look up.
LEAST_MATCHED = 0.45


def _worth_expanding(
    queries: QueryRows, memory: WordMemory, row_of: NDArray[Any]
) -> NDArray[np.bool_]:
    """The words of each query to look up: cheapest first, until no hit can do without one."""
    cost = memory.cost.array[queries.word]
    order = np.lexsort((cost, row_of))
    weight = queries.weight[order]
    running = np.cumsum(weight, dtype=np.float64)
    before = running - weight
    start = np.zeros(len(queries.query))
    filled = np.diff(queries.at) > 0
    start[filled] = before[queries.at[:-1][filled]]
    used = before - start[row_of[order]]
    need = (1 - LEAST_MATCHED) * queries.total[row_of[order]]
    use = np.zeros(len(row_of), np.bool_)
    use[order] = used <= need
    return use | (cost < 50)
