"""The UK Sanctions List in its three forms: made files, then the real short form beside OFSI's list."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from broken_files import damaged, hostile_xml, hostile_zip, outcome
from helpers import LISTS, TODAY, lives_of
from spreadsheets import ods, ods_content
from watchword.archive import Store, find_editions, load_all
from watchword.exceptions import EditionRefused
from watchword.index.build import build
from watchword.index.joins import references
from watchword.index.store import Index
from watchword.model import Identifier
from watchword.model.law import effects_of
from watchword.sources import Parsed
from watchword.sources.gb_fcdo import read

REAL = LISTS / "gb_fcdo" / "2025-08-11" / "UK_Sanctions_List.ods"
SHORT = (
    "Unique ID", "OFSI Group ID", "Name", "Regime Name", "Type", "Designation source", "Date Designated",
    "Sanctions Imposed",
)  # fmt: skip
ROWS = [
    (
        "ABC0001",
        "99001",
        "INVENTED Ole",
        "Cyber",
        "Individual",
        "UK",
        "31-12-2020",
        "Asset freeze, Travel Ban",
    ),
    (
        "ABC0002",
        "",
        "Made 1",
        "Russia",
        "Ship",
        "UN|UK",
        "03-10-2017",
        'Shipping sanctions: (see "Other information")',
    ),
]
FULL = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,"
    "Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,"
    "Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,"
    "UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,"
    "Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,"
    "D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,"
    "Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,"
    "Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,"
    "Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,"
    "Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
).split(",")
XML = """<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>01/02/2026</DateGenerated>
<Designation><LastUpdated>01/01/2026</LastUpdated><DateDesignated>01/02/2012</DateDesignated>
<UniqueID>ABC0001</UniqueID><OFSIGroupID>99001</OFSIGroupID><UNReferenceNumber>QDi.901</UNReferenceNumber>
<Names><Name><Name1>Ole</Name1><Name6>INVENTED</Name6><NameType>Primary Name</NameType></Name>
<Name><Name6>The Tall</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
<Name><Name6>Ole ERFUNDEN</Name6><NameType>Alias</NameType>
<AliasStrength>Good quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Оле ВЫДУМАН</NameNonLatinScript>
<NonLatinScriptType>Cyrillic</NonLatinScriptType><NonLatinScriptLanguage>Russian</NonLatinScriptLanguage>
</NonLatinName></NonLatinNames><Titles><Title>Dr</Title></Titles>
<RegimeName>The Cyber (Sanctions) (EU Exit) Regulations 2020</RegimeName>
<IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UK</DesignationSource>
<SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
<SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze></SanctionsImposedIndicators>
<OtherInformation>Wears hats.</OtherInformation><UKStatementofReasons>Made up.</UKStatementofReasons>
<Addresses><Address><AddressLine1>1 Road</AddressLine1><AddressLine6>Gao</AddressLine6>
<AddressPostalCode>1</AddressPostalCode><AddressCountry>Mali</AddressCountry></Address></Addresses>
<PhoneNumbers><PhoneNumber>+44 1</PhoneNumber></PhoneNumbers>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1961</DOB><DOB>14/02/1962</DOB></DOBs>
<BirthDetails><Location><TownOfBirth>Gao</TownOfBirth><CountryOfBirth>Mali</CountryOfBirth></Location></BirthDetails>
<Genders><Gender>Male</Gender></Genders><Nationalities><Nationality>Mali</Nationality></Nationalities>
<PassportDetails><Passport><PassportNumber>A12345</PassportNumber>
<PassportAdditionalInformation>Mali number, issued 2004</PassportAdditionalInformation></Passport>
</PassportDetails>
<Positions><Position>Minister of Nothing</Position></Positions></Individual></IndividualDetails></Designation>
<Designation><DateDesignated>02/02/2022</DateDesignated><UniqueID>ABC0002</UniqueID>
<Names><Name><Name6>Made 1</Name6><NameType>Primary Name</NameType></Name></Names>
<RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
<IndividualEntityShip>Ship</IndividualEntityShip>
<ShipDetails><Ship><IMONumbers><IMONumber>9123456</IMONumber></IMONumbers><YearsBuilt><YearBuilt>1975</YearBuilt></YearsBuilt>
<CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Panama</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
</Ship></ShipDetails></Designation></Designations>""".encode()


def parsed(raw: bytes, folder: Path, name: str) -> Parsed:
    (folder / name).write_bytes(raw)
    (found,) = read({name: folder / name})
    return found


def full(**cells: str) -> dict[str, str]:
    filled = {
        "Unique ID": "ABC0001", "OFSI Group ID": "99001", "Name type": "Primary Name",
        "Designation Type": "Individual",
        "Regime Name": "The Cyber (Sanctions) (EU Exit) Regulations 2020", "Designation source": "UK",
        "Date Designated": "01/02/2012", "Sanctions Imposed": "Asset freeze|Travel Ban",
    }  # fmt: skip
    return filled | {k.replace("_", " "): v for k, v in cells.items()}


def as_csv(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Report Date: 01-Feb-2026"])
    writer.writerows([FULL, *([r.get(c, "") for c in FULL] for r in rows)])
    return out.getvalue().encode("utf-8-sig")


def test_the_short_form(tmp_path: Path) -> None:
    found = parsed(ods([SHORT, *ROWS]), tmp_path, "uk_sanctions_list.ods")
    one, ship = found.entries
    assert (one.tail, one.schema, one.caption) == ("ABC0001", "Person", "INVENTED Ole")
    assert one.listings[0].measures == "Asset freeze; Travel Ban"
    assert one.listings[0].listed_on == "2020-12-31"
    assert (ship.schema, ship.properties["authority"]) == ("Vessel", ("UN|UK",))
    assert [i.label for i in ship.identifiers] == ["UK Unique ID"]
    # It says nothing of aliases, dates, addresses, and gives a name in a form of its own.
    assert found.states == {"schema", "programme", "measures", "listed_on", "authority"}


def test_repeated_cells_and_spaces_in_a_sheet(tmp_path: Path) -> None:
    content = ods_content([SHORT, *ROWS]).replace(
        "<text:p>INVENTED Ole</text:p>",
        "<text:p>INVENTED<text:s/>Ole<text:line-break/>P</text:p><text:p>Q</text:p>",
    )
    found = parsed(ods([], content), tmp_path, "uk_sanctions_list.ods")
    assert found.entries[0].caption == "INVENTED Ole P Q"


def test_the_full_table(tmp_path: Path) -> None:
    rows = [
        full(Name_1="Ole", Name_6="INVENTED", UN_Reference_Number="QDi.901", **{"D.O.B": "dd/mm/1961"}),
        full(Name_6="The Tall", Name_type="Alias", Alias_strength="Low quality a.k.a"),
        full(Name_6="Ole ERFUNDEN", Name_type="Alias", Alias_strength="Good quality a.k.a"),
        full(Name_6="INVENTET", Name_type="Primary Name Variation")
        | {"Name non-latin script": "Оле ВЫДУМАН"},
        full(Unique_ID="ABC0003", Designation_Type="Entity", Name_6="MADE LTD")
        | {"Business registration number (s)": "55-2"},
    ]  # fmt: skip
    one, firm = parsed(as_csv(rows), tmp_path, "uk-sanctions-list.csv").entries
    assert one.rows == 4
    assert one.properties["alias"] == ("Ole ERFUNDEN", "INVENTET", "Оле ВЫДУМАН")
    assert one.properties["weakAlias"] == ("The Tall",)
    assert one.properties["birthDate"] == ("1961",)
    assert Identifier("unscId", "QDi.901", "", "UN reference number") in one.identifiers
    (listing,) = one.listings
    assert (listing.programme, listing.citation) == (
        "Cyber",
        "The Cyber (Sanctions) (EU Exit) Regulations 2020",
    )
    assert firm.identifiers[-1].value == "55-2"


def test_xml(tmp_path: Path) -> None:
    found = parsed(XML, tmp_path, "uk-sanctions-list.xml")
    one, ship = found.entries
    assert not found.notes
    assert one.properties == {
        "name": ("Ole INVENTED",), "alias": ("Ole ERFUNDEN", "Оле ВЫДУМАН"), "weakAlias": ("The Tall",),
        "nameLanguage": ("Оле ВЫДУМАН (Russian)",), "title": ("Dr",), "authority": ("UK",),
        "notes": (
            "Wears hats.", "UK statement of reasons: Made up.", "Passport: A12345 Mali number, issued 2004",
        ),
        "country": ("ml",), "address": ("1 Road, Gao, 1, Mali",), "phone": ("+44 1",),
        "birthDate": ("1961", "1962-02-14"), "birthPlace": ("Gao, Mali",), "gender": ("male",),
        "nationality": ("ml",), "position": ("Minister of Nothing",),
    }  # fmt: skip
    assert set(one.properties) <= found.states
    assert [i.value for i in one.identifiers] == ["A12345", "ABC0001", "99001", "QDi.901"]
    assert one.identifiers[0].country == "ml"
    assert (ship.schema, ship.properties["flag"], ship.identifiers[0].prop) == (
        "Vessel",
        ("pa",),
        "imoNumber",
    )
    unknown = XML.replace(b"<Titles>", b"<Shoes>44</Shoes><Titles>")
    assert parsed(unknown, tmp_path, "a.xml").notes == ["a.xml: unknown element 'Shoes'"]


def test_the_three_forms_speak_of_one_party(tmp_path: Path) -> None:
    forms = {
        "a.xml": XML,
        "a.csv": as_csv([full(Name_1="Ole", Name_6="INVENTED")]),
        "a.ods": ods([SHORT, *ROWS]),
    }
    tails = {parsed(raw, tmp_path, name).entries[0].tail for name, raw in forms.items()}
    keys = {parsed(raw, tmp_path, name).entries[0].listings[0].key for name, raw in forms.items()}
    assert (tails, keys) == ({"ABC0001"}, {"Cyber"})


def test_a_row_without_a_name_is_a_listed_party_all_the_same(tmp_path: Path) -> None:
    nameless = ("ABC0009", "", "", *ROWS[0][3:])
    found = parsed(ods([SHORT, *ROWS, nameless]), tmp_path, "a.ods")
    assert found.entries[-1].tail == "ABC0009"
    assert "name" in found.entries[-1].partial
    assert found.notes == ["a.ods: ABC0009 has no name"]


def test_what_cannot_be_used_is_reported(tmp_path: Path) -> None:
    good = [(f"ABC{n:04}", *ROWS[0][1:]) for n in range(1, 50)]
    found = parsed(ods([(*SHORT, "Shoe Size"), *good, ("??", *ROWS[0][1:])]), tmp_path, "a.ods")
    assert [r.reason for r in found.refusals] == ["no Unique ID: '??'"]
    assert found.notes == ["a.ods: unknown column 'shoe size'"]


HOSTILE = hostile_zip(ods([SHORT, *ROWS]), "content.xml", b"INVENTED")
HOSTILE_XML = hostile_xml(XML, b"INVENTED")


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_sheets_are_refused(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watchword.sources.spreadsheet.MAX_PART", 1_000_000)
    assert outcome(read, "uk_sanctions_list.ods", HOSTILE[what], tmp_path) != "read"


@pytest.mark.parametrize("what", HOSTILE_XML)
def test_hostile_xml_is_refused(what: str, tmp_path: Path) -> None:
    assert outcome(read, "uk-sanctions-list.xml", HOSTILE_XML[what], tmp_path) != "read"


def test_damage_is_refused_or_reported(tmp_path: Path) -> None:
    for raw in damaged(XML, 100):
        outcome(read, "uk-sanctions-list.xml", raw, tmp_path)
    for raw in damaged(ods([SHORT, *ROWS]), 100):
        outcome(read, "uk_sanctions_list.ods", raw, tmp_path)
    for raw in damaged(as_csv([full(Name_6="MADE")]), 100):
        outcome(read, "uk-sanctions-list.csv", raw, tmp_path)


@pytest.mark.prove
@pytest.mark.parametrize("name, good", [("a.xml", XML), ("a.ods", ods([SHORT, *ROWS]))])
def test_a_thousand_damaged_files(name: str, good: bytes, tmp_path: Path) -> None:
    for raw in damaged(good, 1000, seed=9):
        outcome(read, name, raw, tmp_path)


def test_the_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(EditionRefused, match="is missing"):
        list(read({"a.txt": tmp_path / "a.txt"}))


# --- the real editions


@pytest.mark.shared
def test_the_real_short_form_is_read_whole() -> None:
    (found,) = read({"uk_sanctions_list.ods": REAL})
    with zipfile.ZipFile(REAL) as packed:
        root = ElementTree.fromstring(packed.read("content.xml"))
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    rows = [
        ["".join(c.itertext()).strip() for c in r.iter(f"{table}table-cell")][:8]
        for r in root.iter(f"{table}table-row")
    ]
    rows = [r for r in rows if any(r)][1:]
    assert (len(rows), len(found.entries), found.records) == (5302, 5302, 5302)
    assert not found.refusals
    assert [(e.tail, e.caption) for e in found.entries] == [(r[0], " ".join(r[2].split())) for r in rows]
    assert {e.listings[0].programme for e in found.entries} == {r[3] for r in rows}
    days = {r[0]: "-".join(reversed(r[6].split("-"))) for r in rows}
    assert {e.tail: e.listings[0].listed_on for e in found.entries} == days
    measures = {m for e in found.entries for m in e.listings[0].measures.split("; ")}
    told = {m: {x.key for x in effects_of("gb", m)} for m in measures}
    general = effects_of("gb", "*")[0].key
    assert general == "asset-freeze"
    assert {m for m, keys in told.items() if keys == {general}} == {"Asset freeze"}  # none falls through


@pytest.fixture(scope="module")
def both() -> Store:
    """The UN's, OFSI's and the FCDO's real lists."""
    store = Store(None)
    loaded = load_all(store, find_editions(LISTS, ("un-sc", "gb"), TODAY)[0])
    assert not loaded.held
    return store


@pytest.mark.shared
def test_ofsis_parties_go_on_in_the_fcdos_list(both: Store) -> None:
    lives = lives_of(both, "gb")
    (ofsi,) = read_ofsi()
    (fcdo,) = read({"uk_sanctions_list.ods": REAL})
    old, new = {e.tail for e in ofsi.entries}, {e.tail for e in fcdo.entries}
    assert len(old & new) > 4600
    assert lives.keys() == old | new
    one = lives["RUS0318"]  # an alias in Cyrillic, a date of birth: stated by OFSI, inherited since
    assert not [f for f in one.facts if f.span.end is not None]
    assert {f.prop for f in one.facts} >= {"alias", "birthDate", "address"}
    assert len(one.listings) == 1
    assert dict(one.listings[0].versions[-1][1])["measures"].startswith("Asset freeze; ")
    # What ended between the two editions is what the second doesn't hold, and nothing else.
    ended = {t for t, x in lives.items() if all(y.span.end is not None for y in x.listings)}
    assert ended == old - new


def read_ofsi() -> list[Parsed]:
    from watchword.sources.gb_ofsi import read as read_conlist

    return list(read_conlist({"conlist.xlsx": LISTS / "gb_ofsi" / "2025-04-10" / "ConList.xlsx"}))


@pytest.mark.shared
def test_parties_are_joined_by_stated_references_and_never_by_name(both: Store) -> None:
    index = Index.of(build(both))
    joins = []
    for number in range(len(index)):
        together = index.joined(number)
        if len(together) > 1 and together[0] == number:
            joins.append([index.id(n) for n in together])
    assert len(joins) > 850
    kinds: Counter[str] = Counter()
    for ids in joins:
        stated = [_stated(index, party) for party in ids]
        assert len({party.partition(":")[0] for party in ids}) == len(ids), ids
        for one in stated:
            shared = one & set().union(*(other for other in stated if other is not one))
            assert shared, ids  # every party of a join states a reference that another states
            kinds.update(r.partition(":")[0] for r in shared)
    assert set(kinds) <= {"unsc", "uk", "passportNumber", "imo", "lei"}
    names = Counter(name for n in range(len(index)) for name in {index.party(n).caption.casefold()})
    joined = {party for ids in joins for party in ids}
    alike = [n for n in range(len(index)) if names[index.party(n).caption.casefold()] > 1]
    assert [n for n in alike if index.id(n) not in joined]  # equal names alone joined nobody


def _stated(index: Index, party: str) -> set[str]:
    """What the publisher states of a party that may join it, read without the project's joins."""
    found = set()
    for fact in index.party(index.number(party)).facts:
        number = re.sub(r"\W|_", "", fact.value).upper()
        if fact.prop == "unscId":
            found.add(f"unsc:{number}")
        elif fact.prop == "passportNumber" and fact.country:
            found.add(f"passportNumber:{fact.country}:{number}")
        elif fact.prop == "imoNumber":
            found.add(f"imo:{number}")
    return found


def test_references_of_the_uk_and_the_un() -> None:
    body = (
        b'{"schema": "Person", "facts": [["unscId", "QDi.001", null, 1, 1, null, "", "x"],'
        b' ["idNumber", "ABC0001", null, 1, 1, null, "gb", "UK Unique ID"],'
        b' ["name", "A", null, 1, 1, null, "", ""]]}'
    )
    assert set(references("gb:ABC0001", body)) == {"unsc:QDI001", "uk:UK Unique ID:ABC0001"}
