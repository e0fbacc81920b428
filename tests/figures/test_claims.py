from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_figures import ALL, FIGURES, OPIOIDS, Row, edition
from watchword.figures import Claim, Figures, FigureStore, dated_files
from watchword.figures.claims import RELATIONS

TODAY = date(2026, 11, 24)
ROWS = [
    Row("2021-12", "70,000", "71,000"),
    Row("2022-07", "72,500", "73,000"),
    Row("2022-12", "74,829", "75,453"),
    Row("2022-12", "107,000", "108,000", indicator=ALL),
    Row("2022-12", "80,000", "81,000", indicator=OPIOIDS),
    Row("2022-12", "6,000", "6,100", state="OH"),
    Row("2022-12", "2,592", "2,636", state="NY"),
    Row("2022-12", "2,514", "2,534", state="YC"),
    Row("2022-12", "", "", state="AK", footnote="Data suppressed (<10)."),
    Row("2022-12", "", "40", state="WY"),
    Row("2021-12", "100", "", state="NY"),
]


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    home = tmp_path_factory.mktemp("claims")
    store = FigureStore(home, create=True)
    store.take(edition(home, "x_2023-05-17.csv", ROWS), None, TODAY)
    store.close()
    return Figures.open(home, TODAY)


def claim(
    value=75_000, relation="about", unit="overdose deaths", subject="fentanyl", period="2022", place="US"
):
    return Claim(value, relation, unit, subject, period, place)


@pytest.mark.parametrize(
    ("value", "relation", "verdict", "decided"),
    [
        (74_829, "exactly", "agrees", 74_829),
        (75_453, "exactly", "agrees", 75_453),
        (74_830, "exactly", "differs", 74_829),
        (75_000, "exactly", "differs", 74_829),  # to the hundred: three digits at the least
        (74_800, "exactly", "agrees", 74_829),
        (74_000, "more-than", "agrees", 74_829),
        (75_000, "more-than", "agrees", 75_453),  # by the predicted value only
        (75_453, "more-than", "differs", 74_829),
        (76_000, "more-than", "differs", 74_829),
        (75_000, "less-than", "agrees", 74_829),
        (74_000, "less-than", "differs", 74_829),
        (75_000, "about", "agrees", 74_829),
        (79_000, "about", "agrees", 75_453),
        (70_000, "about", "differs", 74_829),
        (0, "more-than", "agrees", 74_829),
        (0, "about", "differs", 74_829),
    ],
)
def test_how_much(figures, value, relation, verdict, decided):
    made = figures.check(claim(value, relation))
    assert (made.verdict, made.value) == (verdict, decided), made.says
    assert (made.reported, made.predicted, made.period) == (74_829, 75_453, "2022-12")
    assert made.edition == "2023-05-17"
    assert "74,829 reported and 75,453 predicted" in made.says


def test_what_decided_is_told(figures):
    assert "Only the predicted value does." in figures.check(claim(75_000, "more-than")).says
    assert "About allows 5% either way" in figures.check(claim(75_000)).says
    assert "was read as rounded to 100" in figures.check(claim(74_800, "exactly")).says
    assert "above the number named" in figures.check(claim(50_000, "more-than")).says
    assert "counted together" in figures.check(claim()).says
    assert "counted together" not in figures.check(claim(subject="synthetic opioids")).says


@pytest.mark.parametrize(
    ("subject", "unit", "series"),
    [
        ("", "overdose deaths", "all"),
        ("", "drug overdose deaths", "all"),
        ("all drugs", "overdose deaths", "all"),
        ("drug overdoses", "deaths", "all"),
        ("", "fatal overdoses", "all"),
        ("overdose", "Americans killed", "all"),
        ("synthetic opioids", "overdose deaths", "T40.4"),
        ("synthetic opioids (mostly fentanyl)", "overdose deaths", "T40.4"),
        ("illicitly manufactured fentanyl", "deaths", "T40.4"),
        ("", "fentanyl deaths", "T40.4"),
        ("", "synthetic-opioid overdose deaths", "T40.4"),
        ("opioids", "overdose deaths", "T40.0-T40.4,T40.6"),
        ("", "opioid-related overdose deaths", "T40.0-T40.4,T40.6"),
        ("opioid overdoses in the United States", "deaths", "T40.0-T40.4,T40.6"),
    ],
)
def test_what_is_counted(figures, subject, unit, series):
    made = figures.check(claim(subject=subject, unit=unit))
    assert made.series == f"overdose US {series}", made.says


@pytest.mark.parametrize(
    ("subject", "unit", "why"),
    [
        ("", "deaths", "doesn't say that the deaths are from overdoses"),
        ("", "traffic deaths", "'traffic'"),
        ("fentanyl", "pills", "doesn't count deaths"),
        ("fentanyl", "nonfatal overdoses", "doesn't count deaths"),
        ("", "non-fatal overdoses", "'non'"),
        ("fentanyl", "overdose deaths per day", "'day'"),
        ("fentanyl", "percent of overdose deaths", "'percent'"),
        ("", "overdose deaths per 100,000", "'100 000'"),
        ("fentanyl among veterans", "overdose deaths", "'among veterans'"),
        ("heroin and cocaine", "overdose deaths", "several drug classes"),
        ("opioids such as fentanyl", "overdose deaths", "several drug classes"),
        ("oxycodone", "overdose deaths", "'oxycodone'"),
        ("cocaine", "overdose deaths", "T40.5"),
        ("methamphetamine", "overdose deaths", "T43.6"),
    ],
)
def test_what_has_no_row_is_never_compared(figures, subject, unit, why):
    made = figures.check(claim(subject=subject, unit=unit))
    assert (made.verdict, made.series, made.value, made.period, made.edition) == ("no series",) + (None,) * 4
    assert why in made.says


def test_a_total_is_never_held_against_a_class(tmp_path):
    """Only synthetic opioids are in hand: a claim on all overdoses has nothing to be compared with."""
    store = FigureStore(tmp_path, create=True)
    store.take(edition(tmp_path, "x_2023-05-17.csv", [Row("2022-12", "74,829")]), None, TODAY)
    store.close()
    only = Figures.open(tmp_path, TODAY)
    for value in (74_829, 100_000):
        made = only.check(claim(value, "more-than", subject=""))
        assert made.verdict == "no series"
        assert "deaths from all drugs" in made.says


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("2022", "2022-12"), ("2022-12", "2022-12"), ("2022-07", "2022-07"), ("2022-01/2022-12", "2022-12"),
        ("2021-08/2022-07", "2022-07"), ("2021-08-01/2022-07-31", "2022-07"), ("2022/2022", "2022-12"),
    ],
)  # fmt: skip
def test_the_twelve_months_of_a_period(figures, period, month):
    assert figures.check(claim(period=period)).period == month


@pytest.mark.parametrize(
    ("period", "why"),
    [
        (None, "no period"), ("", "no period"), ("last year", "neither a year nor months"),
        ("2022-12-05", "is a day"), ("2021/2022", "not twelve whole months"),
        ("2022-01/2022-06", "not twelve whole months"), ("2021-08-15/2022-08-14", "not twelve whole months"),
        ("2022-12/2022-01", "not twelve whole months"), ("2022-13", "no month"), ("2019", "holds T40.4"),
        ("2030", "holds T40.4"), ("2022/2023/2024", "neither"),
    ],
)  # fmt: skip
def test_a_period_without_a_row_is_not_compared(figures, period, why):
    made = figures.check(claim(period=period))
    assert made.verdict == "no series"
    assert why in made.says


@pytest.mark.parametrize("place", ["OH", "Ohio", "ohio", "State of Ohio"])
def test_states_by_code_and_name(figures, place):
    made = figures.check(claim(6_000, "exactly", place=place))
    assert (made.verdict, made.series) == ("agrees", "overdose OH T40.4")


def test_new_york_is_the_city_and_the_rest(figures):
    for place in ("NY", "N.Y.", "New York"):
        made = figures.check(claim(5_106, "exactly", place=place))
        assert (made.verdict, made.reported, made.predicted) == ("agrees", 5_106, 5_170)
        assert "were added" in made.says
    assert figures.check(claim(2_514, "exactly", place="New York City")).verdict == "agrees"
    # One row of the two isn't the state.
    assert figures.check(claim(100, "exactly", period="2021", place="NY")).verdict == "no series"


def test_no_place_is_the_united_states_and_said_so(figures):
    made = figures.check(claim(place=None))
    assert made.verdict == "agrees"
    assert "No place is stated" in made.says


@pytest.mark.parametrize("place", ["Puerto Rico", "Canada", "XX", "Georgia (country)"])
def test_a_place_without_a_row_is_not_compared(figures, place):
    assert figures.check(claim(place=place)).verdict == "no series"


def test_what_is_suppressed_is_not_compared_and_its_footnote_told(figures):
    made = figures.check(claim(5, "less-than", place="AK"))
    assert made.verdict == "no series"
    assert "Data suppressed (<10)." in made.says
    # A predicted value alone is compared.
    made = figures.check(claim(40, "exactly", place="WY"))
    assert (made.verdict, made.reported, made.predicted) == ("agrees", None, 40)


def test_only_what_was_known_on_the_day_counts(figures):
    early = Figures.open(figures._store.folder, date(2023, 5, 16))
    made = early.check(claim())
    assert made.verdict == "no series"
    assert "the first in hand is 2023-05-17" in made.says


@pytest.mark.parametrize(
    ("value", "relation"),
    [(-1, "about"), (float("nan"), "about"), (float("inf"), "exactly"), (5, "roughly")],
)
def test_a_claim_that_is_none_is_not_compared(figures, value, relation):
    assert figures.check(claim(value, relation)).verdict == "no series"


@given(
    st.floats(allow_nan=True),
    st.sampled_from([*RELATIONS, "x"]),
    st.text(max_size=20),
    st.text(max_size=20),
    st.none() | st.text(max_size=12),
    st.none() | st.text(max_size=8),
)
def test_no_claim_raises(figures, value, relation, unit, subject, period, place):
    made = figures.check(Claim(value, relation, unit, subject, period, place))
    assert made.verdict in ("agrees", "differs", "no series")
    assert made.says


@given(st.integers(1, 200_000))
def test_relations_hang_together(figures, value):
    """Exactly is also about; and with both values on one side, more than and less than exclude each other."""
    verdict = {r: figures.check(claim(value, r)).verdict for r in RELATIONS}
    if verdict["exactly"] == "agrees":
        assert verdict["about"] == "agrees"
    if not 74_829 <= value <= 75_453:
        assert (verdict["more-than"] == "agrees") != (verdict["less-than"] == "agrees")


@pytest.mark.shared
def test_claims_against_the_real_series(tmp_path):
    store = FigureStore(tmp_path, create=True)
    for file in dated_files(FIGURES):
        store.take(file, None, TODAY)
    store.close()
    now, then = (Figures.open(tmp_path, d) for d in (TODAY, date(2019, 12, 1)))
    assert now.check(claim(70_000, "more-than")).verdict == "agrees"
    # Only synthetic opioids are held for 2022.
    assert now.check(claim(100_000, "more-than", subject="")).verdict == "no series"
    assert now.check(claim(68_000, "about", subject="", period="2018")).verdict == "agrees"
    # 31,517 was the number known in 2019; it has been corrected since.
    exact = claim(31_517, "exactly", period="2018")
    assert then.check(exact).verdict == "agrees"
    assert now.check(exact).verdict == "differs"
