"""The Denied Persons List as BIS's text file ``dpl.txt``: tab-separated, one row for each address.

Format: BIS, "Denied Persons List" (https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl).
Rows of one name are one party with several listings; nobody is numbered, so the archive mints the
identities. Orders that have expired stay in the file until BIS removes them, with their date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.reading import Parsed, csv_rows, decode, read_bytes

__all__ = ["read"]

SOURCE = "us-bis-dpl"
#: Knowingly not used: when BIS last touched the row, and its log of what it did.
_IGNORED = frozenset({"Last_Update", "Action"})
_USED = (
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "FR_Citation",
)
_STATES = frozenset("name alias schema address country listed_on ended_on citation remarks programme".split())
# BIS often leaves the country of an address in the United States empty. These are the state codes that
# no Canadian province shares.
_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC "
    "ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
_ALSO = re.compile(r"\s+(?:[AFD]/[KB]/A|[AFD]\.[KB]\.A\.?)\s+", re.IGNORECASE)
_NOT_STANDARD = "The order is not BIS's standard one: its own terms apply, as its notice states."


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from ``dpl.txt``."""
    if "dpl.txt" not in files:
        raise EditionRefused(f"{SOURCE}: dpl.txt is missing (found: {', '.join(sorted(files))}).")
    path = files["dpl.txt"]
    rows = csv_rows(decode(read_bytes(path), path.name), path.name, "\t")
    _, header = next(rows, (0, []))
    missing = [c for c in _USED if c not in header]
    if missing:
        raise EditionRefused(
            f"{path.name}: lacks the columns {', '.join(missing)}; check that it is BIS's dpl.txt."
        )
    strange = [c for c in header if c not in _USED and c not in _IGNORED]
    parsed = Parsed(SOURCE, [], _STATES, 0, notes=[f"{path.name}: unknown column {c!r}" for c in strange])
    for line, cells in rows:
        parsed.records += 1
        if len(cells) != len(header):
            why = f"{len(cells)} columns instead of {len(header)}"
            parsed.refusals.append(Refusal(path.name, line, why))
            continue
        row = {k: " ".join(v.split()) for k, v in zip(header, cells, strict=True)}
        if not row["Name"]:
            parsed.refusals.append(Refusal(path.name, line, "a row without a name", "Name"))
            continue
        for column in ("Effective_Date", "Expiration_Date"):
            if row[column] and not parse_date(row[column]):
                parsed.notes.append(f"{path.name}, row {line}: {column} {row[column]!r} is no date")
        parsed.entries.append(_entry(row))
    yield parsed.check(path.name)


def _entry(row: Mapping[str, str]) -> Entry:
    name = row["Name"]
    country = country_code(row["Country"]) or ("us" if row["State"].upper() in _US_STATES else "")
    parts = [row[c] for c in ("Street_Address", "City", "State", "Postal_Code")] + [country.upper()]
    properties = {
        "name": (name,),
        "alias": tuple(_ALSO.split(name)) if _ALSO.search(name) else (),
        "address": (", ".join(p for p in parts if p),) if any(parts[:-1]) else (),
        "country": (country,) if country else (),
    }
    listing = ListingFacts(
        key=country,
        listed_on=parse_date(row["Effective_Date"]) or "",
        ended_on=parse_date(row["Expiration_Date"]) or "",
        citation=row["FR_Citation"],
        country=country,
        remarks=_NOT_STANDARD if row["Standard_Order"].upper() == "N" else "",
    )
    return Entry(SOURCE, None, "LegalEntity", {p: v for p, v in properties.items() if v}, (listing,))
