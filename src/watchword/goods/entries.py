"""What the room hands out: controlled items, the lists they stand on, findings and quantities."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ControlEntry", "GoodsFinding", "Item", "Quantity"]


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """One item on one control list.

    ``list`` is the list's key (``un-1988-table-1``, ``us-list-2`` …, or a user's own), ``item`` the
    entry's own words, ``since`` the first day it was in force (YYYY, YYYY-MM or YYYY-MM-DD, None where
    it isn't known), ``until`` the first day it no longer was, ``says`` what duty follows and for whom.
    """

    list: str
    item: str
    citation: str
    since: str | None
    says: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One controlled substance or machine: ``kind`` is ``chemical``, ``machine``, ``part`` or ``other``.

    ``cas`` are its CAS numbers (the substance, then salts, hydrates and isomers under the same control),
    ``hs`` its subheadings in HS 2022.
    """

    key: str
    name: str
    kind: str
    cas: tuple[str, ...]
    hs: tuple[str, ...]
    entries: tuple[ControlEntry, ...]


@dataclass(frozen=True, slots=True)
class GoodsFinding:
    """An item that a line of goods names, and how sure that is.

    ``certainty``, strongest first: ``identifier`` (CAS number or ECCN), ``synonym`` (a listed or usual
    name), ``spelling`` (a name in another spelling, cut off, or an abbreviation others share),
    ``cas-digit`` (a CAS number that fails its check digit and is one digit or one swap from the item's),
    ``heading`` (the customs heading alone). ``start`` and ``end`` are offsets into the text that was
    asked about, None where the ground stood in another field. ``reason`` is a sentence for the reader.
    """

    item: Item
    certainty: str
    matched: str
    start: int | None
    end: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a line: ``unit`` is ``kg``, ``g``, ``mg``, ``t``, ``lb``, ``oz``, ``l``, ``ml``, ``m3``,
    ``gal``, ``pcs`` or a packing (``drum``, ``bag`` …); ``text`` is how it stood there.
    """

    value: float
    unit: str
    text: str
