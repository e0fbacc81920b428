from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import watchword as ww
from bench_sets import made_labelled
from helpers import archive_from, made_lists
from watchword.bench import peers
from watchword.bench.asking import Asker, Found
from watchword.bench.probe import memory_mb, probe, recombined
from watchword.bench.sets import Labelled
from watchword.bench.speed import book, first_answer
from watchword.screening import query_of


def test_memory_is_measured() -> None:
    assert memory_mb()["resident"] > 10


def test_recombined_names_keep_shape_and_seed() -> None:
    texts, kinds = ["Anna Maria Berg", "Carl Dorn", "ACME LTD"], np.array([1, 1, 2], np.uint8)
    one = recombined(texts, kinds, 50, 7)
    again = recombined(texts, kinds, 50, 7)
    assert one[0] == again[0]
    assert len(one[0]) == len(one[1]) == len(one[2]) == len(one[3]) == 50
    assert one[0][:3] == texts
    for text, kind in zip(one[0], one[1].tolist(), strict=True):
        if kind == 2:
            assert text == "ACME LTD"
        else:
            assert text.split()[0] in ("Anna", "Carl")
            assert text.split()[-1] in ("Berg", "Dorn")


def test_a_book_is_mostly_clean_and_the_same_again(tmp_path: Path) -> None:
    labelled = Labelled(made_labelled(tmp_path, damaged=10, clean=10, customers=400))
    rows = book(labelled, 200, 1)
    assert rows == book(labelled, 200, 1)
    assert len(rows) == 200
    assert sum(r["name"].startswith("Damaged") for r in rows) == 10


def test_rapidfuzz_finds_listed_names_on_the_sampler() -> None:
    asker = Asker(ww.open(sampler=True))
    found, about = peers.rapidfuzz(asker, [query_of({"name": "Institute of Forensic Science of China"})])
    assert about["per_second"] > 0
    assert found.best()[0] <= 1.0


def test_quality_of_a_peer_by_hand() -> None:
    # Two damaged (own party 1 found at 0.9; own party 2 not met, another was), two clean, two unlisted
    # of which one met a list that counts.
    query, party = np.array([0, 1, 2, 4, 5]), np.array([1, 7, 9, 3, 8])
    found = Found(6, query, party, np.zeros(5, np.int64), np.array([0.9, 0.8, 0.75, 0.9, 0.9]))
    own = np.array([1, 2, -1, -1, -1, -1])
    groups = np.array(["damaged", "damaged", "clean", "clean", "unlisted", "unlisted"])
    counted = np.arange(10) < 5
    told = peers.quality_of(found, own, groups, counted, (0.7, 0.95))
    assert told["at 0.7"] == {
        "threshold": 0.7, "found": 0.5, "clean_alerted": 0.5, "unlisted_alerted": 0.5,
    }  # fmt: skip
    assert told["at 0.95"]["found"] == told["at 0.95"]["clean_alerted"] == 0.0
    # None of two clean may alert at 0.5 %: the threshold lies just over 0.75.
    assert told["0.5 % of clean alerted"]["found"] == 0.5


def test_a_peer_that_is_missing_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHWORD_PEER_PYTHON", "/nowhere/python")
    monkeypatch.setattr(peers.sys, "executable", "/nowhere/either")
    assert peers.peer_python() is None


def test_the_peer_script_imports_nothing_of_ours() -> None:
    text = (Path(peers.__file__).with_name("peer_nomenklatura.py")).read_text("utf-8")
    assert "import watchword" not in text
    assert "from watchword" not in text


def test_a_bulk_probe_tells_hits_rates_and_memory(tmp_path: Path) -> None:
    archive = archive_from(made_lists(tmp_path / "lists"), tmp_path / "archive")
    rows = [{"name": f"Nobody Atall{i}", "schema": "Person"} for i in range(20)]
    (tmp_path / "rows.json").write_text(json.dumps(rows), "utf-8")
    asked = {"data": str(archive), "today": "2026-11-24", "rows": str(tmp_path / "rows.json")}
    told = probe({"what": "bulk", **asked})
    assert told["customers"] == 20
    assert told["cold"]["hits"] == 0
    assert told["warm, the same again"]["per_second"] > 0
    assert told["memory_mb"]["after_screening"]["resident"] > 10
    grown = probe({"what": "grow", "names": 200, **asked})
    assert grown["names"] == 200
    assert grown["ms_per_query"]["cold"] > 0


def test_the_first_answer_is_timed_from_outside(tmp_path: Path) -> None:
    archive = archive_from(made_lists(tmp_path / "lists"), tmp_path / "archive")
    told = first_answer(archive, "Nobody Atall", runs=1)
    assert told["runs"] == 1
    assert 0 < told["least_seconds"] <= told["median_seconds"]
    assert told["least_cpu_seconds"] > 0
