"""The UFLPA Entity List's web page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import LISTS, lives_from
from watchword.exceptions import EditionRefused
from watchword.sources import reader
from watchword.sources.us_dhs_uflpa import entity

PAGE = LISTS / "us_dhs_uflpa" / "2026-07-09" / "uflpa-entity-list.html"


def table(
    section: str, *rows: tuple[str, ...], header: tuple[str, ...] = ("Name of Entity", "Effective Date")
) -> str:
    made = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in (header, *rows))
    return f"<p>A list of entities<br>Section 2(d)(2)(B)({section})</p><div><table>{made}</table></div>"


def page(*tables: str) -> bytes:
    return f"<!DOCTYPE html><html><body><h1>List</h1>{''.join(tables)}</body></html>".encode()


def parse(folder: Path, raw: bytes):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "uflpa-entity-list.html").write_bytes(raw)
    (parsed,) = reader("us-dhs-uflpa")({"uflpa-entity-list.html": folder / "uflpa-entity-list.html"})
    return parsed


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Made Co., Ltd.", ("Made Co., Ltd.", [], [], "")),
        (
            "Made (North) Co. (also known as A Co., Ltd.; B; and C and Sons)",
            ("Made (North) Co.", ["A Co., Ltd.", "B", "C and Sons"], [], ""),
        ),
        ("Made Co. (also known as A Co. and B Co.)", ("Made Co.", ["A Co.", "B Co."], [], "")),
        ("Made (formerly known as Old; and Older)", ("Made", [], ["Old", "Older"], "")),
        (
            "Made Co. (also known as A Ltd. and B; and formerly known as Old (East) Co.)",
            ("Made Co.", ["A Ltd.", "B"], ["Old (East) Co."], ""),
        ),
        ("Made Co. (including two aliases: A; and B)", ("Made Co.", ["A", "B"], [], "")),
        ("Made (and one alias: A (B) C) and subsidiaries", ("Made", ["A (B) C"], [], "and subsidiaries")),
        (
            "Made Corps (MADE) and its subordinate entities",
            ("Made Corps", ["MADE"], [], "and its subordinate entities"),
        ),
        ("Made Co., and Subsidiaries", ("Made Co.", [], [], "and Subsidiaries")),
    ],
)
def test_an_entity_cell_is_taken_apart(text, expected):
    assert entity(text) == expected


def test_one_name_under_two_sections_is_one_party(tmp_path):
    raw = page(table("i", ("Made Co. Ltd.", "June 21, 2022")), table("v", ("Made Co., Ltd.", "May 1, 2024")))
    parse(tmp_path / "us_dhs_uflpa" / "2026-07-09", raw)
    (life,) = lives_from(tmp_path, "us-dhs-uflpa").values()
    assert {x.key: x.versions[-1][1]["listed_on"] for x in life.listings} == {
        "UFLPA 2(d)(2)(B)(i)": "2022-06-21",
        "UFLPA 2(d)(2)(B)(v)": "2024-05-01",
    }


def test_a_column_of_citations_is_read_and_others_are_told(tmp_path):
    head = ("Name of Entity", "Effective Date", "Federal Register Notice", "Colour")
    parsed = parse(tmp_path, page(table("ii", ("Made", "someday", "88 FR 1", "red"), header=head)))
    assert parsed.entries[0].listings[0].citation == "88 FR 1"
    assert "citation" in parsed.states
    assert len(parsed.notes) == 2
    assert "someday" in parsed.notes[1]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 200,
        b"   ",
        b"<html><body><p>Page not found</p></body></html>",
        page("<table><tr><td>Name of Entity</td><td>Effective Date</td></tr></table>"),
        page(table("i", ("", "June 21, 2022"))),
        b"<" * 100_000,
        b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;</p>',
    ],
)
def test_what_is_broken_is_refused(tmp_path, raw):
    with pytest.raises(EditionRefused):
        parse(tmp_path, raw)


@pytest.mark.shared
def test_the_real_page_has_every_row():
    (parsed,) = reader("us-dhs-uflpa")({PAGE.name: PAGE})
    rows = len(re.findall(r"<tr\b", PAGE.read_text("utf-8"))) - 3  # three headers
    assert parsed.records == len(parsed.entries) == rows == 160
    assert not parsed.notes
    assert not parsed.refusals
    by_section = {
        s: sum(e.listings[0].programme.endswith(f"({s})") for e in parsed.entries) for s in ("i", "ii", "v")
    }
    assert by_section == {"i": 9, "ii": 43, "v": 108}
    assert all(x.listed_on for e in parsed.entries for x in e.listings)
    assert not any("known as" in n for e in parsed.entries for v in e.properties.values() for n in v)
