"""Greek, Hebrew, Devanagari, Thai, Georgian, Armenian, Ethiopic and the rest.

Greek follows ELOT 743 and its everyday relaxations; Georgian the national system of 2002; Armenian
BGN/PCGN 1981 without apostrophes; Hebrew a consonantal reading with the letters of prolongation as
vowels; Devanagari Hunterian spelling with the silent final a left off. Other scripts go through
anyascii, letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from watchword.names.scripts.reading import ascii_words, combine, distinct
from watchword.names.scripts.thai import read_thai
from watchword.names.tables import forms_of, read_table

__all__ = ["native_other", "read_other"]

_WORDS = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0fff\u1000-\u109f\u1780-\u17ff'\"]+[^\W_]*)*")


def _table(pairs: str) -> dict[str, str]:
    return {p[0]: p[1:] for p in pairs.split()}


_GREEK = _table("αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo")
_GREEK_PAIRS = (
    ("ου", "u~"),
    ("γγ", "ng"),
    ("γξ", "nx"),
    ("γχ", "nch"),
    ("τζ", "tz"),
)
_GEORGIAN = _table(
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp "
    "ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh"
)
_ARMENIAN = _table(
    "աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch "
    "մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւv փp քk օo ֆf"
)
_WESTERN_ARMENIAN = {**_ARMENIAN, **_table("բp պb գk կg դt տd ջch ճj ծdz ձts")}
_HEBREW = _table("אa בb גg דd הh וv זz חh טt יy כk ךk לl מm םm נn ןn סs עa פp ףf צtz ץtz קk רr שsh תt")
_DEVANAGARI = _table(
    "अa आa इi ईi उu ऊu ऋri एe ऐai ओo औau कk खkh गg घgh ङn चch छchh जj झjh ञn "
    "टt ठth डd ढdh णn "
    "तt थth दd धdh नn पp फph बb भbh मm यy रr लl वv शsh षsh सs हh ळl"
)
_DEVANAGARI_SIGNS = _table("ाa िi ीi ुu ूu ृri ेe ैai ोo ौau ंn ँn ः ॅe ॉo")
# With a nukta below, for the sounds of Persian and Arabic names and the flapped r.
_DEVANAGARI_NUKTA = _table("कq खkh गgh जz डr ढrh फf")
_NUKTA, _VIRAMA = "\u093c", "\u094d"
_CONSONANT_SIGNS = frozenset("ाि ीुूृेैोौॅॉ्")


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Frequent given names whose vowels the script leaves out (Hebrew) or hides (Thai, Hindi)."""
    return {
        unicodedata.normalize("NFKC", native): tuple(forms_of(readings))
        for native, readings, _source in read_table("other_names")
    }


def _plain(word: str) -> str:
    """Lower case and without marks that only vocalise or accent."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _greek(word: str) -> tuple[str, ...]:
    low = unicodedata.normalize("NFD", word.lower())
    diaeresis = "\u0308" in low
    low = "".join(c for c in low if unicodedata.category(c) != "Mn")
    # αυ ευ ηυ: v before a voiced sound, f before a voiceless one
    low = re.sub(r"(?<=[αεη])υ(?=[βγδζλμνραεηιοω])", "β", low) if not diaeresis else low
    low = re.sub(r"(?<=[αεη])υ(?=[θκξπσςτφχψ]|$)", "φ", low) if not diaeresis else low
    low = low.replace("ου", "\x01").replace("γγ", "νγ").replace("γξ", "νξ").replace("γχ", "νχ")
    formal = re.sub(r"^μπ", "b", low)
    loose = re.sub(r"μπ", "b", low)
    loose = re.sub(r"ντ", "d", re.sub(r"γκ", "g", loose)) if loose[:2] in ("ντ", "γκ") else loose
    spell = {**_GREEK, "\x01": "ou", "b": "b", "d": "d", "g": "g"}
    informal = {**spell, "χ": "h", "υ": "i", "\x01": "u", "ξ": "ks"}

    def join(source: str, table: dict[str, str]) -> str:
        return "".join(table.get(c, c) for c in source)

    return distinct(
        ascii_words(s).replace(" ", "")
        for s in (join(formal, spell), join(loose, spell), join(loose, informal), join(low, spell))
    )


def _hebrew(word: str) -> tuple[str, ...]:
    low = _plain(word).replace("'", "").replace('"', "")
    if known := _known().get(low):
        return known
    out: list[str] = []
    last = len(low) - 1
    for i, char in enumerate(low):
        value = _HEBREW.get(char, ascii_words(char))
        if char in ("א", "ע") and not i and low[1:2] in ("ו", "י"):
            value = ""  # carries the vowel that follows
        elif char == "א" and low[i + 1 :] == "ל":
            value = "e"  # the -el of Daniel
        elif char == "ו" and i:
            value = "o" if i < last else "u"
        elif char == "י" and i:
            value = "i"
        elif char == "ה" and i == last:
            value = "a"
        elif char == "פ" and i:
            value = "f" if i == last else "p"
        elif char == "ב" and i:
            value = "v"
        elif (char == "א" and i) or char == "ע":
            value = "a"
        out.append(value)
    bare = "".join(out)
    filled = ""
    held = [v for v in out if v]
    for i, value in enumerate(held):
        meets = filled and filled[-1] not in "aeiou" and value[0] not in "aeiou"
        closes = len(filled) > 1 and filled[-2] in "aeiou" and i + 1 < len(held)
        filled += f"e{value}" if meets and not closes else value
    first = "f" + filled[1:] if filled[:1] == "p" else filled
    return distinct([filled, filled.replace("e", "a"), bare, first])


def _devanagari(word: str) -> tuple[str, ...]:
    if known := _known().get(word):
        return known
    word = unicodedata.normalize("NFC", word)
    out: list[str] = []
    for i, char in enumerate(word):
        following = word[i + 1 : i + 2]
        table = _DEVANAGARI
        if following == _NUKTA:
            following = word[i + 2 : i + 3]
            table = {**_DEVANAGARI, **_DEVANAGARI_NUKTA}
        if char in table:
            value = table[char]
            # The inherent a: before a sign it is not there, and at the end it is not said.
            said = "क" <= char <= "ह" and following and following not in _CONSONANT_SIGNS
            out.append(value + "a" if said else value)
        elif char in _DEVANAGARI_SIGNS:
            out.append(_DEVANAGARI_SIGNS[char])
        elif char not in (_NUKTA, _VIRAMA):
            out.append(ascii_words(char))
    full = "".join(out)
    # Also silent between VC_CV: Manamohan is said Manmohan.
    short = re.sub(r"(?<=[aeiou][bcdfghjklmnpqrstvyz])a(?=[bcdfghjklmnpqrstvyz]h?[aeiou])", "", full)
    if word[-2:-1] == _VIRAMA:  # after a cluster the last a is written: Indra, Shreshtha
        return distinct([short + "a", short, (short + "a").replace("v", "w")])
    return distinct([short, full, short.replace("v", "w"), full.replace("v", "w")])


def _letters(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(c) or ascii_words(c) for c in word)


def _armenian(word: str) -> tuple[str, ...]:
    low = word.lower().replace("և", "եւ")
    low = re.sub("ու", "\x01", low)
    readings = []
    for table in (_ARMENIAN, _WESTERN_ARMENIAN):
        spelled = _letters(low, {**table, "\x01": "u"})
        spelled = re.sub(r"^ե", "ye", spelled)
        if low.startswith("ո") and not low.startswith("\x01"):
            spelled = "vo" + spelled[1:]
        readings.append(spelled)
    if low.startswith("ե"):
        readings.insert(1, "y" + readings[0])
    return distinct([readings[0], *readings[1:], readings[0].replace("iu", "yu")])


@lru_cache(maxsize=16384)
def _read_word(word: str, script: str) -> tuple[str, ...]:
    if script == "Grek":
        return _greek(word)
    if script == "Hebr":
        return _hebrew(word)
    if script == "Deva":
        return _devanagari(word)
    if script == "Thai":
        return _known().get(word) or read_thai(word)
    if script == "Geor":
        spelled = _letters(word.lower(), _GEORGIAN)
        return distinct([spelled, spelled.replace("kh", "h")])
    if script == "Armn":
        return _armenian(word)
    if known := _known().get(word):
        return known
    return distinct([ascii_words(word).replace(" ", "")])


def native_other(text: str, script: str) -> str:
    """Lower case without accents or points; Greek final sigma as sigma; Indic signs kept."""
    if script in ("Grek", "Hebr"):
        text = _plain(text).replace("ς", "σ")
    return " ".join(re.sub(r"[.,;:'\"()\-·]", " ", text.lower()).split())


def read_other(text: str, script: str) -> tuple[str, ...]:
    """Readings of a text in any script without a module of its own."""
    words = re.findall(r"[^\s.,;:()\-·/]+", text)
    return combine([distinct([*_read_word(w, script)]) for w in words])
