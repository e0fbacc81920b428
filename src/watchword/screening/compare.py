"""Two names or records against each other, with the working."""

from __future__ import annotations

from typing import Any

from watchword.matching import PAIR_THRESHOLD, compare
from watchword.matching.records import weigh
from watchword.screening.query import Query, query_of

__all__ = ["compare_queries", "compare_texts"]


def compare_queries(one: Query, other: Query, threshold: float = PAIR_THRESHOLD) -> dict[str, Any]:
    """``{"score","match","threshold","evidence"}``; symmetric in its two sides."""
    score, evidence = compare(one.name, other.name)
    if one.properties and other.properties:
        score, more = weigh(score, one.properties, other.properties)
        evidence = [*evidence, *more]
    return {
        "score": round(score, 4),
        "match": bool(score >= threshold),
        "threshold": threshold,
        "evidence": [e.to_json() for e in evidence],
    }


def compare_texts(one: str, other: str, schema: str | None = None) -> dict[str, Any]:
    """:func:`compare_queries` for two bare names of one schema."""
    said = {"schema": schema} if schema else {}
    return compare_queries(query_of({"name": one, **said}), query_of({"name": other, **said}))
