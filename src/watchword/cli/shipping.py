"""The ship command: shipments or invoices, one verdict each."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import note, open_lists, plain, shared, writer
from watchword.exceptions import UsageError

__all__ = ["ship"]

#: Processes that share many lines of goods; more of them hardly help, since the rest is done by one.
_CORES = 2
_PATH = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--map", "mapping", multiple=True, metavar="consignee=COLUMN",
    help="Which column says what; repeatable (consignee, consignee.country, line.text, line.hs, vessel ...).",
)  # fmt: skip
@click.option(
    "--controls", multiple=True, type=_PATH, metavar="FILE", help="A control list of your own, CSV."
)
@click.option(
    "--arrangements", multiple=True, type=_PATH, metavar="FILE", help="Place arrangements of your own, CSV."
)
@click.option(
    "--stakes", multiple=True, type=_PATH, metavar="FILE", help="Ownership stakes for this question alone."
)
@click.option("--threshold", type=float, help="The least score of a party's hit.")
@click.option(
    "--weak-aliases", "weak", type=click.Choice(["confirm", "alert"]), default="confirm", show_default=True,
    help="Whether a weak alias raises a hit alone (alert) or only confirms one.",
)  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Status 1 when any shipment has a finding.")
@shared("form", "output", "as_of", "known_on", "source", "max_age", "data", "sampler", "today")
@click.pass_context
def ship(
    context: click.Context,
    /,
    file: Path,
    mapping: tuple[str, ...],
    controls: tuple[Path, ...],
    arrangements: tuple[Path, ...],
    stakes: tuple[Path, ...],
    threshold: float | None,
    weak: str,
    exit_code: bool,
    form: str,
    output: Path | None,
    **which: Any,
) -> None:
    """Shipments or invoices: one verdict each (stop, permit, review, no finding), with every reason.

    Reads .csv .tsv .json .jsonl .xlsx, and UBL 2.1 invoices and despatch advices (.xml). Rows of one
    shipment number are one shipment. The day asked about is --as-of, today where it isn't given, and
    never the documents' own date.

    Example: watchword ship --sampler examples/shipments.csv
    """
    if form == "parquet":
        raise UsageError("ship is written as table, json, jsonl, csv or html, not parquet.")
    lists = open_lists(context, **which)
    for line in lists.view.warnings:
        note(f"warning: {line}")
    options: dict[str, Any] = {"weak_aliases": weak} | ({} if threshold is None else {"threshold": threshold})
    workers = min(_CORES, os.cpu_count() or 1)
    # One answer, then the end: nothing is worth collecting, and walking 100,000 shipments again and again
    # for it costs a fifth of the time.
    gc.disable()
    try:
        answer = lists.ship(
            file, _mapping(mapping), controls=controls, arrangements=arrangements, stakes=stakes,
            workers=workers, **options,
        )  # fmt: skip
        _tell(answer, form, output, len(lists.view.warnings))
    finally:
        gc.enable()
    counts = answer["summary"]["verdicts"]
    status = 3 if lists.view.troubled or not (answer["receipt"] or lists.sampler) else 0
    found = any(n for verdict, n in counts.items() if verdict != "no finding")
    raise SystemExit(1 if status == 0 and exit_code and found else status)


def _tell(answer: dict[str, Any], form: str, output: Path | None, told: int) -> None:
    """Write the answer, with what was refused, the counts and the warnings not told yet beside it."""
    for line in answer["refused"]:
        note(f"refused: {line}")
    _write(answer, form, output)
    counts = answer["summary"]["verdicts"]
    note(
        f"{answer['summary']['shipments']} shipments: "
        + ", ".join(f"{n} {verdict}" for verdict, n in counts.items())
        + f"; {len(answer['refused'])} rows refused."
    )
    for line in answer["warnings"][told:]:
        note(f"warning: {line}")


def _mapping(marks: Iterable[str]) -> dict[str, str]:
    pairs = [m.partition("=") for m in marks]
    for left, equals, right in pairs:
        if not (left and equals and right):
            raise UsageError("write --map as field=COLUMN, such as --map consignee=Kunde.")
    return {left: right for left, _, right in pairs}


def _write(answer: dict[str, Any], form: str, output: Path | None) -> None:
    from watchword.cli.shipping_text import COLUMNS, answer_lines, reason_rows

    with writer(output) as write:
        if form == "json":
            write(json.dumps(answer, ensure_ascii=False, indent=1))
        elif form == "jsonl":
            for result in answer["results"]:
                write(json.dumps(result, ensure_ascii=False))
        elif form == "csv":
            from watchword.cli.render import csv_text

            write(csv_text(list(reason_rows(answer["results"])), COLUMNS).rstrip("\n"))
        elif form == "html":
            from watchword.cli.shipping_page import shipments_page

            write(shipments_page(answer))
        else:
            for line in answer_lines(answer):
                write(plain(line))
    if form in ("csv", "jsonl"):
        for line in answer["attributions"]:
            note(line)
        if answer["receipt"]:
            note(f"receipt {answer['receipt']}")
