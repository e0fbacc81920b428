"""The commands ``watchword bench quality``, ``recall`` and ``speed``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from watchword.cli.options import Data, SourceOption, Today, note, open_lists, progress
from watchword.exceptions import UsageError, WatchwordError

__all__ = ["bench", "main"]

bench = typer.Typer(
    name="bench",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="How good, how complete and how fast, measured here and now.",
)

Labelled = Annotated[
    Path | None,
    typer.Option("--labelled", metavar="DIR", help="Labelled sets; else $WATCHWORD_LABELLED."),
]
Folder = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write report, plots and misses here.")
]
Seed = Annotated[int, typer.Option("--seed", help="The seed of the made sets.")]
Json = Annotated[bool, typer.Option("--json", help="The report as JSON.")]


@bench.callback()
def _bench() -> None:
    """Keep the commands under one name."""


@bench.command()
def quality(
    context: typer.Context,
    mine: Annotated[
        Path | None, typer.Option("--mine", metavar="CSV", help="Advice from your own labelled pairs.")
    ] = None,
    labelled: Labelled = None,
    output: Folder = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="PART", help="list, pairs, made, records or own; repeatable."),
    ] = None,
    every: Annotated[int, typer.Option("--every", min=1, help="Only every n-th row, for a quick look.")] = 1,
    seed: Seed = 1,
    mode: Annotated[str, typer.Option("--mode", help="fast or exhaustive.")] = "fast",
    as_json: Json = False,
    data: Data = None,
    today: Today = None,
) -> None:
    """Found, alerted and told right, by slice, on the labelled sets and on sets made from the lists.

    Example: watchword bench quality --labelled ./labelled -o report
    """
    from watchword.bench import report, run

    show = progress("bench quality")
    lists = open_lists(context, data, today=today)
    found, misses = run.quality(lists, labelled, show, only or (), every, seed, mode)
    if output:
        report.write(output, "quality", found, misses)
        note(f"written to {output}: quality.json, quality.txt, plots and misses")
    typer.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else report.quality_text(found))


def main() -> None:
    """Run the benchmarks alone; every error of ours is one plain line and status 2."""
    try:
        bench(standalone_mode=True)
    except WatchwordError as why:
        note(f"watchword: {why}")
        sys.exit(2)
