"""Customs codes in a field or a line."""

from __future__ import annotations

import pytest

from watchword.goods import tables
from watchword.goods.hs import Headings, codes_in_field, codes_in_text

HEADINGS = Headings(tables.items().values())


@pytest.mark.parametrize(
    "field, codes",
    [
        ("2915.24", ["291524"]),
        ("2915.24.00.00", ["2915240000"]),
        ("29152400", ["29152400"]),
        ("2915", ["2915"]),
        ("2915.24; 2914.11", ["291524", "291411"]),
        ("HS 291524", ["291524"]),
        ("29", []),
        ("", []),
        ("n/a", []),
    ],
)
def test_a_field(field, codes):
    assert codes_in_field(field) == codes


@pytest.mark.parametrize(
    "text, codes",
    [
        ("goods HS CODE: 2933.39", ["293339"]),
        ("HTS 2915.24.0000", ["2915240000"]),
        ("NCM 29152400", ["29152400"]),
        ("ТН ВЭД 2915240000", ["2915240000"]),
        ("海关编码 2915240000", ["2915240000"]),
        ("tariff no. 291524", ["291524"]),
        ("2915.24.00", ["29152400"]),
        ("price 2915.24", []),
        ("order 29152400", []),
        ("USD 2,915.24.", []),
    ],
)
def test_a_line(text, codes):
    assert [c for c, _, _ in codes_in_text(text)] == codes


def test_a_sole_heading_is_told_as_stronger_than_a_basket():
    item, reason = HEADINGS.told("291524")
    assert item.key == "acetic-anhydride"
    assert "nothing else" in reason
    basket, reason = HEADINGS.told("293339")
    assert basket.key == "hs-293339"
    assert "weak" in reason
    assert basket.entries
    assert HEADINGS.told("010121") is None


def test_a_prefix_holds_all_below_it():
    assert {i.key for i in HEADINGS.items("2914")} == {"acetone", "mek", "mibk", "p2p"}
    _, reason = HEADINGS.told("2914")
    assert "whole heading" in reason


def test_a_code_of_one_basket_item_says_it_is_weak():
    item, reason = HEADINGS.told("290399")
    assert item.key == "benzyl-chloride"
    assert "weak" in reason
