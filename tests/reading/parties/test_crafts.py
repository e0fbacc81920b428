"""Ships' names: ordinary words that something beside them makes a ship's."""

from __future__ import annotations

import pytest


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two tankers under American sanctions lay off the cape: the Titan and the Trust.", "Trust"),
        (
            "The EU-listed Nevskiy Prospect has found work as floating storage off Malaysia.",
            "Nevskiy Prospect",
        ),
        (
            "Iran is under sanctions. The Titan was seen off Fujairah on Friday. Her manager is silent.",
            "Titan",
        ),
    ],
)
def test_a_word_of_the_sea_or_another_ship_makes_a_ship_of_a_name(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "The charity put its hopes in the Trust, and the Trust spoke of sanctions on Russia.",
        "Titan, the favourite, lost her topmast in the yacht race, and another boat won the regatta.",
    ],
)
def test_the_same_words_without_are_no_ship(surfaces, text):
    assert surfaces(text) == set()
