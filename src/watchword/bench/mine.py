"""Advice on a threshold from a user's own labelled pairs.

The file has the columns ``name1``, ``name2`` and ``is_match`` (true/false, yes/no, 1/0, match/no match),
and may have ``schema``. Where a labelled folder is at hand, the clean customers' alerts per 1,000 at
list level stand beside: a pair file says nothing of how often a threshold alerts among 60,000 names.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.bench.figures import best_f1, count_at, cross_validated, interval
from watchword.bench.sets import read_rows
from watchword.exceptions import UsageError
from watchword.matching import PAIR_THRESHOLD, SHIPPED_THRESHOLD, compare
from watchword.screening import query_of

__all__ = ["advice", "advice_rows", "read_pairs"]

_YES = frozenset("true yes y 1 match hit t positive".split())
_NO = frozenset("false no n 0 nomatch nohit f negative".split())
#: The thresholds shown: every twentieth, and the two that are shipped.
GRID = tuple(round(0.3 + 0.05 * i, 2) for i in range(14))

Scores = NDArray[np.float64]


def read_pairs(path: Path) -> list[tuple[dict[str, str], bool]]:
    """The labelled pairs of a file; raises :class:`UsageError` naming the row that can't be used."""
    rows = read_rows(path)
    if not rows:
        raise UsageError(f"{path} has no rows.")
    if lacks := [c for c in ("name1", "name2", "is_match") if c not in rows[0]]:
        raise UsageError(f"{path} lacks the column {', '.join(lacks)}; it has {', '.join(rows[0])}.")
    out = []
    for number, row in enumerate(rows, 2):
        verdict = "".join(row["is_match"].lower().split()).replace("_", "").replace("-", "")
        if verdict not in _YES | _NO:
            raise UsageError(f"{path}, row {number}: is_match is {row['is_match']!r}; write true or false.")
        for side in ("name1", "name2"):
            if not any(c.isalnum() for c in row[side]):
                raise UsageError(f"{path}, row {number}: {side} is empty.")
        out.append((row, verdict in _YES))
    return out


def advice_rows(scores: Scores, truth: NDArray[np.bool_], clean: Scores | None) -> list[dict[str, Any]]:
    """One row a threshold: recall with its interval, precision, false alerts per 1,000 of the clean."""
    rows = []
    for t in sorted({*GRID, round(PAIR_THRESHOLD, 4), round(SHIPPED_THRESHOLD, 4)}):
        c = count_at(scores, truth, t)
        low, high = interval(c.true_hits, c.true_hits + c.missed)
        rows.append(
            {
                "threshold": t,
                "recall": round(c.recall, 4),
                "recall_95": [round(low, 4), round(high, 4)],
                "missed": c.missed,
                "precision": round(c.precision, 4),
                "f1": round(c.f1, 4),
                "false_per_1000_pairs": round(1000 * c.false_alert_rate, 2),
                "clean_customers_per_1000": (
                    round(1000 * float(np.mean(clean >= t)), 2) if clean is not None and len(clean) else None
                ),
            }
        )
    return rows


def advice(path: Path, clean: Scores | None = None) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The advice, and the pairs told wrongly at the shipped pair threshold."""
    pairs = read_pairs(path)
    scores = np.array([_score(row) for row, _ in pairs])
    truth = np.array([right for _, right in pairs])
    if truth.all() or not truth.any():
        raise UsageError(f"{path} has only {'matches' if truth.all() else 'non-matches'}; advice needs both.")
    best, f1 = best_f1(scores, truth)
    keys = [f"{row['name1']}\t{row['name2']}" for row, _ in pairs]
    validated, chosen = cross_validated(scores, truth, keys)
    wrong = [
        {**row, "score": round(float(s), 4)}
        for (row, right), s in zip(pairs, scores, strict=True)
        if (s >= PAIR_THRESHOLD) != right
    ]
    return {
        "pairs": len(pairs),
        "matches": int(truth.sum()),
        "shipped_threshold": SHIPPED_THRESHOLD,
        "pair_threshold": PAIR_THRESHOLD,
        "best_f1": {"threshold": round(best, 4), "f1": round(f1, 4)},
        "cross_validated": {"f1": round(validated, 4), "thresholds": chosen},
        "lowest_match": round(float(scores[truth].min()), 4),
        "rows": advice_rows(scores, truth, clean),
    }, {"mine_wrong": wrong}


def _score(row: dict[str, str]) -> float:
    one, other = (query_of({"name": row[n], "schema": row.get("schema", "")}) for n in ("name1", "name2"))
    return float(compare(one.name, other.name)[0])
