"""The arithmetic of the benchmarks: rates, thresholds, F1. Plain functions over plain arrays.

Scores run from 0 to 1; a query that met nothing has 0. "At or over the threshold" is a hit, as in the
engine. Definitions follow C. D. Manning et al., *Introduction to Information Retrieval* (2008), ch. 8.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Counts", "band_rows", "best_f1", "count_at", "cross_validated", "fold_of", "interval", "share_over",
    "threshold_for",
]  # fmt: skip

Scores = NDArray[np.float64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Counts:
    """The four counts of a yes/no test against labels."""

    true_hits: int
    false_hits: int
    missed: int
    true_rests: int

    @property
    def precision(self) -> float:
        """Of what was told, the share that is right; 1 where nothing was told."""
        told = self.true_hits + self.false_hits
        return self.true_hits / told if told else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was told; 1 where nothing is there."""
        there = self.true_hits + self.missed
        return self.true_hits / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing was told rightly."""
        both = 2 * self.true_hits + self.false_hits + self.missed
        return 2 * self.true_hits / both if both else 1.0

    @property
    def false_alert_rate(self) -> float:
        """Of what isn't there, the share told all the same; 0 where everything is there."""
        clean = self.false_hits + self.true_rests
        return self.false_hits / clean if clean else 0.0

    def to_json(self) -> dict[str, Any]:
        """The counts and the rates, rates to four places."""
        return {
            **asdict(self),
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


def count_at(scores: Scores, truth: Truth, threshold: float) -> Counts:
    """Count hits at a threshold against the labels."""
    told = scores >= threshold
    return Counts(
        int(np.sum(told & truth)),
        int(np.sum(told & ~truth)),
        int(np.sum(~told & truth)),
        int(np.sum(~told & ~truth)),
    )


def best_f1(scores: Scores, truth: Truth) -> tuple[float, float]:
    """The threshold with the best F1, and that F1; of equals the highest threshold.

    The threshold lies half-way between two neighbouring scores, so that it isn't tied to a row.
    """
    distinct = np.unique(scores)
    if not len(distinct):
        return 1.0, 0.0
    order = np.argsort(-scores, kind="stable")
    ranked, right = scores[order], truth[order]
    hits = np.cumsum(right)
    told = np.arange(1, len(ranked) + 1)
    last = np.append(ranked[1:] != ranked[:-1], True)  # a threshold can't part equal scores
    f1 = 2 * hits / (told + max(int(truth.sum()), 0))
    at = np.flatnonzero(last)[int(np.argmax(f1[last]))]
    place = int(np.searchsorted(distinct, ranked[at]))
    below = distinct[place - 1] if place else 0.0
    return float((ranked[at] + below) / 2), float(f1[at])


def threshold_for(clean: Scores, most: float) -> float:
    """The lowest threshold at which at most this share of the clean alerts.

    With n clean scores, ``floor(most * n)`` may alert: the threshold lies just over the next one.
    """
    allowed = math.floor(most * len(clean) + 1e-9)
    if allowed >= len(clean):
        return 0.0
    return float(np.nextafter(np.sort(clean)[::-1][allowed], 2.0))


def share_over(scores: Scores, threshold: float) -> float:
    """The share of scores at or over the threshold; 0 of none."""
    return float(np.mean(scores >= threshold)) if len(scores) else 0.0


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share: what a sample of this size can tell apart.

    E. B. Wilson, *J. Am. Stat. Assoc.* 22 (1927) 209.
    """
    if not of:
        return 0.0, 1.0
    z, p = 1.959964, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def fold_of(key: str, folds: int) -> int:
    """The fold of a row: by a hash of what it says, so that adding rows moves none."""
    return zlib.crc32(key.encode()) % folds


def cross_validated(
    scores: Scores, truth: Truth, keys: Sequence[str], folds: int = 5
) -> tuple[float, list[float]]:
    """F1 with the threshold chosen on the other folds each time; and the thresholds chosen.

    The counts of all held-out folds are pooled before F1 is taken.
    """
    fold = np.array([fold_of(k, folds) for k in keys])
    told = np.zeros(len(scores), np.bool_)
    chosen = []
    for one in range(folds):
        held = fold == one
        if not held.any():
            continue
        threshold, _ = best_f1(scores[~held], truth[~held])
        chosen.append(round(threshold, 4))
        told[held] = scores[held] >= threshold
    return count_at(told.astype(np.float64), truth, 0.5).f1, chosen


def band_rows(
    pair_scores: Scores, pair_truth: Truth, clean: Scores, width: float = 0.1
) -> list[dict[str, Any]]:
    """By band of score: how many labelled pairs, the share right; clean alerts per 1,000 customers.

    ``clean`` holds each clean customer's best score. The last band includes 1.
    """
    rows = []
    bands = round(1 / width)
    for i in range(bands):
        low, high = i * width, (i + 1) * width if i < bands - 1 else 1.0 + 1e-9
        inside = (pair_scores >= low - 1e-12) & (pair_scores < high - 1e-12)
        count = int(inside.sum())
        alerts = int(np.sum((clean >= low - 1e-12) & (clean < high - 1e-12)))
        rows.append(
            {
                "from": round(low, 4),
                "to": round(min(high, 1.0), 4),
                "pairs": count,
                "share_right": round(float(pair_truth[inside].mean()), 4) if count else None,
                "clean_per_1000": round(1000 * alerts / len(clean), 3) if len(clean) else None,
            }
        )
    return rows
