"""The control lists as data: every row has its law, every number holds."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from helpers import LISTS
from watchword.goods import Goods, tables
from watchword.goods.cas import check_digit_holds
from watchword.model import parse_date

GOODS = LISTS.parent / "goods"
KEYS = {
    "un-1988-table-1", "un-1988-table-2", "us-list-1", "us-list-2", "us-schedule-2", "us-machines",
    "us-surveillance", "eu-category-1", "eu-category-2", "eu-category-3",
}  # fmt: skip


def test_every_cas_number_has_its_check_digit_and_belongs_to_one_item():
    seen = {}
    for item in tables.items().values():
        for number in item.cas:
            assert check_digit_holds(number), (item.key, number)
            assert re.fullmatch(r"[1-9]\d{1,6}-\d\d-\d", number), number
            assert seen.setdefault(number, item.key) == item.key
    assert len(seen) > 90


@pytest.mark.shared
def test_every_hs_code_is_in_the_2022_edition():
    with (GOODS / "hs2022.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["hscode"] for row in csv.DictReader(file)}
    held = {code for item in tables.items().values() for code in item.hs} | tables.sole_headings()
    assert held
    assert held <= codes


@pytest.mark.shared
def test_a_sole_heading_is_one_items_and_the_editions_text_names_it():
    with (GOODS / "hs2022.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["hscode"]: row["description"].lower() for row in csv.DictReader(file)}
    for code, key, _source in tables.rows("headings"):
        assert [i.key for i in tables.items().values() if code in i.hs] == [key], code
        forms = [form.lower() for k, _, _, form in tables.names() if k == key]
        text = texts[code].replace("sulph", "sulf").replace("anthranillic", "anthranilic")
        text = text.replace("piperdone", "piperidone").replace("propan-", "propane-")
        said = [f.replace("sulph", "sulf").replace("propan-", "propane-") for f in forms]
        assert any(form in text for form in said), (code, text)


def test_every_entry_prints_its_citation(capsys):
    """The table of entries, each with its law, the day it began and what else it was compared with."""
    rows = tables.checked_entries()
    for item, entry, checked in rows:
        print(f"{item.key}\t{entry.list}\t{entry.since or 'unknown'}\t{entry.citation}\t[{checked}]")
        assert entry.list in KEYS
        assert entry.citation
        assert checked
        assert entry.says.endswith(".")
        for day in (entry.since, entry.until):
            assert day is None or parse_date(day) == day
        assert entry.until is None or entry.since is None or entry.since < entry.until
    told = capsys.readouterr().out
    assert len(told.splitlines()) == len(rows) > 140
    assert "4-piperidone\tus-list-1\t2023-05-12\t21 CFR 1310.02(a); 88 FR 21902" in told


def test_every_item_has_an_entry_and_names_and_every_row_a_known_key():
    items = tables.items()
    named = {key for key, *_ in tables.names()}
    assert named == items.keys()
    assert all(item.entries for item in items.values())
    assert {key for key, *_ in tables.rows("controls")} == items.keys()
    assert {key for key, _says, *_ in tables.rows("duties")} == KEYS


def test_listed_substances_have_names_in_the_languages_of_the_lists():
    languages = {}
    for key, lang, _use, _form in tables.names():
        languages.setdefault(key, set()).add(lang)
    by_table = {
        table: {
            item.key
            for item in tables.items().values()
            if any(e.list == table and e.until is None for e in item.entries)
        }
        for table in ("un-1988-table-1", "un-1988-table-2")
    }
    assert len(by_table["un-1988-table-2"]) == 8
    for key in set().union(*by_table.values()):
        assert {"en", "es", "fr", "de", "zh", "ru"} <= languages[key], key


@pytest.mark.shared
def test_the_un_tables_hold_what_the_secondary_transcription_says_where_it_is_sound():
    """Each row of the start file is held under its table, save what it has wrong: one CAS number."""
    goods = Goods.open()
    wrong = []
    with (GOODS / "un1988_tables_precursors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table = {"I": "un-1988-table-1", "II": "un-1988-table-2"}.get(row["un1988_table"])
            numbers = re.findall(r"\d{2,7}-\d\d-\d", row["cas"])
            for number in numbers:
                if not check_digit_holds(number):
                    wrong.append(number)
                    continue
                found = goods.find("", cas=number)
                lists = {e.list for f in found for e in f.item.entries}
                assert table is None or table in lists, row
                assert table or not any(key.startswith("un-") for key in lists), row
            code = re.match(r"(\d{4})\.(\d\d)", row["hs2022"])
            item = next((f.item for f in goods.find(row["name"])), None)
            if item is not None and code and table:
                assert code[1] + code[2] in item.hs, row
    assert wrong == ["1609-66-5"]


@pytest.mark.shared
def test_the_statutes_lists_are_all_held():
    goods = Goods.open()
    keys = {"I": "us-list-1", "II": "us-list-2"}
    for name, encoding in (("usc21_802_list1_list2.csv", "list"), ("cfr21_1310.02_first28.csv", "list")):
        with (GOODS / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                first = re.split(r",? (?:its|and its) |\(", row["name"])[0].strip(" ,")
                found = goods.find(first, as_of=date(2000, 6, 1) if row["name"] == "Iodine" else None)
                lists = {e.list for f in found for e in f.item.entries}
                assert keys[row[encoding]] in lists, row


def test_a_row_of_the_wrong_width_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "half.tsv").write_text("a\tb\n1\t2\n3\n", "utf-8")
    monkeypatch.setattr(tables, "_DATA", tmp_path)
    with pytest.raises(ValueError, match=r"half.tsv, line 3: 1 cells, not 2"):
        tables.rows("half")
