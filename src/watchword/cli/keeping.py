"""Commands that keep the archive: update and lists."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from watchword.cli.options import Data, Format, FormatOption, Today, folder, note, progress
from watchword.exceptions import UsageError
from watchword.model import parse_day

__all__ = ["lists", "update"]


def _today(text: str | None) -> date:
    return parse_day(text, "--today") if text else date.today()


def update(
    context: typer.Context,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Only carriers of these.")
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="DIR", help="Take editions from DIR/<carrier>/<date>/<files>."),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="SOURCE@DATE", help="Take in an edition that is held back."),
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why it is accepted; kept with it.")] = "",
    data: Data = None,
    today: Today = None,
) -> None:
    """Take new editions of the lists in; whatever fails, the earlier edition goes on answering.

    Example: watchword update --from ./lists
    """
    from watchword import updating

    home = folder(context, data)
    show = progress("update")
    if accept:
        updating.accept(home, accept, why, show)
        note(f"accepted: {', '.join(accept)}")
        return
    if from_ is None:
        raise UsageError(
            "fetching from the publishers isn't built yet; give --from DIR with "
            "DIR/<carrier>/<edition date>/<files>."
        )
    from watchword.sources import carriers, check_sources

    check_sources([s for s in sources or () if s not in carriers()])
    loaded = updating.update_from(home, from_, sources or (), _today(today), show)
    for line in loaded.skipped:
        note(f"skipped {line}")
    for line in loaded.held:
        note(line)
    for line in loaded.failed:
        note(f"FAILED {line} The earlier edition goes on answering.")
    refused = sum(len(e.refusals) for e in loaded.editions)
    typer.echo(
        f"{len(loaded.editions)} editions taken in ({sum(e.records for e in loaded.editions)} records, "
        f"{refused} refused), {loaded.unchanged} already there, {len(loaded.held)} held back, "
        f"{len(loaded.failed)} failed."
    )
    for edition in loaded.editions:
        for line in (*edition.refusals, *edition.notes):
            note(f"{edition.source} {edition.label}: {line}")
    if loaded.failed or loaded.held:
        raise typer.Exit(3)


def lists(
    context: typer.Context,
    terms: Annotated[bool, typer.Option("--terms", help="Under which terms the data may be used.")] = False,
    editions: Annotated[bool, typer.Option("--editions", help="Every edition, not only the newest.")] = False,
    form: FormatOption = Format.table,
    data: Data = None,
    today: Today = None,
) -> None:
    """Every list: newest edition, count, age against its limit, state.

    Example: watchword lists --terms
    """
    from watchword.listing import every_source

    rows = every_source(folder(context, data), _today(today), all_editions=editions)
    if terms:
        rows = [{k: r[k] for k in ("source", "title", "publisher", "terms")} for r in rows]
    if form is Format.table:
        _table(rows)
    elif form is Format.csv:
        from watchword.cli.render import csv_text

        typer.echo(csv_text(rows), nl=False)
    else:
        for line in [json.dumps(rows, indent=1)] if form is Format.json else map(json.dumps, rows):
            typer.echo(line)
    if any(r.get("state") in ("missing", "stale", "held", "failed") for r in rows):
        raise typer.Exit(3)


def _table(rows: list[dict[str, Any]]) -> None:
    from watchword.cli.render import columns

    if rows and "state" not in rows[0]:
        typer.echo(columns(rows, ("source", "title", "publisher", "terms")))
        return
    shown = [
        {**r, "age": "" if r["age_days"] is None else f"{r['age_days']} of {r['max_age_days']}"} for r in rows
    ]
    heads = ("source", "state", "edition", "age", "parties", "listings", "carrier", "why")
    typer.echo(columns(shown, heads))
