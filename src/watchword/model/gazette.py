"""What a citation of an official gazette says of the day on which something was published.

The volumes of the Federal Register are numbered by calendar year: volume 1 is 1936, so 87 FR is 2022
(Office of the Federal Register, "A Guide to the Federal Register"; 44 U.S.C. chapter 15).
"""

from __future__ import annotations

import re
from datetime import date

__all__ = ["narrowed", "year_cited"]

_FEDERAL_REGISTER = re.compile(r"\b(\d{1,3}) ?F\.? ?R\.?(?= )|\bVol\. ?(\d{1,3}), No\.")
_BEFORE_VOLUME_1 = 1935


def year_cited(citation: str) -> int | None:
    """The calendar year of the earliest Federal Register document cited; None where none is.

    >>> year_cited("85 FR 34505; 87 FR 77508"), year_cited("Vol. 86, No. 71"), year_cited("E.O. 14059")
    (2020, 2021, None)
    """
    volumes = [int(one or other) for one, other in _FEDERAL_REGISTER.findall(citation)]
    return min(volumes) + _BEFORE_VOLUME_1 if volumes else None


def narrowed(lo: int | None, start: int, citation: str, *, adds: bool) -> tuple[int | None, int]:
    """Between which days (ordinals) a listing began: after the first, by the second.

    ``lo`` and ``start`` are the last edition without it and the first with it. The year of the document
    cited narrows them, where the two agree at all. ``adds`` says that the listing begins by the document:
    of the 1,774 rows of the Entity and Military End-User lists of 2022-05-16 with a stated day and a
    citation, three state a day before the year of the earliest document cited (two of them with a
    misprinted year); a later day is an amendment's. Otherwise the document only tells of a listing that
    began before, and the year's end is the latest day.
    """
    year = year_cited(citation)
    if year is None:
        return lo, start
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if last <= (lo or 0) or first > start:
        return lo, start
    return max(lo or 0, first - 1) if adds else lo, min(start, last)
