"""Small plots as SVG, written by hand so that a report needs no plotting library.

Colours are Okabe and Ito's (2008), told apart by people with any colour vision; lines are also marked
by their own labels. Sizes are in pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

__all__ = ["bars", "lines"]

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_LEFT, _TOP, _WIDTH, _HEIGHT = 70, 40, 560, 340


def _head(width: float, height: float, title: str) -> list[str]:
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width:g}" height="{height:g}" fill="white"/>',
        f'<text x="{_LEFT}" y="22" font-size="15">{escape(title)}</text>',
    ]


def _text(x: float, y: float, text: str, anchor: str = "middle", more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(text)}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str = "#ccc") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def _ticks(low: float, high: float, log: bool) -> list[float]:
    if log:
        return [10.0**e for e in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
    step = (high - low) / 5
    return [low + i * step for i in range(6)]


def lines(
    title: str,
    series: Mapping[str, Sequence[tuple[float, float]]],
    x: str,
    y: str,
    *,
    x_range: tuple[float, float] = (0.0, 1.0),
    y_range: tuple[float, float] = (0.0, 1.0),
    log_x: bool = False,
    x_marks: Sequence[tuple[float, str]] = (),
    y_marks: Sequence[tuple[float, str]] = (),
) -> str:
    """A chart of lines, each a list of points; points outside the ranges are put on the edge.

    A point whose value is NaN breaks its line. ``x_marks`` and ``y_marks`` are (place, label) where
    evenly spaced numbers would say little, as along months.
    """
    low, high = x_range
    ticks = _ticks(low, high, log_x)
    low, high = (ticks[0], ticks[-1]) if log_x else (low, high)
    x_marks = x_marks or [(t, f"{t:g}" if log_x else f"{t:.2g}") for t in ticks]
    y_marks = y_marks or [(t, f"{t:.3g}") for t in _ticks(*y_range, log=False)]

    def across(value: float) -> float:
        value = min(max(value, low), high)
        part = math.log(value / low) / math.log(high / low) if log_x else (value - low) / (high - low)
        return _LEFT + part * _WIDTH

    def up(value: float) -> float:
        value = min(max(value, y_range[0]), y_range[1])
        return _TOP + _HEIGHT * (1 - (value - y_range[0]) / (y_range[1] - y_range[0]))

    out = _head(_LEFT + _WIDTH + 40, _TOP + _HEIGHT + 70 + 18 * len(series), title)
    for tick, label in x_marks:
        out.append(_rule(across(tick), _TOP, across(tick), _TOP + _HEIGHT))
        out.append(_text(across(tick), _TOP + _HEIGHT + 18, label))
    for tick, label in y_marks:
        out.append(_rule(_LEFT, up(tick), _LEFT + _WIDTH, up(tick)))
        out.append(_text(_LEFT - 8, up(tick) + 4, label, "end"))
    out.append(_text(_LEFT + _WIDTH / 2, _TOP + _HEIGHT + 38, x))
    middle = _TOP + _HEIGHT / 2
    out.append(_text(16, middle, y, more=f' transform="rotate(-90 16 {middle:g})"'))
    for i, (name, points) in enumerate(series.items()):
        colour = _COLOURS[i % len(_COLOURS)]
        for run in _runs(points):
            path = " ".join(f"{across(a):.1f},{up(b):.1f}" for a, b in run)
            out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        at = _TOP + _HEIGHT + 62 + 18 * i
        out.append(_rule(_LEFT, at - 4, _LEFT + 24, at - 4, colour))
        out.append(_text(_LEFT + 32, at, name, "start"))
    return "\n".join([*out, "</svg>", ""])


def _runs(points: Sequence[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """The points between the gaps."""
    run: list[tuple[float, float]] = []
    for point in points:
        if math.isnan(point[1]):
            if run:
                yield run
            run = []
        else:
            run.append(point)
    if run:
        yield run


def bars(
    title: str,
    rows: Sequence[tuple[str, float, str]],
    *,
    low: float = 0.0,
    high: float = 1.0,
    mark: float | None = None,
) -> str:
    """Bars to the right, one a row: (name, value, what to write beside it); ``mark`` draws a line."""
    names = max((len(n) for n, _, _ in rows), default=0) * 6.6 + 20
    height = _TOP + 20 * len(rows) + 20
    out = _head(names + 420 + 170, height, title)

    def across(value: float) -> float:
        return names + 420 * (min(max(value, low), high) - low) / (high - low)

    for i, (name, value, beside) in enumerate(rows):
        y = _TOP + 20 * i
        out.append(_text(names - 8, y + 13, name, "end"))
        out.append(
            f'<rect x="{names:.1f}" y="{y + 2}" width="{across(value) - names:.1f}" height="15" '
            f'fill="{_COLOURS[0]}"/>'
        )
        out.append(_text(names + 428, y + 13, beside, "start"))
    if mark is not None:
        out.append(_rule(across(mark), _TOP, across(mark), _TOP + 20 * len(rows), "#D55E00"))
    return "\n".join([*out, "</svg>", ""])
