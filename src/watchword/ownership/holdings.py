"""Companies that are held, or perhaps held, under the rules in force in a view: what screening asks.

A question names a company, not a key of the stakes. :class:`Holdings` finds it by its very name
(:mod:`watchword.ownership.named`) or by a reference, and says under which rules it is held, through whom::

    holdings = open_holdings(index, view, StakeStore.opened(folder))      # None without stakes
    keys = holdings.named([analyse("Acme Ltd")])                          # [[("acme ltd", "Acme Ltd")]]
    holdings.held(key for key, _ in keys[0])                              # key -> the rules, with the path

Rules that are suspended on the day, that don't extend to owned companies or aren't modelled hold nobody.
OFAC's "Linked To" states no stake and is left to `owners`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from watchword.index.identifiers import normalised
from watchword.index.store import Index, Party
from watchword.index.view import View
from watchword.names import Analysed
from watchword.ownership.answer import Owners
from watchword.ownership.keeping import Pin, StakeStore
from watchword.ownership.lookup import Lookup
from watchword.ownership.named import words_keys
from watchword.ownership.network import Stakes
from watchword.ownership.outcome import held
from watchword.ownership.parties import Parties
from watchword.ownership.rules import rules_on

__all__ = ["Holdings", "open_holdings"]

#: More parties than this above what was asked: then it is worked out first, once, whom a rule can hold at
#: all, which takes a look at every stake.
_MANY = 3_000
_SCHEMES = {"leiCode": "lei", "imoNumber": "imo"}


class Holdings:
    """The companies of the stakes in hand, under the lists of a view. Made by :func:`open_holdings`."""

    def __init__(self, index: Index, view: View, lookup: Lookup) -> None:
        self.index = index
        self.view = view
        self.lookup = lookup
        self.parties = Parties(index)
        self._reach: set[int] | None = None
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._names: dict[str, str] = {}

    @property
    def pin(self) -> Pin:
        """The state of the stakes that is answered from."""
        return self.lookup.pin

    def under(self, view: View) -> Holdings:
        """The same stakes under another view of the same lists."""
        other = Holdings(self.index, view, self.lookup)
        other._reach = self._reach  # holds for any view
        return other

    # --- which companies a question means

    def named(self, names: Sequence[Analysed]) -> list[list[tuple[str, str]]]:
        """For each name (key, name as the stakes have it) of parties of that very name."""
        found = []
        for name in names:
            mine: dict[str, str] = {}
            for words in words_keys(name):
                for key, called in self.lookup.named(words):
                    mine.setdefault(self.parties.canon(key), called)
            found.append(list(mine.items()))
        return found

    def numbered(self, prop: str, value: str) -> list[str]:
        """The keys of parties in the stakes that a Legal Entity Identifier or IMO number names."""
        scheme, number = _SCHEMES.get(prop), normalised(prop, value)
        if not scheme or not number:
            return []
        keys = {f"{scheme}:{number}"} | ({*self._ships(number)} if scheme == "imo" else set())
        found = {self.parties.canon(k) for k in self.lookup.numbers(keys)}
        found |= {
            key for n in self.index.identified(prop, value) for key in self.listed([self.index.party(n)])
        }
        return sorted(found)

    def listed(self, parties: Iterable[Party]) -> list[str]:
        """The keys under which listed parties occur in the stakes; none where they don't."""
        found: dict[str, None] = {}
        for party in parties:
            if self.lookup.numbers(self._keys(party)):
                found[self.parties.canon(party.id)] = None
        return list(found)

    def every_listed(self) -> set[str]:
        """The keys of all listed parties that occur in the stakes."""
        keys = {self.parties.canon(key) for key in self.lookup.references()}
        return {key for key in keys if self.parties.number(key) is not None}

    def _keys(self, party: Party) -> list[str]:
        """Every key by which stakes may name a listed party."""
        numbers = [(f.prop, normalised(f.prop, f.value)) for f in party.facts if f.prop in _SCHEMES]
        ships = [key for prop, n in numbers if prop == "imoNumber" and n for key in self._ships(n)]
        return [party.id, *(f"lei:{n}" for prop, n in numbers if prop == "leiCode" and n), *ships]

    def _ships(self, number: str) -> list[str]:
        return [k for k in self.lookup.ships if normalised("imoNumber", k.partition(":")[2]) == number]

    def _alike(self, key: str) -> list[str]:
        return [k for party in self.parties.members(key) for k in self._keys(party)]

    # --- what the rules make of them

    def held(self, keys: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """Key -> the rules under which it is held or perhaps held; keys under none are left out.

        Each is the rule (as ``owners`` shows it) with ``state`` (``held``, ``flagged``), ``in_force``
        (``yes``, or ``perhaps`` for a red flag or a rule that applies perhaps), ``holders`` at the head,
        ``path``, ``reasons`` for what is not certain, and ``left_off`` steps.
        """
        asked = list(dict.fromkeys(keys))
        if new := [k for k in asked if k not in self._told]:
            self._look(new)
        return {k: told for k in asked if (told := self._told[k])}

    def name(self, key: str) -> str:
        """The name of a party that was asked about."""
        return self.parties.name(key) or self._names.get(key, key)

    def _look(self, keys: Collection[str]) -> None:
        """Answer for companies from the stakes above them."""
        wanted = {k for key in keys for k in (key, *self._alike(key))}
        above = None
        if self._reach is None:
            above = self.lookup.above(wanted, self._alike, most=_MANY)
        if above is None:
            if self._reach is None:
                named = self.lookup.references()
                self._reach = self.lookup.reach(k for k in named if self.parties.number(k) is not None)
            above = self.lookup.above(wanted, self._alike, among=self._reach) or []
        stakes = Stakes(above, self.parties.canon)
        blocked = self.parties.blocked(self.view, rules_on(self.view.as_of), stakes.keys)
        owners = Owners(stakes, self.parties, self.view, held(stakes, blocked, self.view.as_of))
        for key in keys:
            self._names[key] = stakes.name(key)
            self._told[key] = list(_rules(owners, key))


def _rules(owners: Owners, key: str) -> Iterable[dict[str, Any]]:
    for outcome in owners.outcomes.values():
        rule = outcome.rule
        if rule.effect != "extends" or rule.applies == "no":
            continue
        why = outcome.why(key)
        if why is not None:
            sure = rule.applies == "yes" and why.state == "held"
            told = {"in_force": "yes" if sure else "perhaps", "warning": rule.warning or None}
            yield {**rule.to_json(), **told, **owners.why_json(why)}


def open_holdings(
    index: Index, view: View, store: StakeStore | None, pinned: str | None = None
) -> Holdings | None:
    """The companies of a store's stakes under a view; None where there are no stakes.

    ``pinned`` names an earlier state of the store by its digest; None where the store never had it.
    """
    if store is None:
        return None
    store.prepare()
    pin = store.pin(pinned)
    return None if pin is None else Holdings(index, view, Lookup(store, pin))
