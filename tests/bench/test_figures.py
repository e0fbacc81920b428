from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.bench.figures import (
    Counts,
    band_rows,
    best_f1,
    count_at,
    cross_validated,
    fold_of,
    interval,
    share_over,
    threshold_for,
)

SCORES = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.1])
TRUTH = np.array([True, True, False, True, False, False])


def test_counts_at_a_threshold_by_hand() -> None:
    # At 0.7: told 0.9 (right), 0.8 (right), 0.7 (wrong); 0.6 is missed.
    counts = count_at(SCORES, TRUTH, 0.7)
    assert counts == Counts(true_hits=2, false_hits=1, missed=1, true_rests=2)
    assert counts.precision == pytest.approx(2 / 3)
    assert counts.recall == pytest.approx(2 / 3)
    assert counts.f1 == pytest.approx(2 / 3)
    assert counts.false_alert_rate == pytest.approx(1 / 3)


def test_a_score_equal_to_the_threshold_is_a_hit() -> None:
    assert count_at(np.array([0.7]), np.array([True]), 0.7).true_hits == 1


def test_nothing_told_is_precise_and_nothing_there_is_found() -> None:
    assert Counts(0, 0, 3, 2).precision == 1.0
    assert Counts(0, 0, 3, 2).f1 == 0.0
    assert Counts(0, 2, 0, 2).recall == 1.0
    assert Counts(0, 0, 0, 0).false_alert_rate == 0.0


def test_best_f1_by_hand() -> None:
    # Told 4: right 3 of 3, F1 = 2*3/(4+3) = 6/7; told 2: 2*2/(2+3) = 0.8.
    threshold, f1 = best_f1(SCORES, TRUTH)
    assert f1 == pytest.approx(6 / 7)
    assert threshold == pytest.approx(0.55)


def test_best_f1_never_parts_equal_scores() -> None:
    threshold, f1 = best_f1(np.array([0.8, 0.8, 0.2]), np.array([True, False, False]))
    assert (threshold, f1) == (pytest.approx(0.5), pytest.approx(2 / 3))


def test_best_f1_of_nothing() -> None:
    assert best_f1(np.zeros(0), np.zeros(0, np.bool_)) == (1.0, 0.0)


@given(
    st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.9]), st.booleans()), min_size=1, max_size=30)
)
def test_no_threshold_beats_the_best(rows: list[tuple[float, bool]]) -> None:
    scores = np.array([s for s, _ in rows])
    truth = np.array([t for _, t in rows])
    threshold, f1 = best_f1(scores, truth)
    tried = [count_at(scores, truth, t).f1 for t in (*np.unique(scores), 1.0)]
    if truth.any():
        assert f1 == pytest.approx(max(tried))
        assert count_at(scores, truth, threshold).f1 == pytest.approx(f1)


def test_threshold_for_a_share_of_the_clean() -> None:
    clean = np.array([0.9, 0.8, 0.8, 0.1] + [0.0] * 996)
    # 1,000 clean: 0.1 % lets one alert, so the threshold lies just over 0.8.
    one = threshold_for(clean, 0.001)
    assert one > 0.8
    assert share_over(clean, one) == 0.001
    # 0.2 % lets two alert; the second and third are equal, so neither may.
    assert share_over(clean, threshold_for(clean, 0.002)) == 0.001
    assert share_over(clean, threshold_for(clean, 0.003)) == 0.003
    assert threshold_for(clean, 1.0) == 0.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50), st.floats(0, 1))
def test_the_share_allowed_is_never_passed(scores: list[float], most: float) -> None:
    clean = np.array(scores)
    assert share_over(clean, threshold_for(clean, most)) <= most + 1e-9 or most >= 1


def test_share_of_none_is_zero() -> None:
    assert share_over(np.zeros(0), 0.5) == 0.0


def test_wilson_interval_by_hand() -> None:
    # 10 of 10: centre (1 + 1.9208/10)/(1 + 3.8415/10), lower end 0.7225 (published tables).
    low, high = interval(10, 10)
    assert low == pytest.approx(0.7225, abs=1e-4)
    assert high == pytest.approx(1.0)
    assert interval(0, 0) == (0.0, 1.0)


def test_folds_go_by_what_the_row_says() -> None:
    assert fold_of("a\tb", 5) == fold_of("a\tb", 5)
    assert {fold_of(str(i), 5) for i in range(100)} == set(range(5))


def test_cross_validation_of_a_clear_case_is_perfect() -> None:
    scores = np.array([0.9, 0.1] * 20)
    truth = scores > 0.5
    f1, chosen = cross_validated(scores, truth, [str(i) for i in range(40)])
    assert f1 == 1.0
    assert all(t == pytest.approx(0.5) for t in chosen)


def test_cross_validation_never_sees_the_fold_it_is_measured_on() -> None:
    # One fold's only match scores low: a threshold taken from the others misses it.
    keys = [str(i) for i in range(40)]
    fold = np.array([fold_of(k, 5) for k in keys])
    truth = np.arange(40) % 2 == 0
    scores = np.where(truth, np.where(fold == 0, 0.2, 0.9), 0.1)
    f1, chosen = cross_validated(scores, truth, keys)
    assert chosen[0] == pytest.approx(0.5)
    assert f1 < 1.0


def test_bands_by_hand() -> None:
    pairs = np.array([0.05, 0.55, 0.55, 1.0])
    truth = np.array([False, True, False, True])
    clean = np.array([0.0, 0.55, 0.95, 1.0])
    rows = band_rows(pairs, truth, clean)
    assert len(rows) == 10
    assert rows[5] == {"from": 0.5, "to": 0.6, "pairs": 2, "share_right": 0.5, "clean_per_1000": 250.0}
    assert rows[9] == {"from": 0.9, "to": 1.0, "pairs": 1, "share_right": 1.0, "clean_per_1000": 500.0}
    assert rows[3]["share_right"] is None
    assert sum(r["clean_per_1000"] for r in rows) == 1000
