"""A page: its text as it was given, the zones of that text, and what it says of its own date and outlet.

Within this room offsets count characters of `Page.text`. For plain text that is the text as it was given;
for HTML it is the text taken out of the whole document, `source` is what was given, and `in_source` leads
back to it: answers give offsets into what was given, whichever it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

__all__ = ["KINDS", "Page", "Zone"]

#: What a stretch of a page can be. A zone labels a find, it never hides one.
KINDS = ("headline", "caption", "byline", "dateline", "body", "promo", "footer")

#: One character written as an entity takes several in the source.
_ENTITY = re.compile(r"&#?\w{1,32};")


@dataclass(frozen=True)
class Zone:
    """A stretch of a page of one kind: characters `start` up to, not including, `end`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Page:
    """A page to be read.

    Zones are in order and don't overlap; characters between them (blank lines) belong to none, and
    `zone_at` counts them to the zone before. `published` is None unless the page itself states it;
    `window` is then the span of days in which the text can have been written, if it supports one.
    `runs` are (place in `text`, place in `source`), in order, from which both count on alike.
    `given` are the characters that the markup sets apart as somebody's words.
    """

    text: str
    zones: tuple[Zone, ...] = ()
    published: date | None = None
    published_text: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    window: tuple[date, date] | None = None
    source_kind: str = "text"
    source: str | None = field(default=None, repr=False)
    runs: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    given: tuple[tuple[int, int], ...] = ()
    _starts: Sequence[int] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [z.start for z in self.zones])

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of `text` stand in what was given: the same place, unless that was HTML."""
        if self.source is None:
            return start, end
        last = self._place(max(start, end - 1))
        entity = _ENTITY.match(self.source, last)
        return self._place(start), entity.end() if entity else min(last + 1, len(self.source))

    def _place(self, offset: int) -> int:
        at = bisect_right(self.runs, (offset, len(self.source or ""))) - 1
        if at < 0:
            return 0
        place, source = self.runs[at]
        return min(source + offset - place, len(self.source or ""))

    def zone_at(self, offset: int) -> str:
        """The kind of the zone that holds the character at `offset`; body where nothing else is known."""
        at = bisect_right(self._starts, offset) - 1
        return self.zones[at].kind if at >= 0 else "body"
