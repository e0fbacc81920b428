"""Asking the engine in bulk: for each question the best score of each party, as arrays.

Follows what :class:`watchword.screening.Screener` does (a person isn't compared with a vessel, a weak
alias confirms but doesn't raise a hit, joined parties are one) without explaining hits, so that whole
curves can be drawn from one search at a low threshold. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from watchword.archive.identity import bare
from watchword.bench.sets import Target
from watchword.exceptions import UsageError
from watchword.index.view import FORMER, UNSEEN
from watchword.lists import Lists
from watchword.matching.records import weigh
from watchword.model import Kind
from watchword.screening import Query
from watchword.screening.answer import properties_in_view
from watchword.screening.screen import MARGIN

__all__ = ["LEAST", "Asker", "Found"]

Mode = Literal["fast", "exhaustive"]

#: The lowest score asked for: under it a curve says nothing that anyone would run with.
LEAST = 0.3


@dataclass(slots=True)
class Found:
    """Best score by question and joined party, sorted by question, then by falling score.

    ``party`` is the number of the cluster (its first party), ``name`` the listed name that met.
    """

    questions: int
    query: NDArray[np.int64]
    party: NDArray[np.int64]
    name: NDArray[np.int64]
    score: NDArray[np.float64]

    def only(self, keep: NDArray[np.bool_]) -> Found:
        """Some of the rows."""
        return Found(self.questions, self.query[keep], self.party[keep], self.name[keep], self.score[keep])

    def best(self) -> NDArray[np.float64]:
        """Each question's best score, 0 where nothing met."""
        out = np.zeros(self.questions)
        np.maximum.at(out, self.query, self.score)
        return out

    def of(self, parties: NDArray[np.int64]) -> NDArray[np.float64]:
        """Each question's score for its own party, 0 where that wasn't met."""
        out = np.zeros(self.questions)
        mine = self.party == parties[self.query]
        np.maximum.at(out, self.query[mine], self.score[mine])
        return out

    def first(self, query: int) -> int | None:
        """The row of a question's best party, or None."""
        at = int(np.searchsorted(self.query, query))
        return at if at < len(self.query) and self.query[at] == query else None


class Asker:
    """The lists opened for measuring."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.index, self.view = lists.index, lists.view
        self.engine = lists.screener().engine
        a = self.index.arrays
        self._cluster = np.asarray(a["party.cluster"], np.int64)
        self._name_party = np.asarray(a["name.party"], np.int64)
        self._kind = np.asarray(a["party.kind"], np.int64)
        self._weak = np.asarray(a["names.name_weak"], np.bool_)
        self._source = [self.index.manifest["sources"][i] for i in np.asarray(a["party.source"])]
        alive = (self.view.party != UNSEEN) & (self.view.party != FORMER)
        self.in_force = np.zeros(len(self.index), np.bool_)
        np.logical_or.at(self.in_force, self._cluster, alive)
        self._by_name: dict[tuple[str, str], int] | None = None

    def loaded(self) -> set[str]:
        """The sources that the view has editions of."""
        return {e["source"] for e in self.view.editions}

    def on(self, sources: Sequence[str]) -> NDArray[np.bool_]:
        """For each cluster whether one of its parties is on one of these lists."""
        out = np.zeros(len(self.index), np.bool_)
        np.logical_or.at(out, self._cluster, np.array([s in sources for s in self._source]))
        return out

    def search(
        self,
        queries: Sequence[Query],
        *,
        sources: Sequence[str] = (),
        mode: Mode = "fast",
        least: float = LEAST,
        weak: bool = False,
        records: bool = False,
    ) -> Found:
        """Ask; ``sources`` narrows, ``weak`` lets weak aliases alert, ``records`` weighs dates and such."""
        visible = self.view.name
        if sources:
            wanted = np.array([s in sources for s in self._source])
            visible = visible & wanted[self._name_party]
        matches = self.engine.search([q.name for q in queries], visible=visible, threshold=least, mode=mode)
        query = np.asarray(matches.query, np.int64)
        name = np.asarray(matches.name, np.int64)
        score = np.asarray(matches.score, np.float64)
        kinds = np.array([q.kind for q in queries], np.int64)
        party_kind = self._kind[self._name_party[name]]
        asked = kinds[query]
        keep = (asked == Kind.UNKNOWN) | (party_kind == Kind.UNKNOWN) | (asked == party_kind)
        if not weak:
            keep &= ~self._weak[name]
        query, name, score = query[keep], name[keep], score[keep]
        cluster = self._cluster[self._name_party[name]]
        alive = self.in_force[cluster]
        query, name, score, cluster = query[alive], name[alive], score[alive], cluster[alive]
        order = np.lexsort((name, -score, cluster, query))
        query, name, score, cluster = query[order], name[order], score[order], cluster[order]
        first = np.ones(len(query), np.bool_)
        first[1:] = (query[1:] != query[:-1]) | (cluster[1:] != cluster[:-1])
        found = Found(len(queries), query[first], cluster[first], name[first], score[first])
        if records:
            found.score = self._weighed(queries, found)
        order = np.lexsort((found.name, -found.score, found.query))
        return Found(
            len(queries), found.query[order], found.party[order], found.name[order], found.score[order]
        )

    def _weighed(self, queries: Sequence[Query], found: Found) -> NDArray[np.float64]:
        """Scores after evidence beyond the name.

        The product looks at names up to ``MARGIN`` under its threshold, so evidence for lifts a score
        by no more than that here either.
        """
        out = found.score.copy()
        known: dict[int, dict[str, list[str]]] = {}
        for i, (q, party, score) in enumerate(
            zip(found.query.tolist(), found.party.tolist(), found.score.tolist(), strict=True)
        ):
            properties = queries[q].properties
            if properties:
                if party not in known:
                    known[party] = self.properties(party)
                out[i] = min(weigh(score, properties, known[party])[0], score + MARGIN)
        return out

    def told(self, queries: Sequence[Query], parties: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the product itself, numbers and all, tells each question's own party."""
        told = np.zeros(len(queries), np.bool_)
        for i, result in enumerate(self.lists.screener(limit=100).screen(queries)):
            ids = [o for hit in result["hits"] for o in hit["origins"]]
            told[i] = any(self._cluster[self.index.number(o)] == parties[i] for o in ids)
        return told

    def properties(self, cluster: int) -> dict[str, list[str]]:
        """What the lists say of a joined party beside its names."""
        parties = [self.index.party(i) for i in self.index.joined(cluster) if i in self.view]
        return properties_in_view(parties, self.view)

    # --- who is meant

    def cluster_of(self, target: Target) -> int:
        """The cluster of a question's right answer; -1 where the view has no such party in force."""
        if self._by_name is None:
            self._by_name = self._names_by_text()
        if target.uid:
            number = self._number(f"{target.source}:{target.uid}")
            if number >= 0:
                return number
        return self._by_name.get((target.source, bare(target.listed)), -1)

    def _number(self, party: str) -> int:
        try:
            cluster = int(self._cluster[self.index.number(party)])
        except UsageError:
            return -1
        return cluster if self.in_force[cluster] else -1

    def _names_by_text(self) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for i in np.flatnonzero(self.view.name).tolist():
            party = int(self._name_party[i])
            cluster = int(self._cluster[party])
            if self.in_force[cluster]:
                found.setdefault((self._source[party], bare(self.index.names.text(i))), cluster)
        return found

    def describe(self, found: Found, row: int) -> dict[str, Any]:
        """One row of a result, for files of misses."""
        return {
            "id": self.index.id(int(found.party[row])),
            "listed": self.index.names.text(int(found.name[row])),
            "score": round(float(found.score[row]), 4),
        }
