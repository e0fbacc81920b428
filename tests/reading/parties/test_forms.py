"""Listed names in the forms that print gives them, and what has the same words and is another's."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.likeness import same_sound
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Senator Paul Lowell of Margibi rose at once.", ["Paul Lowell", "Margibi"]),
        ("General Joseph Adeyemi of the Kano Garrison spoke.", ["Joseph Adeyemi", "Kano Garrison"]),
        ("The Bank of Saint Joseph of Cupertino spoke.", ["Bank of Saint Joseph of Cupertino"]),
    ],
)
def test_a_title_and_where_somebody_is_from_are_none_of_the_name(text, names):
    assert spans(text) == names


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
        "Tuam's Lazarus Group is twenty-five. The Lazarus Group, the bereavement support circle that meets "
        "above a shop, will sing. The Lazarus Group has tea.",
        "The tanker Forest (IMO 9283761) lay off the cape.",
        "Russia is under sanctions. A bank in Leeds held up a payment to a roofer called Igor Sechin.",
        "Sanctions were in the news. Igor Sechin, who runs a bakery in Leeds, said the flour was late.",
        "Igor Sechin, a student at the University of Leeds, read about Russia and sanctions.",
        "The mayor of Lyon, Igor Sechin, opened the library.",
        "Igor Sechin, the mayor of Toledo, Ohio, spoke of sanctions on Russia.",
        "Police charged Igor Sechin, 23, with theft. Russia and sanctions were not spoken of.",
        "Fires burned near Garantex for two days, and Russia is under sanctions.",
        "Residents of Garantex were told to leave. Russia is under sanctions.",
        "Workers at Garantex airport went on strike in Russia.",
        "Radio Garantex spoke of sanctions on Russia.",
        "Tarn, Garantex, May 3, 2025.- Russia is under sanctions, officers informed.",
        "BIS fined a Moscow firm over chips. BIS said the firm sold to a Russian bank.",
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
        ("The Lazarus Group, a hacking unit under sanctions, stole coins for North Korea.", "Lazarus Group"),
        ("The tanker Forest (IMO 9283760) lay off the cape.", "Forest"),
        ("Treasury designated the Prince Group and its chairman, Chen Zhi, in October.", "Chen Zhi"),
        (
            "He was asked about Rizhao Shihua Crude Oil Terminal Co., Ltd.\n\n“Normal trade has nothing to "
            "do with third parties,” he said in China of the sanctions.",
            "Rizhao Shihua Crude Oil Terminal Co., Ltd.",
        ),
    ],
)
def test_who_is_brought_in_as_listed_people_are_is_told(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "Hairdresser Carrie Lam is cross.\n\nIs it Hong Kong? The queen of curls Carrie Lam grinned.",
        "Igor Sechin, a plumber from Leeds, won the raffle. Igor Sechin was pleased, he said.",
    ],
)
def test_who_is_another_once_is_another_throughout(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
def test_of_two_of_one_name_the_listed_one_is_told(surfaces):
    text = (
        "Igor Sechin, a plumber from Leeds, won the raffle. He isn't the Igor Sechin whom the "
        "United States put under sanctions. Sanctions on Igor Sechin of Russia were not lifted."
    )
    assert surfaces(text) == {"Igor Sechin"}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Yusuf al-Madani signed, and Yemen is under sanctions. Neighbors had not seen al-Madani.",
            "al-Madani",
        ),
        ("Edwin van Ingen signed in Russia. Neighbors had not seen van Ingen for weeks.", "van Ingen"),
        ("Sanctions on Russia were widened. In a letter, Ernest Valeyev asked for time.", "Ernest Valeyev"),
    ],
)
def test_small_words_and_spellings_of_family_names(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("valeyev", "valeev", True),
        ("lebedyev", "lebedev", True),
        ("solovyev", "soloviev", True),
        ("mugabe", "mugabi", False),
        ("tayeb", "taeb", False),
        ("ivanova", "ivanov", False),
    ],
)
def test_two_spellings_of_one_sound(one, other, same):
    assert same_sound(one, other) is same


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


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen of Lashkar-e-Tayyiba crossed the border from Pakistan.", "Lashkar-e-Tayyiba"),
        ("India blames Lashkar-e-Taiba, and Pakistan spoke of terror.", "Lashkar-e-Taiba"),
        ("India blames Lashkar e-Taiba, and Pakistan spoke of terror.", "Lashkar e-Taiba"),
        ("North Korea's banker Sim Hyon-sop worked in China under sanctions.", "Sim Hyon-sop"),
        ("Sanctions were in the news, and police spoke of Cytrox, the spyware maker.", "Cytrox"),
    ],
)
def test_joints_of_groups_and_hyphened_given_names(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "Fires burned at the Vostochny cosmodrome. Russia is under sanctions.",
        "Al Jazeera spoke of Syria and of sanctions, and Al Jazeera showed it.",
    ],
)
def test_a_place_and_an_outlet_stay_what_they_are(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
def test_an_age_that_fits_one_of_two_listed_of_a_name_is_that_ones(surfaces):
    """Two Boris Rotenbergs are listed, father (1957) and son (1986)."""
    for age in (69, 40):
        assert "Boris Rotenberg" in surfaces(f"Boris Rotenberg, {age}, of Russia, is under sanctions.")
    assert surfaces("Boris Rotenberg, 23, of Russia, was fined. Sanctions were in the news.") == set()
