"""Checks of what goes round: "CLAIM: The quay is paved with gold. RATING: False"."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Checked", "checked_claim"]

#: A claim up to what the checkers make of it, on one line.
_CLAIM = re.compile(
    r"(?:THE )?(?:CLAIM|Claim|What was claimed)\s?[:–—-]?\s+"
    r"(?P<words>[“\"‘']?[A-ZÀ-ÞĀ-Ž0-9][^\n]{12,400}?)"
    r"(?=\s+(?:RATING|Rating|VERDICT|Verdict|SOURCE|Source|CONCLUSION|Conclusion|OUR RULING)\b|\s*$)"
)
#: Who said it, as the same line has it: "SOURCE Sputnik, 9 April".
_SOURCE = re.compile(
    r"\b(?:SOURCE|Source)\s?:?\s+(?P<name>[A-ZÀ-ÞĀ-Ž][\w’'. -]{1,40}?)(?=,|\s+[A-Z]{4,}|\s*$)"
)
#: What carries claims: "a Facebook post".
_CARRIER = re.compile(
    r"\b[Aa]n? (?:[\w-]+ ){0,2}(?:post|video|message|meme|tweet|reel|article|blog|website|caption)\b"
)
#: It is told of at once; so many characters further at most.
_NEAR = 600


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim at characters `start` to `end`, whoever made it, and whether that is a name."""

    start: int
    end: int
    speaker: str | None
    named: bool


def checked_claim(text: str, start: int, end: int) -> Checked | None:
    """The claim that a paragraph puts to the test, or None."""
    found = _CLAIM.match(text, start, end)
    if found is None or found["words"].isupper():
        return None
    source = _SOURCE.search(text, found.end(), end)
    carrier = None if source else _CARRIER.search(text, found.end(), found.end() + _NEAR)
    name = source["name"] if source else carrier.group() if carrier else None
    return Checked(*found.span("words"), name, source is not None)
