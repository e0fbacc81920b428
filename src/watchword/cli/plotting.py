"""Answers about figures drawn: a plot as SVG or PNG, and a page around it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from watchword.exceptions import UsageError

__all__ = ["figures_page", "png_plot", "svg_plot"]

_PLOT = ("Provisional overdose deaths, twelve months ending", "month (marks at December)", "deaths")


def _lines(answer: Mapping[str, Any]) -> dict[str, list[tuple[float, float]]]:
    """Name -> (months since year 0, value) of each line; a value that isn't shown is NaN."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for r in answer["rows"]:
        at = int(r["month"][:4]) * 12 + int(r["month"][5:]) - 1
        for which in ("reported", "predicted"):
            name = f"{answer['states'][r['state']]}, {r['drug']}, {which}"
            lines.setdefault(name, []).append((at, math.nan if r[which] is None else float(r[which])))
    return {k: v for k, v in lines.items() if any(not math.isnan(y) for _, y in v)}


def _axes(lines: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, Any]:
    """Ranges and marks: years below, four or five round numbers beside."""
    months = [x for points in lines.values() for x, _ in points]
    top = max(y for points in lines.values() for _, y in points if not math.isnan(y)) or 1.0
    step = next(
        s for e in range(12) for s in (10.0**e, 2 * 10.0**e, 2.5 * 10.0**e, 5 * 10.0**e) if s * 5 >= top
    )
    first, last = min(months), max(max(months), min(months) + 1)
    # A mark a year stands at its December, where the twelve months are the calendar year.
    years = [(y * 12 + 11, str(y)) for y in range(int(first) // 12, int(last) // 12 + 1)]
    every = max(1, len(years) // 10)
    return {
        "x_range": (first, last),
        "y_range": (0.0, step * math.ceil(top / step)),
        "x_marks": [m for m in years if first <= m[0] <= last][::every] or [(first, _month_of(first))],
        "y_marks": [(step * i, f"{step * i:,.10g}") for i in range(math.ceil(top / step) + 1)],
    }


def _month_of(at: float) -> str:
    return f"{int(at) // 12}-{int(at) % 12 + 1:02}"


def svg_plot(answer: Mapping[str, Any]) -> str:
    """The answer's lines as SVG; raises :class:`UsageError` where no value is shown."""
    from watchword.bench.svg import lines

    drawn = _lines(answer)
    if not drawn:
        raise UsageError(
            "no value is shown in those months (see the footnotes), so there is nothing to draw."
        )
    return lines(_PLOT[0], drawn, _PLOT[1], _PLOT[2], **_axes(drawn)).rstrip("\n")


def png_plot(answer: Mapping[str, Any], output: Path | None) -> None:
    """The same plot through matplotlib, which only the extra ``bench`` brings."""
    if output is None:
        raise UsageError("a PNG goes into a file; name it with -o FILE.")
    try:
        import matplotlib

        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        raise UsageError(
            "--format png needs matplotlib, which `pip install watchword[bench]` brings; --format svg needs "
            "nothing more."
        ) from None
    drawn = _lines(answer)
    if not drawn:
        raise UsageError(
            "no value is shown in those months (see the footnotes), so there is nothing to draw."
        )
    axes = _axes(drawn)
    figure, plot = pyplot.subplots(figsize=(8, 5))
    for name, points in drawn.items():
        plot.plot([x for x, _ in points], [y for _, y in points], label=name)
    plot.set(title=_PLOT[0], xlabel=_PLOT[1], ylabel=_PLOT[2], xlim=axes["x_range"], ylim=axes["y_range"])
    plot.set_xticks(*zip(*axes["x_marks"], strict=True))
    plot.set_yticks(*zip(*axes["y_marks"], strict=True))
    plot.legend()
    try:
        figure.savefig(output, format="png", dpi=150)
    except OSError as why:
        raise UsageError(f"{output} can't be written ({why}).") from None
    finally:
        pyplot.close(figure)


def figures_page(answer: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    """The answer as a page: plot, notes, editions, and its rows as a table."""
    from watchword.cli.drawing import page

    body = "".join("<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in r.values()) + "</tr>" for r in rows)
    heads = "".join(f"<th>{escape(c.replace('_', ' '))}</th>" for c in rows[0])
    drugs = "".join(f"<li>{escape(k)}: {escape(v)}</li>" for k, v in answer["drugs"].items())
    notes = "".join(f"<p>{escape(n)}</p>" for n in answer["notes"])
    editions = escape("; ".join(answer["editions_told"]))
    # The plot is on white, in dark pages too, so its text stays dark.
    plot = f'<div style="color:#1b1b1b">{svg_plot(answer)}</div>' if _lines(answer) else ""
    return page(
        f"Overdose deaths, as known on {answer['known_on']}",
        f"<p>{escape(answer['title'])}</p><ul>{drugs}</ul>{plot}{notes}<p>Editions: {editions}.</p>",
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>",
    )
