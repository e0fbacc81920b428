"""Listed parties as owners: which keys are one party, who counts under which rule, OFAC's "Linked To".

A stake may name a party by any of its ids, or by its Legal Entity Identifier or IMO number; parties that
references or strong identifiers join (:mod:`watchword.index.joins`) go under one key. A name alone never
makes a party a listed one: likeness is for screening to tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from watchword.index.store import Index, Party
from watchword.index.view import PERHAPS, View
from watchword.model.law import effects_of
from watchword.ownership.rules import Rule
from watchword.ownership.stake import BadStake, Stake, node_key

__all__ = ["Parties", "linked_stakes"]

_NUMBERS = {"lei": "leiCode", "imo": "imoNumber"}
_LINKED = b'"linkedTo"'
_EVERYBODY = (
    "us-ofac-sdn",
    "us-ofac-ssi",
    "us-ofac-capta",
    "us-ofac-mbs",
    "us-ofac-cmic",
    "us-ofac-fse",
    "us-ofac-plc",
)


class Parties:
    """The listed parties of an index, by the keys that stakes use."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._canon: dict[str, str] = {}
        self._parties: dict[int, Party] = {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        at = self.index.arrays["party.id_at"]
        blob = bytes(self.index.arrays["party.id"])
        return {blob[int(at[i]) : int(at[i + 1])].decode(): i for i in range(len(self.index))}

    def number(self, key: str) -> int | None:
        """The listed party that a key names, by id, LEI or IMO number; None where it names none."""
        if (number := self._numbers.get(key)) is not None:
            return number
        scheme, _, value = key.partition(":")
        if prop := _NUMBERS.get(scheme.lower()):
            found = self.index.identified(prop, value)
            return found[0] if found else None
        return None

    def canon(self, key: str) -> str:
        """The key under which a party goes: the id of the first of those that are one with it."""
        found = self._canon.get(key)
        if found is None:
            number = self.number(key) if ":" in key else None
            found = key if number is None else self.index.id(int(self.index.arrays["party.cluster"][number]))
            self._canon[key] = found
        return found

    def party(self, number: int) -> Party:
        """A party in full, read once."""
        if number not in self._parties:
            self._parties[number] = self.index.party(number)
        return self._parties[number]

    def members(self, key: str) -> list[Party]:
        """The listed parties that go under a key; none where it names no listed party."""
        number = self._numbers.get(self.canon(key))
        return [] if number is None else [self.party(i) for i in self.index.joined(number)]

    def name(self, key: str) -> str:
        """The caption of the listed party under a key, or ""."""
        number = self._numbers.get(self.canon(key))
        return "" if number is None else self.party(number).caption

    def blocked(self, view: View, rules: Iterable[Rule], among: Iterable[str]) -> dict[str, set[str]]:
        """Rule key -> keys, among those given, of parties whose shares count under it in a view.

        A listing that is perhaps in force counts, as everywhere.
        """
        index, wanted = self.index, {n: k for k in set(among) if (n := self._numbers.get(k)) is not None}
        sources = list(index.manifest["sources"])
        owner = index.arrays["run"][:, 0]
        source = index.arrays["party.source"][owner]
        in_force = view.run >= PERHAPS
        found: dict[str, set[str]] = {}
        for rule in rules:
            if rule.effect != "extends":
                continue
            runs = np.zeros(len(owner), np.bool_)
            for name in rule.lists:
                if name in sources:
                    its = in_force & (source == sources.index(name))
                    runs |= its & self._tagged(rule.programmes.get(name, ()))
            clusters = index.arrays["party.cluster"][owner[runs]].tolist()
            if rule.measures:
                clusters = [
                    cluster
                    for cluster, run in zip(clusters, np.flatnonzero(runs).tolist(), strict=True)
                    if cluster in wanted and self._does(int(owner[run]), run, rule, view)
                ]
            found[rule.key] = {wanted[c] for c in set(clusters) if c in wanted}
        return found

    def _tagged(self, programmes: Collection[str]) -> NDArray[np.bool_] | np.bool_:
        """Which runs of listings are under one of some programme tags; all of them where none is named."""
        if not programmes:
            return np.bool_(True)
        tags = {p.casefold() for p in programmes}
        codes = [
            number
            for number, code in enumerate(self.index.manifest["programmes"])
            if tags & {t.strip().casefold() for t in code.split(";")}
        ]
        chosen: NDArray[np.bool_] = np.isin(self.index.arrays["run.programme"], codes)
        return chosen

    def _does(self, number: int, run: int, rule: Rule, view: View) -> bool:
        """Whether a listing has one of the effects that a rule asks for; one not modelled counts."""
        party = self.party(number)
        runs = np.flatnonzero(self.index.arrays["run"][:, 0] == number).tolist()
        listing = party.listings[runs.index(run)]
        facts = listing.versions[0][1]
        for day, version in listing.versions:
            facts = version if day <= view.known_on.toordinal() else facts
        effects = effects_of(party.source, facts.get("measures") or facts.get("programme", ""))
        return not effects or bool({e.key for e in effects} & set(rule.measures))


# --- OFAC's "Linked To"


def linked_stakes(parties: Parties) -> list[Stake]:
    """OFAC's "Linked To" remarks as links without a share, the named party found by its very name.

    OFAC writes it where one listed party acts for, is controlled by, or belongs to another, without
    saying which: so it is a red flag, most of all once the linked party's own listing ends. Persons are left
    out, since nobody owns them. A name that
    several listed parties have gives a link to each; one that none has stays a name.
    """
    index = parties.index
    linked = [p for i in _holding(index, _LINKED) if (p := parties.party(i)).schema != "Person"]
    wanted = {_letters(f.value) for p in linked for f in p.facts if f.prop == "linkedTo"}
    named = _named(index, wanted) if wanted else {}
    made: dict[tuple[str, str], Stake] = {}
    for party in linked:
        for fact in party.facts:
            if fact.prop != "linkedTo":
                continue
            ids = named.get(_letters(fact.value), ())
            found = list(dict.fromkeys(k for i in ids if (k := parties.canon(i)) != parties.canon(party.id)))
            several = f" (one of {len(found)} parties of that name)" if len(found) > 1 else ""
            # Its last day is the eve of the first edition that states that it is gone.
            gone = fact.span.end
            until = "" if gone is None else str(date.fromordinal(gone) - timedelta(days=1))
            for owner in found or _as_name(fact.value):
                made[party.id, owner] = Stake(
                    owner,
                    party.id,
                    None,
                    "linked",
                    "",
                    until,
                    party.source,
                    f"Linked To: {fact.value}{several}",
                    record=f"linked {party.id} {owner}",
                    owner_name=fact.value,
                    owned_name=party.caption,
                )
    return list(made.values())


def _as_name(text: str) -> list[str]:
    try:
        return [node_key(text)]
    except BadStake:
        return []


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _holding(index: Index, mark: bytes) -> list[int]:
    """The parties whose record holds some bytes, without reading the others."""
    at = index.arrays["party.body_at"]
    blob = bytes(index.arrays["party.body"])
    found: list[int] = []
    start = 0
    while (hit := blob.find(mark, start)) >= 0:
        number = int(np.searchsorted(at, hit, side="right")) - 1
        found.append(number)
        start = int(at[number + 1])
    return found


def _named(index: Index, wanted: Collection[str]) -> dict[str, list[str]]:
    """The ids of OFAC's parties by their names' letters, of those names that are wanted."""
    keys = list(index.manifest["sources"])
    ofac = {keys.index(s) for s in _EVERYBODY if s in keys}
    source = index.arrays["party.source"]
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, party in enumerate(index.arrays["name.party"].tolist()):
        if int(source[party]) in ofac and (letters := _letters(index.names.text(name))) in wanted:
            found[letters][index.id(party)] = None
    return {letters: list(ids) for letters, ids in found.items()}
