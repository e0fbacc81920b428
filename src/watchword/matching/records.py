"""Evidence beyond names: dates, countries, gender, places, identifiers.

Each piece moves the score on the scale on which names are weighed, so that an agreeing date can
carry a middling name over the threshold and a contradicting one can take a namesake under it. What
only one side states says nothing. The order of the evidence doesn't matter: pieces are added up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from watchword.matching.dates import compare_dates
from watchword.matching.identifiers import IDENTIFIERS, is_valid, normal
from watchword.matching.settings import Settings
from watchword.model import Evidence
from watchword.names import analyse

__all__ = ["weigh"]

Properties = Mapping[str, Sequence[str]]

#: Scores are kept this far from 0 and 1, where the scale ends.
_EDGE = 1e-4
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "flag", "mainCountry")


def weigh(
    name_score: float,
    query: Properties,
    listed: Properties,
    settings: Settings | None = None,
) -> tuple[float, list[Evidence]]:
    """The score of a record, and the evidence that moved it from the score of its names.

    Property names are FollowTheMoney's. Dates are ISO 8601, cut to what is known, with ``~`` in
    front for circa.
    """
    w = settings or Settings()
    weighers: tuple[Callable[[Properties, Properties, Settings], Iterable[_Weighed]], ...] = (
        _dates,
        _countries,
        _gender,
        _places,
        _identifiers,
    )
    found = [piece for weigher in weighers for piece in weigher(query, listed, w)]
    if not found:
        return name_score, []
    safe = min(max(name_score, _EDGE), 1 - _EDGE)
    moved = math.log(safe / (1 - safe)) + sum(move for move, _ in found)
    score = 1 / (1 + math.exp(-max(min(moved, 50.0), -50.0)))
    return score, [evidence for _, evidence in found]


_Weighed = tuple[float, Evidence]


def _values(properties: Properties, *names: str) -> list[str]:
    return list(dict.fromkeys(v for n in names for v in properties.get(n, ()) if v))


def _dates(query: Properties, listed: Properties, w: Settings) -> Iterable[_Weighed]:
    mine, theirs = _values(query, "birthDate"), _values(listed, "birthDate")
    # Lists often give several dates for one person: the closest one counts.
    options = [(compare_dates(a, b, w), a, b) for a in mine for b in theirs]
    if options:
        (move, score, note), a, b = max(options, key=lambda o: (o[0][0], o[1], o[2]))
        yield move, Evidence("birthDate", a, b, score, move > 0, note)


def _countries(query: Properties, listed: Properties, w: Settings) -> Iterable[_Weighed]:
    mine = {v.lower() for v in _values(query, *_COUNTRIES)}
    theirs = {v.lower() for v in _values(listed, *_COUNTRIES)}
    if not mine or not theirs:
        return
    shared = mine & theirs
    move = w.country_shared if shared else w.country_other
    yield (
        move,
        Evidence(
            "country",
            ", ".join(sorted(shared or mine)),
            ", ".join(sorted(shared or theirs)),
            1.0 if shared else 0.0,
            bool(shared),
            "same country" if shared else "no country in common",
        ),
    )


def _gender(query: Properties, listed: Properties, w: Settings) -> Iterable[_Weighed]:
    mine = {v.lower()[:1] for v in _values(query, "gender")} & {"m", "f"}
    theirs = {v.lower()[:1] for v in _values(listed, "gender")} & {"m", "f"}
    if mine and theirs and not mine & theirs:
        texts = _values(query, "gender")[0], _values(listed, "gender")[0]
        yield w.gender_other, Evidence("gender", *texts, 0.0, False, "another gender")


def _places(query: Properties, listed: Properties, w: Settings) -> Iterable[_Weighed]:
    for prop, same in (("birthPlace", w.birth_place_shared), ("address", w.address_shared)):
        options = [(_share(a, b), a, b) for a in _values(query, prop) for b in _values(listed, prop)]
        if options:
            share, a, b = max(options)
            if share >= w.place_share:
                yield same, Evidence(prop, a, b, share, True, "same words")


def _share(a: str, b: str) -> float:
    """The share of the shorter place's words that the other has too; numbers must agree."""
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs:
        return 0.0
    numbers = [{x for x in side if x.isdigit()} for side in (mine, theirs)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return 0.0
    return len(mine & theirs) / min(len(mine), len(theirs))


def _words(place: str) -> frozenset[str]:
    if place.isascii():
        return frozenset(re.findall(r"[a-z0-9]+", place.lower()))
    return frozenset(t.text for t in analyse(place).tokens)


def _identifiers(query: Properties, listed: Properties, w: Settings) -> Iterable[_Weighed]:
    for prop, how_many in IDENTIFIERS.items():
        mine = {normal(prop, v): v for v in _values(query, prop)}
        theirs = {normal(prop, v): v for v in _values(listed, prop)}
        mine.pop("", None)
        theirs.pop("", None)
        if not mine or not theirs:
            continue
        shared = sorted(set(mine) & set(theirs))
        if shared:
            valid = any(is_valid(prop, number) for number in shared)
            move = w.identifier_same if valid else w.identifier_same / 4
            note = "same number" if valid else "same number, but not a valid one"
            evidence = Evidence(prop, mine[shared[0]], theirs[shared[0]], 1.0, True, note)
        else:
            move = w.identifier_other if how_many == "one" else w.identifier_several_other
            a, b = min(mine.values()), min(theirs.values())
            evidence = Evidence(prop, a, b, 0.0, False, "another number")
        yield move, evidence
