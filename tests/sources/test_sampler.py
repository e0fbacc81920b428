import csv
import gzip
import json
import re
import sys
from datetime import date

import pytest

from helpers import LISTS, ROOT
from watchword.model import Entry
from watchword.model.countries import codes
from watchword.model.law import effects_of
from watchword.sources import sources
from watchword.sources.sampler import SAMPLER_DATE, sampler_between, sampler_entries

ENTRIES = sampler_entries()
BY_ID = {(e.source, e.tail): e for e in ENTRIES}
INSTITUTE = ("us-bis-el", "ljsfpmgezw")
#: What may be told of a natural person: nothing of birth, documents or homes.
OF_PERSONS = {"name", "alias", "previousName", "weakAlias", "country", "nationality"}


def test_some_two_hundred_parties_each_once() -> None:
    assert 180 <= len(ENTRIES) <= 280
    assert len(BY_ID) == len(ENTRIES)
    assert all(e.tail and e.caption and e.listings for e in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e.source}:{e.tail}")
def test_an_entry_is_whole(entry: Entry) -> None:
    assert entry.source in sources()
    keys = [x.key for x in entry.listings]
    assert len(keys) == len(set(keys))
    for prop in ("country", "nationality", "flag"):
        assert set(entry.properties.get(prop, ())) <= set(codes())
    for listing in entry.listings:
        assert effects_of(entry.source, listing.programme)
        assert not listing.remarks
        for day in (listing.listed_on, listing.ended_on):
            assert not day or date.fromisoformat(day)
        if listing.ended_on:
            assert listing.listed_on < listing.ended_on
    assert not any("?" in v for values in entry.properties.values() for v in values)


def test_nothing_personal_is_told_of_people() -> None:
    people = [e for e in ENTRIES if e.schema == "Person"]
    assert people
    for entry in people:
        assert entry.properties.keys() <= OF_PERSONS
        assert {i.prop for i in entry.identifiers} <= {"publicKey", "unscId"}
    for entry in ENTRIES:
        assert not {"birthDate", "birthPlace", "address", "notes", "position"} & entry.properties.keys()


def test_the_institute_of_forensic_science() -> None:
    entry = BY_ID[INSTITUTE]
    assert entry.caption == "Ministry of Public Security's Institute of Forensic Science of China"
    (listing,) = entry.listings
    assert (listing.listed_on, listing.ended_on) == ("2020-06-05", "2023-11-16")
    assert listing.citation.startswith("85 FR 34505; 85 FR 44159")
    assert "2023-25557" in listing.citation
    assert listing.licence_requirement.startswith("For all items subject to the EAR")
    assert listing.licence_policy.startswith("Case-by-case review")


def test_the_network_designated_in_october_2023() -> None:
    found = [
        e
        for e in ENTRIES
        for x in e.listings
        if x.programme == "ILLICIT-DRUGS-EO14059" and x.listed_on == "2023-10-03"
    ]
    assert len(found) == 28
    assert sum("cn" in e.properties.get("country", ()) for e in found) > 15


def test_a_listing_that_ended() -> None:
    entry = BY_ID["us-ofac-sdn", "39796"]
    assert entry.caption == "TORNADO CASH"
    assert {x.ended_on for x in entry.listings} == {"2025-03-21"}


def test_kinds_scripts_and_effects_are_several() -> None:
    assert {"Person", "Organization", "Vessel", "Airplane"} <= {e.schema for e in ENTRIES}
    texts = "".join(v for e in ENTRIES for values in e.properties.values() for v in values)
    for script in ("[а-яА-Я]", "[\u4e00-\u9fff]", "[\u0600-\u06ff]"):
        assert re.search(script, texts)
    effects = {f.key for e in ENTRIES for x in e.listings for f in effects_of(e.source, x.programme)}
    assert len(effects) >= 12
    identifiers = {i.prop for e in ENTRIES for i in e.identifiers}
    assert {"publicKey", "imoNumber", "isinCode", "registrationNumber"} <= identifiers


def test_days_lie_between_the_editions_that_bound_them() -> None:
    bounded = 0
    for entry in ENTRIES:
        spans = sampler_between(entry.source, entry.tail or "")
        assert spans.keys() <= {x.key for x in entry.listings}
        for listing in entry.listings:
            without, first = spans.get(listing.key, (None, SAMPLER_DATE))
            assert (without or "") < first
            assert not listing.listed_on or (without or "") <= listing.listed_on <= first
            bounded += listing.key in spans
    assert bounded > 150


# --- against the files that it was made from, read here another way


@pytest.fixture(scope="module")
def csl_2026() -> list[dict[str, object]]:
    path = LISTS / "us_csl" / SAMPLER_DATE / "consolidated.json"
    return list(json.loads(path.read_text("utf-8"))["results"])


@pytest.mark.shared
def test_numbered_parties_are_as_the_newest_list_has_them(csl_2026: list[dict[str, object]]) -> None:
    rows = {}
    for row in csl_2026:
        if "Treasury" in str(row["source"]):
            rows[re.findall(r"\(([A-Z]+)", str(row["source"]))[0], row["entity_number"]] = row
    short = {"us-ofac-capta": "CAP", "us-ofac-mbs": "NS"}
    checked = 0
    for entry in ENTRIES:
        if not entry.source.startswith("us-ofac-") or entry.listings[0].ended_on:
            continue
        row = rows[short.get(entry.source, entry.source[8:].upper()), entry.tail]
        assert entry.caption == row["name"]
        assert [x.programme for x in entry.listings] == row["programs"]
        listed = {*row["alt_names"], row["name"]}  # type: ignore[misc]
        for alias in entry.properties.get("alias", ()):
            assert alias in listed or not alias.isascii()
        checked += 1
    assert checked > 150


@pytest.mark.shared
def test_dates_citations_and_terms_are_as_published() -> None:
    with gzip.open(LISTS / "us_csl/2022-05-16/consolidated.csv.gz", "rt", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    checked = 0
    for entry in ENTRIES:
        if entry.source.startswith("us-ofac-") or not entry.source.startswith("us-"):
            continue
        names = {entry.caption, entry.caption.replace("Security's", "Security?s")}
        mine = [r for r in rows if r["name"].strip() in names]
        for listing in entry.listings:
            assert any(
                (r["start_date"] or "") == listing.listed_on
                and listing.citation.startswith(" ".join(r["federal_register_notice"].split()))
                and " ".join(r["license_requirement"].split()) == listing.licence_requirement
                and " ".join(r["license_policy"].split()) == listing.licence_policy
                for r in mine
            ), (entry.caption, listing)
            checked += 1
    assert checked > 60


@pytest.mark.shared
def test_identifiers_are_as_the_sdn_editions_write_them() -> None:
    texts = "\n".join(p.read_text("latin-1") for p in sorted((LISTS / "us_ofac_sdn").glob("20*/sdn.csv")))
    with gzip.open(LISTS / "us_csl/2022-05-16/consolidated.csv.gz", "rt", encoding="utf-8") as more:
        texts += more.read()
    values = [i.value for e in ENTRIES if e.source.startswith("us-") for i in e.identifiers]
    assert len(values) > 150
    assert [v for v in values if v not in texts] == []


@pytest.mark.shared
def test_the_script_makes_the_same_file_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import make_sampler

    try:
        made = make_sampler.lines(LISTS.parent)
    finally:
        sys.modules.pop("make_sampler", None)
    kept = (ROOT / "src/watchword/sources/sampler.jsonl").read_text("utf-8").split("\n")[:-1]
    assert made == kept
