"""Reading stakes: every form, every bad row told; keeping them: nothing twice, corrections in place."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.exceptions import NoArchive, UsageError
from watchword.ownership import Share, Stakes, StakeStore, held, read_share, read_stakes
from watchword.ownership.stake import BadStake, node_key

DAY = date(2026, 11, 24)
HEAD = "owner,owned,percent,since,until,source,control\n"
CHILD, PARENT = "5493001KJTIIGC8Y1R12", "213800LBDB8WB3QGVN21"


@pytest.fixture
def read(tmp_path):
    def read(content: object, name: str = "stakes.csv"):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, "utf-8")
        return read_stakes(path)

    return read


def lines(*records: object) -> str:
    return "\n".join(json.dumps(r) for r in records)


# --- shares


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("50", Share(5000, 5000)), ("50 %", Share(5000, 5000)), ("33,33", Share(3333, 3333)),
        ("33.333", Share(3333, 3334, True)), ("25-50", Share(2500, 5000)), ("25 to 50%", Share(2500, 5000)),
        (">75", Share(7500, 10000, True)), ("more than 50 percent", Share(5000, 10000, True)),
        (">=25", Share(2500, 10000)), ("25+", Share(2500, 10000)), ("<10", Share(0, 1000)),
        ("0", Share(0, 0)),
        ("", None), ("?", None), ("unknown", None),
    ],
)  # fmt: skip
def test_shares_as_people_write_them(text, share):
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["120", "-1", "half", "50-25", "1e999", "nan", "inf", ">100", "%%"])
def test_what_is_no_share_is_refused(text):
    if text == "%%":
        assert read_share(text) is None
    else:
        with pytest.raises(BadStake):
            read_share(text)


@given(st.text(max_size=30))
def test_no_text_breaks_a_share_or_a_key(text):
    for reads in (read_share, node_key):
        with contextlib.suppress(BadStake):
            reads(text)


# --- own form


def test_own_form_with_bad_rows_told(read):
    found = read(
        HEAD
        + "us-ofac-sdn:36,Acme Ltd,30,2019-01-01,,register,\n"
        + "ACME  ltd,Beta,>50,2020,2024-06,register,\n"
        + "Beta,Gamma,,,,press,yes\n"
        + "Beta,Delta,60,,,press,yes\n"
        + ",Gamma,10,,,press,\n"
        + "A,B,150,,,press,\n"
        + "A,B,10,yesterday,,press,\n"
        + "A,B,10,2020-01-01,2019-01-01,press,\n"
        + "A,a,10,,,press,\n"
        + "A,B,10,,,press,maybe\n"
    )
    assert [(s.owner, s.owned, s.kind, s.share) for s in found.stakes] == [
        ("us-ofac-sdn:36", "acme ltd", "direct", Share(3000, 3000)),
        ("acme ltd", "beta", "direct", Share(5000, 10000, True)),
        ("beta", "gamma", "control", None),
        ("beta", "delta", "direct", Share(6000, 6000)),
        ("beta", "delta", "control", None),
    ]
    assert [(r.row, r.field) for r in found.refusals] == [
        (6, "owner"), (7, "percent"), (8, "since"), (9, "until"), (10, "owned"), (11, "control"),
    ]  # fmt: skip
    assert (found.stakes[1].since, found.stakes[1].until, found.records) == ("2020", "2024-06", 10)


def test_own_form_as_json_lines_and_with_semicolons(read):
    row = {"owner": "A", "owned": "B", "percent": 50, "since": None, "joint": "Pact"}
    (found,) = read(lines(row), "stakes.jsonl").stakes
    assert (found.share, found.joint, found.source) == (Share(5000, 5000), "pact", "stakes.jsonl")
    assert len(read("Owner;Owned;Percent\nA;B;33,3\n").stakes) == 1


@pytest.mark.parametrize(
    "text", ["", "name,share\nA,1\n", HEAD, HEAD + "A,A,1,,,,\n", "[1, 2]", "{}", "\0\0\0"]
)
def test_a_file_of_which_nothing_can_be_used(read, text):
    with contextlib.suppress(UsageError):
        assert not read(text).stakes


def test_no_file_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="no file"):
        read_stakes(tmp_path / "absent.csv")


_WORDS = (
    "schema properties owner owned asset recordType recordDetails interests subject interestedParty share "
    "Relationship statementType identifiers percentage"
).split()
_ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(_WORDS), x, max_size=4),
    max_leaves=12,
)


@given(_ANY)
def test_no_json_escapes_as_a_stack(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("any") / "any.jsonl"
    kinds = [{"recordType": "relationship"}, {"statementType": "ownershipOrControlStatement"},
             {"schema": "Ownership"}, {"recordType": "entity"}]  # fmt: skip
    some = [record] + [{**record, **k} for k in kinds if isinstance(record, dict)]
    path.write_text(lines(*some), "utf-8")
    try:
        found = read_stakes(path)
    except UsageError:
        return
    assert len(found.refusals) <= found.records


# --- other forms


def test_follow_the_money(read):
    owner = {"id": "o1", "schema": "Person", "properties": {"name": ["Jo Doe"]}}
    asset = {"id": "a1", "schema": "Company", "caption": "Acme", "properties": {"leiCode": [CHILD]}}
    edge = {"id": "e1", "schema": "Ownership", "datasets": ["x"], "properties": {
        "owner": ["o1"], "asset": ["a1"], "percentage": ["51%"], "startDate": ["2020-01"]}}  # fmt: skip
    bad = {"id": "e2", "schema": "Ownership", "properties": {"owner": ["o1"], "percentage": ["51"]}}
    found = read(lines(edge, owner, asset, bad), "ftm.jsonl")
    (one,) = found.stakes
    assert (one.owner, one.owned, one.owner_name, one.owned_name) == ("o1", f"lei:{CHILD}", "Jo Doe", "Acme")
    assert (one.share, one.since, one.source) == (Share(5100, 5100), "2020-01", "x")
    assert [(r.row, r.field) for r in found.refusals] == [(4, "asset")]
    assert found.passed_over == 2


def test_gleif_csv_and_json_are_control_without_a_percentage(read):
    heads = ["Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID", "Relationship.RelationshipType",
             "Relationship.RelationshipStatus", "Relationship.Period.1.startDate",
             "Relationship.Period.1.endDate", "Relationship.Period.1.periodType",
             "Registration.LastUpdateDate"]  # fmt: skip
    rows = [
        [CHILD, PARENT, "IS_DIRECTLY_CONSOLIDATED_BY", "ACTIVE", "2018-01-01", "", "RELATIONSHIP_PERIOD", ""],
        [CHILD, PARENT, "IS_ULTIMATELY_CONSOLIDATED_BY", "INACTIVE", "2017-01-01", "", "ACCOUNTING_PERIOD",
         "2021-05-06T00:00:00Z"],
        [CHILD, PARENT, "IS_FUND-MANAGED_BY", "ACTIVE", "", "", "", ""],
        ["short", PARENT, "IS_DIRECTLY_CONSOLIDATED_BY", "ACTIVE", "", "", "", ""],
        [CHILD, PARENT, "IS_FRIEND_OF", "ACTIVE", "", "", "", ""],
    ]  # fmt: skip
    found = read("\n".join(",".join(r) for r in [heads, *rows]))
    assert [(s.owner, s.owned, s.kind, s.share, s.since, s.until) for s in found.stakes] == [
        (f"lei:{PARENT}", f"lei:{CHILD}", "control", None, "2018-01-01", ""),
        (f"lei:{PARENT}", f"lei:{CHILD}", "control", None, "", "2021-05-06"),
    ]
    assert ([r.row for r in found.refusals], found.passed_over) == ([5, 6], 1)
    periods = {"RelationshipPeriod": [{"StartDate": {"$": "2018-01-01T00:00:00Z"},
                                       "PeriodType": {"$": "RELATIONSHIP_PERIOD"}}]}  # fmt: skip
    inner = {"StartNode": {"NodeID": {"$": CHILD}}, "EndNode": {"NodeID": {"$": PARENT}},
             "RelationshipType": {"$": "IS_DIRECTLY_CONSOLIDATED_BY"},
             "RelationshipPeriods": periods}  # fmt: skip
    for document in (
        {"relations": [{"Relationship": inner}]},
        {"RelationshipRecord": {"Relationship": inner}},
    ):
        (one,) = read(document, "rr.json").stakes
        assert (one.owner, one.since) == (f"lei:{PARENT}", "2018-01-01")


def bods_02(**interest: object) -> list[dict[str, object]]:
    return [
        {"statementID": "e1", "statementType": "entityStatement", "name": "Acme",
         "identifiers": [{"scheme": "GB-COH", "id": "0000 0006"}]},
        {"statementID": "p1", "statementType": "personStatement", "names": [{"fullName": "Jo Doe"}]},
        {"statementID": "s1", "statementType": "ownershipOrControlStatement",
         "subject": {"describedByEntityStatement": "e1"},
         "interestedParty": {"describedByPersonStatement": "p1"}, "interests": [interest]},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("interest", "kind", "share"),
    [
        ({"type": "shareholding", "share": {"exact": 50}}, "direct", Share(5000, 5000)),
        ({"type": "shareholding", "share": {"minimum": 25, "maximum": 50, "exclusiveMinimum": True}},
         "direct", Share(2500, 5000, True)),
        ({"type": "shareholding", "share": {"exclusiveMinimum": 75, "maximum": 100}}, "direct",
         Share(7500, 10000, True)),
        ({"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 60}}, "indirect",
         Share(6000, 6000)),
        ({"type": "shareholding", "interestLevel": "indirect"}, "indirect", None),
        ({"type": "voting-rights", "share": {"exact": 60}}, "votes", Share(6000, 6000)),
        ({"type": "appointment-of-board"}, "control", None),
        ({"directOrIndirect": "unknown"}, "direct", None),
    ],
)  # fmt: skip
def test_bods(read, interest, kind, share):
    (one,) = read(bods_02(**interest), "bods.json").stakes
    assert (one.owner, one.owned, one.owner_name, one.owned_name) == (
        "p1",
        "GB-COH:00000006",
        "Jo Doe",
        "Acme",
    )
    assert (one.kind, one.share) == (kind, share)
    new = {"recordType": "relationship", "recordId": "r1", "recordDetails": {
        "subject": "x", "interestedParty": "y", "interests": [interest]}}  # fmt: skip
    (one,) = read(lines(new), "bods.jsonl").stakes
    assert (one.owner, one.owned, one.kind, one.share) == ("y", "x", kind, share)


def test_bods_unspecified_owner_is_passed_over_and_no_subject_refused(read):
    record = {"recordType": "relationship", "recordId": "r", "recordDetails": {
        "subject": "x", "interestedParty": {"reason": "interestedPartyHasNoInterest"}}}  # fmt: skip
    nobody = {"recordType": "relationship", "recordId": "r", "recordDetails": {"interestedParty": "y"}}
    found = read(lines(record, nobody), "bods.jsonl")
    assert (found.stakes, found.passed_over, [r.row for r in found.refusals]) == ([], 1, [2])


# --- keeping


def test_taking_in_again_changes_nothing_and_a_correction_stands_instead(read):
    store = StakeStore(None)
    first = read(HEAD + "X,A,60,,,register,\nX,B,30,,,register,\nX,B,30,,,register,\n")
    assert store.add(first).added == 3
    before = list(store.stakes())
    assert (store.add(first).added, list(store.stakes()), len(store.files())) == (0, before, 1)
    kept = store.add(read(HEAD + "X,A,40,,,register,\n"))
    assert kept.added == 1
    assert sorted(s.share.least for s in store.stakes()) == [3000, 3000, 4000]
    assert held(Stakes(store.stakes()), {"us-ofac": {"x"}}, DAY)["us-ofac"].held == frozenset()


def test_a_closed_bods_record_ends_the_stake(read):
    store = StakeStore(None)
    record = {"recordType": "relationship", "recordId": "r1", "recordDetails": {
        "subject": "x", "interestedParty": "y",
        "interests": [{"type": "shareholding", "share": {"exact": 60}}]}}  # fmt: skip
    store.add(read(lines(record), "bods.jsonl"))
    store.add(read(lines({**record, "recordStatus": "closed", "statementDate": "2025-02-01"}), "bods.jsonl"))
    (one,) = store.stakes()
    assert one.until == "2025-02-01"


def test_names_given_later_are_kept(read):
    store = StakeStore(None)
    rr = {"RelationshipRecord": {"Relationship": {
        "StartNode": {"NodeID": {"$": CHILD}}, "EndNode": {"NodeID": {"$": PARENT}},
        "RelationshipType": {"$": "IS_DIRECTLY_CONSOLIDATED_BY"}}}}  # fmt: skip
    store.add(read(rr, "rr.json"))
    asset = {"id": "a1", "schema": "Company", "properties": {"leiCode": [CHILD], "name": ["Acme"]}}
    edge = {"id": "e", "schema": "Ownership", "properties": {"owner": ["Z"], "asset": ["a1"]}}
    store.add(read(lines(asset, edge), "ftm.jsonl"))
    assert Stakes(store.stakes()).name(f"lei:{CHILD}") == "Acme"


def test_a_folder_without_an_archive_takes_nothing_in(tmp_path):
    with pytest.raises(NoArchive):
        StakeStore(tmp_path)
    assert StakeStore.stakes_in(tmp_path) == []
