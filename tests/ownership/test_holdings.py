"""Companies found by name or number, and held as all the stakes together say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers import CAPTA_LIST, SDN_LIST, csl, csl_folder, index_from
from watchword.index.view import open_view, without
from watchword.model import Kind
from watchword.names import analyse
from watchword.ownership import Share, Stake, Stakes, StakeStore, held, open_holdings, rules_on
from watchword.ownership.parties import Parties
from watchword.ownership.stakes import ReadStakes

DAY = date(2026, 8, 1)
LEI = "5493001KJTIIGC8Y1R12"


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple:
    """Two blocked owners, of which one is on two lists, and one listed only for correspondent accounts."""
    root = tmp_path_factory.mktemp("lists")
    rows = [
        csl(SDN_LIST, "FIRST OWNER", entity_number="1", type="Entity", programs=["ALPHA"]),
        csl(SDN_LIST, "SECOND OWNER", entity_number="2", type="Entity", programs=["BETA"]),
        csl(CAPTA_LIST, "SECOND OWNER", entity_number="2", type="Entity", programs=["GAMMA"]),
        csl(CAPTA_LIST, "THIRD BANK", entity_number="3", type="Entity", programs=["GAMMA"]),
    ]
    csl_folder(root, "2026-07-31", rows, "json")
    index = index_from(root)
    return index, open_view(index, as_of=DAY, known_on=DAY, today=DAY)


def stake(owner: str, owned: str, percent: float | None, **more: str) -> Stake:
    share = None if percent is None else Share(int(percent * 100), int(percent * 100))
    named = {"owner_name": owner, "owned_name": owned} | more
    return Stake(owner.casefold(), owned.casefold(), share, **named)


def opened(lists: tuple, *stakes: Stake):
    found = open_holdings(*lists, StakeStore.of(stakes))
    assert found is not None
    return found


def keys(holdings, name: str, kind: Kind = Kind.UNKNOWN) -> list[str]:
    return [key for key, _ in holdings.named([analyse(name, kind)])[0]]


def test_a_name_is_met_with_another_legal_form_or_script_and_not_by_likeness(lists: tuple) -> None:
    holdings = opened(
        lists, stake("us-ofac-sdn:1", "Romashka Trading LLC", 60), stake("us-ofac-sdn:1", "Vasilek AO", 60)
    )
    for asked in ("ROMASHKA TRADING", "Trading Romashka, Limited", "OOO Romashka Trading"):
        assert keys(holdings, asked) == ["romashka trading llc"]
    assert keys(holdings, "АО Василек") == ["vasilek ao"]
    for other in ("Romashka", "Romashko Trading", "Romashka Trading Services", "LLC"):
        assert keys(holdings, other) == []


def test_the_rule_its_text_and_the_path_are_told(lists: tuple) -> None:
    holdings = opened(
        lists,
        stake("us-ofac-sdn:1", "Mill", 30, since="2020-01-01", source="register A", citation="no. 7"),
        stake("us-ofac-sdn:2", "Mill", 20, source="register A"),
        stake("Mill", "Shop", 100, source="register B"),
    )
    (rule,) = holdings.held(["shop"])["shop"]
    assert (rule["rule"], rule["applies"], rule["state"], rule["in_force"]) == (
        "us-ofac",
        "yes",
        "held",
        "yes",
    )
    assert rule["citation"].startswith("OFAC, revised guidance")
    assert {h["id"] for h in rule["holders"]} == {"us-ofac-sdn:1", "us-ofac-sdn:2"}
    assert [s["company"] for s in rule["path"]] == ["mill", "shop"]
    (said,) = rule["path"][0]["owners"][0]["statements"]
    assert (said["least"], said["since"], said["source"], said["citation"]) == (
        3000, "2020-01-01", "register A", "no. 7",
    )  # fmt: skip


def test_a_share_of_unknown_size_is_perhaps_and_too_small_a_one_nothing(lists: tuple) -> None:
    holdings = opened(lists, stake("us-ofac-sdn:1", "Dim", None), stake("us-ofac-sdn:1", "Small", 49.99))
    (rule,) = holdings.held(["dim"])["dim"]
    assert (rule["state"], rule["in_force"], rule["reasons"]) == ("flagged", "perhaps", ["share-unknown"])
    assert holdings.held(["small", "nobody"]) == {}


@pytest.mark.parametrize(
    ("day", "states"), [("2025-10-15", {"yes"}), ("2026-02-01", set()), ("2026-11-20", {"perhaps"})]
)
def test_a_suspended_rule_holds_nobody_and_one_that_applies_perhaps_says_so(
    tmp_path: Path, day: str, states: set
) -> None:
    rows = [csl(SDN_LIST, "FIRST OWNER", entity_number="1", type="Entity", programs=["SDGT"])]
    csl_folder(tmp_path, "2025-09-30", rows, "json")
    index, at = index_from(tmp_path), date.fromisoformat(day)
    view = open_view(index, as_of=at, known_on=at, today=at)
    told = opened((index, view), stake("us-ofac-sdn:1", "Mill", 60)).held(["mill"])["mill"]
    assert {r["in_force"] for r in told if r["rule"] == "us-bis-affiliates"} == states


def test_a_company_is_met_by_its_number_and_a_listed_one_by_its_id(lists: tuple) -> None:
    holdings = opened(
        lists, stake("us-ofac-sdn:1", f"lei:{LEI}", 60)._replace(owned=f"lei:{LEI}", owned_name="Anything"),
        stake("us-ofac-sdn:1", "us-ofac-capta:3", 60),
    )  # fmt: skip
    assert holdings.numbered("leiCode", LEI.lower()) == [f"lei:{LEI}"]
    assert holdings.numbered("leiCode", "5493001KJTIIGC8Y1R99") == []
    assert holdings.held([f"lei:{LEI}"])
    third = lists[0].party(lists[0].number("us-ofac-capta:3"))
    assert holdings.listed([third]) == ["us-ofac-capta:3"]
    assert holdings.held(["us-ofac-capta:3"])["us-ofac-capta:3"][0]["rule"] == "us-ofac"


def test_an_earlier_state_answers_as_it_did(lists: tuple) -> None:
    store = StakeStore(None)
    store.add(ReadStakes("a", "1", [stake("us-ofac-sdn:1", "Mill", 60)._replace(record="7")]))
    first = open_holdings(*lists, store)
    assert first is not None
    store.add(ReadStakes("b", "2", [stake("us-ofac-sdn:1", "Mill", 10)._replace(record="7")]))
    store.add(ReadStakes("c", "3", [stake("us-ofac-sdn:1", "Bakery", 90)]))
    now = open_holdings(*lists, store)
    then = open_holdings(*lists, store, first.pin.digest)
    assert now is not None
    assert then is not None
    assert now.pin != first.pin == then.pin
    assert not now.held(["mill"])
    assert then.held(["mill"]) == first.held(["mill"]) != {}
    assert keys(then, "Bakery") == []
    assert open_holdings(*lists, store, "0" * 64) is None


def test_no_stakes_no_holdings(lists: tuple) -> None:
    assert open_holdings(*lists, None) is None
    assert open_holdings(*lists, StakeStore(None)) is None


def test_a_store_from_before_names_were_kept_answers_too(lists: tuple) -> None:
    store = StakeStore.of([stake("us-ofac-sdn:1", "Old Mill", 60)])
    for table in ("name", "name_key", "state", "analysed"):
        store.db.execute(f"DELETE FROM {table}")
    holdings = open_holdings(*lists, store)
    assert holdings is not None
    assert keys(holdings, "Old Mill Ltd") == ["old mill"]
    assert holdings.held(["old mill"])


NODES = ["us-ofac-sdn:1", "us-ofac-sdn:2", "us-ofac-capta:2", "us-ofac-capta:3", *"abcdefgh"]
PAIRS = st.tuples(
    st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from([None, 10, 25, 50, 50.01, 100]),
    st.sampled_from(["direct", "votes", "control"]), st.sampled_from(["", "deal"]), st.sampled_from("123456"),
)  # fmt: skip


@pytest.mark.parametrize("many", [3000, 0])
@settings(max_examples=120)
@given(st.lists(PAIRS, max_size=25), st.lists(st.booleans(), min_size=4, max_size=4))
@example(
    [
        *[("us-ofac-sdn:1", "us-ofac-sdn:1", None, "direct", "", "1")] * 11,
        ("us-ofac-sdn:1", "us-ofac-capta:3", None, "direct", "", "3"),
        ("us-ofac-sdn:2", "us-ofac-capta:3", None, "direct", "", "2"),
        ("us-ofac-capta:2", "a", None, "direct", "", "1"),
    ],
    [False] * 4,
)
def test_what_lies_above_a_company_is_all_that_counts(
    lists: tuple, many: int, rows: list, lifted: list
) -> None:
    """Asked one by one, with only the stakes above, each company is as all stakes at once have it."""

    with patch("watchword.ownership.holdings._MANY", many):  # with 0, whom a rule can hold comes first
        above_is_all(lists, rows, lifted)


def above_is_all(lists: tuple, rows: list, lifted: list) -> None:
    index, view = lists
    view = without(view, index, np.array(lifted[: len(view.run)]))
    stakes = [
        stake(a, b, share)._replace(kind=kind, joint=joint, record=record)
        for a, b, share, kind, joint, record in rows
    ]
    store = StakeStore.of(stakes)
    parties = Parties(index)
    whole = Stakes(list(store.stakes()), parties.canon)
    outcomes = held(whole, parties.blocked(view, rules_on(DAY), whole.keys), DAY)
    for node in NODES:
        one = open_holdings(index, view, store)
        key = parties.canon(node)
        wanted = {
            (rule, o.state(key)) for rule, o in outcomes.items()
            if o.rule.effect == "extends" and o.rule.applies != "no" and o.state(key) in ("held", "flagged")
        }  # fmt: skip
        told = one.held([key]).get(key, []) if one else []
        assert {(r["rule"], r["state"]) for r in told} == wanted
        if one:  # asked among others it is told in the very same words
            assert open_holdings(index, view, store).held(map(parties.canon, NODES)).get(key, []) == told


def test_where_very_much_lies_above_all_is_opened_and_told_alike(
    lists: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    stakes = [stake("us-ofac-sdn:1", "n0", 60), *(stake(f"n{i}", f"n{i + 1}", 60) for i in range(40))]
    usual = opened(lists, *stakes)
    monkeypatch.setattr("watchword.ownership.holdings._MANY", 5)
    other = opened(lists, *stakes)
    for key in ("n40", "n2", "n30"):
        assert other.held([key]) == usual.held([key]) != {}
