"""Which companies are held, given whose shares count: the least fixed point of a monotone rule.

A company is held once its held owners' certain shares reach the threshold; then its own shares count as
well, and so on. Starting from the listed parties alone, each company enters at most once, when owners that
entered before it suffice: so a cycle of companies never holds itself, chains may have any length, and the
work is one look at each stake of each held party. The order of entry is kept: it is the explanation, and it
lets a what-if touch only what depended on the parties taken away.

Shares are not multiplied along a chain: OFAC FAQ 401 and the rules modelled on it take a company that is
held as an owner in full, and one that isn't as no owner at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from watchword.ownership.network import Network

__all__ = ["Closure", "close", "close_one"]


@dataclass(slots=True)
class Closure:
    """Held parties in order of entry: ``place`` maps each, the listed ones first, to its place."""

    network: Network
    weights: Sequence[int]
    least: int
    seeds: frozenset[int]
    place: dict[int, int]

    def __contains__(self, party: int) -> bool:
        return party in self.place

    @property
    def held(self) -> set[int]:
        """Those held through others; the listed themselves are not among them."""
        return self.place.keys() - self.seeds

    def terms(self, party: int) -> list[int]:
        """The stakes (edges) that made a party held: those of owners that entered before it."""
        at = self.place.get(party)
        if at is None or party in self.seeds:
            return []
        place, owner, weights = self.place, self.network.owner, self.weights
        return [e for e in self.network.into(party) if weights[e] and place.get(owner[e], at) < at]

    def without(self, removed: Iterable[int]) -> Closure:
        """The same question without some of the listed parties, from what is already known.

        What depended on them, by order of entry, is taken out; then what others still hold comes back in.
        """
        gone_seeds = self.seeds.intersection(removed)
        seeds = self.seeds - gone_seeds
        if not gone_seeds:
            return self
        n, w, place = self.network, self.weights, self.place
        gone: set[int] = set()
        seen: set[int] = set()
        heap: list[tuple[int, int]] = []
        for party in gone_seeds:
            heappush(heap, (place[party], party))
        while heap:
            at, party = heappop(heap)
            if party in seen:
                continue
            seen.add(party)
            # Whoever entered earlier is settled by now: enough of them left, and the party stays.
            have = 0
            for e in n.into(party):
                other = n.owner[e]
                if other not in gone and place.get(other, at) < at:
                    have += w[e]
            if have >= self.least:
                continue
            gone.add(party)
            for e in range(n.at[party], n.at[party + 1]):
                to = n.owned[e]
                if w[e] and to not in seeds and place.get(to, -1) > at:
                    heappush(heap, (place[to], to))
        left = place.copy()
        for party in gone:
            del left[party]
        _come_back(n, w, self.least, left, gone)
        return Closure(n, w, self.least, seeds, left)


def _come_back(n: Network, w: Sequence[int], least: int, place: dict[int, int], gone: set[int]) -> None:
    """Let in again, of those taken out, who is held by owners that are left."""
    total = {p: sum(w[e] for e in n.into(p) if n.owner[e] in place) for p in gone}
    queue = [p for p in sorted(gone) if total[p] >= least]
    after = next(reversed(place.values()), -1) + 1  # places rise in the order of entry
    for party in queue:
        place[party] = after
        after += 1
    for party in queue:
        for e in range(n.at[party], n.at[party + 1]):
            to = n.owned[e]
            if to in total and to not in place:
                total[to] += w[e]
                if total[to] >= least:
                    place[to] = after
                    after += 1
                    queue.append(to)


def close(network: Network, weights: Sequence[int], least: int, seeds: Iterable[int]) -> Closure:
    """Who is held where the shares of all ``seeds``, and of all that they hold, are added up."""
    queue = sorted(set(seeds))
    place = {party: at for at, party in enumerate(queue)}
    first = frozenset(queue)
    total: dict[int, int] = {}
    at, owned = network.at, network.owned
    have = total.get
    for party in queue:
        first_, last = at[party], at[party + 1]
        for to, share in zip(owned[first_:last], weights[first_:last], strict=True):
            sum_ = have(to, 0) + share
            total[to] = sum_
            if sum_ >= least and to not in place:
                place[to] = len(queue)
                queue.append(to)
    return Closure(network, weights, least, first, place)


def close_one(
    network: Network, weights: Sequence[int], least: int, seeds: Iterable[int], kind: int = 0
) -> Mapping[int, Closure]:
    """Who each seed holds by itself: listed party -> its closure, left out where it holds nobody.

    The shares of companies that a party holds are its own; those of another listed party are added only
    under a joint arrangement, whose holders are each treated as holding all of it (S.I. 2019/855, Sch. 1,
    para. 3). ``kind`` says which of the arrangement's sums counts: 0 shares, 1 shares or votes.
    """
    found: dict[int, Closure] = {}
    for seed in sorted(set(seeds)):
        if network.at[seed] == network.at[seed + 1]:
            continue
        closure = (
            _close_jointly(network, weights, least, seed, kind)
            if network.combined
            else close(network, weights, least, (seed,))
        )
        if len(closure.place) > 1:
            found[seed] = closure
    return found


def _close_jointly(n: Network, weights: Sequence[int], least: int, seed: int, kind: int) -> Closure:
    queue, place = [seed], {seed: 0}
    total: dict[int, int] = {}
    counted: set[int] = set()
    for party in queue:
        for e in range(n.at[party], n.at[party + 1]):
            to, share = n.owned[e], weights[e]
            group = n.arrangement[e]
            if group >= 0:
                share = 0 if group in counted else n.combined[group][kind]
                counted.add(group)
            total[to] = total.get(to, 0) + share
            if total[to] >= least and to not in place:
                place[to] = len(queue)
                queue.append(to)
    return Closure(n, weights, least, frozenset((seed,)), place)
