"""Drawings for pages: timelines and bars as inline SVG, readable without script or colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

__all__ = ["STYLE", "bars", "page", "timeline"]

_WIDTH, _LEFT, _ROW = 900, 290, 26
#: Shared by every page: plain, printable, dark where the reader's system is.
STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1b1b1b}"
    "section{border-top:1px solid #ccc;padding:.5em 0}pre{white-space:pre-wrap;font:inherit;margin:.3em 0}"
    "h2{font-size:1.05em;margin:.4em 0}.hit{border-left:4px solid #b00020;padding-left:.8em}"
    ".former{border-left:4px solid #8a8a8a;padding-left:.8em}.none{color:#555}"
    "svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}"
    "td,th{text-align:left;padding:.1em .8em .1em 0;vertical-align:top}"
    "@media (prefers-color-scheme:dark){body{background:#161616;color:#eee}}"
)


def page(title: str, *parts: str) -> str:
    """A whole page around parts that are HTML already."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style><h1>{escape(title)}</h1>{''.join(parts)}</html>"
    )


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() if text and len(text) == 10 else None


def timeline(
    listings: Sequence[Mapping[str, Any]], editions: Sequence[Mapping[str, Any]], today: date
) -> str:
    """Each listing as a bar over the years: full where it stood, dashed between the editions of doubt."""
    rows = [(_label(x), *_ends(x, today.toordinal())) for x in listings]
    marks = sorted({d for e in editions if (d := _day(e["published"]))})
    known = [d for row in rows for d in row[1:] if d is not None] + marks + [today.toordinal()]
    low, high = min(known), max(known)

    def at(day: int) -> float:
        return _LEFT + (_WIDTH - _LEFT - 20) * (day - low) / max(1, high - low)

    height = _ROW * (len(rows) + 2)
    parts = [f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Listings over time">']
    for year in range(date.fromordinal(low).year + 1, date.fromordinal(high).year + 1):
        x = at(date(year, 1, 1).toordinal())
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - _ROW}" stroke="#ddd"/>')
        parts.append(f'<text x="{x + 2:.1f}" y="{height - 8}">{year}</text>')
    for n, (label, maybe, start, last, end) in enumerate(rows):
        y = _ROW * n + 8
        parts.append(f'<text x="0" y="{y + 12}">{escape(label[:38])}</text>')
        for lo, hi, sure in ((maybe, start, False), (start, last, True), (last, end, False)):
            if lo is not None and hi is not None and hi > lo:
                style = 'fill="#b00020"' if sure else 'fill="none" stroke="#b00020" stroke-dasharray="4 3"'
                width = max(1.0, at(hi) - at(lo))
                parts.append(f'<rect x="{at(lo):.1f}" y="{y}" width="{width:.1f}" height="14" {style}/>')
    y = _ROW * len(rows) + 8
    parts.append(f'<text x="0" y="{y + 12}">editions looked at</text>')
    parts += [f'<circle cx="{at(d):.1f}" cy="{y + 8}" r="3" fill="currentColor"/>' for d in marks]
    return "".join([*parts, "</svg>"])


def _label(listing: Mapping[str, Any]) -> str:
    return " ".join(x for x in (listing["source"], listing["programme"]) if x)


def _ends(listing: Mapping[str, Any], today: int) -> tuple[int | None, int | None, int | None, int | None]:
    """(perhaps from, surely from, surely to, perhaps to) as ordinals."""
    between, ended = listing["listed_between"], listing["ended_between"]
    start = _day(listing["listed_on"]) or (_day(between[1]) if between else None)
    maybe = _day(between[0]) if between else None
    if ended:
        return maybe, start, _day(ended[0]), _day(ended[1])
    last = min(_day(listing["ended_on"]) or today, today)
    return maybe, start, last, None


def bars(counts: Sequence[tuple[str, int, str]]) -> str:
    """(label, count, colour) as bars with their numbers."""
    top = max((n for _, n, _ in counts), default=0) or 1
    parts = [f'<svg viewBox="0 0 {_WIDTH} {_ROW * len(counts)}" role="img" aria-label="Counts">']
    for i, (label, n, colour) in enumerate(counts):
        y = _ROW * i + 4
        width = (_WIDTH - _LEFT - 80) * n / top
        parts.append(f'<text x="0" y="{y + 13}">{escape(label)}</text>')
        parts.append(f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="16" fill="{colour}"/>')
        parts.append(f'<text x="{_LEFT + width + 6:.1f}" y="{y + 13}">{n}</text>')
    return "".join([*parts, "</svg>"])
