"""An alignment put into evidence that a person can read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from watchword.matching.sums import Piece, Sums
from watchword.model import Evidence, Kind
from watchword.names.analyse import Token
from watchword.names.lexicon import Role

__all__ = ["Against", "Aligned", "evidence"]

#: Places of words in the query and in the listed name, and how the two were found to be one.
Aligned = tuple[tuple[int, ...], tuple[int, ...], Piece]


class Against(NamedTuple):
    """What speaks against a pair as a whole: the kinds of the two, different numbers, romanisation."""

    kinds: tuple[Kind, Kind]
    numbers: bool
    lossy: bool

    @classmethod
    def of(cls, sums: Sums, pair: int) -> Against:
        """As added up for one pair."""
        kinds = Kind(int(sums.kind_left[pair])), Kind(int(sums.kind_right[pair]))
        numbers = bool(sums.left_number[pair] > 0 and sums.right_number[pair] > 0)
        return cls(kinds, numbers, bool(sums.lossy[pair]))


_NOTES = {
    Piece.SAME: "same",
    Piece.SOUND: "same word, spelt or shortened another way",
    Piece.EDIT: "one letter apart",
    Piece.LIKE: "short form, or the same consonants",
    Piece.EDITS: "two letters apart",
    Piece.INITIAL: "initial",
    Piece.GLUED: "written together or apart",
}
#: How alike a piece is, for display only: the score is made from bits and weights.
_ALIKE = {
    Piece.SAME: 1.0,
    Piece.SOUND: 0.95,
    Piece.EDIT: 0.85,
    Piece.LIKE: 0.7,
    Piece.EDITS: 0.7,
    Piece.INITIAL: 0.5,
    Piece.GLUED: 0.9,
}
_SMALL = {
    Role.LEGAL: "legal form",
    Role.HONORIFIC: "honorific",
    Role.CONNECTOR: "connecting word",
    Role.PARTICLE: "particle",
}


def evidence(
    left: tuple[Token, ...], right: tuple[Token, ...], pieces: Iterable[Aligned], against: Against
) -> list[Evidence]:
    """What speaks for and against, in the order of the query, then what is only in the listed."""
    out = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for mine, theirs, piece in pieces:
        told = Evidence("name", _raw(left, mine), _raw(right, theirs), _ALIKE[piece], True, _NOTES[piece])
        out.append((mine[0], told))
        used_left.update(mine)
        used_right.update(theirs)
    out.extend((k, _left_over(t, "query")) for k, t in enumerate(left) if k not in used_left)
    found = [e for _, e in sorted(out, key=lambda pair: pair[0])]
    found.extend(_left_over(t, "listed") for k, t in enumerate(right) if k not in used_right)
    found.extend(_against(against))
    return found


def _raw(row: tuple[Token, ...], places: tuple[int, ...]) -> str:
    return " ".join(row[k].raw or row[k].text for k in places)


def _left_over(token: Token, side: str) -> Evidence:
    raw = token.raw or token.text
    small = _SMALL.get(token.role)
    note = f"only in the {side} name" + (f" ({small}, counts little)" if small else "")
    query, listed = (raw, "") if side == "query" else ("", raw)
    return Evidence("name", query, listed, 0.0, False, note)


def _against(against: Against) -> list[Evidence]:
    """What speaks against beyond single words."""
    out = []
    if Kind.UNKNOWN not in against.kinds and against.kinds[0] != against.kinds[1]:
        words = [k.name.lower() for k in against.kinds]
        out.append(Evidence("schema", words[0], words[1], 0.0, False, "different kinds of party"))
    if against.numbers:
        out.append(Evidence("name", "", "", 0.0, False, "different numbers"))
    if against.lossy:
        note = "romanised: many different names look alike so"
        out.append(Evidence("name", "", "", 0.5, False, note))
    return out
