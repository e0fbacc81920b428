"""Lives: between which editions each thing held, by DESIGN.md's rules of time."""

from __future__ import annotations

import pytest

from helpers import (
    DENIED_LIST,
    ENTITY_LIST,
    LISTS,
    SDN_LIST,
    Sdn,
    csl,
    csl_folder,
    lives_from,
    lives_of,
    ordinal,
    raw_sdn,
    sdn_folder,
)
from watchword.archive import Store

A, B = Sdn(1, "ALPHA"), Sdn(2, "BETA")


def span(one):
    """(lo, start, last, end) as ISO dates."""
    from datetime import date

    days = (one.span.lo, one.span.start, one.span.last, one.span.end)
    return tuple(None if d is None else date.fromordinal(d).isoformat() for d in days)


def facts(life, prop):
    return {f.value: span(f) for f in life.facts if f.prop == prop}


def test_a_party_holds_from_the_first_edition_with_it_to_the_first_without(tmp_path):
    for label, rows in (
        ("2022-01-01", [A]),
        ("2022-02-01", [A, B]),
        ("2022-03-01", [A, B]),
        ("2022-04-01", [A]),
        ("2022-05-01", [A]),
    ):
        sdn_folder(tmp_path, label, rows)
    found = lives_from(tmp_path)
    assert [span(x) for x in found["1"].listings] == [(None, "2022-01-01", "2022-05-01", None)]
    assert [span(x) for x in found["2"].listings] == [
        ("2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01")
    ]


def test_a_party_that_comes_back_has_two_listings(tmp_path):
    for label, rows in (("2022-01-01", [A, B]), ("2022-02-01", [A]), ("2022-03-01", [A, B])):
        sdn_folder(tmp_path, label, rows)
    assert [span(x) for x in lives_from(tmp_path)["2"].listings] == [
        (None, "2022-01-01", "2022-01-01", "2022-02-01"),
        ("2022-02-01", "2022-03-01", "2022-03-01", None),
    ]


def test_each_programme_has_its_own_time(tmp_path):
    for label, tags in (("2022-01-01", "P"), ("2022-02-01", "P] [Q"), ("2022-03-01", "Q")):
        sdn_folder(tmp_path, label, [Sdn(1, "ALPHA", programme=tags)])
    assert {x.key: span(x) for x in lives_from(tmp_path)["1"].listings} == {
        "P": (None, "2022-01-01", "2022-02-01", "2022-03-01"),
        "Q": ("2022-01-01", "2022-02-01", "2022-03-01", None),
    }


def test_aliases_outlive_editions_that_have_no_alias_file(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [A], alt=[(1, "aka", "KEPT"), (1, "aka", "GONE LATER")])
    sdn_folder(tmp_path, "2022-02-01", [A])
    sdn_folder(tmp_path, "2022-03-01", [A], alt=[(1, "aka", "KEPT"), (1, "aka", "NEW")])
    sdn_folder(tmp_path, "2022-04-01", [A])
    assert facts(lives_from(tmp_path)["1"], "alias") == {
        "KEPT": (None, "2022-01-01", "2022-03-01", None),
        # The last edition that stated it is January's, the first that denies it March's.
        "GONE LATER": (None, "2022-01-01", "2022-01-01", "2022-03-01"),
        # February's didn't speak of aliases, so it may have come any time after January's.
        "NEW": ("2022-01-01", "2022-03-01", "2022-03-01", None),
    }


def test_a_new_partys_alias_came_no_earlier_than_the_party_could(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [A], alt=[(1, "aka", "X")])
    sdn_folder(tmp_path, "2022-02-01", [A])
    sdn_folder(tmp_path, "2022-03-01", [A, B], alt=[(1, "aka", "X"), (2, "aka", "BEE")])
    assert facts(lives_from(tmp_path)["2"], "alias") == {
        "BEE": ("2022-02-01", "2022-03-01", "2022-03-01", None)
    }


def test_remarks_that_the_publisher_cut_take_nothing_away(tmp_path):
    long = "DOB 1 Jan 1970; a.k.a. 'SHORTY'; Passport A1 (Cuba); "
    sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "ALPHA", remarks=long + "x" * 400)])
    sdn_folder(tmp_path, "2022-02-01", [Sdn(1, "ALPHA", remarks="Gender Male; " + "y" * 987)])
    life = lives_from(tmp_path)["1"]
    held = {(f.prop, f.value): f.span.end for f in life.facts}
    assert held["weakAlias", "SHORTY"] is None
    assert held["birthDate", "1970-01-01"] is None
    assert held["passportNumber", "A1"] is None
    assert held["gender", "male"] is None
    sdn_folder(tmp_path, "2022-03-01", [Sdn(1, "ALPHA", remarks="Gender Male.")])
    held = {(f.prop, f.value): f.span.end for f in lives_from(tmp_path)["1"].facts}
    assert held["weakAlias", "SHORTY"] == ordinal("2022-03-01")
    assert held["gender", "male"] is None


def test_facts_stay_as_they_were_when_the_party_ends(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [A, Sdn(2, "BETA", remarks="Gender Male.")])
    sdn_folder(tmp_path, "2022-02-01", [A])
    life = lives_from(tmp_path)["2"]
    assert {f.prop: span(f) for f in life.facts} == {
        "name": (None, "2022-01-01", "2022-01-01", None),
        "gender": (None, "2022-01-01", "2022-01-01", None),
    }


def test_a_new_spelling_ends_the_old_one_and_both_are_kept(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "ALFA")])
    sdn_folder(tmp_path, "2022-02-01", [Sdn(1, "ALPHA")])
    assert facts(lives_from(tmp_path)["1"], "name") == {
        "ALFA": (None, "2022-01-01", "2022-01-01", "2022-02-01"),
        "ALPHA": ("2022-01-01", "2022-02-01", "2022-02-01", None),
    }


def denied(**columns):
    return csl(DENIED_LIST, "Denied One", **columns)


def test_a_stated_expiry_is_inherited_by_editions_without_dates(tmp_path):
    csl_folder(tmp_path, "2022-01-01", [denied(start_date="2020-01-01", end_date="2023-01-01")])
    csl_folder(tmp_path, "2026-01-01", [denied()], "json")
    (life,) = lives_from(tmp_path, "us-bis-dpl").values()
    (listing,) = life.listings
    assert listing.dated
    assert (listing.versions[-1][1]["listed_on"], listing.versions[-1][1]["ended_on"]) == (
        "2020-01-01", "2023-01-01",
    )  # fmt: skip


def test_a_row_never_seen_with_dates_is_marked(tmp_path):
    csl_folder(tmp_path, "2022-01-01", [denied(end_date="2023-01-01")])
    csl_folder(tmp_path, "2026-01-01", [denied(), csl(DENIED_LIST, "Late Comer")], "json")
    found = {
        life.facts[0].value: life.listings[0].dated > 0
        for life in lives_from(tmp_path, "us-bis-dpl").values()
    }
    assert found == {"Denied One": True, "Late Comer": False}


def test_a_stated_field_that_is_emptied_is_removed_but_not_an_unstated_one(tmp_path):
    def row(**columns):
        return csl(ENTITY_LIST, "Lab", **columns)

    other = csl(ENTITY_LIST, "Other", license_policy="Denial.")
    csl_folder(tmp_path, "2022-01-01", [row(license_policy="Case by case.", start_date="2020-01-01"), other])
    csl_folder(tmp_path, "2022-02-01", [row(), other])
    found = {life.facts[0].value: life for life in lives_from(tmp_path, "us-bis-el").values()}
    (_, before), (day, after) = found["Lab"].listings[0].versions
    assert before["licence_policy"] == "Case by case."
    assert day == ordinal("2022-02-01")
    assert "licence_policy" not in after  # February's edition states policies, and none for this row
    assert after["listed_on"] == "2020-01-01"  # … but no dates at all


def test_a_carrier_that_doesnt_tell_weak_aliases_leaves_them_weak(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [Sdn(1, "ALPHA", remarks="a.k.a. 'SHORTY'.")], alt=[(1, "fka", "OLD")])
    row = csl(SDN_LIST, "ALPHA", entity_number="1", programs=["CUBA"], alt_names=["SHORTY", "OLD", "FRESH"])
    csl_folder(tmp_path, "2022-02-01", [row], "json")
    names = {(f.prop, f.value): f.span.end for f in lives_from(tmp_path)["1"].facts if f.prop != "country"}
    assert names == {
        ("name", "ALPHA"): None,
        ("weakAlias", "SHORTY"): None,
        ("previousName", "OLD"): None,
        ("alias", "FRESH"): None,
    }


def test_a_listing_is_followed_when_its_row_gains_a_country(tmp_path):
    csl_folder(tmp_path, "2022-01-01", [csl(ENTITY_LIST, "Lab", addresses="1 Road, CN")])
    csl_folder(tmp_path, "2022-02-01", [csl(ENTITY_LIST, "Lab", addresses="1 Road, CN; 2 Road, HK")])
    (life,) = lives_from(tmp_path, "us-bis-el").values()
    assert [span(x) for x in life.listings] == [(None, "2022-01-01", "2022-02-01", None)]


def test_rows_of_several_countries_are_followed_each_on_its_own(tmp_path):
    def rows(*codes):
        return [csl(ENTITY_LIST, "Lab", addresses=f"1 Road, {c}") for c in codes]

    csl_folder(tmp_path, "2022-01-01", rows("CN", "HK"))
    csl_folder(tmp_path, "2022-02-01", rows("HK"))
    (life,) = lives_from(tmp_path, "us-bis-el").values()
    assert {x.key: x.span.end for x in life.listings} == {"cn": ordinal("2022-02-01"), "hk": None}


def test_a_source_absent_from_its_carrier_never_ends_its_parties(tmp_path):
    csl_folder(tmp_path, "2022-01-01", [denied(), csl(ENTITY_LIST, "Lab")])
    csl_folder(tmp_path, "2022-02-01", [csl(ENTITY_LIST, "Lab")])
    (life,) = lives_from(tmp_path, "us-bis-dpl").values()
    assert life.listings[0].span.end is None


def test_a_month_counts_from_its_last_day(tmp_path):
    sdn_folder(tmp_path, "2022-01", [A])
    sdn_folder(tmp_path, "2022-01-20", [A, B])
    assert span(lives_from(tmp_path)["2"].listings[0]) == (None, "2022-01-20", "2022-01-20", "2022-01-31")


# --- the real lists


@pytest.mark.shared
def test_no_real_alias_vanishes_because_an_edition_had_no_alias_file(real_archive):
    """Every alias of the last alias file is still held by parties that stand in later editions."""
    labels = sorted(p.name for p in (LISTS / "us_ofac_sdn").glob("20*"))
    full = [x for x in labels if (LISTS / "us_ofac_sdn" / x / "alt.csv").is_file()]
    bare = [x for x in labels if x > full[-1]]
    assert bare
    import csv

    with (LISTS / "us_ofac_sdn" / full[-1] / "alt.csv").open(encoding="latin-1", newline="") as text:
        aliases = {(r[0], r[3].strip()) for r in csv.reader(text) if len(r) == 5 and r[3].strip() != "-0-"}
    assert len(aliases) > 17_000
    store = Store(real_archive)
    found = lives_of(store, "us-ofac-sdn")
    store.close()
    for label in bare:
        day = ordinal(label)
        here = {r[0] for r in raw_sdn(LISTS / "us_ofac_sdn" / label)}
        gone = [
            (number, f.value)
            for number in here & found.keys()
            for f in found[number].facts
            if f.prop in ("alias", "previousName") and f.span.end == day
        ]
        assert gone == [], label
    held = {(life.tail, f.value) for life in found.values() for f in life.facts if f.span.end is None}
    last = {r[0] for r in raw_sdn(LISTS / "us_ofac_sdn" / bare[-1])}
    ended = {
        (life.tail, f.value): f.span.end
        for life in found.values()
        for f in life.facts
        if f.prop in ("alias", "previousName") and f.span.end is not None
    }
    csl_day = ordinal("2026-07-31")
    for alias in aliases:
        if alias[0] in last and alias not in held:
            # Only the CSL of 2026, which states aliases, may have taken it away.
            assert ended.get(alias) == csl_day, alias
