"""Nouns with "the" that point back to whom a page has named."""

from __future__ import annotations

from datetime import date

import pytest

import watchword as ww
from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.mentions import Mentions

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def back(real_archive):
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    mentions = Mentions(lists.index)

    def of(text: str) -> dict[str, list[str]]:
        found = mentions.entities(page_of_text(text), lists.view, TODAY)
        return {e.name: [m.surface for m in e.mentions if m.how == "coreference"] for e in found if e.hits}

    return of


@pytest.mark.shared
def test_a_rank_in_short_is_the_noun_that_points_back(back):
    text = "Col. Saw Chit Thu of Myanmar is under sanctions. The colonel gave no date."
    assert ["The colonel"] in back(text).values()


@pytest.mark.shared
def test_the_cartel_is_who_has_the_word_in_the_name(back):
    text = (
        "Treasury put sanctions on the Sinaloa Cartel of Mexico and on Kovay Gardens, a resort near Puerto "
        "Vallarta. A man worked for the cartel."
    )
    assert back(text)["Sinaloa Cartel"] == ["the cartel"]


@pytest.mark.shared
def test_a_noun_of_nobody_named_points_nowhere(back):
    assert not any(
        back("Sberbank of Russia is under sanctions. The colonel and the cartel said no.").values()
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "M23 of Congo is under sanctions. The Group established that M23 attacked a town.",
        "M23 of Congo is under sanctions. In a letter to the Group it denied attacks.",
    ],
)
def test_a_panel_that_writes_of_itself_is_no_listed_group(back, text):
    assert not any(back(text).values())


@pytest.mark.shared
def test_who_acts_on_a_name_is_not_its_bearer(back):
    base = "Sberbank of Russia is under sanctions. "
    assert not any(back(base + "The company denied any dealing with Sberbank in May.").values())
    assert ["The company"] in back(base + "The company broke no law, Sberbank said.").values()


@pytest.mark.shared
def test_what_a_body_is_for_makes_no_firm_of_it(back):
    text = "The Bureau of Industry and Security lists Sberbank of Russia. The company said no."
    assert ["The company"] in back(text).values()
