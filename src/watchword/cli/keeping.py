"""Commands that keep the archive: update and lists."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.options import folder, note, open_lists, progress, shared, writer
from watchword.exceptions import UsageError
from watchword.model import parse_day

if TYPE_CHECKING:
    from watchword.archive import Loaded

__all__ = ["lists", "notices", "update"]

_UNITS = {"m": 60, "h": 3600, "d": 86400}


def _today(text: str | None) -> date:
    return parse_day(text, "--today") if text else date.today()


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--from",
    "from_",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Take editions from DIR/<carrier>/<date>/<files>.",
)
@click.option("--accept", multiple=True, metavar="SOURCE@DATE", help="Take in an edition that is held back.")
@click.option("--reindex", is_flag=True, help="Only compile the index anew from the editions in hand.")
@click.option("--every", metavar="6h", help="Go on, and update again after each 6h (30m, 1d).")
@click.option("--why", default="", help="Why it is accepted; kept with it.")
@shared("data", "today")
@click.pass_context
def update(
    context: click.Context,
    sources: tuple[str, ...],
    from_: Path | None,
    accept: tuple[str, ...],
    reindex: bool,
    every: str | None,
    why: str,
    data: Path | None,
    today: str | None,
) -> None:
    """Take new editions in, from the publishers or a folder; what fails leaves the earlier one answering.

    Example: watchword update --from ./lists
    """
    from watchword import updating

    home = folder(context, data)
    show = progress("update")
    if accept:
        updating.accept(home, accept, why, show)
        note(f"accepted: {', '.join(accept)}")
        return
    if reindex:
        updating.reindex(home, show)
        return
    from watchword.sources import carriers, check_sources

    check_sources([s for s in sources if s not in carriers() and not s.startswith("own-")])
    if from_ is not None:
        raise SystemExit(_report(updating.update_from(home, from_, sources, _today(today), show)))
    from watchword import fetching

    def once() -> Loaded:
        return fetching.update_from_publishers(home, sources, _today(today), show)

    if every is None:
        raise SystemExit(_report(once()))
    fetching.update_repeatedly(_seconds(every), once, _report)


def _seconds(text: str) -> float:
    number, unit = text[:-1], text[-1:]
    if unit not in _UNITS or not number.isdigit() or int(number) == 0:
        raise UsageError(f"--every {text!r} must be a number with m, h or d, such as 6h.")
    return int(number) * _UNITS[unit]


def _report(loaded: Loaded) -> int:
    """Say what came of an update; returns its status."""
    for line in loaded.skipped:
        note(f"skipped {line}")
    for line in loaded.held:
        note(line)
    for line in loaded.failed:
        note(f"FAILED {line} The earlier edition goes on answering.")
    for edition in loaded.editions:
        for line in (*edition.refusals, *edition.notes):
            note(f"{edition.source} {edition.label}: {line}")
    refused = sum(len(e.refusals) for e in loaded.editions)
    click.echo(
        f"{len(loaded.editions)} editions taken in ({sum(e.records for e in loaded.editions)} records, "
        f"{refused} refused), {loaded.unchanged} already there, {len(loaded.held)} held back, "
        f"{len(loaded.failed)} failed."
    )
    return 3 if loaded.failed or loaded.held else 0


@click.command()
@click.argument("action", required=False, type=click.Choice(["prune", "export"]))
@click.option(
    "--older-than",
    type=click.IntRange(min=1),
    default=3653,
    show_default=True,
    metavar="DAYS",
    help="With prune: only raw files of editions older than this (ten years, 31 CFR 501.601).",
)
@click.option("--terms", is_flag=True, help="Under which terms the data may be used.")
@click.option("--editions", is_flag=True, help="Every edition, not only the newest.")
@shared("form", "output", "as_of", "known_on", "source", "data", "sampler", "today")
@click.pass_context
def lists(
    context: click.Context,
    /,
    action: str | None,
    older_than: int,
    terms: bool,
    editions: bool,
    form: str,
    output: Path | None,
    data: Path | None,
    today: str | None,
    **which: Any,
) -> None:
    """Every list: newest edition, count, age against its limit, state.

    `lists prune` drops raw files of old editions that no receipt cites; what was read from them stays.
    `lists export` writes what is listed as FollowTheMoney JSON lines (with --source, --as-of and -o).

    Example: watchword lists --terms
    """
    if action == "export":
        from watchword.screening.exporting import export_lines

        opened = open_lists(context, data, today=today, **which)
        with writer(output) as write:
            for line in export_lines(opened.index, opened.view):
                write(line)
        raise SystemExit(3 if opened.view.troubled else 0)
    if action == "prune":
        from watchword.updating import prune

        files, size = prune(folder(context, data), _today(today) - timedelta(days=older_than))
        click.echo(f"{files} raw files dropped, {size / 1e6:.1f} MB.")
        return
    from watchword.listing import every_source

    rows = every_source(folder(context, data), _today(today), all_editions=editions)
    if terms:
        rows = [{k: r[k] for k in ("source", "title", "publisher", "terms", "says")} for r in rows]
    if form == "table":
        _table(rows)
    elif form == "csv":
        from watchword.cli.render import csv_text

        click.echo(csv_text(rows), nl=False)
    else:
        for line in [json.dumps(rows, indent=1)] if form == "json" else map(json.dumps, rows):
            click.echo(line)
    if any(r.get("state") in ("missing", "stale", "held", "failed") for r in rows):
        raise SystemExit(3)


def _table(rows: list[dict[str, Any]]) -> None:
    from watchword.cli.render import columns

    if rows and "state" not in rows[0]:
        click.echo(columns(rows, ("source", "title", "publisher", "terms", "says")))
        return
    shown = [
        {**r, "age": "" if r["age_days"] is None else f"{r['age_days']} of {r['max_age_days']}"} for r in rows
    ]
    heads = ("source", "state", "edition", "age", "parties", "listings", "carrier", "tried", "why")
    click.echo(columns(shown, heads))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared("form", "data")
@click.pass_context
def notices(context: click.Context, /, file: Path, form: str, data: Path | None) -> None:
    """Take in dated notices of additions, changes and removals: JSON, or the Federal Register's XML.

    A notice is {document, kind: add|change|remove, source, parties, effective_on, published_on}, one or a
    list or one a line. Of a full document, as federalregister.gov or govinfo.gov give it in XML, rules of
    BIS on its lists and notices of OFAC are read (tested on made samples).

    Example: watchword notices notices.jsonl
    """
    from watchword.updating import take_notices

    links, refused = take_notices(folder(context, data), file, progress("notices"))
    for line in refused:
        note(f"refused: {line}")
    if form == "json":
        click.echo(json.dumps({"links": links, "refused": refused}, ensure_ascii=False, indent=1))
    else:
        for x in links:
            where = (
                f"{x['party']} ({x['listed']})" if x["party"] else "no listing of that name around its day"
            )
            click.echo(f"{x['document']} {x['kind']} {x['source']}: {x['name']} → {where}")
    if refused or not all(x["party"] for x in links):
        raise SystemExit(3)
