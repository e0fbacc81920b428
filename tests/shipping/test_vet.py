"""The rules of a verdict, each against a small world of invented listings."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import (
    DENIED_LIST,
    ENTITY_LIST,
    SDN_LIST,
    UNVERIFIED_LIST,
    csl,
    csl_folder,
    index_from,
)  # fmt: skip
from watchword.index.view import open_view
from watchword.ownership import Share, Stake, StakeStore, open_holdings
from watchword.screening.screen import Screener
from watchword.shipping import changes, look, rules, shipments_of, vet
from watchword.shipping.rules import VERDICTS

DAY = date(2026, 8, 1)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    root = tmp_path_factory.mktemp("lists")
    rows = [
        csl(SDN_LIST, "VERMILION OKAPI HOLDING", entity_number="1", type="Entity",
            programs=["RUSSIA-EO14024"]),
        csl(SDN_LIST, "QUIET ZEPHYR", entity_number="2", type="Vessel", programs=["IRAN"],
            ids=[{"type": "Vessel Registration Identification", "number": "IMO 9187629"}]),
        csl(ENTITY_LIST, "Cobalt Heron Microelectronics", addresses=[{"country": "CN"}],
            license_requirement="For all items.", license_policy="Presumption of denial."),
        csl(DENIED_LIST, "SAFFRON TAPIR EXPORTS", addresses=[{"country": "SG"}]),
        csl(UNVERIFIED_LIST, "Indigo Walrus Optics", addresses=[{"country": "LV"}]),
    ]  # fmt: skip
    csl_folder(root, "2026-07-31", rows, "json")
    index = index_from(root)
    return index, open_view(index, as_of=DAY, known_on=DAY, today=DAY)


def told(world, shipment, stakes=()):
    index, view = world
    looked = look(list(shipments_of([shipment]).shipments.values()), DAY)
    (result,), _ = vet(looked, screener(index, view, stakes).screen)
    return result


def screener(index, view, stakes=()):
    store = StakeStore.of(stakes) if stakes else None
    return Screener(index, view, holdings=open_holdings(index, view, store))


def rules_of(result):
    return {r["rule"] for r in result["reasons"]}


TEA = {"goods": "black tea", "hs": "090240"}


def test_a_frozen_party_stops_in_any_role(world):
    for role in ("shipper", "consignee", "notify", "carrier", "bank", "broker", "end user", "vessel owner"):
        result = told(world, {role: "Vermilion Okapi Holding", **TEA})
        assert (result["verdict"], rules_of(result)) == ("stop", {"asset-freeze"}), role
        assert "E.O. 14024" in result["reasons"][0]["basis"]


@pytest.mark.parametrize("role", ["buyer", "consignee", "intermediate consignee", "end user"])
@pytest.mark.parametrize(
    "why",
    [{"country of origin": "USA"}, {"port of loading": "Houston, US"}, {"eccn": "3A991"}, {"eccn": "EAR99"},
     {"shipper": "Acme", "shipper country": "United States"}, {"subject to ear": "yes"}],
)  # fmt: skip
def test_an_entity_list_party_in_the_deal_with_items_subject_to_the_ear_needs_a_licence(world, role, why):
    result = told(world, {role: "Cobalt Heron Microelectronics", **TEA, **why})
    assert (result["verdict"], rules_of(result)) == ("permit", {"entity-list"})
    assert "Presumption of denial" in result["reasons"][0]["says"]


@pytest.mark.parametrize(
    ("role", "more", "rule"),
    [
        ("consignee", {}, "entity-list-origin"),
        ("consignee", {"country of origin": "Germany"}, "entity-list-origin"),
        ("consignee", {"subject to ear": "no"}, "entity-list-origin"),
        ("forwarder", {"country of origin": "US"}, "entity-list-role"),
        ("notify", {"eccn": "EAR99"}, "entity-list-role"),
        ("shipper", {}, "entity-list-role"),
    ],
)
def test_otherwise_it_is_for_review(world, role, more, rule):
    result = told(world, {role: "Cobalt Heron Microelectronics", **TEA, **more})
    assert (result["verdict"], rules_of(result)) == ("review", {rule})


def test_an_agent_for_the_consignee_is_not_the_consignee(world):
    given = {"consignee": "Cobalt Heron Microelectronics o/b Plain Tea House", "eccn": "EAR99", **TEA}
    assert rules_of(told(world, given)) == {"entity-list-role"}


def test_a_denied_person_stops_items_subject_to_the_ear_and_is_else_for_review(world):
    stop = told(world, {"buyer": "Saffron Tapir Exports", "country of origin": "US", **TEA})
    assert (stop["verdict"], rules_of(stop)) == ("stop", {"export-privileges-denied"})
    perhaps = told(world, {"buyer": "Saffron Tapir Exports", **TEA})
    assert (perhaps["verdict"], rules_of(perhaps)) == ("review", {"export-privileges-denied-perhaps"})


def test_another_country_doesnt_make_a_listed_company_another_one(world):
    given = {"consignee": "Cobalt Heron Microelectronics", "consignee country": "Kazakhstan", "eccn": "EAR99"}
    assert told(world, {**given, **TEA})["verdict"] == "permit"


def test_an_unverified_party_is_for_review(world):
    result = told(world, {"consignee": "Indigo Walrus Optics", "country of origin": "US", **TEA})
    assert (result["verdict"], rules_of(result)) == ("review", {"exceptions-suspended"})


def test_a_vessel_stops_by_its_number_and_not_under_another(world):
    assert told(world, {"vessel": "Renamed Star", "imo": "9187629", **TEA})["verdict"] == "stop"
    assert told(world, {"vessel": "MV QUIET ZEPHYR V.12", **TEA})["verdict"] == "stop"
    assert told(world, {"vessel": "QUIET ZEPHYR", "imo": "9074729", **TEA})["verdict"] == "no finding"
    wrong = told(world, {"vessel": "QUIET HERON", "imo": "9187628", **TEA})
    assert (wrong["verdict"], rules_of(wrong)) == ("review", {"imo-check-digit"})


def test_a_partys_name_that_a_ship_has_is_told_and_doesnt_count(world):
    result = told(world, {"consignee": "Quiet Zephyr", **TEA})
    assert result["verdict"] == "no finding"
    assert any("listed vessel" in w for w in result["warnings"])


def stake(owned, percent):
    share = None if percent is None else Share(percent * 100, percent * 100)
    return Stake("us-ofac-sdn:1", owned.casefold(), share, source="test", owned_name=owned)


@pytest.mark.parametrize(
    ("percent", "verdict"), [(60, "stop"), (50, "stop"), (49, "no finding"), (None, "review")]
)
def test_a_company_held_by_a_frozen_party(world, percent, verdict):
    given = {"consignee": "Umber Lynx Metals LLC, 12 Main Street, Springfield", **TEA}
    result = told(world, given, [stake("Umber Lynx Metals LLC", percent)])
    assert result["verdict"] == verdict
    if percent and percent >= 50:
        first = result["reasons"][0]
        assert first["rule"] == "held-asset-freeze"
        assert "us-ofac-sdn:1" in first["says"]
        assert f"{percent} %" in first["says"]


def test_a_held_companys_name_is_met_in_another_spelling_and_not_by_its_form(world):
    stakes = [stake("Umber Lynx Metals LLC", 60)]
    assert told(world, {"consignee": "UMBER LYNX METALS L.L.C.", **TEA}, stakes)["verdict"] == "stop"
    assert told(world, {"consignee": "Plain Tea House LLC", **TEA}, stakes)["verdict"] == "no finding"


@pytest.mark.parametrize(
    ("given", "verdict", "rule"),
    [
        ({"port of discharge": "Bandar Abbas"}, "stop", "embargo"),
        ({"final destination": "Sevastopol, Crimea"}, "stop", "embargo"),
        ({"consignee": "Plain Tea House", "consignee country": "Cuba"}, "stop", "embargo"),
        ({"shipper": "Plain Tea House", "shipper country": "Iran"}, "review", "embargo-origin"),
        ({"final destination": "Moscow, Russia"}, "review", "restricted"),
        ({"via": "Dubai, UAE", "final destination": "Kenya"}, "review", "transshipment"),
    ],
)
def test_the_route(world, given, verdict, rule):
    result = told(world, {**TEA, **given})
    assert result["verdict"] == verdict
    assert rule in rules_of(result)


def test_restrictions_on_arms_are_a_note_for_tea_and_a_reason_for_arms(world):
    tea = told(world, {**TEA, "final destination": "Shanghai, China"})
    assert tea["verdict"] == "no finding"
    assert any("arms" in w for w in tea["warnings"])
    arms = told(world, {"goods": "hunting rifles", "hs": "930330", "final destination": "Shanghai, China"})
    assert "restricted" in rules_of(arms)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"goods": "general cargo"}, "vague"),
        ({"goods": "productos químicos 20 tambores"}, "vague"),
        ({"goods": "化工产品"}, "vague"),
        ({"goods": "chemical products N.O.S."}, "vague"),
        ({"goods": "chemicals, not otherwise specified, 20 drums"}, "vague"),
        ({"consignee": "Swift Freight Forwarding LLC", **TEA}, "forwarder-destination"),
        ({"consignee": "Nordlicht GmbH", "forwarder": "Nordlicht GmbH", **TEA}, "forwarder-destination"),
        ({"goods": "acetone", "payment": "Bitcoin", "consignee": "A B Coatings"}, "payment"),
        ({"goods": "acetone", "consignee": "TO ORDER"}, "no-end-user"),
        ({"goods": "acetone", "consignee": "A B Coatings", "consignee address": "P.O. Box 7"}, "mail-drop"),
        ({"goods": "acetone", "pol": "Ningbo, China", "final destination": "Mexico"}, "china-mexico"),
        ({"goods": "piperonal", "hs": "330290"}, "mislabelled"),
        ({"lines": ["piperonal 5 kg", "rotary tablet press"]}, "chemical-and-machine"),
    ],
)  # fmt: skip
def test_each_red_flag_is_met_and_names_its_source(world, given, rule):
    (met,) = [r for r in told(world, given)["reasons"] if r["rule"] == rule][:1]
    assert met["kind"] == "red flag"
    assert met["basis"]


@pytest.mark.parametrize(
    "given",
    [
        {"goods": "machine parts for sewing machines, needle bars"},
        {"goods": "general purpose steel screws"},
        {"consignee": "Logistics Software Systems Ltd", **TEA},
        {"consignee": "Swift Freight Forwarding LLC", "end user": "Plain Tea House", **TEA},
        {"payment": "cash", "consignee": "A B Coatings", **TEA},
        {"consignee": "TO ORDER", "consignee address": "P.O. Box 7", **TEA},
        {"port of loading": "Ningbo, China", "final destination": "Mexico", **TEA},
    ],
)
def test_what_is_no_red_flag(world, given):
    assert told(world, given)["verdict"] == "no finding"


def test_goods_that_are_weakly_matched_are_for_review_and_others_by_their_list(world):
    assert told(world, {"cas": "79099-07-3"})["verdict"] == "permit"
    assert told(world, {"goods": "toluene"})["verdict"] == "review"
    assert rules_of(told(world, {"goods": "sample", "cas": "79099-07-2"})) >= {"goods-cas-digit"}
    assert told(world, {"goods": "4-piperidinol"})["verdict"] == "no finding"


def test_a_cas_number_that_cant_be_is_told():
    (one,) = shipments_of([{"cas": "123-45-6", "goods": "pigment"}]).shipments.values()
    (warnings,) = look([one], DAY).warnings
    assert any("123-45-6 fails its check digit" in w for w in warnings)


FIELDS = (
    "consignee", "consignee country", "consignee address", "vessel", "imo", "goods", "cas", "hs", "eccn",
    "port of loading", "final destination", "payment", "end user", "country of origin", "date",
)  # fmt: skip
ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["TO ORDER OF", "c/o", "IMO 9187629", "0", "-", "4-", "79099-07-", "99", "US", "(", "V.1", "o/b"]
    ),
)


ODD_SHIPMENTS = st.dictionaries(st.sampled_from(FIELDS), ODD, min_size=1, max_size=8)


def answered_or_refused(world, given_):
    gathered = shipments_of([given_])
    assert len(gathered.shipments) + len(gathered.refusals) == 1
    if gathered.shipments:
        result = told(world, given_)
        assert result["verdict"] in VERDICTS
        assert (result["verdict"] == "no finding") == (not result["reasons"])


@given(ODD_SHIPMENTS)
@settings(max_examples=20)
def test_whatever_a_shipment_says_it_is_answered_or_refused(world, given_):
    answered_or_refused(world, given_)


@pytest.mark.prove
@given(ODD_SHIPMENTS)
@settings(max_examples=1000, deadline=None)
def test_whatever_a_thousand_shipments_say_they_are_answered_or_refused(world, given_):
    answered_or_refused(world, given_)


@pytest.mark.parametrize(
    "tail",
    ["{}, 12 Ulitsa Foo, Anytown", "{} - Anytown, Country", "{} (Anytown)", "{} ANYTOWN IRAN",
     "{}; Anytown; Iran", "{} 12 Foo, Anytown", "{} / Anytown", "{}\nAnytown"],
)  # fmt: skip
def test_an_address_behind_a_name_doesnt_hide_it(world, tail):
    result = told(world, {"consignee": tail.format("Vermilion Okapi Holding"), **TEA})
    assert result["verdict"] == "stop"
    (frozen,) = [r for r in result["reasons"] if r["kind"] == "party"]
    assert "nytown" in frozen["what"].lower()


def test_what_was_not_looked_at_is_said_with_the_shipment_and_its_verdict(world):
    result = told(world, {"consignee": "Plain Tea House", "Warp factor": "Cuba", **TEA})
    assert result["verdict"] == "no finding"
    assert "Not looked at" in result["says"]
    assert "Warp factor" in result["says"]
    assert any("'Warp factor'" in w and "'Cuba'" in w for w in result["warnings"])
    assert result["looked_at"]["not_looked_at"] == ["Warp factor"]


@pytest.mark.parametrize("key", ["port of discharge", "via", "final destination", "port of loading"])
@pytest.mark.parametrize(
    "cell",
    ["Rotterdam via Bandar Abbas", "Jebel Ali/Bandar Abbas", "Shanghai - Bandar Abbas - Rotterdam", "UA-43"],
)
def test_every_place_of_a_cell_counts(world, key, cell):
    result = told(world, {key: cell, **TEA})
    assert (result["verdict"], "embargo" in rules_of(result)) == ("stop", True)


@pytest.mark.parametrize("to", ["Moscow, Russia", "Minsk, Belarus"])
@pytest.mark.parametrize(
    ("goods", "verdict"),
    [
        ({"goods": "valves, made in USA", "hs": "8481.80"}, "permit"),
        ({"goods": "chips", "eccn": "3A001", "port of loading": "Houston, TX"}, "permit"),
        ({"goods": "chips", "eccn": "3A001", "country of origin": "US"}, "permit"),
        ({"goods": "books", "hs": "490199", "country of origin": "US"}, "review"),
        ({"goods": "books", "eccn": "EAR99", "country of origin": "US"}, "review"),
        ({"goods": "valves", "hs": "848180", "country of origin": "Germany"}, "review"),
        ({"goods": "valves, made in USA"}, "review"),
    ],
)
def test_a_licence_is_due_for_what_the_ear_names_for_the_destination(world, to, goods, verdict):
    result = told(world, {"consignee": "Plain Tea House", "final destination": to, **goods})
    assert result["verdict"] == verdict
    due = [r for r in result["reasons"] if r["rule"] == "destination-licence"]
    assert bool(due) == (verdict == "permit")
    assert all("15 CFR" in r["basis"] for r in due)


def test_a_stated_origin_and_a_named_maker_in_the_goods_count(world):
    us = {"consignee": "Cobalt Heron Microelectronics", "goods": "chips, made in the USA", "hs": "854231"}
    assert rules_of(told(world, us)) == {"entity-list"}
    maker = {"goods": "pumps, manufacturer: Vermilion Okapi Holding; 3 pcs"}
    result = told(world, maker)
    assert (result["verdict"], result["reasons"][0]["what"][:12]) == ("stop", "manufacturer")


def test_a_listed_ships_name_under_another_number_is_told(world):
    result = told(world, {"vessel": "QUIET ZEPHYR IMO 907 4729", **TEA})
    assert result["verdict"] == "no finding"
    assert any("another IMO number" in w and "us-ofac-sdn:2" in w for w in result["warnings"])
    assert told(world, {"vessel": "Renamed Star, IMO No. 9 187 629", **TEA})["verdict"] == "stop"


@pytest.mark.parametrize("goods", [5, True, "??", [None], "\ufffd\ufffd\ufffd"])
def test_goods_that_cant_be_read_are_told(world, goods):
    result = told(world, {"consignee": "Plain Tea House", "goods": goods})
    assert result["warnings"]


def test_workers_find_the_same(monkeypatch):
    monkeypatch.setattr("watchword.shipping.controls._MANY", 1)
    shipments = list(shipments_of([{"id": "S", "lines": ["toluene", "tea", "piperonal"]}]).shipments.values())
    alone, shared = (look(shipments, DAY, workers=n) for n in (1, 2))
    assert alone.reasons == shared.reasons
    assert alone.reasons[0]


def test_refused_rows_of_own_lists_are_told(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text(
        "place,key,kind,authority,says,citation\nMX,x,other,Me,Says.,Law 1\nNowhere,x,other,Me,Says.,\n"
    )
    (one,) = shipments_of([{"goods": "tea"}]).shipments.values()
    assert len(look([one], DAY, arrangements=[own]).refused) == 1


def test_lifting_frees_what_rested_on_the_listing_alone(world):
    index, view = world
    from watchword.index.view import without
    from watchword.lifting import select_runs

    given = [
        {"id": "A", "consignee": "Vermilion Okapi Holding", **TEA},
        {"id": "B", "consignee": "Umber Lynx Metals LLC", **TEA},
        {"id": "C", "consignee": "Vermilion Okapi Holding", "goods": "toluene"},
        {"id": "D", "consignee": "Plain Tea House", **TEA},
    ]
    looked = look(list(shipments_of(given).shipments.values()), DAY)
    after = without(view, index, select_runs(index, view, parties=["us-ofac-sdn:1"]))
    stakes = [stake("Umber Lynx Metals LLC", 60)]
    before, now = (vet(looked, screener(index, v, stakes).screen)[0] for v in (view, after))
    found = {c["id"]: (c["before"], c["after"]) for c in changes(before, now)}
    assert found == {"A": ("stop", "no finding"), "B": ("stop", "no finding"), "C": ("stop", "review")}


def test_the_table_of_rules_is_whole():
    for key, rule in rules().items():
        assert rule.verdict in VERDICTS[:-1], key
        assert rule.says.endswith("."), key
        assert rule.basis, key
        assert rule.checked, key


def test_every_rule_is_met_somewhere_or_used_by_code():
    from pathlib import Path

    import watchword.shipping

    code = "".join(p.read_text("utf-8") for p in Path(watchword.shipping.__file__).parent.glob("*.py"))
    from watchword.model.law import EFFECT_KEYS

    lists = {"un-1988-table-1", "us-list-1", "eu-category-1"}
    weak = {"goods-heading", "goods-spelling", "goods-cas-digit"}
    for key in rules():
        assert f'"{key}"' in code or key in {*EFFECT_KEYS, *lists, *weak}, key
