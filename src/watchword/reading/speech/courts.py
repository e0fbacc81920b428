"""Whom "the defendant" means: the one person of whom the text says before that he or she is tried."""

from __future__ import annotations

import re

from watchword.reading.speech.made import Made
from watchword.reading.speech.voices import Voice, Voices

__all__ = ["DEFENDANT", "tried"]

#: Nouns for whoever is tried.
DEFENDANT = frozenset(("defendant", "accused"))
#: Characters of a text before, in which who is tried is named, and beside a name.
_BACK, _BESIDE = 3000, 90
#: What is done to who is tried, before the name, with a calling at most between.
_DONE_TO = re.compile(
    r"\b(?:sentenc(?:e|ed|es|ing)|charg(?:ed|es|ing)|indict(?:ed|s|ing)|convict(?:ed|s|ing)|jail(?:ed|s|ing)|"
    r"fin(?:ed|es|ing)|acquitt?(?:ed|s|ing)|try|trying|tried|prosecut(?:e|ed|es|ing)|"
    r"(?:trial|case|charges|indictment|verdict) (?:of|against))"
    r"(?: (?:the|a|an|former|ex-)?[a-z ,-]{0,40})? ?$"
)
#: The same behind the name, an apposition between.
_SUFFERED = re.compile(
    r"(?:, [^.;“\"]{1,60},| \([^)]{1,30}\))? (?:(?:is|was|were|has been|had been|stands|stood) "
    r"(?:\w+ )?(?:charged|accused|convicted|sentenced|jailed|fined|indicted|acquitted|tried|"
    r"on trial|in the dock)"
    r"|(?:is |was )?(?:standing|stands|stood|faces|faced|went on|goes on|goes to) trial"
    r"|pleaded|pleads|denies all)\b"
)
#: Another name in the same breath.
_WITH_ANOTHER = re.compile(r"(?:, [^.;“\"]{1,40},)? and [A-ZÀ-ÞĀ-Ž][\w’'-]+ [A-ZÀ-ÞĀ-Ž]")


def tried(voices: Voices, made: Made, at: int) -> Voice | None:
    """The voice of the one tried; None where nobody or more than one is."""
    if made.head not in DEFENDANT or not made.definite or made.plural or made.owner or made.named_inside:
        return None
    found = [
        s
        for s in voices.seen
        if s.person and at - _BACK < s.at < at
        and (
            _DONE_TO.search(voices.text[max(0, s.at - _BESIDE) : s.at])
            or _SUFFERED.match(voices.text, s.at + len(s.name))
        )
    ]  # fmt: skip
    if any(_WITH_ANOTHER.match(voices.text, s.at + len(s.name)) for s in found):
        return None  # "the trial of Petr Vala and Ana Sol"
    surnames = {s.name.split()[-1] for s in found}
    return (
        voices.person(max(found, key=lambda s: len(s.name)).name, found[0].at) if len(surnames) == 1 else None
    )
