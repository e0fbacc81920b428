"""Customers whose answer changes when listings end.

Only a customer who meets what the lift touches can be answered otherwise: a party whose listing ends, or a
company that other listed parties hold no longer, or hold now in another way. So all customers are asked
with only those names to be seen, and whoever meets one is asked in both worlds in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.identifiers import IDENTIFYING
from watchword.index.store import Index
from watchword.index.view import View
from watchword.ownership import Holdings
from watchword.screening.owned import keys_of
from watchword.screening.query import Query
from watchword.screening.screen import MARGIN, Screener

__all__ = ["customers_changed"]


def customers_changed(
    index: Index,
    view: View,
    after: View,
    touched: NDArray[np.int32],
    customers: Sequence[Query],
    holdings: Holdings | None = None,
) -> list[dict[str, Any]]:
    """A row for each customer whose hits differ between two views, ``touched`` the parties that do.

    Each has ``row`` (from 1), the ``query``, ids of hits ``gone``, ``new`` and that ``stay``, and
    ``otherwise``: hits that stay as something else (``before`` and ``after``: the kind, the rules that
    hold it).
    """
    if not customers:
        return []
    held = (holdings.under(view), holdings.under(after)) if holdings else (None, None)
    may = _meet(index, view, touched, customers, *held)
    asked = [customers[i] for i in may]
    worlds = zip(
        Screener(index, view, holdings=held[0]).screen(asked),
        Screener(index, after, holdings=held[1]).screen(asked),
        strict=True,
    )
    rows = []
    for i, (before, now) in zip(may, worlds, strict=True):
        was, is_ = _hits(before), _hits(now)
        if was != is_:
            rows.append({"row": i + 1, "query": before["query"], **_difference(was, is_)})
    return rows


def _meet(
    index: Index,
    view: View,
    touched: NDArray[np.int32],
    customers: Sequence[Query],
    before: Holdings | None,
    after: Holdings | None,
) -> list[int]:
    """The places of customers who meet a touched party or company, over the threshold or perhaps so."""
    cluster = index.arrays["party.cluster"]
    clusters = set(cluster[touched].tolist())
    met: set[int] = set()
    if before and after:
        named = keys_of(before, customers)
        everybody = before.every_listed().union(*named)
        was, is_ = before.held(everybody), after.held(everybody)
        differ = {k for k in was.keys() | is_.keys() if was.get(k) != is_.get(k)}
        met |= {i for i, keys in enumerate(named) if differ & set(keys)}
        clusters |= {int(cluster[n]) for k in differ if (n := before.parties.number(k)) is not None}
    wanted = np.isin(cluster[index.arrays["name.party"]], list(clusters))
    screener = Screener(index, view)
    margin = MARGIN if any(q.properties for q in customers) else 0.0
    matches = screener.engine.search(
        [q.name for q in customers], visible=view.name & wanted, threshold=screener.threshold - margin
    )
    met |= set(matches.query.tolist())
    met |= {
        i
        for i, query in enumerate(customers)
        for prop, values in query.properties.items()
        if prop in IDENTIFYING
        for value in values
        if any(int(cluster[p]) in clusters for p in index.identified(prop, value))
    }
    return sorted(met)


def _hits(result: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Id -> what a hit is: its kind, and which rules hold it."""
    return {
        h["id"]: {
            "kind": h["kind"],
            "held": [{"rule": r["rule"], "in_force": r["in_force"]} for r in h.get("held", ())],
        }
        for h in result["hits"]
    }


def _difference(was: Mapping[str, Any], is_: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "gone": sorted(was.keys() - is_.keys()),
        "new": sorted(is_.keys() - was.keys()),
        "stay": sorted(was.keys() & is_.keys()),
        "otherwise": [
            {"id": k, "before": was[k], "after": is_[k]}
            for k in sorted(was.keys() & is_.keys())
            if was[k] != is_[k]
        ],
    }
