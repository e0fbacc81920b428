"""From what people write for a place, a port or a destination to its jurisdiction.

``Bandar Abbas``, ``Port of Nampo, DPRK``, ``IRBND``, ``Sevastopol, Russia`` and ``阿巴斯港`` all say where
a shipment goes. A part of a state with rules of its own (Crimea) is told before the state; a country
that is written out goes before what the name of a port suggests (``Tripoli, Lebanon``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from watchword.model.countries import codes, country_code, country_name
from watchword.model.us_states import us_state
from watchword.places.tables import regions, rows

__all__ = ["Place", "is_place_name", "place_among", "place_name", "place_of"]

_PIECES = re.compile(r"[,;/|()\[\]\n]|\s[-–—]\s")
_WORD = re.compile(r"[^\W_]+")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: UN/LOCODE: two letters of ISO 3166-1 and three more, the digits 0 and 1 left out (UN/ECE
#: Recommendation 16); often written with a space.
_LOCODE = re.compile(r"([A-Z]{2})(\s?)([A-Z2-9]{3})")
#: "TX 77002": a US state's code, with a postal code or not.
_STATE = re.compile(r"([A-Z]{2})(\s+\d{5}(?:-\d{4})?)?")
#: ISO 3166-2: a country's code, a hyphen, and up to three letters or digits of its part (UA-43, CN-XJ).
_SUBDIVISION = re.compile(r"([A-Z]{2})-([A-Z0-9]{1,3})(?![\w-])")
#: "Bandar Abbas via Jebel Ali, UAE" goes to Bandar Abbas.
_VIA = re.compile(r"(.+?)[\s,(]+(?:via|by way of|t/s)\s", re.IGNORECASE)
#: "Ukraine excluding Crimea" is not Crimea.
_WITHOUT = frozenset({"except", "excepting", "excluding", "excl", "exclude", "without", "not", "outside"})
#: "New Jersey" and "New Mexico" end in countries that they aren't.
_NEW = frozenset({"new", "nueva", "nouvelle"})
#: No port, address or destination is longer; what is costs time and names none.
_MOST_LETTERS = 300
#: The longest name in the tables has eight words.
_LONGEST = 8


@dataclass(frozen=True)
class Place:
    """A jurisdiction: ISO 3166-1 alpha-2 code or region key, its name, and the words it was found by.

    ``kind`` says how: ``country``, ``region``, ``port``, ``city`` or ``locode``.
    """

    code: str
    name: str
    matched: str
    kind: str = "country"


@dataclass(frozen=True)
class _Named:
    code: str
    name: str
    kind: str


def place_name(code: str) -> str:
    """The English name of a country's code or a region's key."""
    region = regions().get(code)
    return region["name"] if region else country_name(code)


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKD", re.sub(r"['’ʼ`´]", "", text).casefold())
    return _WORD.findall("".join(c for c in text if not unicodedata.combining(c)).replace("ı", "i"))


def _rows_of_names() -> Iterator[tuple[str, _Named]]:
    for key, row in regions().items():
        for form in (row["name"], *row["also"].split("|")):
            yield " ".join(_words(form)), _Named(key, row["name"], "region")
    for row in rows("ports"):
        for form in (row["name"], *row["also"].split("|")):
            yield " ".join(_words(form)), _Named(row["place"], row["name"], row["kind"])


@cache
def _names() -> dict[str, _Named | None]:
    """What each name of a region or port stands for; None where it stands in two countries."""
    found: dict[str, _Named | None] = {}
    for key, named in _rows_of_names():
        if key:
            found.setdefault(key, None if key in _ambiguous() else named)
    return found | dict.fromkeys(_ambiguous())


@cache
def _ambiguous() -> dict[str, frozenset[str]]:
    """Names that stand in two countries and more, with their codes."""
    found: dict[str, set[str]] = {}
    for key, named in _rows_of_names():
        found.setdefault(key, set()).add(named.code)
    for row in rows("shared_names"):
        for name in row["names"].split("|"):
            found.setdefault(" ".join(_words(name)), set()).update(row["places"].split())
    return {key: frozenset(several) for key, several in found.items() if len(several) > 1}


@cache
def _locodes() -> dict[str, _Named]:
    found = {}
    for row in rows("ports"):
        for code in row["locode"].split():
            found[code] = _Named(row["place"], row["name"], row["kind"])
    return found


@cache
def _not_locodes() -> frozenset[str]:
    """Names of five letters that look like a code: Paris is not in Panama."""
    return frozenset(name.upper() for row in rows("five_letters") for name in row["names"].split())


@cache
def _subdivisions() -> dict[str, str]:
    """ISO 3166-2 code -> region."""
    return {code: key for key, row in regions().items() for code in row["iso"].split()}


@cache
def _us_cities() -> dict[str, str]:
    """A large city's name -> the states that have one, by their codes."""
    found: dict[str, str] = {}
    for row in rows("us_cities"):
        for name in row["cities"].split("|"):
            key = " ".join(_words(name))
            found[key] = f"{found.get(key, '')} {row['state']}"
    return found


def is_place_name(text: str) -> bool:
    """Whether a text is a country's, region's, port's or city's name and nothing else."""
    return bool(country_code(text)) or is_city_name(text)


def is_city_name(text: str) -> bool:
    """Whether a text is a region's, port's or city's name and nothing else, be it of two of them."""
    return " ".join(_words(text)) in _names()


@lru_cache(maxsize=8192)
def place_among(text: str, codes_: frozenset[str]) -> Place | None:
    """The jurisdiction of a text that may mean several (``Tripoli``, ``Salem, IN``), if one of ``codes_`` is.

    ``codes_`` are ISO codes of the countries that stand near it; what :func:`place_of` tells goes before.
    """
    if place := place_of(text):
        return place
    text = unicodedata.normalize("NFKC", text).strip()[:_MOST_LETTERS]
    pieces = [p.strip() for p in _PIECES.split(text) if p.strip()]
    may = set(_two_letters(pieces)) or {
        code for piece in (text, *pieces) for code in _ambiguous().get(" ".join(_words(piece)), ())
    }
    if len(may & codes_) != 1:
        return None
    code = (may & codes_).pop()
    return Place(code, place_name(code), text, "city")


@lru_cache(maxsize=8192)
def place_of(text: str) -> Place | None:
    """The jurisdiction that a text means: a country, its code, a region, a port or city, or a UN/LOCODE.

    None where nothing is recognised, where it may be one of two, or in a text over 300 characters. A
    region comes before its state, a country written out before the one a port suggests.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if len(text) > _MOST_LETTERS:
        return None
    if (before := _VIA.match(text)) and (place := place_of(before[1])):
        return place
    if text.lower() in regions():
        return Place(text.lower(), place_name(text.lower()), text, "region")
    if by_part := _by_subdivision(text):
        return by_part
    pieces = [p.strip() for p in _PIECES.split(text) if p.strip()]
    found = list(_scan(text))
    behind = _two_letters(pieces)
    by_code = _by_locode(text, pieces)
    # "Cuba, NY 14727" is in the United States, whatever the town is called.
    written = None if behind == ("us",) else _written(pieces)
    if region := _region(found, by_code, written, behind):
        return region
    if code := country_code(text):
        return Place(code, country_name(code), text)
    written = written or by_code
    if written is not None and behind and written.code not in behind:
        return None
    for named, matched in found:
        if "-" in named.code:
            continue
        if written is not None and not (named.code == written.code or _within(written, matched)):
            continue
        if not behind or named.code in behind:
            return Place(named.code, place_name(named.code), matched, named.kind)
    if written is not None:
        return written
    if len(behind) == 1:
        return Place(behind[0], country_name(behind[0]), pieces[-1])
    return None


def _by_subdivision(text: str) -> Place | None:
    """A code of ISO 3166-2, alone or behind a name: ``UA-43``, ``Kerch, UA-43``."""
    if (found := _SUBDIVISION.search(text)) is None or text[found.end() :].strip(" )]"):
        return None
    if key := _subdivisions().get(found[0]):
        return Place(key, place_name(key), found[0], "region")
    alone = not text[: found.start()].strip(" ([") or text[: found.start()].rstrip()[-1:] in ",(["
    code = found[1].lower()
    return Place(code, country_name(code), found[0]) if alone and code in codes() else None


def _region(
    found: Sequence[tuple[_Named, str]], by_code: Place | None, written: Place | None, behind: Sequence[str]
) -> Place | None:
    """The region that a text names, unless its country is another: Sebastopol, California."""
    named = [Place(n.code, place_name(n.code), matched, n.kind) for n, matched in found]
    for place in (*named, *([by_code] if by_code else [])):
        said = set(behind)
        if written is not None and not _within(written, place.matched):
            said = {written.code}
        if (row := regions().get(place.code)) and not said & set(row["elsewhere"].split()):
            return place
    return None


def _within(written: Place, matched: str) -> bool:
    """Whether a country's name is only a part of a port's: ``Atlanta, Georgia``, ``马里埃尔`` (not Mali)."""
    if _EAST_ASIAN.search(matched):
        return written.matched in matched
    return f" {matched} ".find(f" {' '.join(_words(written.matched))} ") >= 0


def _two_letters(pieces: Sequence[str]) -> tuple[str, ...]:
    """What two letters behind a place's name may mean: a country, or for a US state's the United States.

    Both, where they are the code of both (``Newark, DE``, ``Hamburg, DE``), unless a postal code follows.
    """
    if len(pieces) < 2 or not (found := _STATE.fullmatch(pieces[-1])):
        return ()
    state = us_state(found[1])
    if state and state in _us_cities().get(" ".join(_words(pieces[-2])), "").split():
        return ("us",)
    country = "" if state and found[2] else country_code(found[1])
    return tuple(x for x in (country, "us" if state else "") if x)


def _scan(text: str) -> Iterator[tuple[_Named, str]]:
    """Regions, ports and cities named anywhere in a text, longest name first."""
    names = _names()
    words = _words(text)
    taken: set[int] = set()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            key = " ".join(words[start : start + length])
            if key in names and not taken & set(span):
                taken |= set(span)
                named = names[key]
                if named is not None and not (start and words[start - 1] in _WITHOUT):
                    yield named, key
    if _EAST_ASIAN.search(text):
        yield from _scan_east_asian(text)


def _parts(text: str) -> Iterator[str]:
    """Every run of two to twelve characters, longest first: East Asian text has no spaces."""
    for length in range(min(12, len(text)), 1, -1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def _scan_east_asian(text: str) -> Iterator[tuple[_Named, str]]:
    for part in _parts(text):
        named = _names().get(" ".join(_words(part)))
        if named is not None:
            yield named, part


def _written(pieces: Sequence[str]) -> Place | None:
    """The country written out in one of the pieces, the last first, as addresses have it."""
    for at, piece in enumerate(reversed(pieces)):
        words = piece.split()
        # Georgia is a country too; two letters are told apart elsewhere.
        if len(piece) > 3 and at < len(pieces) - 1 and us_state(piece) and not country_code(piece):
            return Place("us", country_name("us"), piece)
        for length in range(min(_LONGEST, len(words)), 0, -1):
            ending = " ".join(words[-length:])
            before = words[-length - 1].lower() if length < len(words) else ""
            # Two letters say too little among words; three only where they are written as a code.
            if len(ending) < 4 and not (len(ending) == 3 and ending.isupper()):
                continue
            if before not in _NEW | _WITHOUT and (code := country_code(ending)):
                return Place(code, country_name(code), ending)
        if _EAST_ASIAN.search(piece):
            for part in _parts(piece):
                if code := country_code(part):
                    return Place(code, country_name(code), part)
    return None


def _by_locode(text: str, pieces: Sequence[str]) -> Place | None:
    for piece in (text, *reversed(pieces)):
        upper = piece.upper()
        if not (found := _LOCODE.fullmatch(upper)):
            continue
        code = found[1] + found[3]
        if named := _locodes().get(code):
            return Place(named.code, place_name(named.code), code, "locode")
        # A code that isn't in the table must look like one: upper case, and no place's name.
        country = found[1].lower()
        if piece == upper and code not in _not_locodes() and country in codes():
            return Place(country, country_name(country), code, "locode")
    return None
