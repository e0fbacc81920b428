"""What changed between two days: parties added and ended, and fields that both editions state.

A field that one of the editions doesn't state is inherited, and so never a change. Where the two
editions were read by different versions of our readers, changes of fields are told apart, since they
may be ours and not the publisher's; where they came by different carriers, only names and programmes
are compared, since carriers write the rest (addresses, remarks) each in their own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from watchword.archive.identity import bare
from watchword.archive.timeline import SCRIPTS, stated_as
from watchword.index.store import Index, Party
from watchword.model import NAME_PROPERTIES

__all__ = ["Difference", "difference"]


@dataclass(slots=True)
class Difference:
    """One source between two editions; ``changed`` is id -> [{property, gone, new}]."""

    source: str
    from_edition: str | None
    to_edition: str | None
    added: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    changed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    reader_changed: bool = False
    note: str = ""


def difference(index: Index, first: date, last: date, sources: Sequence[str] = ()) -> list[Difference]:
    """By source, what the edition current on ``last`` has that the one on ``first`` had not, and so on."""
    found = []
    for source, line in index.lines():
        if not line or (sources and source not in sources):
            continue
        editions = [
            next((e for e in reversed(line) if e["published"] <= str(d)), None) for d in (first, last)
        ]
        one, other = editions
        made = Difference(source, one and one["edition"], other and other["edition"])
        found.append(made)
        if one is None or other is None:
            made.note = f"no edition by {first if one is None else last}: nothing to compare."
        elif one is not other:
            made.reader_changed = one["parser"] != other["parser"]
            _compare(index, made, one, other)
    return found


def _compare(index: Index, made: Difference, one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = (date.fromisoformat(e["published"]).toordinal() for e in (one, other))
    parties = np.flatnonzero(index.arrays["party.source"] == index.manifest["sources"].index(made.source))
    runs = index.arrays["run"]
    states = set(one["states"]) & set(other["states"])
    if one["carrier"] != other["carrier"]:
        states &= {*NAME_PROPERTIES, "programme", SCRIPTS}
    present = [{int(p) for p in runs[(runs[:, 2] <= day) & (day <= runs[:, 3]), 0]} for day in (a, b)]
    for number in parties.tolist():
        before, after = number in present[0], number in present[1]
        if after and not before:
            made.added.append(index.id(number))
        elif before and not after:
            made.ended.append(index.id(number))
        elif before and after:
            changes = _changes(index.party(number), states, a, b)
            if changes:
                made.changed[index.id(number)] = changes
    made.added.sort()
    made.ended.sort()


def _changes(party: Party, states: set[str], a: int, b: int) -> list[dict[str, Any]]:
    gone: dict[str, list[str]] = {}
    new: dict[str, list[str]] = {}
    for fact in party.facts:
        if stated_as(fact) not in states:
            continue
        then, now = _holds(fact.span, a), _holds(fact.span, b)
        if then != now:
            (gone if then else new).setdefault(fact.prop, []).append(fact.value)
    if "programme" in states:
        for listing in party.listings:
            then, now = (listing.span.start <= d <= listing.span.last for d in (a, b))
            if then != now:
                (gone if then else new).setdefault("programme", []).append(listing.key)
    return [
        change
        for prop in sorted(gone.keys() | new.keys())
        if (change := _change(prop, gone.get(prop, []), new.get(prop, [])))
    ]


def _change(prop: str, gone: list[str], new: list[str]) -> dict[str, Any] | None:
    if prop in NAME_PROPERTIES:  # the same name with other punctuation is no change
        old, fresh = {bare(x) for x in gone}, {bare(x) for x in new}
        gone = [x for x in gone if bare(x) not in fresh]
        new = [x for x in new if bare(x) not in old]
    return {"property": prop, "gone": gone, "new": new} if gone or new else None


def _holds(span: Any, day: int) -> bool:
    return bool(span.start <= day and (span.end is None or day < span.end))
