"""Thai: vowels written before their consonant put after it, and the unwritten ones guessed.

After the Royal Thai General System (1999), simplified: no tones, no vowel length, the final
consonants by their sound. Thai names are spelled in Latin as their bearers like; a reading here is a
starting point, and frequent names are in ``data/other_names.tsv``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.names.scripts.reading import ascii_words, distinct

__all__ = ["read_thai"]

_INITIALS = {
    c: latin
    for latin, chars in (
        ("k", "ก"),
        ("kh", "ขฃคฅฆ"),
        ("ng", "ง"),
        ("ch", "จฉชฌ"),
        ("s", "ซศษส"),
        ("y", "ญย"),
        ("d", "ฎด"),
        ("t", "ฏต"),
        ("th", "ฐฑฒถทธ"),
        ("n", "ณน"),
        ("b", "บ"),
        ("p", "ป"),
        ("ph", "ผพภ"),
        ("f", "ฝฟ"),
        ("m", "ม"),
        ("r", "ร"),
        ("l", "ลฬ"),
        ("w", "ว"),
        ("h", "หฮ"),
        ("", "อ"),
    )
    for c in chars
}
_FINALS = {
    **_INITIALS,
    **dict.fromkeys("กขคฆ", "k"),
    **dict.fromkeys("จชซฌฎฏฐฑฒดตถทธศษส", "t"),
    **dict.fromkeys("ญณนรลฬ", "n"),
    **dict.fromkeys("บปผพภฟ", "p"),
    "ย": "i",
    "ว": "o",
}
_CONSONANT = "[ก-ฮ]"
# Silent: a letter under the killer sign, tone marks, and the short-vowel mark.
_SILENT = re.compile("[ก-ฮ][ุิ]?\u0e4c|[\u0e47-\u0e4b\u0e4d\u0e4e]")
_VOWELS = {
    "ะ": "a",
    "ั": "a",
    "า": "a",
    "ำ": "am",
    "ิ": "i",
    "ี": "i",
    "ึ": "ue",
    "ื": "ue",
    "ุ": "u",
    "ู": "u",
    "ฤ": "rue",
    "ๅ": "a",
}
_LEADING = {"เ": "e", "แ": "ae", "โ": "o", "ใ": "ai", "ไ": "ai"}
_CLUSTER = re.compile("^(?:[กขคตปผพทส][รลว]|ห[งญนมยรลว])")


def _spell(word: str) -> str:
    out = ""
    i = 0
    while i < len(word):
        char = word[i]
        if char in _LEADING:
            vowel = _LEADING[char]
            rest = word[i + 1 :]
            size = 2 if _CLUSTER.match(rest) and len(rest) > 2 else 1
            out += "".join(_INITIALS.get(c, "") for c in rest[:size]) + vowel
            i += 1 + size
            if vowel == "e" and word[i : i + 2] == "ีย":
                out, i = out[:-1] + "ia", i + 2
            elif vowel == "e" and word[i : i + 2] == "ือ":
                out, i = out[:-1] + "uea", i + 2
            elif vowel == "e" and word[i : i + 1] in ("า", "ิ") and word[i : i + 1]:
                out, i = out[:-1] + ("ao" if word[i] == "า" else "oe"), i + 1
            if i < len(word) and word[i] in _FINALS and _closes(word, i):
                out += _FINALS[word[i]]
                i += 1
        elif char in _INITIALS:
            following = word[i + 1 : i + 2]
            out += _INITIALS[char] if char != "อ" or not out else ("o" if not following else "")
            if following in _VOWELS and following:
                out += _VOWELS[following]
                i += 2
            elif following == "ร" and word[i + 2 : i + 3] == "ร":
                out, i = out + "an", i + 3
                continue
            elif following == "อ":
                out, i = out + "o", i + 2
            elif following in _INITIALS and following and _closes(word, i + 1):
                out, i = out + "o", i + 1  # an unwritten o in a closed syllable
            else:
                out, i = out + ("a" if following in _INITIALS and following else ""), i + 1
            if i < len(word) and word[i] in _FINALS and _closes(word, i):
                out += _FINALS[word[i]]
                i += 1
        else:
            out += _VOWELS.get(char) or ascii_words(char).replace(" ", "")
            i += 1
    return out


def _closes(word: str, i: int) -> bool:
    """Whether the consonant at ``i`` ends a syllable: no vowel of its own follows."""
    following = word[i + 1 : i + 2]
    return not following or (following in _INITIALS and following != "อ") or following in _LEADING


@lru_cache(maxsize=8192)
def read_thai(word: str) -> tuple[str, ...]:
    """Readings of one Thai word: by sound, then letter by letter.

    >>> read_thai("สมชาย")[0]
    'somchai'
    """
    # NFKC takes sara am apart.
    bare = _SILENT.sub("", re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", word))
    spelled = _spell(bare)
    light = spelled.replace("ph", "p").replace("th", "t").replace("kh", "k")
    return distinct([spelled, light, ascii_words(bare).replace(" ", "")])
