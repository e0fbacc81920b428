"""Screening: questions → hits, former matches and what was left off.

Names are searched once for a whole batch; joined parties (one party on several lists) become one hit;
evidence beyond names then moves the score; what is left over the threshold is explained.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from watchword.index.identifiers import IDENTIFYING
from watchword.index.store import Index, Party
from watchword.index.view import FORMER, UNSEEN, View
from watchword.matching import SHIPPED_THRESHOLD, Engine, Settings, compare
from watchword.matching.records import weigh
from watchword.model import Evidence
from watchword.screening.answer import caption_in_view, listings_of, properties_in_view
from watchword.screening.query import Query
from watchword.sources import sources

if TYPE_CHECKING:
    from watchword.ownership import Holdings
    from watchword.screening.owned import Company

__all__ = ["CAVEAT", "Mode", "Policy", "Screener"]

Mode = Literal["fast", "exhaustive"]
Policy = Literal["confirm", "alert"]

#: Said with every answer, hit or none.
CAVEAT = (
    "Licences, general licences and exemptions are not modelled. An answer without a hit says only "
    "that these editions held no match at this threshold."
)
#: Evidence beyond the name may lift a match over the threshold: names this far under it are looked
#: at as well when a question says more than a name.
MARGIN = 0.06
#: The least score of a party that an identifying number names: a renamed vessel under its IMO number
#: is the same vessel, whatever the two names are.
IDENTIFIED = 0.95


@dataclass(slots=True)
class _Found:
    """One party, on however many lists, that a question's name met."""

    cluster: int
    name: int
    score: float
    party: int
    weak_only: bool
    parties: list[Party] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    numbers: list[Evidence] = field(default_factory=list)
    held: list[dict[str, Any]] = field(default_factory=list)
    working: list[Evidence] = field(default_factory=list)


class _Shown(NamedTuple):
    """What an answer tells of the matches of one question, and how many it leaves off."""

    alerts: Sequence[_Found] = ()
    former: Sequence[_Found] = ()
    owned: Sequence[Company] = ()
    left_off: int = 0
    warnings: Sequence[str] = ()


_NONE = _Shown()


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Python's cycle collector waits meanwhile.

    Answers hold no cycles, but are so many objects that the collector walks through all of them and
    through the index again and again: a fifth of the time of 20,000 customers.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Screener:
    """Answers questions from one index under one view.

    With ``holdings``, companies of the stakes in hand that are held under a rule are hits too.
    """

    def __init__(
        self,
        index: Index,
        view: View,
        *,
        settings: Settings | None = None,
        threshold: float = SHIPPED_THRESHOLD,
        mode: Mode = "fast",
        limit: int = 20,
        weak_aliases: Policy = "confirm",
        engine: Engine | None = None,
        holdings: Holdings | None = None,
    ) -> None:
        self.index = index
        self.view = view
        self.settings = settings or Settings()
        self.threshold = threshold
        self.mode: Mode = mode
        self.limit = limit
        self.weak_aliases = weak_aliases
        self.holdings = holdings
        # Given where many views are asked of one index: an engine remembers words, whatever the view.
        self.engine = engine or Engine(index.names, self.settings)
        runs = index.arrays["run"][:, 0]
        self._run_order = np.argsort(runs, kind="stable")
        self._run_at = np.searchsorted(runs[self._run_order], np.arange(len(index) + 1))

    def screen(self, queries: Sequence[Query]) -> list[dict[str, Any]]:
        """One result a query, in their order; shapes as in the contract."""
        with _no_collecting():
            return self._screen(queries)

    def _screen(self, queries: Sequence[Query]) -> list[dict[str, Any]]:
        margin = MARGIN if any(q.properties for q in queries) else 0.0
        matches = self.engine.search(
            [q.name for q in queries],
            visible=self.view.name,
            threshold=self.threshold - margin,
            mode=self.mode,
        )
        at = np.searchsorted(matches.query, np.arange(len(queries) + 1))
        found = [
            [
                f
                for f in self._group(q, matches.name[at[i] : at[i + 1]], matches.score[at[i] : at[i + 1]])
                if f.score >= self.threshold
            ]
            for i, q in enumerate(queries)
        ]
        companies: list[list[Company]] = [[] for _ in queries]
        if self.holdings is not None:
            from watchword.screening.owned import companies_of, hold

            hold(self.holdings, [f for its in found for f in its])
            companies = companies_of(self.holdings, queries, self.threshold)
        shown = [self._shown(*one) for one in zip(queries, found, companies, strict=True)]
        self._explain([(q, f) for q, s in zip(queries, shown, strict=True) for f in (*s.alerts, *s.former)])
        return [self._result(*one) for one in zip(queries, shown, strict=True)]

    def _explain(self, found: Sequence[tuple[Query, _Found]]) -> None:
        told = self.engine.explain([(query.name, one.name) for query, one in found])
        for (_, one), working in zip(found, told, strict=True):
            one.working = working

    def told(self, query: Query, name: int) -> tuple[dict[str, Any], bool]:
        """(hit, whether all its listings have ended) of a listed name that is known to be meant.

        For callers that find names by other means (in running text); scored as any match is, whatever
        the threshold.
        """
        party = int(self.index.arrays["name.party"][name])
        cluster = int(self.index.arrays["party.cluster"][party])
        weak = bool(self.index.arrays["names.name_weak"][name])
        score, _ = compare(query.name, self.index.names.analysed(name), self.engine, self.settings)
        one = _Found(cluster, name, score, party, weak)
        self._weigh(query, one)
        self._explain([(query, one)])
        return self._hit(query, one), self._state(one) == FORMER

    def _shown(self, query: Query, found: list[_Found], companies: Sequence[Company]) -> _Shown:
        """What of the matches is told, and what is said of the others."""
        if not found and not companies:
            return _NONE
        found.sort(key=lambda f: (-f.score, self.index.id(f.party)))
        warnings = []
        shown: list[_Found] = []
        weak = 0
        for one in found:
            if one.weak_only and self.weak_aliases == "confirm" and not _confirmed(one):
                weak += 1
            else:
                shown.append(one)
        if weak:
            warnings.append(
                f"{weak} matched on weak aliases alone and {'is' if weak == 1 else 'are'} not shown; "
                "--weak-aliases alert shows them."
            )
        # Whose own listing has ended is an alert all the same while listed owners hold it.
        alerts = [f for f in shown if self._state(f) != FORMER or f.held]
        former = [f for f in shown if self._state(f) == FORMER and not f.held]
        met = {p.id for f in shown for p in f.parties}
        owned = [c for c in companies if c.key not in met]
        left_off = max(0, len(alerts) + len(owned) - self.limit) + max(0, len(former) - self.limit)
        return _Shown(alerts[: self.limit], former[: self.limit], owned, left_off, warnings)

    def _result(self, query: Query, shown: _Shown) -> dict[str, Any]:
        hits = self._hits(query, shown.alerts)
        if shown.owned:
            hits = sorted([*hits, *(c.hit(query) for c in shown.owned)], key=lambda h: -h["score"])
        return {
            "query": dict(query.given),
            "read_as": query.read_as,
            "hits": hits[: self.limit],
            "former": self._hits(query, shown.former),
            "left_off": shown.left_off,
            "warnings": [*query.warnings, *shown.warnings],
        }

    def _group(self, query: Query, names: NDArray[np.int32], scores: NDArray[np.float32]) -> list[_Found]:
        """The best name of each party; a strong alias before a weak one on equal scores."""
        if not len(names) and not query.properties:
            return []
        party = self.index.arrays["name.party"][names]
        cluster = self.index.arrays["party.cluster"][party]
        weak = self.index.arrays["names.name_weak"][names]
        found: dict[int, _Found] = {}
        for i in np.lexsort((names, weak, -scores)):
            one = found.get(int(cluster[i]))
            if one is None:
                found[int(cluster[i])] = _Found(
                    int(cluster[i]), int(names[i]), float(scores[i]), int(party[i]), bool(weak[i])
                )
            elif not weak[i]:
                one.weak_only = False
        for party_, number in self._identified(query):
            at = int(self.index.arrays["party.cluster"][party_])
            if at not in found:
                found[at] = self._by_number(query, at, party_)
            found[at].numbers.append(number)
        for one in found.values():
            self._weigh(query, one)
        return list(found.values())

    def _identified(self, query: Query) -> Iterator[tuple[int, Evidence]]:
        """Parties in view that a number of the question names, with the number as evidence."""
        for prop, values in query.properties.items():
            for value in values if prop in IDENTIFYING else ():
                for party in self.index.identified(prop, value):
                    if party in self.view:
                        yield party, Evidence(prop, value, value, 1.0, True, "the same number")

    def _by_number(self, query: Query, cluster: int, party: int) -> _Found:
        """A party that only a number led to, with the likest of its names that the view has."""
        own = self.index.arrays["name.party"] == party
        names = np.flatnonzero(own & self.view.name) if (own & self.view.name).any() else np.flatnonzero(own)
        scores = [compare(query.name, self.index.names.analysed(int(n)))[0] for n in names]
        best = int(np.argmax(scores))
        return _Found(cluster, int(names[best]), float(scores[best]), party, weak_only=False)

    def _weigh(self, query: Query, one: _Found) -> None:
        members = self.index.joined(one.party)
        one.parties = [self.index.party(i) for i in members if self.view.party[i] != UNSEEN]
        if query.properties:
            listed = properties_in_view(one.parties, self.view)
            one.score, one.evidence = weigh(one.score, query.properties, listed, self.settings)
        if one.numbers:
            told = {e.kind for e in one.evidence}
            one.evidence = [*one.evidence, *(n for n in one.numbers if n.kind not in told)]
            one.score = max(one.score, IDENTIFIED)

    def _state(self, one: _Found) -> int:
        return max(int(self.view.party[p.number]) for p in one.parties)

    def _hits(self, query: Query, found: Sequence[_Found]) -> list[dict[str, Any]]:
        hits = [self._hit(query, one) for one in found]
        if len(hits) < 2:
            return hits
        seen: dict[str, tuple[str, set[str]]] = {}
        for hit, one in zip(hits, found, strict=True):
            # Equal in name on another list, joined by no reference: likely, never certainly, one.
            name = self._likeness(one.name)
            lists = {p.source for p in one.parties}
            if hit["kind"] == "listed" and name in seen and not (seen[name][1] & lists):
                hit["kind"] = "perhaps-same"
                hit["perhaps_same_as"] = seen[name][0]
            else:
                seen.setdefault(name, (hit["id"], lists))
        return hits

    def _likeness(self, name: int) -> str:
        """A listed name without case, order and spacing: what two lists write alike."""
        return " ".join(sorted(t.text for t in self.index.names.analysed(name).tokens))

    def _hit(self, query: Query, one: _Found) -> dict[str, Any]:
        order = self.view.sources.index
        parties = sorted(one.parties, key=lambda p: (order(p.source), p.id))
        best = next(p for p in parties if p.number == one.party)
        listings = [x for p in parties for x in listings_of(self.index, self.view, p, self._runs(p.number))]
        weak = bool(self.index.arrays["names.name_weak"][one.name])
        return {
            "id": parties[0].id,
            "origins": [p.id for p in parties],
            "caption": caption_in_view(parties[0], self.view),
            "schema": best.schema,
            "score": round(one.score, 4),
            "kind": "owned" if one.held and self._state(one) == FORMER else "listed",
            "name": {
                "query": query.given["name"],
                "listed": self.index.names.text(one.name),
                "strength": "weak" if weak else "strong",
            },
            "listings": sorted(listings, key=lambda x: ("yes", "perhaps", "no").index(x["in_force"])),
            "evidence": [e.to_json() for e in (*one.working, *one.evidence)],
            "notes": [p.note for p in parties if p.note] + list(_undated(parties)),
            **({"held": one.held} if one.held else {}),
        }

    def _runs(self, party: int) -> list[int]:
        return [int(r) for r in self._run_order[self._run_at[party] : self._run_at[party + 1]]]


def _undated(parties: Sequence[Party]) -> Iterator[str]:
    """A warning for listings that run out on a day which no edition in hand has stated."""
    for party in parties:
        if sources()[party.source].expires and not all(x.dated for x in party.listings):
            yield (
                f"{party.id}: no edition in hand states when this order expires, and the list keeps "
                "expired ones; it may have ended."
            )


def _confirmed(one: _Found) -> bool:
    """Whether something other than a weak alias speaks for the match."""
    return any(e.speaks_for and e.score >= 1 for e in one.evidence)
