"""Updating from the publishers: every carrier tried, each failure told, the earlier edition kept."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from watchword.archive import Arrival, Edition, Loaded, Store, Try, keep_tries, last_tries, load_edition
from watchword.exceptions import EditionRefused, UsageError
from watchword.sources import addresses, carriers
from watchword.sources.fetching import Address, Fetcher, Limits
from watchword.updating import Progress, alone, compile_index

__all__ = ["update_from_publishers", "update_repeatedly"]


def update_from_publishers(
    data: Path, wanted: Sequence[str], today: date, progress: Progress, limits: Limits | None = None
) -> Loaded:
    """Fetch, check and take in every carrier that brings what is wanted (all, where nothing is named).

    What fails is told in ``failed`` and kept as the carrier's last try, so that ``lists`` and every
    answer show it.
    """
    places = addresses(data)
    chosen = {
        key: places[key]
        for key, carrier in carriers().items()
        if key in places
        and (not wanted or key in wanted or set(wanted) & (set(carrier.brings) - {*carriers()}))
    }
    if not chosen:
        raise UsageError(f"no address is known for {', '.join(wanted)}; known are {', '.join(places)}.")
    loaded = Loaded()
    with alone(data):
        store = Store(data, create=True)
        folder = Path(tempfile.mkdtemp(prefix=".incoming-", dir=data))
        try:
            with Fetcher(limits) as fetcher:
                for key, files in chosen.items():
                    progress(key)
                    _one(store, fetcher, key, files, folder / key, today, loaded)
            compile_index(store, data, progress)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            store.close()
    return loaded


def _one(
    store: Store,
    fetcher: Fetcher,
    carrier: str,
    files: Sequence[Address],
    folder: Path,
    today: date,
    loaded: Loaded,
) -> None:
    assert store.folder is not None
    tries = last_tries(store.folder)
    before = tries.get(carrier, Try("", ""))
    # The day is the caller's clock, which tests set; the time of day is only for people.
    now = f"{today.isoformat()}T{datetime.now(UTC):%H:%M:%SZ}"
    folder.mkdir()
    try:
        stamps = _fetch_all(store, fetcher, files, before.files, folder, today)
        same = {f: s["sha256"] for f, s in stamps.items()} == _newest_files(store, carrier)
        held: list[str] = []
        if not same:
            arrival = Arrival(carrier, today.isoformat(), today, folder)
            already = len(loaded.held)
            load_edition(store, arrival, loaded)
            held = loaded.held[already:]
        else:
            loaded.unchanged += len(carriers()[carrier].brings)
        outcome = "held" if held else "same" if same else "new"
        made = Try(now, outcome, " ".join(held), today.isoformat(), stamps)
    except EditionRefused as why:
        loaded.failed.append(f"{carrier}: {why}")
        made = replace(before, at=now, outcome="failed", why=str(why))
    keep_tries(store.folder, {**tries, carrier: made})


def _fetch_all(
    store: Store,
    fetcher: Fetcher,
    files: Sequence[Address],
    before: Mapping[str, Mapping[str, str]],
    folder: Path,
    today: date,
) -> dict[str, dict[str, str]]:
    """Fetch a carrier's files; one that hasn't changed is laid beside the others from the archive."""
    stamps: dict[str, dict[str, str]] = {}
    for address in files:
        have = before.get(address.file, {})
        # A condition is only sent for bytes that are still in hand.
        raw = store.raw_file(have["sha256"]) if have.get("sha256") else None
        dated = replace(address, url=address.url.replace("{date}", today.isoformat()))
        got = fetcher.fetch(dated, folder, have if raw is not None else {})
        if got.path is None and raw is not None:
            (folder / address.file).write_bytes(raw)
        stamps[address.file] = {
            "sha256": got.sha256,
            "etag": got.etag,
            "last_modified": got.last_modified,
        }
    return stamps


def _newest_files(store: Store, carrier: str) -> dict[str, str]:
    """File -> hash of the newest edition that a carrier brought."""
    brought: list[Edition] = [e for e in store.editions() if e.carrier == carrier]
    return dict(max(brought, key=lambda e: (e.published, e.id)).files) if brought else {}


def update_repeatedly(
    every: float,
    once: Callable[[], Loaded],
    say: Callable[[Loaded], object],
    sleep: Callable[[float], None] = time.sleep,
    rounds: int | None = None,
) -> None:
    """Update, wait, and so on; an update that fails is said, and the next one comes all the same."""
    done = 0
    while rounds is None or done < rounds:
        if done:
            sleep(every)
        say(once())
        done += 1
