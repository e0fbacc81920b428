"""What changes if listings end: the same questions in two worlds, and the difference.

Nothing below this room knows of lifting: the world without is the same view with those listings ended
(:func:`watchword.index.view.without`). Licences are not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.archive import ListingLife
from watchword.index.store import Index, Party
from watchword.index.view import View, without
from watchword.lifting.customers import customers_changed
from watchword.lifting.owned import companies
from watchword.matching import SHIPPED_THRESHOLD
from watchword.model.law import effects_of
from watchword.ownership import Holdings, Stake
from watchword.screening.answer import listings_of
from watchword.screening.query import Query, query_of
from watchword.screening.screen import Screener

__all__ = ["NOT_LIFTED", "lift"]

#: Likeness on another list is told from here: an equal name scores higher, another one lower.
LIKENESS = 0.9

_EXPORT = (
    "Licence requirements by item and by destination (15 CFR parts 738, 742 and 746) stay.",
    "End-use and end-user controls (15 CFR part 744) stay, whoever the party is.",
)
_SANCTIONS = (
    "Programmes against a whole country or region, and their general prohibitions, stay.",
    "What was done while the listing stood is judged by the law of that time.",
)
#: Source -> what a lifted listing of it leaves standing.
NOT_LIFTED = {"us-bis-": _EXPORT, "us-ofac-": _SANCTIONS}
_ALWAYS = (
    "Every other list, and every other listing named here as still held, stays.",
    "A company that other listed parties own may stay held through them, also by stakes not in hand.",
)


def lift(
    index: Index,
    view: View,
    runs: NDArray[np.bool_],
    customers: Sequence[Query] = (),
    stakes: Sequence[Stake] = (),
    holdings: Holdings | None = None,
) -> dict[str, Any]:
    """The difference between a view and the same view without some listings (a flag for each run).

    Returns ``lifted`` (each party with the listings that end), ``freed``, ``held`` (``by`` other
    listings of the same party), ``perhaps_held`` (``by`` likeness on another list), ``falls_away``
    (each effect that ends, with its terms as the entries state them), ``not_lifted`` (sentences),
    ``companies`` (a row for each ownership rule that is touched, see :mod:`watchword.lifting.owned`)
    and ``changes`` (customers whose answer differs, see :mod:`watchword.lifting.customers`; with
    ``holdings`` also through companies that are held).
    """
    after = without(view, index, runs)
    touched = np.unique(index.arrays["run"][runs, 0])
    ended = _lifted(index, view, runs)
    parties = [_party(index, int(p)) for p in touched]
    held: list[dict[str, Any]] = []
    loose: list[dict[str, Any]] = []
    for number, party in zip(touched.tolist(), parties, strict=True):
        by = _still(index, after, number)
        (held if by else loose).append({**party, "by": by} if by else {**party, "number": number})
    perhaps = _likeness(index, after, loose)
    freed = [{k: v for k, v in p.items() if k != "number"} for p in loose if p["id"] not in perhaps]
    maybe = [
        {k: v for k, v in p.items() if k != "number"} | {"by": perhaps[p["id"]]}
        for p in loose
        if p["id"] in perhaps
    ]
    sources = sorted({p["id"].partition(":")[0] for p in parties})
    return {
        "as_of": view.as_of.isoformat(),
        "known_on": view.known_on.isoformat(),
        "lifted": ended,
        "freed": freed,
        "held": held,
        "perhaps_held": maybe,
        "falls_away": _falls_away(ended),
        "not_lifted": [
            *(
                s
                for start, said in NOT_LIFTED.items()
                if any(x.startswith(start) for x in sources)
                for s in said
            ),
            *_ALWAYS,
        ],
        "companies": companies(index, view, after, [p["id"] for p in parties], stakes),
        "changes": customers_changed(index, view, after, touched, customers, holdings),
    }


def _party(index: Index, number: int) -> dict[str, Any]:
    party = index.party(number)
    return {"id": party.id, "caption": party.caption, "schema": party.schema}


def _runs_of(index: Index, number: int) -> list[int]:
    owner = index.arrays["run"][:, 0]
    lo, hi = np.searchsorted(owner, number), np.searchsorted(owner, number, "right")
    return list(range(int(lo), int(hi)))


def _still(index: Index, after: View, number: int) -> list[dict[str, Any]]:
    """What still holds a party after the lift: other listings of it, on any list it is joined to."""
    return [
        {"id": index.id(member), **{k: x[k] for k in ("source", "programme", "in_force", "citation")}}
        for member in index.joined(number)
        for x in listings_of(index, after, index.party(member), _runs_of(index, member))
        if x["in_force"] != "no"
    ]


def _likeness(index: Index, after: View, loose: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Party id -> entries of other lists that look like it, for parties that nothing else holds."""
    if not loose:
        return {}
    screener = Screener(index, after, threshold=max(LIKENESS, SHIPPED_THRESHOLD))
    queries = [_as_query(index, p) for p in loose]
    found: dict[str, list[dict[str, Any]]] = {}
    for party, result in zip(loose, screener.screen(queries), strict=True):
        own = party["id"].partition(":")[0]
        like = [
            {"id": h["id"], "caption": h["caption"], "score": h["score"], "source": x["source"]}
            | {"programme": x["programme"], "in_force": x["in_force"]}
            for h in result["hits"]
            for x in h["listings"][:1]
            if x["source"] != own
        ]
        if like:
            found[party["id"]] = like
    return found


def _as_query(index: Index, party: dict[str, Any]) -> Query:
    facts = index.party(party["number"]).facts
    born = [f.value for f in facts if f.prop == "birthDate" and f.span.end is None]
    given = {"name": party["caption"], "schema": party["schema"]}
    return query_of({**given, **({"birthDate": "; ".join(born)} if born else {})})


def _lifted(index: Index, view: View, runs: NDArray[np.bool_]) -> list[dict[str, Any]]:
    found = []
    for number in np.unique(index.arrays["run"][runs, 0]).tolist():
        party = index.party(number)
        listings = [
            x
            for listing, run in zip(party.listings, _runs_of(index, number), strict=True)
            if runs[run]
            for x in listings_of(index, view, _only(party, listing), [run])
        ]
        found.append({"id": party.id, "caption": party.caption, "listings": listings})
    return found


def _only(party: Party, listing: ListingLife) -> Party:
    return replace(party, listings=[listing])


def _falls_away(ended: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each effect that ends, once, with its law, its terms as the entries state them, and how often."""
    counted: dict[tuple[str, str, str, str, str], int] = {}
    for row in ended:
        for listing in row["listings"]:
            for e in listing["effects"]:
                key = (listing["source"], listing["programme"] or "", e["key"], e["says"], e["terms"] or "")
                counted[key] = counted.get(key, 0) + 1
    return [
        {
            "source": s,
            "programme": p or None,
            "effect": k,
            "says": says,
            "terms": terms or None,
            "listings": n,
        }
        | {"basis": next(e.basis for e in effects_of(s, p) if e.key == k and e.says == says)}
        for (s, p, k, says, terms), n in counted.items()
    ]
