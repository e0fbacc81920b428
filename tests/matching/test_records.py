"""Evidence beyond names moves the score the right way."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.matching.identifiers import is_valid, normal
from watchword.matching.records import weigh


def moved(query: dict, listed: dict, score: float = 0.75) -> float:
    return weigh(score, query, listed)[0] - score


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("1962-03-12", "1962-03-12"),
        ("1962-03-12", "1962-12-03"),
        ("1962-03-12", "1962-03"),
        ("1962-03-12", "1962"),
        ("1962", "~1963"),
        ("1962-01-01", "1962-05-07"),
    ],
)
def test_agreeing_dates_speak_for(mine: str, theirs: str) -> None:
    assert moved({"birthDate": [mine]}, {"birthDate": [theirs]}) > 0
    assert moved({"birthDate": [theirs]}, {"birthDate": [mine]}) > 0


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("1962-03-12", "1990-03-12"), ("1962", "1970"), ("1962", "~1990"), ("1962-03-12", "1962-07-30")],
)
def test_other_dates_speak_against(mine: str, theirs: str) -> None:
    assert moved({"birthDate": [mine]}, {"birthDate": [theirs]}) < 0


def test_the_closest_of_several_dates_counts() -> None:
    listed = {"birthDate": ["1950", "1962-03-12", "~1970"]}
    score, evidence = weigh(0.7, {"birthDate": ["1962-03-12"]}, listed)
    assert score > 0.7
    assert [e.listed for e in evidence] == ["1962-03-12"]


def test_what_one_side_states_says_nothing() -> None:
    assert weigh(0.8, {"birthDate": ["1962"]}, {"gender": ["male"]}) == (0.8, [])
    assert weigh(0.8, {}, {}) == (0.8, [])


def test_countries_gender_places() -> None:
    assert moved({"country": ["RU"]}, {"nationality": ["ru", "by"]}) > 0
    assert moved({"country": ["de"]}, {"nationality": ["ru"]}) < 0
    assert moved({"gender": ["female"]}, {"gender": ["male"]}) < 0
    assert moved({"gender": ["male"]}, {"gender": ["male"]}) == 0
    assert moved({"birthPlace": ["Tikrit, Iraq"]}, {"birthPlace": ["al-Awja, near Tikrit, Iraq"]}) > 0
    assert moved({"address": ["5 Main St, Dubai"]}, {"address": ["7 Main St, Dubai"]}) == 0


def test_identifiers() -> None:
    imo = {"imoNumber": ["IMO 9187629"]}
    assert moved(imo, {"imoNumber": ["9187629"]}, 0.5) > 0.4
    assert moved(imo, {"imoNumber": ["9074729"]}, 0.9) < -0.5
    passports = {"passportNumber": ["AB 123456"]}
    assert -0.2 < moved(passports, {"passportNumber": ["X999999"]}) < 0
    invalid = moved({"leiCode": ["X"]}, {"leiCode": ["x"]})
    assert 0 < invalid < moved(passports, {"passportNumber": ["ab123456"]})


@pytest.mark.parametrize(
    ("prop", "value", "valid"),
    [
        ("imoNumber", "IMO 9074729", True),
        ("imoNumber", "9074728", False),
        ("leiCode", "5493001KJTIIGC8Y1R12", True),
        ("leiCode", "5493001KJTIIGC8Y1R13", False),
        ("iban", "GB82 WEST 1234 5698 7654 32", True),
        ("innCode", "7707083893", True),
        ("innCode", "7707083894", False),
        ("swiftBic", "SABRRUMMXXX", True),
        ("mmsi", "273 123 456", True),
        ("passportNumber", "12", False),
    ],
)
def test_check_digits(prop: str, value: str, valid: bool) -> None:
    assert is_valid(prop, normal(prop, value)) is valid


def test_order_of_evidence_does_not_matter() -> None:
    query = {"birthDate": ["1962"], "country": ["ru"], "gender": ["male"]}
    listed = {"birthDate": ["1963"], "country": ["by"], "gender": ["female"]}
    scores = {
        round(weigh(0.8, dict(a), dict(b))[0], 12)
        for a in permutations(query.items())
        for b in permutations(listed.items())
    }
    assert len(scores) == 1


@given(st.floats(0, 1), st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_survived(score: float, a: str, b: str) -> None:
    for prop in ("birthDate", "country", "gender", "birthPlace", "imoNumber", "address", "iban"):
        result, _ = weigh(score, {prop: [a]}, {prop: [b]})
        assert 0 <= result <= 1
