"""FollowTheMoney JSON lines (``entities.ftm.json``), in and out: OpenSanctions' lists, or a user's own.

Each line is one entity with ``id``, ``schema`` and ``properties``; sanctions, documents and addresses are
entities that refer to their party. Format: https://followthemoney.tech/docs/ and
https://www.opensanctions.org/docs/bulk/json/. Spoken as a format only: the library isn't needed.

The source's key, its terms and its publisher are the user's (``source.toml``, see
:mod:`watchword.sources.own`): OpenSanctions' licence, CC BY-NC, goes there and travels with each hit.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.own import own_source
from watchword.sources.private import SCHEMAS
from watchword.sources.reading import Parsed, decode, read_bytes

__all__ = ["export", "is_number", "read"]

_FILES = ("entities.ftm.json", "entities.ftm.jsonl", "entities.ftm.json.gz")
#: Knowingly ignored: who owns, directs or is related to whom, and what isn't a party.
_IGNORED = frozenset(
    "Ownership Directorship Membership Employment Representation Family Associate UnknownLink Succession "
    "Occupancy Position Security Asset Event Debt Payment Documentation Mention Similar Project "
    "ProjectParticipant Call Message Document Article Note RealEstate Vehicle License Trip "
    "TaxRoll EconomicActivity CourtCase CourtCaseParty Contract ContractAward".split()
)
_COUNTRIES = frozenset("country nationality citizenship jurisdiction flag pastFlags".split())
_DATES = frozenset("birthDate deathDate incorporationDate dissolutionDate buildDate".split())
_NUMBERS = frozenset(
    "imoNumber mmsi passportNumber idNumber taxNumber registrationNumber innCode ogrnCode leiCode swiftBic "
    "dunsCode isinCode uniqueEntityId vatCode bikCode okpoCode npiCode serialNumber icaoCode".split()
)
_PLAIN = frozenset(
    "name alias weakAlias previousName birthPlace gender address position notes website email phone title "
    "callSign type tonnage grossRegisteredTonnage owner operator model sector legalForm status".split()
)
_LISTING = frozenset("programme listed_on ended_on citation remarks url".split())
_STATES = _PLAIN | _COUNTRIES | _DATES | _LISTING | {"schema", "identifiers"}
_DOCUMENTS = {"passportNumber": "Passport", "publicKey": "CryptoWallet"}
#: The longest lines of OpenSanctions have some 200 kB.
_MAX_LINE = 8 * 1024 * 1024
_ID = re.compile(r"[^\s\x00-\x1f]{1,200}$")

Json = Mapping[str, Any]


@dataclass(slots=True)
class _Graph:
    parties: dict[str, Json] = field(default_factory=dict)
    sanctions: dict[str, list[Json]] = field(default_factory=dict)
    documents: dict[str, list[Json]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    strangers: Counter[str] = field(default_factory=Counter)


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition. A party is listed if a sanction or ``target`` says so, or no line says either."""
    own = own_source(files)
    name = next((n for n in _FILES if n in files), None)
    if name is None:
        raise EditionRefused(f"{own.key}: entities.ftm.json is missing (found: {', '.join(sorted(files))}).")
    path = files[name]
    graph = _Graph()
    parsed = Parsed(own.key, [], _STATES, 0)
    for line, entity in _lines(decode(read_bytes(path), path.name), path.name, parsed.refusals):
        try:
            _sort(graph, entity)
        except ValueError as why:
            parsed.refusals.append(Refusal(path.name, line, str(why)))
    chosen = _listed(graph)
    parsed.entries = [_entry(own.key, graph, graph.parties[i]) for i in chosen]
    parsed.records = len(chosen) + len(parsed.refusals)
    if left := len(graph.parties) - len(chosen):
        parsed.notes.append(f"{path.name}: {left} parties are no targets (owners, relatives …) and not taken")
    parsed.notes += [f"{path.name}: unknown schema {s!r}, {n} lines" for s, n in graph.strangers.items()]
    yield parsed.check(path.name)


def _lines(text: str, name: str, refusals: list[Refusal]) -> Iterator[tuple[int, Json]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line) if len(line) <= _MAX_LINE else None
        except (ValueError, RecursionError):
            entity = None
        if isinstance(entity, dict) and isinstance(entity.get("properties"), dict):
            yield number, entity
        else:
            refusals.append(Refusal(name, number, "not a FollowTheMoney entity in JSON"))


def _values(entity: Json, *props: str) -> list[str]:
    """The values of the first of these properties that has any."""
    for prop in props:
        value = entity["properties"].get(prop)
        texts = value if isinstance(value, list) else [value]
        if found := [t for v in texts if isinstance(v, str) and (t := " ".join(v.split()))]:
            return list(dict.fromkeys(found))
    return []


def _sort(graph: _Graph, entity: Json) -> None:
    schema, number = entity.get("schema"), entity.get("id")
    if not isinstance(number, str) or not _ID.match(number):
        raise ValueError(f"no usable id: {str(number)[:60]!r}")
    if schema in SCHEMAS:
        if not _values(entity, "name", "alias", "weakAlias"):
            raise ValueError(f"{number} has no name")
        if number in graph.parties:
            raise ValueError(f"{number} occurs twice")
        graph.parties[number] = entity
    elif schema == "Sanction":
        for of in _values(entity, "entity"):
            graph.sanctions.setdefault(of, []).append(entity)
    elif schema in ("Identification", "Passport", "CryptoWallet"):
        for of in _values(entity, "holder"):
            graph.documents.setdefault(of, []).append(entity)
    elif schema == "Address":
        graph.addresses[number] = next(iter(_values(entity, "full", "summary")), "")
    elif schema not in _IGNORED:
        graph.strangers[str(schema)[:60]] += 1


def _listed(graph: _Graph) -> list[str]:
    if graph.sanctions or any("target" in e for e in graph.parties.values()):
        return [i for i, e in graph.parties.items() if i in graph.sanctions or e.get("target") is True]
    return list(graph.parties)


def _entry(source: str, graph: _Graph, entity: Json) -> Entry:
    properties: dict[str, tuple[str, ...]] = {}
    for prop in entity["properties"]:
        if prop in _COUNTRIES:
            properties[prop] = tuple(country_code(v) or v for v in _values(entity, prop))
        elif prop in _DATES:
            properties[prop] = tuple(parse_date(v) or v for v in _values(entity, prop))
        elif prop in _PLAIN:
            properties[prop] = tuple(_values(entity, prop))
    places = [graph.addresses.get(i, "") for i in _values(entity, "addressEntity")]
    properties["address"] = tuple(dict.fromkeys([*properties.get("address", ()), *filter(None, places)]))
    if not properties.get("name"):
        weak = properties.get("alias") or properties.get("weakAlias", ())
        properties["name"] = weak[:1]
    else:  # several names: the first is the caption, as the publisher orders them
        first, *more = properties["name"]
        properties["name"] = (first,)
        properties["alias"] = tuple(dict.fromkeys([*properties.get("alias", ()), *more]))
    numbers = [Identifier(p, v, "", p) for p in sorted(_NUMBERS) for v in _values(entity, p)]
    numbers += [i for d in graph.documents.get(entity["id"], ()) for i in _document(d)]
    sanctions = graph.sanctions.get(entity["id"], [])
    return Entry(
        source=source,
        tail=entity["id"],
        schema=entity["schema"],
        properties={p: v for p, v in properties.items() if v},
        listings=_listings(sanctions) or (ListingFacts(key=""),),
        identifiers=tuple(dict.fromkeys(numbers)),
    )


def _document(entity: Json) -> Iterator[Identifier]:
    kind = next(iter(_values(entity, "type")), str(entity["schema"]))
    country = country_code(next(iter(_values(entity, "country")), ""))
    prop = {"Passport": "passportNumber", "CryptoWallet": "publicKey"}.get(entity["schema"], "idNumber")
    for number in _values(entity, "number", "passportNumber", "publicKey"):
        yield Identifier(prop, number, country, kind)


def _listings(sanctions: list[Json]) -> tuple[ListingFacts, ...]:
    found: dict[str, ListingFacts] = {}
    for sanction in sanctions:
        programme = "; ".join(_values(sanction, "program", "programId", "authority"))
        key, n = programme, 1
        while key in found:
            n += 1
            key = f"{programme} #{n}"
        days = sorted(d for v in _values(sanction, "listingDate", "startDate") if (d := parse_date(v)))
        ends = sorted(d for v in _values(sanction, "endDate") if (d := parse_date(v)))
        found[key] = ListingFacts(
            key=key,
            programme=programme,
            listed_on=days[0] if days else "",
            ended_on=ends[-1] if ends else "",
            citation="; ".join(_values(sanction, "provisions", "authorityId")),
            remarks="; ".join(_values(sanction, "reason", "summary")),
            url=next(iter(_values(sanction, "sourceUrl")), ""),
        )
    return tuple(found.values())


def is_number(prop: str) -> bool:
    """Whether a property holds a number that identifies its party."""
    return prop in _NUMBERS or prop in _DOCUMENTS


def export(entries: Iterable[Entry], authority: str = "", attribution: str = "") -> Iterator[str]:
    """Each entry as FollowTheMoney lines: the party, its sanctions and its documents.

    Ids are ``source:tail``. A property that FollowTheMoney doesn't have goes into ``notes``; the
    ``attribution`` that terms ask for stands beside the properties of each party.
    """
    said = {"attribution": attribution} if attribution else {}
    for entry in entries:
        number = f"{entry.source}:{entry.tail}"
        properties: dict[str, list[str]] = {}
        for prop, values in entry.properties.items():
            if prop in _PLAIN - {"owner", "operator"} or prop in _COUNTRIES or prop in _DATES:
                properties.setdefault(prop, []).extend(v.lstrip("~") if prop in _DATES else v for v in values)
            else:
                properties.setdefault("notes", []).extend(f"{prop}: {v}" for v in values)
        for i in entry.identifiers:
            if i.prop in _NUMBERS:
                properties.setdefault(i.prop, []).append(i.value)
        yield _line(
            number, entry.schema, properties, entry.source, caption=entry.caption, target=True, **said
        )
        for at, listing in enumerate(entry.listings):
            told = {
                "entity": number,
                "authority": authority,
                "program": listing.programme,
                "listingDate": listing.listed_on,
                "endDate": listing.ended_on,
                "provisions": listing.citation,
                "reason": listing.remarks,
                "sourceUrl": listing.url,
            }
            yield _line(f"{number}#s{at}", "Sanction", {p: [v] for p, v in told.items() if v}, entry.source)
        for at, i in enumerate(entry.identifiers):
            if i.country or i.prop not in _NUMBERS:
                schema = _DOCUMENTS.get(i.prop, "Identification")
                told = {"holder": number, "type": i.label, "country": i.country}
                told["publicKey" if schema == "CryptoWallet" else "number"] = i.value
                kept = {p: [v] for p, v in told.items() if v}
                yield _line(f"{number}#d{at}", schema, kept, entry.source)


def _line(number: str, schema: str, properties: Mapping[str, list[str]], source: str, **more: Any) -> str:
    kept = {p: list(dict.fromkeys(v)) for p, v in properties.items() if v}
    entity = {"id": number, "schema": schema, **more, "properties": kept, "datasets": [source]}
    return json.dumps(entity, ensure_ascii=False, separators=(",", ":"))
