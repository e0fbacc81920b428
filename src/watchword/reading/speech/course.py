"""Where the reading of a page stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import Token, sentences, tokens_of
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.voices import Voice, Voices

__all__ = ["Course"]


@dataclass
class Course:
    """Where the reading of a page stands: who spoke last, and what stands before the sentence being read."""

    page: Page
    quoted: Mapping[int, list[Quotation]]
    spans: Sequence[tuple[int, int]]
    voices: Voices
    #: Who spoke last, in which paragraph, and who speaks in the quotation that a paragraph left open.
    last: Voice | None = None
    last_at: int = -9
    open_voice: Voice | None = None
    was_open: bool = False
    #: Whether the paragraph before ended by leading to a quotation, and the sentence before brought words.
    leading: bool = False
    spoke: bool = False
    earlier: list[tuple[int, int, int]] = field(default_factory=list)
    rows: list[tuple[int, Sequence[Token]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voices.before = self.sentences_before

    def sentences_before(self) -> Iterator[tuple[int, Sequence[Token]]]:
        """The sentences before the one being read, the nearest first; those never read are cut only now."""
        yield from reversed(self.rows)
        for number, start, end in reversed(self.earlier[-2:]):
            quotes = self.quoted.get(number, [])
            tokens = tokens_of(self.page.text, start, min(end, start + 5000), quotes)
            cut = [tokens[a:b] for a, b in sentences(self.page.text, tokens, quotes)]
            yield from ((number, row) for row in reversed(cut))
