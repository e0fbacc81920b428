"""Evidence beyond names: dates, countries, identifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from watchword.matching.settings import Settings
from watchword.model import Evidence

__all__ = ["weigh"]


def weigh(
    name_score: float,
    query: Mapping[str, Sequence[str]],
    listed: Mapping[str, Sequence[str]],
    settings: Settings | None = None,
) -> tuple[float, list[Evidence]]:
    """The score of a record: its names' score, moved by what else is known."""
    return name_score, []
