"""Dates of birth out of free text: ``a) Approximately 1955-1958 b) 12 Apr. 1953 >> 24/06/1960``.

Days before months where only numbers stand, as outside the United States. Hijri dates aren't converted.
"""

from __future__ import annotations

import re

from watchword.model import parse_date

__all__ = ["births"]

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ABOUT = r"(?P<about>approx[a-z]*\.?|circa|about|c\.|ca\.)?\s*"
_PATTERN = re.compile(
    _ABOUT
    + r"(?:(?P<y1>\d{4})\s*(?:-|–|and|to)\s*(?P<y2>\d{4})"
    + r"|(?P<year>\d{4})-(?P<mm>\d\d)-(?P<dd>\d\d)"
    + r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"
    + rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.,-]*)?(?P<word>{_MONTH})[\s.,-]*(?P<wy>\d{{4}})"
    + r"|(?P<only>\d{4}))(?!\d)(?P<hijri>[^0-9]{0,4}\(?hijri)?",
    re.IGNORECASE,
)
_MONTHS_BETWEEN = re.compile(rf"between\s+{_MONTH}\.?\s+and\s+{_MONTH}\.?\s+(\d{{4}})", re.IGNORECASE)
_ODD = re.compile(r"[a-z]\)|\b(?:or|and|to|between|alt|dob|in|na|both|possibly|e\.g)\b|[\W_]+", re.IGNORECASE)
#: The widest span on the lists is 1950 to 1960; a wider one says nothing that helps.
_WIDEST = 12


def births(text: str) -> tuple[list[str], str]:
    """(dates in ISO form, the text itself where some of it wasn't read)."""
    text = _MONTHS_BETWEEN.sub(r"\1", text)
    found: dict[str, None] = {}
    unread = False
    for match in _PATTERN.finditer(text):
        dates = [] if match["hijri"] else _dates(match)
        unread |= not dates and not match["hijri"]
        found.update(dict.fromkeys(dates))
    rest = _ODD.sub("", _PATTERN.sub(" ", text))
    return list(found), text if (unread or rest) and text else ""


def _dates(match: re.Match[str]) -> list[str]:
    if match["y1"]:
        first, last = int(match["y1"]), int(match["y2"])
        if first < 1800 or not 0 <= last - first <= _WIDEST:
            return []
        return [str(y) for y in range(first, last + 1)]
    if match["year"]:
        plain = f"{match['year']}-{match['mm']}-{match['dd']}"
    elif match["d"]:
        plain = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    elif match["word"]:
        plain = f"{match['day'] or ''} {match['word'][:3]} {match['wy']}".strip()
    else:
        plain = match["only"]
    date = parse_date(plain)
    if date is None or int(date[:4]) < 1800:
        return []
    return [("~" if match["about"] else "") + date]
