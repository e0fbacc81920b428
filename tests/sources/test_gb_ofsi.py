"""OFSI's consolidated list: made rows in its shape, then the real edition."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from broken_files import damaged, hostile_zip, outcome
from helpers import LISTS
from spreadsheets import xlsx
from watchword.exceptions import EditionRefused
from watchword.model import Identifier
from watchword.sources import Parsed
from watchword.sources.gb_ofsi import read
from watchword.sources.gb_party import measures_of, regime, several, uk_date

REAL = LISTS / "gb_ofsi" / "2025-04-10" / "ConList.xlsx"
COLUMNS = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,"
    "Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,"
    "Passport Details,National Identification Number,National Identification Details,Position,Address 1,"
    "Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,"
    "Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID"
).split(",")
SAID = (
    "(UK Sanctions List Ref):ABC0001. (UN Ref):QDi.901. Wears hats. (UK Statement of Reasons):Made up. "
    "(Phone number):(1) +44 1 (2) +44 2 (Email address):a@example.org (Gender):Male"
)


def row(name6: str = "INVENTED", **cells: str) -> dict[str, str]:
    filled = {
        "Name 6": name6, "Group Type": "Individual", "Alias Type": "Primary name", "Regime": "Cyber",
        "Listed On": "02/12/2011", "UK Sanctions List Date Designated": "31/12/2020",
        "Last Updated": "01/01/2024", "Group ID": "99001", "Other Information": SAID,
    }  # fmt: skip
    return filled | {k.replace("_", " "): v for k, v in cells.items()}


def conlist(rows: list[dict[str, str]], columns: list[str] = COLUMNS) -> bytes:
    body = [[r.get(c) or None for c in columns] for r in rows]
    return xlsx([["Last Updated", "10/04/2025"], columns, *body])


def as_csv(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Last Updated", "10/04/2025"])
    writer.writerows([COLUMNS, *([r.get(c, "") for c in COLUMNS] for r in rows)])
    return out.getvalue().encode()


def parsed(raw: bytes, folder: Path, name: str = "conlist.xlsx") -> Parsed:
    (folder / name).write_bytes(raw)
    (found,) = read({name: folder / name})
    return found


@pytest.mark.parametrize("form", ["conlist.xlsx", "conlist.csv"])
def test_rows_of_a_party_are_one_entry(form: str, tmp_path: Path) -> None:
    rows = [
        row(Name_1="Ole", Name_2="Per", DOB="00/00/1961", Nationality="(1) Mali (2) Niger"),
        row("ERFUNDEN", Name_1="Ole", Alias_Type="AKA", Alias_Quality="Good quality", DOB="14/02/1962"),
        row("The Tall", Alias_Type="AKA", Alias_Quality="Low quality", DOB="07/1963"),
        row("WAS", Name_1="Ole", Alias_Type="FKA"),
        row("INVENTET", Alias_Type="Primary name variation", Name_Non_Latin_Script=""),
        row(**{"Name Non-Latin Script": "Оле ВЫДУМАН", "Non-Latin Script Language": "Russian"}),
    ]
    found = parsed(conlist(rows) if form.endswith("xlsx") else as_csv(rows), tmp_path, form)
    (entry,) = found.entries
    assert (entry.tail, entry.schema, entry.rows, found.records) == ("ABC0001", "Person", 6, 6)
    said = entry.properties
    assert said["name"] == ("Ole Per INVENTED", "INVENTED")
    assert said["alias"] == ("Ole ERFUNDEN", "INVENTET", "Оле ВЫДУМАН")
    assert (said["weakAlias"], said["previousName"]) == (("The Tall",), ("Ole WAS",))
    assert said["birthDate"] == ("1961", "1962-02-14", "1963-07")
    assert said["nationality"] == ("ml", "ne")
    assert said["nameLanguage"] == ("Оле ВЫДУМАН (Russian)",)
    assert said["notes"] == ("UK statement of reasons: Made up.", "Wears hats.")
    assert (said["phone"], said["email"], said["gender"]) == (
        ("+44 1", "+44 2"),
        ("a@example.org",),
        ("male",),
    )
    assert entry.identifiers == (
        Identifier("idNumber", "ABC0001", "gb", "UK Unique ID"),
        Identifier("idNumber", "99001", "gb", "OFSI Group ID"),
        Identifier("unscId", "QDi.901", "", "UN reference number"),
    )
    (listing,) = entry.listings
    assert (listing.programme, listing.listed_on) == ("Cyber", "2020-12-31")
    assert listing.remarks == "On OFSI's consolidated list since 2011-12-02."
    assert set(said) <= found.states
    assert not found.notes


def test_documents_addresses_and_places(tmp_path: Path) -> None:
    one = row(
        Passport_Number="(1) A12 345 (2) B99",
        Passport_Details="(1) Issued in Bamako. (2) Mali number, issued 2004",
        National_Identification_Number="55-1", National_Identification_Details="Niger",
        Town_of_Birth="(1) Gao (2) Kidal", Country_of_Birth="(1) Mali (2) Mali", Address_1="1 Road",
        Address_6="Gao", Country="Mali",
    )  # fmt: skip
    one["Post/Zip Code"] = "1234"
    (entry,) = parsed(
        conlist([one, row(Country="Mali", Address_1="1 Road", Address_6="Gao")]), tmp_path
    ).entries
    assert entry.identifiers[3:] == (
        Identifier("passportNumber", "A12 345", "", "Passport"),
        Identifier("passportNumber", "B99", "ml", "Passport"),
        Identifier("idNumber", "55-1", "ne", "National identification"),
    )
    assert entry.properties["birthPlace"] == ("Gao, Mali", "Kidal, Mali")
    assert entry.properties["address"] == ("1 Road, Gao, 1234, Mali", "1 Road, Gao, Mali")
    assert entry.properties["country"] == ("ml",)


def test_ships_and_companies(tmp_path: Path) -> None:
    ship = (
        "(UK Sanctions List Ref):ABC0002. Moved oil. (IMO number):9123456 (Current owners):Made Shipping "
        "(Flag of ship):North Korea (Previous flags):Panama (Type of ship):Oil tanker (Tonnage of ship):1676 "
        "(Length of ship):80 (Year built):1975"
    )
    firm = (
        "(UK Sanctions List Ref):ABC0003. (Type of entity):Company (Parent company):(1) Up (2) Upper "
        "(Subsidiaries):Down (Website):example.org "
        "(Business Reg No):(1) Kazakhstan BIN - 170440031562 (2) INN: 7731018133"
    )
    rows = [
        row("MADE 1", Group_Type="Ship", Group_ID="99002", Other_Information=ship),
        row("MADE LTD", Group_Type="Entity", Group_ID="99003", Other_Information=firm),
    ]
    vessel, company = parsed(conlist(rows), tmp_path).entries
    assert vessel.schema == "Vessel"
    assert vessel.identifiers[-1] == Identifier("imoNumber", "9123456", "", "IMO number")
    of_ships = ("flag", "pastFlags", "type", "tonnage", "buildDate", "owner")
    assert {p: vessel.properties[p] for p in of_ships} == {
        "flag": ("kp",), "pastFlags": ("pa",), "type": ("Oil tanker",), "tonnage": ("1676",),
        "buildDate": ("1975",), "owner": ("Made Shipping",),
    }  # fmt: skip
    assert company.identifiers[2:] == (
        Identifier("registrationNumber", "170440031562", "kz", "Kazakhstan BIN -"),
        Identifier("taxNumber", "7731018133", "", "INN"),
    )
    assert company.properties["parent"] == ("Up", "Upper")


def test_a_party_of_two_regimes_has_two_listings_and_one_without_reference_goes_by_its_group(
    tmp_path: Path,
) -> None:
    rows = [
        row(),
        row(Regime="Iran"),
        row(Group_ID="99009", Other_Information="(UK Sanctions List Ref):SDi.905."),
    ]
    first, other = parsed(conlist(rows), tmp_path).entries
    assert [x.programme for x in first.listings] == ["Cyber", "Iran"]
    assert other.tail == "group-99009"
    assert other.identifiers == (
        Identifier("idNumber", "99009", "gb", "OFSI Group ID"),
        Identifier("unscId", "SDi.905", "", "UN reference number"),  # a UN number in the UK's place
    )


def test_what_cannot_be_used_is_reported(tmp_path: Path) -> None:
    rows = [row(Group_ID=str(n), Other_Information="") for n in range(1, 60)]
    rows += [row(Group_ID="none"), row("", Group_ID="7"), row(Group_ID="70", Shoe_Size="44")]
    found = parsed(conlist(rows, [*COLUMNS, "Shoe Size"]), tmp_path)
    assert found.records == 62 == sum(e.rows for e in found.entries) + len(found.refusals)
    assert [r.reason for r in found.refusals] == ["no Group ID: 'none'", "group 7 has no name in this row"]
    assert found.notes == ["conlist.xlsx: unknown column 'Shoe Size'"]


@pytest.mark.parametrize(
    "text, date",
    [
        ("23/11/1965", "1965-11-23"), ("00/00/1961", "1961"), ("00/05/1961", "1961-05"),
        ("dd/mm/1950", "1950"),
        ("05/1972", "1972-05"), ("1951", "1951"), ("29-06-2012", "2012-06-29"), ("2012-06-29", "2012-06-29"),
        ("44927", "2023-01-01"), ("31/02/1970", "1970"), ("soon", ""), ("", ""),
    ],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    assert uk_date(text) == date


def test_cells_of_several_values() -> None:
    assert several("(1) One. (2) Other (3) -") == ["One", "Other"]
    assert several("One") == ["One"]
    assert several("-") == several("") == []


@pytest.mark.parametrize(
    "title, short",
    [
        ("The Russia (Sanctions) (EU Exit) Regulations 2019", "Russia"),
        ("The Iran (Sanctions) (Nuclear) (EU Exit) Regulations 2019", "Iran (Nuclear)"),
        ("The Iran (Sanctions) Regulations 2023", "Iran"),
        ("The Global Human Rights Sanctions Regulations 2020", "Global Human Rights"),
        (
            "The ISIL (Da’esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations 2019",
            "ISIL (Da'esh) and Al-Qaida",
        ),
        (
            "The Counter-Terrorism (International Sanctions) (EU Exit) Regulations 2019",
            "Counter-Terrorism (International)",
        ),
        ("The Counter-Terrorism (Sanctions) (EU Exit) Regulations 2019", "Counter-Terrorism (Domestic)"),
        ("Cyber", "Cyber"),
    ],
)  # fmt: skip
def test_regimes_have_one_name_in_both_lists(title: str, short: str) -> None:
    assert regime(title)[0] == short


def test_measures() -> None:
    assert measures_of("Asset freeze|Travel Ban") == "Asset freeze; Travel Ban"
    text = '-, Asset freeze, Shipping sanctions: (see "Other information"), Travel Ban'
    assert measures_of(text) == "Asset freeze; Shipping sanctions; Travel Ban"
    assert measures_of(", Asset freeze") == "Asset freeze"


GOOD = conlist([row(), row("OTHER", Alias_Type="AKA")])
HOSTILE = hostile_zip(GOOD, "xl/worksheets/sheet1.xml", b"INVENTED")


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("watchword.sources.spreadsheet.MAX_PART", 1_000_000)
    assert outcome(read, "conlist.xlsx", HOSTILE[what], tmp_path) != "read"


def test_damage_is_refused_or_reported(tmp_path: Path) -> None:
    for raw in damaged(GOOD, 100):
        outcome(read, "conlist.xlsx", raw, tmp_path)
    for raw in damaged(as_csv([row(), row("OTHER")]), 100):
        outcome(read, "conlist.csv", raw, tmp_path)


@pytest.mark.prove
def test_a_thousand_damaged_files(tmp_path: Path) -> None:
    for raw in damaged(GOOD, 1000, seed=9):
        outcome(read, "conlist.xlsx", raw, tmp_path)


def test_the_file_must_be_there_and_be_the_list(tmp_path: Path) -> None:
    with pytest.raises(EditionRefused, match=r"ConList\.xlsx or \.csv is missing"):
        list(read({}))
    with pytest.raises(EditionRefused, match="no row with the headings"):
        parsed(xlsx([["a", "b"], ["1", "2"]]), tmp_path)


# --- the real edition


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(REAL, read_only=True).worksheets[0]
    lines = sheet.iter_rows(values_only=True)
    next(lines)
    header = next(lines)
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.mark.shared
def test_the_real_list_is_read_whole(rows: list[dict[str, Any]]) -> None:
    (found,) = read({"conlist.xlsx": REAL})
    groups = {r["Group ID"] for r in rows}
    assert (found.records, len(found.entries)) == (len(rows), len(groups)) == (18796, 4686)
    assert not found.refusals
    assert not found.notes
    assert sum(e.rows for e in found.entries) == len(rows)
    kinds = Counter({r["Group ID"]: r["Group Type"] for r in rows}.values())
    schemas = Counter(e.schema for e in found.entries)
    assert (schemas["Person"], schemas["Organization"], schemas["Vessel"]) == (
        kinds["Individual"], kinds["Entity"], kinds["Ship"],
    )  # fmt: skip
    by_group = {i.value: e for e in found.entries for i in e.identifiers if i.label == "OFSI Group ID"}
    assert by_group.keys() == groups
    for r in rows:
        entry = by_group[r["Group ID"]]
        parts = [r[f"Name {n}"] for n in (1, 2, 3, 4, 5, 6)]
        name = " ".join(" ".join(p for p in parts if p).split())
        kept = [
            v for p in ("name", "alias", "weakAlias", "previousName") for v in entry.properties.get(p, ())
        ]
        assert name in kept or any(v in name for v in kept), name
        reference = re.search(r"\(UN Ref\):\s*([A-Z]{2}[iIeE]\.\d{3})", r["Other Information"])
        numbers = {i.value.upper() for i in entry.identifiers if i.prop == "unscId"}
        assert not reference or reference[1].upper() in numbers
