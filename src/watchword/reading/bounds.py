"""How much of a page is read, so that no page costs more than half a minute.

What a page costs grows with its length, and in parts faster: a paragraph of ten megabytes is nobody's prose.
A page is therefore read up to a stated length, and the answer says so where there is more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from watchword.reading.page import Page, Zone

__all__ = ["MOST", "bounded"]

#: Characters of a page's text that are read: some sixty pages of print. Densely written text in which
#: every other word is a listed name takes 75 microseconds a character on one core.
MOST = 200_000
#: Characters of a zone; longer ones are read in parts, as pages without paragraphs are.
_ZONE = 4_000


def bounded(page: Page) -> tuple[Page, list[str]]:
    """The page with no more text than is read, and no zone too long; a warning where text was left unread."""
    warnings = []
    text = page.text
    if len(text) > MOST:
        end = _break(text, MOST)
        warnings.append(
            f"the page has {len(text):,} characters, of which the first {end:,} were read. "
            "Nothing is said about the rest: split it, and read the parts."
        )
        text = text[:end]
    if not warnings and all(z.end - z.start <= _ZONE for z in page.zones) and page.zones:
        return page, []
    whole = [Zone(z.start, min(z.end, len(text)), z.kind) for z in page.zones if z.start < len(text)]
    parts = (part for zone in whole or [Zone(0, len(text), "body")] for part in _cut(text, zone))
    last = bisect_left(page.runs, (len(text), 0))
    return replace(page, text=text, zones=tuple(parts), runs=page.runs[:last]), warnings


def _break(text: str, end: int) -> int:
    """The last blank within 200 characters before a place, or the place: no word is cut that has an end."""
    blank = max(text.rfind(" ", end - 200, end), text.rfind("\n", end - 200, end))
    return blank if blank > 0 else end


def _cut(text: str, zone: Zone) -> Iterator[Zone]:
    """A zone in parts of no more than `_ZONE` characters, cut at a sentence's end or a blank."""
    start = zone.start
    while zone.end - start > _ZONE:
        stop = text.rfind(". ", start + _ZONE // 2, start + _ZONE)
        end = stop + 1 if stop > 0 else _break(text, start + _ZONE)
        yield Zone(start, end, zone.kind)
        start = end + (text[end : end + 1] == " ")
    if zone.end > start:
        yield Zone(start, zone.end, zone.kind)
