"""The sampler as an index: the package's few real listings, compiled in memory when asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from functools import cache

from watchword.archive import Store
from watchword.index.build import build
from watchword.index.store import Index
from watchword.model import Entry, ListingFacts
from watchword.sources.sampler import SAMPLER_DATE, sampler_entries

__all__ = ["sampler_index"]


@cache
def sampler_index() -> Index:
    """The sampler's listings, one edition a source, all of the sampler's date."""
    by_source: dict[str, list[Entry]] = defaultdict(list)
    for entry in sampler_entries():
        by_source[entry.source].append(entry)
    store = Store(None)
    with store.transaction():
        for source, entries in by_source.items():
            store.add_edition(_facts(source, entries), entries)
    return Index.of(build(store))


def _facts(source: str, entries: list[Entry]) -> dict[str, object]:
    properties = {p for e in entries for p in e.properties}
    listing = set(ListingFacts.__slots__) - {"key"}
    return {
        "source": source,
        "carrier": "sampler",
        "label": SAMPLER_DATE,
        "published": date.fromisoformat(SAMPLER_DATE).toordinal(),
        "sha256": "",
        "files": "[]",
        "states": json.dumps(sorted({"name", "schema", "identifiers"} | properties | listing)),
        "records": len(entries),
        "parties": len(entries),
        "listings": sum(len(e.listings) for e in entries),
        "refusals": "[]",
        "notes": "[]",
        "held": "",
        "loaded_at": "",
        "parser": "",
    }
