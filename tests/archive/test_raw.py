from __future__ import annotations

import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.archive.raw import keep_raw, raw_bytes, raw_path
from watchword.exceptions import ArchiveDamaged


@given(st.binary(max_size=200))
def test_what_is_kept_comes_back_under_its_hash(tmp_path_factory, raw):
    folder = tmp_path_factory.mktemp("raw")
    digest = keep_raw(folder, raw)
    assert digest == hashlib.sha256(raw).hexdigest()
    assert keep_raw(folder, raw) == digest
    assert raw_bytes(folder, digest) == raw
    assert [p.name for p in folder.rglob("*") if p.is_file()] == [f"{digest}.gz"]


def test_what_is_not_kept_or_damaged_is_told(tmp_path):
    assert raw_bytes(tmp_path, "0" * 64) is None
    digest = keep_raw(tmp_path, b"abc")
    for broken in (gzip.compress(b"abd"), b"abc", gzip.compress(b"abc")[:-9]):
        raw_path(tmp_path, digest).write_bytes(broken)
        with pytest.raises(ArchiveDamaged):
            raw_bytes(tmp_path, digest)
