"""Who can be a speaker, and who can't: names apart from roles, desks and papers by whoever owns them."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.made import Made
from watchword.reading.speech.sane import can_be_somebody
from watchword.reading.speech.statements import statements_of


@pytest.mark.parametrize(
    "name",
    [
        "Tuesday rejected India",
        "Acme | Newsroom",
        "0611 - *NORVEX",
        "half of the clients",
        "released the following",
    ],
)
def test_no_speaker(name: str):
    assert not can_be_somebody(Made(name))


@pytest.mark.parametrize(
    "name", ["Abdel Fattah al-Burhan", "Bank of Qeshm", "Trade Reports Bureau", "J. Ortiz"]
)
def test_speaker(name: str):
    assert can_be_somebody(Made(name))


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("Latvian shipbuilder Norvik said it would close.", "would close", "Norvik"),
        ("Gran-of-two Mia Holt was in tears. “They took my bus pass,” she wailed.", "bus pass", "Mia Holt"),
        (
            "Sorrel Foods Ltd closed a mill in May. “Nobody was hurt,” the company's press service said.",
            "Nobody was hurt",
            "Sorrel Foods Ltd",
        ),
        ("Minister Omar al-Sayed rose. Sayed said the road was shut.", "road was shut", "Omar al-Sayed"),
        ("A lobby, the Guild for Fair Tolls, has called the fee “a joke”.", "a joke", "Guild for Fair Tolls"),
        (
            "A man who gave his name only as Old Tom says the well is dry.",
            "the well is dry",
            "Old Tom",
        ),
        (
            "Prices rose at Alder Steel and Birch Metals. The latter said that ore was dear.",
            "ore was dear",
            "Birch Metals",
        ),
        ("K7 quits Accra talks, blames “spies abroad”", "spies abroad", "K7"),
    ],
)  # fmt: skip
def test_name_apart(text: str, part: str, speaker: str):
    at = text.index(part)
    said = [s for s in statements_of(page_of_text(text)) if s.start <= at < s.end]
    assert said
    assert min(said, key=lambda s: s.end - s.start).speaker == speaker


def test_services_are_no_speaker():
    text = "Grivex, in a notice, said services continued “as normal”."
    assert {s.speaker for s in statements_of(page_of_text(text))} == {"Grivex"}


def test_she_is_whom_somebody_unnamed_told():
    text = "Mama Furaha Sifa was told by a soldier that it would open. “We will wait,” she said."
    said = [s for s in statements_of(page_of_text(text)) if "We will wait" in s.text]
    assert [s.speaker for s in said] == ["Mama Furaha Sifa"]
