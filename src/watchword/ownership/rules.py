"""The ownership rules in force on a day; the table is ``rules.toml`` beside this module.

A rule says whose parties count as owners, from which share on a company is held like them, whether
shares of different owners are added up, and which text says so. Each row carries its citation and where
it was verified; what could not be verified isn't in the table, or is marked ``not-modelled``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

__all__ = ["Applies", "Rule", "all_rules", "rules_on"]

Applies = Literal["yes", "no", "perhaps"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; ``rules.toml`` explains its fields.

    ``applies`` is ``yes``, ``no`` (suspended) or ``perhaps`` (both answers have to be looked at).
    """

    key: str
    authority: str
    directive: str
    effect: Literal["extends", "none", "not-modelled"]
    says: str
    citation: str
    url: str
    checked: str
    lists: tuple[str, ...]
    since: str = ""
    until: str = ""
    applies: Applies = "yes"
    least: int = 5000
    more: bool = False
    together: bool = False
    counts: tuple[str, ...] = ("shares",)
    programmes: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    measures: tuple[str, ...] = ()
    condition: str = ""
    control: str = ""
    warning: str = ""

    def on(self, day: date) -> bool:
        """Whether this row is the one for a day."""
        return (not self.since or self.since <= str(day)) and (not self.until or str(day) <= self.until)

    @property
    def threshold(self) -> str:
        """The threshold in words: ``50 % or more``, ``more than 50 %``."""
        share = f"{self.least / 100:g} %"
        return f"more than {share}" if self.more else f"{share} or more"

    def to_json(self) -> dict[str, Any]:
        """The rule as an answer shows it."""
        shown: dict[str, Any] = {
            "rule": self.key,
            "authority": self.authority,
            "directive": self.directive,
            "effect": self.effect,
            "applies": self.applies,
            "says": self.says,
            "control": self.control or None,
            "condition": self.condition or None,
            "citation": self.citation,
            "url": self.url,
            "since": self.since or None,
            "until": self.until or None,
        }
        if self.effect == "extends":
            shown |= {"threshold": self.threshold, "together": self.together, "counts": list(self.counts)}
        return shown


_KNOWN = {f.name for f in fields(Rule)}


def _rule(row: dict[str, Any]) -> Rule:
    if strange := row.keys() - _KNOWN:
        raise ValueError(f"rules.toml, {row.get('key')}: unknown {', '.join(sorted(strange))}")
    made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    made["programmes"] = {k: tuple(v) for k, v in row.get("programmes", {}).items()}
    return Rule(**made)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every row, in the table's order."""
    text = resources.files("watchword.ownership").joinpath("rules.toml").read_text("utf-8")
    return tuple(_rule(row) for row in tomllib.loads(text)["rule"])


def rules_on(day: date) -> tuple[Rule, ...]:
    """The rows for a day, at most one a key; a key without a row for that day is left out."""
    return tuple(rule for rule in all_rules() if rule.on(day))
