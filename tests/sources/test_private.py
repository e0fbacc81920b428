"""A user's own lists: the CSV, its provenance, and how they live beside the official ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import TODAY, no_traceback, run
from watchword.exceptions import EditionRefused, UsageError
from watchword.sources import private
from watchword.sources.own import keep_own, own_source

SOURCE = """key = "own-made"
title = "Made list"
publisher = "Example Ltd."
terms = "internal"
says = "For use inside Example Ltd. only."
"""
LIST = (
    "id,name,schema,alias,country,birthDate,programme,listed_on,ended_on,citation,reason,url\n"
    "1,Wobbly Widgets LLC,Company,WWT; Wobbly,Russia; by,,Ethics,2025-01-01,2026-01-01,memo 5,caught,https://x.example\n"
    "1,Wobbly Widgets Ltd,Company,,,,Safety,2025-02-01,,,,\n"
    ",Zyx Qwerty,person,,,12 Mar 1970,,,,,,\n"
)


def put(folder: Path, text: str = LIST, source: str = SOURCE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.toml").write_text(source, "utf-8")
    (folder / "list.csv").write_text(text, "utf-8")
    return folder


def parse(folder: Path):
    (parsed,) = private.read({p.name: p for p in folder.iterdir()})
    return parsed


def test_rows_become_parties_with_their_listings(tmp_path):
    parsed = parse(put(tmp_path))
    assert (parsed.source, parsed.records, parsed.refusals) == ("own-made", 3, [])
    person, firm = parsed.entries
    assert (person.tail, person.schema, person.properties["birthDate"]) == (None, "Person", ("1970-03-12",))
    assert (firm.tail, firm.schema, firm.rows) == ("1", "Company", 2)
    assert firm.properties["name"] == ("Wobbly Widgets LLC",)
    assert firm.properties["alias"] == ("WWT", "Wobbly", "Wobbly Widgets Ltd")
    assert firm.properties["country"] == ("ru", "by")
    one, two = firm.listings
    assert (one.programme, one.listed_on, one.ended_on) == ("Ethics", "2025-01-01", "2026-01-01")
    assert (one.citation, one.remarks, one.url) == ("memo 5", "caught", "https://x.example")
    assert two.programme == "Safety"


def test_a_list_of_names_alone_states_names_alone(tmp_path):
    parsed = parse(put(tmp_path, "name\nMade Person\n"))
    assert parsed.states == {"name", "schema", "programme"}
    assert parsed.entries[0].schema == "LegalEntity"


@pytest.mark.parametrize(
    "row, why",
    [
        ("7,,,,,,,,,,,", "without a name"),
        ("7,A,Dog,,,,,,,,,", "schema 'Dog'"),
        ("7,A,,,,soon,,,,,,", "birthDate 'soon'"),
        ("7,A,,,,,,31/31/2020,,,,", "listed_on '31/31/2020'"),
        ("7,A", "2 columns instead of 12"),
    ],
)
def test_a_row_that_cannot_be_used_is_told(tmp_path, row, why):
    good = "".join(f"{i},Made {i},,,,,,,,,,\n" for i in range(10, 40))
    parsed = parse(put(tmp_path, LIST + good + row + "\n"))
    (refusal,) = parsed.refusals
    assert why in refusal.reason
    assert refusal.row == 35


@pytest.mark.parametrize(
    "text",
    ["", "\x00\x00", "title,who\nA,B\n", "name,colour\nA,red\n", "name\n", 'name\n"' + "x" * 2_000_000],
)
def test_a_broken_csv_is_refused(tmp_path, text):
    with pytest.raises(EditionRefused):
        parse(put(tmp_path, text))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "key = ",
        SOURCE.replace("own-made", "us-ofac-sdn"),
        SOURCE.replace("own-made", "own-Made List"),
        SOURCE.replace('terms = "internal"\n', ""),
        SOURCE + "max_age_days = 0\n",
        SOURCE + 'colour = "red"\n',
    ],
)
def test_provenance_has_to_be_whole(tmp_path, source):
    with pytest.raises(EditionRefused, match=r"source\.toml"):
        parse(put(tmp_path, source=source))


def test_a_list_without_provenance_is_refused(tmp_path):
    put(tmp_path)
    (tmp_path / "source.toml").unlink()
    with pytest.raises(EditionRefused, match=r"source\.toml is missing"):
        parse(tmp_path)


def test_the_terms_are_kept_for_the_catalogue(tmp_path):
    own = own_source({"source.toml": put(tmp_path) / "source.toml"})
    rows = own.rows()
    assert rows["terms"]["own-made"] == {"title": "internal", "says": "For use inside Example Ltd. only."}
    assert rows["sources"]["own-made"]["max_age_days"] == 365


def test_an_own_list_is_taken_in_asked_and_named_with_its_terms(tmp_path):
    put(tmp_path / "lists" / "own_made" / "2026-01-01")
    data = tmp_path / "data"
    done = run("update", "--from", tmp_path / "lists", "--data", data)
    no_traceback(done)
    assert done.status == 0, done.err
    answer = run(
        "screen", "Wobbly Widgets", "--data", data, "--source", "own-made", "--format", "json"
    ).json()
    assert [h["id"] for h in answer["results"][0]["hits"]] == ["own-made:1"]
    assert "For use inside Example Ltd. only." in run("lists", "--terms", "--data", data).out


def test_a_folder_that_says_another_key_is_told(tmp_path):
    put(tmp_path / "own_other" / str(TODAY))
    with pytest.raises(UsageError, match="isn't its folder's"):
        keep_own(tmp_path, tmp_path / "data")
