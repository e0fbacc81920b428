"""Which listings a lift means: of a party, of a programme, or of a whole source."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from watchword.exceptions import UsageError
from watchword.index.store import Index
from watchword.index.view import NO, PERHAPS, View
from watchword.sources import check_sources

__all__ = ["select_runs"]


def select_runs(
    index: Index,
    view: View,
    *,
    parties: Sequence[str] = (),
    programmes: Sequence[str] = (),
    sources: Sequence[str] = (),
    ended: bool = False,
) -> NDArray[np.bool_]:
    """A flag for each run of a listing: those in force, or perhaps so, that the selection names.

    Parties and programmes are joined by "or"; sources narrow programmes, or stand alone for a whole
    list. With ``ended``, those that have ended instead, to ask what adding them again would change.
    Raises :class:`UsageError` where no such listing is named.
    """
    run = index.arrays["run"]
    in_force = view.run == NO if ended else view.run >= PERHAPS
    state, what = ("ended by", "add again") if ended else ("in force on", "lift")
    of_source = np.isin(
        index.arrays["party.source"][run[:, 0]],
        [index.manifest["sources"].index(s) for s in check_sources(list(sources))],
    )
    chosen = np.zeros(len(run), np.bool_)
    for party in parties:
        mine = run[:, 0] == index.number(party)
        if not (mine & in_force).any():
            raise UsageError(f"{party} has no listing {state} {view.as_of}: nothing to {what}.")
        chosen |= mine
    for code in programmes:
        if code not in index.manifest["programmes"]:
            near = [p for p in index.manifest["programmes"] if code.upper() in p.upper()][:5]
            hint = f"; near it: {', '.join(near)}" if near else ""
            raise UsageError(f"no listing was ever under the programme {code!r}{hint}.")
        under = index.arrays["run.programme"] == index.manifest["programmes"].index(code)
        chosen |= under & of_source if sources else under
    if sources and not programmes:
        chosen |= of_source
    chosen &= in_force
    if not chosen.any():
        raise UsageError(f"nothing that was named is {state} {view.as_of}: nothing to {what}.")
    return chosen
