"""Who says what: short texts in many styles, the contract's object, and what must never happen."""

from __future__ import annotations

import pytest

from said_texts import SILENT, TEXTS
from watchword.reading.page import Page
from watchword.reading.statements import Statement, statements_of


def said(text: str, part: str) -> Statement:
    """The tightest statement that holds a part of a text."""
    at = text.index(part)
    able = [s for s in statements_of(Page(text)) if s.start <= at and at + len(part) <= s.end]
    assert able, statements_of(Page(text))
    return min(able, key=lambda s: s.end - s.start)


@pytest.mark.parametrize("name", TEXTS)
def test_who_says_what(name: str):
    text, rows = TEXTS[name]
    for part, speaker, kind, stance in rows:
        told = said(text, part)
        assert (told.speaker_kind, told.stance) == (kind, stance), told
        assert told.speaker in (speaker.split("|") if speaker else [None]), told


@pytest.mark.parametrize("name", SILENT)
def test_nobody_says_anything(name: str):
    assert statements_of(Page(SILENT[name])) == []
