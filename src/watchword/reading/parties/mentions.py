"""Mentions of parties in a page: which stretches of its text name whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

import numpy as np

from watchword.index.store import Index
from watchword.index.view import View
from watchword.matching import Engine
from watchword.reading.pages.page import Page
from watchword.reading.parties.cases import bearer_of
from watchword.reading.parties.context import Context
from watchword.reading.parties.coreference import (
    in_headlines,
    later_names,
    parts_by_themselves,
)
from watchword.reading.parties.definitions import definitions
from watchword.reading.parties.dictionary import NameDictionary
from watchword.reading.parties.drafts import Draft, Spot, draft_entities
from watchword.reading.parties.judging import Judge
from watchword.reading.parties.likeness import family_of
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.parties.meeting import meet
from watchword.reading.parties.references import nouns_back
from watchword.reading.parties.ruling import Ruling
from watchword.reading.parties.spans import find_spans
from watchword.reading.parties.zoned import ZoneWords, zone_words
from watchword.screening import Screener, query_of

__all__ = ["Entity", "Mention", "Mentions"]

_IMO = re.compile(r"\bIMO(?:\s(?:number|no\.?))?:?\s?(\d{7})\b", re.IGNORECASE)
#: A name that says what it is of: VTB BANK.
_BANK = re.compile(r"\bBank\b", re.IGNORECASE)
#: Characters between a ship's name and its number.
_NEAR = 40
#: A ship's name right before its number: "the tanker PIONEER (IMO 9256602)".
_SHIP_BEFORE = re.compile(
    r"\b([A-ZÀ-ÞĀ-Ž][\w’'-]*(?:\s[A-ZÀ-ÞĀ-Ž0-9][\w’'-]*){0,3})[\"”’»]?\s?[(,\[]\s?(?:with )?(?:the )?$"
)
#: A word behind a ship's name that makes another ship's of it: the Phoenix Star isn't the Phoenix.
_LONGER = re.compile(r" (?:[A-ZÀ-ÞĀ-Ž][\w’'-]+|[IVX]+|\d{1,2})\b")
#: Listed parties given for one entity; a brand's name may stand for dozens of its companies.
_MOST = 5


@dataclass(frozen=True)
class Mention:
    """One stretch of the page that names a party.

    `how` is name, alias (a listed party's own names), span (a name found by its form), acronym (defined
    in the text), partial (part of a name given before) or coreference ("the institute").
    """

    start: int
    end: int
    surface: str
    how: str
    entity: str


@dataclass(frozen=True)
class Entity:
    """Someone or something that a page names, with all its mentions in order.

    `kind` is person, organization, vessel, place or unknown. `hits` and `former` are the contract's HIT
    objects; both are empty for a party that isn't listed on the lists looked at. `namesakes` are hits on
    the name that nothing else in the page speaks for, each with `why`; `left_off` counts hits not given.
    """

    key: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    hits: tuple[Mapping[str, Any], ...] = ()
    former: tuple[Mapping[str, Any], ...] = ()
    namesakes: tuple[Mapping[str, Any], ...] = ()
    left_off: int = 0


class Mentions:
    """Finds whom pages name; made once for an index, and asked under any view of it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._judge = Judge(index)
        self._ruling = Ruling(index, self._judge)
        self._dictionary = NameDictionary(index.names)
        self._engine = Engine(index.names)

    @property
    def asked(self) -> int:
        """How many likenesses to listed names were weighed so far, which is what a text costs."""
        return self._ruling.asked

    def entities(self, page: Page, view: View, today: date, nlp: Any | None = None) -> list[Entity]:
        """Everybody that a page names, in the order of first mention, listed or not.

        `nlp` is a loaded spaCy pipeline (:mod:`watchword.reading.parties.model`), which tells persons from
        organisations better than rules do; without it rules alone answer.
        """
        screener = Screener(self.index, view, engine=self._engine)
        zoned = zone_words(page)
        spans = [replace(s, name=bearer_of(s.name)) for s in find_spans(page, zoned)]
        if nlp is not None:
            from watchword.reading.parties.model import with_labels

            spans = with_labels(page, spans, nlp)
        context = Context(page, zoned, today)
        defined = list(definitions(page.text, spans))
        closed = frozenset(d.short for d in defined if not d.other)
        met = meet(
            page.text, zoned, spans, context, self._judge, self._ruling, self._dictionary, screener, closed
        )
        drafts = draft_entities(page.text, met, spans, defined, self._cluster, self._kind)
        for draft in drafts:
            matches = [match for match, _ in draft.listed.values()]
            draft.countries = frozenset().union(*map(self._judge.home, matches))
            draft.towns = frozenset().union(*map(self._judge.towns, matches))
            if draft.kind == "person":
                texts = (self.index.names.text(m.name) for m, _ in draft.listed.values())
                draft.family = frozenset().union(*map(family_of, texts))
            else:
                draft.called = tuple(
                    n for m, _ in list(draft.listed.values())[:_MOST] for n in self._called(m)
                )
        drafts = later_names(page.text, drafts)
        self._numbered(page.text, view, drafts)
        lower = {w.text for z in zoned for w in z.words if w.text.islower()}
        for draft, spot in list(parts_by_themselves(page.text, drafts, lower)):
            draft.spots.add(spot)
        drafts = _headlined(page.text, zoned, drafts)
        for draft in drafts:
            if any(self._judge.armed(match) for match, _ in draft.listed.values()):
                draft.armed = True
        for draft, spot in list(nouns_back(page.text, drafts)):
            draft.spots.add(spot)
        kept = [d for d in drafts if d.listed or d.namesakes or not _only_clutter(page, d)]
        return [_entity(screener, page.text, f"e{i}", d) for i, d in enumerate(kept, 1)]

    def _numbered(self, text: str, view: View, drafts: list[Draft]) -> None:
        """IMO numbers of listed ships: mentions like names, and names by themselves where none is given."""
        for found in _IMO.finditer(text):
            beside = next(
                (d for d in drafts if d.listed and d.kind == "vessel" and _right_before(text, d, found)), None
            )
            if beside is not None:
                beside.spots.add(Spot(found.start(), found.end(), "coreference"))
            for party in self.index.identified("imoNumber", found[1]):
                name = self._name_of(party, view)
                if name is None:
                    continue
                cluster = self._cluster(name)
                spot = Spot(found.start(), found.end(), "name")
                pair = (
                    Match(spot.start, spot.end, found.group(), name, 1.0),
                    Verdict("listed", ("by its IMO number",)),
                )
                near = next((d for d in drafts if cluster in d.listed), None) or _before(drafts, spot.start)
                before = _SHIP_BEFORE.search(text[max(0, spot.start - 50) : spot.start])
                if near is None or (before and not near.listed and near.names[0] != before[1]):
                    near = Draft([before[1] if before else found.group()], "vessel")
                    drafts.append(near)
                if before:
                    near.spots.update(_called(text, before[1], drafts))
                near.kind = "vessel"
                near.spots.add(spot)
                near.listed.setdefault(cluster, pair)

    def _name_of(self, party: int, view: View) -> int | None:
        """A name of a party that the view has."""
        own = np.flatnonzero((self.index.arrays["name.party"] == party) & view.name)
        return int(own[0]) if len(own) else None

    def _called(self, match: Match) -> Iterator[str]:
        """The listed name of a match, and another of its party that says that it is a bank."""
        yield self.index.names.text(match.name)
        facts = self.index.party(int(self.index.arrays["name.party"][match.name])).facts
        banks = (f.value for f in facts if f.prop in ("name", "alias") and _BANK.search(f.value))
        yield from islice(banks, 1)

    def _cluster(self, name: int) -> int:
        a = self.index.arrays
        return int(a["party.cluster"][a["name.party"][name]])

    def _kind(self, name: int) -> str:
        a = self.index.arrays
        kind = int(a["party.kind"][a["name.party"][name]])
        return ("organization", "person", "organization", "vessel", "vessel")[kind]


def _headlined(text: str, zoned: Sequence[ZoneWords], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the full names that headlines repeat, and without what was read of these there."""
    for draft, spot in list(in_headlines(text, zoned, drafts)):
        for other in drafts:
            other.spots = {s for s in other.spots if s.end <= spot.start or spot.end <= s.start}
        draft.spots.add(spot)
    return [d for d in drafts if d.spots]


def _right_before(text: str, draft: Draft, number: re.Match[str]) -> bool:
    """Whether a ship's name stands right before its number: "Eventin (IMO 9308065)"."""
    between = (text[s.end : number.start()] for s in draft.spots if s.end <= number.start() <= s.end + 4)
    return any(not re.search(r"\w", gap) for gap in between)


def _before(drafts: Sequence[Draft], at: int) -> Draft | None:
    """What may be a ship and is named last within 40 characters before a place."""
    spots = [
        (s.end, i)
        for i, d in enumerate(drafts)
        if d.kind in ("vessel", "unknown")
        for s in d.spots
        if 0 <= at - s.end <= _NEAR
    ]
    return drafts[max(spots)[1]] if spots else None


def _called(text: str, name: str, drafts: Sequence[Draft]) -> Iterator[Spot]:
    """Where a page has a ship's name again, in capitals or with one, and nothing else is named there."""
    taken = [(s.start, s.end) for d in drafts for s in d.spots if d.names[0] != name]
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE):
        apart = all(found.end() <= s or e <= found.start() for s, e in taken)
        longer = _LONGER.match(text, found.end()) and not found.group().isupper()
        if found.group()[0].isupper() and apart and not longer:
            yield Spot(found.start(), found.end(), "name")


def _entity(screener: Screener, text: str, key: str, draft: Draft) -> Entity:
    told = [(*_told(screener, pair), pair) for pair in draft.listed.values()]
    told.sort(key=lambda t: -t[0]["score"])
    shared = [_told(screener, pair)[0] for pair in list(draft.namesakes.values())[:_MOST]]
    hits = [h for h, former, _ in told if not former]
    former = [h for h, gone, _ in told if gone]
    return Entity(
        key=key,
        name=draft.names[0] if not told else max(draft.names, key=len),
        kind=draft.kind,
        mentions=tuple(
            Mention(s.start, s.end, text[s.start : s.end], s.how, key) for s in _apart(sorted(draft.spots))
        ),
        hits=tuple(hits[:_MOST]),
        former=tuple(former[:_MOST]),
        namesakes=tuple(shared) if not told else (),
        left_off=max(0, len(hits) - _MOST) + max(0, len(former) - _MOST),
    )


def _told(screener: Screener, pair: tuple[Match, Verdict]) -> tuple[dict[str, Any], bool]:
    match, verdict = pair
    hit, former = screener.told(query_of({"name": match.surface}), match.name)
    return {**hit, "why": list(verdict.why)}, former


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """Spots in order, of those that overlap the longest."""
    kept: list[Spot] = []
    for spot in spots:
        if kept and spot.start < kept[-1].end:
            if spot.end - spot.start > kept[-1].end - kept[-1].start:
                kept[-1] = spot
            continue
        kept.append(spot)
    return kept


def _only_clutter(page: Page, draft: Draft) -> bool:
    return all(page.zone_at(s.start) in ("promo", "footer") for s in draft.spots)
