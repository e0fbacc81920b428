"""Short names in print on the real lists: whose they are, and which words are none."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # A family name is that of whom the page names in full, before a firm's with the name.
        (
            "Congo seeks refund from Gertler\n\nThe Israeli magnate Dan Gertler is under US sanctions "
            "in Congo. A lawyer for Gertler said so.",
            {"Gertler", "Dan Gertler"},
        ),
        # A group's people, before what they are or have.
        ("Yemen's Houthi movement struck a ship in the Red Sea.", {"Houthi"}),
        (
            "Yemen's Houthis set out their case. Families of Houthi prisoners in Yemen wait.",
            {"Houthi", "Houthis"},
        ),
        # Who heads a listed body; and a title that a firm has for a name.
        (
            "The US sanctioned Cambodia's Prince Holding Group and its chairman, Chen Zhi. A spokesman for "
            "Prince denied it. Chen fled.",
            {"Prince Holding Group", "Chen Zhi", "Prince", "Chen"},
        ),
        # A headline's capitals make no longer name.
        (
            "Malaysia Probes Servers Meant for Huawei Affiliate\n\nThe servers went to Huawei Technologies "
            "of China. A Huawei spokeswoman denied it.",
            {"Huawei", "Huawei Technologies"},
        ),
        # A legal form's full stop ends the sentence; small words of a name are in its initials.
        ("Hackers from Russia used malware of Evil Corp. The police declined to comment.", {"Evil Corp"}),
        (
            "Serbia fears US sanctions on Naftna industrija Srbije (NIS).",
            {"Naftna industrija Srbije", "NIS"},
        ),
    ],
)
def test_short_names_are_whose_they_are(surfaces, text, named):
    assert surfaces(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Tankers queue at the Bosphorus. Sovcomflot of Russia is under sanctions.",
        "Roads in the state of Aragua are poor. Sovcomflot of Russia is under sanctions.",
        "Shut One Russian Crypto Exchange\n\nSovcomflot is under sanctions.",
        "Sovcom Freight Services of Mumbai isn't part of it. Sovcomflot of Russia is under sanctions.",
        "Both men and a brother, Abdelrahim, are under sanctions, as is Sovcomflot of Russia.",
        "By Yusuf Abdulmalik\n\nSovcomflot of Russia is under sanctions.",
        "Potash of Belarusian origin was found. Sovcomflot is under sanctions.",
        "Mr. Houthi, a baker in Leeds, was at the ceremony. Sovcomflot is under sanctions.",
    ],
)
def test_places_trades_and_writers_are_no_short_names(surfaces, text):
    assert surfaces(text) == {"Sovcomflot"}


def test_a_form_tells_two_firms_of_a_name_apart(surfaces):
    text = (
        "Myanma Economic Holdings is under sanctions in Myanmar. So is Myanmar Economic Corporation. "
        "Shahed-type drones came from Iran's Shahed Aviation Industries."
    )
    assert surfaces(text) == {
        "Myanma Economic Holdings",
        "Myanmar Economic Corporation",
        "Shahed Aviation Industries",
    }


@pytest.mark.parametrize(
    ("text", "surfaces_back"),
    [
        (
            "Keremet Bank of Bishkek is shut. Keremet Bank dealt with Promsvyazbank. The bank said so.",
            "The bank",
        ),
        (
            "Sberbank of Russia is under sanctions. The Moscow-based lender said so.",
            "The Moscow-based lender",
        ),
        ("Dan Gertler, the mining magnate, is under sanctions. The businessman said so.", "The businessman"),
        (
            "Cambodian senator Ly Yong Phat is under US sanctions. "
            "A lawyer for the senator, Heng Rithy, spoke.",
            "the senator",
        ),
    ],
)
def test_nouns_point_back_to_whom_the_page_is_about(surfaces, text, surfaces_back):
    assert surfaces_back in surfaces(text)


def test_another_countrys_bank_is_not_meant(surfaces):
    text = "Sberbank of Russia is under sanctions. The Chinese bank refused payments."
    assert surfaces(text) == {"Sberbank of Russia"}
