"""Customers whose answer changes: asked the short way they are those of the long way, word for word."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import watchword as ww
from helpers import CAPTA_LIST, ENTITY_LIST, LISTS, SDN_LIST, csl, csl_folder, index_from
from timing import within
from watchword.index.view import open_view, with_again, without
from watchword.lifting import customers_changed
from watchword.ownership import Share, Stake, StakeStore, open_holdings
from watchword.screening import Screener, query_of
from watchword.screening.tables import read_table

DAY = date(2026, 8, 1)
CUSTOMERS = LISTS.parent / "labelled" / "customers_us_50k.csv"
WORDS = "zephyr okapi vermilion quagmire snorkel lantern".split()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple:
    """Parties of like names on several lists, one of them ended; companies that they hold."""
    root = tmp_path_factory.mktemp("lists")
    rows = [
        csl(SDN_LIST, "ZEPHYR OKAPI", entity_number="1", type="Entity", programs=["ALPHA"]),
        csl(SDN_LIST, "ZEPHYR VERMILION", entity_number="2", type="Entity", programs=["ALPHA", "BETA"]),
        csl(CAPTA_LIST, "SNORKEL LANTERN", entity_number="3", type="Entity", programs=["GAMMA"]),
        csl(SDN_LIST, "QUAGMIRE SNORKEL", entity_number="4", type="Entity", programs=["BETA"]),
        csl(ENTITY_LIST, "Zephyr Okapi", addresses=[{"country": "CN"}]),
        csl(ENTITY_LIST, "Okapi Zephyr Lantern", addresses=[{"country": "CN"}]),
    ]
    gone = csl(SDN_LIST, "LANTERN VERMILION", entity_number="5", type="Entity", programs=["ALPHA"])
    csl_folder(root, "2026-07-01", [*rows, gone], "json")
    csl_folder(root, "2026-07-31", rows, "json")
    index = index_from(root)
    return index, open_view(index, as_of=DAY, known_on=DAY, today=DAY)


NODES = [f"us-ofac-sdn:{n}" for n in (1, 2, 4, 5)] + [
    "us-ofac-capta:3",
    "okapi lantern",
    "snorkel zephyr ltd",
]
STAKES = st.lists(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from([None, 30, 50, 100])),
    max_size=8,
)
NAMES = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    st.sampled_from(["lantern vermilion", "snorkel lantern", "quagmire snorkel", "okapi lantern"]),
)


def long_way(index, before, after, customers, holdings) -> list[tuple]:
    """Everybody asked in both worlds: (row, ids before, ids after) where anything differs."""
    both = []
    for view in (before, after):
        its = holdings.under(view) if holdings else None
        both.append(Screener(index, view, holdings=its).screen(customers))

    def hits(result: dict) -> dict:
        return {
            h["id"]: (h["kind"], [(r["rule"], r["in_force"]) for r in h.get("held", ())])
            for h in result["hits"]
        }

    return [
        (i, set(hits(a)), set(hits(b)))
        for i, (a, b) in enumerate(zip(*both, strict=True), 1)
        if hits(a) != hits(b)
    ]


@settings(max_examples=150)
@given(st.data())
def test_the_short_way_is_the_long_way(world: tuple, data: st.DataObject) -> None:
    index, view = world
    runs = np.array(data.draw(st.lists(st.booleans(), min_size=len(view.run), max_size=len(view.run))))
    if data.draw(st.booleans(), "add"):
        view = with_again(view, index, runs)
    after = without(view, index, runs)
    customers = [query_of({"name": n}) for n in data.draw(st.lists(NAMES, min_size=1, max_size=12))]
    stakes = [
        Stake(a, b, None if p is None else Share(p * 100, p * 100), record=str(i))
        for i, (a, b, p) in enumerate(data.draw(STAKES))
    ]
    holdings = open_holdings(index, view, StakeStore.of(stakes))
    touched = np.unique(index.arrays["run"][runs, 0])
    told = customers_changed(index, view, after, touched, customers, holdings)
    short = [
        (c["row"], {*c["gone"], *c["stay"]}, {*c["new"], *c["stay"]})
        for c in told
    ]  # fmt: skip
    assert short == long_way(index, view, after, customers, holdings)
    assert all(c["gone"] or c["new"] or c["otherwise"] for c in told)


def test_a_company_that_is_held_comes_free_with_its_owner(world: tuple) -> None:
    index, view = world
    stakes = [Stake("us-ofac-sdn:1", "okapi lantern", Share(6000, 6000), owned_name="Okapi Lantern LLC")]
    holdings = open_holdings(index, view, StakeStore.of(stakes))
    runs = index.arrays["run"][:, 0] == index.number("us-ofac-sdn:1")
    after = without(view, index, runs)
    touched = np.unique(index.arrays["run"][runs, 0])
    people = [query_of({"name": "Lantern Okapi"})]
    (change,) = customers_changed(index, view, after, touched, people, holdings)
    assert "okapi lantern" in change["gone"]
    assert customers_changed(index, view, view, touched, people, holdings) == []


def test_an_ended_party_that_a_lifted_one_holds_changes_too(world: tuple) -> None:
    """Its own listing isn't touched, and its name is in no stake."""
    index, view = world
    holdings = open_holdings(
        index, view, StakeStore.of([Stake("us-ofac-sdn:1", "us-ofac-sdn:5", Share(6000, 6000))])
    )
    runs = index.arrays["run"][:, 0] == index.number("us-ofac-sdn:1")
    touched = np.unique(index.arrays["run"][runs, 0])
    people = [query_of({"name": "Lantern Vermilion"})]
    (change,) = customers_changed(index, view, without(view, index, runs), touched, people, holdings)
    assert change["gone"] == ["us-ofac-sdn:5"]


def test_a_lifted_party_that_stays_held_by_another_is_told_otherwise(world: tuple) -> None:
    index, view = world
    stakes = [Stake("us-ofac-sdn:2", "us-ofac-sdn:4", Share(6000, 6000))]
    holdings = open_holdings(index, view, StakeStore.of(stakes))
    runs = index.arrays["run"][:, 0] == index.number("us-ofac-sdn:4")
    touched = np.unique(index.arrays["run"][runs, 0])
    people = [query_of({"name": "Quagmire Snorkel"})]
    (change,) = customers_changed(index, view, without(view, index, runs), touched, people, holdings)
    assert (change["gone"], change["stay"]) == ([], ["us-ofac-sdn:4"])
    (other,) = change["otherwise"]
    assert (other["before"]["kind"], other["after"]["kind"]) == ("listed", "owned")


@pytest.mark.shared
@pytest.mark.prove
def test_a_programme_over_fifty_thousand_customers_takes_under_ten_seconds(real_archive: Path) -> None:
    lists = ww.open(real_archive, as_of="2026-07-31", today="2026-07-31")
    with within(10):
        customers = [r.query for r in read_table(CUSTOMERS) if r.query is not None]
        found = lists.lift(programmes=["ILLICIT-DRUGS-EO14059"], customers=customers)
    assert len(customers) > 49_000
    # The long way over a part of them, with those that change among them.
    changed = {c["row"] - 1 for c in found["changes"]}
    some = sorted({*random.Random(3).sample(range(len(customers)), 4000), *changed})
    from watchword.lifting import select_runs

    runs = select_runs(lists.index, lists.view, programmes=["ILLICIT-DRUGS-EO14059"])
    after = without(lists.view, lists.index, runs)
    slow = long_way(lists.index, lists.view, after, [customers[i] for i in some], None)
    assert {some[row - 1] for row, _, _ in slow} == changed
