"""Listed names that a page holds word for word: those of the dictionary that stand there as names do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

import numpy as np

from watchword.model import Kind
from watchword.names.analyse import analyse
from watchword.names.lexicon import Role, lexicon
from watchword.reading.cues import form_of
from watchword.reading.parties.dictionary import Found, NameDictionary
from watchword.reading.parties.judging import Judge
from watchword.reading.parties.matches import Match
from watchword.reading.parties.profiles import cues
from watchword.reading.parties.spans import Span
from watchword.reading.parties.zoned import ZoneWords
from watchword.reading.tables import (
    headline_verb,
    is_function,
    is_title,
    month_or_day,
    org_word,
    place_code,
)
from watchword.reading.tokens import Word, everyday
from watchword.screening import Screener

__all__ = ["MOST", "by_dictionary", "is_opener"]

#: Parties looked at for one stretch of text: a name that more of them bear tells none apart.
MOST = 8
#: Bits of a word that is seen as a name even in a line of capitals.
_STANDS_OUT = 12.0
_ARTICLES = ("Al", "El")
#: Legal forms by which two firms of one name are told apart: Myanma Economic Holdings, … Corporation.
_FORMS = {
    "holding": frozenset(("holding", "holdings")),
    "corporation": frozenset(("corporation", "corp")),
}
_TWO = 2
#: Small words that names of persons and groups begin with.
_JOINS = ("al", "bin", "ibn", "el", "abu", "de", "van", "von", "los", "la", "le")
#: What makes another's name of the one behind it.
_NAMED_AFTER = frozenset(
    "Radio Mount Mt Camp Fort Port Cape Lake Villa Hotel Cafe Café Brasserie Casa Club Greater Little Nova "
    "Nuevo Nueva Upper Lower Saint St San Santa Team Studio Isla Rio Via Plaza Castle Château Teatro".split()
)
#: Small words inside Arabic names.
_ARABIC = ("al", "bin", "ibn", "el", "wal", "wa", "ul", "ud", "ur", "us", "fi", "bil", "e", "i")


def by_dictionary(
    text: str,
    zoned: Sequence[ZoneWords],
    spans: Sequence[Span],
    dictionary: NameDictionary,
    screener: Screener,
    closed: frozenset[str],
    judge: Judge,
) -> Iterator[tuple[list[Match], str]]:
    """Listed names that the text holds word for word, with the parties that bear it, and how it does."""
    starts = np.array([s.start for s in spans] or [0])
    visible = screener.view.name
    weak = screener.index.arrays["names.name_weak"]
    cluster = screener.index.arrays["party.cluster"]
    party = screener.index.arrays["name.party"]
    source = screener.index.arrays["party.source"]
    begins = [z.zone.start for z in zoned]
    runs = [z.words for z in zoned]
    for found in dictionary.find(runs, text):
        zone = zoned[bisect_right(begins, found.start) - 1]
        if text[found.end - 1] in "sS" and text[found.end - 2 : found.end - 1] in ("'", "’"):
            found = replace(found, end=found.end - 2)
        surface = text[found.start : found.end]
        if surface.count("(") > surface.count(")"):
            # A short form in brackets is a mention of its own: "… Industries (SSB)".
            surface = surface[: surface.rindex("(")].rstrip()
            found = replace(found, end=found.start + len(surface))
        seen = [n for n in found.names if visible[n]]
        if surface in closed or not seen or place_code(surface):
            continue
        inside = _words_at(zone.words, found)
        if inside and (not _named(text, inside, zone) or _parted(text, inside)):
            continue
        at = int(np.searchsorted(starts, found.start, "right")) - 1
        span = spans[at] if spans and at >= 0 and spans[at].end > found.start else None
        if span and span.kind == "place" and inside and found.end < span.end - 2 and not span.guessed:
            continue  # "United" of the United Arab Emirates
        lists = len({int(source[party[n]]) for n in seen})
        # In a line all of capitals no run of words is one name's.
        shouted = (
            zone.titled
            and text[zone.zone.start : zone.zone.end].isupper()
            and ((found.whole and lists > 2) or _stands_out(zone, inside, judge))
        )
        if len(inside) == 1 and _in_capitals_only(zone, inside[0]):
            continue
        if inside and not span and _goes_on(text, zone, inside, found):
            continue
        # "Consignee LIMMT Economic and Trade Company": nobody else is called so.
        full = found.whole and len(inside) > 3 and span is not None and span.end <= found.end
        behind = lists > 2 and found.whole and span is not None and _belongs(span, found)
        parted = found.whole and len(inside) > 2 and span is not None and _parted_by_and(text, span, found)
        if (
            span
            and inside
            and not (shouted or full or behind or parted or _seated(text, span, found))
            and not _alone(span, found, zone.titled, _opens(zone, span))
        ):
            continue
        within = span is not None and bool(inside) and _within(span, found)
        if span and span.end > found.end and _only_legal(span, found):
            found = replace(found, end=span.end)
            surface = text[found.start : found.end]
        seen = _of_that_form(surface, seen, screener)
        kind = span.kind if span and not span.guessed and not shouted else "unknown"
        one_each: dict[int, int] = {}
        for name in sorted(seen, key=lambda n: bool(weak[n])):
            one_each.setdefault(int(cluster[party[name]]), name)
        matches = [
            Match(found.start, found.end, surface, n, 1.0, True, found.whole, found.own, kind, lists)
            for n in list(one_each.values())[:MOST]
            if not (within and judge.is_craft(n))
        ]
        yield matches, "brand" if found.brand else "name"


def _of_that_form(surface: str, names: list[int], screener: Screener) -> list[int]:
    """The names without those of another form: "… Corporation" where the page says "… Holdings"."""
    forms = [(f, any(w in _FORMS[f] for w in surface.lower().split())) for f in _FORMS]
    said = next((f for f, there in forms if there), None)
    if said is None or len(names) < _TWO:
        return names
    texts = {n: set(re.findall(r"\w+", screener.index.names.text(n).lower())) for n in names}
    same = [n for n in names if texts[n] & _FORMS[said]]
    other = {w for f, words in _FORMS.items() if f != said for w in words}
    return [n for n in names if n in same or not texts[n] & other] if same else names


def _stands_out(zone: ZoneWords, inside: Sequence[Word], judge: Judge) -> bool:
    """Whether a name has a rare word, and only ordinary ones, titles and places beside it."""
    long = [w.keys[0] for w in inside if len(w.text) > 3 and w.keys[0] not in everyday()]
    if not long or sum(map(judge.bits, long)) < _STANDS_OUT:
        return False
    at = bisect_left(zone.words, inside[0].start, key=lambda w: w.start)
    beside = (*zone.words[max(0, at - 1) : at], *zone.words[at + len(inside) : at + len(inside) + 1])
    return all(
        w.keys[0] in everyday() or is_function(w.text) or is_title(w.text) or org_word(w.text)
        or place_code(w.text) or month_or_day(w.text) or form_of(w.text.lower()) or headline_verb(w.text)
        for w in beside
    )  # fmt: skip


def _in_capitals_only(zone: ZoneWords, word: Word) -> bool:
    """Whether an ordinary word has its capitals from a label of ordinary words: "READ NEXT: …"."""
    at = bisect_left(zone.words, word.start, key=lambda w: w.start)
    beside = (*zone.words[max(0, at - 1) : at], *zone.words[at + 1 : at + 2])
    shouted = [w for w in beside if w.text.isupper() and len(w.text) > 1 and w.keys[0] in everyday()]
    return word.text.isupper() and word.keys[0] in everyday() and bool(shouted)


def _opens(zone: ZoneWords, span: Span) -> bool:
    """Whether a run opens a sentence."""
    return bisect_left(zone.words, span.start, key=lambda w: w.start) in zone.opening


def _seated(text: str, span: Span, found: Found) -> bool:
    """Whether only the town is left of a run behind a whole name: "Special Technology Center of X"."""
    seat = text[found.end : span.end]
    here = found.whole and span.start >= found.start and len(text[found.start : found.end].split()) > 2
    return here and seat.startswith(" of ") and bool(place_code(seat[4:]))


def _parted_by_and(text: str, span: Span, found: Found) -> bool:
    """Whether a whole name is one side of an "and" in a run: "Credit Bank of Moscow and MTS Bank"."""
    first = found.start <= span.start and text[found.end : found.end + 5] == " and "
    last = found.end >= span.end and text[max(0, found.start - 5) : found.start] == " and "
    return first or last


def _words_at(words: Sequence[Word], found: Found) -> list[Word]:
    at = bisect_left(words, found.start, key=lambda w: w.start)
    near = takewhile(lambda w: w.start < found.end, islice(words, at, None))
    return [w for w in near if w.end - 2 * w.owner <= found.end]


def _parted(text: str, words: Sequence[Word]) -> bool:
    """Whether a comma parts two that are named: "in Wuxi, Naura said". Not before a legal form."""
    for last, word in pairwise(words):
        if text[last.end : word.start].strip() in (",", ".") and place_code(last.text):
            role = analyse(f"name {word.text}", Kind.ORGANIZATION).tokens[-1].role
            if role != Role.LEGAL:
                return True
    return False


def _named(text: str, words: Sequence[Word], zone: ZoneWords) -> bool:
    """Whether the words look like a name: all but small ones begin with a capital, where there are any."""
    cased = [w for w in words if w.text[0].upper() != w.text[0].lower()]
    if not cased:
        return True
    if len(cased) > 1 and cased[-1].text.islower() and org_word(cased[-1].text) and cased[-2].capital:
        cased = cased[:-1]  # the Foxtrot network, the Jalisco cartel
    if any(
        w.text[0].islower()
        and not (w.capital or is_function(w.text) or w.text in _ARABIC)
        and text[w.start - 1 : w.start] not in ("-", ".")
        for w in cased
    ):
        return False
    if not any(w.capital for w in cased):
        return False
    first = cased[0].text
    if first.islower() and is_function(first) and first not in _JOINS:
        return False  # "of Transportes"
    # At the head of a sentence, or in a headline, a single ordinary word has its capital anyway.
    return not (len(words) == 1 and words[0].text.lower() in everyday() and zone.titled)


def _goes_on(text: str, zone: ZoneWords, inside: Sequence[Word], found: Found) -> bool:
    """Whether a single word of no run is only part of a name: "Jaguar Spirit", "Al Jazeera"."""
    at = bisect_left(zone.words, inside[0].start, key=lambda w: w.start)
    if (
        at
        and len(inside) == 1
        and zone.words[at - 1].text in _ARTICLES
        and text[zone.words[at - 1].end : found.start] in " -"
    ):
        return True
    if len(inside) > 1 or zone.titled:
        return False
    before = zone.words[at - 1] if at and at - 1 not in zone.opening else None
    if before is not None and before.capital and text[before.end : found.start] == " ":
        ordinary = before.text.lower() in everyday() and not before.text.isupper() and not before.owner
        if ordinary and _names_more(before):
            return True  # "Horizon Star" is no firm called Star
    after = zone.words[at + len(inside)] if at + len(inside) < len(zone.words) else None
    if after is None or not after.capital:
        return False
    return text[found.end : after.start] == " " and _names_more(after)


def _names_more(word: Word) -> bool:
    """Whether an ordinary word with a capital behind a name makes it another's: no title, no kind of firm."""
    bare = word.text.lower()
    general = org_word(bare) or lexicon().role(word.keys[0], Kind.ORGANIZATION) != Role.WORD
    return not (general or is_title(bare) or is_function(bare) or place_code(word.text) or month_or_day(bare))


def _alone(span: Span, found: Found, headline: bool, opens: bool) -> bool:
    """Whether a name that is part of a longer run may stand for itself there.

    "Sberbank CEO" and "Russia's Sberbank" name Sberbank; "Wagner Moura" doesn't name Wagner.
    """
    rest = [w for w in span.words if w.start < found.start or w.end > found.end + 2]
    own = [w.text.lower() for w in span.words if w.start >= found.start and w.end <= found.end + 2]
    if opens and [w.text for w in rest[1:]] == ["of"] and found.end >= span.end and is_opener(rest[0].text):
        return True  # "Stickers of Lehava"
    # "Defense Systems" isn't meant in "Air Defense Systems Directorate": ordinary words stand alone.
    ordinary = all(w in everyday() or is_function(w) or org_word(w) for w in own)
    if (
        found.end <= span.end
        and len(own) == 1
        and any(w.text in _ARTICLES and found.start - w.end in (0, 1) for w in rest)
    ):
        return False  # Al Jazeera
    first = span.words[0]
    lead = len(rest) == 1 and first is rest[0]
    if lead and first.text in _NAMED_AFTER:
        return False  # Mount Zion, Radio Fabrikon
    longer = lead and len(own) == 1 and not (headline or opens or first.owner)
    if longer and first.text.lower() in everyday() and not first.text.isupper() and _names_more(first):
        return False  # "Fly Cham" isn't Cham, where "fly" has its capital in mid-sentence
    after = [w for w in rest if w.start > found.start]
    if after and after[0] is span.words[-1] and _ended(span, found):
        return True  # "So, Evil Corp. Remind us."
    if after and (head := org_word(after[-1].text)) and head[0] in ("school", "media", "group"):
        return False  # "Mount Hebron High School" is a school
    if after and not headline and any(_names_more(w) for w in after):
        return False  # "Golden Kapok Estates" isn't Golden Kapok
    return all(
        is_title(w.text)
        or is_function(w.text)
        or place_code(w.text)
        or month_or_day(w.text)
        or (len(own) > 1 and _is_trade(w.text))
        or (w.owner and w.start < found.start)
        or (not ordinary and (w.text.lower() in everyday() or bool(org_word(w.text))))
        for w in rest
    )


def is_opener(word: str) -> bool:
    """Whether a plural that opens a sentence before "of" is no name's: "Stickers of", not "Banks of"."""
    return word.endswith("s") and word[1:].islower() and not (org_word(word) or place_code(word))


def _is_trade(word: str) -> bool:
    """Whether a word is what somebody does for a living, before the name: "Hairdresser Jane Roe"."""
    return bool(dict(cues())["trade"].search(f"{word.lower()} "))


def _belongs(span: Span, found: Found) -> bool:
    """Whether a name ends a run behind a small word that says whose or of whom: "Sprecherin von Sberbank"."""
    before = [w for w in span.words if w.end <= found.start]
    joint = bool(before) and before[-1].text in (
        "von",
        "vom",
        "der",
        "de",
        "du",
        "di",
        "del",
        "da",
        "do",
        "van",
    )
    return joint and found.end >= span.end and not any(org_word(w.text) for w in before)


def _ended(span: Span, found: Found) -> bool:
    """Whether a full stop behind a legal form may end a sentence, an ordinary word behind it."""
    last = [w for w in span.words if w.end == found.end]
    stop = span.name.find(f"{last[0].text}. ") if last else -1
    legal = last and analyse(f"name {last[0].text}", Kind.ORGANIZATION).tokens[-1].role == Role.LEGAL
    return stop >= 0 and bool(legal)


def _within(span: Span, found: Found) -> bool:
    """Whether a name stands among other words of a run but titles: "Java" in "Java Spirit"."""
    rest = [w for w in span.words if w.start < found.start or w.end > found.end + 2]
    return not all(is_title(w.text) or is_function(w.text) or w.owner or place_code(w.text) for w in rest)


def _only_legal(span: Span, found: Found) -> bool:
    """Whether nothing but a legal form is left of a run behind a name: "Manufacturing Corp."."""
    after = [w for w in span.words if w.start >= found.end]
    words = analyse(" ".join(["name", *(w.text for w in after)]), Kind.ORGANIZATION).tokens[1:]
    return bool(after) and all(t.role == Role.LEGAL for t in words)
