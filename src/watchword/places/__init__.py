"""Places: which jurisdiction a text means, and what is arranged for it by law or treaty on a day.

Everything is data with citations: ``regions.tsv`` (parts of a state with rules of their own),
``ports.tsv`` (ports and cities by name), ``arrangements.tsv`` (one fact a row, with its dates) and
``kinds.tsv`` (what each arrangement is). What isn't held is unknown, never "no".
"""

from watchword.places.arrangements import Arrangement, arrangements, kinds, read_arrangements
from watchword.places.lookup import Place, is_place_name, place_among, place_of
from watchword.places.stops import stops_of

__all__ = [
    "Arrangement",
    "Place",
    "arrangements",
    "is_place_name",
    "kinds",
    "place_among",
    "place_of",
    "read_arrangements",
    "stops_of",
]
