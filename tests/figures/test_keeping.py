from __future__ import annotations

import gzip
import hashlib
from datetime import date
from pathlib import Path

import pytest

from made_figures import Row, csv_form, edition
from watchword.exceptions import ArchiveDamaged, ArchiveError, EditionRefused, UsageError
from watchword.figures import FigureStore, dated_files
from watchword.figures.keeping import edition_day

TODAY = date(2026, 11, 24)
ROWS = [Row("2022-11", "10", "11"), Row("2022-12", "20", "22")]


@pytest.fixture
def store(tmp_path):
    made = FigureStore(tmp_path / "data", create=True)
    yield made
    made.close()


def test_an_edition_is_kept_by_hash_with_its_day_and_read_again(store, tmp_path):
    file = edition(tmp_path, "vsrr_2023-05-17.csv", ROWS)
    arrived = store.take(file, None, TODAY)
    assert arrived.new
    kept = arrived.edition
    assert (kept.label, kept.published, kept.dated, kept.points) == ("2023-05-17", "2023-05-17", "stated", 2)
    assert kept.sha256 == hashlib.sha256(csv_form(ROWS)).hexdigest()
    assert kept.holds == {"T40.4": ("2022-11", "2022-12", 1)}
    raw = store.folder / "raw" / kept.sha256[:2] / f"{kept.sha256}.gz"
    assert gzip.decompress(raw.read_bytes()) == file.read_bytes()
    assert [p.reported for p in store.points(kept)] == ["10", "20"]


def test_taking_the_same_in_again_changes_nothing(store, tmp_path):
    file = edition(tmp_path, "vsrr_2023-05-17.csv", ROWS)
    first, again = store.take(file, None, TODAY), store.take(file, None, TODAY)
    assert (first.new, again.new) == (True, False)
    assert first.edition == again.edition
    assert len(store.editions()) == 1


def test_a_later_edition_goes_before_and_the_earlier_stays(store, tmp_path):
    late = store.take(edition(tmp_path, "a_2024-05-15.csv", [Row("2022-12", "30")]), None, TODAY).edition
    early = store.take(edition(tmp_path, "b_2023-05-17.csv", ROWS), None, TODAY).edition
    assert store.editions() == [late, early]


def test_a_gzipped_file_is_kept_unpacked(store, tmp_path):
    file = tmp_path / "vsrr_2023-05-17.csv.gz"
    file.write_bytes(gzip.compress(csv_form(ROWS)))
    assert store.take(file, None, TODAY).edition.sha256 == hashlib.sha256(csv_form(ROWS)).hexdigest()


def test_a_refused_file_leaves_no_edition(store, tmp_path):
    file = tmp_path / "vsrr_2023-05-17.csv"
    file.write_bytes(b"nonsense")
    with pytest.raises(EditionRefused):
        store.take(file, None, TODAY)
    assert store.editions() == []


def test_damage_is_told(store, tmp_path):
    kept = store.take(edition(tmp_path, "vsrr_2023-05-17.csv", ROWS), None, TODAY).edition
    raw = store.folder / "raw" / kept.sha256[:2] / f"{kept.sha256}.gz"
    raw.write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ArchiveDamaged, match="isn't what its name says"):
        store.points(kept)
    raw.write_bytes(b"no gzip")
    with pytest.raises(ArchiveDamaged, match="can't be read"):
        store.points(kept)
    raw.unlink()
    with pytest.raises(ArchiveDamaged, match="is gone"):
        store.points(kept)
    store.close()
    (store.folder / "figures.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(ArchiveDamaged):
        FigureStore(store.folder).editions()


def test_reading_makes_no_folder_and_writes_nothing(tmp_path):
    store = FigureStore(tmp_path / "none")
    assert store.editions() == []
    assert not (tmp_path / "none").exists()
    with pytest.raises(ArchiveError):
        store.take(edition(tmp_path, "vsrr_2023-05-17.csv", ROWS), None, TODAY)


@pytest.mark.parametrize(
    ("file", "label", "expected"),
    [
        ("x_2023-05-17.csv", None, ("2023-05-17", "2023-05-17", "stated")),
        ("VSRR_Counts_20230517.csv", None, ("2023-05-17", "2023-05-17", "stated")),
        ("2023_05_17.csv", None, ("2023-05-17", "2023-05-17", "stated")),
        ("x_2023-05.csv", None, ("2023-05", "2023-05-31", "stated")),
        ("2023-06-14/x.csv", None, ("2023-06-14", "2023-06-14", "stated")),
        ("2023-06-14/x_2023-05-17.csv", None, ("2023-05-17", "2023-05-17", "stated")),
        ("x_2023-05-17.csv", "2023-05-20", ("2023-05-20", "2023-05-20", "stated")),
        # How far the data go is not when they were published.
        ("x_to_2022-12.csv", None, ("data to 2022-12", "2023-05-31", "supposed")),
        ("x through 2022-12.csv", None, ("data to 2022-12", "2023-05-31", "supposed")),
        ("x.csv", None, ("data to 2022-12", "2023-05-31", "supposed")),
        ("x_2023-02-31.csv", None, ("data to 2022-12", "2023-05-31", "supposed")),
        ("x_12023-05-171.csv", None, ("data to 2022-12", "2023-05-31", "supposed")),
    ],
)
def test_the_day_of_an_edition(file, label, expected):
    name, day, dated = edition_day(Path(file), label, "2022-12", TODAY)
    assert (name, day.isoformat(), dated) == expected


@pytest.mark.parametrize(
    ("file", "label", "why"),
    [
        ("x.csv", "2027-01-01", "after today"),
        ("x.csv", "soon", "is not a date"),
        ("x.csv", "2022-12-31", "can't have been public by 2022-12-31"),
        ("x_2022-12.csv", None, "give its day with --edition"),
    ],
)
def test_a_day_that_cant_be_is_told(file, label, why):
    with pytest.raises(UsageError, match=why):
        edition_day(Path(file), label, "2022-12", TODAY)


def test_a_supposed_day_is_never_ahead():
    assert edition_day(Path("x.csv"), None, "2026-09", TODAY)[1] == TODAY
    with pytest.raises(UsageError, match="not over"):
        edition_day(Path("x.csv"), None, "2026-11", TODAY)


def test_files_below_a_folder(tmp_path):
    for name in ("b/x.csv", "a.json", "notes.txt", "c.CSV.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [p.name for p in dated_files(tmp_path)] == ["a.json", "x.csv", "c.CSV.gz"]
    with pytest.raises(UsageError, match="no file or folder"):
        dated_files(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no CSV or JSON"):
        dated_files(tmp_path / "empty")
