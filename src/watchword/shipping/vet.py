"""One verdict per shipment, with every reason: parties, ownership, goods, vessel, route and red flags.

The work has two halves. What doesn't depend on who is listed (goods, route, flags) is found once; who is
listed or held is asked of a view, so that lifting can ask it of two and compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from watchword.places import read_arrangements
from watchword.screening.query import Query
from watchword.shipping.controls import Found, cas_warnings, find_goods, goods_reasons
from watchword.shipping.flags import FLAGS, flag_reasons
from watchword.shipping.parties import Asked, ask, listed_reasons
from watchword.shipping.reason import in_order
from watchword.shipping.route import Routes
from watchword.shipping.rules import NO_FINDING, VERDICTS, strongest
from watchword.shipping.shipment import Shipment

__all__ = ["CAVEAT", "Looked", "changes", "look", "summary", "vet"]

#: Said with every answer.
CAVEAT = (
    "What the papers don't say is not known here. 'No finding' says only that nothing was found among what "
    "was looked at."
)


@dataclass(frozen=True)
class Looked:
    """Shipments with what is found of each without regard to who is listed."""

    shipments: Sequence[Shipment]
    asked: Asked
    found: Sequence[Sequence[Found]]
    reasons: Sequence[Sequence[dict[str, Any]]]
    warnings: Sequence[Sequence[str]]
    places: Sequence[Sequence[str]]
    refused: Sequence[str] = ()


def look(
    shipments: Sequence[Shipment],
    as_of: date,
    *,
    controls: Sequence[Path] = (),
    arrangements: Sequence[Path] = (),
    workers: int = 1,
) -> Looked:
    """Goods, route and red flags of some shipments, and the questions to put to the lists.

    ``controls`` and ``arrangements`` are a user's own control lists and place arrangements (CSV); rows of
    theirs that can't be used are in ``refused``. Many lines of goods are shared out to ``workers`` processes.
    """
    found, refused = find_goods(shipments, controls, as_of, workers)
    refused += [str(r) for path in arrangements for r in read_arrangements(path)[1]]
    routes = Routes(as_of, arrangements)
    reasons, warnings, places = [], [], []
    for shipment, its in zip(shipments, found, strict=True):
        on_route, said, where = routes.reasons(shipment)
        reasons.append([*goods_reasons(its), *on_route, *flag_reasons(shipment, its)])
        warnings.append([*shipment.warnings, *cas_warnings(shipment), *said])
        places.append(where)
    return Looked(shipments, ask(shipments), found, reasons, warnings, places, refused)


def vet(
    looked: Looked,
    screen: Callable[[Sequence[Query]], Sequence[Mapping[str, Any]]],
) -> tuple[list[dict[str, Any]], Sequence[Mapping[str, Any]]]:
    """(the contract's result of each shipment, the screening's result of each distinct question).

    ``screen`` answers questions under a view, in their order, with the companies that are held where stakes
    are in hand.
    """
    answers = screen(looked.asked.queries)
    results = [_result(looked, at, answers) for at in range(len(looked.shipments))]
    return results, answers


def _result(looked: Looked, at: int, answers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    shipment, named, ship = looked.shipments[at], looked.asked.named[at], looked.asked.ships[at]
    listed, warnings = listed_reasons(shipment, named, ship, answers)
    reasons = in_order([*listed, *looked.reasons[at]])
    verdict = strongest(reasons)
    looked_at = {
        "parties": list(dict.fromkeys(f"{one.role}: {one.name}" for one in named)),
        "vessel": " ".join(x for x in (ship[0].name, f"IMO {ship[0].imo}" if ship[0].imo else "") if x)
        if ship
        else None,
        "places": list(looked.places[at]),
        "lines": len(shipment.lines),
        "flags": list(FLAGS),
        "not_looked_at": list(shipment.unread),
    }
    return {
        "id": shipment.id,
        "row": shipment.number,
        "date": shipment.terms.get("date"),
        "verdict": verdict,
        "reasons": reasons,
        "looked_at": looked_at,
        "says": _says(verdict, reasons, looked_at),
        "warnings": list(dict.fromkeys([*looked.warnings[at], *warnings])),
    }


def _says(verdict: str, reasons: Sequence[Mapping[str, Any]], looked_at: Mapping[str, Any]) -> str:
    """The verdict in a sentence."""
    at = (
        f"{len(looked_at['parties'])} names of parties, "
        + (f"the vessel {looked_at['vessel']}, " if looked_at["vessel"] else "no vessel, ")
        + f"{len(looked_at['places'])} places, {looked_at['lines']} lines of goods, {len(FLAGS)} red flags"
    )
    if verdict == NO_FINDING:
        return f"Nothing was found among what was looked at: {at}.{_unread(looked_at)}"
    first = reasons[0]
    more = f", and {len(reasons) - 1} more reasons" if len(reasons) > 1 else ""
    return f"{first['what']}: {first['matched']}{more}. Looked at: {at}.{_unread(looked_at)}"


def _unread(looked_at: Mapping[str, Any]) -> str:
    heads = looked_at["not_looked_at"]
    return f" Not looked at, since it isn't known what they say: {', '.join(heads)}." if heads else ""


def summary(results: Sequence[Mapping[str, Any]], refused: int = 0) -> dict[str, Any]:
    """Counts over a file: shipments by verdict, and shipments by kind and rule of their reasons."""
    verdicts = Counter(r["verdict"] for r in results)
    kinds: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for result in results:
        kinds.update({r["kind"] for r in result["reasons"]})
        rules.update({r["rule"] for r in result["reasons"]})
    return {
        "shipments": len(results),
        "refused": refused,
        "verdicts": {v: verdicts[v] for v in VERDICTS},
        "kinds": dict(kinds.most_common()),
        "rules": dict(rules.most_common()),
    }


def changes(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Shipments whose verdict or reasons differ between two worlds."""
    for was, is_ in zip(before, after, strict=True):
        gone, new = _differ(was, is_), _differ(is_, was)
        if gone or new:
            yield {
                "id": was["id"], "row": was["row"], "before": was["verdict"], "after": is_["verdict"],
                "gone": gone, "new": new, "stay": len(is_["reasons"]) - len(new),
            }  # fmt: skip


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The reasons of one that the other lacks."""
    there = [_same(r) for r in other["reasons"]]
    return [r for r in one["reasons"] if _same(r) not in there]


def _same(reason: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(reason[k] for k in ("rule", "what", "matched", "line", "says"))
