"""The commands under ``watchword bench``, as a group for the app to add."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import note, open_lists, progress, shared
from watchword.exceptions import UsageError, WatchwordError

__all__ = ["bench", "main"]

_FOLDER = click.Path(file_okay=False, path_type=Path)
_labelled = click.option(
    "--labelled", type=_FOLDER, help="Folder of labelled sets; else $WATCHWORD_LABELLED."
)
_output = click.option("-o", "--output", type=_FOLDER, help="Write report, plots and misses here.")
_seed = click.option("--seed", default=1, show_default=True, help="The seed of the made sets.")
_json = click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
_every = click.option(
    "--every", type=click.IntRange(min=1), default=1, show_default=True,
    help="Only every n-th row, for a quick look.",
)  # fmt: skip


@click.group()
def bench() -> None:
    """How good, how complete and how fast: measured here and now, never quoted."""


@bench.command()
@click.option(
    "--mine",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Advice on a threshold from your own pairs: CSV with name1, name2, is_match, perhaps schema.",
)
@_labelled
@_output
@click.option("--only", multiple=True, help="list, pairs, made, records or own; repeatable.")
@click.option("--mode", type=click.Choice(["fast", "exhaustive"]), default="fast", show_default=True)
@click.option("--floor", "floor", is_flag=True, help="Measure what the floor holds; status 2 if under.")
@click.option("--raise-floor", is_flag=True, help="Raise the floor to what is measured; it never sinks.")
@_every
@_seed
@_json
@shared("source", "data", "today")
@click.pass_context
def quality(context: click.Context, /, data: Path | None, today: str | None, **said: Any) -> None:
    """Found, alerted and told right, by slice, on labelled sets and on sets made from the lists.

    Example: watchword bench quality --labelled ./labelled -o report
    """  # fmt: skip
    if said["mine"]:
        _mine(context, data, today, said)
    elif said["floor"] or said["raise_floor"]:
        _floor(said)
    else:
        from watchword.bench import report, run

        lists = open_lists(context, data, today=today, source=said["source"])
        found, misses = run.quality(
            lists, said["labelled"], progress("bench quality"),
            only=said["only"], every=said["every"], seed=said["seed"], mode=said["mode"],
        )  # fmt: skip
        _tell("quality", found, report.quality_text, misses, said)


def _mine(context: click.Context, data: Path | None, today: str | None, said: Mapping[str, Any]) -> None:
    from watchword.bench.asking import Asker
    from watchword.bench.mine import advice
    from watchword.bench.sets import Labelled, labelled_folder
    from watchword.bench.telling import mine_text

    clean = None
    try:
        labelled = Labelled(labelled_folder(said["labelled"]))
    except UsageError:
        if said["labelled"]:
            raise
    else:
        asker = Asker(open_lists(context, data, today=today, source=said["source"]))
        clean = asker.search(labelled.customers("customers_global_5k.csv")).best()
    found, wrong = advice(said["mine"], clean)
    _tell("mine", found, mine_text, wrong, said)


def _floor(said: Mapping[str, Any]) -> None:
    from watchword.bench import floor
    from watchword.bench.sets import Labelled, labelled_folder

    labelled = Labelled(labelled_folder(said["labelled"]))
    with tempfile.TemporaryDirectory() as home:
        lists = floor.known_lists(labelled.folder.parent / "lists", Path(home))
        measured = floor.figures(lists, labelled, progress("bench quality"))
    _hold(measured, labelled.digest(), raise_floor=said["raise_floor"])


def _hold(measured: Mapping[str, float], digest: str, *, raise_floor: bool) -> None:
    """Compare with the floor of that data, raising it on wish; status 2 where something is under it."""
    from watchword.bench import floor
    from watchword.bench.telling import floor_text

    held = floor.read_floor(floor.FLOOR.read_text("utf-8")).get(digest, {})
    worse = floor.below(measured, held)
    if raise_floor:
        held = floor.raised(measured, digest)
    click.echo(floor_text(measured, held, worse))
    if worse:
        sys.exit(2)


@bench.command()
@_labelled
@_output
@_every
@_seed
@_json
@shared("source", "data", "today")
@click.pass_context
def recall(context: click.Context, /, data: Path | None, today: str | None, **said: Any) -> None:
    """What the fast mode tells of what the exhaustive one tells, at the shipped threshold.

    Scoring every name takes about a tenth of a second a question; --every 10 takes a minute.

    Example: watchword bench recall --every 10
    """
    from watchword.bench.asking import Asker
    from watchword.bench.recall import recall as measure
    from watchword.bench.run import about
    from watchword.bench.sets import Labelled, labelled_folder
    from watchword.bench.telling import recall_text

    labelled = Labelled(labelled_folder(said["labelled"]))
    asker = Asker(open_lists(context, data, today=today, source=said["source"]))
    found, misses = measure(asker, labelled, said["seed"], progress("bench recall"), said["every"])
    _tell("recall", {"about": about(asker, labelled), **found}, recall_text, misses, said)


@bench.command()
@click.option("--set", "folder", type=_FOLDER, help="Folder of labelled articles; else those of the package.")
@click.option("--verbose", is_flag=True, help="Also what was missed, article by article.")
@click.option("--floor", "floor", is_flag=True, help="Measure what the floor holds; status 2 if under.")
@click.option("--raise-floor", is_flag=True, help="Raise the floor to what is measured; it never sinks.")
@_labelled
@_output
@_json
@shared("source", "data", "today")
@click.pass_context
def reading(context: click.Context, /, data: Path | None, today: str | None, **said: Any) -> None:
    """What the reader finds in labelled articles: parties, speakers, stances, zones.

    The floor is measured on the editions that `bench quality --floor` takes, found beside --labelled.

    Example: watchword bench reading --verbose
    """
    from watchword.bench import labels
    from watchword.bench.reading import asker
    from watchword.bench.reading import reading as measure
    from watchword.bench.telling import misses_text, reading_text

    folder = said["folder"] or labels.OWN_SET
    articles = labels.read_set(folder)
    if said["floor"] or said["raise_floor"]:
        _reading_floor(folder, said)
        return
    lists = open_lists(context, data, today=today, source=said["source"])
    found, misses = measure(articles, asker(lists), progress("bench reading"))
    found = {"set_sha256": labels.digest(folder), **found}
    _tell("reading", found, reading_text, misses, said)
    if said["verbose"]:
        click.echo(misses_text(misses["reading"]), err=said["as_json"])


def _reading_floor(folder: Path, said: Mapping[str, Any]) -> None:
    from watchword.bench import floor, labels, reading
    from watchword.bench.sets import labelled_folder

    with tempfile.TemporaryDirectory() as home:
        lists = floor.known_lists(labelled_folder(said["labelled"]).parent / "lists", Path(home))
        found, _ = reading.reading(labels.read_set(folder), reading.asker(lists), progress("bench reading"))
    _hold(reading.figures_of(found), labels.digest(folder), raise_floor=said["raise_floor"])


@bench.command()
@_labelled
@_output
@click.option("--names", type=int, default=0, help="Also on a list grown to this many names, say 1000000.")
@click.option("--peers", is_flag=True, help="Beside rapidfuzz and nomenklatura, same questions.")
@click.option("--customers", type=click.IntRange(min=100), default=20_000, show_default=True)
@_seed
@_json
@shared("source", "data", "today")
@click.pass_context
def speed(context: click.Context, /, data: Path | None, today: str | None, **said: Any) -> None:
    """Customers a second and core, first answer, memory, growth; the peers beside it.

    Example: watchword bench speed --peers --names 1000000
    """
    from watchword.bench.asking import Asker
    from watchword.bench.run import about
    from watchword.bench.sets import Labelled, labelled_folder
    from watchword.bench.speed import speed as measure
    from watchword.bench.telling import speed_text

    labelled = Labelled(labelled_folder(said["labelled"]))
    asker = Asker(open_lists(context, data, today=today, source=said["source"]))
    found = measure(
        asker, labelled, progress("bench speed"),
        names=said["names"], with_peers=said["peers"], seed=said["seed"], customers=said["customers"],
    )  # fmt: skip
    _tell("speed", {"about": about(asker, labelled), **found}, speed_text, {}, said)


def _tell(
    name: str,
    found: Mapping[str, Any],
    text: Callable[[Mapping[str, Any]], str],
    misses: Mapping[str, Sequence[Mapping[str, Any]]],
    said: Mapping[str, Any],
) -> None:
    from watchword.bench import report

    words = text(found)
    if said["output"]:
        report.write(said["output"], name, found, words, misses)
        note(f"written to {said['output']}: {name}.json, {name}.txt, plots and misses")
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if said["as_json"] else words)


def main() -> None:
    """Run the benchmarks alone; every error of ours is one plain line and status 2."""
    try:
        bench(prog_name="watchword bench")
    except WatchwordError as why:
        note(f"watchword: {why}")
        sys.exit(2)
