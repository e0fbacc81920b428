"""From parties in a view to the contract's JSON: listings with their law, dates and editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from watchword.archive import Fact, ListingLife, began
from watchword.index.store import Index, Party
from watchword.index.view import NO, PERHAPS, UNSEEN, YES, View
from watchword.model.law import citation_for, effects_of
from watchword.sources import sources, terms

__all__ = ["caption_in_view", "facts_in_view", "iso", "listings_of", "properties_in_view"]

_STATE = {NO: "no", PERHAPS: "perhaps", YES: "yes"}
#: Effects whose terms stand in the entry itself: the Entity List's licence requirement and policy.
_TERMED = frozenset({"licence-required", "military-end-use"})


def iso(day: int | None) -> str | None:
    """An ordinal as an ISO date, None as None."""
    return None if day is None else date.fromordinal(day).isoformat()


def listings_of(index: Index, view: View, party: Party, runs: Iterable[int]) -> list[dict[str, Any]]:
    """A party's listings as the view sees them, newest run first; unseen ones are left out."""
    found = []
    for listing, run in zip(party.listings, runs, strict=True):
        state = int(view.run[run])
        if state != UNSEEN:
            found.append(_listing(index, view, party.source, listing, state))
    order = {"yes": 0, "perhaps": 1, "no": 2}
    return sorted(found, key=lambda x: (order[x["in_force"]], x["programme"] or ""))


def _listing(index: Index, view: View, source: str, listing: ListingLife, state: int) -> dict[str, Any]:
    known = view.known_on.toordinal()
    day, facts = listing.versions[0]
    last = facts
    for day_, facts_ in listing.versions:
        # What was stated by the day asked about; for an earlier day, what was stated first.
        if day_ <= known and (day_ <= view.as_of.toordinal() or day_ == day):
            day, facts = day_, facts_
        if day_ <= known:
            last = facts_
    span = listing.span
    ended = span.end is not None and span.end <= known
    programme = facts.get("programme", "")
    # Days of beginning and end are what is known now, whatever day is asked about.
    listed_on, ended_on = last.get("listed_on"), last.get("ended_on")
    return {
        "source": source,
        "programme": programme or None,
        "in_force": _STATE[state],
        "listed_on": listed_on,
        "listed_by": last.get("listed_by"),
        "listed_between": None if listed_on else [iso(day) for day in began(source, span, last)],
        "ended_on": ended_on,
        "ended_by": last.get("ended_by"),
        "ended_between": [iso(span.last), iso(span.end)] if ended and not ended_on else None,
        "dates_from": _edition(index, source, day),
        "citation": facts.get("citation") or citation_for(source, programme) or None,
        "country": facts.get("country") or None,
        "effects": [
            {
                "key": effect.key,
                "says": effect.says,
                "basis": effect.basis,
                "terms": (_terms(facts) if effect.key in _TERMED else "") or effect.terms or None,
            }
            for effect in effects_of(source, facts.get("measures") or programme)
        ],
        "remarks": facts.get("remarks"),
        "url": facts.get("url") or sources()[source].url,
        "licence": terms()[sources()[source].terms].title,
    }


def _terms(facts: Mapping[str, str]) -> str:
    requirement, policy = facts.get("licence_requirement"), facts.get("licence_policy")
    parts = [
        f"Licence requirement: {requirement}" if requirement else "",
        f"Licence review policy: {policy}" if policy else "",
    ]
    return " ".join(p for p in parts if p)


def _edition(index: Index, source: str, day: int) -> str | None:
    """Carrier and edition that stated something on a day."""
    published = date.fromordinal(day).isoformat()
    return next(
        (
            f"{e['carrier']} {e['edition']}"
            for e in index.manifest["editions"]
            if e["source"] == source and e["published"] == published
        ),
        None,
    )


def facts_in_view(party: Party, view: View) -> list[Fact]:
    """A party's facts that were, or perhaps were, stated for the view's day."""
    day, known = view.as_of.toordinal(), view.known_on.toordinal()
    return [
        f
        for f in party.facts
        if f.span.start <= known
        and (f.span.end is None or f.span.end > known or day < f.span.end)
        and (f.span.lo is None or day > f.span.lo or day >= f.span.start)
    ]


def caption_in_view(party: Party, view: View) -> str:
    """The newest first name that was public by then; the party's own caption where none was."""
    names = [f for f in facts_in_view(party, view) if f.prop == "name"]
    return max(names, key=lambda f: f.span.start).value if names else party.caption


def properties_in_view(parties: Iterable[Party], view: View) -> dict[str, list[str]]:
    """Property -> values of joined parties, as the view's day has them."""
    found: dict[str, list[str]] = {}
    for party in parties:
        for fact in facts_in_view(party, view):
            values = found.setdefault(fact.prop, [])
            if fact.value not in values:
                values.append(fact.value)
    return found
