"""Notices: exact days and documents for listings, by list and name; nothing is invented."""

import json
from datetime import date
from pathlib import Path

import pytest

from helpers import ENTITY_LIST, LISTS, csl, csl_folder, ordinal, run
from watchword.archive import Store, find_editions, line_of, lives, load_all
from watchword.archive.notices import apply_notices, notice_from_json, read_notices
from watchword.exceptions import UsageError

ROW = {
    "document": "2023-1",
    "kind": "remove",
    "source": "us-bis-el",
    "parties": ["Bureau's Works"],
    "effective_on": "2023-11-16",
    "published_on": "2023-11-17",
}


@pytest.fixture
def parties(tmp_path: Path) -> dict[str, object]:
    """Two editions; the Works are gone and the Yard is new in the second."""
    first = [csl(ENTITY_LIST, "Bureau?s Works", addresses="CN"), csl(ENTITY_LIST, "Mill", addresses="CN")]
    second = [csl(ENTITY_LIST, "Mill", addresses="CN"), csl(ENTITY_LIST, "Yard", addresses="CN")]
    csl_folder(tmp_path, "2022-05-16", first)
    csl_folder(tmp_path, "2026-07-31", second)
    store = Store(None)
    arrivals, _ = find_editions(tmp_path, (), date(2026, 11, 24))
    load_all(store, arrivals)
    held = {(e.source, e.label): "small" for e in store.editions()}
    return {x.facts[0].value: x for x in lives(store, line_of(store.editions("us-bis-el"), held))}


def said(parties: dict[str, object], row: dict[str, object]) -> list[tuple[str, str]]:
    links = apply_notices(list(parties.values()), [notice_from_json(row)])  # type: ignore[arg-type]
    return [(x.party and "linked", x.listed) for x in links]


def test_removal_ends_the_listing_on_its_day_by_its_document(parties: dict) -> None:
    assert said(parties, ROW) == [("linked", "Bureau?s Works")]
    (listing,) = parties["Bureau?s Works"].listings
    day, facts = listing.versions[-1]
    assert (day, facts["ended_on"], facts["ended_by"]) == (
        ordinal("2023-11-17"),
        "2023-11-16",
        "document 2023-1",
    )
    assert "ended_on" not in listing.versions[0][1], "nobody knew before it was published"


def test_addition_dates_the_beginning(parties: dict) -> None:
    row = {**ROW, "kind": "add", "parties": ["Yard"], "effective_on": "2024-02-01", "citation": "89 FR 1"}
    assert said(parties, row) == [("linked", "Yard")]
    (listing,) = parties["Yard"].listings
    newest = listing.versions[-1][1]
    assert (newest["listed_on"], newest["listed_by"]) == ("2024-02-01", "89 FR 1; document 2023-1")


def test_a_change_dates_neither_end(parties: dict) -> None:
    said(parties, {**ROW, "kind": "change", "parties": ["Mill"]})
    (listing,) = parties["Mill"].listings
    assert listing.versions[-1][1]["changed_on"] == "2023-11-16"
    assert not {"ended_on", "listed_on"} & listing.versions[-1][1].keys()


@pytest.mark.parametrize(
    "row",
    [
        {**ROW, "parties": ["Bureau Works of Elsewhere"]},
        {
            **ROW,
            "effective_on": "2021-01-01",
            "published_on": "2021-01-02",
            "kind": "remove",
            "parties": ["Yard"],
        },
        {**ROW, "kind": "add", "effective_on": "2025-01-01", "parties": ["Mill"]},
    ],
    ids=["no such name", "before the listing", "after the listing began"],
)
def test_a_name_without_a_fitting_listing_is_told_and_changes_nothing(parties: dict, row: dict) -> None:
    before = [[list(x.versions) for x in p.listings] for p in parties.values()]
    assert said(parties, row) == [("", "")]
    assert [[list(x.versions) for x in p.listings] for p in parties.values()] == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "repeal"), ("source", "us-x"), ("parties", []), ("effective_on", "Nov 16"), ("document", "")],
)
def test_a_bad_record_says_which_field(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        notice_from_json({**ROW, field: value})


def test_files_of_one_several_or_lines(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    for text in (json.dumps(ROW), json.dumps([ROW]), json.dumps(ROW) + "\n\n" + json.dumps(ROW)):
        path.write_text(text, "utf-8")
        assert {n.document for n in read_notices(path)[0]} == {"2023-1"}
    path.write_text(json.dumps(ROW) + "\nnot json\n[1]\n", "utf-8")
    found, refused = read_notices(path)
    assert (len(found), [r.row for r in refused]) == (1, [2, 3])


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "n").write_bytes(b"\xff\x00")
    with pytest.raises(UsageError, match="can't be read"):
        read_notices(tmp_path / "n")


@pytest.mark.shared
def test_the_institute(real_archive: Path, tmp_path: Path) -> None:
    import shutil

    data = tmp_path / "copy"
    shutil.copytree(real_archive, data)

    def institute(day: str) -> dict:
        ran = run(
            "screen", "--data", data, "--as-of", day, "--format", "json", "--source", "us-bis-el",
            "Institute of Forensic Science",
        )  # fmt: skip
        (result,) = ran.json()["results"]
        (found,) = [m for m in result["hits"] + result["former"] if m["id"] == "us-bis-el:ljsfpmgezw"]
        return {"hit": found in result["hits"], **found["listings"][0]}

    assert institute("2026-11-01")["ended_between"] == ["2022-05-16", "2026-07-31"]
    notice = LISTS.parent / "news" / "fr_2023-25557.notice.json"
    assert run("notices", notice, "--data", data).status == 0
    before, after = institute("2023-11-15"), institute("2023-11-16")
    assert (before["hit"], before["in_force"]) == (True, "yes")
    assert (after["hit"], after["in_force"], after["ended_on"]) == (False, "no", "2023-11-16")
    assert after["ended_by"] == "document 2023-25557"
    assert run("notices", notice, "--data", data).status == 0, "taken in again, nothing changes"
