"""Short forms that a page defines or plainly uses for a longer name: acronyms and names in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.reading.spans import Span

__all__ = ["Definition", "definitions", "stands_for"]

#: (ABC), ("ABC"), (hereinafter "the Company"), (the "Bank"), (abbreviated ABC)
_BRACKETS = re.compile(
    r"\s?[(（](?:hereinafter|hereafter|the|also known as|known as|abbreviated|aka|a\.k\.a\.|"
    r"formerly|or|,|\s)*"
    r"[\"“‘'«]?(?:the\s)?([A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,4}|[^\W\d_A-Za-zÀ-ÿ][^()（）,;]{1,50})[\"”’'»]?[)）]"
)
#: Small words that join the names of groups: Jaish-e-Mohammed, Ansar ul-Islam.
_JOINING = re.compile(r"[\s-](?:e|i|o|ul|al|ur|us|ut)[\s-]")
_SMALL = frozenset("of the and for to in on de la le du des del y e & a und für et".split())


@dataclass(frozen=True)
class Definition:
    """A short form at characters `start` to `end`, and the span it stands for."""

    start: int
    end: int
    short: str
    long: Span


def definitions(text: str, spans: Sequence[Span]) -> Iterator[Definition]:
    """Short forms given in brackets right after a name, or a name in brackets after its short form."""
    by_start = {s.start: s for s in spans}
    for span in spans:
        found = _BRACKETS.match(text, span.end)
        if found is None and span.words[-1].owner:
            found = _BRACKETS.match(text, span.end + 2)
        if found is None or (span.kind == "place" and not found[1].isupper()):
            continue
        start, end = found.span(1)
        short = found[1]
        if _other_script(short, span.name) or stands_for(short, span.name) or _shorter(short, span.name):
            yield Definition(start, end, short, span)
        elif (inner := by_start.get(start)) and inner.end == end and stands_for(span.name, inner.name):
            yield Definition(span.start, span.end, span.name, inner)


def _other_script(short: str, name: str) -> bool:
    """Whether one is in Latin letters and the other in none: Inspur Group (浪潮集团)."""
    return not any(c < "\u0250" and c.isalpha() for c in short) and any(
        c < "\u0250" and c.isalpha() for c in name
    )


def _shorter(short: str, name: str) -> bool:
    """Whether a form repeats words of the name: Guangzhou Tengyue for Guangzhou Tengyue Chemical Co."""
    words = {w.lower() for w in re.findall(r"\w+", name)}
    own = [w.lower() for w in re.findall(r"\w+", short)]
    return len(own) < len(words) and all(w in words for w in own)


def stands_for(short: str, name: str) -> bool:
    """Whether letters are the initials of a name, or of its end, small words counted or not.

    >>> stands_for("WSJ", "Wall Street Journal")
    True
    >>> stands_for("OFAC", "U.S. Department of the Treasury's Office of Foreign Assets Control")
    True
    """
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < 2:
        return False
    if not short.isupper() and short[1:].upper() != short[1:] and len(short) < 6:
        # JeM is Jaish-i-Mohammad: small letters stand for small words, however they are spelt.
        letters = "".join(c for c in letters if c.isupper())
        name = _JOINING.sub(" ", name)
    wanted = letters.lower()
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name).replace(".", ""))
    full = "".join(w[0].lower() for w in words)
    big = "".join(w[0].lower() for w in words if w.lower() not in _SMALL)
    if len(big) < 2:
        return False
    if wanted in (full, big) or (len(wanted) >= 3 and (big.endswith(wanted) or full.endswith(wanted))):
        return True
    # Centers for Disease Control and Prevention is the CDC: the last word is left out.
    return len(wanted) >= 3 and (big.startswith(wanted) and len(big) - len(wanted) == 1)
