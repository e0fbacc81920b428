"""Which listed rows are worth scoring for a query row.

A hit must share enough of the query's weight, so it is found under one of the query's rarest words:
those that make up more weight than a hit can leave unmatched. The further words are looked up too
where that is cheap, and rows that can't reach the threshold any more, even if every word not looked
up matched, are dropped before anything is aligned. So are pairs of two different stated kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames, letter_bits
from watchword.index.names_near import Level
from watchword.index.names_vocabulary import ranges
from watchword.matching.rows import ROLE_WEIGHTS, QueryRows
from watchword.matching.settings import Settings
from watchword.matching.words import WordMemory
from watchword.model import Kind

__all__ = ["all_pairs", "candidate_pairs", "may_be_one"]

I64 = NDArray[np.int64]

#: A further word is looked up when its postings are at most this many times those of the words that
#: must be: aligning a pair costs about as much as reading thirty postings.
WORTH = 3
#: Postings that are always worth reading.
FEW = 200

#: Postings worked on together, so that the table that counts them stays in the cache.
GROUP = 100_000
#: What the bounds allow for: a glued word can bring more bits than it has weight in the query.
SLACK = 0.1


@dataclass(slots=True)
class _Found:
    """Postings found: query row, listed row, and of the query word behind them its weight, and the
    most bits that it can bring at that closeness.
    """

    left: I64
    right: NDArray[Any]
    weight: NDArray[Any]
    worth: NDArray[Any]

    def only(self, keep: NDArray[Any]) -> _Found:
        return _Found(self.left[keep], self.right[keep], self.weight[keep], self.worth[keep])


def all_pairs(queries: QueryRows, names: CompiledNames, memory: WordMemory) -> tuple[I64, I64]:
    """Every pair that shares anything; all others score 0. The oracle's candidates."""
    token = np.arange(len(queries.word))
    found = _look_up(queries, names, memory, token, *_joined(queries, names))
    rows = len(names.arrays["row_name"])
    keys = np.unique(found.left * rows + found.right)
    return keys // rows, keys % rows


def candidate_pairs(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    settings: Settings,
    threshold: float,
    visible: NDArray[np.bool_] | None = None,
) -> tuple[I64, I64]:
    """Pairs of a query row and a listed row that may reach the threshold, sorted."""
    need = np.log(threshold / (1 - threshold)) if 0 < threshold < 1 else 99.0
    use = _worth_looking_up(queries, memory, settings, need)
    row_of = _row_of(queries)
    cost = np.where(use, memory.cost.array[queries.word], 0)
    postings = np.bincount(row_of, weights=cost, minlength=len(queries.query))
    group = (np.cumsum(postings) // GROUP).astype(np.int64)
    joined = _joined(queries, names)
    parts = []
    for g in np.unique(group).tolist():
        token = np.flatnonzero(use & (group[row_of] == g))
        glue = np.flatnonzero(group[joined[0]] == g)
        found = _look_up(queries, names, memory, token, joined[0][glue], joined[1][glue], joined[2][glue])
        left_out = np.flatnonzero(~use & (group[row_of] == g))
        found = _with_initials(queries, names, memory, left_out, found)
        keep = may_be_one(queries, names, found.left, found.right)
        if visible is not None:
            keep &= visible[names.arrays["row_name"][found.right]]
        found = found.only(keep)
        parts.append(_promising(queries, names, memory, settings, need, use, found))
    left, right = (np.concatenate(c) for c in zip(*parts, strict=True))
    return left, right


def _promising(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    s: Settings,
    need: float,
    use: NDArray[np.bool_],
    found: _Found,
) -> tuple[I64, I64]:
    """The pairs among the postings found that may reach the threshold, each once."""
    a = names.arrays
    row_of = _row_of(queries)
    spare = np.bincount(row_of, weights=np.where(use, 0, queries.weight), minlength=len(queries.query))
    least = queries.total - _most_left_out(queries.total, s, need) - spare
    keys = found.left * np.int64(len(a["row_name"])) + found.right
    # An initial on the list may stand for any word that begins with it.
    letters = np.zeros(len(queries.query), np.uint32)
    np.bitwise_or.at(letters, row_of, letter_bits(memory.first.array[queries.word]))
    open_ = (a["row_initial"][found.right] & letters[found.left]) > 0
    at = np.flatnonzero((_shared_weight(keys, found.weight) >= least[found.left]) | open_)
    at = at[np.argsort(keys[at])]
    start = np.flatnonzero(np.diff(keys[at], prepend=-1))
    if not len(start):
        return start, start
    sums = np.add.reduceat(found.weight[at], start)
    worth = np.add.reduceat(found.worth[at], start)
    at = at[start]
    kept = np.flatnonzero((sums >= least[found.left[at]]) | open_[at])
    sums, worth, at = sums[kept], worth[kept], at[kept]
    left, right, open_ = found.left[at], found.right[at], open_[at]
    most = np.where(open_, queries.total[left], sums + spare[left])
    most = np.minimum(most, queries.total[left])
    gain = np.where(open_, most, np.minimum(worth + spare[left], most))
    at = np.flatnonzero(_best_case(queries, names, s, left, right, most, gain) >= need)
    return left[at], right[at]


def _shared_weight(keys: I64, weight: NDArray[Any]) -> NDArray[Any]:
    """For each posting, the weight of all postings of its pair, or a little more.

    Pairs are counted in a table by a hash of the pair, which is several times faster than sorting
    them. Two pairs in one slot only make the bound looser.
    """
    bits = max(12, int(2 * len(keys)).bit_length())
    slot = (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - bits)
    at = slot.astype(np.int64)
    table = np.bincount(at, weights=weight, minlength=1 << bits)
    shared: NDArray[Any] = table[at]
    return shared


def may_be_one(queries: QueryRows, names: CompiledNames, left: I64, right: NDArray[Any]) -> NDArray[np.bool_]:
    """Which pairs aren't of two different kinds, both stated: a person is no vessel."""
    mine, theirs = queries.kind[left], names.arrays["row_stated"][right]
    return np.asarray((mine == theirs) | (mine == Kind.UNKNOWN) | (theirs == Kind.UNKNOWN))


def _row_of(queries: QueryRows) -> I64:
    return np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.at))


def _look_up(
    queries: QueryRows,
    names: CompiledNames,
    memory: WordMemory,
    token: NDArray[Any],
    glue_row: I64,
    glue_unit: NDArray[Any],
    glue_weight: NDArray[np.float32],
) -> _Found:
    """The listed rows that hold a word close to one of the tokens, or one of the glued units."""
    a = names.arrays
    row_of = _row_of(queries)
    owner, near = _close_words(queries, memory, token)
    unit = memory.near_unit.array[near]
    left = np.concatenate([row_of[owner], glue_row])
    unit = np.concatenate([unit, glue_unit])
    weight = np.concatenate([queries.weight[owner], glue_weight])
    worth = np.concatenate([_worth(queries, memory, owner, near), glue_weight])
    post = a["post_at"][unit]
    size = a["post_at"][unit + 1] - post
    keys = memory.fold_key.array[queries.word[token]]
    lo = np.searchsorted(a["glue_sorted"], keys, "left")
    n = np.searchsorted(a["glue_sorted"], keys, "right") - lo
    split = np.repeat(token, n)
    return _Found(
        np.concatenate([np.repeat(left, size), row_of[split]]),
        np.concatenate([a["post_row"][ranges(post, size)], a["glue_row"][ranges(lo, n)]]),
        np.concatenate([np.repeat(weight, size), queries.weight[split]]),
        np.concatenate([np.repeat(worth, size), queries.weight[split]]),
    )


def _close_words(queries: QueryRows, memory: WordMemory, token: NDArray[Any]) -> tuple[NDArray[Any], I64]:
    """Each listed word close to one of the tokens: whose it is, and its place in the memory."""
    word = queries.word[token]
    start = memory.near_at.array[word]
    count = memory.near_at.array[word + 1] - start
    return np.repeat(token, count), ranges(start, count)


def _worth(queries: QueryRows, memory: WordMemory, token: I64, near: I64) -> NDArray[np.float32]:
    """The most bits that tokens bring through the close words at these places of the memory."""
    level = np.minimum(memory.near_level.array[near], Level.EDITS)
    worth: NDArray[np.float32] = (
        memory.bits.array[queries.word[token], level] * ROLE_WEIGHTS[queries.role[token]]
    )
    return worth


def _with_initials(
    queries: QueryRows, names: CompiledNames, memory: WordMemory, token: NDArray[Any], found: _Found
) -> _Found:
    """Adds the rows with an initial that hold a word close to one of the tokens not looked up.

    AHMED, A. meets "Ahmed Islam" by its commonest word alone: the initial stands for the other.
    """
    a = names.arrays
    row_of = _row_of(queries)
    owner, near = _close_words(queries, memory, token)
    unit = memory.near_unit.array[near]
    post = a["beside_at"][unit]
    size = a["beside_at"][unit + 1] - post
    return _Found(
        np.concatenate([found.left, np.repeat(row_of[owner], size)]),
        np.concatenate([found.right, a["beside_row"][ranges(post, size)]]),
        np.concatenate([found.weight, np.repeat(queries.weight[owner], size)]),
        np.concatenate([found.worth, np.repeat(queries.weight[owner], size)]),
    )


def _joined(queries: QueryRows, names: CompiledNames) -> tuple[I64, NDArray[Any], NDArray[np.float32]]:
    """Listed words that are neighbouring words of a query written as one, with their weight."""
    a = names.arrays
    row_of = np.repeat(np.arange(len(queries.query), dtype=np.int64), np.diff(queries.glue_at))
    first = queries.at[row_of] + queries.glue_place
    running = np.concatenate([[0], np.cumsum(queries.weight)])
    weight = (running[first + queries.glue_size] - running[first]).astype(np.float32)
    keys = np.concatenate([queries.glue_key, queries.glue_raw])
    lo = np.searchsorted(a["fold_sorted"], keys, "left")
    n = np.searchsorted(a["fold_sorted"], keys, "right") - lo
    which = np.repeat(np.tile(np.arange(len(row_of)), 2), n)
    return row_of[which], a["fold_unit"][ranges(lo, n)], weight[which]


def _worth_looking_up(queries: QueryRows, memory: WordMemory, s: Settings, need: float) -> NDArray[np.bool_]:
    """The words of each query to look up: cheapest first, until no hit can do without one."""
    row_of = _row_of(queries)
    cost = memory.cost.array[queries.word]
    letter = memory.letter.array[queries.word]
    order = np.lexsort((cost, letter, row_of))
    row = row_of[order]
    start = queries.at[:-1][row]
    spent = _before(cost[order], start)
    left_out = _before(queries.weight[order].astype(np.float64), start)
    must = left_out <= _most_left_out(queries.total, s, need)[row]
    # A letter alone isn't looked up, unless there is nothing else: it may stand for any word.
    must &= ~letter[order] | (left_out == 0)
    base = np.bincount(row, weights=np.where(must, cost[order], 0), minlength=len(queries.query))
    cheap = (cost[order] <= WORTH * base[row] + FEW) & (spent <= 2 * WORTH * base[row] + 2 * FEW)
    use = np.zeros(len(row_of), np.bool_)
    use[order] = must | (cheap & ~letter[order])
    return use


def _before(values: NDArray[Any], start: NDArray[Any]) -> NDArray[Any]:
    """Running sums within each row, without the value itself."""
    running = np.concatenate([[0], np.cumsum(values)])
    before: NDArray[Any] = running[:-1] - running[start]
    return before


def _most_left_out(total: NDArray[Any], s: Settings, need: float) -> NDArray[Any]:
    """The weight of a query that a hit may leave unmatched.

    With everything else in its favour the score is base + gain * matched + omitted * share; the
    share at which that falls under the threshold, solved by a few steps of substitution.
    """
    share = np.ones(len(total))
    for _ in range(6):
        matched = np.minimum((1 - share) * total, s.enough_gain)
        allowed = (s.base + s.gain * matched + SLACK - need) / -s.omitted_in_listed
        allowed = np.clip(allowed, 0.05, 1.9)
        share = 0.5 * share + 0.5 * np.minimum(allowed / (1 + allowed / 2), 1)
    most: NDArray[Any] = (share + 0.03) * total + 0.1
    return most


def _best_case(
    queries: QueryRows,
    names: CompiledNames,
    s: Settings,
    left: I64,
    right: I64,
    most: NDArray[Any],
    gain: NDArray[Any],
) -> NDArray[Any]:
    """The score, before the curve, if ``most`` of the query's weight matched without a flaw and
    brought ``gain`` bits.
    """
    left_over = np.maximum(queries.total[left] - most, 0)
    # A listed word may weigh more than the query word it matches.
    right_over = np.maximum(names.arrays["row_weight"][right] - 1.4 * most - 3, 0)
    right_over = np.where(queries.cut[left], s.cut_share * right_over, right_over)
    both = np.minimum(left_over, right_over)
    all_ = np.maximum(most + (left_over + right_over) / 2, 1)
    omitted = s.omitted_in_listed * (left_over - both) / all_
    omitted += s.omitted_in_query * np.minimum((right_over - both) / all_, s.most_omitted)
    best: NDArray[Any] = (
        s.base
        + s.gain * np.minimum(gain, s.enough_gain)
        + s.more_gain * np.maximum(gain - s.enough_gain, 0)
        + s.contradiction_bits * both
        + s.contradiction * both / all_
        + omitted
        + SLACK
    )
    return best
