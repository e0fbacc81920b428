"""How much of a page is read, so that no page costs without end.

All of a page is looked through for parties, up to a length that no page has; who says what, claims and
figures are looked for in as much as a reader takes in. The answer says so where there is more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from watchword.reading.pages.page import Page, Zone

__all__ = ["BUSY", "MOST", "SPOKEN", "bounded", "stopped"]

#: Characters of a page's text that are looked through for parties: a thick gazette's whole issue has ten
#: million. Prose takes 6 to 10 microseconds a character on one core.
MOST = 20_000_000
#: Likenesses to listed names that are weighed, at some 550 microseconds each: half a minute. Two and a half
#: million characters in which two paragraphs of three are about sanctions have as many; a text of listed
#: names alone has them in the first 40,000.
BUSY = 60_000
#: Characters in which statements, claims and figures are looked for, some hundred and fifty pages of print.
#: Text in which every other word is said by somebody takes 100 microseconds a character.
SPOKEN = 400_000
#: Characters of a zone; longer ones are read in parts, as pages without paragraphs are.
_ZONE = 4_000


def bounded(page: Page) -> tuple[Page, list[str]]:
    """The page with no more text than is read, and no zone too long; warnings where text was left unread."""
    warnings = []
    text = page.text
    if len(text) > SPOKEN:
        warnings.append(
            f"the page has {len(text):,} characters: statements, claims and figures were looked for in the "
            f"first {SPOKEN:,}, parties in all. To have the rest read so too, split it."
        )
    if len(text) > MOST:
        end = _break(text, MOST)
        warnings = [
            f"the page has {len(text):,} characters, of which the first {end:,} were looked through for "
            f"parties, and the first {SPOKEN:,} for statements, claims and figures. Nothing is said about "
            "the rest: split it, and read the parts."
        ]
        text = text[:end]
    if len(page.text) <= MOST and all(z.end - z.start <= _ZONE for z in page.zones) and page.zones:
        return page, warnings
    whole = [Zone(z.start, min(z.end, len(text)), z.kind) for z in page.zones if z.start < len(text)]
    parts = (part for zone in whole or [Zone(0, len(text), "body")] for part in _cut(text, zone))
    last = bisect_left(page.runs, (len(text), 0))
    return replace(page, text=text, zones=tuple(parts), runs=page.runs[:last]), warnings


def stopped(size: int, end: int) -> str:
    """The warning that a page is so full of listed names that only its beginning was looked through."""
    return (
        f"the page has {size:,} characters, and so many names like listed ones that only the first {end:,} "
        "were looked through. Nothing is said about the rest: split it, and read the parts."
    )


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
