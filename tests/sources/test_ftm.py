"""FollowTheMoney lines, in and out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Identifier, ListingFacts
from watchword.sources import ftm

SOURCE = """key = "own-open"
title = "Made entities"
publisher = "Made"
terms = "CC BY-NC 4.0"
says = "Non-commercial use only."
"""


def thing(number: str, schema: str, /, **properties: list[str] | str) -> dict:
    return {"id": number, "schema": schema, "properties": properties}


PARTY = thing(
    "NK-1",
    "Person",
    name=["Ivan Made", "Иван Выдуманный"],
    weakAlias=["Vanya"],
    birthDate=["1970-03-04"],
    nationality=["ru"],
    innCode=["7744001111"],
    addressEntity=["addr-1"],
    position=["Director"],
)
LINES = [
    PARTY,
    thing("addr-1", "Address", full=["1 Road, Omsk"]),
    thing(
        "s-1",
        "Sanction",
        entity=["NK-1"],
        authority=["Made Office"],
        program=["MADE-1"],
        listingDate=["2022-03-01", "2023-01-01"],
        provisions=["Act 5"],
        reason=["Words"],
        sourceUrl=["https://x.example"],
    ),
    thing(
        "s-2",
        "Sanction",
        entity=["NK-1"],
        authority=["Other Office"],
        startDate=["2020"],
        endDate=["2021-01-01"],
    ),
    thing("p-1", "Passport", holder=["NK-1"], country=["ru"], number=["A123456"]),
    thing("w-1", "CryptoWallet", holder=["NK-1"], publicKey=["0xMADE"]),
    thing("NK-2", "Company", name=["Made Relative LLC"]),
    thing("o-1", "Ownership", owner=["NK-1"], asset=["NK-2"]),
    thing("x-1", "Spaceship", name=["Made Rocket"]),
]


def put(folder: Path, *lines: object, name: str = "entities.ftm.json") -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.toml").write_text(SOURCE, "utf-8")
    text = "".join((x if isinstance(x, str) else json.dumps(x, ensure_ascii=False)) + "\n" for x in lines)
    raw = text.encode()
    (folder / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return {p.name: p for p in folder.iterdir()}


def parse(folder: Path, *lines: object, name: str = "entities.ftm.json"):
    (parsed,) = ftm.read(put(folder, *lines, name=name))
    return parsed


@pytest.mark.parametrize("name", ["entities.ftm.json", "entities.ftm.json.gz"])
def test_a_party_with_its_sanctions_documents_and_addresses(tmp_path, name):
    parsed = parse(tmp_path, *LINES, name=name)
    (entry,) = parsed.entries
    assert (entry.source, entry.tail, entry.schema, entry.caption) == (
        "own-open",
        "NK-1",
        "Person",
        "Ivan Made",
    )
    assert entry.properties["alias"] == ("Иван Выдуманный",)
    assert entry.properties["weakAlias"] == ("Vanya",)
    assert entry.properties["address"] == ("1 Road, Omsk",)
    assert {(i.prop, i.value, i.country) for i in entry.identifiers} == {
        ("innCode", "7744001111", ""),
        ("passportNumber", "A123456", "ru"),
        ("publicKey", "0xMADE", ""),
    }
    one, two = entry.listings
    assert (one.programme, one.listed_on, one.citation) == ("MADE-1", "2022-03-01", "Act 5")
    assert (one.remarks, one.url) == ("Words", "https://x.example")
    assert (two.programme, two.listed_on, two.ended_on) == ("Other Office", "2020", "2021-01-01")
    assert parsed.notes == [
        f"{name}: 1 parties are no targets (owners, relatives …) and not taken",
        f"{name}: unknown schema 'Spaceship', 1 lines",
    ]


def test_targets_are_taken_and_a_plain_list_whole(tmp_path):
    target = {**thing("a", "Company", name=["A"]), "target": True}
    other = {**thing("b", "Company", name=["B"]), "target": False}
    assert [e.tail for e in parse(tmp_path / "1", target, other).entries] == ["a"]
    plain = [thing("a", "Company", name="A"), thing("b", "Company", alias=["B"])]
    assert [e.caption for e in parse(tmp_path / "2", *plain).entries] == ["A", "B"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"x"',
        '{"id": "z", "schema": "Person"}',
        "[" * 100_000,
        thing("z", "Person"),
        thing("a b", "Person", name=["Z"]),
        thing("NK-1", "Person", name=["Twice"]),
    ],
)
def test_a_line_that_cannot_be_used_is_told(tmp_path, line):
    many = [thing(f"m-{i}", "Sanction", entity=[f"n-{i}"]) for i in range(40)]
    many += [thing(f"n-{i}", "Person", name=[f"Made {i}"]) for i in range(40)]
    parsed = parse(tmp_path, *LINES, *many, line)
    assert len(parsed.refusals) == 1
    assert parsed.records == 42


@pytest.mark.parametrize(
    "lines", [(), ("",), ("\x00" * 50,), ("<html>",), ("{}",) * 9, (thing("s", "Sanction"),)]
)
def test_what_is_broken_is_refused(tmp_path, lines):
    with pytest.raises(EditionRefused):
        parse(tmp_path, *lines)


def test_a_broken_gzip_or_no_file_is_refused(tmp_path):
    files = put(tmp_path, *LINES, name="entities.ftm.json.gz")
    raw = files["entities.ftm.json.gz"].read_bytes()
    files["entities.ftm.json.gz"].write_bytes(raw[: len(raw) // 2])
    with pytest.raises(EditionRefused):
        list(ftm.read(files))
    with pytest.raises(EditionRefused, match="missing"):
        list(ftm.read({"source.toml": files["source.toml"]}))


def test_what_goes_out_comes_in_again(tmp_path):
    entry = Entry(
        "us-made",
        "7",
        "Person",
        {
            "name": ("Ivan Made",),
            "alias": ("I. Made",),
            "weakAlias": ("Vanya",),
            "birthDate": ("~1970",),
            "nationality": ("ru",),
            "linkedTo": ("MADE LLC",),
        },
        (
            ListingFacts("A", "A", listed_on="2020-01-01", citation="Act 5", remarks="Words"),
            ListingFacts("B", "B", ended_on="2021-01-01"),
        ),
        (
            Identifier("passportNumber", "A1", "ru", "Passport"),
            Identifier("publicKey", "0x1", "", "ETH"),
            Identifier("leiCode", "L", "", "LEI"),
        ),
    )
    lines = list(ftm.export([entry], authority="Made Office"))
    assert json.loads(lines[0])["id"] == "us-made:7"
    assert all(json.loads(x)["datasets"] == ["us-made"] for x in lines)
    (again,) = parse(tmp_path, *lines).entries
    assert again.tail == "us-made:7"
    assert again.properties["weakAlias"] == ("Vanya",)
    assert again.properties["birthDate"] == ("1970",)
    assert again.properties["notes"] == ("linkedTo: MADE LLC",)
    assert [(x.programme, x.listed_on, x.ended_on, x.citation) for x in again.listings] == [
        ("A", "2020-01-01", "", "Act 5"),
        ("B", "", "2021-01-01", ""),
    ]
    assert {(i.prop, i.value) for i in again.identifiers} == {
        ("passportNumber", "A1"),
        ("publicKey", "0x1"),
        ("leiCode", "L"),
    }
