"""Parties that are not listed but held through ownership: companies of the stakes in hand, by name.

A shipment names companies, not keys; so the companies that a rule reaches are looked up by their names,
with the scorer and threshold of screening.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from watchword.index.store import Index
from watchword.index.view import View
from watchword.matching import SHIPPED_THRESHOLD, compare
from watchword.model import Kind
from watchword.names import Analysed, analyse
from watchword.ownership import Outcome, Stake
from watchword.ownership.answer import Owners, open_owners
from watchword.shipping.parties import SURE, Named
from watchword.shipping.reason import reason

__all__ = ["Holdings"]

#: Ownership rule -> ours, where it holds for certain; any other is "held-perhaps".
_RULES = {
    "us-ofac": "held-asset-freeze",
    "eu": "held-asset-freeze",
    "gb": "held-asset-freeze",
    "us-bis-affiliates": "held-entity-list",
}
_SIGNIFICANT = 3


class Holdings:
    """The companies that are held, or perhaps held, under the rules of a view's day."""

    def __init__(self, index: Index, view: View, stakes: Sequence[Stake]) -> None:
        self.owners: Owners = open_owners(index, view, list(stakes))
        #: key of a company -> (rule's outcome, held for certain)
        self.reached: dict[str, list[tuple[Outcome, bool]]] = {}
        for outcome in self.owners.outcomes.values():
            if outcome.rule.effect != "extends" or outcome.rule.applies == "no":
                continue
            for key in outcome.held:
                self.reached.setdefault(key, []).append((outcome, outcome.rule.applies == "yes"))
            for key in outcome.flagged:
                self.reached.setdefault(key, []).append((outcome, False))
        self._names = {key: analyse(self.owners.name(key), Kind.ORGANIZATION) for key in self.reached}
        self._by_word: dict[str, set[str]] = {}
        for key, name in self._names.items():
            for word in _words(name):
                self._by_word.setdefault(word, set()).add(key)
        self._found: dict[str, list[tuple[str, float]]] = {}

    def find(self, name: str) -> list[tuple[str, float]]:
        """(key, score) of held companies of that name, best first."""
        if not self._by_word:
            return []
        if name not in self._found:
            asked = analyse(name, Kind.ORGANIZATION)
            near = {key for word in _words(asked) for key in self._by_word.get(word, ())}
            scored = [(key, compare(asked, self._names[key])[0]) for key in near]
            self._found[name] = sorted(
                ((k, s) for k, s in scored if s >= SHIPPED_THRESHOLD), key=lambda x: (-x[1], x[0])
            )[:5]
        return self._found[name]

    def reasons(
        self, named: Iterable[Named], deal: Collection[str], subject: str, but: Collection[str]
    ) -> list[dict[str, Any]]:
        """A reason a rule for each party that is held, ``but`` those that are hits of screening already.

        ``deal`` are the roles that a licence is due for where the items are ``subject`` to the EAR.
        """
        return [
            self._reason(one, key, score, outcome, certain, bool(one.role in deal and subject))
            for one in named
            for key, score in self.find(one.name)
            if key not in but
            for outcome, certain in self.reached[key]
        ]

    def _reason(
        self, one: Named, key: str, score: float, outcome: Outcome, certain: bool, due: bool
    ) -> dict[str, Any]:
        rule = _RULES.get(outcome.rule.key, "held-perhaps") if certain and score >= SURE else "held-perhaps"
        if rule == "held-entity-list" and not (due and one.principal):
            rule = "held-perhaps"
        why = outcome.why(key)
        told = self.owners.why_json(why) if why else {"path": [], "holders": [], "reasons": []}
        steps = "; ".join(f"{step['name']}: {_terms(step['owners'])}" for step in told["path"])
        heads = ", ".join(f"{h['name']} [{h['id']}]" for h in told["holders"])
        unsure = f"Not certain: {', '.join(told['reasons'])}." if told["reasons"] else ""
        return reason(
            rule,
            one.what,
            matched=self.owners.name(key),
            certainty=("held" if certain else "perhaps held")
            + ("" if score >= SURE else ", likeness of name"),
            says=[f"Through {heads or 'parties further up'}. {steps}.", unsure, outcome.rule.says],
            basis=[outcome.rule.citation],
            id=key,
            score=round(score, 4),
        )


def _words(name: Analysed) -> set[str]:
    """Words under which a name is found again: beginnings, so that one letter wrong further on is met."""
    return {t.text[:4] for row in name.readings for t in row if len(t.text) >= _SIGNIFICANT}


def _terms(owners: Iterable[Mapping[str, Any]]) -> str:
    return " + ".join(f"{t['share']} of {t['name']}" for t in owners)
