"""One article read: whom it names, who says what of whom, whether what it says of listings and figures holds.

The answer is the contract's: offsets into the page's text, hits as screening gives them, and for every
party that isn't listed the words "not on the lists looked at", never more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from watchword.index.store import Index
from watchword.index.view import View
from watchword.reading.bounds import BUSY, SPOKEN, bounded, stopped
from watchword.reading.claims import check_claims
from watchword.reading.pages.dates import supported_window
from watchword.reading.pages.page import Page
from watchword.reading.parties.mentions import Entity, Mentions
from watchword.reading.quantities import Checks, figures_of
from watchword.reading.speech.statements import Statement, statements_of
from watchword.reading.windows import Window, joined, windows

__all__ = ["Reader"]

#: What a party's hits make it, in the order in which a reader wants them.
STATUSES = ("listed", "former", "namesake", "not listed")


class Reader:
    """Reads pages against one index; `view_of` gives the view of a day, `figures` the official series."""

    def __init__(
        self,
        index: Index,
        view_of: Callable[[date], View],
        today: date,
        nlp: Any | None = None,
        figures: Checks | None = None,
    ) -> None:
        self._index = index
        self._view_of = view_of
        self._today = today
        self._nlp = nlp
        self._figures = figures
        self._mentions = Mentions(index)

    def read(self, page: Page, as_of: date | None = None) -> dict[str, Any]:
        """The answer for a page, as of a day; without one, as of the day the page says it was published.

        A page longer than :data:`watchword.reading.bounds.MOST` characters is read to there, and what is
        said in it up to :data:`watchword.reading.bounds.SPOKEN`, which ``warnings`` says. A page that states
        no date is answered for today, with ``window`` (the days in which its text can have been written) and
        ``differs`` (parties that were otherwise at the window's beginning).
        """
        day, day_from, warnings = self._day(page, as_of)
        page, unread = bounded(page)
        warnings += unread
        undated = as_of is None and day_from == "today"
        if undated:
            page = replace(page, window=supported_window(page.text, page.zones, self._today))
        view = self._view_of(day)
        parts: list[tuple[Window, dict[str, Any]]] = []
        before = self._mentions.asked
        for w in windows(page):
            begins = w.start + w.fresh
            if self._mentions.asked - before > BUSY:
                warnings.append(stopped(len(page.text), begins))
                break
            parts.append((w, self._part(w.page, begins < SPOKEN, view, day, undated)))
        found = joined(parts)
        found["parties"].sort(key=lambda p: STATUSES.index(p["status"]))
        if undated:
            warnings.append(_undated(page, day, len(found["differs"])))
        answer: dict[str, Any] = {
            "page": _page(page),
            "as_of": day.isoformat(),
            "as_of_from": day_from,
            "undated": undated,
            **found,
            "reader": "rules" if self._nlp is None else "rules and a language model",
            "warnings": warnings,
        }
        _to_source(page, answer)
        return answer

    def _part(self, page: Page, aloud: bool, view: View, day: date, undated: bool) -> dict[str, Any]:
        """What a page, or a window of one, names and says; only whom it names where not read `aloud`."""
        found = self._mentions.entities(page, view, self._today, self._nlp)
        statements = statements_of(page, found, self._nlp) if aloud else []
        parties = [_party(page, e, day) for e in found if e.kind != "place"]
        return {
            "parties": parties,
            "places": [
                {"key": e.key, "name": e.name, "mentions": _mentions(page, e)}
                for e in found
                if e.kind == "place"
            ],
            "statements": [s.to_json() for s in statements],
            "claims": self._claims(page, found, statements, day, undated) if aloud else [],
            "figures": figures_of(page, statements, self._figures, day) if aloud else [],
            "differs": self._differs(page, parties, day) if undated else [],
        }

    def _day(self, page: Page, as_of: date | None) -> tuple[date, str, list[str]]:
        if as_of is not None:
            return as_of, "given", []
        if page.published is None:
            return self._today, "today", []
        if page.published > self._today:
            late = f"the page says it was published on {page.published}, which is after today; not used."
            return self._today, "today", [late]
        return page.published, "published", []

    @staticmethod
    def _claims(
        page: Page, found: Sequence[Entity], statements: Sequence[Statement], day: date, undated: bool
    ) -> list[dict[str, Any]]:
        """Claims checked; those that depend on when an undated page was written are left open."""
        claims = check_claims(page, found, statements, day)
        if not undated or page.window is None:
            return claims
        then = {(c["start"], c["event"]): c for c in check_claims(page, found, statements, page.window[0])}
        for claim in claims:
            early = then.get((claim["start"], claim["event"]), claim)
            if early["window"] != claim["window"]:
                spans = " or ".join(" to ".join(c["window"] or ("?", "?")) for c in (early, claim))
                claim["verdict"] = "nothing known"
                claim["window"] = None
                claim["says"] = (
                    f"The page states no date, so that its words may mean {spans}; give --as-of YYYY-MM-DD."
                )
        return claims

    def _differs(self, page: Page, parties: Sequence[dict[str, Any]], day: date) -> list[dict[str, Any]]:
        """Which parties of an undated page were otherwise at the beginning of its window."""
        if page.window is None or all(p["status"] == "not listed" for p in parties):
            return []  # whoever was listed then is known now, as listed or former
        first = page.window[0]
        earlier = self._mentions.entities(page, self._view_of(first), self._today, self._nlp)
        early = [_party(page, e, first) for e in earlier if e.kind != "place"]
        then, now = ({_place_key(p): p for p in row} for row in (early, parties))
        differs = []
        for key in dict.fromkeys([*now, *then]):
            one, other = then.get(key), now.get(key)
            states = [p["status"] if p else "not listed" for p in (one, other)]
            if states[0] != states[1]:
                some = other if other and other["id"] else one or other
                assert some is not None
                differs.append(
                    {"name": some["name"], "id": some["id"]}
                    | {"as_of": [first.isoformat(), day.isoformat()], "status": states}
                )
        return differs


def _undated(page: Page, day: date, differ: int) -> str:
    """The warning that a page has no date, and that some parties were otherwise at its earliest."""
    ask = "the page states no date of publication; give --as-of YYYY-MM-DD"
    if page.window is None:
        return f"{ask}. Answered as of {day}."
    return (
        f"{ask}. Its text was written between {page.window[0]} and {page.window[1]}; answered as of {day}"
        + (f", and {differ} parties differ at the beginning." if differ else ".")
    )


def _place_key(party: Mapping[str, Any]) -> tuple[int, int]:
    first = party["mentions"][0]
    return first["start"], first["end"]


def _page(page: Page) -> dict[str, Any]:
    return {
        "title": page.title,
        "outlet": page.outlet,
        "url": page.url,
        "published": page.published.isoformat() if page.published else None,
        "published_text": page.published_text,
        "window": [d.isoformat() for d in page.window] if page.window else None,
        "source_kind": page.source_kind,
        "zones": [{"start": z.start, "end": z.end, "kind": z.kind} for z in page.zones],
        "text": page.text if page.source is None else page.source,
        "reading_text": None if page.source is None else page.text,
    }


def _to_source(page: Page, answer: Any) -> None:
    """Turns offsets into the text into offsets into what was given; those into the text stay beside them."""
    if page.source is None:
        return
    queue = [answer]
    while queue:
        one = queue.pop()
        if isinstance(one, dict):
            start, end = one.get("start"), one.get("end")
            if isinstance(start, int) and isinstance(end, int):
                one["text_start"], one["text_end"] = start, end
                one["start"], one["end"] = page.in_source(start, end)
            if isinstance(quotes := one.get("quote"), list):
                one["quote"] = [list(page.in_source(*q)) for q in quotes]
            queue += one.values()
        elif isinstance(one, list):
            queue += one


def _mentions(page: Page, entity: Entity) -> list[dict[str, Any]]:
    return [
        {"start": m.start, "end": m.end, "surface": m.surface, "how": m.how, "zone": page.zone_at(m.start)}
        for m in entity.mentions
    ]


def _party(page: Page, entity: Entity, day: date) -> dict[str, Any]:
    status = (
        "listed"
        if entity.hits
        else "former"
        if entity.former
        else "namesake"
        if entity.namesakes
        else "not listed"
    )
    best: Sequence[Mapping[str, Any]] = entity.hits or entity.former
    return {
        "key": entity.key,
        "name": entity.name,
        "kind": entity.kind,
        "status": status,
        "says": _says(status, best or entity.namesakes, day),
        "id": best[0]["id"] if best else None,
        "caption": best[0]["caption"] if best else None,
        "hits": list(entity.hits),
        "former": list(entity.former),
        "namesakes": list(entity.namesakes),
        "left_off": entity.left_off,
        "mentions": _mentions(page, entity),
    }


def _says(status: str, hits: Sequence[Mapping[str, Any]], day: date) -> str:
    if status == "not listed":
        return f"not on the lists looked at, as of {day}"
    if status == "namesake":
        other = f"{hits[0]['caption']} [{hits[0]['id']}]"
        return f"shares a name with {other}, and nothing in the page says it is the same"
    listing = hits[0]["listings"][0] if hits[0]["listings"] else None
    if listing is None:
        return status
    since = listing["listed_on"] or (listing["listed_between"] or [None, None])[1]
    by = "" if listing["listed_on"] else "by "
    until = listing["ended_on"] or (listing["ended_between"] or [None, None])[1]
    state = {"yes": "listed", "perhaps": "perhaps listed", "no": "listed before"}[listing["in_force"]]
    where = " ".join(x for x in (listing["source"], listing["programme"]) if x)
    return (
        f"{state} as of {day}: {where}, since {by}{since}"
        + (f", ended {'on' if listing['ended_on'] else 'by'} {until}" if until else "")
        + (f" ({listing['citation']})" if listing["citation"] else "")
    )
