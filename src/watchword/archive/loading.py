"""Taking editions in: folders of files → parsed, checked, identified, one transaction each."""

from __future__ import annotations

import hashlib
import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from watchword.archive.identity import Known, bare, facts_of, resolve
from watchword.archive.store import Edition, Store, entry_from_json
from watchword.archive.timeline import SCRIPTS, in_latin
from watchword.exceptions import EditionRefused, UsageError
from watchword.model import NAME_PROPERTIES, Entry, Refusal
from watchword.sources import Parsed, carriers, reader, sources

__all__ = ["PARSER", "Arrival", "Loaded", "find_editions", "load_all", "published_day"]

#: Raised whenever a reader gives other records for the same file, so that a publisher's change is
#: never confused with ours.
PARSER = "2"

_LABEL = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?$")
#: Fill rates are compared for properties that at least so many parties had, and must keep this share:
#: between real editions of one carrier in hand none that is stated falls below 0.75 of the one before.
_FILLED = 200
_KEPT_FILL = 0.6
#: Refusals and notes kept with an edition; the count is always kept.
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Arrival:
    """A folder that holds one edition of a carrier."""

    carrier: str
    label: str
    published: date
    folder: Path

    def files(self) -> dict[str, Path]:
        """The folder's files by lower-case name."""
        return {p.name.lower(): p for p in sorted(self.folder.iterdir()) if p.is_file()}


@dataclass(slots=True)
class Loaded:
    """What came of taking editions in, in plain sentences where something went wrong."""

    editions: list[Edition] = field(default_factory=list)
    unchanged: int = 0
    failed: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def published_day(label: str) -> date | None:
    """The day by which an edition labelled ``YYYY-MM-DD`` or ``YYYY-MM`` was public.

    A month's edition may have come on any day of it, so only its last day is certain. None where the
    label is no date.
    """
    found = _LABEL.match(label)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), found[3]
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:
        return None


def find_editions(root: Path, wanted: Sequence[str], today: date) -> tuple[list[Arrival], list[str]]:
    """(editions in date order, what was skipped and why) below ``root/<carrier>/<date>/``."""
    if not root.is_dir():
        raise UsageError(f"{root} is not a folder; give one that holds <carrier>/<edition date>/<files>.")
    found: list[Arrival] = []
    skipped: list[str] = []
    for folder in sorted(p for p in root.iterdir() if p.is_dir()):
        key = folder.name.replace("_", "-")
        if key not in carriers():
            skipped.append(f"{folder.name}: no reader for this carrier")
            continue
        if wanted and not set(wanted) & {key, *carriers()[key].brings}:
            continue
        for edition in sorted(p for p in folder.iterdir() if p.is_dir()):
            day = published_day(edition.name)
            if day is None:
                skipped.append(f"{folder.name}/{edition.name}: the folder's name is not a date")
            elif day > today:
                skipped.append(f"{folder.name}/{edition.name}: dated after today ({today})")
            else:
                found.append(Arrival(key, edition.name, day, edition))
    found.sort(key=lambda a: (a.published, carriers()[a.carrier].rank))
    return found, skipped


def load_all(
    store: Store,
    arrivals: Sequence[Arrival],
    progress: Callable[[str], None] = lambda _: None,
) -> Loaded:
    """Take every edition in; one that can't be used is told in ``failed`` and changes nothing."""
    loaded = Loaded()
    for arrival in arrivals:
        progress(f"{arrival.carrier} {arrival.label}")
        try:
            load_edition(store, arrival, loaded)
        except EditionRefused as why:
            loaded.failed.append(f"{arrival.carrier} {arrival.label}: {why}")
    return loaded


def load_edition(store: Store, arrival: Arrival, loaded: Loaded) -> None:
    """Take one carrier's edition in, all its sources in one transaction."""
    carrier = carriers()[arrival.carrier]
    files = {n: p for n, p in arrival.files().items() if n in carrier.files}
    if not files:
        raise EditionRefused(f"none of the files {', '.join(carrier.files)} is in {arrival.folder}.")
    raws = {name: path.read_bytes() for name, path in files.items()}
    digest = _digest(raws)
    have = {
        e.source
        for e in store.editions()
        if (e.carrier, e.label, e.sha256, e.parser) == (arrival.carrier, arrival.label, digest, PARSER)
    }
    if have:
        loaded.unchanged += len(have)
        return
    brought = list(reader(arrival.carrier)(files))
    with store.transaction():
        kept = [(name, store.keep_file(name, raw)) for name, raw in raws.items()]
        for parsed in brought:
            edition = _add(store, arrival, parsed, digest, kept)
            loaded.editions.append(edition)
            if edition.held:
                loaded.held.append(
                    f"{edition.source} {edition.label} is held back: {edition.held}; `watchword update "
                    f"--accept {edition.source}@{edition.label} --why …` takes it in all the same."
                )
        for source in sorted(set(carrier.brings) - {p.source for p in brought}):
            store.note_absence(source, arrival.carrier, arrival.label, arrival.published.toordinal())


def _digest(raws: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(raws):
        whole.update(name.encode() + b"\0" + hashlib.sha256(raws[name]).digest())
    return whole.hexdigest()


def _add(store: Store, arrival: Arrival, parsed: Parsed, digest: str, kept: list[tuple[str, str]]) -> Edition:
    entries = list(_identified(store, parsed))
    fills = Counter(prop for entry in entries for prop in entry.properties)
    facts = {
        "source": parsed.source,
        "carrier": arrival.carrier,
        "label": arrival.label,
        "published": arrival.published.toordinal(),
        "sha256": digest,
        "files": json.dumps(kept),
        "states": json.dumps(sorted(_states(parsed))),
        "records": parsed.records,
        "parties": len(entries),
        "listings": sum(len(e.listings) for e in entries),
        "refusals": json.dumps(_texts(parsed.refusals)),
        "notes": json.dumps(parsed.notes[:_KEPT]),
        "held": _held(store, arrival, parsed.source, {str(e.tail) for e in entries}, fills),
        "loaded_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "parser": PARSER,
    }
    edition = store.add_edition(facts, entries)
    store.add_fills(edition.id, fills)
    return edition


def _states(parsed: Parsed) -> frozenset[str]:
    """What the reader says that the edition states, and names in other scripts where it has any."""
    names = (n for e in parsed.entries for p in NAME_PROPERTIES for n in e.properties.get(p, ()))
    return parsed.states if all(map(in_latin, names)) else parsed.states | {SCRIPTS}


def _texts(refusals: Sequence[Refusal]) -> list[str]:
    texts = [str(r) for r in refusals[:_KEPT]]
    return texts + ([f"… and {len(refusals) - _KEPT} more"] if len(refusals) > _KEPT else [])


def _held(store: Store, arrival: Arrival, source: str, tails: set[str], fills: Mapping[str, int]) -> str:
    """Why this edition isn't believed, by the source's assertions; "" where it is."""
    rules = sources()[source]
    if len(tails) < rules.least:
        return f"{len(tails)} parties, fewer than the least of {rules.least}"
    accepted = store.acceptances()
    earlier = [
        e
        for e in store.editions(source)
        if e.published <= arrival.published.toordinal() and (not e.held or (source, e.label) in accepted)
    ]
    if not earlier:
        return ""
    before = store.state(earlier[-1].id).keys()
    lost = len(before - tails)
    if lost > rules.greatest_drop * len(before):
        return (
            f"{lost} of {len(before)} parties of the edition of {earlier[-1].label} are gone, "
            f"more than the greatest drop of {rules.greatest_drop:.0%}"
        )
    own = [e for e in earlier if e.carrier == arrival.carrier]
    return _emptied(store, own[-1], len(tails), fills) if own else ""


def _emptied(store: Store, before: Edition, parties: int, fills: Mapping[str, int]) -> str:
    """A property that this edition states for far fewer parties than the carrier's one before.

    A side file cut in half (alt.csv) would otherwise end thousands of aliases.
    """
    for prop, then in store.fills(before.id).items():
        now = fills.get(prop, 0)
        if then >= _FILLED and now and now / parties < _KEPT_FILL * then / before.parties:
            return (
                f"{now} of {parties} parties carry {prop}, {then} of {before.parties} did in the "
                f"edition of {before.label}"
            )
    return ""


def _identified(store: Store, parsed: Parsed) -> Iterator[Entry]:
    numbered = [e for e in parsed.entries if e.tail is not None]
    yield from numbered
    nameless = [e for e in parsed.entries if e.tail is None]
    if not nameless:
        return
    known = _known(store, parsed.source)
    for found in resolve(parsed.source, nameless, known):
        tail = str(found.entry.tail)
        name = bare(found.entry.caption)
        if found.new or name not in known.get(tail, Known(tail)).names:
            store.add_identity(parsed.source, tail, found.entry.caption, found.note)
        yield found.entry


def _known(store: Store, source: str) -> dict[str, Known]:
    """Every minted identity of a source, with what its newest edition states of it."""
    known: dict[str, Known] = {}
    for tail, name in store.identities(source):
        known.setdefault(tail, Known(tail)).names.add(bare(name))
    for edition in store.editions(source):
        state = store.state(edition.id)
        tails = {record: tail for tail, record in state.items()}
        for record, body in store.bodies(tails):
            tail = tails[record]
            names, countries, cited = facts_of(entry_from_json(body, source, tail))
            one = known.setdefault(tail, Known(tail))
            one.aliases |= names
            one.countries |= countries
            one.citations |= cited
    return known
