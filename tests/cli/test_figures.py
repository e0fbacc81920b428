from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from helpers import here, no_traceback, run
from made_figures import ALL, FIGURES, Row, csv_form, edition

TODAY = ("--today", "2026-11-24")
ROWS = [
    *(Row(f"2021-{m:02}", f"{60_000 + m:,}", f"{61_000 + m:,}") for m in range(1, 13)),
    Row("2022-12", "74,829", "75,453", footnote="Underreported due to incomplete data.", symbol="*"),
    Row("2022-12", "", "", state="AK", footnote="Data suppressed (<10)."),
    Row("2022-12", "107,000", "108,000", indicator=ALL),
    Row("2022-12", "2,592", "2,636", state="NY"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    home = tmp_path_factory.mktemp("figures")
    file = edition(home, "vsrr_2023-05-17.csv", ROWS)
    ran = here("figures", "--from", file, "--data", home, *TODAY)
    assert ran.status == 0, ran.err
    assert ran.out == "2023-05-17: taken in, 16 rows (vsrr_2023-05-17.csv)\n"
    return home


def ask(data, *words):
    return here("figures", "overdose", "--data", data, *TODAY, *words)


def test_without_an_edition_it_is_status_2_and_a_way_to_get_one(tmp_path):
    for words in ((), ("overdose",)):
        ran = here("figures", *words, "--data", tmp_path / "none", *TODAY)
        assert ran.status == 2
        assert "watchword figures --from FILE --edition" in ran.err
        assert ran.err.count("\n") == 1
    assert not (tmp_path / "none").exists()


def test_alone_it_lists_what_is_held(data):
    table = here("figures", "--data", data, *TODAY).out
    assert "overdose: CDC" in table
    rows = here("figures", "--data", data, *TODAY, "--format", "json").json()
    assert [(r["edition"], r["drug"], r["from"], r["to"], r["jurisdictions"]) for r in rows] == [
        ("2023-05-17", "T40.4", "2021-01", "2022-12", 3),
        ("2023-05-17", "all", "2022-12", "2022-12", 1),
    ]
    assert len(rows[0]["sha256"]) == 64


def test_a_table_with_values_changes_and_footnotes(data):
    out = ask(data, "--drug", "fentanyl", "--from-month", "2021-12").out
    (line,) = [x for x in out.splitlines() if "2022-12" in x]
    assert line.split()[:5] == ["US", "T40.4", "2022-12", "74,829", "75,453"]
    assert "+14,817 (+24.7%)" in line
    assert "[2] Underreported due to incomplete data." in out
    assert "Editions: 2023-05-17." in out
    assert "Provisional" in out


def test_suppressed_values_are_a_dash_with_their_footnote(data):
    out = ask(data, "--drug", "T40.4", "--state", "Alaska").out
    assert "–" in out
    assert "Data suppressed (<10)." in out


def test_what_new_york_leaves_out_is_told(data):
    assert "New York City is a row of its own" in ask(data, "--drug", "T40.4", "--state", "NY").out


def test_json_has_numbers_and_text_as_published(data):
    made = ask(data, "--drug", "T40.4", "--drug", "all", "--from-month", "2022-12", "--format", "json").json()
    first, second = made["rows"]
    assert (first["reported"], first["reported_as_published"], first["symbol"]) == (74829, "74,829", "*")
    assert first["reported_change"] == 74_829 - 60_012
    assert first["marks"] == ["underreported"]
    assert (second["drug"], second["reported"], second["reported_change"]) == ("all", 107_000, None)
    assert made["editions"][0]["published"] == "2023-05-17"
    lines = ask(data, "--drug", "T40.4", "--format", "jsonl").out.splitlines()
    assert len(lines) == 13
    assert json.loads(lines[-1]) == first


def test_csv_has_the_values_exactly(data):
    rows = list(csv.DictReader(io.StringIO(ask(data, "--drug", "T40.4", "--format", "csv").out)))
    assert [r["reported"] for r in rows][-2:] == ["60,012", "74,829"]
    assert rows[-1]["reported_change_percent"] == "24.7"


def test_what_was_known_on_a_day(data):
    assert ask(data, "--known-on", "2023-05-17").status == 0
    ran = ask(data, "--known-on", "2023-05-16")
    assert ran.status == 2
    assert "the first in hand is 2023-05-17" in ran.err
    assert ask(data, "--known-on", "2027-01-01").status == 2


def test_the_plot_is_svg_with_its_lines_and_marks(data):
    svg = ElementTree.fromstring(ask(data, "--drug", "T40.4", "--format", "svg").out)
    name = "{http://www.w3.org/2000/svg}"
    assert svg.tag == f"{name}svg"
    lines = svg.findall(f"{name}polyline")
    assert len(lines) == 2
    assert all(len(x.get("points").split()) == 13 for x in lines)
    texts = [t.text for t in svg.findall(f"{name}text")]
    assert {"2021", "2022", "80,000", "United States, T40.4, reported"} <= set(texts)


def test_a_plot_of_nothing_is_told(data):
    for form in ("svg", "png"):
        words = ("--drug", "T40.4", "--state", "AK", "--format", form, "-o", data / "x")
        ran = ask(data, *words)
        assert ran.status == 2
        assert ("nothing to draw" in ran.err) or ("matplotlib" in ran.err)
    assert ask(data, "--drug", "T40.4", "--state", "AK", "--format", "html").status == 0


def test_the_page_holds_plot_table_and_notes(data):
    out = ask(data, "--drug", "T40.4", "--format", "html").out
    assert out.startswith("<!doctype html>")
    assert "<svg" in out
    assert "<td>74,829</td>" in out
    assert "<script" not in out


def test_png_needs_matplotlib_or_makes_one(data, tmp_path):
    ran = ask(data, "--drug", "T40.4", "--format", "png", "-o", tmp_path / "x.png")
    if ran.status == 0:
        assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
    else:
        assert "pip install watchword[bench]" in ran.err
    assert "-o FILE" in ask(data, "--drug", "T40.4", "--format", "png").err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--state", "Ontario"), "'Ontario' is no jurisdiction"),
        (("--drug", "aspirin"), "'aspirin' is no drug class"),
        (("--from-month", "2022"), "--from-month"),
        (("--to-month", "2022-13"), "--to-month"),
        (("--drug", "T40.5"), "No edition known on 2026-11-24 holds T40.5"),
        (("--edition", "2023-01-01"), "--edition goes with --from"),
    ],
)
def test_what_cant_be_answered_is_told(data, words, why):
    ran = ask(data, *words)
    assert ran.status == 2
    assert why in ran.err


def test_an_unknown_series_is_told(data):
    ran = here("figures", "--state", "OH", "--data", data, *TODAY)
    assert ran.status == 2
    assert "name the series: watchword figures overdose" in ran.err
    ran = here("figures", "rainfall", "--data", data, *TODAY)
    assert ran.status == 2
    assert "known are overdose" in ran.err


def test_taking_in_tells_each_file_and_keeps_the_good(tmp_path):
    folder = tmp_path / "in"
    edition(folder / "2023-05-17", "x.csv", ROWS)
    (folder / "2023-05-17" / "bad.csv").write_bytes(b"nonsense")
    more = [Row("2022-11", "9", state=s) for s in ("AL", "AZ", "AR", "CA", "CO", "CT", "DE", "FL")]
    edition(folder, "y_to_2022-12.csv", [*ROWS, *more, Row("2022-12", "many", state="TX")])
    words = ("figures", "--from", folder, "--data", tmp_path / "data", *TODAY)
    ran = here(*words)
    assert ran.status == 3
    assert "FAILED bad.csv" in ran.err
    assert "y_to_2022-12.csv, row 26: data_value 'many' is no number" in ran.err
    assert "2023-05-17: taken in, 16 rows (x.csv)" in ran.out
    assert "data to 2022-12 (its day is not stated; public by 2023-05-31" in ran.out
    assert "already there" in here(*words).out


def test_only_bad_files_is_status_2(tmp_path):
    file = tmp_path / "x_2022-12.csv"
    file.write_bytes(csv_form(ROWS))
    ran = here("figures", "--from", file, "--data", tmp_path / "data", *TODAY)
    assert ran.status == 2
    assert "give its day with --edition" in ran.err
    ran = here("figures", "--from", file, "--edition", "2023-05-17", "--data", tmp_path / "data", *TODAY)
    assert ran.status == 0


def test_edition_goes_with_one_file(tmp_path):
    edition(tmp_path, "a.csv", ROWS)
    edition(tmp_path, "b.csv", ROWS)
    ran = here("figures", "--from", tmp_path, "--edition", "2023-05-17", "--data", tmp_path / "d", *TODAY)
    assert ran.status == 2
    assert "--edition goes with one file" in ran.err


def test_a_folder_that_cant_be_written_is_told(tmp_path):
    (tmp_path / "data").write_text("a file")
    file = edition(tmp_path, "x_2023-05-17.csv", ROWS)
    ran = run("figures", "--from", file, "--data", tmp_path / "data", *TODAY)
    assert ran.status == 2
    no_traceback(ran)


@pytest.mark.shared
def test_every_national_month_of_synthetic_opioids_as_in_the_raw_file(tmp_path):
    ran = here("figures", "--from", FIGURES, "--data", tmp_path, *TODAY)
    assert ran.status == 0, ran.err
    made = ask(tmp_path, "--drug", "T40.4", "--format", "json").json()
    name = "cdc_vsrr_xkb8-kh2a_t40.4_to_2026-01.csv"
    with (FIGURES / name).open(encoding="utf-8-sig", newline="") as text:
        raw = [r for r in csv.DictReader(text) if r["state"] == "US"]
    keys = ("reported_as_published", "predicted_as_published", "footnote")
    shown = {(r["month"][:4], *(r[k] for k in keys)) for r in made["rows"]}
    assert shown == {(r["year"], r["data_value"], r["predicted_value"], r["footnote"]) for r in raw}
    assert len(made["rows"]) == len(raw) == 133
    assert "polyline" in ask(tmp_path, "--drug", "T40.4", "--format", "svg").out
