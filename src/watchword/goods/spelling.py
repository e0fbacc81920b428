"""Words of controlled names in another spelling: slips of the keyboard, of OCR, of the ear, cut-off words.

Only single words are put right, and each distinct word once; names are then looked up as ever. A word is
left alone where it is a word in its own right: of a listed or a harmless substance, of the trade, or what
a listed word becomes by another chemical ending (*iodide* is no misspelt *iodine*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["Speller", "ocr_letters"]

#: Shorter words have too many neighbours among ordinary ones.
_SHORTEST = 6
#: The longest word of the tables has 31 letters; anything much longer is no word.
_LONGEST = 48
#: From this length of the listed word on one slip is allowed, if it is no mere confusion of shapes.
_ONE_SLIP = 7
#: From this length on two slips are allowed: no two words of the tables of that length lie so near.
_TWO_SLIPS = 11
#: An abbreviation with a full stop has to show this many letters.
_SHORTEST_STUMP = 6
#: So many candidates are tried for one word: languages spell the same word one letter apart.
_MOST = 3
#: Shorter words that OCR misreads too often to leave: sulphuric acld.
_SHORT = frozenset(("acid",))
#: Endings that name another kind of compound with the same stem, by the ending of the listed word.
_OTHER_ENDINGS = {
    "one": ("ol", "al", "yl", "ate", "ide", "ane", "ine", "oxime", "ene"),
    "ine": ("ide", "ol", "yl", "ate", "ane", "one", "ium", "ite"),
    "ide": ("ine", "ate", "ite", "one", "yl", "ic"),
    "al": ("yl", "ol", "ate", "ic", "ine"),
    "ate": ("ite", "ide", "ic", "yl"),
    "ic": ("ous", "yl", "ine", "ate", "in"),
    "ole": ("yl", "ine"),
    "ene": ("yne", "yl", "ic"),
    "ane": ("ene", "ol", "yne", "yl", "al"),
    "yl": ("al", "ol", "ic", "ene"),
    "ol": ("yl", "al", "one"),
}
#: Prefixes that make another compound of a word.
_PREFIXES = ("di", "bi", "nor", "iso", "tri")
#: What OCR, look-alikes and the ear confuse, each to one letter (rn is m, vv is w, cl is d, ph is f).
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("ph", "f"))
_DOUBLED = re.compile(r"([a-z])\1")
_SINGLES = str.maketrans("ljy0158|", "iiioisbi")
_DIGIT_INSIDE = re.compile(r"(?<=[a-z])[0158|](?=[a-z])|\b[015](?=[a-z]{2})|(?<=[a-z]{3})[01]\b")
_AS_LETTER = {"0": "o", "1": "l", "5": "s", "8": "b", "|": "l"}


def ocr_letters(text: str) -> str | None:
    """A text with digits inside words as the letters they look like, no longer; None: there are none."""
    lower = text.lower()
    if len(lower) != len(text) or not _DIGIT_INSIDE.search(lower):
        return None
    return _DIGIT_INSIDE.sub(lambda m: _AS_LETTER[m[0]], lower)


def _shapes(word: str) -> tuple[str, str]:
    """What a word looks and sounds like: letter by letter, and with pairs that look like one letter."""
    paired = word
    for pair, one in _PAIRS:
        paired = paired.replace(pair, one)
    single, paired = word.translate(_SINGLES), paired.translate(_SINGLES)
    return _DOUBLED.sub(r"\1", single), _DOUBLED.sub(r"\1", paired)


def _without_one(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


class Speller:
    """Puts words right: ``listed`` are the words of controlled names, ``known`` the others."""

    def __init__(self, listed: Iterable[str], known: Iterable[str]) -> None:
        self.listed = sorted({w for w in listed if (len(w) >= _SHORTEST - 1 or w in _SHORT) and w.isalpha()})
        self.known = {*self.listed, *known}
        for word in self.listed:
            for ending, others in _OTHER_ENDINGS.items():
                if word.endswith(ending) and len(word) > len(ending) + 2:
                    self.known.update(word[: -len(ending)] + other for other in others)
        self._near: dict[str, set[str]] = {}
        self._shapes: dict[str, str] = {}
        for word in self.listed:
            for shape in _shapes(word):
                self._shapes.setdefault(shape, word)
            for stump in {word, *_without_one(word)}:
                self._near.setdefault(stump, set()).add(word)
        self._long = [w for w in self.listed if len(w) >= _TWO_SLIPS - 1]
        self._seen: dict[str, tuple[str, ...]] = {}

    def right(self, word: str) -> tuple[str, ...]:
        """The listed words that this may be a spelling of, the likeliest first."""
        if not _SHORTEST - 2 <= len(word) <= _LONGEST or word in self.known:
            return ()
        if word not in self._seen:
            self._seen[word] = self._find(word)
        return self._seen[word]

    def slip(self, word: str, meant: str) -> bool:
        """Whether a word may be a slip of another that its neighbours call for."""
        if word in self.known or not word.isalpha() or word[0].isascii() != meant[0].isascii():
            return False
        slips = 2 if len(meant) >= _TWO_SLIPS - 2 else 1
        same = not {*_shapes(word)}.isdisjoint(_shapes(meant))
        return same or (OSA.distance(word, meant, score_cutoff=slips) <= slips and not _another(word, meant))

    def whole(self, stump: str) -> tuple[str, ...]:
        """The one listed word that begins so, for an abbreviation with a full stop."""
        if len(stump) < _SHORTEST_STUMP or stump in self.known:
            return ()
        whole = [w for w in self.listed if w.startswith(stump)]
        stems = {w[: len(stump) + 2] for w in whole}
        return (min(whole, key=len),) if len(stems) == 1 else ()

    def _find(self, word: str) -> tuple[str, ...]:
        for shape in _shapes(word):
            if (same := self._shapes.get(shape)) and (len(same) >= _SHORTEST or same in _SHORT):
                return (same,)
        if len(word) >= _SHORTEST:
            near = {w for stump in {word, *_without_one(word)} for w in self._near.get(stump, ())}
            near = {
                w
                for w in near
                if len(w) >= _ONE_SLIP and OSA.distance(word, w) == 1 and not _another(word, w)
            }
            if near:
                order = sorted(near, key=lambda w: (w[0] != word[0], abs(len(w) - len(word)), w))
                return tuple(order[:_MOST])
        if len(word) >= _TWO_SLIPS:
            best = process.extract(word, self._long, scorer=OSA.distance, score_cutoff=2, limit=_MOST)
            # Two slips at either end are another compound: carfentanil, norfentanil; piperidinol, piperidine.
            ends = (word[:3], word[-2:])
            return tuple(w for w, _, _ in best if (w[:3], w[-2:]) == ends and not _another(word, w))
        return ()


def _another(word: str, listed: str) -> bool:
    """Whether the difference is one that names another compound: methyl for ethyl, di, nor, iso, a prefix."""
    if word.replace("meth", "eth") == listed.replace("meth", "eth"):
        return True
    return any(prefix + listed == word or prefix + word == listed for prefix in _PREFIXES)
