"""Customer files as people have them: every form, every encoding, and rows that can't be read."""

from __future__ import annotations

import io
import json
import random
import time
import zipfile
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from watchword.exceptions import TableError
from watchword.screening.tables import Row, read_table

ROWS = [
    {"name": "Müller & Söhne", "country": "DE", "dob": ""},
    {"name": 'Ünal "Tır", Ltd', "country": "TR", "dob": "1970-01-31"},
    {"name": "José Peña", "country": "MX", "dob": "1980"},
]


def delimited(rows, mark=","):
    import csv

    out = io.StringIO()
    made = csv.DictWriter(out, list(rows[0]), delimiter=mark)
    made.writeheader()
    made.writerows(rows)
    return out.getvalue()


def read(path, **options) -> list[Row]:
    return list(read_table(path, **options))


def asked(rows) -> list[dict[str, str]]:
    return [dict(r.query.given) for r in rows if r.query is not None]


EXPECTED = [
    {"name": "Müller & Söhne", "country": "DE"},
    {"name": 'Ünal "Tır", Ltd', "country": "TR", "birthDate": "1970-01-31"},
    {"name": "José Peña", "country": "MX", "birthDate": "1980"},
]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_delimiter_and_encoding_reads_the_same(tmp_path, mark, encoding):
    path = tmp_path / "customers.csv"
    path.write_bytes(delimited(ROWS, mark).encode(encoding))
    rows = read(path)
    assert asked(rows) == EXPECTED
    assert [r.number for r in rows] == [2, 3, 4]


def test_windows_1252_is_read_where_it_isnt_utf_8(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_bytes(delimited([{"name": "Peña € Söhne"}]).encode("cp1252"))
    assert asked(read(path)) == [{"name": "Peña € Söhne"}]


def test_tsv_is_split_at_tabs_only(tmp_path):
    path = tmp_path / "customers.tsv"
    path.write_text("name\tcountry\nSmith, John; Jr\tUS\n")
    assert asked(read(path)) == [{"name": "Smith, John; Jr", "country": "US"}]


def test_json_lines_have_columns_of_their_own(tmp_path):
    path = tmp_path / "customers.jsonl"
    lines = [
        {"name": "One", "dob": "1970"},
        {"full_name": "Two", "country": ["RU", "BY"]},
        "Three",
        {"name": None, "first": "Four", "last": "Five"},
        {"name": 6},
    ]
    path.write_text("\n".join(json.dumps(x) for x in lines) + "\n\n")
    assert asked(read(path)) == [
        {"name": "One", "birthDate": "1970"},
        {"name": "Two", "country": "RU; BY"},
        {"name": "Three"},
        {"name": "Four Five"},
        {"name": "6"},
    ]


@pytest.mark.parametrize("odd", ['{"amount": 3}', "{", "3", "[1]", "[" * 50_000, '"***"'])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_odd_json_line_is_refused_and_the_rest_screened(tmp_path, odd, at):
    lines = ['{"name": "One"}', '{"name": "Two"}']
    lines.insert(at, odd)
    path = tmp_path / "customers.jsonl"
    path.write_text("\n".join(lines))
    rows = read(path)
    assert [q["name"] for q in asked(rows)] == ["One", "Two"]
    (bad,) = [r for r in rows if r.query is None]
    assert bad.number == bad.refusal.row == at + 1
    assert bad.refusal.file == "customers.jsonl"


def workbook(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_workbook_reads_like_a_table(tmp_path):
    path = workbook(
        tmp_path / "customers.xlsx",
        [
            ["Customer", "DOB", "ID", None],
            ["Müller", datetime(1970, 1, 31), 17],
            [],
            ["Peña", 1980, None, None],
        ],
    )
    rows = read(path)
    assert asked(rows) == [
        {"name": "Müller", "birthDate": "1970-01-31"},
        {"name": "Peña", "birthDate": "1980"},
    ]
    assert [r.number for r in rows] == [2, 4]


def test_columns_without_a_head_are_passed_over(tmp_path):
    path = workbook(tmp_path / "customers.xlsx", [[None, "name"], [1, "One"], [2, "Two", "stray"]])
    assert asked(read(path)) == [{"name": "One"}, {"name": "Two"}]
    (tmp_path / "customers.csv").write_text(",name\n1,One\n2,Two\n")
    assert asked(read(tmp_path / "customers.csv")) == [{"name": "One"}, {"name": "Two"}]


def test_formulas_are_read_as_their_last_value_never_run(tmp_path):
    path = workbook(tmp_path / "customers.xlsx", [["name"], ["=1+1"], ["Two"]])
    assert asked(read(path)) == [{"name": "Two"}]


@pytest.mark.parametrize("size", [0, 10, 1000, 3000])
def test_a_cut_workbook_is_told(tmp_path, size):
    path = workbook(tmp_path / "customers.xlsx", [["name"], ["One"]])
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(TableError, match=r"customers\.xlsx is not a readable"):
        read(path)


def test_an_empty_workbook_is_told(tmp_path):
    with pytest.raises(TableError, match="is empty"):
        read(workbook(tmp_path / "customers.xlsx", []))


def test_a_workbook_under_another_name_is_told(tmp_path):
    path = workbook(tmp_path / "customers.xlsx", [["name"], ["One"]])
    other = path.rename(tmp_path / "customers.csv")
    with pytest.raises(TableError, match=r"must be named \.xlsx"):
        read(other)


def test_parquet_reads_like_a_table_where_pyarrow_is(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "customers.parquet")
    assert asked(read(tmp_path / "customers.parquet")) == EXPECTED
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(TableError, match="not a readable"):
        read(tmp_path / "broken.parquet")


def test_parquet_without_pyarrow_says_what_to_install(tmp_path):
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        (tmp_path / "customers.parquet").write_bytes(b"PAR1")
        with pytest.raises(TableError, match=r"watchword\[tables\]"):
            read(tmp_path / "customers.parquet")
    else:
        pytest.skip("pyarrow is installed")


def test_bad_rows_are_told_with_number_and_reason_and_the_rest_screened(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(
        "name,country\nOne,DE\n,DE\n***,DE\nTwo,DE,extra\nThree\n\nFour,DE\n" + "x" * 1001 + ",DE\n"
    )
    rows = read(path)
    assert [q["name"] for q in asked(rows)] == ["One", "Three", "Four"]
    assert [(r.number, str(r.refusal).partition(": ")[2][:30]) for r in rows if r.refusal] == [
        (3, "no name to screen (it is empty"),
        (4, "no name to screen (it is empty"),
        (5, "3 cells under 2 columns"),
        (9, "the name has 1001 characters; "),
    ]


def test_lines_on_standard_input_are_names():
    rows = list(read_table(io.BytesIO("One Name\n\n Zwei Müller \n***\n".encode())))
    assert [(r.number, q["name"]) for r, q in zip(rows, asked(rows), strict=False)] == [
        (1, "One Name"), (3, "Zwei Müller"),
    ]  # fmt: skip
    assert rows[-1].refusal is not None
    assert rows[-1].number == 4


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("name,country\nOne,DE\n", {"name": "One", "country": "DE"}),
        ("Kunde;name\nx;One\n", {"name": "One"}),
        ('{"name": "One", "country": "DE"}\n', {"name": "One", "country": "DE"}),
        ("Smith, John\n", {"name": "Smith, John"}),
    ],
)
def test_standard_input_may_also_be_a_table_or_json_lines(raw, expected):
    rows = list(read_table(io.BytesIO(raw.encode())))
    named = [q for q in asked(rows) if q["name"] != "Kunde"]
    assert named == [expected]


def test_the_mapping_names_the_columns(tmp_path):
    path = tmp_path / "kunden.csv"
    path.write_text("Nr;Firma;Land\n1;Müller;Deutschland\n")
    with pytest.raises(TableError, match="--map name=COLUMN"):
        read(path)
    rows = read(path, mapping={"name": "Firma", "country": "Land"})
    assert asked(rows) == [{"name": "Müller", "country": "Deutschland"}]


@pytest.mark.parametrize("raw", [b"", b"\n", b"  \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path, raw):
    path = tmp_path / "customers.csv"
    path.write_bytes(raw)
    with pytest.raises(TableError, match=r"empty|no header"):
        read(path)


# --- fuzz


def outcome(source, **options) -> str:
    start = time.monotonic()
    try:
        rows = list(read_table(source, **options))
    except TableError:
        return "refused"
    finally:
        assert time.monotonic() - start < 3
    for row in rows:
        assert (row.query is None) != (row.refusal is None)
        if row.query is not None:
            json.dumps(dict(row.query.given), ensure_ascii=False).encode()
    return "read" if any(r.query for r in rows) else "nothing"


def _made() -> dict[str, bytes]:
    book = io.BytesIO()
    made = Workbook()
    for row in (["name", "dob", "country"], *[[f"Made Up {i}", "1970", "DE"] for i in range(20)]):
        made.active.append(row)
    made.save(book)
    rows = [{"name": f"Müller {i}", "dob": "1970", "country": "DE"} for i in range(20)]
    return {
        "a.csv": delimited(rows).encode(),
        "b.csv": delimited(rows, ";").encode("cp1252"),
        "c.csv": delimited(rows).encode("utf-16"),
        "d.tsv": delimited(rows, "\t").encode("utf-8-sig"),
        "e.jsonl": "\n".join(json.dumps(r) for r in rows).encode(),
        "f.xlsx": book.getvalue(),
    }


FILES = _made()


def _broken(raw: bytes, name: str, how: int, rng: random.Random) -> bytes:
    if how == 0:
        return raw[: rng.randrange(len(raw))]
    if how == 1:
        return rng.randbytes(rng.randint(0, 3000))
    if how == 2 and name.endswith(".xlsx"):  # a sound zip with one part spoilt
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
            spoilt = rng.choice(old.namelist())
            for part in old.namelist():
                body = old.read(part)
                new.writestr(part, _broken(body, "", rng.choice([0, 1, 3]), rng) if part == spoilt else body)
        return out.getvalue()
    if how == 2:
        lines = raw.splitlines(keepends=True)
        rng.shuffle(lines)
        return b"".join(lines)
    made = bytearray(raw)
    for _ in range(rng.randint(1, 50)):
        made[rng.randrange(len(made))] = (
            rng.choice(b'",;\t\n\r\x00\xff{}[]\\u') if how == 3 else rng.randrange(256)
        )
    return bytes(made)


def _fuzz(name, home, examples):
    path = home / name
    seen = set()

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 4), st.integers(0, 2**32))
    def check(how, seed):
        path.write_bytes(_broken(FILES[name], name, how, random.Random(seed)))
        seen.add(outcome(path))

    check()
    assert {"read", "refused"} <= seen


@pytest.mark.parametrize("name", FILES)
def test_a_malformed_customer_file_is_told_or_its_rows_are(name, tmp_path):
    _fuzz(name, tmp_path, 100)


@pytest.mark.prove
@pytest.mark.parametrize("name", FILES)
def test_a_thousand_malformed_customer_files_are_told_or_their_rows_are(name, tmp_path):
    _fuzz(name, tmp_path, 1000)


@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input_are_read_or_told(raw):
    outcome(io.BytesIO(raw))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("line", [b"x", b'"', b",", b"{"], ids=["x", "quote", "comma", "brace"])
def test_ten_megabytes_of_one_line_are_told_soon(name, line, tmp_path):
    path = tmp_path / name
    path.write_bytes(line * 10_000_000)
    assert outcome(path) in ("refused", "nothing")
