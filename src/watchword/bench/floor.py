"""The quality floor: figures that a change may raise and never lower.

``floor.json`` holds, by the SHA-256 of the labelled files, the least that each figure may be (or the
most, where it counts alerts); labelled articles have floors beside those of labelled names. All are
measured on the editions of the lists that the labelled names were made from and no others, so that a
new edition on somebody's machine doesn't move them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from watchword.bench.asking import Asker
from watchword.bench.quality import Misses, list_level, pair_level
from watchword.bench.sets import Labelled
from watchword.exceptions import UsageError
from watchword.lists import Lists
from watchword.lists import open as open_lists

__all__ = [
    "EDITIONS", "FLOOR", "MOST", "below", "figures", "known_lists", "merged", "raised", "read_floor", "sunk",
]  # fmt: skip

FLOOR = Path(__file__).with_name("floor.json")
#: The editions measured on, by folder of carrier and date: ``list_level_queries.csv`` was made of them.
EDITIONS = (("us_csl", "2026-07-31"), ("un_sc", "2025-11-20"))
#: Figures that must not rise; all others must not fall.
MOST = frozenset(
    {"clean_alerted", "global_alerted", "unlisted_alerted", "pairs_strong_wrong", "false_parties_per_40"}
)

Figures = Mapping[str, float]


def known_lists(lists: Path, home: Path) -> Lists:
    """The lists of the floor's editions alone, loaded from a folder of editions into ``home``."""
    from watchword.updating import update_from

    for carrier, day in EDITIONS:
        source = lists / carrier / day
        if not source.is_dir():
            raise UsageError(f"the floor is measured on {carrier} of {day}; {source} isn't there.")
        beside = home / "from" / carrier
        beside.mkdir(parents=True, exist_ok=True)
        if not (beside / day).exists():
            (beside / day).symlink_to(source.resolve())
    update_from(home / "archive", home / "from", (), date(2026, 8, 1), lambda _: None)
    return open_lists(home / "archive", today=date(2026, 8, 1))


def figures(lists: Lists, labelled: Labelled, progress: Callable[[str], None]) -> dict[str, float]:
    """The figures that the floor holds, each a share between 0 and 1 (or a count of rows)."""
    misses: Misses = {}
    level, clean, _ = list_level(Asker(lists), labelled, misses, progress, us=False)
    pairs = pair_level(labelled, clean, misses)
    half, tenth, shipped = (level["at"][p] for p in level["at"])
    return {
        "found_at_0.5_percent": half["found"]["share"],
        "found_at_0.1_percent": tenth["found"]["share"],
        "found_at_shipped": shipped["found"]["share"],
        "worst_class_at_0.5_percent": min(c["share"] for c in half["by_class"].values() if c["of"] >= 100),
        "clean_alerted": shipped["alerted"]["clean"]["share"],
        "global_alerted": shipped["alerted"]["customers_global_5k"]["share"],
        "unlisted_alerted": shipped["alerted"]["unlisted_organisations"]["share"],
        "pairs_f1_shipped": pairs["at_shipped"]["f1"],
        "pairs_f1_cross_validated": pairs["cross_validated"]["f1"],
        "pairs_strong_wrong": float(len(pairs["strong_wrong"])),
    }


def read_floor(text: str) -> dict[str, dict[str, float]]:
    """The floor by digest of the labelled data."""
    return {k: dict(v) for k, v in json.loads(text)["floors"].items()}


def below(measured: Figures, floor: Figures) -> list[str]:
    """What is worse than the floor, in words; empty where nothing is."""
    out = []
    for key, least in floor.items():
        value = measured.get(key)
        if value is None:
            out.append(f"{key} is no longer measured (floor {least})")
        elif (value > least) if key in MOST else (value < least):
            out.append(f"{key} is {value}, the floor {least}")
    return out


def merged(measured: Figures, floor: Figures) -> dict[str, float]:
    """The floor raised to what was measured; what is worse than the floor leaves it standing."""
    out = dict(floor)
    for key, value in measured.items():
        old = floor.get(key, value)
        out[key] = min(value, old) if key in MOST else max(value, old)
    return out


def sunk(new: Mapping[str, Figures], old: Mapping[str, Figures]) -> list[str]:
    """Where a new floor file is lower than an old one, in words."""
    out = []
    for digest, floor in old.items():
        if digest not in new:
            out.append(f"the floor of {digest[:12]} is gone")
            continue
        out += [f"{digest[:12]}: {line}" for line in below(new[digest], floor)]
    return out


def raised(measured: Figures, digest: str, path: Path = FLOOR) -> dict[str, float]:
    """Write the floor raised to what was measured; returns it."""
    held: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"floors": {}}
    held["editions"] = ["/".join(e) for e in EDITIONS]
    held["floors"][digest] = merged(measured, held["floors"].get(digest, {}))
    path.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", "utf-8")
    return dict(held["floors"][digest])
