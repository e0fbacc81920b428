"""`watchword ship`, its formats and statuses, and `lift --shipments`."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from helpers import ROOT, here, no_traceback
from spreadsheets import xlsx

TODAY = ("--today", "2026-11-24")
EXAMPLE = ROOT / "examples" / "shipments.csv"
FORBIDDEN = re.compile(r"\b(cleared|free to|may receive)\b", re.IGNORECASE)


def ship(*words):
    return here("ship", "--sampler", *words, *TODAY)


@pytest.fixture(scope="module")
def answer():
    return ship(EXAMPLE, "--stakes", ROOT / "examples" / "stakes.csv", "--format", "json").json()


def test_json_has_the_contracts_shape(answer):
    assert {"as_of", "known_on", "view", "engine", "receipt", "results", "summary", "caveat"} <= answer.keys()
    for result in answer["results"]:
        assert {"id", "verdict", "reasons", "warnings"} <= result.keys()
        assert result["sampler"] is True
        for r in result["reasons"]:
            assert {"kind", "what", "matched", "certainty", "line", "says", "basis"} <= r.keys()


def test_jsonl_and_csv_say_the_same(answer):
    options = ("--stakes", ROOT / "examples" / "stakes.csv")
    lines = [json.loads(x) for x in ship(EXAMPLE, *options, "--format", "jsonl").out.splitlines()]
    assert lines == answer["results"]
    rows = list(csv.DictReader(io.StringIO(ship(EXAMPLE, *options, "--format", "csv").out)))
    assert len(rows) == sum(max(1, len(r["reasons"])) for r in answer["results"])
    assert {(r["id"], r["verdict"]) for r in rows} == {(r["id"], r["verdict"]) for r in answer["results"]}
    assert all(r["lists"] == "sampler" for r in rows)


def test_text_tells_verdicts_reasons_law_counts_and_what_is_not_modelled():
    ran = ship(EXAMPLE)
    assert ran.status == 0
    assert "G-01 (row" in ran.out
    assert "PERMIT (sampler)" in ran.out
    assert "NO FINDING" in ran.out
    assert re.search(
        r"72 shipments: \d+ stop, \d+ permit, \d+ review, \d+ no finding; 0 rows refused", ran.out
    )
    assert "Licences" in ran.out
    assert not FORBIDDEN.search(ran.out)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.sources = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.sources += [v for k, v in attrs if k in ("src", "href") and not v.startswith("#")]


def test_the_page_has_a_sheet_a_shipment_nothing_from_outside_and_escapes_everything(tmp_path):
    path = tmp_path / "evil.csv"
    evil = '<script>alert("x")</script>'
    path.write_text(f'Shipment ID,Consignee,Goods\n"{evil.replace(chr(34), chr(34) * 2)}","VTB <b>Bank</b>",'
                    '"<img src=x onerror=y>"\nS2,Plain Tea House,black tea\n')  # fmt: skip
    ran = ship(path, "--format", "html")
    assert ran.status == 0
    read = Tags()
    read.feed(ran.out)
    assert not {"script", "img", "b", "link", "iframe"} & set(read.tags)
    assert not read.sources
    assert ran.out.count('class="sheet"') == 2
    assert "&lt;script&gt;" in ran.out
    assert "Signature" in ran.out


def test_xlsx_and_ubl_are_read_and_the_answer_goes_to_a_file(tmp_path):
    book, out = tmp_path / "a.xlsx", tmp_path / "out.json"
    book.write_bytes(
        xlsx([["Envío", "Consignatario", "Descripción"], ["S1", "Casa del Té S.A.", "Té negro"]])
    )
    assert ship(book, "--format", "json", "-o", out).status == 0
    assert json.loads(out.read_text())["results"][0]["verdict"] == "no finding"


def test_statuses(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Consignee,Goods\nVTB Bank PJSC,chairs\n")
    assert ship(path).status == 0
    assert ship(path, "--exit-code").status == 1
    path.write_text("Consignee,Goods\nPlain Tea House,chairs\n")
    assert ship(path, "--exit-code").status == 0
    for words in (
        (tmp_path / "none.csv",),
        (path, "--format", "parquet"),
        (path, "--as-of", "2999-01-01"),
        (path, "--map", "consignee"),
        (path, "--map", "nonsense=Goods"),
    ):
        ran = ship(*words)
        assert ran.status == 2, words
        no_traceback(ran)


def test_bad_rows_are_told_by_number_and_the_rest_is_answered(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Consignee,Goods\nPlain Tea House,chairs\nA,b,c\n,\nVTB Bank PJSC,tables\n")
    ran = ship(path, "--format", "jsonl")
    assert "a.csv, row 3: 3 cells under 2 columns" in ran.err
    assert [json.loads(x)["verdict"] for x in ran.out.splitlines()] == ["no finding", "stop"]


def test_own_control_lists_and_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Kd.,Was\nPlain Tea House,black tea\n")
    ran = ship(path, "--map", "consignee=Kd.", "--map", "line.text=Was", "--format", "json")
    assert ran.json()["results"][0]["looked_at"]["parties"] == ["consignee: Plain Tea House"]


def test_lift_tells_which_verdicts_change(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "Shipment ID,Consignee,Goods\nA,Sinaloa Cartel,chairs\nB,Sinaloa Cartel,toluene\n"
        "C,Plain Tea House,tea\n"
    )
    words = ("lift", "--sampler", "us-ofac-sdn:11440", "--shipments", path, *TODAY)
    found = here(*words, "--format", "json").json()["shipments"]
    assert [(c["id"], c["before"], c["after"]) for c in found] == [
        ("A", "stop", "no finding"), ("B", "stop", "review"),
    ]  # fmt: skip
    text = here(*words).out
    assert "Shipments that change: 2" in text
    assert "A: stop → no finding" in text


@pytest.mark.shared
def test_the_receipt_of_the_parties_screening_can_be_replayed(real_archive):
    ran = here("ship", EXAMPLE, "--data", real_archive, "--format", "json", *TODAY)
    assert ran.status == 3, "the lists are old on that day"
    receipt = ran.json()["receipt"]
    again = here("replay", receipt, "--data", real_archive)
    assert "identical" in again.out
