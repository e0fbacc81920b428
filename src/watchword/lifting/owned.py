"""Which companies come free, under each authority's ownership rule, when listings end.

Companies are those of the stakes in hand (and OFAC's "Linked To", which states no share and so is only
ever a red flag). A rule that is suspended on the day holds nobody; one that applies perhaps says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from watchword.index.store import Index
from watchword.index.view import View
from watchword.ownership import Outcome, Parties, Stake, Stakes, changed, held, linked_stakes, rules_on

__all__ = ["companies"]


def companies(
    index: Index, view: View, after: View, lifted: Sequence[str], stakes: Sequence[Stake]
) -> list[dict[str, Any]]:
    """A row for each rule that extends to owned companies and that the lift touches.

    ``freed``: held before and no longer; ``stay``: held through a lifted party before, and still held,
    by the ``holders`` named; ``flagged``: perhaps held before through what is lifted, with the reasons.
    ``through`` are the lifted parties that held each before.
    """
    parties = Parties(index)
    network = Stakes([*stakes, *linked_stakes(parties)], parties.canon)
    rules = rules_on(view.as_of)
    before = held(network, parties.blocked(view, rules, network.keys), view.as_of)
    then = changed(before, parties.blocked(after, rules, network.keys))
    ended = {parties.canon(p) for p in lifted}
    rows = []
    for key, outcome in before.items():
        if outcome.rule.effect != "extends" or outcome.rule.applies == "no":
            continue
        later = then[key]
        freed = sorted(outcome.held - later.held - later.listed)
        stay = [c for c in sorted(outcome.held & later.held) if _through(outcome, c) & ended]
        flagged = [c for c in sorted(outcome.flagged - later.flagged - later.held) if c not in outcome.listed]
        if freed or stay or flagged:
            rows.append(
                {
                    "rule": key,
                    "says": outcome.rule.says,
                    "applies": outcome.rule.applies,
                    "freed": [_company(parties, outcome, outcome, c, ended) for c in freed],
                    "stay": [_company(parties, later, outcome, c, ended) for c in stay],
                    "flagged": [_company(parties, outcome, outcome, c, ended) for c in flagged],
                }
            )
    return rows


def _through(outcome: Outcome, company: str) -> set[str]:
    why = outcome.why(company)
    return set(why.holders) if why else set()


def _company(
    parties: Parties, told: Outcome, before: Outcome, company: str, ended: Collection[str]
) -> dict[str, Any]:
    def name(key: str) -> str:
        return parties.name(key) or told.stakes.name(key)

    why = told.why(company)
    return {
        "id": company,
        "name": name(company),
        "holders": [{"id": h, "name": name(h)} for h in (why.holders if why else ())],
        "through": sorted(
            m.id for key in _through(before, company) & set(ended) for m in parties.members(key)
        ),
        "reasons": list(why.reasons) if why else [],
    }
