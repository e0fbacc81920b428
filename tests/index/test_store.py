from __future__ import annotations

import json
import threading

import numpy as np
import pytest

from helpers import Sdn, index_from, lives_from, sdn_folder
from watchword.exceptions import ArchiveDamaged, NoArchive, UsageError
from watchword.index.build import Compiled
from watchword.index.store import Index, current_key, save, switch


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    root = tmp_path_factory.mktemp("lists")
    rows = [Sdn(7, "ALFA", remarks="Gender Male."), Sdn(77, "BETA", programme="P] [Q"), Sdn(12, "ÇELIK")]
    sdn_folder(root, "2022-01-01", rows)
    sdn_folder(root, "2022-02-01", [Sdn(7, "ALPHA"), Sdn(77, "BETA")])
    index = index_from(root)
    return Compiled(dict(index.manifest), dict(index.arrays)), lives_from(root)


def keyed(compiled: Compiled, key: str) -> Compiled:
    return Compiled({**compiled.manifest, "key": key}, compiled.arrays)


def test_an_index_comes_back_from_disk_as_it_was(compiled, tmp_path):
    made, _ = compiled
    switch(tmp_path, save(tmp_path, made))
    index = Index.open(tmp_path)
    assert index.manifest == made.manifest
    assert index.arrays.keys() == made.arrays.keys()
    for name, array in made.arrays.items():
        assert isinstance(index.arrays[name], np.memmap) or array.size == 0, name
        assert np.array_equal(index.arrays[name], array), name


def test_a_party_comes_back_with_its_whole_life(compiled):
    made, found = compiled
    index = Index.of(made)
    assert len(index) == 3
    for number in range(3):
        party = index.party(number)
        life = found[party.id.removeprefix("us-ofac-sdn:")]
        assert index.id(number) == party.id
        assert index.number(party.id) == number
        assert (party.schema, party.facts, party.listings) == (life.schema, life.facts, life.listings)
    assert index.party(index.number("us-ofac-sdn:7")).caption == "ALPHA"  # the newest first name


@pytest.mark.parametrize(
    "party", ["us-ofac-sdn:1", "us-ofac-sdn:777", "ofac-sdn:7", "7", "", "us-ofac-sdn:7\n"]
)
def test_an_id_never_listed_is_told(compiled, party):
    with pytest.raises(UsageError, match="ids look like"):
        Index.of(compiled[0]).number(party)


def test_without_an_archive_there_is_no_index(tmp_path):
    assert current_key(tmp_path) is None
    with pytest.raises(NoArchive, match="`watchword update`"):
        Index.open(tmp_path)


def _drop_array(folder):
    next(folder.glob("names.*.npy")).unlink()


def _cut_array(folder):
    path = folder / "run.npy"
    path.write_bytes(path.read_bytes()[:-8])


def _empty_array(folder):
    (folder / "span.npy").write_bytes(b"")


def _spoil_manifest(folder):
    (folder / "manifest.json").write_text("{")


def _drop_manifest(folder):
    (folder / "manifest.json").unlink()


def _older_format(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "format": 0}))


@pytest.mark.parametrize(
    "damage", [_drop_array, _cut_array, _empty_array, _spoil_manifest, _drop_manifest, _older_format]
)
def test_a_damaged_index_is_told_with_what_makes_it_anew(compiled, tmp_path, damage):
    key = save(tmp_path, compiled[0])
    switch(tmp_path, key)
    damage(tmp_path / "index" / key)
    with pytest.raises(ArchiveDamaged, match=r"--reindex"):
        Index.open(tmp_path)


def test_an_index_whose_folder_is_gone_is_damage(compiled, tmp_path):
    (tmp_path / "CURRENT").write_text("0123456789abcdef0123\n")
    with pytest.raises(ArchiveDamaged):
        Index.open(tmp_path)


def test_saving_leaves_no_part_and_never_rewrites_what_is_there(compiled, tmp_path):
    key = save(tmp_path, compiled[0])
    before = (tmp_path / "index" / key / "manifest.json").stat()
    assert save(tmp_path, compiled[0]) == key
    assert (tmp_path / "index" / key / "manifest.json").stat() == before
    assert [p.name for p in (tmp_path / "index").iterdir()] == [key]
    save(tmp_path, compiled[0], anew=True)
    assert (tmp_path / "index" / key / "manifest.json").stat() != before


def test_switching_keeps_the_index_that_answered_before_and_drops_older_ones(compiled, tmp_path):
    for key in ("a" * 20, "b" * 20, "c" * 20):
        switch(tmp_path, save(tmp_path, keyed(compiled[0], key)))
    (tmp_path / "index" / ".part-left").mkdir()
    switch(tmp_path, save(tmp_path, keyed(compiled[0], "d" * 20)))
    assert current_key(tmp_path) == "d" * 20
    assert {p.name for p in (tmp_path / "index").iterdir()} == {"c" * 20, "d" * 20}


def test_a_reader_keeps_its_index_while_others_switch(compiled, tmp_path):
    switch(tmp_path, save(tmp_path, keyed(compiled[0], "a" * 20)))
    index = Index.open(tmp_path)
    for key in ("b" * 20, "c" * 20):
        switch(tmp_path, save(tmp_path, keyed(compiled[0], key)))
    assert not (tmp_path / "index" / ("a" * 20)).exists()
    assert index.party(index.number("us-ofac-sdn:77")).caption == "BETA"


def test_readers_always_find_an_index_while_it_is_switched(compiled, tmp_path):
    switch(tmp_path, save(tmp_path, keyed(compiled[0], "a" * 20)))
    stop = threading.Event()
    failed: list[Exception] = []

    def read():
        while not stop.is_set():
            try:
                assert len(Index.open(tmp_path)) == 3
            except Exception as why:
                failed.append(why)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for i in range(20):
            switch(tmp_path, save(tmp_path, keyed(compiled[0], f"{i:020d}")))
    finally:
        stop.set()
        reader.join()
    assert not failed, failed[0]
