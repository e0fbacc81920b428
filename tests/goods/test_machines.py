"""Machines and parts told by words or model."""

from __future__ import annotations

import pytest

from watchword.goods.machines import tells_parts, told_by_model, told_by_words
from watchword.goods.text import tokens_of


@pytest.mark.parametrize(
    "text, key",
    [
        ("press, 9 stations, for tablets", "tablet-press"),
        ("punches, stainless, for pills", "tablet-press-parts"),
        ("machine for filling of hard capsules", "encapsulator"),
        ("tablet press with dies", "tablet-press"),
        ("tablet pc press kit", None),
        ("capsule filling coffee machine", None),
        ("hydraulic press", None),
        ("punch and die set M8", None),
    ],
)
def test_words_near_each_other(text, key):
    told = told_by_words(tokens_of(text))
    assert (told and told[0]) == key


@pytest.mark.parametrize(
    "text, expected",
    [
        ("TDP-5", ("tablet-press", True)),
        ("ZP-9 rotary machine", ("tablet-press", False)),
        ("TDP 1.5 die", ("tablet-press-parts", False)),
        ("NJP-1200", ("encapsulator", True)),
        ("DP 12", None),
        ("DP 12 tablet machine", ("tablet-press", False)),
        ("ZP-2000", None),
        ("TDP 15 W lamp driver", None),
        ("ZP 20 transport label", None),
        ("ZP-20", ("tablet-press", True)),
    ],
)
def test_models(text, expected):
    told = told_by_model(tokens_of(text), False)
    assert (told and (told[0], told[3])) == expected


def test_dies_for_a_press_are_parts_and_a_press_with_dies_is_a_press():
    line = tokens_of("dies for pill press")
    assert tells_parts(line, 2, 4)
    line = tokens_of("pill press with dies")
    assert not tells_parts(line, 0, 2)
    line = tokens_of("single punch tablet press")
    assert not tells_parts(line, 2, 4)
