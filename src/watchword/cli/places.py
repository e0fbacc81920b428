"""The command that tells what is arranged for a place: places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import note, plain, shared, writer
from watchword.exceptions import UsageError
from watchword.model import parse_day

__all__ = ["places"]

_STATUS = {
    "in-force": "in force", "ended": "ended", "unknown": "UNKNOWN", "declined": "declined",
    "taking-part": "taking part",
}  # fmt: skip
_NOTE = (
    "Only these arrangements are held; others may exist, and what is not held is unknown. Licences, "
    "general licences and exemptions are not modelled."
)


@click.command()
@click.argument("place", metavar="CODE | NAME")
@click.option(
    "--with",
    "with_",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own arrangements, CSV: place, key, kind, authority, says, citation; repeatable.",
)
@shared("form", "output", "as_of", "today")
def places(
    place: str,
    with_: tuple[Path, ...],
    form: str,
    output: Path | None,
    as_of: str | None,
    today: str | None,
) -> None:
    """What law and treaty arrange for a place: a country's code or name, a region, a port.

    Example: watchword places sevastopol --as-of 2024-01-01
    """
    from watchword.places import arrangements, place_of, read_arrangements

    now = parse_day(today, "--today") if today else date.today()
    day = parse_day(as_of, "--as-of") if as_of else now
    if day > now:
        raise UsageError(f"{day} is after today ({now}).")
    if form not in ("table", "json", "csv"):
        raise UsageError(f"places is not written as {form}.")
    found = place_of(place)
    if found is None:
        raise UsageError(
            f"{place!r} is no place that is known, or may be one of two; give an ISO 3166-1 code such as IR."
        )
    refused = [str(r) for path in with_ for r in read_arrangements(path)[1]]
    answer = {
        "place": asdict(found),
        "as_of": day.isoformat(),
        "arrangements": [asdict(a) for a in arrangements(found.code, day, with_)],
        "refused": refused,
        "note": _NOTE,
    }
    for line in refused:
        note(f"refused: {line}")
    with writer(output) as write:
        if form == "json":
            write(json.dumps(answer, ensure_ascii=False, indent=1))
        elif form == "csv":
            from watchword.cli.render import csv_text

            write(csv_text(answer["arrangements"]).rstrip("\n"))  # type: ignore[arg-type]
        else:
            for line in _text(answer):
                write(plain(line))


def _text(answer: Mapping[str, Any]) -> Iterator[str]:
    place = answer["place"]
    matched = "" if place["kind"] in ("country", "region") else f", by the {place['kind']} {place['matched']}"
    yield f"{place['name']}  [{place['code']}]{matched}, as of {answer['as_of']}"
    for a in answer["arrangements"]:
        of = "" if a["place"] == place["code"] else f" (of {a['place']})"
        dates = (f", since {a['since']}" if a["since"] else "") + (
            f", until {a['until']}" if a["until"] else ""
        )
        yield f"  {a['kind']} {a['key']}{of}: {_STATUS[a['status']]}{dates}  — {a['authority']}"
        yield f"      {a['says']} ({a['citation']})"
    yield answer["note"]
