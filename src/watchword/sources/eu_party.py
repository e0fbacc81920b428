"""One subject of the European Union's list, gathered from details in XML or in CSV.

Details come as attributes by lower-case name, as ``FULL-schema-1_1.xsd`` calls them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from watchword.model import Entry, ListingFacts, parse_date
from watchword.model.countries import country_code
from watchword.sources.gathering import Gathered, years_between

__all__ = ["DETAILS", "SOURCE", "About", "EuParty", "noted"]

SOURCE = "eu"
_SCHEMAS = {"p": "Person", "person": "Person", "e": "Organization", "enterprise": "Organization"}
_UN = re.compile(r"\b([A-Z]{2}[ie]\.\d{3})\b")
#: The publisher's kinds of number, by what stands in their code.
_NUMBERS = {
    "passport": "passportNumber", "imo": "imoNumber", "swift": "swiftBic", "regnumber": "registrationNumber",
    "registration": "registrationNumber", "traderef": "registrationNumber", "fiscal": "taxNumber",
    "tax": "taxNumber", "ssn": "idNumber", "lei": "leiCode",
}  # fmt: skip
_CONTACTS = {
    "email": "email",
    "phone": "phone",
    "mobile": "phone",
    "fax": "phone",
    "web": "website",
    "website": "website",
}
_FLAGS = {
    "knownexpired": "expired", "knownfalse": "false", "reportedlost": "reported lost",
    "revokedbyissuer": "revoked", "diplomatic": "diplomatic",
}  # fmt: skip
_OLD_CONTACT = re.compile(r"([A-Z]+)\[([^\]]*)\]")

About = Mapping[str, str]


@dataclass(slots=True)
class EuParty:
    """One subject while its records are read."""

    tail: str
    kind: str
    found: Gathered = field(default_factory=Gathered)
    listings: dict[str, ListingFacts] = field(default_factory=dict)
    rows: int = 0
    seen: set[str] = field(default_factory=set)

    def entry(self) -> Entry:
        """The finished entry."""
        schema = _SCHEMAS.get(self.kind.lower(), "LegalEntity")
        return self.found.entry(SOURCE, self.tail, schema, self.listings.values(), self.rows)

    def united_nations(self, text: str) -> None:
        """The UN's reference numbers of the party."""
        for number in _UN.findall(text):
            self.found.number("unscId", number, "", "UN reference number")

    def remark(self, text: str) -> None:
        """What is said of the party or of a detail."""
        self.found.add("notes", text.replace("\\n", " "))

    def regulation(self, about: About, designated: str, ended: str) -> None:
        """One listing a programme, from its first regulation on; later ones are cited behind it."""
        programme = about.get("programme", "")
        first = parse_date(about.get("entryintoforcedate", "")) or parse_date(
            about.get("publicationdate", "")
        )
        listed = parse_date(designated) or first or ""
        citation, old = about.get("numbertitle", ""), self.listings.get(programme)
        if old is not None:
            cited = old.citation.split("; ")
            listed = min(d for d in (listed, old.listed_on, "9999") if d).replace("9999", "")
            citation = "; ".join(dict.fromkeys([*cited, citation]) if citation else cited)
        self.listings[programme] = ListingFacts(
            key=programme,
            programme=programme,
            listed_on=listed,
            ended_on=parse_date(ended) or "",
            citation=citation,
            url=old.url if old else about.get("publicationurl", ""),
        )

    def namealias(self, about: About) -> None:
        """A name; the first strong one is the party's name."""
        parts = " ".join(about.get(p, "") for p in ("firstname", "middlename", "lastname"))
        name = " ".join((about.get("wholename", "") or parts).split()).strip('"')
        weak = about.get("strong", "").lower() in ("false", "0")
        if name.count("?") > len(name) // 3:
            self.found.add("notes", f"A name whose letters are lost in this file: {name}")
        elif name:
            has_name = bool(self.found.properties.get("name"))
            self.found.add("weakAlias" if weak else "alias" if has_name else "name", name)
            self.found.language(name, about.get("namelanguage", ""))
        gender = {"m": "male", "f": "female"}.get(about.get("gender", "").lower(), "")
        self.found.add("gender", gender)
        self.found.add("title", about.get("title", ""))
        self.found.add("position", about.get("function", "").strip('"'))

    def citizenship(self, about: About) -> None:
        """A nationality."""
        if land := _land(about):
            self.found.country("nationality", land)
        self.found.add("notes", noted("Citizenship, region", about.get("region", "")))

    def birthdate(self, about: About) -> None:
        """A date of birth, or a span of years, and the place."""
        self.found.add(
            "birthPlace", ", ".join(_texts(about, "place", "city", "region", "zipcode") + _lands(about))
        )
        text = about.get("birthdate", "").removesuffix("N/A")
        calendar = about.get("calendartype", "GREGORIAN").upper()
        span = years_between(about.get("yearrangefrom", ""), about.get("yearrangeto", ""))
        if calendar not in ("", "GREGORIAN"):
            self.found.add(
                "notes", f"Date of birth ({calendar.lower()} calendar): {text or about.get('year', '')}"
            )
            return
        if not text and about.get("year", "").isdigit():
            text = "-".join(_until_unknown(about.get(p, "") for p in ("year", "monthofyear", "dayofmonth")))
        known = [d for d in [parse_date(text)] if d] or span
        mark = "~" if about.get("circa", "").lower() in ("true", "1") else ""
        self.found.add("birthDate", *(d if d.startswith("~") else mark + d for d in known))
        if not known and (text or about.get("yearrangefrom")):
            years = f"{about.get('yearrangefrom', '')} to {about.get('yearrangeto', '')}"
            self.found.add("notes", f"Date of birth: {text or years}")

    def address(self, about: About) -> None:
        """An address, its country and what is said of reaching the party."""
        box = about.get("pobox", "")
        parts = _texts(about, "number", "street") + ([f"PO Box {box}"] if box else [])
        parts += _texts(about, "zipcode", "city", "place", "region")
        land = _land(about)
        self.found.add("country", country_code(land))
        if parts:
            self.found.add("address", ", ".join(parts + _lands(about)))
        for key, value in _OLD_CONTACT.findall(about.get("contactinfo", "")):
            self.contact(key, value)

    def contact(self, key: str, value: str) -> None:
        """A telephone number, an address of electronic mail or a page."""
        prop = _CONTACTS.get(key.lower())
        self.found.add(prop or "notes", value if prop else f"{key}: {value}")

    def identification(self, about: About) -> None:
        """A number: a document's, a register's, a ship's."""
        kind = about.get("identificationtypecode", "").lower()
        label = about.get("identificationtypedescription", "") or kind
        prop = next((p for k, p in _NUMBERS.items() if k in kind), None)
        prop = prop or next((p for k, p in _NUMBERS.items() if k in label.lower()), "idNumber")
        said = [word for flag, word in _FLAGS.items() if about.get(flag, "").lower() in ("true", "1")]
        label = f"{label} ({', '.join(said)})" if said else label
        for number in dict.fromkeys(_texts(about, "number", "latinnumber")):
            bare = re.sub(r"^IMO\s*", "", number) if prop == "imoNumber" else number
            self.found.number(prop, bare, country_code(_land(about)), label)
        for what, key in (("issued by", "issuedby"), ("in the name of", "nameondocument")):
            self.found.add("notes", noted(f"{label} {about.get('number', '')} {what}", about.get(key, "")))


DETAILS: Mapping[str, Callable[[EuParty, About], None]] = {
    "namealias": EuParty.namealias,
    "citizenship": EuParty.citizenship,
    "birthdate": EuParty.birthdate,
    "address": EuParty.address,
    "identification": EuParty.identification,
}


def _texts(about: About, *keys: str) -> list[str]:
    return [v for k in keys if (v := " ".join(about.get(k, "").replace("\\n", " ").split()).strip('" -'))]


def noted(label: str, text: str) -> str:
    """The text behind its label; "" where there is none."""
    return f"{label}: {text}" if text else ""


def _land(about: About) -> str:
    """The country of a detail; ``00`` and ``UNKNOWN`` stand for none."""
    for key in ("countrydescription", "countryiso2code"):
        if (text := about.get(key, "")) and text.upper() not in ("00", "UNKNOWN"):
            return (
                text if country_code(text) or key == "countryiso2code" else about.get("countryiso2code", text)
            )
    return ""


def _lands(about: About) -> list[str]:
    return [land] if (land := _land(about)) else []


def _until_unknown(parts: Iterator[str]) -> Iterator[str]:
    for part in parts:
        if not part.isdigit() or part == "0":
            return
        yield part.zfill(2)
