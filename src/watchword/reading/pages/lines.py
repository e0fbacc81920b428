"""What a single line is by its form: a dateline, a masthead, a signature, a menu."""

from __future__ import annotations

import re

from watchword.reading.tables import is_given, month_or_day, place_code

__all__ = ["dateline_end", "is_dateline", "is_masthead", "is_menu", "is_signature"]

_DAY = r"(?:[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\.?\s[^\W\d_]{3,10}\.?)"
#: MOSCOW, November 28, 2024 — Pyongyang, March 8 (KSN) — ISLAMABAD, Jan 08 (ABP):
_PLACED = re.compile(
    rf"(?P<place>[^\d,()|]{{3,40}}),\s(?P<day>{_DAY})(?:,?\s(?:19|20)\d\d)?\s?(?:\([^()]{{2,40}}\))?\s?[:–—-]{{0,2}}"
)
_PLACED_FIRST = re.compile(
    rf"(?P<whole>(?P<place>[^\d,()|.]{{3,40}}),\s(?P<day>{_DAY})(?:,?\s(?:19|20)\d\d)?\s?(?:\([^()]{{2,40}}\))?)"
    r"\s?(?:[:–—]|--|-\s|///?|\.\s)\s?"
)
#: July 9, 2025 — NAIROBI
_DAY_FIRST = re.compile(rf"(?P<day>{_DAY}),?\s(?:19|20)\d\d\s?[–—|-]+\s?(?P<place>[^\d,()|]{{3,40}})")
#: 11:42, 15 September 2025, … and a date with a clock's time.
_CLOCK = re.compile(
    rf"\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?,?\s{_DAY},?\s(?:19|20)\d\d.{{0,60}}"
    rf"|{_DAY},?\s(?:19|20)\d\d,?\s(?:at\s)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?.{{0,12}}",
    re.IGNORECASE,
)
#: 3.42 pm, 15:42 GMT
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
#: Port Sudan, Sudan –
_TWICE = re.compile(
    r"(?P<whole>(?P<place>[A-ZÀ-ÞĀ-Ž][^\d,()|.:]{2,30}),\s(?P<land>[A-ZÀ-ÞĀ-Ž][^\d,()|.:]{2,30}?)\s?[–—])\s?"
)
#: What a letter's or paper's head holds: a number, or by whom.
_NUMBERED = re.compile(
    r"\b(?:issue|briefing|no\.?|number|newsletter|vol\.?|volume|edition)\s#?\s?\d+", re.IGNORECASE
)
_BY_NAME = re.compile(r"\bby\s[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?:\s(?:[a-z]{1,3}\s)?[A-ZÀ-ÞĀ-Ž][\w.’'-]+)+")
_STOPPED = re.compile(r"[.!?…][\"”’»)]*$")
_SMALL = frozenset("of and de van von der la le the in for du del di da y".split())
_BARS = re.compile(r"\s*[|•·‧▾]\s*|\s{2,}|\t")
#: Characters of a part of a menu.
_ENTRY = 48
_RANK = re.compile(r"(?:Dr|Lt|Cdr|Col|Maj|Capt|Gen|Sir|Rev|Prof|Mrs?|Ms)\b\.?|\b[A-Z]\.\s|\((?:retd|ret)\)")


def is_dateline(line: str) -> bool:
    """Whether a line by itself says where and when a story was filed, or when to the minute.

    >>> is_dateline("Pyongyang, March 8 (KSN)"), is_dateline("Kim, March 8 (KSN)")
    (True, False)
    """
    bare = line.strip()
    if len(bare) > 90:
        return False
    if _CLOCK.fullmatch(bare) or _HOUR.fullmatch(bare):
        return True
    if bare.isupper() and 4 < len(bare) < 30 and place_code(bare):
        return True
    found = _PLACED.fullmatch(bare.rstrip(" –—-:")) or _PLACED.fullmatch(bare) or _DAY_FIRST.fullmatch(bare)
    if found is None or not any(month_or_day(w.strip(".")) for w in found["day"].split()):
        return False
    place = found["place"].strip()
    return place.isupper() or bool(place_code(place))


def dateline_end(line: str) -> int:
    """Where the place and day end that a paragraph begins with, or 0: "Pyongyang, March 8 (KSN) -- Kim"."""
    twice = _TWICE.match(line)
    if twice and place_code(twice["land"].strip()):
        return twice.end("whole")
    found = _PLACED_FIRST.match(line)
    if found is None or not any(month_or_day(w.strip(".")) for w in found["day"].split()):
        return 0
    place = found["place"].strip()
    return found.end("whole") if place.isupper() or place_code(place) else 0


def is_masthead(line: str) -> bool:
    """Whether a line is a paper's or letter's head, or credits somebody: "The Packet, issue 61"."""
    bare = re.sub(r"\([^()]{1,60}\)", "", line).strip()
    if len(bare) > 110 or _STOPPED.search(bare):
        return False
    return bool(_NUMBERED.search(bare) or _BY_NAME.search(bare))


def is_signature(line: str) -> bool:
    """Whether a line is a name with where its bearer lives, as letters to the editor end.

    >>> is_signature("Agnes Thirkell, Leicester"), is_signature("Moscow, Beijing")
    (True, False)
    """
    name, comma, rest = line.partition(",")
    words, after = name.split(), rest.split()
    if len(line) > 60 or _STOPPED.search(line.rstrip(")")) or not 1 < len(words) < 6 or len(after) > 5:
        return False
    capitals = all(w[:1].isupper() or w in _SMALL or w[:1] == "(" for w in (*words, *after))
    ranked = bool(_RANK.search(name))
    return capitals and not place_code(name) and (ranked or (bool(comma) and _is_person(words)))


def _is_person(words: list[str]) -> bool:
    return is_given(words[0]) or not any(place_code(w) for w in words)


def is_menu(line: str) -> bool:
    """Whether a line is made of short parts with bars or dots between: "Main | Power | Economy"."""
    parts = [p for p in _BARS.split(line.strip()) if p]
    return len(parts) > 2 and all(len(p) <= _ENTRY and not _STOPPED.search(p) for p in parts)
