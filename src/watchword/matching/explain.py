"""An alignment put into evidence that a person can read."""

from __future__ import annotations

from watchword.matching.reference import Alignment
from watchword.matching.sums import Piece
from watchword.model import Evidence, Kind
from watchword.names.analyse import Token
from watchword.names.lexicon import Role

__all__ = ["evidence"]

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


def evidence(alignment: Alignment) -> list[Evidence]:
    """What speaks for and against, in the order of the query, then what is only in the listed."""
    left, right = alignment.left, alignment.right
    out = [
        (
            link.left[0],
            Evidence(
                "name",
                _raw(left, link.left),
                _raw(right, link.right),
                _ALIKE[link.piece],
                True,
                _NOTES[link.piece],
            ),
        )
        for link in alignment.links
    ]
    used_left = {k for link in alignment.links for k in link.left}
    used_right = {k for link in alignment.links for k in link.right}
    rest_left = [k for k in range(len(left)) if k not in used_left]
    rest_right = [k for k in range(len(right)) if k not in used_right]
    out.extend((k, _left_over(left[k], "query")) for k in rest_left)
    found = [e for _, e in sorted(out, key=lambda pair: pair[0])]
    found.extend(_left_over(right[k], "listed") for k in rest_right)
    found.extend(_against(alignment))
    return found


def _raw(row: tuple[Token, ...], places: tuple[int, ...]) -> str:
    return " ".join(row[k].raw or row[k].text for k in places)


def _left_over(token: Token, side: str) -> Evidence:
    raw = token.raw or token.text
    small = _SMALL.get(token.role)
    note = f"only in the {side} name" + (f" ({small}, counts little)" if small else "")
    query, listed = (raw, "") if side == "query" else ("", raw)
    return Evidence("name", query, listed, 0.0, False, note)


def _against(alignment: Alignment) -> list[Evidence]:
    """What speaks against beyond single words."""
    s = alignment.sums
    out = []
    kinds = Kind(int(s.kind_left[0])), Kind(int(s.kind_right[0]))
    if Kind.UNKNOWN not in kinds and kinds[0] != kinds[1]:
        words = [k.name.lower() for k in kinds]
        out.append(Evidence("schema", words[0], words[1], 0.0, False, "different kinds of party"))
    if s.left_number[0] > 0 and s.right_number[0] > 0:
        out.append(Evidence("name", "", "", 0.0, False, "different numbers"))
    if s.lossy[0]:
        note = "romanised: many different names look alike so"
        out.append(Evidence("name", "", "", 0.5, False, note))
    return out
