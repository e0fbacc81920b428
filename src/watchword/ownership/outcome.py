"""Who is held under each rule, why, and what changes if listings fall away.

:func:`held` is what screening and lifting call::

    stakes = Stakes(kept, parties.canon)               # every stake in hand
    blocked = parties.blocked(view, rules_on(day), stakes.keys)   # rule key -> keys of listed parties
    outcomes = held(stakes, blocked, day)              # rule key -> Outcome
    outcomes["us-ofac"].held                           # keys of companies held, the listed not among them
    outcomes["us-ofac"].flagged                        # perhaps held: shares unknown, control, …
    outcomes["us-ofac"].why("acme ltd")                # the path, with every stake that counts
    outcomes["us-ofac"].without({"us-ofac-sdn:36"})    # the same once a party no longer counts

A party may stay listed elsewhere when one listing ends, so a lifted view is asked by its own blocked
parties, each rule for itself::

    after = parties.blocked(lifted_view, rules_on(day), stakes.keys)
    then = changed(outcomes, after)                    # rule key -> Outcome; only what differs is redone
    outcomes["eu"].held - then["eu"].held              # companies that come free under that rule
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from watchword.ownership.fixed_point import Closure, close, close_one
from watchword.ownership.network import UNIT, Network, Stakes, weight
from watchword.ownership.rules import Rule, rules_on
from watchword.ownership.stake import Stake

__all__ = ["Outcome", "Step", "Term", "Why", "changed", "held"]

#: Steps of one explanation; a longer chain is cut in the middle of being told, never in being computed.
MAX_STEPS = 60


#: All shares of a company.
_WHOLE = 10_000 * UNIT


@dataclass(frozen=True, slots=True)
class Term:
    """One owner's part in making a company held: its statements, and what of them is certain."""

    owner: str
    share: str
    statements: tuple[Stake, ...]
    reasons: tuple[str, ...] = ()
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One company on the way: whose shares count, and their sum in words."""

    company: str
    terms: tuple[Term, ...]
    together: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a company is held, or perhaps held.

    ``state`` is ``held`` or ``flagged``; ``holders`` are the listed parties at the head of the chains;
    ``steps`` lead from them to the company, which stands last; ``reasons`` say what is uncertain:
    ``share-unknown``, ``share-within-bounds``, ``several-statements``, ``indirect``, ``votes``,
    ``control``, ``linked``, ``together`` (only the sum of several parties' shares reaches the threshold) or
    ``owner-perhaps-held``. ``left_off`` counts steps not told.
    """

    company: str
    state: str
    holders: tuple[str, ...]
    steps: tuple[Step, ...]
    reasons: tuple[str, ...] = ()
    left_off: int = 0


@dataclass
class Outcome:
    """One rule's answer over all stakes of a day.

    ``held`` and ``flagged`` are keys as :class:`Stakes` has them. They follow the rule's own terms;
    whether it applies at all is ``rule.applies``: ``no`` while suspended (what is held then does not
    count), ``perhaps`` where both answers have to be told.
    """

    rule: Rule
    stakes: Stakes
    network: Network
    blocked: frozenset[int]
    certain: Closure | Mapping[int, Closure]

    @cached_property
    def _held(self) -> set[int]:
        if isinstance(self.certain, Closure):
            return self.certain.held
        return {p for c in self.certain.values() for p in c.held} - self.blocked

    @cached_property
    def _possible(self) -> Closure:
        votes = "votes" in self.rule.counts
        weights = self.network.maybe_voting if votes else self.network.maybe_shares
        return close(self.network, weights, _threshold(self.rule), self.blocked | self._held)

    @property
    def _certain(self) -> list[int]:
        return self.network.voting if "votes" in self.rule.counts else self.network.shares

    @cached_property
    def held(self) -> frozenset[str]:
        """Companies held under the rule through others; listed parties themselves are left out."""
        return frozenset(self.network.keys[p] for p in self._held)

    @cached_property
    def flagged(self) -> frozenset[str]:
        """Companies perhaps held: red flags, never zeros. Those held for certain are left out."""
        if self.rule.effect != "extends":
            return frozenset()
        return frozenset(self.network.keys[p] for p in self._possible.held)

    def state(self, key: str) -> str:
        """``listed``, ``held``, ``flagged`` or ``not held``, by what is in hand."""
        party = self.network.number.get(self.stakes.canon(key))
        if party is None:
            return "not held"
        if party in self.blocked:
            return "listed"
        if party in self._held:
            return "held"
        return "flagged" if self.network.keys[party] in self.flagged else "not held"

    @property
    def listed(self) -> frozenset[str]:
        """The parties whose shares count under the rule, as far as they occur in the stakes."""
        return frozenset(self.network.keys[p] for p in self.blocked)

    def without(self, removed: Collection[str]) -> Outcome:
        """The same rule once some listed parties no longer count; only what depended on them is redone.

        ``removed`` are parties, not listings: where one of several listings ends, see :func:`changed`.
        """
        gone = {self.network.number.get(self.stakes.canon(k), -1) for k in removed} & self.blocked
        if not gone:
            return self
        certain: Closure | Mapping[int, Closure]
        if isinstance(self.certain, Closure):
            certain = self.certain.without(gone)
        else:
            certain = {seed: c for seed, c in self.certain.items() if seed not in gone}
        return Outcome(self.rule, self.stakes, self.network, self.blocked - gone, certain)

    def why(self, key: str) -> Why | None:
        """Why a company is held or flagged; None where it is neither."""
        party = self.network.number.get(self.stakes.canon(key))
        if party is None or party in self.blocked:
            return None
        if party in self._held:
            if isinstance(self.certain, Closure):
                return self._explain(party, [self.certain], "held")
            by = [c for c in self.certain.values() if party in c]
            # One chain a listed party; the first is told in full, every one of them is named.
            told = self._explain(party, by[:1], "held")
            heads = tuple(self.network.keys[min(c.seeds)] for c in by)
            return replace(told, holders=heads)
        if self.rule.effect == "extends" and party in self._possible.held:
            return self._explain(party, [self._possible, *self._closures()], "flagged")
        return None

    def _closures(self) -> Iterable[Closure]:
        return [self.certain] if isinstance(self.certain, Closure) else self.certain.values()

    def _explain(self, party: int, closures: list[Closure], state: str) -> Why:
        """Walk back from the company through the stakes that let each party in."""
        order, queue = {party: 0}, [party]
        steps: list[tuple[bool, int, Step]] = []
        reasons: dict[str, None] = {}
        heads: dict[str, None] = {}
        left_off = 0
        for at in queue:
            closure = next((c for c in closures if at in c and at not in c.seeds), None)
            if closure is None:
                if at in self.blocked:
                    heads[self.network.keys[at]] = None
                continue
            if len(steps) == MAX_STEPS:
                left_off += 1
                continue
            maybe = state == "flagged" and closure is closures[0]
            # By the owner's key: their order in the network depends on what else was asked.
            edges = sorted(closure.terms(at), key=lambda e: self.network.keys[self.network.owner[e]])
            # What is certain of the shares may suffice; then only whose they are is uncertain.
            short = sum(self._certain[e] for e in edges) < _threshold(self.rule)
            terms = tuple(self._term(e, maybe and short) for e in edges)
            if maybe and at == party:
                reasons.update((r, None) for t in terms for r in t.reasons)
                if not short and not self.rule.together and len(edges) > 1:
                    reasons["together"] = None
                if any(self.network.owner[e] not in self.blocked | self._held for e in edges):
                    reasons["owner-perhaps-held"] = None
            step = Step(self.network.keys[at], terms, self._sum(edges, closure))
            steps.append((maybe, closure.place[at], step))
            for e in edges:
                if self.network.owner[e] not in order:
                    order[self.network.owner[e]] = len(order)
                    queue.append(self.network.owner[e])
        # In order of entry: every step rests on those before it.
        told = tuple(step for _, _, step in sorted(steps, key=lambda s: s[:2]))
        return Why(self.network.keys[party], state, tuple(heads), told, tuple(reasons), left_off)

    def _term(self, edge: int, maybe: bool) -> Term:
        n = self.network
        statements = tuple(self.stakes.stakes[i] for i in n.statements(edge))
        certain = self._certain[edge]
        share = _words(certain) if certain else statements[0].says
        joint = next((s.joint for s in statements if s.joint), "") if n.arrangement else ""
        possible = n.maybe_voting[edge] if "votes" in self.rule.counts else n.maybe_shares[edge]
        unsure = maybe and possible > certain + UNIT  # more than a rounded basis point
        return Term(n.keys[n.owner[edge]], share, statements, _reasons(statements) if unsure else (), joint)

    def _sum(self, edges: list[int], closure: Closure) -> str:
        n = self.network
        if n.arrangement and closure is not self.__dict__.get("_possible"):
            groups = {n.arrangement[e] for e in edges} - {-1}
            kind = int("votes" in self.rule.counts)
            sum_ = sum(n.combined[g][kind] for g in groups)
            return _words(sum_ + sum(closure.weights[e] for e in edges if n.arrangement[e] < 0))
        sum_ = sum(closure.weights[e] for e in edges)
        # Shares of unknown size stand at their largest: two such owners don't have 200 %.
        return f"up to {_words(_WHOLE)}" if sum_ > _WHOLE else _words(sum_)


def _words(weight_: int) -> str:
    """A sum of shares in words; what is over a basis point by rounding is "over"."""
    points, over = divmod(weight_, UNIT)
    return f"{'over ' if over else ''}{points / 100:g} %"


def _reasons(statements: Iterable[Stake]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    direct = [s for s in statements if s.kind == "direct"]
    for s in statements:
        if s.kind != "direct":
            found[s.kind] = None
        elif s.share is None:
            found["share-unknown"] = None
        elif s.share.most - s.share.least > 1:
            found["share-within-bounds"] = None
    if len(direct) > 1 and not found:
        found["several-statements"] = None
    return tuple(found)


def _threshold(rule: Rule) -> int:
    return weight(rule.least, rule.more)


def held(stakes: Stakes, blocked: Mapping[str, Collection[str]], as_of: date) -> dict[str, Outcome]:
    """Which companies are held on a day, under every rule of that day.

    ``blocked`` maps a rule's key (see :func:`watchword.ownership.rules.rules_on`) to the keys of the
    parties whose shares count under it; a key that is left out blocks nobody. Returns an
    :class:`Outcome` a rule, in the table's order, those among them that extend to nobody and those that
    aren't modelled: their ``held`` is empty and ``rule.effect`` says why.
    """
    network = stakes.on(as_of)
    return {rule.key: _outcome(rule, stakes, network, blocked.get(rule.key, ())) for rule in rules_on(as_of)}


def changed(outcomes: Mapping[str, Outcome], blocked: Mapping[str, Collection[str]]) -> dict[str, Outcome]:
    """The same rules and stakes under other blocked parties, as :func:`held` takes them.

    Where parties only fall away, what is known already is used; where some are added, a rule starts anew.
    """
    made: dict[str, Outcome] = {}
    for key, before in outcomes.items():
        after = {before.stakes.canon(k) for k in blocked.get(key, ())}
        gone = before.listed - after
        added = any(k in before.network.number for k in after - before.listed)
        made[key] = (
            _outcome(before.rule, before.stakes, before.network, after) if added else before.without(gone)
        )
    return made


def _outcome(rule: Rule, stakes: Stakes, network: Network, blocked: Collection[str]) -> Outcome:
    seeds = frozenset(n for k in blocked if (n := network.number.get(stakes.canon(k))) is not None)
    weights: Any = network.voting if "votes" in rule.counts else network.shares
    certain: Closure | Mapping[int, Closure]
    if rule.effect != "extends":
        certain = Closure(network, weights, 1, seeds, {s: i for i, s in enumerate(sorted(seeds))})
    elif rule.together:
        certain = close(network, weights, _threshold(rule), seeds)
    else:
        certain = close_one(network, weights, _threshold(rule), seeds, int("votes" in rule.counts))
    return Outcome(rule, stakes, network, seeds, certain)
