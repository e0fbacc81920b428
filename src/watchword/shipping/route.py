"""Where a shipment goes and comes from, against what is arranged for those places on the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from watchword.places import Arrangement, Place, arrangements, place_of
from watchword.shipping.reason import reason
from watchword.shipping.shipment import Shipment

__all__ = ["Routes", "where"]

#: Places that the goods go to or call at; every other place is one that something comes from.
_ON_THE_WAY = frozenset({"discharge", "transshipment", "destination", "loading", "receipt", "export"})
_TO = ("consignee", "end-user", "intermediate")


def where(shipment: Shipment) -> list[tuple[str, str]]:
    """(what, text) of everything in a shipment that says where: places, parties' countries and addresses."""
    found = list(shipment.places)
    found += [
        (f"{t.role}'s country", t.country or t.address) for t in shipment.traders if t.country or t.address
    ]
    found += [(f"origin of line {x.number}", x.origin) for x in shipment.lines if x.origin]
    return found


class Routes:
    """What is arranged for places, looked up once each on one day."""

    def __init__(self, as_of: date, extra: Sequence[Path] = ()) -> None:
        self.as_of = as_of
        self.extra = tuple(extra)
        self._arranged: dict[str, list[Arrangement]] = {}

    def arranged(self, code: str) -> list[Arrangement]:
        """What is arranged for a place on the day."""
        if code not in self._arranged:
            self._arranged[code] = arrangements(code, self.as_of, self.extra)
        return self._arranged[code]

    def reasons(self, shipment: Shipment) -> tuple[list[dict[str, Any]], list[str], list[str]]:
        """(reasons, warnings, what was looked at) of a shipment's way."""
        found: list[dict[str, Any]] = []
        warnings: list[str] = []
        looked: dict[str, None] = {}
        for what, text in where(shipment):
            place = place_of(text)
            if place is None:
                if what in _ON_THE_WAY:
                    warnings.append(f"{what} {text[:80]!r}: not known which country that is; not looked at.")
                continue
            looked[f"{what}: {place.name}"] = None
            found += [
                r for a in self.arranged(place.code) if (r := self._reason(shipment, what, text, place, a))
            ]
        return found, warnings, list(looked)

    def _reason(
        self, shipment: Shipment, what: str, text: str, place: Place, it: Arrangement
    ) -> dict[str, Any] | None:
        to = what in _ON_THE_WAY or what.partition("'")[0] in _TO
        key = ""
        if it.kind == "embargo" and it.status == "in-force":
            key = "embargo" if to else "embargo-origin"
        elif it.kind == "embargo" and it.status == "unknown":
            key = "embargo-unknown"
        elif it.kind == "restricted" and it.status in ("in-force", "unknown") and to:
            key = "restricted"
        elif (
            it.kind == "transshipment" and it.status == "in-force" and self._passed_on(shipment, what, place)
        ):
            key = "transshipment"
        if not key:
            return None
        return reason(
            key,
            f"{what} {' '.join(text.split())[:120]}",
            matched=f"{place.name}: {it.key}",
            certainty="place" if it.status == "in-force" else "unknown whether in force",
            says=[f"{it.authority}: {it.says}"],
            basis=[it.citation],
            place=place.code,
        )

    @staticmethod
    def _passed_on(shipment: Shipment, what: str, place: Place) -> bool:
        """Whether the goods are only passed on at a place: named so, and not where they end."""
        if what not in ("transshipment", "intermediate's country"):
            return False
        last = {p.code for t in shipment.at("destination") if (p := place_of(t))}
        return place.code not in last
