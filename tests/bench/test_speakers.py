from __future__ import annotations

import pytest

from watchword.bench.speakers import folded, same_phrase, same_speaker


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("the State Department", "State Department"),
        ("STATE DEPARTMENT’S", "State Department"),
        ("Deputy Prime Minister José Peña", "Jose Pena"),
        ("Eleni Markou, the harbour master", "Eleni Markou"),
        ("harbour master Eleni Markou", "Eleni Markou"),
        ("Han Seo-jin (한서진)", "Han Seo-jin"),
        ("한서진", "한서진"),
        ("U.S. Department of State", "US Department of State"),
        ("the Secretary", "Secretary"),
    ],
)
def test_one_speaker_written_in_two_ways(told: str, right: str) -> None:
    assert same_speaker(told, ["Somebody Else", right])


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("a lawyer for Eleni Markou", "Eleni Markou"),
        ("Markou", "Eleni Markou"),
        ("Eleni Markou and Ana Beltrán", "Eleni Markou"),
        ("harbour master Markou", "Markou"),
        ("", "Eleni Markou"),
        ("Ministry of Justice", "Ministry"),
    ],
)
def test_two_speakers(told: str, right: str) -> None:
    assert not same_speaker(told, [right])


def test_a_name_of_titles_alone_keeps_them() -> None:
    assert folded("The Attorney General") == ("attorney", "general")


def test_phrases_share_a_word_that_means_something() -> None:
    assert same_phrase("a person familiar with the matter", ["person familiar with the matter"])
    assert same_phrase("officials", ["two officials of the ministry"])
    assert same_phrase("one", ["one"])
    assert not same_phrase("the", ["the official"])
    assert not same_phrase("a banker", ["the official who met him"])
