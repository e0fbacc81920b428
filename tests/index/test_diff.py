from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise

import pytest

from helpers import (
    CAPTA_LIST,
    ENTITY_LIST,
    LISTS,
    SDN_LIST,
    Sdn,
    csl,
    csl_folder,
    index_from,
    raw_sdn,
    sdn_folder,
)
from watchword.index.diff import difference
from watchword.index.store import Index


def diff(index, first, last, *sources):
    found = difference(index, date.fromisoformat(first), date.fromisoformat(last), sources)
    return {d.source: d for d in found}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    root = tmp_path_factory.mktemp("diff")
    full = [Sdn(1, "ALFA", programme="P"), Sdn(2, "BETA", remarks="Gender Male."), Sdn(3, "GAMMA CO., LTD")]
    sdn_folder(root, "2022-01-01", full, alt=[(1, "aka", "OTHER NAME"), (2, "aka", "BEE")])
    sdn_folder(root, "2022-02-01", [Sdn(1, "ALPHA", programme="P] [Q"), *full[1:], Sdn(4, "DELTA")])
    sdn_folder(
        root, "2022-03-01", [Sdn(1, "ALPHA", programme="Q"), Sdn(3, "GAMMA CO LTD"), Sdn(4, "DELTA")],
        alt=[(1, "aka", "THIRD NAME"), (4, "aka", "DEE")],
    )  # fmt: skip
    rows = [
        csl(SDN_LIST, n, entity_number=i, programs=p, addresses="1 Road, CN")
        for i, n, p in ((1, "ALPHA", "Q"), (3, "GAMMA CO LTD", "CUBA"), (4, "DELTA", "CUBA"))
    ]
    csl_folder(root, "2022-04-01", [*rows, csl(CAPTA_LIST, "BANK", entity_number="9")])
    return index_from(root)


def test_added_and_ended_are_told(index):
    found = diff(index, "2022-01-01", "2022-02-01")["us-ofac-sdn"]
    assert (found.from_edition, found.to_edition) == ("2022-01-01", "2022-02-01")
    assert (found.added, found.ended) == (["us-ofac-sdn:4"], [])
    found = diff(index, "2022-02-01", "2022-03-01")["us-ofac-sdn"]
    assert (found.added, found.ended) == ([], ["us-ofac-sdn:2"])


def test_changes_are_of_fields_that_both_editions_state(index):
    found = diff(index, "2022-01-01", "2022-02-01")["us-ofac-sdn"]
    assert found.changed == {
        "us-ofac-sdn:1": [
            {"property": "name", "gone": ["ALFA"], "new": ["ALPHA"]},
            {"property": "programme", "gone": [], "new": ["Q"]},
        ]
    }


def test_aliases_are_compared_over_an_edition_that_had_none(index):
    found = diff(index, "2022-01-01", "2022-03-01")["us-ofac-sdn"]
    aliases = {p: c for p, changes in found.changed.items() for c in changes if c["property"] == "alias"}
    assert aliases == {"us-ofac-sdn:1": {"property": "alias", "gone": ["OTHER NAME"], "new": ["THIRD NAME"]}}


def test_the_same_name_with_other_punctuation_is_no_change(index):
    assert "us-ofac-sdn:3" not in diff(index, "2022-02-01", "2022-03-01")["us-ofac-sdn"].changed


def test_between_carriers_only_names_and_programmes_are_compared(index):
    found = diff(index, "2022-03-01", "2022-04-01")["us-ofac-sdn"]
    assert found.changed == {}


def test_days_between_editions_mean_the_edition_before(index):
    found = diff(index, "2022-01-15", "2022-02-20")["us-ofac-sdn"]
    assert (found.from_edition, found.to_edition) == ("2022-01-01", "2022-02-01")
    same = diff(index, "2022-01-01", "2022-01-31")["us-ofac-sdn"]
    assert (same.added, same.ended, same.changed) == ([], [], {})


def test_backward_is_the_other_way_round(index):
    found = diff(index, "2022-02-01", "2022-01-01")["us-ofac-sdn"]
    assert (found.added, found.ended) == ([], ["us-ofac-sdn:4"])


def test_a_source_without_an_edition_by_then_says_so(index):
    found = diff(index, "2022-01-01", "2022-04-01")["us-ofac-capta"]
    assert found.note == "no edition by 2022-01-01: nothing to compare."
    assert not found.added


def test_only_the_sources_asked_for_are_compared(index):
    assert diff(index, "2022-01-01", "2022-04-01", "us-ofac-capta").keys() == {"us-ofac-capta"}


def test_a_minted_party_renamed_is_no_change_of_membership(tmp_path):
    csl_folder(tmp_path, "2022-01-01", [csl(ENTITY_LIST, "Lab?s"), csl(ENTITY_LIST, "Gone")])
    csl_folder(tmp_path, "2022-02-01", [csl(ENTITY_LIST, "Lab's"), csl(ENTITY_LIST, "Come")])
    index = index_from(tmp_path)
    found = diff(index, "2022-01-01", "2022-02-01")["us-bis-el"]
    captions = [[index.party(index.number(i)).caption for i in ids] for ids in (found.added, found.ended)]
    assert captions == [["Come"], ["Gone"]]


# --- the real lists


def _days():
    labels = sorted(p.name for p in (LISTS / "us_ofac_sdn").glob("20*")) if LISTS.is_dir() else []
    return [x for x in labels if len(x) == 10]


@pytest.fixture(scope="module")
def real_index(real_archive):
    return Index.open(real_archive)


@pytest.mark.shared
@pytest.mark.parametrize(("first", "last"), list(pairwise(_days())))
def test_real_differences_are_plain_set_differences_of_ofacs_numbers(real_index, first, last):
    then, now = ({r[0] for r in raw_sdn(LISTS / "us_ofac_sdn" / x)} for x in (first, last))
    found = diff(real_index, first, last, "us-ofac-sdn")["us-ofac-sdn"]
    assert set(found.added) == {f"us-ofac-sdn:{n}" for n in now - then}
    assert set(found.ended) == {f"us-ofac-sdn:{n}" for n in then - now}
    assert len(found.added) == len(set(found.added))
    assert set(found.changed) <= {f"us-ofac-sdn:{n}" for n in then & now}


@pytest.mark.shared
@pytest.mark.parametrize(("first", "last"), list(pairwise(_days())))
def test_real_programmes_change_exactly_as_in_the_raw_files(real_index, first, last):
    def programmes(label):
        return {
            r[0]: {t.strip(" []") for t in r[3].replace("] [", ";").split(";")} - {""}
            for r in raw_sdn(LISTS / "us_ofac_sdn" / label)
        }

    then, now = programmes(first), programmes(last)
    raw = {
        f"us-ofac-sdn:{n}": (sorted(then[n] - now[n]), sorted(now[n] - then[n]))
        for n in then.keys() & now.keys()
        if then[n] != now[n]
    }
    found = diff(real_index, first, last, "us-ofac-sdn")["us-ofac-sdn"].changed
    told = {
        p: (sorted(c["gone"]), sorted(c["new"]))
        for p, changes in found.items()
        for c in changes
        if c["property"] == "programme"
    }
    assert told == raw


@pytest.mark.shared
def test_the_banks_of_february_2022(real_index):
    """What the raw files say: VEB and PSB were there before the 23rd's edition or came by the 25th's."""

    def names(label):
        with (LISTS / "us_ofac_sdn" / label / "sdn.csv").open(encoding="latin-1", newline="") as text:
            return {r[0]: r[1] for r in csv.reader(text) if len(r) == 12}

    then, now = names("2022-02-23"), names("2022-02-25")
    found = diff(real_index, "2022-02-23", "2022-02-25", "us-ofac-sdn")["us-ofac-sdn"]
    added = {i.partition(":")[2] for i in found.added}
    banks = {n for n in now.keys() - then.keys() if "BANK" in now[n]}
    assert banks
    assert banks <= added
    for words in ("VTB BANK", "OTKRITIE", "SOVCOMBANK", "NOVIKOMBANK"):
        holding = {n for n in now.keys() - then.keys() if words in now[n]}
        assert holding, words
        assert holding <= added
    for words in ("VNESHECONOMBANK", "PROMSVYAZBANK"):
        before = {n for n in then if words in then[n]}
        assert before, words
        assert not before & added, words
