"""Commands that keep the archive: update and lists."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import folder, note, progress, shared
from watchword.exceptions import UsageError
from watchword.model import parse_day

__all__ = ["lists", "update"]


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
@click.option("--why", default="", help="Why it is accepted; kept with it.")
@shared("data", "today")
@click.pass_context
def update(
    context: click.Context,
    sources: tuple[str, ...],
    from_: Path | None,
    accept: tuple[str, ...],
    why: str,
    data: Path | None,
    today: str | None,
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

    check_sources([s for s in sources if s not in carriers()])
    loaded = updating.update_from(home, from_, sources, _today(today), show)
    for line in loaded.skipped:
        note(f"skipped {line}")
    for line in loaded.held:
        note(line)
    for line in loaded.failed:
        note(f"FAILED {line} The earlier edition goes on answering.")
    refused = sum(len(e.refusals) for e in loaded.editions)
    click.echo(
        f"{len(loaded.editions)} editions taken in ({sum(e.records for e in loaded.editions)} records, "
        f"{refused} refused), {loaded.unchanged} already there, {len(loaded.held)} held back, "
        f"{len(loaded.failed)} failed."
    )
    for edition in loaded.editions:
        for line in (*edition.refusals, *edition.notes):
            note(f"{edition.source} {edition.label}: {line}")
    if loaded.failed or loaded.held:
        raise SystemExit(3)


@click.command()
@click.option("--terms", is_flag=True, help="Under which terms the data may be used.")
@click.option("--editions", is_flag=True, help="Every edition, not only the newest.")
@shared("form", "data", "today")
@click.pass_context
def lists(
    context: click.Context,
    terms: bool,
    editions: bool,
    form: str,
    data: Path | None,
    today: str | None,
) -> None:
    """Every list: newest edition, count, age against its limit, state.

    Example: watchword lists --terms
    """
    from watchword.listing import every_source

    rows = every_source(folder(context, data), _today(today), all_editions=editions)
    if terms:
        rows = [{k: r[k] for k in ("source", "title", "publisher", "terms")} for r in rows]
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
        click.echo(columns(rows, ("source", "title", "publisher", "terms")))
        return
    shown = [
        {**r, "age": "" if r["age_days"] is None else f"{r['age_days']} of {r['max_age_days']}"} for r in rows
    ]
    heads = ("source", "state", "edition", "age", "parties", "listings", "carrier", "why")
    click.echo(columns(shown, heads))
