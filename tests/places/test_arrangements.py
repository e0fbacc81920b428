from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.exceptions import UsageError
from watchword.model.countries import codes
from watchword.places import arrangements, kinds, read_arrangements
from watchword.places.arrangements import KINDS, STATUSES
from watchword.places.tables import regions, rows

TODAY = date(2026, 11, 24)


def status(place, key, day=TODAY):
    return {a.key: a.status for a in arrangements(place, day)}.get(key)


def test_every_row_has_its_citation_and_fits(capsys):
    known = {*codes(), *regions()}
    for row in rows("arrangements"):
        kind = kinds()[row["key"]]
        assert row["place"] in known, row
        assert row["citation"] or kind["citation"], row
        assert row["status"] in ("", *STATUSES), row
        days = [row[k] for k in ("since", "until", "seen")]
        for day in filter(None, days):
            assert date.fromisoformat(day) <= date(2026, 11, 25), row
        assert not (days[0] and days[1]) or days[0] < days[1], row
        # A row says since when, or by when it is known to stand; unknown ones say neither.
        assert days[0] or days[2] or row["status"] == "unknown", row
        assert not (days[0] and days[2]), row
        print(row["place"], row["key"], row["citation"] or kind["citation"])
    assert capsys.readouterr().out.count("\n") > 300
    for key, kind in kinds().items():
        assert kind["kind"] in KINDS, key
        assert all(kind[c] for c in ("authority", "says", "citation")), key


@pytest.mark.parametrize(
    ("place", "key", "day", "expected"),
    [
        ("ir", "ofac-comprehensive", "2026-11-24", "in-force"),
        ("cu", "ofac-comprehensive", "2026-11-24", "in-force"),
        ("kp", "ofac-comprehensive", "2016-03-15", None),
        ("kp", "ofac-comprehensive", "2016-03-16", "in-force"),
        # E.O. 14312 is of 30 June 2025, with effect from 1 July.
        ("sy", "ofac-comprehensive", "2025-06-30", "in-force"),
        ("sy", "ofac-comprehensive", "2025-07-01", "ended"),
        ("sy", "ear-746-9", "2026-11-24", "in-force"),
        ("sd", "ofac-comprehensive", "2017-10-12", "ended"),
        ("ua-crimea", "ofac-comprehensive", "2014-12-18", None),
        ("ua-crimea", "ofac-comprehensive", "2014-12-19", "in-force"),
        ("ua-donetsk", "ofac-comprehensive", "2022-02-21", "in-force"),
        ("ua", "ofac-comprehensive", "2026-11-24", None),
        ("ru", "ofac-comprehensive", "2026-11-24", None),
        ("ru", "ear-746-8", "2022-02-23", None),
        ("ru", "ear-746-8", "2022-02-24", "in-force"),
        ("by", "ear-746-8", "2022-03-02", "in-force"),
        ("cu", "ear-e1", "2015-07-22", "ended"),
        ("cu", "ear-e2", "2026-11-24", "in-force"),
        ("sd", "ear-e1", "2021-01-13", "in-force"),
        ("sd", "ear-e1", "2021-01-14", "ended"),
        ("kh", "ear-d5", "2025-11-07", "ended"),
        ("ni", "ear-d5", "2024-03-14", None),
        ("ni", "ear-d5", "2024-03-15", "in-force"),
        ("hk", "ear-d5", "2020-12-23", "in-force"),
        ("cn", "coalition-synthetic-drugs", "2023-07-31", "declined"),
        ("us", "coalition-synthetic-drugs", "2023-07-31", "taking-part"),
        ("mx", "bis-fincen-transshipment", "2022-06-28", "in-force"),
        ("cn-xinjiang", "us-uflpa", "2022-06-21", "in-force"),
        ("cn", "us-uflpa", "2026-11-24", None),
        ("mx", "un-1988-party", "1990-11-11", "in-force"),
        ("cf", "un-arms-embargo", "2024-07-30", "ended"),
    ],
)
def test_the_day_decides(place, key, day, expected):
    assert status(place, key, date.fromisoformat(day)) == expected


def test_before_the_day_by_which_it_is_known_the_answer_is_unknown():
    assert status("cn", "ear-d5", date(2016, 11, 4)) == "in-force"
    assert status("cn", "ear-d5", date(2016, 11, 3)) == "unknown"


@pytest.mark.parametrize("place", ["so", "tw", "xk", "pg", "eh"])
def test_what_is_not_held_is_unknown_never_no(place):
    found = {a.key: a for a in arrangements(place, TODAY)}
    for key in ("un-1988-party", "coalition-synthetic-drugs"):
        assert found[key].status == "unknown"
        assert "not held here" in found[key].says
        assert found[key].citation


def test_before_the_convention_and_the_coalition_nothing_is_asked_of_them():
    assert status("tw", "un-1988-party", date(1990, 11, 10)) is None
    assert status("tw", "coalition-synthetic-drugs", date(2023, 7, 6)) is None


def test_an_embargo_that_ended_and_came_back_is_two_rows():
    def of(day):
        return [a.status for a in arrangements("ir", day) if a.key == "un-arms-embargo"]

    assert of(date(2015, 1, 1)) == ["in-force"]
    assert of(date(2022, 1, 1)) == ["ended"]
    assert of(TODAY) == ["ended", "in-force"]


def test_a_region_has_its_own_and_its_states(tmp_path):
    found = arrangements("ua-crimea", TODAY)
    assert {a.place for a in found} == {"ua-crimea", "ua"}
    assert [a.key for a in found if a.place == "ua" and a.kind == "embargo"] == []
    assert next(a for a in found if a.key == "un-1988-party").place == "ua"


@given(st.sampled_from([*codes(), *regions()]), st.dates(date(1950, 1, 1), date(2030, 1, 1)))
def test_no_arrangement_stands_before_its_day_or_after_its_end(place, day):
    for a in arrangements(place, day):
        assert a.since is None or a.since <= day.isoformat()
        if a.status not in ("ended", "unknown"):
            assert a.until is None or a.until > day.isoformat()


@pytest.mark.parametrize("place", ["", "zz", "Iran", "ua-nowhere"])
def test_an_unknown_code_is_told(place):
    with pytest.raises(UsageError, match="is no place"):
        arrangements(place, TODAY)


# --- a user's own

HEAD = "place,key,kind,authority,says,citation,status,since,until\n"


def own(tmp_path, *lines, head=HEAD):
    path = tmp_path / "own.csv"
    path.write_text(head + "".join(f"{x}\n" for x in lines), "utf-8")
    return path


def test_own_arrangements_join_with_their_provenance(tmp_path):
    path = own(
        tmp_path,
        "Bandar Abbas,house-1,restricted,Compliance,We ask first.,Policy 7 of 2024,,2024-01-01,2025-01-01",
    )
    (made,) = (a for a in arrangements("ir", date(2024, 6, 1), [path]) if a.key == "house-1")
    assert (made.status, made.authority, made.citation) == ("in-force", "Compliance", "Policy 7 of 2024")
    assert "house-1" not in {a.key for a in arrangements("ir", date(2023, 1, 1), [path])}
    assert {a.key: a.status for a in arrangements("ir", TODAY, [path])}["house-1"] == "ended"
    assert "house-1" not in {a.key for a in arrangements("ae", TODAY, [path])}


def test_bad_rows_are_told_and_the_rest_answers(tmp_path):
    path = own(
        tmp_path,
        "IR,ok,other,Us,Says.,Note 1,,,",
        "Nowhere,k,other,Us,Says.,Note,,,",
        "IR,k,other,Us,Says.,,,,",
        "IR,k,embargoed,Us,Says.,Note,,,",
        "IR,k,other,Us,Says.,Note,perhaps,,",
        "IR,k,other,Us,Says.,Note,,soon,",
        "IR,k,other,Us,Says.,Note,,2024-02-01,2024-01-01",
        "IR,k",
    )
    good, bad = read_arrangements(path)
    assert [a.key for a in good] == ["ok"]
    assert [(r.row, r.field) for r in bad] == [
        (3, "place"), (4, "citation"), (5, "kind"), (6, "status"), (7, "since"), (8, "until"), (9, "kind"),
    ]  # fmt: skip
    assert "ok" in {a.key for a in arrangements("ir", TODAY, [path])}


@pytest.mark.parametrize("raw", [b"", b"place,key\nIR,x\n", b"\x00\x01\x02"])
def test_a_file_that_holds_none_is_told(tmp_path, raw):
    path = tmp_path / "own.csv"
    path.write_bytes(raw)
    with pytest.raises(UsageError, match=r"own\.csv"):
        arrangements("ir", TODAY, [path])


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="can't be read"):
        arrangements("ir", TODAY, [tmp_path / "none.csv"])


def test_a_file_that_changed_is_read_anew(tmp_path):
    path = own(tmp_path, "IR,one,other,Us,Says.,Note,,,")
    assert [a.key for a in read_arrangements(path)[0]] == ["one"]
    own(tmp_path, "IR,one,other,Us,Says.,Note,,,", "IR,two,other,Us,Says.,Note,,,")
    assert [a.key for a in read_arrangements(path)[0]] == ["one", "two"]
