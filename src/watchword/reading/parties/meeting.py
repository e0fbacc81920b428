"""Where listed names are met in a page: by the dictionary, and by screening what its words name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from watchword.model import Kind
from watchword.reading.parties.bearers import by_what_is_said, with_bearers
from watchword.reading.parties.context import Context
from watchword.reading.parties.dictionary import NameDictionary
from watchword.reading.parties.introductions import SHARED
from watchword.reading.parties.judging import Judge
from watchword.reading.parties.likeness import family_of
from watchword.reading.parties.lookup import by_dictionary
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.parties.ruling import Ruling
from watchword.reading.parties.screened import by_screening
from watchword.reading.parties.shorts import MEMBERS
from watchword.reading.parties.spans import Span
from watchword.reading.parties.zoned import ZoneWords
from watchword.reading.tables import place_code
from watchword.screening import Screener

__all__ = ["ANOTHER", "Met", "meet"]

#: How often a page is looked at again in the light of whom it names.
_AGAIN = 2
#: What a match may lack that another of its programme backs.
_LACK = 2
#: Lists from which on one word is a party's own name, whatever else begins with it: Gazprom.
_SEVERAL = 3
#: What stands before a name by which somebody is only called.
_CALLED = re.compile(
    r"(?:[“\"«‘]\s?|\b(?:known as|alias|nicknamed|dubbed|aka|a\.k\.a\.|(?:goes|going|went|go) by)\s"
    r"[“\"«‘]?\s?)$"
)
#: An owner at the head of a run.
_OWNER = re.compile(r"([\w .-]+?)['’]s\s+(?=[A-ZÀ-ÞĀ-Ž])")
#: What reasons begin with that a given age is another's, or the listed person's.
_AGED, _FITS = "aged ", "the age given here fits"
#: Of these, those by which a person is told apart for the whole page.
_APART = (_AGED, "introduced as private")
#: That by which a firm or club is.
_LOCAL = ("introduced as a local",)
#: The reason against a name that is a town's or a state's where it stands.
_PLACE = "a place is called so here"
_ELSEWHERE = "introduced as another elsewhere in the page"
#: What the reasons begin with that speak of another bearer of the name.
ANOTHER = (
    _ELSEWHERE,
    _AGED,
    "said to be of",
    "introduced as",
    "the page says that the name is only shared",
    SHARED,
)


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
    candidates = list(by_dictionary(text, zoned, spans, dictionary, screener, closed, judge))
    candidates = with_bearers(candidates, screener, judge)
    met = _longest([m for c, how in candidates if (m := _judged(c, bench, how))])
    met = _unborrowed(text, met, screener)
    known = [(m.start, m.end, bool(m.listed)) for m in met]
    asked = [_on_lists(c, judge, screener) for c in by_screening(text, spans, screener, closed, known)]
    met = _longest([*met, *(m for c in asked if (m := _judged(c, bench, "span")))])
    backed = _backed(bench)
    # Once the page is known to speak of listed parties, what was in doubt is looked at again: other
    # names of theirs, and names in their company; and once more for whom that brought.
    for _ in range(_AGAIN):
        new = False
        for match in (*(m for one in met for m, _ in one.listed), *backed):
            cluster = _cluster(screener, match.name)
            new = new or cluster not in context.sure
            if judge.is_craft(match.name):
                context.crafts.add((match.start, match.end))
            context.sure.setdefault(cluster, set()).add((match.start, match.end))
            context.company.setdefault(cluster, judge.countries(match))
            context.programmes.setdefault(cluster, judge.programmes(match))
        if not new:
            break
        again = [_judged(c, bench, how, screener) for c, how in candidates]
        again += [_judged(c, bench, "span", screener) for c in asked]
        met = _unborrowed(text, _longest([m for m in again if m]), screener)
    return [_of_another(one, text, bench) for one in met]


def _of_another(one: Met, text: str, bench: _Bench) -> Met:
    """One whom the page brings in elsewhere as another: "Carrie Lam grinned", a support circle of Tuam.

    A firm or club is so only in a page that speaks of no sanctions at all.
    """
    context = bench.context
    here = context.sentence_at(one.start)
    name = text[one.start : one.end]
    named = one.listed and name.lower() in context.others
    if not named or context.has("sanction", here) or context.has("namesake"):
        return one
    if re.search(rf"\b(?i:the|that) (?:other|real|listed)\s(?:[a-z-]+\s)?{re.escape(name)}\b", text):
        return one  # two are called so, and this may be either
    countries = {c for _, c in context.countries_in(here)}
    gone = [
        (m, Verdict("namesake", (*v.why, _ELSEWHERE)))
        for m, v in one.listed
        if (bench.judge.is_person(m) or not context.has("sanction"))
        and not countries & bench.judge.countries(m)
    ]
    kept = tuple(p for p in one.listed if p[0] not in [m for m, _ in gone])
    return replace(one, listed=kept, namesakes=(*one.namesakes, *gone))


def _unborrowed(text: str, met: Sequence[Met], screener: Screener) -> list[Met]:
    """Without single words that stand in another listed name of the page, which then says who is meant.

    Baikal is Baikal Electronics there, and Zhipu the Zhipu Huazhang that the page names in full, whatever
    else is called so. Unless the party is the same, or several lists know it by the one word.
    """
    begins: dict[str, set[int]] = {}
    inside: dict[str, set[int]] = {}
    families: set[str] = set()
    for one in met:
        words = re.findall(r"[\w-]+", text[one.start : one.end].lower())
        if not one.listed or len(words) < 2 or one.how == "brand":
            continue
        clusters = {_cluster(screener, m.name) for m, _ in one.listed}
        first = next((w for w in words if not place_code(w.capitalize())), words[0])
        begins.setdefault(first, set()).update(clusters)
        for word in words:
            inside.setdefault(word, set()).update(clusters)
        families |= _family(one, words, screener)
    kept = []
    for one in met:
        word = text[one.start : one.end].lower()
        others = (inside if one.how == "brand" else begins).get(word)
        own = any(m.exact and m.whole and m.lists >= _SEVERAL for m, _ in one.listed)
        if word in families and not own:
            continue  # Gertler is Dan Gertler there, not the family's foundation
        if others is None or own or others & {_cluster(screener, m.name) for m, _ in one.listed}:
            kept.append(one)
    return kept


def _family(one: Met, words: Sequence[str], screener: Screener) -> set[str]:
    """The family name of a listed person whom a page names in full, as it is there; nothing of others."""
    a = screener.index.arrays
    found: set[str] = set()
    for match, _ in one.listed:
        if Kind(int(a["party.kind"][a["name.party"][match.name]])) == Kind.PERSON:
            marked = family_of(screener.index.names.text(match.name))
            found |= {w for w in words if w in marked} or {words[-1]}
    return found


@dataclass(frozen=True)
class _Bench:
    """Who rules on the matches of one page."""

    judge: Judge
    ruling: Ruling
    context: Context
    screener: Screener
    #: The matches that lacked little.
    close: list[Match] = field(default_factory=list)
    #: The parties, joined ones as one, that such matches of one programme back.
    backed: set[int] = field(default_factory=set)


def _backed(bench: _Bench) -> list[Match]:
    """Those in doubt who back each other: two of one programme, each lacking little, are no coincidence."""
    of: dict[str, dict[int, tuple[str, Match]]] = {}
    for match in bench.close:
        cluster = _cluster(bench.screener, match.name)
        for programme in bench.judge.programmes(match):
            of.setdefault(programme, {})[cluster] = match.surface.lower(), match
    found = []
    for there in of.values():
        names = {surface for surface, _ in there.values()}
        if len(names) > 1:
            bench.backed.update(there)
            found += [match for _, match in there.values()]
    return found


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
        if any(w.startswith((*ANOTHER, _PLACE)) for w in verdict.why):
            able = False
            if known and match.exact and match.whole and SHARED in verdict.why:
                verdict = replace(verdict, outcome="namesake")  # told apart from the party named elsewhere
        if known and able and (called or judge.is_name(match)):
            verdict = Verdict("listed", ("the page names this party elsewhere", *verdict.why))
        close = verdict.outcome != "listed" and verdict.lack <= _LACK and match.exact
        close = close and (match.whole or judge.is_person(match) or " " not in match.surface)
        if close and _cluster(bench.screener, match.name) in bench.backed:
            verdict = Verdict("listed", ("another of its programme is named, as unusually", *verdict.why))
        elif close and screener is None:
            bench.close.append(match)
        if verdict.outcome == "listed":
            listed.append((match, verdict))
        else:
            doubted.append((match, verdict))
    listed, doubted = _of_age(listed, doubted, judge)
    apart = ((_APART if judge.is_person(m) else _LOCAL, w) for m, v in doubted for w in v.why)
    if not listed and any(w.startswith(starts) for starts, w in apart):
        context.others |= {m.surface.lower() for m in matches if " " in m.surface}
    if listed:
        # The same company on several lists that no reference joins: what speaks for one speaks for all.
        alike = [
            (m, Verdict("listed", ("the same name on another list", *v.why)))
            for m, v in doubted
            if m.exact and m.whole and not m.evidence and judge.may_be_same(m, [x for x, _ in listed])
        ]
        listed += alike
        listed = _of_the_office(listed, context, bench.screener)
        listed = by_what_is_said(listed, context.text, judge, bench.screener.index)
    namesakes = [(m, v) for m, v in doubted if v.outcome == "namesake"]
    if not listed and not namesakes:
        return None
    first = matches[0]
    if listed and how == "span":
        start = max(first.start, min(_own_start(m) for m, _ in listed))
        return Met(start, first.end, how, tuple(listed), tuple(namesakes))
    return Met(first.start, first.end, how, tuple(listed), tuple(namesakes))


def _of_age(
    listed: list[tuple[Match, Verdict]], doubted: list[tuple[Match, Verdict]], judge: Judge
) -> tuple[list[tuple[Match, Verdict]], list[tuple[Match, Verdict]]]:
    """Without persons whose age their list doesn't give, where another list has them and the age is wrong."""
    young = [(m, v) for m, v in doubted if any(w.startswith(_AGED) for w in v.why)]
    if not young or any(w.startswith(_FITS) for _, v in (*listed, *doubted) for w in v.why):
        return listed, doubted
    able = [p for p in listed if judge.is_person(p[0]) and judge.may_be_same(p[0], [m for m, _ in young])]
    why = next(w for _, v in young for w in v.why if w.startswith(_AGED))
    gone = [(m, Verdict("namesake", (*v.why, why))) for m, v in able]
    return [p for p in listed if p not in able], [*doubted, *gone]


def _own_start(match: Match) -> int:
    """Where a name begins behind the owner that only the page gives it: "Lebanon's Jammal Trust Bank"."""
    owner = _OWNER.match(match.surface)
    if owner is None or not place_code(owner[1]):
        return match.start
    words = set(re.findall(r"[^\W_]+", owner[1].lower()))
    listed = {e.listed for e in match.evidence if e.query in words}
    return match.start if not match.evidence or listed - {""} else match.start + owner.end()


def _of_the_office(
    listed: list[tuple[Match, Verdict]], context: Context, screener: Screener
) -> list[tuple[Match, Verdict]]:
    """Of several persons of one family name, the one whose office stands before it; else none."""
    a = screener.index.arrays
    kinds = a["party.kind"][a["name.party"][[m.name for m, _ in listed]]]
    persons = [p for p, kind in zip(listed, kinds, strict=True) if kind == Kind.PERSON]
    alone = [p for p in persons if " " not in p[0].surface and p[0].evidence and not p[0].whole]
    if len(alone) < len(listed) and MEMBERS.match(context.text, listed[0][0].end):
        return [p for p in listed if p not in alone]  # Houthi fighters are no family's
    if len({_cluster(screener, m.name) for m, _ in alone}) < 2:
        return listed
    start = alone[0][0].start
    before = context.text[max(0, start - 30) : start].lower().replace("-", " ").split()[-2:]
    kept = []
    for match, verdict in alone:
        parties = screener.index.joined(int(a["name.party"][match.name]))
        facts = [f for p in parties for f in screener.index.party(p).facts if f.prop == "position"]
        if before and any(before[-1] in f.value.lower() for f in facts):
            kept.append((match, verdict))
    return [p for p in listed if p not in alone] + kept
