"""Persons of one name on the lists, once the father's name is left out, and what else a page calls people."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from watchword.reading.parties.bearers import by_what_is_said
from watchword.reading.parties.matches import Match, Verdict

#: The posts by which a list tells two Oleg Dronovs apart, by the numbers of their parties.
POSTS = ("Press Secretary to Putin", "Member of the Board of Directors of Aeroflot-Russian Airlines PJSC")


def told(text: str) -> list[int]:
    """Which of the two a text means by the name."""
    parties = [SimpleNamespace(facts=[SimpleNamespace(prop="position", value=post)]) for post in POSTS]
    index = SimpleNamespace(
        arrays={"name.party": np.arange(2)}, joined=lambda party: [party], party=parties.__getitem__
    )
    judge = SimpleNamespace(is_person=lambda match: True, may_be_same=lambda match, others: False)
    at = text.index("Oleg Dronov")
    both = [(Match(at, at + 11, "Oleg Dronov", name, 1.0), Verdict("listed")) for name in range(2)]
    return [m.name for m, _ in by_what_is_said(both, text, judge, index)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("In Moscow, Kremlin spokesman Oleg Dronov called it theft.", [0]),
        ("All is calm, Oleg Dronov, the press secretary of Vladimir Putin, said.", [0]),
        ("Oleg Dronov spoke. Later spokesman Dronov said that talks would go on.", [0]),
        ("Oleg Dronov, a director of Aeroflot, was there.", [1]),
        ("Oleg Dronov was there on Monday.", [0, 1]),
        ("Oleg Dronov, a keen rider, met the spokesman of a bank.", [0, 1]),
    ],
)
def test_the_office_tells_which_of_two_of_a_name_is_meant(text, whom):
    assert told(text) == whom


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Houthis, who control Yemen's north, hit the ship. A Houthi naval commander spoke "
            "of attacks. Ansar Allah, as the movement calls itself, is under sanctions.",
            "Houthi",
        ),
        (
            "Hemedti denies it\n\nMohamed Hamdan Dagalo leads Sudan's Rapid Support Forces. "
            "The sanctions on Dagalo, widely known as Hemedti, stand.",
            "Dagalo",
        ),
        (
            "Haiti's gangs grow. Jimmy Chérizier spoke on Monday. Chérizier, a former officer who goes by "
            "Barbecue, is under sanctions.",
            "Barbecue",
        ),
        ("Russia: ministers want to list Gazprombank branches in Asia in new sanctions.", "Gazprombank"),
    ],
)
def test_what_else_pages_call_listed_parties(surfaces, text, name):
    assert name in surfaces(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M23 waits\n\nGoma (DR Congo), March 9, 2026 - M23 waits. The March 23 Movement is armed.", "March"),
        ("Sanctions on Russia cover tankers that load at Arctic LNG 2, not those at Yamal.", "Yamal"),
        ("M23 rebels shelled Congo. “I ran,” said Furaha, a nurse who gave only her first name.", "Furaha"),
        (
            "Lazarus Group is back\n\nThe Lazarus Group plays in Leeds. The company is not to be "
            "confused with the North Korean hackers of the same name.",
            "Lazarus Group",
        ),
        (
            "Norvik ASA (“Norvik” or the “Company”) refers to its case against PAO Severstal of Russia. "
            "Severstal had said that the Company was in breach.",
            "the Company",
        ),
    ],
)
def test_what_pages_say_of_others(surfaces, text, name):
    assert name not in surfaces(text)


@pytest.mark.shared
def test_a_listed_group_told_from_a_choir_stays(surfaces):
    text = (
        "Lazarus Group, the North Korean hackers under sanctions, stole coins. It is not to be confused with "
        "a choir of the same name."
    )
    assert "Lazarus Group" in surfaces(text)
