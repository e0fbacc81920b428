"""Parties held through ownership: companies of the stakes in hand by name, listed parties by their ids.

A shipment names companies, not keys; so companies that a rule reaches and that aren't listed themselves are
looked up by name, with the scorer and threshold of screening. One that is, or was, listed is known by its
id from the screening: held through others it may be under another law than its own listing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from watchword.index.store import Index
from watchword.index.view import View
from watchword.matching import SHIPPED_THRESHOLD, compare
from watchword.model import Kind
from watchword.names import Analysed, analyse
from watchword.names.lexicon import Role
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
#: Words shorter than this are told apart by too little to be looked up by.
_SIGNIFICANT = 3
#: Held companies compared in full with one name: those that share most words with it.
_MOST_COMPARED = 40


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
        self._names = {
            key: analyse(self.owners.name(key), Kind.ORGANIZATION)
            for key in self.reached
            if not self.owners.parties.members(key)
        }
        self._by_word: dict[str, set[str]] = {}
        for key, name in self._names.items():
            for word in _words(name):
                self._by_word.setdefault(word, set()).add(key)
        self._found: dict[str, list[tuple[str, float]]] = {}

    def find(self, name: str) -> list[tuple[str, float]]:
        """(key, score) of held companies of that name that aren't listed themselves, best first."""
        if not self._by_word:
            return []
        if name not in self._found:
            asked = analyse(name, Kind.ORGANIZATION)
            words = _words(asked)
            shared = Counter(key for word in words for key in self._by_word.get(word, ()))
            # Half of the shorter name's words have to begin alike before the two are compared in full.
            near = [
                (-n, key)
                for key, n in shared.items()
                if 2 * n >= min(len(words), len(_words(self._names[key])))
            ]
            scored = [(key, compare(asked, self._names[key])[0]) for _, key in sorted(near)[:_MOST_COMPARED]]
            self._found[name] = sorted(
                ((k, s) for k, s in scored if s >= SHIPPED_THRESHOLD), key=lambda x: (-x[1], x[0])
            )
        return self._found[name]

    def reasons(
        self,
        named: Iterable[Named],
        deal: Collection[str],
        subject: str,
        answers: Sequence[Mapping[str, Any]],
    ) -> list[dict[str, Any]]:
        """A reason a rule for each party that is held, given the screening's ``answers``.

        ``deal`` are the roles that a licence is due for where the items are ``subject`` to the EAR.
        """
        made: list[dict[str, Any]] = []
        for one in named:
            due = bool(one.role in deal and subject)
            found = [(key, score, False) for key, score in self.find(one.name)]
            for state in ("hits", "former"):
                for hit in answers[one.query][state]:
                    keys = dict.fromkeys(self.owners.parties.canon(i) for i in hit["origins"])
                    found += [(key, hit["score"], state == "hits") for key in keys if key in self.reached]
            for key, score, listed in found:
                for outcome, certain in self.reached[key]:
                    # Of a listed party its own listing tells; that it is perhaps held as well adds nothing.
                    if certain or not listed:
                        made.append(self._reason(one, key, score, outcome, certain, due))
        return made

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
    """Words under which a name is found again: beginnings, so that one letter wrong further on is met.

    Legal forms and general words only where there is nothing else.
    """
    tokens = [t for row in name.readings for t in row if len(t.text) >= _SIGNIFICANT]
    own = [t for t in tokens if t.role in (Role.WORD, Role.PATRONYMIC, Role.NUMBER)]
    return {t.text[:4] for t in own or tokens}


def _terms(owners: Iterable[Mapping[str, Any]]) -> str:
    return " + ".join(f"{t['share']} of {t['name']}" for t in owners)
