"""Who else bears a person's name once the father's name is left out, and which of them a page means.

Lists have one Dmitry Peskov by just these two words, and the Kremlin's spokesman with his patronymic. Print
leaves the patronymic out, so both are candidates; what the page says of the man tells who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import numpy as np

from watchword.index.store import Index
from watchword.model import Kind
from watchword.names.analyse import analyse
from watchword.reading.parties.judging import Judge, is_fathers
from watchword.reading.parties.lookup import MOST
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.tables import is_title, place_code
from watchword.reading.tokens import everyday
from watchword.screening import Screener

__all__ = ["by_what_is_said", "with_bearers"]

#: The engine's threshold: at it a full name still meets one listed with a patronymic.
_THRESHOLD = 0.74
#: A given name and a family name.
_TWO = 2
#: Occurrences of a family name that are looked at for what is said of its bearer.
_OCCURRENCES = 20
#: What stands before a name and says what somebody is: "Kremlin spokesman Dmitry Peskov".
_BEFORE = re.compile(r"(?:[\w’'-]+\s){1,5}$")
#: The same behind it: "Dmitry Peskov, spokesman for the Kremlin".
_AFTER = re.compile(r",\s(?:[\w’'-]+\s?){1,9}")
#: Words for one office, each with what stands for all of them here.
_SAME_OFFICE = tuple(
    (re.compile(rf"\b(?:{words})\b"), office)
    for words, office in (
        (r"press[- ]secretary|spokes(?:man|woman|person)", "spokesman"),
        (r"ceo|chief executive(?: officer)?|general director|director[- ]general", "executive"),
        (r"chair(?:woman|person)?(?: of the (?:management )?board)?", "chairman"),
        (r"(?:state )?duma|mps?|lawmakers?|parliamentarians?", "deputy"),
        (r"kremlin(?:['’]?s)?", "president"),
    )
)
#: Letters from which on a word of an office tells something: not "of", "and", "head".
_LONG = 5


def with_bearers(
    candidates: Sequence[tuple[list[Match], str]], screener: Screener, judge: Judge
) -> list[tuple[list[Match], str]]:
    """The candidates, those for a person's two words with all whose name these are without a patronymic."""
    alone = {m.surface for c, how in candidates if how == "name" for m in c if _is_full(m, judge)}
    names = sorted(alone)
    queries = [analyse(name, Kind.PERSON) for name in names]
    if not queries:
        return list(candidates)
    found = screener.engine.search(queries, visible=screener.view.name, threshold=_THRESHOLD)
    at = np.searchsorted(found.query, np.arange(len(queries) + 1))
    others: dict[str, list[Match]] = {}
    for i, query in enumerate(queries):
        for name, score in zip(found.name[at[i] : at[i + 1]], found.score[at[i] : at[i + 1]], strict=True):
            evidence = tuple(screener.engine.explain([(query, int(name))])[0])
            left = [e.listed for e in evidence if not e.query]
            same = all(e.listed and e.score >= 1 for e in evidence if e.query)
            if same and len(left) == 1 and is_fathers(left[0]):
                match = Match(0, 0, names[i], int(name), float(score), whole=False, evidence=evidence)
                others.setdefault(names[i], []).append(match)
    return [
        (_joined(c, others.get(c[0].surface, ()), screener.index) if c else c, how) for c, how in candidates
    ]


def _is_full(match: Match, judge: Judge) -> bool:
    """Whether a match is a given and a family name that a person's listed name has whole."""
    return match.whole and match.exact and len(match.surface.split()) == _TWO and judge.is_person(match)


def _joined(matches: list[Match], others: Sequence[Match], index: Index) -> list[Match]:
    """Matches of one stretch with those of other parties of the name, one a party."""
    a = index.arrays
    seen = {int(a["party.cluster"][a["name.party"][m.name]]) for m in matches}
    out = list(matches)
    for other in others:
        cluster = int(a["party.cluster"][a["name.party"][other.name]])
        if cluster not in seen and len(out) < MOST:
            seen.add(cluster)
            first = matches[0]
            lists = {int(a["party.source"][a["name.party"][m.name]]) for m in others}
            out.append(replace(other, start=first.start, end=first.end, kind=first.kind, lists=len(lists)))
    return out


def by_what_is_said(
    listed: list[tuple[Match, Verdict]], text: str, judge: Judge, index: Index
) -> list[tuple[Match, Verdict]]:
    """Of several persons of one full name those whose office the page gives; all where it gives none."""
    persons = [p for p in listed if judge.is_person(p[0]) and " " in p[0].surface]
    if len(persons) < _TWO:
        return listed
    said = _said_of(persons[0][0].surface, text)
    scores = [len(said & _offices(m, index)) for m, _ in persons]
    best = [m for (m, _), s in zip(persons, scores, strict=True) if s and s == max(scores)]
    gone = [p for p in persons if best and p[0] not in best and not judge.may_be_same(p[0], best)]
    return [p for p in listed if p not in gone]


@lru_cache(maxsize=64)
def _said_of(name: str, text: str) -> frozenset[str]:
    """The words by which a page says what the bearer of a name is, at all places of the family name."""
    family = re.escape(name.split()[-1])
    found: set[str] = set()
    for place in islice(re.finditer(rf"(?<![\w’'-]){family}(?![\w’'-])", text), _OCCURRENCES):
        start = place.start()
        given = name[: -len(place[0])]
        if text.endswith(given, 0, start):
            start -= len(given)
        before = _BEFORE.search(text[max(0, start - 60) : start])
        after = _AFTER.match(text[place.end() : place.end() + 90])
        found |= _office_words(" ".join(m[0] for m in (before, after) if m))
    return frozenset(found)


def _offices(match: Match, index: Index) -> frozenset[str]:
    """The words for the offices that lists give the party of a match: in positions, or else in notes."""
    found: set[str] = set()
    for number in index.joined(int(index.arrays["name.party"][match.name])):
        facts = index.party(number).facts
        said = [f.value for f in facts if f.prop == "position"]
        said = said or [f.value for f in facts if f.prop in ("notes", "summary")][:1]
        found |= _office_words(" ".join(said)[:300])
    return frozenset(found)


def _office_words(text: str) -> set[str]:
    """The words of a text that are offices, and those with a capital that name where: Aeroflot."""
    bare = text.lower()
    for words, office in _SAME_OFFICE:
        bare = words.sub(office, bare)
    offices = {w for w in re.findall(r"[^\W\d_]+", bare) if len(w) >= _LONG and is_title(w)}
    named = {w for w in re.findall(r"\b[A-ZÀ-ÞĀ-Ž]\w+", text) if len(w) >= _LONG}
    return offices | {
        w.lower() for w in named if not (place_code(w) or w.lower() in everyday() or is_title(w))
    }
