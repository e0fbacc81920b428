from __future__ import annotations

import csv
import io
import json

import pytest

from helpers import CAPTA_LIST, Sdn, csl, csl_folder, here, sdn_folder

TODAY = ("--today", "2026-11-24")


def update(data, *words):
    return here("update", "--data", data, *TODAY, *words)


def test_an_update_says_what_came_of_it(tmp_path):
    root = tmp_path / "lists"
    csl_folder(root, "2022-01-01", [csl(CAPTA_LIST, "BANK OF FROBOZZ", entity_number="1")])
    (
        csl_folder(root, "2022-02-01", [csl(CAPTA_LIST, "X", entity_number="1")]) / "consolidated.csv"
    ).write_text("no")
    sdn_folder(root, "2022-03-01", [Sdn(1, "A")])
    (root / "us_csl" / "samples").mkdir()
    (root / "xx_nobody").mkdir()
    ran = update(tmp_path / "data", "--from", root)
    assert ran.status == 3
    assert "2 editions taken in (2 records, 0 refused), 0 already there, 1 held back, 1 failed." in ran.out
    assert "skipped us_csl/samples: the folder's name is not a date" in ran.err
    assert "skipped xx_nobody: no reader for this carrier" in ran.err
    assert "FAILED us-csl 2022-02-01: " in ran.err
    assert "The earlier edition goes on answering." in ran.err
    assert "--accept us-ofac-sdn@2022-03-01" in ran.err
    assert "Traceback" not in ran.err


def test_a_held_edition_counts_once_it_is_accepted_with_a_reason(tmp_path):
    root, data = tmp_path / "lists", tmp_path / "data"
    sdn_folder(root, "2022-03-01", [Sdn(1, "QUUXLAND TRADING")])
    assert update(data, "--from", root).status == 3
    ran = update(data, "--accept", "us-ofac-sdn@2022-03-01")
    assert ran.status == 2
    assert "--why" in ran.err
    ran = update(data, "--accept", "us-ofac-sdn@2022-03-02", "--why", "x")
    assert ran.status == 2
    assert "us-ofac-sdn@2022-03-02 is not held back" in ran.err
    assert update(data, "--accept", "us-ofac-sdn@2022-03-01", "--why", "checked by hand").status == 0
    assert "us-ofac-sdn:1" in here("screen", "--data", data, *TODAY, "QUUXLAND TRADING").out


def test_updating_again_takes_nothing_in(tmp_path):
    root, data = tmp_path / "lists", tmp_path / "data"
    csl_folder(root, "2022-01-01", [csl(CAPTA_LIST, "BANK OF FROBOZZ", entity_number="1")])
    assert update(data, "--from", root).status == 0
    before = (data / "CURRENT").stat()
    ran = update(data, "--from", root)
    assert ran.status == 0
    assert "0 editions taken in (0 records, 0 refused), 1 already there" in ran.out
    assert (data / "CURRENT").stat() == before


def test_only_the_sources_named_are_taken_in(tmp_path):
    root = tmp_path / "lists"
    csl_folder(root, "2022-01-01", [csl(CAPTA_LIST, "BANK", entity_number="1")])
    sdn_folder(root, "2022-03-01", [Sdn(1, "A")])
    ran = update(tmp_path / "data", "us-csl", "--from", root)
    assert "1 editions taken in" in ran.out
    ran = update(tmp_path / "data", "us-nobody", "--from", root)
    assert ran.status == 2
    assert "'us-nobody' is not known" in ran.err


@pytest.mark.parametrize("folder", ["gone", "empty"])
def test_a_folder_without_editions_is_told(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    ran = update(tmp_path / "data", "--from", tmp_path / folder)
    assert ran.status == 2
    assert folder in ran.err


def lists(archive, *words):
    return here("lists", "--data", archive, *words)


def test_every_list_is_told_with_its_age_and_state(made_archive):
    ran = lists(made_archive, *TODAY, "--format", "json")
    assert ran.status == 3  # many lists are missing
    rows = {r["source"]: r for r in ran.json()}
    assert (rows["us-ofac-sdn"]["edition"], rows["us-ofac-sdn"]["age_days"]) == ("2026-11-21", 3)
    assert rows["us-ofac-sdn"]["state"] == "current"
    assert (rows["us-ofac-sdn"]["parties"], rows["us-ofac-sdn"]["listings"]) == (1, 1)
    assert rows["us-bis-dpl"]["state"] == "missing"
    later = {r["source"]: r for r in lists(made_archive, "--today", "2026-12-24", "--format", "json").json()}
    assert later["us-ofac-sdn"]["state"] == "stale"


def test_every_edition_is_told_when_asked(made_archive):
    rows = lists(made_archive, *TODAY, "--editions", "--format", "json").json()
    assert [(r["edition"], r["state"]) for r in rows if r["source"] == "us-ofac-sdn"] == [
        ("2022-06-01", "superseded"),
        ("2026-11-21", "current"),
    ]


def test_the_terms_of_every_list_are_told(made_archive):
    from watchword.sources import sources, terms

    rows = lists(made_archive, *TODAY, "--terms", "--format", "json").json()
    assert [r["source"] for r in rows] == list(sources())
    assert {r["terms"] for r in rows} <= {t.title for t in terms().values()}
    assert lists(made_archive, *TODAY, "--terms").status == 0


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_lists_come_in_every_plain_form(made_archive, form):
    out = lists(made_archive, *TODAY, "--format", form).out
    if form == "csv":
        assert "us-ofac-sdn" in [r["source"] for r in csv.DictReader(io.StringIO(out))]
    elif form == "jsonl":
        assert "us-ofac-sdn" in [json.loads(x)["source"] for x in out.splitlines()]
    else:
        assert [x for x in out.splitlines() if x.startswith("us-ofac-sdn ")]


@pytest.mark.shared
def test_counts_of_real_editions_are_told(real_archive):
    from helpers import LISTS, raw_sdn

    rows = here("lists", "--editions", "--data", real_archive, "--format", "json").json()
    told = {
        r["edition"]: r["records"]
        for r in rows
        if (r["source"], r["carrier"]) == ("us-ofac-sdn", "us-ofac-sdn")
    }
    assert told == {label: sum(1 for _ in raw_sdn(LISTS / "us_ofac_sdn" / label)) for label in told}
    assert len(told) >= 10
