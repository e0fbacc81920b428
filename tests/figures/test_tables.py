from __future__ import annotations

import pytest

from watchword.exceptions import UsageError
from watchword.figures import indicators, needed_indicator, needed_state, states
from watchword.figures.tables import indicator_of, state_of
from watchword.model.us_states import us_states


def test_jurisdictions_are_the_states_and_the_datasets_own():
    assert set(states()) == {*us_states(), "US", "YC"}
    assert len(us_states()) == 51
    assert "YC" in states()["NY"].note


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "US"), ("the United States", "US"), ("U.S.", "US"), ("nyc", "YC"), ("New York City", "YC"),
        ("W.Va.", "WV"), ("D.C.", "DC"), ("Washington, DC", "DC"), ("washington", "WA"), ("N.H.", "NH"),
    ],
)  # fmt: skip
def test_names_and_abbreviations(text, code):
    assert needed_state(text).code == code


@pytest.mark.parametrize("text", ["", "XX", "Ontario", "the"])
def test_an_unknown_jurisdiction_is_told(text):
    assert state_of(text) is None
    with pytest.raises(UsageError, match="no jurisdiction"):
        needed_state(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("T40.4", "T40.4"), ("t40.4", "T40.4"), ("fentanyl", "T40.4"), ("Synthetic opioids", "T40.4"),
        ("all", "all"), ("overdose", "all"), ("T40.2, T40.3", "T40.2,T40.3"),
        ("opioids", "T40.0-T40.4,T40.6"), ("heroin", "T40.1"),
    ],
)  # fmt: skip
def test_drug_classes_by_code_and_words(text, key):
    assert needed_indicator(text) == key


def test_an_unknown_class_is_told():
    with pytest.raises(UsageError, match=r"'aspirin'.*T40.4"):
        needed_indicator("aspirin")


def test_every_indicator_has_its_meaning_and_citation_and_no_word_stands_twice():
    words = [w for i in indicators().values() for w in i.words]
    assert len(words) == len(set(words))
    for key, indicator in indicators().items():
        assert indicator.says, key
        assert indicator.citation, key


def test_published_names_become_keys():
    assert (
        indicator_of("Natural, semi-synthetic, & synthetic opioids, incl. methadone (T40.2-T40.4)")
        == "T40.2-T40.4"
    )
    assert indicator_of("Number of Drug Overdose Deaths") == "all"
    assert indicator_of("Number of Deaths") == "deaths"
    assert indicator_of("Something new") == "Something new"
