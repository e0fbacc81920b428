"""OFAC's Specially Designated Nationals list as four CSV files without headers.

``sdn.csv`` (12 columns), ``add.csv`` (addresses), ``alt.csv`` (aliases) and ``sdn_comments.csv`` (the
rest of remarks over 1,000 characters), joined by OFAC's number. ``-0-`` is null; the last line is a
lone 0x1A. Format: OFAC, "Data specification" (https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas).
An edition of ``sdn.csv`` alone states neither addresses nor the aliases of ``alt.csv``.

Where the folder holds ``sdn.xml``, ``SDN_ENHANCED.ZIP`` or ``SDN_ADVANCED.XML`` instead, that is read
(:mod:`watchword.sources.ofac_xml`, :mod:`watchword.sources.ofac_advanced`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal
from watchword.model.countries import country_code
from watchword.sources.ofac_advanced import read_advanced
from watchword.sources.ofac_remarks import REMARK_PROPERTIES, parse_remarks
from watchword.sources.ofac_xml import read_basic, read_enhanced
from watchword.sources.reading import Parsed, csv_rows, decode, read_bytes

__all__ = ["CsvNames", "read", "read_csv"]

SOURCE = "us-ofac-sdn"
_SCHEMAS = {"": "Organization", "individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
#: OFAC cuts remarks here and goes on in sdn_comments.csv.
_REMARKS_CUT = 1000
_ALIAS_TYPES = {"aka": "alias", "fka": "previousName", "nka": "alias"}
_CORE = frozenset(
    "name schema programme position callSign type tonnage grossRegisteredTonnage flag owner".split()
)


class CsvNames(NamedTuple):
    """The names of the four files of an OFAC CSV set; the non-SDN lists have others."""

    main: str = "sdn.csv"
    alt: str = "alt.csv"
    add: str = "add.csv"
    comments: str = "sdn_comments.csv"


_SDN_FILES = CsvNames()
_COLUMNS = ("position", "callSign", "type", "tonnage", "grossRegisteredTonnage", "flag", "owner")


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    for line, row in csv_rows(decode(read_bytes(path), path.name), path.name):
        cells = [cell.strip("\x1a \r\n") for cell in row]
        yield line, ["" if cell == "-0-" else cell for cell in cells]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _by_number(path: Path, width: int, refusals: list[Refusal]) -> dict[str, list[list[str]]]:
    """Rows of a side file by OFAC's number; ``width`` is the number of its columns."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line, cells in _cells(path):
        if not _is_number(cells[0]):
            refusals.append(Refusal(path.name, line, f"no OFAC number: {cells[0][:40]!r}", "ent_num"))
        elif len(cells) != width:
            refusals.append(Refusal(path.name, line, f"{len(cells)} columns instead of {width}"))
        else:
            rows[cells[0]].append(cells)
    return rows


def programmes_of(text: str) -> list[str]:
    """``SDGT] [SYRIA`` and ``SDGT; SYRIA`` are two programmes each."""
    parts = text.replace("] [", ";").strip("[] ").split(";")
    return list(dict.fromkeys(p.strip(" []") for p in parts if p.strip(" []")))


def _names_of(cells: list[list[str]]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"alias": [], "previousName": []}
    for row in cells:
        prop = _ALIAS_TYPES.get(row[2].replace(".", "").lower(), "alias")
        if row[3]:
            names[prop].append(row[3])
    return names


def _addresses_of(cells: list[list[str]]) -> dict[str, list[str]]:
    # A row of nothing but a country is no address.
    full = [", ".join(part for part in row[2:5] if part) for row in cells if row[2] or row[3]]
    codes = [country_code(row[4]) for row in cells]
    return {"address": full, "country": list(dict.fromkeys(c for c in codes if c))}


def _entry(
    cells: list[str], aliases: list[list[str]], addresses: list[list[str]], comment: str, cut: bool
) -> Entry:
    remarks = parse_remarks(cells[11] + comment)
    properties: dict[str, list[str]] = {"name": [cells[1]]}
    for prop, value in zip(_COLUMNS, cells[4:11], strict=True):
        if value:
            properties[prop] = [country_code(value) or value] if prop == "flag" else [value]
    for found in (_names_of(aliases), _addresses_of(addresses), remarks.properties):
        for prop, values in found.items():
            if values:
                properties[prop] = list(dict.fromkeys(values))
    return Entry(
        source=SOURCE,
        tail=cells[0],
        schema=_SCHEMAS.get(cells[2].lower(), "LegalEntity"),
        properties={p: tuple(v) for p, v in properties.items()},
        listings=tuple(ListingFacts(key=p, programme=p) for p in programmes_of(cells[3]) or [""]),
        identifiers=tuple(dict.fromkeys(remarks.identifiers)),
        partial=REMARK_PROPERTIES if cut else frozenset(),
    )


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition. ``files`` maps lower-case file names to paths: ``sdn.csv`` or an XML file."""
    forms = {
        "sdn_enhanced.zip": read_enhanced,
        "sdn_enhanced.xml": read_enhanced,
        "sdn_advanced.xml": read_advanced,
        "sdn.xml": read_basic,
    }
    name = next((n for n in ("sdn.csv", *forms) if n in files), None)
    if name is None:
        raise EditionRefused(f"{SOURCE}: sdn.csv is missing (found: {', '.join(sorted(files))}).")
    if name == "sdn.csv":
        yield read_csv(files, SOURCE)
    else:
        yield forms[name](files[name]).parsed(SOURCE)


def read_csv(files: Mapping[str, Path], source: str, names: CsvNames = _SDN_FILES) -> Parsed:
    """Read a set of CSV files; only ``names.main`` has to be there."""
    refusals: list[Refusal] = []
    sides = {
        name: _by_number(files[name], width, refusals) if name in files else {}
        for name, width in ((names.alt, 5), (names.add, 6), (names.comments, 2))
    }
    for name in (names.alt, names.add):
        # Taken as it is, it would say that every alias or address was removed.
        if name in files and not sides[name] and not refusals:
            raise EditionRefused(f"{source}: {name} holds no rows; fetch it again.")
    side_rows = sum(len(v) for rows in sides.values() for v in rows.values()) + len(refusals)
    parsed = Parsed(source, [], _states(files, names), 0)
    seen: set[str] = set()
    for line, cells in _cells(files[names.main]):
        parsed.records += 1
        if why := _fault(cells, seen):
            parsed.refusals.append(Refusal(names.main, line, why))
            continue
        number = cells[0]
        seen.add(number)
        comment = "".join(row[1] for row in sides[names.comments].get(number, ()))
        cut = len(cells[11]) >= _REMARKS_CUT and not comment
        parsed.entries.append(
            _entry(
                cells,
                sides[names.alt].get(number, []),
                sides[names.add].get(number, []),
                comment,
                cut,
            )
        )
    parsed.check(names.main)
    _check_sides(names.main, sides, seen, refusals, side_rows, parsed)
    return parsed


def _states(files: Mapping[str, Path], names: CsvNames) -> frozenset[str]:
    states = _CORE | REMARK_PROPERTIES
    if names.alt in files:
        states |= {"alias", "previousName"}
    if names.add in files:
        states |= {"address", "country"}
    return states


def _fault(cells: list[str], seen: set[str]) -> str:
    if not _is_number(cells[0]):
        return f"no OFAC number in the first column: {cells[0][:40]!r}"
    if len(cells) != 12:
        return f"number {cells[0]} has {len(cells)} columns instead of 12"
    if not cells[1]:
        return f"number {cells[0]} has no name"
    return f"number {cells[0]} occurs twice" if cells[0] in seen else ""


def _check_sides(
    main: str,
    sides: Mapping[str, Mapping[str, list[list[str]]]],
    seen: set[str],
    refusals: list[Refusal],
    rows: int,
    parsed: Parsed,
) -> None:
    """Rows of the side files belong to no record of their own, but none is dropped silently."""
    if len(refusals) > max(3, 0.05 * rows):
        raise EditionRefused(
            f"{parsed.source}: {len(refusals)} rows of {refusals[0].file} can't be used "
            f"(first: {refusals[0]}); the file looks damaged, fetch it again."
        )
    parsed.notes += [str(r) for r in refusals]
    for name, by_number in sides.items():
        if strays := sorted(by_number.keys() - seen):
            parsed.notes.append(
                f"{name}: rows of {len(strays)} numbers that {main} doesn't hold ({strays[0]} …)"
            )
