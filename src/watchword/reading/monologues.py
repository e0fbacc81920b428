"""Texts given whole: "issued the following statement:", "Answer given by X", and what stands below.

What follows is its author's until somebody else is said to say something, or a new heading stands there.
"""

from __future__ import annotations

import re

__all__ = ["asks_in_writing", "author_in_heading", "leads_to_text"]

_TEXT = (
    r"(?:statement|remarks|comments?|declaration|message|letter|speech|answer|reply|text|communiqué|"
    r"announcement)"
)
#: How a paragraph ends that leads to a text given whole.
_LEADS = re.compile(
    rf"\bfollowing (?:\w+ ){{0,2}}{_TEXT}\b[^.:]{{0,180}}[.:]|"
    r"\b(?:states?|stated|says?|said|declares?|declared|announces?|announced|informs?|informed|writes?|wrote)"
    r" (?:the following|as follows|in full)[.:]$|"
    rf"\b{_TEXT} (?:reads?|says?|said|states?)(?: in full| as follows)?:$",
    re.IGNORECASE,
)
#: A heading that says whose the text below is.
_HEADING = re.compile(
    r"(?:Answer given|Answered|(?:Press |Joint |Opening |Written |Official )?(?:[Ss]tatement|[Aa]nswer|"
    r"[Rr]emarks|[Ss]peech|[Tt]estimony|[Mm]essage|[Aa]ddress)(?: made| delivered| given)?) "
    r"(?:by|of|from) (?P<who>.+)"
)
_WRITTEN = re.compile(r"\bquestions? for (?:written|oral) answer\b", re.IGNORECASE)
_MEMBER = re.compile(r"(?P<who>[A-ZÀ-Þ][\w'’-]+(?: [\w'’-]+){1,4}) \([^()]{2,60}\)")
#: Behind the name: what the text is about, or for whom.
_BEHIND = re.compile(
    r" (?:on behalf of|on|to|at|before|regarding|concerning|about|following)\b.*$|[,;(–—].*$"
)
#: Headings are no longer.
_LONGEST = 160
#: Nor are paragraphs that lead to a text.
_PARAGRAPH = 700


def leads_to_text(paragraph: str) -> bool:
    """Whether a paragraph ends by leading to a text that follows whole."""
    return len(paragraph) < _PARAGRAPH and _LEADS.search(paragraph) is not None


def asks_in_writing(opening: str) -> bool:
    """Whether a page is a parliament's question for written answer: a member's name stands over it."""
    return _WRITTEN.search(opening) is not None


def author_in_heading(paragraph: str, *, in_writing: bool = False) -> tuple[int, int] | None:
    """The characters of the author's name in a heading over a text given whole, from the heading's start.

    `in_writing` says that a member's name with a group in brackets is such a heading.
    """
    if len(paragraph) > _LONGEST or paragraph[-1:] in (".", "?", "!", "”", '"'):
        return None
    found = _HEADING.match(paragraph) or (_MEMBER.fullmatch(paragraph) if in_writing else None)
    if found is None:
        return None
    name = _BEHIND.sub("", found["who"])
    return (found.start("who"), found.start("who") + len(name)) if name else None
