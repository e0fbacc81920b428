"""A receipt replays to the same answer, whatever was loaded since."""

from __future__ import annotations

import shutil
import time

import pytest

import watchword as ww
from helpers import (
    CAPTA_LIST,
    ENTITY_LIST,
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


@pytest.fixture
def data(tmp_path):
    root = tmp_path / "first"
    bank = csl(CAPTA_LIST, "BANK OF FROBOZZ", entity_number="51", programs="561-Related")
    csl_folder(root, "2023-01-01", [bank, csl(FSE_LIST, "EVADER QUUX", entity_number="9")])
    sdn_folder(root, "2023-02-01", [Sdn(1, "ZZYZX HOLDINGS"), Sdn(2, "MARMADUKE STAR", "vessel")])
    take(tmp_path / "data", root)
    return tmp_path / "data"


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
    csl_folder(root, "2024-01-01", [csl(CAPTA_LIST, "SOMEBODY ELSE", entity_number="52")])
    sdn_folder(root, "2024-02-01", [Sdn(3, "BANK OF FROBOZZ")])


def earlier(root):
    """Editions before those of the receipt, loaded after it."""
    csl_folder(root, "2022-01-01", [csl(CAPTA_LIST, "NOBODY WHATSOEVER", entity_number="53")])
    sdn_folder(root, "2022-02-01", [Sdn(1, "ZZYZX HOLDINGS", programme="P"), Sdn(4, "NOBODY WHATSOEVER")])


def same_day(root):
    """The same days republished, and the own publisher's edition on the CSL's day."""
    csl_folder(root, "2023-01-01", [csl(CAPTA_LIST, "SOMEBODY ELSE", entity_number="52")])
    sdn_folder(root, "2023-02-01", [Sdn(3, "BANK OF FROBOZZ")])


def another_list(root):
    csl_folder(root, "2024-01-01", [csl(ENTITY_LIST, "BANK OF FROBOZZ"), csl(ENTITY_LIST, "ZZYZX HOLDINGS")])


@pytest.mark.parametrize("arrives", [later, earlier, same_day, another_list])
def test_editions_that_came_later_change_no_receipt(data, tmp_path, arrives):
    number = screened(data, *NAMES)
    key = current_key(data)
    next_second()
    # Two updates, so that the index that answered is no longer kept.
    arrives(tmp_path / "second")
    take(data, tmp_path / "second")
    csl_folder(tmp_path / "third", "2025-01-01", [csl(CAPTA_LIST, "A THIRD", entity_number="54")])
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
    csl_folder(tmp_path / "third", "2025-01-01", [csl(CAPTA_LIST, "A THIRD", entity_number="54")])
    take(data, tmp_path / "third")
    shutil.rmtree(data / "index" / key, ignore_errors=True)
    found = replay(data, number, quiet)
    assert found["identical"] is True, found["differences"]


def test_a_receipt_of_another_archive_is_told(data, tmp_path):
    number = screened(data, *NAMES)
    take(tmp_path / "other", tmp_path / "first")
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
