"""Whose page it is that says "we": a firm's or a group's own statement, paper or release."""

from __future__ import annotations

import re

from watchword.reading.speech.clauses import words
from watchword.reading.speech.made import Made
from watchword.reading.speech.seen import SUFFIXES
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import is_outlet, words_of
from watchword.reading.tables import is_given, org_word

__all__ = ["whose_page"]

#: Lines of a page that say whose it is, and characters that are looked through.
_HEAD, _LOOKED = 3, 20_000
#: A label of somebody's turn: "we" is that one then.
_TURN = re.compile(r"^[^\n:]{3,60}: ?\S", re.MULTILINE)
#: "We" and "our" outside of quotations, by which a page tells of itself, and how often it does at least.
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
_OFTEN = 2
#: Lines at the top of a page, a body's name alone in one, and how a paper says whose it is.
_TOP = 6
_BODY = r"(?P<own>[A-Z][\w’'&-]+(?: (?:of|for|the|and|on|&|[A-Z][\w’'&-]+)){1,6})"
_ALONE = re.compile(_BODY)
_BY = re.compile(
    rf"\b(?:[Bb]riefing|[Rr]eport|[Pp]aper|[Nn]ote|[Ss]tatement) (?:by|from) (?:the )?{_BODY}(?=,|$| on )"
)
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»]{0,2000}»|‘[^’\n]{0,500}’(?!\w)")


def _is_body(name: str) -> bool:
    """Whether a name in ordinary letters has a body's word in it: "Riverside Housing Trust", not a list's."""
    told = any(org_word(p) or p.lower() in words("bodies") for p in name.split())
    return told and not name.isupper() and not name.endswith("List") and not is_outlet(name)


def whose_page(voices: Voices) -> Voice | None:
    """The body that a page without an outlet names first and comes back to, and whose "our" stands in it."""
    if voices.outlet or voices.author:
        return None
    text = voices.text[:_LOOKED]
    if len(_OURS.findall(_QUOTED.sub("", text))) < _OFTEN or len(_TURN.findall(text)) > 1:
        return None
    for top in text.split("\n")[:_TOP]:
        by = _BY.search(top)
        found = by or _ALONE.fullmatch(top)
        if found and (_is_body(found["own"]) or (by and not is_given(found["own"].split()[0]))):
            return voices.join(Made(found["own"], words=words_of(found["own"]), person=False), 0)
    for seen in voices.seen:
        before = text[: seen.at]
        line = before.count("\n\n")
        if line >= _HEAD:
            break
        opens = line < _HEAD - 1 or before.rpartition("\n")[2].strip().lower() in ("", "the")
        body = " " in seen.name and not seen.person and not is_outlet(seen.name) and " of " not in seen.name
        body = body and not is_given(seen.name.split()[0]) and opens and not seen.name.isupper()
        body = body and not seen.name.endswith("List")
        alone = text[seen.at : text.find("\n", seen.at)].strip() == seen.name  # a line of its own
        if body and (alone or words_of(seen.name) & SUFFIXES or text.count(seen.name) >= _OFTEN):
            return voices.join(Made(seen.name, words=words_of(seen.name), person=False), seen.at)
    return None
