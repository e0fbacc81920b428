"""Runs of words that name somebody or something, by their form alone: no model is needed.

A run is capitals with small joining words between them. It is cut where an owner ends ("Putin's
Sberbank"), at titles ("Sberbank CEO Herman Gref") and at the small words that open sentences, and
then classed by the words in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from watchword.model import Kind
from watchword.names.lexicon import Role, lexicon
from watchword.reading.pages.page import Page
from watchword.reading.parties.leading import SHIP_CLASSES, SHIP_LETTERS, after_body, own_words
from watchword.reading.parties.runs import LEGAL, TAILS, runs_of
from watchword.reading.parties.zoned import ZoneWords
from watchword.reading.tables import (
    is_function,
    is_given,
    is_title,
    month_or_day,
    org_word,
    place_code,
    surnames,
    title_strength,
)
from watchword.reading.tokens import Word, everyday

__all__ = ["Span", "find_spans"]

#: A name joined as those of armed groups are: Jaish-e-Mohammed, Ansar ul-Islam.
_GROUP = re.compile(r"\w{3,}[- ](?:e|i|ul|ur|us|ut|uz)-\w{3,}", re.IGNORECASE)
#: Initials in brackets behind a name.
_INITIALS = re.compile(r"(?<=\w )\(([A-ZÀ-ÞĀ-Ž]{3,7})\)")
#: A full stop that ends a sentence, though it may belong to a legal form: "… of Evil Corp. The agency".
_NEXT_SENTENCE = re.compile(r"\.\s(?:The|A|An|It|Its|He|She|They|In|On|But|And|That|This)\s")
#: A nickname in quotation marks or brackets between a person's names.
_NICK = re.compile(r"\s[“\"‘'«„(][^“”\"‘’'«»„()\n]{2,24}[”\"’'»“)]\s")
_SHIP = re.compile(
    r"(?:\b(?i:vessels?|tankers?|ships?|freighters?|yachts?|bulk carriers?|carriers?|container "
    r"ships?|barges?|tugs?|trawlers?|cargo ships?|storage unit|\d{4}-built|"
    rf"{'|'.join(SHIP_CLASSES)})\s*,?\s*(?:named|called|the)?\s*|\b(?:{'|'.join(SHIP_LETTERS)}|M/V|M/T|LPG/C|LNG/C)\s+|-flagged\s+)[\"“‘']?$"
)


@dataclass(frozen=True)
class Span:
    """Words that name somebody: place of the run, its words, and what they look like.

    `org` is the class of organisation (body, firm, media, group, school) where the words tell it.
    `name` is without line breaks and a last 's; `titled` that an office stood before it;
    `guessed` that a model gave the kind, which is wrong too often to rule a party out.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    name: str
    kind: str = "unknown"
    org: str = ""
    titled: bool = False
    guessed: bool = False


def find_spans(page: Page, zoned: Sequence[ZoneWords]) -> list[Span]:
    """The spans of a page, in order, none over another."""
    lower = {w.text for z in zoned if not z.titled for w in z.words if w.text.islower()}
    found: list[Span] = []
    for zone in zoned:
        for run in runs_of(page.text, zone, lower):
            found.extend(_pieces(page.text, run))
    found = _spelt_out(page.text, zoned, found)
    return _without_openers(page, zoned, _nicknamed(page.text, found))


def _spelt_out(text: str, zoned: Sequence[ZoneWords], spans: list[Span]) -> list[Span]:
    """With names whose small words only their initials show: "Naftna industrija Srbije (NIS)"."""
    found: list[Span] = []
    for short in _INITIALS.finditer(text):
        zone = next((z for z in zoned if z.zone.start <= short.start() < z.zone.end), None)
        at = bisect_left(zone.words, short.start(), key=lambda w: w.start) if zone else 0
        words = zone.words[max(0, at - len(short[1])) : at] if zone else ()
        initials = "".join(w.text[0].upper() for w in words)
        small = [w for w in words if w.text.islower() and not is_function(w.text)]
        if initials != short[1] or not small or not (words[0].capital and words[-1].capital):
            continue
        if all(text[a.end : b.start] == " " for a, b in pairwise(words)):
            name = text[words[0].start : words[-1].end]
            found.append(Span(words[0].start, words[-1].end, tuple(words), name, "organization"))
    kept = [s for s in spans if all(s.end <= f.start or f.end <= s.start for f in found)]
    return sorted([*kept, *found], key=lambda s: s.start) if found else spans


def _nicknamed(text: str, spans: Sequence[Span]) -> list[Span]:
    """With a person's names on both sides of a nickname as one: Given "Nick" Family, Given (Nick) Family."""
    joined: list[Span] = []
    for span in spans:
        while joined and joined[-1].start >= span.start:
            joined.pop()
        first = next((s for s in reversed(joined[-2:]) if _NICK.fullmatch(text, s.end, span.start)), None)
        given = first is not None and len(first.words) <= 2 and first.kind not in ("place", "organization")
        if first is None or not given or len(span.words) > 2 or span.kind in ("place", "organization"):
            joined.append(span)
            continue
        joined = [s for s in joined if s.end <= first.end and s is not first]
        joined.append(
            replace(
                span,
                start=first.start,
                words=(*first.words, *span.words),
                name=f"{first.name} {span.name}",
                kind="person",
                titled=first.titled,
            )
        )
    return joined


def _without_openers(page: Page, zoned: Sequence[ZoneWords], spans: Sequence[Span]) -> list[Span]:
    """Without single unknown words that only ever open sentences: "Illicit opioids coming …"."""
    opening = {z.words[i].start for z in zoned for i in z.opening}
    elsewhere = {w.keys[0] for s in spans for w in s.words if s.start not in opening or len(s.words) > 1}
    elsewhere |= {k.removesuffix("s") for k in elsewhere}  # "Houthi officials", and the Houthis
    return [
        s
        for s in spans
        if len(s.words) > 1
        or s.kind != "unknown"
        or s.start not in opening
        or s.words[0].keys[0] in elsewhere
        or not (s.name[1:].islower() or s.name.isupper())  # SenseTime
        or (_acronym(s.name) and s.name.lower() not in everyday())
    ]


def _pieces(text: str, run: tuple[list[Word], bool, bool]) -> Iterator[Span]:
    """A run cut at owners and titles, each piece classed; what names nothing is dropped."""
    words, opening, in_title = run
    while words and (
        is_function(words[0].text)
        and not (words[0].text.isupper() and len(words[0].text) > 1)
        and not (words[0].text in ("Al", "El") and len(words) > 1 and words[1].capital)
    ):
        words = words[1:]
        opening = False
    while words and (is_function(words[-1].text) and words[-1].text.islower()):
        if text[words[-1].start - 1 : words[-1].start] == "-":
            break  # Kim Jong-un
        words = words[:-1]
    kept = own_words(words, opening)
    words, opening = kept, opening and len(kept) == len(words)
    if not words:
        return
    for part in _owned(text, words):
        for piece in _titled(text, part):
            if spanned := _classed(text, piece, (opening or in_title) and piece[0][0] is words[0], in_title):
                yield spanned


def _owned(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """The run cut after each owner, unless owner and owned are one body's name."""
    if place_code(_bare(words)):
        yield words
        return
    cut = next((i for i, w in enumerate(words[:-1]) if w.owner), None)
    if cut is None:
        yield words
        return
    left, right = words[: cut + 1], words[cut + 1 :]
    body = any(org_word(w.text) for w in right) and not is_function(right[0].text)
    is_place = bool(place_code(_bare(left)))
    person = not is_place and not any(org_word(w.text) for w in left) and (len(left) < 3)
    if (
        body
        and not person
        and not any(title_strength(w.text) == "office" and not org_word(w.text) for w in right)
    ):
        yield words
        return
    yield left
    yield from _owned(text, right)


def _bare(words: Sequence[Word]) -> str:
    texts = [w.text for w in words]
    if words and words[-1].owner:
        texts[-1] = texts[-1][:-2]
    return " ".join(texts)


def _titled(text: str, words: list[Word]) -> Iterator[tuple[list[Word], bool]]:
    """(words, whether a title stands before them): an office between two names parts them."""
    titles = [i for i, w in enumerate(words) if is_title(w.text)]
    if not titles or any(LEGAL.match(w.text) for w in words):
        yield words, False
        return
    # The title is the longest run of office words (and what they are of) that ends before a name.
    end = titles[-1] + 1
    rest = words[end:]
    name = [w for w in rest if w.capital]
    begin = titles[-1]
    while begin and (
        is_title(words[begin - 1].text)
        or words[begin - 1].text.lower() in ("of", "for", "the", "and")
        or (place_code(words[begin - 1].text) and not words[begin - 1].owner)
    ):
        begin -= 1
    named = bool(rest) and (is_given(rest[0].text) or rest[0].keys[0] in surnames())
    of = next((i for i, w in enumerate(rest) if w.text == "of"), 0)
    if named and of > 1 and not any(org_word(w.text) for w in rest[:of]):
        yield from _titled(text, words[: end + of])  # "Senator Ana Sol of Margibi": whom, and where from
        if behind := list(dropwhile(lambda w: is_function(w.text), rest[of:])):
            yield from _titled(text, behind)
        return
    office = named or any(title_strength(w.text) == "office" for w in words[begin:end])
    inner = any(org_word(w.text) or w.text.lower() in ("of", "for", "and") for w in rest)
    if not office or not rest or len(name) > 4 or inner:
        yield words, False
        return
    if begin:
        yield words[:begin], False
    yield rest, True


def _classed(text: str, piece: tuple[list[Word], bool], opening: bool, span_titled: bool) -> Span | None:
    words, after_title = piece
    if len(words) == 3 and after_body(words):
        words = words[1:]
    if all(month_or_day(w.text) or w.text.isdigit() for w in words):
        return None
    while len(words) > 1 and (month_or_day(words[-1].text) and not is_given(words[-1].text)):
        numbered = any(c.isdigit() for c in text[words[-1].end :][:4])
        if len(words) > 2 and len(words[-1].text) < 4 and not numbered:
            break  # Saw Chit Thu is a man, and "Thu" a Thursday only before a number
        words = words[:-1]
    end = words[-1].end - (2 if words[-1].owner else 0)
    stop = text[end : end + 1] == "." and not _NEXT_SENTENCE.match(text, end)
    if stop and LEGAL.match(words[-1].text) and not words[-1].text.isupper():
        end += 1
    start = words[0].start
    span = Span(start, end, tuple(words), " ".join(text[words[0].start : end].split()), titled=after_title)
    texts = [w.text for w in words]
    name = _bare(words)
    if not any(c.isalpha() for c in name) or len(name) < 2:
        return None
    if place_code(name):
        return replace(span, kind="place")
    org = _org_of(texts)
    before = text[max(0, span.start - 40) : span.start]
    if _SHIP.search(before):
        return replace(span, kind="vessel")
    if texts[-1] in TAILS:
        return replace(span, kind="organization", org="body")
    single = len(words) == 1
    if single and after_title and texts[0].lower() in everyday() and not is_given(texts[0]):
        return None
    if single and not after_title:
        bare = name.lower().rstrip(".")
        if is_title(bare) or (bare in everyday() and not _acronym(name) and (opening or not org)):
            return None
        if org and not _acronym(name) and (org[0] != "media" or bare in everyday()):
            return None
    if not after_title and all(w.text.lower() in everyday() or is_function(w.text) for w in words):
        common = not org or all(c.isupper() for c in name if c.isalpha()) or span_titled
        if common and not _acronym(name):
            return None
    if org and not (after_title and len(words) <= 3 and is_given(texts[0])):
        return replace(span, kind="organization", org=org[0])
    return replace(span, kind=_person_or_not(text, span, texts, after_title))


def _org_of(texts: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The word that says what kind of organisation it is: the head before "of", else the last."""
    small = next((i for i, t in enumerate(texts) if t.lower() in ("of", "for", "on")), len(texts))
    heads = (*reversed(texts[:small]), *reversed(texts[small:]))
    return next((found for t in heads if (found := org_word(t))), None)


def _acronym(name: str) -> bool:
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isalnum() and sum(c.isupper() for c in bare) >= max(2, len(bare) - 1)


def _person_or_not(text: str, span: Span, texts: Sequence[str], after_title: bool) -> str:
    if after_title:
        return "person"
    if len(texts) == 1 or _GROUP.search(span.name):
        return "unknown"
    before = text[max(0, span.start - 30) : span.start].split()
    small = sum(t.lower() in ("of", "for", "and", "&") for t in texts)
    plain_words = [t for t in texts if t[:1].isupper()]
    if len(plain_words) > 5 or small:
        return "unknown"
    if any(lexicon().role(w.keys[0], Kind.ORGANIZATION) == Role.GENERIC for w in span.words[1:]):
        return "unknown"
    if is_given(texts[0]) or (before and is_title(before[-1].strip(",")) and not before[-1][:1].isupper()):
        return "person"
    first = span.words[0].keys[0]
    if first in surnames() and 2 <= len(texts) <= 3 and not any(t.lower() in everyday() for t in texts[1:]):
        return "person"
    if any(len(t.rstrip(".")) == 1 for t in texts[1:-1]) or any(
        t in ("bin", "ibn", "al", "van", "von") for t in texts
    ):
        return "person"
    return "unknown"
