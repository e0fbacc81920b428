"""Figures: how much of what, when, where and by whose account, with the official series beside it.

Only what an official series could count is compared; for the rest the verdict is ``no series``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from watchword.figures import Checked, Claim
from watchword.reading.amounts import Quantity, holds_number, quantities_in
from watchword.reading.moments import Moment, moments
from watchword.reading.pages.page import Page
from watchword.reading.speech.quotations import paragraphs
from watchword.reading.speech.statements import Statement

__all__ = ["Checks", "figures_of"]


class Checks(Protocol):
    """What answers whether a series bears a claim out: :class:`watchword.figures.Figures`."""

    def check(self, claim: Claim) -> Checked:
        """Compare a claim with the series."""
        ...


#: No more statements than these overlap.
_NEAR = 30
_QUIET = frozenset(("promo", "footer", "byline", "dateline"))
_DEATHS = re.compile(r"\b(?:deaths?|fatalit(?:y|ies)|died|dead|killed|lives)\b", re.IGNORECASE)
_DRUGS = re.compile(
    r"\b(?:overdos\w+|opioids?|fentanyl|drugs?|heroin|cocaine|methamphetamine|methadone|psychostimulants?)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|across|throughout|within|nationwide in)\s+(?:the\s+)?((?:U\.S\.|"
    r"[A-Z][\w.’'-]{1,30})(?:\s+(?:of|and)?\s?[A-Z][\w.’'-]{1,30}){0,3}|region|country|nation|"
    r"state|city|county|province)"
)
_US = frozenset(
    ("u.s.", "us", "u.s", "united states", "america", "united states of america", "country", "nation")
)


def figures_of(
    page: Page, statements: Sequence[Statement] = (), figures: Checks | None = None, as_of: date | None = None
) -> list[dict[str, Any]]:
    """Each quantity of a page: start, end, text, value, high (of a range), relation, unit, period, place,
    source, and the verdict (agrees, differs, no series) with series, says, official,
    official_period and edition.

    `value` is in single units (1.8 million is 1800000; shares are percent). `period` is an ISO year, month
    or two of them with a slash.
    """
    anchor = page.published or as_of or (page.window[1] if page.window else None)
    found: list[dict[str, Any]] = []
    for start, end in paragraphs(page.text):
        if page.zone_at(start) in _QUIET or not holds_number(page.text, start, end):
            continue
        times = list(moments(page.text, start, end, anchor))
        for quantity in quantities_in(page.text, start, end, times):
            found.append(_figure(page, quantity, start, end, times, statements, figures))
    return found


def _figure(
    page: Page,
    quantity: Quantity,
    start: int,
    end: int,
    times: Sequence[Moment],
    statements: Sequence[Statement],
    figures: Checks | None,
) -> dict[str, Any]:
    text = page.text
    low, high = _sentence(text, quantity, start, end)
    when = [m for m in times if low <= m.start < high]
    behind = [m for m in when if m.start >= quantity.start]
    moment = behind[0] if behind else when[-1] if when else None
    place = _place(text, quantity, low, high)
    source = _source(quantity, statements)
    # What the number counts: its own noun, and what the clause goes on to say of it.
    stop = min(
        [
            high,
            *(m.start for m in behind),
            *(p.start() for p in [_PLACE.search(text, quantity.end, high)] if p),
        ]
    )
    rest = text[quantity.end : stop]
    rest = re.split(
        r"[,;:.“”\"]|\b(?:was|were|are|is|have been|had been|which|that|occurred)\b(?! killed)", rest
    )[0].strip()
    subject = f"{quantity.unit} {rest}".strip()
    shown_end = quantity.end
    if verb := re.match(
        r"\s+(?:died|were killed|have died|had died)\b", text[quantity.end : quantity.end + 20]
    ):
        shown_end += verb.end()
    row: dict[str, Any] = {
        "start": quantity.start,
        "end": shown_end,
        "text": text[quantity.start : shown_end],
        "value": quantity.value,
        "high": quantity.high,
        "relation": quantity.relation,
        "unit": quantity.unit,
        "subject": subject,
        "period": _period(moment),
        "place": place,
        "source": source,
        "verdict": "no series",
        "series": None,
        "official": None,
        "official_period": None,
        "edition": None,
        "says": "No official series held counts this.",
    }
    counts = _DEATHS.search(subject) is not None and (_DRUGS.search(subject) is not None)
    if not counts or quantity.high is not None:
        return row
    if figures is None:
        return {**row, "says": "No official series is held here to compare this with."}
    unit = quantity.unit if _DEATHS.search(quantity.unit) else "deaths"
    checked = figures.check(
        Claim(
            quantity.value,
            quantity.relation,
            unit,
            _subject(subject),
            row["period"],
            place,
        )
    )
    return {
        **row,
        "verdict": checked.verdict,
        "series": checked.series,
        "official": checked.value,
        "official_period": checked.period,
        "edition": checked.edition,
        "says": checked.says,
    }


def _subject(words: str) -> str:
    """What died of what, without the place and people around it."""
    return re.sub(r"\b(?:the|have|has|had|been|there|who)\b", " ", words, flags=re.IGNORECASE).strip()


def _sentence(text: str, quantity: Quantity, start: int, end: int) -> tuple[int, int]:
    low = start
    for stop in re.finditer(r"[.!?][”\"’)]?\s+(?=[A-Z“\"‘])", text[start : quantity.start]):
        before = text[max(start, start + stop.start() - 4) : start + stop.start()]
        if not re.search(r"\b(?:[A-Z]|Mr|Ms|Dr|Co|vs|No)$", before):
            low = start + stop.end()
    high = end
    for stop in re.finditer(
        r"[.!?](?=[”\"’)]?(?:\s+[A-Z“\"‘]|\s*$))", text[quantity.end : min(end, quantity.end + 600)]
    ):
        before = text[quantity.end : quantity.end + stop.start()]
        if not re.search(r"\b(?:[A-Z]|Mr|Ms|Dr|Co|vs|No)$", before):
            high = quantity.end + stop.start()
            break
    return low, high


def _place(text: str, quantity: Quantity, low: int, high: int) -> str | None:
    """Where, as the sentence says: behind the number before all, else before it."""
    months = re.compile(
        r"^(?:January|February|March|April|May|June|July|August|September|October|November|"
        r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    )
    for left, right in ((quantity.start, high), (low, quantity.start)):
        for found in _PLACE.finditer(text, left, right):
            name = re.sub(r"['’]s$", "", found.group(1))
            if not months.match(name):
                return (
                    "US"
                    if name.lower().strip() in _US or name.lower().rstrip(".") in _US
                    else name.rstrip(".")
                )
    words = quantity.unit
    if re.match(r"(?:U\.S\.|US|American|Americans)\b", words) or re.search(r"\bAmericans?\b", words):
        return "US"
    if (land := re.match(r"((?:New |South |North )?[A-Z]\w+)\s", words + " ")) and len(words.split()) > 1:
        return land.group(1)
    if re.search(r"\b(?:nationwide|nationally|across the country|in the country)\b", text[low:high]):
        return "US" if re.search(r"\b(?:U\.S\.|United States|American|CDC)\b", text) else None
    return None


def _period(moment: Moment | None) -> str | None:
    """A span of days as the contract writes it: a year, a month, a day, or two with a slash between."""
    if moment is None:
        return None
    first, last = moment.first, moment.last
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if first.day == 1 and (
        last.month != (last.toordinal() + 1 and date.fromordinal(last.toordinal() + 1).month)
    ):
        begun, ended = first.isoformat()[:7], last.isoformat()[:7]
        return begun if begun == ended else f"{begun}/{ended}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _source(quantity: Quantity, statements: Sequence[Statement]) -> str | None:
    """Whose account a number is: the speaker of the tightest statement around it."""
    at = bisect_right(statements, quantity.start, key=lambda s: s.start)
    # Statements stand in order of their beginnings; one that holds the number began shortly before.
    near = statements[max(0, at - _NEAR) : at]
    around = [s for s in near if quantity.end <= s.end and s.speaker]
    return min(around, key=lambda s: s.end - s.start).speaker if around else None
