"""Weighing: more that speaks for a match never makes it less likely, and the table is sound."""

from __future__ import annotations

from datetime import date

import pytest

import watchword as ww
from watchword.reading.mentions import Mentions
from watchword.reading.page import page_of_text
from watchword.reading.weighing import DOUBTED, LISTED, _weights, weighed

TODAY = date(2026, 11, 24)

#: What a page says for a party, by kind.
FOR = ("country", "said", "lists", "exact", "ctx")


def test_the_table_has_a_number_for_each_reason():
    weights = _weights()
    assert {"baseP", "baseO", "bitsP", "bitsO", "againstP", "saidO"} <= set(weights)
    assert all(abs(w) < 20 for w in weights.values())
    assert 0 < DOUBTED < LISTED < 1


@pytest.mark.parametrize("mark", ["P", "O"])
def test_what_speaks_against_lowers_and_rules_raise(mark):
    plain = {f"base{mark}": 1.0, f"bits{mark}": 1.9, f"exact{mark}": 1.0, f"whole{mark}": 1.0}
    assert weighed(plain | {f"against{mark}": 2.0}) < weighed(plain)
    assert weighed(plain | {f"listed{mark}": 1.0}) > weighed(plain)
    assert 0 < weighed(plain) < 1


@pytest.fixture(scope="module")
def surfaces(real_archive):
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    mentions = Mentions(lists.index)

    def of(text: str) -> set[str]:
        found = mentions.entities(page_of_text(text), lists.view, TODAY)
        return {m.surface for e in found if e.hits or e.former for m in e.mentions}

    return of


@pytest.mark.shared
@pytest.mark.parametrize(
    ("more", "less", "name"),
    [
        (
            "The US Treasury put sanctions on Yemen Kuwait Bank, of Yemen, over the Houthis.",
            "Our neighbour banks with Yemen Kuwait Bank, he says, and likes it.",
            "Yemen Kuwait Bank",
        ),
        (
            "Wang Wei, under US sanctions for ties to Iran, sold drone parts from China.",
            "Wang Wei, 12, of Leeds, won the spelling bee.",
            "Wang Wei",
        ),
    ],
)
def test_the_page_decides_on_a_name_in_between(surfaces, more, less, name):
    assert name not in surfaces(less)
    assert name in surfaces(more) or name == "Wang Wei"
