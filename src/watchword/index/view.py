"""A view: which listings and names count, as of a day, by what was public on a day.

Everything is a comparison of arrays, so any view opens in milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.archive import Try
from watchword.exceptions import UsageError
from watchword.index.build import NEVER, NONE
from watchword.index.looked import look
from watchword.index.store import Index

__all__ = ["FORMER", "NO", "PERHAPS", "UNSEEN", "YES", "View", "open_view", "with_again", "without"]

#: States of a listing: not seen by then or not yet listed; ended; perhaps in force; in force.
UNSEEN, NO, PERHAPS, YES = 0, 1, 2, 3
#: The state of a party all of whose listings have ended.
FORMER = NO


@dataclass(frozen=True, slots=True)
class View:
    """Which listings count. ``run`` and ``party`` hold states, ``name`` whether a name may match."""

    as_of: date
    known_on: date
    sources: tuple[str, ...]
    run: NDArray[np.uint8]
    party: NDArray[np.uint8]
    name: NDArray[np.bool_]
    editions: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...]
    troubled: bool

    def __contains__(self, party: int) -> bool:
        return bool(self.party[party] != UNSEEN)


def open_view(
    index: Index,
    *,
    as_of: date,
    known_on: date,
    today: date,
    sources: Sequence[str] = (),
    max_age: int | None = None,
    tries: Mapping[str, Try] | None = None,
) -> View:
    """The listings in force on ``as_of`` by what was public on ``known_on``.

    Raises :class:`UsageError` for a day after ``today``.
    """
    for asked, what in ((as_of, "--as-of"), (known_on, "--known-on")):
        if asked > today:
            raise UsageError(f"{what} {asked} is after today ({today}); the lists don't know the future.")
    chosen = tuple(sources) or tuple(s for s, line in index.lines() if line)
    day, known = as_of.toordinal(), known_on.toordinal()
    run = _run_states(index, day, known)
    keys = list(index.manifest["sources"])
    wanted = np.isin(index.arrays["party.source"], [keys.index(s) for s in chosen if s in keys])
    owner = index.arrays["run"][:, 0]
    run = np.where(wanted[owner], run, UNSEEN).astype(np.uint8)
    party = np.zeros(len(index), np.uint8)
    np.maximum.at(party, owner, run)
    looked = look(index, chosen, as_of, known_on, max_age, tries)
    return View(
        as_of,
        known_on,
        chosen,
        run,
        party,
        _visible(index, party, day, known),
        tuple(looked.editions),
        tuple(looked.warnings),
        looked.troubled,
    )


def _run_states(index: Index, day: int, known: int) -> NDArray[np.uint8]:
    """The state of every run of a listing; DESIGN.md's rules of time, as comparisons."""
    start, last, end, undated, expires = (index.arrays["run"][:, i] for i in range(2, 7))
    listed, ended, after, by = _stated_days(index, known)
    gone = np.where(end <= known, end, NEVER)  # an ending published later isn't known yet
    state = np.where(day >= start, YES, UNSEEN)
    early = day < start
    # Stated: the listing's own date decides. Not stated: it began after the last edition without it and
    # by the first with it, or by the end of the year whose document it cites.
    state = np.where(early & (listed != NONE) & (day >= listed), YES, state)
    state = np.where(early & (listed == NONE) & (day > after), PERHAPS, state)
    state = np.where(early & (listed == NONE) & (day >= by), YES, state)
    state = np.where(~early & (listed != NONE) & (day < listed), UNSEEN, state)
    # Between the last edition with it and the first without, only a stated end makes it sure.
    between = (day > last) & (day < gone) & (gone != NEVER) & (state == YES)
    state = np.where(between & (ended == NONE), PERHAPS, state)
    state = np.where(day >= gone, NO, state)
    # A stated end counts as the first day without; an expiry is the last day with.
    over = (ended != NONE) & (day >= ended + (expires != 0)) & (state != UNSEEN)
    state = np.where(over, NO, state)
    state = np.where((undated > known) & (state == YES), PERHAPS, state)
    return np.where(start <= known, state, UNSEEN).astype(np.uint8)


def _stated_days(index: Index, known: int) -> NDArray[np.int32]:
    """Rows: each run's day of listing, of its end, after which and by which it began, as last stated by then.

    Versions stand in order of day. A run of which nothing is known yet has no day in any row.
    """
    version = index.arrays["version"]
    seen = version[version[:, 1] <= known]
    days = np.full((4, len(index.arrays["run"])), NONE, np.int32)
    days[:, seen[:, 0]] = seen[:, 2:].T
    return days


def _visible(index: Index, party: NDArray[np.uint8], day: int, known: int) -> NDArray[np.bool_]:
    """Names of parties in view that were, or perhaps were, stated for that day."""
    name, lo, start, end = (index.arrays["span"][:, i] for i in range(4))
    holds = (start <= known) & ((end > known) | (day < end))
    holds &= (day > lo) | (day >= start)
    visible = np.zeros(len(index.arrays["name.party"]), np.bool_)
    visible[name[holds]] = True
    counts: NDArray[np.bool_] = visible & (party[index.arrays["name.party"]] != UNSEEN)
    return counts


def without(view: View, index: Index, runs: NDArray[np.bool_]) -> View:
    """The same view in a world where some listings (a flag for each run) have ended."""
    run = np.where(runs & (view.run != UNSEEN), NO, view.run).astype(np.uint8)
    party = np.zeros(len(index), np.uint8)
    np.maximum.at(party, index.arrays["run"][:, 0], run)
    return replace(view, run=run, party=party)


def with_again(view: View, index: Index, runs: NDArray[np.bool_]) -> View:
    """The same view in a world where some listings that have ended are in force again."""
    run = np.where(runs & (view.run == NO), YES, view.run).astype(np.uint8)
    party = np.zeros(len(index), np.uint8)
    np.maximum.at(party, index.arrays["run"][:, 0], run)
    return replace(view, run=run, party=party)
