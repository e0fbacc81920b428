"""Which listed names a query matches, and why."""

from watchword.matching.engine import Engine, Matches, compare
from watchword.matching.settings import PAIR_SETTINGS, PAIR_THRESHOLD, SHIPPED_THRESHOLD, Settings

__all__ = [
    "PAIR_SETTINGS",
    "PAIR_THRESHOLD",
    "SHIPPED_THRESHOLD",
    "Engine",
    "Matches",
    "Settings",
    "compare",
]
