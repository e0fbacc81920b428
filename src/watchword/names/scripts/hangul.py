"""Korean: Hangul to the spellings that passports, newspapers and lists use.

South Korean passports mix Revised Romanisation (2000) with custom (Park, Lee, Young, Hee); the DPRK
and lists that quote it follow its 1992 system, near McCune-Reischauer (1939): Kim Jong Un, Pak Pong
Ju, Ri Sol Ju. Syllables of a given name are written joined (Geunhye), hyphened (Geun-hye) or apart
(Jong Un): readings offer both.
"""

from __future__ import annotations

import re
from functools import cache

from watchword.names.scripts.reading import ascii_words, combine, distinct
from watchword.names.tables import forms_of, read_table

__all__ = ["read_hangul"]

_FIRST, _LAST = 0xAC00, 0xD7A3
_RR = (
    "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" "),
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" "),
    " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" "),
)
# North Korean custom: o for eo, u for eu, k t p at the head of a syllable, th ph kh for aspirates.
_DPRK = (
    "k kk n t tt r m p pp s ss  j jj ch kh th ph h".split(" "),
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".split(" "),
    _RR[2],
)
_MR = (
    "k kk n t tt r m p pp s ss  ch tch ch k t p h".split(" "),
    _DPRK[1],
    _RR[2],
)
# South Korean custom, as names are mostly spelled in English.
_CUSTOM = (
    "k kk n d tt r m b pp s ss  j jj ch k t p h".split(" "),
    "a ae ya yae u e you ye o wa wae oe yo oo wo we wi yu eu ui ee".split(" "),
    _RR[2],
)
_WORDS = re.compile(r"[\uac00-\ud7a3]+|[^\W\uac00-\ud7a3_]+")


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    return {hangul: tuple(forms_of(r)) for hangul, r, _source in read_table("korean_surnames")}


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """Syllables of given names with a custom of their own: 영 young, 희 hee, 철 chol …"""
    return {hangul: tuple(forms_of(r)) for hangul, r, _source in read_table("korean_syllables")}


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Word of an organisation's name → how it is romanised, and its usual translation."""
    return {
        hangul: (romanised, english.replace("_", " "))
        for hangul, romanised, english, _source in read_table("korean_words")
    }


def _segments(word: str) -> list[str]:
    """Known words of organisations inside one written word, longest first from the left."""
    known = _words()
    out: list[str] = []
    loose = ""
    i = 0
    while i < len(word):
        size = next((n for n in range(min(12, len(word) - i), 1, -1) if word[i : i + n] in known), 0)
        if not size:
            loose += word[i]
            i += 1
            continue
        out.extend(filter(None, (loose, word[i : i + size])))
        loose = ""
        i += size
    return [*out, loose] if loose else out


def _spell(syllable: str, system: tuple[list[str], list[str], list[str]]) -> str:
    point = ord(syllable) - 0xAC00
    if not 0 <= point <= _LAST - _FIRST:
        return ascii_words(syllable)
    first, rest = divmod(point, 588)
    middle, last = divmod(rest, 28)
    return system[0][first] + system[1][middle] + system[2][last]


def _custom(syllable: str) -> str:
    known = _syllables().get(syllable)
    return known[0] if known else _spell(syllable, _CUSTOM)


def _split_surname(word: str) -> tuple[str, str]:
    """Surname and given name of a whole Korean name, or ("", word) where it is not one."""
    surnames = _surnames()
    if 3 <= len(word) <= 5 and word[:2] in surnames and len(word) - 2 <= 2:
        return word[:2], word[2:]
    if 1 <= len(word) <= 4 and word[0] in surnames:
        return word[0], word[1:]
    return "", word


def _person(surname: str, given: str) -> tuple[str, ...]:
    north_name, custom_name, revised_name = _surnames()[surname][:3]
    joined = "".join(_spell(s, _RR) for s in given)
    apart = " ".join(_spell(s, _RR) for s in given)
    north = " ".join(_spell(s, _DPRK) for s in given)
    custom = " ".join(_custom(s) for s in given)
    reischauer = " ".join(_spell(s, _MR) for s in given)
    return distinct(
        [
            f"{north_name} {north}",
            f"{custom_name} {joined}",
            f"{custom_name} {custom}",
            f"{custom_name} {custom.replace(' ', '')}",
            f"{revised_name} {apart}",
            f"{north_name} {reischauer}",
        ]
    )


def _given(word: str) -> tuple[str, ...]:
    """A given name alone: joined and apart, in each manner."""
    joined = "".join(_spell(s, _RR) for s in word)
    custom = [_custom(s) for s in word]
    north = [_spell(s, _DPRK) for s in word]
    return distinct([" ".join(north), joined, " ".join(custom), "".join(custom)])


# Sounds of foreign names: a vowel is put in where Korean cannot do without, ㅂ stands for v and ㅍ
# for f, ㄹ for r and l.
_LOAN_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=[bcdfghjkmnpst])eu(?=[^aeiou]|$)", ""),
        (r"(?<=l)leu(?=[^aeiou]|$)", ""),
        (r"r?eu(?=[ ]|$)", ""),
        (r"(?<=r)eu(?=[^aeiou])", ""),
        (r"lr|nr|rl|ll", "l"),
        (r"syo", "sho"),
        (r"si", "shi"),
        (r"eo", "o"),
        (r"ae", "e"),
        (r"weo|wo", "wo"),
    )
)


def _loan(word: str) -> str:
    """A foreign name behind its Korean spelling: 크리스 is kris, 워싱턴 woshington."""
    spelled = "".join(_spell(s, _RR) for s in word)
    for pattern, to in _LOAN_RULES:
        spelled = pattern.sub(to, spelled)
    return spelled


def _sounded(word: str) -> str:
    """Revised Romanisation of a common word, with the one change that shows: ㄹ doubled is ll."""
    spelled = "".join(_spell(s, _RR) for s in word)
    return re.sub(r"lr|nr|rl", "ll", spelled)


def _is_hangul(word: str) -> bool:
    return _FIRST <= ord(word[0]) <= _LAST


def read_hangul(text: str) -> tuple[str, ...]:
    """Readings of a Korean text; a word of two to four syllables under a known surname is a person.

    >>> read_hangul("김정은")[:2]
    ('kim jong un', 'kim jeongeun')
    """
    words = _WORDS.findall(text)
    surnames = _surnames()
    known = _words()
    if all(w in known for w in words) or any(s in known for w in words if len(w) > 2 for s in _segments(w)):
        return _organisation(words)
    if all(map(_is_hangul, words)) and 1 <= len(words) <= 4:
        if len(words) == 1:
            word = words[0]
            surname, given = _split_surname(word)
            if not surname:
                return _plain(words)
            if not given:
                return surnames[surname]
            if len(word) == 2:  # 현지 is more often a given name than a surname and one syllable
                return distinct([*_given(word), *_person(surname, given)[2:]])
            return distinct([*_person(surname, given)[:5], *_plain(words)])
        if len(words) == 2 and words[0] in surnames and len(words[1]) <= 3:
            return _person(words[0], words[1])
        # Also with the family name last, as forms that were made for the West have it.
        if any(w in surnames for w in words) and all(len(w) <= 3 for w in words):
            return combine([surnames.get(w) or _given(w) for w in words])
    return _plain(words)


def _organisation(words: list[str]) -> tuple[str, ...]:
    """Known words translated, then romanised; the rest by sound."""
    known = _words()
    parts: list[tuple[str, ...]] = []
    for word in words:
        for segment in _segments(word) if _is_hangul(word) else [word]:
            if segment in known:
                romanised, english = known[segment]
                parts.append((english, romanised, english, romanised))
            else:
                sounds = _plain([segment])
                parts.append((sounds[0], sounds[-1], sounds[-1], sounds[0]))
    return combine(parts)


def _plain(words: list[str]) -> tuple[str, ...]:
    parts: list[tuple[str, ...]] = []
    for word in words:
        if _is_hangul(word):
            north = re.sub(r"lr|nr|rl", "ll", "".join(_spell(s, _DPRK) for s in word))
            loan = _loan(word)
            parts.append((_sounded(word), loan, loan.replace("p", "f").replace("b", "v"), north))
        else:
            parts.append((ascii_words(word),))
    return combine(parts)
