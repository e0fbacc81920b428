"""Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh and kin.

One Cyrillic name has as many Latin spellings as offices that wrote it. The manners followed:
BGN/PCGN 1947 (Russian) and 2019 (Ukrainian), BGN/PCGN 1979 (Belarusian), the 2009 Bulgarian
transliteration law, Serbian Gaj letters, ICAO Doc 9303 as Russian passports have used since 2014,
and the newspaper spelling (-y for -ий, e for е everywhere).
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.names.scripts.reading import ascii_words, combine, distinct

__all__ = ["native_cyrillic", "read_cyrillic"]


def _table(pairs: str) -> dict[str, str]:
    return {p[0]: p[1:] for p in pairs.split()}


_BASE = _table(
    "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ "
    "ыy ь эe юyu яya іi їyi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓgj ќkj ѕdz әa ғgh қq ңng өo ұu үu һh "
    "ҡq ҫs ҙz ҷj ҳh ӣi ӯu ӈng ҕgh ӏ ѣe ѳf ѵi ҩo ӡdz ҭt ҵts ӷgh ҟk ԥp"
)
_PASSPORT = {**_BASE, **_table("ёe йi ъie юiu яia цts")}
_NEWS = {**_BASE, **_table("ёe")}
_SCHOLAR = {**_BASE, **_table("жz йj хh цc чc шs щsc юju яja ёe")}  # Serbo-Croatian, ISO 9, German
_UKRAINIAN = {**_BASE, **_table("гh иy йy їyi єye")}
_UKRAINIAN_ROMAN = {**_BASE, **_table("гh иy йi їi єie юiu яia")}
_BULGARIAN = {**_BASE, **_table("хh щsht ъa ьy")}
_SERBIAN = {**_BASE, **_table("жz хh цc чc шs")}
_SERBIAN_WIDE = {**_BASE, **_table("хh љl њn ћch")}
_KAZAKH = {**_BASE, **_table("ғg қk хkh")}

_VOWELS = frozenset("аеёиоуыэюяіїєәөұүъь")
_WORDS = re.compile(r"[^\W_]+(?:['][^\W_]+)*")
# Ukrainian without its own letters shows in endings and in given names.
_UKRAINIAN_WORDS = re.compile(
    r".*(?:[сзц]ьк(?:ий|а|ого)|енко|чук|щук|юк)$|"
    r"(?:олександр|володимир|микола|дмитро|петро|михайло|василь|павло|катерина|олена|олег|"
    r"богдан|тарас|остап|галина|ганна|оксана|євген|ігор)а?$"
)


def _language(low: str) -> str:
    """A two-letter guess from letters that only one orthography has; "ru" where nothing tells."""
    letters = set(low)
    if letters & set("әғқңұүһөҳҷ"):
        return "kk"
    if "ў" in letters or ("і" in letters and "ы" in letters):
        return "be"
    if letters & set("іїєґ"):
        return "uk"
    if letters & set("ђјљњћџѓќѕ"):
        return "sr"
    if letters & set("ыэё"):
        return "ru"
    if re.search(r"ъ(?![еёюя])", low):
        return "bg"
    if any(_UKRAINIAN_WORDS.match(w) for w in low.split()):
        return "uk?"
    return "ru"


def _spell(word: str, table: dict[str, str], *, ye: bool = False) -> str:
    """One word by a table; with ``ye``, е is ye at the start and after vowels, ъ and ь (BGN)."""
    out: list[str] = []
    before = ""
    for char in word:
        latin = table.get(char)
        if latin is None:
            latin = ascii_words(char)
        elif ye and char == "е" and (not before or before in _VOWELS or before == "й"):
            latin = "ye"
        out.append(latin)
        before = char
    return "".join(out)


def _newspaper(word: str) -> str:
    """As newspapers write: -ий and -ый end in y, ье is ie, кс is x."""
    word = re.sub(r"[иы]й$", "ы", word)
    return _spell(word, _NEWS).replace("ks", "x")


def _foreign(word: str) -> str:
    """A foreign name behind its Russian spelling: дж is j, х h, кс x, ё o, ц z."""
    word = word.replace("дж", "j").replace("кс", "x").replace("ье", "ie").replace("уи", "wi")
    word = word.replace("уэ", "we").replace("уа", "wa")
    table = {**_NEWS, "х": "h", "ё": "o", "ц": "z", "ю": "u", "j": "j", "x": "x"}
    return _spell(word, {**table, "w": "w", "i": "i", "e": "e", "a": "a"})


def _russian(word: str) -> list[str]:
    bgn = _spell(word, _BASE if "ё" not in word else {**_BASE, "ё": "e"}, ye=True)
    short = re.sub(r"(?:iy|yy)$", "y", bgn)
    plain = _spell(word, _NEWS)
    loose = _newspaper(word)
    passport = _spell(word, _PASSPORT)
    yo = _spell(word, _BASE, ye=True) if "ё" in word else bgn
    return [bgn, short, passport, loose, yo, plain, _foreign(word)]


def _ukrainian(word: str) -> list[str]:
    word = word.replace("'", "")
    apart = {**_UKRAINIAN, "є": "ie", "ї": "i", "ю": "iu", "я": "ia", "й": "i"}
    first = {"є": "ye", "ї": "yi", "ю": "yu", "я": "ya", "й": "y"}.get(word[:1])
    bgn = _spell(word, _UKRAINIAN).replace("зг", "zgh")
    official = (first + _spell(word[1:], apart)) if first else _spell(word, apart)
    ending = re.sub(r"(?:yy|iy|yi|ii)$", "y", bgn)
    russian = _spell(word, {**_BASE, "є": "e", "ї": "i"}, ye=True)
    return [bgn, ending, official, russian, re.sub(r"(?:iy|yy)$", "y", russian)]


@lru_cache(maxsize=16384)
def _read_word(word: str, language: str) -> tuple[str, ...]:
    if language == "uk":
        spellings = _ukrainian(word)
    elif language == "uk?":
        spellings = [*_ukrainian(word)[:3], *_russian(word)[:3]]
    elif language == "be":
        spellings = [
            _spell(word, {**_BASE, "г": "h", "е": "ye", "ё": "yo"}),
            _spell(word, {**_BASE, "г": "h", "ё": "io", "ў": "u", "я": "ia", "ю": "iu", "х": "kh"}),
            _spell(word, {**_BASE, "ў": "v"}),
        ]
    elif language == "bg":
        spellings = [_spell(word, _BULGARIAN), *_russian(word)[:3]]
    elif language == "sr":
        spellings = [_spell(word, _SERBIAN), _spell(word, _SERBIAN_WIDE), _spell(word, _SCHOLAR)]
    elif language == "kk":
        spellings = [_spell(word, _KAZAKH), _spell(word, _BASE), _spell(word, _PASSPORT)]
        spellings.append(re.sub(r"(?:iy|yy)$", "y", spellings[0]))
    else:
        spellings = _russian(word)
    return distinct((re.sub(r"[^a-z0-9]", "", s) for s in spellings), 7)


def _unstressed(low: str) -> str:
    """Without the acute that dictionaries and encyclopaedias put on the stressed vowel."""
    return low.replace("\u0301", "").replace("\u0300", "")


def native_cyrillic(text: str) -> str:
    """Lower case, ё written е, and no apostrophes, as Cyrillic texts themselves vary."""
    plain = _unstressed(text.lower()).replace("ё", "е").replace("'", "")
    return " ".join(re.sub(r"[^\w ]", " ", plain).split())


def read_cyrillic(text: str) -> tuple[str, ...]:
    """Readings of a Cyrillic text, BGN's first.

    >>> read_cyrillic("Дмитрий")[:2]
    ('dmitriy', 'dmitry')
    """
    low = _unstressed(text.lower())
    language = _language(low)
    return combine([_read_word(w, language) for w in _WORDS.findall(low)])
