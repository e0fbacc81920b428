"""Canada's Consolidated Autonomous Sanctions List as XML (``sema-lmes.xml``).

One ``record`` an item of a schedule under the Special Economic Measures Act or the Justice for Victims of
Corrupt Foreign Officials Act. Format: Global Affairs Canada, "Consolidated Canadian Autonomous Sanctions
List" (https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx).

Nobody is numbered but by country, schedule and item, which are stable: a slug of the three is the tail.
Until 2021 the file wrote ``1`` for what is now ``Part 1`` or ``1, Part 1``; :func:`slug` makes one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.reading import Parsed
from watchword.sources.xml import records, text_of

__all__ = ["names_of", "read", "slug"]

SOURCE = "ca"
_STATES = frozenset("name alias weakAlias schema programme citation".split())
#: Each element by what it states. The names changed when ships came in, in 2025.
_KNOWN = {
    "Country": "",
    "Schedule": "",
    "Item": "",
    "LastName": "",
    "GivenName": "",
    "Entity": "",
    "EntityOrShip": "",
    "Aliases": "",
    "Title": "position",
    "TitleOrShip": "position",
    "DateOfBirth": "birthDate",
    "DateOfBirthOrShipBuildDate": "birthDate",
    "DateOfListing": "listed_on",
    "ShipIMONumber": "identifiers",
}
_SHIP = {"type", "buildDate"}
#: Regulations with several schedules, where a bare number isn't a part of the first.
_MANY_SCHEDULES = {"ru"}
_SCHEDULE = re.compile(r"(?:(?P<schedule>\d[\d.]*)\s*,?\s*)?(?:Part\s+(?P<part>\d[\d.]*))?$", re.IGNORECASE)
_LANGUAGE = re.compile(r"^(?:Belarus+ian|Russian|Ukrainian|Arabic|Persian|Farsi)\s*:\s*", re.IGNORECASE)
# What may follow a comma inside a firm's name.
_FIRM = re.compile(
    r"(?:Ltd|Limited|Inc|LLC|L\.L\.C|LLP|Co|Corp|JSC|OJSC|PJSC|CJSC|AO|OAO|PAO|ZAO|OOO|S\.?A|GmbH|PJS"
    r"|АО|ООО|ОАО|ПАО|ЗАО)\b\.?",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s*\((?:also\s+known\s+as|a\.?k\.?a\.?)[:,]?\s+(.+)\)\s*", re.IGNORECASE)
_JVCFOA = "Justice for Victims of Corrupt Foreign Officials Regulations"


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from ``sema-lmes.xml``."""
    if "sema-lmes.xml" not in files:
        raise EditionRefused(f"{SOURCE}: sema-lmes.xml is missing (found: {', '.join(sorted(files))}).")
    path = files["sema-lmes.xml"]
    parsed = Parsed(SOURCE, [], _STATES, 0)
    found: set[str] = set()
    taken: set[str] = set()
    for element in records(path, ["record"]):
        parsed.records += 1
        found.update(e.tag.rpartition("}")[2] for e in element if isinstance(e.tag, str))
        fields = {tag: text_of(element, tag) for tag in _KNOWN}
        try:
            parsed.entries.append(_entry(fields, taken))
        except ValueError as why:
            parsed.refusals.append(Refusal(path.name, parsed.records, str(why)))
    parsed.notes += [f"{path.name}: unknown element {tag!r}" for tag in sorted(found - _KNOWN.keys())]
    parsed.states |= {p for tag in found if (p := _KNOWN.get(tag))}
    if "ShipIMONumber" in found:
        parsed.states |= _SHIP
    if any("notes" in e.properties for e in parsed.entries):
        parsed.states |= {"notes"}
    parsed.notes += [f"{e.tail}: {n}" for e in parsed.entries for n in e.properties.get("notes", ())]
    yield parsed.check(path.name)


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9.]+", plain))


def slug(country: str, schedule: str, item: str) -> str:
    """The tail: ``ru/1/115``, ``ru/s1.1/3`` (Schedule 1.1), ``jvcfor/1/12``; stable over editions."""
    english = country.partition("/")[0].strip()
    short = re.search(r"\(([A-Z]{4,})\)", english)
    place = country_code(english) or (short[1].lower() if short else _words(english))
    text = "" if schedule.strip().upper() in ("", "N/A") else schedule.strip()
    found = _SCHEDULE.match(text)
    if found is None:
        part = _words(text)
    elif found["part"]:
        main = found["schedule"] or "1"
        part = found["part"] if main == "1" else f"s{main}-{found['part']}"
    else:
        part = found["schedule"] or "1"
        if part != "1" and place in _MANY_SCHEDULES:
            part = f"s{part}"
    return f"{place}/{part}/{_words(item)}"


def names_of(text: str, person: bool) -> list[str]:
    """The names in an Aliases cell, separated by semicolons, line breaks or commas.

    A language in front (``Russian:``) only labels what follows. In a firm's name a comma may stand
    before "Ltd" or within quotes; "or" and a slash part names only where whole names stand beside.
    """
    found: dict[str, None] = {}
    for part in re.split(r"[;\n]", text):
        for name in _commas(part, person):
            name = _LANGUAGE.sub("", name.strip().removeprefix("and ").strip())
            for one in _either(name, person):
                if one := " ".join(one.split()).strip(" ,"):
                    found[one] = None
    return list(found)


def _commas(text: str, person: bool) -> list[str]:
    parts: list[str] = []
    for piece in text.split(","):
        quoted = parts and parts[-1].count("«") > parts[-1].count("»")
        if parts and not person and (quoted or _FIRM.match(piece.strip())):
            parts[-1] += "," + piece
        else:
            parts.append(piece)
    return parts


def _either(name: str, person: bool) -> list[str]:
    """``Anna Leusik or Hanna Liavusik`` is two names; ``Anatoly or Anatoli Leusik`` isn't told apart."""
    if not person and " or " in name and "(" not in name:
        return name.split(" or ")
    for separator in (" or ", " AND ", " and ", "/"):
        sides = name.split(separator)
        if len(sides) == 2 and all(len(s.split()) > 1 for s in sides) and "(" not in name:
            if separator.strip().lower() == "and" and not _native(sides[0] + sides[1]):
                continue
            return sides
    return [name]


def _native(text: str) -> bool:
    return any(ord(c) > 0x36F and c.isalpha() for c in text)


def _entry(fields: Mapping[str, str], taken: set[str]) -> Entry:
    tail = slug(fields["Country"], fields["Schedule"], fields["Item"])
    if not fields["Country"] or not fields["Item"]:
        raise ValueError("a record without country or item")
    if tail in taken:
        raise ValueError(f"{tail} occurs twice")
    person = bool(fields["LastName"] or fields["GivenName"])
    firm = fields["Entity"] or fields["EntityOrShip"]
    properties: dict[str, list[str]] = {"alias": [], "weakAlias": [], "notes": []}
    if person:
        properties["name"] = [" ".join(f"{fields['GivenName']} {fields['LastName']}".split())]
    elif firm:
        properties["name"], properties["alias"] = _firm(firm)
    else:
        raise ValueError(f"{tail} has no name")
    taken.add(tail)
    for name in names_of(fields["Aliases"], person):
        # One word for a person is a variant of the given name or a nickname.
        properties["weakAlias" if person and len(name.split()) == 1 else "alias"].append(name)
    imo = fields["ShipIMONumber"]
    schema = "Person" if person else "Vessel" if imo else "Organization"
    title = fields["Title"] or fields["TitleOrShip"]
    properties["type" if schema == "Vessel" else "position"] = [title] if title else []
    dates = fields["DateOfBirth"] or fields["DateOfBirthOrShipBuildDate"]
    for text in re.split(r"\s+or\s+|\s*-\s*(?=\d{4}$)", dates, flags=re.IGNORECASE) if dates else ():
        date = parse_date(text)
        prop = "notes" if date is None else "buildDate" if schema == "Vessel" else "birthDate"
        properties.setdefault(prop, []).append(date or f"date of birth {dates!r} is not read")
    return Entry(
        source=SOURCE,
        tail=tail,
        schema=schema,
        properties={p: tuple(dict.fromkeys(v)) for p, v in properties.items() if v},
        listings=(_listing(fields, tail),),
        identifiers=(Identifier("imoNumber", imo, "", "ShipIMONumber"),) if imo else (),
    )


def _firm(text: str) -> tuple[list[str], list[str]]:
    """English and French stand on either side of a slash; other names in brackets."""
    alias: list[str] = []
    if also := _ALSO.search(text):
        alias.append(" ".join(also[1].split()))
        text = text[: also.start()] + " " + text[also.end() :]
    sides = [" ".join(s.split()) for s in text.split("/")]
    if len(sides) == 2 and all(len(s.split()) > 1 for s in sides):
        return sides[:1], alias + sides[1:]
    return [" ".join(text.split())], alias


def _listing(fields: Mapping[str, str], tail: str) -> ListingFacts:
    english = " ".join(fields["Country"].partition("/")[0].split())
    schedule = "" if fields["Schedule"].upper() in ("", "N/A") else fields["Schedule"]
    part = schedule if schedule.lower().startswith("part") else f"Schedule {schedule}" if schedule else ""
    corrupt = english.startswith("Justice")
    law = _JVCFOA if corrupt else f"Special Economic Measures Act, {english} regulations"
    return ListingFacts(
        key=tail.partition("/")[0],
        programme=_JVCFOA if corrupt else english,
        listed_on=parse_date(fields["DateOfListing"]) or "",
        citation=", ".join(x for x in (law, part, f"item {fields['Item']}") if x),
    )
