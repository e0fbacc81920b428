"""Latin script beyond ASCII: one letter, several ways to write it without its diacritic.

Sources: German DIN 5007-2 and passport practice (ICAO Doc 9303: ä → ae, ö → oe, ü → ue, ß → ss,
å → aa, ø → oe, þ → th); Turkish, Azerbaijani and Romanian names as English-language lists write
them (ş → sh, ç → ch, ğ → gh, ə → a or e, x → kh); Serbo-Croatian đ → dj; Slavic č, š, ž → ch, sh,
zh.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.names.scripts.reading import ascii_words, combine, distinct

__all__ = ["latin_variants", "read_latin"]

# letter → (stripped, expanded …); where a letter is missing, anyascii's reading stands alone.
_LETTERS: dict[str, tuple[str, ...]] = {
    "ä": ("a", "ae"),
    "ö": ("o", "oe"),
    "ü": ("u", "ue"),
    "ő": ("o", "oe"),
    "ű": ("u", "ue"),
    "ß": ("ss", "s"),
    "å": ("a", "aa"),
    "ø": ("o", "oe"),
    "æ": ("ae", "a"),
    "œ": ("oe", "o"),
    "đ": ("d", "dj"),
    "ð": ("d", "dh"),
    "þ": ("th", "t"),
    "ł": ("l",),
    "ı": ("i", "y"),
    "ğ": ("g", "gh"),
    "ş": ("s", "sh"),
    "ș": ("s", "sh"),
    "ç": ("c", "ch"),
    "č": ("c", "ch"),
    "ć": ("c", "ch"),
    "š": ("s", "sh"),
    "ś": ("s", "sh"),
    "ž": ("z", "zh"),
    "ź": ("z", "zh"),
    "ż": ("z", "zh"),
    "ț": ("t", "ts"),
    "ţ": ("t", "ts"),
    "ñ": ("n", "ny"),
    "ň": ("n", "ny"),
    "ń": ("n", "ny"),
    "ə": ("a", "e"),
    "ã": ("a",),
    "ě": ("e", "ie"),
    "ř": ("r", "rz"),
    "ħ": ("h",),
    "ŋ": ("n", "ng"),
    "ḥ": ("h",),
    "ḫ": ("h", "kh"),
    "ṣ": ("s",),
    "ṭ": ("t",),
    "ẓ": ("z",),
    "ḏ": ("d", "dh"),
    "ṯ": ("t", "th"),
    "ġ": ("g", "gh"),
    "ž̌": ("z",),
}
# Azerbaijani alone has ə; in its company, x is kh, q is g, c is j and ü, ö are not German.
_AZERBAIJANI = {"x": ("kh", "x"), "q": ("g", "q"), "c": ("j", "c"), "ü": ("u",), "ö": ("o",)}
_WORDS = re.compile(r"[^\W_]+(?:[.'\u0300-\u036f][^\W_]+)*")


def _lower(word: str) -> str:
    # str.lower() would turn İ into i with a combining dot, and a Turkish I needs no dot here.
    return word.replace("İ", "i").lower().replace("ẞ", "ß")


@lru_cache(maxsize=32768)
def latin_variants(word: str) -> tuple[str, ...]:
    """The ASCII spellings of one Latin word, the stripped one first, then the expanded one.

    >>> latin_variants("Müller")
    ('muller', 'mueller')

    All letters of a word are expanded or none, with one mixture more for Turkish and Azerbaijani
    words (``ş`` and ``ç`` expanded, vowels not). A plain ASCII word is its own only variant.
    """
    if word.isascii():
        return distinct([ascii_words(word).replace(" ", "")])
    low = _lower(word)
    special = _AZERBAIJANI if "ə" in low else {}
    choices = [special.get(c) or _LETTERS.get(c) or (ascii_words(c),) for c in low]
    plain = "".join(c[0] for c in choices)
    if special:  # the Latin letters themselves come first: Məmmədxan may be listed as Mammadxan
        plain = "".join(c if c in "xqc" else v[0] for c, v in zip(low, choices, strict=True))
    full = "".join(c[1] if len(c) > 1 and len(c[1]) > 1 else c[0] for c in choices)
    consonants = "".join(
        v[1] if len(v) > 1 and c not in "äöüőűåøæœəı" and len(v[1]) > 1 else v[0]
        for c, v in zip(low, choices, strict=True)
    )
    other = "".join(c[-1] for c in choices)
    first = ascii_words("".join(c[0] for c in choices)).replace(" ", "")
    return distinct(
        (v.replace(" ", "") for v in map(ascii_words, (plain, first, full, consonants, other))), 5
    )


def read_latin(text: str) -> tuple[str, ...]:
    """Readings of a text in Latin letters: stripped throughout, then expanded throughout."""
    if text.isascii():
        return distinct([ascii_words(text)])
    return combine([latin_variants(w.replace(".", " ")) for w in _WORDS.findall(text)])
