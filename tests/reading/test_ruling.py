"""What print calls listed parties: brands, acronyms, bent spellings; and what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

import watchword as ww
from watchword.reading.mentions import Mentions
from watchword.reading.page import page_of_text

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def surfaces(real_archive):
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    mentions = Mentions(lists.index)

    def of(text: str) -> set[str]:
        found = mentions.entities(page_of_text(text), lists.view, TODAY)
        return {m.surface for e in found if e.hits or e.former for m in e.mentions}

    return of


SANCTIONED = "{} was placed under sanctions two years ago. A shipment left {} last month, traders said."


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Megvii", "China"),  # the first word of Megvii Technology
        ("Fujian Jinhua", "China"),
        ("Hytera", "China"),
        ("Tiandy", "China"),
        ("Rusal", "Russia"),  # United Company RUSAL
        ("iFlytek", "China"),
        ("EN+ Group", "Russia"),
        ("Evil Corp", "Russia"),
        ("Kata'ib Hizballah", "Iraq"),  # in the form of a person's name
        ("Harakat al-Nujaba", "Iraq"),
        ("SMIC", "China"),
        ("DJI", "China"),
        ("Kim Jong Un", "North Korea"),
        ("Rosario Murillo", "Nicaragua"),
    ],
)
def test_a_party_is_found_by_what_print_calls_it(surfaces, name, place):
    assert name in surfaces(SANCTIONED.format(name, place))


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "The IAEA and the FBI spoke of sanctions on Iran and Russia, and so did a man in Beijing.",
        "Hotels in Phnom Penh are full, and Cambodia has come under sanctions again.",
        "North Korea and South Asia were spoken of, and so were sanctions.",
        "Iran sends more ships to Bandar Abbas, where sanctions are felt, a captain said.",
        "A Russian paper on sanctions ran in October and in January, under the headline MOST OF ALL.",
        "Russia's sanctions list has a new page. Harbour dues in Dubai rose, and Micro and Saturn fell.",
    ],
)
def test_general_short_forms_places_and_words_are_nobodys(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
def test_a_word_that_begins_another_listed_name_of_the_page_is_that_ones(surfaces):
    text = (
        "Positive Technologies of Moscow is under American sanctions. Lawyers went to Russia. "
        "The talks went on, Positive Technologies said."
    )
    assert surfaces(text) == {"Positive Technologies"}
