"""Claims about listings against listings, each with a made party whose days are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.reading.claims import check_claims
from watchword.reading.pages.page import Page, Zone
from watchword.reading.parties.mentions import Entity, Mention

DAY = date(2023, 7, 25)


def listing(source: str = "us-bis-el", **days: Any) -> dict[str, Any]:
    """A listing as screening gives it."""
    nothing = dict.fromkeys(("listed_on", "listed_between", "ended_on", "ended_between", "citation"))
    return {"source": source, **nothing, **days}


def claims(
    text: str, *listings: dict[str, Any], name: str = "Norvik Optics", day: date = DAY
) -> list[dict[str, Any]]:
    """What is made of the claims about one party, which is named by `name` throughout."""
    spots, at = [], text.find(name)
    while at >= 0:
        spots.append(Mention(at, at + len(name), name, "name", "n"))
        at = text.find(name, at + 1)
    hits = ({"id": "us-bis-el:norvik", "listings": list(listings)},) if listings else ()
    entity = Entity("n", name, "organization", tuple(spots), hits)
    return check_claims(Page(text, published=day), [entity])


ON = listing(listed_on="2020-06-05")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Norvik Optics was added to the Entity List in June 2020.", "agrees"),
        ("Norvik Optics was added to the Entity List in 2021.", "differs"),
        ("Norvik Optics was blacklisted three years ago.", "agrees"),
        ("Norvik Optics was blacklisted last year.", "differs"),
        ("The United States sanctioned Norvik Optics on 5 June 2020.", "agrees"),
        ("Norvik Optics, which Washington put on its Entity List in 2020, closed.", "agrees"),
        ("Norvik Optics has been on the US Entity List since 2020.", "agrees"),
        ("Norvik Optics has been on the US Entity List since 2016.", "differs"),
        ("Norvik Optics was sanctioned by the European Union in 2020.", "nothing known"),
        ("Norvik Optics was removed from the Entity List in May.", "differs"),
        ("Norvik Optics was hit with US sanctions in June 2020.", "agrees"),
        ("Norvik Optics was named by the US Commerce Department in 2020.", "agrees"),
        ("Norvik Optics came under American restrictions in 2018.", "differs"),
        ("The United States blocked the assets of Norvik Optics in 2020.", "agrees"),
        ("Washington moved against Norvik Optics in 2020.", "agrees"),
        ("The Entity List has Norvik Optics on it.", "agrees"),
        ("Norvik Optics and its chairman, a Mr Ode, are both on the US list.", "agrees"),
        ("Norvik Optics still figures on a US trade list.", "agrees"),
        ("Norvik Optics makes lenses. Washington listed it in 2020.", "agrees"),
        ("Norvik Optics was under US sanctions in 2022.", "agrees"),
        ("Norvik Optics was under US sanctions in 2015.", "differs"),
        ("Norvik Optics makes lenses. Washington put sanctions on it in June 2020.", "agrees"),
        ("Norvik Optics, which joined the US Entity List in 2018, makes lenses.", "differs"),
        ("Since its listing in June 2020 Norvik Optics has shrunk.", "agrees"),
        ("Norvik Optics has shrunk since its addition to the Entity List in 2019.", "differs"),
        ("The sanctions imposed on Norvik Optics three years ago have not hurt.", "agrees"),
        ("Norvik Optics, from which Washington lifted the measures last year, makes lenses.", "differs"),
        ("Norvik Optics has never been sanctioned by Washington.", "differs"),
        ("Norvik Optics was never on the Entity List.", "differs"),
        ("Norvik Optics makes lenses. Washington sanctioned the maker in 2020.", "agrees"),
        ("Norvik Optics was listed by Washington in 2020, months before a British firm.", "agrees"),
        ("Norvik Optics was placed under US sanctions in 2020.", "agrees"),
        ("Norvik Optics, once on the US list, makes lenses.", "agrees"),
        (
            "Washington put the maker of lenses, Norvik Optics, and its chief on its list in 2020.",
            "agrees",
        ),
        (
            "Beijing helps Norvik Optics. The sanctions, which were instated three years ago, hurt.",
            "agrees",
        ),
    ],
)
def test_a_listing_in_force(text, verdict):
    rows = claims(text, ON)
    assert [r["verdict"] for r in rows] == [verdict], rows
    assert rows[0]["text"] in text
    assert rows[0]["says"]
    if verdict == "differs":
        assert "2020-06-05" in rows[0]["says"]


@pytest.mark.parametrize(
    "text",
    [
        "Washington may add Norvik Optics to the Entity List.",
        "Officials are considering removing Norvik Optics from the Entity List.",
        "Beijing demanded that Washington remove sanctions on Norvik Optics.",
        "Norvik Optics could be blacklisted next year.",
        "Norvik Optics has not been sanctioned.",
        "The firm asked to be removed from the list, Norvik Optics said.",
        "Norvik Optics added three shops in 2020.",
        "Norvik Optics was named after its founder.",
        "Norvik Optics was targeted by thieves in 2020.",
        "A neighbour moved against Norvik Optics in court.",
        "Is Norvik Optics under US sanctions?",
        "Norvik Optics was listed on the Oslo stock exchange.",
        "Norvik Optics is listed as a maker of lenses.",
        "A judge froze the assets of Norvik Optics.",
        "Norvik Optics joined a list of sponsors' friends.",
        "Norvik Optics makes lenses. It has been since 1950.",
        "Norvik Optics put pressure on its customers in 2020.",
    ],
)
def test_plans_and_wishes_are_no_claims(text):
    assert claims(text, ON) == []


def test_the_difference_is_told():
    row = claims("Norvik Optics was added to the Entity List in 2021.", ON)[0]
    assert "210 days earlier" in row["says"]
    assert (row["listing"], row["listed_on"], row["source"]) == (
        "us-bis-el:norvik",
        "2020-06-05",
        "us-bis-el",
    )


@pytest.mark.parametrize(
    ("text", "days", "verdict"),
    [
        ("Norvik Optics was delisted in November 2022.", {"ended_on": "2022-11-16"}, "agrees"),
        ("Norvik Optics was taken off the list in November 2022.", {"ended_on": "2021-03-01"}, "differs"),
        (
            "The US lifted sanctions on Norvik Optics last year.",
            {"ended_between": ["2022-02-01", "2022-03-01"]},
            "agrees",
        ),
        (
            "The US lifted sanctions on Norvik Optics last year.",
            {"ended_between": ["2020-02-01", "2023-03-01"]},
            "nothing known",
        ),
        (
            "The US lifted sanctions on Norvik Optics last year.",
            {"ended_between": ["2018-02-01", "2018-03-01"]},
            "differs",
        ),
    ],
)
def test_removals(text, days, verdict):
    rows = claims(text, listing(listed_on="2015-01-01", **days))
    assert [r["verdict"] for r in rows] == [verdict], rows


def test_on_and_off_again_are_two_claims():
    rows = claims(
        "Norvik Optics was on the US list from 2015 and has since been taken off it.",
        listing(listed_on="2015-01-01", ended_on="2020-01-01"),
    )
    assert {(r["event"], r["verdict"]) for r in rows} == {("on", "agrees"), ("removed", "agrees")}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The US first listed Norvik Optics in 2024.", "differs"),
        ("The US listed Norvik Optics in 2024.", "agrees"),
        ("The US first listed Norvik Optics in 2008.", "agrees"),
    ],
)
def test_the_first_time_is_the_first_listing(text, verdict):
    old = listing("us-ofac-sdn", listed_on="2008-07-25", ended_on="2024-03-04")
    rows = claims(text, listing("us-ofac-sdn", listed_on="2024-03-04"), old, day=date(2025, 1, 1))
    assert [r["verdict"] for r in rows] == [verdict], rows


def test_the_firm_is_the_one_spoken_of_last():
    text = "Norvik Optics sells to Kestrel Freight. Washington placed the firm under sanctions this month."
    at = text.index("Kestrel")
    other = Entity(
        "k", "Kestrel Freight", "organization", (Mention(at, at + 15, "Kestrel Freight", "span", "k"),)
    )
    own = Entity(
        "n", "Norvik Optics", "organization", (Mention(0, 13, "Norvik Optics", "name", "n"),),
        ({"id": "us-bis-el:norvik", "listings": [ON]},),
    )  # fmt: skip
    assert check_claims(Page(text, published=DAY), [own, other]) == []


def test_of_several_listings_the_one_that_fits_counts():
    rows = claims(
        "Norvik Optics was sanctioned by Britain in 2022.",
        ON,
        listing("gb", listed_on="2022-03-15"),
    )
    assert [(r["verdict"], r["source"]) for r in rows] == [("agrees", "gb")]


def test_a_party_on_no_list_has_nothing_known():
    rows = claims("Norvik Optics was blacklisted in 2020.")
    assert [r["verdict"] for r in rows] == ["nothing known"]
    assert "none of the lists" in rows[0]["says"]


def test_a_day_in_print_may_be_some_days_off():
    assert claims("Norvik Optics was added to the Entity List on June 3, 2020.", ON)[0]["verdict"] == "agrees"
    assert (
        claims("Norvik Optics was added to the Entity List on May 22, 2020.", ON)[0]["verdict"] == "differs"
    )


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    for row in claims(f"Norvik Optics was blacklisted {text}", ON):
        assert row["verdict"] in ("agrees", "differs", "nothing known")


@pytest.mark.parametrize(
    "text",
    [
        "A court heard Norvik Optics contest its designation under the Trade (Sanctions) Regulations 2011.",
        "Washington's decision to put Norvik Optics under sanctions still rankles.",
        "Washington's decision to sanction Norvik Optics still rankles.",
        "The U.S. Treasury froze Norvik Optics\u2019s assets in 2020.",
    ],
)
def test_nominal_claims_and_years_of_laws(text):
    assert [r["verdict"] for r in claims(text, listing("us-ofac-sdn", listed_on="2020-06-05"))] == ["agrees"]


def test_a_call_for_a_decision_is_no_claim():
    assert claims("Critics urged Washington to sanction Norvik Optics.", ON) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Traders knew that Norvik Optics was designated by the Treasury in June 2020 and left.",
            "was designated by the Treasury in June 2020",
        ),
        (
            "Norvik Optics was sanctioned on June 5, 2020, by the Office of Foreign Assets Control.",
            "sanctioned on June 5, 2020",
        ),
        (
            "Shares in Norvik Optics, which was blacklisted by the U.S. Treasury in June 2020, fell.",
            "blacklisted by the U.S. Treasury in June 2020",
        ),
        ("Norvik Optics was sanctioned in June 2020 when its ships were traced.", "sanctioned in June 2020"),
    ],
)
def test_a_claim_runs_to_the_end_of_its_clause(text, told):
    (row,) = claims(text, listing("us-ofac-sdn", listed_on="2020-06-05"))
    assert row["text"].endswith(told)
    assert row["verdict"] == "agrees"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norvik Optics was designated under the Russia (Sanctions) (EU Exit) Regulations 2019.", "gb"),
        ("Norvik Optics was sanctioned by the Office of Foreign Assets Control.", "us-ofac-sdn"),
        ("Norvik Optics was sanctioned by the Office of Financial Sanctions Implementation.", "gb"),
        ("Norvik Optics was sanctioned by the EU after Britain had left it.", "eu"),
    ],
)
def test_who_listed_is_told_by_its_whole_name(text, source):
    rows = claims(text, *(listing(s, listed_on="2020-06-05") for s in ("eu", "gb", "us-ofac-sdn")))
    assert [r["source"] for r in rows] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The decision of the Commerce Department to add Norvik Optics to the Entity List in June 2020",
        "The move by Washington to blacklist Norvik Optics in June 2020 still rankles.",
    ],
)
def test_a_decision_of_somebody_is_a_claim(text):
    assert [r["verdict"] for r in claims(text, ON)] == ["agrees"]


def test_where_a_page_was_written_is_nobody_who_was_listed():
    text = "TARN, N.Y. – The bureau added eleven firms to the Entity List on Monday."
    spot = Mention(text.index("N.Y"), text.index("N.Y") + 3, "N.Y", "span", "n")
    zones = (Zone(0, 10, "dateline"), Zone(13, len(text), "body"))
    entity = Entity("n", "N.Y", "unknown", (spot,), ())
    assert check_claims(Page(text, published=DAY, zones=zones), [entity]) == []
    assert check_claims(Page(text, published=DAY), [entity]) != []
