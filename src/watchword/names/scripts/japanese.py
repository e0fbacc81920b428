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
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "wa"}
_TO_HIRAGANA = {c: c - 0x60 for c in range(0x30A1, 0x30F7)}
_KANA_RUN = re.compile(r"[\u3041-\u309f\u30a0-\u30ffー]+")
_KANJI_RUN = re.compile(r"[\u3005\u3006\u3400-\u9fff\uf900-\ufaff]+")
_TOKENS = re.compile(r"[\u3041-\u309f\u30a0-\u30fa\u30fc-\u30ff]+|[\u3005\u3006\u3400-\u9fff]+|[^\W_]+")
# Characters made in Japan, and Japanese simplifications that neither Chinese standard has.
_ONLY_JAPANESE = frozenset(
    "々〆畑畠辻込峠榊枠凪笹麿栃働匂腺搾沢斎浜辺広竜桜渋関恵徳実塩駅県図検徴黒顕巌薫壱弐円"
    "応価仮気帰戯拠挙勧歓顔経軽茎継権験厳効剤済雑児釈収従渋獣縦粛処緒焼証奨嬢条状乗浄剰畳縄壌醸"
    "譲穣真尽図粋酔随髄枢瀬斉摂専戦繊銭潜践曽双壮荘捜挿巣騒総聡蔵臓続堕対帯滞滝沢択単団弾遅痴"
    "虫鋳庁聴鎮逓鉄転点伝灯当闘独読届悩脳拝廃売麦発髪抜蛮秘浜瓶払仏併並変弁宝豊黙弥薬訳予与様"
    "揺謡頼覧欄竜両猟緑塁涙励戻霊隷齢歴恋練炼錬炉労楼録湾亜圧囲医為逸稲飲隠営栄衛駅"
) - frozenset(
    # also written so in simplified or traditional Chinese
    "並亜働与予双壮荘总虫点灯当独売麦蛮秘瓶併仏変黙弥頼覧両塁涙励戻霊隷炉労楼湾囲医飲隠関"
    "真条状乗尽図粋随枢斉単団対帯届庁遅痴聴炼顔経軽継権嬢縄読続薬訳様揺謡欄猟緑齢歴恋練錬録"
    "従獣縦粛処証奨剰醸譲穣剤児価仮戯拠厳効潜践転堕滞択聡蔵臓総銭繊専豊宝稲営衛壌収捜騒挿鋳鎮"
    "腺麿徴薫発髪抜浄畳払拝廃悩脳弁闘応気円焼壱弐逓逸圧栄巌顕黒検茎髄瀬曽為円"
)


@cache
def _names() -> dict[str, dict[str, tuple[str, ...]]]:
    """Kind (``surname``, ``given``, ``word``) → kanji → readings."""
    found: dict[str, dict[str, tuple[str, ...]]] = {"surname": {}, "given": {}, "word": {}}
    for kind, native, readings, _source in read_table("japanese_names"):
        found[kind][native] = tuple(forms_of(readings))
    return found


def looks_japanese(text: str) -> str:
    """Whether a text in kanji alone is Japanese: ``yes``, ``perhaps`` or ``no``.

    ``yes`` where a character is Japanese only, or a known Japanese surname of two or more characters
    heads a name of four to six; ``perhaps`` where such a surname heads three.
    """
    if any(c in _ONLY_JAPANESE for c in text):
        return "yes"
    surnames = _names()["surname"]
    words = _KANJI_RUN.findall(text)
    if any(w in _names()["word"] for w in words) or any(
        text.startswith(w) or text.endswith(w) for w in _names()["word"]
    ):
        return "yes"
    if not words:
        return "no"
    first = words[0]
    head = next((first[:n] for n in (3, 2) if first[:n] in surnames and len(first[:n]) == n), "")
    whole = sum(map(len, words))
    if not head:
        return "no"
    if first == head and len(words) > 1:
        return "yes" if whole <= 6 else "no"
    return {2: "perhaps", 3: "perhaps", 4: "yes", 5: "yes", 6: "yes"}.get(whole, "no")


def native_japanese(text: str) -> str:
    """Hiragana as katakana, lower case, no separators."""
    return "".join(
        chr(ord(c) + 0x60) if "\u3041" <= c <= "\u3096" else c for c in text.lower() if c.isalnum() or c in "ー々"
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
    for word, readings in tables["word"].items():
        if run.startswith(word):
            rest = _kanji(run[len(word) :])
            return None if rest is None else [readings, *rest]
        if run.endswith(word):
            rest = _kanji(run[: -len(word)])
            return None if rest is None else [*rest, readings]
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
    for token in _TOKENS.findall(text):
        if _KANA_RUN.fullmatch(token):
            parts.append(_lengths(_hepburn(token)))
        elif _KANJI_RUN.fullmatch(token):
            readings = _kanji(token)
            if readings is None:
                return ()
            parts.extend(readings)
        else:
            parts.append((ascii_words(token),))
    return combine(parts)
