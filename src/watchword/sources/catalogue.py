"""The catalogue: which sources and carriers there are, under which terms, believed how far.

The facts stand in ``catalogue.d/*.toml`` beside this module, read in the order of their names; readers
are found by the carrier's key. A user's own lists come on top, from ``sources.d`` of the archive that is
opened (:func:`adopt`): their keys begin with ``own-``, and they stand last.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from watchword.exceptions import UnknownCarrier, UsageError
from watchword.sources.fetching import Address
from watchword.sources.own import Own, own_source
from watchword.sources.reading import Parsed

__all__ = [
    "Carrier",
    "Source",
    "Terms",
    "addresses",
    "adopt",
    "carriers",
    "check_sources",
    "reader",
    "sources",
    "terms",
]

Reader = Callable[[Mapping[str, Path]], Iterator[Parsed]]


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms the publisher's data may be used."""

    title: str
    says: str


@dataclass(frozen=True, slots=True)
class Source:
    """One legal list. ``least`` and ``greatest_drop`` are assertions about every edition."""

    key: str
    title: str
    publisher: str
    terms: str
    url: str
    least: int
    greatest_drop: float
    max_age_days: int
    numbered: bool = False
    expires: bool = False
    cites: str = ""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A file format that brings sources; ``rank`` orders carriers of one day, the lowest wins."""

    key: str
    title: str
    brings: tuple[str, ...]
    files: tuple[str, ...]
    rank: int
    strength_unstated: frozenset[str] = frozenset()


_PARTS = ("terms", "sources", "carriers", "addresses", "series")


@cache
def _catalogue() -> dict[str, dict[str, dict[str, Any]]]:
    whole: dict[str, dict[str, dict[str, Any]]] = {p: {} for p in _PARTS}
    folder = resources.files("watchword.sources").joinpath("catalogue.d")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for part, rows in tomllib.loads(file.read_text("utf-8")).items():
                whole[part].update(rows)
    for own in _OWN.values():
        for part, rows in own.rows().items():
            whole[part].update(rows)
    return whole


#: The own lists of the archives that this process has opened, by key.
_OWN: dict[str, Own] = {}


def adopt(archive: Path) -> None:
    """Take the own lists of an archive (``sources.d/<key>.toml``) into this process's catalogue."""
    folder = archive / "sources.d"
    found = {o.key: o for p in sorted(folder.glob("*.toml")) if (o := own_source({"source.toml": p}))}
    if any(_OWN.get(key) != own for key, own in found.items()):
        _OWN.update(found)
        for cached in (_catalogue, terms, sources, carriers):
            cached.cache_clear()


@cache
def terms() -> dict[str, Terms]:
    """Terms by key."""
    return {k: Terms(**v) for k, v in _catalogue()["terms"].items()}


@cache
def sources() -> dict[str, Source]:
    """Sources by key, in the catalogue's order."""
    return {k: Source(key=k, **v) for k, v in _catalogue()["sources"].items()}


@cache
def carriers() -> dict[str, Carrier]:
    """Carriers by key, in the order in which they win on equal dates."""
    made = {}
    for rank, (key, facts) in enumerate(_catalogue()["carriers"].items()):
        made[key] = Carrier(
            key=key,
            title=str(facts["title"]),
            brings=tuple(facts["brings"]),
            files=tuple(facts["files"]),
            rank=rank,
            strength_unstated=frozenset(facts.get("strength_unstated", ())),
        )
    return made


def reader(carrier: str) -> Reader:
    """The function that reads a carrier's files; raises :class:`UnknownCarrier`."""
    if carrier not in carriers():
        raise UnknownCarrier(f"no reader for carrier {carrier!r}; known are {', '.join(carriers())}.")
    name = "own" if carrier in _OWN else carrier.replace("-", "_")
    module = import_module(f"watchword.sources.{name}")
    read: Reader = module.read
    return read


def addresses(archive: Path | None = None, part: str = "addresses") -> dict[str, tuple[Address, ...]]:
    """Where each carrier's files are published; the archive's own ``catalogue.toml`` goes first.

    With ``part="series"`` those of series of figures, which bring no list.

    Raises :class:`UsageError` where that file can't be read.
    """
    rows = dict(_catalogue()[part])
    own = archive / "catalogue.toml" if archive else None
    if own is not None and own.is_file():
        try:
            rows |= tomllib.loads(own.read_text("utf-8")).get(part, {})
        except (OSError, ValueError) as why:
            raise UsageError(f"{own} can't be read ({why}).") from None
    return {
        carrier: tuple(
            Address(
                name, url, tuple(row.get("hosts", ())), tuple(row.get("kinds", ())), bool(row.get("plain"))
            )
            for name, url in row["files"].items()
        )
        for carrier, row in rows.items()
    }


def check_sources(keys: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The keys, in catalogue order without repeats; raises :class:`UsageError` for an unknown one."""
    known = sources()
    for key in keys:
        if key not in known:
            raise UsageError(f"source {key!r} is not known; known are {', '.join(known)}.")
    return tuple(k for k in known if k in keys)
