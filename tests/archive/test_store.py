from __future__ import annotations

import gzip
import hashlib
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import add_edition
from watchword.archive import Store
from watchword.archive.store import entry_from_json, entry_to_json
from watchword.exceptions import ArchiveBusy, ArchiveDamaged, NoArchive
from watchword.model import Entry, Identifier, ListingFacts


def entry(tail, name="A", source="us-bis-el"):
    return Entry(source, tail, "LegalEntity", {"name": (name,)}, (ListingFacts(key="cn"),))


def test_states_are_what_each_edition_said_however_they_are_kept():
    store = Store(None)
    said = [
        {"1": "A", "2": "B"},
        {"1": "A", "3": "C"},
        {"1": "A2", "2": "B", "3": "C"},
        {"3": "C"},
    ]
    made = [
        add_edition(store, f"2022-0{i}-01", [entry(t, n) for t, n in names.items()], ["name"])
        for i, names in enumerate(said, 1)
    ]
    for edition, names in zip(made, said, strict=True):
        state = store.state(edition.id)
        bodies = dict(store.bodies(state.values()))
        told = {t: entry_from_json(bodies[r], "us-bis-el", t).caption for t, r in state.items()}
        assert told == names
    assert [e.base for e in made] == [None, 1, 2, 3]


def test_equal_records_are_kept_once():
    store = Store(None)
    one = add_edition(store, "2022-01-01", [entry("1"), entry("2")], ["name"])
    assert len(set(store.state(one.id).values())) == 1


def test_editions_that_state_other_things_have_no_base_in_common():
    store = Store(None)
    add_edition(store, "2022-01-01", [entry("1")], ["name"])
    assert add_edition(store, "2022-01-02", [entry("1")], ["name", "alias"]).base is None


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(
    st.builds(
        Entry,
        st.just("us-bis-el"),
        st.just("t"),
        _TEXT,
        st.dictionaries(_TEXT, st.lists(_TEXT, min_size=1, max_size=3).map(tuple), max_size=3),
        st.lists(st.builds(ListingFacts, *[_TEXT] * 10), max_size=2).map(tuple),
        st.lists(st.builds(Identifier, *[_TEXT] * 4), max_size=2).map(tuple),
        st.frozensets(_TEXT, max_size=2),
        st.integers(1, 5),
    )
)
def test_an_entry_comes_back_as_it_was_kept(one):
    assert entry_from_json(entry_to_json(one), "us-bis-el", "t") == one


def test_a_failed_transaction_leaves_nothing():
    store = Store(None)

    def fail():
        with store.transaction():
            store.accept("us-bis-el", "2022-01-01", "because", "2022-01-02")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert store.acceptances() == {}


def test_a_file_is_kept_packed_under_its_hash_and_once(tmp_path):
    store = Store(tmp_path, create=True)
    with store.transaction():
        digest = store.keep_file("a.csv", b"some bytes")
        assert store.keep_file("b.csv", b"some bytes") == digest == hashlib.sha256(b"some bytes").hexdigest()
    (kept,) = (tmp_path / "raw").rglob("*.*")
    assert kept.name == f"{digest}.gz"
    assert gzip.decompress(kept.read_bytes()) == b"some bytes"


def test_a_folder_without_an_archive_is_told_with_what_fetches_the_lists(tmp_path):
    with pytest.raises(NoArchive, match="`watchword update` fetches the lists"):
        Store(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_damage_not_a_stack(tmp_path):
    (tmp_path / "archive.sqlite").write_bytes(b"this is no database" * 100)
    with pytest.raises(ArchiveDamaged, match=r"archive\.sqlite can't be opened"):
        Store(tmp_path)


def test_a_second_writer_is_told(tmp_path):
    one = Store(tmp_path, create=True)
    other = sqlite3.connect(tmp_path / "archive.sqlite", isolation_level=None, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    one._db.execute("PRAGMA busy_timeout=10")
    with pytest.raises(ArchiveBusy, match="another process"), one.transaction():
        pass
    other.execute("ROLLBACK")
    with one.transaction():
        one.accept("s", "l", "w", "2026-11-24T00:00:00+00:00")
    assert one.acceptances() == {("s", "l"): "w"}


def test_acceptances_are_told_as_they_were_at_a_moment():
    store = Store(None)
    with store.transaction():
        store.accept("a", "x", "early", "2026-01-01T00:00:00+00:00")
        store.accept("b", "x", "late", "2026-01-01T00:00:02+00:00")
    assert store.acceptances() == {("a", "x"): "early", ("b", "x"): "late"}
    assert store.acceptances("2026-01-01T00:00:01.5+00:00") == {("a", "x"): "early"}
