"""The United Nations Security Council's consolidated list, as XML.

``INDIVIDUALS`` and ``ENTITIES`` of one document; a party's number is ``DATAID``, its permanent
reference number (``QDi.001``) is kept as ``unscId``. Format: UN Security Council, "Consolidated list"
and its schema (https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list,
https://www.un.org/sc/resources/sc-sanctions.xsd). Aliases of good quality are strong, of low quality
weak; a name in its original script is an alias as good as the first name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.gathering import Gathered, document_number, is_native, line_of, years_between
from watchword.sources.reading import Parsed
from watchword.sources.xml import children, records, text_of

__all__ = ["read"]

SOURCE = "un-sc"
FILE = "consolidated.xml"
Element = etree._Element

_SCHEMAS = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
_STATES = frozenset(
    "name alias weakAlias previousName schema programme listed_on title position gender nationality "
    "birthDate birthPlace address country notes identifiers".split()
)
#: Known and left out: VERSIONNUM and the sort keys serve the publisher's page, LIST_TYPE is "UN List"
#: throughout, LAST_DAY_UPDATED is of the page and not of the listing (editions tell what changed), and
#: who proposed a listing says nothing about the party.
_IGNORED = frozenset(
    "VERSIONNUM SORT_KEY SORT_KEY_LAST_MOD LIST_TYPE LAST_DAY_UPDATED SUBMITTED_BY SUBMITTED_ON".split()
)
_QUALITY = {"good": "alias", "low": "weakAlias", "a.k.a.": "alias", "f.k.a.": "previousName", "": "alias"}
_PASSPORT = re.compile(r"passport|passeport|pasaporte", re.IGNORECASE)
_SCRIPT_IN_NOTE = re.compile(
    r"(?:\boriginal script|\bin (?:\w+ script|arabic))\s*:\s*([^.;()]+)", re.IGNORECASE
)
_SPELLINGS = re.compile(r"\(([^():]*;[^():]*)\)")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
# The same sentence for everybody; the page it leads to is a search form.
_INTERPOL = re.compile(
    r"(?:Photos? available for inclusion in the )?INTERPOL[^:]*:\s*https?://\S+",
    re.IGNORECASE,
)
_ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition; ``consolidated.xml`` must be there."""
    if FILE not in files:
        raise EditionRefused(f"{SOURCE}: {FILE} is missing (found: {', '.join(sorted(files))}).")
    parsed = Parsed(SOURCE, [], _STATES, 0)
    seen: set[str] = set()
    unknown: set[str] = set()
    for element in records(files[FILE], tuple(_SCHEMAS)):
        parsed.records += 1
        number = text_of(element, "DATAID")
        if why := _fault(element, number, seen):
            parsed.refusals.append(Refusal(files[FILE].name, line_of(element), why))
            continue
        seen.add(number)
        parsed.entries.append(_Party(element, unknown).entry(number))
    parsed.notes += [f"{FILE}: unknown field {name!r}" for name in sorted(unknown)]
    yield parsed.check(FILE)


def _fault(element: Element, number: str, seen: set[str]) -> str:
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return f"no DATAID: {number[:40]!r}"
    if not any(text_of(element, f"{n}_NAME") for n in ("FIRST", "SECOND", "THIRD", "FOURTH")):
        return f"DATAID {number} has no name"
    return f"DATAID {number} occurs twice" if number in seen else ""


def _values(element: Element) -> list[str]:
    return [text for child in children(element, "VALUE") if (text := _text(child))]


def _text(element: Element) -> str:
    return " ".join((element.text or "").split())


class _Party:
    """One record taken apart, field by field."""

    def __init__(self, element: Element, unknown: set[str]) -> None:
        self.kind = etree.QName(element).localname
        self.unknown = unknown
        self.found = Gathered()
        self.facts = {"programme": "", "listed_on": ""}
        names = [text_of(element, f"{n}_NAME") for n in ("FIRST", "SECOND", "THIRD", "FOURTH")]
        self.found.add("name", " ".join(n for n in names if n))
        if ";" in "".join(names):
            self.found.names("alias", " ".join(n for n in names if n))
        takers: dict[str, Callable[[Element], None]] = {
            "ALIAS": self._alias,
            "ADDRESS": self._address,
            "DATE_OF_BIRTH": self._birth,
            "PLACE_OF_BIRTH": self._birth_place,
            "DOCUMENT": self._document,
        }
        for child in element:
            field = etree.QName(child).localname
            if taker := takers.get(field.removeprefix(f"{self.kind}_")):
                taker(child)
            else:
                self._plain(field, child)

    def entry(self, number: str) -> Entry:
        listing = ListingFacts(key=self.facts["programme"], **self.facts)
        return self.found.entry(SOURCE, number, _SCHEMAS[self.kind], [listing])

    def _plain(self, field: str, child: Element) -> None:
        found, text = self.found, _text(child)
        if field == "REFERENCE_NUMBER":
            found.number("unscId", text, "", "UN reference number")
        elif field == "NAME_ORIGINAL_SCRIPT":
            found.names("alias", text)
        elif field == "UN_LIST_TYPE":
            self.facts["programme"] = text
        elif field == "LISTED_ON":
            self.facts["listed_on"] = parse_date(text[:10]) or ""
        elif field == "GENDER":
            found.add("gender", text.lower() if text.lower() in ("male", "female") else "")
        elif field == "COMMENTS1":
            found.add("notes", _INTERPOL.sub("", text))
        elif field in ("TITLE", "DESIGNATION"):
            found.add("title" if field == "TITLE" else "position", *_values(child))
        elif field in ("NATIONALITY", "NATIONALITY2"):
            for value in [*_values(child), text]:
                found.country("nationality", value)
        elif field not in _IGNORED | {"DATAID"} and not field.endswith("_NAME"):
            self.unknown.add(f"{self.kind}/{field}")

    def _fields(self, element: Element, known: tuple[str, ...]) -> dict[str, str]:
        fields = {etree.QName(c).localname: _text(c) for c in element}
        parent = etree.QName(element).localname
        self.unknown.update(f"{parent}/{name}" for name in fields if name not in known)
        return {name: fields.get(name, "") for name in known}

    def _alias(self, element: Element) -> None:
        about = self._fields(
            element,
            ("QUALITY", "ALIAS_NAME", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH", "NOTE"),
        )
        name, note = about["ALIAS_NAME"], about["NOTE"]
        quality = about["QUALITY"].lower()
        if name and quality not in _QUALITY:
            self.unknown.add(f"quality {about['QUALITY'][:40]}")
        prop = _QUALITY.get(quality, "alias")
        if name:
            self.found.names(prop, name)
        if script := _SCRIPT_IN_NOTE.search(note):
            self.found.names(prop, script[1] if is_native(script[1]) else "")
        # The spellings of a name given in its own script, or of several, in brackets.
        spellings = _SPELLINGS.search(note)
        if spellings or (is_native(name) and ";" in note and ":" not in note):
            self.found.names(prop, spellings[1] if spellings else note)
        if note:
            self.found.add("notes", f"{name}: {note}")
        if about["DATE_OF_BIRTH"]:
            self.found.birth(about["DATE_OF_BIRTH"][:10])
        self._place(about["CITY_OF_BIRTH"], about["COUNTRY_OF_BIRTH"])

    def _place(self, *parts: str) -> None:
        self.found.add("birthPlace", ", ".join(p for p in parts if p))

    def _birth_place(self, element: Element) -> None:
        about = self._fields(element, ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"))
        self._place(about["STREET"], about["CITY"], about["STATE_PROVINCE"], about["COUNTRY"])
        self.found.add("notes", about["NOTE"] and f"Place of birth: {about['NOTE']}")

    def _address(self, element: Element) -> None:
        about = self._fields(element, (*_ADDRESS, "NOTE"))
        parts = [about[f] for f in _ADDRESS if about[f]]
        if any(about[f] for f in _ADDRESS[:-1]):
            self.found.add("address", ", ".join(parts))
        if code := country_code(about["COUNTRY"]):
            self.found.add("country", code)
        elif about["COUNTRY"] and len(parts) == 1:
            self.found.add("address", about["COUNTRY"])
        if about["NOTE"]:
            self.found.add("notes", f"Address: {about['NOTE']}")

    def _birth(self, element: Element) -> None:
        about = self._fields(element, ("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"))
        note, kind = about["NOTE"], about["TYPE_OF_DATE"].upper()
        circa = kind == "APPROXIMATELY" or note.lower().startswith("approx")
        mark = "~" if circa else ""
        found = [d for d in [parse_date(about["DATE"][:10])] if d]
        if about["YEAR"]:
            found += [parse_date(f"{note} {about['YEAR']}") or parse_date(about["YEAR"]) or ""]
        span = years_between(about["FROM_YEAR"], about["TO_YEAR"])
        if not span and about["FROM_YEAR"]:
            self.found.add("notes", f"Born between {about['FROM_YEAR']} and {about['TO_YEAR']}")
        found += span
        if not found and not about["FROM_YEAR"]:
            in_note = parse_date(note) or next(iter(_YEAR.findall(note)), "")
            found += [in_note] if "hijri" not in note.lower() else []
        self.found.add("birthDate", *(mark + d if d else "" for d in found))
        if note and not circa:
            self.found.add("notes", f"Date of birth: {note}")

    def _document(self, element: Element) -> None:
        known = "TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY COUNTRY_OF_ISSUE"
        about = self._fields(element, (*known.split(), "DATE_OF_ISSUE", "CITY_OF_ISSUE", "NOTE"))
        kinds = [about["TYPE_OF_DOCUMENT2"], about["TYPE_OF_DOCUMENT"]]
        number, said = document_number(about["NUMBER"])
        for other in (about["TYPE_OF_DOCUMENT2"], about["NOTE"]):
            if not about["NUMBER"] and not number and other:
                number, said = document_number(other)
                number = number if any(c.isdigit() for c in number) else ""
        country = country_code(about["ISSUING_COUNTRY"]) or country_code(about["COUNTRY_OF_ISSUE"])
        words = " ".join([*kinds, said])
        prop = "passportNumber" if _PASSPORT.search(words) and "ident" not in kinds[0].lower() else "idNumber"
        label = next((k for k in kinds if k), "") or said
        self.found.number(prop, number, country or country_code(said), label)
        if about["NOTE"]:
            self.found.add("notes", f"{label}: {about['NOTE']}")
        if about["NUMBER"] and not number:
            self.found.add("notes", f"{label}: {about['NUMBER']}")
