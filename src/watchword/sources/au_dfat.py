"""Australia's Consolidated List as the spreadsheet ``regulation8_consolidated.xlsx``.

One row a name: ``2`` is the party's primary name, ``2a`` an alias of it. Format: Department of Foreign
Affairs and Trade, "The Consolidated List" (https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list).
Dates of birth, nationalities and places stand as free text, with ``a) … b) …`` where there are several;
what isn't understood of a date is kept in ``notes``. The file's later name,
``Australian_Sanctions_Consolidated_List.xlsx``, is read by the same headings; further columns (IMO number,
instrument of designation, strength of an alias) are known but in no file in hand.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.free_dates import births
from watchword.sources.reading import Parsed

__all__ = ["read"]

SOURCE = "au"
_FILES = ("australian_sanctions_consolidated_list.xlsx", "regulation8_consolidated.xlsx")
_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel"}
_STATES = frozenset(
    "name alias previousName schema birthDate birthPlace citizenship address country notes programme "
    "listed_on citation remarks".split()
)
_NEEDED = ("reference", "name of individual or entity", "type", "name type")
#: Every heading that is used, by the state it adds where a file has it.
_KNOWN = {
    **dict.fromkeys(_NEEDED, ""),
    "date of birth": "",
    "place of birth": "",
    "citizenship": "",
    "address": "",
    "additional information": "",
    "listing information": "",
    "committees": "",
    "control date": "",
    "imo number": "identifiers",
    "instrument of designation": "",
    "alias strength": "weakAlias",
}
#: The sheet has 9,561 rows of twelve columns, in 255.
_MOST_ROWS = 200_000
_COLUMNS = 40
_MAX = 200 * 1024 * 1024
_REFERENCE = re.compile(r"(\d{1,6})\s*([a-z]{0,3}\d{0,2})$", re.IGNORECASE)
_LETTERED = re.compile(r"(?:^|[\s;,])\(?[a-z]\)\s*")
_OLD_NAME = re.compile(
    r"\s*\((?:previously|formerly) listed as\.?(?:\s*In Arabic:\s*(?P<arabic>[^)]*))?\)\s*", re.IGNORECASE
)
_KIND_OF_NAME = re.compile(r"\s*\((?:birth|combat|war|pen) name\)\s*$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:listed|designated)\b[^.;]{0,90}?\b(?:on:?\s+)?(\d{1,2}\.? [A-Z][a-z]+\.? \d{4})", re.IGNORECASE
)
_NOTHING = frozenset({"", "na", "n/a", "none", "unknown"})

Row = Mapping[str, object]


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from the spreadsheet."""
    name = next((n for n in _FILES if n in files), None)
    if name is None:
        there = ", ".join(sorted(files))
        raise EditionRefused(f"{SOURCE}: none of {', '.join(_FILES)} is there (found: {there}).")
    path = files[name]
    _check_zip(path)
    rows = _sheet(path)
    header = [_text(c).lower() for c in next(rows, ())]
    if missing := [h for h in _NEEDED if h not in header]:
        raise EditionRefused(
            f"{path.name}, row 1: lacks the columns {', '.join(missing)}; check that it is DFAT's list."
        )
    states = _STATES | {s for h in header if (s := _KNOWN.get(h))}
    notes = [f"{path.name}: unknown column {h!r}" for h in header if h and h not in _KNOWN]
    parsed = Parsed(SOURCE, [], states, 0, notes=notes)
    parties: dict[str, list[dict[str, object]]] = {}
    for number, cells in enumerate(rows, start=2):
        if not any(_text(c) for c in cells[: len(header)]):
            continue
        parsed.records += 1
        row = {h: c for h, c in zip(header, cells, strict=False) if h}
        found = _REFERENCE.match(_text(row["reference"]))
        if not found or not _text(row[_NEEDED[1]]):
            why = f"no reference or no name: {_text(row['reference'])[:40]!r}"
            parsed.refusals.append(Refusal(path.name, number, why, "Reference"))
        else:
            parties.setdefault(str(int(found[1])), []).append(row)
    parsed.entries = [_entry(tail, of) for tail, of in parties.items()]
    yield parsed.check(path.name)


def _check_zip(path: Path) -> None:
    """Refuse what isn't a spreadsheet, would unpack to too much, or has a DOCTYPE inside."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(i.file_size for i in packed.infolist()) > _MAX:
                raise EditionRefused(f"{path.name}: unpacks to more than {_MAX:,} bytes; refused.")
            for inside in packed.infolist():
                if inside.filename.lower().endswith((".xml", ".rels")):
                    with packed.open(inside) as member:
                        if b"<!DOCTYPE" in (start := member.read(65536).upper()) or b"<!ENTITY" in start:
                            raise EditionRefused(f"{path.name}: {inside.filename} has a DOCTYPE; refused.")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as why:
        raise EditionRefused(f"{path.name}: not a readable spreadsheet ({why}); fetch it again.") from None


def _sheet(path: Path) -> Iterator[tuple[object, ...]]:
    """The first sheet's rows, of at most so many rows and columns."""
    from openpyxl import load_workbook

    number = 0
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=_COLUMNS), start=1):
                if number > _MOST_ROWS:
                    raise EditionRefused(f"{path.name}: more than {_MOST_ROWS:,} rows; refused.")
                yield row
        finally:
            book.close()
    except EditionRefused:
        raise
    except Exception as why:
        # openpyxl raises whatever a broken file makes it stumble over: KeyError, TypeError, ParseError …
        kind = type(why).__name__
        raise EditionRefused(
            f"{path.name}, after row {number}: not a readable spreadsheet ({kind}: {why}); fetch it again."
        ) from None


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else " ".join(str(cell).split())
    return "" if text.lower() in _NOTHING else text


def _several(text: str) -> list[str]:
    """``a) Yemen b) Oman`` is two values."""
    return [p for part in _LETTERED.split(text) if (p := part.strip(" ;,"))]


def _countries(text: str) -> list[str]:
    """Codes of the states a cell names; a word that has none is kept as it stands."""
    found: list[str] = []
    for part in _several(text):
        pieces = [part] if country_code(part) else re.split(r"[;,/]", part)
        for piece in pieces:
            words = [piece] if country_code(piece) else piece.split(" and ")
            found += [country_code(w) or w.strip() for w in words if w.strip()]
    return found


def _entry(tail: str, rows: list[dict[str, object]]) -> Entry:
    first = next((r for r in rows if "primary" in _text(r["name type"]).lower()), rows[0])
    properties: dict[str, list[str]] = {"name": [], "alias": [], "previousName": [], "weakAlias": []}
    for row in rows:
        _name(properties, row, primary=row is first)
    for row in rows:  # aliases repeat their party's facts, now and then with more
        _facts(properties, row)
    imo = [Identifier("imoNumber", n, "", "IMO Number") for r in rows if (n := _text(r.get("imo number")))]
    return Entry(
        source=SOURCE,
        tail=tail,
        schema=_SCHEMAS.get(_text(first["type"]).lower(), "LegalEntity"),
        properties={p: tuple(dict.fromkeys(v)) for p, v in properties.items() if any(v)},
        listings=_listings(rows, first),
        identifiers=tuple(dict.fromkeys(imo)),
        rows=len(rows),
    )


def _name(properties: dict[str, list[str]], row: Row, *, primary: bool) -> None:
    name = _text(row[_NEEDED[1]])
    kind = _text(row["name type"]).lower()
    prop = "name" if primary else "alias"
    if "formerly" in kind or "previously" in kind:
        prop = "previousName"
    if old := _OLD_NAME.search(name):
        name = name[: old.start()] + name[old.end() :]
        prop = prop if primary else "previousName"
        if old["arabic"]:
            properties["alias"].append(old["arabic"].strip())
    if not primary and _text(row.get("alias strength")).lower() in ("weak", "low"):
        prop = "weakAlias"
    properties[prop].append(_KIND_OF_NAME.sub("", name).strip())


def _facts(properties: dict[str, list[str]], row: Row) -> None:
    dates, unread = births(_text(row.get("date of birth")))
    properties.setdefault("birthDate", []).extend(dates)
    notes = properties.setdefault("notes", [])
    if unread:
        notes.append(f"Date of birth: {unread}")
    properties.setdefault("birthPlace", []).extend(_several(_text(row.get("place of birth"))))
    properties.setdefault("citizenship", []).extend(_countries(_text(row.get("citizenship"))))
    for address in _several(_text(row.get("address"))):
        properties.setdefault("address", []).append(address)
        land = re.sub(r"\s*\([^)]*\)", "", address).rpartition(",")[2]
        if code := country_code(land.strip(" .")):
            properties.setdefault("country", []).append(code)
    notes.append(_text(row.get("additional information")))


def _listings(rows: list[dict[str, object]], first: Row) -> tuple[ListingFacts, ...]:
    """One listing a committee or regime: the primary row's, and any that an alias names besides."""
    found: dict[str, ListingFacts] = {}
    for row in [first, *rows]:
        programme = _text(row.get("committees"))
        information = _text(row.get("listing information"))
        if programme in found and found[programme].citation:
            continue
        said = _LISTED.search(information)
        day = parse_date(re.sub(r"^(\d{1,2})\.", r"\1", said[1]) if said else information[:10])
        control = _text(row.get("control date"))
        found[programme] = ListingFacts(
            key=programme,
            programme=programme,
            listed_on=day or "",
            citation=_text(row.get("instrument of designation")) or information,
            remarks=f"Control date {control}" if control else "",
        )
    return tuple(found.values())
