"""Additions, changes and removals from the Federal Register's XML: who, from which day, by which document.

federalregister.gov gives one document, govinfo.gov a day's issue; both in GPO's elements: ``RULE`` or
``NOTICE``, in it ``PREAMB`` (agency, ``DATES`` or ``EFFDATE``), ``SUPLINF``, ``REGTEXT`` with amendatory
instructions (``AMDPAR``) and tables (``GPOTABLE``/``ROW``/``ENT``), ``FRDOC`` at the end; a ``FEDREG`` issue
states its ``DATE``. Schema: GPO, "Federal Register XML user guide" (github.com/usgpo/bulk-data).

Read are rules of BIS that amend supplement no. 4, 6 or 7 to 15 CFR part 744 (parties quoted in an
instruction, and rows of its tables) and notices of OFAC (numbered parties with a programme tag). No whole
document is in hand: built from the published shape, and tested on made samples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from watchword.model import Refusal
from watchword.sources.us_bis_el import entity
from watchword.sources.xml import records

__all__ = ["read_register"]

Element = etree._Element

_DAY = (
    r"((?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, \d{4})"
)
_EFFECTIVE = re.compile(rf"effective(?: date)?[:,]?(?: on| as of| beginning)? {_DAY}", re.IGNORECASE)
_ISSUED = re.compile(rf"(?:issued|taken|effective) on {_DAY}|applicable(?: on)? {_DAY}", re.IGNORECASE)
_AT_ONCE = re.compile(r"effective (?:up)?on (?:the )?(?:date of )?publication", re.IGNORECASE)
_NUMBER = re.compile(r"FR Doc\.?\s*(?:No\.?:?\s*)?([A-Z]?\d+-\d+)")
_FILED = re.compile(r"Filed (\d{1,2})-(\d{1,2})-(\d{2})")
#: The Register's volumes count its years: 88 is 2023.
_BEFORE_VOLUME_1 = 1935
#: A table's citation of the document that it stands in: its page isn't known yet, its day is.
_OWN_CITATION = re.compile(rf"\[INSERT[^\]]*\],? *(?:(\d{{1,2}}/\d{{1,2}}/\d{{2,4}})|{_DAY})", re.IGNORECASE)

_SUPPLEMENT = re.compile(r"supplement no\. ?([467]) to part 744", re.IGNORECASE)
_SUPPLEMENTS = {"4": "us-bis-el", "6": "us-bis-uvl", "7": "us-bis-meu"}
_VERB = re.compile(r"\b(add|remov|revis|correct)(?:ing|e|es|ed)\b", re.IGNORECASE)
_KIND = {"add": "add", "remov": "remove", "revis": "change", "correct": "change"}
_QUOTED = re.compile(r"“([^”]{2,400})”|\"([^\"]{2,400})\"|``([^'`]{2,400})''")
#: What is quoted after these words is no party.
_NO_PARTY = re.compile(
    r"\b(?:phrases?|words?|text|columns?|headings?|citations?|address(?:es)?|alias(?:es)?)\W*$", re.IGNORECASE
)
_STARS = re.compile(r"^[\s*]*$")

_OFAC = re.compile(r"office of foreign assets control", re.IGNORECASE)
#: OFAC's other lists, by the words with which a notice names them; else it is the SDN List.
_OFAC_LISTS = (
    ("us-ofac-ssi", re.compile(r"sectoral sanctions identifications list", re.IGNORECASE)),
    ("us-ofac-cmic", re.compile(r"military-industrial complex companies list|ns-cmic list", re.IGNORECASE)),
    ("us-ofac-mbs", re.compile(r"menu-based sanctions list", re.IGNORECASE)),
    ("us-ofac-capta", re.compile(r"payable-through account sanctions|capta list", re.IGNORECASE)),
    ("us-ofac-fse", re.compile(r"foreign sanctions evaders list", re.IGNORECASE)),
)  # fmt: skip
_ACTION = re.compile(rf"^On {_DAY},")
_GOES = re.compile(r"\bremov|\bunblock|\bdelist|no longer|\bterminat", re.IGNORECASE)
_DIFFERS = re.compile(r"\bupdat|\brevis|\bamend|\bchang", re.IGNORECASE)
_ITEM = re.compile(r"^\d{1,4}\.\s+(\S.*)$")
_TAG = re.compile(r"\[[A-Z][A-Z0-9-]{2,}\]|\((?:individual|vessel|aircraft|entity)\)|Linked To:")
_BRACKET = re.compile(r"\s*[(\[]")


def read_register(path: Path) -> tuple[list[dict[str, Any]], list[Refusal]]:
    """The records of a document or an issue, and what is in it that can't be used, with the reason.

    A record is what :func:`watchword.archive.notices.notice_from_json` takes. ``published_on`` is the
    issue's day, else the one that the document's own table cites, else the day on which it was filed for
    public inspection. Raises :class:`EditionRefused` for what isn't sound XML, or has a DOCTYPE.
    """
    found: list[dict[str, Any]] = []
    refused: list[Refusal] = []
    number = 0
    for number, document in enumerate(records(path, ["RULE", "NOTICE"]), start=1):
        issue = document.getroottree().getroot()
        day = _day(_text(issue.find("DATE"))) if issue.tag == "FEDREG" else None
        try:
            found += _document(document, day)
        except ValueError as why:
            refused.append(Refusal(path.name, number, str(why)))
    if not found and not refused:
        nothing = "names no party of the lists that are read from here (BIS's three, and OFAC's)"
        told = nothing if number else "holds neither a RULE nor a NOTICE of the Federal Register"
        refused.append(Refusal(path.name, 1, told))
    return found, refused


def _text(element: Element | None) -> str:
    return (
        "" if element is None else " ".join("".join(map(str, element.itertext())).split()).replace("–", "-")
    )


def _day(text: str) -> date | None:
    found = re.search(_DAY, text)
    return datetime.strptime(found[1], "%B %d, %Y").date() if found else None


def _document(document: Element, issued: date | None) -> Iterator[dict[str, Any]]:
    """The records of one document of BIS or OFAC; none of any other's. Raises ValueError with a reason."""
    preamble = document.find("PREAMB")
    agency = _text(preamble)[:2000] if preamble is not None else ""
    tables = [t for t in document.iter("REGTEXT") if _SUPPLEMENT.search(_instructions(t))]
    ofac = document.tag == "NOTICE" and bool(_OFAC.search(agency))
    if not tables and not ofac:
        return
    number = _NUMBER.search(_text(document.find(".//FRDOC")))
    if number is None:
        raise ValueError("states no FR Doc. number")
    published = issued or _published(document)
    if published is None:
        raise ValueError(f"{number[1]} states no day of publication or filing")
    dates = " ".join(_text(e) for e in document.iter("DATES", "EFFDATE"))
    common = {
        "document": number[1],
        "published_on": published.isoformat(),
        "citation": _citation(preamble, published),
    }
    made = _notice(document, dates) if ofac else _rule(tables, _effective(dates, published, number[1]))
    grouped: dict[tuple[str, str, str], dict[str, None]] = {}
    for source, kind, effective, name in made:
        grouped.setdefault((source, kind, effective.isoformat()), {})[name] = None
    if not grouped:
        raise ValueError(f"{number[1]} prints no party's name that could be read; write its records yourself")
    for (source, kind, effective_on), names in grouped.items():
        yield {**common, "source": source, "kind": kind, "effective_on": effective_on, "parties": list(names)}


def _effective(dates: str, published: date, number: str) -> date:
    days = {d for text in _EFFECTIVE.findall(dates) if (d := _day(text))}
    if not days and _AT_ONCE.search(dates):
        return published
    if len(days) != 1:
        told = f"{len(days)} effective dates" if days else "no effective date"
        raise ValueError(f"{number} states {told}; write its records yourself, one for each day")
    return days.pop()


def _published(document: Element) -> date | None:
    text = _text(document)
    if found := _OWN_CITATION.search(text):
        if found[2]:
            return _day(found[2])
        month, day, year = map(int, found[1].split("/"))
        return _date(year, month, day)
    filed = _FILED.search(_text(document.find(".//FRDOC")))
    return _date(int(filed[3]), int(filed[1]), int(filed[2])) if filed else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _citation(preamble: Element | None, published: date) -> str:
    """``88 FR 80123``, where the page on which the document begins is marked at its head."""
    for element in preamble.iter() if preamble is not None else ():
        if element.tag == "PRTPAGE":
            page = (element.get("P") or "").strip()
            return f"{published.year - _BEFORE_VOLUME_1} FR {page}" if page.isdigit() else ""
        if element.tag in ("SUBJECT", "P"):
            break
    return ""


# --- BIS: instructions and tables


def _instructions(section: Element) -> str:
    """The instructions in turn; a table's text isn't among them."""
    return " ".join(_text(e) for e in section.iter("AMDPAR"))


def _rule(sections: list[Element], effective: date) -> Iterator[tuple[str, str, date, str]]:
    """(source, kind, day, name) of every party that the instructions quote or the tables print."""
    for section in sections:
        # One section may amend several supplements, one instruction after the other.
        source, asked = "", ""
        rows: list[str] = []
        for element in (*section.iter("AMDPAR", "GPOTABLE"), None):
            told = _text(element) if element is not None and element.tag == "AMDPAR" else ""
            supplement = _SUPPLEMENT.search(told)
            if element is None or (supplement and source):
                yield from ((source, kind, effective, name) for kind, name in _amended(asked, rows))
                asked, rows = "", []
            if supplement:
                source = _SUPPLEMENTS[supplement[1]]
            asked += f" {told}"
            if element is not None and element.tag == "GPOTABLE":
                rows += list(_rows(element))


def _amended(asked: str, rows: list[str]) -> Iterator[tuple[str, str]]:
    """(kind, name) by one supplement's instructions and the rows that they print."""
    verbs = list(_VERB.finditer(asked))
    quoted: dict[str, tuple[str, str]] = {}
    for verb, after in zip(verbs, [*(v.start() for v in verbs[1:]), len(asked)], strict=True):
        clause = asked[verb.start() : after]
        for found in _QUOTED.finditer(clause):
            if _NO_PARTY.search(clause[: found.start()]) or clause[found.end() :].startswith(" column"):
                continue
            name = _name((found[1] or found[2] or found[3]).rstrip(" ,;"))
            if _bare(name):
                quoted.setdefault(_bare(name), (_KIND[verb[1].lower()], name))
    yield from quoted.values()
    # Rows print what was added or revised; where only one of both was asked for, that is what they are.
    kinds = {_KIND[v[1].lower()] for v in verbs} - {"remove"}
    for name in rows:
        if _bare(name) in quoted:
            continue
        if len(kinds) != 1:
            raise ValueError(
                f"its table prints {name!r}, of which no instruction says whether it is added or revised"
            )
        yield kinds.copy().pop(), name


def _name(text: str) -> str:
    """The name that a quoted or printed entry begins with, with the full stop that belongs to it."""
    name = entity(text)[0]
    return text if text == f"{name}." else name


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _rows(table: Element) -> Iterator[str]:
    """The names in a table's entity column."""
    heads = [_text(h).casefold() for h in table.iter("CHED")]
    column = next((i for i, head in enumerate(heads) if "entity" in head or "names of persons" in head), None)
    if column is None:
        return
    for row in table.iter("ROW"):
        cells = [_text(c) for c in row.iterchildren("ENT")]
        # A row that goes on under the same country may leave the country's cell out.
        at = column - (len(heads) - len(cells)) if 0 < len(heads) - len(cells) <= column else column
        if len(cells) > at and not _STARS.match(cells[at]) and (name := _name(cells[at])):
            yield name


# --- OFAC: numbered parties


def _notice(document: Element, dates: str) -> Iterator[tuple[str, str, date, str]]:
    """(source, kind, day, name) of every numbered party, by the last sentence that says what was done."""
    day = next((d for found in _ISSUED.finditer(dates) if (d := _day(found[0]))), None)
    source, kind = "us-ofac-sdn", ""
    for paragraph in document.iter("P", "FP"):
        text = _text(paragraph)
        if action := _ACTION.match(text):
            day = _day(action[1])
            kind = "remove" if _GOES.search(text) else "change" if _DIFFERS.search(text) else "add"
            source = next((key for key, words in _OFAC_LISTS if words.search(text)), "us-ofac-sdn")
        elif kind and day and (item := _ITEM.match(text)) and _TAG.search(text):
            yield source, kind, day, _party(item[1])


def _party(text: str) -> str:
    """A numbered party's first name: up to its aliases, else up to its address."""
    before = _BRACKET.split(text, maxsplit=1)[0].strip(" ,;")
    if "(individual)" not in text:
        return _name(before)
    # OFAC writes persons as "SURNAME, Given"; what follows is an address.
    surname, comma, rest = before.partition(",")
    return f"{surname}{comma}{rest.partition(',')[0].partition(';')[0]}".strip(" ,;")
