"""No bound is under what a pair scores, whatever the threshold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_list import alike, damaged, made_names
from watchword.index.compiled import CompiledNames, compile_names
from watchword.matching import Engine
from watchword.matching.bounds import line
from watchword.matching.candidates import all_pairs, candidate_pairs
from watchword.matching.clues import split_clues
from watchword.matching.reach import may_reach
from watchword.matching.rows import query_rows
from watchword.matching.scorer import score_pairs
from watchword.model import Kind
from watchword.names import analyse

THRESHOLDS = st.sampled_from([0.02, 0.3, 0.5, 0.68, 0.8, 0.95])


@settings(max_examples=100, deadline=None)
@given(damaged(), THRESHOLDS)
def test_pairs_over_the_threshold_may_reach_it(
    engine: Engine, name: tuple[str, Kind], threshold: float
) -> None:
    memory, names, s = engine._memory, engine.names, engine.settings
    rows, left, right, score = _scored(engine, name)
    need = float(np.log(threshold / (1 - threshold)))
    row_line = line(rows, s, need)
    none = split_clues(rows, names, memory, s, row_line).only(slice(0))
    # Allowing nothing for words written together, pairs without such must pass all the same.
    plain = _without_glued(engine, rows, left, right)
    may = may_reach(rows, names, memory, s, row_line, left, right, none, np.zeros(0, np.int64))
    assert not np.any((score >= threshold) & plain & ~may)


@settings(max_examples=100, deadline=None)
@given(damaged(), THRESHOLDS)
def test_candidates_hold_every_pair_over_the_threshold(
    engine: Engine, name: tuple[str, Kind], threshold: float
) -> None:
    memory, names, s = engine._memory, engine.names, engine.settings
    rows, left, right, score = _scored(engine, name)
    stated = names.arrays["row_stated"][right]
    mine = rows.kind[left]
    one = (stated == mine) | (stated == Kind.UNKNOWN) | (mine == Kind.UNKNOWN)
    over = (score >= threshold) & one
    found = set(zip(*(c.tolist() for c in candidate_pairs(rows, names, memory, s, threshold)), strict=True))
    missed = [
        pair for pair in zip(left[over].tolist(), right[over].tolist(), strict=True) if pair not in found
    ]
    assert not missed


MADE = made_names(2000, seed=1)


@pytest.fixture(scope="module")
def crowd() -> Engine:
    """Two thousand made names: many near each other, with initials and words written as one."""
    texts = [t for t, _ in MADE]
    kinds = np.array([k for _, k in MADE], np.uint8)
    none = np.zeros(len(MADE), np.bool_)
    return Engine(CompiledNames(compile_names(texts, kinds, none, np.arange(len(MADE), dtype=np.int32))))


@settings(max_examples=100, deadline=None)
@given(st.lists(alike(MADE), min_size=1, max_size=8), st.sampled_from([0.3, 0.6, 0.68, 0.8]))
def test_in_a_crowd_fast_finds_what_exhaustive_finds(
    crowd: Engine, names: list[tuple[str, Kind]], threshold: float
) -> None:
    queries = [analyse(*name) for name in names]
    fast = crowd.search(queries, threshold=threshold)
    slow = crowd.search(queries, threshold=threshold, mode="exhaustive")
    assert list(zip(fast.query, fast.name, strict=True)) == list(zip(slow.query, slow.name, strict=True))


def test_a_query_that_cannot_reach_the_threshold_needs_more_than_there_is(engine: Engine) -> None:
    rows = query_rows([analyse("Co Ltd", Kind.ORGANIZATION)], engine._memory)
    row_line = line(rows, engine.settings, need=9.0)
    assert row_line.need[0] == np.inf


@pytest.mark.parametrize("threshold", [0.3, 0.68, 0.9])
def test_few_pairs_are_left_to_align(engine: Engine, threshold: float) -> None:
    """The point of it: of all that share a word, hardly more than the hits."""
    queries = [
        analyse(t, Kind.PERSON) for t in ("Vladimir Putin", "Sergei Lavrov", "Ali Hassan", "Maria Silva")
    ]
    memory, s = engine._memory, engine.settings
    rows = query_rows(queries, memory)
    every, _ = all_pairs(rows, engine.names, memory)
    left, right = candidate_pairs(rows, engine.names, memory, s, threshold)
    hits = int((score_pairs(rows, engine.names, memory, s, left, right) >= threshold).sum())
    assert hits <= len(left) <= max(2 * hits, len(every) // 2)


def _scored(engine: Engine, name: tuple[str, Kind]):
    """A query's rows, every pair that shares anything with them, and what each scores."""
    rows = query_rows([analyse(*name)], engine._memory)
    left, right = all_pairs(rows, engine.names, engine._memory)
    return rows, left, right, score_pairs(rows, engine.names, engine._memory, engine.settings, left, right)


def _without_glued(engine: Engine, rows, left, right) -> np.ndarray:
    """Pairs whose alignment can't have words written together: neither side has the other's as one."""
    from watchword.matching.edges import token_edges
    from watchword.matching.sums import Piece

    edges = token_edges(rows, engine.names, engine._memory, engine.settings, left, right)
    plain = np.ones(len(left), np.bool_)
    plain[edges.pair[edges.level == Piece.GLUED]] = False
    return plain
