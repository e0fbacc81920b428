"""When: days, months, years and "three years ago" in a text, each as the span of days that it can mean.

Words of time are read against the day of the page. "Three years ago" is about a year wide: half a year to
either side; "three months ago" three weeks; "last year" is the calendar year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Moment", "count_of", "moments"]

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {d: n for n, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_COUNTS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "couple": 2}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_N = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|a couple of)"
)
_PARTS = "|".join(
    (
        rf"(?P<iso>{_YEAR}-\d\d-\d\d)",
        rf"(?P<dmy>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? {_YEAR})",
        rf"(?P<mdy>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR})",
        rf"(?P<half>(?:the )?(?:first|second) half of {_YEAR})",
        rf"(?P<quarter>(?:the )?(?:first|second|third|fourth|last) quarter of {_YEAR})",
        rf"(?P<my>(?:early |late |mid-)?{_MONTH},? (?:of )?{_YEAR})",
        rf"(?P<dm>\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|{_MONTH} \d{{1,2}}\b(?:st|nd|rd|th)?(?!\d|[,:]\d))",
        rf"(?P<ago>(?:about |almost |nearly |more than |over |some )?{_N} (?:days?|weeks?|months?|"
        rf"years?|decades?) (?:ago|earlier|before))",
        rf"(?P<lastmonth>(?:last|this) {_MONTH}|(?:early |late |mid-)?{_MONTH} (?:of )?(?:last|this) year)",
        r"(?P<rel>(?:earlier |later |late |early )?(?:this|last|the past|the previous) (?:year|"
        r"month|week)|a year earlier|yesterday|today|earlier today)",
        r"(?P<span>(?:in |over |during )?the (?:last|past|previous) (?:twelve|12) months)",
        rf"(?P<range>(?:from )?{_YEAR}(?: ?[-–] ?| to | and | through ){_YEAR})",
        rf"(?P<year>(?<![\d,.$€£-])(?:(?:early|late|mid|fiscal year|the end of|the start of)[ "
        rf"-])?{_YEAR}s?\b(?![,.]\d|[-/]\d|%))",
        rf"(?P<month>(?<=in )(?:early |late |mid-)?{_MONTH}\b|(?<=since ){_MONTH}\b|(?<=last "
        rf"){_MONTH}\b|(?<=until ){_MONTH}\b)",
        r"(?P<day>(?<=on )(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)",
    )
)
_MOMENT = re.compile(
    rf"(?:\b(?P<how>since|by|before|after|until|from|in|on|as of|through|between|during)\s+)?\b(?:{_PARTS})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at characters `start` to `end`: the first and last day it can mean.

    `how` is at, since, before or after. `exact` says that the text gives the day itself.
    """

    start: int
    end: int
    text: str
    first: date
    last: date
    how: str = "at"
    exact: bool = False


def count_of(word: str) -> int | None:
    """A small number in digits or words.

    >>> count_of("three")
    3
    """
    word = word.lower()
    return int(word) if word.isdigit() else _COUNTS.get(word)


def moments(text: str, start: int, end: int, anchor: date | None) -> Iterator[Moment]:
    """The times stated between two characters; those told from the page's day need `anchor`."""
    for found in _MOMENT.finditer(text, start, end):
        kind = found.lastgroup or ""
        if kind == "how":
            continue
        words = found.group(kind)
        span = _span(kind, words, anchor)
        if span is None:
            continue
        how = (found.group("how") or "").lower()
        how = {
            "since": "since",
            "from": "since",
            "before": "before",
            "by": "before",
            "until": "before",
            "after": "after",
        }.get(how, "at")
        if kind in ("range",):
            how = "at"
        yield Moment(found.start(), found.end(), found.group(), *span, how, kind in ("iso", "dmy", "mdy"))


def _span(kind: str, words: str, anchor: date | None) -> tuple[date, date] | None:
    try:
        return _READ[kind](words, anchor)
    except (ValueError, OverflowError):
        return None


def _month_number(words: str) -> int:
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _MONTHS:
            return _MONTHS[word]
    raise ValueError(words)


def _whole_month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _day(words: str, anchor: date | None) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        one = date.fromisoformat(words)
    else:
        numbers = [int(n) for n in re.findall(r"\d+", words)]
        year = max(numbers)
        one = date(year, _month_number(words), next(n for n in numbers if n != year or len(numbers) == 1))
    return one, one


def _day_of_year(words: str, anchor: date | None) -> tuple[date, date] | None:
    if anchor is None:
        return None
    number = int(re.findall(r"\d+", words)[0])
    one = date(anchor.year, _month_number(words), number)
    if one > anchor + timedelta(days=7):
        one = one.replace(year=one.year - 1)
    return one, one


def _month_year(words: str, anchor: date | None) -> tuple[date, date]:
    return _whole_month(int(re.findall(r"\d{4}", words)[0]), _month_number(words))


def _ago(words: str, anchor: date | None) -> tuple[date, date] | None:
    if anchor is None:
        return None
    low = words.lower()
    if "couple" in low:
        number: int | None = 2
    else:
        number = next((n for w in low.split() if (n := count_of(w)) is not None), None)
    if number is None:
        return None
    if "decade" in low:
        number, low = number * 10, low.replace("decade", "year")
    if "year" in low:
        # Half a year to either side; a decade's words are rounder still.
        middle = anchor.replace(year=anchor.year - number, day=min(anchor.day, 28))
        slack = timedelta(days=183 if number < 10 else 366)
    elif "month" in low:
        middle, slack = anchor - timedelta(days=round(30.44 * number)), timedelta(days=20)
    elif "week" in low:
        middle, slack = anchor - timedelta(weeks=number), timedelta(days=5)
    else:
        middle, slack = anchor - timedelta(days=number), timedelta(days=1)
    return middle - slack, min(middle + slack, anchor)


def _last_month(words: str, anchor: date | None) -> tuple[date, date] | None:
    if anchor is None:
        return None
    month = _month_number(words)
    if "last year" in words.lower():
        return _whole_month(anchor.year - 1, month)
    if "this year" in words.lower():
        return _whole_month(anchor.year, month)
    return _named_month(words, anchor)


def _named_month(words: str, anchor: date | None) -> tuple[date, date] | None:
    """The latest month of that name that had begun by the anchor."""
    if anchor is None:
        return None
    month = _month_number(words)
    return _whole_month(anchor.year if month <= anchor.month else anchor.year - 1, month)


def _relative(words: str, anchor: date | None) -> tuple[date, date] | None:
    if anchor is None:
        return None
    low = words.lower()
    if "today" in low:
        return anchor, anchor
    if "yesterday" in low:
        return anchor - timedelta(days=1), anchor - timedelta(days=1)
    past = not low.startswith(("this", "earlier this", "later this", "late this", "early this"))
    if "year" in low:
        year = anchor.year - past
        return date(year, 1, 1), date(year, 12, 31) if past else anchor
    if "month" in low:
        first = anchor.replace(day=1)
        if past:
            before = first - timedelta(days=1)
            return before.replace(day=1), before
        return first, anchor
    monday = anchor - timedelta(days=anchor.weekday())
    return (monday - timedelta(days=7), monday - timedelta(days=1)) if past else (monday, anchor)


def _twelve_months(words: str, anchor: date | None) -> tuple[date, date] | None:
    return None if anchor is None else (anchor - timedelta(days=365), anchor)


def _range(words: str, anchor: date | None) -> tuple[date, date]:
    first, last = (int(y) for y in re.findall(r"\d{4}", words))
    return date(first, 1, 1), date(last, 12, 31)


def _year(words: str, anchor: date | None) -> tuple[date, date]:
    low = words.lower()
    year = int(re.findall(r"\d{4}", low)[0])
    if low.endswith("s"):
        return date(year, 1, 1), date(year + 9, 12, 31)
    if low.startswith(("early", "the start")):
        return date(year, 1, 1), date(year, 5, 31)
    if low.startswith(("late", "the end")):
        return date(year, 8, 1), date(year, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _half(words: str, anchor: date | None) -> tuple[date, date]:
    year = int(re.findall(r"\d{4}", words)[0])
    return (
        (date(year, 1, 1), date(year, 6, 30))
        if "first" in words.lower()
        else (date(year, 7, 1), date(year, 12, 31))
    )


def _quarter(words: str, anchor: date | None) -> tuple[date, date]:
    year = int(re.findall(r"\d{4}", words)[0])
    n = next(i for i, w in enumerate(("first", "second", "third", "fourth", "last")) if w in words.lower())
    month = min(n, 3) * 3 + 1
    return date(year, month, 1), _whole_month(year, month + 2)[1]


def _weekday(words: str, anchor: date | None) -> tuple[date, date] | None:
    if anchor is None:
        return None
    back = (anchor.weekday() - _WEEKDAYS[words.lower()]) % 7
    one = anchor - timedelta(days=back)
    return one, one


_READ = {
    "iso": _day,
    "dmy": _day,
    "mdy": _day,
    "dm": _day_of_year,
    "my": _month_year,
    "ago": _ago,
    "lastmonth": _last_month,
    "rel": _relative,
    "span": _twelve_months,
    "range": _range,
    "year": _year,
    "half": _half,
    "quarter": _quarter,
    "month": _named_month,
    "day": _weekday,
}
