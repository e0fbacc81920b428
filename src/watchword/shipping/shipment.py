"""A shipment as one object: who, what, how, where, and which rows said so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["ROLES", "Line", "Shipment", "Trader"]

#: What a party may be in a shipment.
ROLES = (
    "shipper", "seller", "manufacturer", "buyer", "consignee", "intermediate", "end-user", "notify",
    "forwarder", "carrier", "broker", "bank", "owner", "agent", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trader:
    """One party as the shipment names it: its role, and its name, address and country as given."""

    role: str
    name: str
    address: str = ""
    country: str = ""
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of goods: its number in the shipment (from 1), the file's row, and what it says."""

    number: int
    row: int
    text: str
    cas: str = ""
    hs: str = ""
    eccn: str = ""
    origin: str = ""
    quantity: str = ""


@dataclass(slots=True)
class Shipment:
    """One shipment.

    ``places`` are (what, text): ``loading``, ``discharge``, ``transshipment``, ``receipt``,
    ``destination``, ``export`` and ``origin``. ``terms`` are what else was said: ``payment``,
    ``statement`` (about the EAR), ``date`` and ``sailing``. ``number`` is the first row, from 1. ``unread``
    are filled columns, or keys, of which it isn't known what they say.
    """

    id: str
    number: int
    traders: list[Trader] = field(default_factory=list)
    vessel: str = ""
    imo: str = ""
    places: list[tuple[str, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    terms: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)

    def in_role(self, *roles: str) -> Iterator[Trader]:
        """The parties in these roles."""
        return (t for t in self.traders if t.role in roles)

    def at(self, *whats: str) -> Iterator[str]:
        """The places that are these, as given."""
        return (text for what, text in self.places if what in whats)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that could be looked at."""
        return not (self.traders or self.vessel or self.imo or self.lines or self.places)
