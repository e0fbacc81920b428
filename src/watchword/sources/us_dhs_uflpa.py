"""The Uyghur Forced Labor Prevention Act Entity List as the web page of Homeland Security.

One HTML table a sub-list of section 2(d)(2)(B) of the Act, two columns: the entity with its aliases in
brackets, and the effective date. Page: DHS, "UFLPA Entity List" (https://www.dhs.gov/uflpa-entity-list).
The page cites no Federal Register notice a row; a column that does is read if it comes. An entity on
several sub-lists is one party with several listings. Nobody is numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree, html

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal, parse_date
from watchword.sources.reading import Parsed, decode, read_bytes

__all__ = ["entity", "read"]

SOURCE = "us-dhs-uflpa"
#: The page has 134 kB; a hundred times that isn't it.
_MAX = 16 * 1024 * 1024
_SECTION = re.compile(r"2\(d\)\(2\)\(B\)\((i{1,3}|iv|v)\)")
_STATES = frozenset("name alias previousName schema programme listed_on remarks url".split())
_URL = "https://www.dhs.gov/uflpa-entity-list"
_ALIASES = re.compile(
    r"\((?=(?:and|including)\s+\w+\s+alias|(?:also|formerly)\s+known\s+as|(?:a|f)\.?k\.?a\b)", re.IGNORECASE
)
_KIND = re.compile(
    r"[;,]?\s*(?:and\s+)?(?:(formerly)|also)\s+known\s+as\s+|(?:and|including)\s+\w+\s+alias(?:es)?:\s*",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r",?\s+(and\s+(?:its\s+)?(?:subordinate|subsidiar|affiliat).*)$", re.IGNORECASE)
_ACRONYM = re.compile(r"\s+\(([A-Z]{3,6})\)$")
_DATE = re.compile(r"([A-Z][a-z]+)\.? (\d{1,2}), (\d{4})$")


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from ``uflpa-entity-list.html``."""
    name = next((n for n in files if n.endswith((".html", ".htm"))), None)
    if name is None:
        raise EditionRefused(
            f"{SOURCE}: uflpa-entity-list.html is missing (found: {', '.join(sorted(files))})."
        )
    path = files[name]
    parsed = Parsed(SOURCE, [], _STATES, 0)
    for section, table in _tables(_page(path)):
        _table(parsed, path.name, section, table)
    if not parsed.records:
        raise EditionRefused(
            f"{path.name}: holds no table of entities under section 2(d)(2)(B); check that it is the "
            "page of the UFLPA Entity List, and fetch it again."
        )
    yield parsed.check(path.name)


def _page(path: Path) -> etree._Element:
    text = decode(read_bytes(path, _MAX), path.name)
    parser = html.HTMLParser(no_network=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as why:
        raise EditionRefused(f"{path.name}: not readable as HTML ({why}); fetch it again.") from None


def _tables(page: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """(sub-list, table) in the order of the page; the words before a table name its sub-list."""
    section = ""
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start" and element.tag == "table" and section:
            yield section, element
        words = element.text if event == "start" else element.tail
        if words and isinstance(element.tag, str) and (found := _SECTION.findall(words)):
            section = found[-1]


def _text(cell: etree._Element) -> str:
    return " ".join(" ".join(str(t) for t in cell.itertext()).split())


def _table(parsed: Parsed, file: str, section: str, table: etree._Element) -> None:
    rows = [[_text(c) for c in row.iterchildren("td", "th")] for row in table.iter("tr")]
    header = [c.lower() for c in rows[0]] if rows else []
    at = {what: i for i, c in enumerate(header) for what in ("entity", "date", "register") if what in c}
    if not {"entity", "date"} <= at.keys():
        parsed.notes.append(f"{file}: a table under ({section}) has other columns: {header}")
        return
    if len(header) > len(at):
        parsed.notes.append(f"{file}: unknown columns in the table under ({section}): {header}")
    for number, cells in enumerate(rows[1:], start=1):
        parsed.records += 1
        where = f"({section}) {number}"
        if len(cells) != len(header) or not cells[at["entity"]]:
            parsed.refusals.append(Refusal(file, parsed.records, f"row {where} has no entity"))
            continue
        date = _date(cells[at["date"]])
        if not date:
            parsed.notes.append(f"{file}, row {where}: no date in {cells[at['date']]!r}")
        citation = cells[at["register"]] if "register" in at else ""
        parsed.entries.append(_entry(cells[at["entity"]], section, date, citation))
    if "register" in at:
        parsed.states |= {"citation"}


def _date(text: str) -> str:
    found = _DATE.match(text)
    return parse_date(f"{found[2]} {found[1]} {found[3]}" if found else text) or ""


def entity(text: str) -> tuple[str, list[str], list[str], str]:
    """(name, aliases, former names, who else is meant) of an entity cell."""
    aliases: list[str] = []
    former: list[str] = []
    if bracket := _ALIASES.search(text):
        end = _closing(text, bracket.start())
        inside = text[bracket.end() : end]
        text = f"{text[: bracket.start()].strip()} {text[end + 1 :].strip()}".strip()
        pieces = _KIND.split(inside)
        for kind, names in zip(pieces[1::2], pieces[2::2], strict=True):
            (former if kind else aliases).extend(_several(names))
    others = _AND_OTHERS.search(text)
    name = (text[: others.start()] if others else text).strip().rstrip(",")
    if acronym := _ACRONYM.search(name):
        aliases.append(acronym[1])
        name = name[: acronym.start()]
    return name, aliases, former, others[1] if others else ""


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return len(text)


def _several(text: str) -> list[str]:
    """``A; B; and C`` or ``A Co. and B Co.``: the names of a list."""
    parts = [p.strip().removeprefix("and ").strip() for p in text.split(";")]
    return [n for p in parts for n in re.split(r"(?<=\.) and (?=[A-Z])", p) if n]


def _entry(text: str, section: str, date: str, citation: str) -> Entry:
    name, aliases, former, others = entity(text)
    properties = {"name": (name,), "alias": tuple(aliases), "previousName": tuple(former)}
    programme = f"UFLPA 2(d)(2)(B)({section})"
    listing = ListingFacts(
        key=programme,
        programme=programme,
        listed_on=date,
        citation=citation,
        remarks=others,
        url=_URL,
    )
    kept = {p: v for p, v in properties.items() if v}
    return Entry(SOURCE, None, "Organization", kept, (listing,))
