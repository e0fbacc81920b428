"""Clauses joined behind who speaks, and what a page tells by itself behind them."""

from __future__ import annotations

from said import told


def test_a_name_that_does_something_today_goes_on_behind_but():
    text = "The pump is new, Ida Krog said, but Tarn is dry."
    assert told(text, "Tarn is dry").speaker == "Ida Krog"
    assert told("The pump leaks, the mayor said, and nobody pays.", "nobody pays").speaker == "mayor"


def test_what_was_done_behind_but_is_narrated():
    text = "The pump is new, Ida Krog said, but Norvik sold it in May."
    assert "Norvik" not in told(text, "pump is new").text
