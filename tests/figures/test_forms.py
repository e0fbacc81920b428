from __future__ import annotations

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_figures import ALL, FIGURES, T404, Row, api_form, csv_form, json_form
from watchword.exceptions import EditionRefused
from watchword.figures import number, read_figures

SUPPRESSED = "Data suppressed (<10).  Data not shown due to low data quality."
ROWS = [
    Row("2018-11", "31,400", "31,800"),
    Row("2018-12", "31,517", "31,910", footnote="Underreported due to incomplete data.", symbol="*"),
    Row("2018-12", "67,860", "68,618", indicator=ALL, complete="99.5+"),
    Row("2018-12", "", "10", state="AK", footnote=SUPPRESSED),
    Row("2018-12", "91.91865606", "", indicator="Percent with drugs specified"),
]  # fmt: skip


def key(p):
    return (p.state, p.month, p.indicator)


@pytest.mark.parametrize("form", [csv_form, api_form, json_form])
def test_every_form_gives_the_same_points(form):
    read = read_figures(form(ROWS), "x.json" if form is json_form else "x.csv")
    assert not read.refusals
    assert [key(p) for p in read.points] == [
        ("US", "2018-11", "T40.4"), ("US", "2018-12", "T40.4"), ("US", "2018-12", "all"),
        ("AK", "2018-12", "T40.4"), ("US", "2018-12", "specified"),
    ]  # fmt: skip
    assert [number(p.reported) for p in read.points] == [31400, 31517, 67860, None, 91.91865606]
    assert read.last == "2018-12"


def test_values_stay_as_they_were_written():
    points = {key(p): p for p in read_figures(csv_form(ROWS), "x.csv").points}
    assert points["US", "2018-12", "T40.4"].reported == "31,517"
    assert points["US", "2018-12", "all"].complete == "99.5+"
    assert points["US", "2018-12", "T40.4"].marks == ("underreported",)
    alaska = points["AK", "2018-12", "T40.4"]
    assert alaska.footnote == SUPPRESSED
    assert alaska.marks == ("suppressed", "low-quality")


def test_bad_rows_are_told_with_their_line_and_the_rest_is_read():
    good = [Row(f"20{y:02}-{m:02}", "1") for y in range(10, 20) for m in range(1, 13)]
    bad = [
        Row("2018-12", "many"),
        Row("2019-01", "7", period="1 month"),
        Row("2010-01", "2"),
        Row("2010-02", "1"),
    ]
    read = read_figures(csv_form([*good, *bad]), "x.csv")
    assert len(read.points) == len(good)
    assert [(r.row, r.reason) for r in read.refusals] == [
        (122, "data_value 'many' is no number"),
        (123, "period '1 month' is not '12 month-ending'"),
        (124, "a second row for US 2010-01 T40.4, with other values"),
    ]


@pytest.mark.parametrize(
    ("raw", "name", "why"),
    [
        (b"", "x.csv", "has no column state"),
        (b"State,Year\nUS,2018\n", "x.csv", "has no column month, period, indicator, data_value"),
        (csv_form([]), "x.csv", "no row could be used"),
        (csv_form([Row("2018-12", "x")]), "x.csv", "no row could be used"),
        (b"{}", "x.json", "not a list of rows"),
        (b"[1, 2]", "x.json", "not a list of rows"),
        (b"[" * 100_000, "x.json", "not readable as JSON"),
        (b"\x00\x01", "x.csv", "zero bytes"),
    ],
)
def test_what_is_not_the_dataset_is_refused(raw, name, why):
    with pytest.raises(EditionRefused, match=why):
        read_figures(raw, name)


def test_a_file_of_which_much_is_bad_is_refused():
    rows = [Row(f"2018-{m:02}", "1") for m in range(1, 11)] + [Row("2018-12", "x")]
    with pytest.raises(EditionRefused, match=r"1 of 11 rows can't be used"):
        read_figures(csv_form(rows), "x.csv")


def test_unknown_columns_and_indicators_are_told_and_kept():
    raw = csv_form([Row("2018-12", "5", indicator="Ketamine (T99.9)")]).replace(b"State Name", b"Weather")
    read = read_figures(raw, "x.csv")
    assert read.notes == ["columns not read: weather"]
    assert read.points[0].indicator == "Ketamine (T99.9)"


@given(st.integers(0, 10**7))
def test_a_number_is_read_with_and_without_separators(n):
    assert number(f"{n:,}") == number(str(n)) == n


@given(st.text(max_size=12))
def test_no_text_breaks_a_number(text):
    assert number(text) is None or any(c.isdigit() for c in text)


@given(st.binary(max_size=300))
def test_no_bytes_escape_a_refusal(raw):
    with pytest.raises(EditionRefused):
        read_figures(raw, "x.csv")


# --- the real files, read here without the project's code


def raw_rows(name):
    with (FIGURES / name).open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            made = {k.lower().replace(" ", "_"): v.strip() for k, v in row.items()}
            if made["state"]:
                yield made


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "count"),
    [("cdc_vsrr_all-indicators_2019-10.csv", 23_100), ("cdc_vsrr_xkb8-kh2a_t40.4_to_2026-01.csv", 6_916)],
)
def test_the_real_files_are_reproduced_value_for_value(name, count):
    read = read_figures((FIGURES / name).read_bytes(), name)
    assert not read.refusals
    assert not read.notes
    rows = list(raw_rows(name))
    assert len(read.points) == len(rows) == count
    for p, row in zip(read.points, rows, strict=True):
        assert (p.state, p.month[:4], p.reported, p.predicted) == (
            row["state"], row["year"], row["data_value"], row["predicted_value"],
        )  # fmt: skip
        assert (p.complete, p.pending, p.footnote, p.symbol) == (
            row["percent_complete"], row["percent_pending_investigation"], row["footnote"],
            row["footnote_symbol"],
        )  # fmt: skip
        shown = row["data_value"].replace(",", "")
        assert number(p.reported) == (float(shown) if shown else None)
    assert {p.indicator for p in read.points} <= {
        "all", "deaths", "specified", "T40.0-T40.4,T40.6", "T40.1", "T40.2", "T40.3", "T40.4", "T40.2,T40.3",
        "T40.2-T40.4", "T40.5", "T43.6",
    }  # fmt: skip
    # Every footnote of the files is understood.
    assert all(p.marks for p in read.points)


@pytest.mark.shared
def test_the_real_rows_as_the_apis_json_give_the_same():
    name = "cdc_vsrr_xkb8-kh2a_t40.4_to_2026-01.csv"
    rows = [{k: v for k, v in row.items() if v} for row in raw_rows(name)]
    again = read_figures(json.dumps(rows).encode(), "x.json")
    assert again.points == read_figures((FIGURES / name).read_bytes(), name).points
    assert T404.endswith("(T40.4)")
