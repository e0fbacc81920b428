"""The commands ``watchword bench quality``, ``recall`` and ``speed``: a group for the app to add."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import note, open_lists, progress, shared
from watchword.exceptions import WatchwordError

__all__ = ["bench", "main"]

_FOLDER = click.Path(file_okay=False, path_type=Path)
_labelled = click.option(
    "--labelled", type=_FOLDER, help="Folder of labelled sets; else $WATCHWORD_LABELLED."
)
_output = click.option("-o", "--output", type=_FOLDER, help="Write report, plots and misses into this folder.")
_seed = click.option("--seed", default=1, show_default=True, help="The seed of the made sets.")
_json = click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
_every = click.option(
    "--every", type=click.IntRange(min=1), default=1, help="Only every n-th row, for a quick look."
)


@click.group()
def bench() -> None:
    """How good, how complete and how fast: measured here and now, never quoted."""


@bench.command()
@click.option(
    "--mine", type=click.Path(dir_okay=False, path_type=Path),
    help="Advice on a threshold from your own pairs: CSV with name1, name2, is_match, perhaps schema.",
)  # fmt: skip
@_labelled
@_output
@click.option("--only", multiple=True, help="list, pairs, made, records or own; repeatable.")
@click.option("--mode", type=click.Choice(["fast", "exhaustive"]), default="fast", show_default=True)
@_every
@_seed
@_json
@shared("data", "today")
@click.pass_context
def quality(context: click.Context, data: Path | None, today: str | None, **said: Any) -> None:
    """Found, alerted and told right, by slice, on labelled sets and on sets made from the lists.

    Example: watchword bench quality --labelled ./labelled -o report
    """
    from watchword.bench import report, run

    show = progress("bench quality")
    lists = open_lists(context, data, today=today)
    found, misses = run.quality(
        lists, said["labelled"], show,
        only=said["only"], every=said["every"], seed=said["seed"], mode=said["mode"],
    )  # fmt: skip
    text = report.quality_text(found)
    if said["output"]:
        report.write(said["output"], "quality", found, text, misses)
        note(f"written to {said['output']}: quality.json, quality.txt, plots and misses")
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if said["as_json"] else text)


def main() -> None:
    """Run the benchmarks alone; every error of ours is one plain line and status 2."""
    try:
        bench(prog_name="watchword bench")
    except WatchwordError as why:
        note(f"watchword: {why}")
        sys.exit(2)
