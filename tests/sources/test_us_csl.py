from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from functools import cache

import pytest

from helpers import (
    CAPTA_LIST,
    CSL_COLUMNS,
    DENIED_LIST,
    ENTITY_LIST,
    FSE_LIST,
    LISTS,
    SDN_LIST,
    UNVERIFIED_LIST,
    csl,
    csl_csv,
    csl_folder,
)
from watchword.exceptions import EditionRefused
from watchword.sources import Parsed, reader
from watchword.sources.us_csl import SOURCES, source_of


def parse(folder) -> dict[str, Parsed]:
    files = {p.name.lower(): p for p in folder.iterdir()}
    return {p.source: p for p in reader("us-csl")(files)}


ROW = csl(
    ENTITY_LIST,
    "Invented Laboratory?s Works",
    addresses="No 1, Made Road, Beijing, CN; Other Road 2, Hong Kong, HK",
    federal_register_notice="85  FR 34505",
    start_date="2020-06-05",
    license_requirement="For all items subject to the EAR.",
    license_policy="Presumption of denial.",
    alt_names=["Works of Invention", "W.I."],
    source_list_url="https://example.gov/el",
)


def test_a_row_becomes_an_entry_without_a_number(tmp_path):
    (entry,) = parse(csl_folder(tmp_path, "2022-01-01", [ROW]))["us-bis-el"].entries
    assert entry.tail is None
    assert entry.caption == "Invented Laboratory?s Works"
    assert entry.properties["alias"] == ("Works of Invention", "W.I.")
    assert entry.properties["country"] == ("cn", "hk")
    assert entry.properties["address"] == ("No 1, Made Road, Beijing, CN", "Other Road 2, Hong Kong, HK")
    (listing,) = entry.listings
    assert (listing.listed_on, listing.citation) == ("2020-06-05", "85 FR 34505")
    assert listing.licence_requirement == "For all items subject to the EAR."
    assert listing.licence_policy == "Presumption of denial."
    assert listing.url == "https://example.gov/el"


def test_ofacs_numbers_are_kept_and_programmes_are_listings(tmp_path):
    row = csl(SDN_LIST, "A", entity_number="123", type="Individual", programs="SDGT; SYRIA")
    (entry,) = parse(csl_folder(tmp_path, "2022-01-01", [row]))["us-ofac-sdn"].entries
    assert (entry.tail, entry.schema) == ("123", "Person")
    assert [x.programme for x in entry.listings] == ["SDGT", "SYRIA"]


def test_two_rows_of_one_number_are_one_party_of_two_records(tmp_path):
    rows = [
        csl(CAPTA_LIST, "BANK X", entity_number="5", programs="561-Related", alt_names="X BANK"),
        csl(CAPTA_LIST, "BANK X", entity_number="5", programs="UKRAINE-EO13662", alt_names="BX"),
    ]
    parsed = parse(csl_folder(tmp_path, "2022-01-01", rows))["us-ofac-capta"]
    (entry,) = parsed.entries
    assert (parsed.records, entry.rows) == (2, 2)
    assert entry.properties["alias"] == ("X BANK", "BX")
    assert [x.programme for x in entry.listings] == ["561-Related", "UKRAINE-EO13662"]


@pytest.mark.parametrize("form", ["csv", "csv.gz", "json"])
def test_every_form_gives_the_same_parties(tmp_path, form):
    row = {**ROW, "alt_names": ["One", "Two"], "programs": [], "addresses": None}
    parsed = parse(csl_folder(tmp_path, "2022-01-01", [row, csl(FSE_LIST, "B", entity_number="7")], form))
    assert parsed.keys() == {"us-bis-el", "us-ofac-fse"}
    (entry,) = parsed["us-bis-el"].entries
    assert (entry.caption, entry.properties["alias"]) == (ROW["name"], ("One", "Two"))
    assert entry.listings[0].listed_on == "2020-06-05"
    assert parsed["us-ofac-fse"].entries[0].tail == "7"


def test_json_addresses_and_ids_are_objects(tmp_path):
    row = csl(
        SDN_LIST, "A", entity_number="9",
        addresses=[{"address": "1 Road", "city": "Minsk", "country": "BY"}, {"country": "CN"}],
        ids=[
            {"type": "Passport", "number": "MP123", "country": "BY"},
            {"type": "Gender", "number": "Male", "country": None},
        ],
    )  # fmt: skip
    (entry,) = parse(csl_folder(tmp_path, "2026-01-01", [row], "json"))["us-ofac-sdn"].entries
    assert entry.properties["address"] == ("1 Road, Minsk, BY",)
    assert entry.properties["country"] == ("by", "cn")
    assert entry.properties["gender"] == ("male",)
    assert [(i.prop, i.value, i.country) for i in entry.identifiers] == [("passportNumber", "MP123", "by")]


def test_ids_of_a_csv_cell_are_taken_apart(tmp_path):
    ids = "RU, 4505123, Passport; Male, Gender; 770123, Tax ID No.; IR, A77, 2001-01-01, 2011-01-01, Passport"
    row = csl(SDN_LIST, "A", entity_number="9", ids=ids)
    (entry,) = parse(csl_folder(tmp_path, "2022-01-01", [row]))["us-ofac-sdn"].entries
    assert [(i.prop, i.value, i.country) for i in entry.identifiers] == [
        ("passportNumber", "4505123", "ru"),
        ("taxNumber", "770123", ""),
        ("passportNumber", "A77", "ir"),
    ]
    assert entry.properties["gender"] == ("male",)


def test_a_column_that_no_row_fills_is_not_stated(tmp_path):
    rows = [csl(DENIED_LIST, "A", end_date="2030-01-01"), csl(UNVERIFIED_LIST, "B")]
    parsed = parse(csl_folder(tmp_path, "2022-01-01", rows))
    assert "ended_on" in parsed["us-bis-dpl"].states
    assert "ended_on" not in parsed["us-bis-uvl"].states
    assert "listed_on" not in parsed["us-bis-dpl"].states
    assert {"name", "schema", "programme"} <= parsed["us-bis-uvl"].states


def test_every_abbreviation_is_a_source_and_others_are_none():
    for abbreviation, key in SOURCES.items():
        assert source_of(f"Some wording ({abbreviation}) - A Department") == key
    assert source_of("Military End User (MEU) List - Bureau of Industry and Security") == "us-bis-meu"
    for text in ("", "Some list", "Something New (XYZ) - A Department", "(el)"):
        assert source_of(text) is None


def test_rows_that_cant_be_used_are_refused_and_counted(tmp_path):
    rows = [csl(ENTITY_LIST, f"N {i}") for i in range(100)]
    rows[7] = csl(ENTITY_LIST, " ")
    rows += [csl(SDN_LIST, f"S {i}", entity_number=str(i)) for i in range(1, 51)]
    rows.append(csl(SDN_LIST, "NO NUMBER", entity_number="x1"))
    parsed = parse(csl_folder(tmp_path, "2022-01-01", rows))
    for source, good, reason in (
        ("us-bis-el", 99, "without a name"),
        ("us-ofac-sdn", 50, "no OFAC number: 'x1'"),
    ):
        one = parsed[source]
        assert (len(one.entries), one.records) == (good, good + 1)
        (refusal,) = one.refusals
        assert reason in refusal.reason
    assert parsed["us-bis-el"].refusals[0].row == 9  # the header is row 1


def test_lists_and_fields_nobody_knows_are_told(tmp_path):
    rows = [csl(ENTITY_LIST, f"N {i}", new_field="x") for i in range(30)]
    folder = csl_folder(tmp_path, "2026-01-01", [*rows, csl("Brand New (BNL) - Somebody", "Z")], "json")
    notes = parse(folder)["us-bis-el"].notes
    assert any("unknown list" in n and "Brand New" in n for n in notes)
    assert any("unknown field 'new_field'" in n for n in notes)


def test_a_file_of_unknown_lists_is_refused(tmp_path):
    folder = csl_folder(tmp_path, "2026-01-01", [csl("Brand New (BNL) - Somebody", "Z")], "json")
    with pytest.raises(EditionRefused, match="no list that is known"):
        parse(folder)


def test_a_total_that_differs_from_what_is_there_is_refused(tmp_path):
    folder = csl_folder(tmp_path, "2026-01-01", [ROW], "json")
    whole = json.loads((folder / "consolidated.json").read_text())
    (folder / "consolidated.json").write_text(json.dumps({**whole, "total": 2}))
    with pytest.raises(EditionRefused, match="says 2 results and holds 1"):
        parse(folder)


@pytest.mark.parametrize("document", [[], {}, 3, None, {"results": [1]}, {"results": {"a": 1}}, "x"])
def test_other_json_is_refused(tmp_path, document):
    (tmp_path / "consolidated.json").write_text(json.dumps(document))
    with pytest.raises(EditionRefused):
        parse(tmp_path)


def test_a_csv_without_source_and_name_is_refused(tmp_path):
    (tmp_path / "consolidated.csv").write_bytes(b"a,b\n1,2\n")
    with pytest.raises(EditionRefused, match="no columns 'source' and 'name'"):
        parse(tmp_path)


def test_columns_in_another_order_read_the_same(tmp_path):
    rows = [ROW, csl(SDN_LIST, "A", entity_number="1", programs="CUBA")]
    made = []
    for name, columns in (("a", CSL_COLUMNS), ("b", CSL_COLUMNS[::-1])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "consolidated.csv").write_bytes(csl_csv(rows, columns))
        made.append(parse(tmp_path / name))
    assert made[0] == made[1]


def test_none_of_the_files_is_refused(tmp_path):
    (tmp_path / "other.csv").write_bytes(b"")
    with pytest.raises(EditionRefused, match="is missing"):
        parse(tmp_path)


# --- the real files, counted by csv and json alone


@cache
def _plain(label):
    if label == "2022-05-16":
        raw = gzip.decompress((LISTS / "us_csl" / label / "consolidated.csv.gz").read_bytes()).decode()
        return list(csv.DictReader(io.StringIO(raw, newline="")))
    return json.loads((LISTS / "us_csl" / label / "consolidated.json").read_bytes())["results"]


@cache
def _parsed(label):
    return parse(LISTS / "us_csl" / label)


@pytest.mark.shared
@pytest.mark.parametrize("label", ["2022-05-16", "2026-07-31"])
def test_real_editions_hold_what_a_plain_reader_counts(label):
    counted = Counter(r["source"] for r in _plain(label))
    parsed = _parsed(label)
    by_source = {source_of(text): n for text, n in counted.items()}
    assert None not in by_source
    assert {s: p.records for s, p in parsed.items()} == by_source
    for one in parsed.values():
        assert sum(e.rows for e in one.entries) + len(one.refusals) == one.records, one.source
    assert len(parsed) == (13 if label == "2022-05-16" else 12)


@pytest.mark.shared
@pytest.mark.parametrize("label", ["2022-05-16", "2026-07-31"])
def test_real_names_and_numbers_are_all_kept(label):
    raw = {
        (source_of(r["source"]), (r.get("entity_number") or "").strip() or None, " ".join(r["name"].split()))
        for r in _plain(label)
    }
    kept = {
        (source, e.tail, name)
        for source, one in _parsed(label).items()
        for e in one.entries
        for name in e.properties["name"]
    }
    unnumbered = {(s, None, name) for s, n, name in raw if s is not None and not s.startswith("us-ofac")}
    numbered = {x for x in raw if x[0] is not None and x[0].startswith("us-ofac")}
    assert kept == unnumbered | numbered


@pytest.mark.shared
def test_the_old_csl_agrees_with_ofacs_own_numbers():
    """The CSL of 2022-05-16 stands between two SDN editions: what both hold, it holds."""
    csl_numbers = {
        r["entity_number"] for r in _plain("2022-05-16") if source_of(r["source"]) == "us-ofac-sdn"
    }

    def numbers(label):
        with (LISTS / "us_ofac_sdn" / label / "sdn.csv").open(encoding="latin-1", newline="") as text:
            return {r[0] for r in csv.reader(text) if len(r) == 12}

    both = numbers("2022-02-28") & numbers("2023-07-11")
    assert len(both) > 8000
    assert not both - csl_numbers
