"""Queries as arrays: one row per reading, tokens as numbers of remembered words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import GLUED_FROM, join_folds
from watchword.index.names_background import ROLE_WEIGHT
from watchword.index.names_hash import glued
from watchword.matching.words import WordMemory
from watchword.model import Kind
from watchword.names.analyse import WHOLE_SCRIPTS, Analysed
from watchword.names.lexicon import Role

__all__ = ["ROLE_WEIGHTS", "QueryRows", "query_rows", "word_keys"]

I32 = NDArray[np.int32]
F32 = NDArray[np.float32]

ROLE_WEIGHTS = np.array([ROLE_WEIGHT[Role(r)] for r in range(len(Role))], np.float32)


@dataclass(slots=True)
class QueryRows:
    """The readings of some queries, laid out flat. ``at[r]:at[r + 1]`` are the tokens of row r."""

    query: I32
    derived: NDArray[np.bool_]
    at: NDArray[np.int64]
    word: I32
    role: NDArray[np.uint8]
    weight: F32
    total: F32
    numbers: F32
    kind: NDArray[np.uint8]
    lossy: NDArray[np.bool_]
    cut: NDArray[np.bool_]
    glue_at: NDArray[np.int64]
    glue_key: NDArray[np.uint64]
    glue_raw: NDArray[np.uint64]
    glue_place: NDArray[np.uint8]
    glue_size: NDArray[np.uint8]


def query_rows(queries: Sequence[Analysed], memory: WordMemory) -> QueryRows:
    """Lay queries out flat, looking up words not met before."""
    rows = [r for a in queries for r in a.readings]
    sizes = [len(a.readings) for a in queries]
    tokens = list(chain.from_iterable(rows))
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    at = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(lengths, out=at[1:])
    keys = word_keys(queries)
    word = memory.numbers(keys)
    role = np.fromiter((t.role for t in tokens), np.uint8, len(tokens))
    weight = memory.bits.array[word, 0] * ROLE_WEIGHTS[role]
    row_of = np.repeat(np.arange(len(rows)), lengths)
    query = np.repeat(np.arange(len(queries), dtype=np.int32), sizes)
    kind = np.array([a.kind for a in queries], np.uint8)[query]
    legal = memory.legal.array[word] & (kind[row_of] != Kind.PERSON)
    weight = np.where(legal, np.minimum(weight, 0.5), weight).astype(np.float32)
    derived = np.array(
        [i >= len(a.readings) - a.derived for a in queries for i in range(len(a.readings))],
        np.bool_,
    )
    glue = _glued_queries(word, row_of, at, memory)
    return QueryRows(
        query=query,
        derived=derived,
        at=at,
        word=word,
        role=role,
        weight=weight,
        total=_sums(row_of, weight, len(rows)),
        numbers=_sums(row_of, np.where(role == Role.NUMBER, weight, 0), len(rows)),
        kind=kind,
        lossy=np.array(
            [a.script in WHOLE_SCRIPTS and r[0].text.isascii() for a in queries for r in a.readings],
            np.bool_,
        ),
        cut=np.array([a.cut for a in queries], np.bool_)[query],
        glue_at=glue[0],
        glue_key=glue[1],
        glue_raw=glue[2],
        glue_place=glue[3],
        glue_size=glue[4],
    )


def word_keys(queries: Sequence[Analysed]) -> list[tuple[str, ...]]:
    """The forms under which each token is looked up, of all readings in turn.

    The last word of a query that may have been cut off is marked by ``-`` in front of its forms.
    """
    keys = [
        (t.text, *t.variants) if t.variants else (t.text,) for a in queries for r in a.readings for t in r
    ]
    if any(a.cut for a in queries):
        at = 0
        for a in queries:
            for row in a.readings:
                at += len(row)
                if a.cut and len(row) > 1:
                    keys[at - 1] = (keys[at - 1][0] + "-", *keys[at - 1])
    return keys


def _sums(row_of: NDArray[Any], values: NDArray[Any], rows: int) -> F32:
    return np.bincount(row_of, weights=values, minlength=rows).astype(np.float32)


def _glued_queries(
    word: I32, row_of: NDArray[Any], at: NDArray[np.int64], memory: WordMemory
) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint8], NDArray[np.uint8]]:
    """Two and three neighbouring words of each row written as one: by fold, and by letter."""
    hashes, lengths = memory.fold.array[word], memory.fold_length.array[word]
    head, tail = memory.fold_head.array[word], memory.fold_tail.array[word]
    raw_hash, raw_length = memory.raw.array[word], memory.raw_length.array[word]
    place = (np.arange(len(word)) - at[row_of]).astype(np.uint8)
    keys, raws, rows, places, sizes = [], [], [], [], []
    h, n, last, r, m = hashes, lengths, tail, raw_hash, raw_length
    for size in (2, 3):
        if len(word) < size:
            break
        step = size - 1
        count = len(word) - step
        h, n, last = join_folds(
            h[:count], n[:count], last[:count], hashes[step:], lengths[step:], head[step:],
            tail[step:],
        )  # fmt: skip
        r, m = glued(r[:count], m[:count], raw_hash[step:]), m[:count] + raw_length[step:]
        ok = np.flatnonzero((row_of[:count] == row_of[step:]) & (m >= GLUED_FROM))
        keys.append(h[ok])
        raws.append(r[ok])
        rows.append(row_of[ok])
        places.append(place[ok])
        sizes.append(np.full(len(ok), size, np.uint8))
    out_at = np.zeros(len(at), np.int64)
    if not keys:
        none = np.zeros(0, np.uint8)
        return out_at, np.zeros(0, np.uint64), np.zeros(0, np.uint64), none, none
    row = np.concatenate(rows)
    order = np.argsort(row, kind="stable")
    np.cumsum(np.bincount(row, minlength=len(at) - 1), out=out_at[1:])
    return (
        out_at,
        np.concatenate(keys)[order],
        np.concatenate(raws)[order],
        np.concatenate(places)[order],
        np.concatenate(sizes)[order],
    )
