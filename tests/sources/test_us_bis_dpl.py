"""The Denied Persons List's text file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from helpers import LISTS, lives_from
from watchword.exceptions import EditionRefused
from watchword.sources import reader

HEADER = (
    "Name Street_Address City State Country Postal_Code Effective_Date Expiration_Date Standard_Order "
    "Last_Update Action FR_Citation"
).split()
ROW = ("JANE MADEUP", "1 ROAD", "OMSK", "", "RU", "644000", "01/15/2020", "01/15/2030", "Y", "2020-02-01",
       "F.R. NOTICE ADDED", "85 F.R. 12345 2/1/2020")  # fmt: skip


def text(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    return "".join("\t".join(f'"{c}"' for c in r) + "\n" for r in (header, *rows)).encode()


def parse(folder: Path, raw: bytes):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dpl.txt").write_bytes(raw)
    (parsed,) = reader("us-bis-dpl")({"dpl.txt": folder / "dpl.txt"})
    return parsed


def row(**changes: str) -> tuple[str, ...]:
    return tuple(changes.get(h, c) for h, c in zip(HEADER, ROW, strict=True))


def test_a_row_becomes_an_entry(tmp_path):
    (entry,) = parse(tmp_path, text(ROW)).entries
    assert (entry.source, entry.tail, entry.caption) == ("us-bis-dpl", None, "JANE MADEUP")
    assert entry.properties["address"] == ("1 ROAD, OMSK, 644000, RU",)
    assert entry.properties["country"] == ("ru",)
    (listing,) = entry.listings
    assert (listing.listed_on, listing.ended_on) == ("2020-01-15", "2030-01-15")
    assert listing.citation == "85 F.R. 12345 2/1/2020"


def test_a_state_of_the_us_says_its_country_and_an_order_its_terms(tmp_path):
    (entry,) = parse(tmp_path, text(row(Country="", State="TX", Standard_Order="N"))).entries
    assert entry.properties["country"] == ("us",)
    assert "its own terms" in entry.listings[0].remarks


def test_other_names_in_the_name_are_aliases(tmp_path):
    (entry,) = parse(tmp_path, text(row(Name="JON DOE A/K/A JO DO"))).entries
    assert entry.properties["alias"] == ("JON DOE", "JO DO")


def test_rows_of_one_name_are_one_party_that_later_editions_continue(tmp_path):
    parse(tmp_path / "us_bis_dpl" / "2020-03", text(ROW, row(Street_Address="2 ROAD", Country="KZ")))
    parse(tmp_path / "us_bis_dpl" / "2022-03", text(row(Name=" Jane  Madeup")))
    (life,) = lives_from(tmp_path, "us-bis-dpl").values()
    assert len(life.listings) == 2
    assert sorted(x.span.end is None for x in life.listings) == [False, True]


def test_columns_and_rows_that_are_not_understood_are_told(tmp_path):
    parsed = parse(tmp_path, text(*[(*ROW, "x")] * 40, ("a", "b"), header=[*HEADER, "Colour"]))
    assert parsed.notes == ["dpl.txt: unknown column 'Colour'"]
    assert [str(r) for r in parsed.refusals] == ["dpl.txt, row 42: 2 columns instead of 13"]
    parsed = parse(tmp_path, text(*[ROW] * 30, row(Name=""), row(Effective_Date="soon")))
    assert parsed.refusals[0].field == "Name"
    assert parsed.notes == ["dpl.txt, row 33: Effective_Date 'soon' is no date"]


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01" * 500, b"<html></html>", text(ROW)[:60], text(), text(*[("a", "b")] * 9)]
)
def test_what_is_broken_is_refused(tmp_path, raw):
    with pytest.raises(EditionRefused):
        parse(tmp_path, raw)


def test_a_folder_without_the_file_is_refused():
    with pytest.raises(EditionRefused, match=r"dpl\.txt is missing"):
        list(reader("us-bis-dpl")({}))


@pytest.mark.shared
@pytest.mark.parametrize("label, count", [("2019-06", 546), ("2022-09", 581), ("2023-11-30", 665)])
def test_real_editions_have_an_entry_a_line(label, count):
    path = LISTS / "us_bis_dpl" / label / "dpl.txt"
    (parsed,) = reader("us-bis-dpl")({"dpl.txt": path})
    lines = path.read_text("utf-8").splitlines()[1:]
    assert parsed.records == len(parsed.entries) == len([x for x in lines if x.strip()]) == count
    assert not parsed.refusals
    assert not parsed.notes
    assert all(x.listed_on for e in parsed.entries for x in e.listings)
    assert sum(bool(x.ended_on) for e in parsed.entries for x in e.listings) == count - 53
