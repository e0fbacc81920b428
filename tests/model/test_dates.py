"""Dates as publishers write them, and what is none."""

from __future__ import annotations

import pytest

from watchword.exceptions import UsageError
from watchword.model import is_partial_date, parse_date, parse_day
from watchword.model.dates import day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1948-12-10", "1948-12-10"),
        ("1948-12", "1948-12"),
        ("1948", "1948"),
        ("10 Dec 1948", "1948-12-10"),
        ("Dec 1948", "1948-12"),
        ("12/10/1948", "1948-12-10"),
        ("circa 1951", "~1951"),
        ("2020-06-05T00:00:00Z", "2020-06-05"),
        ("31 Feb 1970", None),
        ("0097-06-30", None),
        ("0017", None),
        ("June", None),
        ("", None),
    ],
)
def test_a_date_is_read_to_what_is_known(text: str, iso: str | None):
    assert parse_date(text) == iso
    assert iso is None or parse_date(iso.lstrip("~")) == iso.lstrip("~")


def test_a_cut_date_says_so_and_counts_as_its_first_day():
    assert [is_partial_date(d) for d in ("1948-12-10", "1948-12", "~1951")] == [False, True, True]
    assert day("1948-12") == day("1948-12-01")
    assert day("~1951") == day("1951-01-01")


def test_a_typed_day_is_whole():
    assert parse_day("2020-06-05").isoformat() == "2020-06-05"
    with pytest.raises(UsageError, match="--as-of '5 June' is not a date"):
        parse_day("5 June", "--as-of")
