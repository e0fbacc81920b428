"""One party as OFAC's XML files give it, put together piece by piece into the shape its CSV files have.

OFAC publishes the same facts in four formats. So that a party reads alike whichever of them an edition
came in, features and documents are turned into the clauses of the CSV's remarks column and read by
:mod:`watchword.sources.ofac_remarks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from watchword.model import Entry, Identifier, ListingFacts
from watchword.model.countries import country_code
from watchword.sources.ofac_remarks import identifier, is_label, parse_remarks

__all__ = ["LISTS", "OWN_TAGS", "OfacParty", "address_text", "subject_to"]

#: OFAC's names of its lists, as the enhanced and advanced files write them -> source.
LISTS = {
    "SDN List": "us-ofac-sdn",
    "Sectoral Sanctions Identifications List": "us-ofac-ssi",
    "Non-SDN CMIC List": "us-ofac-cmic",
    "Non-SDN Chinese Military-Industrial Complex Companies List": "us-ofac-cmic",
    "CAPTA List": "us-ofac-capta",
    "Correspondent Account or Payable-Through Account Sanctions List": "us-ofac-capta",
    "Non-SDN Palestinian Legislative Council List": "us-ofac-plc",
    "Non-SDN Menu-Based Sanctions List": "us-ofac-mbs",
    "FSE List": "us-ofac-fse",
    "Foreign Sanctions Evaders List": "us-ofac-fse",
}
#: The programmes a list is made of; other tags of a party stand in its row as well.
OWN_TAGS = {
    "us-ofac-ssi": re.compile(r"UKRAINE-EO13662$"),
    "us-ofac-cmic": re.compile(r"CMIC-"),
    "us-ofac-plc": re.compile(r"NS-PLC$"),
    "us-ofac-fse": re.compile(r"FSE-"),
    "us-ofac-capta": re.compile(r"561-Related$|RUSSIA-EO14024$"),
    "us-ofac-mbs": re.compile(r"(?!UKRAINE-EO13662$)"),
}
# Labels of features that the remarks column writes in another way, or that have a column of their own.
_REMARK_LABELS = {
    "birthdate": "DOB",
    "place of birth": "POB",
    "nationality country": "nationality",
    "citizenship country": "citizen",
    "gender": "Gender",
}
_COLUMNS = {
    "title": "position",
    "vessel call sign": "callSign",
    "vessel type": "type",
    "vessel tonnage": "tonnage",
    "vessel gross tonnage": "tonnage",
    "vessel gross registered tonnage": "grossRegisteredTonnage",
    "vessel flag": "flag",
    "vessel owner": "owner",
}
_DIRECTIVE = re.compile(
    r"Executive Order (\d{5}) Directive (?:Determination|Information):? ?-? ?(Subject to .+)"
)
_NUMBERED = re.compile(r"Subject to Directive \w+")
_CMIC = "Listing Date (CMIC)"


@dataclass(slots=True)
class OfacParty:
    """A party in the making. ``lists`` is source -> day of publication on it ("" if not stated)."""

    number: str
    schema: str = "LegalEntity"
    properties: dict[str, list[str]] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    lists: dict[str, str] = field(default_factory=dict)

    def add(self, prop: str, value: str) -> None:
        """Keep a value once; an empty one is none."""
        value = value.strip()
        if prop == "linkedTo":  # the CSV's remarks end each clause, and so "CO., LTD.", without its stop
            value = value.rstrip(".")
        values = self.properties.setdefault(prop, [])
        if value and value not in values:
            values.append(value)

    def name(self, name: str, kind: str, *, primary: bool, weak: bool) -> None:
        """A name; ``kind`` is OFAC's (``A.K.A.``, ``F.K.A.``, ``N.K.A.``)."""
        if primary:
            self.add("name", name)
        elif weak:
            self.add("weakAlias", name)
        else:
            self.add("previousName" if kind.upper().startswith("F") else "alias", name)

    def feature(self, label: str, value: str, country: str = "") -> None:
        """A feature or document: OFAC's label, its value, and the issuer's code where stated."""
        label, value = label.strip(), value.strip()
        bare = label.rstrip(" :-").lower()
        if not value and not label:
            return
        if prop := _COLUMNS.get(bare):
            self.add(prop, (country_code(value) or value) if prop == "flag" else value)
        elif is_label(label) and not label.startswith("Digital Currency"):
            if value:
                self.identifiers.append(identifier(label, value, country))
        else:
            self.remark(f"{_REMARK_LABELS.get(bare, label)} {value}".strip().replace("; ", ", "))

    def remark(self, text: str) -> None:
        """Text as the remarks column has it: clauses separated by ``; ``."""
        found = parse_remarks(text)
        for prop, values in found.properties.items():
            for value in values:
                self.add(prop, value.rstrip(" .;") if prop == "notes" else value)
        self.identifiers += found.identifiers

    def entry(self, source: str) -> Entry:
        """The party as an entry of one source, with all its programmes, as OFAC's own files list them."""
        notes = self.properties.get("notes", [])
        return Entry(
            source=source,
            tail=self.number,
            schema=self.schema,
            properties={p: tuple(v) for p, v in self.properties.items() if v},
            listings=tuple(
                ListingFacts(
                    key=tag,
                    programme=tag,
                    listed_on=self._listed_on(source, tag, notes),
                    remarks=subject_to(tag, notes),
                )
                for tag in self.programmes or [""]
            ),
            identifiers=tuple(dict.fromkeys(self.identifiers)),
        )

    def _listed_on(self, source: str, tag: str, notes: Iterable[str]) -> str:
        """The day the list names for the tag it is made of; a tag added later has no date of its own."""
        if source == "us-ofac-cmic":
            dates = parse_remarks("; ".join(_dob_like(n) for n in notes if n.startswith(_CMIC)))
            return next((d for d in dates.properties.get("birthDate", ()) if len(d) == 10), "")
        own = OWN_TAGS.get(source)
        if len(self.programmes) > 1 and not (own and own.match(tag)):
            return ""
        return self.lists.get(source, "")


def _dob_like(note: str) -> str:
    return "DOB " + note.removeprefix(_CMIC).strip(" :")


def subject_to(tag: str, notes: Iterable[str]) -> str:
    """The directives that remarks name for a programme: ``Subject to Directive 1``."""
    found: dict[str, None] = {}
    for note in notes:
        match = _DIRECTIVE.match(note)
        if match and tag.endswith(f"EO{match[1]}"):
            short = _NUMBERED.match(match[2])
            found[short[0] if short else match[2]] = None
    return "; ".join(found)


def address_text(parts: Mapping[str, str]) -> str:
    """An address in the CSV's form: street lines, then "city, state postcode"."""
    street = ", ".join(p for k in ("address1", "address2", "address3") if (p := parts.get(k, "")))
    place = ", ".join(
        p for p in (parts.get("city", ""), parts.get("state/province", ""), parts.get("region", "")) if p
    )
    place = f"{place} {parts.get('postal code', '')}".strip()
    return ", ".join(p for p in (street, place) if p)
