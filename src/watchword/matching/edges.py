"""Everything in a query that may stand for something in a listed name, and what each is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.index.names_hash import mixed
from watchword.index.names_near import Level
from watchword.index.names_vocabulary import ranges
from watchword.matching.rows import ROLE_WEIGHTS, QueryRows
from watchword.matching.settings import Settings
from watchword.matching.sums import Piece
from watchword.matching.words import WordMemory
from watchword.names.lexicon import Role

#: Roles of words that can tell one party from another.
IS_DISTINCT = np.array(
    [Role(r) in (Role.WORD, Role.NUMBER, Role.INITIAL, Role.PATRONYMIC) for r in range(len(Role))]
)

__all__ = ["IS_DISTINCT", "Close", "Edges", "close_words", "token_edges"]

F32 = NDArray[np.float32]
U32 = NDArray[np.uint32]


@dataclass(slots=True)
class Edges:
    """Possible alignments: of a pair, the words on either side as bit masks, and their worth.

    ``gain`` is what the alignment is worth in bits, ``left`` and ``right`` the weight of the words
    that it accounts for, ``numbers_left`` and ``numbers_right`` the part of them that are numbers.
    ``distinct`` marks pieces that aren't made of small words (generic, legal form, particle …).
    """

    pair: NDArray[np.int64]
    left_mask: U32
    right_mask: U32
    gain: F32
    left: F32
    right: F32
    numbers_left: F32
    numbers_right: F32
    tie: U32
    level: NDArray[np.uint8]
    distinct: NDArray[np.bool_]


def token_edges(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    settings: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> Edges:
    """All possible alignments of each pair of a query row and a listed row."""
    parts = [
        _single(queries, names, memory, settings, left_row, right_row),
        _split(queries, names, memory, settings, left_row, right_row),
        _joined(queries, names, memory, settings, left_row, right_row),
    ]
    return Edges(*(np.concatenate([getattr(p, f) for p in parts]) for f in Edges.__slots__))


@dataclass(slots=True)
class Close:
    """Words of pairs that are close: the pair, both places, how close, and what that is worth in bits."""

    pair: NDArray[Any]
    token: NDArray[Any]
    spot: NDArray[Any]
    level: NDArray[np.uint8]
    worth: F32
    weight_left: F32
    weight_right: F32


def close_words(
    q: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> Close:
    """Where one word of the query may stand for one of the listed name, and is worth something."""
    a = names.arrays
    pair, token, spot, level = _where_close(q, names, memory, left_row, right_row)
    bits = a["word_bits"]
    unit = a["row_unit"][spot]
    role_q, role_n = q.role[token], a["row_role"][spot]
    role = np.minimum(ROLE_WEIGHTS[role_q], ROLE_WEIGHTS[role_n])
    at = np.minimum(level, Level.EDITS)
    worth = np.minimum(memory.bits.array[q.word[token], at], bits[unit, at]) * role
    plain = (role_q <= Role.WORD) | (role_q == Role.INITIAL)
    plain_n = (role_n <= Role.WORD) | (role_n == Role.INITIAL)
    worth = np.where(level == Piece.INITIAL, np.where(plain & plain_n, s.initial_bits, 0.0), worth)
    keep = worth > 0
    token, spot = token[keep], spot[keep]
    weight_n = bits[unit[keep], 0] * ROLE_WEIGHTS[role_n[keep]]
    return Close(
        pair[keep],
        token,
        spot,
        level[keep].astype(np.uint8),
        worth[keep].astype(np.float32),
        q.weight[token],
        weight_n.astype(np.float32),
    )


def _where_close(
    q: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[np.uint8]]:
    """Where a query word is close to a listed word: pair, both places, and how close."""
    a = names.arrays
    start, first = a["row_at"][right_row], q.at[left_row]
    count, wide = a["row_at"][right_row + 1] - start, q.at[left_row + 1] - first
    # Every word of the listed name by every word of the query.
    pair0 = np.repeat(np.arange(len(left_row), dtype=np.int64), count)
    spot0, wide = ranges(start, count), wide[pair0]
    pair, token = np.repeat(pair0, wide), ranges(first[pair0], wide)
    word, unit = q.word[token], np.repeat(a["row_unit"][spot0], wide)
    spot = np.repeat(spot0, wide)
    level = memory.level(word, unit)
    letters = memory.letter.array[word] | np.repeat(names.with_initial[right_row][pair0], wide)
    at = np.flatnonzero(letters & (level == Level.NONE))
    one = memory.letter.array[word[at]] | (a["word_length"][unit[at]] == 1)
    fits = one & (memory.first.array[word[at]] == a["word_first"][unit[at]])
    level[at[fits]] = Piece.INITIAL
    hit = np.flatnonzero(level != Level.NONE)
    return pair[hit], token[hit], spot[hit], level[hit]


def _single(
    q: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> Edges:
    """One word for one word."""
    a = names.arrays
    close = close_words(q, names, memory, s, left_row, right_row)
    token, spot = close.token, close.spot
    role_q, role_n = q.role[token], a["row_role"][spot]
    number_q, number_n = role_q == Role.NUMBER, role_n == Role.NUMBER
    one = np.uint32(1)
    return Edges(
        pair=close.pair,
        left_mask=one << (token - q.at[left_row[close.pair]]).astype(np.uint32),
        right_mask=one << a["row_place"][spot].astype(np.uint32),
        gain=close.worth,
        left=close.weight_left,
        right=close.weight_right,
        numbers_left=np.where(number_q, close.weight_left, 0).astype(np.float32),
        numbers_right=np.where(number_n, close.weight_right, 0).astype(np.float32),
        tie=memory.hash.array[q.word[token]] + a["word_hash"][a["row_unit"][spot]],
        level=close.level,
        distinct=IS_DISTINCT[role_q] & IS_DISTINCT[role_n],
    )


def _known(keys: NDArray[Any], sorted_keys: NDArray[Any]) -> NDArray[np.bool_]:
    """Which keys are among the sorted ones."""
    at = np.searchsorted(sorted_keys, keys)
    at[at == len(sorted_keys)] = 0
    if not len(sorted_keys):
        return np.zeros(len(keys), np.bool_)
    known: NDArray[np.bool_] = sorted_keys[at] == keys
    return known


def _rows_with(known: NDArray[np.bool_], at: NDArray[Any]) -> NDArray[np.bool_]:
    """Which rows hold anything known."""
    running = np.concatenate([[0], np.cumsum(known)])
    some: NDArray[np.bool_] = running[at[1:]] > running[at[:-1]]
    return some


def _cross(
    pair0: NDArray[Any],
    left_at: NDArray[Any],
    left_row: NDArray[Any],
    right_at: NDArray[Any],
    right_row: NDArray[Any],
    equal: Callable[[NDArray[Any], NDArray[Any]], NDArray[np.bool_]],
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Where something of the left row equals something of the right row: pair, and both places."""
    start = right_at[right_row[pair0]]
    count = right_at[right_row[pair0] + 1] - start
    spot0 = ranges(start, count)
    pair0 = np.repeat(pair0, count)
    first = left_at[left_row[pair0]]
    size = left_at[left_row[pair0] + 1] - first
    out = [(pair0[:0], spot0[:0], spot0[:0])]
    for place in range(int(size.max(initial=0))):
        live = np.flatnonzero(size > place)
        token = first[live] + place
        hit = equal(token, spot0[live])
        out.append((pair0[live[hit]], token[hit], spot0[live[hit]]))
    pair, left, right = (np.concatenate(c) for c in zip(*out, strict=True))
    return pair, left, right


def _run_mask(place: NDArray[Any], size: NDArray[Any]) -> U32:
    one = np.uint32(1)
    return ((one << size.astype(np.uint32)) - one) << place.astype(np.uint32)


def _run_sums(values: F32, start: NDArray[Any], size: NDArray[Any]) -> F32:
    out: F32 = values[start] + values[start + 1]
    last = np.minimum(start + 2, len(values) - 1)
    return np.where(size == 3, out + values[last], out).astype(np.float32)


def _split(
    q: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> Edges:
    """One word of the query for two or three neighbouring ones of the listed name."""
    a = names.arrays
    keys = memory.fold.array[q.word]
    some = _rows_with(_known(mixed(keys), a["glue_sorted"]), q.at)
    pair, token, spot = _cross(
        np.flatnonzero(some[left_row]), q.at, left_row, a["glue_at"], right_row,
        lambda i, j: keys[i] == a["glue_key"][j],
    )  # fmt: skip
    place, size = a["glue_place"][spot], a["glue_size"][spot]
    weight, numbers, bits, tie = _listed_runs(a, right_row[pair], place, size)
    word = q.word[token]
    weight_q = q.weight[token]
    # The glued word itself is rarely seen, so it counts by its parts.
    worth = np.minimum(bits * s.glued_bits, np.maximum(weight, 0.1))
    return Edges(
        pair=pair,
        left_mask=np.uint32(1) << (token - q.at[left_row[pair]]).astype(np.uint32),
        right_mask=_run_mask(place, size),
        gain=worth.astype(np.float32),
        left=weight_q,
        right=weight,
        numbers_left=np.zeros(len(pair), np.float32),
        numbers_right=numbers,
        tie=memory.hash.array[word] + tie,
        level=np.full(len(pair), Piece.GLUED, np.uint8),
        distinct=IS_DISTINCT[q.role[token]],
    )


def _listed_runs(
    a: Any, row: NDArray[Any], place: NDArray[Any], size: NDArray[Any]
) -> tuple[F32, F32, F32, U32]:
    """Weight, weight of numbers, bits and tie of runs of words in listed rows."""
    weight = np.zeros(len(row), np.float32)
    numbers = np.zeros(len(row), np.float32)
    bits = np.zeros(len(row), np.float32)
    tie = np.zeros(len(row), np.uint32)
    start = a["row_at"][row]
    count = a["row_at"][row + 1] - start
    which = np.repeat(np.arange(len(row)), count)
    spot = ranges(start, count)
    inside = (
        a["row_first"][spot]
        & (a["row_place"][spot] >= place[which])
        & (a["row_place"][spot] < place[which] + size[which])
    )
    which, spot = which[inside], spot[inside]
    own = a["word_bits"][a["row_unit"][spot], 0]
    role = a["row_role"][spot]
    np.add.at(weight, which, own * ROLE_WEIGHTS[role])
    np.add.at(numbers, which, np.where(role == Role.NUMBER, own * ROLE_WEIGHTS[role], 0))
    np.add.at(bits, which, own)
    np.add.at(tie, which, a["word_hash"][a["row_unit"][spot]])
    return weight, numbers, bits, tie


def _joined(
    q: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    left_row: NDArray[Any],
    right_row: NDArray[Any],
) -> Edges:
    """Two or three neighbouring words of the query for one of the listed name."""
    a = names.arrays
    keys = a["fold_sorted"]
    some = _rows_with(_known(mixed(q.glue_key), keys) | _known(mixed(q.glue_raw), keys), q.glue_at)

    def equal(glue: NDArray[Any], spot: NDArray[Any]) -> NDArray[np.bool_]:
        unit = a["row_unit"][spot]
        fold = q.glue_key[glue] == a["word_fold"][unit]
        return np.asarray(fold | (q.glue_raw[glue] == a["word_raw"][unit]))

    pair, glue, spot = _cross(
        np.flatnonzero(some[left_row]), q.glue_at, left_row, a["row_at"], right_row, equal
    )
    first = q.at[left_row[pair]] + q.glue_place[glue]
    size = q.glue_size[glue]
    if not len(pair):
        none = np.zeros(0, np.float32)
        zero = np.zeros(0, np.uint32)
        small = np.zeros(0, np.uint8)
        yes = np.zeros(0, np.bool_)
        return Edges(pair, zero, zero, none, none, none, none, none, zero, small, yes)
    unit = a["row_unit"][spot]
    role = ROLE_WEIGHTS[a["row_role"][spot]]
    weight = _run_sums(q.weight, first, size)
    numbers = _run_sums(np.where(q.role == Role.NUMBER, q.weight, 0), first, size)
    hashes = memory.hash.array[q.word]
    tie = hashes[first] + hashes[first + 1]
    tie = np.where(size == 3, tie + hashes[np.minimum(first + 2, len(hashes) - 1)], tie)
    own = a["word_bits"][unit, 0]
    number = a["row_role"][spot] == Role.NUMBER
    return Edges(
        pair=pair,
        left_mask=_run_mask(q.glue_place[glue], size),
        right_mask=np.uint32(1) << a["row_place"][spot].astype(np.uint32),
        gain=np.minimum(own * role, np.maximum(weight, 0.1)).astype(np.float32) * s.glued_bits,
        left=weight,
        right=(own * role).astype(np.float32),
        numbers_left=numbers,
        numbers_right=np.where(number, own * role, 0).astype(np.float32),
        tie=(tie + a["word_hash"][unit]).astype(np.uint32),
        level=np.full(len(pair), Piece.GLUED, np.uint8),
        distinct=IS_DISTINCT[a["row_role"][spot]],
    )
