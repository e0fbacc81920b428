from __future__ import annotations

import numpy as np

from watchword.bench.asking import Found
from watchword.bench.recall import recall_of


def found_of(rows: list[tuple[int, int, float]]) -> Found:
    query, party, score = (
        (np.array(c) for c in zip(*rows, strict=True)) if rows else (np.zeros(0, np.int64),) * 3
    )
    return Found(4, query, party, np.zeros(len(rows), np.int64), score.astype(np.float64))


FULL = [(0, 1, 0.9), (0, 2, 0.8), (1, 1, 0.75), (3, 9, 0.71)]


def test_an_equal_answer_is_whole() -> None:
    told = recall_of(found_of(FULL), found_of(FULL))
    assert told["pairs"]["share"] == told["questions"]["share"] == 1.0
    assert told["score_differs"] == told["only_in_fast"] == 0


def test_what_is_lost_changed_and_extra_by_hand() -> None:
    fast = [(0, 1, 0.9), (1, 1, 0.70), (2, 5, 0.8)]
    told = recall_of(found_of(fast), found_of(FULL))
    assert (told["pairs"]["count"], told["pairs"]["of"]) == (2, 4)
    assert (told["questions"]["count"], told["questions"]["of"]) == (2, 3)
    assert told["score_differs"] == 1
    assert told["only_in_fast"] == 1
    assert told["_missing"].tolist() == [1, 3]


def test_nothing_found_at_all() -> None:
    told = recall_of(found_of([]), found_of(FULL))
    assert told["pairs"]["share"] == 0.0
    assert recall_of(found_of([]), found_of([]))["pairs"]["share"] is None
