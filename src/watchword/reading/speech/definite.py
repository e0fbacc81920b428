"""Definite nouns by which a text comes back to somebody: "the lender", "the Dane", "the smaller group"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.kinds import Kind, is_kind, kinds_of, people_code, place_of, singular
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.wording import words_of

__all__ = ["Noun", "noun_of"]

#: A noun phrase's words at most, with its article: "the fifty-year-old Swedish builder".
_WORDS = 5
_AGE = re.compile(r"(\d\d)-years?-olds?")
#: Decades of an age in nouns: "the octogenarian".
_DECADES = {
    "sexagenarian": 60,
    "septuagenarian": 70,
    "octogenarian": 80,
    "nonagenarian": 90,
    "centenarian": 100,
}
#: Words before a noun that say nothing of whom it means: "the very same bank".
_EMPTY = frozenset("the that this same own very then now also still".split())
#: Letters of a superlative, at least: "tiniest", not "priest" or "guest".
_SUPERLATIVE = 7


@dataclass(frozen=True, slots=True)
class Noun:
    """A definite noun by which a text comes back to somebody: its head, what is before it."""

    head: str
    before: tuple[str, ...]
    at: int
    sentence: int
    end: int
    plural: bool = False

    @property
    def code(self) -> str:
        """The country that it says its bearer is of."""
        told = next((c for w in self.before if w[:1].isupper() and (c := place_of(w))), "")
        return told or (people_code(self.head) if self.head[:1].isupper() else "")

    @property
    def words(self) -> frozenset[str]:
        """Its words in small letters."""
        return words_of(" ".join((*self.before, self.head)))

    @property
    def people(self) -> bool:
        """Whether it is a noun for one of a country: "the Dane"."""
        return self.head[:1].isupper() and bool(people_code(self.head))

    @property
    def ages(self) -> range:
        """The ages that it says its bearer may have: "the 52-year-old", "the octogenarian"."""
        for word in (*self.before, self.head):
            if found := _AGE.fullmatch(word):
                return range(int(found[1]), int(found[1]) + 1)
        decade = _DECADES.get(self.head.lower(), 0)
        return range(decade, decade + 10) if decade else range(0)

    @property
    def superlative(self) -> bool:
        """Whether it only says that one is the most so: "the tiniest"."""
        return not self.before and len(self.head) >= _SUPERLATIVE and self.head.endswith("est")

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds that its head is a noun of."""
        low = self.head.lower()
        pair = f"{self.before[-1].lower()} {low}" if self.before else low
        return kinds_of(pair if is_kind(pair) else singular(low))


def noun_of(tokens: Sequence[Token], phrase: Phrase) -> Noun | None:
    """The definite noun that a phrase is: "the smaller group"; None for names and longer phrases."""
    row = list(phrase.tokens)
    if not 1 < len(row) <= _WORDS or tokens[row[0]].low not in ("the", "that"):
        return None
    texts = [tokens[i].text for i in row]
    if any(tokens[i].quote >= 0 or not re.fullmatch(r"[\w’'-]+", tokens[i].text) for i in row):
        return None
    lows = [t.lower() for t in texts]
    if any(tokens[i].low in ("'s", "’s") for i in row) or set(lows[1:]) & words(
        "prepositions", "conjunctions", "determiners", "auxiliaries"
    ):
        return None
    head = texts[-1]
    if head[0].isupper() and not people_code(head):
        return None
    if any(t[0].isupper() and not place_of(t) for t in texts[1:-1]):
        return None
    plural = singular(head) != head
    if plural and head[0].islower():
        return None
    before = tuple(t for t in texts[1:-1] if t.lower() not in _EMPTY)
    return Noun(head, before, tokens[row[0]].start, tokens[0].start, tokens[-1].end, plural)
