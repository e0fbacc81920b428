# ruff: noqa: E501 (texts stand as one string each)
"""What a line is by its form."""

from __future__ import annotations

import pytest

from watchword.reading.pages.lines import dateline_end, is_dateline, is_masthead, is_menu, is_signature
from watchword.reading.pages.zones import zones_of


@pytest.mark.parametrize(
    "line",
    [
        "MOSCOW, November 28, 2024",
        "Pyongyang, March 8 (KSN)",
        "July 9, 2025 — NAIROBI",
        "11:42, 15 September 2025, Bishkek",
        "july 23, 2025 10:07:41",
        "3.42 pm",
        "BASRA",
    ],
)
def test_where_and_when_a_story_was_filed(line):
    assert is_dateline(line)


@pytest.mark.parametrize("line", ["Smith, March 8", "SANCTIONS", "The court met on March 8, 2025 in London"])
def test_a_day_alone_or_a_word_in_capitals_files_nothing(line):
    assert not is_dateline(line)


def test_a_paragraph_may_begin_with_a_dateline():
    line = "CHIȘINĂU, 17 Oct. (Infopress) /// Prosecutors laid out envelopes."
    assert line[: dateline_end(line)] == "CHIȘINĂU, 17 Oct. (Infopress)"
    assert dateline_end("In London, March 8 was a day like others.") == 0


def test_mastheads_signatures_and_menus():
    assert is_masthead("The Packet, issue 61")
    assert is_masthead("FabWatch newsletter #188, by Koji Anzai and Deepa Raghunath")
    assert not is_masthead("The bank was raided by Police yesterday.")
    assert is_signature("D. F. Pocock, Deal, Kent")
    assert not is_signature("Moscow, Beijing and Tehran")
    assert is_menu("Main | Power | Economy | Crime")
    assert is_menu("Share   Letter box   Print   Save")
    assert not is_menu("Iran | Oil")


def test_a_town_and_its_country_up_to_a_dash_open_a_story():
    line = "Port Sudan, Sudan – Traders wait."
    assert line[: dateline_end(line)] == "Port Sudan, Sudan –"
    assert dateline_end("Smith, Jones – and others wait.") == 0


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("09:40 TARN YARD SAYS SHEDS TO BE SHUT BY SUNDAY", "headline"),
        ("Tarn Morning Post with wires | TARN", "byline"),
        ("Pyongyang, March 8 (KSN) -- A spokesman for the guild made public the following statement on a matter of sheds:", "dateline"),
        ("Nairobi (KSN) – The guild met on Monday and counted its sheds.", "dateline"),
        ("TARN / KAVALA — The guild met on Monday and counted its sheds.", "dateline"),
        ("Home  |  World  |  Sport  |  Weather  |  Sign In  |  Subscribe now", "promo"),
        ("Share   Letter box   Print   Save", "promo"),
    ],
)  # fmt: skip
def test_what_stands_between_a_headline_and_its_story(line, kind):
    text = f"Guild counts its sheds on the quay and finds two of them empty\n{line}\n\nThe guild found nine sheds, and two of them were empty."
    at = text.index(line)
    assert next(z.kind for z in zones_of(text) if z.start <= at < z.end) == kind
