"""Control lists of the user's own."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.exceptions import TableError
from watchword.goods import Goods

HEAD = "list,name,kind,cas,hs,eccn,synonyms,citation,since,until,says\n"


def opened(tmp_path, rows, head=HEAD, name="own.csv"):
    path = tmp_path / name
    path.write_text(head + rows, "utf-8")
    return Goods.open([path])


def test_a_users_entries_are_found_by_name_cas_hs_and_eccn(tmp_path):
    goods = opened(
        tmp_path,
        "acme-dual-use,Thiodiglycol,chemical,111-48-8,2930.70,1C350.b.18,"
        "2-hydroxyethyl sulphide;thiodiethanol,Acme handbook 3.1,2025-01-01,,Ask export control.\n"
        "acme-dual-use,Vacuum pump,machine,,8414.10,2B350,bomba de vacío,Acme handbook 4,2025,,\n",
    )
    assert goods.refusals == []
    for fields in (
        {"text": "THIODIETHANOL 98%"},
        {"text": "", "cas": "111-48-8"},
        {"text": "x", "hs": "29307000"},
    ):
        (found,) = goods.find(**fields)
        (entry,) = found.item.entries
        assert (entry.list, entry.citation, entry.since) == (
            "acme-dual-use",
            "Acme handbook 3.1",
            "2025-01-01",
        )
        assert entry.says == "Ask export control."
    assert [f.item.name for f in goods.find("pump", eccn="2B350")] == ["Vacuum pump"]
    assert [f.item.name for f in goods.find("goods, ECCN 2B350.a")] == ["Vacuum pump"]
    assert [f.item.name for f in goods.find("Bomba de vacio usada")] == ["Vacuum pump"]
    assert goods.find("THIODIETHANOL", as_of=date(2024, 12, 31)) == []


def test_an_entry_for_a_built_in_substance_is_added_to_it(tmp_path):
    goods = opened(
        tmp_path,
        "cn-catalogue,Chloroform,chemical,67-66-3,,,三氯甲烷,Regulations annex,2005-11-01,,\n"
        "cn-catalogue,Acetone,chemical,,,,,Regulations annex,2005-11-01,,\n"
        "cn-catalogue,Dimethylketon,chemical,67-64-1,,,,Regulations annex,2005-11-01,,\n",
    )
    (found,) = goods.find("acetone")
    assert [e.list for e in found.item.entries].count("cn-catalogue") == 2
    assert "eu-category-3" in {e.list for e in found.item.entries}
    # What the built-in table holds for harmless is controlled once a list of the user's says so.
    assert [f.item.name for f in goods.find("三氯甲烷 250kg")] == ["Chloroform"]
    assert Goods.open().find("三氯甲烷 250kg") == []


@pytest.mark.parametrize(
    "row, why",
    [
        ("own,Thing,chemical,111-48-9,,,,law,,,", "cas '111-48-9' fails its check digit"),
        ("own,Thing,gas,,,,,law,,,", "kind 'gas' is not one of"),
        ("own,Thing,chemical,,29,,,law,,,", "hs '29' has to have four digits or six"),
        ("own,Thing,chemical,,,,,law,soon,,", "since 'soon' is not a date"),
        ("own,Thing,chemical,,,,,,,,", "a row without citation"),
        (",Thing,chemical,,,,,law,,,", "a row without list"),
        ("us-list-1,Thing,chemical,,,,,law,,,", "is a built-in one"),
        ("My List!,Thing,chemical,,,,,law,,,", "small letters, digits and hyphens"),
        ("own,Thing", "2 columns instead of 11"),
    ],
)
def test_a_bad_row_is_reported_and_the_rest_is_answered(tmp_path, row, why):
    goods = opened(tmp_path, f"own,Sound,chemical,,,,,law,,,\n{row}\n")
    (refusal,) = goods.refusals
    assert (refusal.file, refusal.row) == ("own.csv", 3)
    assert why in refusal.reason
    assert [f.item.name for f in goods.find("sound")] == ["Sound"]
    assert goods.find("acetone")


def test_a_file_that_is_no_control_list_is_an_error(tmp_path):
    with pytest.raises(TableError, match=r"own.csv, line 1: no column 'citation'"):
        opened(tmp_path, "", "list,name\n")
    with pytest.raises(TableError, match=r"unknown column 'colour'"):
        opened(tmp_path, "", "list,name,citation,colour\n")
    with pytest.raises(TableError, match=r"can't be read"):
        Goods.open([tmp_path / "missing.csv"])
    (tmp_path / "empty.csv").write_text("", "utf-8")
    with pytest.raises(TableError, match=r"no column 'list'"):
        Goods.open([tmp_path / "empty.csv"])
