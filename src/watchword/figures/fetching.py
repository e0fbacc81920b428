"""Fetching the newest edition from the publisher, as lists are fetched: bounded, from its own host only."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from watchword.exceptions import UsageError
from watchword.figures.keeping import Arrived, FigureStore
from watchword.sources import addresses
from watchword.sources.fetching import Fetcher, Limits

__all__ = ["fetch_figures"]

#: The catalogue's key of each series.
_ADDRESS = {"overdose": "us-cdc-overdose"}


def fetch_figures(folder: Path, today: date, limits: Limits | None = None) -> Arrived:
    """Fetch the overdose counts and take them in as today's edition; unchanged bytes are no new one.

    Raises :class:`EditionRefused` where the publisher doesn't give the dataset, :class:`UsageError` where
    no address is known.
    """
    places = addresses(folder, "series").get(_ADDRESS["overdose"])
    if not places:
        raise UsageError(f"no address is known for {_ADDRESS['overdose']}; give one in catalogue.toml.")
    store = FigureStore(folder, create=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as part, Fetcher(limits) as fetcher:
            got = fetcher.fetch(places[0], Path(part), {})
            assert got.path is not None  # nothing was asked on a condition
            newest = store.editions()[:1]
            if newest and newest[0].sha256 == got.sha256:
                return Arrived(newest[0], False, (), ())
            return store.take(got.path, today.isoformat(), today)
    finally:
        store.close()
