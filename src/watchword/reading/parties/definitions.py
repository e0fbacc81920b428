"""Short forms that a page defines or plainly uses for a longer name: acronyms and names in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.reading.parties.spans import Span

__all__ = ["Definition", "definitions", "stands_for"]

#: (ABC), ("ABC"), (hereinafter "the Company"), (the "Bank"), (abbreviated ABC)
_BRACKETS = re.compile(
    r"\s?[(（](?:hereinafter|hereafter|the|also known as|known as|abbreviated|aka|a\.k\.a\.|"
    r"formerly|or|,|\s)*"
    r"[\"“‘'«]?(?:the\s)?([A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,4}|[^\W\d_A-Za-zÀ-ÿ][^()（）,;]{1,50})[\"”’'»]?[)）]"
)
#: "…, the ex-policeman better known as Barbecue", "…, known by its initials PMF", "…, alias Fito".
_CUE = (
    r"(?:(?:known|nicknamed|dubbed|abbreviated|shortened|styled|called|referred\sto)"
    r"(?:\s(?:simply|locally|widely|commonly|collectively|better|popularly|usually|also|more|often))?"
    r"(?:\s(?:as|to|by))?(?:\s(?:its|his|her|their|the|an?)\s(?:[A-Z]?[a-z]+\s){0,2}"
    r"(?:acronym|initials|abbreviation|alias|nickname|codename|nom\sde\sguerre)s?(?:,|\sof|\sas)?)?"
    r"|(?:now\s|later\s)?(?:flies|flying|trades|trading|operates|operating|does\sbusiness|sails)\s(?:now\s)?as"
    r"|(?:goes|going|went)\sby(?:\sthe\s(?:name|nickname|alias|nom\sde\sguerre)(?:\sof)?)?"
    r"|(?:since\s)?(?:renamed|rebranded)(?:\s(?:itself|as|to)){0,2}"
    r"|(?:formerly|previously|originally|once)(?:\sknown\sas|\scalled)?|alias|a\.k\.a\.|aka|dit|surnommée?|genannt|apodado|conocido\scomo|detto|vulgo|conhecido\scomo)"
)
_TOLD = r"(?:[a-zà-ÿ][\w-]*(?:\sof(?:\s[A-ZÀ-ÞĀ-Ž][\w-]*){1,2})?\s){0,7}?"
_KNOWN_AS = re.compile(
    rf"(?:,\s{_TOLD}|\s[(]|\s|\s(?:is|was|are|were|has\sbeen|have\sbeen)\s(?:also\s|better\s|widely\s)?)"
    rf"{_CUE},?\s(?:the\s)?[“\"‘'«„]?\s?(?:the\s)?"
    r"([A-ZÀ-ÞĀ-Ž][\w’-]*(?:\s(?:of\s|the\s|de\s|del\s)?[A-ZÀ-ÞĀ-Ž][\w’-]*){0,2})"
)
#: "…, or IBY,": initials that stand for the name.
_OR = re.compile(r",?\s[(]?or\s(?:the\s)?[“\"]?([A-Z][\w.&-]{1,9})[”\"]?(?=[,.;:)’'\s]|$)")
#: "IBY, short for …", "HTS, as … is known", before the long form.
_SHORT_FOR = re.compile(
    r"[”\"]?,?\s(?:(?:is\s)?(?:short|the\s(?:acronym|abbreviation|initials)|an?\s(?:acronym|abbreviation))\s(?:for|of)|"
    r"(?:which\s|that\s)?stands\sfor|as|or)\s(?:the\s)?[“\"]?$"
)
#: "MKB, as the lender is known", behind a sentence that has the name.
_AS_KNOWN = re.compile(
    r"\b([A-Z][A-Z0-9]{1,7}), as (?:it|the (?:[a-z]+ )?(?:bank|lender|company|group|firm|maker|body|agency|"
    r"institute|fund|exchange|operator|carrier|airline|conglomerate|corporation|organi[sz]ation|militia|"
    r"party|movement)) is (?:[a-z]+ )?(?:known|called)\b"
)
#: Characters up to there from the name.
_FAR = 250
#: Characters between a short form and the long one behind it.
_BETWEEN = 45
#: Small words that join the names of groups: Jaish-e-Mohammed, Ansar ul-Islam.
_JOINING = re.compile(r"[\s-](?:e|i|o|ul|al|ur|us|ut)[\s-]")
_SMALL = frozenset("of the and for to in on de la le du des del y e & a und für et".split())


@dataclass(frozen=True)
class Definition:
    """A short form at characters `start` to `end`, and the span it stands for.

    `other` says that it may be a name of its own too: a nickname, a former name.
    """

    start: int
    end: int
    short: str
    long: Span
    other: bool = False


def definitions(text: str, spans: Sequence[Span]) -> Iterator[Definition]:
    """Short forms that a page gives beside a name, in whatever way, in the order of the names.

    In brackets behind it or before it; by "known as", "alias" and their like; by "or" and "short for"
    where the letters are its initials.
    """
    by_start = {s.start: s for s in spans}
    yield from _as_known(text, spans)
    for at, span in enumerate(spans):
        after = spans[at + 1] if at + 1 < len(spans) else None
        found = _BRACKETS.match(text, span.end)
        if found is None and span.words[-1].owner:
            found = _BRACKETS.match(text, span.end + 2)
        if found is None or (span.kind == "place" and not found[1].isupper()):
            yield from _in_words(text, span, after)
            continue
        start, end = found.span(1)
        short = found[1]
        if _other_script(short, span.name) or stands_for(short, span.name) or _shorter(short, span.name):
            yield Definition(start, end, short, span)
        elif (inner := by_start.get(start)) and inner.end == end and stands_for(span.name, inner.name):
            yield Definition(span.start, span.end, span.name, inner)
        else:
            yield from _in_words(text, span, after)


def _as_known(text: str, spans: Sequence[Span]) -> Iterator[Definition]:
    """Short forms such as "MKB, as the lender is known": of the organisation named last before."""
    for found in _AS_KNOWN.finditer(text):
        before = [s for s in reversed(spans) if s.end <= found.start() and s.kind == "organization"]
        named = next((s for s in before if stands_for(found[1], s.name)), None)
        if named is None:
            named = next((s for s in before if found.start() - s.end < _FAR), None)
        if named and found[1] not in named.name.split():
            yield Definition(*found.span(1), found[1], named, other=not stands_for(found[1], named.name))


def _in_words(text: str, span: Span, after: Span | None) -> Iterator[Definition]:
    """Short forms that words give: "known as", "alias", "or", "short for"."""
    if span.kind == "place":
        return
    if found := _OR.match(text, span.end):
        if stands_for(found[1], span.name):
            yield Definition(*found.span(1), found[1], span)
        return
    near = after and after.start - span.end < _BETWEEN and _SHORT_FOR.fullmatch(text, span.end, after.start)
    if after and near and stands_for(span.name, after.name):
        yield Definition(span.start, span.end, span.name, after)
        return
    found = _KNOWN_AS.match(text, span.end)
    if found is None or (after and after.start < found.start(1)):
        return
    if found[1].isupper() and len(found[1]) > 2 and not stands_for(found[1], span.name):
        return  # initials of something else, brought in by the way
    former = re.search(r"\b(?:formerly|previously|originally|once)\b", found.group())
    again = re.search(r"\b(?:fl(?:ies|ying)|trad(?:es|ing)|does business|renamed|rebranded)\b", found.group())
    if (
        former
        or again
        or span.kind in ("person", "unknown")
        or stands_for(found[1], span.name)
        or _shorter(found[1], span.name)
    ):
        yield Definition(*found.span(1), found[1], span, other=not found[1].isupper())


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
