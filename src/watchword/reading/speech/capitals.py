"""Capitals that open a sentence and are no part of the name behind them: "Meanwhile Norvik", "No RAB"."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["opens_name"]

#: Capitals at a sentence's beginning that are no part of a name.
_OPENERS = frozenset(
    "but and in on at his her its their our for today yesterday also however meanwhile when while after "
    "before as if because though although unless whether according since under later earlier now then "
    "there this that these those two three four five one some many most only both each by from with to of "
    "it he she they we i despite during citing every each any".split()
)


def opens_name(parts: Sequence[str]) -> bool:
    """Whether the first of a run's words only opens its sentence.

    "No" does so before an acronym: "No RAB member fired"; No Kwang-chol is a person.
    """
    return parts[0].lower() in _OPENERS or (parts[0] == "No" and parts[1].isupper())
