"""How a statement is hedged: its words of negation and modality."""

from __future__ import annotations

import re

__all__ = ["hedges_of"]

_BE = r"(?:is|are|was|were|be|been|being|remains?)"
_HEDGES = re.compile(
    "|".join(
        (
            rf"(?:\b{_BE}\s+)?\b(?:considering|weighing|weighs|mulling|mulls|contemplating|exploring)\b",
            rf"\b{_BE}\s+(?:not\s+)?(?:likely|unlikely|expected|poised|set|due|ready|prepared|willing|"
            rf"open)\s+to\b(?:\s+[\w-]+)?",
            r"\b(?:has|have|had)\s+yet\s+to\b(?:\s+[\w-]+)?",
            r"\b[A-Za-z]+n['’]t\b(?:\s+yet)?(?:\s+[\w-]+)?",
            r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|shall|should|may|"
            r"might|must)\s+(?:also\s+)?"
            r"(?:not|never)\b(?:\s+yet)?(?:\s+[\w-]+)?",
            r"\bcannot\b(?:\s+[\w-]+)?",
            r"\b(?:may|might|could|would|should|must)\s+(?:have\s+|be\s+)?[\w-]+",
            r"\b(?:allegedly|reportedly|apparently|supposedly|purportedly|possibly|perhaps|probably|"
            r"presumably|alleged|"
            r"suspected|purported|so-called)\b",
            r"\b(?:never|neither|nobody|no one|none of|no longer|in no way)\b",
            r"\b(?:seems?|seemed|appears?|appeared|believed|thought|said|alleged|understood)\s+to\b",
            r"\bplans?\s+to\b",
        )
    ),
    re.IGNORECASE,
)
#: "May" with a number beside it is the month.
_MONTH = re.compile(r"May \d")
_MOST = 12


def hedges_of(text: str) -> tuple[str, ...]:
    """The words that negate or soften, as they stand in a text, each once, at most a dozen.

    >>> hedges_of("They haven't agreed, and may never do so")
    ("haven't agreed", 'may never')
    """
    found: dict[str, None] = {}
    for match in _HEDGES.finditer(text[:5000]):
        if not _MONTH.match(text, match.start()):
            found[" ".join(match.group().split())] = None
        if len(found) >= _MOST:
            break
    return tuple(found)
