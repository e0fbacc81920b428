from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.reading.moments import moments

DAY = date(2023, 7, 25)  # a Tuesday


def when(text: str, anchor: date | None = DAY) -> list[tuple[str, str, str]]:
    return [(m.first.isoformat(), m.last.isoformat(), m.how) for m in moments(text, 0, len(text), anchor)]


@pytest.mark.parametrize(
    ("text", "first", "last", "how"),
    [
        ("on 5 June 2020", "2020-06-05", "2020-06-05", "at"),
        ("on June 5, 2020", "2020-06-05", "2020-06-05", "at"),
        ("2020-06-05", "2020-06-05", "2020-06-05", "at"),
        ("in June 2020", "2020-06-01", "2020-06-30", "at"),
        ("since 2019", "2019-01-01", "2019-12-31", "since"),
        ("in 2020", "2020-01-01", "2020-12-31", "at"),
        ("three years ago", "2020-01-24", "2021-01-24", "at"),
        ("in October", "2022-10-01", "2022-10-31", "at"),
        ("in May", "2023-05-01", "2023-05-31", "at"),
        ("last year", "2022-01-01", "2022-12-31", "at"),
        ("earlier this year", "2023-01-01", "2023-07-25", "at"),
        ("last month", "2023-06-01", "2023-06-30", "at"),
        ("last October", "2022-10-01", "2022-10-31", "at"),
        ("in October last year", "2022-10-01", "2022-10-31", "at"),
        ("in October of last year", "2022-10-01", "2022-10-31", "at"),
        ("in early May of this year", "2023-05-01", "2023-05-31", "at"),
        ("in late May 2021", "2021-05-01", "2021-05-31", "at"),
        ("on the 5th of June 2020", "2020-06-05", "2020-06-05", "at"),
        ("on Monday", "2023-07-24", "2023-07-24", "at"),
        ("yesterday", "2023-07-24", "2023-07-24", "at"),
        ("the first half of 2022", "2022-01-01", "2022-06-30", "at"),
        ("the third quarter of 2022", "2022-07-01", "2022-09-30", "at"),
        ("by the end of 2021", "2021-08-01", "2021-12-31", "before"),
        ("from 2014 to 2016", "2014-01-01", "2016-12-31", "at"),
        ("two months ago", "2023-05-05", "2023-06-14", "at"),
    ],
)
def test_words_of_time(text, first, last, how):
    assert when(text) == [(first, last, how)]


@pytest.mark.parametrize(
    "text", ["he may come", "2,020 men", "$2020", "in section 2020.5", "31 February 2020"]
)
def test_what_is_no_time(text):
    assert when(text) == []


def test_without_a_day_of_the_page_only_what_is_stated_is_read():
    assert when("three years ago, in 2019 and last year", None) == [("2019-01-01", "2019-12-31", "at")]


def test_leap_day_goes_back_to_february():
    assert when("four years ago", date(2024, 2, 29))[0][0] == "2019-08-29"


@given(st.text(max_size=200), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_span_has_an_order(text, anchor):
    for moment in moments(text, 0, len(text), anchor):
        assert moment.first <= moment.last
        assert text[moment.start : moment.end] == moment.text
