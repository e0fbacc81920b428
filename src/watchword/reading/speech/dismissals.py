"""Whose word for a claim is whose: "Sol dismissed claims by the union that it sank as “a tale”".

What is claimed is the union's; the quotation behind "as" is a word of whoever dismisses it.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.found import Found

__all__ = ["give_back"]

#: Verbs that take a claim and "as" with a word for it.
_CALLING = frozenset(
    "dismiss reject condemn denounce describe deride ridicule slam blast decry characterise characterize "
    "denigrate portray paint mock disparage".split()
)
#: Nouns for what others tell.
_TOLD = frozenset("report reports story stories statement statements warning warnings".split())


def give_back(row: Sequence[Token], found: Sequence[Found]) -> None:
    """End claims that stand in a dismissal before the quotation with which it calls them something."""
    for inner in found:
        if inner.behind or row[inner.verb].low not in words("claims") | _TOLD:
            continue
        outer = [f for f in found if f.verb < inner.verb and _calls(row, f) and _inside(f, inner)]
        low, high = inner.inside
        quote = next((i for i in range(low + 1, min(high, len(row))) if row[i].quote >= 0), 0)
        if not outer or row[quote - 1].low != "as" or quote - 2 < low:
            continue
        inner.inside = (low, quote - 1)
        inner.end = row[quote - 2].end
        if inner.content:
            inner.content = (inner.content[0], inner.end)


def _calls(row: Sequence[Token], found: Found) -> bool:
    """Whether a verb can be followed by a claim and "as"."""
    form = form_of(row[found.verb].low)
    return form is not None and form.cue.verb in _CALLING and not found.behind


def _inside(outer: Found, inner: Found) -> bool:
    """Whether one attribution stands in the words of another."""
    return outer.inside[0] <= inner.verb < outer.inside[1]
