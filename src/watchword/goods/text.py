"""A line of goods as tokens: folded to one spelling of letters, each with its place in the line.

Folding takes away what never tells two substances apart: case, diacritics, widths, Greek letters written
as letters, traditional for simplified characters, letters of another script that look the same. Tokens are
runs of letters, runs of digits and single Chinese characters, so that hyphens, commas, primes and spaces
within a chemical name make no difference; Russian words lose the ending of their case. What stood between
two tokens is kept, because it tells where one name ends.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Line", "fold", "key_of", "tokens_of"]

_TOKEN = re.compile(
    # A unit run into a name, 25KGACETONE, is cut off.
    r"[\u3400-\u9fff]|(?<=\d)(?:kgs?|ltr?|ml|mt)(?=[a-z]{5})|[^\W\d_\u3400-\u9fff]+|\d+"
)
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega",
    "Α": "alpha", "Β": "beta", "Γ": "gamma",
}  # fmt: skip
#: Traditional characters in chemical and machine names, with their simplified forms (Unihan).
_SIMPLIFIED = str.maketrans(
    "黃鹼鹽麥異偽氫錳鉀鈉發煙無鄰壓機膠藥錠紅乾劑顆針員備設標準級號純濃電質產單氯溴氮圓鐵銅銨鋅鋁鎂鈣片",
    "黄碱盐麦异伪氢锰钾钠发烟无邻压机胶药锭红干剂颗针员备设标准级号纯浓电质产单氯溴氮圆铁铜铵锌铝镁钙片",
)
#: Cyrillic letters drawn like Latin ones, as in UTS #39's confusables.
_LOOKS_LATIN = str.maketrans("асеорхуікмтнв", "aceopxyikmthb")
_CYRILLIC = re.compile(r"[а-яіё]")
_LATIN = re.compile(r"[a-z]")


#: Endings of Russian nouns and adjectives, the longest first; so many letters have to be left.
_ENDINGS = tuple(
    "ого его ому ему ыми ими ами ями ои еи ом ем ам ям ах ях ая яя ую юю ыи ии ое ее ые ие ых их ов ев "
    "а я у ю ы и е о ь".split()
)
_LEAST_STEM = 4


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """A Russian word without the ending of its case: кислоты and кислота are one; й is и here, as folded."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    while len(word) > _LEAST_STEM and word[-1] in "аеиоуыюяь":
        word = word[:-1]
    return word


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _GREEK:
        return _GREEK[char]
    if unicodedata.category(char) in ("Cf", "Mn"):
        return ""
    parts = unicodedata.normalize("NFKD", char)
    kept = "".join(c for c in parts if not unicodedata.combining(c)).lower()
    return kept.replace("ß", "ss").replace("æ", "ae").replace("ø", "o").translate(_SIMPLIFIED)


def fold(text: str) -> tuple[str, list[int] | None]:
    """A text folded, and for each of its characters the place it came from (None: the same places)."""
    if text.isascii():
        return text.lower(), None
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for c in _fold_char(char):
            folded.append(c)
            places.append(place)
    return "".join(folded), places


@dataclass(slots=True)
class Line:
    """The tokens of a line: words, where each starts and ends in the text as given, the gap before each."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def tokens_of(text: str) -> Line:
    """Cut a text into tokens."""
    folded, places = fold(text)
    spans = [m.span() for m in _TOKEN.finditer(folded)]
    words = [folded[start:end] for start, end in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    gaps = [folded[end:start] for end, start in zip([0, *ends], starts, strict=False)]
    if places is not None:
        words = [word if word.isascii() else _one_script(word) for word in words]
        starts = [places[start] for start in starts]
        ends = [places[end - 1] + 1 for end in ends]
    return Line(text, words, starts, ends, gaps)


def _one_script(word: str) -> str:
    """A word that mixes scripts in Latin letters, a Russian one without its ending, others as they are."""
    if not _CYRILLIC.search(word):
        return word
    return word.translate(_LOOKS_LATIN) if _LATIN.search(word) else _stem(word)


def key_of(name: str) -> str:
    """A name without what stands between its tokens: ``1-Boc-4-piperidone`` is ``1boc4piperidone``."""
    return "".join(tokens_of(name).words)
