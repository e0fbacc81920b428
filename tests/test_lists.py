from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import watchword as ww
from helpers import TODAY
from watchword.exceptions import NoArchive, TableError, UsageError
from watchword.lists import data_folder
from watchword.records import Receipts
from watchword.screening import query_of


@pytest.fixture(scope="module")
def lists(made_archive):
    return ww.open(made_archive, today=TODAY)


def test_the_folder_is_as_given_else_the_environments_else_the_users(monkeypatch):
    monkeypatch.setenv("WATCHWORD_DATA", "/from/environment")
    assert data_folder("/given") == Path("/given")
    assert data_folder() == Path("/from/environment")
    monkeypatch.delenv("WATCHWORD_DATA")
    assert data_folder().name == "watchword"


def test_a_name_several_names_and_a_record_are_screened(lists):
    for given in ("BANK OF FROBOZZ", ["BANK OF FROBOZZ"], {"name": "BANK OF FROBOZZ", "country": "IR"}):
        (result,) = lists.screen(given)["results"]
        assert [h["id"] for h in result["hits"]] == ["us-ofac-capta:51"]
    assert len(lists.screen(["A B", "C D", "E F"])["results"]) == 3


def test_days_may_be_dates_or_text(made_archive):
    one = ww.open(made_archive, as_of="2022-06-01", known_on=date(2023, 1, 1), today="2026-11-24")
    assert (one.as_of, one.known_on, one.today) == (date(2022, 6, 1), date(2023, 1, 1), TODAY)
    assert ww.open(made_archive, known_on="2023-01-01", today=TODAY).as_of == date(2023, 1, 1)
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        ww.open(made_archive, as_of="1 June 2022")


@pytest.mark.parametrize("which", ["as_of", "known_on"])
def test_the_future_is_an_error(made_archive, which):
    with pytest.raises(UsageError, match="after today"):
        ww.open(made_archive, today=TODAY, **{which: "2026-11-25"}).screen("x")


def test_an_unknown_source_is_an_error_at_once(made_archive):
    with pytest.raises(UsageError, match="'us-nobody'"):
        ww.open(made_archive, sources=["us-nobody"])


def test_no_archive_is_an_error_that_says_what_to_do(tmp_path):
    with pytest.raises(NoArchive, match="`watchword update`"):
        ww.open(tmp_path / "none").screen("x")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "options",
    [{"threshold": 0}, {"threshold": 1.1}, {"threshold": float("nan")}, {"limit": 0}, {"mode": "slow"},
     {"weak_aliases": "maybe"}],
)  # fmt: skip
def test_options_out_of_range_are_errors(lists, options):
    with pytest.raises(UsageError):
        lists.screen("x", **options)


def test_questions_beyond_one_batch_come_back_in_order(lists, monkeypatch):
    from watchword import lists as module

    monkeypatch.setattr(module, "BATCH", 3)
    names = [f"Nobody {i}" for i in range(7)] + ["BANK OF FROBOZZ"]
    found = list(lists.screen_queries(query_of({"name": n}) for n in names))
    assert [r["query"]["name"] for r in found] == names
    assert [h["id"] for h in found[-1]["hits"]] == ["us-ofac-capta:51"]


def test_an_answer_names_its_engine_lists_and_limits(lists):
    answer = lists.screen("Nobody Whatsoever", threshold=0.9)
    assert answer["threshold"] == 0.9
    assert answer["engine"]["version"] == ww.__version__
    assert len(answer["engine"]["settings_sha256"]) == 64
    assert answer["caveat"]
    for edition in answer["view"]:
        assert len(edition["sha256"]) == 64
    assert {e["source"] for e in answer["view"]} == {
        "us-ofac-sdn", "us-ofac-capta", "us-bis-el", "us-bis-uvl",
    }  # fmt: skip


def test_a_receipt_holds_the_questions_the_view_and_the_whole_answer(lists):
    answer = lists.screen({"name": "Nobody Whatsoever", "birthDate": "1970"})
    kept = Receipts(lists.data).find(answer["receipt"])
    assert kept["queries"] == [{"name": "Nobody Whatsoever", "birthDate": "1970"}]
    assert kept["answer"] == {k: v for k, v in answer.items() if k != "receipt"}
    assert kept["today"] == "2026-11-24"


def test_parties_and_differences_are_asked_the_same_way(lists):
    assert lists.party("us-ofac-sdn:70")["caption"] == "FEATHERSTONEHAUGH, Marmaduke"
    found = {d.source: d for d in lists.diff("2022-06-01", date(2026, 11, 24))}
    assert found["us-ofac-sdn"].ended == ["us-ofac-sdn:71"]
    assert [d.source for d in lists.diff("2022-06-01", "2026-11-24", "us-bis-el")] == ["us-bis-el"]
    with pytest.raises(UsageError, match="after today"):
        lists.diff("2022-06-01", "2026-11-25")


def test_comparing_needs_no_archive(tmp_path):
    made = ww.open(tmp_path / "none").compare("Jon Smith", {"name": "Jon Smith", "schema": "Person"})
    assert made["match"] is True


def test_the_sampler_answers_without_an_archive_and_keeps_no_receipt(tmp_path):
    pytest.importorskip("watchword.index.sampler")
    lists = ww.open(tmp_path / "none", sampler=True, as_of="2022-06-01", today=TODAY)
    answer = lists.screen("Institute of Forensic Science")
    assert answer["sampler"] is True
    assert answer["receipt"] is None
    assert [h for h in answer["results"][0]["hits"] if h["id"].startswith("us-bis-el:")]
    assert not (tmp_path / "none").exists()


def test_a_table_in_memory_is_screened_row_by_row(lists):
    rows = [
        {"Customer Name": "AEROCARIBBEAN AIRLINES"},
        {"Customer Name": ""},
        {"Customer Name": "Anna Lind"},
    ]
    answer = lists.screen_table(rows, receipt=False)
    assert [r["row"] for r in answer["results"]] == [1, 3]
    assert ["row 2" in r for r in answer["refused"]] == [True]
    assert answer["receipt"] is None

    class Arrow:  # whatever gives its rows as Arrow tables do
        def to_pylist(self):
            return [{"Kunde": "Anna Lind", "born": None}]

    assert len(lists.screen_table(Arrow(), {"name": "Kunde"}, receipt=False)["results"]) == 1


def test_a_table_that_is_none_is_an_error(lists):
    with pytest.raises(TableError, match="list of mappings"):
        lists.screen_table(["Anna Lind"])
    with pytest.raises(TableError, match="no column looks like a name"):
        lists.screen_table([{"x": "1"}])
