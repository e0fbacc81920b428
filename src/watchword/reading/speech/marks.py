"""Words in which a paragraph is looked for cues before it is read."""

from __future__ import annotations

from functools import cache

from watchword.reading.cues import cue_forms
from watchword.reading.speech.declining import silent_words
from watchword.reading.speech.nominal import NOUNS
from watchword.reading.speech.ways import way_words

__all__ = ["may_tell"]

#: Those that no table of verbs, nouns, silences and ways has: of papers, and of how something is said.
_MARKS = frozenset(
    "according apology blunt clear differently emphatic eulogy farewell following frank indication known "
    "learnt letter nobody per sermon short simple speech tribute".split()
)


@cache
def _cues() -> frozenset[str]:
    return frozenset(cue_forms()) | NOUNS | silent_words() | way_words() | _MARKS


def may_tell(text: str) -> bool:
    """Whether a paragraph has a word of saying in it."""
    return not _cues().isdisjoint(w.strip(".,;:!?()[]\"'”“") for w in text.lower().split())
