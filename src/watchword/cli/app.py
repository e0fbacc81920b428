"""The commands, and how their outcomes become a status.

Status: 0 answered; 1 hits, when --exit-code is given; 2 bad input or usage; 3 answered, but a selected
list is missing, failed or too old.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from watchword._version import __version__
from watchword.cli import asking, benching, figures, keeping, lifting, owning, places, reading, shipping
from watchword.cli.options import note, shared
from watchword.exceptions import WatchwordError

__all__ = ["app", "main"]


@click.group(
    epilog="Status: 0 answered; 1 hits (with --exit-code); 2 bad input; 3 a list is missing or too old.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@shared("data")
@click.version_option(__version__, prog_name="watchword", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context, data: Path | None) -> None:
    """Is this party listed; by whom, since when, under what law, with what effect?"""
    context.obj = {"data": data}


for _command in (
    asking.screen,
    asking.compare,
    asking.show,
    asking.diff,
    asking.replay,
    lifting.lift,
    shipping.ship,
    reading.read,
    keeping.update,
    keeping.lists,
    keeping.notices,
    owning.stakes,
    owning.owners,
    places.places,
    figures.figures,
    benching.bench,
):
    app.add_command(_command)


def main() -> None:
    """Run the command line; every error of ours is one plain line and status 2."""
    try:
        app(prog_name="watchword")
    except WatchwordError as why:
        note(f"watchword: {why}")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; say nothing more
        sys.exit(0)
