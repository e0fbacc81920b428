"""Texts given whole: "issued the following statement:", "Answer given by X", and what stands below.

What follows is its author's until somebody else is said to say something, or a new heading stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["asks_in_writing", "author_in_heading", "before_sign_off", "joined", "leads_to_text", "letters"]

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
#: What stands at the end of an agency's or an office's text, in so many characters.
_SIGN_OFF = re.compile(r"\s*(?:-0-|-30-|###|# # #|(?<!\w)\[?/?(?:END|ENDS|End|Ends)\]?|-ENDS?-)\s*\Z")
_MARK = 12
_WRITTEN = re.compile(r"\bquestions? for (?:written|oral) answer\b", re.IGNORECASE)
_MEMBER = re.compile(r"(?P<who>[A-ZÀ-ÞĀ-Ž][\w'’-]+(?: [\w'’-]+){1,4}) \([^()]{2,60}\)")
#: Behind the name: what the text is about, or for whom.
_BEHIND = re.compile(
    r" (?:on behalf of|on|to|at|before|regarding|concerning|about|following)\b.*$|[,;(–—|].*$"
)
#: Headings are no longer.
_LONGEST = 160
#: Parts of a short turn, and the share of it that is most of it.
_PAIR, _MOSTLY = 2, 0.55
#: A denial with what explains it is no longer.
_SHORT = 220
#: Nor are paragraphs that lead to a text.
_PARAGRAPH = 700


#: How a letter to an editor begins, and the line that signs it: a name, a place behind it.
_SALUTE = re.compile(
    r"Re:? [“\"‘'][^\n]{3,160}[:.]?$|"
    r"(?:(?:Dear )?(?:Sirs?|Madam|Editor|Sir or Madam|Sir/Madam)|Dear (?:the )?\w+(?: \w+)?|To the editor)"
    r" ?[,:;.—–-]+ ?(?:[—–-] ?)?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"[—–-]{0,2} ?(?:Yours (?:\w+|etc)\.?,? )?"
    r"(?P<who>[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?: [A-ZÀ-ÞĀ-Ž][\w.’'-]*| (?:de|van|von|al|bin|la)\b){0,5})"
    r"(?:, [^.!?:;]{2,60}| \([^()]{2,40}\))?"
)
#: Parts of a short turn, and the share of it that is most of it.
_PAIR, _MOSTLY = 2, 0.55
#: A letter's paragraphs at most.
_PARTS = 12


def letters(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, tuple[int, tuple[int, int]]]:
    """The paragraphs of letters to an editor: where each one's words begin, and its signature's name.

    A letter begins with its salutation and ends above the line that signs it.
    """
    found: dict[int, tuple[int, tuple[int, int]]] = {}
    for number, (start, end) in enumerate(spans):
        salute = _SALUTE.match(text, start, end)
        if salute is None or number in found:
            continue
        for below in range(number + 1, min(number + _PARTS, len(spans))):
            low, high = spans[below]
            signed = _SIGNATURE.fullmatch(text, low, high) if high - low < _LONGEST else None
            if signed is None or (text[high - 1] in ".!?" and "." not in signed["who"]):
                continue
            name = signed.start("who"), signed.end("who")
            for inside in range(number, below):
                at = salute.end() if inside == number else spans[inside][0]
                if at < spans[inside][1]:
                    found[inside] = (at, name)
            break
    return found


def before_sign_off(text: str, start: int, end: int) -> int:
    """Where a paragraph's words end before the mark that ends a text: "We will respond. -0-"."""
    mark = _SIGN_OFF.search(text, max(start, end - _MARK), end)
    return max(start, mark.start()) if mark else end


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


def joined(said: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The two parts of a short turn together, where neither is most of it; a denial with what explains it."""
    if len(said) != _PAIR:
        return said
    denied = said[0][2] == "denies" and said[1][2] == "asserts"
    if denied and said[1][1] - said[0][0] < _SHORT:
        return [(said[0][0], said[1][1], "denies")]  # "That is not so. They had a form on their own site."
    longest = max(said, key=lambda s: s[1] - s[0])
    if longest[1] - longest[0] >= _MOSTLY * (said[-1][1] - said[0][0]):
        return said
    stance = next((s for _, _, s in said if s != "asserts"), "asserts")
    return [(said[0][0], said[-1][1], stance)]
