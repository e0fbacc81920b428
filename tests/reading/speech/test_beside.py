# ruff: noqa: E501 (texts stand as one string each)
"""Quotations whose verb no table has, and those that stand alone."""

from __future__ import annotations

import pytest

from said import told
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("“We found the seal in a drawer,” the Member for Low Fen, Ada Merrow, put in, to laughter.", "We found",
         "Ada Merrow|Member for Low Fen"),
        ("“It sank like a spoon,” volunteered ferryman Ivo Tarn from the jetty.", "It sank", "Ivo Tarn"),
        ("“Nobody signs for gold on a Sunday,” a clerk at the bar.", "Nobody signs", "a clerk at the bar"),
        ("« Le quai est vide », confie Jeanne Morel, the lawyer who has the keys.", "Le quai", "Jeanne Morel"),
        ("“We asked the crew twice,” Merrow and Hale wrote the minister.", "We asked", "Merrow and Hale"),
        ("For judge Ada Merrow, “a debt does not sail by itself”.", "a debt does", "Ada Merrow"),
        ("Analyst Petra Holm of Quay Research translates: “That means not this year.”", "That means",
         "Petra Holm"),
        ("–It will hold until Friday –says Ana Sorel, who runs the ferry–. Then we shall swim.", "It will hold",
         "Ana Sorel"),
        ("–It will hold until Friday –says Ana Sorel, who runs the ferry–. Then we shall swim.", "Then we shall",
         "Ana Sorel"),
    ],
)  # fmt: skip
def test_whoever_stands_beside_it_speaks(text, part, speaker):
    assert told(text, part).speaker in speaker.split("|")


def test_whoever_acts_before_it_speaks():
    text = (
        "“Hands off the bell,” Ivo Tarn bellowed.\n\n"
        "But councilman Brian Holm didn’t care for the tone. “I have rung it for forty years, and my father did.”"
    )
    assert told(text, "I have rung it").speaker == "Brian Holm"


def test_who_answered_is_asked_again():
    text = (
        "Ivo Tarn was asked by Senator Mila Orsic why the fence was four metres high.\n\n"
        "“Foxes, madam,” Tarn replied.\n\n“And who paid for it, the foxes?”"
    )
    assert told(text, "And who paid").speaker == "Mila Orsic"


def test_a_line_below_signs():
    text = (
        "“The charges show how far a small part can travel across borders.”\n\n"
        "— Assistant Secretary Anna R. Keel of the Trade Bureau\n\n"
        "“Each of those parts has a number, and each number has a buyer.”\n\n"
        "— Inspector Jon Vik"
    )
    assert told(text, "The charges show").speaker == "Anna R. Keel"
    assert told(text, "Each of those parts").speaker == "Jon Vik"


def test_a_ships_name_is_not_spoken():
    text = "“Golden Star,” the ship’s new owner admits, is a silly name."
    assert all(s.text != "“Golden Star,”" for s in statements_of(page_of_text(text)))
