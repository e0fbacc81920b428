"""Hashes of words, and of words with a letter or two left out, for many words at once.

The hash is a polynomial over the letters modulo 2**64, so that leaving letters out or gluing words
together is arithmetic on sums and needs no new strings. Two different words share one with
probability about 2**-32 once it is mixed down to 32 bits; where it matters the caller compares the
words themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONGEST", "TWO_FROM", "TWO_TO", "deletions", "glued", "mixed", "without_last", "word_hashes"]

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]

#: Letters of a word that take part in deletions; longer ones are chemical names and glued titles.
LONGEST = 24
#: From this length on two letters may be left out; shorter words would meet half the vocabulary.
TWO_FROM = 6
#: Longer words have only one letter left out, and aren't close by two edits: each would have 170 forms
#: more, and they are one word in 250.
TWO_TO = 18

_P = np.uint64(0x9E3779B97F4A7C15)
_P_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
_P_INVERSE_2 = np.uint64(pow(0x9E3779B97F4A7C15, -2, 2**64))
_POWERS = np.array([pow(0x9E3779B97F4A7C15, i, 2**64) for i in range(256)], np.uint64)
_LETTERS = np.random.default_rng(20260731).integers(1, 2**63, 256).astype(np.uint64)


def mixed(hashes: U64) -> U32:
    """64 bits down to 32, so that near sums end far apart."""
    h = hashes ^ (hashes >> np.uint64(29))
    h = h * np.uint64(0xBF58476D1CE4E5B9)
    return (h >> np.uint64(32)).astype(np.uint32)


def _matrix(words: Sequence[bytes], size: int) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(words), np.uint8).reshape(len(words), size)


def _letters(word: str) -> bytes:
    """One byte a letter, so that a letter can be left out; those beyond ASCII share 128 values."""
    if word.isascii():
        return word[:LONGEST].encode()
    return bytes(ord(c) if c < "\x80" else 128 | (ord(c) * 0x9E3779B1 >> 13) & 127 for c in word[:LONGEST])


def _by_length(blobs: Sequence[bytes]) -> list[tuple[int, NDArray[np.intp], NDArray[np.uint8]]]:
    lengths = np.fromiter(map(len, blobs), np.int64, len(blobs))
    out = []
    for size in np.unique(lengths):
        at = np.flatnonzero(lengths == size)
        out.append((int(size), at, _matrix([blobs[i] for i in at.tolist()], int(size))))
    return out


def word_hashes(words: Sequence[str]) -> tuple[U64, NDArray[np.int64]]:
    """The unmixed hash and the length of each word."""
    hashes = np.zeros(len(words), np.uint64)
    lengths = np.zeros(len(words), np.int64)
    blobs = [w.encode("utf-8", "replace")[: len(_POWERS)] for w in words]
    for size, at, letters in _by_length(blobs):
        hashes[at] = (_LETTERS[letters] * _POWERS[:size]).sum(1, dtype=np.uint64)
        lengths[at] = size
    return hashes, lengths


def glued(first: U64, first_length: NDArray[np.int64], second: U64) -> U64:
    """The hash of two words written together."""
    return first + second * _POWERS[np.minimum(first_length, len(_POWERS) - 1)]


def deletions(words: Sequence[str], *, two: bool = True) -> tuple[U32, NDArray[np.int32]]:
    """Mixed hashes of each word with none, one or two letters left out, and whose they are."""
    out_hash: list[U32] = []
    out_word: list[NDArray[np.int32]] = []
    for size, at, letters in _by_length([_letters(w) for w in words]):
        if size == 0:
            continue
        sums = np.zeros((len(at), size + 1), np.uint64)
        np.cumsum(_LETTERS[letters] * _POWERS[:size], axis=1, out=sums[:, 1:])
        whole = sums[:, -1:]
        forms = [whole]
        if size > 1:
            forms.append(sums[:, :-1] + (whole - sums[:, 1:]) * _P_INVERSE)
        if two and TWO_FROM <= size <= TWO_TO:
            i, j = np.triu_indices(size, 1)
            forms.append(
                sums[:, i]
                + (sums[:, j] - sums[:, i + 1]) * _P_INVERSE
                + (whole - sums[:, j + 1]) * _P_INVERSE_2
            )
        table = mixed(np.concatenate(forms, axis=1))
        out_hash.append(table.ravel())
        out_word.append(np.repeat(at.astype(np.int32), table.shape[1]))
    if not out_hash:
        return np.zeros(0, np.uint32), np.zeros(0, np.int32)
    return np.concatenate(out_hash), np.concatenate(out_word)


def without_last(hashes: U64, lengths: NDArray[np.int64], last: NDArray[np.uint8]) -> U64:
    """The hash of each word without its last letter."""
    return hashes - _LETTERS[last] * _POWERS[np.maximum(lengths - 1, 0)]
