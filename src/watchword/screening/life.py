"""One party's whole life: every listing and fact, with the editions between which they held."""

from __future__ import annotations

from typing import Any

import numpy as np

from watchword.index.store import Index
from watchword.index.view import View
from watchword.screening.answer import iso, listings_of

__all__ = ["life_of"]


def life_of(index: Index, view: View, number: int) -> dict[str, Any]:
    """A party and those that references or strong identifiers join with it, through all editions."""
    members = index.joined(number)
    parties = sorted((index.party(i) for i in members), key=lambda p: p.number != number)
    owner = index.arrays["run"][:, 0]
    return {
        "id": parties[0].id,
        "origins": [p.id for p in parties],
        "caption": parties[0].caption,
        "schema": parties[0].schema,
        "notes": [p.note for p in parties if p.note],
        "listings": [
            listing
            for p in parties
            for listing in listings_of(index, view, p, np.flatnonzero(owner == p.number).tolist())
        ],
        "facts": [
            {
                "source": p.source,
                "property": f.prop,
                "value": f.value,
                "country": f.country or None,
                "label": f.label or None,
                "first_stated": iso(f.span.start),
                "last_stated": iso(f.span.last),
                "gone_by": iso(f.span.end),
            }
            for p in parties
            for f in p.facts
        ],
        "editions": [
            {"source": s, "edition": e["edition"], "carrier": e["carrier"], "published": e["published"]}
            for s, line in index.lines()
            if s in {p.source for p in parties}
            for e in line
        ],
    }
