"""What a text claims of listings, compared with the listings: sanctioned when, by whom, removed when.

A claim is a fact that a sentence states ("was added to the Entity List in June 2020"). What may, should or
might be done is none. Times are spans of days (:mod:`watchword.reading.moments`); a claim agrees where a
listing's own day lies in the span, or its bracket of editions meets it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from watchword.reading.clauses import Token, sentences, tokens_of
from watchword.reading.mentions import Entity, Mention
from watchword.reading.moments import Moment, moments
from watchword.reading.page import Page
from watchword.reading.quotations import paragraphs, quotations
from watchword.reading.statements import Statement

__all__ = ["check_claims"]

#: An announcement, its day in force and its day in print may lie a few days apart.
_DAYS = timedelta(days=4)
#: Zones without claims of their own.
_QUIET = frozenset(("promo", "footer"))

_LIST = r"(?:[\w’'.-]{1,40} ){0,5}?(?:(?:black|sanctions |watch)?list(?:s|ing)?|blacklists?|register)\b"
_EVENTS = re.compile(
    "|".join(
        (
            rf"(?P<removed>\b(?:delisted|de-listed|unsanctioned|(?:removed|dropped|struck|deleted|"
            rf"taken|took|came|come|dropping|removing)\s+(?:(?:[\w’'.-]{1, 40} ){{0,6}}?)?(?:from|"
            rf"off)\s+{_LIST}|"
            r"(?:lifted|revoked|terminated|rescinded|removed|ended|withdrew|dropped|"
            r"eased)\s+(?:(?:the|its|all|their|those|most|some|U\.S\.|US|EU|UK) ){0,3}(?:[\w-]{1,40} "
            r"){0,2}?(?:sanctions|designation|listing|restrictions)\b|"
            r"(?:sanctions|designation|listing|restrictions)[^.;]{0,60}?\b(?:were|was|had been|have "
            r"been|has been)\s+(?:lifted|revoked|rescinded|terminated|withdrawn|removed))\b)",
            rf"(?P<added>\b(?:(?:added|placed|put|included|entered|adding|placing|"
            rf"putting)\s+(?:(?:[\w’'.&,-]{1, 40} ){{0,8}}?)?(?:to|on|onto|in|into|under)\s+(?:{_LIST}|"
            rf"sanctions\b|its sanctions\b)|"
            r"blacklisted|black-listed|sanctioned|designated(?!\s+(?:survivor|driver|area|place))|"
            r"listed\s+(?:it|him|her|them|by|under|the\s+(?:company|firm|group|bank|man|vessel|ship)|"
            r"in\s+\d{4}|since)|"
            r"(?:sanctions|restrictions|measures|asset freeze)[^.;]{0,60}?\b(?:were|was|had been|have "
            r"been|has been)\s+(?:imposed|instated|instituted|introduced|put in place|slapped)|"
            r"(?:imposed|slapped|levied|instated|reimposed)\s+(?:[\w-]{1,40} ){0,3}?(?:sanctions|"
            r"restrictions|an asset freeze)))",
            rf"(?P<on>\b(?:is|are|was|were|has been|have been|had been|remains?|remained|being|"
            rf"been)\s+(?:[\w-]{1, 40} ){{0,2}}?(?:on|under|subject to)\s+(?:{_LIST}|(?:[\w.]{1, 40} "
            rf"){{0,3}}?sanctions\b|measures\b)|"
            rf"\bon\s+(?:the|its|Britain['’]s|Washington['’]s)\s+{_LIST}(?=\s+since\b)|\b(?:has|have) "
            rf"been (?:listed|sanctioned|blacklisted|designated)(?=\s+since)|\bunder (?:[\w.]{1, 40} "
            rf"){{0,2}}?sanctions(?=\s+since))",
        )
    ),
    re.IGNORECASE,
)
#: Words before an event that make it a wish, a plan or a question, looked for in its own clause.
_UNREAL = re.compile(
    r"\b(?:may|might|could|would|should|will|shall|must|can|if|whether|unless|not|never|"
    r"without|considering|consider|considers|"
    r"weighs?|weighing|mulls?|mulling|plans?|planning|proposed?|proposes|proposing|demand\w*|"
    r"urg\w+|ask(?:ed|s|ing)?|wants?|"
    r"call(?:s|ed|ing)? (?:for|on)|threaten\w*|expected|likely|hopes?|seek\w*|sought|"
    r"request\w*|petition\w*|refus\w+|declin\w+|"
    r"nobody|no one|none|yet to|rumou?rs?|"
    r"to)\s+(?:[\w’'.-]{1,40}\s+){0,6}$|n['’]t\s+(?:[\w-]{1,40}\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    start: int
    end: int


def check_claims(
    page: Page,
    entities: Sequence[Entity],
    statements: Sequence[Statement] = (),
    as_of: date | None = None,
) -> list[dict[str, Any]]:
    """Each claim about a listing with its verdict: agrees, differs, or nothing known.

    Rows have start, end, text, party (an entity's key), party_name, event (added, removed, on), window (two
    ISO days or None), authority, speaker, verdict, says, listing (a hit's id), listed_on, ended_on, source
    and citation. Words of time are read against the page's own day, else `as_of`.
    """
    anchor = page.published or as_of or (page.window[1] if page.window else None)
    places = sorted((m for e in entities for m in e.mentions), key=lambda m: m.start)
    by_key = {e.key: e for e in entities}
    found: list[dict[str, Any]] = []
    spans = paragraphs(page.text)
    quoted = dict(quotations(page.text, spans))
    latest: str | None = None
    for number, (start, end) in enumerate(spans):
        if page.zone_at(start) not in _QUIET:
            text = page.text[start:end]
            for event in _events(text, start):
                low, high = _sentence(page.text, start, end, quoted.get(number, []), event)
                inside = _between(places, low, high)
                party = _party(page.text, event, inside, by_key, low) or _referred(
                    page.text, event, low, places, by_key, latest
                )
                if party is None or not _asserted(page.text, low, event):
                    continue
                found.append(_claim(page, event, by_key[party], low, high, anchor, statements))
        latest = next(
            (m.entity for m in reversed(_between(places, start, end)) if _listed(by_key[m.entity])), latest
        )
    return _once(found)


def _between(places: Sequence[Mention], low: int, high: int) -> Sequence[Mention]:
    """Mentions that begin between two characters."""
    return places[
        bisect_left(places, low, key=lambda m: m.start) : bisect_left(places, high, key=lambda m: m.start)
    ]


def _events(text: str, offset: int) -> Iterator[_Event]:
    for match in _EVENTS.finditer(text):
        yield _Event(match.lastgroup or "added", offset + match.start(), offset + match.end())


def _sentence(text: str, start: int, end: int, quotes: Sequence[Any], event: _Event) -> tuple[int, int]:
    """Characters of the sentence that holds an event; quotations are read as text here."""
    tokens: list[Token] = tokens_of(text, max(start, event.start - 1500), min(end, event.end + 1500), [])
    for first, behind in sentences(text, tokens, []):
        if tokens[first].start <= event.start <= tokens[behind - 1].end:
            return tokens[first].start, tokens[behind - 1].end
    return start, end


def _listed(entity: Entity) -> bool:
    return bool(entity.hits or entity.former)


def _asserted(text: str, low: int, event: _Event) -> bool:
    """Whether a sentence states an event rather than wishing, planning or denying it."""
    clause = text[max(low, event.start - 160) : event.start]
    for mark in (";", " and ", ", ", " but ", "—", " which ", " who ", " that "):
        cut = clause.rfind(mark)
        if cut >= 0 and not clause[cut:].strip(" ,;").lower().startswith("to "):
            clause = clause[cut + len(mark) - (1 if mark.startswith(" ") else 0) :]
    return _UNREAL.search(clause if clause.endswith(" ") else clause + " ") is None


def _party(
    text: str, event: _Event, inside: Sequence[Mention], by_key: Mapping[str, Entity], low: int
) -> str | None:
    """The party that an event befalls: the nearest before a passive, the nearest behind an active verb."""
    able = [m for m in inside if not _authority_in(m.surface)] or list(inside)
    able = [m for m in able if by_key[m.entity].kind != "place"]
    before = [m for m in able if m.end <= event.start]
    behind = [m for m in able if m.start >= event.start and m.start - event.end < 120]
    lead = text[max(low, event.start - 60) : event.start].lower()
    passive = (
        re.search(r"\b(?:is|are|was|were|been|being|be|got)\b(?:\s+[\w-]{1,40}){0,3}\s*$", lead) is not None
        or event.kind == "on"
    )
    words = text[event.start : event.end].lower()
    if words.startswith(("sanctions", "restrictions", "designation", "listing", "measures")):
        passive = True
    relative = re.search(r"\b(?:which|that|whom)\s+(?:[\w.’'-]{1,40}\s+){1,5}$", lead) is not None
    order = (before[::-1], behind) if passive or relative else (behind, before[::-1])
    for group in order:
        listed = [m for m in group if _listed(by_key[m.entity])]
        if listed:
            return listed[0].entity
    for group in order:
        if group:
            return group[0].entity
    return None


def _referred(
    text: str,
    event: _Event,
    low: int,
    places: Sequence[Mention],
    by_key: Mapping[str, Entity],
    latest: str | None,
) -> str | None:
    """The party last spoken of, where a sentence only says "the sanctions" or "it"."""
    around = text[low : event.end].lower()
    if not re.search(
        r"\b(?:the|those|these|its|his|her) (?:[\w-]{1,40} )?(?:sanctions|measures|restrictions|"
        r"listing|designation)\b|\bit\b|\bthe (?:company|firm|institute|bank|vessel|ship|tanker|"
        r"group|entity)\b",
        around,
    ):
        return None
    earlier = [m for m in _between(places, low - 700, low) if _listed(by_key[m.entity])]
    return earlier[-1].entity if earlier else latest if latest and "sanctions" in around else None


# --- who lists


@cache
def _authorities() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    rows = (Path(__file__).parent / "authorities.tsv").read_text("utf-8").splitlines()
    cells = [r.split("\t") for r in rows if r and r[0] != "#"][1:]
    made = []
    for names, sources, says in cells:
        options = "|".join(re.escape(n) for n in sorted(names.split("|"), key=len, reverse=True))
        # "us" in small letters is a pronoun: short names count in capitals only.
        made.append(
            (re.compile(rf"(?<![\w.])(?:{options})(?![\w])", re.IGNORECASE), tuple(sources.split()), says)
        )
    return tuple(made)


def _authority_in(text: str) -> tuple[tuple[str, ...], str, str] | None:
    """(sources, what it says, the words) of the narrowest authority that a text names."""
    for pattern, sources, says in _authorities():
        for match in pattern.finditer(text):
            words = match.group()
            if (
                len(words) <= 4
                and not words.isupper()
                and "." not in words
                and not (words[0].isupper() and len(words) > 2)
            ):
                continue
            return sources, says, words
    return None


def _authority(text: str, event: _Event, low: int, high: int) -> tuple[tuple[str, ...], str, str] | None:
    """Who lists, by the words of an event, else of what stands close around it."""
    for stretch in (
        text[event.start : event.end],
        text[event.end : min(high, event.end + 60)]
        if re.match(r"\s*(?:by|under)\b", text[event.end : event.end + 12])
        else "",
        text[max(low, event.start - 70) : event.start],
    ):
        if stretch and (found := _authority_in(stretch)):
            return found
    return None


# --- the comparison


def _claim(
    page: Page,
    event: _Event,
    party: Entity,
    low: int,
    high: int,
    anchor: date | None,
    statements: Sequence[Statement],
) -> dict[str, Any]:
    text = page.text
    moment = _moment(text, event, low, high, anchor)
    authority = _authority(text, event, low, high)
    start = _clause_start(text, low, event.start)
    end = max(event.end, moment.end if moment and moment.start < high else event.end)
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
    return {**row, **_verdict(event, party, moment, authority)}


def _moment(text: str, event: _Event, low: int, high: int, anchor: date | None) -> Moment | None:
    """The time nearest to an event in its sentence, before all behind it in its own clause."""
    found = list(moments(text, low, high, anchor))
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
        and not re.search(r"[;]|, (?:and|but|while|which|who)\b", text[m.end : event.start])
    ]
    return before[-1] if before else None


def _clause_start(text: str, low: int, at: int) -> int:
    cut = max(text.rfind(", ", low, at), text.rfind("; ", low, at), text.rfind(" — ", low, at))
    return low if cut < 0 else cut + 2


def _verdict(
    event: _Event, party: Entity, moment: Moment | None, authority: tuple[tuple[str, ...], str, str] | None
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


def _meets(listing: Mapping[str, Any], which: str, event: _Event, moment: Moment | None) -> bool | None:
    """Whether a listing's day fits a claim; None where the lists can't tell."""
    first, last = _days(listing, which)
    if event.kind == "removed":
        if first is None and last is None:
            return False  # held as in force, or seen in the newest edition
        if moment is None:
            return True
    elif moment is None:
        return True
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


def _told(
    listing_id: str,
    listing: Mapping[str, Any],
    met: bool | None,
    event: _Event,
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


def _apart(listing: Mapping[str, Any], event: _Event, moment: Moment | None) -> str:
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
