"""A party → hits, former matches and what they rest on."""

from watchword.screening.query import Query, query_of
from watchword.screening.screen import CAVEAT, Screener

__all__ = ["CAVEAT", "Query", "Screener", "query_of"]
