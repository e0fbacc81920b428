"""The words of the lists, and a search for the close ones of many words at once.

Two words can only be close if they share a form: one with a letter or two left out, a fold, a
skeleton, a family of the tables. The hashes of all forms are kept sorted; what shares one is then
held to the rules of :func:`watchword.index.names_near.closeness`, on arrays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from watchword.index.names_folds import misread_fold, roman_fold, skeleton
from watchword.index.names_hash import TWO_FROM, TWO_TO, deletions, mixed, word_hashes
from watchword.index.names_near import NATIVE_FROM, Level, digits_of, families, family_level

__all__ = ["Vocabulary", "build_vocabulary", "ranges"]

I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]
U64 = NDArray[np.uint64]

#: From this many words on, unpacking all is cheaper than one by one.
MANY = 3000

#: Kept apart from forms of the words themselves.
_OF_FOLDS = np.uint32(0x5BD1E995)

_NUMBER, _NATIVE, _FAMILY, _DIGITS = 1, 2, 4, 8

#: How two words met, as bits: with letters left out, with one left out of their folds, as a whole (by
#: table, skeleton or misread fold). Only the rules that can hold for words that met so are tried.
_BY_LETTERS, _BY_FOLD, _AS_A_WHOLE = 1, 2, 4
_ANYHOW = 7
_HOW_BITS = 3


@dataclass(slots=True)
class _Forms:
    """What the rules look at, as hashes and flags; one entry a word."""

    same: U64
    length: NDArray[np.int16]
    flags: U8
    fold: U64
    fold_length: NDArray[np.int16]
    misread: U64
    bones: U64
    digits: U64
    letters: U64


def _forms_of(words: Sequence[str]) -> _Forms:
    flags = [
        _NUMBER * w.isdigit()
        + _NATIVE * (not w.isascii())
        + _FAMILY * bool(families(w))
        + _DIGITS * (not w.isalpha())
        for w in words
    ]
    folds = [roman_fold(w) for w in words]
    return _Forms(
        same=word_hashes(words)[0],
        length=np.fromiter(map(len, words), np.int16, len(words)),
        flags=np.array(flags, np.uint8),
        fold=word_hashes(folds)[0],
        fold_length=np.fromiter(map(len, folds), np.int16, len(folds)),
        misread=word_hashes([misread_fold(w) for w in words])[0],
        bones=word_hashes([skeleton(w) for w in words])[0],
        digits=word_hashes([digits_of(w) for w in words])[0],
        letters=word_hashes(["".join(sorted(w)) if len(w) == 2 else "" for w in words])[0],
    )


def _group_forms(words: Sequence[str]) -> tuple[NDArray[np.uint32], I32]:
    """Hashes under which a word meets others as a whole: misread fold, skeleton, table families."""
    forms: list[str] = []
    owner: list[int] = []
    for i, word in enumerate(words):
        shared = families(word)
        if len(word) < 2 and not shared:
            continue
        mine = ["1" + misread_fold(word), *("3" + c for c, _ in shared)]
        if bones := skeleton(word):
            mine.append("2" + bones)
        forms += mine
        owner += [i] * len(mine)
    return mixed(word_hashes(forms)[0]), np.array(owner, np.int32)


def _meeting_forms(words: Sequence[str]) -> tuple[NDArray[np.uint32], I32, U8]:
    """Every hash under which a word may be met: the hash, whose it is, and how it is met."""
    at = np.array([i for i, w in enumerate(words) if len(w) > 1 and not w.isdigit()], np.int32)
    raw_hash, raw_of = deletions([words[i] for i in at.tolist()])
    fold_hash, fold_of = deletions([roman_fold(words[i]) for i in at.tolist()], two=False)
    group_hash, group_of = _group_forms(words)
    return (
        np.concatenate([raw_hash, fold_hash ^ _OF_FOLDS, group_hash]),
        np.concatenate([at[raw_of], at[fold_of], group_of]),
        np.repeat(
            np.array([_BY_LETTERS, _BY_FOLD, _AS_A_WHOLE], np.uint8),
            [len(raw_of), len(fold_of), len(group_of)],
        ),
    )


def _packed(texts: Sequence[str]) -> tuple[U8, NDArray[np.int64]]:
    """Texts as one run of UTF-8 bytes, and where each begins and ends."""
    blobs = [w.encode() for w in texts]
    at = np.zeros(len(blobs) + 1, np.int64)
    np.cumsum([len(b) for b in blobs], out=at[1:])
    return np.frombuffer(b"".join(blobs), np.uint8), at


def _unpacked(text: U8, at: NDArray[np.int64]) -> list[str]:
    blob, places = bytes(text), at.tolist()
    return [blob[i:j].decode() for i, j in pairwise(places)]


def build_vocabulary(words: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of a vocabulary. ``words`` are distinct; their order gives their numbers."""
    hashes, units, _ = _meeting_forms(words)
    order = np.argsort(hashes, kind="stable")
    text, at = _packed(words)
    fold_text, fold_at = _packed([roman_fold(w) for w in words])
    forms = _forms_of(words)
    keys = mixed(forms.same)
    by_key = np.argsort(keys, kind="stable").astype(np.int32)
    by_text = sorted(range(len(words)), key=words.__getitem__)
    return {
        "word_text": text,
        "word_text_at": at,
        "fold_text": fold_text,
        "fold_text_at": fold_at,
        "word_sorted": np.array(by_text, np.int32),
        "word_key": keys[by_key],
        "word_key_unit": by_key,
        "near_key": hashes[order],
        "near_unit": units[order],
        **{f"form_{name}": getattr(forms, name) for name in _Forms.__slots__},
    }


def ranges(starts: NDArray[Any], counts: NDArray[Any]) -> NDArray[np.int64]:
    """``[s, s+1, …, s+n-1]`` of each start and count, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    out: NDArray[np.int64] = np.repeat(starts - (ends - counts), counts)
    out += np.arange(total, dtype=np.int64)
    return out


class Vocabulary:
    """The words of the lists (and of the background), and a search for the close ones."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._a = arrays
        self._words: list[str] | None = None
        self._folds: list[str] | None = None

    def __len__(self) -> int:
        return len(self._a["word_text_at"]) - 1

    def word(self, unit: int) -> str:
        """One word by its number."""
        if self._words is not None:
            return self._words[unit]
        at = self._a["word_text_at"]
        return bytes(self._a["word_text"][int(at[unit]) : int(at[unit + 1])]).decode()

    def words(self) -> list[str]:
        """All words; built on first use, 50,000 in some 15 ms."""
        if self._words is None:
            self._words = _unpacked(self._a["word_text"], self._a["word_text_at"])
        return self._words

    def _folds_of(self, units: I32) -> list[str]:
        """Folds of words: out of the index for many, worked out for a few."""
        if self._folds is None:
            if len(units) < MANY:
                return [roman_fold(self.word(i)) for i in units.tolist()]
            self._folds = _unpacked(self._a["fold_text"], self._a["fold_text_at"])
        folds = self._folds
        return [folds[i] for i in units.tolist()]

    def _words_of(self, units: I32) -> list[str]:
        """Words by their numbers: all are unpacked where many are asked for."""
        if self._words is None and len(units) < MANY:
            return [self.word(i) for i in units.tolist()]
        words = self.words()
        return [words[i] for i in units.tolist()]

    def number(self, word: str) -> int | None:
        """The number of a word, or None where it isn't in the vocabulary."""
        key = mixed(word_hashes([word])[0])[0]
        keys = self._a["word_key"]
        at = int(np.searchsorted(keys, key))
        while at < len(keys) and keys[at] == key:
            unit = int(self._a["word_key_unit"][at])
            if self.word(unit) == word:
                return unit
            at += 1
        return None

    def beginning_with(self, start: str) -> I32:
        """The numbers of the longer words that begin with ``start``."""
        order = self._a["word_sorted"]

        def word(place: int) -> str:
            return self.word(int(order[place]))

        places = range(len(order))
        low = bisect_left(places, start, key=word)
        high = bisect_left(places, start + "\U0010ffff", key=word)
        if low < high and word(low) == start:
            low += 1
        return np.asarray(order[low:high], np.int32)

    def near(self, words: Sequence[str]) -> tuple[I32, I32, U8]:
        """Close pairs as (place in ``words``, number in the vocabulary, level), sorted."""
        hashes, owner, how = _meeting_forms(words)
        size = np.int64(len(self))
        # Looking up in order keeps the memory pages that binary search touches warm.
        order = np.argsort(hashes)
        hashes, owner, how = hashes[order], owner[order], how[order]
        exact = mixed(word_hashes(words)[0])
        whole = np.full(len(words), _AS_A_WHOLE, np.uint8)
        met = np.sort(
            np.concatenate(
                [
                    self._shared("near_key", "near_unit", hashes, owner.astype(np.int64), how),
                    self._shared("word_key", "word_key_unit", exact, np.arange(len(words)), whole),
                ]
            )
        )
        pairs = met >> _HOW_BITS
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        how = np.bitwise_or.reduceat((met & _ANYHOW).astype(np.uint8), first) if len(first) else whole[:0]
        pairs = pairs[first]
        t, u = (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)
        levels = self._levels(words, t, u, how)
        keep = levels < Level.NONE
        return t[keep], u[keep], levels[keep]

    def _shared(
        self,
        key: str,
        unit: str,
        hashes: NDArray[np.uint32],
        owner: NDArray[np.int64],
        how: U8,
    ) -> NDArray[np.int64]:
        """Pairs that share a hash, each as one number with how they met in its last bits."""
        keys = self._a[key]
        low = np.searchsorted(keys, hashes, "left")
        hit = np.flatnonzero(keys[np.minimum(low, len(keys) - 1)] == hashes) if len(keys) else low
        low, owner, how = low[hit], owner[hit], how[hit]
        count = np.searchsorted(keys, hashes[hit], "right") - low
        pairs = np.repeat(owner * len(self), count) + self._a[unit][ranges(low, count)]
        out: NDArray[np.int64] = (pairs << _HOW_BITS) | np.repeat(how, count)
        return out

    def near_all(self, words: Sequence[str]) -> tuple[I32, I32, U8]:
        """The same by comparing with every word: the oracle of :meth:`near`."""
        t = np.repeat(np.arange(len(words), dtype=np.int32), len(self))
        u = np.tile(np.arange(len(self), dtype=np.int32), len(words))
        levels = self._levels(words, t, u, np.full(len(t), _ANYHOW, np.uint8))
        keep = levels < Level.NONE
        return t[keep], u[keep], levels[keep]

    def _levels(self, words: Sequence[str], t: I32, u: I32, how: U8) -> U8:
        """The level of each pair; the rules of :func:`closeness` for many pairs at once."""
        mine = _forms_of(words)
        level = np.full(len(t), Level.NONE, np.uint8)
        flags = mine.flags[t] | self._a["form_flags"][u]
        length = self._a["form_length"][u]
        shortest = np.minimum(mine.length[t], length)
        wordlike = ((flags & _NUMBER) == 0) & (shortest > 1)
        same_digits = wordlike.copy()
        digits = np.flatnonzero(wordlike & ((flags & _DIGITS) > 0))
        same_digits[digits] = mine.digits[t[digits]] == self._a["form_digits"][u[digits]]
        self._wholes(words, t, u, level, np.flatnonzero(how > _BY_LETTERS), mine, wordlike, same_digits)
        native_short = ((flags & _NATIVE) > 0) & (shortest < NATIVE_FROM)
        open_ = same_digits & ~native_short & (level > Level.EDIT)
        gap = np.abs(mine.length[t] - length)
        self._edits(words, t, u, level, np.flatnonzero(open_ & (gap <= 2) & ((how & _BY_LETTERS) > 0)), mine)
        # One edit between folds doesn't come from words more than two letters apart in length.
        at = np.flatnonzero(open_ & (gap <= 2) & ((how & _BY_FOLD) > 0) & (level > Level.LIKE))
        self._fold_edits(words, t, u, level, at, mine)
        return level

    def _wholes(
        self,
        words: Sequence[str],
        t: I32,
        u: I32,
        level: U8,
        at: NDArray[np.intp],
        mine: _Forms,
        wordlike: NDArray[np.bool_],
        same_digits: NDArray[np.bool_],
    ) -> None:
        """Lowers the levels of pairs that are alike as a whole: the same, or the same by fold, table,
        skeleton or misread letters.
        """
        a, mt, ut = self._a, t[at], u[at]
        bones = mine.bones[mt]
        found = np.full(len(at), Level.NONE, np.uint8)
        found[same_digits[at] & (bones != 0) & (bones == a["form_bones"][ut])] = Level.LIKE
        found[same_digits[at] & (mine.fold[mt] == a["form_fold"][ut])] = Level.SOUND
        found[wordlike[at] & (mine.misread[mt] == a["form_misread"][ut])] = Level.SOUND
        found[mine.same[mt] == a["form_same"][ut]] = Level.SAME
        both = (mine.flags[mt] & a["form_flags"][ut] & _FAMILY) > 0
        plain = ((mine.flags[mt] | a["form_flags"][ut]) & _NUMBER) == 0
        for i in np.flatnonzero(plain & both & (found > Level.SOUND)).tolist():
            found[i] = min(int(found[i]), family_level(words[mt[i]], self.word(int(ut[i]))))
        level[at] = found

    def _edits(
        self, words: Sequence[str], t: I32, u: I32, level: U8, at: NDArray[np.intp], mine: _Forms
    ) -> None:
        """Lowers the levels of pairs that are one or two letters apart."""
        mt, ut = t[at], u[at]
        distance = _distances([words[i] for i in mt.tolist()], self._words_of(ut), 2)
        length = self._a["form_length"][ut]
        longest, shortest = np.maximum(mine.length[mt], length), np.minimum(mine.length[mt], length)
        swapped = (shortest == 2) & (mine.letters[mt] == self._a["form_letters"][ut])
        one = (distance == 1) & ((longest >= 3) | swapped)
        two = (distance == 2) & (longest >= TWO_FROM) & (longest <= TWO_TO)
        found = np.where(one, Level.EDIT, np.where(two, Level.EDITS, Level.NONE)).astype(np.uint8)
        level[at] = np.minimum(level[at], found)

    def _fold_edits(
        self, words: Sequence[str], t: I32, u: I32, level: U8, at: NDArray[np.intp], mine: _Forms
    ) -> None:
        """Lowers the levels of pairs whose folds are one letter apart."""
        a, b = mine.fold_length[t[at]], self._a["form_fold_length"][u[at]]
        at = at[(np.minimum(a, b) >= 4) & (np.abs(a - b) <= 1)]
        folded = {i: roman_fold(words[i]) for i in np.unique(t[at]).tolist()}
        near = _distances([folded[i] for i in t[at].tolist()], self._folds_of(u[at]), 1)
        level[at[near == 1]] = Level.LIKE


def _distances(left: list[str], right: list[str], cutoff: int) -> U8:
    out: U8 = process.cpdist(left, right, scorer=OSA.distance, score_cutoff=cutoff, dtype=np.uint8)
    return out
