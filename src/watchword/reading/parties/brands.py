"""What companies and bodies are called in print: the telling words of a listed name, without the rest.

``Megvii Technology Limited`` is Megvii, ``Fujian Jinhua Integrated Circuit Company`` Fujian Jinhua, and
``United Company RUSAL`` Rusal. Words that only say what a company does, or where it is, don't make a brand.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.index.names_hash import mixed, word_hashes
from watchword.model import Kind
from watchword.model.countries import country_forms
from watchword.names.lexicon import Role
from watchword.reading.sheets import sheet
from watchword.reading.tables import FUNCTION, given_names
from watchword.reading.tokens import everyday, plain

__all__ = ["brand_starts", "headwords"]

#: Bits of a word that tells: rarer than all but some 1 in 500 words of the lists.
_TELLS = 9.0
#: Bits of the words that a name begins with, from which on they are its own.
_OWN = 17.0
#: Words of the longest beginning taken.
_LONGEST = 3


def brand_starts(names: CompiledNames) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(row, first word, past the last word) of each brand: places are among the rows' own first words.

    Of each organisation's name longer than the brand: its only telling word, and its first two and
    three words where one of them tells and together they are rare.
    """
    a = names.arrays
    keep = a["row_first"]
    at = a["row_at"]
    row_of = np.repeat(np.arange(len(at) - 1), np.diff(at))[keep]
    unit, role = a["row_unit"][keep], a["row_role"][keep]
    general = np.bincount(row_of, (role == Role.LEGAL) | (role == Role.GENERIC), minlength=len(at) - 1)
    firm = (a["row_kind"] == int(Kind.ORGANIZATION)) | ((a["row_kind"] == int(Kind.UNKNOWN)) & (general > 0))
    named = firm & ~a["row_derived"]
    bits = a["word_bits"][unit, 0]
    word = role == Role.WORD
    hashed = a["word_hash"][unit]
    tells = word & (bits >= _TELLS) & (a["word_length"][unit] > 3) & ~np.isin(hashed, _plain())
    size = np.bincount(row_of, minlength=len(at) - 1)
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    count = np.bincount(row_of, tells, minlength=len(size))
    others = np.bincount(row_of, word & ~tells, minlength=len(size))
    # A brand stands first, but for places and legal forms: Zhejiang Dahua Technology, OAO Belavia.
    outer = (role == Role.LEGAL) | np.isin(hashed, _places())
    before = np.cumsum(~outer) - ~outer
    leads = before == before[first[row_of]]
    behind = np.concatenate([[False], role[:-1] == Role.LEGAL])
    lone = tells & ~np.isin(unit, unit[(a["row_kind"] == int(Kind.PERSON))[row_of]])
    one = lone & ((count == 1) & (size > 1) & named)[row_of] & (leads | behind)
    where = np.flatnonzero(one & (others <= 2)[row_of])
    found: list[tuple[Any, Any, Any]] = [(row_of[where], where, where + 1)]
    legal = np.bincount(row_of, role == Role.LEGAL, minlength=len(size))
    for length in range(2, _LONGEST + 1):
        able = np.flatnonzero(named & (size - legal > length))
        begin = first[able]
        inside = begin[:, None] + np.arange(length)
        good = (
            tells[inside].any(1)
            & (role[inside] != Role.LEGAL).all(1)
            & word[inside[:, -1]]
            & (bits[inside].sum(1) >= _OWN)
        )
        found.append((able[good], begin[good], begin[good] + length))
    row, start, end = (np.concatenate(part) for part in zip(*found, strict=True))
    return row, start, end


@cache
def headwords() -> frozenset[str]:
    """Words of an English dictionary that are no brand by themselves; see ``headwords.tsv``."""
    return frozenset(w for _, words, _ in sheet("headwords") for w in words.split())


@cache
def _plain() -> NDArray[np.uint32]:
    """Hashes of words that make no brand: ordinary ones, places and peoples, kinds of organisation."""
    words = set(everyday()) | {plain(w) for w, *_ in sheet("orgs")} | headwords() | given_names() | FUNCTION
    return np.concatenate([_hashes(words), _places()])


@cache
def _places() -> NDArray[np.uint32]:
    words = {plain(f) for _, forms, _ in sheet("places") for f in forms.split("|")}
    return _hashes(words | {w for form in country_forms() for w in form.split()})


def _hashes(words: Iterable[str]) -> NDArray[np.uint32]:
    return mixed(word_hashes(sorted(filter(None, words)))[0])
