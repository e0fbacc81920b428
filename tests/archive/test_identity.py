from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.archive.identity import Known, bare, group_rows, mint, resolve
from watchword.model import Entry, ListingFacts

SOURCE = "us-bis-el"


def entry(name, *, alias=(), country=(), citation="", key=""):
    properties = {"name": (name,), "alias": tuple(alias), "country": tuple(country)}
    facts = ListingFacts(key=key or ",".join(country), citation=citation, country=",".join(country))
    return Entry(SOURCE, None, "LegalEntity", {p: v for p, v in properties.items() if v}, (facts,))


def known(tail, *names, aliases=(), countries=(), citations=()):
    return Known(tail, {bare(n) for n in names}, {bare(n) for n in aliases}, set(countries), set(citations))


def only(entries, *have):
    (found,) = resolve(SOURCE, entries, {k.tail: k for k in have})
    return found


def test_clean_up_keeps_letters_digits_and_the_wildcard():
    assert bare("  Invented?s  Works, (No. 1) ") == "invented?sworksno1"


def test_a_tail_is_the_same_for_the_same_source_and_cleaned_name():
    assert mint(SOURCE, "Invented Works") == mint(SOURCE, "INVENTED  works.")
    assert mint(SOURCE, "Invented Works") != mint("us-bis-uvl", "Invented Works")
    assert mint(SOURCE, "Invented Works") != mint(SOURCE, "Invented Work")
    assert len(mint(SOURCE, "x")) == 10


def test_an_equal_name_continues_an_identity_whatever_its_case_and_marks():
    found = only([entry("INVENTED, works")], known("old", "Invented Works"))
    assert (found.entry.tail, found.new, found.note) == ("old", False, "")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Ministry of Security?s Institute", "Ministry of Security's Institute"),
        ("Ministry of Security's Institute", "Ministry of Security?s Institute"),
        ("Fa?ur Trading", "Faʾur Trading"),
        ("Faour Trading", "Fa?ur Trading"),
        ("Fa?ur Trading", "Fa?ur Trading"),
    ],
)
def test_a_question_mark_on_either_side_stands_for_a_lost_character(before, now):
    assert only([entry(now)], known("old", before)).entry.tail == "old"


@pytest.mark.parametrize(("before", "now"), [("Fa?ur Trading", "Fabcur Trading"), ("Fa?ur", "Fa?ur Trading")])
def test_a_question_mark_is_one_character_not_any_number(before, now):
    assert only([entry(now)], known("old", before)).new


def test_a_wildcard_name_takes_the_identity_that_nobody_else_continues():
    both = [entry("Faour"), entry("Fa?ur")]
    one, other = resolve(SOURCE, both, {k.tail: k for k in (known("a", "Faour"), known("b", "Fabur"))})
    assert (one.entry.tail, other.entry.tail) == ("a", "b")


def test_an_alias_with_a_shared_country_or_citation_continues():
    have = known("old", "Old Name", aliases=["New Style"], countries=["cn"], citations=["85FR34505"])
    by_country = only([entry("New Name", alias=["New Style"], country=["cn"])], have)
    by_citation = only([entry("New Name", alias=["New Style"], citation="85 FR 34505, 6/5/20")], have)
    assert by_country.entry.tail == by_citation.entry.tail == "old"
    assert not by_country.note


def test_an_alias_alone_is_another_party_perhaps_renamed():
    have = known("old", "Old Name", aliases=["New Style"], countries=["cn"])
    found = only([entry("New Name", alias=["New Style"], country=["ru"])], have)
    assert found.new
    assert found.entry.tail != "old"
    assert found.note == "perhaps renamed from old"


def test_an_alias_that_one_shares_by_country_wins_over_one_that_doesnt():
    have = [
        known("a", "First", aliases=["Shared"], countries=["ru"]),
        known("b", "Second", aliases=["Shared"], countries=["cn"]),
    ]
    assert only([entry("Third", alias=["Shared"], country=["cn"])], *have).entry.tail == "b"


def test_a_party_that_is_still_there_is_nobodys_former_name():
    have = known("old", "Old Name", aliases=["Style"], countries=["cn"])
    rows = [entry("Old Name", country=["cn"]), entry("Other", alias=["Style"], country=["cn"])]
    first, second = resolve(SOURCE, rows, {"old": have})
    assert first.entry.tail == "old"
    assert second.new
    assert second.note == ""


def test_rows_of_one_name_are_one_party_with_several_listings():
    rows = [entry("Same", country=["cn"]), entry("Other"), entry("SAME ", country=["hk"], alias=["S."])]
    one, other = group_rows(rows)
    assert [x.key for x in one.listings] == ["cn", "hk"]
    assert one.properties == {"name": ("Same", "SAME "), "country": ("cn", "hk"), "alias": ("S.",)}
    assert (one.rows, other.rows) == (2, 1)


def test_listings_of_one_key_are_told_apart():
    (one,) = group_rows([entry("Same", country=["cn"])] * 3)
    assert [x.key for x in one.listings] == ["cn", "cn #2", "cn #3"]


def test_names_of_signs_alone_get_identities_of_their_own():
    tails = {r.entry.tail for r in resolve(SOURCE, [entry("***"), entry("---"), entry("Name")], {})}
    assert len(tails) == 3


_NAMES = st.text("ab?' .", min_size=1, max_size=4)


@given(
    st.lists(
        st.builds(entry, _NAMES, alias=st.lists(_NAMES, max_size=2), country=st.sets(st.sampled_from("xy")))
    ),
    st.lists(_NAMES, max_size=6, unique_by=bare),
)
def test_every_row_gets_one_identity_and_no_identity_two_parties(rows, earlier):
    have = {f"k{i}": known(f"k{i}", n, aliases=[n], countries=["x"]) for i, n in enumerate(earlier)}
    found = resolve(SOURCE, rows, have)
    tails = [r.entry.tail for r in found]
    assert None not in tails
    assert len(set(tails)) == len(tails)
    assert sum(r.entry.rows for r in found) == len(rows)
    assert all(r.new == (r.entry.tail not in have) for r in found)
    assert [r.entry.tail for r in resolve(SOURCE, rows, have)] == tails
