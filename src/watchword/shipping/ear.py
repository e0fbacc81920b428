"""What a shipment's own data say of two legal questions: subject to the EAR, and into the United States.

Only what is stated counts. That a thing isn't of US origin doesn't take it out of the EAR (foreign-made
items may be subject to it by content, plant or technology: 15 CFR 734.3(a)(3)-(5)), so there is no "no".
"""

from __future__ import annotations

import re

from watchword.places import place_of
from watchword.shipping.rules import arranged_for, licensed_chapters
from watchword.shipping.shipment import Shipment

__all__ = ["country_of", "into_us", "licensed_for", "stated_eccns", "subject_to_ear"]

#: 15 CFR 738.2: category, product group, and three digits; EAR99 for the rest.
_ECCN = re.compile(r"\b([0-9][A-E]\d{3}|EAR ?99)\b", re.I)
#: An HS code in its cell: four digits at least.
_HS = re.compile(r"(?<![\d.])\d{4}")
_NO = re.compile(r"\b(?:not|no|non|n|false|0|nein|none)\b", re.I)


def country_of(text: str) -> str:
    """The ISO code of what a text says of a place; "" where none is known. Regions go with their state."""
    found = place_of(text) if text else None
    return found.code[:2] if found else ""


def subject_to_ear(shipment: Shipment) -> str:
    """Why the items are subject to the EAR by what the shipment says, or "" where it doesn't say so."""
    for line in shipment.lines:
        if country_of(line.origin) == "us":
            return f"line {line.number} is of US origin (15 CFR 734.3(a)(2))"
    if any(country_of(x) == "us" for x in shipment.at("origin")):
        return "the goods are of US origin (15 CFR 734.3(a)(2))"
    for where in ("export", "loading", "receipt"):
        if any(country_of(x) == "us" for x in shipment.at(where)):
            return "the goods leave from the United States (15 CFR 734.3(a)(1))"
    if any(_from(t.country, t.address) == "us" for t in shipment.in_role("shipper")):
        return "the exporter is in the United States (15 CFR 734.3(a)(1))"
    if found := stated_eccns(shipment):
        return f"the goods are classified as {found[0]}, so said to be subject to the EAR (15 CFR 734.3)"
    statement = shipment.terms.get("statement", "")
    if statement and not _NO.search(statement):
        return "the papers say so"
    return ""


def stated_eccns(shipment: Shipment) -> list[str]:
    """The classifications that the lines state, EAR99 among them."""
    return [m[1].upper().replace(" ", "") for x in shipment.lines if (m := _ECCN.search(x.eccn))]


def licensed_for(shipment: Shipment, arrangement: str) -> list[tuple[str, str]]:
    """(what a line is, citation) of the lines for which an arrangement asks for a licence by ECCN or HS code.

    None where the shipment doesn't say that the items are subject to the EAR.
    """
    because = subject_to_ear(shipment)
    if not because:
        return []
    found = []
    if arrangement in arranged_for("ccl"):
        found = [
            (f"ECCN {code} is stated, and {because}", "15 CFR 746.8(a)(1)")
            for code in dict.fromkeys(stated_eccns(shipment))
            if code != "EAR99"
        ]
    if arrangement in arranged_for("chapters"):
        for line in shipment.lines:
            for code in _HS.findall(line.hs):
                if law := licensed_chapters().get(code[:2]):
                    why = f"line {line.number} is of HS chapter {code[:2]}, and {because}"
                    found.append((why, f"15 CFR part 746, Supplement No. 4; {law}"))
    return found


def into_us(shipment: Shipment) -> bool:
    """Whether the goods go into the United States by what the shipment says of their way."""
    places = [*shipment.at("destination", "discharge")]
    if any(country_of(p) == "us" for p in places):
        return True
    return any(_from(t.country, t.address) == "us" for t in shipment.in_role("consignee", "end-user"))


def _from(country: str, address: str) -> str:
    return country_of(country) or country_of(address)
