r"""The European Union's consolidated list of financial sanctions, as XML 1.1 or as CSV.

A party's number is its EU reference number (``EU.27.28``). Format: European Commission, "Financial
sanctions files" and its schema ``FULL-schema-1_1.xsd``
(https://webgate.ec.europa.eu/fsd/fsf, https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions).
The CSV has one row for each name, address, date or number of a party, separated by semicolons; its headings
are the XML's with the element in front (``NameAlias_WholeName``), in files up to 2018 short ones
(``Naal_wholename``), which are read too. Only XML says which aliases are weak.

Read against the publisher's XSD and the first thousand lines of a full CSV file; no whole file was in hand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.model import Refusal
from watchword.sources.eu_party import DETAILS, SOURCE, About, EuParty, noted
from watchword.sources.gathering import line_of
from watchword.sources.reading import Parsed, csv_rows, decode, read_bytes
from watchword.sources.xml import records

__all__ = ["read"]

_STATES = frozenset(
    "name alias schema nameLanguage gender title position nationality birthDate birthPlace address country "
    "phone email website identifiers notes programme listed_on citation url".split()
)
_XML_STATES = _STATES | {"weakAlias", "ended_on"}
_REFERENCE = re.compile(r"EU\.\d{1,7}\.\d{1,3}$")
_OLD_NUMBER = re.compile(
    r'"?\s*(?P<number>.*?)\s*\((?P<kind>[a-z]+)-(?P<label>[^()]*)\)(?P<rest>.*)$', re.DOTALL
)
#: Elements of the XML that are read where they stand inside others, or known and left out: every detail
#: repeats the regulation that added it, and corrigenda change its text only.
_INNER = frozenset({"remark", "regulationsummary", "additionalinformation", "contactinfo", "corrigendum"})


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition: the full XML if it is there, else the full CSV."""
    for suffix, take in ((".xml", _xml), (".csv", _csv)):
        for name in sorted(files):
            if name.endswith(suffix):
                yield take(files[name]).check(files[name].name)
                return
    raise EditionRefused(
        f"eu-fsf: the full list as .xml or .csv is missing (found: {', '.join(sorted(files))})."
    )


# --- XML


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(k).lower(): " ".join(str(v).split()) for k, v in element.attrib.items()}


def _xml(path: Path) -> Parsed:
    parsed = Parsed(SOURCE, [], _XML_STATES, 0)
    unknown: set[str] = set()
    seen: set[str] = set()
    for element in records(path, ["sanctionEntity"]):
        parsed.records += 1
        about = _attributes(element)
        tail = _tail(about.get("eureferencenumber", ""), about.get("logicalid", ""))
        if not tail or tail in seen:
            why = f"{tail} occurs twice" if tail else "neither EU reference number nor logical id"
            parsed.refusals.append(Refusal(path.name, line_of(element), why))
            continue
        seen.add(tail)
        party = _party(element, tail, about, unknown)
        if not party.entry().caption:
            parsed.refusals.append(Refusal(path.name, line_of(element), f"{tail} has no name"))
            continue
        parsed.entries.append(party.entry())
    parsed.notes += [f"{path.name}: unknown element {name!r}" for name in sorted(unknown)]
    return parsed


def _party(element: etree._Element, tail: str, about: About, unknown: set[str]) -> EuParty:
    party = EuParty(tail, "", rows=1)
    party.united_nations(about.get("unitednationid", ""))
    party.remark(about.get("designationdetails", ""))
    for child in element:
        tag, inner = etree.QName(child).localname.lower(), _attributes(child)
        if tag == "subjecttype":
            party.kind = inner.get("classificationcode", "") or inner.get("code", "")
        elif tag == "regulation":
            url = next(
                (c.text or "" for c in child if etree.QName(c).localname == "publicationUrl"), ""
            ).strip()
            listed, ended = about.get("designationdate", ""), about.get("delistingdate", "")
            party.regulation({**inner, "publicationurl": url}, listed, ended)
        elif tag in DETAILS:
            DETAILS[tag](party, inner)
        elif tag not in _INNER:
            unknown.add(tag)
        _said_inside(party, child if tag not in _INNER else element, unknown)
    return party


def _said_inside(party: EuParty, element: etree._Element, unknown: set[str]) -> None:
    for child in element:
        tag, about = etree.QName(child).localname.lower(), _attributes(child)
        if tag == "remark":
            party.remark(child.text or "")
        elif tag == "contactinfo":
            party.contact(about.get("key", ""), about.get("value", ""))
        elif tag == "additionalinformation":
            party.remark(noted(about.get("key", ""), about.get("value", "")))
        elif tag not in _INNER | DETAILS.keys() | {"regulation", "subjecttype", "publicationurl"}:
            unknown.add(tag)


def _tail(reference: str, logical: str) -> str:
    if _REFERENCE.match(reference):
        return reference
    return f"logical-{logical}" if logical.isascii() and logical.isdigit() and len(logical) < 12 else ""


# --- CSV

#: The short headings of older files, as the newer ones are called.
_OLD = {
    "date_file": "filegenerationdate", "entity_logical_id": "entity_logicalid",
    "subject_type": "entity_subjecttype",
    "leba_numtitle": "entity_regulation_numbertitle", "leba_url": "entity_regulation_publicationurl",
    "leba_publication_date": "entity_regulation_publicationdate", "programme": "entity_regulation_programme",
    "naal_lastname": "namealias_lastname", "naal_firstname": "namealias_firstname",
    "naal_middlename": "namealias_middlename", "naal_wholename": "namealias_wholename",
    "naal_gender": "namealias_gender", "naal_title": "namealias_title", "naal_function": "namealias_function",
    "naal_language": "namealias_namelanguage", "addr_number": "address_number",
    "addr_street": "address_street", "addr_zipcode": "address_zipcode", "addr_city": "address_city",
    "addr_country": "address_countrydescription", "addr_other": "address_contactinfo",
    "birt_date": "birthdate_birthdate", "birt_place": "birthdate_place",
    "birt_country": "birthdate_countrydescription", "iden_number": "identification_oldnumber",
    "iden_country": "identification_countrydescription", "citi_country": "citizenship_countrydescription",
    "eu_ref_num": "entity_eu_referencenumber",
}  # fmt: skip
_RENAMED = {
    "birthdate_day": "birthdate_dayofmonth", "birthdate_month": "birthdate_monthofyear",
    "identification_typecode": "identification_identificationtypecode",
    "identification_typedescription": "identification_identificationtypedescription",
}  # fmt: skip
_ENTITY = frozenset(
    "filegenerationdate entity_logicalid entity_eu_referencenumber entity_unitednationid "
    "entity_designationdate entity_designationdetails entity_remark entity_subjecttype "
    "entity_subjecttype_classificationcode".split()
)
#: What repeats for every detail the regulation that added it, and the publisher's own numbers.
_REPEATED = re.compile(
    r"(?:naal|addr|birt|iden|citi)_(?:logical_id|leba_\w+|programme)$|\w+_(?:logicalid|regulationlanguage)$|(?!entity_)\w+_regulation_\w+$"
)


def _csv(path: Path) -> Parsed:
    parsed = Parsed(SOURCE, [], _STATES, 0)
    parties: dict[str, EuParty] = {}
    header: list[str] = []
    for line, cells in _lines(path):
        if not header:
            header = _headings(cells, path.name, parsed)
            continue
        parsed.records += 1
        row: dict[str, str] = {}
        for heading, cell in zip(header, cells, strict=False):
            row.setdefault(heading, " ".join(cell.split()))
        tail = _tail(row.get("entity_eu_referencenumber", ""), row.get("entity_logicalid", ""))
        if len(cells) != len(header) or not tail:
            why = (
                "no EU reference number"
                if len(cells) == len(header)
                else f"{len(cells)} of {len(header)} cells"
            )
            parsed.refusals.append(Refusal(path.name, line, why))
            continue
        kind = row.get("entity_subjecttype_classificationcode", "") or row.get("entity_subjecttype", "")
        _row(parties.setdefault(tail, EuParty(tail, kind)), row)
    named = {tail: p.entry() for tail, p in parties.items()}
    for tail, entry in named.items():
        if entry.caption:
            parsed.entries.append(entry)
        else:
            parsed.refusals += [Refusal(path.name, 0, f"{tail} has no name")] * entry.rows
    return parsed


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows of the file; in some copies every line stands in quotes as one cell."""
    for line, cells in csv_rows(decode(read_bytes(path), path.name), path.name, ";"):
        if len(cells) == 1 and cells[0].count(";") > 10:
            try:
                cells = next(csv.reader([cells[0].strip("\t \r\n").replace("\n", " ")], delimiter=";"))
            except (csv.Error, StopIteration) as why:
                raise EditionRefused(
                    f"{path.name}, line {line}: not readable as CSV ({why}); fetch it again."
                ) from None
        yield line, cells


def _headings(cells: list[str], file: str, parsed: Parsed) -> list[str]:
    header = [c.strip().lower() for c in cells]
    header = ["date_file" if h.startswith("date_file") else h for h in header]
    header = [_RENAMED.get(h, _OLD.get(h, h)) for h in header]
    needed = {"entity_eu_referencenumber", "namealias_wholename", "entity_regulation_programme"}
    if not needed <= set(header):
        raise EditionRefused(
            f"{file}, line 1: not the headings of the full list; check that it is the right file."
        )
    known = _ENTITY | set(_OLD.values()) | set(_RENAMED.values())
    details = (
        "namealias_",
        "address_",
        "birthdate_",
        "identification_",
        "citizenship_",
        "entity_regulation_",
    )
    parsed.notes += [
        f"{file}: unknown column {h!r}"
        for h in sorted(set(header))
        if h and h not in known and not h.startswith(details) and not _REPEATED.match(h)
    ]
    return header


def _row(party: EuParty, row: About) -> None:
    party.rows += 1
    party.united_nations(row.get("entity_unitednationid", ""))
    party.remark(row.get("entity_remark", ""))
    party.remark(row.get("entity_designationdetails", ""))
    party.regulation(_under(row, "entity_regulation_"), row.get("entity_designationdate", ""), "")
    for detail, take in DETAILS.items():
        about = _under(row, f"{detail}_")
        if old := _OLD_NUMBER.match(about.get("oldnumber", "")):
            about |= {"number": old["number"], "identificationtypecode": old["kind"]}
            about["identificationtypedescription"] = old["label"]
            party.remark(noted(f"{old['label']} {old['number']}", old["rest"].strip(' "')))
        party.remark(about.get("remark", ""))
        if any(about.values()):
            take(party, about)


def _under(row: About, prefix: str) -> dict[str, str]:
    return {
        k.removeprefix(prefix): v
        for k, v in row.items()
        if v and k.startswith(prefix) and not _REPEATED.match(k)
    }
