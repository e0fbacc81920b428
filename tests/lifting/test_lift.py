"""Lifting: two worlds and their difference; nothing else moves."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import watchword as ww
from helpers import CAPTA_LIST, ENTITY_LIST, LISTS, SDN_LIST, csl, csl_folder, index_from, run
from watchword.exceptions import UsageError
from watchword.index.view import PERHAPS, View, open_view
from watchword.lifting import lift, select_runs
from watchword.screening import query_of

DAY = date(2026, 8, 1)
FORBIDDEN = re.compile(r"\b(cleared|free to|may receive)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, View]:
    """Four parties: one under two programmes, one on two lists, one alone, one only alike elsewhere."""
    root = tmp_path_factory.mktemp("lists")
    rows = [
        csl(SDN_LIST, "TWICE HELD TRADING", entity_number="1", type="Entity", programs=["ALPHA", "BETA"]),
        csl(SDN_LIST, "ON TWO LISTS BANK", entity_number="2", type="Entity", programs=["ALPHA"]),
        csl(CAPTA_LIST, "ON TWO LISTS BANK", entity_number="2", type="Entity", programs=["GAMMA"]),
        csl(SDN_LIST, "LONELY ZEPHYR HOLDING", entity_number="3", type="Entity", programs=["ALPHA"]),
        csl(SDN_LIST, "VERMILION OKAPI WORKS", entity_number="4", type="Entity", programs=["ALPHA"]),
        csl(
            ENTITY_LIST, "Vermilion Okapi Works", addresses=[{"country": "CN"}],
            license_requirement="For all items.", license_policy="Presumption of denial.",
        ),
    ]  # fmt: skip
    csl_folder(root, "2026-07-31", rows, "json")
    index = index_from(root)
    return index, open_view(index, as_of=DAY, known_on=DAY, today=DAY)


def ids(parties: list[dict]) -> set[str]:
    return {p["id"] for p in parties}


def test_programme_lifted(world: tuple) -> None:
    index, view = world
    found = lift(index, view, select_runs(index, view, programmes=["ALPHA"]))
    assert ids(found["lifted"]) == {f"us-ofac-sdn:{n}" for n in (1, 2, 3, 4)}
    assert ids(found["held"]) == {"us-ofac-sdn:1", "us-ofac-sdn:2"}
    by = {p["id"]: {(b["source"], b["programme"]) for b in p["by"]} for p in found["held"]}
    assert by["us-ofac-sdn:1"] == {("us-ofac-sdn", "BETA")}
    assert by["us-ofac-sdn:2"] == {("us-ofac-capta", "GAMMA")}
    assert ids(found["perhaps_held"]) == {"us-ofac-sdn:4"}, "alike by name only: perhaps"
    assert ids(found["freed"]) == {"us-ofac-sdn:3"}


def test_source_lifted_and_terms_quoted_from_the_entry(world: tuple) -> None:
    index, view = world
    found = lift(index, view, select_runs(index, view, sources=["us-bis-el"]))
    (away,) = found["falls_away"]
    assert "For all items." in away["terms"]
    assert any("15 CFR part 744" in s for s in found["not_lifted"])


def test_customers_whose_answer_changes(world: tuple) -> None:
    index, view = world
    people = [query_of({"name": n}) for n in ("Lonely Zephyr Holding", "Twice Held Trading", "Nobody At All")]
    found = lift(index, view, select_runs(index, view, programmes=["ALPHA"]), people)
    assert [(c["row"], c["gone"], c["stay"]) for c in found["changes"]] == [(1, ["us-ofac-sdn:3"], [])]


def test_nothing_named_is_told(world: tuple) -> None:
    index, view = world
    for wrong in ({"programmes": ["NONE"]}, {"sources": ["us-ofac-fse"]}, {"parties": ["us-ofac-sdn:9"]}):
        with pytest.raises(UsageError):
            select_runs(index, view, **wrong)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_monotone(world: tuple, data: st.DataObject) -> None:
    """More lifted frees no fewer; nothing lifted changes nothing; all lifted holds nobody."""
    index, view = world
    n = len(view.run)
    few = data.draw(st.lists(st.booleans(), min_size=n, max_size=n))
    more = [
        a or b for a, b in zip(few, data.draw(st.lists(st.booleans(), min_size=n, max_size=n)), strict=True)
    ]
    import numpy as np

    one, two = (lift(index, view, np.array(x)) for x in (few, more))
    loose = [ids(x["freed"]) | ids(x["perhaps_held"]) for x in (one, two)]
    assert loose[0] <= loose[1]
    nothing = lift(index, view, np.zeros(n, bool))
    assert not any(nothing[k] for k in ("lifted", "freed", "held", "perhaps_held", "falls_away", "changes"))
    everything = lift(index, view, view.run >= PERHAPS)
    assert not everything["held"]
    assert not everything["perhaps_held"]


def test_words_that_promise_do_not_occur(world: tuple) -> None:
    index, view = world
    found = lift(index, view, view.run >= PERHAPS)
    assert not FORBIDDEN.search(json.dumps(found))
    ran = run("lift", "--sampler", "--programme", "ILLICIT-DRUGS-EO14059", "--format", "html")
    assert ran.status == 0
    assert not FORBIDDEN.search(ran.out)
    assert 'aria-label="Before and after"' in ran.out
    assert 'aria-label="Listings over time"' in ran.out


def test_adding_again(tmp_path: Path) -> None:
    ran = run("lift", "--sampler", "--add", "us-bis-el:ljsfpmgezw", "--format", "json")
    assert ids(ran.json()["freed"]) == {"us-bis-el:ljsfpmgezw"}
    assert run("lift", "--sampler", "us-bis-el:ljsfpmgezw").status == 2, "it isn't in force today"


@pytest.mark.shared
def test_fentanyl_programme_counts_come_from_the_raw_file(real_archive: Path) -> None:
    raw = json.loads((LISTS / "us_csl" / "2026-07-31" / "consolidated.json").read_text("utf-8"))["results"]
    code = "ILLICIT-DRUGS-EO14059"
    under = [r for r in raw if r["source"].startswith("Specially") and code in r["programs"]]
    others = {
        r["entity_number"]
        for r in raw
        if r["entity_number"] and (not r["source"].startswith("Specially") or r["programs"] != [code])
    }
    held = {f"us-ofac-sdn:{r['entity_number']}" for r in under if r["entity_number"] in others}
    lists = ww.open(real_archive, as_of="2026-07-31")
    found = lists.lift(programmes=[code], sources=["us-ofac-sdn"])
    assert len(found["lifted"]) == len(under) == 704
    by_ofac = {p["id"] for p in found["held"] if any(b["source"].startswith("us-ofac") for b in p["by"])}
    assert by_ofac == held
    assert len(held) == 250
    rest = ids(found["held"]) - held | ids(found["perhaps_held"]) | ids(found["freed"])
    assert len(rest) == 454


def test_companies_under_each_rule(world: tuple, tmp_path: Path) -> None:
    from watchword.ownership import read_stakes

    index, view = world
    path = tmp_path / "stakes.csv"
    path.write_text(
        "owner,owned,percent\n"
        "us-ofac-sdn:3,ZEPHYR MILL,60\nZEPHYR MILL,ZEPHYR SHOP,100\n"
        "us-ofac-sdn:3,SHARED WORKS,50\nus-ofac-sdn:1,SHARED WORKS,50\n",
        "utf-8",
    )
    stakes = read_stakes(path).stakes
    found = lift(index, view, select_runs(index, view, programmes=["ALPHA"]), (), stakes)
    (ofac,) = [r for r in found["companies"] if r["rule"] == "us-ofac"]
    assert {c["name"] for c in ofac["freed"]} == {"ZEPHYR MILL", "ZEPHYR SHOP"}
    assert {c["name"] for c in ofac["stay"]} == {"SHARED WORKS"}, "the other half's owner stays listed"
    assert [h["id"] for c in ofac["stay"] for h in c["holders"]] == ["us-ofac-sdn:1"]
