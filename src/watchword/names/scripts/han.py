"""Chinese: names of people and organisations in Han characters.

A person is listed under pinyin in mainland China, under Hong Kong's customary spelling of Cantonese,
Wade-Giles in Taiwan, and Hokkien, Teochew, Hakka or Cantonese spellings in South-East Asia; the
reading gives each manner through tables. An organisation is listed under a translation: common words
are translated (``data/chinese_words.tsv``) and what is left, the brand, is read in pinyin.

pypinyin's table and opencc are loaded when the first Han character is met, not before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import cast

from watchword.names.scripts.reading import ascii_words, combine, distinct
from watchword.names.scripts.wade import wade_giles
from watchword.names.tables import forms_of, read_table

__all__ = ["chinese_syllable_classes", "native_han", "read_han"]

_RUNS = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W_]+")


@cache
def _simplify() -> Callable[[str], str]:
    from opencc import OpenCC  # heavy: only once Han occurs

    return cast("Callable[[str], str]", OpenCC("t2s").convert)


@lru_cache(maxsize=16384)
def native_han(text: str) -> str:
    """Simplified characters, lower case, no separators."""
    return re.sub(r"[^\w]", "", _simplify()(text)).lower()


@cache
def _surnames() -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Surname → pinyin, Hong Kong spellings, South-East Asian and older spellings."""
    return {
        native: (pinyin, tuple(forms_of(hong_kong)), tuple(forms_of(others)))
        for native, pinyin, hong_kong, others, _source in read_table("chinese_surnames")
    }


@cache
def _cantonese() -> dict[str, str]:
    """Character → its customary Hong Kong spelling in given names."""
    return {
        char: syllable
        for syllable, chars, _source in reversed(read_table("cantonese_syllables"))
        for char in chars
    }


@cache
def _sounds() -> dict[str, tuple[str, str]]:
    """Character → the foreign sounds that it mostly spells, the likelier first."""
    return {
        char: (sound, second)
        for sound, second, chars, _source in reversed(read_table("chinese_sounds"))
        for char in chars
    }


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Word of an organisation's name → its pinyin, joined, and its usual translation."""
    return {
        native: (pinyin, english.replace("_", " "))
        for native, pinyin, english, _source in read_table("chinese_words")
    }


#: In names of companies and people these are read otherwise than in most words.
_IN_NAMES = {"长": "chang", "都": "du", "行": "hang"}
_UMLAUTS = str.maketrans("üǖǘǚǜ", "vvvvv")


@cache
def _pinyin() -> dict[int, str]:
    """Character → its commonest pinyin, from pypinyin's table of characters.

    The table alone is loaded: with its 47,000 phrases the package takes 55 MB and 0.15 s, and of 5,122
    labelled names they change three. Words whose reading they would settle stand in
    ``data/chinese_words.tsv``.
    """
    package = find_spec("pypinyin")
    places = package.submodule_search_locations if package else None
    spec = spec_from_file_location("_pinyin_dict", Path(places[0]) / "pinyin_dict.py") if places else None
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("pypinyin isn't installed; `pip install pypinyin` brings it.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("dict[int, str]", module.pinyin_dict)


@lru_cache(maxsize=16384)
def _syllables(text: str) -> tuple[str, ...]:
    """Pinyin of each character, without tones; ü is v."""
    table = _pinyin()
    spelled = (_IN_NAMES.get(c) or table.get(ord(c), c).partition(",")[0].translate(_UMLAUTS) for c in text)
    return tuple(ascii_words(s).replace(" ", "") for s in spelled)


def _surname_length(name: str) -> int:
    """How many characters at the head of a name are a surname; 0 where none is known."""
    surnames = _surnames()
    if len(name) >= 3 and name[:2] in surnames:
        return 2
    return 1 if name[:1] in surnames else 0


def _umlaut(spelling: str) -> list[str]:
    """吕 is lü: passports write lyu or lu, older ones lv."""
    if re.search(r"(?:^|\s)[ln]v", spelling):
        return [re.sub(r"\b([ln])v", rf"\1{u}", spelling) for u in ("u", "yu", "v")]
    return [spelling]


def _person(name: str, surname_length: int) -> tuple[str, ...]:
    surname, given = name[:surname_length], name[surname_length:]
    pinyin, hong_kong, others = _surnames()[surname]
    syllables = list(_syllables(given)) if given else []
    joined, apart = "".join(syllables), " ".join(syllables)
    readings = [f"{s} {joined}".strip() for s in _umlaut(pinyin)[:2]]
    readings.append(f"{_umlaut(pinyin)[0]} {apart}".strip())
    cantonese = _cantonese()
    if given and hong_kong and all(c in cantonese for c in given):
        readings.append(f"{hong_kong[0]} {' '.join(cantonese[c] for c in given)}")
    if given:
        wade = [wade_giles(s) for s in syllables]
        readings.append(f"{wade_giles(pinyin)} {' '.join(wade)}")
        # Hokkien and the like have no table for given names: the surname changes, the rest is pinyin.
        readings.extend(f"{other} {apart}" for other in (*others[:1], *hong_kong[:1]))
    else:
        readings.extend((*hong_kong[:2], *others[:2]))
    return distinct(readings)


def _segments(text: str) -> list[str]:
    """Known words of organisations, longest first from the left; what is between stays together."""
    known = _words()
    out: list[str] = []
    loose = ""
    i = 0
    while i < len(text):
        for size in range(min(10, len(text) - i), 1, -1):
            if text[i : i + size] in known:
                if loose:
                    out.extend(_after_city(loose))
                    loose = ""
                out.append(text[i : i + size])
                # 市 and 省 after a place only say that it is a city or a province.
                i += size + (text[i + size : i + size + 1] in ("市", "省"))
                break
        else:
            loose += text[i]
            i += 1
    if loose:
        out.extend(_after_city(loose))
    return out


def _after_city(loose: str) -> list[str]:
    """A city that no table knows, and what comes after it: 金华市海润 is 金华 and 海润."""
    city, mark, rest = loose.partition("市")
    return [city, rest] if mark and 2 <= len(city) <= 3 and rest else [loose]


def _organisation(text: str) -> tuple[str, ...]:
    known = _words()
    segments = _segments(text)
    loose = {s: "".join(_syllables(s)) for s in segments if s not in known}
    spaced = {s: " ".join(_syllables(s)) for s in loose}
    translated = [known[s][1] if s in known else loose[s] for s in segments]
    return distinct(
        [
            " ".join(translated),
            " ".join(known[s][0] if s in known else loose[s] for s in segments),
            " ".join(known[s][1] if s in known else spaced[s] for s in segments),
            " ".join(_syllables(text)),
            "".join(_syllables(text)) if len(text) <= 12 else "",
        ]
    )


def _foreign(name: str) -> tuple[str, ...]:
    """A foreign name behind its Chinese spelling: 奥巴马 is Obama; nothing where that is unlikely."""
    sounds = _sounds()
    if len(name) < 2 or any(c not in sounds for c in name):
        return ()
    return distinct(_tidy("".join(sounds[c][i] for c in name)) for i in (0, 1))


def _tidy(spelled: str) -> str:
    """Doubled letters made single: where two characters meet, both may spell one sound."""
    return re.sub(r"(.)\1+", r"\1", spelled)


def _read_run(run: str, *, foreign: bool = False) -> tuple[str, ...]:
    known = _words()
    if len(run) >= 2 and any(s in known for s in _segments(run)):
        if len(run) <= 3 and (length := _surname_length(run)):
            return distinct([*_person(run, length)[:4], *_organisation(run)[:2]])
        return _organisation(run)
    if foreign and (spelled := _foreign(run)):
        syllables = _syllables(run)
        return distinct([spelled[0], "".join(syllables), spelled[-1], " ".join(syllables)])
    if 1 <= len(run) <= 4 and (length := _surname_length(run)) and len(run) - length <= 2:
        return distinct([*_person(run, length), *_foreign(run)])
    syllables = _syllables(run)
    return distinct(["".join(syllables), *_foreign(run), " ".join(syllables)])


@lru_cache(maxsize=16384)
def read_han(text: str) -> tuple[str, ...]:
    """Readings of a Chinese text: surname first, given-name syllables joined, then apart.

    >>> read_han("单田芳")[0]
    'shan tianfang'

    Two to four characters under a known surname are read as a person, also where a space stands
    between surname and given name; anything longer as an organisation or as a foreign name spelled
    by sound, whose parts a middle dot divides.
    """
    # Brackets stand around a place inside a company's name: 新全电子(香港)有限公司.
    runs = _RUNS.findall(re.sub(r"[()]", "", _simplify()(text)))
    if len(runs) == 2 and sum(map(len, runs)) <= 4:
        # Given name after or before: only one of the two is a surname as a rule.
        first, second = runs
        surnames = _surnames()
        if first in surnames and not second.isascii():
            return _person(first + second, len(first))
        if second in surnames and not first.isascii():
            return _person(second + first, len(second))
    # The middle dot stands between the parts of a foreign name.
    foreign = "·" in text
    parts = [(ascii_words(r),) if r.isascii() else _read_run(r, foreign=foreign) for r in runs]
    return combine(parts)


@cache
def chinese_syllable_classes() -> dict[str, tuple[str, ...]]:
    """Romanised surname, any custom → the pinyin surnames it may stand for, most common first.

    >>> "chen" in chinese_syllable_classes()["tan"]
    True

    From the surname table (Hong Kong, Taiwan, South-East Asia) and Wade-Giles; a pinyin surname
    stands for itself first. Two words may be one surname when their tuples meet.
    """
    found: dict[str, dict[str, None]] = {}
    for pinyin, _hong_kong, _others in _surnames().values():
        for plain in _umlaut(pinyin):
            found.setdefault(plain, {})[pinyin] = None
    for pinyin, hong_kong, others in _surnames().values():
        for spelling in (*hong_kong, *others, wade_giles(pinyin)):
            found.setdefault(spelling, {})[pinyin] = None
    return {spelling: tuple(classes) for spelling, classes in found.items()}
