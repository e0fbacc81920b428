from __future__ import annotations

import sqlite3
import zlib
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.exceptions import ArchiveError, ReceiptError
from watchword.records import Receipts, number_of

CONTENT = {"kind": "screening", "queries": [{"name": "Ünal"}], "answer": {"results": []}}


def test_a_receipt_comes_back_by_its_number_or_the_start_of_it(tmp_path):
    receipts = Receipts(tmp_path)
    number = receipts.keep(CONTENT, "2026-01-01T00:00:00+00:00")
    assert number == number_of(CONTENT)
    assert number.startswith("r-")
    assert len(number) == 22
    assert receipts.find(number) == receipts.find(number[:10]) == CONTENT


def test_equal_content_has_one_number_and_is_kept_once(tmp_path):
    receipts = Receipts(tmp_path)
    assert receipts.keep(CONTENT, "a") == receipts.keep(dict(reversed(CONTENT.items())), "b")
    with sqlite3.connect(tmp_path / "records.sqlite") as db:
        assert db.execute("SELECT count(*) FROM receipt").fetchone() == (1,)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(_JSON, _JSON)
def test_other_content_has_another_number(one, other):
    same = number_of({"x": one}) == number_of({"x": other})
    assert same == (repr(one) == repr(other) or one == other)


@pytest.mark.parametrize("number", ["r-00000000000000000000", "", "r", "' OR 1=1 --", "r-\ud800", "r-%"])
def test_an_unknown_number_is_told(tmp_path, number):
    receipts = Receipts(tmp_path)
    for i in range(3):
        receipts.keep({"n": i}, "t")
    with pytest.raises(ReceiptError, match=r"no such receipt|more than one"):
        receipts.find(number)


def _alter(tmp_path, raw):
    with sqlite3.connect(tmp_path / "records.sqlite") as db:
        db.execute("UPDATE receipt SET content = ?", (raw,))


def test_an_altered_receipt_is_told(tmp_path):
    receipts = Receipts(tmp_path)
    number = receipts.keep(CONTENT, "t")
    _alter(tmp_path, zlib.compress(b'{"kind":"screening","queries":[],"answer":{"results":[]}}'))
    with pytest.raises(ReceiptError, match="was altered"):
        receipts.find(number)


@pytest.mark.parametrize("raw", [b"", b"garbage", zlib.compress(b"{"), zlib.compress(b"\xff")])
def test_a_spoilt_receipt_is_told(tmp_path, raw):
    receipts = Receipts(tmp_path)
    number = receipts.keep(CONTENT, "t")
    _alter(tmp_path, raw)
    with pytest.raises(ReceiptError, match="can't be read"):
        receipts.find(number)


def test_a_file_that_is_no_database_is_damage(tmp_path):
    (tmp_path / "records.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(ArchiveError, match=r"records\.sqlite"):
        Receipts(tmp_path).keep(CONTENT, "t")


def _keep_many(folder, who):
    for i in range(30):
        Receipts(folder).keep({"who": who, "n": i}, "t")


def test_several_processes_keep_receipts_at_once(tmp_path):
    context = get_context("fork")
    workers = [context.Process(target=_keep_many, args=(tmp_path, w)) for w in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [w.exitcode for w in workers] == [0] * 4
    with sqlite3.connect(tmp_path / "records.sqlite") as db:
        assert db.execute("SELECT count(*) FROM receipt").fetchone() == (120,)
