"""The answer about one party: who holds it, what it holds, and what each rule makes of that."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from watchword.exceptions import UsageError
from watchword.index.store import Index
from watchword.index.view import PERHAPS, View
from watchword.ownership.network import UNIT, Network, Stakes
from watchword.ownership.outcome import Outcome, Why, held
from watchword.ownership.parties import Parties, linked_stakes
from watchword.ownership.rules import rules_on
from watchword.ownership.stake import WHOLE, BadStake, Stake, node_key

__all__ = ["NOTE", "Owners", "open_owners"]

#: What every answer about ownership says of itself.
NOTE = (
    "Stakes are as their sources state them; nobody vouches that they are complete, and what was known of "
    "them on an earlier day is not modelled. Not held means only that the stakes in hand don't show it. "
    "Licences, general licences and exemptions are not modelled."
)
_LISTED = {3: "in force", 2: "perhaps in force", 1: "ended"}


@dataclass
class Owners:
    """Stakes and lists opened together, as of a day. Made by :func:`open_owners`."""

    stakes: Stakes
    parties: Parties
    view: View
    outcomes: Mapping[str, Outcome]

    @property
    def network(self) -> Network:
        """The stakes of the day."""
        return self.stakes.on(self.view.as_of)

    def key(self, text: str) -> str:
        """The key of the party that a user means, by id, reference or exact name.

        Raises :class:`UsageError` for one that neither the stakes nor the lists know.
        """
        try:
            key = self.stakes.canon(node_key(text))
        except BadStake as why:
            raise UsageError(f"{text!r}: {why}.") from None
        if key in self.stakes or self.parties.members(key):
            return key
        named = self.stakes.keyed(" ".join(text.split()))
        if len(named) == 1:
            return named[0]
        if named:
            raise UsageError(f"{len(named)} parties are called {text!r}: {', '.join(sorted(named)[:10])}.")
        raise UsageError(
            f"no party {text!r} in the stakes taken in nor in these lists; `stakes FILE` takes in."
        )

    def name(self, key: str) -> str:
        """A party's name, from the lists where it is listed, else from its stakes."""
        return self.parties.name(key) or self.stakes.name(key)

    def answer(self, text: str, limit: int = 200) -> dict[str, Any]:
        """Who holds a party and whom it holds, all the way up and down, under each rule held or not.

        ``limit`` bounds the stakes shown in each direction; ``left_off`` counts the rest.
        """
        key = self.key(text)
        up, up_off = self._walk(key, limit, upwards=True)
        down, down_off = self._walk(key, limit, upwards=False)
        return {
            "as_of": str(self.view.as_of),
            "known_on": str(self.view.known_on),
            "id": key,
            "name": self.name(key),
            "listed": self._listed(key),
            "owners": up,
            "holdings": down,
            "left_off": {"owners": up_off, "holdings": down_off},
            "rules": [self._rule(outcome, key) for outcome in self.outcomes.values()],
            "view": [
                {
                    k: e[k]
                    for k in ("source", "carrier", "edition", "published", "sha256", "age_days", "state")
                }
                for e in self.view.editions
            ],
            "warnings": [*self._warnings(key), *self._ruleless(up), *self.view.warnings],
            "note": NOTE,
        }

    def _listed(self, key: str) -> list[dict[str, str]]:
        return [
            {"id": p.id, "source": p.source, "state": _LISTED[int(self.view.party[p.number])]}
            for p in self.parties.members(key)
            if int(self.view.party[p.number]) in _LISTED
        ]

    def _walk(self, key: str, limit: int, *, upwards: bool) -> tuple[list[dict[str, Any]], int]:
        """Stakes level by level, each pair once, so that cycles end."""
        n = self.network
        start = n.number.get(key)
        if start is None:
            return [], 0
        level, queue = {start: 0}, deque([start])
        rows: list[dict[str, Any]] = []
        left_off = 0
        while queue:
            at = queue.popleft()
            for e in n.into(at) if upwards else range(n.at[at], n.at[at + 1]):
                other = n.owner[e] if upwards else n.owned[e]
                if len(rows) < limit:
                    rows.append(self._row(e, level[at] + 1, other))
                else:
                    left_off += 1
                if other not in level:
                    level[other] = level[at] + 1
                    queue.append(other)
        return rows, left_off

    def _row(self, edge: int, level: int, other: int) -> dict[str, Any]:
        n = self.network
        owner, owned = n.keys[n.owner[edge]], n.keys[n.owned[edge]]
        key = n.keys[other]
        states = {
            rule: o.state(key) if o.rule.applies == "yes" else _unsure(o.state(key))
            for rule, o in self.outcomes.items()
            if o.rule.effect == "extends" and o.rule.applies != "no"
        }
        return {
            "level": level,
            "owner": owner,
            "owner_name": self.name(owner),
            "owned": owned,
            "owned_name": self.name(owned),
            "statements": [_statement(self.stakes.stakes[i]) for i in n.statements(edge)],
            "listed": self._listed(key),
            "held_under": [rule for rule, state in states.items() if state == "held"],
            "flagged_under": [rule for rule, state in states.items() if state == "flagged"],
        }

    def _rule(self, outcome: Outcome, key: str) -> dict[str, Any]:
        """A rule's answer; a list of its that was not looked at is told, never taken as naming nobody."""
        rule = outcome.rule
        state = outcome.state(key) if rule.effect == "extends" else rule.effect
        listed = any(m.source in rule.lists and self.view.party[m.number] >= PERHAPS
                     for m in self.parties.members(key))  # fmt: skip
        if rule.effect != "extends" and listed:
            state = "listed"
        looked = {e["source"] for e in self.view.editions}
        missing = [name for name in rule.lists if name not in looked] if rule.effect == "extends" else []
        if state == "not held" and len(missing) == len(rule.lists):
            state = "not looked at"
        why = outcome.why(key)
        return {**rule.to_json(), "state": state, "missing": missing, "why": why and self.why_json(why)}

    def why_json(self, why: Why) -> dict[str, Any]:
        """An explanation as JSON, with names."""
        return {
            "state": why.state,
            "holders": [{"id": h, "name": self.name(h)} for h in why.holders],
            "reasons": list(why.reasons),
            "path": [
                {
                    "company": step.company,
                    "name": self.name(step.company),
                    "together": step.together,
                    "owners": [
                        {
                            "owner": t.owner,
                            "name": self.name(t.owner),
                            "share": t.share,
                            "joint": t.joint or None,
                            "reasons": list(t.reasons),
                            "statements": [_statement(s) for s in t.statements],
                        }
                        for t in step.terms
                    ],
                }
                for step in why.steps
            ],
            "left_off": why.left_off,
        }

    def _ruleless(self, owners: list[dict[str, Any]]) -> list[str]:
        """Listed owners on lists for which the table has no rule: that they count nowhere is said."""
        ruled = {name for o in self.outcomes.values() for name in o.rule.lists}
        listed = {x["source"] for row in owners for x in row["listed"] if x["state"] != "ended"}
        if not (without := sorted(listed - ruled)):
            return []
        return [f"owners are listed by {', '.join(without)}, for which no ownership rule is in the table."]

    def _warnings(self, key: str) -> list[str]:
        found = [o.rule.warning for o in self.outcomes.values() if o.rule.warning]
        n = self.network
        party = n.number.get(key)
        if party is None:
            return [f"no stake in {self.name(key)}, and none of its own, holds on {self.view.as_of}.", *found]
        total = sum(n.shares[e] for e in n.into(party)) // UNIT
        if total > WHOLE:
            found.append(
                f"the stakes in {self.name(key)} add up to {total / 100:g} %, more than all of it: sources "
                "differ, or a stake lacks the day on which it ended."
            )
        return found


def _unsure(state: str) -> str:
    """A state under a rule that applies only perhaps."""
    return "flagged" if state == "held" else state


def _statement(s: Stake) -> dict[str, Any]:
    return {
        "says": s.says,
        "kind": s.kind,
        "least": s.share.least if s.share else None,
        "most": s.share.most if s.share else None,
        "since": s.since or None,
        "until": s.until or None,
        "source": s.source or None,
        "citation": s.citation or None,
    }


def open_owners(index: Index, view: View, kept: list[Stake]) -> Owners:
    """Stakes that were taken in, and OFAC's "Linked To", under the lists of a view."""
    parties = Parties(index)
    stakes = Stakes([*kept, *linked_stakes(parties)], parties.canon)
    blocked = parties.blocked(view, rules_on(view.as_of), stakes.keys)
    return Owners(stakes, parties, view, held(stakes, blocked, view.as_of))
