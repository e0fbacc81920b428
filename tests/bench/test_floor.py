from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from helpers import LISTS, ROOT
from watchword.bench import floor
from watchword.bench.sets import Labelled


def test_below_knows_which_way_is_worse() -> None:
    held = {"found_at_shipped": 0.98, "clean_alerted": 0.005}
    assert floor.below({"found_at_shipped": 0.98, "clean_alerted": 0.005}, held) == []
    assert floor.below({"found_at_shipped": 0.99, "clean_alerted": 0.001}, held) == []
    worse = floor.below({"found_at_shipped": 0.97, "clean_alerted": 0.006}, held)
    assert len(worse) == 2
    assert floor.below({"clean_alerted": 0.001}, held) == [
        "found_at_shipped is no longer measured (floor 0.98)"
    ]


def test_a_floor_is_only_raised() -> None:
    held = {"found_at_shipped": 0.98, "clean_alerted": 0.005}
    assert floor.merged({"found_at_shipped": 0.97, "clean_alerted": 0.002}, held) == {
        "found_at_shipped": 0.98,
        "clean_alerted": 0.002,
    }


def test_a_lowered_file_is_seen() -> None:
    old = {"abc": {"found_at_shipped": 0.98}}
    assert floor.sunk({"abc": {"found_at_shipped": 0.98}, "def": {}}, old) == []
    assert floor.sunk({"abc": {"found_at_shipped": 0.9}}, old)
    assert floor.sunk({"abc": {}}, old)
    assert floor.sunk({}, old)


def test_raising_writes_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    floor.raised({"found_at_shipped": 0.9}, "abc", path)
    floor.raised({"found_at_shipped": 0.8}, "abc", path)
    assert floor.read_floor(path.read_text("utf-8")) == {"abc": {"found_at_shipped": 0.9}}


def test_the_floor_in_the_tree_is_not_under_the_one_committed() -> None:
    name = "src/watchword/bench/floor.json"
    if not shutil.which("git"):
        pytest.skip("no git to ask for the committed floor")
    done = subprocess.run(
        ["git", "show", f"HEAD:{name}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("no committed floor to compare with")
    new = floor.read_floor((ROOT / name).read_text("utf-8"))
    assert floor.sunk(new, floor.read_floor(done.stdout)) == []


@pytest.mark.shared
def test_quality_is_not_under_the_floor(tmp_path: Path) -> None:
    labelled = Labelled(LISTS.parent / "labelled")
    floors = floor.read_floor(floor.FLOOR.read_text("utf-8"))
    held = floors.get(labelled.digest())
    assert held, (
        "no floor for these labelled files; `watchword bench quality --raise-floor` sets one "
        f"(digest {labelled.digest()}, known {json.dumps(sorted(floors))})"
    )
    lists = floor.known_lists(LISTS, tmp_path)
    measured = floor.figures(lists, labelled, lambda _: None)
    assert floor.below(measured, held) == []
