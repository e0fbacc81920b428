from __future__ import annotations

import csv

import pytest

from helpers import LISTS, Sdn, ofac_csv, raw_sdn, sdn_csv, sdn_folder
from watchword.exceptions import EditionRefused
from watchword.sources import Parsed, reader
from watchword.sources.ofac_remarks import REMARK_PROPERTIES
from watchword.sources.us_ofac_sdn import programmes_of


def parse(folder) -> Parsed:
    (parsed,) = reader("us-ofac-sdn")({p.name.lower(): p for p in folder.iterdir()})
    return parsed


def entries(folder):
    return {e.tail: e for e in parse(folder).entries}


def test_a_row_becomes_an_entry_with_its_columns(tmp_path):
    row = Sdn(
        77, "MAKE BELIEVE", "vessel", "IRAN", call_sign="ABCD9", vessel_type="Crude Oil Tanker",
        tonnage="99,144", grt="56,068", flag="Malta", owner="INVENTED SHIPPING",
        remarks="Vessel Registration Identification IMO 9123456; Linked To: INVENTED SHIPPING.",
    )  # fmt: skip
    (entry,) = parse(sdn_folder(tmp_path, "2022-01-01", [row])).entries
    assert (entry.source, entry.tail, entry.schema, entry.caption) == (
        "us-ofac-sdn", "77", "Vessel", "MAKE BELIEVE",
    )  # fmt: skip
    assert entry.properties == {
        "name": ("MAKE BELIEVE",),
        "callSign": ("ABCD9",),
        "type": ("Crude Oil Tanker",),
        "tonnage": ("99,144",),
        "grossRegisteredTonnage": ("56,068",),
        "flag": ("mt",),
        "owner": ("INVENTED SHIPPING",),
        "linkedTo": ("INVENTED SHIPPING",),
    }
    assert [(i.prop, i.value) for i in entry.identifiers] == [("imoNumber", "9123456")]
    assert [x.programme for x in entry.listings] == ["IRAN"]


def test_the_null_is_nothing_and_the_type_tells_the_schema(tmp_path):
    rows = [Sdn(1, "A B"), Sdn(2, "C, D", "individual"), Sdn(3, "E", "vessel"), Sdn(4, "F", "aircraft")]
    found = entries(sdn_folder(tmp_path, "2022-01-01", [*rows, Sdn(5, "G", "something new")]))
    assert [e.schema for e in found.values()] == [
        "Organization", "Person", "Vessel", "Airplane", "LegalEntity",
    ]  # fmt: skip
    assert found["1"].properties == {"name": ("A B",)}


@pytest.mark.parametrize(
    ("text", "programmes"),
    [
        ("CUBA", ["CUBA"]),
        ("SDGT] [SYRIA", ["SDGT", "SYRIA"]),
        ("SDGT; SYRIA", ["SDGT", "SYRIA"]),
        ("SDGT] [SDGT", ["SDGT"]),
        ("", []),
    ],
)
def test_each_programme_is_a_listing(text, programmes):
    assert programmes_of(text) == programmes


def test_a_row_without_programme_still_has_a_listing(tmp_path):
    (entry,) = parse(sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A", programme="")])).entries
    assert [x.programme for x in entry.listings] == [""]


def test_latin_1_quotes_and_question_marks_are_kept(tmp_path):
    names = ["PEÑA, José", 'THE "HOUSE"', "TELECOMUNICAC?ES S.A."]
    found = entries(sdn_folder(tmp_path, "2022-01-01", [Sdn(i, n) for i, n in enumerate(names, 1)]))
    assert [e.caption for e in found.values()] == names


def test_aliases_addresses_and_comments_are_joined_by_number(tmp_path):
    long = "Linked To: " + "X" * 2000
    folder = sdn_folder(
        tmp_path,
        "2022-01-01",
        [Sdn(1, "A", remarks=long[:1000]), Sdn(2, "B")],
        alt=[(1, "aka", "A ONE"), (1, "fka", "OLD A"), (1, "nka", "NEW A"), (2, "aka", "BEE")],
        add=[(1, "1 Main St", "Havana", "Cuba"), (2, "", "", "Iran"), (2, "Somewhere", "", "Iran")],
        comments=[(1, long[1000:])],
    )
    found = entries(folder)
    assert found["1"].properties["alias"] == ("A ONE", "NEW A")
    assert found["1"].properties["previousName"] == ("OLD A",)
    assert found["1"].properties["address"] == ("1 Main St, Havana, Cuba",)
    assert found["1"].properties["linkedTo"] == ("X" * 2000,)
    assert not found["1"].partial
    assert (found["2"].properties["address"], found["2"].properties["country"]) == (
        ("Somewhere, Iran",),
        ("ir",),
    )
    assert found["2"].properties["alias"] == ("BEE",)


def test_remarks_cut_at_a_thousand_without_their_comments_are_partial(tmp_path):
    rows = [Sdn(1, "A", remarks="x" * 1000), Sdn(2, "B", remarks="x" * 999)]
    found = entries(sdn_folder(tmp_path, "2022-01-01", rows))
    assert found["1"].partial == REMARK_PROPERTIES
    assert not found["2"].partial


def test_an_edition_states_only_what_its_files_hold(tmp_path):
    bare = parse(sdn_folder(tmp_path / "a", "2022-01-01", [Sdn(1, "A")])).states
    full = parse(
        sdn_folder(
            tmp_path / "b", "2022-01-01", [Sdn(1, "A")], alt=[(1, "aka", "B")], add=[(1, "", "", "Iran")]
        )
    ).states
    assert {"name", "programme", "weakAlias", "notes", "flag"} <= bare
    assert full - bare == {"alias", "previousName", "address", "country"}


def test_every_record_is_an_entry_or_a_refusal_with_its_row(tmp_path):
    rows = [Sdn(i, f"N {i}") for i in range(1, 101)]
    rows[10] = Sdn("12b", "NO NUMBER")
    rows[20] = Sdn(5, "TWICE")
    rows[30] = Sdn(31, "")
    folder = sdn_folder(tmp_path, "2022-01-01", rows)
    lines = (folder / "sdn.csv").read_bytes().split(b"\r\n")
    lines[40] = b'41,"SHORT",-0- '
    (folder / "sdn.csv").write_bytes(b"\r\n".join(lines))
    parsed = parse(folder)
    assert (parsed.records, len(parsed.entries)) == (100, 96)
    assert [(r.row, r.reason) for r in parsed.refusals] == [
        (11, "no OFAC number in the first column: '12b'"),
        (21, "number 5 occurs twice"),
        (31, "number 31 has no name"),
        (41, "number 41 has 3 columns instead of 12"),
    ]


def test_rows_of_side_files_that_belong_to_nobody_are_told(tmp_path):
    folder = sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A")], alt=[(1, "aka", "B"), (9, "aka", "STRAY")])
    with (folder / "add.csv").open("wb") as out:
        out.write(ofac_csv([("x", 1, "a", "b", "c", "")]))
    notes = parse(folder).notes
    assert any("alt.csv" in n and "1 numbers" in n and "9" in n for n in notes)
    assert any("add.csv, row 1" in n and "no OFAC number" in n for n in notes)


def test_a_side_file_that_is_mostly_bad_refuses_the_edition(tmp_path):
    folder = sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A")])
    (folder / "alt.csv").write_bytes(ofac_csv([("bad", 1, "aka", "X", "")] * 4))
    with pytest.raises(EditionRefused, match=r"4 rows of alt\.csv"):
        parse(folder)


@pytest.mark.parametrize("side", ["alt.csv", "add.csv"])
def test_an_empty_side_file_is_refused_since_it_would_end_every_alias(tmp_path, side):
    folder = sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A")])
    (folder / side).write_bytes(ofac_csv([]))
    with pytest.raises(EditionRefused, match=rf"{side} holds no rows"):
        parse(folder)


def test_a_folder_without_the_main_file_is_refused(tmp_path):
    folder = sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A")], alt=[(1, "aka", "B")])
    (folder / "sdn.csv").unlink()
    with pytest.raises(EditionRefused, match=r"sdn\.csv is missing \(found: alt\.csv\)"):
        parse(folder)


def test_another_csv_under_that_name_is_refused(tmp_path):
    (tmp_path / "sdn.csv").write_bytes(b"name,source\nA,B\nC,D\n")
    with pytest.raises(EditionRefused, match="no OFAC number"):
        parse(tmp_path)


def test_the_end_mark_alone_is_no_record(tmp_path):
    (tmp_path / "sdn.csv").write_bytes(sdn_csv([Sdn(1, "A")]))
    assert (tmp_path / "sdn.csv").read_bytes().endswith(b"\x1a\r\n")
    assert parse(tmp_path).records == 1


def _editions():
    return sorted(p.name for p in (LISTS / "us_ofac_sdn").glob("20*")) if LISTS.is_dir() else []


@pytest.mark.shared
@pytest.mark.parametrize("label", _editions())
def test_real_editions_hold_what_a_plain_reader_counts(label):
    folder = LISTS / "us_ofac_sdn" / label
    rows = list(raw_sdn(folder))
    parsed = parse(folder)
    assert parsed.records == len(rows) == sum(e.rows for e in parsed.entries) + len(parsed.refusals)
    assert {e.tail for e in parsed.entries} | {str(r.row) for r in parsed.refusals} == {r[0] for r in rows}
    assert sorted(e.caption for e in parsed.entries) == sorted(r[1] for r in rows)
    tags = sum(len({t.strip(" []") for t in r[3].replace("] [", ";").split(";")} - {""}) or 1 for r in rows)
    assert sum(len(e.listings) for e in parsed.entries) == tags


@pytest.mark.shared
@pytest.mark.parametrize(
    "label", [x for x in _editions() if (LISTS / "us_ofac_sdn" / x / "alt.csv").is_file()]
)
def test_real_aliases_are_all_kept(label):
    folder = LISTS / "us_ofac_sdn" / label
    numbers = {r[0] for r in raw_sdn(folder)}
    with (folder / "alt.csv").open(encoding="latin-1", newline="") as text:
        raw = {
            (row[0], row[3].strip())
            for row in csv.reader(text)
            if len(row) > 3 and row[0] in numbers and row[3].strip() != "-0-"
        }
    kept = {
        (e.tail, name)
        for e in parse(folder).entries
        for prop in ("alias", "previousName")
        for name in e.properties.get(prop, ())
    }
    assert kept == raw
    assert len(raw) > 5000
