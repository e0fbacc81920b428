"""The screen command as a program of its own: what goes in, what comes out, and with which status."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest

from helpers import here, no_traceback, run

TODAY = ("--today", "2026-11-24")


@pytest.fixture
def ask(made_archive):
    def ask(*words, **options):
        return here("screen", "--data", made_archive, *TODAY, *words, **options)

    return ask


def test_a_name_is_answered_in_the_contracts_shape(ask):
    ran = ask("BANK OF FROBOZZ", "--format", "json")
    assert ran.status == 0
    answer = ran.json()
    assert {
        "as_of", "known_on", "mode", "threshold", "engine", "view", "receipt", "results",
    } <= answer.keys()  # fmt: skip
    assert (answer["as_of"], answer["known_on"], answer["mode"]) == ("2026-11-24", "2026-11-24", "fast")
    assert answer["engine"].keys() == {"version", "settings_sha256"}
    for edition in answer["view"]:
        assert {
            "source", "carrier", "edition", "published", "sha256", "age_days", "state",
        } <= edition.keys()  # fmt: skip
    assert re.fullmatch(r"r-[0-9a-f]{20}", answer["receipt"])
    (result,) = answer["results"]
    assert {"query", "read_as", "hits", "former", "left_off", "warnings"} <= result.keys()
    (hit,) = result["hits"]
    assert {
        "id", "origins", "caption", "schema", "score", "kind", "name", "listings", "evidence",
    } <= hit.keys()  # fmt: skip
    assert (hit["id"], hit["origins"]) == ("us-ofac-capta:51", ["us-ofac-capta:51"])
    assert hit["name"].keys() == {"query", "listed", "strength"}
    for listing in hit["listings"]:
        assert {
            "source", "programme", "in_force", "listed_on", "listed_between", "ended_on", "ended_between",
            "dates_from", "citation", "effects", "url",
        } <= listing.keys()  # fmt: skip
        assert all(e.keys() == {"key", "says", "basis", "terms"} for e in listing["effects"])
    assert all({"kind", "query", "listed", "score", "for"} <= e.keys() for e in hit["evidence"])


def test_a_table_says_who_and_since_when_and_that_no_hit_is_no_clearance(ask):
    ran = ask("Marmaduke Featherstonehaugh", "Nobody Whatsoever")
    assert "FEATHERSTONEHAUGH, Marmaduke" in ran.out
    assert "us-ofac-sdn SDGT: in force" in ran.out
    assert "listed by 2022-06-01" in ran.out
    assert "Nobody Whatsoever — no hit" in ran.out
    assert "not modelled" in ran.out
    looked = ran.out[ran.out.index("Looked at, as of 2026-11-24") :]
    assert "2026-11-21" in looked
    assert "us-ofac-sdn" in looked
    assert "clear" not in ran.out.lower()


def test_json_lines_are_one_result_each_in_the_order_asked(ask):
    names = ["Nobody Whatsoever", "BANK OF FROBOZZ", "ZZYZX HOLDINGS", "Nobody Whatsoever"]
    ran = ask(*names, "--format", "jsonl")
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert [r["query"]["name"] for r in results] == names
    assert [bool(r["hits"]) for r in results] == [False, True, True, False]
    assert "receipt r-" in ran.err


def test_csv_has_a_row_a_hit_and_one_for_a_question_without(ask):
    ran = ask("BANK OF FROBOZZ", "Nobody Whatsoever", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(r["row"], r["query"], r["outcome"]) for r in rows] == [
        ("1", "BANK OF FROBOZZ", "hit"),
        ("2", "Nobody Whatsoever", "no match found"),
    ]
    assert rows[0]["effects"]
    assert rows[0]["source"] == "us-ofac-capta"


def test_csv_cells_are_no_formulas(ask):
    ran = ask("=ZEBEDIAH(1+1) EXPORTS", "--format", "csv")
    cells = [c for row in csv.reader(io.StringIO(ran.out)) for c in row]
    assert "'=ZEBEDIAH(1+1) EXPORTS" in cells
    assert not [c for c in cells if c[:1] in "=+-@\t\r" and c]


def test_html_escapes_what_lists_and_users_write(ask):
    ran = ask("<script>alert(1)</script> ZEBEDIAH TRADING", "--format", "html")
    assert ran.out.startswith("<!doctype html>")
    assert "<script" not in ran.out
    assert html.escape("<script>alert(1)</script> ZEBEDIAH TRADING") in ran.out
    assert 'class="hit"' in ran.out
    assert not re.search(r"(src|href)\s*=\s*[\"']?https?:", ran.out)  # self-contained


def test_parquet_is_written_where_pyarrow_is_and_said_where_not(ask, tmp_path):
    out = tmp_path / "answer.parquet"
    ran = ask("BANK OF FROBOZZ", "--format", "parquet", "-o", out)
    try:
        from pyarrow import parquet
    except ImportError:
        assert ran.status == 2
        assert "watchword[tables]" in ran.err
        assert not out.exists()
    else:
        (row,) = parquet.read_table(out).to_pylist()
        assert (row["outcome"], row["id"]) == ("hit", "us-ofac-capta:51")


def test_an_answer_in_a_file_is_there_whole_and_nothing_on_standard_output(ask, tmp_path):
    out = tmp_path / "answer.json"
    ran = ask("BANK OF FROBOZZ", "--format", "json", "-o", out)
    assert ran.out == ""
    assert json.loads(out.read_text())["results"][0]["hits"]
    assert [p.name for p in tmp_path.iterdir()] == ["answer.json"]


def test_a_place_that_cant_be_written_is_told(ask, tmp_path):
    ran = ask("BANK OF FROBOZZ", "-o", tmp_path / "gone" / "answer.txt")
    assert ran.status == 2
    assert "can't be written" in ran.err


# --- customer files


CUSTOMERS = (
    "customer;dob;country\nMarmaduke Featherstonehaugh;1970-01-01;US\n"
    ";;\nNobody;;\n***;;DE\nBANK OF FROBOZZ;;\n"
)


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "table", "html"])
def test_a_file_is_screened_and_its_bad_rows_are_told(ask, tmp_path, form):
    path = tmp_path / "customers.csv"
    path.write_bytes(CUSTOMERS.encode("utf-8-sig"))
    ran = ask(path, "--format", form)
    assert ran.status == 0
    assert "refused: customers.csv, row 5: no name to screen" in ran.err
    assert "3 screened, 2 with hits, 1 rows refused" in ran.err
    for name in ("FEATHERSTONEHAUGH", "BANK OF FROBOZZ", "Nobody"):
        assert name in ran.out, form
    if form == "csv":
        assert [r["row"] for r in csv.DictReader(io.StringIO(ran.out))] == ["2", "4", "6"]
    if form == "json":
        assert ran.json()["refused"] == [
            "customers.csv, row 5: no name to screen (it is empty, or holds neither a letter nor a digit)."
        ]


def test_standard_input_is_read_line_by_line(ask):
    ran = ask("-", "--format", "jsonl", stdin="BANK OF FROBOZZ\n\nNobody Müller\n".encode())
    assert [json.loads(x)["query"]["name"] for x in ran.out.splitlines()] == [
        "BANK OF FROBOZZ",
        "Nobody Müller",
    ]


def test_columns_can_be_mapped(ask, tmp_path):
    path = tmp_path / "kunden.csv"
    path.write_text("Nr,Wer,Wo\n1,BANK OF FROBOZZ,Iran\n")
    ran = ask(path)
    assert ran.status == 2
    assert "--map name=COLUMN" in ran.err
    ran = ask(path, "--map", "name=Wer", "--map", "country=Wo", "--format", "jsonl")
    assert json.loads(ran.out)["query"] == {"name": "BANK OF FROBOZZ", "country": "Iran"}


def test_a_file_under_any_name_and_a_name_like_a_file(ask, tmp_path):
    path = tmp_path / "customers.txt"
    path.write_text("name\nBANK OF FROBOZZ\n")
    assert "us-ofac-capta:51" in ask("--file", path).out
    ran = ask("--name", "frobozz.csv")
    assert ran.status == 0
    ran = ask("bank-of-frobozz.csv")
    assert "there is no file" in ran.err
    assert ran.status == 0


def test_control_characters_never_reach_a_terminal(ask):
    ran = ask("BANK OF \x1b[2JFROBOZZ\x07")
    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err


def test_names_that_are_not_utf_8_are_answered(made_archive):
    ran = run(
        "screen", "--data", made_archive, *TODAY, b"BANK OF FROBOZZ \xff".decode("utf-8", "surrogateescape")
    )
    no_traceback(ran)
    assert ran.status == 0


# --- status


def test_status_0_1_2_3(archive, tmp_path):
    base = ("screen", "--data", archive, *TODAY, "--source", "us-ofac-capta")
    for how in (run, here):  # as a program of its own, and as the other tests run it
        assert how(*base, "--exit-code", "BANK OF FROBOZZ").status == 1
        assert how(*base, "--max-age", "1", "Nobody Whatsoever").status == 3
        assert how(*base, "--threshold", "2", "x").status == 2
    assert here(*base, "Nobody Whatsoever").status == 0
    assert here(*base, "BANK OF FROBOZZ").status == 0
    assert here(*base, "--exit-code", "Nobody Whatsoever").status == 0
    assert here(*base, "--max-age", "1", "--exit-code", "BANK OF FROBOZZ").status == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as-of", "2026-11-25", "x"), "2026-11-25 is after today"),
        (("--known-on", "2027-01-01", "x"), "2027-01-01 is after today"),
        (("--as-of", "yesterday", "x"), "write it as YYYY-MM-DD"),
        (("--source", "us-nobody", "x"), "'us-nobody' is not known"),
        (("--schema", "Shoe", "x"), "--schema"),
        (("--threshold", "0", "x"), "threshold"),
        (("--threshold", "nan", "x"), "threshold"),
        (("--limit", "0", "x"), "limit"),
        (("--format", "xml", "x"), "--format"),
        (("--mode", "slow", "x"), "--mode"),
        (("--map", "name", "x"), "--map"),
        (("--file", "/nowhere/at/all.csv"), "there is no file"),
        ((), "nothing to screen"),
        (("***",), "no name to screen"),
        (("--format", "parquet", "x"), "needs"),
        (("--max-age", "-1", "x"), "max-age"),
    ],
)
def test_bad_input_is_status_2_and_one_plain_sentence(ask, words, said):
    ran = ask(*words)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


# --- where the archive is


def test_the_archive_is_named_before_or_after_the_verb_or_by_the_environment(made_archive, tmp_path):
    from helpers import clean_env

    words = (*TODAY, "BANK OF FROBOZZ")
    after = here("screen", "--data", made_archive, *words)
    before = here("--data", made_archive, "screen", *words)
    named = run("screen", *words, env=clean_env(WATCHWORD_DATA=str(made_archive)))
    for ran in (after, before, named):
        assert "us-ofac-capta:51" in ran.out, ran.err
    wins = here("--data", tmp_path / "other", "screen", "--data", made_archive, *words)
    assert "us-ofac-capta:51" in wins.out


def test_the_view_is_chosen_by_day_and_list(ask):
    name = "Quixotria Forensic Laboratory's Institute"
    then = ask(name, "--as-of", "2022-06-01", "--source", "us-bis-el", "--format", "json").json()
    assert [h["listings"][0]["listed_on"] for h in then["results"][0]["hits"]] == ["2020-06-05"]
    now = ask(name, "--source", "us-bis-el", "--format", "json").json()
    assert now["results"][0]["hits"] == []
    assert len(now["results"][0]["former"]) == 1
    assert [e["source"] for e in now["view"]] == ["us-bis-el"]
    other = ask(name, "--source", "us-ofac-capta", "--format", "json").json()
    assert other["results"][0]["hits"] == other["results"][0]["former"] == []


def test_fast_and_exhaustive_say_which_they_were(ask):
    answers = [ask("BANK OF FROBOZZ", "--mode", m, "--format", "json").json() for m in ("fast", "exhaustive")]
    assert [a["mode"] for a in answers] == ["fast", "exhaustive"]
    assert [[h["id"] for h in a["results"][0]["hits"]] for a in answers] == [["us-ofac-capta:51"]] * 2


# --- the Institute of Forensic Science, on the real lists


@pytest.mark.shared
def test_the_institute_of_forensic_science_then_and_now(real_archive):
    name = "Institute of Forensic Science"
    ran = run("screen", name, "--as-of", "2022-06-01", "--format", "json", "--data", real_archive)
    no_traceback(ran)
    hits = [
        (h, x)
        for h in ran.json()["results"][0]["hits"]
        for x in h["listings"]
        if x["source"] == "us-bis-el" and x["listed_on"] == "2020-06-05"
    ]
    ((hit, listing),) = [(h, x) for h, x in hits if "Forensic" in h["name"]["listed"]]
    assert "85 FR 34505" in listing["citation"]
    (effect,) = [e for e in listing["effects"] if e["key"] == "licence-required"]
    import csv as plain
    import gzip

    from helpers import LISTS

    raw = gzip.decompress((LISTS / "us_csl" / "2022-05-16" / "consolidated.csv.gz").read_bytes()).decode()
    (row,) = [
        r
        for r in plain.DictReader(io.StringIO(raw, newline=""))
        if "(EL)" in r["source"] and "Institute of Forensic Science" in r["name"]
    ]
    assert " ".join(row["license_requirement"].split()) in effect["terms"]
    assert " ".join(row["license_policy"].split()) in effect["terms"]
    later = run("screen", name, "--as-of", "2026-11-01", "--format", "json", "--data", real_archive).json()
    (former,) = [f for f in later["results"][0]["former"] if f["id"] == hit["id"]]
    assert [x["ended_between"] for x in former["listings"] if x["source"] == "us-bis-el"] == [
        ["2022-05-16", "2026-07-31"]
    ]
    assert hit["id"] not in {h["id"] for h in later["results"][0]["hits"]}
