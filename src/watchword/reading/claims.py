"""What a text claims of listings, compared with the listings: sanctioned when, by whom, removed when.

A claim is a fact that a sentence states ("was added to the Entity List in June 2020"). What may, should or
might be done is none. Times are spans of days (:mod:`watchword.reading.moments`); a claim agrees where a
listing's own day, or the whole bracket of editions in which it lies, is in the span, and differs where
they lie apart. A bracket that is wider than the span proves nothing: nothing is known then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from watchword.reading.happenings import Authority, Happening, authority_of, happenings
from watchword.reading.moments import Moment, moments
from watchword.reading.pages.page import Page
from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.statements import Statement

__all__ = ["check_claims"]

#: An announcement, its day in force and its day in print may lie a few days apart.
_DAYS = timedelta(days=4)
#: Times that say when a listing began, not only when it stood.
#: What is said to be the first time is compared with the first listing.
_FIRST = re.compile(r"\b(?:first|initially|originally)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
#: A year behind the name of a law belongs to the name ("the Sanctions Regulations 2019").
_OF_LAW = re.compile(r"\b(?:Act|Regulations?|Order|Law|Rules|Decree)(?: of)?,?\s*$")
#: What ends a clause; a comma before a year belongs to a day ("on May 3, 2024").
_CLAUSE_STOP = re.compile(
    r"\s*(?:[;:()—–\n]|,(?!\s*\d{4}\b)|[.!?…]?[\"”»]|[.!?…]+\s*$|"
    r"\s(?:and|but|while|when|where|which|who|whose|because|although|though|so|as|he|she|it|they)\s)"
)
_BEGINS = re.compile(r"(?:since|from|for|after|as of)\b", re.IGNORECASE)


def check_claims(
    page: Page,
    entities: Sequence[Entity],
    statements: Sequence[Statement] = (),
    as_of: date | None = None,
) -> list[dict[str, Any]]:
    """Each claim about a listing with its verdict: agrees, differs, or nothing known.

    Rows have start, end, text, party (an entity's key), party_name, event (added, removed, on, never), window
    (two ISO days or None), authority, speaker, verdict, says, listing (a hit's id), listed_on, ended_on,
    source and citation. Words of time are read against the page's own day, else `as_of`.
    """
    anchor = page.published or as_of or (page.window[1] if page.window else None)
    by_key = {e.key: e for e in entities}
    return _once([_claim(page, h, by_key[h.party], anchor, statements) for h in happenings(page, entities)])


# --- the comparison


def _claim(
    page: Page,
    event: Happening,
    party: Entity,
    anchor: date | None,
    statements: Sequence[Statement],
) -> dict[str, Any]:
    text, low, high = page.text, event.low, event.high
    moment = _moment(text, event, low, high, anchor)
    authority = authority_of(text, event)
    start = _clause_start(text, low, event.start)
    end = _clause_end(text, max(event.end, moment.end if moment and moment.start < high else 0), high)
    start = min(start, moment.start) if moment else start
    row: dict[str, Any] = {
        "start": start,
        "end": end,
        "text": text[start:end],
        "party": party.key,
        "party_name": party.name,
        "event": event.kind,
        "window": [moment.first.isoformat(), moment.last.isoformat()] if moment else None,
        "authority": authority[2] if authority else None,
        "speaker": next(
            (s.speaker for s in statements if s.start <= event.start < s.end and s.speaker), None
        ),
        "listing": None,
        "listed_on": None,
        "ended_on": None,
        "source": None,
        "citation": None,
    }
    first = _FIRST.search(text, max(low, event.start - 24), event.start) is not None
    return {**row, **_verdict(event, party, moment, authority, first)}


def _moment(text: str, event: Happening, low: int, high: int, anchor: date | None) -> Moment | None:
    """The time nearest to an event in its sentence, before all behind it in its own clause."""
    found = [
        m
        for m in moments(text, low, high, anchor)
        if not (m.text[0].isdigit() and _OF_LAW.search(text, low, m.start))
        and not text.startswith(("'s", "’s", " since"), m.end)  # "this year's", "three years today since"
    ]
    behind = [
        m
        for m in found
        if m.end > event.start
        and not re.search(r"[;]|, (?:and|but|while)\b", text[event.end : max(event.end, m.start)])
    ]
    if behind:
        return min(behind, key=lambda m: abs(m.start - event.end))
    before = [
        m
        for m in found
        if m.end <= event.start
        and not re.search(
            r"[;]|, (?:and|but|while|which|who)\b|\b(?:and|but) (?:has|have|had|is|are|was|were)\b",
            text[m.end : event.start],
        )
    ]
    return before[-1] if before else None


def _clause_start(text: str, low: int, at: int) -> int:
    cut = max(text.rfind(", ", low, at), text.rfind("; ", low, at), text.rfind(" — ", low, at))
    return low if cut < 0 else cut + 2


def _clause_end(text: str, at: int, high: int) -> int:
    """Where the clause ends that goes on behind an event: "designated [by the Treasury in May]"."""
    stop = _CLAUSE_STOP.search(text, at, high)
    return stop.start() if stop else high


def _verdict(
    event: Happening,
    party: Entity,
    moment: Moment | None,
    authority: Authority | None,
    first: bool,
) -> dict[str, Any]:
    pairs = [(h["id"], x) for h in (*party.hits, *party.former) for x in h.get("listings", ())]
    if not pairs:
        return {"verdict": "nothing known", "says": f"{party.name} is on none of the lists looked at."}
    if authority:
        kept = [(i, x) for i, x in pairs if str(x.get("source", "")).startswith(authority[0])]
        if not kept:
            held = ", ".join(sorted({str(x.get("source")) for _, x in pairs}))
            return {
                "verdict": "nothing known",
                "says": f"No listing of {party.name} is held from {authority[1]}; held are {held}.",
            }
        pairs = kept
    if event.kind == "never":
        return _told(*pairs[0], False, event, party, moment)
    if first:
        pairs = [min(pairs, key=lambda pair: _days(pair[1], "listed")[1] or date.max)]
    which = "ended" if event.kind == "removed" else "listed"
    judged = [(i, x, _meets(x, which, event, moment)) for i, x in pairs]
    for verdict in (True, None, False):
        for listing_id, listing, met in judged:
            if met is verdict:
                return _told(listing_id, listing, met, event, party, moment)
    raise AssertionError("a listing always meets, fails or is unknown")


def _days(listing: Mapping[str, Any], which: str) -> tuple[date | None, date | None]:
    """The first and last day on which a listing can have begun or ended."""
    on, between = listing.get(f"{which}_on"), listing.get(f"{which}_between")
    if on:
        text = str(on).lstrip("~")
        first = date.fromisoformat(
            (text + "-01-01")[:10] if len(text) == 4 else text if len(text) == 10 else text + "-01"
        )
        last = (
            first
            if len(text) == 10
            else (
                first.replace(month=12, day=31)
                if len(text) == 4
                else (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            )
        )
        return first, last
    if between:
        return tuple(date.fromisoformat(d) if d else None for d in between)  # type: ignore[return-value]
    return None, None


def _meets(listing: Mapping[str, Any], which: str, event: Happening, moment: Moment | None) -> bool | None:
    """Whether a listing's day fits a claim; None where the lists can't tell."""
    first, last = _days(listing, which)
    if event.kind == "removed":
        if first is None and last is None:
            return False  # held as in force, or seen in the newest edition
        if moment is None:
            return True
    elif moment is None:
        return True
    elif event.kind == "on" and not _BEGINS.match(moment.text):
        return _stood(listing, moment)
    if first is None and last is None:
        return None
    low = moment.first - _DAYS
    high = moment.last + _DAYS
    if moment.how == "before":
        low = date.min
    elif moment.how == "after":
        high = date.max
    if first is None:
        return None if last is not None and last >= low else False
    if last is None:
        return None if first <= high else False
    if first > high or last < low:
        return False
    # A bracket of editions wider than the claim's own span neither proves nor refutes it.
    return True if (low <= first and last <= high) else None


def _stood(listing: Mapping[str, Any], moment: Moment) -> bool | None:
    """Whether a listing stood at a time: begun by then, and not ended before it."""
    begun, ended = _days(listing, "listed"), _days(listing, "ended")
    if (begun[0] and begun[0] > moment.last + _DAYS) or (ended[1] and ended[1] < moment.first - _DAYS):
        return False
    began = begun[1] is not None and begun[1] <= moment.last + _DAYS
    lasted = ended == (None, None) or (ended[0] is not None and ended[0] >= moment.first - _DAYS)
    return True if began and lasted else None


def _told(
    listing_id: str,
    listing: Mapping[str, Any],
    met: bool | None,
    event: Happening,
    party: Entity,
    moment: Moment | None,
) -> dict[str, Any]:
    listed, ended = _when(listing, "listed"), _when(listing, "ended")
    source = listing.get("source")
    fact = f"{source} has {party.name} listed {listed}" + (
        f", ended {ended}" if ended else ", with no end held"
    )
    span = (
        f"{moment.first} to {moment.last}"
        if moment and moment.first != moment.last
        else str(moment.first)
        if moment
        else ""
    )
    claim = f"“{moment.text}” is read as {span}" if moment else "the text gives no day"
    if event.kind == "removed" and not ended:
        says = f"{fact}: no removal is known."
    elif event.kind == "never":
        says = f"{fact}: the text says that it is not, or never was."
    elif met is False:
        says = f"{fact}; {claim}: {_apart(listing, event, moment)}."
    elif met is None:
        says = f"{fact}; {claim}, and the editions held don't tell the day."
    else:
        says = f"{fact}; {claim}."
    return {
        "verdict": "agrees" if met else "differs" if met is False else "nothing known",
        "says": says,
        "listing": listing_id,
        "listed_on": listing.get("listed_on"),
        "listed_between": listing.get("listed_between"),
        "ended_on": listing.get("ended_on"),
        "ended_between": listing.get("ended_between"),
        "source": source,
        "citation": listing.get("citation"),
    }


def _when(listing: Mapping[str, Any], which: str) -> str:
    if on := listing.get(f"{which}_on"):
        return f"on {on}"
    if between := listing.get(f"{which}_between"):
        low, high = between
        return f"between {low} and {high}" if low else f"by {high}"
    return "on a day not stated" if which == "listed" else ""


def _apart(listing: Mapping[str, Any], event: Happening, moment: Moment | None) -> str:
    first, last = _days(listing, "ended" if event.kind == "removed" else "listed")
    if moment is None or first is None or last is None:
        return "the days differ"
    gap = (moment.first - last).days if last < moment.first else (first - moment.last).days
    way = "earlier than" if last < moment.first else "later than"
    return f"the listing's day is {gap} days {way} the text has it"


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without claims that lie inside another of the same party and kind."""
    kept: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda r: (r["start"], -r["end"])):
        if not any(
            k["start"] <= row["start"]
            and row["end"] <= k["end"]
            and k["party"] == row["party"]
            and k["event"] == row["event"]
            for k in kept[-4:]
        ):
            kept.append(row)
    return kept
