from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Refusal
from watchword.sources.reading import (
    MAX_CELL,
    Parsed,
    csv_rows,
    decode,
    json_document,
    read_bytes,
    sha256_of,
)


def test_packed_and_plain_files_give_the_same_bytes(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"one,two\n")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"one,two\n"))
    assert read_bytes(tmp_path / "a.csv") == read_bytes(tmp_path / "a.csv.gz") == b"one,two\n"


def test_a_file_over_the_limit_is_refused_even_when_it_unpacks_to_it(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x" * 101)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"x" * 101))
    for name in ("a.csv", "a.csv.gz"):
        assert len(read_bytes(tmp_path / name, limit=101)) == 101
        with pytest.raises(EditionRefused, match=rf"{name}: larger than 100 bytes"):
            read_bytes(tmp_path / name, limit=100)


@pytest.mark.parametrize("cut", [1, 8, 15, 30])
def test_a_broken_gzip_is_refused_by_name(tmp_path, cut):
    whole = gzip.compress(bytes(range(256)) * 8)
    (tmp_path / "c.csv.gz").write_bytes(whole[:-cut])
    with pytest.raises(EditionRefused, match=r"c\.csv\.gz"):
        read_bytes(tmp_path / "c.csv.gz")


def test_bytes_that_are_not_gzip_are_refused(tmp_path):
    (tmp_path / "c.csv.gz").write_bytes(b"not packed at all")
    with pytest.raises(EditionRefused, match="fetch it again"):
        read_bytes(tmp_path / "c.csv.gz")


def test_a_missing_file_is_refused_not_raised(tmp_path):
    with pytest.raises(EditionRefused, match=r"gone\.csv"):
        read_bytes(tmp_path / "gone.csv")


def test_text_is_utf8_with_or_without_mark_else_latin1():
    assert decode("Müller".encode(), "f") == "Müller"
    assert decode("Müller".encode("utf-8-sig"), "f") == "Müller"
    assert decode("Müller".encode("latin-1"), "f") == "Müller"


def test_sixteen_bit_text_is_refused():
    with pytest.raises(EditionRefused, match="zero bytes"):
        decode("name,source\n".encode("utf-16"), "f")


def test_rows_carry_their_line_and_the_end_mark_is_passed_over():
    text = 'a,b\r\n"two\r\nlines",d\r\n\r\n , \r\ne,f\r\n\x1a\r\n'
    assert list(csv_rows(text, "f")) == [(1, ["a", "b"]), (3, ["two\r\nlines", "d"]), (6, ["e", "f"])]


def test_a_cell_without_end_is_refused_with_its_line():
    with pytest.raises(EditionRefused, match=r"f\.csv, line \d+"):
        list(csv_rows('a,b\n"' + "x" * (MAX_CELL + 1), "f.csv"))


def test_json_that_is_broken_too_deep_or_too_large_a_number_is_refused():
    for raw in (b"{", b"[" * 100_000, b"1" * 10_000, b"\xff\xfe\x00", b""):
        with pytest.raises(EditionRefused, match="not readable as JSON"):
            json_document(raw, "f.json")


def test_half_a_character_in_json_becomes_a_question_mark():
    made = json_document(json.dumps({"name": "A\ud800B", "pair": "\U0001f600"}).encode(), "f.json")
    assert made == {"name": "A?B", "pair": "\U0001f600"}
    json.dumps(made, ensure_ascii=False).encode()


def _parsed(entries: int, refusals: int) -> Parsed:
    some = [Entry("s", str(i), "Person", {"name": ("x",)}, ()) for i in range(entries)]
    bad = [Refusal("f.csv", i, "no number") for i in range(refusals)]
    return Parsed("s", some, frozenset(), entries + refusals, bad)


def test_an_edition_of_which_one_in_twenty_is_bad_stands_and_one_more_refuses_it():
    assert _parsed(95, 5).check("f.csv").records == 100
    with pytest.raises(EditionRefused, match=r"6 of 100 records of f\.csv.*f\.csv, row 0: no number"):
        _parsed(94, 6).check("f.csv")


def test_an_edition_without_one_usable_record_is_refused():
    for refusals in (0, 3):
        with pytest.raises(EditionRefused, match="no record"):
            _parsed(0, refusals).check("f.csv")


def test_the_hash_is_sha256():
    assert sha256_of(b"abc") == hashlib.sha256(b"abc").hexdigest()
