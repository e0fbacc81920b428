"""A receipt replays to the same answer, whatever was loaded since."""

from __future__ import annotations

import shutil
import time

import pytest

import watchword as ww
from helpers import (
    CAPTA_LIST,
    FSE_LIST,
    LISTS,
    TODAY,
    Sdn,
    csl,
    csl_folder,
    sdn_folder,
)
from watchword.archive import Store
from watchword.exceptions import ReceiptError
from watchword.index.store import current_key
from watchword.replaying import replay
from watchword.updating import accept, update_from


def quiet(_: str) -> None:
    pass


def take(data, root):
    """Take editions in; all of them are believed."""
    update_from(data, root, (), TODAY, quiet)
    store = Store(data)
    with_held = [e for e in store.editions() if e.held]
    marks = {f"{e.source}@{e.label}" for e in with_held} - {f"{s}@{x}" for s, x in store.acceptances()}
    store.close()
    if marks:
        accept(data, sorted(marks), "made for a test", quiet)


def next_second() -> None:
    """Loading is told to the second, so what is to count as later waits for the next one."""
    time.sleep(1.05)


def screened(data, *names, **view):
    return ww.open(data, today=TODAY, **view).screen(list(names))["receipt"]


NAMES = ("BANK OF FROBOZZ", "ZZYZX HOLDINGS", "Nobody Whatsoever")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("first")
    zzyzx = csl(FSE_LIST, "ZZYZX HOLDINGS", entity_number="1", programs="P")
    csl_folder(root, "2023-01-01", [bank(51), zzyzx, csl(FSE_LIST, "EVADER QUUX", entity_number="9")])
    csl_folder(root, "2023-02-01", [bank(51), zzyzx])
    take(root / "data", root)
    return root / "data"


@pytest.fixture
def data(made, tmp_path):
    return shutil.copytree(made, tmp_path / "data")


def bank(number, name="BANK OF FROBOZZ"):
    return csl(CAPTA_LIST, name, entity_number=str(number), programs="561-Related")


def test_a_receipt_replays_to_the_same_answer(data):
    for number in (
        screened(data, *NAMES),
        screened(data, *NAMES, as_of="2023-01-15", sources=["us-ofac-sdn"]),
    ):
        found = replay(data, number, quiet)
        assert found["identical"] is True, found["differences"]
        assert found["receipt"] == number


def later(root):
    """Editions after those of the receipt: other names, one list absent, the bank gone."""
    csl_folder(root, "2024-01-01", [bank(52, "SOMEBODY ELSE")])


def earlier(root):
    """An edition before those of the receipt, loaded after it."""
    zzyzx = csl(FSE_LIST, "ZZYZX HOLDINGS", entity_number="1", programs="Q")
    csl_folder(root, "2022-01-01", [bank(53, "NOBODY WHATSOEVER"), zzyzx])


def same_day(root):
    """The newest day republished."""
    csl_folder(root, "2023-02-01", [bank(52, "SOMEBODY ELSE")])


def another_list(root):
    """A list that the archive had not, with the names asked about."""
    mbs = "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department"
    names = ("BANK OF FROBOZZ", "ZZYZX HOLDINGS", "A B", "C D", "E F")
    csl_folder(root, "2024-01-01", [csl(mbs, n, entity_number=str(i)) for i, n in enumerate(names, 70)])


@pytest.mark.parametrize("arrives", [later, earlier, same_day, another_list])
def test_editions_that_came_later_change_no_receipt(data, tmp_path, arrives):
    number = screened(data, *NAMES)
    key = current_key(data)
    next_second()
    # Two updates, so that the index that answered is no longer kept.
    arrives(tmp_path / "second")
    take(data, tmp_path / "second")
    csl_folder(tmp_path / "third", "2025-01-01", [bank(54, "A THIRD")])
    take(data, tmp_path / "third")
    shutil.rmtree(data / "index" / key, ignore_errors=True)
    now = screened(data, *NAMES)
    assert now != number
    found = replay(data, number, quiet)
    assert found["identical"] is True, found["differences"]


def test_an_acceptance_that_came_later_changes_no_receipt(data, tmp_path):
    sdn_folder(tmp_path / "second", "2023-03-01", [Sdn(5, "NOBODY WHATSOEVER")])
    update_from(data, tmp_path / "second", (), TODAY, quiet)
    number = screened(data, *NAMES)
    key = current_key(data)
    next_second()
    csl_folder(tmp_path / "third", "2025-01-01", [bank(54, "A THIRD")])
    take(data, tmp_path / "third")
    shutil.rmtree(data / "index" / key, ignore_errors=True)
    found = replay(data, number, quiet)
    assert found["identical"] is True, found["differences"]


def test_a_receipt_of_another_archive_is_told(data, tmp_path):
    number = screened(data, *NAMES)
    later(tmp_path / "second")
    take(tmp_path / "other", tmp_path / "second")
    with pytest.raises(ReceiptError, match=r"no such receipt|no receipts"):
        replay(tmp_path / "other", number, quiet)


def test_an_edition_that_is_gone_is_told(data, tmp_path):
    number = screened(data, *NAMES)
    other = tmp_path / "other"
    later(tmp_path / "second")
    take(other, tmp_path / "second")
    shutil.copy(data / "records.sqlite", other / "records.sqlite")
    with pytest.raises(ReceiptError, match="is not in"):
        replay(other, number, quiet)


@pytest.mark.shared
def test_a_real_receipt_replays(real_archive):
    number = ww.open(real_archive, as_of="2022-06-01").screen(["Institute of Forensic Science", "Sberbank"])[
        "receipt"
    ]
    assert replay(real_archive, number, quiet)["identical"] is True


@pytest.mark.shared
@pytest.mark.prove
def test_a_real_receipt_replays_after_a_later_and_an_earlier_edition(tmp_path):
    def only(*labels):
        root = tmp_path / "-".join(labels)
        for label in labels:
            shutil.copytree(LISTS / "us_ofac_sdn" / label, root / "us_ofac_sdn" / label)
        return root

    data = tmp_path / "data"
    take(data, only("2022-02-25"))
    number = screened(data, "Sberbank", "VTB Bank", "Nobody Whatsoever")
    key = current_key(data)
    next_second()
    take(data, only("2022-02-28"))
    take(data, only("2022-02-23"))
    shutil.rmtree(data / "index" / key, ignore_errors=True)
    assert replay(data, number, quiet)["identical"] is True
