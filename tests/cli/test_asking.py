from __future__ import annotations

import csv
import io
import json
import sqlite3
import zlib

import pytest

from helpers import here

TODAY = ("--today", "2026-11-24")


# --- compare


def test_two_names_are_scored_with_the_working():
    made = here("compare", "Jon Smith", "John Smith", "--schema", "Person", "--format", "json").json()
    assert {"score", "match", "threshold", "evidence"} <= made.keys()
    assert 0 <= made["score"] <= 1
    assert made["match"] == (made["score"] >= made["threshold"])
    assert made["evidence"]


def test_a_name_equals_itself_and_order_of_the_two_doesnt_matter():
    for a, b in (
        ("Marmaduke Featherstonehaugh", "Featherstonehaugh, Marmaduke"),
        ("ACME LLC", "Acme, L.L.C."),
    ):
        one, other = (here("compare", x, y, "--format", "json").json() for x, y in ((a, b), (b, a)))
        assert one["score"] == other["score"]
        assert here("compare", a, a, "--format", "json").json()["match"] is True


def test_pairs_of_a_file_are_scored_in_order_and_bad_ones_told(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("name1,name2,schema\nA B,A B,Person\n,X,\nC D,***,\nE F,G H,\n")
    ran = here("compare", path, "--format", "jsonl")
    assert [json.loads(x)["name1"] for x in ran.out.splitlines()] == ["A B", "E F"]
    assert [x for x in ran.err.splitlines() if x] == [
        "refused: pairs.csv, row 3: a name is missing",
        "refused: pairs.csv, row 4: a name is missing",
    ]
    table = here("compare", path).out
    assert "A B / A B" in table
    rows = list(csv.DictReader(io.StringIO(here("compare", path, "--format", "csv").out)))
    assert [r["name2"] for r in rows] == ["A B", "G H"]


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"name1,name2\n\xff\xfe,x\n", b"\x00" * 50])
def test_a_file_that_holds_no_pairs_is_told(tmp_path, raw):
    path = tmp_path / "pairs.csv"
    path.write_bytes(raw)
    ran = here("compare", path)
    assert ran.status == 2
    assert "pairs.csv" in ran.err


def test_one_name_alone_is_told():
    ran = here("compare", "Nobody")
    assert ran.status == 2
    assert "give two names" in ran.err


# --- show


def test_a_party_is_shown_with_every_listing_and_fact(made_archive):
    made = here("show", "us-ofac-sdn:70", "--data", made_archive, *TODAY, "--format", "json").json()
    assert made["caption"] == "FEATHERSTONEHAUGH, Marmaduke"
    assert [(x["programme"], x["in_force"]) for x in made["listings"]] == [("SDGT", "yes")]
    facts = {(f["property"], f["value"]): f for f in made["facts"]}
    # The edition of 2026 has no alias file, so the alias stands as it was last stated.
    alias = facts["alias", "MARMALADE, Duke"]
    assert (alias["first_stated"], alias["last_stated"], alias["gone_by"]) == (
        "2022-06-01",
        "2022-06-01",
        None,
    )
    assert facts["birthDate", "1970-01-01"]["gone_by"] == "2026-11-21"
    table = here("show", "us-ofac-sdn:70", "--data", made_archive, *TODAY).out
    assert "MARMALADE, Duke" in table
    assert "SDGT" in table


def test_an_ended_party_is_shown_as_ended(made_archive):
    made = here("show", "us-ofac-sdn:71", "--data", made_archive, *TODAY, "--format", "json").json()
    (listing,) = made["listings"]
    assert listing["in_force"] == "no"
    assert listing["ended_between"] == ["2022-06-01", "2026-11-21"]


@pytest.mark.parametrize("party", ["us-ofac-sdn:999", "nonsense", "", "\udcff"])
def test_an_id_never_listed_is_told(made_archive, party):
    ran = here("show", party, "--data", made_archive, *TODAY)
    assert ran.status == 2
    assert "ids look like" in ran.err


# --- diff


def test_a_difference_in_the_contracts_shape(made_archive):
    words = ("diff", "2022-06-01", "2026-11-24", "--data", made_archive, *TODAY)
    made = here(*words, "--format", "json").json()
    assert {"added", "ended", "changed"} <= made.keys()
    assert made["ended"][-1:] or made["added"]
    assert "us-ofac-sdn:71" in made["ended"]
    table = here(*words).out
    assert "- us-ofac-sdn:71  MARMADUKE STAR" in table
    assert "us-ofac-sdn: 2022-06-01 → 2026-11-21: 0 added, 1 ended" in table
    only = here(*words, "--source", "us-ofac-capta", "--format", "json").json()
    assert {s["source"] for s in only["sources"]} == {"us-ofac-capta"}


@pytest.mark.parametrize("day", ["2027-01-01", "soon", "2022-02-30"])
def test_a_day_that_cant_be_compared_is_told(made_archive, day):
    ran = here("diff", "2022-06-01", day, "--data", made_archive, *TODAY)
    assert ran.status == 2
    assert day in ran.err


# --- receipts


def receipt_of(archive, *words):
    ran = here("screen", "--data", archive, *TODAY, "--format", "json", *words)
    return ran.json()["receipt"]


def test_every_screening_has_a_receipt_also_without_a_hit(archive):
    for name in ("BANK OF FROBOZZ", "Nobody Whatsoever"):
        number = receipt_of(archive, name)
        ran = here("replay", number, "--data", archive)
        assert ran.status == 0, ran.out
        assert "identical" in ran.out


def test_a_replay_tells_in_json_too(archive):
    number = receipt_of(archive, "BANK OF FROBOZZ")
    made = here("replay", number[:12], "--data", archive, "--format", "json").json()
    assert made["identical"] is True
    assert made["differences"] == []


def test_a_customer_file_is_replayed_from_its_receipt_alone(archive, tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(
        "name,dob,country\nMarmaduke Featherstonehaugh,bad date,Ruritania\n***,,\nBANK OF FROBOZZ,,IR\n"
    )
    words = ("--threshold", "0.8", "--limit", "3", "--as-of", "2022-06-01", "--source", "us-ofac-sdn", path)
    number = receipt_of(archive, *words)
    path.unlink()
    ran = here("replay", number, "--data", archive)
    assert ran.status == 0, ran.out


def test_an_altered_or_unknown_receipt_is_told(archive):
    number = receipt_of(archive, "BANK OF FROBOZZ")
    with sqlite3.connect(archive / "records.sqlite") as db:
        (raw,) = db.execute("SELECT content FROM receipt").fetchone()
        altered = zlib.compress(zlib.decompress(raw).replace(b"FROBOZZ", b"FOOBARZ"))
        db.execute("UPDATE receipt SET content = ?", (altered,))
    ran = here("replay", number, "--data", archive)
    assert ran.status == 2
    assert "was altered" in ran.err
    ran = here("replay", "r-ffffffffffffffffffff", "--data", archive)
    assert ran.status == 2
    assert "no such receipt" in ran.err


def test_a_sampler_answer_writes_no_receipt(archive, tmp_path):
    pytest.importorskip("watchword.index.sampler")
    ran = here("screen", "--sampler", "--data", tmp_path / "none", *TODAY, "--format", "json", "Nobody")
    assert ran.json()["receipt"] is None
    assert not (tmp_path / "none").exists()
    assert "sampler" in ran.out.lower()


# --- without an archive


@pytest.mark.parametrize(
    "words",
    [
        ("screen", "x"),
        ("show", "us-ofac-sdn:1"),
        ("diff", "2022-01-01", "2022-02-01"),
        ("lists",),
        ("replay", "r-00000000000000000000"),
        ("update", "--accept", "us-ofac-sdn@2022-01-01", "--why", "x"),
        ("update", "--reindex"),
    ],
)
def test_without_an_archive_the_line_that_fetches_the_lists_is_told(tmp_path, words):
    ran = here("--data", tmp_path / "none", *words)
    assert ran.status == 2
    assert "watchword update" in ran.err
    assert "no archive" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("words", [("screen", "x"), ("show", "us-ofac-sdn:1"), ("replay", "r-0"), ("lists",)])
def test_asking_makes_no_folder(tmp_path, words):
    here("--data", tmp_path / "none", *words)
    assert not (tmp_path / "none").exists()
