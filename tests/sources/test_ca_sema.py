"""Canada's consolidated list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import LISTS, lives_from
from watchword.archive.identity import bare
from watchword.exceptions import EditionRefused
from watchword.sources import reader
from watchword.sources.ca_sema import names_of, slug

REAL = LISTS / "ca_sema"


def record(**fields: str) -> str:
    return "<record>" + "".join(f"<{k}>{v}</{k}>" for k, v in fields.items()) + "</record>"


def person(
    item: str, last: str = "MADEUP", given: str = "Ivan", schedule: str = "1, Part 1", **more: str
) -> str:
    return record(
        Country="Russia / Russie", LastName=last, GivenName=given, Schedule=schedule, Item=item, **more
    )


def sema(*records: str) -> bytes:
    made = "".join(records)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><data-set>{made}</data-set>'.encode()


def parse(folder: Path, raw: bytes):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sema-lmes.xml").write_bytes(raw)
    (parsed,) = reader("ca-sema")({"sema-lmes.xml": folder / "sema-lmes.xml"})
    return parsed


@pytest.mark.parametrize(
    "country, schedule, item, expected",
    [
        ("Russia / Russie", "1, Part 1", "12", "ru/1/12"),
        ("Russia / Russie", "1", "12", "ru/1/12"),
        ("Russia / Russie", "1, Part 2", "12", "ru/2/12"),
        ("Russia / Russie", "2", "12", "ru/s2/12"),
        ("Russia / Russie", "1.1", "3", "ru/s1.1/3"),
        ("Russia / Russie", "1, Part 1.1", "3", "ru/1.1/3"),
        ("Burma / Birmanie", "2", "4", "mm/2/4"),
        ("Myanmar (Burma) / Myanmar (Birmanie)", "Part 2", "4", "mm/2/4"),
        ("Venezuela ", "N/A", "4", "ve/1/4"),
        ("Venezuela ", "", "5", "ve/1/5"),
        ("Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR) / R", "", "7", "jvcfor/1/7"),
        ("Extremist Settler Violence / Violence", "Part 1", "7", "extremist-settler-violence/1/7"),
    ],
)
def test_country_schedule_and_item_make_a_tail_that_lasts(country, schedule, item, expected):
    assert slug(country, schedule, item) == expected


@pytest.mark.parametrize(
    "text, is_person, expected",
    [
        ("Made One, Made Two", True, ["Made One", "Made Two"]),
        ("Made One Co., Ltd., Made Two", False, ["Made One Co., Ltd.", "Made Two"]),
        ("Made One; Made Two", False, ["Made One", "Made Two"]),
        ("Belarusian: Имя Один, Russian: Имя Два", True, ["Имя Один", "Имя Два"]),
        ("Made One or Made Two", True, ["Made One", "Made Two"]),
        ("Anatoly or Anatoli Made", True, ["Anatoly or Anatoli Made"]),
        ("Министерство or МинФин", False, ["Министерство", "МинФин"]),
        ("Science and Technology Works", False, ["Science and Technology Works"]),
    ],
)
def test_aliases_are_parted_at_whole_names(text, is_person, expected):
    assert names_of(text, is_person) == expected


def test_a_person_an_organization_and_a_ship(tmp_path):
    parsed = parse(
        tmp_path,
        sema(
            person(
                "1",
                Aliases="Vanya, Ivan Made Up",
                DateOfBirthOrShipBuildDate="1963 or 1964",
                DateOfListing="2022-02-24",
                TitleOrShip="General",
            ),
            record(
                Country="Russia / Russie",
                EntityOrShip="Made Army/Armée inventée",
                Schedule="1, Part 2",
                Item="2",
            ),
            record(
                Country="Russia / Russie",
                EntityOrShip="Made Belief",
                TitleOrShip="Oil Tanker",
                ShipIMONumber="9123456",
                DateOfBirthOrShipBuildDate="1999",
                Schedule="1.1",
                Item="3",
            ),
        ),
    )
    one, two, ship = parsed.entries
    assert (one.tail, one.schema, one.caption) == ("ru/1/1", "Person", "Ivan MADEUP")
    assert one.properties["alias"] == ("Ivan Made Up",)
    assert one.properties["weakAlias"] == ("Vanya",)
    assert one.properties["birthDate"] == ("1963", "1964")
    assert one.properties["position"] == ("General",)
    assert one.listings[0].listed_on == "2022-02-24"
    assert (
        one.listings[0].citation
        == "Special Economic Measures Act, Russia regulations, Schedule 1, Part 1, item 1"
    )
    assert (two.caption, two.properties["alias"]) == ("Made Army", ("Armée inventée",))
    assert (ship.schema, ship.properties["buildDate"], ship.properties["type"]) == (
        "Vessel",
        ("1999",),
        ("Oil Tanker",),
    )
    assert [(i.prop, i.value) for i in ship.identifiers] == [("imoNumber", "9123456")]
    assert parsed.states >= {"birthDate", "buildDate", "listed_on", "identifiers", "type"}


def test_an_edition_states_only_what_its_elements_are(tmp_path):
    parsed = parse(tmp_path, sema(person("1")))
    assert parsed.states == {"name", "alias", "weakAlias", "schema", "programme", "citation"}


def test_an_item_is_one_party_whatever_the_file_calls_its_schedule(tmp_path):
    parse(tmp_path / "ca_sema" / "2020-04", sema(person("1", schedule="1")))
    parse(tmp_path / "ca_sema" / "2025-03", sema(person("1", schedule="1, Part 1")))
    (life,) = lives_from(tmp_path, "ca").values()
    assert len(life.listings) == 1
    assert life.listings[0].span.end is None


def test_what_cannot_be_used_is_told(tmp_path):
    parsed = parse(
        tmp_path,
        sema(
            *[person(str(i)) for i in range(60)],
            person("3"),
            record(Country="Iran", Item="1"),
            person(""),
            person("70", ShoeSize="44", DateOfBirth="born in the early 1970s"),
        ),
    )
    assert [r.reason for r in parsed.refusals] == [
        "ru/1/3 occurs twice",
        "ir/1/1 has no name",
        "a record without country or item",
    ]
    assert parsed.notes[0] == "sema-lmes.xml: unknown element 'ShoeSize'"
    assert "early 1970s" in parsed.notes[1]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x89PNG" + bytes(500),
        sema(person("1"))[:100],
        sema(),
        sema(person("1")).replace(b"Ivan", b"Iv\xe4n"),
        b'<!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd">' + sema(person("1")),
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><data-set>&b;</data-set>',
        b"<html><body>Not found</body></html>",
    ],
)
def test_what_is_broken_is_refused(tmp_path, raw):
    with pytest.raises(EditionRefused):
        parse(tmp_path, raw)


@pytest.mark.shared
@pytest.mark.parametrize("label, count", [("2020-04", 1369), ("2025-03", 4759)])
def test_real_editions_have_an_entry_a_record(label, count):
    path = REAL / label / "sema-lmes.xml"
    (parsed,) = reader("ca-sema")({path.name: path})
    raw = path.read_text("utf-8")
    assert parsed.records == len(parsed.entries) == len(re.findall("<record>", raw)) == count
    assert not parsed.refusals
    assert sum(e.schema == "Vessel" for e in parsed.entries) == len(re.findall("<ShipIMONumber>", raw))
    assert sum(e.schema == "Person" for e in parsed.entries) == len(re.findall("<LastName>", raw))


@pytest.mark.shared
def test_real_items_keep_their_parties_over_five_years():
    old, new = (
        {
            e.tail: e.caption
            for e in next(reader("ca-sema")({"sema-lmes.xml": REAL / label / "sema-lmes.xml"})).entries
        }
        for label in ("2020-04", "2025-03")
    )
    both = old.keys() & new.keys()
    assert len(both) == 1258
    other = {t for t in both if bare(old[t]) != bare(new[t])}
    # Two spellings changed; South Sudan's two items changed places.
    assert other == {"ru/1/44", "ua/1/143", "ss/1/1", "ss/1/2"}
