"""Putting the parts of a quality report together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from watchword._version import __version__
from watchword.bench.asking import Asker
from watchword.bench.made import SIZE, made_level, made_sets
from watchword.bench.own import SAMPLE, own_level
from watchword.bench.quality import Misses, list_level, pair_level, points_of
from watchword.bench.records import records_level, vessels_level
from watchword.bench.sets import Labelled, labelled_folder
from watchword.exceptions import UsageError
from watchword.lists import Lists
from watchword.matching import PAIR_THRESHOLD, SHIPPED_THRESHOLD, Settings

__all__ = ["PARTS", "about", "quality"]

#: The parts of a quality report, each of which can be asked for alone.
PARTS = ("list", "pairs", "made", "records", "own")

Progress = Callable[[str], None]


def about(asker: Asker, labelled: Labelled | None = None) -> dict[str, Any]:
    """What a report is about: engine, thresholds, editions, labelled data."""
    return {
        "watchword": __version__,
        "settings_sha256": Settings().digest(),
        "shipped_threshold": SHIPPED_THRESHOLD,
        "pair_threshold": PAIR_THRESHOLD,
        "names": int(asker.view.name.sum()),
        "parties_in_force": int((asker.view.party > 1).sum()),
        "editions": [f"{e['source']} {e['edition']}" for e in asker.view.editions],
        **({"labelled_sha256": labelled.digest()} if labelled else {}),
    }


def quality(
    lists: Lists,
    folder: Path | None,
    progress: Progress,
    only: Sequence[str] = (),
    every: int = 1,
    seed: int = 1,
    mode: Any = "fast",
) -> tuple[dict[str, Any], Misses]:
    """The whole report, or the parts asked for, and the misses by file."""
    if unknown := set(only) - set(PARTS):
        raise UsageError(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    if mode not in ("fast", "exhaustive"):
        raise UsageError(f"mode {mode!r} must be fast or exhaustive.")
    parts = only or PARTS
    labelled = Labelled(labelled_folder(folder))
    asker = Asker(lists)
    misses: Misses = {}
    found: dict[str, Any] = {"about": about(asker, labelled)}
    level, clean, held = list_level(asker, labelled, misses, progress, every, mode)
    if "list" in parts:
        found["list_level"] = level
    if "pairs" in parts:
        progress("pairs")
        found["pairs"] = pair_level(labelled, clean, misses, every)
    points = points_of(clean)
    if "made" in parts:
        progress("made sets")
        sets = made_sets(asker, labelled, seed, max(SIZE // every, 10))
        found["made"] = made_level(asker, sets, points, misses, mode)
        found["vessels"] = vessels_level(asker, seed, misses)
    if "records" in parts:
        progress("dates of birth and countries")
        found["records"] = records_level(asker, labelled, held, seed, misses, every)
    if "own" in parts:
        progress("listed names with their own party out")
        found["own"] = own_level(asker, seed, points, misses, SAMPLE // every)
    return found, misses
