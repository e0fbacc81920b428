"""What a record is, and the facts of law that every room shares."""

from watchword.model.dates import day, is_partial_date, parse_date, parse_day
from watchword.model.record import (
    NAME_PROPERTIES,
    Entry,
    Evidence,
    Identifier,
    Kind,
    ListingFacts,
    Refusal,
    Strength,
    kind_of,
)

__all__ = [
    "NAME_PROPERTIES",
    "Entry",
    "Evidence",
    "Identifier",
    "Kind",
    "ListingFacts",
    "Refusal",
    "Strength",
    "day",
    "is_partial_date",
    "kind_of",
    "parse_date",
    "parse_day",
]
