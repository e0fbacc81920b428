"""A sentence as the rules of attribution read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from watchword.reading.speech.clauses import Token
from watchword.reading.speech.datelines import behind_dateline
from watchword.reading.speech.frames import Surroundings
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.speakers import who
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.voices import Voice, Voices

__all__ = ["Line"]


#: Nouns for bodies of states, and for firms.
_STATE = frozenset(
    "agency department ministry bureau office administration commission service regulator council".split()
)
_FIRM = frozenset("company firm group bank maker carrier".split())


@dataclass
class Line:
    """A sentence being read: its words, who is known so far, and what has been found in it.

    `low` is the first word behind a dateline; `headline` says that verbs may begin with capitals; `parse`
    is a spaCy pipeline or None. `cited` keeps verbs of citing and whom they name.
    """

    text: str
    row: Sequence[Token]
    quotes: Sequence[Quotation]
    voices: Voices
    paragraph: int
    headline: bool
    parse: Any
    found: list[Found] = field(default_factory=list)
    low: int = field(init=False)
    cited: list[tuple[int, Phrase]] = field(default_factory=list)
    parsed: Any = None
    around: Surroundings = field(init=False)

    def __post_init__(self) -> None:
        self.low = behind_dateline(self.row)
        self.around = Surroundings(self.row, self.low, self.headline)

    def word(self, at: int) -> str:
        """The word at a place in small letters; nothing outside the sentence."""
        return self.row[at].low if 0 <= at < len(self.row) else ""

    def is_quote(self, at: int) -> bool:
        """Whether a quotation stands there."""
        return 0 <= at < len(self.row) and self.row[at].quote >= 0

    def voice(self, phrase: Phrase) -> Voice | None:
        """Who a phrase of the sentence is; "the agency" can be the body with which it begins."""
        lows = [self.row[i].low for i in phrase.tokens]
        if self.headline and len(lows) == 1 and lows[0] in _STATE | _FIRM and self._others():
            name = self.row[phrase.first].text
            return Voice(name, "named", False, words=frozenset(lows))  # "BIS Asked About Lab, Company Says"
        noun = len(lows) == 2 and lows[0] == "the" and lows[1] in _STATE | _FIRM
        if noun and phrase.first > self.low and not self.row[phrase.tokens[1]].capital:
            found = self._opening_body(phrase.first, lows[1])
            if found is not None:
                return found
        voice = who(self.voices, self.row, phrase, self.paragraph)
        if voice is not None and lows in (["he"], ["she"]) and not self._of_object(lows[0]):
            voice.gone_by = voice.gone_by or lows[0]  # so that the other pronoun is somebody else
        if voice is not None and voice.kind == "named" and phrase.tokens:
            shown = self.text[self.row[phrase.tokens[0]].start : self.row[phrase.tokens[-1]].end]
            if shown.isupper() and voice.name.upper() == shown != voice.name and " " in shown:
                voice.name = shown  # as an alert in capitals has it
        return voice

    def _others(self) -> bool:
        """Whether the sentence has a speaker already that isn't known by a noun for bodies."""
        return any(f.voice and not f.voice.words & (_STATE | _FIRM) for f in self.found)

    def _of_object(self, word: str) -> bool:
        """Whether "he" may be whom the sentence before did something to: "Sol put it to him. He said"."""
        _, before = next(self.voices.before(), (0, ()))
        return any(t.low == {"he": "him", "she": "her"}[word] for t in before)

    def _opening_body(self, high: int, noun: str) -> Voice | None:
        """The body with which the sentence begins, where nobody known goes by a noun."""
        if any(noun in v.heads or noun in v.words for v in self.voices.known):
            return None
        main = main_subject(self.row, self.low, high)
        if main is None or not main.tokens or not any(self.row[i].capital for i in main.tokens[-3:]):
            return None
        if len(main.tokens) == 1 and not self._is_name(self.row[main.first].text):
            return None  # "Prices fell, the bank said"
        voice = who(self.voices, self.row, main, self.paragraph)
        if voice is None or voice.kind != "named" or voice.person or not voice.name[0].isupper():
            return None  # "The rumour was denied by the bank"
        state = bool((voice.words | voice.heads) & _STATE) or voice.name.isupper()
        return voice if state == (noun in _STATE) else None

    def _is_name(self, word: str) -> bool:
        """Whether a sentence's first word is a name: known, in capitals, or with one elsewhere."""
        seen = any(s.name.startswith(word) and not s.first for s in self.voices.seen)
        return seen or word.isupper() or any(v.name.startswith(word) for v in self.voices.known)

    def cues(self) -> list[int]:
        """The verbs found so far."""
        return [f.verb for f in self.found]
