"""Forms under which two spellings of one word are the same: romanisation, misread letters, consonants."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["misread_fold", "roman_fold", "skeleton"]

# In this order. Each pair is one sound that romanisations of Russian, Arabic, Persian, Chinese or
# Korean names write in several ways: Mikhail/Mihail, Zhukov/Jukov, Yousef/Yusuf, Lee/Li, Qasim/Kasim.
_LONG = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("iy", "i"), ("yy", "i"), ("ij", "i"))
_SOUNDS = {
    "shch": "sh", "sch": "sh", "tch": "ch", "dzh": "j", "dj": "j", "zh": "j", "kh": "h",
    "gh": "g", "ph": "f", "th": "t", "dh": "d", "ck": "k", "ts": "z", "tz": "z", "cz": "ch",
    "ye": "e", "ie": "e", "ey": "ei", "ay": "ai", "q": "k", "w": "v", "x": "ks", "y": "i",
    "ch": "ch", "sh": "sh",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_C = re.compile(r"c(?!h)")
_TWICE = re.compile(r"(.)\1+")
_MISREAD = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_MISREAD_LETTERS = str.maketrans("|i", "ll")
_MISREAD_DIGITS = str.maketrans("0123456789", "olzeasbtbg")
_VOWELS = re.compile(r"[aeiouywj']+")


@lru_cache(maxsize=100_000)
def roman_fold(word: str) -> str:
    """One form for the romanisations of one sound; digits and very short words stay as they are."""
    if len(word) < 2 or word.isdigit():
        return word
    for long, short in _LONG:
        word = word.replace(long, short)
    word = _SOUND.sub(lambda m: _SOUNDS[m[0]], word)
    word = _C.sub("k", word).replace("o", "u")
    word = _TWICE.sub(r"\1", word)
    return word[:-1] if len(word) > 3 and word[-1] == "h" and word[-2] in "aeiu" else word


@lru_cache(maxsize=100_000)
def misread_fold(word: str) -> str:
    """One form for letters that a scanner mistakes: ``rn``/``m``, ``1``/``l``/``i``, ``0``/``o``."""
    if word.isdigit() or len(word) < 3:
        return word
    for seen, meant in _MISREAD:
        word = word.replace(seen, meant)
    word = word.translate(_MISREAD_LETTERS)
    # A digit among letters may be a misread letter; in "t1" or "a4" it is a number.
    return word.translate(_MISREAD_DIGITS) if sum(map(str.isalpha, word)) > 2 else word


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants, for names out of scripts that don't write vowels; empty under three of them."""
    if word.isdigit():
        return ""
    bones = _TWICE.sub(r"\1", _VOWELS.sub("", roman_fold(word)))
    return bones if len(bones) >= 3 else ""
