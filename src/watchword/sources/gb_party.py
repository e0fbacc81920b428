"""What both of the United Kingdom's lists say of a party, whichever of their formats says it.

OFSI's consolidated list and the UK Sanctions List use one vocabulary in several dresses: ``(1) … (2) …``
for several values of a cell, ``00/00/1961`` or ``dd/mm/1961`` for a year alone, a name in six parts of
which the sixth is the surname or the whole name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from watchword.model import Entry, ListingFacts, parse_date
from watchword.model.countries import country_code
from watchword.sources.gathering import Gathered, document_number

__all__ = ["SOURCE", "STATES", "UkParty", "measures_of", "regime", "several", "uk_date"]

SOURCE = "gb"
#: What every full edition states; editions add what is theirs.
STATES = frozenset(
    "name alias weakAlias previousName nameLanguage schema title position gender nationality birthDate "
    "birthPlace address country phone email website legalForm parent subsidiaries flag pastFlags type "
    "tonnage buildDate owner notes identifiers programme listed_on".split()
)
_SCHEMAS = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
_SEVERAL = re.compile(r"\s*\(\s?\d{1,2}\s?\)\s*")
_DATE = re.compile(r"(\d\d?|dd)[/-](\d\d?|mm)[/-](\d{4})$", re.IGNORECASE)
_MONTH = re.compile(r"(\d\d)/(\d{4})$")
_SERIAL = re.compile(r"\d{5}(?:\.0)?$")
_UN = re.compile(r"\b([A-Z]{2}[iIeE])\.?\s?(\d{3})\b")
_SEE = re.compile(r"\s*[:,]?\s*\(?see\s+[\"'“”]?other information[\"'“”]?\)?\s*$", re.IGNORECASE)
_MEASURES = re.compile(r"[|;]|,\s+(?=[A-Z-])|^,\s*")
_YEARS = re.compile(r"\s*Regulations(?:\s+\d{4})?$")
_SANCTIONS = re.compile(
    r"\s*\((?:United Nations )?Sanctions\)|\s*\(EU Exit\)|\s+Sanctions$|\s*\(Overseas Territories\)"
)
_ISSUER = re.compile(
    r"^\W*(?:issued by (?:the )?)?([A-Z][\w .'’-]*?)\s*"
    r"(?:\)|,|\.|;|-|:|$|\b(?:number|passport|diplomatic|national|issued|no)\b)",
    re.IGNORECASE,
)
_REGISTER = re.compile(r"([A-Z]{2,6}(?: No\.?)?)\s*[-–:]?\s+(\S*\d.*)$")
_TAX = re.compile(r"\b(?:tin|inn|tax|vat)\b|taxpayer|ИНН", re.IGNORECASE)
#: Titles of regulations that don't shorten to OFSI's name of the regime by rule.
_REGIMES = {
    "Counter-Terrorism": "Counter-Terrorism (Domestic)",
    "Counter-Terrorism (International Sanctions)": "Counter-Terrorism (International)",
    "Republic of Guinea-Bissau": "Guinea-Bissau",
    "Global Irregular Migration and Trafficking in Persons": "Global Irregular Migration",
    "Iran (Nuclear)": "Iran (Nuclear)",
}


def several(text: str) -> list[str]:
    """The values of a cell written ``(1) one (2) other``; a lone dash stands for none."""
    return [v for part in _SEVERAL.split(text) if (v := part.strip(" .;,")) and v != "-"]


def uk_date(text: str) -> str:
    """A date with the day first, cut to what is known: ``00/00/1961`` is ``1961``; "" if it isn't one."""
    text = text.strip()
    if found := _DATE.match(text):
        day, month, year = (int(x) if x.isdigit() else 0 for x in found.groups())
        parts = [f"{year:04}", f"{month:02}", f"{day:02}"]
        known = 1 if not month else 2 if not day else 3
        return parse_date("-".join(parts[:known])) or f"{year:04}"
    if found := _MONTH.match(text):
        return parse_date(f"{found[2]}-{found[1]}") or ""
    if _SERIAL.match(text):  # a spreadsheet's count of days
        return (date(1899, 12, 30) + timedelta(days=int(float(text)))).isoformat()
    return parse_date(text) or ""


def regime(text: str) -> tuple[str, str]:
    """(short name of a regime, title of its regulations where that was given)."""
    text = " ".join(text.replace("’", "'").split())
    if "Regulations" not in text:
        return text, ""
    short = _YEARS.sub("", text.removeprefix("The "))
    short = _SANCTIONS.sub("", short)
    short = " ".join(_SANCTIONS.sub("", short).split())
    return _REGIMES.get(short, short), text


def measures_of(text: str) -> str:
    """The measures imposed, each by the publisher's name for it, ``; `` between them."""
    parts = (_SEE.sub("", part).strip(" ,-:") for part in _MEASURES.split(text))
    return "; ".join(dict.fromkeys(p for p in parts if p))


@dataclass(slots=True)
class UkParty:
    """One party while its records are read."""

    tail: str
    kind: str
    found: Gathered = field(default_factory=Gathered)
    listings: dict[str, ListingFacts] = field(default_factory=dict)
    rows: int = 0

    def entry(self) -> Entry:
        """The finished entry."""
        schema = _SCHEMAS.get(self.kind.strip().lower(), "LegalEntity")
        return self.found.entry(SOURCE, self.tail, schema, self.listings.values(), self.rows)

    def listing(self, facts: ListingFacts) -> None:
        """Keep one listing a regime, from its first day."""
        old = self.listings.get(facts.key)
        if old is None or (facts.listed_on and facts.listed_on < old.listed_on):
            self.listings[facts.key] = facts

    def references(self, unique: str, group: str, united_nations: str) -> None:
        """Keep the numbers by which the publishers know the party."""
        self.found.number("idNumber", unique, "gb", "UK Unique ID")
        self.found.number("idNumber", group, "gb", "OFSI Group ID")
        for letters, number in _UN.findall(united_nations):
            self.found.number(
                "unscId", f"{letters[:2]}{letters[2].lower()}.{number}", "", "UN reference number"
            )

    def name(self, parts: Iterable[str], kind: str, quality: str) -> None:
        """Keep a name of six parts; the quality decides how strong an alias is."""
        full = " ".join(p for part in parts if (p := part.strip()))
        kind, quality = kind.lower(), quality.lower()
        if not full:
            return
        if kind == "primary name":
            self.found.add("name", full)
        elif kind.startswith(("fka", "formerly")):
            self.found.names("previousName", full)
        else:
            self.found.names("weakAlias" if quality.startswith("low") else "alias", full)

    def native(self, text: str, language: str) -> None:
        """Keep a name in another script, and its language."""
        for value in several(text):
            for part in value.split("،") if "،" in value else [value]:
                self.found.names("alias", part)
                self.found.language(part, language)

    def place(self, towns: str, countries: str) -> None:
        """Keep places of birth; towns and countries are numbered alike."""
        there, lands = several(towns), several(countries)
        if len(there) == len(lands):
            self.found.add("birthPlace", *(f"{t}, {c}" for t, c in zip(there, lands, strict=True)))
        elif len(set(lands)) == 1 and there:
            self.found.add("birthPlace", *(f"{t}, {lands[0]}" for t in there))
        else:
            self.found.add("birthPlace", *there, *lands)

    def documents(self, prop: str, numbers: str, details: str) -> None:
        """Keep passports or identity numbers; their details are numbered like them."""
        values, notes = several(numbers), [d.strip(" .;,") for d in _SEVERAL.split(details)]
        notes = notes[1:] if notes and not notes[0] else notes
        label = "Passport" if prop == "passportNumber" else "National identification"
        for at, value in enumerate(values):
            note = notes[at] if at < len(notes) else notes[0] if len(notes) == 1 else ""
            number, said = document_number(value)
            self.found.number(prop, number or value, _issuer(note) or _issuer(said), label)
        if details.strip(" -."):
            self.found.add("notes", f"{label}: {numbers} {details}")

    def address(self, lines: Iterable[str], postcode: str, country: str) -> None:
        """Keep an address and its country."""
        parts = [p for part in (*lines, postcode) if (p := part.strip(" ,"))]
        code = country_code(country)
        self.found.add("country", code)
        if parts:
            self.found.add("address", ", ".join([*parts, country] if country else parts))
        elif country and not code:
            self.found.add("address", country)

    def birth(self, text: str) -> None:
        """Keep dates of birth."""
        for value in several(text):
            if known := uk_date(value):
                self.found.add("birthDate", known)
            else:
                self.found.add("notes", f"Date of birth: {value}")

    def fact(self, what: str, text: str) -> None:
        """Keep one of the plain facts of :data:`PLAIN`."""
        if text := " ".join(text.split()):
            PLAIN[what](self, text)


def _issuer(text: str) -> str:
    found = _ISSUER.match(text)
    return country_code(found[1]) or country_code(found[1].partition(" ")[0]) if found else ""


def _texts(prop: str) -> Callable[[UkParty, str], None]:
    return lambda party, text: party.found.add(prop, *several(text))


def _lands(prop: str) -> Callable[[UkParty, str], None]:
    def keep(party: UkParty, text: str) -> None:
        for value in several(text):
            parts = re.split(r"[.,;|/] *", value)
            known = not country_code(value) and all(map(country_code, parts))
            for part in parts if known else [value]:
                party.found.country(prop, part)

    return keep


def _note(label: str) -> Callable[[UkParty, str], None]:
    return lambda party, text: party.found.add("notes", f"{label}: {text}" if label else text)


def _gender(party: UkParty, text: str) -> None:
    party.found.add("gender", *(v.lower() for v in several(text) if v.lower() in ("male", "female")))


def _registered(party: UkParty, text: str) -> None:
    for value in several(text):
        for part in re.split(r"[;,]\s+", value):
            register = _REGISTER.match(part)
            number, said = (register[2], register[1]) if register else document_number(part)
            prop = "taxNumber" if _TAX.search(said) else "registrationNumber"
            if any(c.isdigit() for c in number):
                party.found.number(prop, number, _issuer(said), said or "Business registration number")
            else:
                party.found.add("notes", f"Business registration: {part}")


def _imo(party: UkParty, text: str) -> None:
    for number in re.findall(r"\d{7}", text):
        party.found.number("imoNumber", number, "", "IMO number")


PLAIN: Mapping[str, Callable[[UkParty, str], None]] = {
    "title": _texts("title"),
    "position": _texts("position"),
    "nationality": _lands("nationality"),
    "gender": _gender,
    "phone": _texts("phone"),
    "email": _texts("email"),
    "website": _texts("website"),
    "type of entity": _texts("legalForm"),
    "parent": _texts("parent"),
    "subsidiaries": _texts("subsidiaries"),
    "registration": _registered,
    "imo": _imo,
    "flag": _lands("flag"),
    "past flags": _lands("pastFlags"),
    "ship type": _texts("type"),
    "tonnage": _texts("tonnage"),
    "length": _note("Length of ship"),
    "built": _texts("buildDate"),
    "owner": _texts("owner"),
    "past owner": _note("Previous owner or operator"),
    "hull": _note("Hull identification number"),
    "reasons": _note("UK statement of reasons"),
    "other": _note(""),
    "birth": UkParty.birth,
    "authority": _texts("authority"),
}
