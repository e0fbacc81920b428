"""Options that several commands share, and how they open the lists."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from watchword.exceptions import UsageError

if TYPE_CHECKING:
    from watchword.lists import Lists

__all__ = ["FORMATS", "folder", "note", "open_lists", "plain", "progress", "shared", "writer"]

#: How an answer may be written.
FORMATS = ("table", "json", "jsonl", "csv", "parquet", "html")

_CONTROLS = {i: "\ufffd" for i in (*range(32), *range(127, 160)) if chr(i) not in "\t\n"}
_Command = TypeVar("_Command", bound=Callable[..., Any])
_FILE = click.Path(dir_okay=False, path_type=Path)
_SHARED = {
    "form": click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
        help="How the answer is written.",
    ),
    "output": click.option("-o", "--output", type=_FILE, help="Write the answer to this file."),
    "as_of": click.option("--as-of", metavar="YYYY-MM-DD", help="The day asked about; default today."),
    "known_on": click.option(
        "--known-on", metavar="YYYY-MM-DD", help="Answer by what was public on this day; default today."
    ),
    "source": click.option("--source", metavar="KEY", multiple=True, help="Only this list; repeatable."),
    "max_age": click.option(
        "--max-age", metavar="DAYS", type=click.IntRange(min=0), help="Editions older than this are too old."
    ),
    "sampler": click.option(
        "--sampler", is_flag=True, help="Answer from a few real listings inside the package."
    ),
    "data": click.option(
        "--data", type=click.Path(file_okay=False, path_type=Path),
        help="Archive folder; else $WATCHWORD_DATA, else the user data folder.",
    ),
    "today": click.option("--today", hidden=True, help="The clock, for tests."),
}  # fmt: skip


def shared(*names: str) -> Callable[[_Command], _Command]:
    """Adds shared options, in this order, to a command."""

    def add(command: _Command) -> _Command:
        for name in reversed(names):
            command = _SHARED[name](command)
        return command

    return add


def folder(context: click.Context, data: Path | None) -> Path:
    """The archive folder, given before or after the verb."""
    from watchword.lists import data_folder

    before = (context.obj or {}).get("data")
    return data_folder(data or before)


def open_lists(context: click.Context, data: Path | None = None, **options: Any) -> Lists:
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
    click.echo(plain(text), err=True)


def plain(text: str) -> str:
    """Text without control characters, which would steer a terminal; names may come from anybody."""
    return text.translate(_CONTROLS)


def progress(what: str) -> Callable[[str], None]:
    """Shows how far long work is: one line that is rewritten on a terminal, else a line each."""
    terminal = sys.stderr.isatty()

    def show(text: str) -> None:
        click.echo(f"\r\x1b[K{what}: {text}" if terminal else f"{what}: {text}", err=True, nl=not terminal)

    return show


@contextmanager
def writer(output: Path | None) -> Iterator[Callable[[str], None]]:
    """Writes lines to a file, whole or not at all, or to standard output."""
    if output is None:
        yield lambda text: click.echo(text)
        return
    part = output.with_name(output.name + f".part{os.getpid()}")
    try:
        out = part.open("w", encoding="utf-8")
    except OSError as why:
        raise UsageError(f"{output} can't be written ({why}).") from None
    try:
        with out:
            yield lambda text: print(text, file=out)
        part.replace(output)
    except OSError as why:
        raise UsageError(f"{output} can't be written ({why}).") from None
    finally:
        part.unlink(missing_ok=True)
