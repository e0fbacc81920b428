"""The command about official counts: figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.options import folder, note, plain, shared, writer
from watchword.exceptions import SourceError, UsageError
from watchword.model import parse_day

if TYPE_CHECKING:
    from watchword.figures import Arrived, Figures

__all__ = ["figures"]

_FORMATS = ("table", "json", "jsonl", "csv", "html", "svg", "png")
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
@click.option("--fetch", is_flag=True, help="Take today's edition in from the publisher.")
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
    from watchword.figures import SERIES, Figures, overdose_answer

    now = parse_day(which["today"], "--today") if which["today"] else date.today()
    home = folder(context, which["data"])
    if which["fetch"]:
        from watchword.figures import fetch_figures

        _report(fetch_figures(home, now))
        return
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
        if any(which[k] for k in ("state", "drug", "from_month", "to_month")):
            raise UsageError(f"name the series: watchword figures {next(iter(SERIES))} …")
        _list(held, form, which["output"])
        return
    first, last = (_month(which[k], k) for k in ("from_month", "to_month"))
    answer = overdose_answer(held, which["state"] or ("US",), which["drug"] or ("all",), first, last)
    if form == "png":
        from watchword.cli.plotting import png_plot

        png_plot(answer, which["output"])
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
    failed = 0
    try:
        for file in files:
            try:
                _report(store.take(file, edition, today))
            except (SourceError, UsageError) as why:
                failed += 1
                note(f"FAILED {why}")
    finally:
        store.close()
    if failed == len(files):
        return 2
    return 3 if failed else 0


def _report(arrived: Arrived) -> None:
    """Say what came of taking one file in."""
    edition = arrived.edition
    for line in (*arrived.refused, *arrived.notes):
        note(f"{edition.name}: {line}")
    state = "taken in" if arrived.new else "already there"
    click.echo(f"{edition.told}: {state}, {edition.points} rows ({edition.name})")


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


def _month(text: str | None, option: str) -> str:
    if text:
        parse_day(f"{text}-01", f"--{option.replace('_', '-')} (YYYY-MM)")
    return text or ""


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
        from watchword.cli.plotting import svg_plot

        yield svg_plot(answer)
    elif form == "html":
        from watchword.cli.plotting import figures_page

        yield figures_page(answer, _as_published(answer["rows"]))
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
