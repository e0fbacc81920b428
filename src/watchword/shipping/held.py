"""Parties held through ownership: what screening found of it, as reasons.

Screening meets a company of the stakes in hand by its very name, legal forms and script aside, or by a number
(:mod:`watchword.screening.owned`); a misspelt name of a company that isn't listed itself is not met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from watchword.shipping.reason import reason

__all__ = ["held_reasons"]

#: Ownership rule -> ours, where it holds for certain; any other is "held-perhaps".
_RULES = {
    "us-ofac": "held-asset-freeze",
    "eu": "held-asset-freeze",
    "gb": "held-asset-freeze",
    "us-bis-affiliates": "held-entity-list",
}


def held_reasons(what: str, hit: Mapping[str, Any], due: bool) -> Iterator[dict[str, Any]]:
    """A reason a rule that holds a party that was met; ``what`` names it as the shipment does.

    ``due``: a licence is due where the rule extends a licence requirement.
    """
    for its in hit.get("held", ()):
        certain = its["in_force"] == "yes"
        if not certain and hit["kind"] != "owned":
            continue  # of a listed party its own listing tells; that it is perhaps held as well adds nothing
        rule = _RULES.get(its["rule"], "held-perhaps") if certain else "held-perhaps"
        if rule == "held-entity-list" and not due:
            rule = "held-perhaps"
        heads = ", ".join(f"{h['name']} [{h['id']}]" for h in its["holders"])
        steps = "; ".join(f"{step['name']}: {_terms(step['owners'])}" for step in its["path"])
        unsure = f"Not certain: {', '.join(its['reasons'])}." if its["reasons"] else ""
        yield reason(
            rule,
            what,
            matched=hit["caption"],
            certainty="held" if certain else "perhaps held",
            says=[f"Through {heads or 'parties further up'}. {steps}.", unsure, its["says"]],
            basis=[its["citation"]],
            id=hit["id"],
            score=hit["score"],
        )


def _terms(owners: Iterable[Mapping[str, Any]]) -> str:
    return " + ".join(f"{t['share']} of {t['name']}" for t in owners)
