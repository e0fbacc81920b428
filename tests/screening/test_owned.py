"""Hits of kind `owned`: what they say, when they are there, and how they stand beside listed ones."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import watchword as ww
from helpers import CAPTA_LIST, SDN_LIST, Sdn, archive_from, csl, csl_folder, here, index_from, sdn_folder
from watchword.index.view import open_view
from watchword.ownership import StakeStore, open_holdings, read_stakes
from watchword.screening import Screener, query_of

HEAD = "owner,owned,percent,since,until,source,control,citation\n"
ROWS = (
    HEAD
    + "us-ofac-sdn:70,Quagmire Logistics LLC,60,2020-01-01,,register A,,entry 9\n"
    + "Quagmire Logistics LLC,Snorkel Mills,50,,,register B,,\n"
    + "us-ofac-sdn:70,Dim Lantern Works,,,,press,yes,\n"
    + "us-ofac-sdn:70,Nearly Harmless Foods,49,,,register A,,\n"
    + "us-ofac-sdn:70,us-ofac-sdn:71,90,,,register A,,\n"
    + "us-ofac-sdn:70,us-ofac-capta:51,80,,,register A,,\n"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An owner in force, a vessel whose own listing has ended, a bank listed by another list."""
    root = tmp_path_factory.mktemp("owned")
    owner = Sdn(70, "FEATHERSTONEHAUGH, Marmaduke", "individual", "SDGT")
    sdn_folder(root / "lists", "2022-06-01", [owner, Sdn(71, "WILLOUGHBY SHIPYARD", "", "IRAN")])
    sdn_folder(root / "lists", "2026-11-21", [owner])
    bank = csl(CAPTA_LIST, "BANK OF FROBOZZ", entity_number="51", programs="561-Related")
    csl_folder(root / "lists", "2026-11-20", [bank])
    made = archive_from(root / "lists", root / "archive")
    (root / "rows.csv").write_text(ROWS, "utf-8")
    assert here("stakes", root / "rows.csv", "--data", made).status == 0
    return made


def ask(data: Path, *names: str, as_of: str = "2026-11-21", **options: object) -> list[dict]:
    lists = ww.open(data, as_of=as_of, known_on=as_of, today="2026-11-24")
    return lists.screen(list(names), receipt=False, **options)["results"]


def test_a_company_of_a_listed_owner_is_a_hit(data: Path) -> None:
    (result,) = ask(data, "Snorkel Mills Ltd")
    (hit,) = result["hits"]
    assert (hit["kind"], hit["id"], hit["listings"]) == ("owned", "snorkel mills", [])
    rule = next(r for r in hit["held"] if r["rule"] == "us-ofac")
    assert (rule["in_force"], rule["holders"][0]["id"]) == ("yes", "us-ofac-sdn:70")
    assert [s["company"] for s in rule["path"]] == ["quagmire logistics llc", "snorkel mills"]
    (said,) = rule["path"][0]["owners"][0]["statements"]
    assert (said["says"], said["since"], said["source"], said["citation"]) == (
        "60 %", "2020-01-01", "register A", "entry 9",
    )  # fmt: skip
    assert any(e["listed"] and e["for"] for e in hit["evidence"])


def test_a_red_flag_is_perhaps_and_a_minority_no_hit(data: Path) -> None:
    dim, harmless, person = ask(data, "Dim Lantern Works", "Nearly Harmless Foods", "Nobody At All")
    assert {r["in_force"] for r in dim["hits"][0]["held"]} == {"perhaps"}
    assert harmless["hits"] == person["hits"] == []


def test_a_person_of_a_company_s_name_is_not_that_company(data: Path) -> None:
    assert ask(data, "Snorkel Mills", schema="Person")[0]["hits"] == []
    assert ask(data, "Snorkel Mills", schema="Company")[0]["hits"]


def test_an_ended_listing_of_a_held_company_is_a_hit_again(data: Path) -> None:
    (result,) = ask(data, "Willoughby Shipyard")
    (hit,) = result["hits"]
    assert (hit["kind"], hit["id"], result["former"]) == ("owned", "us-ofac-sdn:71", [])
    assert hit["listings"][0]["in_force"] == "no"
    assert hit["held"][0]["holders"][0]["id"] == "us-ofac-sdn:70"


def test_a_listed_company_that_is_held_too_says_so(data: Path) -> None:
    (result,) = ask(data, "Bank of Frobozz")
    (hit,) = result["hits"]
    assert (hit["kind"], hit["listings"][0]["source"]) == ("listed", "us-ofac-capta")
    assert "us-ofac" in {r["rule"] for r in hit["held"]}
    (owner,) = ask(data, "Marmaduke Featherstonehaugh")[0]["hits"]
    assert "held" not in owner


def test_only_the_lists_that_are_looked_at_count(data: Path) -> None:
    lists = ww.open(data, as_of="2026-11-21", today="2026-11-24", sources=["us-ofac-capta"])
    assert lists.screen("Snorkel Mills", receipt=False)["results"][0]["hits"] == []


def test_without_stakes_nothing_is_opened_and_nothing_else_differs(data: Path) -> None:
    lists = ww.open(data, as_of="2026-11-21", today="2026-11-24")
    queries = [
        query_of({"name": n}) for n in ("Bank of Frobozz", "Marmaduke Featherstonehaugh", "Snorkel Mills")
    ]
    bare = Screener(lists.index, lists.view).screen(queries)
    full = lists.screener().screen(queries)
    assert [r["hits"] for r in bare[1:2]] == [r["hits"] for r in full[1:2]]
    assert bare[2]["hits"] == []
    stripped = [{k: v for k, v in h.items() if k != "held"} for h in full[0]["hits"]]
    assert bare[0]["hits"] == stripped


def test_the_limit_counts_owned_hits_too(tmp_path: Path) -> None:
    rows = [
        csl(SDN_LIST, f"TWIN MARIGOLD {form}", entity_number=str(n), type="Entity")
        for n, form in enumerate(("LLC", "LTD", "GMBH"), 1)
    ]
    csl_folder(tmp_path, "2026-11-20", rows, "json")
    day = date(2026, 11, 24)
    index = index_from(tmp_path)
    view = open_view(index, as_of=day, known_on=day, today=day)
    (tmp_path / "s.csv").write_text(HEAD + "us-ofac-sdn:1,Twin Marigold,100,,,x,,\n", "utf-8")
    holdings = open_holdings(index, view, StakeStore.of(read_stakes(tmp_path / "s.csv").stakes))
    screener = Screener(index, view, holdings=holdings, limit=2)
    (result,) = screener.screen([query_of({"name": "Twin Marigold"})])
    assert (len(result["hits"]), result["left_off"]) == (2, 2)
    assert result["hits"] == sorted(result["hits"], key=lambda h: -h["score"])


def test_every_format_tells_the_rule_the_law_and_the_path(data: Path) -> None:
    words = ("screen", "Snorkel Mills", "--data", data, "--as-of", "2026-11-21", "--today", "2026-11-24")
    text = here(*words).out
    assert "HIT (owned)" in text
    assert "Quagmire Logistics LLC: 60 % of FEATHERSTONEHAUGH, Marmaduke" in text
    assert "60 %, since 2020-01-01 (register A; entry 9)" in text
    assert "OFAC, revised guidance" in text
    assert "6 ownership stakes of 1 files" in text
    (row,) = csv.DictReader(io.StringIO(here(*words, "--format", "csv").out))
    assert (row["kind"], row["outcome"], row["source"]) == ("owned", "hit", "")
    assert "us-ofac: held; through FEATHERSTONEHAUGH" in row["held"]
    assert "OFAC, revised guidance" in row["citation"]
    answer = json.loads(here(*words, "--format", "json").out)
    assert answer["results"][0]["hits"][0]["kind"] == "owned"
    assert answer["stakes"]["stakes"] == 6
    page = here(*words, "--format", "html").out
    assert "HIT (owned)" in page


def test_a_receipt_replays_with_the_stakes_of_then(data: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(data, tmp_path / "copy")
    words = (
        "screen",
        "Snorkel Mills",
        "Late Comer Inc",
        "--data",
        copy,
        "--today",
        "2026-11-24",
        "--format",
        "json",
    )
    receipt = json.loads(here(*words).out)["receipt"]
    (tmp_path / "more.csv").write_text(
        HEAD + "us-ofac-sdn:70,Late Comer Inc,90,,,x,,\nus-ofac-sdn:70,Snorkel Mills,99,,,x,,\n", "utf-8"
    )
    assert here("stakes", tmp_path / "more.csv", "--data", copy).status == 0
    again = here("replay", receipt, "--data", copy, "--format", "json").json()
    assert again["identical"], again["differences"]
    later = json.loads(here(*words).out)
    assert [len(r["hits"]) for r in later["results"]] == [1, 1]
    (copy / "ownership.sqlite").unlink()
    gone = here("replay", receipt, "--data", copy, "--format", "json").json()
    assert not gone["identical"]
    assert any("stakes" in line and "not in this archive" in line for line in gone["differences"])
    assert any("Snorkel" in line for line in gone["differences"])
