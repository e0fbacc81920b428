"""Countries: from any usual way of writing one to a code, and back to a short English name.

Codes are ISO 3166-1 alpha-2 in lower case, as FollowTheMoney writes them; ``xk`` is Kosovo (a code
ISO leaves to its users, used by the EU and by FollowTheMoney); states that are no more have the
four letters of ISO 3166-3 (``suhh``, ``yucs``, ``cshh``, ``ddde`` …). A territory with no code of
its own goes with the state that most governments hold it to be part of: ``Region: Crimea``, in
OFAC's spelling, is ``ua``; the West Bank and Gaza are ``ps``.

The table ``countries.tsv`` beside this module was written for this project: codes and short names
are facts of ISO 3166-1 and 3166-3, native names the states' own, and the rest the spellings found
in OFAC's, the UN's and BIS's lists.

A name that may mean two states ("Korea", "Virgin Islands") has no code: a wrong country would speak
against a true match, an unknown one doesn't.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

__all__ = ["codes", "country_code", "country_forms", "country_name"]

# What lists put before a name without changing which country is meant.
_PREFIX = re.compile(r"^\s*(?:(?:region|country)\s*:|possibly\s|ex-|former(?:ly)?\s)\s*", re.IGNORECASE)
# OFAC: "Cabo Verde.  Previously Cape Verde."
_SUFFIX = re.compile(r"\.\s+previously\s.*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʻʼ`´]")
_DOTTED = re.compile(r"\b[^\W\d_](?:\.\s?[^\W\d_])+\b\.?")
_SMALL = frozenset({"the", "of", "and", "et", "y", "und"})
_SHORT = {
    "st": "saint",
    "sainte": "saint",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federation",
}


def _key(text: str) -> str:
    """A name's letters and digits as they are compared: no case, marks, punctuation or articles."""
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text)
    text = _APOSTROPHES.sub("", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        # Dotless i is a letter of its own in Unicode; "Türkıye" and "Kıbrıs" are typed both ways.
        text = "".join(c for c in text if not unicodedata.combining(c)).replace("ı", "i")
    words = _WORD.findall(text)
    # "ET" alone is a code, not the French for "and".
    return " ".join(_SHORT.get(w, w) for w in words if w not in _SMALL) or " ".join(words)


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """(short name by code, code by key)."""
    names: dict[str, str] = {}
    found: dict[str, str] = {}
    text = resources.files("watchword.model").joinpath("countries.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        code, alpha3, name, aliases = line.split("\t")
        names[code] = name
        for form in (code, alpha3, name, *aliases.split("|")):
            if key := _key(form):
                other = found.setdefault(key, code)
                if other != code:
                    raise ValueError(f"countries.tsv: {form!r} stands for both {other} and {code}")
    return names, found


@lru_cache(maxsize=8192)
def country_code(text: str) -> str:
    """The code of a country however it is written, or ``""`` where it isn't known.

    Case, diacritics, punctuation and articles don't matter, and what stands behind a comma or in
    brackets may also stand in front: ``Korea, Democratic People's Republic of``.
    """
    found = _table()[1]
    key = _key(text)
    if not key or key in found:
        return found.get(key, "")
    text = _SUFFIX.sub("", _PREFIX.sub("", text))
    if code := found.get(_key(text)):
        return code
    before, comma, after = text.partition(",")
    if comma and (code := found.get(_key(f"{after} {before}"))):
        return code
    outer, bracket, inner = text.partition("(")
    if bracket:
        # "Iran (Islamic Republic of)", "Myanmar (ex-Burma)": the name outside decides.
        return found.get(_key(f"{inner} {outer}")) or found.get(_key(outer), "")
    return ""


def country_name(code: str) -> str:
    """The short English name for a code; the code itself, upper case, where it isn't known."""
    return _table()[0].get(code.lower(), code.upper())


def codes() -> tuple[str, ...]:
    """Every code in the table, in its order."""
    return tuple(_table()[0])


def country_forms() -> tuple[str, ...]:
    """Every writing of a country's or people's name in the table, in small letters without marks."""
    return tuple(_table()[1])
