"""Words in which a paragraph is looked for cues before it is read."""

from __future__ import annotations

from functools import cache

from watchword.reading.cues import cue_forms
from watchword.reading.speech.declining import silent_words
from watchword.reading.speech.nominal import NOUNS
from watchword.reading.speech.ways import way_words

__all__ = ["may_tell"]

#: Those that are neither verbs of reporting nor nouns of it.
_MARKS = frozenset(
    "contacted spoken departed "
    "according comment respond reply answer report reached available unavailable discuss elaborate disclose "
    "return words view opinion eyes telling account accounts admission reckoning position "
    "explanation promise "
    "pledge denial claim warning demand undertaking commitment assurance believed understood rumoured "
    "rumored feared neither puts heard hears learned provide give name identify share release "
    "speak talk specify citing following kept keep keeps stay stayed remain remained hung drawn left chose "
    "commented responded reacted react certain sure convinced confident adamant hopeful sceptical "
    "skeptical doubtful worried optimistic positive unconvinced satisfied insistent belief word "
    "learned learnt revealed per wrote known avoided finding position "
    "answers replies adamant clear blunt simple frank emphatic differently unable unwilling prepared "
    "statement sermon speech letter message post farewell note tribute eulogy remarks address tweet apology "
    "ducked dodged sidestepped evaded parried deflected unanswered nobody "
    "short indication chooses opted pick take took want wanted wish wished care said says".split()
)


@cache
def _cues() -> frozenset[str]:
    return frozenset(cue_forms()) | NOUNS | silent_words() | way_words() | _MARKS


def may_tell(text: str) -> bool:
    """Whether a paragraph has a word of saying in it."""
    return not _cues().isdisjoint(w.strip(".,;:!?()[]\"'”“") for w in text.lower().split())
