"""Listed names in the forms that print gives them, and what has the same words and is another's."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.spans import find_spans
from watchword.reading.parties.zoned import zone_words
from watchword.reading.tables import headline_verb


def spans(text: str) -> list[str]:
    page = page_of_text(text)
    return [s.name for s in find_spans(page, zone_words(page))]


@pytest.mark.parametrize("word", ["LOSES", "jailed", "Denies", "flees", "Sued", "buys", "planned"])
def test_verbs_of_headlines_are_known_in_their_forms(word):
    assert headline_verb(word)


@pytest.mark.parametrize("word", ["Vietnam", "Jones", "Reed", "Ahmed", "Foxtrot"])
def test_names_are_no_verbs(word):
    assert not headline_verb(word)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ANNA BRZEZINSKA LOSES APPEAL\n\nThe court sat.", "ANNA BRZEZINSKA"),
        ("COURT JAILS ANNA BRZEZINSKA\n\nThe court sat.", "ANNA BRZEZINSKA"),
        ("POLICE HUNT HUDA AL-QREINAWI\n\nThe police spoke.", "HUDA AL-QREINAWI"),
        ("Anna Brzezinska Sued Over Pipe\n\nThe pipe broke.", "Anna Brzezinska"),
        ("MV Blue Petrel was seen near the strait.", "Blue Petrel"),
        ("Owners of the MT Blue Petrel were silent.", "Blue Petrel"),
        ("The Panama-flagged Blue Petrel loaded crude.", "Blue Petrel"),
    ],
)
def test_a_name_ends_where_the_headline_goes_on(text, name):
    assert name in spans(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("COURT RULES AGAINST RYAN WEDDING\n\nMexico sat. Sanctions hit Ryan Wedding.", "RYAN WEDDING"),
        ("Iraq spoke of sanctions. Among those who came was Basim al-Majidi.", "Basim al-Majidi"),
        ("Treasury spoke of sanctions on Iran. MV Kasma was seen near the strait.", "Kasma"),
    ],
)
def test_a_listed_name_is_met_in_its_form(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "Igor Sechin, a plumber from Leeds, won the raffle.",
        "Sanctions were in the news. Igor Sechin, who runs a bakery in Leeds, said the flour was late.",
        "Igor Sechin, a student at the University of Leeds, read about Russia and sanctions.",
        "The mayor of Lyon, Igor Sechin, opened the library.",
        "Igor Sechin, the mayor of Toledo, Ohio, spoke of sanctions on Russia.",
        "Police charged Igor Sechin, 23, with theft. Russia and sanctions were not spoken of.",
        "Fires burned near Garantex for two days, and Russia is under sanctions.",
        "Residents of Garantex were told to leave. Russia is under sanctions.",
        "Workers at Garantex airport went on strike in Russia.",
        "Radio Garantex spoke of sanctions on Russia.",
    ],
)
def test_who_is_brought_in_as_another_is_told_as_nobody_listed(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Igor Sechin, a former aide from Saint Petersburg, runs the Russian firm.", "Igor Sechin"),
        ("Igor Sechin, 66, spoke in Moscow.", "Igor Sechin"),
        ("Its stake in Garantex was sold, and Russia is under sanctions.", "Garantex"),
        ("Wallets at Garantex were frozen, and Russia is under sanctions.", "Garantex"),
    ],
)
def test_who_is_brought_in_as_listed_people_are_is_told(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "The Treasury published new sanctions on Tuesday. Her horse Vega came second.",
        "Sanctions on Russia were published on Friday. Mrs. Marchenko runs the shop.",
    ],
)
def test_what_the_sentence_before_says_is_not_said_of_the_name(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "The United Arab Emirates rejected the sanctions as unlawful.",
        "The United Kingdom and the United Arab Emirates spoke of Russia, and of its banks.",
    ],
)
def test_a_word_of_a_land_is_no_firm(surfaces, text):
    assert surfaces(text) == set()
