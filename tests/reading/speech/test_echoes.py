"""Headings that are a bare quotation: whoever says the same words in the text, else nobody."""

from __future__ import annotations

from watchword.reading.pages.making import page_of_html, page_of_text
from watchword.reading.speech.statements import statements_of

BEFORE = "Port Control said the vessel was struck west of the port and urged ships to take care."
HEAD = "‘Nobody will insure this’"


def speaker_of(text: str, words: str) -> str | None:
    """Who says the first statement that begins with words."""
    made = statements_of(page_of_text(text))
    return next(s.speaker for s in made if s.text.strip("‘’“”").startswith(words))


def test_a_heading_is_whose_the_words_below_are():
    below = "Priya Nair, an underwriter, said rates rose. “At this price nobody will insure this,” she said."
    assert speaker_of(f"{BEFORE}\n\n{HEAD}\n\n{below}\n", "Nobody") == "Priya Nair"


def test_a_pulled_quotation_is_whose_the_words_above_are():
    above = "“There is petrol, there is heating oil for the schools,” minister Ivo Rak said."
    pulled = "<blockquote>“There is heating oil for the schools”</blockquote>"
    page = page_of_html(f"<html><body><p>{above}</p><p>{BEFORE}</p>{pulled}<p>Rain fell.</p></body></html>")
    assert [s.speaker for s in statements_of(page) if "heating" in s.text] == ["Ivo Rak", "Ivo Rak"]


def test_a_heading_that_nobody_repeats_is_nobodys():
    text = f"{BEFORE}\n\n{HEAD}\n\nThe ships waited off the port for three days.\n"
    assert speaker_of(text, "Nobody") is None


def test_a_quotation_that_ends_as_a_sentence_goes_on():
    text = "Ana Sol said the port was shut.\n\n“Nobody will insure this.”\n\nRain fell.\n"
    assert speaker_of(text, "Nobody") == "Ana Sol"
