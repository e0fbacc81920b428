"""Listed names with their own party taken out: who is alerted on whom all the same.

A listed name is the hardest clean customer there is: it is made of listed words. Its own party (with
all lists that it is on) is left out of the answer, and what is still told is sorted by how the two are
connected: equal in a name but for its legal form, the same date of birth, or a name nearly equal on
another publisher's list (mostly one party on two lists that no reference joins); a publisher's field
naming the other, one company's name within the other's, a rare word in common (a group's companies, a
family); or nothing that the lists show: the false alerts proper.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from typing import Any

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz

from watchword.archive.identity import bare
from watchword.bench.asking import Asker
from watchword.bench.damage import natural
from watchword.bench.made import Listed, listed_names
from watchword.bench.quality import Misses, share
from watchword.model import Kind
from watchword.names.clean import clean
from watchword.screening import query_of

__all__ = ["SAMPLE", "Related", "equal_names", "own_level", "relation"]

#: Names asked: 2,000 of the parties in force.
SAMPLE = 2000
#: A word that this many parties or fewer have marks a group or a family, not a language.
RARE = 5
#: rapidfuzz's ratio (0 to 100) of two names with their words sorted, from which they are nearly equal:
#: *Nikolay Vasilievich PANKOV* and *PANKOV, Nikolay Vasilyevich* have 96, *Tong Hyok RI* and *Song Hyok
#: RI* 92.
NEARLY = 94

_SCHEMA = {
    Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.VESSEL: "Vessel",
    Kind.AIRCRAFT: "Airplane",
}  # fmt: skip


#: Legal forms, that don't tell companies apart.
_LEGAL = frozenset(
    "co ltd limited llc inc corp corporation company jsc pjsc ojsc cjsc ooo oao zao pao gmbh fze plc pte "
    "pvt private liability joint stock public open closed sarl bv nv kg ag the and of".split()
)


def words_of(text: str) -> frozenset[str]:
    """A name's words after clean-up, in lower case, of two letters or more, without legal forms."""
    found = re.findall(r"\w+", anyascii(clean(text)).casefold())
    return frozenset(w for w in found if len(w) >= 2 and w not in _LEGAL)


class Related:
    """What the lists show of how two parties are connected: names, words, and publishers' own links."""

    def __init__(self, asker: Asker, listed: list[Listed]) -> None:
        self._asker = asker
        self.names: dict[int, set[str]] = defaultdict(set)
        self.plain: dict[int, set[frozenset[str]]] = defaultdict(set)
        self.words: dict[int, set[str]] = defaultdict(set)
        self.persons: set[int] = set()
        for x in listed:
            self.names[x.cluster].add(bare(x.text))
            self.plain[x.cluster].add(words_of(x.text))
            self.words[x.cluster] |= {w for w in words_of(x.text) if len(w) > 2}
            if x.kind == Kind.PERSON:
                self.persons.add(x.cluster)
        holders: dict[str, int] = defaultdict(int)
        for words in self.words.values():
            for w in words:
                holders[w] += 1
        self.rare = {w for w, n in holders.items() if n <= RARE}
        self._said: dict[int, dict[str, list[str]]] = {}

    def said(self, cluster: int) -> dict[str, list[str]]:
        """What the lists say of a party beside its names."""
        if cluster not in self._said:
            self._said[cluster] = self._asker.properties(cluster)
        return self._said[cluster]

    def born(self, cluster: int) -> set[str]:
        """A party's dates of birth, those known to the day."""
        return {d for d in self.said(cluster).get("birthDate", []) if len(d) == 10}

    def sources(self, cluster: int) -> set[str]:
        """The lists that a party is on."""
        return {self._asker.index.party(i).source for i in self._asker.index.joined(cluster)}

    def links(self, cluster: int) -> str:
        """What the publisher says this party is linked to, cleaned up."""
        said = self.said(cluster)
        return bare(" ".join([*said.get("linkedTo", []), *said.get("notes", [])]))


def equal_names(related: Related, one: int, other: int) -> bool:
    """Whether two parties share a name, but for case, order of words and legal form."""
    plain = (related.plain[one] & related.plain[other]) - {frozenset()}
    return bool(related.names[one] & related.names[other] or plain)


def relation(related: Related, one: int, other: int) -> str:
    """How two parties are connected, by the lists alone."""
    if equal_names(related, one, other):
        return "equal name"
    if related.born(one) & related.born(other):
        return "same date of birth"
    if _nearly(related.plain[one], related.plain[other]) and not related.sources(one) & related.sources(
        other
    ):
        return "nearly equal name, another list"
    for a, b in ((one, other), (other, one)):
        if any(len(n) > 5 and n in related.links(a) for n in related.names[b]):
            return "linked by the publisher"
    if not {one, other} & related.persons and _within(related.plain[one], related.plain[other]):
        return "one name within the other"
    if related.words[one] & related.words[other] & related.rare:
        return "a rare word in common"
    return "nothing shown"


def _nearly(one: set[frozenset[str]], other: set[frozenset[str]]) -> bool:
    left, right = ([" ".join(sorted(words)) for words in names] for names in (one, other))
    return any(fuzz.ratio(a, b) >= NEARLY for a in left for b in right)


def _within(one: set[frozenset[str]], other: set[frozenset[str]]) -> bool:
    """Whether a name of two words or more holds, or is held by, a name of the other's."""
    return any(len(min(a, b, key=len)) > 1 and (a <= b or b <= a) for a in one for b in other)


def own_level(
    asker: Asker, seed: int, points: dict[str, float], misses: Misses, size: int = SAMPLE
) -> dict[str, Any]:
    """The share of listed names alerted on another party, by what connects the two."""
    listed = listed_names(asker)
    related = Related(asker, listed)
    rng = random.Random(f"{seed} own")  # noqa: S311 - a reproducible sample, not a secret
    pool = [x for x in listed if x.first and not x.weak]
    asked = rng.sample(pool, min(size, len(pool)))
    queries = [
        query_of(
            {"name": natural(x.text) if x.kind == Kind.PERSON else x.text, "schema": _SCHEMA.get(x.kind, "")}
        )
        for x in asked
    ]
    clusters = np.array([x.cluster for x in asked], np.int64)
    found = asker.search(queries, least=min(points.values()))
    found = found.only(found.party != clusters[found.query])
    relations = np.array(
        [
            relation(related, int(clusters[q]), p)
            for q, p in zip(found.query.tolist(), found.party.tolist(), strict=True)
        ],
        object,
    )
    kinds = np.array([x.kind.name.lower() for x in asked], object)
    out: dict[str, Any] = {"rows": len(asked), "at": {}}
    for point, t in points.items():
        over = found.score >= t
        any_ = _told(len(asked), found.query[over])
        unrelated = _told(len(asked), found.query[over & (relations == "nothing shown")])
        out["at"][point] = {
            "threshold": round(t, 4),
            "any other party": share(any_),
            "another, unrelated party": share(unrelated),
            "by_relation": {
                r: share(_told(len(asked), found.query[over & (relations == r)]))
                for r in sorted(set(relations))
            },
            "unrelated_by_kind": {k: share(unrelated[kinds == k]) for k in sorted(set(kinds))},
        }
    rows = [
        {
            "query": queries[int(found.query[i])].given["name"],
            "relation": relations[i],
            **asker.describe(found, i),
        }
        for i in range(len(found.query))
    ]
    misses["own_party_out"] = sorted(rows, key=lambda r: (r["relation"] != "nothing shown", -r["score"]))
    return out


def _told(size: int, queries: np.ndarray[Any, np.dtype[np.int64]]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    told = np.zeros(size, np.bool_)
    told[queries] = True
    return told
