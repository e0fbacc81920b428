"""Several places in one cell, as routes are written: ``X via Y``, ``X/Y``, ``A - B - C``, ``A, B``.

A name with its country, state or code is one place (``Tripoli - Lebanon``, ``Newark, NJ, USA``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from watchword.model.countries import country_code
from watchword.model.us_states import us_state
from watchword.places.lookup import is_city_name, place_of

__all__ = ["stops_of"]

_VIA = re.compile(
    r"[\s,;(]*(?:\b(?:via|v[ií]a|by way of|t/s(?:\s+at)?|trans?s?hip(?:ped|ment|ping)?(?:\s+(?:at|in|via))?"
    r"|in transit (?:to|through|via)|transit(?:ing)?(?:\s+(?:at|in|via|through))?|über|durch|passando por"
    r"|a través de|con transbordo en|en transit(?:o)? (?:par|por)|через|транзитом через)(?!\w)"
    r"|经由|經由|经|經|转运|中转)[\s:]*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|et|y|e|и|then|&|\+)\s+", re.IGNORECASE)
#: What parts the places of a route; a comma parts a place from its country as well.
_APART = re.compile(r"\s*(?:/|→|⇒|=>|->|>|;|\||\n|\s[-–—]+\s|–|—|,)\s*")
#: No route is longer.
_MOST_LETTERS = 300


@dataclass(slots=True)
class _Stop:
    """One place as it grows: its pieces, the state of its city, and whether its country was named."""

    pieces: list[str] = field(default_factory=list)
    code: str = ""
    closed: bool = False


@lru_cache(maxsize=8192)
def stops_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """(the places of a cell as written, those it says the way goes by, whether the first are in their order).

    A text of one place, or of none that is known, comes back whole.

    >>> stops_of("Bandar Abbas, Iran via Jebel Ali")
    (('Bandar Abbas, Iran',), ('Jebel Ali',), False)
    """
    text = text.strip()
    if len(text) > _MOST_LETTERS:
        return (text,), (), False
    parted = _VIA.split(text)
    before, after = parted[0].strip(" ,;(["), [p.strip(" ,;)]") for p in parted[1:]]
    known = [stop for part in after for piece in _AND.split(part) for stop in _apart(piece)[0]]
    if known and not any(place_of(k) for k in known):
        return (text,), (), False
    stops, ordered = _apart(before)
    return tuple(stops), tuple(known), ordered


def _apart(text: str) -> tuple[list[str], bool]:
    """The places of a text without "via", and whether dashes or arrows put them in an order."""
    if not text or country_code(text):
        return [text] if text else [], False
    signs = [s.strip() for s in _APART.findall(text)]
    pieces = [p.strip(" ()[]") for p in _APART.split(text)]
    if len(pieces) == 1:
        return [text], False
    american = any(country_code(p) == "us" or us_state(p) for p in pieces)
    stops = [_Stop()]
    for at, piece in enumerate(pieces):
        comma = at > 0 and signs[at - 1] == ","
        state = american and bool(us_state(piece))
        city = _code(piece) if is_city_name(piece) and not state else ""
        country = "" if city or state else country_code(piece)
        if _begins(stops[-1], country, city, comma):
            stops.append(_Stop())
        stop = stops[-1]
        stop.pieces.append(piece)
        stop.code = stop.code or city
        stop.closed = stop.closed or bool(country)
    if len(stops) == 1:
        return [text], False
    ordered = any(s not in (",", "/", ";", "|") for s in signs)
    return [", ".join(p for p in s.pieces if p) for s in stops if any(s.pieces)], ordered


def _begins(stop: _Stop, country: str, city: str, comma: bool) -> bool:
    """Whether a piece is a place of its own, and not more of the one before it."""
    if not any(stop.pieces):
        return False
    if country:
        # "Dubai / UAE", "Tripoli - Lebanon": a country behind a city is the city's.
        return stop.closed
    if not city:
        return stop.closed
    return stop.closed or not comma or (bool(stop.code) and stop.code[:2] != city[:2])


def _code(piece: str) -> str:
    place = place_of(piece)
    return place.code if place else "?"
