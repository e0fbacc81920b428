"""Listed parties as owners: one key a party, who counts under which rule, and OFAC's "Linked To"."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from helpers import ENTITY_LIST, LISTS, SSI_LIST, Sdn, archive_from, csl, csl_folder, index_from, sdn_folder
from watchword.index.store import Index
from watchword.index.view import open_view
from watchword.ownership import Parties, Stake, Stakes, all_rules, held, linked_stakes, read_share, rules_on

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Index:
    root = tmp_path_factory.mktemp("lists")
    csl_folder(
        root, "2026-11-20",
        [csl(ENTITY_LIST, "ZZYZX HOLDINGS"),
         csl(SSI_LIST, "FROBOZZ BANK", entity_number="80", programs="UKRAINE-EO13662")],
    )  # fmt: skip
    sdn_folder(
        root, "2026-11-21",
        [
            Sdn(80, "FROBOZZ BANK", "", "RUSSIA-EO14024"),
            Sdn(81, "QUIXOTRIA TRADING CO., LTD.", "", "SDGT", remarks="(Linked To: FROBOZZ BANK)."),
            Sdn(82, "MARMADUKE, Duke", "individual", "SDGT", remarks="(Linked To: FROBOZZ BANK)."),
            Sdn(83, "ZEBEDIAH LINES", "", "CUBA", remarks="(Linked To: NOBODY KNOWN)."),
        ],
    )  # fmt: skip
    return index_from(root)


@pytest.fixture
def view(index):
    return open_view(index, as_of=DAY, known_on=DAY, today=DAY)


def blocked(index, view, *keys: str):
    parties = Parties(index)
    return parties.blocked(view, rules_on(DAY), [parties.canon(k) for k in keys])


def test_a_party_on_two_lists_is_one_owner(index, view):
    parties = Parties(index)
    assert parties.canon("us-ofac-ssi:80") == parties.canon("us-ofac-sdn:80")
    stakes = Stakes(
        [
            Stake("us-ofac-sdn:80", "acme", read_share("30"), record="1"),
            Stake("us-ofac-ssi:80", "beta", read_share("50"), record="2"),
            Stake("beta", "acme", read_share("20"), record="3"),
        ],
        parties.canon,
    )
    outcomes = held(stakes, parties.blocked(view, rules_on(DAY), stakes.keys), DAY)
    assert outcomes["us-ofac"].held == outcomes["us-ofac-ssi"].held == {"acme", "beta"}
    assert outcomes["us-ofac"].without({"us-ofac-ssi:80"}).held == frozenset()


def test_who_counts_under_which_rule(index, view):
    (entity,) = [index.id(i) for i in range(len(index)) if index.id(i).startswith("us-bis-el:")]
    found = blocked(index, view, "us-ofac-sdn:80", "us-ofac-sdn:83", entity, "acme")
    bank = Parties(index).canon("us-ofac-sdn:80")
    assert found["us-ofac"] == {bank, "us-ofac-sdn:83"}
    assert found["us-ofac-ssi"] == {bank}
    assert found["us-bis-affiliates"] == {bank, entity}  # CUBA is not among the tags of 15 CFR 744.8(a)(1)
    assert found["eu"] == found["gb"] == set()


def test_linked_to_is_a_red_flag_found_by_name_and_persons_are_left_out(index, view):
    parties = Parties(index)
    links = linked_stakes(parties)
    bank = parties.canon("us-ofac-sdn:80")
    assert {(s.owner, s.owned, s.kind, s.share) for s in links} == {
        (bank, "us-ofac-sdn:81", "linked", None),
        ("nobody known", "us-ofac-sdn:83", "linked", None),
    }
    stakes = Stakes(links, parties.canon)
    outcome = held(stakes, parties.blocked(view, rules_on(DAY), stakes.keys), DAY)["us-ofac"]
    assert outcome.state("us-ofac-sdn:81") == "listed"
    lifted = outcome.without({"us-ofac-sdn:81"})
    assert (lifted.state("us-ofac-sdn:81"), lifted.why("us-ofac-sdn:81").reasons) == ("flagged", ("linked",))
    assert outcome.without({"us-ofac-sdn:81", bank}).state("us-ofac-sdn:81") == "not held"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: f"{r.key} {r.since}")
def test_every_rule_is_cited_checked_and_plain(rule):
    assert rule.citation
    assert rule.checked
    assert rule.url.startswith("https://")
    for word in ("cleared", "free to", "may receive"):
        assert word not in f"{rule.says} {rule.control} {rule.warning}".lower()
    assert rule.says.endswith((".", ".)"))
    assert rule.effect != "extends" or (rule.lists and rule.control)


def test_rules_of_one_key_never_overlap():
    by_key: dict[str, list[tuple[str, str]]] = {}
    for rule in all_rules():
        by_key.setdefault(rule.key, []).append((rule.since, rule.until))
    for periods in by_key.values():
        for (_, until), (since, _) in pairwise(periods):
            assert until
            assert date.fromisoformat(since).toordinal() == date.fromisoformat(until).toordinal() + 1


@pytest.mark.shared
def test_real_linked_to_names_are_listed_parties(tmp_path):
    """In one real edition nearly every "Linked To" names a party of OFAC's own lists."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "us_ofac_sdn").mkdir()
    (tmp_path / "lists" / "us_ofac_sdn" / "2024-05-03").symlink_to(LISTS / "us_ofac_sdn" / "2024-05-03")
    index = Index.open(archive_from(tmp_path / "lists", tmp_path / "archive"))
    links = linked_stakes(Parties(index))
    assert len(links) > 1000
    found = sum(s.owner.startswith("us-ofac-") for s in links)
    assert found / len(links) > 0.95
