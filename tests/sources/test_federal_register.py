"""The Federal Register's XML, by made samples in GPO's elements: parties, days, documents."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import LISTS, here
from watchword.archive.notices import notice_from_json, read_notices
from watchword.exceptions import EditionRefused, UsageError
from watchword.sources.federal_register import read_register

TABLE = """<GPOTABLE COLS="5"><BOXHD><CHED H="1">Country</CHED><CHED H="1">Entity</CHED>
<CHED H="1">License requirement</CHED><CHED H="1">License review policy</CHED>
<CHED H="1">Federal Register citation</CHED></BOXHD>{rows}</GPOTABLE>"""
ROW = (
    "<ROW><ENT I='01'>{country}</ENT><ENT>{entity}</ENT><ENT>For all items.</ENT>"
    "<ENT>Presumption of denial</ENT><ENT>89 FR [INSERT FR PAGE NUMBER], 3/5/24.</ENT></ROW>"
)
STARS = "<ROW><ENT I='28'>*         *         *</ENT></ROW>"


def rule(
    instructions: str,
    rows: str = "",
    *,
    dates: str = "This rule is effective March 4, 2024.",
    supplement: str = "4",
    number: str = "[FR Doc. 2024-04567 Filed 3-4-24; 8:45 am]",
    tag: str = "EFFDATE",
    head: str = '<PRTPAGE P="15700"/>',
) -> str:
    """A made rule of BIS; instructions are AMDPARs, divided by line breaks."""
    steps = "".join(f"<AMDPAR>{x}</AMDPAR>" for x in instructions.strip().split("\n"))
    table = TABLE.format(rows=rows) if rows else ""
    return (
        f'<RULE><PREAMB>{head}<AGENCY TYPE="S">DEPARTMENT OF COMMERCE</AGENCY><SUBAGY>Bureau of Industry and '
        f"Security</SUBAGY><CFR>15 CFR Part 744</CFR><SUBJECT>Changes to a list</SUBJECT><{tag}><HD "
        f'SOURCE="HED">DATES:</HD><P>{dates}</P></{tag}></PREAMB><SUPLINF><HD SOURCE="HED">Why</HD>'
        "<P>1. Text that names “Nobody Ltd.” in passing.</P><REGTEXT TITLE='15' PART='744'><AMDPAR>1. The "
        "authority citation is added to.</AMDPAR></REGTEXT><REGTEXT><AMDPAR>2. Supplement No. "
        f"{supplement} to part 744 is amended by:</AMDPAR>{steps}{table}</REGTEXT></SUPLINF>"
        f"<FRDOC>{number}</FRDOC><BILCOD>BILLING CODE 3510-33-P</BILCOD></RULE>"
    )


def notice(*paragraphs: str, dates: str = "See Supplementary Information.") -> str:
    """A made notice of OFAC."""
    text = "".join(f"<P>{p}</P>" for p in paragraphs)
    return (
        "<NOTICE><PREAMB><AGENCY TYPE='S'>DEPARTMENT OF THE TREASURY</AGENCY><SUBAGY>Office of Foreign "
        f"Assets Control</SUBAGY><SUBJECT>Actions</SUBJECT><DATES><P>{dates}</P></DATES></PREAMB><SUPLINF>"
        f"{text}</SUPLINF><FRDOC>[FR Doc. 2025-00478 Filed 1-13-25; 8:45 am]</FRDOC></NOTICE>"
    )


def told(tmp_path: Path, text: str) -> tuple[list[dict], list[str]]:
    path = tmp_path / "doc.xml"
    path.write_text(text, "utf-8")
    rows, refused = read_register(path)
    for row in rows:
        notice_from_json(row)  # each is a record that is taken in
    return rows, [r.reason for r in refused]


def by_kind(rows: list[dict]) -> dict[str, list[str]]:
    return {r["kind"]: r["parties"] for r in rows}


def test_quoted_parties_are_added_removed_and_changed_on_the_rule_s_day(tmp_path: Path) -> None:
    text = rule(
        "a. Under CHINA, PEOPLE'S REPUBLIC OF:\n"
        "i. Removing the entry for “Quixote Optics Co., Ltd.;” and\n"
        "ii. Adding, in alphabetical order, entries for “Zebra Lasers, Inc.,” and “Marigold Institute;” and\n"
        "b. Under IRAN, revising the entry for “Persimmon Trading” by removing the address “1 Road, Tehran”.",
        STARS + ROW.format(country="CHINA", entity="Zebra Lasers, Inc., a.k.a., the following one alias: "
        "—ZL. 1 Road, Beijing, China") + ROW.format(country="", entity="Marigold Institute, 2 Road, Wuhan")
        + ROW.format(country="IRAN", entity="Persimmon Trading, 3 Road, Tehran, Iran") + STARS,
    )  # fmt: skip
    rows, refused = told(tmp_path, text)
    assert not refused
    assert by_kind(rows) == {
        "remove": ["Quixote Optics Co., Ltd."],
        "add": ["Zebra Lasers, Inc.", "Marigold Institute"],
        "change": ["Persimmon Trading"],
    }
    facts = {(r["document"], r["source"], r["effective_on"], r["published_on"], r["citation"]) for r in rows}
    assert facts == {("2024-04567", "us-bis-el", "2024-03-04", "2024-03-05", "89 FR 15700")}


def test_rows_alone_are_what_the_instruction_says(tmp_path: Path) -> None:
    row = ROW.format(country="IRAN", entity="Saffron Works, 1 Road, Tehran, Iran")
    again = (
        "<ROW><ENT>Second Under The Same Country, 2 Road</ENT><ENT>All.</ENT><ENT>No.</ENT><ENT>x</ENT></ROW>"
    )
    rows, _ = told(
        tmp_path, rule("a. By adding, under Iran, two Iranian entities.", row + again, tag="DATES")
    )
    assert by_kind(rows) == {"add": ["Saffron Works", "Second Under The Same Country"]}
    rows, refused = told(tmp_path, rule("a. By adding one entity and revising one entity.", row))
    assert not rows
    assert "no instruction says" in refused[0]


@pytest.mark.parametrize(("supplement", "source"), [("6", "us-bis-uvl"), ("7", "us-bis-meu")])
def test_other_supplements_are_other_lists(tmp_path: Path, supplement: str, source: str) -> None:
    rows, _ = told(tmp_path, rule("a. Removing the entry for “Quixote Optics”.", supplement=supplement))
    assert [(r["source"], r["kind"]) for r in rows] == [(source, "remove")]


def test_without_a_table_the_day_of_filing_counts_and_no_page_is_made_up(tmp_path: Path) -> None:
    rows, _ = told(tmp_path, rule("a. Removing the entry for “Quixote Optics”.", head=""))
    assert [(r["published_on"], r["citation"]) for r in rows] == [("2024-03-04", "")]


def test_an_issue_states_its_day_and_other_agencies_are_passed_over(tmp_path: Path) -> None:
    other = (
        "<RULE><PREAMB><AGENCY>DEPARTMENT OF SALAD</AGENCY></PREAMB><FRDOC>[FR Doc. 2024-1]</FRDOC></RULE>"
    )
    text = (
        f"<FEDREG><DATE>Tuesday, March 5, 2024</DATE><RULES>{other}"
        + rule("a. Removing the entry for “Quixote Optics”.", dates="Effective upon publication.", head="")
        + "</RULES></FEDREG>"
    )
    rows, refused = told(tmp_path, text)
    assert not refused
    assert [(r["effective_on"], r["published_on"]) for r in rows] == [("2024-03-05", "2024-03-05")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (rule("a. Adding two entities."), "prints no party"),
        (rule("a. Removing “X Y”.", dates="Effective May 4, 2024, effective May 5, 2024."), "2 effective"),
        (rule("a. Removing “X Y”.", dates="Later."), "no effective date"),
        (rule("a. Removing “X Y”.", number="[Doc.]"), "no FR Doc. number"),
        (rule("a. Removing “X Y”.", number="[FR Doc. 2024-1]", head=""), "no day of publication"),
        (notice("OFAC is publishing the names of persons that were placed on its list."), "prints no party"),
        ("<NOTICE><PREAMB><AGENCY>DEPARTMENT OF SALAD</AGENCY></PREAMB></NOTICE>", "names no party"),
        ("<LETTER/>", "neither a RULE nor a NOTICE"),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_told_and_nothing_is_taken_in(tmp_path: Path, text: str, why: str) -> None:
    rows, refused = told(tmp_path, text)
    assert rows == []
    assert len(refused) == 1
    assert why in refused[0]


def test_numbered_parties_of_ofac(tmp_path: Path) -> None:
    text = notice(
        "On January 8, 2025, OFAC determined that the property of the following persons is blocked.",
        "1. FEATHERSTONEHAUGH, Marmaduke Q (a.k.a. MARMALADE, Duke), 1 Road; DOB 1970 (individual) [SDGT].",
        "Designated pursuant to section 1(a) of an order.",
        "2. DOE, Jane, 2 Road, Elsewhere; nationality Ruritania (individual) [SDGT].",
        "3. QUAGMIRE LOGISTICS CO., LTD., 3 Road, Elsewhere [SDGT] (Linked To: DOE, Jane).",
        "4. MARMADUKE STAR (5ABC) Crude Oil Tanker Ruritania flag; IMO 9123456 (vessel) [IRAN].",
        "1. A numbered thought about the law, which names nobody.",
        "On January 9, 2025, OFAC removed from the SDN List the following persons:",
        "1. SNORKEL MILLS, 4 Road [CUBA].",
        "On January 10, 2025, OFAC updated the entry on the SDN List for the following person:",
        "1. LANTERN WORKS (f.k.a. LAMP WORKS), 5 Road [CUBA].",
        "On January 10, 2025, OFAC placed on the Sectoral Sanctions Identifications List:",
        "1. OKAPI BANK, 6 Road [UKRAINE-EO13662].",
    )  # fmt: skip
    rows, refused = told(tmp_path, text)
    assert not refused
    assert [(r["source"], r["kind"], r["effective_on"], r["parties"]) for r in rows] == [
        ("us-ofac-sdn", "add", "2025-01-08", [
            "FEATHERSTONEHAUGH, Marmaduke Q", "DOE, Jane", "QUAGMIRE LOGISTICS CO., LTD.", "MARMADUKE STAR",
        ]),
        ("us-ofac-sdn", "remove", "2025-01-09", ["SNORKEL MILLS"]),
        ("us-ofac-sdn", "change", "2025-01-10", ["LANTERN WORKS"]),
        ("us-ofac-ssi", "add", "2025-01-10", ["OKAPI BANK"]),
    ]  # fmt: skip
    assert {(r["document"], r["published_on"]) for r in rows} == {("2025-00478", "2025-01-13")}


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><RULE/>',
        "<RULE><PREAMB>",
        "<RULE>&unknown;</RULE>",
        "<RULE>\x00</RULE>",
    ],
)
def test_doctypes_and_broken_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "doc.xml"
    path.write_text(text, "utf-8")
    with pytest.raises(EditionRefused):
        read_register(path)
    with pytest.raises(UsageError, match=r"doc\.xml"):
        read_notices(path)


@given(
    st.text(alphabet='abc“”";,.* ()[]0123456789', max_size=60), st.text(alphabet="xyz ,.;—()", max_size=40)
)
def test_no_text_of_an_instruction_or_cell_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, quoted: str, cell: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.xml"
    path.write_text(rule(f"a. Adding {quoted}", ROW.format(country="IRAN", entity=cell)), "utf-8")
    found, refused = read_notices(path)
    assert found or refused


@pytest.mark.shared
def test_the_command_links_a_made_document_about_the_institute(real_archive: Path, tmp_path: Path) -> None:
    data = shutil.copytree(real_archive, tmp_path / "copy")
    name = "Ministry of Public Security’s Institute of Forensic Science of China"
    (tmp_path / "doc.xml").write_text(
        rule(
            f"a. Under CHINA, removing the entry for “{name}.”", dates="Effective November 16, 2023.",
            number="[FR Doc. 2023-25557 Filed 11-16-23; 8:45 am]", head="",
        ),
        "utf-8",
    )  # fmt: skip
    ran = here("notices", tmp_path / "doc.xml", "--data", data, "--format", "json")
    assert ran.status == 0, ran.err
    (link,) = json.loads(ran.out)["links"]
    assert link["party"] == "us-bis-el:ljsfpmgezw"
    shown = here("show", "us-bis-el:ljsfpmgezw", "--data", data, "--format", "json").json()["listings"]
    assert [(x["ended_on"], x["ended_by"]) for x in shown] == [("2023-11-16", "document 2023-25557")]


@pytest.mark.shared
def test_abstracts_and_openings_of_real_documents_link_nothing(tmp_path: Path) -> None:
    news = LISTS.parent / "news"
    found, _ = read_notices(news / "federal_register_abstracts.jsonl")
    assert found == []
    found, refused = read_notices(news / "fr_2023-25557_entity_list_removal_IFS.txt")
    assert found == []
    assert refused
