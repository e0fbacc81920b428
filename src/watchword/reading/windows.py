"""A long page in windows: read one after the other, and joined to one answer.

What a page costs grows faster than its length in places, and whole issues of gazettes have ten million
characters. Windows end where zones do. Each begins with a lead, the last paragraphs of the one before,
so that "the company" at its head has somebody to point back to; what the lead holds was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from watchword.reading.pages.page import Page, Zone

__all__ = ["WINDOW", "Window", "joined", "windows"]

#: Characters of a window, some sixty pages of print; a page no longer is read as one.
WINDOW = 200_000
#: Characters of the window before that are read again.
_LEAD = 3_000


@dataclass(frozen=True)
class Window:
    """A part of a page: `page` is the part by itself, `start` where it begins in the whole.

    What begins before `fresh` characters of the part belongs to the window before.
    """

    page: Page
    start: int
    fresh: int


def windows(page: Page) -> Iterator[Window]:
    """The windows of a page, in order; the page itself where it is no longer than one."""
    if len(page.text) <= WINDOW:
        yield Window(page, 0, 0)
        return
    zones = page.zones or (Zone(0, len(page.text), "body"),)
    at = 0
    while at < len(zones):
        first = at
        while at < len(zones) and zones[at].end - zones[first].start <= WINDOW:
            at += 1
        at = max(at, first + 1)
        lead = first
        while lead and zones[first].start - zones[lead - 1].start <= _LEAD:
            lead -= 1
        start, end = zones[lead].start, zones[at - 1].end
        inside = tuple(Zone(z.start - start, z.end - start, z.kind) for z in zones[lead:at])
        part = replace(page, text=page.text[start:end], zones=inside, source=None, runs=())
        yield Window(part, start, zones[first].start - start)


def joined(parts: Sequence[tuple[Window, dict[str, Any]]]) -> dict[str, Any]:
    """One answer from those for the windows: places counted from the page's beginning, parties as one.

    Each part has parties, places, statements, claims, figures and differs.
    """
    if len(parts) == 1:
        return parts[0][1]
    whole: dict[str, Any] = {"parties": [], "places": []}
    known: dict[tuple[str, Any], dict[str, Any]] = {}
    rows: dict[str, list[dict[str, Any]]] = {"statements": [], "claims": [], "figures": [], "differs": []}
    for window, part in parts:
        keys: dict[str, str] = {}
        for kind in ("parties", "places"):
            for one in part[kind]:
                one["mentions"] = [
                    _moved(m, window.start) for m in one["mentions"] if m["start"] >= window.fresh
                ]
                same = next((known[k] for k in _names_of(one) if k in known), None)
                if same is None and one["mentions"]:
                    same = {**one, "key": f"e{len(known) + 1}", "mentions": []}
                    whole[kind].append(same)
                if same is None:
                    continue
                for key in _names_of(one):
                    known.setdefault(key, same)
                keys[one["key"]] = same["key"]
                same["mentions"] += one["mentions"]
        for kind, found in rows.items():
            for row in part[kind]:
                if row.get("start", window.fresh) >= window.fresh:
                    found.append(_keyed(_moved(row, window.start), keys))
    return whole | rows


def _names_of(one: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """By what a party is the same as one of another window: its listings, else its name."""
    ids = [hit["id"] for kind in ("hits", "former") for hit in one.get(kind, ())]
    yield from (("id", i) for i in ids)
    if not ids:
        yield "name", (one["name"].casefold(), one.get("status"))


def _moved(row: Mapping[str, Any], by: int) -> dict[str, Any]:
    """A row with its places counted from the page's beginning."""
    moved = dict(row)
    for key in ("start", "end"):
        if isinstance(row.get(key), int):
            moved[key] = row[key] + by
    if isinstance(row.get("quote"), list):
        moved["quote"] = [[place + by for place in span] for span in row["quote"]]
    return moved


def _keyed(row: dict[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """A row whose parties go by the keys of the whole."""
    for field in ("speaker_entity", "party"):
        if row.get(field) in keys:
            row[field] = keys[row[field]]
    if isinstance(row.get("about"), list):
        row["about"] = [keys.get(a, a) for a in row["about"]]
    return row
