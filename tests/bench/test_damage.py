from __future__ import annotations

import random

import pytest
from rapidfuzz.distance import Levenshtein

from watchword.bench.damage import DAMAGES, ORGANISATION_DAMAGES, PERSON_DAMAGES, natural, one_letter

ALL = {**DAMAGES, **PERSON_DAMAGES, **ORGANISATION_DAMAGES}
NAMES = ["Jhon Eidelber CANO CORREA", "OTKRYTOE AKTSIONERNOE OBSHCHESTVO STANKOIMPORT LTD", "Li Wei", "X", ""]


def test_family_first_becomes_natural_order() -> None:
    assert natural("CANO CORREA, Jhon") == "Jhon CANO CORREA"
    assert natural("ACME TRADING, CO., LTD") == "ACME TRADING, CO., LTD"
    assert natural("Dalian Co") == "Dalian Co"


def test_one_letter_changes_one_letter() -> None:
    for seed in range(20):
        done = one_letter("Vladimir Petrov", random.Random(seed))
        assert Levenshtein.distance(done, "Vladimir Petrov") == 1
        assert len(done) == len("Vladimir Petrov")
    assert one_letter("Li Wei", random.Random(1)) == ""


@pytest.mark.parametrize("name", ALL)
def test_damage_is_damage_or_nothing(name: str) -> None:
    for text in NAMES:
        first = ALL[name](text, random.Random(7))
        assert first == ALL[name](text, random.Random(7))
        if first and name not in ("as it sounds",):
            assert first != text


def test_damages_by_hand() -> None:
    rng = random.Random(1)
    assert len(DAMAGES["cut at 35"]("OTKRYTOE AKTSIONERNOE OBSHCHESTVO STANKOIMPORT", rng)) <= 35
    assert DAMAGES["cut at 35"]("short name", rng) == ""
    assert DAMAGES["two words glued"]("Li Wei", rng) == "LiWei"
    assert PERSON_DAMAGES["first and last only"]("A B C Dyson", rng) == "A Dyson"
    assert ORGANISATION_DAMAGES["no legal form"]("SIS TRADING CO., LTD.", rng) == "SIS TRADING"
    assert ORGANISATION_DAMAGES["no legal form"]("SIS LTD", rng) == ""
    assert ORGANISATION_DAMAGES["first word last"]("A B C", rng) == "B C A"
