"""What a citation tells of a day: the Federal Register's volumes are calendar years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model.gazette import narrowed, year_cited


def _day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("citation", "year"),
    [
        ("87 FR 77508", 2022),  # published 2022-12-19
        ("85 FR 34505; 85 FR 44159", 2020),  # 2020-06-05 and 2020-07-22
        ("63 FR 64322 (11/19/98), 65 FR 14444 (03/17/00)", 1998),
        ("76 FR no. 242 pg. 78146, 77 FR 58006 (no. 182)", 2011),
        ("1 F.R. 1", 1936),
        ("Vol. 86, No. 71, 04/15/2021", 2021),
        ("E.O. 14059; 31 CFR part 599", None),
        ("FR Doc. 2023-25557", None),
        ("", None),
    ],
)
def test_the_year_of_the_earliest_document(citation: str, year: int | None):
    assert year_cited(citation) == year


@pytest.mark.parametrize(
    ("lo", "start", "citation", "after", "by"),
    [
        ("2022-05-16", "2026-07-31", "87 FR 77508", "2022-05-16", "2022-12-31"),
        ("2022-05-16", "2026-07-31", "89 FR 1", "2023-12-31", "2024-12-31"),
        ("2022-05-16", "2026-07-31", "91 FR 1", "2025-12-31", "2026-07-31"),
        (None, "2022-05-16", "76 FR 71867", "2010-12-31", "2011-12-31"),
        # A row that came back under its old citation: the editions are believed.
        ("2022-05-16", "2026-07-31", "76 FR 71867", "2022-05-16", "2026-07-31"),
        ("2019-01-01", "2020-01-01", "87 FR 1", "2019-01-01", "2020-01-01"),
        ("2022-05-16", "2026-07-31", "", "2022-05-16", "2026-07-31"),
    ],
)
def test_a_cited_year_narrows_what_the_editions_say(lo, start, citation, after, by):
    assert narrowed(_day(lo), _day(start), citation, adds=True) == (_day(after), _day(by))


def test_a_document_that_tells_of_an_earlier_listing_gives_its_latest_day_only():
    lo, start = _day("2022-05-16"), _day("2026-07-31")
    assert narrowed(lo, start, "89 FR 1", adds=False) == (lo, _day("2024-12-31"))


@given(
    st.none() | st.integers(700_000, 740_000),
    st.integers(1, 5_000),
    st.lists(st.integers(1, 120), max_size=3),
    st.booleans(),
)
def test_it_never_widens(lo: int | None, gap: int, volumes: list[int], adds: bool):
    start = (lo or 735_000) + gap
    after, by = narrowed(lo, start, "; ".join(f"{v} FR 100" for v in volumes), adds=adds)
    assert (lo or 0) <= (after or 0) < by <= start
