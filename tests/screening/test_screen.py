"""What an answer says of a match: its listings, its times, its law, and what speaks for it."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import (
    CAPTA_LIST,
    DENIED_LIST,
    ENTITY_LIST,
    SDN_LIST,
    SSI_LIST,
    TODAY,
    UNVERIFIED_LIST,
    Sdn,
    csl,
    csl_folder,
    index_from,
    sdn_folder,
)
from watchword.index.view import open_view
from watchword.screening import CAVEAT, Screener, query_of
from watchword.screening.answer import facts_in_view, iso
from watchword.screening.life import life_of


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    root = tmp_path_factory.mktemp("lists")
    lab = csl(
        ENTITY_LIST, "Quixotria Forensic Laboratory?s Institute", addresses="1 Road, Beijing, CN",
        start_date="2020-06-05", federal_register_notice="85 FR 34505",
        license_requirement="For all items subject to the EAR.", license_policy="Presumption of denial.",
        source_list_url="https://example.gov/el",
    )  # fmt: skip
    rows = [
        lab,
        csl(UNVERIFIED_LIST, "Quixotria Forensic Laboratory's Institute", addresses="9 Road, Beijing, CN"),
        csl(DENIED_LIST, "ZEBEDIAH UNDATED"),
        csl(
            SDN_LIST, "BANK OF QUUXLAND", entity_number="50", programs="UKRAINE-EO13662", alt_names="QUUXBANK"
        ),
        csl(SSI_LIST, "BANK OF QUUXLAND", entity_number="50", programs="UKRAINE-EO13662"),
        csl(CAPTA_LIST, "BANK OF FROBOZZ", entity_number="51", programs="561-Related"),
    ]
    csl_folder(root, "2022-05-16", rows)
    csl_folder(
        root, "2026-11-20", [csl(SDN_LIST, "ZZYZX HOLDINGS", entity_number="60"), *rows[3:], rows[2]], "json"
    )
    sdn_folder(
        root, "2022-01-01",
        [
            Sdn(50, "BANK OF QUUXLAND", programme="UKRAINE-EO13662", remarks="a.k.a. 'THE QUUX'."),
            Sdn(70, "FEATHERSTONEHAUGH, Marmaduke", "individual", "SDGT", remarks="DOB 1 Jan 1970."),
            Sdn(71, "FEATHERSTONEHAUGH", "vessel", "IRAN", remarks="IMO Number 9123456."),
        ],
        alt=[(70, "aka", "=CMD|'/C calc'!A0"), (70, "aka", "<script>alert(1)</script> MARMADUKE")],
    )  # fmt: skip
    csl_folder(root, "2026-11-22", [csl(ENTITY_LIST, "Somebody Else")], "json")
    return index_from(root)


def screen(index, name, *, as_of="2026-11-24", known_on=None, view=None, schema=None, sources=(), **given):
    options = {k: given.pop(k) for k in ("limit", "threshold", "weak_aliases") if k in given}
    day = date.fromisoformat(as_of)
    known = date.fromisoformat(known_on) if known_on else TODAY
    made = open_view(index, as_of=day, known_on=known, today=TODAY, sources=sources)
    (result,) = Screener(index, made, **options).screen([query_of({"name": name, **given}, schema)])
    return result


def test_a_hit_says_who_which_list_since_when_under_what_and_to_what_effect(index):
    result = screen(index, "Quixotria Forensic Laboratory's Institute", as_of="2022-06-01")
    hit = next(h for h in result["hits"] if h["id"].startswith("us-bis-el:"))
    (listing,) = hit["listings"]
    assert listing["source"] == "us-bis-el"
    assert listing["in_force"] in ("yes", "perhaps")
    assert (listing["listed_on"], listing["listed_between"]) == ("2020-06-05", None)
    assert listing["citation"] == "85 FR 34505"
    assert listing["dates_from"] == "us-csl 2022-05-16"
    assert listing["url"] == "https://example.gov/el"
    (effect,) = [e for e in listing["effects"] if e["key"] == "licence-required"]
    assert effect["says"]
    assert effect["basis"]
    assert "For all items subject to the EAR." in effect["terms"]
    assert "Presumption of denial." in effect["terms"]
    assert hit["name"]["listed"] == "Quixotria Forensic Laboratory?s Institute"
    assert hit["evidence"]
    assert hit["schema"] == "LegalEntity"


def test_what_ended_is_former_and_never_a_hit(index):
    result = screen(
        index, "Quixotria Forensic Laboratory's Institute", as_of="2026-11-23", sources=["us-bis-el"]
    )
    assert result["hits"] == []
    (former,) = result["former"]
    (listing,) = former["listings"]
    assert listing["in_force"] == "no"
    assert listing["ended_on"] is None
    assert listing["ended_between"] == ["2022-05-16", "2026-11-22"]


def test_between_the_last_edition_with_and_the_first_without_it_is_perhaps_and_a_hit(index):
    result = screen(
        index, "Quixotria Forensic Laboratory's Institute", as_of="2024-01-01", sources=["us-bis-el"]
    )
    (hit,) = result["hits"]
    assert hit["listings"][0]["in_force"] == "perhaps"
    assert result["former"] == []


def test_by_what_was_known_then_it_was_still_in_force(index):
    result = screen(
        index, "Quixotria Forensic Laboratory's Institute",
        as_of="2024-01-01", known_on="2024-01-01", sources=["us-bis-el"],
    )  # fmt: skip
    (listing,) = result["hits"][0]["listings"]
    assert (listing["in_force"], listing["ended_between"]) == ("yes", None)


def test_a_listing_without_a_stated_date_says_between_which_editions_it_began(index):
    (hit,) = screen(index, "ZZYZX HOLDINGS")["hits"]
    (listing,) = hit["listings"]
    assert listing["listed_on"] is None
    assert listing["listed_between"] == ["2022-05-16", "2026-11-20"]


def test_one_party_on_two_lists_is_one_hit_with_both_listings(index):
    (hit,) = screen(index, "BANK OF QUUXLAND")["hits"]
    assert hit["origins"] == ["us-ofac-sdn:50", "us-ofac-ssi:50"]
    assert hit["kind"] == "listed"
    assert {x["source"] for x in hit["listings"]} == {"us-ofac-sdn", "us-ofac-ssi"}


def test_equal_names_without_a_reference_are_perhaps_the_same_and_one_after_the_other(index):
    hits = screen(index, "Quixotria Forensic Laboratory's Institute", as_of="2022-06-01")["hits"]
    by_source = {h["id"].partition(":")[0]: h for h in hits}
    assert by_source.keys() == {"us-bis-el", "us-bis-uvl"}
    assert all(len(h["origins"]) == 1 for h in hits)


def test_an_order_never_seen_with_a_date_is_perhaps_and_warned_of(index):
    (hit,) = screen(index, "ZEBEDIAH UNDATED")["hits"]
    assert {x["in_force"] for x in hit["listings"]} == {"perhaps"}
    assert any("expires" in n for n in hit["notes"])


def test_a_weak_alias_alone_raises_nothing_unless_asked(index):
    confirmed = screen(index, "THE QUUX")
    assert confirmed["hits"] == []
    assert any("weak alias" in w for w in confirmed["warnings"])
    (hit,) = screen(index, "THE QUUX", weak_aliases="alert")["hits"]
    assert (hit["id"], hit["name"]["strength"]) == ("us-ofac-sdn:50", "weak")


def test_a_schema_that_contradicts_is_no_match(index):
    name = "Marmaduke Featherstonehaugh"
    was = {"as_of": "2022-02-01", "known_on": "2022-02-01"}
    assert [h["id"] for h in screen(index, name, schema="Person", **was)["hits"]] == ["us-ofac-sdn:70"]
    assert not [h for h in screen(index, name, schema="Vessel", **was)["hits"] if h["id"] == "us-ofac-sdn:70"]


def test_more_hits_than_the_limit_are_counted(index):
    name = "Quixotria Forensic Laboratory's Institute"
    all_of_them = screen(index, name, as_of="2022-06-01")
    some = screen(index, name, as_of="2022-06-01", limit=1)
    assert (len(some["hits"]), some["left_off"]) == (1, len(all_of_them["hits"]) - 1)
    assert all_of_them["left_off"] == 0


def test_no_hit_is_no_clearance():
    assert "no match" in CAVEAT
    assert "not modelled" in CAVEAT
    assert "clear" not in CAVEAT.lower()


def test_only_facts_of_the_day_count(index):
    made = open_view(index, as_of=date(2022, 5, 20), known_on=date(2022, 5, 20), today=TODAY)
    party = index.party(index.number("us-ofac-sdn:50"))
    values = {f.value for f in facts_in_view(party, made)}
    assert {"BANK OF QUUXLAND", "THE QUUX", "QUUXBANK"} <= values
    before = open_view(index, as_of=date(2022, 1, 2), known_on=date(2022, 1, 2), today=TODAY)
    assert "QUUXBANK" not in {f.value for f in facts_in_view(party, before)}


def test_a_partys_life_tells_every_listing_fact_and_edition(index):
    made = open_view(index, as_of=TODAY, known_on=TODAY, today=TODAY)
    life = life_of(index, made, index.number("us-ofac-ssi:50"))
    assert life["id"] == "us-ofac-ssi:50"
    assert set(life["origins"]) == {"us-ofac-sdn:50", "us-ofac-ssi:50"}
    assert {(x["source"], x["programme"]) for x in life["listings"]} == {
        ("us-ofac-sdn", "UKRAINE-EO13662"),
        ("us-ofac-ssi", "UKRAINE-EO13662"),
    }
    weak = next(f for f in life["facts"] if f["property"] == "weakAlias")
    assert (weak["value"], weak["first_stated"], weak["gone_by"]) == ("THE QUUX", "2022-01-01", None)
    assert {e["edition"] for e in life["editions"] if e["source"] == "us-ofac-sdn"} == {
        "2022-01-01", "2022-05-16", "2026-11-20",
    }  # fmt: skip


def test_days_are_written_as_iso_dates():
    assert (iso(None), iso(date(2022, 2, 3).toordinal())) == (None, "2022-02-03")


def test_results_come_in_the_order_of_the_questions_each_as_if_alone(index):
    made = open_view(index, as_of=TODAY, known_on=TODAY, today=TODAY)
    names = ["ZZYZX HOLDINGS", "Nobody At All", "BANK OF QUUXLAND", "ZZYZX HOLDINGS"]
    together = Screener(index, made).screen([query_of({"name": n}) for n in names])
    alone = [Screener(index, made).screen([query_of({"name": n})])[0] for n in names]
    assert together == alone
    assert [r["query"]["name"] for r in together] == names
    assert together[1]["hits"] == []
