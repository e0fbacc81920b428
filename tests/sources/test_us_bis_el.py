"""The Entity List from the eCFR's XML: made samples in its two published shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import csl, csl_folder, lives_from
from watchword.exceptions import EditionRefused
from watchword.sources import reader
from watchword.sources.us_bis_el import entity

ALIASES = (
    "Made Co., Ltd., a.k.a., the following two aliases:<br/>—Made Works; <I>and</I><br/>—Made FZE.<br/>"
    "1 Road, Minsk, Belarus; and 2 Road, Brest, Belarus."
)
ROWS = [
    (
        "BELARUS",
        ALIASES,
        "All items subject to the EAR. (See § 744.11 of the EAR)<SU>1</SU>",
        "Presumption of denial",
        "90 FR 4619, 1/16/25.",
    ),
    ("", "Second Made LLC, 5 Street, Minsk, Belarus.", "All items", "Case by case", "88 FR 1, 1/2/23."),
    ("RUSSIA", "Made Co., Ltd., 9 Lane, Omsk, Russia.", "All items", "Policy of denial", "89 FR 5, 1/2/24."),
]


def appendix(body: str, n: str = "Supplement No. 4 to Part 744") -> str:
    return f'<DIV9 N="{n}" TYPE="APPENDIX"><HEAD>{n}—Entity List</HEAD><P>Words.</P>{body}</DIV9>'


def ecfr(*appendices: str) -> bytes:
    made = f'<DIV5 N="744" TYPE="PART"><HEAD>PART 744</HEAD>{"".join(appendices)}</DIV5>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{made}'.encode()


def html_table(rows, row="TR", cell="TD") -> str:
    made = "".join(f"<{row}>" + "".join(f"<{cell}>{c}</{cell}>" for c in r) + f"</{row}>" for r in rows)
    if row == "ROW":
        return f"<GPOTABLE><BOXHD><CHED>Country</CHED></BOXHD>{made}</GPOTABLE>"
    head = "<THEAD><TR><TH>Country</TH><TH>Entity</TH></TR></THEAD>"
    return f'<DIV class="gpotbl_div"><TABLE>{head}<TBODY>{made}</TBODY></TABLE></DIV>'


def parse(folder: Path, raw: bytes):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "title-15.xml").write_bytes(raw)
    (parsed,) = reader("us-bis-el")({"title-15.xml": folder / "title-15.xml"})
    return parsed


@pytest.mark.parametrize("shape", [("TR", "TD"), ("ROW", "ENT")])
def test_both_shapes_of_the_table_give_the_same(tmp_path, shape):
    other = appendix(html_table([("X", "Not this list", "", "", "")]), "Supplement No. 5 to Part 744")
    parsed = parse(tmp_path, ecfr(other, appendix(html_table(ROWS, *shape))))
    assert parsed.records == len(parsed.entries) == 3
    first, second, third = parsed.entries
    assert first.caption == "Made Co., Ltd."
    assert first.properties["alias"] == ("Made Works", "Made FZE.")
    assert first.properties["address"] == ("1 Road, Minsk, Belarus", "2 Road, Brest, Belarus")
    assert first.listings[0].licence_requirement == "All items subject to the EAR. (See § 744.11 of the EAR)"
    assert first.listings[0].citation == "90 FR 4619, 1/16/25."
    assert [e.properties["country"] for e in parsed.entries] == [("by",), ("by",), ("ru",)]
    assert (second.caption, third.caption) == ("Second Made LLC", "Made Co., Ltd.")
    assert not parsed.notes


def test_headings_reserved_rows_and_footnotes_are_no_records(tmp_path):
    rows = [
        ("BELARUS", "", "", "", ""),
        ("A note that runs over the table.",),
        ("", "[Reserved]", "", "", ""),
        ROWS[1],
    ]
    parsed = parse(tmp_path, ecfr(appendix(html_table(rows))))
    assert (parsed.records, len(parsed.entries)) == (1, 1)
    assert parsed.entries[0].properties["country"] == ("by",)


@pytest.mark.parametrize(
    "text, name, aliases, former, addresses",
    [
        ("Made LLC, 5 Street, Minsk.", "Made LLC", [], [], ["5 Street, Minsk"]),
        ("Made Institute, a.k.a. MI, 5 Street, Minsk.", "Made Institute", ["MI"], [], ["5 Street, Minsk"]),
        ("Made Inc., f.k.a. Old Made, 5 Street.", "Made Inc.", [], ["Old Made"], ["5 Street"]),
        (
            "Made, a.k.a., the following three aliases: —One; —Two Co., Ltd.; and —Three LLC. Flat 5, Dubai.",
            "Made",
            ["One", "Two Co., Ltd.", "Three LLC."],
            [],
            ["Flat 5, Dubai"],
        ),
        ("Made Person, Kabul (See alternate address under Pakistan).", "Made Person", [], [], ["Kabul"]),
        ("Made", "Made", [], [], []),
    ],
)
def test_an_entity_cell_is_taken_apart(text, name, aliases, former, addresses):
    assert entity(text) == (name, aliases, former, addresses)


def test_identities_go_on_from_the_screening_list(tmp_path):
    row = csl("Entity List (EL) - Bureau of Industry and Security", "Made Co Ltd", addresses="Minsk, BY")
    csl_folder(tmp_path, "2025-01-01", [row])
    parse(tmp_path / "us_bis_el" / "2025-06-01", ecfr(appendix(html_table(ROWS))))
    found = lives_from(tmp_path, "us-bis-el")
    assert len(found) == 2
    (made,) = (x for x in found.values() if len(x.listings) == 2)
    assert made.listings[0].span.end is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00<",
        ecfr(appendix(html_table(ROWS)))[:700],
        ecfr(),
        ecfr(appendix(html_table(ROWS), "Supplement No. 6 to Part 744")),
        ecfr(appendix("<P>[Reserved]</P>")),
        ecfr(appendix(html_table([("BELARUS", "A", "B")] * 9))),
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1/">]>' + ecfr(),
    ],
)
def test_what_is_broken_is_refused(tmp_path, raw):
    with pytest.raises(EditionRefused):
        parse(tmp_path, raw)
