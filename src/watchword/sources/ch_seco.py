"""Switzerland's consolidated list of sanctioned persons, entities and objects (SESAM), as XML.

A party's number is the ``ssid`` of its ``target``. Format: State Secretariat for Economic Affairs, "XML
schema of the consolidated list" (https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html).
Names come in parts, in the publisher's order, each with its spellings in other languages and scripts; the
file keeps targets that were delisted, with the day. Programmes and places stand beside the targets, so the
file is read twice.

Read against the publisher's sample of a few entries; no whole file was in hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.gathering import Gathered, line_of
from watchword.sources.reading import Parsed
from watchword.sources.xml import children, records, text_of

__all__ = ["read"]

SOURCE = "ch"
Element = etree._Element
_STATES = frozenset(
    "name alias weakAlias previousName nameLanguage schema title gender nationality birthDate birthPlace "
    "incorporationDate address country phone email website legalForm linkedTo notes identifiers programme "
    "measures citation listed_on ended_on".split()
)
_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_NAME_TYPES = {"primary-name": "name", "alias": "alias", "formerly-known-as": "previousName"}
#: Parts of a name that are said beside it.
_BESIDE = frozenset({"title", "maiden-name"})
#: A name of six parts with four spellings each would have thousands of forms; the first say enough.
_MOST_FORMS = 24
_ANNEX = re.compile(r",?\s*\b(?:annex|appendix)\b.*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:art\.|article)\s[^-]*--\s*", re.IGNORECASE)
_UN = re.compile(r"([A-Z]{2}[ie]\.\d{3})$")
_DOCUMENTS = {"passport": "passportNumber", "diplomatic-passport": "passportNumber"}
#: What other-information says in set phrases: property, and whether it is a number that identifies.
_PHRASES = (
    (re.compile(r"IMO number\s*:\s*(\d{7})", re.I), "imoNumber", True),
    (
        re.compile(r"(?:tax(?:payer)? (?:registration|identification) number|INN)\s*:\s*(\w+)", re.I),
        "taxNumber",
        True,
    ),
    (re.compile(r"(?:state |business )?registration number\s*:\s*(\d\w+)", re.I), "registrationNumber", True),
    (re.compile(r"website\s*:\s*(\S+)", re.I), "website", False),
    (re.compile(r"e-?mail(?: address)?\s*:\s*(\S+@\S+)", re.I), "email", False),
    (re.compile(r"(?:tel\.|telephone)(?: number)?\s*:\s*(\+?[\d ()/-]+)", re.I), "phone", False),
    (re.compile(r"type of entity\s*:\s*(.+)", re.I), "legalForm", False),
)
#: Known and left out: the publisher's history repeats earlier states of an entry, which earlier editions
#: hold; dates and remarks of documents don't identify.
_IGNORED = frozenset({"modification", "sanctions-set-id", "foreign-identifier", "generic-attribute"})


@dataclass(slots=True)
class _Around:
    """What stands beside the targets: programmes by their sets of sanctions, and places."""

    programmes: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    places: dict[str, dict[str, str]] = field(default_factory=dict)


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from the XML file."""
    name = next((n for n in sorted(files) if n.endswith(".xml")), None)
    if name is None:
        raise EditionRefused(
            f"ch-seco: the consolidated list as .xml is missing (found: {', '.join(sorted(files))})."
        )
    path = files[name]
    around = _around(path)
    parsed = Parsed(SOURCE, [], _STATES, 0)
    seen: set[str] = set()
    unknown: set[str] = set()
    for element in records(path, ["target"]):
        parent = element.getparent()
        if parent is None or parent.getparent() is not None:
            continue  # an earlier state of a target, inside a modification
        parsed.records += 1
        number = (element.get("ssid") or "").strip()
        party = _Target(element, around, unknown)
        if why := _fault(number, party, seen):
            parsed.refusals.append(Refusal(path.name, line_of(element), why))
            continue
        seen.add(number)
        parsed.entries.append(party.entry(number, parent.get("date") or ""))
    parsed.notes += [f"{path.name}: unknown element {name!r}" for name in sorted(unknown)]
    yield parsed.check(path.name)


def _fault(number: str, party: _Target, seen: set[str]) -> str:
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return f"no ssid: {number[:40]!r}"
    if not any(party.found.properties.get(p) for p in ("name", "alias", "weakAlias", "previousName")):
        return f"ssid {number} has no name"
    return f"ssid {number} occurs twice" if number in seen else ""


def _around(path: Path) -> _Around:
    around = _Around()
    # Targets are passed over here, but named, so that each is freed as soon as it was read.
    for element in records(path, ["sanctions-program", "place", "target"]):
        tag = etree.QName(element).localname
        if tag == "target":
            continue
        if tag == "place":
            around.places[element.get("ssid") or ""] = _parts(element)
            continue
        key, title = _english(element, "program-key"), _english(element, "program-name")
        for one in children(element, "sanctions-set"):
            ssid = one.get("ssid") or ""
            if ssid not in around.programmes or one.get("lang") == "eng":
                around.programmes[ssid] = (key, title, _measure(one.text or ""))
    return around


def _measure(text: str) -> str:
    return " ".join(_ARTICLE.sub("", _ANNEX.sub("", text)).replace(";", ",").split())


def _english(element: Element, tag: str) -> str:
    found = {one.get("lang") or "": " ".join((one.text or "").split()) for one in children(element, tag)}
    return found.get("eng") or next(iter(found.values()), "")


def _parts(element: Element) -> dict[str, str]:
    """The texts of an element's children by name; a country by its code where it has one."""
    found = {}
    for child in element:
        text = " ".join((child.text or "").split())
        code = country_code(child.get("iso-code") or "") or country_code(child.get("code") or "")
        found[etree.QName(child).localname] = text or code
        if code:
            found["code"] = code
    return found


class _Target:
    """One target taken apart."""

    def __init__(self, element: Element, around: _Around, unknown: set[str]) -> None:
        self.around, self.unknown = around, unknown
        self.found = Gathered()
        self.schema = "LegalEntity"
        self.sets = [(c.text or "").strip() for c in children(element, "sanctions-set-id")]
        self.sets = self.sets or [element.get("sanctions-set-id") or ""]
        self.changes = [
            {str(k): str(v) for k, v in c.attrib.items()} for c in children(element, "modification")
        ]
        for number in children(element, "foreign-identifier"):
            self._foreign(" ".join((number.text or "").split()))
        for child in element:
            tag = etree.QName(child).localname
            if tag in ("individual", "entity", "object"):
                self.schema = _SCHEMAS.get(child.get("object-type") or tag, "LegalEntity")
                self.found.add("gender", child.get("sex") or "")
                self._about(child)
            elif tag not in _IGNORED:
                unknown.add(tag)

    def _foreign(self, text: str) -> None:
        if _UN.match(text):
            self.found.number("unscId", text, "", "UN reference number")
        elif text:
            self.found.add("notes", f"Foreign identifier: {text}")

    def _about(self, element: Element) -> None:
        for child in element:
            tag, text = etree.QName(child).localname, " ".join((child.text or "").split())
            if tag == "identity":
                self._identity(child, child.get("main", "true") == "true")
            elif tag == "justification":
                self.found.add("notes", text)
            elif tag == "other-information":
                self._other(text)
            elif tag == "relation":
                kind, other = child.get("relation-type") or "related to", child.get("target-id") or ""
                self.found.add("linkedTo", f"{kind}: {SOURCE}:{other}" if other else "")
                self.found.add("notes", text_of(child, "remark"))
            elif tag not in _IGNORED:
                self.unknown.add(tag)

    def _other(self, text: str) -> None:
        for pattern, prop, is_number in _PHRASES:
            if said := pattern.fullmatch(text.rstrip(".")):
                if is_number:
                    self.found.number(prop, said[1], "", text.partition(":")[0].strip())
                else:
                    self.found.add(prop, said[1])
                return
        self.found.add("notes", text)

    def _identity(self, element: Element, main: bool) -> None:
        takers: dict[str, Callable[[Element], None]] = {
            "name": lambda one: self._name(one, main),
            "day-month-year": self._day,
            "place-of-birth": self._birth_place,
            "nationality": self._nationality,
            "address": self._address,
            "identification-document": self._document,
        }
        for child in element:
            tag = etree.QName(child).localname
            if taker := takers.get(tag):
                taker(child)
            elif tag not in _IGNORED:
                self.unknown.add(tag)

    def _name(self, element: Element, main: bool) -> None:
        prop = _NAME_TYPES.get(element.get("name-type") or "", "alias")
        prop = "weakAlias" if element.get("quality") == "low" else prop
        prop = "alias" if prop == "name" and not main else prop
        parts = sorted(children(element, "name-part"), key=_order)
        whole: list[str] = []
        spellings: dict[tuple[str, str], dict[int, list[str]]] = {}
        for part in parts:
            kind, value = part.get("name-part-type") or "", text_of(part, "value")
            if kind == "title":
                self.found.add("title", value)
            elif kind == "maiden-name":
                self.found.add("notes", f"Maiden name: {value}" if value else "")
            if kind in _BESIDE:
                continue
            for variant in children(part, "spelling-variant"):
                where = (variant.get("lang") or "").lower(), (variant.get("script") or "").lower()
                spelled = " ".join((variant.text or "").split())
                spellings.setdefault(where, {}).setdefault(len(whole), []).append(spelled)
            whole.append(value)
        self._keep(prop, " ".join(v for v in whole if v), (element.get("lang") or "").lower())
        for (language, _), variants in spellings.items():
            forms = product(*(variants.get(at, [value]) for at, value in enumerate(whole)))
            for form in islice(forms, _MOST_FORMS):
                self._keep("alias" if prop == "name" else prop, " ".join(v for v in form if v), language)

    def _keep(self, prop: str, name: str, language: str) -> None:
        self.found.add(prop, name)
        self.found.language(name, "" if language == "eng" else language)

    def _day(self, element: Element) -> None:
        parts = [element.get(p) or "" for p in ("year", "month", "day")]
        known = []
        for part in parts:
            if not part.isdigit() or not int(part):
                break
            known.append(part.zfill(2))
        date = (
            parse_date("-".join(known)) if (element.get("calendar") or "Gregorian") == "Gregorian" else None
        )
        if date:
            self.found.add("birthDate" if self.schema == "Person" else "incorporationDate", date)
        elif any(parts):
            calendar = element.get("calendar") or ""
            self.found.add("notes", f"Date ({calendar}): {'-'.join(p for p in parts if p)}")

    def _placed(self, element: Element) -> dict[str, str]:
        place = self.around.places.get(element.get("place-id") or "", {})
        return place | {k: v for k, v in _parts(element).items() if v}

    def _birth_place(self, element: Element) -> None:
        about = self._placed(element)
        parts = [about.get(k, "") for k in ("location", "area", "country")]
        self.found.add("birthPlace", ", ".join(p for p in parts if p))

    def _nationality(self, element: Element) -> None:
        about = _parts(element)
        self.found.country("nationality", about.get("code") or about.get("country", ""))

    def _address(self, element: Element) -> None:
        about = self._placed(element)
        box = about.get("p-o-box", "")
        lines = [about.get("c-o", ""), about.get("address-details", ""), f"P.O. Box {box}" if box else ""]
        lines += [about.get(k, "") for k in ("zip-code", "location", "area")]
        land = about.get("code") or country_code(about.get("country", ""))
        self.found.add("country", land)
        parts = [p for p in lines if p]
        self.found.add("address", ", ".join([*parts, about.get("country", "")]).strip(", ") if parts else "")
        self.found.add("notes", f"Address: {about['remarks']}" if about.get("remarks") else "")

    def _document(self, element: Element) -> None:
        kind = element.get("document-type") or "identification-document"
        about = _parts(element)
        issuer = about.get("code") or country_code(about.get("issuer", ""))
        self.found.number(
            _DOCUMENTS.get(kind, "idNumber"), about.get("number", ""), issuer, kind.replace("-", " ")
        )
        self.found.add("notes", f"{kind}: {about['remark']}" if about.get("remark") else "")

    def entry(self, number: str, edition: str) -> Entry:
        """The finished entry; a target delisted without a day was so by the day of the edition."""
        listed, ended = _days(self.changes, "listed"), _days(self.changes, "de-listed")
        gone = any(c.get("modification-type") == "de-listed" for c in self.changes)
        back = bool(listed and ended and max(listed) > max(ended))
        by_programme: dict[str, list[tuple[str, str]]] = {}
        for one in self.sets:
            key, title, measure = self.around.programmes.get(one, ("", "", ""))
            by_programme.setdefault(key, []).append((title, measure))
        listings = [
            ListingFacts(
                key=programme,
                programme=programme,
                listed_on=(max(listed) if back else min(listed)) if listed else "",
                ended_on=(max(ended) if ended else edition[:10]) if gone and not back else "",
                citation="; ".join(dict.fromkeys(t for t, _ in sets if t)),
                measures="; ".join(dict.fromkeys(m for _, m in sets if m)),
            )
            for programme, sets in by_programme.items()
        ]
        return self.found.entry(SOURCE, number, self.schema, listings)


def _order(part: Element) -> int:
    order = part.get("order") or ""
    return int(order) if order.isascii() and order.isdigit() and len(order) < 6 else 0


def _days(changes: list[dict[str, str]], kind: str) -> list[str]:
    """The days of one kind of modification: in force, else published, else enacted."""
    found = []
    for change in changes:
        if change.get("modification-type") == kind:
            dates = (change.get(k, "") for k in ("effective-date", "publication-date", "enactment-date"))
            found += [d for text in dates if (d := parse_date(text[:10]))][:1]
    return found
