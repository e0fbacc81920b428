"""A table of rows may say yes wrongly, but never no."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from watchword.matching.filters import RowFilters

ROWS = st.lists(st.integers(0, 2_000_000), max_size=300)


@given(st.lists(ROWS, min_size=1, max_size=8))
def test_every_row_put_in_is_held(tables: list[list[int]]) -> None:
    filters = RowFilters()
    numbers = filters.missing(np.arange(len(tables)), len(tables))
    owner = np.repeat(np.arange(len(tables)), [len(t) for t in tables])
    rows = np.array([r for t in tables for r in t], np.int32)
    filters.add(numbers, owner, rows)
    assert filters.holds(numbers, owner, rows).all()
    assert len(filters.missing(numbers, len(tables))) == 0


@given(ROWS, ROWS)
def test_tables_added_later_leave_the_first_ones_alone(first: list[int], second: list[int]) -> None:
    filters = RowFilters()
    for number, rows in enumerate((first, second)):
        missing = filters.missing(np.array([number]), 2)
        filters.add(missing, np.zeros(len(rows), np.int64), np.array(rows, np.int32))
    for number, rows in enumerate((first, second)):
        held = filters.holds(np.array([number]), np.zeros(len(rows), np.int64), np.array(rows, np.int32))
        assert held.all()


def test_most_other_rows_are_not_held() -> None:
    filters = RowFilters()
    rng = np.random.default_rng(1)
    rows = rng.choice(1_000_000, 5000, replace=False).astype(np.int32)
    filters.add(filters.missing(np.array([0]), 1), np.zeros(len(rows), np.int64), rows)
    others = np.setdiff1d(np.arange(1_000_000, 1_100_000, dtype=np.int32), rows)
    held = filters.holds(np.array([0]), np.zeros(len(others), np.int64), others)
    assert held.mean() < 1 / 8


def test_an_empty_table_holds_nothing() -> None:
    filters = RowFilters()
    filters.add(filters.missing(np.array([3]), 4), np.zeros(0, np.int64), np.zeros(0, np.int32))
    rows = np.arange(1000, dtype=np.int32)
    assert not filters.holds(np.array([3]), np.zeros(1000, np.int64), rows).any()
