"""The publishers: one module a publisher's format, and the catalogue of what they bring."""

from watchword.sources.catalogue import (
    Carrier,
    Source,
    Terms,
    addresses,
    adopt,
    carriers,
    check_sources,
    reader,
    sources,
    terms,
)
from watchword.sources.reading import Parsed

__all__ = [
    "Carrier",
    "Parsed",
    "Source",
    "Terms",
    "addresses",
    "adopt",
    "carriers",
    "check_sources",
    "reader",
    "sources",
    "terms",
]
