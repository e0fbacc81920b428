"""Which column, or key of JSON, says what, as people write heads in several languages.

A head is taken apart into words that ``columns.tsv`` knows, whole and without a rest: ``Empfängerland``,
``consignee_country``, ``País del consignatario`` and ``收货人国家`` are all the consignee's country. Where a
rest stays, a role or place among its words still tells what it is ("Name of the consignee per L/C field 50"),
unless another word says that it is used for nothing ("consignee e-mail").

A head's target is dotted: ``consignee.name``, ``consignee.country``, ``line.text``, ``place.loading``,
``vessel``, ``id.shipment`` … ; ``ignored`` for what is known and not used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from watchword.exceptions import TableError
from watchword.shipping.shipment import ROLES

__all__ = ["TARGETS", "recognise", "target_of"]

_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_BRACKET = re.compile(r"[(\[（【].*?[)\]）】]")
_SIGNS = re.compile(r"[^\w]+|_")
#: No head is longer; what is, is a sentence or a cell that slipped.
_MOST = 60
#: Words of a head that are looked at together: "country of ultimate destination".
_LONGEST = 4
_HAN = re.compile(r"[\u3400-\u9fff]")
#: What one word among others tells for certain.
_TELLING = frozenset({"line.origin", "line.cas", "line.hs", "line.eccn", "line.text", "vessel", "imo"})
_ABOUT = ("name", "address", "country", "schema")

TARGETS = (
    *(f"{role}.{about}" for role in ROLES for about in _ABOUT),
    "id.shipment", "id.bl", "id.invoice", "vessel", "imo", "line.text", "line.cas", "line.hs", "line.eccn",
    "line.origin", "line.quantity", "place.loading", "place.discharge", "place.transshipment",
    "place.receipt",
    "place.destination", "place.export", "terms.date", "terms.sailing", "terms.payment", "terms.statement",
)  # fmt: skip


def _fold(text: str) -> str:
    """Letters and digits only, in lower case and without marks: words are told apart by the table."""
    text = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text.strip()).casefold().replace("ß", "ss"))
    return _SIGNS.sub("", "".join(c for c in text if not unicodedata.combining(c)))


@cache
def _words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded phrase -> what it may stand for, as (what, key)."""
    text = resources.files("watchword.shipping").joinpath("columns.tsv").read_text("utf-8")
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for number, line in enumerate(text.splitlines()[1:], start=2):
        if line.startswith("#"):
            continue
        what, key, _, words = line.split("\t")
        if what not in ("role", "about", "field", "filler") or (what == "role" and key not in ROLES):
            raise ValueError(f"columns.tsv, line {number}: {what} {key}")
        for phrase in words.split("|"):
            folded = _fold(phrase)
            if (what, key) not in found.get(folded, ()):
                found[folded] = (*found.get(folded, ()), (what, key))
    return found


def _split(text: str) -> list[str] | None:
    """A folded head as the fewest phrases of the table, None where a rest stays."""
    words = _words()
    best: list[list[str] | None] = [[], *([None] * len(text))]
    for end in range(1, len(text) + 1):
        for start in range(end):
            before, phrase = best[start], text[start:end]
            if before is None or phrase not in words:
                continue
            so_far = best[end]
            if so_far is None or _cost([*before, phrase]) < _cost(so_far):
                best[end] = [*before, phrase]
    return best[-1]


def _cost(phrases: Sequence[str]) -> tuple[int, int]:
    # Fewest words; among as many, the longest one: "destinatario final" is one role, not a role and a rest.
    return len(phrases), -max((len(p) for p in phrases), default=0)


@lru_cache(maxsize=4096)
def target_of(head: str) -> str:
    """What a head says, or "" where it isn't known; ``.country`` and the like alone: a role is missing.

    >>> target_of("Empfängerland"), target_of("HS Code"), target_of("收货人地址")
    ('consignee.country', 'line.hs', 'consignee.address')
    """
    for text in dict.fromkeys((head, _BRACKET.sub(" ", head))):
        folded = _fold(text)
        phrases = _split(folded) if 0 < len(folded) <= _MOST else None
        if phrases:
            return _meaning(phrases)
    return _among(head)


def _among(head: str) -> str:
    """What the known words of a head say between others; "" where there is no party, place or goods."""
    if len(head) > _MOST:
        return ""
    words = [w for w in _SIGNS.split(_CAMEL.sub(" ", head)) if w]
    known: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrases = _split(_fold(" ".join(words[at : at + length])))
            if phrases:
                known += phrases
                at += length
                break
        else:
            at += 1
    if not known:
        known = _inside(_fold(head))
    target = _meaning(known) if known else ""
    role, _, about = target.partition(".")
    telling = (role in ROLES and about in _ABOUT) or target.startswith("place.") or target in _TELLING
    party = any(what == "role" for phrase in known for what, _ in _words()[phrase])
    return target if telling or (party and target == "ignored") else ""


def _inside(text: str) -> list[str]:
    """The known phrases inside a head of a script without spaces, longest first."""
    if not _HAN.search(text):
        return []
    found: list[tuple[int, str]] = []
    for phrase in sorted((p for p in _words() if len(p) > 1 and p in text and _HAN.search(p)), key=len)[::-1]:
        if (at := text.find(phrase)) >= 0:
            found.append((at, phrase))
            text = text.replace(phrase, " " * len(phrase))
    return [phrase for _, phrase in sorted(found)]


def _meaning(phrases: Sequence[str]) -> str:
    words = _words()
    role, about, field, date = "", "", "", False
    for phrase in phrases:
        for what, key in words[phrase]:
            date = date or key == "terms.date"
            if what == "role":
                # "Applicant's bank" is the bank.
                role = key if key == "bank" else role or key
            elif what == "about":
                # "Name and address" is a cell that begins with the name.
                about = key if key == "name" and about == "address" else about or key
            elif what == "field":
                # "Vessel / Voyage": what is used goes before what is known and not used.
                field = key if field in ("", "ignored") or key == "imo" else field
    if date and (role or field.startswith(("place.", "line."))):
        return "ignored"  # "loading date"
    if role and field.startswith("place.") and about == "country":
        field = ""  # "ship to country"
    if (role and field in ("", "ignored", "role")) or (role and about and not field.startswith("line.")):
        return (
            "ignored"
            if about == "ignored" or (field == "ignored" and not about)
            else f"{role}.{about or 'name'}"
        )
    if field:
        return field
    return ("ignored" if about == "ignored" else f".{about}") if about else ""


def recognise(heads: Sequence[str], mapping: Mapping[str, str] | None = None) -> list[str]:
    """The target of each column, "" for those that aren't known.

    A bare "Address" or "Country" belongs to the party whose column stands before it. ``mapping``
    (target -> head; a bare role stands for its name) is the user's word and wins. Raises
    :class:`TableError` for a mapping that fits nothing, and where no column says anything of a shipment.
    """
    mapped: dict[str, str] = {}
    for target, head in (mapping or {}).items():
        whole = f"{target}.name" if target in ROLES else target
        if whole not in TARGETS:
            raise TableError(f"{target!r} can't be mapped; can be: {', '.join(TARGETS)}.")
        if head not in heads:
            raise TableError(f"no column {head!r} for {target}; the columns are {', '.join(heads)}.")
        mapped[head] = whole
    found: list[str] = []
    role = ""
    for head in heads:
        target = mapped.get(head) or target_of(head)
        if target == ".name" and not role:
            target = "other.name"
        elif target.startswith("."):
            target = f"{role}{target}" if role else "place.destination" if target == ".country" else ""
        first = target.partition(".")[0]
        if first in ROLES:
            role = first
        elif target not in ("", "ignored"):
            role = ""
        found.append(target)
    if not any(t and t != "ignored" and not t.startswith(("id.", "terms.")) for t in found):
        raise TableError(
            f"no column says anything of a shipment among {_shown(heads)}; "
            "say which with --map consignee=COLUMN, --map line.text=COLUMN and the like."
        )
    return found


def _shown(heads: Sequence[str]) -> str:
    return ", ".join(h[:60] for h in heads if h)[:600] or "none at all"
