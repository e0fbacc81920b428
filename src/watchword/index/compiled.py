"""Every listed name, analysed once, as plain arrays that can be saved and memory-mapped.

A name has one row per reading; a row is a run of (word, place in the name, role). The words of all
rows make the vocabulary, which is searched once per distinct query word; from a word, postings lead
to rows. Pairs and triples of neighbouring words are also held glued together, by hash, so that
``vanderbilt`` meets ``van der bilt``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.names_background import ROLE_WEIGHT, general_counts, word_bits
from watchword.index.names_folds import roman_fold
from watchword.index.names_hash import glued, mixed, without_last, word_hashes
from watchword.index.names_vocabulary import Vocabulary, build_vocabulary
from watchword.model import Kind
from watchword.names.analyse import WHOLE_SCRIPTS, Analysed, analyse
from watchword.names.ends import name_ends
from watchword.names.lexicon import Role

__all__ = ["CompiledNames", "compile_names", "letter_bits"]

Array = NDArray[Any]

#: Glued forms shorter than this meet too much by chance (``a`` + ``li``).
GLUED_FROM = 4


def compile_names(
    texts: Sequence[str],
    kinds: NDArray[np.uint8],
    weak: NDArray[np.bool_],
    parties: NDArray[np.int32],
) -> dict[str, Array]:
    """Analyse every listed name once and lay the result out as plain arrays.

    ``kinds`` holds values of :class:`watchword.model.Kind`, ``weak`` marks weak aliases, ``parties``
    gives the party of each name.
    """
    blobs = [t.encode() for t in texts]
    at = np.zeros(len(blobs) + 1, np.int64)
    np.cumsum([len(b) for b in blobs], out=at[1:])
    rows = _Rows()
    for i, (text, kind) in enumerate(zip(texts, np.asarray(kinds).tolist(), strict=True)):
        rows.add(i, analyse(text, Kind(kind)))
    return {
        "name_text": np.frombuffer(b"".join(blobs) or b"", np.uint8),
        "name_text_at": at,
        "name_kind": np.asarray(kinds, np.uint8),
        "name_weak": np.asarray(weak, np.bool_),
        "name_party": np.asarray(parties, np.int32),
        **rows.arrays(np.asarray(kinds, np.uint8), np.asarray(parties, np.int64)),
    }


class _Rows:
    """Collects the readings of all names."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.name: list[int] = []
        self.derived: list[bool] = []
        self.lossy: list[bool] = []
        self.at: list[int] = [0]
        self.unit: list[int] = []
        self.place: list[int] = []
        self.role: list[int] = []
        self.first: list[bool] = []
        self.given: list[int] = []
        self.family: list[int] = []

    def add(self, name: int, a: Analysed) -> None:
        plain = len(a.readings) - a.derived
        for r, row in enumerate(a.readings):
            self.name.append(name)
            self.derived.append(r >= plain)
            self.lossy.append(a.script in WHOLE_SCRIPTS and row[0].text.isascii())
            given, family = name_ends(a, r)
            self.given.append(sum(1 << i for i in given))
            self.family.append(sum(1 << i for i in family))
            for place, token in enumerate(row):
                for text in (token.text, *token.variants):
                    self.unit.append(self.numbers.setdefault(text, len(self.numbers)))
                    self.place.append(place)
                    self.role.append(int(token.role))
                    self.first.append(text is token.text)
            self.at.append(len(self.unit))

    def arrays(self, kinds: NDArray[np.uint8], parties: NDArray[np.int64]) -> dict[str, Array]:
        """All rows as arrays; ``kinds`` and ``parties`` are those of each name."""
        _, general = general_counts()
        words = [*self.numbers, *(w for w in sorted(general) if w not in self.numbers)]
        vocabulary = build_vocabulary(words)
        opened = Vocabulary(vocabulary)
        unit = np.array(self.unit, np.int32)
        role = np.array(self.role, np.uint8)
        first = np.array(self.first, np.bool_)
        at = np.array(self.at, np.int64)
        row_of = np.repeat(np.arange(len(at) - 1, dtype=np.int32), np.diff(at))
        seen = np.bincount(unit, minlength=len(words))
        # Counted by party, not by name: thirty aliases of one company don't make its brand common.
        name_of = np.array(self.name, np.int64)[row_of]
        bits = word_bits(opened, _by_party(parties[name_of], unit, len(words)), len(np.unique(parties)))
        weight = np.array([ROLE_WEIGHT[Role(r)] for r in range(len(Role))], np.float32)
        # Rows of persons first, then those of no stated kind: a query of one kind reads only a part.
        stated = kinds[name_of]
        rank = np.where(stated == Kind.PERSON, 0, np.where(stated == Kind.UNKNOWN, 1, 2))
        order = np.lexsort((row_of, rank, unit))
        post_at = np.zeros(len(words) + 1, np.int64)
        np.cumsum(seen, out=post_at[1:])
        own = np.where(first, bits[unit, 0] * weight[role], 0)
        initials = _initial_letters(words, unit, role, row_of, len(at) - 1)
        beside = order[initials[row_of[order]] > 0]
        beside_at = np.zeros(len(words) + 1, np.int64)
        np.cumsum(np.bincount(unit[beside], minlength=len(words)), out=beside_at[1:])
        legal = np.bincount(unit, weights=role == Role.LEGAL, minlength=len(words))
        folds, hashes = word_hashes([roman_fold(w) for w in words])[0], word_hashes(words)[0]
        return {
            **vocabulary,
            "word_bits": bits,
            "word_first": np.array([min(ord(w[0]), 255) for w in words], np.uint8),
            "word_length": np.array([min(len(w), 255) for w in words], np.uint8),
            "word_legal": (legal > 0.5 * np.maximum(seen, 1)) & (legal > 20),
            "word_fold": folds,
            "word_raw": hashes,
            "word_hash": mixed(hashes),
            **_sorted_folds(mixed(folds), mixed(hashes), seen),
            "word_least": _least(unit, bits[unit, 0] * weight[role], len(words)),
            "word_postings": seen.astype(np.int32),
            "post_at": post_at,
            "post_persons": np.bincount(unit[rank == 0], minlength=len(words)).astype(np.int32),
            "post_unstated": np.bincount(unit[rank == 1], minlength=len(words)).astype(np.int32),
            "post_row": row_of[order],
            # The same for rows with an initial alone: few, and met by words too common to look up.
            "beside_at": beside_at,
            "beside_row": row_of[beside],
            "row_name": np.array(self.name, np.int32),
            "row_initial": initials,
            "row_stated": kinds[np.array(self.name, np.int64)],
            "row_kind": _row_kinds(kinds, np.array(self.name, np.int64), role, row_of),
            "row_derived": np.array(self.derived, np.bool_),
            "row_lossy": np.array(self.lossy, np.bool_),
            "row_given": np.array(self.given, np.uint32),
            "row_family": np.array(self.family, np.uint32),
            "row_at": at,
            "row_unit": unit,
            "row_place": np.array(self.place, np.uint8),
            "row_role": role,
            "row_first": first,
            "row_weight": np.bincount(row_of, weights=own, minlength=len(at) - 1).astype(np.float32),
            "row_numbers": np.bincount(
                row_of, weights=np.where(role == Role.NUMBER, own, 0), minlength=len(at) - 1
            ).astype(np.float32),
            **_glued_rows(unit, first, row_of, at, np.array(self.place, np.uint8), words, own),
        }


def _least(unit: NDArray[np.int32], weight: NDArray[np.float32], words: int) -> NDArray[np.float32]:
    """The least weight that each word has in any row; 0 for words of the background alone."""
    least = np.full(words, np.inf, np.float32)
    np.minimum.at(least, unit, weight)
    return np.where(np.isinf(least), 0, least).astype(np.float32)


def _by_party(party: NDArray[np.int64], unit: NDArray[np.int32], words: int) -> NDArray[np.int64]:
    """How many parties have each word in a name."""
    pairs = np.unique(party * words + unit)
    return np.bincount(pairs % words, minlength=words)


def letter_bits(first: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """One bit for each first letter a to z, none for anything else."""
    letter = (first >= ord("a")) & (first <= ord("z"))
    shift = np.where(letter, first - ord("a"), 0).astype(np.uint32)
    bits: NDArray[np.uint32] = np.where(letter, np.uint32(1) << shift, np.uint32(0))
    return bits


def _initial_letters(
    words: Sequence[str],
    unit: NDArray[np.int32],
    role: NDArray[np.uint8],
    row_of: NDArray[Any],
    rows: int,
) -> NDArray[np.uint32]:
    """The letters that stand for names in each row, as bits."""
    out = np.zeros(rows, np.uint32)
    alone = np.fromiter((len(w) == 1 for w in words), np.bool_, len(words))[unit]
    at = np.flatnonzero((role == Role.INITIAL) | ((role == Role.WORD) & alone))
    first = np.array([ord(words[u][0]) & 0xFF for u in unit[at].tolist()], np.uint8)
    np.bitwise_or.at(out, row_of[at], letter_bits(first))
    return out


def _row_kinds(
    kinds: NDArray[np.uint8], name: NDArray[Any], role: NDArray[np.uint8], row_of: NDArray[Any]
) -> NDArray[np.uint8]:
    """The kind of each row; one with a legal form is an organisation, stated or not."""
    kind: NDArray[np.uint8] = kinds[name]
    legal = np.bincount(row_of, weights=role == Role.LEGAL, minlength=len(name)) > 0
    kind[(kind == Kind.UNKNOWN) & legal] = Kind.ORGANIZATION
    return kind


def _sorted_folds(folds: NDArray[np.uint32], raw: NDArray[np.uint32], seen: NDArray[Any]) -> dict[str, Array]:
    """The listed words by fold and by letter, to find one from two words written as one."""
    listed = np.flatnonzero(seen)
    keys = np.concatenate([folds[listed], raw[listed]])
    units = np.concatenate([listed, listed])
    order = np.argsort(keys, kind="stable")
    return {"fold_sorted": keys[order], "fold_unit": units[order].astype(np.int32)}


def _glued_rows(
    unit: NDArray[np.int32],
    first: NDArray[np.bool_],
    row_of: NDArray[np.int32],
    row_at: NDArray[np.int64],
    place: NDArray[np.uint8],
    words: Sequence[str],
    own: NDArray[Any],
) -> dict[str, Array]:
    """Hashes of two and three neighbouring words written as one, by row and sorted by hash; by hash
    also what the words weigh.
    """
    keep = np.flatnonzero(first)
    u, r, p = unit[keep].tolist(), row_of[keep], place[keep]
    weighed = np.concatenate([[0], np.cumsum(own[keep])])
    forms: list[str] = []
    spots: list[NDArray[Any]] = []
    sizes: list[NDArray[Any]] = []
    for size in (2, 3):
        ok = np.flatnonzero(r[: len(r) - size + 1] == r[size - 1 :]) if len(r) >= size else keep[:0]
        joined = ["".join(words[u[i + k]] for k in range(size)) for i in ok.tolist()]
        spots.append(ok)
        sizes.append(np.full(len(ok), size, np.uint8))
        forms.extend(roman_fold(g) if len(g) >= GLUED_FROM else "" for g in joined)
    spot, size_ = np.concatenate(spots), np.concatenate(sizes)
    # Looked up by 32 bits, compared by 64: among 475,000 forms one customer in 2,500 meets a stranger's.
    key = word_hashes(forms)[0]
    some = np.fromiter(map(bool, forms), np.bool_, len(forms))
    key, spot, size_ = key[some], spot[some], size_[some]
    row, at, worth = r[spot], p[spot], weighed[spot + size_] - weighed[spot]
    by_row = np.argsort(row, kind="stable")
    glue_at = np.zeros(len(row_at), np.int64)
    np.cumsum(np.bincount(row, minlength=len(row_at) - 1), out=glue_at[1:])
    short = mixed(key)
    by_key = np.argsort(short, kind="stable")
    return {
        "glue_at": glue_at,
        "glue_key": key[by_row],
        "glue_place": at[by_row],
        "glue_size": size_[by_row],
        "glue_sorted": short[by_key],
        "glue_row": row[by_key],
        "glue_worth": worth[by_key].astype(np.float32),
    }


def fold_parts(
    folds: Sequence[str],
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.uint8], NDArray[np.uint8]]:
    """Hash, length, first and last letter of each folded word."""
    hashes, lengths = word_hashes(folds)
    head = np.array([min(ord(f[0]), 255) if f else 0 for f in folds], np.uint8)
    tail = np.array([min(ord(f[-1]), 254) if f else 1 for f in folds], np.uint8)
    return hashes, lengths, head, tail


def join_folds(
    h: NDArray[np.uint64],
    n: NDArray[np.int64],
    last: NDArray[np.uint8],
    h2: NDArray[np.uint64],
    n2: NDArray[np.int64],
    head2: NDArray[np.uint8],
    tail2: NDArray[np.uint8],
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.uint8]]:
    """Two folds written together: a letter doubled at the seam counts once, as in any fold."""
    same = last == head2
    h = np.where(same, without_last(h, n, last), h)
    n = np.where(same, n - 1, n)
    return glued(h, n, h2), n + n2, tail2


class CompiledNames:
    """The arrays of :func:`compile_names`, opened; nothing is read until it is asked for."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        # Plain views: indexing a memory map through its own class costs a Python call each time.
        self.arrays = {key: np.asarray(value) for key, value in arrays.items()}
        self.vocabulary = Vocabulary(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays["name_kind"])

    @cached_property
    def with_initial(self) -> NDArray[np.bool_]:
        """Which rows have an initial: a byte each, where ``row_initial`` has four."""
        return np.asarray(self.arrays["row_initial"] != 0)

    def text(self, i: int) -> str:
        """The listed name as published."""
        at = self.arrays["name_text_at"]
        return bytes(self.arrays["name_text"][int(at[i]) : int(at[i + 1])]).decode()

    def analysed(self, i: int) -> Analysed:
        """The listed name taken apart, as at compile time."""
        return analyse(self.text(i), Kind(int(self.arrays["name_kind"][i])))
