"""What the readers of publishers' files share: a party being gathered, and several names in one cell.

Publishers put into one cell what are several names: ``Azim Adhajani; Azim Agha-Jani``, or a name in
its own script with its spellings in brackets behind it. :func:`names_in` takes such cells apart and
gives back what isn't a name (``combat name``, ``born in 1963``) as remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from watchword.model import Entry, Identifier, ListingFacts, parse_date
from watchword.model.countries import country_code

__all__ = ["Gathered", "document_number", "is_native", "line_of", "names_in", "years_between"]

# Letters beyond Latin: Greek to the Indic scripts, and everything East Asian.
_NATIVE = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2c80-\u2dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")
_NATIVE_RUN = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]"
    "(?:[\u0300-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc\u200c\u200d\\s.\\-–]*"
    "[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc])?"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_BRACKET = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)\s*,?\s*$")
_LABEL = re.compile(
    r"^(?:original script|in (?:arabic|\w+ script)(?: script)?|arabic(?: script)?)\s*:\s*"
    r"|\s*\(original script\)|\s*-\s*sub-unit name$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:name|listed|passport|identity|born|third|second|script|spelling|unknown)\b", re.IGNORECASE
)
_BORN = re.compile(r",?\s+born\s(?:in|on|\d).*$", re.IGNORECASE | re.DOTALL)
_SEVERAL = re.compile(r"\s*;\s*|\s+[a-h]\)\s+")
_LETTERED = re.compile(r"^[a-h]\)\s+")

_TAIL = re.compile(r"\s*\((?:[^()]*)\)\s*$")
_WORDY = re.compile(r"[a-z]{2,}")
_NUMBER = re.compile(r"(?:^|[\s:°.#])((?:[A-Z]{1,3}-? )?[A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*)$")
_AFTER_NUMBER = re.compile(r",?\s*\b(?:issued|expire[sd]?|expiry|date of|under name)\b.*$", re.IGNORECASE)
#: A wider span of years of birth says nothing that helps (ofac_remarks keeps to the same).
_WIDEST = 12


@dataclass(slots=True)
class Gathered:
    """A party while its records are read: properties and identifiers in the order they came."""

    properties: dict[str, list[str]] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)

    def add(self, prop: str, *values: str) -> None:
        """Keep each value once, spaces evened out."""
        for value in values:
            text = " ".join(value.split())
            kept = self.properties.setdefault(prop, [])
            if text and text not in kept:
                kept.append(text)

    def country(self, prop: str, value: str) -> str:
        """Keep a country by its code, or word for word where it isn't known; returns the code."""
        code = country_code(value)
        self.add(prop, code or value)
        return code

    def number(self, prop: str, value: str, country: str = "", label: str = "") -> None:
        """Keep an identifier once."""
        value = " ".join(value.split())
        found = Identifier(prop, value, country, " ".join(label.split()))
        if value and found not in self.identifiers:
            self.identifiers.append(found)

    def names(self, prop: str, text: str) -> None:
        """Keep every name in a cell; what isn't a name goes to the notes."""
        names, remarks = names_in(text)
        self.add(prop, *names)
        for remark in remarks:
            self.add("notes", f"{names[0]}: {remark}" if names else remark)

    def language(self, name: str, language: str) -> None:
        """Keep the language that the publisher gives a name, as ``nameLanguage``: ``name (language)``."""
        if language.strip() and name.strip():
            self.add("nameLanguage", f"{name} ({language.strip()})")

    def birth(self, value: str) -> None:
        """Keep a date of birth; what isn't one goes to the notes."""
        if date := parse_date(value):
            self.add("birthDate", date)
        elif value.strip():
            self.add("notes", f"Date of birth: {value}")

    def entry(
        self,
        source: str,
        tail: str,
        schema: str,
        listings: Iterable[ListingFacts],
        rows: int = 1,
    ) -> Entry:
        """The finished entry; a name stands in one property only, the strongest."""
        taken: set[str] = set()
        for prop in ("name", "previousName", "alias", "weakAlias"):
            kept = [v for v in self.properties.get(prop, []) if v not in taken]
            self.properties[prop] = kept
            taken.update(kept)
        return Entry(
            source,
            tail,
            schema,
            {p: tuple(v) for p, v in self.properties.items() if v},
            tuple(listings),
            tuple(self.identifiers),
            frozenset(),
            rows,
        )


def line_of(element: etree._Element) -> int:
    """The line on which an element of a publisher's file stands, 0 where that isn't known."""
    return int(getattr(element, "sourceline", None) or 0)


def is_native(text: str) -> bool:
    """Whether a text has letters of a script other than Latin."""
    return _NATIVE.search(text) is not None


def names_in(text: str) -> tuple[list[str], list[str]]:
    """(names, remarks) of one cell that should hold a name."""
    text = " ".join(text.split())
    remarks: list[str] = []
    if born := _BORN.search(text):
        remarks.append(born[0].strip(" ,"))
        text = text[: born.start()]
    names: list[str] = []
    inside = _BRACKET.search(text)
    if inside and (is_native(text) or ";" in inside[1] or _NOT_A_NAME.search(inside[1])):
        head, within = text[: inside.start()], inside[1]
        if _NOT_A_NAME.search(_LABEL.sub("", within)) and ";" not in within and not is_native(within):
            remarks.append(within)
        else:
            names += [_LABEL.sub("", part) for part in _SEVERAL.split(within)]
        text = head
    names = _SEVERAL.split(text) + names
    found: list[str] = []
    for name in names:
        found += _by_script(_LETTERED.sub("", name).strip(' ,;“”"'))
    return list(dict.fromkeys(n for n in found if n)), remarks


def _by_script(name: str) -> list[str]:
    """A Latin name with the native one behind it is two names; short mixtures stay whole."""
    runs = [r.strip(" .-–") for r in _NATIVE_RUN.findall(name)]
    if not runs or not _LATIN.search(name):
        return [name]
    latin = " ".join(_NATIVE_RUN.sub(" ", name).split()).strip(" ,;-()")
    if len(latin) < 4 or max(map(len, runs)) < 2:
        return [name]
    return [latin, " ".join(runs)]


def years_between(first: str, last: str, about: bool = False) -> list[str]:
    """Every year of a span of years of birth, or none where the span is too wide to help."""
    ends = [int(x[:4]) for x in (first.strip(), last.strip()) if x[:4].isdigit()]
    if len(ends) != 2 or not 0 <= ends[1] - ends[0] <= _WIDEST:
        return []
    return [f"{'~' if about else ''}{year}" for year in range(ends[0], ends[1] + 1)]


def document_number(text: str) -> tuple[str, str]:
    """(number, what was said around it): ``Libyan passport No. 513519`` → (``513519``, the rest).

    A text that is a number already comes back whole.
    """
    text = " ".join(text.split())
    bare = _TAIL.sub("", _AFTER_NUMBER.sub("", text).strip(" ("))
    before, comma, after = bare.partition(", ")
    if comma and country_code(after):
        return before, after
    if not _WORDY.search(bare):
        return bare, text[len(bare) :].strip(" ()")
    if found := _NUMBER.search(bare):
        return found[1].removeprefix("SSN "), bare[: found.start()].strip(" .:") or bare
    return "", text
