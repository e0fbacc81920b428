"""An emulation of OFAC's Sanctions List Search, for auditors who ask what it would have shown.

OFAC's FAQ 249 says how its search scores: candidates share the first letters of a word; Jaro-Winkler
compares the whole strings, and Jaro-Winkler and Soundex compare them word by word; the higher of the
two counts. The code itself isn't public, so this emulates the description, not the programme, and
its scores are labelled so. It knows no scripts, forms or weights: don't screen by it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from watchword.index.compiled import CompiledNames
from watchword.names.analyse import Analysed

__all__ = ["LABEL", "ofac_score", "ofac_search", "soundex"]

#: What every answer made by this module must carry.
LABEL = "ofac-emulation"

_CODES = {
    letter: code
    for code, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), start=1)
    for letter in letters
}


@lru_cache(maxsize=100_000)
def soundex(word: str) -> str:
    """The American Soundex of a word: a letter and three digits."""
    word = word.lower()
    if not word or not word[0].isalpha():
        return word
    code = word[0].upper()
    last = _CODES.get(word[0], 0)
    for letter in word[1:]:
        digit = _CODES.get(letter, 0)
        if digit and digit != last:
            code += str(digit)
        if letter not in "hw":
            last = digit
    return (code + "000")[:4]


def _plain(name: Analysed) -> tuple[str, ...]:
    return tuple(t.text for t in name.tokens)


def ofac_score(query: Analysed, listed: Analysed) -> int:
    """The emulated score of two names, 0 to 100."""
    return _score(_plain(query), _plain(listed))


def _score(query: tuple[str, ...], listed: tuple[str, ...]) -> int:
    if not query or not listed:
        return 0
    whole = JaroWinkler.similarity(" ".join(query), " ".join(listed))
    parts = [max(_part(a, b) for b in listed) for a in query]
    return round(100 * max(whole, sum(parts) / len(parts)))


def _part(a: str, b: str) -> float:
    """Two words: by letters, or by sound where that is the same and the letters are near."""
    letters: float = JaroWinkler.similarity(a, b)
    return max(letters, 0.85) if letters > 0.6 and soundex(a) == soundex(b) else letters


def ofac_search(
    query: Analysed,
    names: CompiledNames,
    *,
    visible: NDArray[np.bool_] | None = None,
    threshold: int = 85,
) -> list[tuple[int, int]]:
    """Listed names and emulated scores at or over a threshold, best first.

    Only names of which a word begins with the same letter as a word of the query are scored.
    """
    words = _plain(query)
    first = {ord(w[0]) for w in words if w}
    if not first:
        return []
    a = names.arrays
    begins = np.isin(a["word_first"][a["row_unit"]], list(first)) & a["row_first"]
    row_of = np.repeat(np.arange(len(a["row_name"])), np.diff(a["row_at"]))
    rows = np.unique(row_of[begins]).tolist()
    vocabulary = names.vocabulary.words()
    found: dict[int, int] = {}
    near = _near_words(words, vocabulary)
    for row in rows:
        name = int(a["row_name"][row])
        if visible is not None and not visible[name]:
            continue
        start, end = int(a["row_at"][row]), int(a["row_at"][row + 1])
        units = a["row_unit"][start:end][a["row_first"][start:end]].tolist()
        if not near.isdisjoint(units):
            score = _score(words, tuple(vocabulary[u] for u in units))
            if score >= threshold:
                found[name] = max(found.get(name, 0), score)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _near_words(words: tuple[str, ...], vocabulary: list[str]) -> set[int]:
    """Vocabulary words near one of the query's; a name without any can't score."""
    table = process.cdist(
        words, vocabulary, scorer=JaroWinkler.similarity, score_cutoff=0.7, dtype=np.float32
    )
    return set(np.flatnonzero(table.any(axis=0)).tolist())
