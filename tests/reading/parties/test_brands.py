"""Which words of a listed name are what it is called."""

from __future__ import annotations

import numpy as np
import pytest

import watchword as ww
from watchword.reading.parties.brands import brand_starts, headwords


@pytest.fixture(scope="module")
def names():
    return ww.open(sampler=True, as_of="2026-01-15", today="2026-11-24").index.names


def test_brands_lie_within_their_rows_and_are_shorter(names):
    row, start, end = brand_starts(names)
    keep = names.arrays["row_first"]
    at = names.arrays["row_at"]
    row_of = np.repeat(np.arange(len(at) - 1), np.diff(at))[keep]
    assert len(row)
    assert (row_of[start] == row).all()
    assert (row_of[end - 1] == row).all()
    assert ((end - start) < np.bincount(row_of)[row]).all()


def test_words_of_a_dictionary_are_no_brands():
    assert {"micro", "saturn"} <= headwords()
    assert "megvii" not in headwords()
