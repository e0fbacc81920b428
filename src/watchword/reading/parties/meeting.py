"""Where listed names are met in a page: by the dictionary, and by screening what its words name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

import numpy as np

from watchword.model import Evidence, Kind
from watchword.names.analyse import Analysed, analyse
from watchword.names.lexicon import Role, lexicon
from watchword.reading.cues import form_of
from watchword.reading.parties.context import SHARED, Context
from watchword.reading.parties.dictionary import Found, NameDictionary
from watchword.reading.parties.judging import Judge, Match, Verdict, left_over
from watchword.reading.parties.ruling import Ruling
from watchword.reading.parties.spans import Span, ZoneWords
from watchword.reading.tables import is_function, is_title, month_or_day, org_word, place_code
from watchword.reading.tokens import Word, everyday
from watchword.screening import Screener

__all__ = ["ANOTHER", "Met", "meet"]

#: The engine's threshold for a span. Low, because what decides is that every word is met (judging.py);
#: at 0.74 the full name of a person still meets one listed with a patronymic.
THRESHOLD = 0.74
#: The same for a single word, which may be the family name of a person.
FAMILY_THRESHOLD = 0.65
#: Parties looked at for one stretch of text: a name that more of them bear tells none apart.
_MOST = 8
#: How often a page is looked at again in the light of whom it names.
_AGAIN = 2
#: Bits of a word that is seen as a name even in a line of capitals.
_STANDS_OUT = 12.0
#: Lists from which on one word is a party's own name, whatever else begins with it: Gazprom.
_SEVERAL = 3
#: What stands before a name by which somebody is only called.
_CALLED = re.compile(r"(?:[“\"«‘]\s?|\b(?:known as|alias|nicknamed|dubbed|aka|a\.k\.a\.)\s[“\"«‘]?\s?)$")
_ARTICLES = ("Al", "El")
#: Small words that names of persons and groups begin with.
_JOINS = ("al", "bin", "ibn", "el", "abu", "de", "van", "von", "los", "la", "le")
#: Articles that print leaves out: the Zetas are LOS ZETAS.
_LATIN_ARTICLES = ("los", "las", "la", "el", "les")
#: Small words inside Arabic names.
_ARABIC = ("al", "bin", "ibn", "el", "wal", "wa", "ul", "ud", "ur", "us", "fi", "bil", "e", "i")
#: What the reasons begin with that speak of another bearer of the name.
ANOTHER = ("aged ", "said to be of", "introduced as", "the page says that the name is only shared", SHARED)
#: An ordinary word by which somebody is only called: "known as « Barbecue »".
_NICKNAMED = re.compile(
    r"\b(?:known as|alias|nicknamed|dubbed|aka|a\.k\.a\.),?\s[“\"«‘]?\s?"
    r"([A-ZÀ-Þ][\w’'-]{3,20})(?![\w ]*[A-Z])"
)
#: What German says of a firm before its name, with a capital as all its nouns have.
_GERMAN_NOUNS = frozenset(
    "Unternehmen Unternehmens Firma Konzern Konzerns Hersteller Herstellers Händler Händlers Reederei "
    "Rüstungskonzern Rüstungsunternehmen Rüstungsfirma Handelsfirma Staatskonzern Staatsunternehmen "
    "Tarnfirma Scheinfirma Tochterfirma Mutterkonzern Ölkonzern Gaskonzern Energiekonzern".split()
)
_KINDS = {"person": Kind.PERSON, "organization": Kind.ORGANIZATION}


@dataclass(frozen=True)
class Met:
    """A stretch of the page and the listed parties it names, or whose name it only shares."""

    start: int
    end: int
    how: str
    listed: tuple[tuple[Match, Verdict], ...]
    namesakes: tuple[tuple[Match, Verdict], ...]


def meet(
    text: str,
    zoned: Sequence[ZoneWords],
    spans: Sequence[Span],
    context: Context,
    judge: Judge,
    ruling: Ruling,
    dictionary: NameDictionary,
    screener: Screener,
    closed: frozenset[str],
) -> list[Met]:
    """All stretches that name listed parties or their namesakes, in order, none over another.

    `closed` are short forms that the page itself defines as something else: they are not looked up.
    """
    bench = _Bench(judge, ruling, context, screener)
    context.surnames = frozenset(
        s.words[-1].keys[0] for s in spans if len(s.words) > 1 and s.kind in ("person", "unknown")
    )
    candidates = list(_by_dictionary(text, zoned, spans, dictionary, screener, closed, judge))
    met = _longest([m for c, how in candidates if (m := _judged(c, bench, how))])
    met = _unborrowed(text, met, screener)
    asked = [_on_lists(c, judge, screener) for c in _by_screening(text, spans, screener, closed, met)]
    met = _longest([*met, *(m for c in asked if (m := _judged(c, bench, "span")))])
    # Once the page is known to speak of listed parties, what was in doubt is looked at again: other
    # names of theirs, and names in their company; and once more for whom that brought.
    for _ in range(_AGAIN):
        new = False
        for one in met:
            for match, _verdict in one.listed:
                cluster = _cluster(screener, match.name)
                new = new or cluster not in context.sure
                context.sure.setdefault(cluster, set()).add((one.start, one.end))
                context.company.setdefault(cluster, judge.countries(match))
                context.programmes.setdefault(cluster, judge.programmes(match))
        if not new:
            break
        again = [_judged(c, bench, how, screener) for c, how in candidates]
        again += [_judged(c, bench, "span", screener) for c in asked]
        met = _unborrowed(text, _longest([m for m in again if m]), screener)
    return met


def _unborrowed(text: str, met: Sequence[Met], screener: Screener) -> list[Met]:
    """Without single words that stand in another listed name of the page, which then says who is meant.

    Baikal is Baikal Electronics there, and Zhipu the Zhipu Huazhang that the page names in full, whatever
    else is called so. Unless the party is the same, or several lists know it by the one word.
    """
    begins: dict[str, set[int]] = {}
    inside: dict[str, set[int]] = {}
    for one in met:
        words = re.findall(r"[\w-]+", text[one.start : one.end].lower())
        if not one.listed or len(words) < 2 or one.how == "brand":
            continue
        clusters = {_cluster(screener, m.name) for m, _ in one.listed}
        first = next((w for w in words if not place_code(w.capitalize())), words[0])
        begins.setdefault(first, set()).update(clusters)
        for word in words:
            inside.setdefault(word, set()).update(clusters)
    kept = []
    for one in met:
        others = (inside if one.how == "brand" else begins).get(text[one.start : one.end].lower())
        own = any(m.exact and m.whole and m.lists >= _SEVERAL for m, _ in one.listed)
        if others is None or own or others & {_cluster(screener, m.name) for m, _ in one.listed}:
            kept.append(one)
    return kept


@dataclass(frozen=True)
class _Bench:
    """Who rules on the matches of one page."""

    judge: Judge
    ruling: Ruling
    context: Context
    screener: Screener


def _on_lists(matches: Sequence[Match], judge: Judge, screener: Screener) -> list[Match]:
    """The matches of one stretch, each with how many lists have a party like it under that name.

    What several authorities have listed is spoken of by its name alone, whichever spelling each has.
    """
    a = screener.index.arrays
    source, party = a["party.source"], a["name.party"]
    same = [m for m in matches if judge.is_aligned(m) and (m.whole or judge.is_person(m))]
    out = []
    for match in matches:
        alike = [m for m in same if judge.may_be_same(m, [match])] if match in same else []
        lists = len({int(source[party[m.name]]) for m in alike})
        out.append(replace(match, lists=max(match.lists, lists)))
    return out


def _cluster(screener: Screener, name: int) -> int:
    a = screener.index.arrays
    return int(a["party.cluster"][a["name.party"][name]])


def _longest(met: Sequence[Met]) -> list[Met]:
    """The longest stretches first (of equals what is listed) without what overlaps, in the page's order."""
    kept: list[Met] = []
    taken: list[tuple[int, int]] = []  # in order, and apart
    for one in sorted(met, key=lambda m: (-(m.end - m.start), not m.listed, m.how != "name", m.start)):
        at = bisect_left(taken, (one.start, one.end))
        if any(one.start < e and s < one.end for s, e in taken[max(0, at - 1) : at + 1]):
            continue
        kept.append(one)
        taken.insert(at, (one.start, one.end))
    return sorted(kept, key=lambda m: m.start)


def _by_dictionary(
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
        lists = len({int(source[party[n]]) for n in seen})
        # In a line all of capitals no run of words is one name's.
        shouted = (
            zone.titled
            and text[zone.zone.start : zone.zone.end].isupper()
            and ((found.whole and lists > 2) or _stands_out(zone, inside, judge))
        )
        if inside and not span and _goes_on(text, zone, inside, found):
            continue
        # "Consignee LIMMT Economic and Trade Company": nobody else is called so.
        full = found.whole and len(inside) > 3 and span is not None and span.end <= found.end
        behind = lists > 2 and found.whole and span is not None and _belongs(span, found)
        if span and inside and not (shouted or full or behind) and not _alone(span, found, zone.titled):
            continue
        within = span is not None and bool(inside) and _within(span, found)
        if span and span.end > found.end and _only_legal(span, found):
            found = replace(found, end=span.end)
            surface = text[found.start : found.end]
        kind = span.kind if span and not span.guessed and not shouted else "unknown"
        one_each: dict[int, int] = {}
        for name in sorted(seen, key=lambda n: bool(weak[n])):
            one_each.setdefault(int(cluster[party[name]]), name)
        matches = [
            Match(found.start, found.end, surface, n, 1.0, True, found.whole, found.own, kind, lists)
            for n in list(one_each.values())[:_MOST]
            if not (within and judge.is_craft(n))
        ]
        yield matches, "brand" if found.brand else "name"


def _stands_out(zone: ZoneWords, inside: Sequence[Word], judge: Judge) -> bool:
    """Whether a name has a rare word, and only ordinary ones, titles and places beside it."""
    long = [w.keys[0] for w in inside if len(w.text) > 3 and w.keys[0] not in everyday()]
    if not long or sum(map(judge.bits, long)) < _STANDS_OUT:
        return False
    at = bisect_left(zone.words, inside[0].start, key=lambda w: w.start)
    beside = (*zone.words[max(0, at - 1) : at], *zone.words[at + len(inside) : at + len(inside) + 1])
    return all(
        w.keys[0] in everyday() or is_function(w.text) or is_title(w.text) or org_word(w.text)
        or place_code(w.text) or month_or_day(w.text) or form_of(w.text.lower())
        for w in beside
    )  # fmt: skip


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
        and text[w.start - 1 : w.start] != "-"
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
    after = zone.words[at + len(inside)] if at + len(inside) < len(zone.words) else None
    if len(inside) > 1 or after is None or zone.titled or not after.capital:
        return False
    return text[found.end : after.start] == " " and _names_more(after)


def _names_more(word: Word) -> bool:
    """Whether an ordinary word with a capital behind a name makes it another's: no title, no kind of firm."""
    bare = word.text.lower()
    general = org_word(bare) or lexicon().role(word.keys[0], Kind.ORGANIZATION) != Role.WORD
    return not (general or is_title(bare) or is_function(bare) or place_code(word.text) or month_or_day(bare))


def _alone(span: Span, found: Found, headline: bool) -> bool:
    """Whether a name that is part of a longer run may stand for itself there.

    "Sberbank CEO" and "Russia's Sberbank" name Sberbank; "Wagner Moura" doesn't name Wagner.
    """
    rest = [w for w in span.words if w.start < found.start or w.end > found.end + 2]
    own = [w.text.lower() for w in span.words if w.start >= found.start and w.end <= found.end + 2]
    # "Defense Systems" isn't meant in "Air Defense Systems Directorate": ordinary words stand alone.
    ordinary = all(w in everyday() or is_function(w) or org_word(w) for w in own)
    if (
        found.end <= span.end
        and len(own) == 1
        and any(w.text in _ARTICLES and found.start - w.end in (0, 1) for w in rest)
    ):
        return False  # Al Jazeera
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
        or (w.owner and w.start < found.start)
        or (not ordinary and (w.text.lower() in everyday() or bool(org_word(w.text))))
        for w in rest
    )


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


def _judged(
    matches: Sequence[Match],
    bench: _Bench,
    how: str,
    screener: Screener | None = None,
) -> Met | None:
    """What a stretch of text names, if anything; with `screener`, also by what is known already."""
    judge, context = bench.judge, bench.context
    listed: list[tuple[Match, Verdict]] = []
    doubted: list[tuple[Match, Verdict]] = []
    for match in matches:
        verdict = bench.ruling.verdict(match, context, how == "brand")
        places = context.sure.get(_cluster(screener, match.name), set()) if screener else set()
        known = len(places) > ((match.start, match.end) in places)
        able = verdict.why if how == "brand" else match.exact and (match.whole or not match.evidence)
        able = able and (match.own or match.whole)
        called = _CALLED.search(context.text[max(0, match.start - 16) : match.start])
        able = bool(able or (called and len(match.surface) > 5 and judge.is_aligned(match)))
        if any(w.startswith(ANOTHER) for w in verdict.why):
            able = False
            if known and match.exact and match.whole and SHARED in verdict.why:
                verdict = replace(verdict, outcome="namesake")  # told apart from the party named elsewhere
        if known and able and (called or judge.is_name(match)):
            verdict = Verdict("listed", ("the page names this party elsewhere", *verdict.why))
        if verdict.outcome == "listed":
            listed.append((match, verdict))
        else:
            doubted.append((match, verdict))
    if listed:
        # The same company on several lists that no reference joins: what speaks for one speaks for all.
        alike = [
            (m, Verdict("listed", ("the same name on another list", *v.why)))
            for m, v in doubted
            if m.exact and m.whole and not m.evidence and judge.may_be_same(m, [x for x, _ in listed])
        ]
        listed += alike
        listed = _of_the_office(listed, context, bench.screener)
    namesakes = [(m, v) for m, v in doubted if v.outcome == "namesake"]
    if not listed and not namesakes:
        return None
    first = matches[0]
    return Met(first.start, first.end, how, tuple(listed), tuple(namesakes))


def _of_the_office(
    listed: list[tuple[Match, Verdict]], context: Context, screener: Screener
) -> list[tuple[Match, Verdict]]:
    """Of several persons of one family name, the one whose office stands before it; else none."""
    alone = [p for p in listed if " " not in p[0].surface and p[0].evidence and not p[0].whole]
    if len({_cluster(screener, m.name) for m, _ in alone}) < 2:
        return listed
    start = alone[0][0].start
    before = context.text[max(0, start - 30) : start].lower().replace("-", " ").split()[-2:]
    a = screener.index.arrays
    kept = []
    for match, verdict in alone:
        parties = screener.index.joined(int(a["name.party"][match.name]))
        facts = [f for p in parties for f in screener.index.party(p).facts if f.prop == "position"]
        if before and any(before[-1] in f.value.lower() for f in facts):
            kept.append((match, verdict))
    return [p for p in listed if p not in alone] + kept


def _with_other_names(evidence: tuple[Evidence, ...], name: int, screener: Screener) -> tuple[Evidence, ...]:
    """Evidence where words that another name of the person has are met too: Chris TANG Ping-keung."""
    a = screener.index.arrays
    party = int(a["name.party"][name])
    # A Burmese form of address is no word of the name: U Tay Za.
    evidence = tuple(e for e in evidence if e.listed or e.query not in ("u", "daw"))
    lacking = {e.query for e in evidence if e.query and not e.listed}
    if not lacking or Kind(int(a["party.kind"][party])) != Kind.PERSON:
        return evidence
    if sum(bool(e.query and e.listed and e.score >= 1) for e in evidence) < 2:
        return evidence
    facts = [f for p in screener.index.joined(party) for f in screener.index.party(p).facts]
    others = [f.value for f in facts if f.prop in ("name", "alias", "previousName")]
    known = {t.text for other in others for t in analyse(other, Kind.PERSON).tokens}
    if not lacking <= known:
        return evidence
    return tuple(replace(e, listed=e.query, score=1.0) if e.query and not e.listed else e for e in evidence)


def _match(query: Analysed, name: int, score: float, span: Span, screener: Screener) -> Match:
    """A likeness that the engine found, with the words that it rests on."""
    evidence = _with_other_names(tuple(screener.engine.explain([(query, name)])[0]), name, screener)
    met = all(e.score >= 1 for e in evidence if e.query and e.listed)
    exact = met and not any(e.query and not e.listed for e in evidence)
    left = [e.listed for e in evidence if e.listed and not e.query and e.listed not in _LATIN_ARTICLES]
    whole = all(t.role == Role.LEGAL for t in left_over(left))
    kind = "unknown" if span.guessed else span.kind
    return Match(span.start, span.end, query.text, name, score, exact, whole, kind=kind, evidence=evidence)


def _without_seat(span: Span) -> Span | None:
    """A firm's name without the town that print puts behind it: "Marine Pride LLC of Navi Mumbai"."""
    at = next((i for i in range(len(span.words) - 2, 1, -1) if span.words[i].text == "of"), 0)
    own, seat = span.words[:at], span.words[at + 1 :]
    if not own or all(w.keys[0] in everyday() or org_word(w.text) for w in own):
        return None
    if not (place_code(" ".join(w.text for w in seat)) or place_code(seat[-1].text)):
        return None  # "University of Tehran" has its town in the name
    name = span.name[: own[-1].end - span.start]
    return replace(span, end=own[-1].end, words=own, name=name)


def _behind_noun(span: Span) -> Span | None:
    """A firm's name without the German noun before it: "Moskauer Unternehmen Bastion MMS"."""
    at = next((i for i, w in enumerate(span.words[:-2], 1) if w.text in _GERMAN_NOUNS), 0)
    if not at:
        return None
    start = span.words[at].start
    return replace(span, start=start, words=span.words[at:], name=span.name[start - span.start :])


def _by_screening(
    text: str,
    spans: Sequence[Span],
    screener: Screener,
    closed: frozenset[str],
    known: Sequence[Met],
) -> Iterator[list[Match]]:
    """Spans that no listed name is equal to, screened in one batch by the engine."""
    asked: dict[tuple[str, Kind], list[Span]] = {}
    begins = [m.start for m in known]
    for span in (*spans, *filter(None, map(_without_seat, spans)), *filter(None, map(_behind_noun, spans))):
        if (span.kind == "place" and not span.guessed) or span.org == "media" or span.name in closed:
            continue
        single = span.kind in ("unknown", "person") and len(span.name) > 4
        if len(span.words) == 1 and not single:
            continue
        near = known[max(0, bisect_left(begins, span.start + 5) - 2) : bisect_left(begins, span.start + 5)]
        if any(m.end >= span.end and m.listed for m in near):
            continue
        kind = Kind.UNKNOWN if span.guessed or len(span.words) == 1 else _KINDS.get(span.kind, Kind.UNKNOWN)
        asked.setdefault((span.name, kind), []).append(span)
    for found_there in _NICKNAMED.finditer(text):
        start, end = found_there.span(1)
        if not any(m.start < end and start < m.end for m in known) and found_there[1] not in closed:
            word = Word(start, end, found_there[1], ("",))
            asked.setdefault((found_there[1], Kind.UNKNOWN), []).append(
                Span(start, end, (word,), found_there[1])
            )
    queries = [analyse(name, kind) for name, kind in asked]
    found = screener.engine.search(queries, visible=screener.view.name, threshold=FAMILY_THRESHOLD)
    at = np.searchsorted(found.query, np.arange(len(queries) + 1))
    a = screener.index.arrays
    cluster, party, kind_of = a["party.cluster"], a["name.party"], a["party.kind"]
    for i, (query, there) in enumerate(zip(queries, asked.values(), strict=True)):
        single = len(there[0].words) == 1
        best: dict[int, tuple[int, float]] = {}
        for name, score in zip(found.name[at[i] : at[i + 1]], found.score[at[i] : at[i + 1]], strict=True):
            if score >= THRESHOLD or (single and kind_of[party[name]] == Kind.PERSON):
                best.setdefault(int(cluster[party[name]]), (int(name), float(score)))
        matches = [
            _match(query, name, score, there[0], screener) for name, score in list(best.values())[:_MOST]
        ]
        for span in there if matches else ():
            yield [replace(m, start=span.start, end=span.end) for m in matches]
