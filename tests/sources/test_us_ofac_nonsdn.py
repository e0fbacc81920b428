"""OFAC's non-SDN lists and its XML formats: made files in OFAC's shapes, and the real ones counted."""

from __future__ import annotations

import csv
import io
import itertools
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from helpers import LISTS, Sdn, lives_from, ofac_csv, sdn_csv
from watchword.exceptions import EditionRefused
from watchword.sources import reader
from watchword.sources.us_ofac_nonsdn import sources_of

NS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"


def basic(*entries: str, count: int | None = None) -> bytes:
    count = len(entries) if count is None else count
    return (
        f'<?xml version="1.0" standalone="yes"?><sdnList xmlns="{NS}/XML"><publshInformation><Publish_Date>'
        f"01/02/2025</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>"
        + "".join(entries)
        + "</sdnList>"
    ).encode()


def sdn_entry(uid: int, name: str, *tags: str, more: str = "", kind: str = "Entity") -> str:
    programs = "".join(f"<program>{t}</program>" for t in tags)
    return (
        f"<sdnEntry><uid>{uid}</uid><lastName>{name}</lastName><sdnType>{kind}</sdnType>"
        f"<programList>{programs}</programList>{more}</sdnEntry>"
    )


FULL = sdn_entry(
    71, "MAKEBELIEVE", "UKRAINE-EO13662", "RUSSIA-EO14024", kind="Individual",
    more="<firstName>Ivan</firstName><title>Director</title>"
    "<remarks>(Linked To: INVENTED BANK (MOSCOW)) (Linked To: OTHER CO., LTD.)</remarks>"
    "<idList><id><uid>1</uid><idType>Passport</idType><idNumber>A123456</idNumber>"
    "<idCountry>Russia</idCountry></id><id><uid>2</uid>"
    "<idType>Executive Order 13662 Directive Determination -</idType>"
    "<idNumber>Subject to Directive 2</idNumber></id></idList>"
    "<akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>MAKE</lastName>"
    "<firstName>I.</firstName></aka><aka><uid>4</uid><type>f.k.a.</type><category>strong</category>"
    "<lastName>OLDNAME</lastName></aka><aka><uid>5</uid><type>a.k.a.</type><category>weak</category>"
    "<lastName>VANYA</lastName></aka></akaList>"
    "<addressList><address><uid>6</uid><address1>1 Road</address1><city>Moscow</city>"
    "<postalCode>101000</postalCode><country>Russia</country></address></addressList>"
    "<dateOfBirthList><dateOfBirthItem><uid>7</uid><dateOfBirth>14 Jun 1975</dateOfBirth>"
    "<mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>"
    "<placeOfBirthList><placeOfBirthItem><uid>8</uid><placeOfBirth>Omsk, Russia</placeOfBirth>"
    "<mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>"
    "<nationalityList><nationality><uid>9</uid><country>Russia</country><mainEntry>true</mainEntry>"
    "</nationality></nationalityList>",
)  # fmt: skip


def put(folder: Path, name: str, raw: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(raw)
    return folder


def nonsdn(folder: Path):
    found = reader("us-ofac-nonsdn")({p.name.lower(): p for p in folder.iterdir()})
    return {p.source: p for p in found}


def test_every_field_of_the_plain_xml_is_used(tmp_path):
    found = nonsdn(put(tmp_path, "consolidated.xml", basic(FULL)))
    (entry,) = found["us-ofac-ssi"].entries
    assert (entry.tail, entry.schema, entry.caption) == ("71", "Person", "MAKEBELIEVE, Ivan")
    assert entry.properties["alias"] == ("MAKE, I.",)
    assert entry.properties["previousName"] == ("OLDNAME",)
    assert entry.properties["weakAlias"] == ("VANYA",)
    assert entry.properties["birthDate"] == ("1975-06-14",)
    assert entry.properties["birthPlace"] == ("Omsk, Russia",)
    assert entry.properties["nationality"] == ("ru",)
    assert entry.properties["position"] == ("Director",)
    assert entry.properties["address"] == ("1 Road, Moscow 101000, Russia",)
    assert entry.properties["country"] == ("ru",)
    assert entry.properties["linkedTo"] == ("INVENTED BANK (MOSCOW)", "OTHER CO., LTD")
    assert [(i.prop, i.value, i.country) for i in entry.identifiers] == [("passportNumber", "A123456", "ru")]
    assert [(x.programme, x.remarks) for x in entry.listings] == [
        ("UKRAINE-EO13662", "Subject to Directive 2"),
        ("RUSSIA-EO14024", ""),
    ]
    assert not found["us-ofac-ssi"].notes


def test_an_unknown_element_is_told(tmp_path):
    strange = sdn_entry(5, "X", "NS-PLC", more="<shoeSize>44</shoeSize>")
    found = nonsdn(put(tmp_path, "consolidated.xml", basic(strange)))
    assert found["us-ofac-plc"].notes == ["consolidated.xml: unknown element 'shoeSize'"]


def test_a_file_that_holds_fewer_entries_than_it_says_is_refused(tmp_path):
    raw = basic(sdn_entry(5, "X", "NS-PLC"), count=2)
    with pytest.raises(EditionRefused, match="says 2 entries and holds 1"):
        nonsdn(put(tmp_path, "consolidated.xml", raw))


@pytest.mark.parametrize(
    "tags, notes, expected",
    [
        (["UKRAINE-EO13662"], [], ["us-ofac-ssi"]),
        (["CMIC-EO13959"], [], ["us-ofac-cmic"]),
        (["NS-PLC", "SDGT"], [], ["us-ofac-plc"]),
        (["FSE-IR"], [], ["us-ofac-fse"]),
        (["561-Related"], [], ["us-ofac-capta"]),
        (["RUSSIA-EO14024"], [], ["us-ofac-mbs"]),
        (["HKAA"], [], ["us-ofac-mbs"]),
        (
            ["UKRAINE-EO13662", "RUSSIA-EO14024"],
            ["Executive Order 14024 Directive Information Subject to Directive 3 - All transactions"],
            ["us-ofac-ssi", "us-ofac-mbs"],
        ),
        (
            ["UKRAINE-EO13662", "RUSSIA-EO14024"],
            [
                "Executive Order 14024 Directive Information Subject to Directive 3 - All transactions",
                "Secondary sanctions risk: See Section 11 of Executive Order 14024",
            ],
            ["us-ofac-ssi"],
        ),
    ],
)
def test_programmes_and_directives_tell_the_list(tags, notes, expected):
    assert sources_of(tags, notes) == expected


def enhanced(*entities: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><sanctionsData xmlns="{NS}/ENHANCED_XML"><publicationInfo>'
        f"<dataAsOf>2025-01-10T00:00:00</dataAsOf></publicationInfo><entities>{''.join(entities)}"
        "</entities></sanctionsData>"
    ).encode()


ENTITY = """<entity id="71"><generalInfo><identityId>1</identityId><entityType refId="601">Entity</entityType>
</generalInfo><sanctionsLists><sanctionsList refId="1" id="1" datePublished="2014-07-16">Sectoral Sanctions
 Identifications List</sanctionsList><sanctionsList refId="2" id="2" datePublished="2014-10-10">Consolidated
 List</sanctionsList></sanctionsLists><sanctionsPrograms><sanctionsProgram refId="1" id="1">UKRAINE-EO13662
</sanctionsProgram></sanctionsPrograms><names><name id="1"><isPrimary>true</isPrimary><isLowQuality>false
</isLowQuality><translations><translation id="1"><isPrimary>true</isPrimary><script>Latin</script>
<formattedFullName>INVENTED BANK</formattedFullName></translation><translation id="2"><isPrimary>false
</isPrimary><script>Cyrillic</script><formattedFullName>ВЫДУМАННЫЙ БАНК</formattedFullName></translation>
</translations></name><name id="2"><isPrimary>false</isPrimary><aliasType>A.K.A.</aliasType><isLowQuality>true
</isLowQuality><translations><translation id="3"><isPrimary>true</isPrimary><script>Latin</script>
<formattedFullName>IB</formattedFullName></translation></translations></name></names><features>
<feature id="1">
<type featureTypeId="13">SWIFT/BIC</type><value>INVERUMM</value><isPrimary>true</isPrimary></feature>
</features>
<identityDocuments><identityDocument id="1"><type>Tax ID No.</type><documentNumber>7744001111</documentNumber>
<issuingCountry>Russia</issuingCountry></identityDocument></identityDocuments><relationships>
<relationship id="1">
<type>Owned or Controlled By</type><relatedEntity entityId="9">INVENTED HOLDING</relatedEntity></relationship>
</relationships></entity>"""


def zipped(raw: bytes, name: str = "CONS_ENHANCED.XML", more: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, raw)
        for at in range(more):
            made.writestr(f"more{at}.xml", raw)
    return out.getvalue()


def test_the_enhanced_file_gives_lists_dates_and_other_scripts(tmp_path):
    found = nonsdn(put(tmp_path, "CONS_ENHANCED.ZIP", zipped(enhanced(ENTITY))))
    assert list(found) == ["us-ofac-ssi"]
    (entry,) = found["us-ofac-ssi"].entries
    assert entry.properties["name"] == ("INVENTED BANK",)
    assert entry.properties["alias"] == ("ВЫДУМАННЫЙ БАНК",)
    assert entry.properties["weakAlias"] == ("IB",)
    assert entry.properties["linkedTo"] == ("INVENTED HOLDING",)
    assert {(i.prop, i.value, i.country) for i in entry.identifiers} == {
        ("swiftBic", "INVERUMM", ""),
        ("taxNumber", "7744001111", "ru"),
    }
    assert [x.listed_on for x in entry.listings] == ["2014-07-16"]
    assert "listed_on" in found["us-ofac-ssi"].states


def test_a_later_edition_in_latin_only_takes_no_native_name_away(tmp_path):
    root = tmp_path / "us_ofac_nonsdn"
    put(root / "2025-01-10", "CONS_ENHANCED.ZIP", zipped(enhanced(ENTITY)))
    put(root / "2025-03-28", "consolidated.xml", basic(sdn_entry(71, "INVENTED BANK", "UKRAINE-EO13662")))
    life = lives_from(tmp_path, "us-ofac-ssi")["71"]
    native = next(f for f in life.facts if f.value == "ВЫДУМАННЫЙ БАНК")
    assert native.span.end is None
    weak = next(f for f in life.facts if f.value == "IB")
    assert weak.span.end is not None  # a weak alias is stated by both, and gone from the second


def test_a_csv_set_reads_like_the_xml(tmp_path):
    row = Sdn(71, "INVENTED BANK", "", "UKRAINE-EO13662] [RUSSIA-EO14024",
              remarks="Executive Order 13662 Directive Determination - Subject to Directive 1.")  # fmt: skip
    folder = put(tmp_path, "cons_prim.csv", sdn_csv([row]))
    put(folder, "cons_alt.csv", ofac_csv([(71, 1, "fka", "OLD BANK", "")]))
    (entry,) = nonsdn(folder)["us-ofac-ssi"].entries
    assert entry.source == "us-ofac-ssi"
    assert entry.properties["previousName"] == ("OLD BANK",)
    assert {x.key: x.remarks for x in entry.listings} == {
        "UKRAINE-EO13662": "Subject to Directive 1",
        "RUSSIA-EO14024": "",
    }


def test_sdn_xml_and_enhanced_are_read_for_the_sdn_list(tmp_path):
    vessel = sdn_entry(
        9, "MAKE BELIEVE", "IRAN", kind="Vessel",
        more="<vesselInfo><callSign>ABCD9</callSign><vesselType>Crude Oil Tanker</vesselType>"
        "<vesselFlag>Malta</vesselFlag><tonnage>99,144</tonnage></vesselInfo><idList><id><uid>1</uid>"
        "<idType>Vessel Registration Identification</idType><idNumber>IMO 9123456</idNumber></id></idList>",
    )  # fmt: skip
    put(tmp_path, "sdn.xml", basic(vessel))
    (parsed,) = reader("us-ofac-sdn")({"sdn.xml": tmp_path / "sdn.xml"})
    (entry,) = parsed.entries
    assert (entry.source, entry.schema) == ("us-ofac-sdn", "Vessel")
    assert entry.properties["callSign"] == ("ABCD9",)
    assert entry.properties["flag"] == ("mt",)
    assert [(i.prop, i.value) for i in entry.identifiers] == [("imoNumber", "9123456")]


def _broken() -> dict[str, tuple[str, bytes]]:
    whole, packed = basic(FULL), zipped(enhanced(ENTITY))
    bomb = b"<a>" + b" " * 40_000_000 + b"</a>"
    entity = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sdnList>&a;</sdnList>'
    )
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sdnList>&b;</sdnList>'
    return {
        "empty": ("consolidated.xml", b""),
        "binary": ("consolidated.xml", bytes(range(256)) * 40),
        "cut": ("consolidated.xml", whole[: len(whole) // 2]),
        "not utf-8": ("consolidated.xml", whole.replace(b"MAKEBELIEVE", b"MAKE\xff\xfe")),
        "nothing in it": ("consolidated.xml", basic()),
        "external entity": ("consolidated.xml", entity),
        "billion laughs": ("consolidated.xml", laughs),
        "another file": ("consolidated.xml", b"<html><body>Not found</body></html>"),
        "no zip": ("cons_enhanced.zip", b"PK not really"),
        "cut zip": ("cons_enhanced.zip", packed[: len(packed) // 2]),
        "damaged zip": ("cons_enhanced.zip", packed[:60] + b"\x00\xff" * 30 + packed[120:]),
        "zip bomb": ("cons_enhanced.zip", zipped(bomb)),
        "two files": ("cons_enhanced.zip", zipped(enhanced(ENTITY), more=1)),
        "no xml": ("cons_enhanced.zip", zipped(b"x", "readme.txt")),
        "doctype in zip": ("cons_enhanced.zip", zipped(laughs)),
        "cut csv": ("cons_prim.csv", b'71,"INVENTED BANK",-0- \r\n' * 3),
        "no file": ("readme.txt", b"x"),
    }


@pytest.mark.parametrize("what", list(_broken()))
def test_what_is_broken_is_refused(tmp_path, what):
    name, raw = _broken()[what]
    with pytest.raises(EditionRefused):
        nonsdn(put(tmp_path, name, raw))


REAL = LISTS / "us_ofac_nonsdn"


def independent(folder: Path) -> set[str]:
    """OFAC's numbers in an edition, read without the project."""
    if (folder / "cons_prim.csv").exists():
        with (folder / "cons_prim.csv").open(encoding="latin-1", newline="") as text:
            return {r[0] for r in csv.reader(text) if len(r) > 1}
    if (folder / "consolidated.xml").exists():
        raw = (folder / "consolidated.xml").read_text("utf-8")
        return set(re.findall(r"<sdnEntry>\s*<uid>(\d+)</uid>", raw))
    with zipfile.ZipFile(folder / "CONS_ENHANCED.ZIP") as packed:
        return set(re.findall(r'<entity id="(\d+)">', packed.read("CONS_ENHANCED.XML").decode()))


@pytest.mark.shared
@pytest.mark.parametrize(
    "label, count", [("2024-05-06", 443), ("2025-01-10", 443), ("2025-03-28", 443), ("2025-12-19", 442)]
)
def test_every_number_of_a_real_edition_stands_in_some_source(label, count):
    found = nonsdn(REAL / label)
    numbers = independent(REAL / label)
    assert len(numbers) == count
    assert {e.tail for p in found.values() for e in p.entries} == numbers
    assert not any(p.notes or p.refusals for p in found.values())


@pytest.mark.shared
def test_tags_and_remarks_tell_the_lists_that_the_enhanced_file_states():
    """The 2025-01-10 file states them; the two after it give the same parties without saying so."""
    stated, read = nonsdn(REAL / "2025-01-10"), nonsdn(REAL / "2025-03-28")
    assert {s: len(p.entries) for s, p in stated.items()} == {
        "us-ofac-capta": 1,
        "us-ofac-cmic": 68,
        "us-ofac-fse": 1,
        "us-ofac-mbs": 12,
        "us-ofac-plc": 78,
        "us-ofac-ssi": 286,
    }
    for source in stated:
        assert {e.tail for e in read[source].entries} == {e.tail for e in stated[source].entries}


@pytest.mark.shared
def test_one_party_reads_alike_in_three_formats():
    """Few properties differ between the enhanced file, the XML and the CSV of one year."""
    entries = [
        {(s, e.tail): e for s, p in nonsdn(REAL / label).items() for e in p.entries}
        for label in ("2025-01-10", "2025-03-28", "2025-12-19")
    ]
    for one, other in itertools.pairwise(entries):
        differs = Counter(
            prop
            for key in one.keys() & other.keys()
            for prop in one[key].properties.keys() | other[key].properties.keys()
            if set(one[key].properties.get(prop, ())) != set(other[key].properties.get(prop, ()))
        )
        assert differs["name"] <= 1
        assert differs.total() <= 60, differs
