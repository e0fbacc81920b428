"""The US Consolidated Screening List: one file that carries thirteen lists of three departments.

CSV of 29 columns (values of one cell separated by ``; ``) or JSON with ``results``. Format: ITA,
"Consolidated Screening List" (https://www.trade.gov/consolidated-screening-list). Which properties an
edition states is read off the file itself: a column that no row of a source fills is not stated for
that source, so that earlier editions go on answering for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.ofac_remarks import identifier, is_label, parse_remarks
from watchword.sources.reading import Parsed, csv_rows, decode, json_document, read_bytes

__all__ = ["SOURCES", "read"]

#: The list's own wording, up to its abbreviation, tells the source; departments rename the rest.
SOURCES = {
    "SDN": "us-ofac-sdn",
    "SSI": "us-ofac-ssi",
    "CMIC": "us-ofac-cmic",
    "CAP": "us-ofac-capta",
    "PLC": "us-ofac-plc",
    "NS-MBS List": "us-ofac-mbs",
    "FSE": "us-ofac-fse",
    "EL": "us-bis-el",
    "DPL": "us-bis-dpl",
    "UVL": "us-bis-uvl",
    "MEU": "us-bis-meu",
    "DTC": "us-ddtc-debarred",
    "ISN": "us-state-isn",
}
# "…; (Linked To: BANK OF MOSCOW)": the CSL keeps OFAC's older brackets around a link.
_LINKED = re.compile(r"\(Linked To: (.+?)\)\s*(?=$|;|\.|\(Linked)")
_ABBREVIATION = re.compile(r"\(([A-Z-]+(?: List)?)\)")
_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}

# CSL column -> the property it states. `type` always comes with a name; ids and remarks state several.
_TEXT = {
    "title": "position",
    "call_sign": "callSign",
    "vessel_type": "type",
    "gross_tonnage": "tonnage",
    "gross_registered_tonnage": "grossRegisteredTonnage",
    "vessel_owner": "owner",
    "places_of_birth": "birthPlace",
}
_CODES = {"citizenships": "citizenship", "nationalities": "nationality", "vessel_flag": "flag"}
_LISTING = {
    "programs": "programme",
    "federal_register_notice": "citation",
    "start_date": "listed_on",
    "end_date": "ended_on",
    "license_requirement": "licence_requirement",
    "license_policy": "licence_policy",
    "source_list_url": "url",
}
_IGNORED = {
    "_id",
    "id",
    "source",
    "name",
    "type",
    "entity_number",
    "standard_order",
    "country",
    "source_information_url",
    "title_alt",
}
_KNOWN = (
    _TEXT.keys()
    | _CODES.keys()
    | _LISTING.keys()
    | _IGNORED
    | {"alt_names", "addresses", "dates_of_birth", "ids", "remarks"}
)
# Columns whose programmes are one text per listing, not a list of tags.
_NUMBERED = frozenset(s for s in SOURCES.values() if s.startswith("us-ofac-"))

Row = Mapping[str, Any]


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from ``consolidated.csv``, ``.csv.gz`` or ``.json``; one Parsed a source."""
    name = next(
        (n for n in ("consolidated.json", "consolidated.csv", "consolidated.csv.gz") if n in files),
        None,
    )
    if name is None:
        raise EditionRefused(
            f"us-csl: consolidated.csv, .csv.gz or .json is missing (found: {', '.join(sorted(files))})."
        )
    raw = read_bytes(files[name])
    rows = _json_rows(raw, name) if name.endswith(".json") else _csv_table(raw, name)
    lists: dict[str, _OneList] = {}
    strangers: list[Refusal] = []
    unknown: set[str] = set()
    for at, row in rows:
        unknown.update(k for k in row if k not in _KNOWN)
        key = source_of(str(row.get("source") or ""))
        if key is None:
            strangers.append(Refusal(name, at, f"unknown list {str(row.get('source'))[:60]!r}", "source"))
        else:
            lists.setdefault(key, _OneList(key, name)).take(at, row)
    if not lists or len(strangers) > 0.05 * sum(x.records for x in lists.values()):
        first = f" (first: {strangers[0]})" if strangers else ""
        raise EditionRefused(f"us-csl: {name} names no list that is known{first}; fetch it again.")
    notes = [str(r) for r in strangers] + [f"{name}: unknown field {k!r}" for k in sorted(unknown)]
    for key in sorted(lists):
        parsed = lists[key].finish()
        parsed.notes += notes
        notes = []
        yield parsed


def source_of(text: str) -> str | None:
    """The source key for a row's ``source`` text, or None for a list that isn't known."""
    return next((SOURCES[a] for a in _ABBREVIATION.findall(text) if a in SOURCES), None)


def _json_rows(raw: bytes, name: str) -> Iterator[tuple[int, Row]]:
    document = json_document(raw, name)
    rows = document.get("results") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise EditionRefused(f"us-csl: {name} holds no list of results; fetch it again.")
    total = document.get("total") if isinstance(document, dict) else None
    if isinstance(total, int) and total != len(rows):
        raise EditionRefused(f"us-csl: {name} says {total} results and holds {len(rows)}; fetch it again.")
    yield from enumerate(rows, start=1)


def _csv_table(raw: bytes, name: str) -> Iterator[tuple[int, Row]]:
    rows = csv_rows(decode(raw, name), name)
    _, header = next(rows, (0, []))
    if not {"source", "name"} <= set(header):
        raise EditionRefused(f"us-csl: {name} has no columns 'source' and 'name'; fetch it again.")
    for line, cells in rows:
        if len(cells) == len(header):
            yield line, dict(zip(header, cells, strict=True))
        else:
            yield line, {"source": "", "name": "", "columns": f"{len(cells)} instead of {len(header)}"}


@dataclass(slots=True)
class _OneList:
    """The rows of one source, grouped into parties as they come."""

    source: str
    file: str
    records: int = 0
    entries: dict[str, Entry] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    stated: set[str] = field(default_factory=lambda: {"name", "schema"})

    def take(self, at: int, row: Row) -> None:
        self.records += 1
        name = _text(row.get("name"))
        number = _text(row.get("entity_number")) if self.source in _NUMBERED else ""
        if not name:
            self.refusals.append(Refusal(self.file, at, "a row without a name", "name"))
        elif self.source in _NUMBERED and not (number.isascii() and number.isdigit() and len(number) < 10):
            self.refusals.append(Refusal(self.file, at, f"no OFAC number: {number[:40]!r}", "entity_number"))
        else:
            entry = self._entry(row, name, number)
            self._state(entry)
            key = number or f"row {at}"
            old = self.entries.get(key)
            self.entries[key] = entry if old is None else _merged(old, entry)

    def _entry(self, row: Row, name: str, number: str) -> Entry:
        properties: dict[str, list[str]] = {"name": [name], "alias": _several(row.get("alt_names"))}
        for column, prop in _TEXT.items():
            properties[prop] = _several(row.get(column))
        for column, prop in _CODES.items():
            properties[prop] = [country_code(v) or v for v in _several(row.get(column))]
        properties["birthDate"] = [parse_date(v) or v for v in _several(row.get("dates_of_birth"))]
        properties["address"], properties["country"] = _addresses(row.get("addresses"))
        identifiers, more = _identifiers(row.get("ids"))
        if self.source in _NUMBERED:
            remarks = parse_remarks(_LINKED.sub(r"; Linked To: \1", _text(row.get("remarks"))))
            more = {k: more.get(k, []) + remarks.properties.get(k, []) for k in more | remarks.properties}
            identifiers += remarks.identifiers
        for prop, values in more.items():
            properties.setdefault(prop, []).extend(values)
        return Entry(
            source=self.source,
            tail=number or None,
            schema=_SCHEMAS.get(_text(row.get("type")).lower(), "LegalEntity"),
            properties={p: tuple(dict.fromkeys(v)) for p, v in properties.items() if v},
            listings=_listings(row, self.source in _NUMBERED, properties["country"]),
            identifiers=tuple(dict.fromkeys(identifiers)),
        )

    def _state(self, entry: Entry) -> None:
        self.stated.update(entry.properties)
        if entry.identifiers:
            self.stated.add("identifiers")
        for listing in entry.listings:
            self.stated.update(p for p in _LISTING.values() if getattr(listing, p))

    def finish(self) -> Parsed:
        states = frozenset(self.stated | {"programme"})
        return Parsed(self.source, list(self.entries.values()), states, self.records, self.refusals).check(
            self.file
        )


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else "" if value is None else str(value)


def _several(value: object) -> list[str]:
    """The values of a cell: a JSON list, or text separated by ``; `` (with a stray "and" before)."""
    if isinstance(value, list):
        parts: Iterable[str] = (_text(v) for v in value)
    else:
        parts = (p.strip().removeprefix("and ").strip() for p in _text(value).split(";"))
    return list(dict.fromkeys(p for p in parts if p))


def _addresses(value: object) -> tuple[list[str], list[str]]:
    """(full addresses, country codes); in CSV each address ends in a two-letter code."""
    full, codes = [], []
    if isinstance(value, list):
        for part in value:
            if isinstance(part, dict):
                lines = [_text(part.get(k)) for k in ("address", "city", "state", "postal_code")]
                code = country_code(_text(part.get("country")))
                if any(lines):
                    full.append(", ".join(x for x in [*lines, code.upper()] if x))
                codes.append(code)
    else:
        for text in _several(value):
            _, _, last = text.rpartition(",")
            code = country_code(last) if len(last.strip()) == 2 else ""
            if text.strip() != last.strip() or not code:
                full.append(text)
            codes.append(code)
    return full, list(dict.fromkeys(c for c in codes if c))


def _identifiers(value: object) -> tuple[list[Identifier], dict[str, list[str]]]:
    """(identifiers, other properties) of the ``ids`` cell: ``[country, ]value, label; …``."""
    found: list[Identifier] = []
    clauses: list[str] = []
    for part in value if isinstance(value, list) else []:
        if isinstance(part, dict):
            label, number = _text(part.get("type")), _text(part.get("number"))
            code = country_code(_text(part.get("country")))
            if is_label(label) and number:
                found.append(identifier(label, number, code))
            else:
                clauses.append(f"{label} {number}".strip())
    if isinstance(value, str):
        for item in value.split("; "):
            before, _, label = item.strip().rpartition(", ")
            country, _, number = before.partition(", ")
            code = country_code(country) if len(country) == 2 and country.isupper() and number else ""
            number = number if code else before
            if is_label(label) and number:
                # A passport's dates of issue and expiry stand behind its number.
                found.append(identifier(label, re.sub(r"(?:, \d{4}-\d\d-\d\d)+$", "", number), code))
            elif item.strip():
                clauses.append(f"{label} {number}".strip())
    rest = parse_remarks("; ".join(clauses))
    return found + rest.identifiers, rest.properties


def _listings(row: Row, numbered: bool, countries: list[str]) -> tuple[ListingFacts, ...]:
    facts = {
        "citation": " ".join(_text(row.get("federal_register_notice")).split()),
        "listed_on": parse_date(_text(row.get("start_date"))) or "",
        "ended_on": parse_date(_text(row.get("end_date"))) or "",
        "licence_requirement": _text(row.get("license_requirement")),
        "licence_policy": _text(row.get("license_policy")),
        "url": _text(row.get("source_list_url")),
        "country": ",".join(sorted(countries)),
        "remarks": "" if numbered else _text(row.get("remarks")),
    }
    programmes = _several(row.get("programs")) or [""]
    if numbered:
        return tuple(ListingFacts(key=p, programme=p, **facts) for p in programmes)
    programme = "; ".join(programmes)
    return (ListingFacts(key=programme or facts["country"], programme=programme, **facts),)


def _merged(one: Entry, other: Entry) -> Entry:
    """Two rows of one number (Bank of Kunlun stands twice under CAPTA) as one entry."""
    properties = {
        p: tuple(dict.fromkeys(one.properties.get(p, ()) + other.properties.get(p, ())))
        for p in [*one.properties, *(q for q in other.properties if q not in one.properties)]
    }
    keys = {listing.key for listing in one.listings}
    return Entry(
        one.source,
        one.tail,
        one.schema,
        properties,
        one.listings + tuple(x for x in other.listings if x.key not in keys),
        tuple(dict.fromkeys(one.identifiers + other.identifiers)),
        one.partial | other.partial,
        one.rows + other.rows,
    )
