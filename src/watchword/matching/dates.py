"""Two dates of birth: how far they agree, and what that is worth."""

from __future__ import annotations

from watchword.matching.settings import Settings

__all__ = ["compare_dates"]


def compare_dates(a: str, b: str, w: Settings) -> tuple[float, float, str]:
    """What a pair of dates moves, how alike they are from 0 to 1, and in words.

    Dates are ISO 8601 cut to what is known; ``~`` in front means circa. A year off by one, or the
    day and month the other way round, is how such dates are mistaken; ``01-01`` is what registers
    write for an unknown day.
    """
    about = a.startswith("~") or b.startswith("~")
    first, second = a.lstrip("~"), b.lstrip("~")
    try:
        years = abs(int(first[:4]) - int(second[:4]))
    except ValueError:
        return 0.0, 0.5, "not a date"
    if about:
        return _about(years, w)
    rest = first[5:], second[5:]
    if years == 0:
        return _same_year(*rest, w)
    if years == 1:
        if all(len(r) == 5 for r in rest) and rest[0] == rest[1]:
            return w.birth_year_slip, 0.6, "same day, a year apart"
        return w.birth_next_year, 0.3, "a year apart"
    return w.birth_other, 0.0, "another year"


def _about(years: int, w: Settings) -> tuple[float, float, str]:
    """Dates of which one is only approximate."""
    if years <= 2:
        return w.birth_year_same, 0.7, "about the same year"
    if years <= 6:
        return 0.0, 0.4, "some years apart, one approximate"
    return w.birth_other / 2, 0.1, "many years apart, one approximate"


def _same_year(first: str, second: str, w: Settings) -> tuple[float, float, str]:
    """Dates of one year, from the month on."""
    size = min(len(first), len(second))
    if "01-01" in (first, second) and first != second:
        return w.birth_year_same, 0.7, "same year, the day unknown"
    if first[:size] == second[:size]:
        if size == 5:
            return w.birth_same, 1.0, "same day"
        return (w.birth_month_same, 0.9, "same month") if size else (
            w.birth_year_same, 0.8, "same year"
        )  # fmt: skip
    if size == 5 and first[:2] == second[3:] and first[3:] == second[:2]:
        return w.birth_swapped, 0.9, "day and month swapped"
    if size == 5 and (first[:2] == second[:2] or first[3:] == second[3:]):
        return w.birth_one_part, 0.5, "same year, day or month differs"
    return w.birth_other_day, 0.3, "same year, another day"
