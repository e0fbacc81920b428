"""Who published a plain text, and where, if the text itself says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.pages.page import Zone

__all__ = ["address_in", "outlet_in"]

#: Words of a name, each with a capital, "of" and "the" between them.
_NAME = r"((?:The\s)?[A-ZÀ-ÞĀ-Ž][\w'’.&-]*(?:\s(?:of|the|and|&|[A-ZÀ-ÞĀ-Ž0-9][\w'’.&-]*))*)"
_AUTHOR = re.compile(
    r"\bis an? (?:[\w'-]+ ){0,6}(?:writer|reporter|correspondent|editor|journalist|columnist|contributor|"
    rf"producer) (?:for|at|with|of) {_NAME}"
)
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s*)?(?:by\s)?{_NAME}",
    re.IGNORECASE,
)
_AGENCY = re.compile(rf"^[^.]{{0,90}}?\(({_NAME})\)\s*[-–—:]")
_ADDRESS = re.compile(r"^(?:source|url|link)?\s*:?\s*(https?://[^\s<>\"']{4,500})$", re.IGNORECASE)
#: What follows the holder of a copyright on the same line.
_RIGHTS = re.compile(r"\.?\s*(?:all|rights).*$", re.IGNORECASE)


def outlet_in(text: str, zones: Sequence[Zone]) -> str | None:
    """The outlet: for whom the author writes, else the agency of the dateline, else who holds the rights."""
    agency = holder = None
    for zone in zones:
        line = text[zone.start : min(zone.end, zone.start + 600)]
        if zone.kind == "byline" and (found := _AUTHOR.search(line)):
            return found[1].rstrip(".")
        if agency is None and zone.kind == "body" and (found := _AGENCY.match(line)):
            agency = None if _is_label(line, found) else found[1]
        if holder is None and zone.kind == "footer" and (found := _COPYRIGHT.search(line)):
            holder = _RIGHTS.sub("", found[1]).rstrip(".") or None
    return agency or holder


def _is_label(line: str, found: re.Match[str]) -> bool:
    """Whether a name and a place before a colon are a speaker's: "Ada Lund (Marsh Norton): Is it not"."""
    before = line[: found.start(1)]
    return found[0].endswith(":") and not any(c.isdigit() for c in before) and not before.split()[0].isupper()


def address_in(text: str, zones: Sequence[Zone]) -> str | None:
    """The address that a copied text gives for itself on a line of its own."""
    for zone in zones:
        if found := _ADDRESS.match(text[zone.start : min(zone.end, zone.start + 600)]):
            return found[1]
    return None
