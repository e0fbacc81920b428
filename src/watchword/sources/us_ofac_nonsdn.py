"""OFAC's lists other than the SDN list, published together as one "consolidated" file.

CSV (``cons_prim``, ``cons_alt``, ``cons_add``, ``cons_comments``: the columns of the SDN files),
``consolidated.xml`` (the schema of ``sdn.xml``), ``CONS_ENHANCED.ZIP`` or ``CONS_ADVANCED.XML``. Format:
OFAC, "Consolidated Sanctions List" (https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists).

One file brings six sources. Only the enhanced and advanced files say on which list a party stands; in the
others the programme tags and the directives in the remarks tell (checked against the enhanced file in tests).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Refusal
from watchword.sources.ofac_advanced import read_advanced
from watchword.sources.ofac_party import OWN_TAGS, OfacParty, subject_to
from watchword.sources.ofac_xml import STATES, Read, read_basic, read_enhanced
from watchword.sources.reading import Parsed
from watchword.sources.us_ofac_sdn import CsvNames, read_csv

__all__ = ["read", "sources_of"]

_CSV = CsvNames("cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv")
_FILES = (_CSV.main, "consolidated.xml", "cons_enhanced.zip", "cons_enhanced.xml", "cons_advanced.xml")
_BLOCKED = "Section 11 of Executive Order 14024"


def sources_of(programmes: Iterable[str], notes: Iterable[str]) -> list[str]:
    """The sources that a party belongs to, from its programme tags and what its remarks say.

    A party under Directive 3 of E.O. 14024 is on the menu-based list as well as on the sectoral one,
    unless it was blocked since, which the warning of secondary sanctions in its remarks shows.
    """
    tags, notes = list(programmes), list(notes)
    found = [
        source
        for source in ("us-ofac-ssi", "us-ofac-cmic", "us-ofac-plc", "us-ofac-fse")
        if any(OWN_TAGS[source].match(t) for t in tags)
    ]
    if "561-Related" in tags:
        found.append("us-ofac-capta")
    menu = "Directive 3" in subject_to("RUSSIA-EO14024", notes)
    if (menu and not any(_BLOCKED in n for n in notes)) or not found:
        found.append("us-ofac-mbs")
    return found


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition; one :class:`Parsed` for each source that it brings."""
    name = next((n for n in _FILES if n in files), None)
    if name is None:
        raise EditionRefused(
            f"us-ofac-nonsdn: none of {', '.join(_FILES)} is there (found: {', '.join(sorted(files))})."
        )
    if name == _CSV.main:
        yield from _split_csv(read_csv(files, "us-ofac-nonsdn", _CSV))
    elif name == "consolidated.xml":
        told = read_basic(files[name])
        yield from _split(told, lambda p: sources_of(p.programmes, p.properties.get("notes", ())))
    else:
        told = (read_advanced if name == "cons_advanced.xml" else read_enhanced)(files[name])
        yield from _split(told, lambda p: [s for s in p.lists if s != "us-ofac-sdn"], {"listed_on"})


def _split(
    told: Read, choose: Callable[[OfacParty], list[str]], more: Iterable[str] = ()
) -> Iterator[Parsed]:
    by_source: dict[str, list[Entry]] = {}
    notes = told.notes()
    for party in told.parties:
        chosen = choose(party)
        if not chosen:
            notes.append(f"{told.file}: number {party.number} stands on no list that is known")
        for source in chosen:
            by_source.setdefault(source, []).append(party.entry(source))
    if not by_source:
        raise EditionRefused(f"us-ofac-nonsdn: {told.file} holds no party of a known list; fetch it again.")
    whole = [e for v in by_source.values() for e in v]
    Parsed("us-ofac-nonsdn", whole, STATES, told.records, told.refusals).check(told.file)
    yield from _sources(by_source, STATES | frozenset(more), told.refusals, notes)


def _sources(
    by_source: Mapping[str, list[Entry]], states: frozenset[str], refusals: list[Refusal], notes: list[str]
) -> Iterator[Parsed]:
    """One :class:`Parsed` a source; what was refused or noted of the file stands with the first."""
    for source, entries in sorted(by_source.items()):
        own = states | {"listed_on"} if source == "us-ofac-cmic" else states
        yield Parsed(source, entries, own, len(entries) + len(refusals), refusals, notes)
        refusals, notes = [], []


def _split_csv(whole: Parsed) -> Iterator[Parsed]:
    """The CSV set's parties, told apart by tags and remarks."""
    by_source: dict[str, list[Entry]] = {}
    for entry in whole.entries:
        party = OfacParty(
            str(entry.tail),
            entry.schema,
            {p: list(v) for p, v in entry.properties.items()},
            [replace(i, value=" ".join(i.value.split())) for i in entry.identifiers],
            [x.programme for x in entry.listings if x.programme],
        )
        party.properties["notes"] = [n.rstrip(" .;") for n in entry.properties.get("notes", ())]
        for source in sources_of(party.programmes, party.properties["notes"]):
            made = replace(party.entry(source), partial=entry.partial)
            by_source.setdefault(source, []).append(made)
    yield from _sources(by_source, whole.states | {"remarks"}, whole.refusals, whole.notes)
