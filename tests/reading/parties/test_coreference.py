"""Whom a noun means: the one listed person that is called so, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest

import watchword as ww
from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.coreference import sounds
from watchword.reading.parties.likeness import family_of
from watchword.reading.parties.mentions import Mentions

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("listed", "family"),
    [
        ("LY, Yong Phat", {"ly"}),
        ("Riad SALAMEH", {"salameh"}),
        ("IGOR SECHIN", set()),
        ("Igor Sechin", set()),
    ],
)
def test_lists_mark_family_names(listed, family):
    assert family_of(listed) == family


@pytest.fixture(scope="module")
def of(real_archive):
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    mentions = Mentions(lists.index)

    def back(text: str) -> list[str]:
        found = mentions.entities(page_of_text(text), lists.view, TODAY)
        return [m.surface for e in found if e.hits for m in e.mentions if m.how == "coreference"]

    return back


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("A yacht of the tycoon lies in Spain.", ["the tycoon"]),
        ("Then the tycoon Jan Kulczyk came to Spain.", []),
        # The other is called so beside his name.
        ("Jan Novak, a Czech tycoon, bought it. The tycoon left.", []),
        ("The banker had no comment.", []),
    ],
)  # fmt: skip
def test_a_calling_points_back_to_whom_it_fits(of, text, surfaces):
    assert of(f"Viktor Vekselberg of Russia is under sanctions. {text}") == surfaces


@pytest.mark.parametrize(
    ("one", "other"), [("sor", "shor"), ("iusupov", "yusupov"), ("harazisvili", "kharazishvili")]
)
def test_spellings_of_one_family_name_sound_alike(one, other):
    assert sounds(one) == sounds(other)
    assert sounds("ivanov") != sounds("petrov")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("later", "meant"),
    [("The Institute of Forensic Science", True), ("The Institute of Forensic Medicine", False)],
)
def test_an_institute_of_a_ministry_is_called_without_the_ministry(real_archive, later, meant):
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    text = (
        "Sanctions on China: the Ministry of Public Security's Institute of Forensic Science was on the "
        f"Entity List. {later} has said nothing."
    )
    found = Mentions(lists.index).entities(page_of_text(text), lists.view, TODAY)
    told = [m.surface for e in found if e.hits or e.former for m in e.mentions]
    assert any("of Forensic" in s and "Ministry" not in s for s in told) == meant
