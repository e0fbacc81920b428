"""The commands, and how their outcomes become a status.

Status: 0 answered; 1 hits, when --exit-code is given; 2 bad input or usage; 3 answered, but a selected
list is missing, failed or too old.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from watchword._version import __version__
from watchword.cli import asking, keeping
from watchword.cli.options import Data, note
from watchword.exceptions import WatchwordError

__all__ = ["app", "main"]

app = typer.Typer(
    name="watchword",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Is this party listed; by whom, since when, under what law, with what effect?",
    epilog="Status: 0 answered; 1 hits (with --exit-code); 2 bad input; 3 a list is missing or too old.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"watchword {__version__}")
        raise typer.Exit


@app.callback()
def before(
    context: typer.Context,
    data: Data = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Keep what was given before the verb."""
    context.obj = {"data": data}


app.command(name="screen")(asking.screen)
app.command(name="compare")(asking.compare)
app.command(name="show")(asking.show)
app.command(name="diff")(asking.diff)
app.command(name="replay")(asking.replay)
app.command(name="update")(keeping.update)
app.command(name="lists")(keeping.lists)


def main() -> None:
    """Run the command line; every error of ours is one plain line and status 2."""
    try:
        app(standalone_mode=True)
    except WatchwordError as why:
        note(f"watchword: {why}")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; say nothing more
        sys.exit(0)
