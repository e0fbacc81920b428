"""Kinds of bodies and persons by which a text comes back to somebody, and nouns for people of a country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from watchword.model.countries import country_code
from watchword.reading.sheets import sheet
from watchword.reading.tables import place_code

__all__ = ["Kind", "is_kind", "kinds_of", "people_code", "place_of", "shown_by", "singular"]

#: Endings of nouns for people of a country, in the singular and in the plural.
_MEN = (("men", "man"), ("women", "woman"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: whether of a body, a person or a thing, and whether its nouns may mean the only one left."""

    name: str
    of: str
    alone: bool


@cache
def _kinds() -> tuple[dict[str, frozenset[Kind]], dict[str, frozenset[Kind]]]:
    """Kinds by their nouns, and by the words that show them."""
    nouns: dict[str, set[Kind]] = {}
    signs: dict[str, set[Kind]] = {}
    for name, of, alone, called, shown in sheet("kinds"):
        kind = Kind(name, of, bool(alone))
        single, *several = called.split("|")
        for noun in (*single.split(), *filter(None, several)):
            nouns.setdefault(noun, set()).add(kind)
        for sign in shown.split():
            signs.setdefault(sign, set()).add(kind)
    return (
        {n: frozenset(k) for n, k in nouns.items()},
        {s: frozenset(k) for s, k in signs.items()},
    )


def is_kind(noun: str) -> bool:
    """Whether just this noun is one of the table: "central bank", which is no bank as others are."""
    return noun in _kinds()[0]


def kinds_of(noun: str) -> frozenset[Kind]:
    """The kinds that a noun, or a noun with the word before it, is a name of."""
    found = _kinds()[0].get(noun)
    return found if found is not None else _kinds()[0].get(noun.rpartition(" ")[2], frozenset())


def shown_by(word: str) -> frozenset[Kind]:
    """The kinds that a word of a name or of what is told shows."""
    return _kinds()[1].get(word, frozenset())


@cache
def _peoples() -> dict[str, str]:
    return {noun: code for code, nouns, _ in sheet("peoples") for noun in nouns.split()}


def singular(word: str) -> str:
    """A noun's singular: "fishermen", "Danes", "agencies"."""
    for ending, one in _MEN:
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def people_code(word: str) -> str:
    """The country whose people a noun with a capital names: "Dane", "Kenyans", "Texan"; else nothing."""
    low = word.lower()
    found = _peoples().get(low) or _peoples().get(singular(low))
    if found:
        return found
    one = word if country_code(word) else singular(word)
    return country_code(one) if re.search(r"(?:an|ian|ese|ish|i|Thai|Greek|Czech|Arab)$", one) else ""


@cache
def place_of(word: str) -> str:
    """The country of an adjective, a people or a place, else nothing: "Finnish", "Spain", "Piraeus"."""
    code = country_code(word) or place_code(word) or _peoples().get(word.lower(), "")
    return "" if code == "-" else code
