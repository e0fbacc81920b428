"""Where a shipment goes and comes from, against what is arranged for those places on the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from watchword.places import Arrangement, Place, arrangements, place_among, place_of
from watchword.shipping.ear import into_us, licensed_for
from watchword.shipping.reason import reason
from watchword.shipping.rules import arranged_for
from watchword.shipping.shipment import Line, Shipment

__all__ = ["Routes", "where"]

#: Places that the goods go to or call at; every other place is one that something comes from.
_ON_THE_WAY = frozenset({"discharge", "transshipment", "destination", "loading", "receipt", "export"})
#: ECCNs whose third sign is 6 (the 600 series, 15 CFR 774, Supplement No. 4), firearms, and the USML.
_ARMS = re.compile(r"\b\d[A-E]6\d\d\b|\b0A50[1-6]\b|\bUSML\b|\bITAR\b", re.I)
_ARMS_ONLY = "restrictions on arms and defence articles, which none of the lines is by its code or ECCN"
_HUB = "named as a place where goods are passed on; where these are, ask for the end user"
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
        """(reasons, warnings, what was looked at) of a shipment's way: one reason a rule and place."""
        met: dict[tuple[str, str], tuple[dict[str, None], dict[Arrangement, None], Place]] = {}
        notes: dict[str, None] = {}
        noted: dict[tuple[str, str], dict[str, None]] = {}
        licences: dict[str, tuple[Place, dict[tuple[str, str], None]]] = {}
        looked: dict[str, None] = {}
        arms = any(_of_arms(line) for line in shipment.lines)
        into = into_us(shipment)
        said = where(shipment)
        near = frozenset(p.code[:2] for _, text in said if (p := place_of(text)))
        for what, text in said:
            place = place_among(text, near)
            if place is None:
                if what in _ON_THE_WAY:
                    notes[f"{what} {text[:80]!r}: not known which country that is; not looked at."] = None
                continue
            looked[f"{what}: {place.name}"] = None
            for it in self.arranged(place.code):
                key = _rule_of(shipment, what, place, it, arms=arms, into=into)
                if key == "note":
                    noted.setdefault((place.name, it.kind), {})[it.key] = None
                elif key:
                    if key == "restricted" and (due := licensed_for(shipment, it.key)):
                        licences.setdefault(place.code, (place, {}))[1].update(dict.fromkeys(due))
                    whats, arranged, _ = met.setdefault((key, place.code), ({}, {}, place))
                    whats[f"{what} {' '.join(text.split())[:120]}"] = None
                    arranged[it] = None
        for (name, kind), keys in noted.items():
            about = _ARMS_ONLY if kind == "restricted" else _HUB
            notes[f"{name}: {about} ({', '.join(keys)})."] = None
        found = [
            reason(
                key,
                "; ".join(whats),
                matched=f"{place.name}: {', '.join(dict.fromkeys(a.key for a in arranged))}",
                certainty="place"
                if all(a.status == "in-force" for a in arranged)
                else "unknown whether in force",
                says=[f"{a.authority}: {a.says}" for a in arranged],
                basis=[a.citation for a in arranged],
                place=code,
            )
            for (key, code), (whats, arranged, place) in met.items()
        ]
        found += [
            reason(
                "destination-licence",
                f"goods to {place.name}",
                matched=place.name,
                certainty="as stated",
                says=[f"{why[0].upper()}{why[1:]}." for why, _ in due],
                basis=[law for _, law in due],
                place=code,
            )
            for code, (place, due) in licences.items()
        ]
        return found, list(notes), list(looked)


def _rule_of(shipment: Shipment, what: str, place: Place, it: Arrangement, *, arms: bool, into: bool) -> str:
    """The rule that an arrangement comes under for this shipment; "note" where it is only told."""
    to = what in _ON_THE_WAY or what.partition("'")[0] in _TO
    if it.kind == "embargo" and it.status in ("in-force", "unknown"):
        return "embargo-unknown" if it.status == "unknown" else "embargo" if to else "embargo-origin"
    if it.kind == "restricted" and it.status in ("in-force", "unknown"):
        if it.key in arranged_for("origin"):
            out = what in ("loading", "receipt", "export", "origin") or what.startswith(
                ("origin", "shipper", "seller", "manufacturer")
            )
            return "restricted-origin" if out and into else ""
        if it.key in arranged_for("arms") and not arms:
            return "note" if to else ""
        return "restricted" if to else ""
    if it.kind == "transshipment" and it.status == "in-force":
        if _passed_on(shipment, what, place):
            return "transshipment"
        return "note" if what in ("destination", "discharge") else ""
    return ""


def _passed_on(shipment: Shipment, what: str, place: Place) -> bool:
    """Whether the goods are only passed on at a place: named so, and not where they end."""
    if what not in ("transshipment", "intermediate's country"):
        return False
    last = {p.code for t in shipment.at("destination") if (p := place_of(t))}
    return place.code not in last


def _of_arms(line: Line) -> bool:
    """Arms by their own codes: HS chapter 93, tanks (8710), warships (8906.10), the 600 series, USML."""
    digits = re.sub(r"\D", "", line.hs)
    return digits.startswith(("93", "8710", "890610")) or bool(_ARMS.search(f"{line.eccn} {line.text}"))
