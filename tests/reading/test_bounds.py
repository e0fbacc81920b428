"""No page costs without end, and the answer says what of it was not read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import watchword as ww
from timing import within
from watchword.reading.bounds import SPOKEN, bounded
from watchword.reading.pages.making import page_of_html, page_of_text
from watchword.reading.pages.page import Page, Zone


def test_a_page_of_a_length_that_pages_have_is_left_as_it_is():
    page = page_of_text("A headline here\n\nSberbank said on Monday that it had nothing to say about it.\n")
    assert bounded(page) == (page, [])


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_parts_of_a_long_zone_are_the_zone(text, times):
    text = (text + "word. ") * 40 * times
    page, warnings = bounded(Page(text=text, zones=(Zone(0, len(text), "caption"),)))
    assert warnings == []
    assert {z.kind for z in page.zones} == {"caption"}
    assert page.zones[0].start == 0
    assert page.zones[-1].end == len(text)
    for left, right in zip(page.zones, page.zones[1:], strict=False):
        assert text[left.end : right.start].strip() == ""
        assert left.end - left.start <= 4000


def test_text_beyond_the_cap_is_not_read_and_said_to_be_unread(monkeypatch):
    monkeypatch.setattr("watchword.reading.bounds.MOST", 20_000)
    text = "Nobody said anything at all. " * 1000 + "\n\nSberbank of Russia was sanctioned."
    answer = ww.open(sampler=True).read(text)
    assert answer["parties"] == []
    (warning,) = [w for w in answer["warnings"] if "looked through" in w]
    assert f"{len(text):,}" in warning
    assert "Nothing is said about the rest" in warning


def test_a_page_of_nothing_but_listed_names_is_stopped_and_said_to_be(monkeypatch):
    monkeypatch.setattr("watchword.reading.read.BUSY", 100)
    monkeypatch.setattr("watchword.reading.windows.WINDOW", 20_000)
    answer = ww.open(sampler=True).read("Sberbank of Russia was sanctioned.\n\n" * 1_500)
    assert any("were looked through" in w for w in answer["warnings"])
    assert max(m["end"] for p in answer["parties"] for m in p["mentions"]) <= 20_000


def test_places_in_a_long_html_page_lead_back_to_it():
    html = (
        "<html><body><p>Sberbank of Russia was sanctioned.</p>" + "<p>Quiet.</p>" * 40_000 + "</body></html>"
    )
    page, warnings = bounded(page_of_html(html))
    assert len(warnings) == (len(page.text) > SPOKEN)
    start = page.text.index("Sberbank")
    begin, end = page.in_source(start, start + 8)
    assert html[begin:end] == "Sberbank"


@pytest.mark.prove
@pytest.mark.parametrize(
    "unit",
    [
        "Sberbank said Ali Hassan told the Ministry of Defence in China. ",
        "Abc Def ",
        "“a” said ",
        "a",
        "<div>",
    ],
)
def test_ten_megabytes_of_anything_take_a_minute_at_most(unit):
    lists = ww.open(sampler=True)
    with within(60):
        lists.read(unit * (10_000_000 // len(unit)))
