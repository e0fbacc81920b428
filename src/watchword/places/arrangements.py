"""What holds for a jurisdiction on a day, from the reviewed table and a user's own files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from watchword.exceptions import SourceError, UsageError
from watchword.model import Refusal
from watchword.model.countries import codes
from watchword.places.lookup import place_of
from watchword.places.tables import regions, rows
from watchword.sources.reading import csv_rows, decode, read_bytes

__all__ = ["KINDS", "STATUSES", "Arrangement", "arrangements", "kinds", "read_arrangements"]

#: What an arrangement may be; ``other`` is for users' own.
KINDS = ("embargo", "restricted", "transshipment", "convention", "coalition", "other")
STATUSES = ("in-force", "ended", "unknown", "declined", "taking-part")
#: Asked of every place from the day on which it began: without a row of the table the answer is
#: ``unknown``.
_ALWAYS = {"un-1988-party": "1990-11-11", "coalition-synthetic-drugs": "2023-07-07"}
_NEEDED = ("place", "key", "kind", "authority", "says", "citation")
_MAY_BE_MISSING = ("status", "since", "until")
#: A country has at most a few dozen arrangements; a file over this size is something else.
_MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Arrangement:
    """One arrangement for one place.

    ``since`` is the first day on which it holds, ``until`` the first on which it no longer does; None
    is unknown, or still to come. ``status`` is that of the day asked about.
    """

    place: str
    key: str
    kind: str
    authority: str
    status: str
    since: str | None
    until: str | None
    says: str
    citation: str


@dataclass(frozen=True)
class _Fact:
    """A row as written: ``seen`` is the day by which its citation states it, where ``since`` is unknown."""

    arrangement: Arrangement
    seen: str = ""


@cache
def kinds() -> dict[str, dict[str, str]]:
    """What each key of the table is: its kind, authority, plain sentence and general citation."""
    return {row["key"]: row for row in rows("kinds")}


@cache
def _facts() -> dict[str, tuple[_Fact, ...]]:
    found: dict[str, list[_Fact]] = {}
    for row in rows("arrangements"):
        kind = kinds()[row["key"]]
        says = " ".join(x for x in (kind["says"], row["says"]) if x)
        made = Arrangement(
            row["place"], row["key"], kind["kind"], kind["authority"], row["status"] or "in-force",
            row["since"] or None, row["until"] or None, says, row["citation"] or kind["citation"],
        )  # fmt: skip
        found.setdefault(row["place"], []).append(_Fact(made, row["seen"]))
    return {place: tuple(facts) for place, facts in found.items()}


def arrangements(code: str, as_of: date, extra: Sequence[Path] = ()) -> list[Arrangement]:
    """Every arrangement of a place that had begun by a day, ended ones among them.

    ``code`` is an ISO 3166-1 alpha-2 code or a region's key. A region's own arrangements come first,
    then those of the state it is part of, each with its ``place``. Membership of the convention and of
    the coalition is always answered, ``unknown`` where no row is held. ``extra`` are a user's own CSV
    files; rows of them that can't be used are left out here and told by :func:`read_arrangements`.

    Raises :class:`UsageError` for a code that isn't known, or a file that can't be read.
    """
    key = code.strip().lower()
    region = regions().get(key)
    if region is None and key not in codes():
        raise UsageError(f"{code!r} is no place; give an ISO 3166-1 code or one of {', '.join(regions())}.")
    own = [_Fact(a) for path in extra for a in read_arrangements(path)[0]]
    made: list[Arrangement] = []
    for place in (key, region["state"]) if region else (key,):
        facts = [*_facts().get(place, ()), *(f for f in own if f.arrangement.place == place)]
        made += [a for f in facts if (a := _on(f, as_of.isoformat())) is not None]
    asked = region["state"] if region else key
    told = {a.key for a in made}
    return made + [
        _unknown(asked, k) for k, begun in _ALWAYS.items() if k not in told and begun <= as_of.isoformat()
    ]


def _on(fact: _Fact, day: str) -> Arrangement | None:
    """The arrangement as it stood on a day; None where it had not begun."""
    it = fact.arrangement
    if it.since is not None and it.since > day:
        return None
    if it.until is not None and it.until <= day:
        return replace(it, status="ended")
    if it.since is None and fact.seen > day:
        return replace(it, status="unknown")
    return it


def _unknown(place: str, key: str) -> Arrangement:
    kind = kinds()[key]
    says = f"{kind['says']} Whether this place takes part is not held here: unknown."
    return Arrangement(
        place, key, kind["kind"], kind["authority"], "unknown", None, None, says, kind["citation"]
    )


def read_arrangements(path: Path) -> tuple[tuple[Arrangement, ...], tuple[Refusal, ...]]:
    """A user's own arrangements from CSV, and the rows that can't be used.

    Columns: place (a code, region key, or any name of one), key, kind, authority, says, citation; and
    status, since, until where known. A row without its citation is refused. Raises :class:`UsageError`
    where the file as a whole can't be read.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as why:
        raise UsageError(f"{path} can't be read ({why}).") from None
    return _read(path, stamp)


@lru_cache(maxsize=16)
def _read(path: Path, _stamp: int) -> tuple[tuple[Arrangement, ...], tuple[Refusal, ...]]:
    try:
        lines = list(csv_rows(decode(read_bytes(path, _MAX_BYTES), path.name), path.name))
    except SourceError as why:
        raise UsageError(str(why)) from None
    heads = [h.strip().lower() for h in lines[0][1]] if lines else []
    if missing := [n for n in _NEEDED if n not in heads]:
        raise UsageError(
            f"{path.name} has no column {', '.join(missing)}; the columns are "
            f"{', '.join((*_NEEDED, *_MAY_BE_MISSING))}."
        )
    good: list[Arrangement] = []
    bad: list[Refusal] = []
    for number, cells in lines[1:]:
        row = {h: c.strip() for h, c in zip(heads, cells, strict=False)}
        try:
            good.append(_own(row))
        except _BadRow as why:
            bad.append(Refusal(path.name, number, str(why), why.field))
    return tuple(good), tuple(bad)


class _BadRow(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def _own(row: dict[str, str]) -> Arrangement:
    for name in _NEEDED:
        if not row.get(name):
            raise _BadRow(name, "is missing")
    place = place_of(row["place"])
    if place is None:
        raise _BadRow("place", f"{row['place']!r} is no known place")
    status = row.get("status") or "in-force"
    for name, value, allowed in (("kind", row["kind"], KINDS), ("status", status, STATUSES)):
        if value not in allowed:
            raise _BadRow(name, f"{value!r} must be one of {', '.join(allowed)}")
    days = [_day(name, row.get(name, "")) for name in ("since", "until")]
    if None not in days and str(days[0]) >= str(days[1]):
        raise _BadRow("until", f"{days[1]} is not after since ({days[0]})")
    return Arrangement(
        place.code, row["key"], row["kind"], row["authority"], status, days[0], days[1], row["says"],
        row["citation"],
    )  # fmt: skip


def _day(name: str, text: str) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _BadRow(name, f"{text!r} is not a date; write it as YYYY-MM-DD") from None
