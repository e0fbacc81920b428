"""The rules of a verdict: a reviewed table, and the order of verdicts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = [
    "NO_FINDING",
    "VERDICTS",
    "Rule",
    "arranged_for",
    "licensed_chapters",
    "rule",
    "rules",
    "strongest",
]

NO_FINDING = "no finding"
#: Strongest first.
VERDICTS = ("stop", "permit", "review", NO_FINDING)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of ``rules.toml``, which explains its fields."""

    key: str
    kind: str
    verdict: str
    says: str
    basis: str
    checked: str


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("watchword.shipping").joinpath("rules.toml").read_text("utf-8"))


def arranged_for(what: str) -> frozenset[str]:
    """The keys of arrangements that concern only ``arms``, or only goods by ``origin``.

    ``ccl`` and ``chapters`` are those that ask for a licence for items of the Commerce Control List, and for
    those of :func:`licensed_chapters`.
    """
    return frozenset(_table()["arrangements"][what])


def licensed_chapters() -> dict[str, str]:
    """HS chapter -> the citation that put all of it under a licence requirement."""
    return dict(_table()["chapters"])


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its key, in the table's order."""
    found: dict[str, Rule] = {}
    for row in _table()["rule"]:
        one = Rule(**row)
        if one.key in found or one.verdict not in VERDICTS[:-1]:
            raise ValueError(f"rules.toml: {one.key} stands twice, or has the verdict {one.verdict!r}")
        found[one.key] = one
    return found


def rule(key: str) -> Rule:
    """One rule; a key that the table lacks is a defect of ours and raises KeyError."""
    return rules()[key]


def strongest(reasons: Iterable[dict[str, Any]]) -> str:
    """The verdict of the strongest reason, or ``no finding``."""
    return min((r["verdict"] for r in reasons), key=VERDICTS.index, default=NO_FINDING)
