"""SECO's list: made targets in its shape; then the publisher's sample. No whole file was in hand."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from broken_files import damaged, hostile_xml, outcome
from helpers import LISTS
from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier
from watchword.model.law import effects_of
from watchword.sources import Parsed
from watchword.sources.ch_seco import read

SAMPLE = LISTS / "ch_seco" / "samples" / "seco.sample.xml"
PROGRAMMES = """<sanctions-program ssid="20" version-date="2024-01-01">
<program-key lang="ger">Mali</program-key><program-key lang="eng">Mali</program-key>
<program-name lang="eng">Ordinance on measures against Mali</program-name>
<sanctions-set ssid="201" lang="eng">Financial measures, annex 2</sanctions-set>
<sanctions-set ssid="201" lang="ger">Finanzsanktionen, Anhang 2</sanctions-set>
<sanctions-set ssid="202" lang="ger">Reisesanktionen</sanctions-set>
<sanctions-set ssid="202" lang="eng">Travel ban, annex 1</sanctions-set>
<origin>EU</origin></sanctions-program>"""
PLACES = """<place ssid="301"><location>Gao</location><area>North</area>
<country iso-code="ML">Mali</country></place>"""
LISTED = (
    '<modification modification-type="listed" publication-date="2020-05-01" effective-date="2020-05-02"/>'
)


def part(order: int, kind: str, value: str, *variants: tuple[str, str, str]) -> str:
    spelled = "".join(
        f'<spelling-variant lang="{lang}" script="{script}" spelling-variant-type="not-defined">{text}'
        "</spelling-variant>"
        for lang, script, text in variants
    )
    return f'<name-part order="{order}" name-part-type="{kind}"><value>{value}</value>{spelled}</name-part>'


def name(*parts: str, kind: str = "primary-name", quality: str = "good", lang: str = "eng") -> str:
    return f'<name ssid="1" name-type="{kind}" quality="{quality}" lang="{lang}">{"".join(parts)}</name>'


OLE = name(part(1, "family-name", "Invented"), part(2, "given-name", "Ole"))


def target(
    inside: str = "", *, names: str = OLE, after: str = "", changes: str = LISTED, ssid: str = "901",
    what: str = "individual", sets: tuple[str, ...] = ("201", "202"), extra: str = "",
) -> str:  # fmt: skip
    kept = "".join(f"<sanctions-set-id>{s}</sanctions-set-id>" for s in sets)
    tag, _, attributes = what.partition(" ")
    identity = f'<identity ssid="2" main="true">{names}{inside}</identity>'
    return (
        f'<target ssid="{ssid}">{kept}{extra}<{tag} {attributes}>{identity}{after}</{tag}>{changes}</target>'
    )


def whole(*targets: str) -> bytes:
    inside = "".join(targets or (target(),))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<swiss-sanctions-list list-type="whole-list" date="2024-06-01">'
        f"{PROGRAMMES}{inside}{PLACES}</swiss-sanctions-list>"
    ).encode()


def parsed(raw: bytes, folder: Path) -> Parsed:
    (folder / "consolidated-list.xml").write_bytes(raw)
    (found,) = read({"consolidated-list.xml": folder / "consolidated-list.xml"})
    return found


def one(folder: Path, made: str) -> Entry:
    found = parsed(whole(made), folder)
    assert not found.notes
    (entry,) = found.entries
    assert set(entry.properties) <= found.states
    return entry


def test_a_listing_with_its_measures(tmp_path: Path) -> None:
    entry = one(tmp_path, target())
    assert (entry.tail, entry.schema, entry.caption) == ("901", "Person", "Invented Ole")
    (listing,) = entry.listings
    assert (listing.programme, listing.citation) == ("Mali", "Ordinance on measures against Mali")
    assert listing.measures == "Financial measures; Travel ban"
    assert [e.key for e in effects_of("ch", listing.measures)] == ["asset-freeze", "travel-ban"]
    assert (listing.listed_on, listing.ended_on) == ("2020-05-02", "")


def test_spellings_in_other_scripts_and_weak_and_former_names(tmp_path: Path) -> None:
    russian = [("RUS", "CYRL", "Выдуман"), ("RUS", "CYRL", "Видуман")], [("RUS", "CYRL", "Оле")]
    names = (
        name(
            part(2, "given-name", "Ole", *russian[1]), part(1, "family-name", "Invented", *russian[0]),
            part(3, "title", "Dr"), part(4, "maiden-name", "Earlier"),
        )
        + name(part(1, "whole-name", "The Tall"), kind="alias", quality="low")
        + name(part(1, "whole-name", "Ole Was"), kind="formerly-known-as")
        + name(part(1, "whole-name", "Erfunden"), kind="alias", lang="ger")
    )  # fmt: skip
    said = one(tmp_path, target(names=names)).properties
    assert said["name"] == ("Invented Ole",)
    assert said["alias"] == ("Выдуман Оле", "Видуман Оле", "Erfunden")
    assert (said["weakAlias"], said["previousName"]) == (("The Tall",), ("Ole Was",))
    assert said["nameLanguage"] == ("Выдуман Оле (rus)", "Видуман Оле (rus)", "Erfunden (ger)")
    assert (said["title"], said["notes"]) == (("Dr",), ("Maiden name: Earlier",))


def test_a_name_of_many_spellings_stays_small(tmp_path: Path) -> None:
    many = [part(n, "other", f"p{n}", *[("ara", "latn", f"p{n}{i}") for i in range(9)]) for n in range(1, 9)]
    assert len(one(tmp_path, target(names=name(*many))).properties["alias"]) <= 24


def test_what_identifies_a_person(tmp_path: Path) -> None:
    inside = (
        '<day-month-year ssid="3" day="5" month="3" year="1962" calendar="Gregorian" quality="good"/>'
        '<day-month-year ssid="3" year="1963" calendar="Gregorian" quality="low"/>'
        '<day-month-year ssid="3" day="1" month="1" year="1402" calendar="Islamic" quality="good"/>'
        '<nationality ssid="4"><country iso-code="ML">Mali</country></nationality>'
        '<place-of-birth ssid="5" place-id="301" quality="good"/>'
        '<address ssid="6" place-id="301" quality="good"><address-details>1 Road</address-details>'
        "<zip-code>99</zip-code><p-o-box>7</p-o-box></address>"
        '<identification-document ssid="7" document-type="passport"><number>A1 23</number>'
        '<issuer code="ML">Mali</issuer><remark>expired</remark></identification-document>'
    )
    after = (
        '<justification ssid="8">Made up.</justification>'
        '<other-information ssid="9">Wears hats.</other-information>'
        '<relation ssid="10" target-id="902" relation-type="related-to"/>'
    )
    entry = one(tmp_path, target(inside, after=after, what='individual sex="male"'))
    assert entry.properties == {
        "gender": ("male",), "name": ("Invented Ole",), "birthDate": ("1962-03-05", "1963"),
        "nationality": ("ml",), "birthPlace": ("Gao, North, Mali",), "country": ("ml",),
        "address": ("1 Road, P.O. Box 7, 99, Gao, North, Mali",), "linkedTo": ("related-to: ch:902",),
        "notes": ("Date (Islamic): 1402-1-1", "passport: expired", "Made up.", "Wears hats."),
    }  # fmt: skip
    assert entry.identifiers == (Identifier("passportNumber", "A1 23", "ml", "passport"),)


def test_ships_companies_and_their_numbers(tmp_path: Path) -> None:
    def other(text: str) -> str:
        return f'<other-information ssid="9">{text}</other-information>'

    ship = one(tmp_path, target(after=other("IMO Number: 9123456"), what='object object-type="vessel"'))
    assert (ship.schema, ship.identifiers) == (
        "Vessel",
        (Identifier("imoNumber", "9123456", "", "IMO Number"),),
    )
    said = (
        other("Registration number: 123456") + other("Website: example.org") + other("E-mail: a@example.org")
    )
    said += other("Type of entity: Company") + other("Tax registration number: 770")
    firm = one(tmp_path, target(after=said, what="entity"))
    assert [(i.prop, i.value) for i in firm.identifiers] == [
        ("registrationNumber", "123456"),
        ("taxNumber", "770"),
    ]
    assert (firm.properties["website"], firm.properties["legalForm"]) == (("example.org",), ("Company",))


def change(kind: str, day: str = "") -> str:
    dated = f'effective-date="{day}"' if day else ""
    return f'<modification modification-type="{kind}" {dated}/>'


@pytest.mark.parametrize(
    "changes, listed, ended",
    [
        (change("listed", "2015-01-02"), "2015-01-02", ""),
        (change("de-listed", "2016-03-01") + change("amended", "2015-11-18") + change("listed", "2015-01-02"),
         "2015-01-02", "2016-03-01"),
        (change("listed", "2018-01-01") + change("de-listed", "2016-03-01") + change("listed", "2015-01-02"),
         "2018-01-01", ""),
        (change("de-listed") + change("listed", "2015-01-02"), "2015-01-02", "2024-06-01"),
        (change("listed"), "", ""),
    ],
)  # fmt: skip
def test_listed_and_delisted(changes: str, listed: str, ended: str, tmp_path: Path) -> None:
    (listing,) = one(tmp_path, target(changes=changes)).listings
    assert (listing.listed_on, listing.ended_on) == (listed, ended)


def test_earlier_states_inside_a_modification_are_left_out(tmp_path: Path) -> None:
    earlier = target(names=name(part(1, "whole-name", "Old Spelling")))
    changes = f'<modification modification-type="amended"><removed>{earlier}</removed></modification>{LISTED}'
    found = parsed(whole(target(changes=changes), target(ssid="902")), tmp_path)
    assert [e.tail for e in found.entries] == ["901", "902"]
    assert "Old Spelling" not in str(found.entries)


def test_other_identities_and_the_uns_reference(tmp_path: Path) -> None:
    more = f'<identity ssid="3" main="false">{name(part(1, "whole-name", "Ole Other"))}</identity>'
    extra = "<foreign-identifier>QDi.901</foreign-identifier><foreign-identifier>140</foreign-identifier>"
    entry = one(tmp_path, target(after=more, extra=extra))
    assert (entry.properties["name"], entry.properties["alias"]) == (("Invented Ole",), ("Ole Other",))
    assert entry.identifiers == (Identifier("unscId", "QDi.901", "", "UN reference number"),)
    assert entry.properties["notes"] == ("Foreign identifier: 140",)


def test_what_cannot_be_used_is_reported(tmp_path: Path) -> None:
    good = [target(ssid=str(n)) for n in range(1, 80)]
    bad = [target(ssid="1"), target(names="", ssid="800"), target(ssid="none")]
    found = parsed(whole(*good, *bad, target(after="<shoe-size/>", ssid="801")), tmp_path)
    assert [r.reason for r in found.refusals] == [
        "ssid 1 occurs twice",
        "ssid 800 has no name",
        "no ssid: 'none'",
    ]
    assert found.notes == ["consolidated-list.xml: unknown element 'shoe-size'"]
    with pytest.raises(EditionRefused, match="is missing"):
        list(read({}))


HOSTILE = hostile_xml(whole(), b"Invented")


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused(what: str, tmp_path: Path) -> None:
    assert outcome(read, "consolidated-list.xml", HOSTILE[what], tmp_path) != "read"


def test_damage_is_refused_or_reported(tmp_path: Path) -> None:
    for raw in damaged(whole(), 200):
        outcome(read, "consolidated-list.xml", raw, tmp_path)


@pytest.mark.prove
def test_a_thousand_damaged_files(tmp_path: Path) -> None:
    for raw in damaged(whole(), 1000, seed=9):
        outcome(read, "consolidated-list.xml", raw, tmp_path)


@pytest.mark.shared
def test_the_real_sample() -> None:
    (found,) = read({"seco.sample.xml": SAMPLE})
    targets = ElementTree.parse(SAMPLE).getroot().findall("target")
    assert [e.tail for e in found.entries] == [t.get("ssid") for t in targets]
    assert not found.refusals
    assert not found.notes
    for entry, made in zip(found.entries, targets, strict=True):
        assert entry.caption == made.findtext("individual/identity/name/name-part/value")
        country = made.find("individual/identity/nationality/country")
        assert country is not None
        assert entry.properties["nationality"] == (str(country.get("iso-code")).lower(),)
        assert [x.programme for x in entry.listings] == ["PPDM"]
    assert [e.listings[0].measures for e in found.entries] == [
        "Financial measures", "Travel ban", "Financial measures; Travel ban",
    ]  # fmt: skip
