"""Commands that ask: screen, compare, show, diff, replay."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from watchword.cli.options import (
    AsOf,
    Data,
    Format,
    FormatOption,
    KnownOn,
    MaxAge,
    Output,
    Sampler,
    SourceOption,
    Today,
    folder,
    note,
    open_lists,
    progress,
    writer,
)
from watchword.exceptions import UsageError

__all__ = ["compare", "diff", "replay", "screen", "show"]

_SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx", ".parquet")
Names = Annotated[list[str] | None, typer.Argument(metavar="NAME... | FILE | -", show_default=False)]


def screen(
    context: typer.Context,
    what: Names = None,
    names: Annotated[list[str] | None, typer.Option("--name", help="A name, whatever it looks like.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A file, whatever it is called.")] = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="name=COLUMN", help="Which column says what.")
    ] = None,
    schema: Annotated[
        str | None, typer.Option("--schema", help="Person, Organization, Vessel or Airplane.")
    ] = None,
    threshold: Annotated[float | None, typer.Option("--threshold", help="The least score of a hit.")] = None,
    limit: Annotated[int, typer.Option("--limit", help="Hits shown a query; the rest are counted.")] = 20,
    mode: Annotated[str, typer.Option("--mode", help="fast, or exhaustive (scores every name).")] = "fast",
    weak: Annotated[
        str, typer.Option("--weak-aliases", help="confirm: don't raise a hit alone; alert: do.")
    ] = "confirm",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Status 1 when there are hits.")] = False,
    form: FormatOption = Format.table,
    output: Output = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    source: SourceOption = None,
    max_age: MaxAge = None,
    data: Data = None,
    sampler: Sampler = False,
    today: Today = None,
) -> None:
    """Screen names, a customer file (.csv .tsv .jsonl .xlsx .parquet), or standard input (-).

    Example: watchword screen --sampler --as-of 2022-06-01 "Institute of Forensic Science"
    """
    from watchword.cli.screening import Asked, ask

    lists = open_lists(
        context,
        data,
        as_of=as_of,
        known_on=known_on,
        today=today,
        source=source,
        max_age=max_age,
        sampler=sampler,
    )
    options: dict[str, Any] = {"limit": limit, "mode": mode, "weak_aliases": weak}
    if threshold is not None:
        options["threshold"] = threshold
    asked = Asked(*_read_what(what or [], names or [], file), _mapping(mapping or []), _schema(schema))
    status = ask(lists, asked, options, form, output)
    raise typer.Exit(1 if status == 0 and exit_code and asked.hits else status)


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


def _mapping(marks: list[str]) -> dict[str, str]:
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


def compare(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="NAME | PAIRS.csv")],
    other: Annotated[str | None, typer.Argument(metavar="[LISTED]")] = None,
    schema: Annotated[str | None, typer.Option("--schema", help="Person, Organization, …")] = None,
    form: FormatOption = Format.table,
    output: Output = None,
) -> None:
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
            if form is Format.jsonl:
                write(json.dumps(result, ensure_ascii=False))
            made.append(result)
        if form is Format.json:
            plain = made[0] if other is not None else made
            write(json.dumps(plain, ensure_ascii=False, indent=1))
        elif form is Format.csv:
            from watchword.cli.render import csv_text

            heads = ("name1", "name2", "score", "match", "threshold")
            write(csv_text([{h: m[h] for h in heads} for m in made], heads).rstrip("\n"))
        elif form is Format.table:
            from watchword.cli.render import pieces

            for m in made:
                word = "match" if m["match"] else "no match"
                write(f"{m['score']:.2f} {word} (threshold {m['threshold']})  {m['name1']} / {m['name2']}")
                write(f"  {pieces(m['evidence'])}")
        elif form is not Format.jsonl:
            raise UsageError(f"compare is not written as {form.value}.")


def show(
    context: typer.Context,
    party: Annotated[str, typer.Argument(metavar="ID")],
    form: FormatOption = Format.table,
    output: Output = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    data: Data = None,
    sampler: Sampler = False,
    today: Today = None,
) -> None:
    """One party: every listing, in time, with citations.

    Example: watchword show --sampler us-bis-el:ljsfpmgezw
    """
    from watchword.cli.render import life_text

    lists = open_lists(context, data, as_of=as_of, known_on=known_on, today=today, sampler=sampler)
    life = lists.party(party)
    with writer(output) as write:
        if form in (Format.json, Format.jsonl):
            write(json.dumps(life, ensure_ascii=False, indent=1 if form is Format.json else None))
        elif form is Format.table:
            for line in life_text(life):
                write(line)
        else:
            raise UsageError(f"show is not written as {form.value} yet.")


def diff(
    context: typer.Context,
    from_: Annotated[str, typer.Argument(metavar="FROM")],
    to: Annotated[str, typer.Argument(metavar="TO")],
    source: SourceOption = None,
    form: FormatOption = Format.table,
    output: Output = None,
    data: Data = None,
    sampler: Sampler = False,
    today: Today = None,
) -> None:
    """What was added, ended and changed between two days.

    Example: watchword diff --sampler 2022-01-01 2024-01-01
    """
    from watchword.cli.screening import difference_lines

    lists = open_lists(context, data, today=today, source=source, sampler=sampler)
    found = lists.diff(from_, to)
    with writer(output) as write:
        for line in difference_lines(lists, found, form):
            write(line)


def replay(
    context: typer.Context,
    receipt: Annotated[str, typer.Argument(metavar="RECEIPT")],
    form: FormatOption = Format.table,
    data: Data = None,
) -> None:
    """Run a screening again: identical, or what differs and why.

    Example: watchword replay r-0123456789abcdef0123
    """
    from watchword.replaying import replay as run

    found = run(folder(context, data), receipt, progress("replay"))
    if form is Format.json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        typer.echo(found["says"])
        for line in found["differences"]:
            typer.echo(f"  {line}")
    sys.exit(0 if found["identical"] else 1)
