"""Stakes kept beside the archive, in ``ownership.sqlite``: append-only, and nothing twice.

A stake that was taken in before changes nothing. A later statement of the same number and source (a
register's correction, a closed record) stands in place of the earlier, which stays kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from watchword.exceptions import ArchiveBusy, ArchiveDamaged, NoArchive
from watchword.ownership.stake import Share, Stake
from watchword.ownership.stakes import ReadStakes

__all__ = ["Kept", "StakeStore"]

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
"""
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


class StakeStore:
    """The stakes of an archive folder; ``folder=None`` keeps them in memory.

    Raises :class:`NoArchive` where there is none.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = None if folder is None else folder / _FILE
        if folder is not None and not (folder / "archive.sqlite").is_file():
            raise NoArchive(f"there is no archive in {folder}; `watchword update` fetches the lists.")
        try:
            self._db = sqlite3.connect(self.path or ":memory:", isolation_level=None, timeout=5)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript(_SCHEMA)
        except sqlite3.DatabaseError as why:
            raise ArchiveDamaged(f"{self.path} can't be opened: {why}.") from None

    @classmethod
    def stakes_in(cls, folder: Path) -> list[Stake]:
        """The stakes that stand in an archive folder; none where nothing was ever taken in."""
        if not (folder / _FILE).is_file() or not (folder / "archive.sqlite").is_file():
            return []
        store = cls(folder)
        try:
            return list(store.stakes())
        finally:
            store.close()

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def add(self, read: ReadStakes) -> Kept:
        """Take in what a file gave, all or nothing."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as why:
            raise ArchiveBusy(f"another process is writing {self.path} ({why}); try again.") from None
        try:
            added = self._add(read)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return Kept(added, len(read.stakes) - added)

    def _add(self, read: ReadStakes) -> int:
        have = {row[0] for row in self._db.execute("SELECT hash FROM stake")}
        new = {h: s for s in read.stakes if (h := _hash(s)) not in have}
        if not new:
            return 0
        nodes = self._nodes(new.values())
        file = self._db.execute(
            "INSERT INTO file (sha256, name, records, refused, loaded_at) VALUES (?, ?, ?, ?, ?)",
            (read.sha256, read.file, read.records, len(read.refusals), _now()),
        ).lastrowid
        self._db.executemany(
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
        return len(new)

    def _nodes(self, stakes: Iterable[Stake]) -> dict[str, int]:
        names: dict[str, str] = {}
        for s in stakes:
            for key, name in ((s.owner, s.owner_name), (s.owned, s.owned_name)):
                if not names.get(key):
                    names[key] = name
        self._db.executemany("INSERT OR IGNORE INTO node (key, name) VALUES (?, ?)", names.items())
        # A party first met without its name gets it from a later file.
        self._db.executemany(
            "UPDATE node SET name = ? WHERE key = ? AND name IN ('', key)",
            ((name, key) for key, name in names.items() if name),
        )
        return {key: id_ for key, id_ in self._db.execute("SELECT key, id FROM node") if key in names}

    def stakes(self) -> Iterator[Stake]:
        """Every stake that stands: of each source's statement the one taken in last."""
        shares: dict[tuple[int, int, int], Share] = {}
        for owner, owned, least, most, more, *rest in self._db.execute(_LATEST):
            share = None
            if least is not None and (share := shares.get((least, most, more))) is None:
                share = shares[least, most, more] = Share(least, most, bool(more))
            yield Stake._make((owner, owned, share, *rest))

    def files(self) -> list[tuple[str, str, int, int, str]]:
        """(sha256, name, records, refused, taken in at) of every file that brought something new."""
        rows = self._db.execute("SELECT sha256, name, records, refused, loaded_at FROM file ORDER BY id")
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
