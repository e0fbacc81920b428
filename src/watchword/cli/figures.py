"""The command about official counts: figures."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.options import folder, note, plain, shared, writer
from watchword.exceptions import SourceError, UsageError
from watchword.model import parse_day

if TYPE_CHECKING:
    from watchword.figures import Figures, Held

__all__ = ["figures"]

_FORMATS = ("table", "json", "jsonl", "csv", "html", "svg", "png")
_NOTE = (
    "Provisional counts, each of the twelve months that end with the month named; they may differ from "
    "final data. Reported is what death certificates showed, predicted adds an estimate for what is "
    "still incomplete."
)
_COLUMNS = (
    "state", "drug", "month", "reported", "predicted", "reported_change", "reported_change_percent",
    "predicted_change", "predicted_change_percent", "percent_complete", "percent_pending", "symbol",
    "footnote", "edition",
)  # fmt: skip


@click.command()
@click.argument("series", required=False)
@click.option(
    "--from",
    "from_",
    type=click.Path(path_type=Path),
    metavar="DIR|FILE",
    help="Take editions in: CSV or the API's CSV or JSON, alone or below a folder.",
)
@click.option("--edition", metavar="YYYY-MM-DD", help="With --from FILE: the day on which it was public.")
@click.option(
    "--state", multiple=True, metavar="STATE", help="US (the default), a state, DC or YC; repeatable."
)
@click.option(
    "--drug", multiple=True, metavar="CODE|WORDS", help="T40.4, fentanyl, all (the default); repeatable."
)
@click.option("--from-month", metavar="YYYY-MM", help="The first month shown.")
@click.option("--to-month", metavar="YYYY-MM", help="The last month shown.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
@shared("output", "known_on", "data", "today")
@click.pass_context
def figures(context: click.Context, /, series: str | None, form: str, **which: Any) -> None:  # fmt: skip
    """Official counts by month, and the year-on-year change; alone, the series and editions in hand.

    Example: watchword figures overdose --state US --drug T40.4 --from-month 2022-01
    """
    from watchword.figures import SERIES, Figures

    now = parse_day(which["today"], "--today") if which["today"] else date.today()
    home = folder(context, which["data"])
    if which["from_"] is not None:
        raise SystemExit(_take(home, which["from_"], which["edition"], now))
    if which["edition"]:
        raise UsageError("--edition goes with --from.")
    known_on = parse_day(which["known_on"], "--known-on") if which["known_on"] else now
    if known_on > now:
        raise UsageError(f"{known_on} is after today ({now}).")
    if series is not None and series not in SERIES:
        raise UsageError(f"series {series!r} is not known; known are {', '.join(SERIES)}.")
    held = Figures.open(home, known_on).required()
    if series is None:
        _list(held, form, which["output"])
        return
    answer = _answer(series, held, which)
    if form == "png":
        _png(answer, which["output"])
        return
    with writer(which["output"]) as write:
        for text in _written(answer, form):
            write(text)


# --- taking editions in


def _take(home: Path, path: Path, edition: str | None, today: date) -> int:
    from watchword.figures import FigureStore, dated_files

    files = dated_files(path)
    if edition and len(files) > 1:
        raise UsageError(
            "--edition goes with one file; in a folder, name each file or its folder by its date."
        )
    store = FigureStore(home, create=True)
    failed = taken = 0
    try:
        for file in files:
            try:
                arrived = store.take(file, edition, today)
            except (SourceError, UsageError) as why:
                failed += 1
                note(f"FAILED {why}")
                continue
            taken += arrived.new
            for line in (*arrived.refused, *arrived.notes):
                note(f"{file.name}: {line}")
            state = "taken in" if arrived.new else "already there"
            click.echo(f"{arrived.edition.told}: {state}, {arrived.edition.points} rows ({file.name})")
    finally:
        store.close()
    if failed == len(files):
        return 2
    return 3 if failed else 0


# --- what is in hand


def _list(held: Figures, form: str, output: Path | None) -> None:
    from watchword.cli.render import columns, csv_text
    from watchword.figures import SERIES

    rows = [
        {
            "series": e.series, "edition": e.label, "public_by": e.published, "dated": e.dated, "drug": key,
            "from": first, "to": last, "jurisdictions": count, "sha256": e.sha256, "file": e.name,
        }
        for e in held.editions
        for key, (first, last, count) in e.holds.items()
    ]  # fmt: skip
    with writer(output) as write:
        if form == "table":
            for key, title in SERIES.items():
                write(f"{key}: {title}")
            write(columns(rows, ("edition", "public_by", "dated", "drug", "from", "to", "jurisdictions")))
        elif form == "csv":
            write(csv_text(rows).rstrip("\n"))
        elif form in ("json", "jsonl"):
            for text in [json.dumps(rows, indent=1)] if form == "json" else map(json.dumps, rows):
                write(text)
        else:
            raise UsageError(f"the list of series is not written as {form}.")


# --- one answer


def _answer(series: str, held: Figures, which: Mapping[str, Any]) -> dict[str, Any]:
    from watchword.figures import SERIES, indicators, needed_indicator, needed_state

    first, last = (_month(which[k], k) for k in ("from_month", "to_month"))
    states = [needed_state(s) for s in which["state"] or ("US",)]
    drugs = [needed_indicator(d) for d in which["drug"] or ("all",)]
    rows: list[dict[str, Any]] = []
    notes = [_NOTE]
    editions: dict[str, dict[str, Any]] = {}
    for state in states:
        notes += [f"{state.name}: {state.note}"] if state.note else []
        for drug in drugs:
            line = [h for h in held.line(state.code, drug) if first <= h.point.month <= (last or "9999")]
            if not line:
                notes.append(
                    f"No edition known on {held.known_on} holds {drug} for {state.name} in those months."
                )
            for h in line:
                rows.append(_row(h))
                editions[h.edition.told] = {
                    k: v for k, v in asdict(h.edition).items() if k not in ("id", "holds", "points")
                }
    if not rows:
        raise UsageError(" ".join(notes[1:]) or "no month lies in that range.")
    return {
        "series": series,
        "title": SERIES[series],
        "known_on": held.known_on.isoformat(),
        "states": {s.code: s.name for s in states},
        "drugs": {d: indicators()[d].says for d in drugs},
        "editions": list(editions.values()),
        "editions_told": list(editions),
        "rows": rows,
        "notes": list(dict.fromkeys(notes)),
    }


def _month(text: str | None, option: str) -> str:
    if text:
        parse_day(f"{text}-01", f"--{option.replace('_', '-')} (YYYY-MM)")
    return text or ""


def _row(held: Held) -> dict[str, Any]:
    from watchword.figures import number

    p = held.point
    row: dict[str, Any] = {"state": p.state, "drug": p.indicator, "month": p.month}
    for which, change in (("reported", held.reported), ("predicted", held.predicted)):
        published = getattr(p, which)
        row |= {
            which: number(published),
            f"{which}_as_published": published,
            f"{which}_change": change.difference if change else None,
            f"{which}_change_percent": change.percent if change else None,
        }
    return row | {
        "percent_complete": p.complete,
        "percent_pending": p.pending,
        "symbol": p.symbol,
        "footnote": p.footnote,
        "marks": list(p.marks),
        "edition": held.edition.label,
    }


def _written(answer: Mapping[str, Any], form: str) -> Iterator[str]:
    if form == "json":
        yield json.dumps(answer, ensure_ascii=False, indent=1)
    elif form == "jsonl":
        for row in answer["rows"]:
            yield json.dumps(row, ensure_ascii=False)
    elif form == "csv":
        from watchword.cli.render import csv_text

        yield csv_text(_as_published(answer["rows"]), _COLUMNS).rstrip("\n")
    elif form == "svg":
        yield _drawn(answer)
    elif form == "html":
        yield _page(answer)
    else:
        yield from map(plain, _text(answer))


def _as_published(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the values exactly as the publisher wrote them."""
    shown = [
        {**r, "reported": r["reported_as_published"], "predicted": r["predicted_as_published"]} for r in rows
    ]
    return [{k: "" if r[k] is None else r[k] for k in _COLUMNS} for r in shown]


def _text(answer: Mapping[str, Any]) -> Iterator[str]:
    from watchword.cli.render import columns

    footnotes = _footnotes(answer["rows"])
    yield f"{answer['title']}, as known on {answer['known_on']}"
    for key, says in answer["drugs"].items():
        yield f"  {key}: {says}"
    rows = [
        {
            "state": r["state"], "drug": r["drug"], "month": r["month"],
            "reported": r["reported"], "predicted": r["predicted"],
            "on the year": _change(r, "reported"), "predicted on the year": _change(r, "predicted"),
            "complete": r["percent_complete"], "pending": r["percent_pending"],
            "note": " ".join(x for x in (r["symbol"], footnotes.get(r["footnote"], "")) if x),
        }
        for r in _as_published_values(answer["rows"])
    ]  # fmt: skip
    yield columns(rows, list(rows[0]))
    yield from (f"  [{i}] {' '.join(text.split())}" for i, text in enumerate(footnotes, start=1))
    yield from answer["notes"]
    yield f"Editions: {'; '.join(answer['editions_told'])}."


def _as_published_values(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for r in rows:
        yield {
            **r,
            "reported": r["reported_as_published"] or "–",
            "predicted": r["predicted_as_published"] or "–",
        }


def _footnotes(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    said = dict.fromkeys(r["footnote"] for r in rows if r["footnote"])
    return {text: f"[{i}]" for i, text in enumerate(said, start=1)}


def _change(row: Mapping[str, Any], which: str) -> str:
    difference, percent = row[f"{which}_change"], row[f"{which}_change_percent"]
    if difference is None:
        return ""
    return f"{difference:+,}" + ("" if percent is None else f" ({percent:+.1f}%)")


# --- drawn


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


_PLOT = ("Provisional overdose deaths, twelve months ending", "month (marks at December)", "deaths")


def _drawn(answer: Mapping[str, Any]) -> str:
    from watchword.bench.svg import lines

    drawn = _lines(answer)
    if not drawn:
        raise UsageError(
            "no value is shown in those months (see the footnotes), so there is nothing to draw."
        )
    return lines(_PLOT[0], drawn, _PLOT[1], _PLOT[2], **_axes(drawn)).rstrip("\n")


def _png(answer: Mapping[str, Any], output: Path | None) -> None:
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


def _page(answer: Mapping[str, Any]) -> str:
    from watchword.cli.drawing import page

    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in r.values()) + "</tr>"
        for r in _as_published(answer["rows"])
    )
    heads = "".join(f"<th>{escape(c.replace('_', ' '))}</th>" for c in _COLUMNS)
    drugs = "".join(f"<li>{escape(k)}: {escape(v)}</li>" for k, v in answer["drugs"].items())
    notes = "".join(f"<p>{escape(n)}</p>" for n in answer["notes"])
    editions = escape("; ".join(answer["editions_told"]))
    plot = _drawn(answer) if _lines(answer) else ""
    return page(
        f"Overdose deaths, as known on {answer['known_on']}",
        f"<p>{escape(answer['title'])}</p><ul>{drugs}</ul>{plot}{notes}<p>Editions: {editions}.</p>",
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
    )
