"""Whether the words beside a name say that its bearer is on a list: "X, whom Washington blacklisted"."""

from __future__ import annotations

import re

__all__ = ["said_to_be_listed"]

_LISTED = (
    r"(?:sanctioned|blacklisted|designated|(?:under|hit with|to|subject to) (?:[\w.]+ ){0,2}sanctions|"
    r"listed (?:by|in|since|under)\b|on (?:its|the|a|an|their|several) (?:[\w.'’-]+ ){0,3}(?:black)?lists?\b)"
)
#: "…, whom Washington placed under sanctions", "was blacklisted in June": said of the name before.
_LISTED_AFTER = re.compile(
    r"(?:,\s(?:an?|the)\s[^.;:()\"“”]{0,60}?)?,?\s\(?(?:[a-z][^.;:,()\"“”]{0,60}?\sand\s)?(?:(?:who|whom|which|that)\s[^.;:()\"“”]{0,50}?)?"
    rf"(?:(?:was|were|is|are|been|has|have|had)\s)*(?:also\s|itself\s)?(?:put\s|placed\s)?{_LISTED}"
)
#: "Garantex. Treasury listed it in May": said of the name in the next sentence.
_LISTED_NEXT = re.compile(
    r"[.!?,:;—–-]+\s(?:[a-z][\w’'.-]*\s){0,4}(?:listed|sanctioned|blacklisted|designated|"
    r"(?:put|placed|imposed) sanctions on|froze the assets of)\s(?:it|them|him|her)\b"
)
#: "Cartes, whom Washington removed from its list": said of the name before.
_TAKEN_OFF = re.compile(
    r",?\s(?:(?:who|whom|which|that)\s[^.;:()\"“”]{0,50}?)?(?:removed|took|taken|struck|dropped|deleted)\s"
    r"(?:off|from)\s(?:[\w.'’-]+\s){0,4}(?:lists?|blacklists?|sanctions)\b"
)
#: Another name joined to one: "Sakunda Holdings and Tagwirei were placed under sanctions".
_AND_NAME = re.compile(r"(?: and|,(?: and)?) [A-ZÀ-ÞĀ-Ž][\w’'-]*(?: [A-ZÀ-ÞĀ-Ž][\w’'-]*){0,3}(?=[ ,])")
#: "put … and other enterprises on its list", said of all named between.
_PUT = re.compile(r"\b(?:put|puts|placed|places|added|adds)\s(?:[\w.,'’-]+\s){0,6}$")
_ON_A_LIST = re.compile(
    r"[^.;:()\"“”]{0,70}\s(?:on|to|under)\s(?:[\w.'’-]+\s){0,4}(?:lists?|blacklists?|sanctions)\b"
)
#: "the sanctioned tycoon …": said of the name behind.
_LISTED_BEFORE = re.compile(
    r"\b(?:sanctioned|blacklisted|designated|(?:imposed )?sanctions (?:against|on)|"
    r"(?:blacklist|sanction|designat)(?:s|ing))\s(?:[\w.'’-]+\s){0,4}"
    r"(?:(?:[\w.'’-]+\s)?and\s(?:its|his|her|their)\s(?:[\w-]+\s){0,2}[\w-]+,?\s)?$"
)
#: "He was named in December together with …", where sanctions are spoken of.
_NAMED_WITH = re.compile(
    r"\b(?:named|listed|designated|added)\s(?:[\w.'’-]+\s){0,4}(?:(?:together|along) with|alongside)\s$"
)


def said_to_be_listed(text: str, folded: str, name: tuple[int, int, int], near: bool) -> bool:
    """Whether the words beside a name say that its bearer is under sanctions.

    `folded` is the text in small letters without accents; `name` is where what counts before it begins, and
    the name's own characters; `near` says whether sanctions are spoken of in its sentence or one beside it.
    """
    begins, start, end = name
    before, after = folded[begins:start], folded[end : end + 140]
    put = _PUT.search(before) and _ON_A_LIST.match(after)
    behind = _LISTED_AFTER.match(after) or _LISTED_NEXT.match(after) or _TAKEN_OFF.match(after)
    if (joined := _AND_NAME.match(text, end)) and not behind:
        behind = _LISTED_AFTER.match(folded[joined.end() : joined.end() + 140])
    beside = near and _NAMED_WITH.search(before)
    return bool(put or behind or beside or _LISTED_BEFORE.search(before))
