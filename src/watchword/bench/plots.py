"""The plots of a quality report, by file name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from watchword.bench.svg import bars, lines

__all__ = ["quality_plots"]


def quality_plots(found: Mapping[str, Any]) -> dict[str, str]:
    """File name -> SVG, of the parts that the report has."""
    out: dict[str, str] = {}
    if "list_level" in found:
        level = found["list_level"]
        curve = level["curve"]
        out["found_alerted.svg"] = lines(
            "Damaged listed names found, by the share of others alerted",
            {
                "clean customers (persons)": [(r["clean_alerted"], r["found"]) for r in curve],
                "organisations that aren't listed": [(r["unlisted_alerted"], r["found"]) for r in curve],
            },
            "share alerted", "share found",
            x_range=(0.0001, 1.0), y_range=(0.8, 1.0), log_x=True,
        )  # fmt: skip
        out["by_threshold.svg"] = lines(
            "Found and alerted, by threshold",
            {
                "damaged listed names found": [(r["threshold"], r["found"]) for r in curve],
                "clean customers alerted": [(r["threshold"], r["clean_alerted"]) for r in curve],
                "organisations alerted": [(r["threshold"], r["unlisted_alerted"]) for r in curve],
            },
            "threshold", "share",
            x_range=(0.3, 1.0),
        )  # fmt: skip
        point, at = next(iter(level["at"].items()))
        out["classes.svg"] = _bars(
            f"Found by class of damage, at {point} (bars from 0.8; line 0.95)", at["by_class"], 0.8, 0.95
        )
    if "pairs" in found:
        pairs = found["pairs"]
        out["pairs.svg"] = lines(
            "Labelled pairs: precision and recall",
            {"precision by recall": [(r["recall"], r["precision"]) for r in pairs["curve"]]},
            "recall", "precision",
            y_range=(0.4, 1.0),
        )  # fmt: skip
        told = [b for b in pairs["bands"] if b["pairs"]]
        out["bands.svg"] = lines(
            "Share right on labelled pairs, by band of score (the score is no probability)",
            {
                "share right": [((b["from"] + b["to"]) / 2, b["share_right"]) for b in told],
                "the diagonal, for the eye": [(0, 0), (1, 1)],
            },
            "score", "share right",
        )  # fmt: skip
    if "made" in found:
        shipped = {k: at["shipped threshold"] for k, at in found["made"].items()}
        out["made.svg"] = _bars(
            "Made sets: own party found at the shipped threshold (line 0.95)", shipped, 0.0, 0.95
        )
    return out


def _bars(title: str, shares: Mapping[str, Mapping[str, Any]], low: float, mark: float) -> str:
    rows = [(k, v["share"] or 0.0, f"{v['share']:.4f}  ({v['count']}/{v['of']})") for k, v in shares.items()]
    return bars(title, rows, low=low, mark=mark)
