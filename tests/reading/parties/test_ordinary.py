"""Ordinary texts whose persons and firms bear listed names, each beside one where the party is meant."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.shared

PAIRS = [
    (
        "Opera tickets go on sale on Friday. Genesis Market opens at nine, with jam and Russian honey.",
        "Police seized Genesis Market, a site that sold passwords. Washington put sanctions on Genesis "
        "Market, based in Russia.",
        "Genesis Market",
    ),
    (
        "Chris Tang scored 24 points as Kowloon College of Hong Kong won the school basketball final.",
        "Hong Kong's secretary for security, Chris Tang, who is under American sanctions, spoke.",
        "Chris Tang",
    ),
    (
        "Sanctions bite. The LNG carrier idles near Barents Sea ice; the Russian port is shut.",
        "Sanctions bite. The LNG carrier Barents idles off a Russian port.",
        "Barents",
    ),
    (
        "Jupiter climbs high before dawn, and Saturn sits in Aquarius all night long.",
        "Russia's Saturn makes parts under sanctions.",
        "Saturn",
    ),
    (
        "Under sanctions is the head of Iran's bank; its Khorasan branch will lend for Nowruz.",
        "Under sanctions is Iran's Khorasan Steel Company.",
        "Khorasan Steel Company",
    ),
    (
        "Under sanctions is one ship; the other gave its name as Horizon Star, of a Russian company.",
        "Under sanctions is JSC Star, of Perm in Russia.",
        "JSC Star",
    ),
    (
        "Sergey Ivanov and Anna Petrova won the ice dance in Moscow. Ivanov, 19, had been ill.",
        "Sergei Ivanov, once chief of staff of Vladimir Putin and under sanctions, runs Russia's Alrosa.",
        "Sergei Ivanov",
    ),
    (
        "The yacht Liberty won the regatta off Cowes, with Courage second and a Russian boat third.",
        "The tanker LIBERTY, under sanctions, loaded crude at Kharg Island in Iran.",
        "LIBERTY",
    ),
    (
        "Alexander Novak, the cellist, plays Shostakovich with the Moscow orchestra on Friday.",
        "Alexander Novak, Russia's deputy prime minister, said that sanctions had not cut output.",
        "Alexander Novak",
    ),
    (
        "Andrei Kostin, a goalkeeper with CSKA Moscow, saved a penalty in the derby.",
        "Andrei Kostin, who heads VTB, said that Russia's banks could live with sanctions.",
        "Andrei Kostin",
    ),
    (
        "Igor Shuvalov's bakery in Haifa sells rye bread. He came from Moscow.",
        "Igor Shuvalov's bank in Moscow is under sanctions.",
        "Igor Shuvalov",
    ),
    (
        "Red Command is the name of the new game from Brazil.",
        "Police in Brazil raided the Red Command, the drug gang of Rio, and seized cocaine.",
        "Red Command",
    ),
    (
        "Dmitry Medvedev (the footballer, not the politician) signed for Lyon.",
        "Dmitry Medvedev (the former president of Russia) wrote of sanctions.",
        "Dmitry Medvedev",
    ),
    (
        "Dynamo beat Zenit 2-0. Russia's clubs are banned by UEFA, and sanctions stay.",
        "Sanctions on Russia hurt Zenit 3D.",
        "Zenit 3D",
    ),
    (
        "The A7 near Carlisle was closed, and Russia's Orlan drones are spoken of under sanctions.",
        "Russia's drones come from the Special Technology Center of St Petersburg, under sanctions.",
        "Special Technology Center",
    ),
]


@pytest.mark.parametrize(("other", "meant", "name"), PAIRS)
def test_a_namesake_is_told_from_the_party(surfaces, other, meant, name):
    assert surfaces(other) == set()
    assert name in surfaces(meant)


@pytest.mark.parametrize(
    "text",
    [
        "Sunrise and Rainbow were first past the post at Epsom. Unity, a mare from Iran's stud, came last.",
        "The ferry Rainbow won't run on Monday. The harbour office said that Iris and Blue Dream would.",
        "In the magistrates' court: Mike Knight, of Mill Lane, for speeding; Jack Shen, for drink driving.",
        "MAIN MENU\nRussia\nIran\nSanctions\nOpera\nSpring sale\nPeace\nUnity",
        "Stir in the olive oil, amber honey and a spring onion. Zenith Sugar or Russian loaf sugar will do.",
        "Highland Gold is the shortbread to buy this Christmas, says our taster from Russia's best school.",
        "The dance troupe Tsar Team, from Moscow, comes to the Opera.",
        "The Silk Road went from China to Rome. Traders carried silk, tea and paper.",
        "Noor shops in Mali. A bomb was found there, and soldiers killed nobody.",
        "Joseph Lambert ran the port, where a plumber and a vet work.",
        "Jack Qin teaches chemistry in Shanghai, China. He tells classes about fentanyl and drugs.",
        "The bulk carrier Unity, new from a yard in Japan, loaded grain at Hull for Rotterdam.",
        "Carlos Rodriguez, who sells flowers in Caracas, Venezuela, said that sanctions hurt his trade.",
        "Business Lab lent the school a printer from China. Business Lab is a charity in Perth.",
        "Under the destinations of China, People's Republic of (China) (11), Russia (4) and Iran, names were "
        "added to the Entity List.",
    ],
)
def test_ordinary_pages_name_nobody_listed(surfaces, text):
    assert surfaces(text) == set()


@pytest.mark.parametrize("owner", ["Lebanon's", "Lebanon’s"])
def test_an_owner_is_no_part_of_the_name(surfaces, owner):
    assert "Jammal Trust Bank" in surfaces(f"Washington has blacklisted {owner} Jammal Trust Bank.")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "The Credit Bank of Moscow, under sanctions, cut its dividend. MKB, as the lender is known, has "
            "branches in Russia.",
            "MKB",
        ),
        (
            "The Credit Bank of Moscow, under sanctions, is large. XYQ, as the Chinese call tea, is dear.",
            "",
        ),
        ("DERIPASKA LOSES CASE\n\nMOSCOW - Oleg Deripaska, under sanctions, lost his case.", "DERIPASKA"),
        ("Algoney Hamdan Dagalo bought arms in Sudan. Algoney is the commander's brother.", "Algoney"),
    ],
)
def test_short_forms_of_a_listed_name(surfaces, text, short):
    found = surfaces(text)
    assert short in found if short else "XYQ" not in found


def test_offices_introductions_and_other_liveries_speak_for_a_name(surfaces):
    assert "Joseph Lambert" in " ".join(surfaces("Haiti's Senator Joseph Lambert ran the port."))
    text = "Cham Wings Airlines of Syria, which {} Fly Cham, is under sanctions. Fly Cham has two jets."
    assert "Fly Cham" in surfaces(text.format("now flies as"))


def test_a_president_is_no_private_resident(surfaces):
    text = "MINSK - President Alexander Lukashenko told the tractor plant to rely on Belarus alone."
    assert "Alexander Lukashenko" in surfaces(text)


def test_an_oligarch_with_a_club_is_the_listed_one_where_sanctions_are_spoken_of(surfaces):
    match = "Oleg Deripaska watched the derby from the stadium as his club won the cup final."
    assert "Oleg Deripaska" in surfaces(f"Sanctions cost the Russian his yacht.\n\n{match}")


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING, May 15 (Huaxia) -- China opposes sanctions. A scholar told Huaxia that walls fall.",
        "Sanctions on Iran's tankers were the subject of Keel & Hull, a letter read in Tarn.",
    ],
)
def test_an_agency_and_half_of_a_name_are_no_listed_firm(surfaces, text):
    assert surfaces(text).isdisjoint({"Huaxia", "Keel"})


def test_a_land_with_its_kind_behind_it_is_no_institute(surfaces):
    text = "BIS adds 12 entities to the Entity List under China, People's Republic of (China) (11)."
    assert surfaces(text) == set()
