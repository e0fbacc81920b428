"""The lists as a view has them, as FollowTheMoney JSON lines for other systems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

import numpy as np

from watchword.archive import ListingLife
from watchword.index.store import Index, Party
from watchword.index.view import FORMER, PERHAPS, UNSEEN, View
from watchword.model import Entry, Identifier, ListingFacts
from watchword.screening.answer import facts_in_view
from watchword.sources import ftm, sources, terms

__all__ = ["export_lines"]

_STATED = frozenset(f.name for f in fields(ListingFacts)) - {"key"}


def export_lines(index: Index, view: View) -> Iterator[str]:
    """Every party in force (or perhaps so) in a view, with its documents and listings, a line an entity.

    Ids are ``source:tail``; the attribution that a list's terms ask for stands in each of its parties.
    """
    order = np.argsort(index.arrays["party.source"], kind="stable")
    runs_of = index.arrays["run"][:, 0]
    at = np.searchsorted(runs_of, np.arange(len(index) + 1))
    for number in order.tolist():
        if view.party[number] in (UNSEEN, FORMER):
            continue
        party = index.party(number)
        source = sources()[party.source]
        runs = range(int(at[number]), int(at[number + 1]))
        standing = [
            _facts(listing, view)
            for listing, run in zip(party.listings, runs, strict=True)
            if view.run[run] >= PERHAPS
        ]
        yield from ftm.export([_entry(party, view, standing)], source.publisher, terms()[source.terms].says)


def _entry(party: Party, view: View, listings: list[ListingFacts]) -> Entry:
    properties: dict[str, list[str]] = {}
    identifiers = []
    for fact in facts_in_view(party, view):
        if ftm.is_number(fact.prop):
            identifiers.append(Identifier(fact.prop, fact.value, fact.country, fact.label))
        else:
            properties.setdefault(fact.prop, []).append(fact.value)
    tail = party.id.partition(":")[2]
    kept = {p: tuple(v) for p, v in properties.items()}
    return Entry(party.source, tail, party.schema, kept, tuple(listings), tuple(identifiers))


def _facts(listing: ListingLife, view: View) -> ListingFacts:
    """What was stated of a listing by the view's known-on day."""
    known = view.known_on.toordinal()
    last: Mapping[str, str] = listing.versions[0][1]
    for day, facts in listing.versions:
        last = facts if day <= known else last
    return ListingFacts(listing.key, **{k: v for k, v in last.items() if k in _STATED})
