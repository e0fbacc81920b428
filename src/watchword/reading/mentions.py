"""Mentions of parties in a page: which stretches of its text name whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Entity", "Mention"]


@dataclass(frozen=True)
class Mention:
    """One stretch of the page that names a party.

    `how` is name, alias (a listed party's own names), span (a name found by its form), acronym (defined
    in the text), partial (part of a name given before) or coreference ("the institute").
    """

    start: int
    end: int
    surface: str
    how: str
    entity: str


@dataclass(frozen=True)
class Entity:
    """Someone or something that a page names, with all its mentions in order.

    `kind` is person, organization, vessel, place or unknown. `hits` and `former` are the contract's HIT
    objects; both are empty for a party that isn't listed on the lists looked at.
    """

    key: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    hits: tuple[Mapping[str, Any], ...] = ()
    former: tuple[Mapping[str, Any], ...] = ()
