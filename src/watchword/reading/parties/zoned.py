"""The words of a page by its zones, and which of these are headlines by their capitals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from watchword.reading.pages.page import Page, Zone
from watchword.reading.tokens import Word, sentences, words_of

__all__ = ["ZoneWords", "zone_words"]


@dataclass(frozen=True)
class ZoneWords:
    """The words of one zone, and the numbers of those that open a sentence or a quotation."""

    zone: Zone
    words: tuple[Word, ...]
    opening: frozenset[int]
    titled: bool


def zone_words(page: Page) -> list[ZoneWords]:
    """The words of every zone, in order; a text without zones is one zone."""
    found = []
    for zone in page.zones or (Zone(0, len(page.text), "body"),):
        words = tuple(words_of(page.text, zone.start, zone.end))
        starts = sorted(s for s, _ in sentences(page.text, zone.start, zone.end))
        opening = set()
        previous = zone.start
        for i, word in enumerate(words):
            gap = page.text[previous : word.start]
            begun = bisect_left(starts, previous) < bisect_right(starts, word.start)
            if i == 0 or begun or any(c in gap for c in '“"«:•|'):
                opening.add(i)
            previous = word.end
        long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
        capitals = sum(w.capital for w in long)
        shouted = len(long) > 1 and page.text[zone.start : zone.end].isupper()
        share = capitals / len(long) if len(long) >= 4 or shouted else 0.0
        stopped = page.text[zone.start : zone.end].rstrip("\"”’'")[-1:] in (".", "。")
        titled = share > (0.6 if zone.kind != "body" else 0.85) and not stopped
        found.append(ZoneWords(zone, words, frozenset(opening), titled))
    return found
