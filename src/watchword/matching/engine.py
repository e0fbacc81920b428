"""The engine: queries in, listed names at or over the threshold out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.matching.background import Background, packaged_background
from watchword.matching.candidates import all_pairs, candidate_pairs, may_be_one
from watchword.matching.reference import best_alignment
from watchword.matching.rows import query_rows, word_keys
from watchword.matching.scorer import score_pairs
from watchword.matching.settings import PAIR_SETTINGS, SHIPPED_THRESHOLD, Settings
from watchword.matching.words import WordMemory
from watchword.matching.workings import workings
from watchword.model import Evidence
from watchword.names.analyse import Analysed

__all__ = ["Engine", "Matches", "Mode"]

Mode = Literal["fast", "exhaustive"]

#: Queries taken together: enough for numpy to pay, few enough to keep the arrays in the cache.
BATCH = 512
#: Queries whose words are looked up together, a multiple of BATCH: more words a look-up, less
#: overhead a word.
AHEAD = 16 * BATCH
#: Hits explained together from this many on; fewer are explained faster one by one.
MANY = 16
#: Pairs aligned together.
PAIRS = 200_000


@dataclass(frozen=True, slots=True)
class Matches:
    """Hits as parallel arrays: the query's place, the listed name's number, the score.

    Sorted by query, then by descending score, then by name, so that the order is always the same.
    """

    query: NDArray[np.int32]
    name: NDArray[np.int32]
    score: NDArray[np.float32]


class Engine:
    """Scores queries against every listed name; remembers words, so that it gets faster."""

    def __init__(self, names: CompiledNames, settings: Settings | None = None) -> None:
        self.names = names
        self.settings = settings or Settings()
        self._memory = WordMemory(names)
        self._oracle = WordMemory(names, exhaustive=True)

    def search(
        self,
        queries: Sequence[Analysed],
        *,
        visible: NDArray[np.bool_] | None = None,
        threshold: float = SHIPPED_THRESHOLD,
        mode: Mode = "fast",
    ) -> Matches:
        """All listed names (of those visible) at or over the threshold; none of another stated kind."""
        step = BATCH if mode == "fast" else 8
        parts = []
        for i in range(0, len(queries), step):
            if mode == "fast" and i % AHEAD == 0:
                self._memory.learn(word_keys(queries[i : i + AHEAD]))
            parts.append(self._batch(queries[i : i + step], i, visible, threshold, mode))
        if not parts:
            none = np.zeros(0, np.int32)
            return Matches(none, none, np.zeros(0, np.float32))
        query, name, score = (np.concatenate(c) for c in zip(*parts, strict=True))
        return Matches(query, name, score)

    def _batch(
        self,
        queries: Sequence[Analysed],
        base: int,
        visible: NDArray[np.bool_] | None,
        threshold: float,
        mode: Mode,
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
        memory = self._memory if mode == "fast" else self._oracle
        rows = query_rows(queries, memory)
        if mode == "exhaustive":
            left, right = all_pairs(rows, self.names, memory)
            keep = may_be_one(rows, self.names, left, right)
            left, right = left[keep], right[keep]
            if visible is not None:
                keep = visible[self.names.arrays["row_name"][right]]
                left, right = left[keep], right[keep]
        else:
            left, right = candidate_pairs(rows, self.names, memory, self.settings, threshold, visible)
        score = np.concatenate(
            [np.zeros(0, np.float32)]
            + [
                score_pairs(
                    rows, self.names, memory, self.settings,
                    left[i : i + PAIRS], right[i : i + PAIRS],
                )
                for i in range(0, len(left), PAIRS)
            ]
        )  # fmt: skip
        at = np.flatnonzero(score >= threshold)
        query = rows.query[left[at]].astype(np.int64) + base
        name = self.names.arrays["row_name"][right[at]]
        return _best_rows(query, name, score[at])

    def explain(self, asked: Sequence[tuple[Analysed, int]]) -> list[list[Evidence]]:
        """For each query and listed name: the alignment piece by piece, and what is left over."""
        if len(asked) >= MANY:
            return workings(asked, self.names, self._memory, self.settings)
        return [
            best_alignment(q, self.names.analysed(n), self.background, self.settings).evidence()
            for q, n in asked
        ]

    @cached_property
    def background(self) -> Background:
        """What words are worth by these lists."""
        return Background(self.names, self._memory)


def _best_rows(
    query: NDArray[Any], name: NDArray[Any], score: NDArray[np.float32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]:
    """One hit per query and name, with the score of its best pair of readings."""
    order = np.lexsort((-score, name, query))
    query, name, score = query[order], name[order], score[order]
    first = np.ones(len(query), np.bool_)
    first[1:] = (query[1:] != query[:-1]) | (name[1:] != name[:-1])
    query, name, score = query[first], name[first], score[first]
    order = np.lexsort((name, -score, query))
    return query[order].astype(np.int32), name[order].astype(np.int32), score[order]


def compare(
    a: Analysed,
    b: Analysed,
    background: Engine | Background | None = None,
    settings: Settings | None = None,
) -> tuple[float, list[Evidence]]:
    """Score two names, with the working; no archive is needed.

    The same both ways: the better of taking either as the query, since nobody says which of two
    names is the fuller one. Without an engine, words are weighed by the packaged background.
    """
    if isinstance(background, Engine):
        background = background.background
    background = background or packaged_background()
    settings = settings or PAIR_SETTINGS
    there = best_alignment(a, b, background, settings)
    back = best_alignment(b, a, background, settings)
    if there.score >= back.score:
        return there.score, there.evidence()
    turned = [replace(e, query=e.listed, listed=e.query) for e in back.evidence()]
    return back.score, turned
