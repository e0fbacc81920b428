"""Commands about ownership: stakes and owners."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from watchword.cli.held import called, said, through
from watchword.cli.options import folder, note, open_lists, plain, shared, writer
from watchword.exceptions import UsageError

__all__ = ["owners", "stakes"]

_SHOWN_REFUSALS = 20
_STATES = {
    "listed": "listed itself",
    "held": "HELD",
    "flagged": "RED FLAG, perhaps held",
    "not held": "not held by the stakes in hand",
    "not looked at": "UNKNOWN, its lists were not looked at",
    "none": "does not extend to owned companies",
    "not-modelled": "not modelled",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared("form", "data")
@click.pass_context
def stakes(context: click.Context, /, file: Path, form: str, data: Path | None) -> None:
    """Take ownership stakes in: CSV or JSON lines, FollowTheMoney, GLEIF level 2, BODS.

    Own columns: owner, owned, percent, since, until, source, control (and joint, citation).

    Example: watchword stakes stakes.csv
    """
    from watchword.ownership import StakeStore, read_stakes

    if form not in ("table", "json"):
        raise UsageError(f"stakes is not written as {form}.")
    read = read_stakes(file)
    store = StakeStore(folder(context, data))
    try:
        kept = store.add(read)
    finally:
        store.close()
    if form == "json":
        told = {
            "file": read.file,
            "sha256": read.sha256,
            "records": read.records,
            "added": kept.added,
            "already": kept.already,
            "passed_over": read.passed_over,
            "refused": [{"row": r.row, "field": r.field or None, "reason": r.reason} for r in read.refusals],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for refusal in read.refusals[:_SHOWN_REFUSALS]:
        note(f"refused {refusal}")
    if len(read.refusals) > _SHOWN_REFUSALS:
        note(f"… and {len(read.refusals) - _SHOWN_REFUSALS} more; --format json tells them all.")
    click.echo(
        f"{kept.added} stakes taken in, {kept.already} already there, {len(read.refusals)} of {read.records} "
        f"records refused, {read.passed_over} without a stake."
    )


@click.command()
@click.argument("party", metavar="ID | NAME")
@click.option(
    "--limit", type=click.IntRange(min=1), default=200, show_default=True, help="Stakes shown up, and down."
)
@shared("form", "output", "as_of", "known_on", "source", "max_age", "data", "sampler", "today")
@click.pass_context
def owners(
    context: click.Context, /, party: str, limit: int, form: str, output: Path | None, **which: Any
) -> None:
    """Who holds a party and whom it holds, with shares, dates and sources, and what each rule makes of it.

    Example: watchword owners us-ofac-sdn:36
    """
    from watchword.ownership import StakeStore
    from watchword.ownership.answer import open_owners

    lists = open_lists(context, **which)
    answer = open_owners(lists.index, lists.view, StakeStore.stakes_in(lists.data)).answer(party, limit)
    answer["sampler"] = lists.sampler
    with writer(output) as write:
        if form in ("json", "jsonl"):
            write(json.dumps(answer, ensure_ascii=False, indent=1 if form == "json" else None))
        elif form == "table":
            for line in _text(answer):
                write(plain(line))
        else:
            raise UsageError(f"owners is not written as {form}.")
    raise SystemExit(3 if lists.view.troubled else 0)


def _text(answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"{called(answer['id'], answer['name'])}, as of {answer['as_of']}"
    for listed in answer["listed"]:
        yield f"  {listed['source']} {listed['id']}: {listed['state']}"
    for title, rows, other in (
        ("Held by", answer["owners"], "owner"),
        ("Holds", answer["holdings"], "owned"),
    ):
        yield f"{title}:" if rows else f"{title}: nobody, by the stakes in hand."
        for row in rows:
            yield from _row(row, other)
        if off := answer["left_off"]["owners" if other == "owner" else "holdings"]:
            yield f"  … and {off} more; --limit shows more."
    yield "Rules:"
    for rule in answer["rules"]:
        yield from _rule(rule)
    for warning in answer["warnings"]:
        yield f"note: {warning}"
    if answer["sampler"]:
        yield "SAMPLER: a few real listings, not the lists."
    looked = ", ".join(f"{e['source']} {e['edition']} ({e['age_days']} days old)" for e in answer["view"])
    yield f"Lists looked at: {looked or 'none'}."
    yield answer["note"]


def _row(row: Mapping[str, Any], other: str) -> Iterator[str]:
    by = "" if row["level"] == 1 else f"  (of {row['owned_name'] if other == 'owner' else row['owner_name']})"
    listed = f"; listed: {', '.join(x['id'] for x in row['listed'] if x['state'] != 'ended')}"
    marks = listed if any(x["state"] != "ended" for x in row["listed"]) else ""
    marks += f"; held under {', '.join(row['held_under'])}" if row["held_under"] else ""
    marks += f"; red flag under {', '.join(row['flagged_under'])}" if row["flagged_under"] else ""
    pad = "  " * row["level"]
    yield f"{pad}{called(row[other], row[other + '_name'])}{by}{marks}"
    for s in row["statements"]:
        yield f"{pad}    {said(s)}"


def _rule(rule: Mapping[str, Any]) -> Iterator[str]:
    state = _STATES[rule["state"]]
    if rule["effect"] == "extends" and rule["applies"] == "no":
        state += " by its terms, but the rule is suspended"
    elif (
        rule["effect"] == "extends" and rule["applies"] == "perhaps" and rule["state"] in ("held", "flagged")
    ):
        state += f", {rule['condition'] or 'if the rule is in force; not held if it is not'}"
    yield f"  {rule['authority']}, {rule['directive']}: {state}"
    if rule["missing"]:
        yield f"    not looked at: {', '.join(rule['missing'])}; its parties count for nothing here."
    why = rule["why"]
    if why:
        for line in through(why):
            yield f"    {line}"
        if rule["control"] and {"control", "votes", "linked"} & set(why["reasons"]):
            yield f"    {rule['control']}"
    threshold = f" Threshold: {rule['threshold']}." if "threshold" in rule else ""
    yield f"    {rule['says']}{threshold} ({rule['citation']})"
