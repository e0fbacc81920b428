"""Short forms that pages give beside a name, in words and in brackets."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.definitions import definitions
from watchword.reading.parties.spans import find_spans
from watchword.reading.parties.zoned import zone_words


def defined(text: str) -> list[tuple[str, str]]:
    page = page_of_text(text)
    return [(d.short, d.long.name) for d in definitions(page.text, find_spans(page, zone_words(page)))]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Baltic Grain Exchange (BGE) is shut.", "BGE", "Baltic Grain Exchange"),
        ("He runs the Baltic Grain Exchange, or BGE, from Riga.", "BGE", "Baltic Grain Exchange"),
        ("The BGE, short for Baltic Grain Exchange, is shut.", "BGE", "Baltic Grain Exchange"),
        ("The Baltic Grain Exchange, known by its initials BGE, is shut.", "BGE", "Baltic Grain Exchange"),
        ("Marko Jelavić, the boxer better known as Sledge, fled.", "Sledge", "Marko Jelavić"),
        ("Police hold Marko Jelavić, alias “Mallet”, in Split.", "Mallet", "Marko Jelavić"),
        ("Selon lui, Marko Jelavić, dit « Maillet », est à Nice.", "Maillet", "Marko Jelavić"),
        ("Northern Tamarisk Guards, formerly Pine Front, left.", "Pine Front", "Northern Tamarisk Guards"),
    ],
)  # fmt: skip
def test_a_page_says_what_a_short_form_stands_for(text, short, name):
    assert (short, name) in defined(text)


@pytest.mark.parametrize(
    "text",
    [
        "Marko Jelavić met a man called Andrija in Split.",
        "Marko Jelavić, or so the XYZ paper wrote, fled.",
        "The Baltic Grain Exchange, said Marko Jelavić, known as Mallet to some.",  # not the exchange
        "The Baltic Grain Exchange, or TUV, is shut.",
    ],
)
def test_what_is_named_beside_somebody_else_is_no_short_form(text):
    assert all(name == "Marko Jelavić" and short == "Mallet" for short, name in defined(text))
