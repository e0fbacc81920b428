"""Stakes of one day as arrays: who holds what, ready for the fixed point.

Several statements about one pair are never added up blindly: sources repeat each other. What is certain
of a pair is the largest share that any statement is certain of; what is possible is the sum of what one
source states, at most all. A share stated as indirect is a sum over a chain, so it never adds to others:
it is possible only where it reaches half by itself.

Weights are basis points times :data:`UNIT`, and one more where the share is over that number: so sums
stay exact whole numbers, and "over 25 %" twice is over 50 %.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from watchword.model import day as ordinal
from watchword.ownership.stake import WHOLE, Share, Stake, StakeKind

__all__ = ["UNIT", "Network", "Stakes", "weight", "weights"]

#: More than there are owners of one company; see the module's heading.
UNIT = 1 << 20
_HALF = WHOLE // 2
_ALWAYS, _EVER = 0, 4_000_000


def weight(least: int, more: bool) -> int:
    """A share, or a threshold, as a weight."""
    return least * UNIT + more


@dataclass(slots=True)
class Network:
    """The stakes of one day between numbered parties.

    Edges stand in order of owner: those of party ``i`` are ``at[i] … at[i+1]``. ``shares`` and ``voting`` are
    certain weights (of shares; of shares or votes, the larger), ``maybe_shares`` and ``maybe_voting`` what
    is possible. ``arrangement`` is an edge's joint arrangement, -1 for none (empty where there are none at
    all), and ``combined`` what all of an arrangement's holders have together, by kind of weight.
    """

    keys: list[str]
    number: dict[str, int]
    at: list[int]
    owner: list[int]
    owned: list[int]
    shares: list[int]
    voting: list[int]
    maybe_shares: list[int]
    maybe_voting: list[int]
    into_at: list[int]
    into_edge: list[int]
    stake_at: list[int]
    stake: list[int]
    arrangement: list[int] = field(default_factory=list)
    combined: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def into(self, party: int) -> list[int]:
        """The edges that end in a party: its owners' stakes."""
        return self.into_edge[self.into_at[party] : self.into_at[party + 1]]

    def statements(self, edge: int) -> list[int]:
        """The statements behind an edge, as places in :attr:`Stakes.stakes`."""
        return self.stake[self.stake_at[edge] : self.stake_at[edge + 1]]


class Stakes:
    """Every stake in hand, with the parties that are one under one key; :meth:`on` gives a day's network.

    ``canon`` maps a key to the one under which its party goes (see :mod:`watchword.ownership.parties`);
    by default every key stands for itself.
    """

    def __init__(self, stakes: Iterable[Stake], canon: Callable[[str], str] | None = None) -> None:
        self.canon = canon or (lambda key: key)
        self.stakes: Sequence[Stake] = list(stakes)
        self._number: dict[str, int] = {}
        self.keys: list[str] = []
        self._name: dict[str, str] = {}
        size = len(self.stakes)
        # Column by column, so that a day is cut out and sorted without looking at each stake again.
        self._ends = np.zeros((2, size), np.int64)
        self._days = np.zeros((2, size), np.int64)
        self._weights = np.zeros((4, size), np.int64)
        self._joint = [i for i, s in enumerate(self.stakes) if s.joint]
        self._networks: dict[int, Network] = {}
        self._read()

    def _read(self) -> None:
        # The same keys, days and shares come again and again: each is worked out once, then mapped.
        if not self.stakes:
            return
        stakes = self.stakes
        owner, owned = [s.owner for s in stakes], [s.owned for s in stakes]
        since, until = [s.since for s in stakes], [s.until for s in stakes]
        names = dict.fromkeys(owner, "") | dict.fromkeys(owned, "")
        names |= {s.owned: s.owned_name for s in stakes if s.owned_name}
        names |= {s.owner: s.owner_name for s in stakes if s.owner_name}
        numbers = {key: self._intern(key, name) for key, name in names.items()}
        first = {text: ordinal(text) if text else _ALWAYS for text in set(since)}
        last = {text: _last(text) if text else _EVER for text in set(until)}
        what = [(s.kind, s.share) for s in stakes]
        of_each = {k: weights(*k) for k in set(what)}
        self._ends[:] = list(map(numbers.__getitem__, owner)), list(map(numbers.__getitem__, owned))
        self._days[:] = list(map(first.__getitem__, since)), list(map(last.__getitem__, until))
        self._weights[:] = np.array(list(map(of_each.__getitem__, what)), np.int64).T

    def _intern(self, key: str, name: str) -> int:
        key = self.canon(key)
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self.keys)
            self.keys.append(key)
        if name:
            self._name.setdefault(key, name)
        return number

    def __contains__(self, key: str) -> bool:
        return key in self._number

    def name(self, key: str) -> str:
        """A party's name as its sources give it; its key where they don't."""
        return self._name.get(key) or key

    def keyed(self, name: str) -> list[str]:
        """The keys of parties of that very name, whatever its case."""
        wanted = name.casefold()
        return [k for k, n in self._name.items() if n.casefold() == wanted]

    def on(self, day: date) -> Network:
        """The stakes that hold on a day, by what they state; an unknown date holds back nothing."""
        at = day.toordinal()
        if at not in self._networks:
            self._networks[at] = self._compile(at)
        return self._networks[at]

    def _compile(self, day: int) -> Network:
        size = len(self.keys)
        owner, owned = self._ends
        holds = np.flatnonzero((self._days[0] <= day) & (day <= self._days[1]) & (owner != owned))
        pair = owner[holds] * size + owned[holds]
        order = np.argsort(pair, kind="stable")
        stake, pair = holds[order], pair[order]
        # One edge a pair: it starts where the pair changes.
        start = np.flatnonzero(np.diff(pair, prepend=-1))
        edge_owner, edge_owned = owner[stake[start]], owned[stake[start]]
        four = self._weights[:, stake[start]].copy()
        stake_at = np.append(start, len(stake))
        for e in np.flatnonzero(np.diff(stake_at) > 1).tolist():
            four[:, e] = self._several(stake[stake_at[e] : stake_at[e + 1]].tolist())
        shares, voting, maybe_shares, maybe_voting = (row.tolist() for row in four)
        network = Network(
            keys=self.keys,
            number=self._number,
            at=_starts(edge_owner, size),
            owner=edge_owner.tolist(),
            owned=edge_owned.tolist(),
            shares=shares,
            voting=voting,
            maybe_shares=maybe_shares,
            maybe_voting=maybe_voting,
            into_at=_starts(edge_owned, size),
            into_edge=np.argsort(edge_owned, kind="stable").tolist(),
            stake_at=stake_at.tolist(),
            stake=stake.tolist(),
        )
        if self._joint:
            _arrange(network, self.stakes)
        return network

    def _several(self, statements: Sequence[int]) -> tuple[int, int, int, int]:
        """The weights of a pair of which more than one thing is stated; see the module's heading."""
        shares = voting = maybe = maybe_voting = 0
        by_source: dict[str, int] = {}
        for i in statements:
            s, one = self.stakes[i], self._weights[:, i].tolist()
            shares, voting = max(shares, one[0]), max(voting, one[1])
            if s.kind == "direct":
                by_source[s.source] = by_source.get(s.source, 0) + one[2]
            else:
                maybe, maybe_voting = max(maybe, one[2]), max(maybe_voting, one[3])
        added = min(max(by_source.values(), default=0), WHOLE * UNIT)
        return shares, voting, max(maybe, added), max(maybe_voting, added)


def _starts(sorted_by: NDArray[np.int64], size: int) -> list[int]:
    """Where each party's edges begin, once they stand in its order."""
    starts = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(sorted_by, minlength=size), out=starts[1:])
    made: list[int] = starts.tolist()
    return made


def _last(text: str) -> int:
    """The last day of a date cut to a month or year."""
    if len(text) == 10:
        return ordinal(text)
    first = date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    after = first.replace(year=first.year + 1, month=1) if len(text) == 4 else first + timedelta(days=31)
    return after.replace(day=1).toordinal() - 1


def weights(kind: StakeKind, share: Share | None) -> tuple[int, int, int, int]:
    """(certain shares, certain shares or votes, possible shares, possible shares or votes)."""
    if share is None or kind in ("control", "linked"):
        return 0, 0, WHOLE * UNIT, WHOLE * UNIT
    least, most = share.least * UNIT + share.more, share.most * UNIT
    if kind == "direct":
        return least, least, most, most
    if kind == "votes":
        # More than half of the votes may be control; where votes count, less may add up.
        whole = share.most > _HALF
        return 0, least, WHOLE * UNIT if whole else 0, WHOLE * UNIT if whole else most
    indirect = WHOLE * UNIT if share.most >= _HALF else 0
    return 0, 0, indirect, indirect


def _arrange(network: Network, stakes: Sequence[Stake]) -> None:
    """Note which edges into one company are under one joint arrangement, and what they have together."""
    groups: dict[tuple[int, str], list[int]] = {}
    for e in range(len(network.owner)):
        for label in {stakes[i].joint for i in network.statements(e)} - {""}:
            groups.setdefault((network.owned[e], label), []).append(e)
    if not groups:
        return
    network.arrangement = [-1] * len(network.owner)
    for edges in groups.values():
        together = (sum(network.shares[e] for e in edges), sum(network.voting[e] for e in edges))
        for e in edges:
            network.arrangement[e] = len(network.combined)
        network.combined.append(together)
