"""OFAC's Specially Designated Nationals list as four CSV files without headers.

``sdn.csv`` (12 columns), ``add.csv`` (addresses), ``alt.csv`` (aliases) and ``sdn_comments.csv`` (the
rest of remarks over 1,000 characters), joined by OFAC's number. ``-0-`` is null; the last line is a
lone 0x1A. Format: OFAC, "Data specification" (https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas).
An edition of ``sdn.csv`` alone states neither addresses nor the aliases of ``alt.csv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal
from watchword.model.countries import country_code
from watchword.sources.ofac_remarks import REMARK_PROPERTIES, parse_remarks
from watchword.sources.reading import Parsed, csv_rows, decode, read_bytes

__all__ = ["read"]

SOURCE = "us-ofac-sdn"
_SCHEMAS = {"": "Organization", "individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
#: OFAC cuts remarks here and goes on in sdn_comments.csv.
_REMARKS_CUT = 1000
_ALIAS_TYPES = {"aka": "alias", "fka": "previousName", "nka": "alias"}
_CORE = frozenset(
    "name schema programme position callSign type tonnage grossRegisteredTonnage flag owner".split()
)
_COLUMNS = ("position", "callSign", "type", "tonnage", "grossRegisteredTonnage", "flag", "owner")


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    for line, row in csv_rows(decode(read_bytes(path), path.name), path.name):
        cells = [cell.strip("\x1a \r\n") for cell in row]
        yield line, ["" if cell == "-0-" else cell for cell in cells]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _by_number(path: Path, least: int, refusals: list[Refusal]) -> dict[str, list[list[str]]]:
    """Rows of a side file by OFAC's number; ``least`` columns are needed to make sense of one."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line, cells in _cells(path):
        if not _is_number(cells[0]):
            refusals.append(Refusal(path.name, line, f"no OFAC number: {cells[0][:40]!r}", "ent_num"))
        elif len(cells) < least:
            refusals.append(Refusal(path.name, line, f"{len(cells)} columns, {least} needed"))
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
    """Read one edition. ``files`` maps lower-case file names to paths; ``sdn.csv`` must be there."""
    if "sdn.csv" not in files:
        raise EditionRefused(f"{SOURCE}: sdn.csv is missing (found: {', '.join(sorted(files))}).")
    refusals: list[Refusal] = []
    sides = {
        name: _by_number(files[name], least, refusals) if name in files else {}
        for name, least in (("alt.csv", 4), ("add.csv", 5), ("sdn_comments.csv", 2))
    }
    side_rows = sum(len(v) for rows in sides.values() for v in rows.values()) + len(refusals)
    parsed = Parsed(SOURCE, [], _states(files), 0)
    seen: set[str] = set()
    for line, cells in _cells(files["sdn.csv"]):
        parsed.records += 1
        if why := _fault(cells, seen):
            parsed.refusals.append(Refusal("sdn.csv", line, why))
            continue
        number = cells[0]
        seen.add(number)
        comment = "".join(row[1] for row in sides["sdn_comments.csv"].get(number, ()))
        cut = len(cells[11]) >= _REMARKS_CUT and not comment
        parsed.entries.append(
            _entry(
                cells,
                sides["alt.csv"].get(number, []),
                sides["add.csv"].get(number, []),
                comment,
                cut,
            )
        )
    parsed.check("sdn.csv")
    _check_sides(sides, seen, refusals, side_rows, parsed)
    yield parsed


def _states(files: Mapping[str, Path]) -> frozenset[str]:
    states = _CORE | REMARK_PROPERTIES
    if "alt.csv" in files:
        states |= {"alias", "previousName"}
    if "add.csv" in files:
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
    sides: Mapping[str, Mapping[str, list[list[str]]]],
    seen: set[str],
    refusals: list[Refusal],
    rows: int,
    parsed: Parsed,
) -> None:
    """Rows of the side files belong to no record of their own, but none is dropped silently."""
    if len(refusals) > max(3, 0.05 * rows):
        raise EditionRefused(
            f"{SOURCE}: {len(refusals)} rows of {refusals[0].file} can't be used "
            f"(first: {refusals[0]}); the file looks damaged, fetch it again."
        )
    parsed.notes += [str(r) for r in refusals]
    for name, by_number in sides.items():
        if strays := sorted(by_number.keys() - seen):
            parsed.notes.append(
                f"{name}: rows of {len(strays)} numbers that sdn.csv doesn't hold ({strays[0]} …)"
            )
