"""Cells that hold several places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.places import place_of, stops_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rotterdam via Bandar Abbas", "nl ir"),
        ("Rotterdam (via Havana)", "nl cu"),
        ("Mersin via Novorossiysk and Latakia", "tr ru sy"),
        ("Jebel Ali / Bandar Abbas", "ae ir"),
        ("Shanghai - Dubai - Bandar Abbas", "cn ae ir"),
        ("Ningbo > Busan", "cn kr"),
        ("Jebel Ali, UAE, Bandar Abbas, Iran", "ae ir"),
        ("Iran/Oman", "ir om"),
        ("上海经阿巴斯港", "cn ir"),
        ("Hamburg über Sewastopol", "de ua-crimea"),
        ("Hamburg - Germany", "de"),
        ("Tripoli - Lebanon", "lb"),
        ("Dubai / UAE", "ae"),
        ("Newark, NJ, USA", "us"),
        ("Atlanta, Georgia, USA", "us"),
        ("Sevastopol, Crimea, Russia", "ua-crimea"),
        ("Port-au-Prince", "ht"),
    ],
)
def test_every_place_counts(text, codes):
    stops, via, _ = stops_of(text)
    assert " ".join(place_of(x).code for x in (*stops, *via)) == codes


def test_which_lie_on_the_way_is_told():
    assert stops_of("Rotterdam via Havana") == (("Rotterdam",), ("Havana",), False)
    assert stops_of("Shanghai - Dubai - Rotterdam")[2]
    assert stops_of("Shipping via DHL") == (("Shipping via DHL",), (), False)


@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    stops, via, _ = stops_of(text)
    assert all(isinstance(x, str) for x in (*stops, *via))
