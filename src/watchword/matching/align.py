"""The alignment of each pair: the best pieces first, none used twice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.matching.edges import Edges

__all__ = ["GAIN_STEPS", "choose"]

#: Gains are compared in steps of 1/256 bit, so that rounding can't decide between two alignments.
GAIN_STEPS = 256


def choose(edges: Edges) -> NDArray[np.intp]:
    """The edges of each pair's alignment.

    The edge with the most bits is taken, everything that uses one of its words is dropped, and so
    on. Edges of equal worth go by a number made of the words themselves, so that the order of the
    words and of the two names doesn't matter.
    """
    steps = np.clip(edges.gain * GAIN_STEPS, 0, 0xFFFF).astype(np.int64)
    key = (edges.pair << 36) | ((0xFFFF - steps) << 20) | (edges.tie & np.uint32(0xFFFFF))
    alive: NDArray[Any] = np.argsort(key, kind="stable")
    pairs = int(edges.pair.max(initial=-1)) + 1
    left, right = np.zeros(pairs, np.uint32), np.zeros(pairs, np.uint32)
    chosen = []
    while len(alive):
        pair = edges.pair[alive]
        first = np.ones(len(alive), np.bool_)
        first[1:] = pair[1:] != pair[:-1]
        taken = alive[first]
        chosen.append(taken)
        left[edges.pair[taken]] |= edges.left_mask[taken]
        right[edges.pair[taken]] |= edges.right_mask[taken]
        used = (edges.left_mask[alive] & left[pair]) | (edges.right_mask[alive] & right[pair])
        alive = alive[used == 0]
    return np.concatenate(chosen) if chosen else np.zeros(0, np.intp)
