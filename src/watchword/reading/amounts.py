"""Numbers in a text and what they count: digits and words, parts and dozens, with the noun behind them.

Dates, ages, years, article and register numbers count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.reading.moments import Moment

__all__ = ["Quantity", "holds_number", "quantities_in"]

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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at characters `start` to `end`; `high` is the upper end of a range."""

    start: int
    end: int
    value: float
    high: float | None
    relation: str
    unit: str


_ANY = re.compile(rf"\d|\b(?:{_WORD}|half|dozens?|hundreds?|thousands?|third|quarter|fifth)\b", re.IGNORECASE)


def holds_number(text: str, start: int, end: int) -> bool:
    """Whether a number stands between two characters."""
    return _ANY.search(text, start, end) is not None


def quantities_in(text: str, start: int, end: int, times: Sequence[Moment]) -> Iterator[Quantity]:
    """The quantities between two characters; `times` are the dates told there, which count nothing."""
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
        yield Quantity(match.start(), unit_end, value, high, relation, unit)


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
