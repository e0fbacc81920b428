"""Figures: how much of what, when, where and by whose account, with the official series beside it.

Numbers in digits and words ("one in five", "a dozen") with the noun that they count. Dates, ages, article
and register numbers are no figures. Only what an official series could count is compared; for the rest the
verdict is ``no series``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from watchword.figures import Checked, Claim
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
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = (
    {w: n for n, w in enumerate(_UNITS, 1)}
    | {w: n for n, w in enumerate(_TEENS, 10)}
    | {w: 10 * n for n, w in enumerate(_TENS, 2)}
)
_SCALE = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "k": 1e3,
}
_PARTS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "tenth": 0.1,
    "tenths": 0.1,
}
_RELATIONS = {
    "more-than": (
        "more than",
        "over",
        "at least",
        "upwards of",
        "in excess of",
        "above",
        "no fewer than",
        "no less than",
        "exceeding",
        "topping",
    ),
    "less-than": (
        "fewer than",
        "less than",
        "under",
        "up to",
        "below",
        "at most",
        "no more than",
        "as many as",
        "as much as",
    ),
    "about": (
        "about",
        "around",
        "roughly",
        "nearly",
        "almost",
        "some",
        "approximately",
        "an estimated",
        "close to",
        "just over",
        "just under",
        "well over",
        "an average of",
    ),
}
_RELATION = {words: relation for relation, options in _RELATIONS.items() for words in options}
_LEAD = "|".join(sorted(_RELATION, key=len, reverse=True))
_WORD = "|".join((*_TEENS, *_UNITS, *_TENS))
_NUMBER = re.compile(
    rf"(?<![\w.,/$€£#§№:-])(?:(?P<lead>{_LEAD})\s+)?"
    r"(?:(?P<currency>US\$|A\$|C\$|HK\$|\$|€|£|¥|₽|₩)\s?)?"
    r"(?:"
    r"(?P<between>between\s+(?P<low>\d[\d,]*(?:\.\d+)?)\s+and\s+(?P<high>\d[\d,]*(?:\.\d+)?))"
    r"|(?P<in>(?P<a>one|two|three|four|five|six|seven|eight|nine|\d{1,3})\s+(?:in|out "
    r"of)(?:\s+every)?\s+(?P<b>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|"
    r"\d{1,6}))"
    r"|(?P<fraction>(?:a|one|two|three|four)[\s-](?:half|thirds?|quarters?|fifths?|tenths?)|"
    r"half)(?=\s+[a-z])"
    r"|(?P<dozens>(?:a|two|three|several)\s+dozen|(?:dozens|hundreds|thousands|millions)\s+of|"
    r"a\s+(?:hundred|thousand|million|billion|couple of))"
    rf"|(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d{{1,6}})?)|"
    rf"(?P<word>(?:{_WORD})(?:-(?:{'|'.join(_UNITS)}))?)"
    r")"
    r"(?:[\s-]?(?P<scale>hundred thousand|million|billion|trillion|thousand|hundred|mn|bn|tn|m|b|k)(?![\w]))?"
    r"(?P<percent>\s?%|\s?per\s?cent(?:age points?)?)?(?![\w/]|\.\d)",
    re.IGNORECASE,
)
_STOP = frozenset(
    "a an in on at by from to of and or but who which that were was is are had have has been with "
    "for since during after before "
    "as when while than into over under between per each last this next according because if "
    "not will would could may might "
    "such paid said says told died fell rose grew went came according up down more less "
    "including involving related due".split()
)
#: Units that a word-number needs, for "one" and "two" count everything.
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|-year-old|-year|:\d\d|\s?[ap]\.?m\b|°|\s?(?:FR|CFR|U\.S\.C\.)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|IMO|EO|Order|Section|Sec|Part|Article|Art|Chapter|Rule|Page|p|pp|Vol|"
    r"Docket|Room|Unit|Flight|Route|Resolution|Title|"
    r"Boeing|Airbus|Covid|COVID|Android|version|phase|level|age|aged|under|schedule|list|"
    r"table|annex|category|class)\.?|[#§])\s?$",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class _Quantity:
    start: int
    end: int
    value: float
    high: float | None
    relation: str
    unit: str


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
        if page.zone_at(start) in _QUIET or not _holds_number(page.text, start, end):
            continue
        times = list(moments(page.text, start, end, anchor))
        for quantity in _quantities(page.text, start, end, times):
            found.append(_figure(page, quantity, start, end, times, statements, figures))
    return found


_ANY = re.compile(rf"\d|\b(?:{_WORD}|half|dozens?|hundreds?|thousands?|third|quarter|fifth)\b", re.IGNORECASE)


def _holds_number(text: str, start: int, end: int) -> bool:
    return _ANY.search(text, start, end) is not None


def _quantities(text: str, start: int, end: int, times: Sequence[Moment]) -> Iterator[_Quantity]:
    for match in _NUMBER.finditer(text, start, end):
        if any(m.start < match.end() and m.end > match.start() for m in times):
            continue
        if _ORDINAL.match(text, match.end()) or _BEFORE.search(
            text[max(start, match.start() - 14) : match.start()]
        ):
            continue
        read = _read(match)
        if read is None:
            continue
        value, high = read
        unit, unit_end = _unit(text, match, end)
        if not unit:
            continue
        lead = (match.group("lead") or "").lower()
        relation = _RELATION.get(" ".join(lead.split()), "exactly")
        if match.group("dozens") and not lead:
            relation = "about"
        yield _Quantity(match.start(), unit_end, value, high, relation, unit)


def _read(match: re.Match[str]) -> tuple[float, float | None] | None:
    scale = 1.0
    for word in (match.group("scale") or "").lower().split():
        scale *= _SCALE[word]
    if match.group("between"):
        low, high = (float(match.group(k).replace(",", "")) for k in ("low", "high"))
        return low * scale, high * scale
    if match.group("in"):
        a, b = (
            _SMALL.get(w, 100 if w == "hundred" else 0) or (float(w) if w.isdigit() else 0)
            for w in (match.group("a").lower(), match.group("b").lower())
        )
        return (round(100 * a / b, 4), None) if b else None
    if fraction := match.group("fraction"):
        parts = re.split(r"[\s-]+", fraction.lower())
        count = _SMALL.get(parts[0], 1) if len(parts) > 1 else 1
        return round(100 * count * _PARTS[parts[-1]], 4), None
    if dozens := match.group("dozens"):
        low_ = dozens.lower()
        times = {"two": 2, "three": 3, "several": 3}.get(low_.split()[0], 1)
        base = next(
            (
                v
                for k, v in (
                    ("dozen", 12),
                    ("hundred", 100),
                    ("thousand", 1e3),
                    ("million", 1e6),
                    ("billion", 1e9),
                    ("couple", 2),
                )
                if k in low_
            ),
            1,
        )
        return float(times * base), None
    if word := match.group("word"):
        tens, _, ones = word.lower().partition("-")
        return (_SMALL[tens] + (_SMALL[ones] if ones else 0)) * scale, None
    digits = match.group("digits")
    plain = digits.replace(",", "")
    if (
        len(plain) == 4
        and "," not in digits
        and plain[:2] in ("19", "20")
        and not (
            match.group("scale") or match.group("currency") or match.group("lead") or match.group("percent")
        )
    ):
        return None  # a year
    return float(plain) * scale, None


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, int]:
    """(what is counted, where it ends); empty where nothing is."""
    if match.group("percent"):
        return "percent", match.end()
    if match.group("currency"):
        return match.group("currency").upper(), match.end()
    share = bool(match.group("in") or match.group("fraction"))
    words: list[str] = []
    stop = match.end()
    at = match.end()
    for word in re.finditer(
        r"\s*(of\s+(?:the\s+|its\s+|all\s+)?|the\s+)?([^\W\d_][\w’'.-]{0,30})", text[at : min(end, at + 120)]
    ):
        if (
            word.start() != stop - at
            or word.group(2).lower() in _STOP
            or (words and word.group(2).lower().endswith("ed"))
            or (word.group(1) and words)
        ):
            break
        words.append(word.group(2).rstrip(".,"))
        stop = at + word.end()
        if len(words) == 5 or word.group(2).endswith("."):
            if not re.fullmatch(r"(?:[A-Za-z]\.)+", word.group(2)):
                stop -= len(word.group(2)) - len(word.group(2).rstrip("."))
                break
            words[-1] = word.group(2)
    if share:
        return "percent", stop
    if not words:
        return "", match.end()
    return " ".join(words), stop


def _figure(
    page: Page,
    quantity: _Quantity,
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


def _sentence(text: str, quantity: _Quantity, start: int, end: int) -> tuple[int, int]:
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


def _place(text: str, quantity: _Quantity, low: int, high: int) -> str | None:
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


def _source(quantity: _Quantity, statements: Sequence[Statement]) -> str | None:
    """Whose account a number is: the speaker of the tightest statement around it."""
    at = bisect_right(statements, quantity.start, key=lambda s: s.start)
    # Statements stand in order of their beginnings; one that holds the number began shortly before.
    near = statements[max(0, at - _NEAR) : at]
    around = [s for s in near if quantity.end <= s.end and s.speaker]
    return min(around, key=lambda s: s.end - s.start).speaker if around else None
