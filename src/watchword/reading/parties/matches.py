"""A listed name met in a page, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from watchword.model import Evidence

__all__ = ["Match", "Verdict"]

Outcome = Literal["listed", "namesake", "nothing"]


@dataclass(frozen=True)
class Match:
    """A listed name met at characters `start` to `end`.

    `exact` says that all words are the same, `whole` that legal forms are too; `own` that it isn't the
    shorter name inside one with an owner; `kind` is what the page's words look like; `lists` how many
    lists bear the name.
    """

    start: int
    end: int
    surface: str
    name: int
    score: float
    exact: bool = True
    whole: bool = True
    own: bool = True
    kind: str = "unknown"
    lists: int = 1
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What a match is, and why; `lack` tells of one that isn't listed how far it is from that."""

    outcome: Outcome
    why: tuple[str, ...] = field(default=())
    #: How much more would have to speak for it.
    lack: int = 99
