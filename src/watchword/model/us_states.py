"""The states of the United States and the District of Columbia: codes, names, newspaper abbreviations.

``us_states.tsv`` beside this module holds facts of USPS Publication 28, appendix B, and the short forms
that newspapers use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources

__all__ = ["plain_words", "us_state", "us_states"]

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.\s?)+[a-z]\b\.?")


def plain_words(text: str) -> str:
    """Words as they are compared: no case, marks or punctuation; ``N.Y.`` is one word, ``&`` is and."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", text)
    text = re.sub(r"['’]", "", text.replace("&", " and "))
    return " ".join(_WORD.findall("".join(c for c in text if not unicodedata.combining(c))))


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    forms: dict[str, str] = {}
    text = resources.files("watchword.model").joinpath("us_states.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        code, name, also = line.split("\t")
        names[code] = name
        forms |= {plain_words(form): code for form in (code, name, *also.split("|")) if form}
    return names, forms


def us_states() -> dict[str, str]:
    """Names by postal code (``NY``)."""
    return dict(_tables()[0])


def us_state(text: str) -> str:
    """The postal code of a state by its code, name or abbreviation, or ``""``."""
    return _tables()[1].get(plain_words(text).removeprefix("state of "), "")
