"""Commands that ask: screen, compare, show, diff, replay."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import folder, note, open_lists, plain, progress, shared, writer
from watchword.exceptions import UsageError

__all__ = ["compare", "diff", "replay", "screen", "show"]

_SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx", ".parquet")


@click.command()
@click.argument("what", nargs=-1, metavar="NAME... | FILE | -")
@click.option("--name", "names", multiple=True, help="A name, whatever it looks like.")
@click.option("--file", type=click.Path(path_type=Path), help="A file, whatever it is called.")
@click.option("--map", "mapping", multiple=True, metavar="name=COLUMN", help="Which column says what.")
@click.option("--schema", help="Person, Organization, Vessel or Airplane.")
@click.option("--threshold", type=float, help="The least score of a hit.")
@click.option(
    "--limit", type=int, default=20, show_default=True, help="Hits shown a query; the rest are counted."
)
@click.option(
    "--mode",
    type=click.Choice(["fast", "exhaustive"]),
    default="fast",
    show_default=True,
    help="exhaustive scores every name.",
)
@click.option(
    "--weak-aliases",
    "weak",
    type=click.Choice(["confirm", "alert"]),
    default="confirm",
    show_default=True,
    help="Whether a weak alias raises a hit alone (alert) or only confirms one.",
)
@click.option("--exit-code", is_flag=True, help="Status 1 when there are hits.")
@shared("form", "output", "as_of", "known_on", "source", "max_age", "data", "sampler", "today")
@click.pass_context
def screen(
    context: click.Context,
    /,
    what: tuple[str, ...],
    names: tuple[str, ...],
    file: Path | None,
    mapping: tuple[str, ...],
    schema: str | None,
    threshold: float | None,
    limit: int,
    mode: str,
    weak: str,
    exit_code: bool,
    form: str,
    output: Path | None,
    **which: Any,
) -> None:
    """Screen names, a customer file (.csv .tsv .jsonl .xlsx .parquet), or standard input (-).

    Example: watchword screen --sampler --as-of 2022-06-01 "Institute of Forensic Science"
    """
    from watchword.cli.screening import Asked, ask

    lists = open_lists(context, **which)
    options: dict[str, Any] = {"limit": limit, "mode": mode, "weak_aliases": weak}
    if threshold is not None:
        options["threshold"] = threshold
    asked = Asked(*_read_what([*what], [*names], file), _mapping(mapping), _schema(schema))
    status = ask(lists, asked, options, form, output)
    raise SystemExit(1 if status == 0 and exit_code and asked.hits else status)


def _read_what(what: list[str], names: list[str], file: Path | None) -> tuple[list[str], Path | None, bool]:
    """(names, file, whether standard input) of what was given."""
    if file is not None:
        if what or names:
            raise UsageError("give either names or a file, not both.")
        if not file.is_file():
            raise UsageError(f"there is no file {file}.")
        return [], file, False
    if what == ["-"] and not names:
        return [], None, True
    if len(what) == 1 and not names and what[0].lower().endswith(_SUFFIXES):
        path = Path(what[0])
        if path.is_file():
            return [], path, False
        note(f"note: there is no file {path}; it is screened as a name.")
    if not what and not names:
        raise UsageError("nothing to screen: give a name, a file, or - for standard input.")
    return [*what, *names], None, False


def _mapping(marks: Iterable[str]) -> dict[str, str]:
    pairs = [m.partition("=") for m in marks]
    for left, equals, right in pairs:
        if not (left and equals and right):
            raise UsageError("write --map as property=COLUMN, such as --map name=Kunde.")
    return {left: right for left, _, right in pairs}


def _schema(text: str | None) -> str | None:
    from watchword.model import Kind, kind_of

    if text is None:
        return None
    schema = {"organisation": "Organization", "aircraft": "Airplane"}.get(text.lower(), text.capitalize())
    if schema not in ("LegalEntity", "Thing") and kind_of(schema) == Kind.UNKNOWN:
        raise UsageError(f"--schema {text!r} is not one of Person, Organization, Company, Vessel, Airplane.")
    return schema


@click.command()
@click.argument("one", metavar="NAME | PAIRS.csv")
@click.argument("other", required=False, metavar="[LISTED]")
@click.option("--schema", help="Person, Organization, Vessel or Airplane.")
@shared("form", "output")
def compare(one: str, other: str | None, schema: str | None, form: str, output: Path | None) -> None:
    """Score two names, or the pairs of a file (columns name1, name2, schema), with the working.

    Example: watchword compare "Jon Smith" "John Smith" --schema Person
    """
    from watchword.cli.screening import pairs_of
    from watchword.screening.compare import compare_texts

    kind = _schema(schema)
    pairs = pairs_of(Path(one), kind) if other is None else [(one, other, kind)]
    with writer(output) as write:
        made = []
        for a, b, its in pairs:
            result = {"name1": a, "name2": b, **compare_texts(a, b, its)}
            if form == "jsonl":
                write(json.dumps(result, ensure_ascii=False))
            made.append(result)
        if form == "json":
            plain = made[0] if other is not None else made
            write(json.dumps(plain, ensure_ascii=False, indent=1))
        elif form == "csv":
            from watchword.cli.render import csv_text

            heads = ("name1", "name2", "score", "match", "threshold")
            write(csv_text([{h: m[h] for h in heads} for m in made], heads).rstrip("\n"))
        elif form == "table":
            from watchword.cli.render import pieces

            for m in made:
                word = "match" if m["match"] else "no match"
                write(f"{m['score']:.2f} {word} (threshold {m['threshold']})  {m['name1']} / {m['name2']}")
                write(f"  {pieces(m['evidence'])}")
        elif form != "jsonl":
            raise UsageError(f"compare is not written as {form}.")


@click.command()
@click.argument("party", metavar="ID")
@shared("form", "output", "as_of", "known_on", "data", "sampler", "today")
@click.pass_context
def show(context: click.Context, /, party: str, form: str, output: Path | None, **which: Any) -> None:
    """One party: every listing, in time, with citations.

    Example: watchword show --sampler us-bis-el:ljsfpmgezw
    """
    from watchword.cli.render import life_text

    lists = open_lists(context, **which)
    life = lists.party(party)
    with writer(output) as write:
        if form in ("json", "jsonl"):
            write(json.dumps(life, ensure_ascii=False, indent=1 if form == "json" else None))
        elif form == "table":
            for line in life_text(life):
                write(plain(line))
        elif form == "html":
            from watchword.cli.page import life_page

            write(life_page(life, lists.today))
        else:
            raise UsageError(f"show is written as table, json or html, not {form}.")


@click.command()
@click.argument("from_", metavar="FROM")
@click.argument("to", metavar="TO")
@shared("source", "form", "output", "data", "sampler", "today")
@click.pass_context
def diff(
    context: click.Context,
    /,
    from_: str,
    to: str,
    form: str,
    output: Path | None,
    **which: Any,
) -> None:
    """What was added, ended and changed between two days.

    Example: watchword diff --sampler 2022-01-01 2024-01-01
    """
    from watchword.cli.screening import difference_lines

    lists = open_lists(context, **which)
    found = lists.diff(from_, to)
    with writer(output) as write:
        for line in difference_lines(lists, found, form):
            write(line)


@click.command()
@click.argument("receipt", metavar="RECEIPT")
@click.option("--exit-code", is_flag=True, help="Status 1 when it differs.")
@shared("form", "data")
@click.pass_context
def replay(context: click.Context, receipt: str, exit_code: bool, form: str, data: Path | None) -> None:
    """Run a screening again: identical, or what differs and why.

    Example: watchword replay r-0123456789abcdef0123
    """
    from watchword.replaying import replay as run

    found = run(folder(context, data), receipt, progress("replay"))
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        click.echo(found["says"])
        for line in found["differences"]:
            click.echo(f"  {line}")
    raise SystemExit(1 if exit_code and not found["identical"] else 0)
