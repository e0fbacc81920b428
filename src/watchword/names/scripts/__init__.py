"""How each script is read: one name in, a native form and a few Latin readings out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

from watchword.names.scripts.arabic import native_arabic, read_arabic
from watchword.names.scripts.cyrillic import native_cyrillic, read_cyrillic
from watchword.names.scripts.detect import script_of, script_of_char
from watchword.names.scripts.han import chinese_syllable_classes, native_han, read_han
from watchword.names.scripts.hangul import read_hangul
from watchword.names.scripts.japanese import looks_japanese, native_japanese, read_japanese
from watchword.names.scripts.latin import latin_variants, read_latin
from watchword.names.scripts.others import native_other, read_other
from watchword.names.scripts.reading import Reading, ascii_words, combine, distinct
from watchword.names.scripts.skeletons import skeleton

__all__ = [
    "Reading",
    "chinese_syllable_classes",
    "latin_variants",
    "romanise",
    "script_of",
    "skeleton",
]

_READERS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "Latn": read_latin,
    "Cyrl": read_cyrillic,
    "Arab": read_arabic,
    "Hani": read_han,
    "Hang": read_hangul,
    "Jpan": read_japanese,
}


def _runs(text: str, script: str) -> list[tuple[str, str]]:
    """The text cut where its script changes: (script, piece), separators with what is before."""
    japanese = script == "Jpan"
    marked: list[tuple[str, str]] = []
    current = ""
    for char in text:
        found = script_of_char(char)
        if japanese and found == "Hani":
            found = "Jpan"
        if char == "ー":
            found = "Jpan" if japanese else found
        current = found or current
        marked.append((current or script, char))
    return [(s, "".join(c for _, c in g)) for s, g in groupby(marked, key=lambda m: m[0])]


def _han(text: str) -> tuple[str, ...]:
    """A text in Han alone: Japanese where something says so, both where it may be."""
    japanese = looks_japanese(text)
    if japanese == "yes":
        return read_japanese(text)
    if japanese == "perhaps":
        chinese = read_han(text)
        return distinct([*chinese[:3], *read_japanese(text)[:2], *chinese[3:]])
    return read_han(text)


def _native(text: str, script: str) -> str:
    if script in ("Latn", "Zyyy"):
        return ""
    if script == "Cyrl":
        return native_cyrillic(text)
    if script == "Arab":
        return native_arabic(text)
    if script == "Hani":
        return native_han(text)
    if script == "Jpan":
        return native_japanese(text)
    if script == "Hang":
        return "".join(c for c in text.lower() if c.isalnum())
    return native_other(text, script)


@lru_cache(maxsize=8192)
def romanise(text: str) -> Reading:
    """Read a name that :func:`watchword.names.clean.clean` has been over.

    Each stretch of one script is read by that script's rules, and the readings are joined in order.
    Every reading is made of ``[a-z0-9 ]`` only, there are at most six, and the first is the most
    likely. Names in ASCII come back as they are, in lower case and without punctuation.

    >>> romanise("Щербаков").latin[0]
    'shcherbakov'
    """
    if text.isascii():
        return Reading(script_of(text), "", distinct([ascii_words(text)]))
    text = unicodedata.normalize("NFC", text)
    script = script_of(text)
    kanji = script == "Hani" and looks_japanese(text) == "yes"
    parts: list[tuple[str, ...]] = []
    for piece_script, piece in _runs(text, script):
        if piece_script == "Hani":
            readings = _han(piece)
        elif piece_script in _READERS:
            readings = _READERS[piece_script](piece)
        elif piece_script == "Zyyy":
            readings = distinct([ascii_words(piece)])
        else:
            readings = read_other(piece, piece_script)
        if not readings and re.search(r"\w", piece) and piece_script in ("Jpan", "Hani"):
            return Reading("Jpan", native_japanese(text), ())
        parts.append(readings)
    if kanji:
        script = "Jpan"
    latin = combine([distinct(map(ascii_words, p)) for p in parts])
    return Reading(script, _native(text, script), latin)
