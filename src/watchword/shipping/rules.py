"""The rules of a verdict: a reviewed table, and the order of verdicts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["NO_FINDING", "VERDICTS", "Rule", "rule", "rules", "strongest"]

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
def rules() -> dict[str, Rule]:
    """Every rule by its key, in the table's order."""
    text = resources.files("watchword.shipping").joinpath("rules.toml").read_text("utf-8")
    found: dict[str, Rule] = {}
    for row in tomllib.loads(text)["rule"]:
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
