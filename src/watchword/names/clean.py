"""Unicode clean-up, before anything else looks at a name.

What reaches a screening desk has been through web forms, PDF extraction, spreadsheets and, now and
then, the hands of somebody who wants not to be found: zero-width characters inside a word, letters
of another script that look the same, full-width or mathematical letters, presentation forms.
:func:`clean` undoes all of that and nothing else: case, diacritics, word order and punctuation that
carries meaning stay as they were given, so that an answer can still show the name.

Facts are from the Unicode Standard: general categories and NFKC (UAX #15), look-alike letters (the
idea of UTS #39's confusables; the pairs below are our own choice of letters that are drawn alike in
common text faces).
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean"]

#: Marks kept on one letter beyond those composed with it. Vocalised Arabic and Hebrew need three; a
#: longer pile is decoration or an attack on the reader.
_MARKS = 3

# Quotes and apostrophes; also the modifier letters by which hamza, ayn and okina are written.
_APOSTROPHES = "‘’‚‛′‵´`ʹʻʼʽʾʿˈˊˋ՚׳＇ꞌ᾽᾿῾΄"
_QUOTES = "“”„‟″‶«»‹›״＂〝〞〟"
_DASHES = "‐‑‒–—―⁃−﹘﹣－⸺⸻゠〜～⁓᐀־"
# Separators between the parts of a name in Chinese, Japanese and Catalan text.
_DOTS = "・･•‧∙⋅●ᐧ"
# Letters that are drawn as nothing at all, though Unicode does not count them as format characters.
_BLANKS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u034f\u0640\u180b\u180c\u180d\u180f"
_SIGNS = "®©™℠℗"

_MAP: dict[int, str] = {
    **{ord(c): "'" for c in _APOSTROPHES},
    **{ord(c): '"' for c in _QUOTES},
    **{ord(c): "-" for c in _DASHES},
    **{ord(c): "·" for c in _DOTS},
    **{ord(c): "" for c in _BLANKS},
    **{ord(c): " " for c in _SIGNS},
    ord("\u2800"): " ",  # the blank of Braille
    ord("⁄"): "/",
    ord("∕"): "/",
    ord("№"): " No ",
    ord("\ufffd"): "?",
}

# Letters drawn alike: Latin, Cyrillic, Greek ("." where there is none).
_ALIKE = (
    "AАΑ BВΒ CС. EЕΕ HНΗ IІΙ JЈ. KКΚ MМΜ N.Ν OОΟ PРΡ SЅ. TТΤ XХΧ YУΥ Z.Ζ "
    "aаα cс. eе. iіι jј. oоο pрρ sѕ. xхχ yуγ əә. hһ. dԁ. qԛ. wԝ. kкκ v.ν u.υ n.η"
)
# Rarer stand-ins for Latin letters, met only beside real Latin ones (Armenian, Cherokee, Lisu).
_RARE = dict(zip("օսոհցԼՕՍᎪᏴᏟᎠᎬᎻᎫᏦᎷᏢᏚᎢᏙᎳᏃ", "ounhgLOUABCDEHJKMPSTVWZ", strict=True))

_TWINS: dict[tuple[str, str], dict[str, str]] = {
    (_from, _to): {
        row["LCG".index(_from)]: row["LCG".index(_to)]
        for row in _ALIKE.split()
        if "." not in (row["LCG".index(_from)], row["LCG".index(_to)])
    }
    for _from in "LCG"
    for _to in "LCG"
    if _from != _to
}
_TWINS["R", "L"] = _RARE
_TWINS["L", "C"].update({"Ë": "Ё", "ë": "ё", "Ï": "Ї", "ï": "ї"})  # typed on a Western keyboard
# Cyrillic letters of one small alphabet each: met in Latin words as a disguise, but a Latin s or h
# between Russian letters was never one of them.
for _letter in "Sshdqw":
    _TWINS["L", "C"].pop(_letter, None)
_TWINNED = frozenset(char for twins in _TWINS.values() for char in twins)
_LETTERS = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")


def _family(char: str) -> str:
    """L, C or G for a Latin, Cyrillic or Greek letter, R for a rare stand-in, else nothing."""
    point = ord(char)
    if point < 0x250 or 0x1E00 <= point < 0x1F00 or 0x250 <= point < 0x2B0:
        return "L" if char.isalpha() else ""
    if 0x400 <= point < 0x530 or 0x1C80 <= point < 0x1C90:
        return "C"
    if 0x370 <= point < 0x400 or 0x1F00 <= point < 0x2000:
        return "G"
    return "R" if char in _RARE else ""


def _unmix_word(word: str, lean: str) -> str:
    """One word with its look-alike letters brought into one script; ``lean`` settles a tie."""
    counts: dict[str, int] = {}
    for char in word:
        if family := _family(char):
            counts[family] = counts.get(family, 0) + 1
    if len(counts) < 2:
        # An initial of the other script: "А. Smith", where the А is Cyrillic.
        if len(word) == 1 and counts and lean and lean not in counts:
            (only,) = counts
            return _TWINS.get((only, lean), {}).get(word, word)
        return word

    def cost(target: str) -> tuple[int, bool, int]:
        # Fewest letters that cannot be carried over, then the lean, then fewest to carry over.
        foreign = [c for c in word if (f := _family(c)) and f != target]
        stuck = sum(c not in _TWINS.get((_family(c), target), {}) for c in foreign)
        return stuck, target != lean, len(foreign)

    target = min((f for f in "LCG" if f in counts), key=cost, default="")
    if not target or cost(target)[0]:
        return word  # two scripts on purpose, as in a brand: leave it
    return "".join(_TWINS.get((_family(c), target), {}).get(c, c) for c in word)


def _unmix(text: str) -> str:
    """Look-alike letters undone, word by word.

    The script of most letters without a twin settles ties, then the script of most letters.
    """
    families = [f for c in text if (f := _family(c))]
    if len(set(families)) < 2:
        return text
    certain = [f for c in text if (f := _family(c)) and c not in _TWINNED]
    lean = max("LCG", key=lambda f: (certain.count(f), families.count(f)))
    return _LETTERS.sub(lambda m: _unmix_word(m.group(), lean), text)


def _keep(char: str) -> str:
    """The character, a space for it, or nothing, by its general category."""
    category = unicodedata.category(char)
    if category in ("Cf", "Cn", "Co", "Cs"):
        return ""
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if category == "Mn" and ("\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"):
        return ""  # variation selectors
    return char


def _few_marks(text: str) -> str:
    """At most :data:`_MARKS` combining marks on one letter, and none on no letter."""
    out: list[str] = []
    run = _MARKS
    for char in text:
        if unicodedata.combining(char):
            run += 1
            if run > _MARKS:
                continue
        else:
            run = _MARKS if char == " " else 0
        out.append(char)
    return "".join(out)


def _once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_MAP)).translate(_MAP)
    if not text.isascii():
        text = "".join(c if c.isalnum() else _keep(c) for c in text)
        text = unicodedata.normalize("NFKC", _few_marks(text))
        text = unicodedata.normalize("NFKC", _unmix(text))
    elif not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def clean(text: str) -> str:
    """A name as its writer meant it: one code for one letter, nothing invisible, one space.

    NFKC; format, bidirectional and zero-width characters out; look-alike letters of another script
    within one word brought back to the script of that word; quotes, apostrophes, dashes and middle
    dots to one of each; tatweel out; white space to single spaces. Applying it twice changes
    nothing, and a plain ASCII name leaves at once.

    >>> clean("Drаkе\u200b  Ltd")  # the а and the е were Cyrillic
    'Drake Ltd'
    """
    if text.isascii() and text.isprintable():
        if "`" in text:
            text = text.replace("`", "'")
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    # One pass settles nearly every name; removing a character can let two others combine.
    for _ in range(4):
        new = _once(text)
        if new == text:
            break
        text = new
    return text
