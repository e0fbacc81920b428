"""Ways in which names are damaged on the way to a screening, other than the labelled set's fourteen.

Each takes a name and a random source and returns the damaged name, or an empty string where that
damage can't happen to it. Which of them matter is said in MATCHING notes of payment formats: SWIFT
MT fields cut at 35 characters, OCR and forms glue words, data entry misses keys and vowels.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

__all__ = ["DAMAGES", "ORGANISATION_DAMAGES", "PERSON_DAMAGES", "natural", "one_letter"]

_KEYS = {
    a: b
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for a, b in zip(row, row[1:] + row[-2], strict=True)
}
_SOUNDS = [("ph", "f"), ("ck", "k"), ("sch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"),
           ("kh", "h"), ("dj", "j"), ("tz", "z"), ("c", "k"), ("z", "s")]  # fmt: skip
_LEGAL = re.compile(
    r"[,\s]+(?:co\.?,?\s*ltd\.?|company limited|limited liability company|limited|ltd\.?|l\.?l\.?c\.?|inc\.?|"
    r"corp\.?|corporation|gmbh|s\.?a\.?(?: de c\.?v\.?)?|fze|jsc|pjsc|plc|pvt\.?|e\.?u\.?r\.?l\.?|b\.?v\.?)$",
    re.IGNORECASE,
)
_MIDDLES = "Maria Ivanovich Ahmed Jose Ali Wei Lee Hassan Luis Anne".split()


def natural(text: str) -> str:
    """``FAMILY, Given`` as ``Given FAMILY``; anything else as it is."""
    family, comma, given = text.partition(", ")
    return f"{given} {family}" if comma and "," not in given and given else text


def _place(word: str, rng: random.Random) -> int:
    return rng.randrange(1, len(word) - 1)


def one_letter(text: str, rng: random.Random, least: int = 5) -> str:
    """One inner letter of one word of at least ``least`` letters replaced by another."""
    words = text.split()
    able = [i for i, w in enumerate(words) if w.isalpha() and w.isascii() and len(w) >= least]
    if not able:
        return ""
    i = rng.choice(able)
    word, at = words[i], _place(words[i], rng)
    other = rng.choice([c for c in "abdefghiklmnoprstuvz" if c != word[at].lower()])
    words[i] = word[:at] + (other.upper() if word[at].isupper() else other) + word[at + 1 :]
    return " ".join(words)


def _two_letters(text: str, rng: random.Random) -> str:
    words = [i for i, w in enumerate(text.split()) if w.isalpha() and w.isascii() and len(w) >= 5]
    if len(words) < 2:
        return ""
    parts = text.split()
    for i in rng.sample(words, 2):
        parts[i] = one_letter(parts[i], rng)
    return " ".join(parts)


def _cut(text: str, rng: random.Random) -> str:
    return text[:35].rstrip() if len(text) > 38 and text[34:36].isalpha() else ""


def _glue(text: str, rng: random.Random) -> str:
    words = text.split()
    if len(words) < 2:
        return ""
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _split(text: str, rng: random.Random) -> str:
    words = text.split()
    able = [i for i, w in enumerate(words) if w.isalpha() and len(w) >= 8]
    if not able:
        return ""
    i = rng.choice(able)
    at = rng.randrange(3, len(words[i]) - 2)
    words[i] = f"{words[i][:at]} {words[i][at:]}"
    return " ".join(words)


def _keyboard(text: str, rng: random.Random) -> str:
    able = [i for i, c in enumerate(text) if c.lower() in _KEYS and 0 < i < len(text) - 1]
    if len(text) < 8 or not able:
        return ""
    i = rng.choice(able)
    key = _KEYS[text[i].lower()]
    return text[:i] + (key.upper() if text[i].isupper() else key) + text[i + 1 :]


def _vowel(text: str, rng: random.Random) -> str:
    words = text.split()
    able = [i for i, w in enumerate(words) if len(w) >= 6 and re.search("[aeiou]", w[1:-1].lower())]
    if not able:
        return ""
    i = rng.choice(able)
    words[i] = words[i][0] + re.sub("[aeiouAEIOU]", "", words[i][1:-1]) + words[i][-1]
    return " ".join(words)


def _sound(text: str, rng: random.Random) -> str:
    low = text.lower()
    able = [(a, b) for a, b in _SOUNDS if a in low[1:]]
    if not able:
        return ""
    a, b = rng.choice(able)
    return low[0] + low[1:].replace(a, b)


def _extra_middle(text: str, rng: random.Random) -> str:
    words = text.split()
    return " ".join([words[0], rng.choice(_MIDDLES), *words[1:]]) if len(words) == 2 else ""


def _first_last(text: str, rng: random.Random) -> str:
    words = text.split()
    return f"{words[0]} {words[-1]}" if len(words) == 4 and len(words[-1]) > 3 else ""


def _bare(text: str, rng: random.Random) -> str:
    done = _LEGAL.sub("", text)
    return done if done != text and len(done.split()) > 1 else ""


def _word_order(text: str, rng: random.Random) -> str:
    words = text.split()
    return " ".join([*words[1:], words[0]]) if len(words) in (3, 4) else ""


Damage = Callable[[str, random.Random], str]
DAMAGES: dict[str, Damage] = {
    "cut at 35": _cut,
    "two words glued": _glue,
    "a word split": _split,
    "two letters wrong": _two_letters,
    "a key beside": _keyboard,
    "vowels lost": _vowel,
    "as it sounds": _sound,
}
PERSON_DAMAGES: dict[str, Damage] = {"middle name added": _extra_middle, "first and last only": _first_last}
ORGANISATION_DAMAGES: dict[str, Damage] = {"no legal form": _bare, "first word last": _word_order}
