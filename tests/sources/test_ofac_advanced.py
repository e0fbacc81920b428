"""OFAC's advanced XML: made files in its shape, and its published sample."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from helpers import LISTS
from watchword.exceptions import EditionRefused
from watchword.sources import reader
from watchword.sources.ofac_advanced import read_advanced

NS = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"


def put(folder: Path, name: str, raw: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(raw)
    return folder


ADVANCED = """<?xml version="1.0" encoding="utf-8"?><Sanctions xmlns="{ns}/ADVANCED_XML"><ReferenceValueSets>
<AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType>
</AliasTypeValues>
<CountryValues><Country ID="7" ISO2="RU">Russia</Country></CountryValues><FeatureTypeValues>
<FeatureType ID="8">
Birthdate</FeatureType><FeatureType ID="25">Location</FeatureType></FeatureTypeValues><IDRegDocTypeValues>
<IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues><ListValues>
<List ID="1550">SDN List</List>
</ListValues><LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
<NamePartTypeValues>
<NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
</NamePartTypeValues><PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>
</PartySubTypeValues><PartyTypeValues><PartyType ID="1">Individual</PartyType></PartyTypeValues>
<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType>
</SanctionsTypeValues></ReferenceValueSets><Locations><Location ID="3"><LocationCountry CountryID="7"/>
<LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Omsk</Value></LocationPartValue>
</LocationPart></Location></Locations><IDRegDocuments>
<IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="5"
 IssuedBy-CountryID="7"><IDRegistrationNo>A123456</IDRegistrationNo></IDRegDocument></IDRegDocuments>
<DistinctParties><DistinctParty FixedRef="71"><Profile ID="71" PartySubTypeID="4"><Identity ID="5">
{aliases}<NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/>
<NamePartGroup ID="2"
 NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity><Feature FeatureTypeID="8">
<FeatureVersion><DatePeriod><Start Approximate="false"><From><Year>1962</Year><Month>1</Month><Day>1</Day>
</From>
</Start><End Approximate="false"><To><Year>1962</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod>
<VersionDetail/></FeatureVersion></Feature><Feature FeatureTypeID="25"><FeatureVersion><VersionLocation
 LocationID="3"/></FeatureVersion></Feature></Profile></DistinctParty></DistinctParties><SanctionsEntries>
<SanctionsEntry ID="1" ProfileID="71" ListID="1550"><EntryEvent><Date><Year>2022</Year><Month>4</Month><Day>14
</Day></Date></EntryEvent><SanctionsMeasure SanctionsTypeID="2"><Comment/></SanctionsMeasure><SanctionsMeasure
 SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
</Sanctions>"""


def alias(kind: int, last: str, first: str, *, primary: bool = False, weak: bool = False) -> str:
    return (
        f'<Alias AliasTypeID="{kind}" Primary="{str(primary).lower()}" LowQuality="{str(weak).lower()}">'
        f'<DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="1">{last}</NamePartValue>'
        f'</DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="2">{first}</NamePartValue>'
        "</DocumentedNamePart></DocumentedName></Alias>"
    )


def advanced() -> bytes:
    aliases = (
        alias(1403, "Makebelieve", "Ivan", primary=True)
        + alias(1401, "Oldname", "Ivan")
        + alias(1400, "Vanya", "", weak=True)
        + alias(1400, "Выдуманный", "Иван")
    )
    return ADVANCED.format(ns=NS, aliases=aliases).encode()


def test_the_advanced_file_is_put_together_from_its_parts(tmp_path):
    put(tmp_path, "sdn_advanced.xml", advanced())
    (parsed,) = reader("us-ofac-sdn")({"sdn_advanced.xml": tmp_path / "sdn_advanced.xml"})
    (entry,) = parsed.entries
    assert (entry.tail, entry.schema, entry.caption) == ("71", "Person", "MAKEBELIEVE, Ivan")
    assert entry.properties["previousName"] == ("OLDNAME, Ivan",)
    assert entry.properties["weakAlias"] == ("VANYA",)
    assert entry.properties["alias"] == ("ВЫДУМАННЫЙ, Иван",)
    assert entry.properties["birthDate"] == ("1962",)
    assert entry.properties["address"] == ("Omsk, Russia",)
    assert [(i.prop, i.value, i.country) for i in entry.identifiers] == [("passportNumber", "A123456", "ru")]
    assert [(x.programme, x.listed_on) for x in entry.listings] == [("SDGT", "2022-04-14")]
    assert not parsed.notes


@pytest.mark.parametrize("cut", range(20, 95, 5))
def test_an_advanced_file_cut_short_is_refused(tmp_path, cut):
    raw = advanced()
    put(tmp_path, "sdn_advanced.xml", raw[: len(raw) * cut // 100])
    with pytest.raises(EditionRefused):
        list(reader("us-ofac-sdn")({"sdn_advanced.xml": tmp_path / "sdn_advanced.xml"}))


@pytest.mark.prove
def test_a_file_of_the_real_size_is_read_within_a_minute(tmp_path):
    """OFAC's has some 127 MB and 19,000 parties."""
    whole = advanced().decode()
    start, rest = whole.split("<DistinctParties>")
    party, rest = rest.split("</DistinctParties>")
    entry = rest[rest.index("<SanctionsEntry ") : rest.index("</SanctionsEntries>")]
    padded = party.replace("<Profile ", f"<Comment>{'made up; ' * 550}</Comment><Profile ", 1)
    path = tmp_path / "sdn_advanced.xml"
    with path.open("w", encoding="utf-8") as out:
        out.write(start + "<DistinctParties>")
        for i in range(19_000):
            out.write(padded.replace('"71"', f'"{1000 + i}"').replace('ID="5"', f'ID="{i}"'))
        out.write("</DistinctParties><SanctionsEntries>")
        for i in range(19_000):
            out.write(entry.replace('"71"', f'"{1000 + i}"'))
        out.write("</SanctionsEntries></Sanctions>")
    assert path.stat().st_size > 120_000_000
    began = time.monotonic()
    assert len(read_advanced(path).parties) == 19_000
    assert time.monotonic() - began < 60


@pytest.mark.shared
def test_the_advanced_sample_is_read():
    told = read_advanced(LISTS / "us_ofac_sdn" / "samples" / "sdn_advanced.sample.xml")
    parsed = told.parsed("us-ofac-sdn")
    assert [e.tail for e in parsed.entries] == ["39498", "42001", "50001", "60001", "70001", "80001"]
    assert {x.programme for x in parsed.entries[0].listings} == {"CYBER2", "DPRK3"}
    assert all(i.prop == "publicKey" for e in parsed.entries for i in e.identifiers)
    assert not parsed.notes
