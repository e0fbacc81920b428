"""What courts and juries do is narrated; what they say is theirs."""

from __future__ import annotations

import pytest

from said import who
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of


@pytest.mark.parametrize(
    "text",
    [
        "A court in Orsk on Monday turned down a plea by the mill.",
        "A federal jury found a baker guilty of arson.",
        "The tribunal rejected the claim.",
        "The High Court has refused to unfreeze the accounts of the mill.",
        "The Court of Appeal dismissed the action.",
        "The inquest, due to end in May, continues.",
        "The union welcomed the ruling.",
    ],
)
def test_deeds_are_no_statements(text):
    assert statements_of(page_of_text(text)) == []


@pytest.mark.parametrize(
    ("text", "part", "speaker", "stance"),
    [
        ("The court found that he had lied.", "he had lied", "court", "asserts"),
        ("The tribunal rejected the claim as “hopeless”.", "hopeless", "tribunal", "denies"),
        ("The Supreme Court declined to comment.", "declined", "Supreme Court", "declines"),
        ("The council rejected the claim.", "the claim", "council", "denies"),
        ("Norvik, which a court had fined, rejected the claim.", "the claim", "Norvik", "denies"),
        ("The lawyer for the court clerk denied it.", "denied", "The lawyer for the court clerk", "denies"),
        ("The roof leaks, the mayor continues.", "The roof", "mayor", "asserts"),
        ("Ida Krog welcomed “a turn for the better”.", "a turn", "Ida Krog", "asserts"),
    ],
)
def test_words_told_are_statements(text, part, speaker, stance):
    assert who(text, part) == (speaker, stance)
