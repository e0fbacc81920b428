"""The system of record: editions as their carriers gave them, append-only, in SQLite.

An edition is kept as what differs from its base, an earlier-loaded edition of the same source and
carrier that states the same properties; raw files are kept beside, compressed, under their SHA-256.
Nothing is ever changed or removed, so editions may come in any order. What follows from them (lines,
intervals, inheritance) is not kept here: :mod:`watchword.archive.timeline` derives it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from watchword.archive.raw import keep_raw, raw_bytes, raw_path
from watchword.exceptions import ArchiveBusy, ArchiveDamaged, NoArchive
from watchword.model import Entry, Identifier, ListingFacts
from watchword.sources import adopt

__all__ = ["Edition", "Store", "entry_from_json", "entry_to_json"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (
    sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS edition (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, carrier TEXT NOT NULL, label TEXT NOT NULL,
    published INTEGER NOT NULL, sha256 TEXT NOT NULL, files TEXT NOT NULL, states TEXT NOT NULL,
    records INTEGER NOT NULL, parties INTEGER NOT NULL, listings INTEGER NOT NULL,
    refusals TEXT NOT NULL, notes TEXT NOT NULL, base INTEGER REFERENCES edition,
    held TEXT NOT NULL, loaded_at TEXT NOT NULL, parser TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS edition_line ON edition (source, published);
CREATE TABLE IF NOT EXISTS acceptance (
    source TEXT NOT NULL, label TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS notice (
    sha256 TEXT PRIMARY KEY, source TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS absence (
    source TEXT NOT NULL, carrier TEXT NOT NULL, label TEXT NOT NULL, published INTEGER NOT NULL,
    PRIMARY KEY (source, carrier, label)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fill (
    edition INTEGER NOT NULL, property TEXT NOT NULL, parties INTEGER NOT NULL,
    PRIMARY KEY (edition, property)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS stated (
    edition INTEGER NOT NULL, tail TEXT NOT NULL, record INTEGER,
    PRIMARY KEY (edition, tail)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS identity (
    source TEXT NOT NULL, tail TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (source, tail, name)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """One source as one carrier gave it on one date.

    ``label`` is the date as the carrier's folder names it (``2019-01`` where only the month is
    known), ``published`` the ordinal of the day by which it was public; ``sha256`` digests the
    files; ``held`` is the reason why it doesn't count, "" where it does.
    """

    id: int
    source: str
    carrier: str
    label: str
    published: int
    sha256: str
    files: tuple[tuple[str, str], ...]
    states: frozenset[str]
    records: int
    parties: int
    listings: int
    refusals: tuple[str, ...]
    notes: tuple[str, ...]
    base: int | None
    held: str
    loaded_at: str
    parser: str

    @property
    def day(self) -> str:
        """The day by which the edition was public, in ISO form."""
        return date.fromordinal(self.published).isoformat()


def entry_to_json(entry: Entry) -> str:
    """An entry as one line of JSON; equal entries give equal text."""
    body: dict[str, object] = {
        "schema": entry.schema,
        "properties": {p: list(v) for p, v in sorted(entry.properties.items())},
        "listings": [{s: v for s in ListingFacts.__slots__ if (v := getattr(x, s))} for x in entry.listings],
        "identifiers": [[i.prop, i.value, i.country, i.label] for i in entry.identifiers],
        "rows": entry.rows,
    }
    if entry.partial:
        body["partial"] = sorted(entry.partial)
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def entry_from_json(text: str, source: str, tail: str) -> Entry:
    """The entry of :func:`entry_to_json`."""
    body = json.loads(text)
    return Entry(
        source=source,
        tail=tail,
        schema=body["schema"],
        properties={p: tuple(v) for p, v in body["properties"].items()},
        listings=tuple(ListingFacts(**{"key": "", **x}) for x in body["listings"]),
        identifiers=tuple(Identifier(*x) for x in body["identifiers"]),
        partial=frozenset(body.get("partial", ())),
        rows=body["rows"],
    )


class Store:
    """The archive's tables and raw files. ``folder=None`` keeps everything in memory."""

    def __init__(self, folder: Path | None, *, create: bool = False) -> None:
        self.folder = folder
        if folder is not None:
            adopt(folder)
            if create:
                folder.mkdir(parents=True, exist_ok=True)
            elif not (folder / "archive.sqlite").is_file():
                raise NoArchive(f"there is no archive in {folder}; `watchword update` fetches the lists.")
        target = ":memory:" if folder is None else str(folder / "archive.sqlite")
        try:
            self._db = sqlite3.connect(target, isolation_level=None, timeout=5)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            if create or folder is None or not self._has("fill"):
                self._db.executescript(_SCHEMA)
        except sqlite3.DatabaseError as why:
            raise ArchiveDamaged(f"{target} can't be opened: {why}.") from None

    def _has(self, table: str) -> bool:
        found = self._db.execute("SELECT 1 FROM sqlite_master WHERE name=?", (table,))
        return found.fetchone() is not None

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a second writer is told, not blocked for long."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as why:
            raise ArchiveBusy(f"another process is updating {self.folder} ({why}); try again.") from None
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # --- raw files

    def keep_file(self, name: str, raw: bytes) -> str:
        """Keep a file's bytes, compressed, under their SHA-256; returns it."""
        digest = hashlib.sha256(raw).hexdigest() if self.folder is None else keep_raw(self.folder, raw)
        self._db.execute("INSERT OR IGNORE INTO file VALUES (?, ?, ?)", (digest, name, len(raw)))
        return digest

    def raw_file(self, digest: str) -> bytes | None:
        """A kept file's bytes, checked against their hash; None where they aren't kept."""
        return None if self.folder is None else raw_bytes(self.folder, digest)

    def drop_raw(self, digest: str) -> int:
        """Drop a kept file's bytes (never what was read from them); returns how many there were."""
        if self.folder is None:
            return 0
        path = raw_path(self.folder, digest)
        size = path.stat().st_size if path.is_file() else 0
        path.unlink(missing_ok=True)
        return size

    # --- editions

    def editions(self, source: str | None = None) -> list[Edition]:
        """Every edition, by source, day of publication and order of loading."""
        rows = self._db.execute(
            "SELECT * FROM edition WHERE ? IS NULL OR source = ? ORDER BY source, published, id",
            (source, source),
        )
        return [_edition(row) for row in rows]

    def absences(self) -> list[tuple[str, str, str, int]]:
        """(source, carrier, label, published) of sources that a carrier should bring and did not."""
        return list(self._db.execute("SELECT * FROM absence ORDER BY published, source"))

    def note_absence(self, source: str, carrier: str, label: str, published: int) -> None:
        """Keep that a carrier's edition came without one of its sources."""
        self._db.execute(
            "INSERT OR IGNORE INTO absence VALUES (?, ?, ?, ?)", (source, carrier, label, published)
        )

    def add_edition(self, facts: Mapping[str, object], entries: Iterable[Entry]) -> Edition:
        """Append an edition; must run inside :meth:`transaction`. Entries must have their tails."""
        base = self._base(facts)
        before = self.state(base) if base is not None else {}
        columns = {**facts, "base": base}
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        cursor = self._db.execute(f"INSERT INTO edition ({names}) VALUES ({marks})", list(columns.values()))
        edition = cursor.lastrowid
        assert edition is not None
        gone = set(before)
        rows: list[tuple[int, str, int | None]] = []
        for entry in entries:
            assert entry.tail is not None
            record = self._record(entry_to_json(entry))
            gone.discard(entry.tail)
            if before.get(entry.tail) != record:
                rows.append((edition, entry.tail, record))
        rows += [(edition, tail, None) for tail in gone]
        self._db.executemany("INSERT INTO stated VALUES (?, ?, ?)", rows)
        return _edition(self._db.execute("SELECT * FROM edition WHERE id=?", (edition,)).fetchone())

    def _base(self, facts: Mapping[str, object]) -> int | None:
        row = self._db.execute(
            "SELECT id FROM edition WHERE source=? AND carrier=? AND states=? "
            "ORDER BY abs(published - ?), id DESC LIMIT 1",
            (facts["source"], facts["carrier"], facts["states"], facts["published"]),
        ).fetchone()
        return None if row is None else int(row[0])

    def _record(self, body: str) -> int:
        digest = hashlib.sha256(body.encode()).digest()[:16]
        row = self._db.execute("SELECT id FROM record WHERE hash=?", (digest,)).fetchone()
        if row is None:
            added = self._db.execute("INSERT INTO record (hash, body) VALUES (?, ?)", (digest, body))
            assert added.lastrowid is not None
            return added.lastrowid
        return int(row[0])

    def add_fills(self, edition: int, fills: Mapping[str, int]) -> None:
        """Keep how many parties of an edition carry each property."""
        rows = [(edition, prop, n) for prop, n in sorted(fills.items())]
        self._db.executemany("INSERT INTO fill VALUES (?, ?, ?)", rows)

    def fills(self, edition: int) -> dict[str, int]:
        """Property -> how many parties of an edition carry it."""
        return dict(self._db.execute("SELECT property, parties FROM fill WHERE edition=?", (edition,)))

    def state(self, edition: int) -> dict[str, int]:
        """Tail -> record number, as one edition states it."""
        chain: list[int] = []
        at: int | None = edition
        while at is not None:
            chain.append(at)
            (at,) = self._db.execute("SELECT base FROM edition WHERE id=?", (at,)).fetchone()
        held: dict[str, int] = {}
        for one in reversed(chain):
            for tail, record in self._db.execute("SELECT tail, record FROM stated WHERE edition=?", (one,)):
                if record is None:
                    held.pop(tail, None)
                else:
                    held[tail] = record
        return held

    def bodies(self, records: Iterable[int]) -> Iterator[tuple[int, str]]:
        """(number, JSON text) of records."""
        wanted = sorted(set(records))
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ",".join("?" * len(some))
            yield from self._db.execute(f"SELECT id, body FROM record WHERE id IN ({marks})", some)

    # --- notices

    def add_notice(self, sha256: str, source: str, body: str, at: str) -> bool:
        """Keep a notice's JSON text; whether it was new."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO notice VALUES (?, ?, ?, ?)", (sha256, source, body, at)
        )
        return cursor.rowcount > 0

    def notices(self) -> list[tuple[str, str, str, str]]:
        """(sha256, source, JSON text, taken in at) of every notice."""
        return list(self._db.execute("SELECT sha256, source, body, at FROM notice ORDER BY sha256"))

    # --- acceptance and identity

    def accept(self, source: str, label: str, why: str, at: str) -> None:
        """Record that a person accepted an edition that its assertions would hold back."""
        self._db.execute("INSERT INTO acceptance VALUES (?, ?, ?, ?)", (source, label, why, at))

    def acceptances(self, by: str | None = None) -> dict[tuple[str, str], str]:
        """(source, label) -> why; ``by`` leaves out what was accepted after that second."""
        rows = self._db.execute(
            "SELECT source, label, why FROM acceptance WHERE substr(at, 1, 19) <= substr(?, 1, 19)",
            (by or "9999",),
        )
        return {(s, e): why for s, e, why in rows}

    def identities(self, source: str) -> list[tuple[str, str]]:
        """(tail, first name) of every identity minted for a source's parties, and later names."""
        return list(self._db.execute("SELECT tail, name FROM identity WHERE source=?", (source,)))

    def identity_notes(self) -> dict[tuple[str, str], str]:
        """(source, tail) -> what was noted when the identity was minted."""
        rows = self._db.execute("SELECT source, tail, note FROM identity WHERE note != ''")
        return {(s, t): n for s, t, n in rows}

    def add_identity(self, source: str, tail: str, name: str, note: str = "") -> None:
        """Keep a name under which a minted identity goes."""
        self._db.execute("INSERT OR IGNORE INTO identity VALUES (?, ?, ?, ?)", (source, tail, name, note))


def _edition(row: tuple[Any, ...]) -> Edition:
    facts = dict(zip(Edition.__slots__, row, strict=True))
    facts["files"] = tuple((name, digest) for name, digest in json.loads(facts["files"]))
    facts["states"] = frozenset(json.loads(facts["states"]))
    facts["refusals"] = tuple(json.loads(facts["refusals"]))
    facts["notes"] = tuple(json.loads(facts["notes"]))
    return Edition(**facts)
