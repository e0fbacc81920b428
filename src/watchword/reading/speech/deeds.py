"""What is told as done, not as said: "The court dismissed a plea", "A jury found him guilty".

What courts and juries decide is narrated unless their words are told: "The court found that he lied".
"""

from __future__ import annotations

from watchword.reading.cues import form_of
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.line import Line
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.voices import Voice

__all__ = ["is_deed"]

#: Who decides, and verbs of its deciding.
_COURTS = frozenset("court courts tribunal tribunals jury juries jurors".split())
_DECIDE = frozenset("dismiss refuse reject agree deny find turn".split())
_VERDICTS = frozenset(("guilty", "liable"))
#: What a court that answers nobody refuses to do.
_SPEAK = frozenset("comment speak say discuss answer be".split())
#: Where a body's noun ends: "court" in "the Finance Court at Bremen".
_PLACED = frozenset("of in at for on".split())


def is_deed(line: Line, found: Found) -> bool:
    """Whether an attribution only tells what somebody did."""
    if found.voice is None or found.quotes or found.behind:
        return False
    told = any(line.word(i) in THAT for i in (found.verb + 1, found.verb + 2))
    if told or any(t.quote >= 0 for t in line.row):
        return False
    form = form_of(line.word(found.verb))
    cue = form.cue.verb if form else "turn" if line.word(found.verb) == "turned" else ""
    if cue == "continue":
        return found.first == line.low  # "The trial continues"; "It rains, he continues" is said
    if cue not in _DECIDE or not _is_court(found.voice) or line.word(found.verb + 2) in _SPEAK:
        return False
    return cue != "find" or any(line.word(i) in _VERDICTS for i in range(found.verb + 1, len(line.row)))


def _is_court(voice: Voice) -> bool:
    """Whether a voice is a court or a jury: not "a court clerk", not "the lawyer for the court"."""
    parts = voice.name.lower().split()
    end = next((n for n, w in enumerate(parts) if n and w in _PLACED), len(parts))
    return parts[end - 1] in _COURTS
