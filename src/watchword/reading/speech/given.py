"""Words given below a lead without quotation marks: "Giles Orr, head of the board, said:" and a block.

One paragraph is the speaker's, and all of a block set apart: by the page's own markup, or by its indent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.reaches import Found

__all__ = ["Given", "leads_on"]

#: Papers by which a court is told what somebody did: what they say is a charge.
_CHARGES = frozenset("court filed indictment complaint affidavit charging information prosecutors".split())


def leads_on(row: Sequence[Token], found: Found) -> bool:
    """Whether a sentence only says who says what stands below: "Orr said:", "According to papers filed:"."""
    if row[-1].text != ":" or found.quotes:
        return False
    first = next((n for n, t in enumerate(row) if t.text[0].isalnum()), 0)
    opens = found.cue == "according to" and found.first <= first
    rest = row[found.last + 1 : -1]
    finite = words("auxiliaries", "relatives", "subordinators") | {","}
    return found.last >= len(row) - 2 or (opens and not any(t.low in finite for t in rest))


@dataclass
class Given:
    """Which paragraphs below a lead are its speaker's."""

    page: Page
    spans: Sequence[tuple[int, int]]
    #: The paragraph that leads to them, and what they do where their own words don't say it.
    lead: int = -9
    stance: str = "asserts"

    def open(self, number: int, row: Sequence[Token], found: Found) -> None:
        """Start behind a paragraph that leads to words."""
        self.lead = number
        charges = found.cue == "according to" and any(t.low in _CHARGES for t in row)
        self.stance = "alleges" if charges else "asserts"

    def shut(self) -> None:
        """End what was begun."""
        self.lead, self.stance = -9, "asserts"

    def holds(self, number: int) -> bool:
        """Whether a paragraph is one of those: the first below the lead, or of the block that it is in."""
        first = self.lead + 1
        return number == first or (self._apart(first) and all(map(self._apart, range(first, number + 1))))

    def _apart(self, number: int) -> bool:
        """Whether a paragraph is set apart, as its lead isn't."""
        start = self.spans[number][0]
        if any(low <= start < high for low, high in self.page.given):
            return True
        return self._indent(number) > self._indent(self.lead)

    def _indent(self, number: int) -> int:
        """How far a paragraph's first line stands from the margin."""
        start = self.spans[number][0]
        return start - (self.page.text.rfind("\n", 0, start) + 1)
