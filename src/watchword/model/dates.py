"""Dates as lists give them: whole, cut to a month or a year, or only about then.

Inside watchword a date is an ISO 8601 string of four, seven or ten characters; a leading ``~`` marks
"circa". Whole days are compared as proleptic ordinals (:meth:`datetime.date.toordinal`).
"""

from __future__ import annotations

import re
from datetime import date

from watchword.exceptions import UsageError

__all__ = ["day", "is_partial_date", "parse_date", "parse_day"]

_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T00:00:00.*)?$")
_WORDS = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3})[a-z]*\.?[ -](\d{4})$")
_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})$")
#: No list means an earlier year: the Consolidated Screening List's "0097-06-30" is 1997, misprinted.
_FIRST_YEAR = 1800
_CIRCA = re.compile(r"(?:circa|approximately|approx\.?|about|ca?\.)\s*", re.IGNORECASE)


def parse_date(text: str) -> str | None:
    """Read one date as publishers write them: ISO, ``10 Dec 1948``, ``Dec 1948``, ``circa 1951``.

    Returns the ISO form cut to what is known, with ``~`` in front where it is approximate, or None
    where the text isn't a date (``31 Feb 1970`` isn't, nor is a day of the year 97).
    """
    text = text.strip()
    rest = _CIRCA.sub("", text, count=1) if text[:1].lower() in "ca" else text
    about = "~" if rest != text else ""
    if found := _ISO.match(rest):
        year, month, day_ = found.groups()
    elif found := _WORDS.match(rest):
        day_, word, year = found.groups()
        month = str(_MONTHS.get(word.lower(), 0))
    elif found := _US.match(rest):
        month, day_, year = found.groups()
    else:
        return None
    if int(year) < _FIRST_YEAR:
        return None
    if month is None:
        return about + year
    try:
        whole = date(int(year), int(month), int(day_ or 1))
    except ValueError:
        return None
    return about + (whole.isoformat() if day_ else whole.isoformat()[:7])


def is_partial_date(text: str) -> bool:
    """Whether a date is cut to a month or a year, or approximate."""
    return len(text) != 10 or text.startswith("~")


def day(text: str) -> int:
    """The ordinal of an ISO date; a cut one counts as its first day."""
    text = text.lstrip("~")
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :]).toordinal()


def parse_day(text: str, what: str = "date") -> date:
    """A whole ISO date typed by a user; raises :class:`UsageError` naming ``what`` otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{what} {text!r} is not a date; write it as YYYY-MM-DD.") from None
