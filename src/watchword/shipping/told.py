"""What a cell says beside what its column means: where goods were made and by whom, several places."""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.names.lexicon import lexicon
from watchword.places import is_place_name, place_of, stops_of

__all__ = ["maker_in", "origin_in", "readable", "stops_in"]

_MADE = re.compile(
    r"(?:\b(?:made|manufactured|produced|assembled|fabricated) in(?: the)?"
    r"|\b(?:country of origin|origin country|place of origin|goods of|origin(?:ating (?:in|from))?|coo)\b"
    r"(?: is| the|:)*"
    r"|\bhergestellt in(?: den)?|\bursprung(?:sland)?\b|\b(?:fabriqué|produit)e?s? (?:en|aux?)"
    r"|\b(?:hecho|fabricado|producido)s? en(?: los)?"
    r"|\b(?:pays d['’]origine|país de origen|pais de origen|origine|origen)\b"
    r"|\bfabbricato in|\bprodotto in|\bfeito n[oa]s?|\bfabricado n[oa]s?|\bсделано в|\bпроизведено в"
    r"|\bстрана происхождения|\bпроисхождение|原产国|原产地|產地|产地|产自|原產國)\s*[:：=-]?\s*",
    re.I,
)
#: "US origin", "U.S.-origin", "of Chinese origin" (adjectives of countries aren't known, and left out).
_BEFORE = re.compile(r"((?:[\w.]+[ -]){1,3})origin\b", re.I)
_MAKER = re.compile(
    r"(?:\b(?:manufacturer|manufactured by|mfr|mfg(?: by)?|mfd by|maker|made by|producer|produced by"
    r"|hersteller|hergestellt von|fabricante|fabricado por|fabricant|fabriqué par|produttore|prodotto da"
    r"|производитель|изготовитель)\b\.?(?:\s*(?:name|is))?|生产商|制造商|生产厂家|厂家)\s*[:：=-]?\s*",
    re.I,
)
_BY = re.compile(r"\b(?:by|von|por|par|da)\b|商|厂", re.I)
#: What a text must hold for the expressions above to find anything: looked for first, since it takes no time.
_ORIGIN_HINTS = (
    "origin", "made in", "manufactured in", "produced in", "assembled in", "fabricated in", "coo",
    "hergestellt", "ursprung", "fabri", "prod", "hecho", "origen", "feito", "сделано", "произведено",
    "происхождени", "原产",
    "原產", "产地", "產地", "产自",
)  # fmt: skip
_MAKER_HINTS = (
    "manufactur", "mfr", "mfg", "mfd", "maker", "made by", "produce", "produtt", "prodotto", "hersteller",
    "hergestellt", "fabri", "производитель", "изготовитель", "生产", "制造", "厂",
)  # fmt: skip
#: Where a maker's name ends.
_END = re.compile(
    r"\s*(?:[;|\n(\[，；。]|\.\s|,(?!\s*(?:ltd|limited|inc|llc|co\b|corp|gmbh|s\.?a|b\.?v|plc))|\s[-–—]\s|"
    r"\b(?:origin|made in|hs|cas|lot|batch|country|net|gross)\b).*$",
    re.I | re.S,
)
#: No name of a country has more words: "Democratic People's Republic of Korea".
_MOST_WORDS = 5
_MOST_LETTERS = 20_000
#: Names are no longer; what is, is a sentence.
_LONGEST_NAME = 120


@lru_cache(maxsize=65536)
def origin_in(text: str) -> str:
    """The country that a text states as the goods' origin, as written; "" where it states none.

    >>> origin_in("Ball valves, made in U.S.A., 20 pcs"), origin_in("valves, US origin")
    ('U.S.A.', 'US')
    """
    text = text[:_MOST_LETTERS]
    if not _hinted(text, _ORIGIN_HINTS):
        return ""
    for found in _MADE.finditer(text):
        if country := _country(
            re.split(r"[,;|()\n，；]|\.\s", text[found.end() :], maxsplit=1)[0], first=True
        ):
            return country
    for found in _BEFORE.finditer(text):
        if country := _country(found[1].rstrip(" -"), first=False):
            return country
    return ""


def _country(text: str, first: bool) -> str:
    """The longest name of a country that a text begins (or ends) with."""
    words = text.split()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        part = " ".join(words[:length] if first else words[-length:]).strip(" .-") or ""
        whole = f"{part}." if re.fullmatch(r"(?:\w\.)+\w", part) else part
        if is_place_name(whole) and place_of(whole):
            return whole
    if first and words and (place := place_of(words[0])) and place.kind != "locode":
        return words[0]
    return ""


def _hinted(text: str, hints: tuple[str, ...]) -> bool:
    low = text.lower()
    return any(hint in low for hint in hints)


@lru_cache(maxsize=65536)
def maker_in(text: str) -> str:
    """The manufacturer that a text of goods names; "" where it names none.

    >>> maker_in("Solar cells, manufacturer: Foo Energy Co., Ltd., 20 pcs")
    'Foo Energy Co., Ltd.'
    """
    text = text[:_MOST_LETTERS]
    if not _hinted(text, _MAKER_HINTS) or (found := _MAKER.search(text)) is None:
        return ""
    name = _END.sub("", text[found.end() : found.end() + 4 * _LONGEST_NAME]).strip(" ,)]")
    said = found[0].rstrip()[-1:] in ":：=-" or _BY.search(found[0])
    if not (said or any(w.strip(".,").lower() in lexicon().legal_words for w in name.split()[1:])):
        return ""  # "producer gas", "coffee maker parts"
    return name if 1 < len(name) <= _LONGEST_NAME and any(c.isalpha() for c in name) else ""


def readable(text: str) -> bool:
    """Whether a text of goods holds words, and none that a wrong encoding destroyed."""
    return any(c.isalpha() for c in text) and text not in ("True", "False") and "\ufffd" not in text


def stops_in(key: str, text: str) -> list[tuple[str, str]]:
    """The places of a cell; of a way in its order the end that the column means, others lie between."""
    if not text:
        return []
    several, via, ordered = stops_of(text)
    on_way = "transshipment"
    end = 0 if key in ("loading", "receipt", "export") else len(several) - 1
    told = [(key if not ordered or at == end else on_way, one) for at, one in enumerate(several)]
    return told + [(on_way, one) for one in via]
