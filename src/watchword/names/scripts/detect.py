"""Which script a text is in (ISO 15924 codes; blocks from the Unicode Standard)."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

__all__ = ["script_of", "script_of_char"]

# Start and end of the blocks that hold names, in order; a letter elsewhere is Zzzz.
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x41, 0x24F, "Latn"),
    (0x250, 0x2AF, "Latn"),
    (0x370, 0x3FF, "Grek"),
    (0x400, 0x52F, "Cyrl"),
    (0x531, 0x58F, "Armn"),
    (0x591, 0x5F4, "Hebr"),
    (0x600, 0x6FF, "Arab"),
    (0x700, 0x74F, "Syrc"),
    (0x750, 0x77F, "Arab"),
    (0x780, 0x7BF, "Thaa"),
    (0x8A0, 0x8FF, "Arab"),
    (0x900, 0x97F, "Deva"),
    (0x980, 0x9FF, "Beng"),
    (0xA00, 0xA7F, "Guru"),
    (0xA80, 0xAFF, "Gujr"),
    (0xB00, 0xB7F, "Orya"),
    (0xB80, 0xBFF, "Taml"),
    (0xC00, 0xC7F, "Telu"),
    (0xC80, 0xCFF, "Knda"),
    (0xD00, 0xD7F, "Mlym"),
    (0xD80, 0xDFF, "Sinh"),
    (0xE00, 0xE7F, "Thai"),
    (0xE80, 0xEFF, "Laoo"),
    (0xF00, 0xFFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2D00, 0x2D2F, "Geor"),
    (0x2E80, 0x2FDF, "Hani"),
    (0x3005, 0x3007, "Hani"),
    (0x3041, 0x30FF, "Jpan"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Jpan"),
    (0x3400, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA720, 0xA7FF, "Latn"),
    (0xA960, 0xA97F, "Hang"),
    (0xAC00, 0xD7FF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Jpan"),
    (0x1B000, 0x1B16F, "Jpan"),
    (0x20000, 0x3FFFF, "Hani"),
)
_STARTS = [b[0] for b in _BLOCKS]


@lru_cache(maxsize=8192)
def script_of_char(char: str) -> str:
    """The script of one letter or mark; "" for what belongs to none (digits, punctuation)."""
    if not (char.isalpha() or char in "々〇" or "\u0900" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"):
        return ""
    at = bisect_right(_STARTS, ord(char)) - 1
    if at >= 0 and ord(char) <= _BLOCKS[at][1]:
        # Digits and punctuation of Indic blocks are no letters, though their vowel signs are.
        return "" if char.isnumeric() and char != "〇" and not char.isalpha() else _BLOCKS[at][2]
    return "Zzzz" if char.isalpha() else ""


def script_of(text: str) -> str:
    """The ISO 15924 code of the script of most letters; ``Zyyy`` where there are no letters.

    Han with any kana is ``Jpan``. Where Latin stands beside another script, the other one is told
    unless it is a small minority (fewer than a quarter of the letters): it decides how the name is
    read.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    counts: dict[str, int] = {}
    for char in text:
        if script := script_of_char(char):
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return "Zyyy"
    if "Jpan" in counts:
        counts["Jpan"] += counts.pop("Hani", 0)
    others = {s: n for s, n in counts.items() if s != "Latn"}
    if others:
        best = max(others, key=lambda s: others[s])
        # One character of Han says as much as a word of Latin.
        weight = 3 if best in ("Hani", "Jpan", "Hang") else 1
        if 4 * weight * others[best] >= sum(counts.values()):
            return best
    return max(counts, key=lambda s: counts[s])
