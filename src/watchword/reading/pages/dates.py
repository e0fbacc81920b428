"""Dates as pages write them, when a page says it was published, and what a page without a date allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from watchword.reading.pages.page import Zone
from watchword.reading.sheets import sheet
from watchword.reading.tokens import fold_letters, plain

__all__ = ["Stated", "published_in", "stated_dates", "supported_window"]

#: No page on the web is older; what says so is a mistake or history.
_FIRST_YEAR = 1990
#: A line that is only a date and a few words beside it ("Updated 6:12 p.m. EDT, Tue July 25, 2023").
_LINE = 110
_BESIDE = 60

_LABEL = re.compile(
    r"\b(?:published|posted|updated|last modified|released?|immediate release|issued|date|publie|publié|"
    r"mis a jour|veroffentlicht|veröffentlicht|stand|publicado|publicada|actualizado|fecha|pubblicato|"
    r"опубликовано|дата|обновлено|опубліковано|yayinlanma|yayınlanma)\b|发布时间|发布日期|发布于|时间|日期|تاريخ|نشر|게시|입력",
    re.IGNORECASE,
)
_FEDERAL_REGISTER = re.compile(r"Federal Register\s*/\s*Vol", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d|copyright|all rights reserved", re.IGNORECASE)
_DASH = re.compile(r"\s(?:[-–—]|--)\s|\)\s*[-–—:]")
#: Words before a year that put it ahead of the text, or in a name.
_AHEAD = re.compile(
    r"\b(?:by|until|through|before|will|would|could|from now to|version|model|agenda)\s+(?:\w+\s+)?$"
)
_YEAR = re.compile(
    r"\b(?:in|since|of|during|for|from|late|early|mid|after|year)[\s-](?:late\s|early\s|mid-|fiscal\s|"
    r"year\s)?"
    r"((?:19|20)\d\d)\b(?![-/]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stated:
    """A whole date that a text states at characters `start` to `end`."""

    start: int
    end: int
    day: date


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    cells = sheet("months")
    forms = {plain(f): int(n) for n, words, _ in cells for f in words.split()}
    names = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
    month = rf"(?P<{{0}}>{names})\.?(?![^\W\d_])"
    day = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?"
    year = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
    pattern = "|".join(
        (
            r"(?<!\d)" + year.format("y1") + r"\s?[-/.]\s?(?P<m1>\d{1,2})\s?[-/.]\s?(?P<d1>\d{1,2})(?!\d)",
            r"(?<!\d)" + year.format("y2") + r"\s?[年년]\s?(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})\s?[日일]",  # noqa: E501
            r"(?<![\d.])(?P<d3>\d{1,2})\.\s?(?P<m3>\d{1,2})\.\s?" + year.format("y3"),
            r"(?<![\d/])(?P<a4>\d{1,2})/(?P<b4>\d{1,2})/" + year.format("y4"),
            r"(?<!\d)" + day.format("d5") + r"[\s-]+(?:de\s+|of\s+)?" + month.format("n5")
            + r",?[\s-]+(?:de\s+|del\s+)?" + year.format("y5"),
            r"(?<![^\W\d_])" + month.format("n6") + r"\s+" + day.format("d6") + r",?\s+" + year.format("y6"),
        )
    )  # fmt: skip
    return forms, re.compile(pattern)


def stated_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Stated]:
    """Whole dates (day, month and year) in a text; one with day and month in doubt isn't taken."""
    end = len(text) if end is None else end
    forms, pattern = _months()
    for found in pattern.finditer(fold_letters(text[start:end])):
        g = found.groupdict()
        if g["a4"]:
            a, b, year = int(g["a4"]), int(g["b4"]), int(g["y4"])
            if (a > 12) == (b > 12) and a != b:
                continue
            day, month = (a, b) if a > 12 else (b, a)
        else:
            at = next(i for i in "12356" if g[f"d{i}"])
            year, day = int(g[f"y{at}"]), int(g[f"d{at}"])
            month = forms[g[f"n{at}"]] if at in "56" else int(g[f"m{at}"])
        try:
            yield Stated(start + found.start(), start + found.end(), date(year, month, day))
        except ValueError:
            continue


def published_in(text: str, zones: Sequence[Zone]) -> Stated | None:
    """The day a plain text says it was published, or None: a date in the story itself is none.

    Taken are, in this order: a line that is labelled as such; the head of the Federal Register; a line
    near the top that is little else than a date; a date in the dateline that opens the story.
    """
    best: tuple[int, int, Stated] | None = None
    bodies = 0
    for zone in zones:
        rank = None
        line = text[zone.start : min(zone.end, zone.start + 400)]
        if _COPYRIGHT.search(line) or zone.kind == "caption":
            continue
        found = next(stated_dates(line), None)
        if found and found.day.year >= _FIRST_YEAR:
            short = zone.end - zone.start <= _LINE
            beside = zone.end - zone.start - (found.end - found.start)
            updated = re.search(r"updated|modified|mis à jour|actualizado|обновлено", line, re.I)
            if short and _LABEL.search(line):
                rank = 2 if updated else 1
            elif _FEDERAL_REGISTER.search(line):
                rank = 1
            elif short and beside <= _BESIDE and bodies <= 1 and zone.kind != "promo":
                rank = 3
            elif bodies == 0 and found.end <= 120 and _opens(line, found):
                rank = 4
            if rank is not None and (best is None or rank < best[0]):
                at = Stated(zone.start + found.start, zone.start + found.end, found.day)
                best = (rank, zone.start, at)
        bodies += zone.kind == "body"
    return best[2] if best else None


def _opens(line: str, found: Stated) -> bool:
    """Whether a date stands in what opens a story: BEIJING, July 25, 2023 (Xinhua) — …"""
    head = line[: found.start]
    dash = _DASH.search(line, found.end)
    before = re.match(r"[\s(]*[A-ZÀ-ÞĀ-ŽА-Я\u3400-\u9fff][^.!?]{0,60}$", head) or not head.strip(" (")
    return bool(before) and dash is not None and dash.start() - found.end <= 40


def supported_window(text: str, zones: Sequence[Zone], today: date) -> tuple[date, date] | None:
    """The span of days in which an undated text can have been written, by what it tells as past.

    It can't be older than the newest year or day that its story speaks of; up to today nothing else
    bounds it. None where the story names no year.
    """
    newest: date | None = None
    for zone in zones:
        if zone.kind in ("footer", "promo", "byline", "caption"):
            continue
        part = text[zone.start : zone.end]
        told = [s.day for s in stated_dates(part) if not _AHEAD.search(part[: s.start].lower()[-30:])]
        for found in _YEAR.finditer(part):
            if not _AHEAD.search(part[: found.start()].lower()[-30:]):
                told.append(date(int(found[1]), 1, 1))
        for day in told:
            if date(_FIRST_YEAR, 1, 1) <= day <= today and (newest is None or day > newest):
                newest = day
    return (newest, today) if newest else None
