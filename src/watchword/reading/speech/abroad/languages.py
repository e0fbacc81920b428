"""Languages other than English: by which words a text is known to be in one, and its verbs of reporting.

The tables are ``languages.toml`` (words and patterns) and ``languages.tsv`` (verbs); their heads say what
stands in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from watchword.reading.sheets import document, sheet

__all__ = ["Language", "Verb", "language_of", "languages", "small"]

#: English words that tell English from the rest; those that other languages have as well are left out.
_ENGLISH = frozenset(
    "the of and to that for with his from by this which they said was were it is are at".split()
)
#: The least share of a text's words that are a language's function words, and so many times English ones.
_SHARE, _TIMES = 0.16, 2.0
#: Beyond so many letters a Russian noun's last vowel is its ending.
_LONG = 4
#: Russian has no articles, and its letters tell it from the rest.
_SHARE_RU = 0.07
#: Characters of a text that tell its language, and the fewest words of one that can.
_LOOKED, _FEWEST = 4000, 8
#: The least function words that tell a language.
_HITS = 2
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of ``languages.tsv``."""

    verb: str
    stance: str
    frame: str
    particle: str = ""


@dataclass(frozen=True)
class Language:
    """One language's words: sets by name, phrases and patterns by name, verbs by form and by participle."""

    code: str
    sets: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    patterns: dict[str, re.Pattern[str]]
    stems: dict[str, tuple[str, ...]]
    finite: dict[str, tuple[Verb, ...]] = field(default_factory=dict)
    participles: dict[str, tuple[Verb, ...]] = field(default_factory=dict)

    def has(self, word: str, *names: str) -> bool:
        """Whether a small word is in one of some sets."""
        return any(word in self.sets[n] for n in names)

    def is_person(self, word: str) -> bool:
        """Whether a small word is a noun for a person; in German also one that ends so."""
        return 0 < self._begins(word, "persons") >= self._begins(word, "bodies")

    def is_body(self, word: str) -> bool:
        """Whether a small word is a noun for a body."""
        return 0 < self._begins(word, "bodies") > self._begins(word, "persons")

    def is_document(self, word: str) -> bool:
        """Whether a small word is a noun for a text, in Russian in any case."""
        if self.code == "ru":
            return any(
                word.startswith(d[:-1]) and len(word) <= len(d) + 2
                for d in self.sets["documents"]
                if len(d) > 4
            )
        return self.has(word, "documents") or (
            self.code == "de" and any(word.endswith(d) for d in self.sets["documents"])
        )

    def alike(self, word: str) -> frozenset[str]:
        """A noun and those by which the same person is called as well: lawyer and counsel."""
        return frozenset((word,)).union(*(p for p in self.phrases["alike"] if word in p))

    def _begins(self, word: str, name: str) -> int:
        """The length of the longest stem that a word has."""
        if self.code == "de":
            return max((len(s) for s in self.stems[name] if _ends_so(s).search(word)), default=0)
        if self.code == "ru":
            able = (
                len(s) for s in map(_bare, self.stems[name]) if word.startswith(s) and len(word) <= len(s) + 4
            )
            return max(able, default=0)
        able = (len(s) for s in self.stems[name] if word.startswith(s) and len(word) <= len(s) + 3)
        return max(able, default=0)


@cache
def _bare(stem: str) -> str:
    """A Russian noun without the ending that its cases change."""
    return stem[:-1] if len(stem) > _LONG and stem[-1] in "аеоийья" else stem


@cache
def _ends_so(stem: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(stem)}(?:in|innen|e|en|er|es|s|n)?$")


def small(text: str) -> str:
    """A text in small letters, with one apostrophe and no marks of length; as long as it was."""
    low = text.lower().replace("'", "’").replace("ё", "е")
    return low if len(low) == len(text) else text.replace("'", "’")


@cache
def languages() -> dict[str, Language]:
    """The languages of the tables, by their codes."""
    raw = document("languages")
    made = {code: _made(code, words) for code, words in raw.items()}
    for row in sheet("languages"):
        code, verb, stance, frame, forms, participle, particle = (*row, "", "", "")[:7]
        one = Verb(verb, stance, frame, particle)
        finite, behind = _regular(verb, raw[code]["endings"])
        given = small(forms).lstrip("+").split()
        finite = given if forms and not forms.startswith("+") else [*finite, *given]
        for form in dict.fromkeys(map(small, finite)):
            made[code].finite[form] = (*made[code].finite.get(form, ()), one)
        if form := small(participle or ("" if forms and not forms.startswith("+") else behind)):
            made[code].participles[form] = (*made[code].participles.get(form, ()), one)
    return made


def _made(code: str, words: dict[str, Any]) -> Language:
    sets, phrases, patterns, stems = {}, {}, {}, {}
    for name, value in words.items():
        if name in ("persons", "bodies"):
            stems[name] = tuple(small(value).split())
        elif isinstance(value, str):
            sets[name] = frozenset(small(value).split())
        elif name in ("according", "according_his", "cite", "stated", "alike"):
            phrases[name] = tuple(sorted((tuple(small(p).split()) for p in value), key=len, reverse=True))
        elif isinstance(value, list):
            patterns[name] = re.compile("|".join(f"(?:{p.replace('ё', 'е')})" for p in value))
    return Language(code, sets, phrases, patterns, stems)


def _regular(verb: str, endings: dict[str, str]) -> tuple[list[str], str]:
    """(finite forms, participle) of a verb by its infinitive's ending."""
    for ending, forms in endings.items():
        if not verb.endswith(ending):
            continue
        stem = verb.removesuffix(ending)
        finite, _, participle = forms.partition("|")
        if ending in ("en", "n"):  # German: arbeitet, gesagt
            link = "e" if stem[-1] in "td" else ""
            apart = verb.startswith(("be", "er", "ver", "ent", "zer")) or verb.endswith("ieren")
            return [stem + (link if f[0] == "t" else "") + f for f in finite.split()], (
                ("" if apart else "ge") + stem + link + "t"
            )
        return [stem + f for f in finite.split()], stem + participle if participle else ""
    return [], ""


@cache
def _telling() -> dict[str, frozenset[str]]:
    """The function words by language, read for themselves: an English page needs no more of the tables."""
    tables = document("languages")
    return {code: frozenset(small(words["function"]).split()) for code, words in tables.items()}


def language_of(text: str) -> Language | None:
    """The language that a text is in by its function words; None for English and where it can't be told."""
    found = _WORD.findall(small(text[:_LOOKED]))
    if len(found) < _FEWEST:
        return None
    counts = {code: sum(w in words for w in found) for code, words in _telling().items()}
    best = max(counts, key=lambda c: counts[c])
    english = sum(w in _ENGLISH for w in found)
    least = _HITS if best != "ru" else 1
    share = _SHARE if best != "ru" else _SHARE_RU
    if counts[best] < max(least, share * len(found)) or counts[best] < _TIMES * english:
        return None
    return languages()[best]
