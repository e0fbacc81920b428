"""What print calls listed parties: brands, acronyms, bent spellings; and what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

import watchword as ww
from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.mentions import Mentions

TODAY = date(2026, 11, 24)

SANCTIONED = "{} was placed under sanctions two years ago. A shipment left {} last month, traders said."


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Megvii", "China"),  # the first word of Megvii Technology
        ("Fujian Jinhua", "China"),
        ("Hytera", "China"),
        ("Tiandy", "China"),
        ("Rusal", "Russia"),  # United Company RUSAL
        ("iFlytek", "China"),
        ("EN+ Group", "Russia"),
        ("Evil Corp", "Russia"),
        ("Kata'ib Hizballah", "Iraq"),  # in the form of a person's name
        ("Harakat al-Nujaba", "Iraq"),
        ("SMIC", "China"),
        ("DJI", "China"),
        ("Kim Jong Un", "North Korea"),
        ("Rosario Murillo", "Nicaragua"),
    ],
)
def test_a_party_is_found_by_what_print_calls_it(surfaces, name, place):
    assert name in surfaces(SANCTIONED.format(name, place))


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "The IAEA and the FBI spoke of sanctions on Iran and Russia, and so did a man in Beijing.",
        "Hotels in Phnom Penh are full, and Cambodia has come under sanctions again.",
        "North Korea and South Asia were spoken of, and so were sanctions.",
        "Iran sends more ships to Bandar Abbas, where sanctions are felt, a captain said.",
        "A Russian paper on sanctions ran in October and in January, under the headline MOST OF ALL.",
        "Russia's sanctions list has a new page. Harbour dues in Dubai rose, and Micro and Saturn fell.",
    ],
)
def test_general_short_forms_places_and_words_are_nobodys(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
def test_a_word_that_begins_another_listed_name_of_the_page_is_that_ones(surfaces):
    text = (
        "Positive Technologies of Moscow is under American sanctions. Lawyers went to Russia. "
        "The talks went on, Positive Technologies said."
    )
    assert surfaces(text) == {"Positive Technologies"}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The full name says whose the short one is, among others of the name.
        (
            "Beijing Zhipu Huazhang Technology, which is on the Entity List, had no comment in China. Zhipu "
            "makes chatbots.",
            {"Beijing Zhipu Huazhang Technology", "Zhipu"},
        ),
        # A word that the page writes small is an ordinary one.
        ("CRYPTO GANG HELD\n\nRussia has sanctions, and crypto of its own.", set()),
        # A place beside it makes another firm of it.
        ("Sanctions on Russia cost Baltic Optika of Riga, the technology firm, its lenses.", set()),
    ],
)
def test_the_page_says_who_is_meant(surfaces, text, told):
    assert surfaces(text) == told


@pytest.mark.shared
def test_what_shares_the_word_with_a_listed_site_is_apart_from_it(real_archive):
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    text = (
        "The circus Sinbad has the same name as a coin mixer. Its bank froze tickets for Sinbad. Blame "
        "Sinbad, a site blacklisted by Washington for North Korea's coins."
    )
    found = Mentions(lists.index).entities(page_of_text(text), lists.view, TODAY)
    (entity,) = [e for e in found if e.hits]
    assert [m.start for m in entity.mentions] == [text.index("Sinbad, a site")]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Belgrade, Serbia, NIS said that it had oil for a month.", "NIS"),
        ("He laundered for the Jalisco cartel in Mexico, police said of the drugs.", "Jalisco cartel"),
        ("Sweden says that a teenager shot for the Foxtrot network, under sanctions.", "Foxtrot network"),
        ("The lender was, with the Yemen Kuwait Bank, designated in 2025.", "Yemen Kuwait Bank"),
        ("Washington put sanctions on the VLCC Ceres I, laden with crude from Iran.", "Ceres I"),
        ("Sanctions on Belarus have hurt Hrodna Azot.", "Hrodna Azot"),
        (
            "Prosecutors in China's case named Yin Kecheng, who with Zhou Shuai sold hacked data.",
            "Zhou Shuai",
        ),
    ],
)
def test_short_and_respelt_names_of_print_are_met(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "The NIS survey asked the Swiss about sanctions.",  # Serbia is nowhere named
        "An agency of the United States froze the accounts of a national bank and a Gulf bank.",
        "Rafidain One showed the minister of Iraq, who spoke of sanctions.",
        "China's Oil demand fell, and so did sanctions talk.",
    ],
)
def test_general_words_of_print_are_nobodys(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a news agency that has the first word of an Iranian maker's name
        ("Iran has come under sanctions again, the judiciary's Mizan agency said.", "Mizan"),
        ("Iran has come under sanctions again, a Mizan news agency report said.", "Mizan"),
        # a town, though a ship is called so and "moored" stands near
        ("A yacht was moored while police searched a barn in Genava 11, Cuba, under sanctions.", "Genava 11"),
    ],
)
def test_who_only_shares_a_word_is_not_told(surfaces, text, name):
    assert name not in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        'Ministers were asked what was known of voyages by the "Angara" under sanctions, and of Russia.',
        "A voyage of the Angara from Russia is under sanctions.",
    ],
)
def test_what_makes_voyages_is_a_ship(surfaces, text):
    assert "Angara" in surfaces(text)


@pytest.mark.shared
def test_a_tuareg_name_with_ag_is_a_persons(surfaces):
    assert "Iyad Ag Ghaly" in surfaces("Iyad Ag Ghaly of Mali is under sanctions for attacks, the UN said.")


@pytest.mark.shared
def test_the_town_behind_a_firms_name_is_no_part_of_it(surfaces):
    assert "TSK Vektor" in surfaces("Sanctions on Russia: goods went to TSK Vektor of St Petersburg.")
    assert not surfaces("Sanctions on Russia: goods went to TSK Vekselberg of St Petersburg.")


@pytest.mark.shared
@pytest.mark.parametrize("other", ["We are not that Jupiter", "They mean another Jupiter"])
def test_what_is_told_from_the_one_of_the_name_is_another(surfaces, other):
    text = "Jupiter Dye Chem of India is under sanctions. A laundry has put up a sign: {}."
    assert "Jupiter" in surfaces(text.format("Jupiter is closed"))
    assert "Jupiter" not in surfaces(text.format(other))


@pytest.mark.shared
def test_a_german_noun_before_a_firms_name_is_no_part_of_it(surfaces):
    text = "Module gingen an {} in Russland. Es steht unter Sanktionen."
    assert "Radar MMS" in surfaces(text.format("das Moskauer Unternehmen Radar MMS"))
    assert "Radar MMS" in surfaces(text.format("die Tarnfirma Radar MMS"))
    assert not surfaces(text.format("die Firma Radar Marine Service"))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sanctions on Blender.io were not lifted, the lawyers said.", "Blender.io"),  # a name on the web
        ('The gangs of Haiti follow Jimmy "Barbecue" Chérizier.', 'Jimmy "Barbecue" Chérizier'),
        ("The gangs of Haiti follow Jimmy (Barbecue) Chérizier.", "Jimmy (Barbecue) Chérizier"),
        ("The bomb was like those of Abu Sayyaf and the Maute Group, the police said.", "Abu Sayyaf"),
        ("Payments of Credit Bank of Moscow and MTS Bank went by Dubai.", "Credit Bank of Moscow"),
        ("ROSSELKHOZBANK DECLINES COMMENT\n\nMOSCOW, May 3 - Russia's banks were silent.", "ROSSELKHOZBANK"),
        ("The league's sponsor Gazprom pays for the stadium and the coach.", "Gazprom"),
    ],
)
def test_what_print_makes_of_a_name(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    "text",
    [
        "Zenit scored twice before half-time, and the hockey match of Ak Bars and Salavat was called off.",
        "A bank's software took him for a politician of Haiti under sanctions, but "
        "Joseph Lambert mows lawns.",
        "The story of John Lee, an Australian golfer whose bank took him for Hong Kong's John Lee Ka-chiu.",
        "READ NEXT: Russia's banks under sanctions",
        "Everybody in Port-au-Prince knows Jimmy (and not only Jimmy) Brown of Haiti.",
    ],
)
def test_clubs_and_namesakes_stay_out(surfaces, text):
    assert surfaces(text) <= {"John Lee Ka-chiu", "Hong Kong"}


@pytest.mark.shared
def test_a_family_is_not_the_man_named_before(surfaces):
    text = "Sudan's Abdelrahim Dagalo was put under sanctions. The Dagalo family sold out; Dagalo denies it."
    assert surfaces(text) == {"Abdelrahim Dagalo", "Dagalo"}
    found = surfaces(text.replace("; Dagalo denies it", ""))
    assert found == {"Abdelrahim Dagalo"}
