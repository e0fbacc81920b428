"""Who gives out the text that a sentence leads to: "The yard has released the following statement:"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import Token
from watchword.reading.speech.datelines import behind_dateline
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.trailing import phrase_after

__all__ = ["issuer", "issues"]

#: Words from a verb to "following": "states the following", "has said the following".
_NEXT = 3


def issuer(row: Sequence[Token]) -> Phrase | None:
    """The subject of a sentence that leads to a text, or what it opens with."""
    verb = next((n for n in range(len(row) - 1, -1, -1) if form_of(row[n].low) and not row[n].capital), 0)
    low = behind_dateline(row)
    phrase = subject_before(row, low, group_before(row, low, verb).start, ()) if verb else None
    if issues(row):
        says = verb and "following" in [t.low for t in row[verb + 1 : verb + _NEXT]]  # "The Bank states"
        high = group_before(row, low, verb).start if says else len(row)
        phrase = phrase_after(row, low, high, inverted=True)
        if phrase and phrase.tokens and not row[phrase.tokens[0]].capital:
            phrase = None
    return phrase or main_subject(row, low, len(row))


def issues(row: Sequence[Token]) -> bool:
    """Whether a sentence tells that a text was given out: "released the following statement"."""
    lows = [t.low for t in row]
    return "following" in lows[1:] and lows[lows.index("following") - 1] in ("the", "this", "a")
