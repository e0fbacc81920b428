"""Stakes kept beside the archive, in ``ownership.sqlite``: append-only, and nothing twice.

A stake that was taken in before changes nothing. A later statement of the same number and source (a
register's correction, a closed record) stands in place of the earlier, which stays kept.

Every file that brought something is a state that can be asked again: a :class:`Pin` names it by a digest
over all that was taken in by then, and :mod:`watchword.ownership.lookup` answers from it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from watchword._version import __version__
from watchword.exceptions import ArchiveBusy, ArchiveDamaged, NoArchive
from watchword.ownership.named import company_keys
from watchword.ownership.stake import Share, Stake, is_reference
from watchword.ownership.stakes import ReadStakes

__all__ = ["Kept", "Pin", "StakeStore"]

_FILE = "ownership.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, records INTEGER NOT NULL,
    refused INTEGER NOT NULL, loaded_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS node (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS stake (
    id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, statement BLOB NOT NULL,
    owner INTEGER NOT NULL REFERENCES node, owned INTEGER NOT NULL REFERENCES node,
    least INTEGER, most INTEGER, more INTEGER, kind TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
    source TEXT NOT NULL, citation TEXT NOT NULL, joint TEXT NOT NULL, record TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES file);
CREATE INDEX IF NOT EXISTS stake_statement ON stake (statement);
CREATE INDEX IF NOT EXISTS stake_owned ON stake (owned);
CREATE TABLE IF NOT EXISTS name (
    id INTEGER PRIMARY KEY, node INTEGER NOT NULL REFERENCES node, name TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES file, UNIQUE (node, name));
CREATE TABLE IF NOT EXISTS name_key (
    key INTEGER NOT NULL, name INTEGER NOT NULL REFERENCES name, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (file INTEGER PRIMARY KEY REFERENCES file, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS analysed (version TEXT NOT NULL);
"""
#: Names are looked up by keys of our own analysis; those of another version are made anew.
_ANALYSIS = f"1 {__version__}"
_LATEST = """
SELECT o.key, d.key, s.least, s.most, s.more, s.kind, s.since, s.until, s.source, s.citation, s.joint,
    s.record, o.name, d.name
FROM stake s JOIN node o ON o.id = s.owner JOIN node d ON d.id = s.owned
WHERE s.id IN (SELECT max(id) FROM stake GROUP BY statement) ORDER BY s.id
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What taking a file in did: stakes added, and those that were there already."""

    added: int
    already: int


@dataclass(frozen=True, slots=True)
class Pin:
    """A state of the store: the last file that counts, and a digest over all that was taken in by then."""

    file: int
    digest: str
    stakes: int

    def to_json(self) -> dict[str, Any]:
        """The state as an answer names it."""
        return {"sha256": self.digest, "files": self.file, "stakes": self.stakes}


class StakeStore:
    """The stakes of an archive folder; ``folder=None`` keeps them in memory.

    Raises :class:`NoArchive` where there is none.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = None if folder is None else folder / _FILE
        if folder is not None and not (folder / "archive.sqlite").is_file():
            raise NoArchive(f"there is no archive in {folder}; `watchword update` fetches the lists.")
        try:
            self.db = sqlite3.connect(
                self.path or ":memory:", isolation_level=None, timeout=5, check_same_thread=False
            )
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.executescript(_SCHEMA)
        except sqlite3.DatabaseError as why:
            raise ArchiveDamaged(f"{self.path} can't be opened: {why}.") from None

    @classmethod
    def opened(cls, folder: Path) -> StakeStore | None:
        """The store of an archive folder; None where nothing was ever taken in."""
        there = (folder / _FILE).is_file() and (folder / "archive.sqlite").is_file()
        return cls(folder) if there else None

    @classmethod
    def of(cls, stakes: Iterable[Stake]) -> StakeStore:
        """A store in memory that holds these stakes."""
        store = cls(None)
        store.add(ReadStakes("memory", "", list(stakes)))
        return store

    @classmethod
    def stakes_in(cls, folder: Path) -> list[Stake]:
        """The stakes that stand in an archive folder; none where nothing was ever taken in."""
        store = cls.opened(folder)
        if store is None:
            return []
        try:
            return list(store.stakes())
        finally:
            store.close()

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    def add(self, read: ReadStakes) -> Kept:
        """Take in what a file gave, all or nothing."""
        with self._writing():
            added = self._add(read)
        return Kept(added, len(read.stakes) - added)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as why:
            raise ArchiveBusy(f"another process is writing {self.path} ({why}); try again.") from None
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _add(self, read: ReadStakes) -> int:
        have = {row[0] for row in self.db.execute("SELECT hash FROM stake")}
        new = {h: s for s in read.stakes if (h := _hash(s)) not in have}
        if not new:
            return 0
        file = self.db.execute(
            "INSERT INTO file (sha256, name, records, refused, loaded_at) VALUES (?, ?, ?, ?, ?)",
            (read.sha256, read.file, read.records, len(read.refusals), _now()),
        ).lastrowid
        assert file is not None
        nodes = self._nodes(new.values(), file)
        self.db.executemany(
            "INSERT INTO stake (hash, statement, owner, owned, least, most, more, kind, since, until, "
            "source, citation, joint, record, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    h, _statement(s), nodes[s.owner], nodes[s.owned],
                    *((s.share.least, s.share.most, s.share.more) if s.share else (None, None, None)),
                    s.kind, s.since, s.until, s.source, s.citation, s.joint, s.record, file,
                )
                for h, s in new.items()
            ),
        )  # fmt: skip
        self._analyse_names()
        self._digest()
        return len(new)

    def _nodes(self, stakes: Iterable[Stake], file: int) -> dict[str, int]:
        """The numbers of all parties of some stakes, with each name that they are called by kept."""
        names: dict[str, dict[str, None]] = {}
        for s in stakes:
            for key, name in ((s.owner, s.owner_name), (s.owned, s.owned_name)):
                called = names.setdefault(key, {})
                if name:
                    called[name] = None
        for key, called in names.items():
            if not called and not is_reference(key):
                called[key] = None
        firsts = {key: next(iter(called), "") for key, called in names.items()}
        self.db.executemany("INSERT OR IGNORE INTO node (key, name) VALUES (?, ?)", firsts.items())
        # A party first met without its name gets it from a later file.
        self.db.executemany(
            "UPDATE node SET name = ? WHERE key = ? AND name IN ('', key)",
            ((name, key) for key, name in firsts.items() if name),
        )
        nodes = {key: id_ for key, id_ in self.db.execute("SELECT key, id FROM node") if key in names}
        self.db.executemany(
            "INSERT OR IGNORE INTO name (node, name, file) VALUES (?, ?, ?)",
            ((nodes[key], name, file) for key, called in names.items() for name in called),
        )
        return nodes

    # --- states that can be asked again

    def prepare(self) -> None:
        """Make what look-ups need, where this version hasn't: once after an upgrade, else nothing."""
        (version,) = self.db.execute("SELECT max(version) FROM analysed").fetchone()
        (left,) = self.db.execute(
            "SELECT count(*) FROM file WHERE id NOT IN (SELECT file FROM state)"
        ).fetchone()
        if version == _ANALYSIS and not left:
            return
        with self._writing():
            # Before names were kept by file there was one a party.
            self.db.execute(
                "INSERT OR IGNORE INTO name (node, name, file) SELECT id, name, (SELECT min(id) FROM file) "
                "FROM node WHERE name != '' AND id NOT IN (SELECT node FROM name)"
            )
            if version != _ANALYSIS:
                self.db.execute("DELETE FROM name_key")
                self.db.execute("DELETE FROM analysed")
            self._analyse_names()
            self._digest()

    def _analyse_names(self) -> None:
        """Keys for every name that has none yet."""
        self.db.executemany(
            "INSERT OR IGNORE INTO name_key (key, name) VALUES (?, ?)",
            [
                (key, id_)
                for id_, name in self.db.execute(
                    "SELECT id, name FROM name WHERE id NOT IN (SELECT name FROM name_key)"
                ).fetchall()
                for key in company_keys(name)
            ],
        )
        self.db.execute("DELETE FROM analysed")
        self.db.execute("INSERT INTO analysed VALUES (?)", (_ANALYSIS,))

    def _digest(self) -> None:
        """The digest of each file's state that has none yet: over the state before and what it brought."""
        row = self.db.execute("SELECT file, digest FROM state ORDER BY file DESC LIMIT 1").fetchone()
        last, digest = row or (0, "")
        for (file,) in self.db.execute("SELECT id FROM file WHERE id > ? ORDER BY id", (last,)).fetchall():
            whole = hashlib.sha256(digest.encode())
            for (stake,) in self.db.execute("SELECT hash FROM stake WHERE file = ? ORDER BY hash", (file,)):
                whole.update(stake)
            for key, name in self.db.execute(
                "SELECT d.key, n.name FROM name n JOIN node d ON d.id = n.node WHERE n.file = ? "
                "ORDER BY d.key, n.name",
                (file,),
            ):
                whole.update(f"{key}\x1f{name}\x1e".encode("utf-8", "replace"))
            digest = whole.hexdigest()
            self.db.execute("INSERT INTO state VALUES (?, ?)", (file, digest))

    def pin(self, digest: str | None = None) -> Pin | None:
        """The newest state, or the one of a digest; None where there is none such."""
        row = self.db.execute(
            "SELECT file, digest FROM state WHERE ? IS NULL OR digest = ? ORDER BY file DESC LIMIT 1",
            (digest, digest),
        ).fetchone()
        if row is None:
            return None
        (count,) = self.db.execute("SELECT count(*) FROM stake WHERE file <= ?", (row[0],)).fetchone()
        return Pin(row[0], row[1], count)

    def stakes(self) -> Iterator[Stake]:
        """Every stake that stands: of each source's statement the one taken in last."""
        shares: dict[tuple[int, int, int], Share] = {}
        for owner, owned, least, most, more, *rest in self.db.execute(_LATEST):
            share = None
            if least is not None and (share := shares.get((least, most, more))) is None:
                share = shares[least, most, more] = Share(least, most, bool(more))
            yield Stake._make((owner, owned, share, *rest))

    def files(self) -> list[tuple[str, str, int, int, str]]:
        """(sha256, name, records, refused, taken in at) of every file that brought something new."""
        rows = self.db.execute("SELECT sha256, name, records, refused, loaded_at FROM file ORDER BY id")
        return list(rows)


def _hash(stake: Stake) -> bytes:
    share = stake.share
    text = "\x1f".join(
        (
            stake.owner, stake.owned, f"{share.least} {share.most} {share.more}" if share else "", stake.kind,
            stake.since, stake.until, stake.source, stake.citation, stake.joint, stake.record,
        )
    )  # fmt: skip
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]


def _statement(stake: Stake) -> bytes:
    number = stake.record or _hash(stake).hex()
    return hashlib.sha256(f"{stake.source}\x1f{number}".encode("utf-8", "replace")).digest()[:12]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
