"""Files of every form: their encodings, titles before the heads, bad rows by number."""

import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreadsheets import xlsx
from timing import within
from watchword.exceptions import TableError, WatchwordError
from watchword.shipping import read_shipments, shipments_of
from watchword.shipping.files import SUFFIXES, Record, read_records

HEAD = ["Shipment ID", "Consignee", "Country", "Description", "HS Code"]
ROWS = [["S1", "Müller GmbH", "AT", "Schrauben", "731815"], ["S2", "Peña S.A.", "ES", "Azulejos", "690721"]]


def lines(sep: str) -> str:
    return "\n".join(sep.join(r) for r in [HEAD, *ROWS]) + "\n"


def check(path):
    got = read_shipments(path)
    assert not got.refusals
    first, second = got.shipments.values()
    assert (first.id, first.traders[0].name, first.traders[0].country) == ("S1", "Müller GmbH", "AT")
    assert (first.lines[0].text, first.lines[0].hs, second.traders[0].name) == (
        "Schrauben",
        "731815",
        "Peña S.A.",
    )


@pytest.mark.parametrize("sep", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_any_usual_form(tmp_path, sep, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(lines(sep).encode(encoding))
    check(path)


def test_chinese_excels_csv(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("发货人,收货人,品名\n武汉化工有限公司,某某公司,丙酮\n".encode("gb18030"))
    (one,) = read_shipments(path).shipments.values()
    assert [t.name for t in one.traders] == ["武汉化工有限公司", "某某公司"]
    assert one.lines[0].text == "丙酮"


def test_xlsx_with_a_title_before_the_heads_and_numbers_as_numbers(tmp_path):
    path = tmp_path / "a.xlsx"
    rows = [[*r[:4], int(r[4])] for r in ROWS]
    path.write_bytes(xlsx([["ACME FORWARDING"], [], ["Report of 2026-10-01"], HEAD, *rows]))
    check(path)


def test_json_lines_and_documents(tmp_path):
    said = [
        {"id": i, "consignee": {"name": n, "country": c}, "lines": [{"description": d, "hs": h}]}
        for i, n, c, d, h in ROWS
    ]
    for name, text in (
        ("a.jsonl", "\n".join(json.dumps(s) for s in said)),
        ("a.json", json.dumps(said)),
        ("b.json", json.dumps({"shipments": said})),
    ):
        path = tmp_path / name
        path.write_text(text)
        check(path)


def test_bad_rows_are_told_by_number_and_the_rest_is_answered(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(lines(",") + "S3,A,DE,Nails,7317,too,many\nS4,,,,\nS5,Beck AG,CH,Käse,0406\n")
    got = read_shipments(path)
    assert [r.row for r in got.refusals] == [4, 5]
    assert "7 cells under 5 columns" in got.refusals[0].reason
    assert "nothing in it to look at" in got.refusals[1].reason
    assert list(got.shipments) == ["S1", "S2", "S5"]
    lined = tmp_path / "a.jsonl"
    lined.write_text('{"id": "J1", "goods": "salt"}\n{"id": \n7\n{"id": "J4", "goods": "tea"}\n')
    got = read_shipments(lined)
    assert [r.row for r in got.refusals] == [2, 3]
    assert list(got.shipments) == ["J1", "J4"]


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"Title,Author\nx,y\n", "no column says anything of a shipment"),
        ("a.xlsx", b"PK\x03\x04broken", "not a readable .xlsx"),
        ("a.csv", b"\x00\x01\x02" * 50, "not a text file"),
        ("a.json", b"7", "neither an object nor a list"),
        ("a.xml", b"<html/>", "no UBL 2 document"),
    ],
)
def test_a_file_that_is_something_else_is_refused_in_a_sentence(tmp_path, name, raw, says):
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(TableError, match=says):
        read_shipments(path)


def test_a_workbook_that_unpacks_to_more_than_the_bound_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("watchword.shipping.files.MAX_BYTES", 100_000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000)
    with pytest.raises(TableError, match="unpacks to more than"):
        read_shipments(path)


def test_tables_in_memory_and_what_isnt_one():
    got = shipments_of([{"consignee": "A Ltd", "goods": "tea"}, "x", {"foo": 1}])
    assert [r.row for r in got.refusals] == [2, 3]
    assert next(iter(got.shipments.values())).lines[0].text == "tea"


WORDS = st.sampled_from(
    (
        "Shipment ID|Consignee|Goods|收货人|S1|acetone|2026-13-45||\x00|\"|'|{|]|null|"
        "<Invoice>|<!DOCTYPE x>|💥|"
        "\ud800|1e999|=cmd()|\r|PK\x03\x04|O/B|IMO 123|" + "9" * 400
    ).split("|")
)


@settings(max_examples=1000)
@given(
    suffix=st.sampled_from(SUFFIXES),
    raw=st.one_of(
        st.binary(max_size=300),
        st.lists(st.lists(WORDS, max_size=5), max_size=5).map(
            lambda rows: "\n".join(",".join(r) for r in rows).encode("utf-8", "surrogatepass")
        ),
        st.recursive(
            st.none() | st.booleans() | st.floats() | WORDS,
            lambda s: st.lists(s, max_size=3) | st.dictionaries(WORDS, s, max_size=4),
            max_leaves=12,
        ).map(lambda x: json.dumps(x).encode()),
    ),
)
def test_a_thousand_malformed_files_give_clear_errors(tmp_path_factory, suffix, raw):
    path = tmp_path_factory.getbasetemp() / f"odd{suffix}"
    path.write_bytes(raw)
    try:
        got = read_shipments(path)
    except WatchwordError as why:
        told = str(why)
        assert path.name in told, told
    else:
        assert all(r.row >= 1 and r.reason for r in got.refusals)
        assert all(not s.empty for s in got.shipments.values())


def test_deep_json_is_refused_and_quickly(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"lines":' * 5000 + "1" + "}" * 5000 + '\n{"goods": "tea"}\n')
    with within(5):
        got = read_shipments(path)
    assert [r.row for r in got.refusals] == [1]
    assert len(got.shipments) == 1


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Получатель,Товар\nООО Ромашка,Толуол технический\nВЕКТОР АО,насос"),
        ("cp1251", "Consignee,Goods\nООО Вектор,насос"),
        ("cp1252", "Consignee,Goods\nMüller GmbH,Öl für Größe\nSociété Générale,pièces détachées"),
        ("cp1252", "Consignee,Goods\nAÇÃO LTDA,peças"),
        ("gb18030", "收货人,货物\n上海某某有限公司,甲苯\n"),
        ("gb18030", "Consignee,Goods\n北京公司,泵"),
    ],
)
def test_what_older_programs_write_is_read(tmp_path, encoding, text):
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    rows = [r for r in read_records(path) if isinstance(r, Record)]
    assert [",".join(r.cells) for r in rows] == text.strip().split("\n")[1:]
