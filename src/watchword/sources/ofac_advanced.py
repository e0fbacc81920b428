"""OFAC's advanced XML (``SDN_ADVANCED.XML``, ``CONS_ADVANCED.XML``), read as a stream.

Reference values stand first, then places, documents, parties, relations and entries on lists, all
joined by numbers. Format: OFAC, "Advanced Sanctions Data Model"
(https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas). No whole file
is in hand (the real one has about 127 MB): tested on OFAC's XSD and on made files of that size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

from watchword.model.countries import country_code
from watchword.sources.ofac_party import LISTS, OfacParty, address_text
from watchword.sources.ofac_xml import Read, local
from watchword.sources.xml import children, records, text_of

__all__ = ["read_advanced"]

Element = etree._Element

_RECORDS = (
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
)
#: Knowingly not used: periods of names and documents, links between rows, delta marks, comments on parts,
#: area codes of places, legal grounds (they follow from the programme) and supporting papers.
_IGNORED = frozenset(
    "Comment DatePeriod IDRegDocumentReference ExternalReference ExRefValue DirectURL SubLink Description "
    "TargetType IdentityReference SanctionsEntryReference DocumentedNameCountry LocationAreaCode "
    "FeatureVersionReference IDRegDocumentMention DocumentedNameReference ProfileRelationshipReference "
    "DocumentDate IssuingAuthority LimitationsToListing SupportingInfo Text DurationMinimum "
    "DurationMaximum Years Months Days".split()
)
_KNOWN = _IGNORED | frozenset(
    "DistinctParty Profile Identity Alias DocumentedName DocumentedNamePart NamePartValue NamePartGroups "
    "MasterNamePartGroup NamePartGroup Feature FeatureVersion VersionDetail VersionLocation Start End From "
    "To Year Month Day SanctionsEntry EntryEvent Date SanctionsMeasure".split()
)
_LAST = frozenset({"last name", "maiden name", "matronymic"})
_FIRST = frozenset({"first name", "middle name", "patronymic", "nickname"})


@dataclass(slots=True)
class _File:
    """What earlier parts of the file said, by number."""

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    party_type_of: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    documents: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    by_profile: dict[str, OfacParty] = field(default_factory=dict)

    def word(self, kind: str, number: str | None) -> str:
        """A reference value's text."""
        return self.words.get((kind, number or ""), "")


def read_advanced(path: Path) -> Read:
    """Read one advanced XML file; parties are complete only at its end."""
    read = Read(path.name)
    file = _File()
    parties: list[OfacParty] = []
    related: list[tuple[str, str]] = []
    for element in records(path, _RECORDS):
        kind = local(element)
        if kind == "DistinctParty":
            read.watch(element, _KNOWN)
            parties.append(_party(element, file))
        elif kind == "SanctionsEntry":
            _entry(element, file)
        elif kind == "IDRegDocument":
            _document(element, file)
        elif kind == "Location":
            _place(element, file)
        elif kind == "ProfileRelationship":
            if element.get("Former") != "true":
                related.append((element.get("From-ProfileID") or "", element.get("To-ProfileID") or ""))
        else:
            _words(element, file)
    for one, other in related:
        if one in file.by_profile and other in file.by_profile:
            names = file.by_profile[other].properties.get("name", [])
            file.by_profile[one].add("linkedTo", names[0] if names else "")
    for party in parties:
        read.take(party)
    return read


def _words(element: Element, file: _File) -> None:
    for values in element:
        for value in values:
            if kind := local(value):
                number = value.get("ID") or ""
                file.words[kind, number] = " ".join((value.text or "").split())
                if kind == "Country" and (iso := value.get("ISO2")):
                    file.words["ISO2", number] = iso
                if kind == "PartySubType":
                    file.party_type_of[number] = value.get("PartyTypeID") or ""


def _country(file: _File, number: str | None) -> tuple[str, str]:
    """(name, code) of a country by its number."""
    name = file.word("Country", number)
    return name, country_code(name) or country_code(file.word("ISO2", number))


def _place(element: Element, file: _File) -> None:
    parts: dict[str, str] = {}
    for part in children(element, "LocationPart"):
        values = list(children(part, "LocationPartValue"))
        main = next((v for v in values if v.get("Primary") == "true"), values[0] if values else None)
        if main is not None:
            parts[file.word("LocPartType", part.get("LocPartTypeID")).lower()] = text_of(main, "Value")
    country = next((c.get("CountryID") for c in children(element, "LocationCountry")), None)
    file.places[element.get("ID") or ""] = (parts, _country(file, country)[0])


def _document(element: Element, file: _File) -> None:
    label = file.word("IDRegDocType", element.get("IDRegDocTypeID"))
    number = text_of(element, "IDRegistrationNo")
    code = _country(file, element.get("IssuedBy-CountryID"))[1]
    file.documents.setdefault(element.get("IdentityID") or "", []).append((label, number, code))


def _party(element: Element, file: _File) -> OfacParty:
    party = OfacParty(element.get("FixedRef") or "")
    party.remark(text_of(element, "Comment"))
    for profile in children(element, "Profile"):
        party.schema = _schema(profile, file)
        file.by_profile[profile.get("ID") or party.number] = party
        for identity in children(profile, "Identity"):
            _names(party, identity, file)
            for label, number, code in file.documents.pop(identity.get("ID") or "", []):
                party.feature(label, number, code)
        for feature in children(profile, "Feature"):
            label = file.word("FeatureType", feature.get("FeatureTypeID"))
            for version in children(feature, "FeatureVersion"):
                _feature(party, label, version, file)
    return party


def _schema(profile: Element, file: _File) -> str:
    sub = profile.get("PartySubTypeID")
    exact = {"vessel": "Vessel", "aircraft": "Airplane"}.get(file.word("PartySubType", sub).lower())
    wide = file.word("PartyType", file.party_type_of.get(sub or "")).lower()
    return exact or {"individual": "Person", "entity": "Organization"}.get(wide, "LegalEntity")


def _names(party: OfacParty, identity: Element, file: _File) -> None:
    kinds = {
        group.get("ID"): file.word("NamePartType", group.get("NamePartTypeID")).lower()
        for group in identity.iterfind("{*}NamePartGroups/{*}MasterNamePartGroup/{*}NamePartGroup")
    }
    for alias in children(identity, "Alias"):
        kind = file.word("AliasType", alias.get("AliasTypeID"))
        main = alias.get("Primary") == "true"
        weak = alias.get("LowQuality") == "true"
        for number, name in enumerate(children(alias, "DocumentedName")):
            party.name(_name(name, kinds), kind, primary=main and number == 0, weak=weak)


def _name(name: Element, kinds: dict[str | None, str]) -> str:
    """``LAST, First``, the way OFAC's other files write it; what isn't a person's in capitals."""
    last: list[str] = []
    first: list[str] = []
    for value in name.iterfind("{*}DocumentedNamePart/{*}NamePartValue"):
        text = " ".join((value.text or "").split())
        kind = kinds.get(value.get("NamePartGroupID"), "")
        if kind in _FIRST:
            first.append(text)
        else:
            last.append(text.upper())
    return ", ".join(" ".join(part) for part in (last, first) if any(part))


def _feature(party: OfacParty, label: str, version: Element, file: _File) -> None:
    texts = [
        (d.text or "").strip() or file.word("DetailReference", d.get("DetailReferenceID"))
        for d in children(version, "VersionDetail")
    ]
    texts += [t for p in children(version, "DatePeriod") if (t := _period(p))]
    for place in children(version, "VersionLocation"):
        parts, country = file.places.get(place.get("LocationID") or "", ({}, ""))
        if label.lower() == "location":
            party.add("address", ", ".join(x for x in (address_text(parts), country) if x))
            party.add("country", country_code(country))
        else:
            whole = ", ".join(x for x in (parts.get("unknown", ""), address_text(parts)) if x)
            texts.append(", ".join(x for x in (whole, country) if x))
    for text in texts:
        if text:
            party.feature(label, text)


def _day(element: Element | None) -> date | None:
    if element is None:
        return None
    try:
        return date(*(int(text_of(element, t)) for t in ("Year", "Month", "Day")))
    except (ValueError, OverflowError):
        return None


def _period(period: Element) -> str:
    """A period as OFAC's remarks write it: a day, a month, a year, or years from – to."""
    start = next(children(period, "Start"), None)
    end = next(children(period, "End"), start)
    if start is None or end is None:
        return ""
    first = _day(next(children(start, "From"), None))
    last = _day(next(children(end, "To"), None)) or first
    if first is None or last is None:
        return ""
    about = "circa " if "true" in (start.get("Approximate"), end.get("Approximate")) else ""
    if first == last:
        return about + first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{about}{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and _ends_month(last):
        return about + first.isoformat()[:7]
    return f"{first.isoformat()} to {last.isoformat()}"


def _ends_month(day: date) -> bool:
    return day < date.max and (day + timedelta(days=1)).day == 1


def _entry(element: Element, file: _File) -> None:
    """An entry on a list: programmes, and the day of the first event."""
    party = file.by_profile.get(element.get("ProfileID") or "")
    if party is None:
        return
    source = LISTS.get(file.word("List", element.get("ListID")), "us-ofac-sdn")
    days = (_day(next(children(event, "Date"), None)) for event in children(element, "EntryEvent"))
    known = sorted(d.isoformat() for d in days if d)
    party.lists.setdefault(source, known[0] if known else "")
    party.programmes += [t for t in _programmes(element, file) if t not in party.programmes]


def _programmes(element: Element, file: _File) -> Iterator[str]:
    measures: Iterable[Element] = children(element, "SanctionsMeasure")
    for measure in measures:
        kind = file.word("SanctionsType", measure.get("SanctionsTypeID"))
        if kind in ("", "Program") and (tag := text_of(measure, "Comment")):
            yield tag
