"""Parties and vessels of shipments against the lists: screened once each, told by what a listing does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Any

from watchword.exceptions import UsageError
from watchword.matching import Settings
from watchword.screening.query import Query, query_of
from watchword.shipping.ear import country_of, into_us, stated_eccns, subject_to_ear
from watchword.shipping.held import held_reasons
from watchword.shipping.names import Ship, read_party, read_vessel
from watchword.shipping.reason import reason
from watchword.shipping.rules import rules
from watchword.shipping.shipment import Shipment

__all__ = ["SURE", "Asked", "Named", "ask", "listed_reasons"]

#: From this score on a name counts as the listed one, and the listing's effect decides; below it, it is a
#: likeness that a person looks at. Measured on 2026-11-25 with the shared labelled names: of 1,785 listed
#: organisations and vessels damaged in nine ways 99.2 % score so, of 3,000 unlisted customers five do.
SURE = 0.82
#: The same for a ship's name without its number. Single words ("AMBER", "OLIVIA": 0.90) are names of many
#: ships; two words without a flaw score so, as do the numbered ships of a fleet.
SURE_SHIP = 0.93
#: 15 CFR 748.5(c) to (f): purchaser, intermediate and ultimate consignee, end user.
IN_THE_DEAL = frozenset({"buyer", "consignee", "intermediate", "end-user"})
#: Likenesses named beside the first.
_MOST_ALIKE = 10
_CRAFT = frozenset({"Vessel", "Airplane"})
#: Effects that need more than themselves to become a rule; every other one of the table stands for itself.
_BY_CONTEXT = frozenset(
    {"licence-required", "export-privileges-denied", "import-presumption", "military-end-use"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """One party of a shipment as screened: role, cell as given, the spelling asked, and its country."""

    role: str
    given: str
    name: str
    country: str
    principal: bool
    query: int

    @property
    def what(self) -> str:
        """What the reason names: role and cell."""
        role = self.role if self.principal else f"{self.role} (agent or contact)"
        return f"{role} {' '.join(self.given.split())[:200]}"


#: A ship, its question, and that by its name alone.
AskedShip = tuple[Ship, int, int | None]


@dataclass(slots=True)
class Asked:
    """The distinct questions of a file, and which of them each shipment's parties ask."""

    queries: list[Query] = field(default_factory=list)
    named: list[list[Named]] = field(default_factory=list)
    ships: list[AskedShip | None] = field(default_factory=list)
    _places: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    def number(self, name: str, schema: str = "", country: str = "", imo: str = "") -> int | None:
        """The place of a question among the distinct ones; None where it can't be asked."""
        at = (name, schema, country, imo)
        if at not in self._places:
            given = {"name": name, "schema": schema, "country": country, "imoNumber": imo}
            try:
                query = query_of({k: v for k, v in given.items() if v})
            except UsageError:
                return None
            self._places[at] = len(self.queries)
            self.queries.append(query)
        return self._places[at]


def ask(shipments: Sequence[Shipment]) -> Asked:
    """The questions of some shipments, each name with its country once."""
    asked = Asked()
    for shipment in shipments:
        asked.named.append(list(_named(asked, shipment)))
        ship = read_vessel(shipment.vessel, shipment.imo)
        number = None
        if ship is not None:
            number = asked.number(
                ship.name or f"IMO {ship.imo}", "Vessel", "", ship.imo if ship.valid else ""
            )
        # Another ship of a listed one's name is told as well; a number of its own would keep it from a hit.
        alone = asked.number(ship.name, "Vessel") if ship is not None and ship.name and ship.valid else None
        asked.ships.append((ship, number, alone) if ship is not None and number is not None else None)
    return asked


def _named(asked: Asked, shipment: Shipment) -> Iterator[Named]:
    told: set[tuple[str, int]] = set()
    for trader in shipment.traders:
        for called in read_party(trader.name):
            where = country_of(trader.country) if called.principal else ""
            where = where or called.country or (country_of(trader.address) if called.principal else "")
            for name in called.names:
                number = asked.number(name, trader.schema if trader.schema == "Person" else "", where)
                if number is not None and (trader.role, number) not in told:
                    told.add((trader.role, number))
                    yield Named(trader.role, trader.name, name, where, called.principal, number)


def listed_reasons(
    shipment: Shipment,
    named: Sequence[Named],
    ship: AskedShip | None,
    results: Sequence[Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[str]]:
    """(reasons, warnings) of a shipment's parties and vessel, from the results of :func:`ask`'s questions."""
    found: list[dict[str, Any]] = []
    warnings: dict[str, None] = {}
    best = _best(named, results)
    subject = subject_to_ear(shipment)
    for one in named:
        result = results[one.query]
        warnings.update((f"{one.what}: {w}", None) for w in result["warnings"])
        warnings.update((_ended(one.what, hit), None) for hit in result["former"] if _surely(hit) >= SURE)
        for hit in result["hits"]:
            if best[one.what, hit["id"]] != one.query:
                continue
            if hit["schema"] in _CRAFT:
                warnings[
                    f"{one.what} is also the name of a listed {hit['schema'].lower()} ({hit['id']})."
                ] = None
            else:
                role = one.role if one.principal else "agent"
                found += _of_hit(shipment, one.what, role, hit, _certainty(hit))
                found += held_reasons(
                    one.what, hit, bool(subject and one.principal and one.role in IN_THE_DEAL)
                )
    if ship is not None:
        found += _of_ship(shipment, ship[0], results[ship[1]])
        if ship[2] is not None:
            warnings.update((w, None) for w in _namesakes(ship[0], results[ship[1]], results[ship[2]]))
        warnings.update((f"vessel {ship[0].name}: {w}", None) for w in results[ship[1]]["warnings"])
    return list(_alike_together(found)), list(warnings)


def _best(named: Sequence[Named], results: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], int]:
    """(party, hit's id) -> the question, among the spellings of one party, that it scores best with."""
    best: dict[tuple[str, str], tuple[float, int]] = {}
    for one in named:
        for hit in results[one.query]["hits"]:
            at, score = (one.what, hit["id"]), _surely(hit)
            if at not in best or score > best[at][0]:
                best[at] = (score, one.query)
    return {at: query for at, (_, query) in best.items()}


def _ended(what: str, hit: Mapping[str, Any]) -> str:
    """A listing that has ended is told, and is never a reason."""
    last = max((x["ended_on"] or "" for x in hit["listings"]), default="")
    return f"{what} was listed, and no longer is: {hit['caption']} [{hit['id']}]" + (
        f", ended {last}." if last else "."
    )


def _alike_together(found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A party's likenesses as one reason: the likest in full, the others by name."""
    alike: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        if one["rule"] == "likeness":
            alike.setdefault(one["what"], []).append(one)
        else:
            yield one
    for several in alike.values():
        first, *others = sorted(several, key=lambda r: -r["score"])
        names = list(dict.fromkeys(r["matched"] for r in others if r["matched"] != first["matched"]))
        if names:
            more = f" and {len(names) - _MOST_ALIKE} more" if len(names) > _MOST_ALIKE else ""
            first = {**first, "says": f"{first['says']} Also like: {'; '.join(names[:_MOST_ALIKE])}{more}."}
        yield first


def _of_ship(shipment: Shipment, ship: Ship, result: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    what = f"vessel {ship.name}" + (f" IMO {ship.imo}" if ship.imo else "")
    if ship.imo and not ship.valid:
        yield reason("imo-check-digit", what.strip(), matched=ship.imo, certainty="check digit")
    for hit in result["hits"]:
        by_number = any(e["kind"] == "imoNumber" and e["for"] for e in hit["evidence"])
        against = any(e["kind"] == "imoNumber" and not e["for"] for e in hit["evidence"])
        if against or (not by_number and not (ship.name and hit["schema"] == "Vessel")):
            continue  # another ship of that name, or a name that no ship has
        weak = hit["name"]["strength"] == "weak" or hit["score"] < SURE_SHIP
        certainty = "identifier" if by_number else "vessel-name" if weak else "name"
        yield from _of_hit(shipment, what, "vessel", hit, certainty)


def _namesakes(ship: Ship, result: Mapping[str, Any], by_name: Mapping[str, Any]) -> Iterator[str]:
    """Listed ships of a ship's name with another number: no reason, but ships are renamed and swapped."""
    met = {hit["id"] for hit in result["hits"]}
    for hit in by_name["hits"]:
        if hit["id"] not in met and hit["schema"] == "Vessel" and hit["score"] >= SURE_SHIP:
            yield (
                f"vessel {ship.name} IMO {ship.imo}: a listed vessel has this name and another IMO number, "
                f"{hit['caption']} [{hit['id']}]; make sure that the number is this ship's."
            )


def _certainty(hit: Mapping[str, Any]) -> str:
    if _surely(hit) < SURE:
        return "likeness"
    return "weak alias" if hit["name"]["strength"] == "weak" else "name"


def _surely(hit: Mapping[str, Any]) -> float:
    """A hit's score, without what a differing country took from it where the party is no person.

    Goods for a listed company go by way of other countries; that doesn't make it another company. A
    person's namesakes live in other countries.
    """
    score = float(hit["score"])
    differs = any(e["kind"] == "country" and not e["for"] for e in hit["evidence"])
    if not differs or hit["schema"] == "Person" or score >= 1:
        return score
    return 1 / (1 + (1 / score - 1) * exp(Settings().country_other))


def _of_hit(
    shipment: Shipment, what: str, role: str, hit: Mapping[str, Any], certainty: str
) -> Iterator[dict[str, Any]]:
    """A reason for each rule that a hit's listings in force come under."""
    under: dict[str, list[tuple[Mapping[str, Any], Mapping[str, Any] | None, str]]] = {}
    for listing in hit["listings"]:
        if listing["in_force"] == "no":
            continue
        for effect in listing["effects"] or [None]:
            key, because = _rule_of(listing["source"], effect, role, shipment)
            under.setdefault(key, []).append((listing, effect, because))
    if "asset-freeze" in under and "lesser-effect" in under:
        # A travel ban beside a freeze adds nothing to what may not be shipped: told with it.
        under["asset-freeze"] += under.pop("lesser-effect")
    if certainty in ("likeness", "weak alias", "vessel-name") and under:
        key = certainty if certainty == "vessel-name" else "likeness"
        under = {key: [x for told in under.values() for x in told]}
    for key, told in under.items():
        perhaps = all(listing["in_force"] == "perhaps" for listing, _, _ in told)
        says = [f"{because[0].upper()}{because[1:]}." for _, _, because in told if because]
        says += [
            " ".join(x for x in (f"{listing['source']}: {effect['says']}", effect["terms"] or "") if x)
            for listing, effect, _ in told
            if effect
        ]
        yield reason(
            key,
            what,
            matched=f"{hit['caption']} [{hit['id']}]",
            certainty=", ".join(
                x
                for x in (certainty.replace("vessel-name", "likeness"), "perhaps in force" if perhaps else "")
                if x
            ),
            kind="vessel" if role == "vessel" else None,
            says=says,
            basis=[
                x
                for listing, effect, _ in told
                for x in ((effect or {}).get("basis"), listing["citation"])
                if x
            ],
            id=hit["id"],
            score=hit["score"],
            listed_name=hit["name"]["listed"],
            sources=list(dict.fromkeys(listing["source"] for listing, _, _ in told)),
            notes=list(hit.get("notes", ())),
        )


def _rule_of(source: str, effect: Mapping[str, Any] | None, role: str, shipment: Shipment) -> tuple[str, str]:
    """(rule, what in the shipment brought it in) for one effect of a listing."""
    if effect is None:
        return "no-effect", ""
    key = effect["key"]
    if key not in _BY_CONTEXT:
        return (key if key in rules() else "lesser-effect"), ""
    if key == "import-presumption":
        return (key, "") if into_us(shipment) else ("import-presumption-elsewhere", "")
    because = subject_to_ear(shipment)
    if key == "export-privileges-denied":
        return (key, because) if because else ("export-privileges-denied-perhaps", "")
    if key == "military-end-use":
        classified = [e for e in stated_eccns(shipment) if e != "EAR99"]
        return (
            (key, f"ECCN {classified[0]} is stated")
            if classified and because
            else ("military-end-use-perhaps", "")
        )
    if source != "us-bis-el":
        return "licence-required", ""
    if role not in IN_THE_DEAL:
        return "entity-list-role", ""
    return ("entity-list", because) if because else ("entity-list-origin", "")
