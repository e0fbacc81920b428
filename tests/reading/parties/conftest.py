"""Listed names that a text is read to hold, on the real lists."""

from __future__ import annotations

from datetime import date

import pytest

import watchword as ww
from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.mentions import Mentions

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def surfaces(real_archive):
    """What a text names listed parties by."""
    lists = ww.open(real_archive, as_of="2026-07-31", today=TODAY)
    mentions = Mentions(lists.index)

    def of(text: str) -> set[str]:
        found = mentions.entities(page_of_text(text), lists.view, TODAY)
        return {m.surface for e in found if e.hits or e.former for m in e.mentions}

    return of
