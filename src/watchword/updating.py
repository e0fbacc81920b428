"""Taking new editions in from end to end: loaded, compiled beside the old index, switched at the end."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from watchword.archive import Loaded, Store, find_editions, load_all
from watchword.archive.notices import read_notices
from watchword.exceptions import ArchiveBusy, ArchiveDamaged, ArchiveError, UsageError
from watchword.index.build import build, key_of
from watchword.index.store import Index, current_key, save, switch
from watchword.records import Receipts
from watchword.sources import adopt
from watchword.sources.own import keep_own

__all__ = ["Progress", "accept", "alone", "compile_index", "prune", "reindex", "take_notices", "update_from"]

Progress = Callable[[str], None]


def update_from(data: Path, folder: Path, wanted: Sequence[str], today: date, progress: Progress) -> Loaded:
    """Load every edition below a folder and make them answer. Loading again changes nothing."""
    if folder.is_dir():
        keep_own(folder, data)
        adopt(data)
    arrivals, skipped = find_editions(folder, wanted, today)
    if not arrivals:
        raise UsageError(
            f"no edition found in {folder}" + (f" ({'; '.join(skipped)})" if skipped else "") + "."
        )
    with alone(data):
        store = Store(data, create=True)
        try:
            loaded = load_all(store, arrivals, progress)
            loaded.skipped = skipped
            compile_index(store, data, progress)
        finally:
            store.close()
    return loaded


def accept(data: Path, marks: Sequence[str], why: str, progress: Progress) -> None:
    """Let editions that their assertions hold back count; ``marks`` are ``SOURCE@DATE``."""
    if not why.strip():
        raise UsageError("--accept needs --why, which is kept with the edition.")
    with alone(data):
        store = Store(data)
        try:
            held = {(e.source, e.label) for e in store.editions() if e.held}
            for mark in marks:
                source, _, label = mark.partition("@")
                if (source, label) not in held:
                    raise UsageError(f"{mark} is not held back; held are {sorted(held) or 'none'}.")
                now = datetime.now(UTC).isoformat(timespec="seconds")
                with store.transaction():
                    store.accept(source, label, why, now)
            compile_index(store, data, progress)
        finally:
            store.close()


def take_notices(data: Path, file: Path, progress: Progress) -> tuple[list[dict[str, str]], list[str]]:
    """Take the notices of a file in; returns (the link of each party that they name, refused rows).

    A link's ``party`` is "" where no list held that name around the notice's day.
    """
    found, refused = read_notices(file)
    with alone(data):
        store = Store(data)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with store.transaction():
            for notice in found:
                store.add_notice(notice.sha256, notice.source, notice.to_json(), now)
        compile_index(store, data, progress)
        store.close()
    documents = {n.document for n in found}
    links = [x for x in Index.open(data).manifest["notices"] if x["document"] in documents]
    return links, [str(r) for r in refused]


def prune(data: Path, before: date) -> tuple[int, int]:
    """Drop raw files of editions published before a day; returns (files, bytes) dropped.

    What was read from them stays. Kept are the newest edition of every source by each carrier, and
    every edition that a receipt was answered from.
    """
    with alone(data):
        store = Store(data)
        editions = store.editions()
        newest = {(e.source, e.carrier): e.id for e in editions}
        cited = Receipts(data).cited()
        kept: set[str] = set()
        old: set[str] = set()
        for e in editions:
            keep = e.id == newest[e.source, e.carrier] or e.sha256 in cited or e.day >= str(before)
            (kept if keep else old).update(digest for _, digest in e.files)
        sizes = [size for digest in old - kept if (size := store.drop_raw(digest))]
        store.close()
    return len(sizes), sum(sizes)


def reindex(data: Path, progress: Progress) -> None:
    """Compile the index anew from the editions in the archive; raises NoArchive where there is none."""
    with alone(data):
        store = Store(data)
        try:
            compile_index(store, data, progress, anew=True)
        finally:
            store.close()


def compile_index(store: Store, data: Path, progress: Progress, *, anew: bool = False) -> None:
    """Compile every edition that counts and make it answer; nothing where that index answers already."""
    editions = store.editions()
    notices = [digest for digest, *_ in store.notices()]
    if not editions or (not anew and _answers(data, key_of(editions, store.acceptances(), notices))):
        return
    progress("compiling the index")
    compiled = build(store, progress=progress)
    # An index of these editions that is there and doesn't answer is damaged.
    damaged = current_key(data) == compiled.manifest["key"]
    switch(data, save(data, compiled, anew=anew or damaged))


def _answers(data: Path, key: str) -> bool:
    """Whether the current index is of these editions, and can be opened by this version."""
    try:
        return current_key(data) == key and bool(Index.open(data))
    except ArchiveDamaged:
        return False


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """One update at a time; the lock goes with the process, however it ends.

    A disk that is full or can't be written to becomes an :class:`ArchiveError`: by then the last
    transaction and the last index stand as they were.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        handle = os.open(data / "LOCK", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as why:
        raise ArchiveError(f"{data} can't be written to ({why}).") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ArchiveBusy(f"another update of {data} is running; wait for it, or stop it.") from None
        for left in data.glob(".incoming-*"):  # of an update that was killed
            shutil.rmtree(left, ignore_errors=True)
        yield
    except (OSError, sqlite3.OperationalError) as why:
        raise ArchiveError(
            f"{data} can't be written to ({why}). Nothing already held is lost; make room or give "
            "rights, and run it again."
        ) from None
    finally:
        os.close(handle)
