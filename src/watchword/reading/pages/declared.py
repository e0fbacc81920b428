"""What an HTML page declares of itself: the day it was published, and the outlet.

From JSON-LD (schema.org's ``datePublished``, ``publisher``), meta tags of Open Graph, Dublin Core and the
usual content systems, and the first ``time`` element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from watchword.reading.pages.blocks import Blocks
from watchword.reading.pages.dates import stated_dates

__all__ = ["declared"]

_DATES = (
    "article:published_time", "datepublished", "og:published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "pubdate", "publish-date", "publish_date", "parsely-pub-date",
    "sailthru.date", "article.published", "publication_date", "citation_publication_date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "twitter:site",
    "citation_journal_title",
)


def declared(page: Blocks) -> tuple[str | None, date | None, str | None]:
    """(the writing of the day, the day, the outlet), each where the page declares it."""
    facts = list(_facts(page.json))
    return *_published(page, facts), _outlet(page, facts)


def _facts(blobs: list[str]) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD that describe an article, also those in a graph or list."""
    for blob in blobs:
        try:
            found = json.loads(blob)
        except (ValueError, RecursionError):
            continue
        queue = [found]
        for _ in range(200):
            if not queue:
                break
            one = queue.pop(0)
            if isinstance(one, list):
                queue += one[:50]
            elif isinstance(one, dict):
                if "datePublished" in one or "publisher" in one:
                    yield one
                queue += [v for k, v in one.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]


def _published(page: Blocks, facts: list[Mapping[str, Any]]) -> tuple[str | None, date | None]:
    said = [f["datePublished"] for f in facts if isinstance(f.get("datePublished"), str)]
    said += [page.meta[key] for key in _DATES if key in page.meta]
    said += page.times[:1]
    for raw in said:
        found = next(stated_dates(raw[:60].replace("T", " ")), None)
        if found is None and re.match(r"(?:19|20)\d{6}", raw):
            found = next(stated_dates(f"{raw[:4]}-{raw[4:6]}-{raw[6:8]}"), None)
        if found:
            return raw[:60], found.day
    return None, None


def _outlet(page: Blocks, facts: list[Mapping[str, Any]]) -> str | None:
    for fact in facts:
        publisher = fact.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())[:120]
    for key in _OUTLETS:
        if page.meta.get(key, "").strip():
            return " ".join(page.meta[key].split())[:120].removeprefix("@")
    return None
