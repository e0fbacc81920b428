"""Whole reports on the sampler and a made labelled folder: every part is there and can be read."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

import watchword as ww
from bench_sets import made_labelled
from watchword.bench import report, run
from watchword.bench.asking import Asker
from watchword.bench.quality import list_level
from watchword.bench.recall import recall
from watchword.bench.sets import Labelled
from watchword.bench.telling import recall_text
from watchword.exceptions import UsageError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten damaged names of the sampler's first parties, and as many clean customers."""
    home = made_labelled(tmp_path_factory.mktemp("labelled"), damaged=0, clean=10, customers=10)
    index = ww.open(sampler=True).index
    rows = [
        f'damaged,delete,,"{index.names.text(i)}",{index.party(int(index.arrays["name.party"][i])).source},,'
        f'"{index.names.text(i)}"'
        for i in range(0, len(index.names), len(index.names) // 10)
        if '"' not in index.names.text(i)
    ]
    path = home / "list_level_queries.csv"
    path.write_text(path.read_text("utf-8") + "\n".join(rows) + "\n", "utf-8")
    return home


@pytest.fixture(scope="module")
def found(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    return run.quality(ww.open(sampler=True), folder, lambda _: None)


def test_every_part_is_measured(found: tuple[dict[str, Any], dict[str, Any]]) -> None:
    parts = found[0]
    assert set(parts) == {"about", "list_level", "pairs", "made", "vessels", "records", "own"}
    at = parts["list_level"]["at"]
    assert set(at) == {"0.5 % of clean alerted", "0.1 % of clean alerted", "shipped threshold"}
    assert at["shipped threshold"]["found"]["of"] == parts["list_level"]["rows"]
    assert at["shipped threshold"]["alerted"]["clean"]["of"] == 10
    json.dumps(parts)


def test_the_report_is_written_whole(found: tuple[dict[str, Any], dict[str, Any]], tmp_path: Path) -> None:
    text = report.quality_text(found[0])
    assert "Damaged listed names" in text
    assert "own party" in text
    report.write(tmp_path, "quality", found[0], text, found[1])
    plots = list(tmp_path.glob("*.svg"))
    assert len(plots) == 6
    for plot in plots:
        ElementTree.parse(plot)


def test_parts_can_be_asked_for_alone(folder: Path) -> None:
    parts, _ = run.quality(ww.open(sampler=True), folder, lambda _: None, only=("pairs",))
    assert set(parts) == {"about", "pairs"}
    with pytest.raises(UsageError, match="no part all; there are list"):
        run.quality(ww.open(sampler=True), folder, lambda _: None, only=("all",))


def test_rows_whose_list_isnt_loaded_stand_apart(folder: Path, tmp_path: Path) -> None:
    home = made_labelled(tmp_path, damaged=3, clean=2, customers=2)
    path = home / "list_level_queries.csv"
    path.write_text(path.read_text("utf-8") + "damaged,delete,Person,X Y,un-sc,12345,X Y\n", "utf-8")
    level, _, held = list_level(Asker(ww.open(sampler=True)), Labelled(home), {}, lambda _: None)
    assert sum(level["apart"].values()) + len(held) == 4
    assert any(k.startswith("un-sc: ") for k in level["apart"])


def test_recall_on_the_sampler(folder: Path) -> None:
    told, misses = recall(Asker(ww.open(sampler=True)), Labelled(folder), 1, lambda _: None, every=8)
    assert told["all"]["share"] == 1.0, misses
    assert "Fast against exhaustive" in recall_text(told)
