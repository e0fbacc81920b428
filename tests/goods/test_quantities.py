"""Amounts as invoices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.goods.quantities import quantities


@pytest.mark.parametrize(
    "text, found",
    [
        ("1-BOC-4-PIPERIDONE 99% 25KG DRUM", [(25, "kg")]),
        ("4 x 180 kg net", [(720, "kg")]),
        ("1,000.50 L", [(1000.5, "l")]),
        ("1.000,50 l", [(1000.5, "l")]),
        ("1,000 kg", [(1000, "kg")]),
        ("25.000 KGS", [(25, "kg")]),
        ("0,5 t", [(0.5, "t")]),
        ("25.000 kg, 12,50 EUR/kg", [(25000, "kg")]),
        ("25.000 kg netto, 25.300,5 kg brutto", [(25000, "kg"), (25300.5, "kg")]),
        ("1,500 kg at 12,50 EUR", [(1.5, "kg")]),
        ("25.000 kg, 12.50 USD", [(25, "kg")]),
        ("12'500 kg", [(12500, "kg")]),
        ("5 吨 / 200 桶", [(5, "t"), (200, "drum")]),
        ("20 кг, 3 шт", [(20, "kg"), (3, "pcs")]),
        ("160kg/桶", [(160, "kg")]),
        ("2 drums of 200 L", [(2, "drum"), (200, "l")]),
        ("500ml bottle", [(500, "ml")]),
        ("10 lbs 4 oz", [(10, "lb"), (4, "oz")]),
        ("1 m3", [(1, "m3")]),
        ("55 gal", [(55, "gal")]),
        ("99% pure", []),
        ("4-piperidone", []),
        ("ZP-9", []),
        ("CAS 67-64-1 g", []),
        ("M8x40", []),
        ("2-gram", []),
        ("3 trucks", []),
    ],
)
def test_amounts_are_read(text, found):
    assert [(q.value, q.unit) for q in quantities(text)] == found


@given(st.integers(1, 99999), st.sampled_from(["kg", "L", "г", "吨", "drums"]))
def test_a_number_and_a_unit_come_back(number, unit):
    (quantity,) = quantities(f"acetone, {number} {unit} net")
    assert quantity.value == number
    assert quantity.text == f"{number} {unit}"


@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    for quantity in quantities(text):
        assert quantity.value >= 0
        assert quantity.text in text
