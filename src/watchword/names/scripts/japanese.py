"""Japanese: kana by Hepburn, and kanji names by tables of surnames and given names.

A kanji name has no reading of its own: 裕子 is Yuko or Hiroko. So only what the tables hold is read
(``data/japanese_names.tsv``), and a name with a kanji beyond them gets no Latin reading at all,
because a Chinese reading of it would be a different name. Hepburn follows the ALA-LC and passport
rules: long vowels unmarked (Ōno → Ono), or as the Japanese passport allows, oh and ou.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from watchword.names.scripts.reading import ascii_words, combine, distinct
from watchword.names.tables import forms_of, read_table

__all__ = ["looks_japanese", "native_japanese", "read_japanese"]

# Hiragana by row; katakana is shifted onto it.
_KANA = {
    k[0]: k[1:]
    for k in (
        "あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso "
        "ざza じji ずzu ぜze ぞzo たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne "
        "のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu "
        "めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ゔvu ゕka ゖke"
    ).split()
}
_SMALL = {
    "ゃ": "ya",
    "ゅ": "yu",
    "ょ": "yo",
    "ぁ": "a",
    "ぃ": "i",
    "ぅ": "u",
    "ぇ": "e",
    "ぉ": "o",
    "ゎ": "wa",
}
_TO_HIRAGANA = {c: c - 0x60 for c in range(0x30A1, 0x30F7)}
_KANA_RUN = re.compile(r"[\u3041-\u309f\u30a0-\u30ffー]+")
_KANJI_RUN = re.compile(r"[\u3005\u3006\u3400-\u9fff\uf900-\ufaff]+")
_TOKENS = re.compile(r"[\u3041-\u309f\u30a0-\u30fa\u30fc-\u30ff]+|[\u3005\u3006\u3400-\u9fff]+|[^\W_]+")
# Characters made in Japan (kokuji, 々), and the post-war simplifications that neither of the Chinese
# standards shares: 沢 is 泽 in China and 澤 in Taiwan.
_ONLY_JAPANESE = frozenset(
    "々〆畑畠辻込峠榊枠凪笹麿栃働匂搾"
    "両亀伝価倹児処剣剤労効勧単厳収囲図圏圧塁塩増壊壌壱売変奨嬢実寛対専巌巣巻帯帰庁広廃弁弐弾従"
    "徳徴応恵悩悪懐戦戻払抜択拝拠拡挙挿捜掲揺摂撃斉斎暁暦曽栄桜桟検楽様槙権欠歓歩歯歳歴毎気沢浄浜"
    "涙渇済渉渋渓満滝瀬焼犠猟獣畳県砕稲穂穏穣竜粛糸経絵継続総縁縄縦繊聴脳臓艶芸蔵薫薬蛍覇覚覧観訳読"
    "譲豊賛転軽辺逓遅郷酔醸釈鉄鉱銭鋳錬関闘陥険隠雑霊頼顕駅駆騒験髄髪鶏黒黙齢"
) - frozenset("欠糸芸")  # old characters of their own in China


@cache
def _names() -> dict[str, dict[str, tuple[str, ...]]]:
    """Kind (``surname``, ``given``, ``word``) → kanji → readings."""
    found: dict[str, dict[str, tuple[str, ...]]] = {"surname": {}, "given": {}, "word": {}}
    for kind, native, readings, _source in read_table("japanese_names"):
        found[kind][native] = tuple(forms_of(readings))
    return found


@cache
def _chinese_surnames() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("chinese_surnames"))


def looks_japanese(text: str) -> str:
    """Whether a text in kanji alone is Japanese: ``yes``, ``perhaps`` or ``no``.

    ``yes`` where a character is Japanese only, or a known Japanese surname of two or more characters
    heads a name of four to six; ``perhaps`` where such a surname heads three.
    """
    if any(c in _ONLY_JAPANESE for c in text):
        return "yes"
    if "株式" in text:
        return "yes"
    surnames = _names()["surname"]
    words = _KANJI_RUN.findall(text)
    if not words:
        return "no"
    first = words[0]
    head = next((first[:n] for n in (3, 2) if first[:n] in surnames and len(first[:n]) == n), "")
    whole = sum(map(len, words))
    if not head:
        return "no"
    if first == head and len(words) > 1:
        return "yes" if whole <= 6 else "no"
    if head[0] not in _chinese_surnames() and whole <= 6:
        return "yes"  # 佐藤 and 鈴木 cannot be a Chinese surname and a syllable
    return {2: "perhaps", 3: "perhaps", 4: "yes", 5: "yes", 6: "yes"}.get(whole, "no")


def native_japanese(text: str) -> str:
    """Hiragana as katakana, lower case, no separators."""
    return "".join(
        chr(ord(c) + 0x60) if "\u3041" <= c <= "\u3096" else c
        for c in text.lower()
        if c.isalnum() or c in "ー々"
    )


@lru_cache(maxsize=8192)
def _hepburn(kana: str) -> str:
    """Kana in Hepburn, long vowels written out."""
    out = ""
    double = False
    for char in kana.translate(_TO_HIRAGANA):
        if char == "っ":
            double = True
            continue
        if char == "ー":
            out += out[-1:] if out[-1:] in "aeiou" else ""
            continue
        if char in _SMALL:
            small = _SMALL[char]
            if out.endswith(("shi", "chi", "ji")) and small[0] == "y":
                out = out[:-1] + small[1:]
            elif out.endswith("i") and small[0] == "y":
                out = out[:-1] + small
            elif out[-1:] in "uieo" and len(out) > 1 and small[0] != "y":
                out = out[:-1] + small  # ファ fa, ティ ti, チェ che
            else:
                out += small
            continue
        value = _KANA.get(char, "")
        if double and value:
            out += "t" if value.startswith("ch") else value[0]
        double = False
        out += value
    return re.sub(r"n(?=[bmp])", "n", out)


def _lengths(spelled: str) -> tuple[str, ...]:
    """Long o and u as they are mostly printed (short), then as spelled."""
    short = re.sub(r"uu", "u", re.sub(r"o[uo]", "o", spelled))
    mm = re.sub(r"n(?=[bmp])", "m", short)
    return distinct([short, spelled, re.sub(r"o[uo]", "oh", spelled), mm])


def _kanji(run: str) -> list[tuple[str, ...]] | None:
    """Readings of one run of kanji, surname and given name apart; None where part of it is unknown."""
    tables = _names()
    for table in ("word", "surname", "given"):
        if run in tables[table]:
            return [tables[table][run]]
    for size in range(len(run) - 1, 0, -1):
        for word, rest, first in ((run[:size], run[size:], True), (run[-size:], run[:-size], False)):
            if (readings := tables["word"].get(word)) and (others := _kanji(rest)) is not None:
                return [readings, *others] if first else [*others, readings]
    for size in (3, 2, 1):
        if len(run) > size and run[:size] in tables["surname"]:
            given = run[size:]
            if given in tables["given"]:
                return [tables["surname"][run[:size]], tables["given"][given]]
    return None


def read_japanese(text: str) -> tuple[str, ...]:
    """Readings of a Japanese text; none where it has a kanji name that the tables don't know.

    >>> read_japanese("やまだ たろう")[0]
    'yamada taro'
    """
    parts: list[tuple[str, ...]] = []
    end = 0
    for found in _TOKENS.finditer(text):
        token = found.group()
        joined = found.start() == end
        end = found.end()
        if _KANA_RUN.fullmatch(token):
            parts.append(_lengths(_hepburn(token)))
        elif _KANJI_RUN.fullmatch(token):
            readings = _kanji(token)
            if readings is None:
                return ()
            if joined and len(token) == 1 and parts:  # the 子 of くみ子
                parts[-1] = tuple(p + readings[0][0] for p in parts[-1])
            else:
                parts.extend(readings)
        else:
            parts.append((ascii_words(token),))
    return combine(parts)
