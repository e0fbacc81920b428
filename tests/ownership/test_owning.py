"""The commands `stakes` and `owners`: what goes in, what comes out, with which status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from watchword.archive.identity import mint
from watchword.cli.owning import owners, stakes
from watchword.exceptions import NoArchive, UsageError

HEAD = "owner,owned,percent,since,until,source,control\n"
ROWS = (
    HEAD
    + "us-ofac-sdn:70,Acme Ltd,30,2020-01-01,,register A,\n"
    + "us-ofac-sdn:71,Acme Ltd,25,2021-01-01,,register A,\n"
    + "Acme Ltd,Beta <b>GmbH</b>,60,,,register B,\n"
    + "Beta <b>GmbH</b>,Gamma,,,,press,yes\n"
    + "Gamma,Acme Ltd,10,,,press,\n"
    + "Acme Ltd,Delta,900,,,press,\n"
)


def ran(command, *words: object) -> Result:
    done = CliRunner().invoke(command, [str(w) for w in words], obj={})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def data(archive: Path, tmp_path: Path) -> Path:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    done = ran(stakes, tmp_path / "rows.csv", "--data", archive)
    assert "5 stakes taken in, 0 already there, 1 of 6 records refused" in done.output
    assert "row 7, field percent" in done.output
    return archive


def ask(data: Path, *words: object) -> Result:
    return ran(owners, "--data", data, "--today", "2026-11-24", "--as-of", "2026-11-21", *words)


def test_taking_in_again_changes_nothing(data, tmp_path):
    done = ran(stakes, tmp_path / "rows.csv", "--data", data, "--format", "json")
    told = json.loads(done.output)
    assert (told["added"], told["already"], told["records"]) == (0, 5, 6)
    assert [(r["row"], r["field"]) for r in told["refused"]] == [(7, "percent")]


def test_owners_up_and_down_and_under_each_rule(data):
    answer = json.loads(ask(data, "BETA <b>GmbH</b>", "--format", "json", "--as-of", "2022-06-10").output)
    assert (answer["id"], answer["name"]) == ("beta <b>gmbh</b>", "Beta <b>GmbH</b>")
    assert {(r["level"], r["owner"], r["owned"]) for r in answer["owners"]} >= {
        (1, "acme ltd", "beta <b>gmbh</b>"),
        (2, "us-ofac-sdn:70", "acme ltd"),
        (2, "us-ofac-sdn:71", "acme ltd"),
    }
    assert {(r["level"], r["owned"]) for r in answer["holdings"]} >= {(1, "gamma"), (2, "acme ltd")}
    rules = {r["rule"]: r for r in answer["rules"]}
    why = rules["us-ofac"]["why"]
    assert (rules["us-ofac"]["state"], why["state"]) == ("held", "held")
    assert {h["id"] for h in why["holders"]} == {"us-ofac-sdn:70", "us-ofac-sdn:71"}
    assert [(s["company"], s["together"]) for s in why["path"]] == [
        ("acme ltd", "55 %"), ("beta <b>gmbh</b>", "60 %"),
    ]  # fmt: skip
    assert why["path"][0]["owners"][0]["statements"][0]["source"] == "register A"
    assert rules["us-ofac-cmic"]["state"] == "none"
    # No edition of the EU's list is in this archive: nothing is said of it.
    assert (rules["eu"]["state"], rules["eu"]["missing"]) == ("not looked at", ["eu"])
    assert rules["us-bis-affiliates"]["state"] == "none"
    assert "ch" in rules
    assert answer["view"]
    assert "not modelled" in answer["note"]


def test_a_listing_that_ended_no_longer_holds(data):
    rules = {r["rule"]: r for r in json.loads(ask(data, "acme ltd", "--format", "json").output)["rules"]}
    # The second owner is gone from the edition of 2026-11-21: 30 percent are left.
    assert rules["us-ofac"]["state"] == "not held"


def test_text_names_the_path_the_red_flag_and_what_is_not_certain(data):
    text = ask(data, "gamma", "--as-of", "2022-06-10").output
    assert "RED FLAG, perhaps held" in text
    assert "not certain: control, not shares" in text
    assert "Acme Ltd: 30 % of FEATHERSTONEHAUGH, Marmaduke + 25 % of MARMADUKE STAR = 55 %" in text
    assert "not modelled" in text
    lowered = text.lower()
    assert not [w for w in ("cleared", "free to", "may receive") if w in lowered]


def test_the_affiliates_rule_gives_both_answers_with_a_warning(data):
    answer = json.loads(
        ran(owners, "acme ltd", "--data", data, "--today", "2026-11-24", "--format", "json").output
    )
    (rule,) = [r for r in answer["rules"] if r["rule"] == "us-bis-affiliates"]
    assert rule["applies"] == "perhaps"
    assert any("No later notice was seen" in w for w in answer["warnings"])


def test_an_owner_on_a_list_without_a_rule_is_said(data, tmp_path):
    owner = "us-bis-uvl:" + mint("us-bis-uvl", "=ZEBEDIAH(1+1) EXPORTS")
    (tmp_path / "more.csv").write_text(f"{HEAD}{owner},Epsilon,90,,,x,\n", "utf-8")
    ran(stakes, tmp_path / "more.csv", "--data", data)
    told = json.loads(ask(data, "epsilon", "--format", "json").output)
    assert any("listed by us-bis-uvl, for which no ownership rule" in w for w in told["warnings"])
    assert {r["state"] for r in told["rules"]} <= {"not held", "not looked at", "none", "not-modelled"}


def test_limit_counts_what_it_leaves_off(data):
    answer = json.loads(ask(data, "gamma", "--format", "json", "--limit", "1").output)
    assert len(answer["owners"]) == 1
    assert answer["left_off"]["owners"] >= 2


def test_a_listed_party_without_stakes_and_an_unknown_one(data):
    text = ask(data, "us-ofac-capta:51").output
    assert "BANK OF FROBOZZ" in text
    assert "no stake in" in text
    with pytest.raises(UsageError, match="no party"):
        ask(data, "Nobody Whatsoever")


def test_no_archive_no_stakes(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text(ROWS, "utf-8")
    with pytest.raises(NoArchive):
        ran(stakes, file, "--data", tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_sampler_answers_without_an_archive(tmp_path):
    done = ran(owners, "us-bis-el:ljsfpmgezw", "--sampler", "--data", tmp_path, "--as-of", "2022-06-01")
    assert "SAMPLER" in done.output
