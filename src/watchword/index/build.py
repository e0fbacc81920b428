"""Compiling the archive: every party and name ever held, for all time, into plain arrays.

The result is one folder named by a hash over the editions that went into it and the code that made
it; a view (:mod:`watchword.index.view`) is only a mask over these arrays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword._version import __version__
from watchword.archive import Edition, Life, Store, began, line_of, lives
from watchword.archive.notices import Link, Notice, apply_notices, notice_from_json
from watchword.index.compiled import compile_names
from watchword.index.identifiers import IDENTIFYING, key_of_number, sorted_keys
from watchword.index.joins import clusters
from watchword.model import NAME_PROPERTIES, kind_of
from watchword.sources import sources

__all__ = ["FORMAT", "NEVER", "NONE", "Compiled", "build", "edition_facts", "key_of"]

#: Raised when the arrays' meaning changes, so that an older index is rebuilt, never misread.
FORMAT = 7
#: "No such day" in the arrays: before every day, and after every day.
NONE = -1
NEVER = 2_000_000

_NAMES = frozenset(NAME_PROPERTIES)


@dataclass(slots=True)
class Compiled:
    """The index before it is saved: a manifest and arrays by name."""

    manifest: dict[str, Any]
    arrays: dict[str, NDArray[Any]]


@dataclass(slots=True)
class _Rows:
    """Columns in the making."""

    bodies: list[bytes] = field(default_factory=list)
    ids: list[bytes] = field(default_factory=list)
    party_source: list[int] = field(default_factory=list)
    party_kind: list[int] = field(default_factory=list)
    name_text: list[str] = field(default_factory=list)
    name_party: list[int] = field(default_factory=list)
    name_kind: list[int] = field(default_factory=list)
    name_weak: list[bool] = field(default_factory=list)
    span: list[tuple[int, int, int, int]] = field(default_factory=list)
    run: list[tuple[int, int, int, int, int, int, int]] = field(default_factory=list)
    version: list[tuple[int, int, int, int, int, int]] = field(default_factory=list)
    number: list[tuple[int, int]] = field(default_factory=list)
    programmes: dict[str, int] = field(default_factory=dict)
    run_programme: list[int] = field(default_factory=list)


def edition_facts(edition: Edition) -> dict[str, Any]:
    """What an answer says of an edition it looked at."""
    return {
        "source": edition.source,
        "carrier": edition.carrier,
        "edition": edition.label,
        "published": edition.day,
        "sha256": edition.sha256,
        "states": sorted(edition.states),
        "records": edition.records,
        "parties": edition.parties,
        "listings": edition.listings,
        "refused": len(edition.refusals),
        "parser": edition.parser,
        "loaded_at": edition.loaded_at,
    }


def key_of(
    editions: Iterable[Edition], accepted: Mapping[tuple[str, str], str], notices: Iterable[str] = ()
) -> str:
    """The index's name: a hash over every edition (and whether it counts), notice, format and version.

    The version is in it because another version may read names otherwise: a question and a list must
    always be read alike.
    """
    facts = sorted(
        f"{e.source} {e.carrier} {e.label} {e.sha256} {e.parser} {_counts(e, accepted)}" for e in editions
    )
    whole = "\n".join([str(FORMAT), __version__, *facts, *sorted(notices)])
    return hashlib.sha256(whole.encode()).hexdigest()[:20]


def _counts(edition: Edition, accepted: Mapping[tuple[str, str], str]) -> bool:
    return not edition.held or (edition.source, edition.label) in accepted


def build(
    store: Store,
    loaded_by: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Compiled:
    """Compile every edition that counts, with every notice; ``loaded_by`` leaves out later arrivals."""

    def arrived(at: str) -> bool:
        return loaded_by is None or at[:19] <= loaded_by[:19]

    editions = [e for e in store.editions() if arrived(e.loaded_at)]
    notices = [(digest, body) for digest, _, body, at in store.notices() if arrived(at)]
    by_source: dict[str, list[Notice]] = {}
    for _, body in notices:
        notice = notice_from_json(json.loads(body))
        by_source.setdefault(notice.source, []).append(notice)
    accepted = store.acceptances(loaded_by)
    remarks = store.identity_notes()
    rows = _Rows()
    used: list[Edition] = []
    links: list[Link] = []
    keys = list(sources())
    for source in keys:
        line = line_of([e for e in editions if e.source == source], accepted)
        used += line
        parties = list(lives(store, line))
        links += apply_notices(parties, by_source.get(source, []))
        for life in parties:
            _add(rows, life, keys.index(source), remarks.get((source, life.tail), ""))
        if line:
            progress(source)
    arrays = _arrays(rows)
    manifest = {
        "format": FORMAT,
        "version": __version__,
        "key": key_of(editions, accepted, (digest for digest, _ in notices)),
        "sources": keys,
        "editions": [edition_facts(e) for e in used],
        "held": [
            {"source": e.source, "edition": e.label, "why": e.held}
            for e in editions
            if not _counts(e, accepted)
        ],
        "absent": _absent(store, editions, used),
        "notices": [
            {"document": x.notice.document, "kind": x.notice.kind, "source": x.notice.source}
            | {"name": x.name, "party": x.party, "listed": x.listed}
            for x in links
        ],
        "parties": len(rows.ids),
        "names": len(rows.name_text),
        "programmes": list(rows.programmes),
        "arrays": sorted(arrays),
    }
    progress(f"{len(rows.name_text)} names")
    return Compiled(manifest, arrays)


def _absent(store: Store, arrived: Sequence[Edition], used: Sequence[Edition]) -> list[dict[str, str]]:
    """Sources that a later edition of their carrier came without: their older edition stands."""
    newest = {e.source: e for e in used}
    brought = {(e.carrier, e.label) for e in arrived}
    found: dict[str, dict[str, str]] = {}
    for source, carrier, label, published in store.absences():
        edition = newest.get(source)
        if (carrier, label) in brought and (edition is None or edition.published < published):
            # The first that came without it; a later one says nothing more.
            day = date.fromordinal(published).isoformat()
            found.setdefault(
                source, {"source": source, "carrier": carrier, "edition": label, "published": day}
            )
    return list(found.values())


def _add(rows: _Rows, life: Life, source: int, note: str) -> None:
    party = len(rows.ids)
    kind = int(kind_of(life.schema))
    rows.ids.append(f"{life.source}:{life.tail}".encode())
    rows.party_source.append(source)
    rows.party_kind.append(kind)
    rows.bodies.append(_body(life, note))
    numbers: dict[tuple[str, bool], int] = {}
    for fact in life.facts:
        if fact.prop in IDENTIFYING and (identified := key_of_number(fact.prop, fact.value)) is not None:
            rows.number.append((identified, party))
        if fact.prop not in _NAMES or not fact.value.strip():
            continue
        key = (fact.value, fact.prop == "weakAlias")
        if key not in numbers:
            numbers[key] = len(rows.name_text)
            rows.name_text.append(fact.value)
            rows.name_party.append(party)
            rows.name_kind.append(kind)
            rows.name_weak.append(fact.prop == "weakAlias")
        s = fact.span
        rows.span.append((numbers[key], _lo(s.lo), s.start, _end(s.end)))
    expires = sources()[life.source].expires
    for listing in life.listings:
        run = len(rows.run)
        s = listing.span
        undated = (listing.dated or NEVER) if expires else NONE  # until when no edition stated dates
        rows.run.append((party, _lo(s.lo), s.start, s.last, _end(s.end), undated, int(expires)))
        code = listing.versions[-1][1].get("programme", "")
        rows.run_programme.append(rows.programmes.setdefault(code, len(rows.programmes)))
        for day, facts in listing.versions:
            after, by = began(life.source, s, facts)
            listed, ended = _ordinal(facts.get("listed_on")), _ordinal(facts.get("ended_on"))
            rows.version.append((run, day, listed, ended, _lo(after), by))


def _body(life: Life, note: str) -> bytes:
    """The party in full, as JSON; see :class:`watchword.index.store.Party` for its reading."""
    body = {
        "id": f"{life.source}:{life.tail}",
        "source": life.source,
        "schema": life.schema,
        "note": note,
        "facts": [
            [f.prop, f.value, f.span.lo, f.span.start, f.span.last, f.span.end, f.country, f.label]
            for f in life.facts
        ],
        "listings": [
            [x.key, x.span.lo, x.span.start, x.span.last, x.span.end, x.dated, x.versions]
            for x in life.listings
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _lo(day: int | None) -> int:
    return NONE if day is None else day


def _end(day: int | None) -> int:
    return NEVER if day is None else day


def _ordinal(text: str | None) -> int:
    return date.fromisoformat(text).toordinal() if text and len(text) == 10 else NONE


def _blob(parts: Sequence[bytes]) -> tuple[NDArray[Any], NDArray[Any]]:
    at = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(p) for p in parts], out=at[1:])
    return np.frombuffer(b"".join(parts), np.uint8), at


def _table(rows: Sequence[tuple[int, ...]], width: int) -> NDArray[np.int32]:
    return np.array(rows, np.int32).reshape(-1, width)


def _arrays(rows: _Rows) -> dict[str, NDArray[Any]]:
    party = np.array(rows.name_party, np.int32)
    names = compile_names(
        rows.name_text, np.array(rows.name_kind, np.uint8), np.array(rows.name_weak, np.bool_), party
    )
    bodies, body_at = _blob(rows.bodies)
    ids, id_at = _blob(rows.ids)
    number_key, number_party = sorted_keys(rows.number)
    return {
        **{f"names.{k}": v for k, v in names.items()},
        "party.body": bodies,
        "party.body_at": body_at,
        "party.id": ids,
        "party.id_at": id_at,
        "party.source": np.array(rows.party_source, np.uint8),
        "party.kind": np.array(rows.party_kind, np.uint8),
        "party.cluster": clusters(rows.ids, rows.bodies),
        "name.party": party,
        "number.key": number_key,
        "number.party": number_party,
        "span": _table(rows.span, 4),
        "run": _table(rows.run, 7),
        "run.programme": np.array(rows.run_programme, np.int32),
        "version": _table(rows.version, 6),
    }
