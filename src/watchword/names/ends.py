"""The two ends of a person's name: the first given name and the family name, by which people go.

*Luis García* may be MENDOZA GARCIA, Luis Mario; *Scott Michael Miller* is hardly "Michael Miller", who
would have passed over the name he is called by, and *Michael Scott* not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchword.model import Kind
from watchword.names.analyse import WHOLE_SCRIPTS, Analysed, Token
from watchword.names.lexicon import Role

__all__ = ["name_ends"]

#: Words between the words of a name.
_BETWEEN = frozenset({Role.PARTICLE, Role.CONNECTOR})
_CLOSING = frozenset({Role.HONORIFIC, Role.GENERATION})
#: What may stand for a given name, and is rarely all of it: J. Refugio, Abu Musab, Sayyed Mehdi.
_HALF = frozenset({Role.INITIAL, Role.KUNYA, Role.HONORIFIC})
#: "Servant of", half of a given name too.
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdol"})


def name_ends(name: Analysed, reading: int) -> tuple[frozenset[int], frozenset[int]]:
    """Places of the first given name and of the family name in a reading; empty where unknown.

    The family name is what stood before the comma, else the last word. A name of fewer than three
    words has no end that could be passed over, and the order of romanised Chinese, Japanese and Korean
    names isn't known.
    """
    row = name.readings[reading]
    none: frozenset[int] = frozenset()
    if name.kind > Kind.PERSON or name.script in WHOLE_SCRIPTS or len(row) < 3:
        return none, none
    if any(t.role in (Role.LEGAL, Role.NUMBER, Role.GENERIC) for t in row):
        return none, none
    last = len(row) - 1
    while last > 0 and row[last].role in _CLOSING:
        last -= 1
    size = name.families[reading] if reading < len(name.families) else 0
    family = range(max(last + 1 - size, 1), last + 1) if size else range(last, last + 1)
    given = _first_given(row, family.start)
    if not given:
        return none, none
    names = [i for i in family if row[i].role not in _BETWEEN] or list(family)
    return _and_equals(row, given), _and_equals(row, names)


def _first_given(row: Sequence[Token], end: int) -> list[int]:
    """The first given name before ``end``, with what it is half of."""
    out: list[int] = []
    for i in range(end):
        if row[i].role in _BETWEEN:
            continue
        out.append(i)
        if row[i].role not in _HALF and row[i].text not in _SERVANT:
            break
    return out


def _and_equals(row: Sequence[Token], places: Sequence[int]) -> frozenset[int]:
    """These places and those of the same words elsewhere: Hamzah in HAMZAH, Hasan Dheyab Hamzah."""
    texts = {row[i].text for i in places}
    return frozenset(i for i, t in enumerate(row) if t.text in texts)
