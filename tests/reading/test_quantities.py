from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_figures import ALL, OPIOIDS, Row, edition
from watchword.figures import Figures, FigureStore
from watchword.reading.pages.page import Page, Zone
from watchword.reading.quantities import figures_of
from watchword.reading.speech.statements import statements_of

TODAY = date(2026, 11, 24)


def found(text: str, figures: Figures | None = None) -> list[dict]:
    page = Page(text, published=date(2024, 3, 1))
    return figures_of(page, statements_of(page), figures)


@pytest.mark.parametrize(
    ("text", "value", "relation", "unit"),
    [
        ("More than 100,000 overdose deaths were counted.", 100_000, "more-than", "overdose deaths"),
        ("nearly 70 percent of cases", 70, "about", "percent"),
        ("some 1.8 million barrels a day", 1_800_000, "about", "barrels"),
        ("It cost $1.8 million to build.", 1_800_000, "exactly", "$"),
        ("one in five samples held it", 20, "exactly", "percent"),
        ("a dozen ships sailed", 12, "about", "ships"),
        ("two thirds of the crew left", 66.6667, "exactly", "percent"),
        ("fewer than twenty-five firms paid", 25, "less-than", "firms"),
        ("at least 4.2 tonnes were flown out", 4.2, "more-than", "tonnes"),
        ("fined €75,000 for it", 75_000, "exactly", "€"),
        ("between 40 and 60 firms paid", 40, "exactly", "firms"),
    ],
)
def test_numbers_in_digits_and_words(text, value, relation, unit):
    rows = found(text)
    assert [(r["value"], r["relation"], r["unit"]) for r in rows] == [(value, relation, unit)]
    assert rows[0]["text"] in text


@pytest.mark.parametrize(
    "text",
    [
        "On 5 June 2020 it closed, in 2021 it opened.",
        "The 34-year-old called.",
        "IMO 9339325 sailed.",
        "Under section 744 of 15 CFR part 744.",
        "At 10:32 it rang.",
        "Boeing 737 jets flew.",
        "No. 5 was empty.",
    ],
)
def test_what_counts_nothing(text):
    assert found(text) == []


def test_period_place_and_source():
    row = found(
        "According to data from the Centers for Disease Control and Prevention, there were more than "
        "100,000 overdose deaths in the U.S. in 2022."
    )[0]
    assert (row["period"], row["place"]) == ("2022", "US")
    assert row["source"] == "Centers for Disease Control and Prevention"
    row = found("The port agency said 31 people died in Ohio in the first half of 2023.")[0]
    assert (row["text"], row["period"], row["place"]) == ("31 people died", "2023-01/2023-06", "Ohio")
    assert row["source"] == "port agency"


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    home = tmp_path_factory.mktemp("figures")
    rows = [
        Row("2022-12", "107,000", "108,000", indicator=ALL),
        Row("2022-12", "80,000", "81,000", indicator=OPIOIDS),
        Row("2022-12", "6,000", "6,100", state="OH"),
    ]
    store = FigureStore(home, create=True)
    store.take(edition(home, "x_2023-05-17.csv", rows), None, TODAY)
    store.close()
    return Figures.open(home, TODAY)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("There were more than 100,000 overdose deaths in the U.S. in 2022.", "agrees"),
        ("There were more than 150,000 drug overdose deaths in the United States in 2022.", "differs"),
        ("Some 80,000 opioid overdose deaths were recorded in the US in 2022.", "agrees"),
        ("There were 90,000 overdose deaths in the U.S. in 2019.", "no series"),
        ("There were more than 100,000 overdose deaths in Canada in 2022.", "no series"),
        ("There were more than 100,000 traffic deaths in the U.S. in 2022.", "no series"),
        ("More than 100,000 ships called in the U.S. in 2022.", "no series"),
    ],
)
def test_against_the_series(figures, text, verdict):
    rows = found(text, figures)
    assert [r["verdict"] for r in rows] == [verdict], rows
    assert rows[0]["says"]
    assert (rows[0]["edition"] is None) == (verdict == "no series")


def test_figures_of_promotion_are_not_told():
    text = "Join 12,000 readers today"
    assert figures_of(Page(text, zones=(Zone(0, len(text), "promo"),))) == []


@given(st.text(alphabet="0123456789,. -%$€onetwainfdozhusm\n", max_size=200))
def test_no_number_breaks_it(text):
    for row in found(text):
        assert 0 <= row["start"] < row["end"] <= len(text)
