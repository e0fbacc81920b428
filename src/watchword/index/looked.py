"""Which editions an answer looks at, how old they are, and what has to be said about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from watchword.archive import Try
from watchword.index.store import Index
from watchword.sources import sources as catalogue

__all__ = ["Looked", "look"]


@dataclass(slots=True)
class Looked:
    """The editions in view, warnings in plain sentences, and whether one is missing, failed or stale."""

    editions: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    troubled: bool = False

    def warn(self, text: str) -> None:
        """A warning that makes the answer's status 3."""
        self.warnings.append(text)
        self.troubled = True


def look(
    index: Index,
    chosen: Sequence[str],
    as_of: date,
    known_on: date,
    max_age: int | None,
    tries: Mapping[str, Try] | None = None,
) -> Looked:
    """The edition of each chosen source that is current on ``as_of`` by what was known on ``known_on``.

    ``tries`` tells what came of the last try to fetch each carrier: an edition that its publisher
    confirmed since is as young as that, and a failed try is told.
    """
    tries = tries or {}
    looked = Looked()
    lines = dict(index.lines())
    absent = {a["source"]: a for a in index.manifest["absent"] if a["published"] <= str(known_on)}
    stale: list[str] = []
    first: list[str] = []
    for source in chosen:
        line = [e for e in lines.get(source, ()) if e["published"] <= str(known_on)]
        if not line:
            looked.warn(f"{source}: no edition published by {known_on} is loaded; it was not looked at.")
            continue
        upto = [e for e in line if e["published"] <= str(as_of)]
        edition = upto[-1] if upto else line[0]
        if not upto:
            first.append(f"{source} {edition['published']}")
        # An edition that a later known one follows is never too old: the two bracket the day.
        newest = edition is line[-1]
        tried = tries.get(edition["carrier"])
        since = max(edition["published"], tried.confirmed if newest and tried else "")
        age = max(0, (as_of - date.fromisoformat(min(since, str(as_of)))).days)
        limit = max_age if max_age is not None else catalogue()[source].max_age_days
        state = "current"
        if newest and age > limit:
            state = "stale"
            stale.append(f"{source} {edition['edition']} ({age} days, limit {limit})")
        if newest and tried and tried.outcome == "failed" and tried.at[:10] <= str(known_on):
            state = "failed"
            looked.warn(
                f"{source}: the last try to fetch {edition['carrier']} ({tried.at}) failed: {tried.why} "
                f"The edition of {edition['edition']} answers."
            )
        if newest and source in absent:
            state = "absent"
            gap = absent[source]
            looked.warnings.append(
                f"{source}: {gap['carrier']} of {gap['edition']} came without it; "
                f"the edition of {edition['edition']} stands."
            )
        looked.editions.append({**edition, "age_days": age, "state": state})
    if first:
        looked.warnings.append(
            f"{as_of} is before the first edition of {', '.join(first)}: "
            "parties delisted before that are unknown."
        )
    if stale:
        looked.warn(f"too old: {', '.join(stale)}; later listings and delistings are unknown.")
    for held in index.manifest["held"]:
        if held["source"] in chosen:
            looked.warn(f"{held['source']}: the edition of {held['edition']} is held back: {held['why']}.")
    return looked
