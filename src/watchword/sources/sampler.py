"""The sampler: some 200 real listings inside the package, so that it answers without an archive.

``sampler.jsonl`` beside this module has one party a line, made by ``scripts/make_sampler.py`` from
official files (whose selection and omissions it states): names, countries, identifiers, programmes,
dates and citations, no prose, no addresses, and of natural persons no births and no documents. It is
no list to rely on: it shows what the program does.

    >>> {e.source for e in sampler_entries()} >= {"us-ofac-sdn", "us-bis-el"}
    True
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from watchword.model import Entry, Identifier, ListingFacts

__all__ = ["SAMPLER_DATE", "sampler_between", "sampler_entries"]

#: The day of the newest file that the sampler was made from; it says nothing of later days.
SAMPLER_DATE = "2026-07-31"


@cache
def _lines() -> tuple[dict[str, Any], ...]:
    text = resources.files("watchword.sources").joinpath("sampler.jsonl").read_text("utf-8")
    return tuple(json.loads(line) for line in text.split("\n") if line)


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(_entry(line) for line in _lines())


def sampler_entries() -> list[Entry]:
    """The sampler's parties, those whose listings have all ended included."""
    return list(_entries())


def sampler_between(source: str, tail: str) -> dict[str, tuple[str | None, str]]:
    """Listing key -> (last edition without it, first edition with it), where editions tell that.

    The first of the two is None for a listing that stands in the oldest edition in hand.
    """
    return {
        x.get("key", ""): (x["between"][0], x["between"][1])
        for line in _lines()
        if line["source"] == source and line["tail"] == tail
        for x in line["listings"]
        if "between" in x
    }


def _entry(line: dict[str, Any]) -> Entry:
    listings = [{k: v for k, v in x.items() if k != "between"} for x in line["listings"]]
    return Entry(
        source=line["source"],
        tail=line["tail"],
        schema=line["schema"],
        properties={p: tuple(values) for p, values in line["properties"].items()},
        listings=tuple(ListingFacts(**{"key": "", **x}) for x in listings),
        identifiers=tuple(Identifier(*x) for x in line.get("identifiers", ())),
    )
