"""A sentence as the rules of attribution read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from watchword.reading.clauses import Token
from watchword.reading.frames import Surroundings, behind_dateline
from watchword.reading.phrases import Phrase
from watchword.reading.quotations import Quotation
from watchword.reading.reaches import Found
from watchword.reading.speakers import who
from watchword.reading.voices import Voice, Voices

__all__ = ["Line"]


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
        return self.around.word(at)

    def is_quote(self, at: int) -> bool:
        """Whether a quotation stands there."""
        return self.around.is_quote(at)

    def voice(self, phrase: Phrase) -> Voice | None:
        """Who a phrase of the sentence is."""
        return who(self.voices, self.row, phrase, self.paragraph)

    def cues(self) -> list[int]:
        """The verbs found so far."""
        return [f.verb for f in self.found]
