"""Reads a text as a page and finds the statement that holds a part of it."""

from __future__ import annotations

from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import Statement, statements_of


def told(text: str, part: str) -> Statement:
    """The tightest statement that holds a part of a text."""
    at = text.index(part)
    found = statements_of(page_of_text(text))
    able = [s for s in found if s.start <= at and at + len(part) <= s.end]
    assert able, [(s.speaker, s.text) for s in found]
    return min(able, key=lambda s: s.end - s.start)


def who(text: str, part: str) -> tuple[str | None, str]:
    """(speaker, stance) of the statement that holds a part of a text."""
    one = told(text, part)
    return one.speaker, one.stance
