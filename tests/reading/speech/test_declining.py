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


@pytest.mark.parametrize(
    "text",
    [
        "The bank had nothing to add.",
        "The bank has been silent on the fire.",
        "The bank did not get back to the Echo.",
        "The bank did not address the allegations.",
        "The bank took no questions.",
        "Emails to the bank bounced back.",
        "Calls to the bank went to voicemail.",
        "Requests for comment to the bank were met with silence.",
        "There was no immediate comment from the bank.",
        "No comment was available from the bank.",
        "No one at the bank was available for comment.",
        "The bank passed on the chance to comment.",
        "The bank has maintained its silence.",
        "The bank did not make clear whether the ship would sail.",
        "The bank did not spell out how it would pay.",
        "The bank was not in a position to say who paid.",
        "The bank ignored repeated requests for comment.",
        "The bank failed to say why.",
        "The bank could not be located for comment.",
        "Efforts to reach the bank were not successful.",
        "The bank is keeping mum about the sale.",
        "The bank did not immediately return an e-mail.",
        "The bank did not have an immediate comment.",
        "Messages left for the bank were not returned.",
        "Phone calls to the bank on Monday were not picked up.",
        "The bank withheld comment.",
        "The bank isn’t talking.",
        "The bank was not talking to reporters.",
        "The bank would not show me the ledger.",
    ],
)
def test_silence_is_told_in_many_ways(text):
    assert [(s.speaker, s.stance) for s in statements_of(page_of_text(text))] == [("bank", "declines")]


@pytest.mark.parametrize(
    "text",
    [
        "The bank has been silent since the alarm was cut off. It had nothing to eat.",
        "The clerk was authorised to speak and was not in a position of trust.",
        "Efforts to climb the hill failed. Calls to the tower went through.",
        "The two sides are not talking to each other. The gate would not let us pass.",
        "The mayor took no risks and passed on the road. The pump failed to start.",
    ],
)
def test_what_looks_like_silence(text):
    assert statements_of(page_of_text(text)) == []


def test_a_pluperfect_inside_what_is_said_is_no_silence():
    text = "Ana Sol said the ship had no pilot on board and had not answered calls for an hour."
    assert [s.stance for s in statements_of(page_of_text(text))][:1] == ["asserts"]
    assert "declines" not in [s.stance for s in statements_of(page_of_text(text))]
