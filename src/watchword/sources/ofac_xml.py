"""OFAC's two plain XML formats: ``sdn.xml``/``consolidated.xml``, and the enhanced XML inside a zip.

Format: OFAC, "Data Formats & Data Schemas" (https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas).
``consolidated.xml`` and ``CONS_ENHANCED.ZIP`` are tested on whole real files; of ``sdn.xml`` and
``SDN_ENHANCED.ZIP``, which share their schemas, only the XSD is in hand, so they are tested on made
samples. The enhanced file alone says on which of OFAC's lists a party stands and since when, and gives
names in other scripts.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.model import Refusal
from watchword.model.countries import country_code
from watchword.sources.ofac_party import LISTS, OfacParty, address_text
from watchword.sources.ofac_remarks import REMARK_PROPERTIES
from watchword.sources.reading import MAX_BYTES, Parsed
from watchword.sources.xml import children, records, text_of

__all__ = ["STATES", "Read", "local", "read_basic", "read_enhanced", "zip_member"]

Element = etree._Element

#: What these files state of every party (dates of listing and scripts come on top where they do).
STATES = REMARK_PROPERTIES | frozenset(
    "name schema programme alias previousName address country position callSign type tonnage "
    "grossRegisteredTonnage flag owner remarks".split()
)
_SCHEMAS = {
    "individual": "Person",
    "entity": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}
_LINKED = re.compile(r"\(Linked To: (.+?)\)(?=[\s.;]*(?:\(Linked To:|$))")
#: OFAC's own numbers of rows, its marks of the "main" value among several, and dates of documents,
#: which no question asks for: read over knowingly.
_BASIC_IGNORED = frozenset({"mainEntry", "issueDate", "expirationDate"})
_BASIC = _BASIC_IGNORED | frozenset(
    "sdnEntry uid firstName lastName title sdnType remarks programList program idList id idType idNumber "
    "idCountry akaList aka type category addressList address address1 address2 address3 city "
    "stateOrProvince postalCode country region nationalityList nationality citizenshipList citizenship "
    "dateOfBirthList dateOfBirthItem dateOfBirth placeOfBirthList placeOfBirthItem placeOfBirth vesselInfo "
    "callSign vesselType vesselFlag vesselOwner tonnage grossRegisteredTonnage".split()
)
#: Numbers of versions, parts of names and dates taken apart that also stand whole; the kind of sanction
#: and legal authority, which follow from the programme; how sure OFAC is of a link; whether a document
#: is valid; the place that issued it.
_ENHANCED_IGNORED = frozenset(
    "identityId sanctionsTypes sanctionsType legalAuthorities legalAuthority formattedFirstName "
    "formattedLastName nameParts namePart versionId valueDate fromDateBegin fromDateEnd toDateBegin "
    "toDateEnd isApproximate isDateRange valueRefId reliability comments quality nameId isValid "
    "issuingLocation issuingAuthority issueDate expirationDate effectiveDate".split()
)
_ENHANCED = _ENHANCED_IGNORED | frozenset(
    "entity generalInfo entityType remarks title sanctionsLists sanctionsList sanctionsPrograms "
    "sanctionsProgram names name isPrimary isLowQuality translations translation script formattedFullName "
    "aliasType addresses address country addressParts addressPart type value features feature relationships "
    "relationship relatedEntity identityDocuments identityDocument documentNumber issuingCountry".split()
)


class Read:
    """What was read of one file: parties, records refused, and elements that aren't known."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.parties: list[OfacParty] = []
        self.refusals: list[Refusal] = []
        self.records = 0
        self._unknown: set[str] = set()
        self._seen: set[str] = set()

    def take(self, party: OfacParty) -> None:
        """Keep a party, or refuse it with the reason."""
        self.records += 1
        number = party.number
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            why = f"no OFAC number: {number[:40]!r}"
        elif number in self._seen:
            why = f"number {number} occurs twice"
        elif not party.properties.get("name"):
            why = f"number {number} has no name"
        else:
            self._seen.add(number)
            self.parties.append(party)
            return
        self.refusals.append(Refusal(self.file, self.records, why))

    def watch(self, element: Element, known: frozenset[str]) -> None:
        """Note every element inside ``element`` that isn't known."""
        self._unknown.update(tag for e in element.iter() if (tag := local(e)) and tag not in known)

    def parsed(self, source: str) -> Parsed:
        """Every party as an entry of one source; refuses a file of which too little could be used."""
        entries = [p.entry(source) for p in self.parties]
        dated = any(x.listed_on for e in entries for x in e.listings)
        states = STATES | {"listed_on"} if dated else STATES
        return Parsed(source, entries, states, self.records, self.refusals, self.notes()).check(self.file)

    def notes(self) -> list[str]:
        """A line for each unknown element."""
        return [f"{self.file}: unknown element {tag!r}" for tag in sorted(self._unknown)]


def local(element: Element) -> str:
    """An element's name without its namespace; "" for what isn't an element."""
    # Not etree.QName, which raises for a namespace that a damaged file made invalid.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _full_name(last: str, first: str) -> str:
    return f"{last}, {first}" if last and first else last or first


def read_basic(path: Path) -> Read:
    """Read ``sdn.xml`` or ``consolidated.xml``."""
    read = Read(path.name)
    said: str | None = None
    for element in records(path, ["publshInformation", "sdnEntry"]):
        if local(element) == "sdnEntry":
            read.watch(element, _BASIC)
            read.take(_basic_party(element))
        else:
            said = text_of(element, "Record_Count")
    if said is not None and said.isdigit() and int(said) != read.records:
        raise EditionRefused(
            f"{path.name}: says {said} entries and holds {read.records}; it is cut short, fetch it again."
        )
    return read


def _listed(element: Element, *path: str) -> Iterator[Element]:
    outer, inner = path
    for holder in children(element, outer):
        yield from children(holder, inner)


def _basic_party(element: Element) -> OfacParty:
    party = OfacParty(
        text_of(element, "uid"), _SCHEMAS.get(text_of(element, "sdnType").lower(), "LegalEntity")
    )
    party.add("name", _full_name(text_of(element, "lastName"), text_of(element, "firstName")))
    party.add("position", text_of(element, "title"))
    party.programmes = [p for x in _listed(element, "programList", "program") if (p := text_of(x))]
    for aka in _listed(element, "akaList", "aka"):
        party.name(
            _full_name(text_of(aka, "lastName"), text_of(aka, "firstName")),
            text_of(aka, "type"),
            primary=False,
            weak=text_of(aka, "category").lower() == "weak",
        )
    for address in _listed(element, "addressList", "address"):
        _basic_address(party, address)
    for tag, label in (("dateOfBirth", "Birthdate"), ("placeOfBirth", "Place of Birth")):
        for item in _listed(element, f"{tag}List", f"{tag}Item"):
            party.feature(label, text_of(item, tag))
    for tag in ("nationality", "citizenship"):
        for item in _listed(element, f"{tag}List", tag):
            party.feature(f"{tag} Country", text_of(item, "country"))
    for vessel in children(element, "vesselInfo"):
        for tag, label in (
            ("callSign", "Vessel Call Sign"),
            ("vesselType", "Vessel Type"),
            ("vesselFlag", "Vessel Flag"),
            ("vesselOwner", "Vessel Owner"),
            ("tonnage", "Vessel Tonnage"),
            ("grossRegisteredTonnage", "Vessel Gross Registered Tonnage"),
        ):
            if value := text_of(vessel, tag):
                party.feature(label, value)
    for number in _listed(element, "idList", "id"):
        country = country_code(text_of(number, "idCountry"))
        party.feature(text_of(number, "idType"), text_of(number, "idNumber"), country)
    remarks = text_of(element, "remarks")
    for linked in _LINKED.findall(remarks):
        party.add("linkedTo", linked)
    party.remark(_LINKED.sub("", remarks))
    return party


def _basic_address(party: OfacParty, address: Element) -> None:
    parts = {tag: text_of(address, tag) for tag in ("address1", "address2", "address3", "city", "region")}
    parts["state/province"] = text_of(address, "stateOrProvince")
    parts["postal code"] = text_of(address, "postalCode")
    _address(party, parts, text_of(address, "country"))


def _address(party: OfacParty, parts: dict[str, str], country: str) -> None:
    named = country.removeprefix("Region: ")
    party.add("address", ", ".join(x for x in (address_text(parts), named) if x))
    party.add("country", country_code(country) or country_code(parts.get("region", "")))


def zip_member(path: Path) -> Callable[[], IO[bytes]]:
    """A function that opens the one XML file in a zip; refused if it isn't one, or is a bomb."""
    try:
        with zipfile.ZipFile(path) as packed:
            inside = [i for i in packed.infolist() if not i.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as why:
        raise EditionRefused(f"{path.name}: not a readable zip file ({why}); fetch it again.") from None
    if len(inside) != 1 or not inside[0].filename.lower().endswith(".xml"):
        raise EditionRefused(
            f"{path.name}: holds {len(inside)} files instead of one XML file; fetch it again."
        )
    member = inside[0]
    # OFAC's own packs 17 to 1; a bomb is a thousand to one.
    if member.file_size > min(MAX_BYTES, 1_000_000 + 200 * member.compress_size):
        raise EditionRefused(
            f"{path.name}: unpacks to {member.file_size:,} bytes, an implausible size; refused."
        )
    if member.flag_bits & 1:
        raise EditionRefused(f"{path.name}: is encrypted, which OFAC's never is; refused.")

    def opened() -> IO[bytes]:
        return zipfile.ZipFile(path).open(member)

    return opened


def read_enhanced(path: Path) -> Read:
    """Read ``SDN_ENHANCED.ZIP``, ``CONS_ENHANCED.ZIP`` or the XML file out of one."""
    read = Read(path.name)
    opened = zip_member(path) if path.suffix.lower() == ".zip" else None
    try:
        for element in records(path, ["entity"], opened):
            read.watch(element, _ENHANCED)
            read.take(_enhanced_party(element, read))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as why:
        raise EditionRefused(f"{path.name}: can't be unpacked ({why}); fetch it again.") from None
    return read


def _enhanced_party(element: Element, read: Read) -> OfacParty:
    kind = text_of(element, "generalInfo", "entityType").lower()
    party = OfacParty(element.get("id") or "", _SCHEMAS.get(kind, "LegalEntity"))
    party.add("position", text_of(element, "generalInfo", "title"))
    for on in _listed(element, "sanctionsLists", "sanctionsList"):
        if source := LISTS.get(text_of(on)):
            party.lists[source] = (on.get("datePublished") or "")[:10]
    party.programmes = [
        p for x in _listed(element, "sanctionsPrograms", "sanctionsProgram") if (p := text_of(x))
    ]
    for name in _listed(element, "names", "name"):
        _enhanced_name(party, name)
    for address in _listed(element, "addresses", "address"):
        _enhanced_address(party, address)
    for feature in _listed(element, "features", "feature"):
        party.feature(text_of(feature, "type"), text_of(feature, "value"))
    for document in _listed(element, "identityDocuments", "identityDocument"):
        country = country_code(text_of(document, "issuingCountry"))
        party.feature(text_of(document, "type"), text_of(document, "documentNumber"), country)
    for related in _listed(element, "relationships", "relationship"):
        party.add("linkedTo", text_of(related, "relatedEntity"))
    party.remark(text_of(element, "generalInfo", "remarks"))
    return party


def _enhanced_name(party: OfacParty, name: Element) -> None:
    weak = text_of(name, "isLowQuality") == "true"
    primary = text_of(name, "isPrimary") == "true"
    for form in _listed(name, "translations", "translation"):
        main = text_of(form, "isPrimary") == "true"
        full = text_of(form, "formattedFullName")
        party.name(full, text_of(name, "aliasType"), primary=primary and main, weak=weak)


def _enhanced_address(party: OfacParty, address: Element) -> None:
    """The address in the script that OFAC marks as primary; the others only repeat it."""
    forms = list(_listed(address, "translations", "translation"))
    form = next((f for f in forms if text_of(f, "isPrimary") == "true"), None)
    parts = {}
    for part in _listed(form, "addressParts", "addressPart") if form is not None else ():
        parts[text_of(part, "type").lower()] = text_of(part, "value")
    _address(party, parts, text_of(address, "country"))
