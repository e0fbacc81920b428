"""Options that several commands share, and how they open the lists."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from watchword.lists import Lists

__all__ = [
    "AsOf", "Data", "Format", "FormatOption", "KnownOn", "MaxAge", "Output", "Sampler", "SourceOption",
    "Today", "folder", "note", "open_lists", "progress", "writer",
]  # fmt: skip


class Format(str, Enum):
    """How an answer is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    html = "html"


Data = Annotated[
    Path | None,
    typer.Option("--data", help="Archive folder; else $WATCHWORD_DATA, else the user data folder."),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day asked about; default today.")
]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="YYYY-MM-DD", help="Answer by what was public on this day."),
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", metavar="KEY", help="Only this list; repeatable.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write the answer to this file.", dir_okay=False)
]
MaxAge = Annotated[
    int | None,
    typer.Option("--max-age", metavar="DAYS", min=0, help="Editions older than this are too old."),
]
Sampler = Annotated[
    bool, typer.Option("--sampler", help="Answer from a few real listings inside the package.")
]
Today = Annotated[
    str | None, typer.Option("--today", metavar="YYYY-MM-DD", hidden=True, help="The clock, for tests.")
]


def folder(context: typer.Context, data: Path | None) -> Path:
    """The archive folder, given before or after the verb."""
    from watchword.lists import data_folder

    before = (context.obj or {}).get("data")
    return data_folder(data or before)


def open_lists(context: typer.Context, data: Path | None, **options: Any) -> Lists:
    """Open the lists as the options say."""
    from watchword.lists import open

    return open(
        folder(context, data),
        as_of=options.get("as_of"),
        known_on=options.get("known_on"),
        today=options.get("today"),
        sources=options.get("source") or (),
        sampler=bool(options.get("sampler")),
        max_age=options.get("max_age"),
    )


def note(text: str) -> None:
    """A plain sentence for the user, on standard error."""
    typer.echo(text, err=True)


def progress(what: str) -> Callable[[str], None]:
    """Shows how far long work is: one line that is rewritten on a terminal, else a line each."""
    terminal = sys.stderr.isatty()

    def show(text: str) -> None:
        typer.echo(f"\r\x1b[K{what}: {text}" if terminal else f"{what}: {text}", err=True, nl=not terminal)

    return show


@contextmanager
def writer(output: Path | None) -> Iterator[Callable[[str], None]]:
    """Writes lines to a file, whole or not at all, or to standard output."""
    if output is None:
        yield lambda text: typer.echo(text)
        return
    part = output.with_name(output.name + f".part{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8") as out:
            yield lambda text: print(text, file=out)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
