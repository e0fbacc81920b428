"""Hits of kind ``owned``: companies that listed parties hold under a rule, listed themselves or not.

A company of the stakes in hand is met by a number, or by its very name, legal forms aside; which rule
holds it, through whom and by which stakes stands in the hit's ``held``
(:meth:`watchword.ownership.Holdings.held`). A listed party that is held as well keeps its hit and says so;
one whose own listing has ended becomes a hit again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from watchword.index.store import Party
from watchword.matching import compare
from watchword.model import Evidence, Kind
from watchword.names import analyse
from watchword.ownership import Holdings
from watchword.screening.query import Query

__all__ = ["Company", "companies_of", "hold", "keys_of"]

#: The numbers by which stakes name a company or ship.
_NUMBERS = ("leiCode", "imoNumber")
#: The kinds of names that companies have; a person or ship of a company's name isn't that company.
_KINDS = frozenset({Kind.ORGANIZATION, Kind.UNKNOWN})


class _Met(Protocol):
    parties: list[Party]
    held: list[dict[str, Any]]


@dataclass(slots=True)
class Company:
    """A company of the stakes that a question met, and the rules that hold it."""

    key: str
    name: str
    caption: str
    score: float
    held: list[dict[str, Any]]
    evidence: list[Evidence] = field(default_factory=list)

    def hit(self, query: Query) -> dict[str, Any]:
        """The contract's hit; it has no listings of its own, ``held`` says why it is one."""
        return {
            "id": self.key,
            "origins": [self.key],
            "caption": self.caption,
            "schema": "Organization",
            "score": round(self.score, 4),
            "kind": "owned",
            "name": {"query": query.given["name"], "listed": self.name, "strength": "unknown"},
            "listings": [],
            "evidence": [e.to_json() for e in self.evidence],
            "notes": [],
            "held": self.held,
        }


def hold(holdings: Holdings, found: Sequence[_Met]) -> None:
    """Note on listed parties that were met which rules hold them as companies of others, if any."""
    keys = [holdings.listed(one.parties) for one in found]
    held = holdings.held(k for its in keys for k in its)
    for one, its in zip(found, keys, strict=True):
        one.held = [rule for k in its for rule in held.get(k, ())]


def companies_of(holdings: Holdings, queries: Sequence[Query], threshold: float) -> list[list[Company]]:
    """For each question the held companies that it names, best first."""
    met = _met(holdings, queries)
    held = holdings.held(k for names, numbers in met for k in (*names, *numbers))
    if not held:
        return [[] for _ in queries]
    return [
        _companies(holdings, held, query, names, numbers, threshold)
        for query, (names, numbers) in zip(queries, met, strict=True)
    ]


def keys_of(holdings: Holdings, queries: Sequence[Query]) -> list[list[str]]:
    """For each question the keys of all parties of the stakes that it names, held or not."""
    return [[*names, *numbers] for names, numbers in _met(holdings, queries)]


def _met(holdings: Holdings, queries: Sequence[Query]) -> list[tuple[dict[str, str], dict[str, Evidence]]]:
    """For each question key -> name, and key -> number, of the parties of the stakes that it names."""
    named = iter(holdings.named([q.name for q in queries if q.kind in _KINDS]))
    return [(dict(next(named)) if q.kind in _KINDS else {}, _numbered(holdings, q)) for q in queries]


def _numbered(holdings: Holdings, query: Query) -> dict[str, Evidence]:
    """Key -> the number that named it."""
    return {
        key: Evidence(prop, value, value, 1.0, True, "the same number")
        for prop in _NUMBERS
        for value in query.properties.get(prop, ())
        for key in holdings.numbered(prop, value)
    }


def _companies(
    holdings: Holdings,
    held: Mapping[str, list[dict[str, Any]]],
    query: Query,
    names: Mapping[str, str],
    numbers: Mapping[str, Evidence],
    threshold: float,
) -> list[Company]:
    found = []
    for key in dict.fromkeys((*numbers, *names)):
        if key not in held:
            continue
        caption = holdings.name(key)
        name = names.get(key, caption)
        score, evidence = compare(query.name, analyse(name, Kind.ORGANIZATION))
        if key in numbers:
            # The number settles who it is, whatever the names say.
            score, evidence = 1.0, [*evidence, numbers[key]]
        if score >= threshold:
            found.append(Company(key, name, caption, score, held[key], evidence))
    return sorted(found, key=lambda c: (-c.score, c.key))
