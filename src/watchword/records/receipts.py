"""Receipts: what reproduces a screening, kept also when nothing hit.

A receipt's number is a hash over its content, so an altered one is told. It holds the questions as
given and as read, the view, every edition with its hash, the engine and its settings, and the whole
result. 31 CFR 501.601 asks for records for ten years; nothing here is ever removed.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from watchword.exceptions import ArchiveDamaged, ArchiveError, ReceiptError

__all__ = ["Receipts", "number_of"]

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS receipt (number TEXT PRIMARY KEY, made_at TEXT NOT NULL, "
    "content BLOB NOT NULL) WITHOUT ROWID"
)


def _canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def number_of(content: Mapping[str, Any]) -> str:
    """A receipt's number: ``r-`` and the first 20 hexadecimal digits of its content's SHA-256."""
    return "r-" + hashlib.sha256(_canonical(content)).hexdigest()[:20]


class Receipts:
    """The receipts of one archive, in ``records.sqlite`` beside it."""

    def __init__(self, archive: Path) -> None:
        self._path = archive / "records.sqlite"

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute(_SCHEMA)
        return db

    def keep(self, content: Mapping[str, Any], made_at: str) -> str:
        """Keep a receipt and return its number; raises :class:`ArchiveError` where it can't be kept."""
        number = number_of(content)
        try:
            db = self._open()
            with db:
                db.execute(
                    "INSERT OR IGNORE INTO receipt VALUES (?, ?, ?)",
                    (number, made_at, zlib.compress(_canonical(content))),
                )
            db.close()
        except sqlite3.DatabaseError as why:
            raise ArchiveError(f"no receipt could be kept in {self._path} ({why}).") from None
        return number

    def cited(self) -> set[str]:
        """The hashes of every edition that a receipt was answered from."""
        if not self._path.is_file():
            return set()
        db = sqlite3.connect(self._path, timeout=30)
        hashes: set[str] = set()
        for (content,) in db.execute("SELECT content FROM receipt"):
            view = json.loads(zlib.decompress(content))["answer"]["view"]
            hashes.update(e["sha256"] for e in view)
        db.close()
        return hashes

    def find(self, number: str) -> dict[str, Any]:
        """A receipt's content; raises :class:`ReceiptError` for an unknown or altered one."""
        number = number.encode("utf-8", "replace").decode()
        if not self._path.is_file():
            raise ReceiptError(f"receipt {number!r}: there are no receipts in {self._path.parent}.")
        try:
            db = sqlite3.connect(self._path, timeout=30)
            rows = db.execute(
                "SELECT number, content FROM receipt WHERE number >= ? AND number < ? LIMIT 2",
                (number, number + "g"),
            ).fetchall()
            db.close()
        except sqlite3.DatabaseError as why:
            raise ArchiveDamaged(f"{self._path} can't be read: {why}.") from None
        if len(rows) != 1:
            what = "more than one receipt starts so" if rows else "no such receipt in this archive"
            raise ReceiptError(f"receipt {number!r}: {what}.")
        try:
            content: dict[str, Any] = json.loads(zlib.decompress(rows[0][1]))
        except (zlib.error, ValueError) as why:
            raise ReceiptError(f"receipt {rows[0][0]} can't be read ({why}).") from None
        if number_of(content) != rows[0][0]:
            raise ReceiptError(f"receipt {rows[0][0]} was altered: its content has another hash.")
        return content
