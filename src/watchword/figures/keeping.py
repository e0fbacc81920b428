"""Editions of figures, kept like lists: raw bytes under their hash, a day, append-only.

They stand in the archive folder (``figures.sqlite`` beside ``raw/``), whether or not it has lists. An
edition is what the publisher gave on one day, and is never changed; a later one goes before it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from watchword.archive.loading import published_day
from watchword.archive.raw import keep_raw, raw_bytes
from watchword.exceptions import ArchiveBusy, ArchiveDamaged, ArchiveError, UsageError
from watchword.figures.forms import Point, ReadFigures, read_figures
from watchword.sources.reading import read_bytes

__all__ = ["SERIES", "Arrived", "Edition", "FigureStore", "dated_files", "edition_day"]

#: The series held, by key: what it is and who publishes it.
SERIES = {"overdose": "CDC, NCHS: VSRR Provisional Drug Overdose Death Counts (data.cdc.gov, xkb8-kh2a)"}
_FILE = "figures.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS edition (
    id INTEGER PRIMARY KEY, series TEXT NOT NULL, label TEXT NOT NULL, published TEXT NOT NULL,
    dated TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    points INTEGER NOT NULL, holds TEXT NOT NULL, refused TEXT NOT NULL, loaded_at TEXT NOT NULL,
    UNIQUE (series, published, sha256));
"""
_COLUMNS = "id, series, label, published, dated, name, sha256, points, holds"
#: ``2023-05-17``, ``2023-05``, and as data.cdc.gov names its downloads, ``20230517``.
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)(?:\2(\d\d))?(?!\d)(?!-\d)")
#: "…_to_2026-01" names the last month of the data, not the day on which it was published.
_LAST_MONTH = re.compile(r"(?:to|until|through|thru)[\s_.-]*$", re.IGNORECASE)
#: Data to the end of a month are published in the fifth month after it (four months' lag), until 2020 in the
#: seventh (six months' lag: NCHS, Vital Statistics Rapid Release, report no. 6, 2018). Where no day is
#: stated, the last day of that month is taken: rather too late, so that nothing counts as known too early.
_LAG_MONTHS, _LAG_MONTHS_BEFORE_2021 = 5, 7
#: The whole dataset to 2026 is some 15 MB; ten times that is not it.
_MAX_BYTES = 150 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its label, the day by which it was public (ISO) and whether that is ``stated`` or
    ``supposed`` from its last month; file name, hash, number of points; and what it holds: indicator
    -> [first month, last month, number of jurisdictions].
    """

    id: int
    series: str
    label: str
    published: str
    dated: str
    name: str
    sha256: str
    points: int
    holds: dict[str, tuple[str, str, int]]

    @property
    def told(self) -> str:
        """The edition in words."""
        if self.dated == "stated":
            return self.label
        return f"{self.label} (its day is not stated; public by {self.published} at the latest, as supposed)"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What taking one file in gave: its edition, whether it is new, and what was refused or noted."""

    edition: Edition
    new: bool
    refused: tuple[str, ...]
    notes: tuple[str, ...]


class FigureStore:
    """The editions of an archive folder; made where they aren't there, with ``create``."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        self._db: sqlite3.Connection | None = None
        path = folder / _FILE
        if not create and not path.is_file():
            return  # nothing was ever taken in
        try:
            if create:
                folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=5)
            if create:
                self._db.executescript(_SCHEMA)
        except OSError as why:
            raise ArchiveError(f"{folder} can't be written to ({why}).") from None
        except sqlite3.DatabaseError as why:
            raise ArchiveDamaged(f"{path} can't be opened: {why}.") from None

    def close(self) -> None:
        """Close the database."""
        if self._db is not None:
            self._db.close()

    def editions(self) -> list[Edition]:
        """Every edition, the newest first."""
        if self._db is None:
            return []
        query = f"SELECT {_COLUMNS} FROM edition ORDER BY published DESC, id DESC"
        try:
            return [_edition(row) for row in self._db.execute(query)]
        except sqlite3.DatabaseError as why:
            raise ArchiveDamaged(f"{self.folder / _FILE} can't be read: {why}.") from None

    def points(self, edition: Edition) -> list[Point]:
        """Every row of an edition, read anew from its raw bytes."""
        raw = raw_bytes(self.folder, edition.sha256)
        if raw is None:
            raise ArchiveDamaged(f"the raw file of the edition {edition.label} is gone; take it in again.")
        return read_figures(raw, edition.name).points

    def take(self, file: Path, label: str | None, today: date) -> Arrived:
        """Take a file in; ``label`` is the edition's day or month, else it is looked for in the names.

        Raises :class:`EditionRefused` where the file can't be used, :class:`UsageError` for a day that
        can't be.
        """
        raw = read_bytes(file, _MAX_BYTES)
        name = file.name.removesuffix(".gz")
        read = read_figures(raw, name)
        label, published, dated = edition_day(file, label, read.last, today)
        # The bytes are kept first: a row without them would be an edition that can't be read.
        try:
            digest = keep_raw(self.folder, raw)
        except OSError as why:
            raise ArchiveError(f"{self.folder} can't be written to ({why}).") from None
        facts = (
            "overdose", label, published.isoformat(), dated, name, digest, len(raw), len(read.points),
            json.dumps(_holds(read)), json.dumps([str(r) for r in read.refusals]),
            datetime.now(UTC).isoformat(timespec="seconds"),
        )  # fmt: skip
        with self._transaction() as db:
            marks = ", ".join("?" * len(facts))
            done = db.execute(
                "INSERT OR IGNORE INTO edition (series, label, published, dated, name, sha256, bytes, "
                f"points, holds, refused, loaded_at) VALUES ({marks})",
                facts,
            )
        kept = next(e for e in self.editions() if (e.published, e.sha256) == (facts[2], digest))
        return Arrived(kept, done.rowcount == 1, tuple(map(str, read.refusals)), tuple(read.notes))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self._db is None:
            raise ArchiveError(f"{self.folder} was opened for reading only.")
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as why:
            raise ArchiveBusy(
                f"another process is writing {self.folder / _FILE} ({why}); try again."
            ) from None
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _edition(row: tuple[Any, ...]) -> Edition:
    holds = {key: (first, last, count) for key, (first, last, count) in json.loads(row[-1]).items()}
    facts = dict(zip(Edition.__slots__, row, strict=True))
    return Edition(**{**facts, "holds": holds})


def _holds(read: ReadFigures) -> dict[str, tuple[str, str, int]]:
    found: dict[str, list[Point]] = {}
    for point in read.points:
        found.setdefault(point.indicator, []).append(point)
    return {
        key: (min(p.month for p in points), max(p.month for p in points), len({p.state for p in points}))
        for key, points in found.items()
    }


def edition_day(file: Path, label: str | None, last: str, today: date) -> tuple[str, date, str]:
    """(label, day by which it was public, ``stated`` or ``supposed``) of an edition.

    The day is the one given, else the one in the file's name, else the folder's name. ``last`` is the
    last month of its data. Raises :class:`UsageError` for a day that isn't one, is still ahead, or lies
    before the data's end.
    """
    named = [d for d in (label, _day_in(file.name), _day_in(file.parent.name)) if d]
    if not named:
        lag = _LAG_MONTHS if last >= "2021" else _LAG_MONTHS_BEFORE_2021
        day = min(_month_end(last, lag), today)
        if day <= _month_end(last):
            raise UsageError(f"{file.name} has data to {last}, which is not over on {today}.")
        return f"data to {last}", day, "supposed"
    public = published_day(named[0])
    if public is None:
        raise UsageError(f"edition {named[0]!r} is not a date; write it as YYYY-MM-DD or YYYY-MM.")
    if public.isoformat()[:7] == today.isoformat()[:7] and len(named[0]) == 7:
        public = min(public, today)
    if public > today:
        raise UsageError(f"edition {named[0]} is after today ({today}).")
    if public <= _month_end(last):
        raise UsageError(
            f"{file.name} has data to {last}, so it can't have been public by {public}; "
            "give its day with --edition."
        )
    return named[0], public, "stated"


def _day_in(name: str) -> str | None:
    """The date in a file's or folder's name, other than one that says how far the data go."""
    for found in _DAY.finditer(name):
        label = "-".join(x for x in found.group(1, 3, 4) if x)
        if not _LAST_MONTH.search(name[: found.start()]) and published_day(label):
            return label
    return None


def _month_end(month: str, later: int = 0) -> date:
    months = int(month[:4]) * 12 + int(month[5:]) + later
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def dated_files(path: Path) -> list[Path]:
    """The files to take in: the one named, or every CSV or JSON file below a folder."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UsageError(f"there is no file or folder {path}.")
    endings = (".csv", ".json", ".csv.gz", ".json.gz")
    found = sorted(p for p in path.rglob("*") if p.name.lower().endswith(endings) and p.is_file())
    if not found:
        raise UsageError(f"no CSV or JSON file is below {path}.")
    return found
