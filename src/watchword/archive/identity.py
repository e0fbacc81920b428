"""Identities for sources that number nobody: minted once, continued by name.

A tail is minted from the source and the party's first name. A later row continues it by equal name
after clean-up, where a ``?`` in either stands for any lost character (``Fa?ur``, ``Security?s``);
failing that, by an alias that both have and a country or citation that both have. Otherwise the old
party ended and another was added, noted ``perhaps renamed`` where something still connects the two.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from watchword.model import NAME_PROPERTIES, Entry
from watchword.names.clean import clean

__all__ = ["Known", "bare", "citations", "group_rows", "mint", "resolve", "wildcard"]

_CITATIONS = re.compile(r"\d+ *F\.? ?R\.? *(?:Doc\. ?)?\d+")


def bare(name: str) -> str:
    """A name after clean-up: letters and digits only, lower case; ``?`` is kept as a wildcard."""
    return "".join(c for c in clean(name).casefold() if c.isalnum() or c == "?")


def mint(source: str, name: str) -> str:
    """A tail of ten characters, the same for the same source and cleaned first name."""
    digest = hashlib.sha256(f"{source}\n{bare(name)}".encode()).digest()
    return base64.b32encode(digest[:7]).decode().lower()[:10]


@dataclass(slots=True)
class Known:
    """What is remembered of a minted party: every name it had, its last countries and citations."""

    tail: str
    names: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    citations: set[str] = field(default_factory=set)


def citations(text: str) -> set[str]:
    """The Federal Register citations in a text, without spaces and full stops: ``85FR34505``."""
    return {"".join(c.replace(".", "").split()) for c in _CITATIONS.findall(text)}


def facts_of(entry: Entry) -> tuple[set[str], set[str], set[str]]:
    """(all names after clean-up, countries, citations) of an entry."""
    names = {bare(n) for p in NAME_PROPERTIES for n in entry.properties.get(p, ())}
    countries = set(entry.properties.get("country", ()))
    return names - {""}, countries, {c for x in entry.listings for c in citations(x.citation)}


def wildcard(name: str) -> re.Pattern[str]:
    """A pattern for a cleaned name with ``?`` in it."""
    # A lost character may have been punctuation, which clean-up drops: so one letter or none.
    return re.compile(".?".join(re.escape(part) for part in name.split("?")))


def _joined(one: Entry, other: Entry) -> Entry:
    """Two rows of one name: one party with the listings of both."""
    properties = {
        p: tuple(dict.fromkeys(one.properties.get(p, ()) + other.properties.get(p, ())))
        for p in dict.fromkeys([*one.properties, *other.properties])
    }
    taken = {x.key for x in one.listings}
    listings = list(one.listings)
    for listing in other.listings:
        key, n = listing.key, 1
        while key in taken:
            n += 1
            key = f"{listing.key} #{n}"
        taken.add(key)
        listings.append(replace(listing, key=key))
    return replace(
        one,
        properties=properties,
        listings=tuple(listings),
        rows=one.rows + other.rows,
        identifiers=tuple(dict.fromkeys(one.identifiers + other.identifiers)),
    )


def group_rows(entries: Iterable[Entry]) -> list[Entry]:
    """Join the rows of equal first name (one per country, say) into one entry each."""
    grouped: dict[str, Entry] = {}
    for entry in entries:
        key = bare(entry.caption) or entry.caption
        grouped[key] = _joined(grouped[key], entry) if key in grouped else entry
    return list(grouped.values())


@dataclass(slots=True)
class Resolution:
    """One entry's identity: its tail, whether it is new, and what is noted of it."""

    entry: Entry
    new: bool
    note: str = ""


def resolve(source: str, entries: Iterable[Entry], known: Mapping[str, Known]) -> list[Resolution]:
    """Give every entry without a number its tail, by the rules in this module's heading."""
    grouped = group_rows(entries)
    by_name = _ByName(known.values())
    tails: dict[int, str] = {}
    used: set[str] = set()
    for at, entry in enumerate(grouped):
        tail = by_name.find(bare(entry.caption), used)
        if tail is not None:
            tails[at] = tail
            used.add(tail)
    by_alias = _ByAlias(k for k in known.values() if k.tail not in used)
    made = []
    for at, entry in enumerate(grouped):
        note = ""
        new = at not in tails
        if new:
            tail, note = by_alias.find(entry, used)
            new = tail is None
            tails[at] = tail if tail is not None else _fresh(source, entry, used, known)
            used.add(tails[at])
        made.append(Resolution(replace(entry, tail=tails[at]), new, note))
    return made


def _fresh(source: str, entry: Entry, used: set[str], known: Mapping[str, Known]) -> str:
    tail, n = mint(source, entry.caption), 1
    while tail in used or tail in known:
        n += 1
        tail = mint(source, f"{entry.caption} {n}")
    return tail


class _ByName:
    """Finds a known identity by its name, wildcards on either side."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._exact: dict[str, str] = {}
        self._wild: list[tuple[re.Pattern[str], str]] = []
        for one in known:
            for name in sorted(one.names):
                self._exact.setdefault(name, one.tail)
                if "?" in name:
                    self._wild.append((wildcard(name), one.tail))

    def find(self, name: str, used: set[str]) -> str | None:
        tail = self._exact.get(name)
        if tail is None:
            tail = next((t for w, t in self._wild if t not in used and w.fullmatch(name)), None)
        if tail is None and "?" in name:
            pattern = wildcard(name)
            tail = next((t for n, t in self._exact.items() if t not in used and pattern.fullmatch(n)), None)
        return None if tail in used else tail


class _ByAlias:
    """Finds a known identity that no row continued by name, through an alias of both."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._of: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            for name in one.names | one.aliases:
                self._of[name].append(one)

    def find(self, entry: Entry, used: set[str]) -> tuple[str | None, str]:
        names, countries, cited = facts_of(entry)
        note = ""
        for name in sorted(names):
            for one in self._of.get(name, ()):
                if one.tail in used:
                    continue
                if one.countries & countries or one.citations & cited:
                    return one.tail, ""
                note = note or f"perhaps renamed from {one.tail}"
        return None, note
