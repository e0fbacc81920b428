from __future__ import annotations

import pytest

from watchword.model.us_states import plain_words, us_state, us_states


def test_fifty_states_and_the_district():
    assert len(us_states()) == 51
    for code, name in us_states().items():
        assert us_state(code) == us_state(name) == us_state(name.upper()) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("N.Y.", "NY"),
        ("Calif.", "CA"),
        ("W.Va.", "WV"),
        ("State of Maine", "ME"),
        ("Hawai'i", "HI"),
        ("Ont.", ""),
        ("", ""),
    ],
)
def test_abbreviations(text, code):
    assert us_state(text) == code


def test_words_are_compared_without_case_marks_and_dots():
    assert plain_words("U.S. & Côte-d’Ivoire") == "us and cote divoire"
