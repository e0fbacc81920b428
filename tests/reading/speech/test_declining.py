"""Those who say nothing."""

from __future__ import annotations

import pytest

from said import who
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of


def test_neither_replied():
    assert who("Neither Norvik nor the port replied to requests for comment.", "replied")[1] == "declines"
    assert who("Mira Tal never wrote back.", "never wrote") == ("Mira Tal", "declines")
    assert who("Asked about Lund, Berg laughed and hung up.", "hung up") == ("Berg", "declines")
    assert who("Neither the guild nor the yard would comment on the demand.", "comment")[1] == "declines"


@pytest.mark.parametrize(
    "why",
    [
        "who declined to be named because he feared for his job",
        "who asked not to be named as he would not speak to the press",
        "who requested that she not be named",
        "who requested anonymity",
    ],
)
def test_why_somebody_is_not_named_is_no_statement(why):
    text = f"“They can still buy,” said a trader, {why}."
    found = statements_of(page_of_text(text))
    assert [(s.speaker, s.stance) for s in found] == [("a trader", "asserts")]
