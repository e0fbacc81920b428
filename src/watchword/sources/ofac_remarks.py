"""OFAC's remarks taken apart: one free-text column into properties and identifiers.

The column holds clauses separated by ``; `` and closed by a full stop: ``DOB 14 Jun 1975; POB
Leningrad, Russia; Gender Male; Passport 717637093 (Russia) issued 23 Jun 1999; a.k.a. 'BNC'; Linked
To: USA REALLY.`` A name in quotes is a weak alias (OFAC FAQ 122-125). Labels are OFAC's own; what is
not recognised is kept, word for word, in ``notes``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from watchword.model import Identifier, parse_date
from watchword.model.countries import country_code

__all__ = ["REMARK_PROPERTIES", "Remarks", "identifier", "parse_remarks"]

#: The properties that remarks may state; an edition with a remarks column states all of them.
REMARK_PROPERTIES = frozenset(
    "weakAlias birthDate birthPlace nationality citizenship gender website email phone model "
    "operator buildDate pastFlags incorporationDate sector jurisdiction linkedTo notes "
    "identifiers".split()
)

# OFAC's label -> FollowTheMoney property. Where FollowTheMoney has no narrower word, documents of a
# person go to idNumber, of a business to registrationNumber.
_IDENTIFIERS = {
    "passportNumber": (
        "Passport|Diplomatic Passport|Stateless Person Passport|British National Overseas Passport"
        "|Stateless Person ID Card|Travel Document Number|Refugee ID Card|Service Passport"
    ),
    "idNumber": (
        "National ID No.|Cedula No.|SSN|D.N.I.|C.U.R.P.|Identification Number|Personal ID Card"
        "|Birth Certificate Number|Driver's License No.|Citizen's Card Number|Residency Number"
        "|Turkish Identification Number|National Foreign ID Number|Numero de Identidad|LE Number"
        "|Electoral Registry No.|Credencial electoral|I.F.E.|Kenyan ID No.|Tazkira National ID Card"
        "|Cartilla de Servicio Militar Nacional|VisaNumberID|Bosnian Personal ID No.|C.U.I."
        "|C.U.I.P.|Cedula de Residencia|Cedula de Ciudadania|Numero Unico de Identificacao Tributaria"
        "|Interpol: Red Notice. File No.|Military Registration Number|Stateless Person ID Card"
        "|Identity Card|Pasaporte|NIE|Phone ID|Serial No.|Moroccan Personal ID No.|Paraguayan tax"
    ),
    "taxNumber": (
        "Tax ID No.|NIT #|R.F.C.|RFC|RUC #|RIF #|V.A.T. Number|US FEIN|Italian Fiscal Code|C.U.I.T."
        "|RTN|C.I.F.|Fiscal Code|Romanian C.R.|Tax Registration Number|Romanian Tax Registration"
    ),
    "registrationNumber": (
        "Registration Number|Registration ID|Company Number|Business Registration Number"
        "|Commercial Registry Number|Matricula Mercantil No|Folio Mercantil No.|C.R. No."
        "|UK Company Number|Chamber of Commerce Number|Trade License No.|Enterprise Number"
        "|Business Registration Document #|Public Registration Number|Government Gazette Number"
        "|Certificate of Incorporation Number|Economic Register Number (CBLS)|File Number"
        "|Central Registration System Number|Istanbul Chamber of Comm. No.|Registered Charity No."
        "|Dubai Chamber of Commerce Membership No.|Branch Unit Number|Business Number|License"
        "|United Social Credit Code Certificate (USCCC)|Unified Social Credit Code (USCC)"
        "|Chinese Registration Number|Organization Code|Afghan Money Service Provider License Number"
        "|MSB Registration Number|Legal Entity Number|Commercial Registration Number"
        "|Company ID|Registration Certificate Number (Dubai)|Aircraft Tail Number"
        "|Previous Aircraft Tail Number|Tourism License No.|General Organization Number"
    ),
    "imoNumber": "Vessel Registration Identification|Vessel Registration Identification IMO|IMO Number",
    "mmsi": "MMSI",
    "swiftBic": "SWIFT/BIC",
    "bikCode": "BIK (RU)",
    "isinCode": "ISIN",
    "dunsCode": "D-U-N-S Number",
    "ticker": "Equity Ticker",
    "serialNumber": (
        "Aircraft Manufacturer's Serial Number (MSN)|Aircraft Serial Identification"
        "|Aircraft Construction Number (also called L/N or S/N or F/N)"
    ),
    "icaoCode": "Aircraft Mode S Transponder Code",
}
_LABELS = {label: prop for prop, labels in _IDENTIFIERS.items() for label in labels.split("|")}
_LABEL = re.compile(
    "(" + "|".join(re.escape(x) for x in sorted(_LABELS, key=len, reverse=True)) + r") ?(.+)", re.S
)
_COIN = "Digital Currency Address - "
_CURRENCY = re.compile(r"(Digital Currency Address - (\w+)):? (\S+)")
_PLAIN = {
    "Website": "website",
    "Email Address": "email",
    "Phone Number": "phone",
    "Telephone": "phone",
    "Aircraft Model": "model",
    "Aircraft Operator": "operator",
    "Aircraft Manufacture Date": "buildDate",
    "Former Vessel Flag": "pastFlags",
    "Organization Established Date": "incorporationDate",
    "Organization Type:": "sector",
    "Nationality of Registration": "jurisdiction",
    "Linked To:": "linkedTo",
    "POB": "birthPlace",
    "nationality": "nationality",
    "citizen": "citizenship",
    "Gender": "gender",
}
_PLAIN_LABEL = re.compile("(" + "|".join(map(re.escape, _PLAIN)) + r") (.+)", re.S)
_NAME = re.compile(r"(?:a\.k\.a\.|f\.k\.a\.|n\.k\.a\.),? ['\"](.+?)['\"]?$")
_VALUE = re.compile(
    r"(?P<value>.*?)(?: \((?P<country>[^()]*)\))?(?: issued (?P<issued>.+?))?(?: expires .+)?$", re.S
)
_PREFIX = re.compile(r"^\(?(?:alt\.|Alt\.) ", re.I)
_SPAN = re.compile(r"(.+?) (?:to|-) (.+)")
_LEI = re.compile(r"[0-9A-Z]{18}\d\d$")
_COUNTRIES = frozenset({"nationality", "citizenship", "pastFlags", "jurisdiction"})
_DATES = frozenset({"buildDate", "incorporationDate"})


@dataclass(slots=True)
class Remarks:
    """What one remarks cell states."""

    properties: dict[str, list[str]] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)

    def add(self, prop: str, value: str) -> None:
        """Keep a value once."""
        values = self.properties.setdefault(prop, [])
        if value and value not in values:
            values.append(value)


def parse_remarks(text: str) -> Remarks:
    """Take one remarks cell apart; never fails, since what isn't understood is a note."""
    found = Remarks()
    for clause in text.strip().split("; "):
        clause = _PREFIX.sub("", clause.strip())
        if clause.startswith("(Linked To:"):
            clause = clause[1:].rstrip(".").rstrip(")")
        if clause and clause != "-0-":
            _take(found, clause)
    return found


def _take(found: Remarks, clause: str) -> None:
    if named := _NAME.match(clause.rstrip(".;")):
        found.add("weakAlias", named[1].strip())
    elif clause.startswith("DOB "):
        _take_birth(found, clause[4:].rstrip("."))
    elif coin := _CURRENCY.match(clause.rstrip(".")):
        found.identifiers.append(Identifier("publicKey", coin[3], "", coin[1]))
    elif labelled := _LABEL.match(clause):
        found.identifiers.append(identifier(labelled[1], labelled[2].rstrip(".")))
    elif plain := _PLAIN_LABEL.match(clause):
        _take_plain(found, _PLAIN[plain[1]], plain[2].rstrip(".").strip())
    else:
        found.add("notes", clause)


def _take_plain(found: Remarks, prop: str, value: str) -> None:
    if prop in _COUNTRIES:
        found.add(prop, country_code(value) or value)
    elif prop in _DATES:
        found.add(prop, parse_date(value) or value)
    elif prop == "gender":
        found.add(prop, value.lower())
    else:
        found.add(prop, value)


def _take_birth(found: Remarks, value: str) -> None:
    """``14 Jun 1975``, ``circa 1951``, or a span (``1962 to 1965``), kept as its years."""
    if date := parse_date(value):
        found.add("birthDate", date)
        return
    ends = [parse_date(x) for x in span.groups()] if (span := _SPAN.match(value)) else []
    years = [int(x.lstrip("~")[:4]) for x in ends if x]
    # The widest span on the list is 1950 to 1960; a wider one says nothing that helps.
    if len(years) == 2 and 0 <= years[1] - years[0] <= 12:
        for year in range(years[0], years[1] + 1):
            found.add("birthDate", str(year))
    else:
        found.add("notes", f"DOB {value}")


def identifier(label: str, value: str, country: str = "") -> Identifier:
    """An identifier from OFAC's label and value; ``(Country) issued … expires …`` is taken off."""
    parts = _VALUE.match(value.strip())
    number, issuer = (parts["value"], parts["country"]) if parts else (value, None)
    prop = _LABELS.get(label, "publicKey" if label.startswith(_COIN) else "idNumber")
    number = number.strip()
    if number.startswith("IMO ") or prop == "imoNumber":
        prop, number = "imoNumber", number.removeprefix("IMO ").strip()
    elif label == "Legal Entity Number" and _LEI.match(number):
        prop = "leiCode"
    code = country_code(issuer) if issuer else ""
    if issuer and not code:  # brackets that are part of the number
        number = f"{number} ({issuer})"
    return Identifier(prop, number, country or code, label)


def is_label(label: str) -> bool:
    """Whether OFAC uses this label for a number that identifies."""
    return label in _LABELS or label.startswith(_COIN)
