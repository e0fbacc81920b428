"""The Entity List, Supplement No. 4 to 15 CFR part 744, as of any date, from the eCFR's XML.

``/api/versioner/v1/full/<date>/title-15.xml?part=744`` gives the part; inside the appendix
(``DIV9 N="Supplement No. 4 to Part 744"``) stands a table of five columns: country (on the first row of
each only), entity with aliases and addresses in one cell, licence requirement, licence review policy and
Federal Register citation. Format: eCFR, "API documentation" (https://www.ecfr.gov/developers/documentation/api/v1);
older files have GPO's ``GPOTABLE``/``ROW``/``ENT`` in place of ``TABLE``/``TR``/``TD``, read alike.

No whole file is in hand: built from the published shape and tested on made samples. The entity cell is free
text: its name is what stands before "a.k.a." or the first comma that doesn't belong to the firm's name; the
whole cell is kept in ``notes``. Entities have no numbers, so the archive continues them by name from the
Consolidated Screening List; an entity under several countries is one party with several listings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal
from watchword.model.countries import country_code
from watchword.sources.reading import Parsed
from watchword.sources.xml import records

__all__ = ["entity", "read"]

SOURCE = "us-bis-el"
_STATES = frozenset(
    "name alias previousName schema country address notes programme citation licence_requirement "
    "licence_policy url".split()
)
_URL = "https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%204%20to%20Part%20744"
_APPENDIX = re.compile(r"supplement no\.? 4 to part 744", re.IGNORECASE)
_COLUMNS = 5
_COUNTED = re.compile(
    r",?\s*\b(?P<old>f\.?k\.?a\.?|formerly known as)?\s*(?:and\s+)?(?:a\.?k\.?a\.?|also known as)?,?\s*"
    r"the following [\w-]+ (?:alias(?:es)?|names?)\s*(?:and [^:]{0,60})?:",
    re.IGNORECASE,
)
_ONE = re.compile(
    r",?\s+(?P<old>f\.?k\.?a\.?|formerly known as)?(?:a\.?k\.?a\.?|also known as)?,?\s+", re.IGNORECASE
)
_ITEM = re.compile(r"(?:^\s*|[;,]\s*(?:and\s+)?)[—–]\s*")
# What may follow a comma inside a firm's name.
_FIRM = re.compile(
    r"(?:Co|Ltd|Limited|Inc|Incorporated|LLC|L\.L\.C|LLP|LP|Corp|Corporation|Company|S\.?A|S\.?L|S\.?R\.?L"
    r"|S\.?p\.?A|GmbH|AG|B\.?V|N\.?V|Pte|Pvt|Pty|Sdn|Bhd|JSC|PJSC|OJSC|CJSC|OOO|AO|PAO|ZAO|FZE|FZCO|FZ-LLC"
    r"|DMCC|A\.?S|K\.?K|Jr|Sr|II|III)\b",
    re.IGNORECASE,
)


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from ``title-15.xml``."""
    name = next((n for n in ("title-15.xml", "part-744.xml") if n in files), None)
    if name is None:
        raise EditionRefused(f"{SOURCE}: title-15.xml is missing (found: {', '.join(sorted(files))}).")
    path = files[name]
    parsed = Parsed(SOURCE, [], _STATES, 0)
    if not list(_appendix(path, parsed)):
        raise EditionRefused(
            f"{path.name}: has no Supplement No. 4 to Part 744; fetch title 15, part 744 from the eCFR."
        )
    yield parsed.check(path.name)


def _appendix(path: Path, parsed: Parsed) -> Iterator[str]:
    for element in records(path, ["DIV9"]):
        head = next((_text(h) for h in element.iterchildren("HEAD")), "")
        if _APPENDIX.search(element.get("N") or "") or _APPENDIX.search(head):
            _table(parsed, path.name, element)
            yield head


def _text(cell: etree._Element) -> str:
    """A cell's text; a line break and GPO's paragraph marks are spaces."""
    words: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            words.append(" " if element.tag in ("br", "BR", "P", "LI") else "")
            # A footnote's mark (<SU>1</SU>) isn't part of the text.
            words.append("" if element.tag in ("SU", "sup", "FTREF") else element.text or "")
        elif element is not cell:
            words.append(element.tail or "")
    return " ".join("".join(words).split())


def _table(parsed: Parsed, file: str, appendix: etree._Element) -> None:
    country = ""
    for row in appendix.iter("TR", "ROW"):
        cells = [_text(c) for c in row.iterchildren("TD", "ENT")]
        if not cells or not any(cells):
            continue
        if not any(cells[1:]):  # a heading across the table, or a footnote
            country = cells[0] if country_code(cells[0]) else country
            continue
        parsed.records += 1
        if len(cells) not in (_COLUMNS, _COLUMNS - 1):
            why = f"{len(cells)} columns instead of {_COLUMNS}"
            parsed.refusals.append(Refusal(file, parsed.records, why))
            continue
        if len(cells) == _COLUMNS:
            country = cells[0] or country
            cells = cells[1:]
        if cells[0].strip("[]. ").lower() == "reserved":
            parsed.records -= 1
        elif not cells[0]:
            parsed.refusals.append(Refusal(file, parsed.records, "a row without an entity", "Entity"))
        else:
            parsed.entries.append(_entry(country, cells))
            if not country_code(country):
                parsed.notes.append(f"{file}, row {parsed.records}: country {country!r} isn't known")


def _entry(country: str, cells: list[str]) -> Entry:
    code = country_code(country)
    name, aliases, former, addresses = entity(cells[0])
    properties = {
        "name": [name],
        "alias": aliases,
        "previousName": former,
        "address": addresses,
        "country": [code] if code else [],
        "notes": [cells[0]],
    }
    listing = ListingFacts(
        key=code,
        citation=cells[3],
        country=code,
        licence_requirement=cells[1],
        licence_policy=cells[2],
        url=_URL,
    )
    kept = {p: tuple(dict.fromkeys(v)) for p, v in properties.items() if v}
    return Entry(SOURCE, None, "LegalEntity", kept, (listing,))


def entity(text: str) -> tuple[str, list[str], list[str], list[str]]:
    """(name, aliases, former names, addresses) of an entity cell.

    ``Name, a.k.a., the following two aliases: —One; and —Two. Street, City, Country.`` or ``Name, a.k.a.
    Other, Street, City; and Street, City``.
    """
    found: dict[bool, list[str]] = {False: [], True: []}
    if counted := _COUNTED.search(text):
        name = text[: counted.start()]
        addresses = _items(text[counted.end() :], bool(counted["old"]), found)
    else:
        name, addresses = _commas(text)
        while (one := _ONE.match(addresses)) and one[0].strip(" ,"):
            other, addresses = _commas(addresses[one.end() :])
            found[bool(one["old"])].append(other.strip(" ,."))
    return name.strip(" ,;"), found[False], found[True], _places(addresses)


def _items(text: str, old: bool, found: dict[bool, list[str]]) -> str:
    """The dashed names of a counted list; gives back what follows the last one (the addresses)."""
    *pieces, last = [p for p in _ITEM.split(text) if p.strip()] or [""]
    name, rest = _sentence(last)
    found[old] += [n for piece in [*pieces, name] if (n := piece.strip(" ,;"))]
    return rest


def _sentence(text: str) -> tuple[str, str]:
    """The last name and the addresses part at the first full stop that doesn't abbreviate."""
    for stop in re.finditer(r"\.\s+(?=[A-Z0-9(])", text):
        last = text[: stop.start()].rsplit(" ", 1)[-1].strip(",")
        if _FIRM.fullmatch(last):
            return text[: stop.start() + 1], text[stop.end() :]
        if len(last) > 2 and "." not in last:
            return text[: stop.start()], text[stop.end() :]
    return text.rstrip(" ."), ""


def _commas(text: str) -> tuple[str, str]:
    """(name, rest with its comma) at the first comma that doesn't belong to a firm's name."""
    for comma in re.finditer(",", text):
        if not _FIRM.match(text[comma.end() :].strip()):
            return text[: comma.start()], text[comma.start() :]
    return text.rstrip("."), ""


def _places(text: str) -> list[str]:
    parts = re.split(r";\s*(?:and\s+)?", re.sub(r"\(See alternate address[^)]*\)", "", text))
    return [p for part in parts if (p := part.strip(" ,.;")) and not p.startswith("including")]
