"""A private list: a CSV of the user's own, with its provenance in ``source.toml`` beside it.

``list.csv``: columns, by heading, in any order; only ``name`` has to be there:

    id,name,schema,alias,country,birthDate,programme,listed_on,ended_on,citation,reason,url

Several aliases, countries or dates of birth are separated by ``;``. Rows of one ``id`` are one party with
several listings; without an id the archive continues a party by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import Entry, ListingFacts, Refusal, parse_date
from watchword.model.countries import country_code
from watchword.sources.own import own_source
from watchword.sources.reading import Parsed, csv_rows, decode, read_bytes

__all__ = ["COLUMNS", "read"]

COLUMNS = (
    "id",
    "name",
    "schema",
    "alias",
    "country",
    "birthDate",
    "programme",
    "listed_on",
    "ended_on",
    "citation",
    "reason",
    "url",
)
SCHEMAS = ("Person", "Company", "Organization", "LegalEntity", "PublicBody", "Vessel", "Airplane")
_SCHEMA = {s.lower(): s for s in SCHEMAS}


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition: the one CSV file of the folder."""
    own = own_source(files)
    name = next((n for n in sorted(files) if n.endswith(".csv")), None)
    if name is None:
        raise EditionRefused(f"{own.key}: no CSV file is there (found: {', '.join(sorted(files))}).")
    path = files[name]
    rows = csv_rows(decode(read_bytes(path), path.name), path.name)
    _, header = next(rows, (0, []))
    header = [h.strip() for h in header]
    if "name" not in header:
        raise EditionRefused(f"{path.name}, line 1: no column 'name'; the columns are {', '.join(COLUMNS)}.")
    if strange := [h for h in header if h not in COLUMNS]:
        raise EditionRefused(
            f"{path.name}, line 1: unknown column {strange[0]!r}; the columns are {', '.join(COLUMNS)}."
        )
    states = {"remarks" if h == "reason" else h for h in header if h != "id"}
    parsed = Parsed(own.key, [], frozenset(states | {"schema", "programme"}), 0)
    by_id: dict[str, Entry] = {}
    for line, cells in rows:
        parsed.records += 1
        if len(cells) != len(header):
            why = f"{len(cells)} columns instead of {len(header)}"
            parsed.refusals.append(Refusal(path.name, line, why))
            continue
        row = {k: " ".join(v.split()) for k, v in zip(header, cells, strict=True)}
        try:
            entry = _entry(own.key, row)
        except ValueError as why:
            parsed.refusals.append(Refusal(path.name, line, str(why)))
            continue
        if entry.tail is None:
            parsed.entries.append(entry)
        else:
            old = by_id.get(entry.tail)
            by_id[entry.tail] = entry if old is None else _with(old, entry)
    parsed.entries += by_id.values()
    yield parsed.check(path.name)


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for part in text.split(";") if (p := part.strip())))


def _day(row: Mapping[str, str], column: str) -> str:
    text = row.get(column, "")
    date = parse_date(text) if text else ""
    if date is None:
        raise ValueError(f"{column} {text!r} is not a date; write it as YYYY-MM-DD")
    return date


def _entry(source: str, row: Mapping[str, str]) -> Entry:
    if not row["name"]:
        raise ValueError("a row without a name")
    schema = _SCHEMA.get(row.get("schema", "").lower() or "legalentity")
    if schema is None:
        raise ValueError(f"schema {row['schema']!r} is not one of {', '.join(SCHEMAS)}")
    births = [(text, parse_date(text)) for text in _several(row.get("birthDate", ""))]
    if bad := [text for text, date in births if date is None]:
        raise ValueError(f"birthDate {bad[0]!r} is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    properties = {
        "name": (row["name"],),
        "alias": _several(row.get("alias", "")),
        "country": tuple(country_code(c) or c for c in _several(row.get("country", ""))),
        "birthDate": tuple(date for _, date in births if date),
    }
    programme = row.get("programme", "")
    listing = ListingFacts(
        key=programme,
        programme=programme,
        listed_on=_day(row, "listed_on"),
        ended_on=_day(row, "ended_on"),
        citation=row.get("citation", ""),
        remarks=row.get("reason", ""),
        url=row.get("url", ""),
    )
    kept = {p: v for p, v in properties.items() if v}
    return Entry(source, row.get("id") or None, schema, kept, (listing,))


def _with(one: Entry, other: Entry) -> Entry:
    """Another row of the same id: names and listings are added to the party's."""
    properties = {
        p: tuple(dict.fromkeys(one.properties.get(p, ()) + other.properties.get(p, ())))
        for p in dict.fromkeys([*one.properties, *other.properties])
    }
    name, *more = properties["name"]
    properties["name"] = (name,)
    if more:
        properties["alias"] = tuple(dict.fromkeys([*properties.get("alias", ()), *more]))
    taken = {x.key for x in one.listings}
    added = tuple(x for x in other.listings if x.key not in taken)
    rows = one.rows + other.rows
    return Entry(one.source, one.tail, one.schema, properties, one.listings + added, rows=rows)
