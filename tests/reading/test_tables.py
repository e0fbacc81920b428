"""Given names of one sex: one table, looked up with and without diacritics."""

from __future__ import annotations

import pytest

from watchword.reading.sheets import sheet
from watchword.reading.speech.seen import sex_of
from watchword.reading.tables import given_sex
from watchword.reading.tokens import everyday, plain

#: Ordinary words that stood among the names before the table did.
KEPT = frozenset(
    "amir basil bill bob clay dolly drew emir flora frank gene glen grace harry hazel heather iris jack jay "
    "ken lance maria marina mark martin mate maxim mike miles nick olive patience penny per peter pier "
    "prudence ram ray rob rosemary ruby said sally sherry viola violet wade warren xi".split()
)


def names():
    """(sex, name) of every name in the table."""
    return [(sex, name) for sex, _language, given in sheet("given") for name in given.split()]


@pytest.mark.parametrize(
    ("sex", "forms"),
    [
        ("m", "Jürgen Jurgen Juergen JÜRGEN"),
        ("m", "Łukasz Lukasz"),
        ("m", "Øyvind Oyvind Oeyvind"),
        ("m", "Håkon Hakon Haakon"),
        ("m", "Đorđe Dorde Djordje"),
        ("m", "İlyas Ilyas ilyas"),
        ("f", "Çiğdem Cigdem"),
        ("f", "Małgorzata Malgorzata"),
        ("f", "Zoë Zoe Zoé"),
        ("f", "Þórdís Thordis"),
    ],
)
def test_a_name_is_found_with_and_without_its_diacritics(sex, forms):
    assert {given_sex(form) for form in forms.split()} == {sex}


@pytest.mark.parametrize("name", "Andrea Nicola Kim Robin Sasha Alex Jan Wei".split())
def test_a_name_of_both_sexes_says_neither(name):
    assert given_sex(name) == sex_of(name, "") == ""


def test_a_role_says_more_than_a_name_and_a_double_name_is_its_first_part():
    assert sex_of("Andrea Weiss", "chairwoman") == "she"
    assert sex_of("Heinz-Dieter Roth", "") == "he"
    assert sex_of("Mr Deputy Speaker", "") == "he"
    assert sex_of("", "A lawyer for the man") == ""
    assert sex_of("", "father of the girl") == "he"
    assert sex_of("Nguyễn", "") == sex_of("—", "") == ""


def test_a_name_is_of_one_sex_however_it_is_written():
    assert {sex for sex, _ in names()} == {"f", "m"}
    assert not [name for sex, name in names() if given_sex(name) != sex]


def test_a_name_is_lower_case_and_stands_once_in_a_row():
    for sex, language, given in sheet("given"):
        row = given.split()
        assert row == [name.lower() for name in row], (sex, language)
        assert len(set(row)) == len(row), (sex, language)


def test_no_ordinary_word_came_in():
    assert {plain(name) for _, name in names()} & everyday() <= KEPT
