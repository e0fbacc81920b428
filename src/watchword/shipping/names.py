"""Names as shipping papers write them: with address tails, agents, remarks and voyage numbers.

One cell may hold a company and its address, two companies ("A O/B B"), or nobody ("TO ORDER", "SAME AS
CONSIGNEE"). What is taken off is tried both ways where it isn't certain: a name too many costs a look,
a name too few a listed party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from watchword.matching.identifiers import is_valid
from watchword.model.countries import country_code
from watchword.names.lexicon import lexicon
from watchword.places import is_place_name, place_of

__all__ = ["Called", "Ship", "read_party", "read_vessel"]

#: Between two parties: whether the first of them is the one meant.
_BETWEEN = (
    (
        re.compile(
            r"\b(?:on behalf of|o/b/?o?|obo|p/p|for (?:and on )?account of|f/a/o"
            r"|por cuenta de|im auftrag von|pour le compte de)\b[\s:]*",
            re.I,
        ),
        False,
    ),
    (re.compile(r"(?:\bc\s*/\s*o\b|\bc\.o\.\s|\bcare of\b|\ba/c\b|\bper conto di\b|℅)[\s:.]*", re.I), True),
    (
        re.compile(
            r"(?<!\w)(?:attn|attention|atencion|atención|z\. ?hd\.?|contact(?: person)?)\s*[.:]\s*", re.I
        ),
        True,
    ),
)
#: Between two names of one party.
_ALSO = re.compile(
    r"\b(?:d/?b/?a|t/a|trading as|doing business as|a\.?k\.?a\.?|also known as"
    r"|formerly(?: known as)?|f\.?k\.?a\.?|n\.?k\.?a\.?)\b[\s:.]*",
    re.I,
)
_REMARK = re.compile(
    r"[(\[（]\s*(?:see|as per|per|refer|siehe|ver|voir|same|copy|original|full style)\b[^)\]）]*[)\]）]"
    r"|\b(?:see|as per)\s+(?:the\s+)?(?:attached|attachment|rider|annex|next page|below|above)\b.*$",
    re.I,
)
_ORDER = re.compile(
    r"^\s*(?:(?:to\s+(?:the\s+)?|a la\s+|à l['’]\s?|an\s+)?(?:order|orden|ordre)\s+(?:of|de|von)\b"
    r"|(?:to\s+(?:the\s+)?|a la\s+|à l['’]\s?|an\s+)(?:order|orden|ordre)\b"
    r"|(?:order|orden|ordre)\s*$)\s*[:.]?\s*",
    re.I,
)
_NOBODY = re.compile(
    r"^(?:same(?: as)?\b.*|as above|idem|ditto|the same|n/?a|none|nil|null|nan|-+|—|\.+|x{2,}|tba|tbn|tbd"
    r"|t\.b\.[an]\.?|unknown|not (?:applicable|available|stated|known)|mismo.*|gleich.*|wie oben|mêmes?.*"
    r"|同上|同收货人|无|無|нет|shipper|consignee|bearer|holder)$",
    re.I,
)
#: Where an address begins, in the languages of the column heads.
_ADDRESS = re.compile(
    r"(?:[\s,;/-]+)(?:(?:p\.?\s?o\.?\s?|post\s?(?:office)?\s?)box\b|apartado(?: postal)?\b|postfach\b"
    r"|b\.?p\.?\s*\d|а/я"
    r"|(?:room|rm|unit|suite|ste|flat|apt|office|floor|flr|block|blk|bldg|building|tower|plot|shop|warehouse"
    r"|lot|no|nr|num)\.?[\s:#]*(?:no\.?\s*)?[a-z]?-?\d"
    r"|\d+(?:st|nd|rd|th)?[\s/]*(?:f|fl|floor|/f)\b"
    r"|\d{1,5}[a-z]?(?:[-/]\d+)?,?\s+(?:[\w.'’-]+\s+){0,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr"
    r"|boulevard|blvd|way|square|sq|highway|hwy|court|ct|place|parkway|str|strasse|straße|weg|platz)\b"
    r"|(?:calle|av|avda|avenida|blvd|carretera|carr|col|colonia|rua|rue|boulevard|via|viale|piazza|ul|ulitsa"
    r"|prospekt|ул|пр|проспект|jalan|jl)\.?\s+\S"
    r"|[\w-]+[ -]?(?:strasse|straße|str\.|weg|gasse|platz|allee)\s+\d"
    r"|(?:tel|fax|phone|email|e-mail|vat|tax id|rfc|nit|ruc|uscc|usci)\b)",
    re.I,
)
#: Forms that end a company's name, so that places behind them are its address.
_SMALL_FORMS = frozenset("co and of the de la sa as ag ab".split())
#: What a name can't end with, so that what follows belongs to it: "Bank of China".
_OPEN = frozenset(
    "of the and for de del la du des van von der den und et y e di da do no nr number of in at по и".split()
)
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
#: Where a name may end and an address begin, without anything that marks it as one.
_PART = re.compile(r"\s+[-–—/]+\s*|\s*[-–—]+\s+|[–—]|\s*[,;(\[（，；【]\s*")
#: A number on its own, with words after it: "ACME TRADING 12 Ulitsa Foo".
_NUMBER = re.compile(r"\s+\d{1,6}[a-zA-Z]?(?:[-/]\d+)?[\s,]+(?=[^\W\d_])")
#: What may be a given name, and what follows it.
_GIVEN = re.compile(r"([^\W\d_]+)\s*(\S*)")
_MARKS = frozenset("0123456789,;-–—/([|（，；")
#: The same where a street's name behind it tells: "ACME TRADING 12" before "Ulitsa Foo".
_END_NUMBER = re.compile(r"[\s,]+\d{1,6}[a-zA-Z]?$")
#: Spellings of one name that are screened: as given, and what its cuts leave.
_MOST_FORMS = 6
#: No country or city has more words: "Democratic People's Republic of Korea".
_LONGEST_PLACE = 5
#: Shorter words at a name's end are no place; capitals of one letter less are a country's (UAE, PRC).
_SHORTEST_PLACE = 4
_TWO = 2
#: A word of so many letters may be a company's whole name: "Rosneft", "Severstal".
_TELLING = 7


@dataclass(frozen=True, slots=True)
class Called:
    """One party of a cell: the spellings under which to screen it, whether it is the one the column
    means (and not its agent or contact), and the country its address tail names.
    """

    names: tuple[str, ...]
    principal: bool = True
    country: str = ""
    tail: str = ""


@lru_cache(maxsize=65536)
def read_party(text: str) -> tuple[Called, ...]:
    """The parties that a cell names, the one meant first; none where it names nobody.

    >>> [c.names for c in read_party("GULF CARGO LLC O/B ACME TRADING FZE, P.O. BOX 1, DUBAI, UAE")]
    [('ACME TRADING FZE',), ('GULF CARGO LLC',)]
    """
    text = _REMARK.sub(" ", text.replace("\u3000", " ")).strip(" \t\r\n,;")
    for between, first in _BETWEEN:
        before, *after = between.split(text, maxsplit=1)
        if after:
            meant, other = (before, after[0]) if first else (after[0], before)
            others = [Called(c.names, False, c.country, c.tail) for c in read_party(other)]
            mine = read_party(meant)
            return (*mine, *others) if mine else tuple(others)
    text = _ORDER.sub("", text).strip(" \t\r\n,;")
    if not any(c.isalnum() for c in text) or _NOBODY.match(text):
        return ()
    names: dict[str, None] = {}
    country, tail = "", ""
    for part in _ALSO.split(text):
        heads, rest = _without_tail(part)
        names.update(dict.fromkeys(h for h in heads if any(c.isalnum() for c in h)))
        if rest:
            tail = tail or rest
            found = place_of(rest)
            country = country or (found.code[:2] if found else "")
    return (Called(tuple(names), True, country, tail),) if names else ()


def _without_tail(text: str) -> tuple[list[str], str]:
    """(names to try, address tail): the head where a tail is certain, else with the whole text.

    Then each shorter form that may be the name, where a tail follows that isn't marked as one.
    """
    lines = [x.strip(" ,;") for x in re.split(r"[\r\n]+|\s*[|¦]\s*", text) if x.strip(" ,;")]
    head, rest = (lines[0], ", ".join(lines[1:])) if lines else ("", "")
    while rest and _is_form(rest.split(",")[0]):
        # "ACME TRADING\nCO., LTD."
        form, _, rest = rest.partition(",")
        head = f"{head.rstrip(' ,')} {form.strip()}"
    if at := _ADDRESS.search(head, 2):
        plain, cut = _tidy(head), _tidy(head[: at.start()])
        bare = _END_NUMBER.sub("", cut)
        # "Plant No. 9, Anytown": what looks like a house's number may be the name's own.
        cuts = _cuts(plain, numbers=False) or [plain]
        sure = [x for x in dict.fromkeys((bare, cut)) if "," in at[0] or rest or _stands(x, _TWO)]
        return _forms([*sure, *cuts]), _tidy(f"{head[at.start() :]}, {rest}")
    plain = _tidy(head)
    cut = _before_place(plain)
    if cut and cut != plain:
        # "Smith, Jordan" may be a person: both are tried.
        return _forms([plain, cut, *_cuts(plain)]), _tidy(f"{plain[len(cut) :]}, {rest}")
    forms = _forms([plain, *_cuts(plain)])
    behind = plain[len(forms[-1]) :] if len(forms) > 1 and plain.startswith(forms[-1]) else ""
    return forms, _tidy(f"{behind}, {rest}")


def _forms(names: Sequence[str]) -> list[str]:
    """The names, and each of them without the places that stand at its end; no more than a few."""
    found = dict.fromkeys(n for n in names if n)
    for name in names:
        found.update(dict.fromkeys(_without_places(name)))
    return list(found)[:_MOST_FORMS]


def _cuts(text: str, *, numbers: bool = True) -> list[str]:
    """A text up to its first comma, dash or bracket, and up to a number before, where a name is left."""
    found = []
    end = len(text)
    if (at := _PART.search(text, 1)) is not None:
        end = at.start()
        if at[0].strip() == ",":
            # "ACME CO., LTD., Anytown": the name ends with its form.
            pieces = text.split(",")
            last = 0
            while last + 1 < len(pieces) and _is_form(pieces[last + 1]):
                last += 1
            end = len(",".join(pieces[: last + 1]))
            if last == 0 and len(pieces[0].split()) == 1 and (given := _GIVEN.match(text, at.end())):
                before, after = given[1], given[2]
                if not is_place_name(before) and (not after or after[0] in _MARKS or is_place_name(after)):
                    end = given.end(1)  # "Abrahamsen, Ingeborg, 12 Foo Street"
        tail = text[end:]
        sure = any(c.isdigit() for c in tail) or any(map(_is_place, _PART.split(tail)))
        # "Abrahamsen, Ingeborg" is perhaps a person: a family name is not tried alone.
        comma = at[0].strip() == ","
        if tail.strip(" ,;") and _stands(text[:end], 1 if sure else _TWO, alone=not comma):
            found.append(_tidy(text[:end]))
    at = _NUMBER.search(text, 0, end) if numbers else None
    if at is not None and _stands(text[: at.start()], 2):
        found.append(_tidy(text[: at.start()]))
    return [x for x in found if x != text]


def _without_places(text: str) -> list[str]:
    """A name without the city and country at its end: "ACME TRADING DUBAI UAE", and each step on the way."""
    words = text.split()
    end, country = len(words), False
    found: list[str] = []
    while end > 1:
        took = next((n for n in range(min(_LONGEST_PLACE, end - 1), 0, -1) if _ends(words[end - n : end])), 0)
        if not took:
            break
        country = country or bool(country_code(" ".join(words[end - took : end])))
        end -= took
        # "Joaquin Toledo" is a person: a city alone is taken off a name of several words.
        if _stands(" ".join(words[:end]), _TWO, alone=country):
            found.append(_tidy(" ".join(words[:end])))
    # Before a country one word more may be a city that no table knows.
    last = words[end - 1]
    if (
        country
        and len(words) - end < _LONGEST_PLACE
        and end > 1
        and not (last.lower() in _OPEN or _is_form(last))
    ):
        shorter = " ".join(words[: end - 1])
        if _stands(shorter, _TWO, own=True):
            found.append(_tidy(shorter))
    return found


def _ends(words: Sequence[str]) -> bool:
    """Whether words are, and are nothing but, a country or a known city."""
    text = " ".join(words).strip(" ,;.()")
    if words[0].lower() in _OPEN:
        return False
    if len(text) < _SHORTEST_PLACE and not (len(text) == _SHORTEST_PLACE - 1 and text.isupper()):
        return False
    return not _is_form(text) and is_place_name(text) and place_of(text) is not None


def _stands(text: str, least: int, *, own: bool = False, alone: bool = True) -> bool:
    """Whether what is left may be a name: so many words, or a long one that is nobody's first name alone.

    ``own``: legal forms don't count; ``alone``: one long word is enough.
    """
    words = [w.replace(".", "").lower() for w in _WORD.findall(text)]
    if not words or words[-1] in _OPEN:
        return False
    real = [w for w in words if w not in _SMALL_FORMS and (len(w) > _TWO or not w.isascii())]
    named = [w for w in real if w not in lexicon().legal_words]
    telling = alone and any(len(w) >= _TELLING for w in named)
    return bool(named) and (telling or (len(named) if own else len(words)) >= least)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;-/")


def _is_form(text: str) -> bool:
    words = [w.replace(".", "").lower() for w in _WORD.findall(text)]
    return bool(words) and all(w in lexicon().legal_words for w in words)


def _before_place(text: str) -> str:
    """A name without the places behind a comma or behind its legal form; "" where there are none."""
    pieces = text.split(",")
    for at in range(1, len(pieces)):
        if _is_place(pieces[at]) and not _is_form(pieces[at]):
            # "ACME CO., LTD., Somewhere, China": the name ends with its form.
            forms = [i for i in range(1, at) if _is_form(pieces[i])]
            return _tidy(",".join(pieces[: forms[-1] + 1 if forms else at]))
    words = list(_WORD.finditer(text))
    for at in range(len(words) - 2, 0, -1):
        plain = words[at][0].replace(".", "").lower()
        if plain in lexicon().legal_words and plain not in _SMALL_FORMS and len(plain) > 1:
            rest = text[words[at].end() :]
            return text[: words[at].end()] if _is_place(rest) else ""
    return ""


def _is_place(text: str) -> bool:
    text = text.strip(" ,;-.()")
    return len(text) > 1 and any(c.isalpha() for c in text) and bool(country_code(text) or place_of(text))


# --- vessels

_PREFIX = re.compile(
    r"^\s*(?:m\s*[./]?\s*[vt]\.?|m/?v|m/?t|s\.?s\.?|motor vessel|motor tanker|vessel|vsl|o/?s|buque|schiff"
    r"|navire)\s*[:.\"'“]?\s+[\"'“]?",
    re.I,
)
_VOYAGE = re.compile(
    r"[\s,;/\"'”(-]+(?:(?:voy(?:age)?|v|viaje|reise|voyage no)\.?\s*(?:no\.?)?"
    r"\s*[:#.]?\s*[a-z]{0,3}[-/]?\d[\w/-]*"
    r"|(?:\d{2,5}-)?\d{2,5}\s*[newsr]{1,2}|[a-z]{0,2}\d{3,4}[newsr])\s*\)?\s*[\"'”]?\s*$",
    re.I,
)
#: "IMO 9187629", "IMO No. 9 187 629", "IMO-9187629"; or seven digits alone.
_IMO = re.compile(
    r"\bIMO[\s.:#-]*(?:no|nr|number|num)?[\s.:#-]*(\d(?:[ .-]?\d){6})(?!\d)|(?<!\d)(\d{7})(?!\d)", re.I
)
_IMO_SAID = re.compile(
    r"[\s,;/(\[-]*\bIMO[\s.:#-]*(?:no|nr|number|num)?[\s.:#-]*\d(?:[ .-]?\d){6}(?!\d)[)\]]?", re.I
)
_SHIP_TAIL = re.compile(r"\s*[,(\[]?\s*(?:imo|flag|mmsi|call ?sign)\b.*$", re.I)


@dataclass(frozen=True, slots=True)
class Ship:
    """A vessel as read: its bare name, IMO number ("" where none is given), and whether that is valid."""

    name: str
    imo: str = ""
    valid: bool = False


def read_vessel(name: str, imo: str = "") -> Ship | None:
    """The vessel that papers name, without prefix, voyage and remarks; None where they name none.

    >>> read_vessel("MV SUNNY DAY V.023E", "IMO 9187629")
    Ship(name='SUNNY DAY', imo='9187629', valid=True)
    """
    digits = re.sub(r"\D", "", imo)
    if not digits and (found := _IMO.search(name)):
        digits = re.sub(r"\D", "", found[1] or found[2])
    whole = _SHIP_TAIL.sub("", _IMO_SAID.sub(" ", name)).strip()
    bare = _PREFIX.sub("", whole + " ").strip()
    for _ in range(2):  # "SUNNY DAY / VOY 12 / 023E"
        bare = _VOYAGE.sub("", bare).strip(" ,;/-\"'“”()")
    if not any(c.isalpha() for c in bare):
        bare = whole  # "Vessel 1"
    if _NOBODY.match(bare) or not any(c.isalpha() for c in bare):
        bare = ""
    if not (bare or digits):
        return None
    return Ship(bare, digits, is_valid("imoNumber", digits))
