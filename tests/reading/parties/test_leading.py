"""What leads to a name and is no part of it."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.spans import find_spans
from watchword.reading.parties.zoned import zone_words


def spans(text: str) -> list[str]:
    page = page_of_text(text)
    return [s.name for s in find_spans(page, zone_words(page))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Blame Sberbank, he said of the outage.", "Sberbank"),
        ("Brokers saw the Aframax Blue Petrel off Malta.", "Blue Petrel"),
        ("Der Ölkonzern Tavrogaz schweigt.", "Tavrogaz"),
        ("It was former MP Anna Brzezinska who asked.", "Anna Brzezinska"),
        ("Об этом сказала глава ЦБ Эльвира Набиуллина.", "Эльвира Набиуллина"),
        ("TAVROS SAYS PIPE IS SAFE\n\nThe pipe holds.", "TAVROS"),
        ("Zuvor sprach Energieministerin Anna Brzezinska dazu.", "Anna Brzezinska"),
    ],
)
def test_the_name_is_without_what_leads_to_it(text, name):
    assert name in spans(text)


@pytest.mark.parametrize("name", ["Report Group", "BBC World Service", "Meridian Petrel"])
def test_a_name_keeps_its_own_first_word(name):
    assert name in spans(f"{name} has closed its office in Malta.")
