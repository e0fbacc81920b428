"""Who wrote a page, by its byline."""

from __future__ import annotations

import re

from watchword.reading.pages.page import Page

__all__ = ["author_of"]

#: A person's name in a byline.
_BYLINE = re.compile(
    r"(?:\b[Bb]y |^)([A-ZÀ-ÞĀ-Ž][\w’'-]+(?: (?:[A-ZÀ-ÞĀ-Ž]\.|de|van|von|al|el))*"
    r"(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){1,2})\b"
)


def author_of(page: Page) -> str | None:
    """The one person whom the byline names."""
    lines = [page.text[z.start : z.end] for z in page.zones if z.kind == "byline"]
    names = {n for line in lines for n in _BYLINE.findall(line)}
    return names.pop() if len(names) == 1 else None
