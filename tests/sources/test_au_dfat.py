"""Australia's consolidated list and its free-text dates."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from helpers import LISTS
from watchword.exceptions import EditionRefused
from watchword.sources import reader
from watchword.sources.free_dates import births

REAL = LISTS / "au_dfat" / "2024-12" / "regulation8_consolidated.xlsx"
HEADER = (
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "Committees",
    "Control Date",
)


def row(reference, name, kind="Individual", name_type="Primary Name", **more):
    made = dict.fromkeys(HEADER)
    made |= {
        "Reference": reference,
        "Name of Individual or Entity": name,
        "Type": kind,
        "Name Type": name_type,
        "Committees": "1988 (Taliban)",
        "Control Date": datetime(2024, 1, 2),
        **more,
    }
    return made


def sheet(*rows: dict, header=HEADER) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(header))
    for r in rows:
        book.active.append([r.get(h) for h in header])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parse(folder: Path, raw: bytes):
    path = folder / "regulation8_consolidated.xlsx"
    path.write_bytes(raw)
    (parsed,) = reader("au-dfat")({path.name: path})
    return parsed


@pytest.mark.parametrize(
    "text, dates, unread",
    [
        ("1963", ["1963"], False),
        ("Approximately 1963", ["~1963"], False),
        ("12 Apr. 2000", ["2000-04-12"], False),
        ("24/06/1960", ["1960-06-24"], False),
        ("a) 1955 b) 12 Apr. 1953", ["1955", "1953-04-12"], False),
        ("a) Approximately 1955- 1958 b) 1960", ["1955", "1956", "1957", "1958", "1960"], False),
        ("Between 1966 and 1967", ["1966", "1967"], False),
        ("14 Mar 1974 >> 1 Aug 1970", ["1974-03-14", "1970-08-01"], False),
        ("Between Aug. and Sep 1977", ["1977"], False),
        ("1990-05-06", ["1990-05-06"], False),
        ("24/06/1402 (Hijri Calendar)", [], True),
        ("31 Feb 1970", [], True),
        ("1900 to 1990", [], True),
        ("thirty years old", [], True),
        ("", [], False),
    ],
)
def test_births_are_read_out_of_free_text(text, dates, unread):
    assert births(text) == (dates, text if unread else "")


def test_lettered_rows_are_names_of_one_party(tmp_path):
    parsed = parse(
        tmp_path,
        sheet(
            row(
                5,
                "Ivan MADEUP",
                **{
                    "Date of Birth": datetime(1970, 3, 4),
                    "Citizenship": "a) Russian b) Bosnia and Herzegovina",
                    "Address": "a) 1 Road, Minsk, Belarus b) Omsk, Russia (detained)",
                    "Listing Information": "Listed on 12 Apr. 2000 (amended on 3 Sep. 2003)",
                    "Additional Information": "na",
                },
            ),
            row("5a", "Иван Выдуманный", name_type="Original Script"),
            row("5b ", "Vanya (previously listed as)", name_type="Aka "),
            row("5b1", "Old Ivan", name_type="Formerly known as"),
            row("6", "Made Works", kind="Entity ", Citizenship="na"),
        ),
    )
    assert (parsed.records, parsed.refusals, parsed.notes) == (5, [], [])
    one, two = parsed.entries
    assert (one.tail, one.schema, one.rows) == ("5", "Person", 4)
    assert one.properties["name"] == ("Ivan MADEUP",)
    assert one.properties["alias"] == ("Иван Выдуманный",)
    assert one.properties["previousName"] == ("Vanya", "Old Ivan")
    assert one.properties["birthDate"] == ("1970-03-04",)
    assert one.properties["citizenship"] == ("ru", "ba")
    assert one.properties["country"] == ("by", "ru")
    assert "notes" not in one.properties
    (listing,) = one.listings
    assert (listing.programme, listing.listed_on) == ("1988 (Taliban)", "2000-04-12")
    assert listing.remarks == "Control date 2024-01-02"
    assert (two.tail, two.schema) == ("6", "Organization")


def test_later_columns_are_known_and_others_told(tmp_path):
    header = (*HEADER, "IMO Number", "Alias Strength", "Colour")
    ship = row(7, "Made Belief", kind="Vessel", **{"IMO Number": 9123456, "Colour": "red"})
    other = row("7a", "MB", name_type="aka", **{"Alias Strength": "Weak"})
    parsed = parse(tmp_path, sheet(ship, other, header=header))
    (entry,) = parsed.entries
    assert [(i.prop, i.value) for i in entry.identifiers] == [("imoNumber", "9123456")]
    assert entry.properties["weakAlias"] == ("MB",)
    assert parsed.states >= {"identifiers", "weakAlias"}
    assert parsed.notes == ["regulation8_consolidated.xlsx: unknown column 'colour'"]


def test_a_row_without_reference_or_name_is_told(tmp_path):
    parsed = parse(
        tmp_path, sheet(*[row(i, f"Made {i}") for i in range(1, 50)], row(None, "X"), row(60, None))
    )
    assert [(r.row, r.field) for r in parsed.refusals] == [(51, "Reference"), (52, "Reference")]


def with_member(raw: bytes, name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for inside in old.infolist():
            body = old.read(inside)
            new.writestr(inside.filename, change(body) if inside.filename == name else body)
    return out.getvalue()


def _broken() -> dict[str, bytes]:
    whole = sheet(row(5, "Ivan MADEUP"))
    inside = "xl/worksheets/sheet1.xml"
    dtd = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return {
        "empty": b"",
        "binary": bytes(range(256)) * 9,
        "cut": whole[: len(whole) // 2],
        "another zip": with_member(whole, "xl/workbook.xml", lambda b: b"x"),
        "cut sheet": with_member(whole, inside, lambda b: b[: len(b) // 2]),
        "dtd": with_member(whole, inside, lambda b: dtd + b),
        "bomb": with_member(whole, inside, lambda b: b" " * 210_000_000),
        "no rows": sheet(),
        "other columns": sheet(header=("A", "B")),
        "no references": sheet(row("x", "Y")),
    }


@pytest.mark.parametrize(
    "what",
    [
        "empty",
        "binary",
        "cut",
        "another zip",
        "cut sheet",
        "dtd",
        "bomb",
        "no rows",
        "other columns",
        "no references",
    ],
)
def test_what_is_broken_is_refused(tmp_path, what):
    with pytest.raises(EditionRefused):
        parse(tmp_path, _broken()[what])


@pytest.mark.shared
def test_the_real_edition_has_a_party_a_number():
    (parsed,) = reader("au-dfat")({REAL.name: REAL})
    with zipfile.ZipFile(REAL) as packed:  # without openpyxl: shared strings and numbers of column A
        texts = re.findall(r"<si>(.*?)</si>", packed.read("xl/sharedStrings.xml").decode(), re.S)
        strings = ["".join(re.findall(r"<t[^>]*>(.*?)</t>", t, re.S)) for t in texts]
        cells = re.findall(
            r'<c r="A\d+"([^>]*)><v>([^<]*)</v>', packed.read("xl/worksheets/sheet1.xml").decode()
        )
    references = [strings[int(v)] if 't="s"' in a else v for a, v in cells][1:]
    numbers = {re.match(r"\d+", r.strip()).group() for r in references}
    assert parsed.records == len(references) == 9553
    assert {e.tail for e in parsed.entries} == numbers
    assert len(numbers) == 3062
    assert not parsed.refusals
    assert not parsed.notes
    assert (
        sum(n.startswith("Date of birth:") for e in parsed.entries for n in e.properties.get("notes", ()))
        < 25
    )
