"""A long page read in windows is one answer, with the places of the whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import watchword as ww
from watchword.reading.pages.page import Page, Zone
from watchword.reading.windows import WINDOW, windows

QUIET = "The weather was fine, and nobody said anything at all.\n\n"
NAMED = "Sberbank of Russia was sanctioned by Washington, and its director spoke.\n\n"


@pytest.fixture(scope="module")
def answer():
    text = NAMED + QUIET * 9000 + NAMED + QUIET * 2000 + NAMED
    return text, ww.open(sampler=True, as_of="2026-01-15", today="2026-11-24").read(text)


def test_all_of_a_long_page_is_looked_through(answer):
    text, read = answer
    assert len(text) > 2 * WINDOW
    (party,) = [p for p in read["parties"] if p["status"] == "listed"]
    spots = [(m["start"], m["end"]) for m in party["mentions"] if m["how"] != "coreference"]
    assert [text[s:e].startswith("Sberbank") for s, e in spots] == [True, True, True]
    assert spots == sorted(set(spots))
    assert spots[-1][0] > len(text) - 100
    assert any("statements, claims and figures" in w for w in read["warnings"])


def test_a_page_of_common_length_is_one_window():
    page = Page(text="Sberbank.", zones=(Zone(0, 9, "body"),))
    (window,) = windows(page)
    assert (window.page, window.start, window.fresh) == (page, 0, 0)


@given(st.lists(st.integers(1, 4000), min_size=60, max_size=160), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_windows_hold_every_zone_once_and_are_no_longer_than_said(sizes, gap):
    zones, at = [], 0
    for size in sizes:
        zones.append(Zone(at, at + size, "body"))
        at += size + gap
    page = Page(text="x" * at, zones=tuple(zones))
    held = []
    for window in windows(page):
        assert len(window.page.text) <= WINDOW + 4000
        for zone in window.page.zones:
            if zone.start >= window.fresh:
                held.append(Zone(zone.start + window.start, zone.end + window.start, zone.kind))
    assert held == zones
