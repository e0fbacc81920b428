"""The EU's list: made subjects in the shape of its schema and of its CSV; then the real sample.

No whole file was in hand: the XML is tested against the publisher's XSD, the CSV on its first 1,000 lines.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree

from broken_files import damaged, hostile_xml, outcome
from helpers import LISTS
from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier
from watchword.sources import Parsed
from watchword.sources.eu_fsf import read

SAMPLES = LISTS / "eu_fsf" / "samples"
SAMPLE = SAMPLES / "20231200-FULL.first1000lines.csv"
SUMMARY = (
    '<regulationSummary regulationType="regulation" publicationDate="2020-05-01" '
    'numberTitle="2020/1 (OJ L1)"/>'
)
LAND = 'countryIso2Code="ML" countryDescription="MALI"'
NOWHERE = 'countryIso2Code="00" countryDescription="UNKNOWN"'
DETAIL = 'regulationLanguage="en" logicalId="9"'


def name(whole: str, strong: str = "true", **more: str) -> str:
    said = "".join(f' {k}="{v}"' for k, v in more.items())
    return f'<nameAlias wholeName="{whole}" strong="{strong}" {DETAIL}{said}>{SUMMARY}</nameAlias>'


def born(**said: str) -> str:
    inside = "".join(f' {k}="{v}"' for k, v in said.items())
    where = "" if "countryIso2Code" in said else NOWHERE
    calendar = "" if "calendarType" in said else 'calendarType="GREGORIAN"'
    return f"<birthdate {calendar} {where} {DETAIL}{inside}>{SUMMARY}</birthdate>"


def number(kind: str, value: str, label: str = "", more: str = "", land: str = LAND) -> str:
    return (
        f'<identification identificationTypeCode="{kind}" identificationTypeDescription="{label or kind}" '
        f'number="{value}" {land} {DETAIL} {more}>{SUMMARY}</identification>'
    )


def subject(reference: str = "EU.901.1", details: str = "", attributes: str = "", kind: str = "P") -> str:
    code = {"P": "person", "E": "enterprise"}[kind]
    return (
        f'<sanctionEntity euReferenceNumber="{reference}" logicalId="13" {attributes}>'
        "<remark>Wears hats.</remark>"
        '<regulation regulationType="regulation" organisationType="council" publicationDate="2020-05-01" '
        'entryIntoForceDate="2020-05-02" numberTitle="2020/1 (OJ L1)" programme="MLI" logicalId="1">'
        "<publicationUrl>https://example.org/1</publicationUrl></regulation>"
        f'<subjectType code="{code}" classificationCode="{kind}"/>{details}</sanctionEntity>'
    )


def whole(*subjects: str) -> bytes:
    inside = "".join(subjects or (subject(details=name("Ole Invented")),))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" '
        f'generationDate="2024-01-01T00:00:00" globalFileId="1">{inside}</export>'
    ).encode()


def parsed(raw: bytes, folder: Path, file: str = "xmlfullsanctionslist_1_1.xml") -> Parsed:
    (folder / file).write_bytes(raw)
    (found,) = read({file: folder / file})
    return found


def one(folder: Path, details: str, attributes: str = "") -> Entry:
    found = parsed(whole(subject(details=name("Ole Invented") + details, attributes=attributes)), folder)
    assert not found.notes
    (entry,) = found.entries
    assert set(entry.properties) <= found.states
    return entry


def test_names_strength_and_language(tmp_path: Path) -> None:
    details = (
        name("Оле Выдуман", nameLanguage="RU", gender="M", function="Minister of Nothing", title="Dr")
        + name("The Tall", "false")
        + name("", firstName="Ole", middleName="Per", lastName="Erfunden")
        + name("????? ????")
    )
    said = one(tmp_path, details).properties
    assert said["name"] == ("Ole Invented",)
    assert said["alias"] == ("Оле Выдуман", "Ole Per Erfunden")
    assert said["weakAlias"] == ("The Tall",)
    assert said["nameLanguage"] == ("Оле Выдуман (RU)",)
    assert (said["gender"], said["position"], said["title"]) == (("male",), ("Minister of Nothing",), ("Dr",))
    assert said["notes"] == ("Wears hats.", "A name whose letters are lost in this file: ????? ????")


def test_the_first_strong_name_is_the_name(tmp_path: Path) -> None:
    raw = whole(subject(details=name("Weak One", "false") + name("Strong One")))
    assert parsed(raw, tmp_path).entries[0].caption == "Strong One"


@pytest.mark.parametrize(
    "cell, dates",
    [
        (born(birthdate="1962-03-12", year="1962", monthOfYear="3", dayOfMonth="12"), ("1962-03-12",)),
        (born(year="1962", monthOfYear="3"), ("1962-03",)),
        (born(year="1962", circa="true"), ("~1962",)),
        (born(yearRangeFrom="1962", yearRangeTo="1964"), ("1962", "1963", "1964")),
        (born(yearRangeFrom="1930", yearRangeTo="1980"), ()),
        (born(birthdate="1402-06-24", calendarType="ISLAMIC"), ()),
    ],
)
def test_dates_of_birth(cell: str, dates: tuple[str, ...], tmp_path: Path) -> None:
    assert one(tmp_path, cell).properties.get("birthDate", ()) == dates


def test_places_and_contacts(tmp_path: Path) -> None:
    details = (
        f"<citizenship {DETAIL} {LAND}>{SUMMARY}</citizenship>"
        + born(year="1962", city="Gao", countryIso2Code="ML", countryDescription="MALI")
        + f'<address street="1 Road" poBox="7" zipCode="99" city="Gao" {DETAIL} {LAND} '
        'asAtListingTime="false"><remark>until 2019</remark>'
        '<contactInfo key="PHONE" value="+223 1"/><contactInfo key="WEB" '
        f'value="example.org"/><contactInfo key="EMAIL" value="a@example.org"/></address>'
    )
    said = one(tmp_path, details).properties
    assert (said["nationality"], said["birthPlace"], said["country"]) == (("ml",), ("Gao, MALI",), ("ml",))
    assert said["address"] == ("1 Road, PO Box 7, 99, Gao, MALI",)
    assert (said["phone"], said["website"], said["email"]) == (
        ("+223 1",),
        ("example.org",),
        ("a@example.org",),
    )
    assert "until 2019" in said["notes"]


@pytest.mark.parametrize(
    "cell, expected",
    [
        (number("passport", "A12 345", "National passport"),
         Identifier("passportNumber", "A12 345", "ml", "National passport")),
        (number("passport", "A1", "Passport", 'knownFalse="true"'),
         Identifier("passportNumber", "A1", "ml", "Passport (false)")),
        (number("id", "55", land=NOWHERE), Identifier("idNumber", "55", "", "id")),
        (number("regnumber", "R-1"), Identifier("registrationNumber", "R-1", "ml", "regnumber")),
        (number("fiscalcode", "T1"), Identifier("taxNumber", "T1", "ml", "fiscalcode")),
        (number("imo", "IMO 9123456", land=NOWHERE), Identifier("imoNumber", "9123456", "", "imo")),
        (number("other", "AAAABBCC", "SWIFT/BIC", land=NOWHERE),
         Identifier("swiftBic", "AAAABBCC", "", "SWIFT/BIC")),
    ],
)  # fmt: skip
def test_numbers(cell: str, expected: Identifier, tmp_path: Path) -> None:
    assert one(tmp_path, cell).identifiers == (expected,)


def test_the_listing_and_the_uns_reference(tmp_path: Path) -> None:
    entry = one(tmp_path, "", 'unitedNationId="QDi.901" delistingDate="2023-01-02"')
    (listing,) = entry.listings
    assert (listing.programme, listing.citation) == ("MLI", "2020/1 (OJ L1)")
    assert (listing.listed_on, listing.ended_on, listing.url) == (
        "2020-05-02",
        "2023-01-02",
        "https://example.org/1",
    )
    assert entry.identifiers == (Identifier("unscId", "QDi.901", "", "UN reference number"),)
    dated = one(tmp_path, "", 'designationDate="2019-01-01"')
    assert dated.listings[0].listed_on == "2019-01-01"


def test_made_subjects_are_valid_by_the_publishers_schema() -> None:
    schema = SAMPLES / "FULL-schema-1_1.xsd"
    if not schema.exists():
        pytest.skip("the publisher's XSD isn't beside the repository")
    details = name("Ole Invented") + name("The Tall", "false")
    details += (
        f"<citizenship {DETAIL} {LAND}>{SUMMARY}</citizenship>" + born(year="1962") + number("passport", "A1")
    )
    document = etree.fromstring(whole(subject(details=details)))
    etree.XMLSchema(etree.parse(schema)).assertValid(document)


def test_what_cannot_be_used_is_reported(tmp_path: Path) -> None:
    good = [subject(f"EU.{n}.1", name("Ole Invented")) for n in range(1, 80)]
    bad = [subject("EU.1.1", name("Twice")), subject("EU.900.1"), "<sanctionEntity><shoe/></sanctionEntity>"]
    strange = subject("EU.800.1", name("X Y") + "<shoe/>")
    found = parsed(whole(*good, *bad, strange), tmp_path)
    assert [r.reason for r in found.refusals] == [
        "EU.1.1 occurs twice", "EU.900.1 has no name", "neither EU reference number nor logical id",
    ]  # fmt: skip
    assert found.notes == ["xmlfullsanctionslist_1_1.xml: unknown element 'shoe'"]


# --- CSV

HEAD = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;"
    "Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;"
    "Entity_Regulation_Type;Entity_Regulation_OrganisationType;Entity_Regulation_PublicationDate;"
    "Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;"
    "Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;"
    "NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;NameAlias_Function;"
    "NameAlias_LogicalId;NameAlias_RegulationLanguage;NameAlias_Remark;NameAlias_Regulation_Type;"
    "NameAlias_Regulation_Programme;Address_City;Address_Street;Address_PoBox;Address_ZipCode;"
    "Address_CountryIso2Code;Address_CountryDescription;Address_LogicalId;BirthDate_BirthDate;BirthDate_Day;"
    "BirthDate_Month;BirthDate_Year;BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;"
    "BirthDate_CalendarType;BirthDate_City;BirthDate_CountryIso2Code;BirthDate_CountryDescription;"
    "Identification_Number;Identification_TypeCode;Identification_TypeDescription;"
    "Identification_CountryIso2Code;Citizenship_CountryIso2Code;Citizenship_CountryDescription"
).split(";")
ENTITY = {
    "Entity_LogicalId": "13", "Entity_EU_ReferenceNumber": "EU.901.1", "Entity_SubjectType": "person",
    "Entity_SubjectType_ClassificationCode": "P", "Entity_Regulation_Programme": "MLI",
    "Entity_Regulation_PublicationDate": "2020-05-01", "Entity_Regulation_NumberTitle": "2020/1 (OJ L1)",
    "Entity_UnitedNationId": "QDi.901",
}  # fmt: skip


def as_csv(*rows: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([HEAD, *([(ENTITY | r).get(h, "") for h in HEAD] for r in rows)])
    return out.getvalue().encode("utf-8-sig")


NAME_ROW = {"NameAlias_WholeName": "Ole Invented", "NameAlias_Gender": "M"}


def test_csv(tmp_path: Path) -> None:
    raw = as_csv(
        NAME_ROW,
        {"NameAlias_WholeName": "Оле Выдуман", "NameAlias_NameLanguage": "RU"},
        {"BirthDate_Year": "1962", "BirthDate_Month": "3", "BirthDate_Circa": "true"},
        {"Identification_Number": "A1", "Identification_TypeCode": "passport",
         "Identification_CountryIso2Code": "ML"},
        {"Citizenship_CountryIso2Code": "ML", "Citizenship_CountryDescription": "MALI"},
        {"Address_City": "Gao", "Address_CountryIso2Code": "ML",
         "Entity_Regulation_NumberTitle": "2021/2 (OJ L9)",
         "Entity_Regulation_PublicationDate": "2021-01-01"},
    )  # fmt: skip
    found = parsed(raw, tmp_path, "csvfullsanctionslist_1_1.csv")
    (entry,) = found.entries
    assert not found.notes
    assert (entry.tail, entry.schema, entry.rows, found.records) == ("EU.901.1", "Person", 6, 6)
    assert entry.properties == {
        "name": ("Ole Invented",), "alias": ("Оле Выдуман",), "nameLanguage": ("Оле Выдуман (RU)",),
        "gender": ("male",), "birthDate": ("~1962-03",), "nationality": ("ml",), "country": ("ml",),
        "address": ("Gao, ML",),
    }  # fmt: skip
    assert [i.prop for i in entry.identifiers] == ["unscId", "passportNumber"]
    (listing,) = entry.listings
    assert (listing.listed_on, listing.citation) == ("2020-05-01", "2020/1 (OJ L1); 2021/2 (OJ L9)")
    assert "weakAlias" not in found.states  # the CSV doesn't say which aliases are weak


def test_csv_that_is_not_the_list(tmp_path: Path) -> None:
    with pytest.raises(EditionRefused, match="not the headings"):
        parsed(b"a;b;c\n1;2;3\n", tmp_path, "csvfullsanctionslist_1_1.csv")
    with pytest.raises(EditionRefused, match="is missing"):
        list(read({}))
    more = as_csv(NAME_ROW).replace(b";NameAlias_Title;", b";Shoe_Size;")
    assert parsed(more, tmp_path, "a.csv").notes == ["a.csv: unknown column 'shoe_size'"]


HOSTILE = hostile_xml(whole(), b"<remark>")


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused(what: str, tmp_path: Path) -> None:
    assert outcome(read, "xmlfullsanctionslist_1_1.xml", HOSTILE[what], tmp_path) != "read"


def test_damage_is_refused_or_reported(tmp_path: Path) -> None:
    for raw in damaged(whole(), 150):
        outcome(read, "a.xml", raw, tmp_path)
    for raw in damaged(as_csv(NAME_ROW, {"BirthDate_Year": "1962"}), 150):
        outcome(read, "a.csv", raw, tmp_path)


@pytest.mark.prove
@pytest.mark.parametrize("file, good", [("a.xml", whole()), ("a.csv", as_csv(NAME_ROW))])
def test_a_thousand_damaged_files(file: str, good: bytes, tmp_path: Path) -> None:
    for raw in damaged(good, 1000, seed=9):
        outcome(read, file, raw, tmp_path)


@pytest.mark.shared
def test_the_real_sample_of_the_older_csv() -> None:
    (found,) = read({"csvfullsanctionslist.csv": SAMPLE})
    lines = [line.strip('"\t\r\n') for line in SAMPLE.read_text("latin-1").split("\n")[1:] if line.strip()]
    rows = [line.split(";") for line in lines]
    assert found.records == len(rows) == 999
    assert not found.refusals
    assert not found.notes
    assert [e.tail for e in found.entries] == list(dict.fromkeys(r[-1].strip() for r in rows))
    by_tail = {e.tail: e for e in found.entries}
    for r in rows:
        entry = by_tail[r[-1].strip()]
        assert entry.schema == {"P": "Person", "E": "Organization"}[r[2]]
        assert r[6] in {x.programme for x in entry.listings}
        assert (
            not r[17]
            or r[17].count("?") > len(r[17]) // 3
            or " ".join(r[17].split()) in {v for p in ("name", "alias") for v in entry.properties.get(p, ())}
        )
        assert not r[57] or r[57] == "N/A" or entry.properties["nationality"]
