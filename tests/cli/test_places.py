from __future__ import annotations

import csv
import io

import pytest

from helpers import here

TODAY = ("--today", "2026-11-24")


def test_a_countrys_arrangements_with_their_citations():
    out = here("places", "IR", *TODAY).out
    assert out.startswith("Iran  [ir], as of 2026-11-24")
    assert "embargo ofac-comprehensive: in force, since 1995-05-07" in out
    assert "(E.O. 12959; E.O. 13059; 31 CFR part 560)" in out
    assert "what is not held is unknown" in out


def test_a_port_and_a_region_say_how_they_were_found():
    out = here("places", "Sevastopol, Russia", "--as-of", "2024-01-01", *TODAY).out
    assert out.startswith("Crimea region of Ukraine  [ua-crimea], by the port sevastopol, as of 2024-01-01")
    assert "convention un-1988-party (of ua)" in out


def test_the_day_decides():
    for day, state in (("2025-06-30", "in force"), ("2025-07-01", "ended")):
        out = here("places", "Syria", "--as-of", day, *TODAY).out
        assert f"ofac-comprehensive: {state}" in out


def test_json_and_csv_have_the_same_rows():
    made = here("places", "cn", "--format", "json", *TODAY).json()
    assert made["place"] == {"code": "cn", "name": "China", "matched": "cn", "kind": "country"}
    rows = list(csv.DictReader(io.StringIO(here("places", "cn", "--format", "csv", *TODAY).out)))
    assert [(r["key"], r["status"], r["since"]) for r in rows] == [
        (a["key"], a["status"], a["since"] or "") for a in made["arrangements"]
    ]
    assert all(a["citation"] for a in made["arrangements"])


def test_unknown_is_told_as_unknown():
    out = here("places", "Taiwan", *TODAY).out
    assert "un-1988-party: UNKNOWN" in out


def test_a_users_own_arrangement_and_its_bad_rows(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "place,key,kind,authority,says,citation\n"
        "Mexico,house,other,Compliance,Ask first.,Policy 7\n"
        "Mexico,x,,,,\n",
        "utf-8",
    )
    ran = here("places", "MX", "--with", path, *TODAY)
    assert ran.status == 0
    assert "other house: in force  — Compliance" in ran.out
    assert "Ask first. (Policy 7)" in ran.out
    assert "refused: own.csv, row 3, field kind: is missing" in ran.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("Atlantis",), "is no place that is known"),
        (("Korea",), "may be one of two"),
        (("IR", "--as-of", "2027-01-01"), "after today"),
        (("IR", "--as-of", "soon"), "is not a date"),
        (("IR", "--format", "parquet"), "not written as parquet"),
        (("IR", "--with", "none.csv"), "can't be read"),
    ],
)
def test_what_cant_be_answered_is_told(words, why):
    ran = here("places", *words, *TODAY)
    assert ran.status == 2
    assert why in ran.err
