"""Editions, listings in time, identity: what every list said, and when."""

from watchword.archive.loading import Arrival, Loaded, find_editions, load_all, load_edition
from watchword.archive.store import Edition, Store
from watchword.archive.timeline import Fact, Life, ListingLife, Span, began, line_of, lives
from watchword.archive.tries import Try, keep_tries, last_tries

__all__ = [
    "Arrival",
    "Edition",
    "Fact",
    "Life",
    "ListingLife",
    "Loaded",
    "Span",
    "Store",
    "Try",
    "began",
    "find_editions",
    "keep_tries",
    "last_tries",
    "line_of",
    "lives",
    "load_all",
    "load_edition",
]
