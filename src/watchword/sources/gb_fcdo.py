"""The UK Sanctions List (Foreign, Commonwealth and Development Office), as ``.ods``, ``.csv`` or ``.xml``.

A party's number is its Unique ID (``RUS0001``); a person listed under two regimes has two. Format: FCDO,
"The UK Sanctions List" (https://www.gov.uk/government/publications/the-uk-sanctions-list) and its format
guide. The full list gives one row a name, or one ``Designation`` in XML; the short form (one sheet of eight
columns) gives one name a party, surname first and unmarked, and no aliases, dates or addresses. So the
short form doesn't state ``name``: its form of a name is kept beside those that other editions state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.model import NAME_PROPERTIES, ListingFacts, Refusal
from watchword.sources.gathering import line_of
from watchword.sources.gb_party import SOURCE, STATES, UkParty, measures_of, regime, uk_date
from watchword.sources.reading import Parsed
from watchword.sources.spreadsheet import table
from watchword.sources.xml import records, text_of

__all__ = ["read"]

_SHORT = frozenset({"schema", "programme", "measures", "listed_on", "authority"})
_FULL = STATES | {"measures", "authority", "citation"}
_NAMES = tuple(f"name {n}" for n in (1, 2, 3, 4, 5, 6))
_LINES = tuple(f"address line {n}" for n in range(1, 7))
#: Headings of the full table, in lower case, by what they state.
_PLAIN = {
    "title": "title",
    "position": "position",
    "gender": "gender",
    "d.o.b": "birth",
    "nationality(/ies)": "nationality",
    "phone number": "phone",
    "email address": "email",
    "website": "website",
    "type of entity": "type of entity",
    "parent company": "parent",
    "subsidiaries": "subsidiaries",
    "business registration number (s)": "registration",
    "imo number": "imo",
    "current owner/operator (s)": "owner",
    "previous owner/operator (s)": "past owner",
    "current believed flag of ship": "flag",
    "previous flags": "past flags",
    "type of ship": "ship type",
    "tonnage of ship": "tonnage",
    "length of ship": "length",
    "year built": "built",
    "hull identification number (hin)": "hull",
    "other information": "other",
    "uk statement of reasons": "reasons",
    "designation source": "authority",
}
_KINDS = ("designation type", "individual, entity, ship", "type")
_USED = {
    *_NAMES, *_LINES, *_PLAIN, *_KINDS, "unique id", "ofsi group id", "un reference number", "name",
    "name type", "alias strength", "name non-latin script", "non-latin script language", "regime name",
    "sanctions imposed", "date designated", "address postal code", "address country", "town of birth",
    "country of birth", "passport number", "passport additional information", "national identifier number",
    "national identifier additional information",
}  # fmt: skip
#: Known and left out: the script is plain from the name itself; when a row was last touched says nothing
#: about the party.
_IGNORED = frozenset({"non-latin script type", "last updated"})

#: The same of the XML, by element: what stands once in a designation.
_XML_PLAIN = {
    "Title": "title",
    "Position": "position",
    "Gender": "gender",
    "DOB": "birth",
    "Nationality": "nationality",
    "PhoneNumber": "phone",
    "EmailAddress": "email",
    "Website": "website",
    "TypeOfEntity": "type of entity",
    "ParentCompany": "parent",
    "Subsidiary": "subsidiaries",
    "BusinessRegistrationNumber": "registration",
    "IMONumber": "imo",
    "CurrentOwnerOperator": "owner",
    "PreviousOwnerOperator": "past owner",
    "CurrentBelievedFlagOfShip": "flag",
    "PreviousFlag": "past flags",
    "TypeOfShip": "ship type",
    "TonnageOfShip": "tonnage",
    "LengthOfShip": "length",
    "YearBuilt": "built",
    "HullIdentificationNumber": "hull",
    "OtherInformation": "other",
    "UKStatementofReasons": "reasons",
    "DesignationSource": "authority",
}
#: Elements that only hold others; the indicators repeat SanctionsImposed as yes and no.
_XML_FRAMES = frozenset(
    "Names NonLatinNames Titles Addresses PhoneNumbers EmailAddresses Websites IndividualDetails Individual "
    "DOBs BirthDetails Genders Nationalities Positions PassportDetails NationalIdentifierDetails "
    "EntityDetails Entity BusinessRegistrationNumbers TypeOfEntities ParentCompanies Subsidiaries "
    "ShipDetails Ship IMONumbers CurrentOwnerOperators PreviousOwnerOperators CurrentBelievedFlagOfShips "
    "PreviousFlags TypeOfShipDetails TonnageOfShipDetails LengthOfShipDetails YearsBuilt "
    "HullIdentificationNumbers".split()
)
_XML_HEAD = frozenset(
    "UniqueID OFSIGroupID UNReferenceNumber RegimeName IndividualEntityShip SanctionsImposed "
    "DateDesignated".split()
)
_XML_IGNORED = frozenset({"LastUpdated", "SanctionsImposedIndicators"})


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition: the first of ``.xml``, ``.csv`` and ``.ods`` that is there, the fullest first."""
    forms: dict[str, Callable[[Path], Parsed]] = {".xml": _xml, ".csv": _table, ".ods": _table}
    for suffix, take in forms.items():
        for name in sorted(files):
            if name.endswith(suffix):
                parsed = take(files[name])
                yield parsed.check(files[name].name)
                return
    raise EditionRefused(
        f"gb-fcdo: UK-Sanctions-List.xml, .csv or .ods is missing (found: {', '.join(sorted(files))})."
    )


def _fault(unique: str) -> str:
    known = 3 < len(unique) < 16 and unique.isascii() and unique.isalnum() and unique[-1].isdigit()
    return "" if known else f"no Unique ID: {unique[:40]!r}"


def _entries(parties: Iterable[UkParty], parsed: Parsed, file: str) -> None:
    """The finished entries. One without a name is listed all the same: earlier editions name it."""
    for party in parties:
        entry = party.entry()
        if not entry.caption:
            parsed.notes.append(f"{file}: {party.tail} has no name")
            entry = replace(entry, partial=frozenset(NAME_PROPERTIES))
        parsed.entries.append(entry)


def _listing(name: str, designated: str, imposed: str) -> ListingFacts:
    programme, citation = regime(name)
    return ListingFacts(
        key=programme,
        programme=programme,
        listed_on=uk_date(designated),
        citation=citation,
        measures=measures_of(imposed),
    )


def _table(path: Path) -> Parsed:
    parsed = Parsed(SOURCE, [], _SHORT, 0)
    parties: dict[str, UkParty] = {}
    unknown: set[str] = set()
    for line, cells in table(path, ("Unique ID", "Regime Name", "Sanctions Imposed")):
        row = {heading.casefold(): cell for heading, cell in cells.items()}
        parsed.records += 1
        unknown.update(row.keys() - _USED - _IGNORED)
        if "name type" in row:
            parsed.states = _FULL
        unique = row.get("unique id", "")
        if why := _fault(unique):
            parsed.refusals.append(Refusal(path.name, line, why))
            continue
        kind = next((row[k] for k in _KINDS if row.get(k)), "")
        _take(parties.setdefault(unique, UkParty(unique, kind)), row)
    _entries(parties.values(), parsed, path.name)
    parsed.notes += [f"{path.name}: unknown column {c!r}" for c in sorted(unknown)]
    return parsed


def _take(party: UkParty, row: Mapping[str, str]) -> None:
    def cell(name: str) -> str:
        return row.get(name, "")

    party.rows += 1
    party.references(party.tail, cell("ofsi group id"), cell("un reference number"))
    party.name([cell("name")], "Primary Name", "")
    party.name([cell(n) for n in _NAMES], cell("name type"), cell("alias strength"))
    party.native(cell("name non-latin script"), cell("non-latin script language"))
    for heading, what in _PLAIN.items():
        party.fact(what, cell(heading).replace("|", "; ") if what != "authority" else cell(heading))
    party.place(cell("town of birth"), cell("country of birth"))
    party.documents("passportNumber", cell("passport number"), cell("passport additional information"))
    party.documents(
        "idNumber", cell("national identifier number"), cell("national identifier additional information")
    )
    party.address([cell(n) for n in _LINES], cell("address postal code"), cell("address country"))
    party.listing(_listing(cell("regime name"), cell("date designated"), cell("sanctions imposed")))


def _xml(path: Path) -> Parsed:
    parsed = Parsed(SOURCE, [], _FULL, 0)
    seen: set[str] = set()
    unknown: set[str] = set()
    for element in records(path, ["Designation"]):
        parsed.records += 1
        unique = text_of(element, "UniqueID")
        party = UkParty(unique, text_of(element, "IndividualEntityShip"), rows=1)
        _walk(element, party, unknown)
        why = _fault(unique) or (f"{unique} occurs twice" if unique in seen else "")
        if why:
            parsed.refusals.append(Refusal(path.name, line_of(element), why))
            continue
        seen.add(unique)
        party.references(unique, text_of(element, "OFSIGroupID"), text_of(element, "UNReferenceNumber"))
        facts = (text_of(element, x) for x in ("RegimeName", "DateDesignated", "SanctionsImposed"))
        party.listing(_listing(*facts))
        _entries([party], parsed, path.name)
    parsed.notes += [f"{path.name}: unknown element {name!r}" for name in sorted(unknown)]
    return parsed


def _walk(element: etree._Element, party: UkParty, unknown: set[str]) -> None:
    for child in element:
        tag = etree.QName(child).localname
        if what := _XML_PLAIN.get(tag):
            party.fact(what, child.text or "")
        elif tag in _XML_GROUPS:
            _XML_GROUPS[tag](
                party, {etree.QName(c).localname: " ".join((c.text or "").split()) for c in child}
            )
        elif tag in _XML_FRAMES:
            _walk(child, party, unknown)
        elif tag not in _XML_HEAD | _XML_IGNORED:
            unknown.add(tag)


def _xml_address(party: UkParty, about: Mapping[str, str]) -> None:
    lines = [about.get(f"AddressLine{n}", "") for n in range(1, 7)]
    party.address(lines, about.get("AddressPostalCode", ""), about.get("AddressCountry", ""))


def _xml_document(prop: str, name: str) -> Callable[[UkParty, Mapping[str, str]], None]:
    return lambda party, about: party.documents(
        prop, about.get(f"{name}Number", ""), about.get(f"{name}AdditionalInformation", "")
    )


_XML_GROUPS: Mapping[str, Callable[[UkParty, Mapping[str, str]], None]] = {
    "Name": lambda party, about: party.name(
        [about.get(f"Name{n}", "") for n in (1, 2, 3, 4, 5, 6)],
        about.get("NameType", ""),
        about.get("AliasStrength", ""),
    ),
    "NonLatinName": lambda party, about: party.native(
        about.get("NameNonLatinScript", ""), about.get("NonLatinScriptLanguage", "")
    ),
    "Address": _xml_address,
    "Location": lambda party, about: party.place(
        about.get("TownOfBirth", ""), about.get("CountryOfBirth", "")
    ),
    "Passport": _xml_document("passportNumber", "Passport"),
    "NationalIdentifier": _xml_document("idNumber", "NationalIdentifier"),
}
