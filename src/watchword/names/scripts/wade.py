"""Wade-Giles from pinyin, by rule, as Taiwanese passports print it: no apostrophes, no umlauts.

The correspondence of initials and finals is the one printed in any Chinese dictionary's appendix;
irregular syllables (si → ssu, zi → tzu, yan → yen …) are listed.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["wade_giles"]

_WHOLE = {
    "zi": "tzu",
    "ci": "tzu",
    "si": "ssu",
    "zhi": "chih",
    "chi": "chih",
    "shi": "shih",
    "ri": "jih",
    "er": "erh",
    "yan": "yen",
    "ye": "yeh",
    "you": "yu",
    "yong": "yung",
    "yi": "i",
    "ge": "ko",
    "ke": "ko",
    "he": "ho",
    "e": "o",
    "gui": "kuei",
    "kui": "kuei",
    "guo": "kuo",
    "kuo": "kuo",
    "huo": "huo",
    "shuo": "shuo",
}
_INITIALS = {
    "zh": "ch",
    "ch": "ch",
    "sh": "sh",
    "b": "p",
    "p": "p",
    "m": "m",
    "f": "f",
    "d": "t",
    "t": "t",
    "n": "n",
    "l": "l",
    "g": "k",
    "k": "k",
    "h": "h",
    "j": "ch",
    "q": "ch",
    "x": "hs",
    "r": "j",
    "z": "ts",
    "c": "ts",
    "s": "s",
    "y": "y",
    "w": "w",
}
_FINALS = {
    "ian": "ien",
    "ie": "ieh",
    "uo": "o",
    "ong": "ung",
    "iong": "iung",
    "iu": "iu",
    "ue": "ueh",
    "ve": "ueh",
    "v": "u",
}
# After j, q, x the finals -uan, -un, -u stand for ü, whose umlaut nobody prints.
_AFTER_PALATAL = {"uan": "uan", "un": "un", "u": "u", "ue": "ueh"}


@lru_cache(maxsize=1024)
def wade_giles(syllable: str) -> str:
    """One pinyin syllable in Wade-Giles; what is no pinyin syllable comes back unchanged.

    >>> wade_giles("xu"), wade_giles("zhang"), wade_giles("guo")
    ('hsu', 'chang', 'kuo')
    """
    if whole := _WHOLE.get(syllable):
        return whole
    for size in (2, 1):
        initial = _INITIALS.get(syllable[:size])
        if initial is None:
            continue
        final = syllable[size:]
        if not final or not any(c in "aeiouv" for c in final):
            break
        if syllable[0] in "jqx" and final in _AFTER_PALATAL:
            final = _AFTER_PALATAL[final]
        else:
            final = _FINALS.get(final, final)
        return initial + final
    return syllable
