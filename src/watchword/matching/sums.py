"""What an alignment adds up to, and the score that follows from it.

Both scorers end here: the vectorised one with arrays, the reference with arrays of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from watchword.matching.settings import Settings
from watchword.model import Kind

__all__ = ["LEAST_WEIGHT", "Piece", "Sums", "order_kept", "score_sums"]

F32 = NDArray[np.float32]

#: An inexact word counts as one only from this weight on; below, in proportion: a slip in "Limited"
#: is no slip in the name.
LEAST_WEIGHT = 4.0


#: Bits from which a name needs no word that is exactly the same.
FIRM_ENOUGH = 8.0


class Piece(IntEnum):
    """How a piece of an alignment was found; up to EDITS as in ``Level``."""

    SAME = 0
    SOUND = 1
    EDIT = 2
    LIKE = 3
    EDITS = 4
    INITIAL = 6
    GLUED = 7


@dataclass(slots=True)
class Sums:
    """Totals for each pair; weights and gains are bits.

    ``distinct`` is the gain of words that can tell parties apart, ``firm`` the part of it from words
    that are the same or sound the same.

    ``given_over`` and ``family_over`` say that the listed person's first given name, or family name,
    is left over although other words match; ``jumbled``, that a romanised name's words stand in an
    order that isn't only turned around.

    ``counts[:, p]`` is how many pieces of kind ``Piece(p)`` there are, small ones in proportion.
    """

    gain: F32
    distinct: F32
    firm: F32
    matched: F32
    left_over: F32
    right_over: F32
    left_number: F32
    right_number: F32
    counts: F32
    derived: NDArray[np.bool_]
    lossy: NDArray[np.bool_]
    cut: NDArray[np.bool_]
    given_over: NDArray[np.bool_]
    family_over: NDArray[np.bool_]
    jumbled: NDArray[np.bool_]
    kind_left: NDArray[np.uint8]
    kind_right: NDArray[np.uint8]


def score_sums(s: Sums, w: Settings) -> F32:
    """The score of each pair, from 0 to 1."""
    right_over = np.where(s.cut, w.cut_share * s.right_over, s.right_over)
    both = np.minimum(s.left_over, right_over)
    all_ = np.maximum(s.matched + (s.left_over + right_over) / 2, 1)
    counts = s.counts
    inexact = counts[:, Piece.EDIT] + counts[:, Piece.LIKE] + counts[:, Piece.EDITS]
    left_craft, right_craft = s.kind_left >= Kind.VESSEL, s.kind_right >= Kind.VESSEL
    stated = (s.kind_left != Kind.UNKNOWN) & (s.kind_right != Kind.UNKNOWN)
    other_kind = stated & (s.kind_left != s.kind_right)
    person = other_kind & ((s.kind_left == Kind.PERSON) | (s.kind_right == Kind.PERSON))
    named = ~other_kind & ((s.kind_left == Kind.PERSON) | (s.kind_right == Kind.PERSON))
    clash = (s.left_number > 0) & (s.right_number > 0)
    over = s.left_over + right_over
    dearer = np.where(s.lossy, w.lossy_share, 1)
    z = (
        w.base
        + w.gain * np.minimum(s.gain, w.enough_gain)
        + w.more_gain * np.maximum(s.gain - w.enough_gain, 0)
        + w.contradiction_bits * both
        + w.contradiction * both / all_
        + w.omitted_in_listed * dearer * (s.left_over - both) / all_
        + w.omitted_in_query * dearer * np.minimum((right_over - both) / all_, w.most_omitted)
        + w.sound * counts[:, Piece.SOUND]
        + w.edit * counts[:, Piece.EDIT]
        + w.like * counts[:, Piece.LIKE]
        + w.edits * counts[:, Piece.EDITS]
        + w.more_inexact * np.maximum(inexact - 1, 0)
        + w.initial * counts[:, Piece.INITIAL]
        + w.glued * counts[:, Piece.GLUED]
        + w.numbers * clash
        + w.number_missing * (~clash & ((s.left_number > 0) | (s.right_number > 0)) & ~s.cut)
        + w.person_or_not * person
        + w.craft_or_not * (other_kind & ~person & (left_craft | right_craft))
        + w.craft_inexact * inexact * (left_craft | right_craft)
        + (w.lossy + w.lossy_inexact * (inexact + counts[:, Piece.SOUND])) * s.lossy
        + w.derived * s.derived
        + w.given_over * (s.given_over & named)
        + w.family_over * (s.family_over & named)
        + w.jumbled * s.jumbled
        + w.generic_only * (s.distinct <= 0) * np.maximum(np.minimum(over / 4, 1), s.cut)
        + w.unanchored * (s.firm <= 0) * np.clip((FIRM_ENOUGH - s.gain) / 4, 0, 1)
    )
    score = 1 / (1 + np.exp(-z))
    return np.where(s.gain > 0, score, 0).astype(np.float32)


def order_kept(places: Sequence[int]) -> bool:
    """Whether places rise, but for one turn: *Xi Jinping* and *Jinping Xi*, not *Ping Xi Jin*."""
    turns = sum(a > b for a, b in zip(places, [*places[1:], *places[:1]], strict=True))
    return turns <= 1
