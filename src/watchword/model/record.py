"""What a record is: the shapes that every room passes on.

Property names are FollowTheMoney's (https://followthemoney.tech/explorer/schemata/); dates are ISO
8601 strings, cut to what is known (``1962``, ``1962-03``, ``1962-03-12``); countries are ISO 3166-1
alpha-2 codes in lower case, as FollowTheMoney writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

__all__ = [
    "NAME_PROPERTIES",
    "Entry",
    "Evidence",
    "Identifier",
    "Kind",
    "ListingFacts",
    "Refusal",
    "Strength",
    "kind_of",
]

#: The properties whose values are names, in the order in which a party's caption is looked for.
NAME_PROPERTIES = ("name", "alias", "previousName", "weakAlias")

Strength = Literal["strong", "weak", "unknown"]


class Kind(IntEnum):
    """How a name of a schema is analysed. The numbers are stored in the index: never reuse one."""

    UNKNOWN = 0
    PERSON = 1
    ORGANIZATION = 2
    VESSEL = 3
    AIRCRAFT = 4


_KINDS = {
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANIZATION,
    "Company": Kind.ORGANIZATION,
    "PublicBody": Kind.ORGANIZATION,
    "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
    "LegalEntity": Kind.UNKNOWN,
    "Thing": Kind.UNKNOWN,
}


def kind_of(schema: str | None) -> Kind:
    """The kind of name that a FollowTheMoney schema carries; UNKNOWN for None or any other."""
    return _KINDS.get(schema or "", Kind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that identifies a party.

    ``prop`` is FollowTheMoney's property (``passportNumber``, ``imoNumber``, ``leiCode`` …), ``label``
    the publisher's own word for it, ``country`` the issuer's code where it is stated.
    """

    prop: str
    value: str
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """What one edition states about one listing of a party; an empty string is "not stated".

    ``key`` tells the listings of one party apart and follows one of them from edition to edition.
    ``measures`` are what the publisher says this listing imposes, in its words, ``; `` between them.
    """

    key: str
    programme: str = ""
    listed_on: str = ""
    ended_on: str = ""
    citation: str = ""
    country: str = ""
    licence_requirement: str = ""
    licence_policy: str = ""
    remarks: str = ""
    url: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One party as one edition of one source gives it.

    ``tail`` is the publisher's number, or None where the archive has to mint an identity.
    ``partial`` names properties that the publisher's file is known to cut short in this entry: what
    earlier editions said of them still holds beside what this one says. ``rows`` counts the
    publisher's records that went into it.
    """

    source: str
    tail: str | None
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    listings: tuple[ListingFacts, ...]
    identifiers: tuple[Identifier, ...] = ()
    partial: frozenset[str] = frozenset()
    rows: int = 1

    @property
    def caption(self) -> str:
        """The party's first name as the publisher gives it."""
        return next((self.properties[p][0] for p in NAME_PROPERTIES if self.properties.get(p)), "")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that couldn't be used, said so that a person can find it."""

    file: str
    row: int
    reason: str
    field: str = ""

    def __str__(self) -> str:
        at = f"{self.file}, row {self.row}" + (f", field {self.field}" if self.field else "")
        return f"{at}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One aligned piece for or against a match.

    ``kind`` is ``name`` for a piece of a name, else the property compared (``birthDate``,
    ``country``, ``imoNumber`` …); ``score`` runs from 0 (contradicts) to 1 (equal); ``note`` says in
    a few words how the two were found alike or not.
    """

    kind: str
    query: str
    listed: str
    score: float
    speaks_for: bool
    note: str = field(default="")

    def to_json(self) -> dict[str, object]:
        """The contract's shape: kind, query, listed, score, for, and the note."""
        return {
            "kind": self.kind,
            "query": self.query,
            "listed": self.listed,
            "score": round(self.score, 4),
            "for": self.speaks_for,
            "note": self.note,
        }
