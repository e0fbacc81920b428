from __future__ import annotations

import gzip
import itertools
from dataclasses import asdict
from datetime import date

import pytest

from helpers import (
    CAPTA_LIST,
    DENIED_LIST,
    ENTITY_LIST,
    FSE_LIST,
    LISTS,
    SDN_LIST,
    TODAY,
    Sdn,
    accept_held,
    csl,
    csl_folder,
    lives_of,
    load,
    sdn_folder,
)
from watchword.archive import Store, find_editions, line_of, load_all
from watchword.archive.loading import published_day
from watchword.exceptions import UsageError
from watchword.sources import sources


def capta(*numbers, more=()):
    return [csl(CAPTA_LIST, f"BANK {n}", entity_number=str(n), programs="P") for n in numbers] + list(more)


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("2022-02-23", date(2022, 2, 23)),
        ("2019-01", date(2019, 1, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2022-02-30", None),
        ("2022-13", None),
        ("samples", None),
        ("2022", None),
        ("2022-02-23-old", None),
        ("", None),
    ],
)
def test_a_month_is_public_on_its_last_day_for_sure(label, day):
    assert published_day(label) == day


def test_editions_are_found_in_date_order_the_own_publisher_first(tmp_path):
    csl_folder(tmp_path, "2022-01-31", capta(1))
    sdn_folder(tmp_path, "2022-01", [Sdn(1, "A")])
    sdn_folder(tmp_path, "2021-12-01", [Sdn(1, "A")])
    found, skipped = find_editions(tmp_path, (), TODAY)
    assert [(a.carrier, a.label) for a in found] == [
        ("us-ofac-sdn", "2021-12-01"),
        ("us-ofac-sdn", "2022-01"),
        ("us-csl", "2022-01-31"),
    ]
    assert not skipped


def test_what_is_no_edition_is_named_and_skipped(tmp_path):
    for folder in ("us_csl/samples", "us_csl/2022-02-30", "us_csl/2030-01-01", "xx_nobody/2022-01-01"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "us_csl" / "README").write_text("a file is no edition")
    found, skipped = find_editions(tmp_path, (), TODAY)
    assert not found
    assert skipped == [
        "us_csl/2022-02-30: the folder's name is not a date",
        f"us_csl/2030-01-01: dated after today ({TODAY})",
        "us_csl/samples: the folder's name is not a date",
        "xx_nobody: no reader for this carrier",
    ]


def test_only_the_carriers_that_bring_what_is_wanted_are_found(tmp_path):
    csl_folder(tmp_path, "2022-01-01", capta(1))
    sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A")])

    def carriers(*wanted):
        return [a.carrier for a in find_editions(tmp_path, wanted, TODAY)[0]]

    assert carriers("us-bis-el") == ["us-csl"]
    assert carriers("us-csl") == ["us-csl"]
    assert carriers("us-ofac-sdn") == ["us-ofac-sdn", "us-csl"]


def test_no_folder_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="is not a folder"):
        find_editions(tmp_path / "gone", (), TODAY)


def test_file_names_may_be_in_capitals(tmp_path):
    folder = csl_folder(tmp_path, "2022-01-01", capta(1))
    (folder / "consolidated.csv").rename(folder / "CONSOLIDATED.CSV")
    assert len(load(Store(None), tmp_path).editions) == 1


def test_an_edition_keeps_its_facts_and_its_raw_bytes(tmp_path):
    folder = csl_folder(tmp_path / "lists", "2022-01", capta(1, 2, 2))
    store = Store(tmp_path / "archive", create=True)
    (edition,) = load(store, tmp_path / "lists").editions
    assert (edition.source, edition.carrier, edition.label) == ("us-ofac-capta", "us-csl", "2022-01")
    assert (edition.day, edition.records, edition.parties, edition.listings) == ("2022-01-31", 3, 2, 2)
    ((name, digest),) = edition.files
    kept = tmp_path / "archive" / "raw" / digest[:2] / f"{digest}.gz"
    assert gzip.decompress(kept.read_bytes()) == (folder / name).read_bytes()


def test_loading_again_changes_nothing(tmp_path):
    rows = capta(1, 2, more=[csl(ENTITY_LIST, "X", addresses="1 Road, CN"), csl(DENIED_LIST, "Y")])
    csl_folder(tmp_path / "lists", "2022-01-01", rows)
    sdn_folder(tmp_path / "lists", "2022-02-01", [Sdn(1, "A")])
    store = Store(tmp_path / "archive", create=True)
    first = load(store, tmp_path / "lists")

    def everything():
        tables = ("file", "edition", "acceptance", "absence", "record", "stated", "identity")
        return {t: list(store._db.execute(f"SELECT * FROM {t}")) for t in tables}

    before = everything()
    again = load(store, tmp_path / "lists")
    assert everything() == before
    assert (len(first.editions), again.unchanged, again.editions) == (4, 4, [])


def test_an_edition_that_cant_be_read_changes_nothing_and_the_rest_is_taken(tmp_path):
    csl_folder(tmp_path, "2022-01-01", capta(1))
    (csl_folder(tmp_path, "2022-02-01", capta(1)) / "consolidated.csv").write_bytes(b"\x00\x01")
    csl_folder(tmp_path, "2022-03-01", capta(1, 2))
    (tmp_path / "us_csl" / "2022-04-01").mkdir()
    store = Store(None)
    loaded = load(store, tmp_path)
    assert [e.label for e in loaded.editions] == ["2022-01-01", "2022-03-01"]
    assert [f.partition(": ")[0] for f in loaded.failed] == ["us-csl 2022-02-01", "us-csl 2022-04-01"]
    assert [e.label for e in store.editions()] == ["2022-01-01", "2022-03-01"]


def test_too_few_parties_hold_an_edition_back_until_it_is_accepted(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "A")])
    store = Store(None)
    loaded = load(store, tmp_path, believe=False)
    (edition,) = loaded.editions
    assert edition.held == "1 parties, fewer than the least of 5000"
    assert "us-ofac-sdn 2022-01-01 is held back" in loaded.held[0]
    assert "--accept us-ofac-sdn@2022-01-01" in loaded.held[0]
    assert line_of(store.editions(), store.acceptances()) == []
    accept_held(store)
    assert line_of(store.editions(), store.acceptances()) == [edition]


def test_losing_more_than_the_greatest_drop_holds_an_edition_back(tmp_path):
    """us-ofac-mbs: at least 5, at most half may go."""
    assert (sources()["us-ofac-mbs"].least, sources()["us-ofac-mbs"].greatest_drop) == (5, 0.5)
    menu = "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department"

    def rows(*numbers):
        return [csl(menu, f"N {n}", entity_number=str(n)) for n in numbers]

    csl_folder(tmp_path, "2022-01-01", rows(*range(1, 13)))
    csl_folder(tmp_path, "2022-02-01", rows(*range(1, 7)))
    csl_folder(tmp_path, "2022-03-01", rows(1, 2, 20, 21, 22, 23, 24))
    store = Store(None)
    loaded = load(store, tmp_path, believe=False)
    half, gone = loaded.editions[1], loaded.editions[2]
    assert half.held == ""
    assert gone.held == (
        "4 of 6 parties of the edition of 2022-02-01 are gone, more than the greatest drop of 50%"
    )


def test_a_held_edition_is_not_what_later_ones_are_measured_by(tmp_path):
    menu = "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department"
    sizes = {"2022-01-01": 12, "2022-02-01": 5, "2022-03-01": 7}
    for label, n in sizes.items():
        csl_folder(tmp_path, label, [csl(menu, f"N {i}", entity_number=str(i)) for i in range(1, n + 1)])
    store = Store(None)
    held = [bool(e.held) for e in load(store, tmp_path, believe=False).editions]
    assert held == [False, True, False]


def test_a_source_that_its_carrier_came_without_is_noted_and_not_ended(tmp_path):
    csl_folder(tmp_path, "2022-01-01", [*capta(1), csl(FSE_LIST, "EVADER", entity_number="9")])
    csl_folder(tmp_path, "2022-02-01", capta(1))
    store = Store(None)
    load(store, tmp_path)
    absent = {(source, label) for source, _, label, _ in store.absences()}
    assert ("us-ofac-fse", "2022-02-01") in absent
    assert ("us-ofac-fse", "2022-01-01") not in absent
    (life,) = lives_of(store, "us-ofac-fse").values()
    assert life.listings[0].span.end is None


def test_the_same_day_republished_is_kept_beside_and_the_newest_read_counts(tmp_path):
    csl_folder(tmp_path, "2022-01-01", capta(1))
    store = Store(None)
    load(store, tmp_path)
    csl_folder(tmp_path, "2022-01-01", capta(1, 2))
    assert len(load(store, tmp_path).editions) == 1
    assert [e.parties for e in store.editions("us-ofac-capta")] == [1, 2]
    assert lives_of(store, "us-ofac-capta").keys() == {"1", "2"}


def test_on_one_day_the_own_publishers_edition_counts_whichever_came_first(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "OWN")])
    csl_folder(tmp_path, "2022-01-01", [csl(SDN_LIST, "PASSED ON", entity_number="2", programs="P")])
    for order in (1, -1):
        store = Store(None)
        load_all(store, find_editions(tmp_path, (), TODAY)[0][::order])
        accept_held(store)
        assert lives_of(store, "us-ofac-sdn").keys() == {"1"}


def _editions(root):
    """Five editions of three sources by two carriers, with every rule of time in them."""
    listed = {"addresses": "1 Road, CN", "start_date": "2021-05-05"}
    sdn_folder(
        root, "2021-12", [Sdn(1, "A", remarks="a.k.a. 'WEAK'."), Sdn(2, "B")],
        alt=[(1, "aka", "A TOO"), (2, "fka", "OLD B")], add=[(1, "1 Road", "X", "Cuba")],
    )  # fmt: skip
    sdn_folder(root, "2022-01-15", [Sdn(1, "A", remarks="a.k.a. 'WEAK'."), Sdn(3, "C", programme="P] [Q")])
    csl_folder(
        root, "2022-02-01",
        [
            csl(SDN_LIST, "A", entity_number="1", programs="CUBA", alt_names="A TOO; A THREE"),
            csl(SDN_LIST, "C", entity_number="3", programs="P"),
            csl(ENTITY_LIST, "Lab?s", **listed), csl(ENTITY_LIST, "Other Works", **listed),
            csl(DENIED_LIST, "Denied One", end_date="2022-03-01"),
        ],
    )  # fmt: skip
    csl_folder(
        root, "2022-03-15",
        [
            csl(SDN_LIST, "C", entity_number="3", programs=["P", "Q"], alt_names=[]),
            csl(ENTITY_LIST, "Lab's", addresses=[{"country": "CN"}]),
            csl(DENIED_LIST, "Denied One", addresses=[{"country": "US"}]),
        ],
        "json",
    )  # fmt: skip
    sdn_folder(
        root, "2022-04-01", [Sdn(2, "B"), Sdn(3, "C")], alt=[(2, "aka", "BEE")], add=[(2, "", "Y", "Cuba")]
    )


def test_any_order_of_loading_gives_the_same_lives(tmp_path):
    _editions(tmp_path)
    arrivals, _ = find_editions(tmp_path, (), TODAY)
    assert len(arrivals) == 5
    # Minted tails come from the first name read, so an order is tried that keeps the CSL's own.
    told = []
    for order in itertools.permutations(arrivals):
        store = Store(None)
        loaded = load_all(store, order)
        assert not loaded.failed
        accept_held(store)
        one = {}
        for source in ("us-ofac-sdn", "us-bis-el", "us-bis-dpl"):
            for life in lives_of(store, source).values():
                told_as = life.tail if source == "us-ofac-sdn" else life.facts[0].value
                one[source, told_as] = {**asdict(life), "tail": "", "open_facts": None, "stated_on": None}
        told.append(one)
    assert len(told) == 120
    assert len(told[0]) == 6
    for one in told[1:]:
        assert one.keys() == told[0].keys()
        for key, life in one.items():
            for part in ("schema", "facts", "listings"):
                assert life[part] == told[0][key][part], key


def test_a_minted_party_keeps_its_tail_when_its_character_comes_back(tmp_path):
    _editions(tmp_path)
    store = Store(None)
    load(store, tmp_path)
    found = {life.facts[0].value: life for life in lives_of(store, "us-bis-el").values()}
    assert found.keys() == {"Lab?s", "Other Works"}
    assert [f.value for f in found["Lab?s"].facts if f.prop == "name"] == ["Lab?s", "Lab's"]
    assert found["Lab?s"].listings[0].span.end is None
    assert found["Other Works"].listings[0].span.end is not None


@pytest.mark.shared
def test_folders_that_are_no_dates_are_named(real):
    names = sorted(p.name for p in (LISTS / "us_ofac_sdn").iterdir() if published_day(p.name) is None)
    assert names
    for name in names:
        assert f"us_ofac_sdn/{name}: the folder's name is not a date" in real.skipped


@pytest.mark.shared
def test_real_editions_are_all_there_and_none_is_held(real_archive):
    store = Store(real_archive)
    editions = store.editions()
    labels = {(e.carrier.replace("-", "_"), e.label) for e in editions}
    for carrier in ("us_ofac_sdn", "us_csl"):
        for folder in (LISTS / carrier).iterdir():
            assert ((carrier, folder.name) in labels) == (published_day(folder.name) is not None), folder
    assert not [e for e in editions if e.held]
    assert not [e for e in editions if e.refusals]
    store.close()


def test_half_an_alias_file_is_held_back(tmp_path):
    rows = [Sdn(n, f"PARTY {n}") for n in range(1, 5002)]
    alt = [(n, "aka", f"ALIAS {n}") for n in range(1, 401)]
    sdn_folder(tmp_path, "2024-01-01", rows, alt=alt)
    sdn_folder(tmp_path, "2024-01-02", rows, alt=alt[:150])
    store = Store(None)
    loaded = load(store, tmp_path)
    assert [h for h in loaded.held if "150 of 5001 parties carry alias, 400 of 5001 did" in h]
