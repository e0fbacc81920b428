"""The Security Council's list: made records in its shape, then the real editions."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

import watchword as ww
from broken_files import damaged, hostile_xml, outcome
from helpers import LISTS, TODAY, lives_of, ordinal
from watchword.archive import Store, find_editions, load_all
from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier
from watchword.sources import Parsed
from watchword.sources.un_sc import read
from watchword.updating import update_from

REAL = LISTS / "un_sc"
PERSONS = LISTS.parent / "labelled" / "un_persons.csv"

PERSON = """<INDIVIDUAL><DATAID>{number}</DATAID><VERSIONNUM>1</VERSIONNUM>
<FIRST_NAME>OLE</FIRST_NAME><SECOND_NAME>INVENTED</SECOND_NAME><THIRD_NAME>AL-NOBODY</THIRD_NAME>
<UN_LIST_TYPE>Mali</UN_LIST_TYPE><REFERENCE_NUMBER>MLi.901</REFERENCE_NUMBER><LISTED_ON>2019-07-10</LISTED_ON>
<GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>فلان الفلاني</NAME_ORIGINAL_SCRIPT>{more}
<LAST_DAY_UPDATED><VALUE>2020-01-01</VALUE></LAST_DAY_UPDATED><SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL>"""
BODY = """<ENTITY><DATAID>77</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>MADE UP FRONT (MUF)</FIRST_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>MUF Trading</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Front That Was</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><STREET>1 Some Road</STREET><CITY>Pyongyang</CITY>
<COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS></ENTITY>"""


def whole(persons: str = PERSON.format(number=11, more=""), bodies: str = BODY) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST dateGenerated="2025-01-01T00:00:00Z">'
        f"<INDIVIDUALS>{persons}</INDIVIDUALS><ENTITIES>{bodies}</ENTITIES></CONSOLIDATED_LIST>"
    ).encode()


def parsed(raw: bytes, folder: Path) -> Parsed:
    path = folder / "consolidated.xml"
    path.write_bytes(raw)
    (found,) = read({"consolidated.xml": path})
    return found


def person(more: str, folder: Path) -> Entry:
    found = parsed(whole(PERSON.format(number=11, more=more)), folder)
    assert not found.notes
    return found.entries[0]


def test_a_person_and_a_body(tmp_path: Path) -> None:
    found = parsed(whole(), tmp_path)
    one, other = found.entries
    assert (one.tail, one.schema, one.caption) == ("11", "Person", "OLE INVENTED AL-NOBODY")
    assert one.properties["alias"] == ("فلان الفلاني",)
    assert one.identifiers == (Identifier("unscId", "MLi.901", "", "UN reference number"),)
    assert (one.listings[0].programme, one.listings[0].listed_on) == ("Mali", "2019-07-10")
    assert other.schema == "Organization"
    assert other.properties["alias"] == ("MUF Trading",)
    assert other.properties["previousName"] == ("Front That Was",)
    assert other.properties["country"] == ("kp",)
    assert other.properties["address"] == ("1 Some Road, Pyongyang, Democratic People's Republic of Korea",)
    assert {p for e in found.entries for p in e.properties} <= found.states


def alias(quality: str, name: str, note: str = "") -> str:
    return (
        f"<INDIVIDUAL_ALIAS><QUALITY>{quality}</QUALITY><ALIAS_NAME>{name}</ALIAS_NAME>"
        f"<NOTE>{note}</NOTE></INDIVIDUAL_ALIAS>"
    )


@pytest.mark.parametrize(
    "cell, prop, names",
    [
        (alias("Good", "Olaf Erfunden"), "alias", ["Olaf Erfunden"]),
        (alias("Low", "The Tall One"), "weakAlias", ["The Tall One"]),
        (alias("Good", "Ole Made; Ola Made b) Olu Made"), "alias", ["Ole Made", "Ola Made", "Olu Made"]),
        (
            alias("Low", "أبو لا أحد (Abu La Ahad; Abu Laahad)"),
            "weakAlias",
            ["أبو لا أحد", "Abu La Ahad", "Abu Laahad"],
        ),
        (alias("Low", "Nikto (original script: Никто)"), "weakAlias", ["Nikto", "Никто"]),
        (alias("Low", "Nikto", "original script: Никто"), "weakAlias", ["Nikto", "Никто"]),
        (alias("Good", "La Ahad", "Previously listed as. In Arabic: لا أحد"), "alias", ["La Ahad", "لا أحد"]),
        (alias("Good", "لا أحد", "La Ahad; Laa Ahad"), "alias", ["لا أحد", "La Ahad", "Laa Ahad"]),
        (alias("Good", "Ole Made لا أحد"), "alias", ["Ole Made", "لا أحد"]),
        (alias("Good", "EL NADIE (COMBAT NAME)"), "alias", ["EL NADIE"]),
        (alias("Good", "Ole Made, born in 1963"), "alias", ["Ole Made"]),
        (alias("Good", "Made (Hong Kong) Limited"), "alias", ["Made (Hong Kong) Limited"]),
        (alias("", ""), "alias", []),
    ],
)
def test_aliases(cell: str, prop: str, names: list[str], tmp_path: Path) -> None:
    found = person(cell, tmp_path).properties
    assert [n for n in found.get(prop, ()) if n != "فلان الفلاني"] == names
    other = "weakAlias" if prop == "alias" else "alias"
    assert not set(names) & set(found.get(other, ()))


def birth(**fields: str) -> str:
    inside = "".join(f"<{k}>{v}</{k}>" for k, v in fields.items())
    return f"<INDIVIDUAL_DATE_OF_BIRTH>{inside}</INDIVIDUAL_DATE_OF_BIRTH>"


@pytest.mark.parametrize(
    "cell, dates",
    [
        (birth(TYPE_OF_DATE="EXACT", DATE="1962-03-12"), ["1962-03-12"]),
        (birth(TYPE_OF_DATE="EXACT", YEAR="1962"), ["1962"]),
        (birth(TYPE_OF_DATE="EXACT", YEAR="1962", NOTE="Sep."), ["1962-09"]),
        (birth(TYPE_OF_DATE="EXACT", NOTE="Nov. 1973 "), ["1973-11"]),
        (birth(TYPE_OF_DATE="EXACT", NOTE="Between Aug. and Sep. 1977"), ["1977"]),
        (birth(TYPE_OF_DATE="EXACT", NOTE="24/06/1402 (Hijri Calendar)"), []),
        (birth(TYPE_OF_DATE="APPROXIMATELY", YEAR="1962"), ["~1962"]),
        (birth(TYPE_OF_DATE="BETWEEN", FROM_YEAR="1962", TO_YEAR="1964"), ["1962", "1963", "1964"]),
        (
            birth(TYPE_OF_DATE="BETWEEN", FROM_YEAR="1962", TO_YEAR="1963", NOTE="Approximately"),
            ["~1962", "~1963"],
        ),
        (birth(TYPE_OF_DATE="BETWEEN", FROM_YEAR="1940", TO_YEAR="1980"), []),
        (birth(TYPE_OF_DATE=""), []),
    ],
)
def test_dates_of_birth(cell: str, dates: list[str], tmp_path: Path) -> None:
    assert list(person(cell, tmp_path).properties.get("birthDate", ())) == dates


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "A 123456", "ISSUING_COUNTRY": "Mali"},
         Identifier("passportNumber", "A 123456", "ml", "Passport")),
        ({"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "Mali passport no. B765", "COUNTRY_OF_ISSUE": "Mali"},
         Identifier("passportNumber", "B765", "ml", "Passport")),
        ({"TYPE_OF_DOCUMENT": "Passport", "NUMBER": "R0012, South Sudan"},
         Identifier("passportNumber", "R0012", "ss", "Passport")),
        ({"TYPE_OF_DOCUMENT": "Número de pasaporte", "NUMBER": "38112 (Expired 25 Jan. 2016)"},
         Identifier("passportNumber", "38112", "", "Número de pasaporte")),
        ({"TYPE_OF_DOCUMENT": "National Identification", "TYPE_OF_DOCUMENT2": "Voter ID", "NUMBER": "99"},
         Identifier("idNumber", "99", "", "Voter ID")),
        ({"TYPE_OF_DOCUMENT": "Passport", "NOTE": "Nowhere passport number L 191 issued on 28 Feb. 1996"},
         Identifier("passportNumber", "L 191", "", "Passport")),
        ({"TYPE_OF_DOCUMENT": "Passport", "ISSUING_COUNTRY": "Mali", "NOTE": "issued in 1993"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_documents(fields: dict[str, str], expected: Identifier | None, tmp_path: Path) -> None:
    inside = "".join(f"<{k}>{v}</{k}>" for k, v in fields.items())
    found = person(f"<INDIVIDUAL_DOCUMENT>{inside}</INDIVIDUAL_DOCUMENT>", tmp_path)
    assert found.identifiers[1:] == ((expected,) if expected else ())
    if note := fields.get("NOTE"):
        assert any(note in n for n in found.properties["notes"])


def test_what_is_said_of_a_person(tmp_path: Path) -> None:
    more = (
        "<COMMENTS1>Said to be tall. INTERPOL-UN Security Council Special Notice web link: "
        "https://www.interpol.int/en/x</COMMENTS1><TITLE><VALUE>Dr.</VALUE></TITLE>"
        "<DESIGNATION><VALUE>Minister of Nothing</VALUE><VALUE>General</VALUE></DESIGNATION>"
        "<NATIONALITY><VALUE>Mali</VALUE><VALUE>Atlantis</VALUE></NATIONALITY>"
        "<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Gao</CITY><COUNTRY>Mali</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>"
        "<INDIVIDUAL_ADDRESS><COUNTRY>Niger</COUNTRY><NOTE>in 2019</NOTE></INDIVIDUAL_ADDRESS>"
    )
    found = person(more, tmp_path).properties
    assert found["notes"] == ("Said to be tall.", "Address: in 2019")
    assert (found["title"], found["position"]) == (("Dr.",), ("Minister of Nothing", "General"))
    assert found["nationality"] == ("ml", "Atlantis")
    assert (found["birthPlace"], found["country"], found["gender"]) == (("Gao, Mali",), ("ne",), ("male",))


def test_unknown_fields_are_told_and_records_without_number_or_name_refused(tmp_path: Path) -> None:
    rows = PERSON.format(number=11, more="<SHOE_SIZE>44</SHOE_SIZE>" + alias("Middling", "Ole M"))
    rows += "".join(PERSON.format(number=n, more="") for n in range(20, 70))
    rows += PERSON.format(number=11, more="") + PERSON.format(number="x1", more="")
    found = parsed(whole(rows), tmp_path)
    assert found.records == 54 == len(found.entries) + len(found.refusals)
    assert [r.reason for r in found.refusals] == ["DATAID 11 occurs twice", "no DATAID: 'x1'"]
    assert found.notes == [
        "consolidated.xml: unknown field 'INDIVIDUAL/SHOE_SIZE'",
        "consolidated.xml: unknown field 'quality Middling'",
    ]
    assert "Ole M" in found.entries[0].properties["alias"]  # an unknown strength counts as strong


@pytest.mark.parametrize("what", hostile_xml(whole(), b"OLE"))
def test_hostile_files_are_refused(what: str, tmp_path: Path) -> None:
    raw = hostile_xml(whole(), b"OLE")[what]
    assert outcome(read, "consolidated.xml", raw, tmp_path) != "read"


def test_damage_is_refused_or_reported(tmp_path: Path) -> None:
    for raw in damaged(whole(PERSON.format(number=11, more=birth(YEAR="1962"))), 150):
        outcome(read, "consolidated.xml", raw, tmp_path)


@pytest.mark.prove
def test_a_thousand_damaged_files(tmp_path: Path) -> None:
    for raw in damaged(whole(PERSON.format(number=11, more=birth(YEAR="1962"))), 1000, seed=9):
        outcome(read, "consolidated.xml", raw, tmp_path)


def test_the_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(EditionRefused, match=r"consolidated\.xml is missing"):
        list(read({"other.xml": tmp_path / "other.xml"}))


# --- the real editions


def real(label: str) -> Parsed:
    (found,) = read({"consolidated.xml": REAL / label / "consolidated.xml"})
    return found


@pytest.mark.shared
@pytest.mark.parametrize("label, persons, bodies", [("2020-11-30", 713, 305), ("2025-11-20", 727, 273)])
def test_counts_of_real_editions(label: str, persons: int, bodies: int) -> None:
    found = real(label)
    root = ElementTree.parse(REAL / label / "consolidated.xml").getroot()
    numbers = [r.findtext("DATAID") for r in [*root.iter("INDIVIDUAL"), *root.iter("ENTITY")]]
    assert Counter(e.schema for e in found.entries) == {"Person": persons, "Organization": bodies}
    assert [e.tail for e in found.entries] == numbers
    assert not found.refusals
    assert not found.notes
    listed = {  # some dates have a time zone behind them
        r.findtext("DATAID"): ((r.findtext("LISTED_ON") or "")[:10], r.findtext("UN_LIST_TYPE"))
        for part in root
        for r in part
    }
    assert {e.tail: (e.listings[0].listed_on, e.listings[0].programme) for e in found.entries} == listed
    assert {e.tail: e.identifiers[0].value for e in found.entries} == {
        r.findtext("DATAID"): (r.findtext("REFERENCE_NUMBER") or "").strip() for p in root for r in p
    }


#: Words in real cells of names that are said of a name.
_SAID = {"original", "script", "b", "sub", "unit", "name"}


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@pytest.mark.shared
def test_every_real_name_and_document_is_kept() -> None:
    entries = {e.tail: e for e in real("2025-11-20").entries}
    root = ElementTree.parse(REAL / "2025-11-20" / "consolidated.xml").getroot()
    for record in (r for part in root for r in part):
        entry = entries[record.findtext("DATAID")]
        kept = {v for vs in entry.properties.values() for v in vs}
        told = _letters(" ".join(sorted(kept)))
        for field in ("NAME_ORIGINAL_SCRIPT", f"{record.tag}_ALIAS/ALIAS_NAME"):
            for cell in record.findall(field):
                for word in re.split(r"[^\w]+", cell.text or ""):
                    assert _letters(word) in told or word in _SAID, (entry.tail, cell.text)
        documents = [d for d in record.iter("INDIVIDUAL_DOCUMENT") if (d.findtext("NUMBER") or "").strip()]
        numbers = [i.value for i in entry.identifiers[1:]]
        for document in documents:
            given = " ".join((document.findtext("NUMBER") or "").split())
            assert any(n in given for n in numbers), (entry.tail, given)


@pytest.mark.shared
def test_the_damaged_copy_is_refused_and_the_edition_before_answers() -> None:
    with pytest.raises(EditionRefused, match=r"consolidated\.xml, line \d+, byte \d+: not UTF-8"):
        real("2025-08-16")
    store = Store(None)
    loaded = load_all(store, find_editions(LISTS, ("un-sc",), TODAY)[0])
    assert [f.split(":")[0] for f in loaded.failed] == ["un-sc 2025-08-16"]
    assert not loaded.held
    before, after = ({e.tail for e in real(label).entries} for label in ("2020-11-30", "2025-11-20"))
    lives = lives_of(store, "un-sc")
    ended = {t for t, x in lives.items() if x.listings[0].span.end == ordinal("2025-11-20")}
    assert ended == before - after
    assert {t for t, x in lives.items() if x.listings[0].span.start == ordinal("2020-11-30")} == before
    assert lives.keys() == before | after


def _persons() -> list[str]:
    with PERSONS.open(encoding="utf-8", newline="") as rows:
        return [row["full_name"] for row in csv.DictReader(rows)]


@pytest.mark.shared
def test_labelled_persons_are_found_by_exact_name() -> None:
    names = {_bare(n) for e in real("2025-11-20").entries for n in e.properties["name"]}
    assert sum(_bare(name) in names for name in _persons()) == 681


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())


@pytest.mark.shared
def test_labelled_persons_and_native_spellings_are_hits(tmp_path: Path) -> None:
    entries = real("2025-11-20").entries
    by_name = {_bare(e.caption): f"un-sc:{e.tail}" for e in entries}
    labelled = [(name, by_name[_bare(name)]) for name in _persons() if _bare(name) in by_name]
    root = ElementTree.parse(REAL / "2025-11-20" / "consolidated.xml").getroot()
    native = {
        (text.strip(), f"un-sc:{r.findtext('DATAID')}")
        for r in root.iter("INDIVIDUAL")
        if (text := r.findtext("NAME_ORIGINAL_SCRIPT"))
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "un_sc").symlink_to(REAL)
    update_from(tmp_path / "archive", tmp_path / "in", ("un-sc",), TODAY, lambda _: None)
    lists = ww.open(tmp_path / "archive", today=TODAY)
    asked = [*labelled, *sorted(native)]
    answer = lists.screen([name for name, _ in asked], schema="Person")
    missed = [
        (name, party)
        for (name, party), result in zip(asked, answer["results"], strict=True)
        if party not in {origin for hit in result["hits"] for origin in hit["origins"]}
    ]
    assert len(labelled) == 681
    assert len(native) > 300
    assert not missed, (len(missed), missed[:5])
