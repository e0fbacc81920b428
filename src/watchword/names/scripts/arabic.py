"""Arabic script: Arabic, Persian, Dari, Urdu, Pashto, Kurdish and Uyghur names.

The script writes consonants and long vowels; short vowels have to be known. So a frequent given
name is read by a reviewed table (``data/arabic_names.tsv``), and any other word gets a guess with
an ``a`` wherever two consonants would meet, then the bare letters, which
:func:`watchword.names.scripts.skeleton` brings together with Latin spellings.

Letter values follow BGN/PCGN 1956 (Arabic), 1958 (Persian), 1968 (Pashto) and 2007 (Urdu), without
their diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from watchword.names.scripts.reading import ascii_words, combine, distinct
from watchword.names.tables import forms_of, read_table

__all__ = ["native_arabic", "read_arabic"]

_UNIFY = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        **dict.fromkeys("ىیېۍےۓئێ", "ي"),
        **dict.fromkeys("کڪګك", "ك"),
        **dict.fromkeys("ةۀەہھۃۂ", "ه"),
        **dict.fromkeys("ؤۆۇۈۋ", "و"),
        **dict.fromkeys("ڤ", "ف"),
        "ء": "",
        "ـ": "",
        "ں": "ن",
        "ڼ": "ن",
        "ټ": "ت",
        "ٹ": "ت",
        "ډ": "د",
        "ڈ": "د",
        "ړ": "ر",
        "ڑ": "ر",
        "ڕ": "ر",
        "ڵ": "ل",
        "ڭ": "ن",
        "گ": "گ",
        "ڨ": "ق",
        "ؐ": "",
    }
)
_LETTERS: dict[str, str] = {
    p[0]: p[1:]
    for p in (
        "بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عÿ غgh فf قq كk لl مm نn هh "
        "پp چch ژzh گg کk ڤv ټt ٹt ډd ڈd ړr ڑr ڕr ږg ښsh ځdz څts ڼn ںn ڵl ھh ہh ۀa ةa ەa "
        "ڭng ڨg ۃa ۂa ېe ێe ےe ۍi ۆo ۇu ۈu ۋv ىa"
    ).split()
}
_LETTERS.update(dict.fromkeys("أإآٱا", "a"))
_LETTERS.update({"ؤ": "u", "ئ": "i", "ء": "", "ی": "y", "ي": "y", "و": "w"})
_VOWELS = frozenset("aeiou")
_FIXED = {
    "ال": ("al", "el", "al"),
    "بن": ("bin", "ben", "bin"),
    "ابن": ("ibn", "bin", "ibn"),
    "بنت": ("bint", "bent"),
    "ابو": ("abu", "abou", "abo"),
    "ابي": ("abi", "abu"),
    "ابا": ("aba", "abu"),
    "ام": ("umm", "um", "oum"),
    "ولد": ("ould", "walad", "wuld"),
    "و": ("wa", "va", "o"),
    "في": ("fi",),
    "عبد": ("abd", "abdul", "abdel"),
    "زاده": ("zadeh", "zada", "zade"),
    "نژاد": ("nejad", "nezhad"),
    "پور": ("pour", "pur", "poor"),
    "الدين": ("al din", "uddin", "eddine", "aldin"),
}
_WORDS = re.compile(r"[^\W_]+")
# Endings of Russian, Ukrainian and South Slavic surnames, in whose Arabic spelling ف stands for v.
_SLAVIC = re.compile("(?:وف|يف|وفا|يفا|فيتش|سكي|نكو|فسكي)$")
_SUN_LETTERS = frozenset("تثدذرزسشصضطظلن")
_PERSIAN = re.compile("[پچژگکیےٹڈڑںہھټډړږښځڅڼې]")
# Two letters of prolongation or more: a foreign name, whose e and o Arabic writes with ي and و.
_LOAN = re.compile("[وي].*[وي]")


@lru_cache(maxsize=16384)
def native_arabic(text: str) -> str:
    """One spelling for each word: vowel marks off; alef, ya, kaf, ha and hamza forms unified."""
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return " ".join(re.sub(r"[^\w ]", " ", text.translate(_UNIFY)).lower().split())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Frequent names: unified Arabic spelling → readings, most common first."""
    found: dict[str, list[str]] = {}
    for natives, readings, _source in read_table("arabic_names"):
        for native in natives.split():
            found.setdefault(native_arabic(native.replace("_", " ")), []).extend(forms_of(readings))
    return {native: tuple(dict.fromkeys(readings)) for native, readings in found.items()}


def _letters(word: str) -> list[str]:
    """The value of each letter; waw and ya as a consonant or a vowel by their neighbours."""
    word = unicodedata.normalize("NFC", word)
    out: list[str] = []
    last = len(word) - 1
    for i, char in enumerate(word):
        value = _LETTERS.get(char)
        if value is None:
            value = "" if unicodedata.category(char) == "Mn" else ascii_words(char).replace(" ", "")
        before = out[-1][-1:] if out and out[-1] else ""
        if char in "وؤ" and i:
            following = word[i + 1] if i < last else ""
            value = "w" if (following in "اآيی" and following) or (before in _VOWELS and before) else "u"
        elif char in "يیئ" and i:
            following = word[i + 1] if i < last else ""
            value = "y" if following in "اآوه" and following and i < last else "i"
            if before in _VOWELS and before and i < last:
                value = "y"
        elif char == "ه" and i == last and i > 1:
            value = "a" if before not in _VOWELS else "h"
        elif value == "ÿ":  # ayn: only the vowel it carries is heard
            value = "" if i else ("" if word[1:2] in "اويی" and word[1:2] else "a")
            if i and before and before not in _VOWELS and i < last and word[i + 1] not in "اويی":
                value = "a"
        elif char in "اأإ" and not i and word[1:2] in ("ي", "ی") and word[1:2]:
            value = ""
        out.append(value)
    return out


def _fill(values: list[str]) -> str:
    """The letters with an ``a`` between consonants that meet: a guess at the short vowels."""
    out = ""
    held = [v for v in values if v]
    for i, value in enumerate(held):
        if (
            out
            and out[-1] not in _VOWELS
            and value[0] not in _VOWELS
            # the second consonant of "Ibrahim", "Mustafa" closes a syllable: leave it after one
            and not (len(out) > 1 and out[-2] in _VOWELS and i + 1 < len(held))
        ):
            out += "a"
        out += value
    return out


def _eastern(spelled: str) -> str:
    """As Persian, Urdu and Turkic speakers say it: th is s, dh is z, w is v between vowels."""
    return spelled.replace("th", "s").replace("dh", "z")


@lru_cache(maxsize=16384)
def _read_word(word: str) -> tuple[str, ...]:
    native = native_arabic(word)
    if native in _FIXED:
        return _FIXED[native]
    if known := _names().get(native):
        return known
    if native.startswith("ال") and len(native) > 3:
        stem = word[2:] if native_arabic(word[:2]) == "ال" else native[2:]
        readings = _names().get(native[2:]) or _guess(stem, native[2:])
        articles = ["al", "al", "el"]
        found = [f"{article} {reading}" for article, reading in zip(articles, readings, strict=False)]
        if native[2] in _SUN_LETTERS:  # said, and in the Maghreb written, as one with the letter
            found.insert(
                2, f"es{readings[0]}" if readings[0][0] == "s" else f"e{readings[0][0]}{readings[0]}"
            )
        return distinct(found, 4)
    if native.startswith("عبدال") and len(native) > 6:
        rest = _read_word(native[5:])
        return (f"abdul {rest[0]}", f"abd al {rest[0]}", f"abdul{rest[0]}", f"abdel{rest[0]}")
    return _guess(word, native)


def _guess(word: str, native: str) -> tuple[str, ...]:
    """Readings of a word that no table knows."""
    values = _letters(word)
    filled, bare = _fill(values), "".join(values)
    if _SLAVIC.search(native):
        slavic = filled.replace("f", "v").replace("uv", "ov").replace("fu", "vo")
        slavic = re.sub(r"v[ia]?ta?sh", "vich", slavic)
        return distinct([re.sub(r"s[a]?ki$", "ski", slavic), filled, bare], 3)
    other = _eastern(
        _fill([{"ض": "z", "ظ": "z", "ذ": "z"}.get(c, v) for c, v in zip(word, values, strict=True)])
    )
    if other == filled:
        other = filled.replace("u", "o").replace("i", "e") if _LOAN.search(native) else ""
    if _PERSIAN.search(word) and other:
        return distinct([other, filled, bare])
    return distinct([filled, other, bare])


def _compound(first: str, second: str) -> tuple[str, ...]:
    """Two words that make one name: servant of, of God, of the faith; nothing where they don't."""
    pair = native_arabic(f"{first} {second}")
    if known := _names().get(pair):
        return known
    if pair.startswith("عبد ال") and len(pair) > 7:
        return _read_word("عبدال" + pair[6:])
    one, two = pair.split(" ") if pair.count(" ") == 1 else ("", "")
    if two == "الله" and one not in ("عبد", ""):
        stem = _read_word(first)[0]
        joined = stem[:-2] if stem.endswith("at") and len(stem) > 5 else stem
        return distinct([f"{stem}ullah", f"{stem} allah", f"{stem}ollah", f"{joined}atullah"], 3)
    if two == "الدين" and one:
        stem = _read_word(first)[0]
        return (f"{stem}uddin", f"{stem} al din", f"{stem}eddine")
    return ()


def _parts(text: str) -> list[tuple[str, ...]]:
    words = _WORDS.findall(text)
    parts: list[tuple[str, ...]] = []
    i = 0
    while i < len(words):
        if i + 1 < len(words) and (known := _compound(words[i], words[i + 1])):
            parts.append(known)
            i += 2
        else:
            parts.append(_read_word(words[i]))
            i += 1
    return parts


def read_arabic(text: str) -> tuple[str, ...]:
    """Readings of a text in Arabic script: with the vowels known or guessed, then as written.

    >>> read_arabic("محمد بن سلمان")[0]
    'muhammad bin salman'
    """
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return combine(_parts(text))
