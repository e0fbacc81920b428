"""The example file: every row's verdict and rules, with the sampler and with the real lists."""

import csv
import re

import pytest

import watchword as ww
from helpers import ROOT, TODAY
from watchword.shipping import VERDICTS, rules

SHIPMENTS, STAKES = ROOT / "examples" / "shipments.csv", ROOT / "examples" / "stakes.csv"
EXPECTED = list(csv.DictReader((ROOT / "tests" / "shipping" / "expected.csv").open(encoding="utf-8")))
FORBIDDEN = re.compile(r"\b(cleared|free to|may receive)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def told() -> dict:
    return ww.open(sampler=True, today=TODAY).ship(SHIPMENTS, stakes=[STAKES])


def wanted(row: dict) -> set[str]:
    return {r for r in row["rules"].split("; ") if r}


def test_there_are_sixty_and_more_of_every_verdict(told):
    assert len(EXPECTED) >= 60
    assert [r["id"] for r in told["results"]] == [r["id"] for r in EXPECTED]
    assert not told["refused"]
    assert all(told["summary"]["verdicts"][v] >= 10 for v in VERDICTS)


@pytest.mark.parametrize("row", EXPECTED, ids=lambda r: r["id"])
def test_the_sampler_gives_the_expected_verdict_and_exactly_the_expected_rules(told, row):
    result = next(r for r in told["results"] if r["id"] == row["id"])
    assert (result["verdict"], {r["rule"] for r in result["reasons"]}) == (row["verdict"], wanted(row))


@pytest.mark.shared
def test_the_real_lists_give_the_same_verdicts_and_at_least_those_rules(real_archive):
    lists = ww.open(real_archive, today=TODAY)
    by_id = {r["id"]: r for r in lists.ship(SHIPMENTS, stakes=[STAKES], receipt=False)["results"]}
    for row in EXPECTED:
        if row["id"] == "P-04":
            continue  # its party is on the UN's list alone, which that archive doesn't hold
        found = by_id[row["id"]]
        assert found["verdict"] == row["verdict"], (row, found["reasons"])
        assert wanted(row) <= {r["rule"] for r in found["reasons"]}, row


def test_every_reason_has_the_contracts_keys_a_rule_and_its_law(told):
    reasons = [r for result in told["results"] for r in result["reasons"]]
    for r in reasons:
        assert {"kind", "what", "matched", "certainty", "line", "says", "basis"} <= r.keys()
        assert r["verdict"] == rules()[r["rule"]].verdict
        assert r["says"]
        assert r["basis"]
        assert r["matched"]
        assert r["certainty"]


def test_the_strongest_reason_decides_and_comes_first(told):
    for result in told["results"]:
        ranks = [VERDICTS.index(r["verdict"]) for r in result["reasons"]]
        assert ranks == sorted(ranks)
        assert result["verdict"] == (VERDICTS[ranks[0]] if ranks else "no finding")


def test_no_finding_says_what_was_looked_at_and_nothing_reads_as_released(told):
    for result in told["results"]:
        assert not FORBIDDEN.search(str(result))
        if result["verdict"] == "no finding":
            assert "Nothing was found among what was looked at" in result["says"]
            assert result["looked_at"]["parties"]
            assert result["looked_at"]["flags"]
    assert "Licences" in told["caveat"]


def test_a_listing_that_has_ended_is_told_and_is_no_reason(told):
    (result,) = [r for r in told["results"] if r["id"] == "P-18"]
    assert not result["reasons"]
    assert any("was listed, and no longer is" in w and "2023-11-16" in w for w in result["warnings"])


def test_the_summary_counts_shipments_by_reason(told):
    counts = told["summary"]
    assert sum(counts["verdicts"].values()) == counts["shipments"] == len(EXPECTED)
    for rule, n in counts["rules"].items():
        assert n == sum(rule in wanted(row) for row in EXPECTED), rule
