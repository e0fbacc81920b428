"""From editions to lives: each party's listings, names and facts with the days between which they held.

The rules are DESIGN.md's "Rules of time and identity". Editions of a source form one line by day; on
one day the list's own publisher wins. Membership is always compared. A property that an edition does
not state is inherited, and never ends by that. Everything here is derived: the same editions give the
same lives, whatever order they were loaded in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from watchword.archive.identity import bare, citations
from watchword.archive.store import Edition, Store, entry_from_json
from watchword.model import NAME_PROPERTIES, Entry, ListingFacts
from watchword.model.gazette import narrowed
from watchword.sources import carriers, sources

__all__ = [
    "SCRIPTS",
    "Fact",
    "Life",
    "ListingLife",
    "Span",
    "began",
    "in_latin",
    "line_of",
    "lives",
    "stated_as",
]

_LISTING_FIELDS = tuple(s for s in ListingFacts.__slots__ if s != "key")
_DATED = "ended_on"
#: What an edition states besides properties where it gives names in other scripts than Latin. Some of a
#: publisher's formats do and others don't (OFAC's CSV): such a name isn't gone because a CSV follows.
SCRIPTS = "scripts"
_TOLD = frozenset({"weakAlias", "previousName"})


@dataclass(slots=True)
class Span:
    """Between which days something held, as ordinals.

    ``lo``: the last edition without it before ``start`` (None: no earlier edition says either way);
    ``start`` and ``last``: the first and last edition with it; ``end``: the first edition that
    states that it is gone (None: none does).
    """

    lo: int | None
    start: int
    last: int
    end: int | None = None


@dataclass(slots=True)
class Fact:
    """One value of one property and when it was stated."""

    prop: str
    value: str
    span: Span
    country: str = ""
    label: str = ""


@dataclass(slots=True)
class ListingLife:
    """One unbroken run of a listing, with each version of what was stated about it.

    ``versions`` are (day from which it was stated, facts); ``dated`` is the day of the first edition that
    states dates of expiry and held it, 0 where none did.
    """

    key: str
    span: Span
    versions: list[tuple[int, dict[str, str]]]
    dated: int = 0


@dataclass(slots=True)
class Life:
    """A party through every edition of its source."""

    source: str
    tail: str
    schema: str = ""
    facts: list[Fact] = field(default_factory=list)
    listings: list[ListingLife] = field(default_factory=list)
    # Working state: what is open now, and which record was applied last.
    open_facts: dict[tuple[str, str], Fact] = field(default_factory=dict)
    open_listings: dict[str, ListingLife] = field(default_factory=dict)
    applied: tuple[int, int] = (-1, -1)
    stated_on: dict[int, int] = field(default_factory=dict)


def began(source: str, span: Span, facts: Mapping[str, str]) -> tuple[int | None, int]:
    """After which day and by which a listing without a stated day began: by editions, and what it cites."""
    cites = sources()[source].cites
    return narrowed(span.lo, span.start, facts.get("citation", "") if cites else "", adds=cites == "adds")


def line_of(editions: Sequence[Edition], accepted: Mapping[tuple[str, str], str]) -> list[Edition]:
    """The editions of one source that count, by day: one a day, the own publisher's, the newest read."""
    rank = {key: c.rank for key, c in carriers().items()}
    best: dict[int, Edition] = {}
    for edition in editions:
        if edition.held and (edition.source, edition.label) not in accepted:
            continue
        old = best.get(edition.published)
        order = (-rank.get(edition.carrier, 99), edition.id)
        if old is None or order > (-rank.get(old.carrier, 99), old.id):
            best[edition.published] = edition
    return [best[day] for day in sorted(best)]


def lives(store: Store, line: Sequence[Edition]) -> Iterator[Life]:
    """Every party that ever stood in a line of editions, with its whole life."""
    if not line:
        return
    parties: dict[str, Life] = {}
    groups: list[frozenset[str]] = []
    stated: dict[str, int] = {}  # property -> last edition day that states it
    bodies: dict[int, Entry] = {}
    present: set[str] = set()
    before: int | None = None
    for edition in line:
        state = store.state(edition.id)
        _read_bodies(store, state, bodies, edition.source)
        if edition.states not in groups:
            groups.append(edition.states)
        fold = _Fold(edition, groups, before, stated)
        for tail, record in state.items():
            life = parties.get(tail)
            if life is None:
                life = parties[tail] = Life(edition.source, tail)
            fold.apply(life, record, bodies[record], tail in present)
        for tail in present - state.keys():
            fold.end(parties[tail])
        present = set(state)
        before = edition.published
        stated.update(dict.fromkeys(edition.states, edition.published))
    for tail in sorted(parties):
        yield _finished(parties[tail], groups)


def _read_bodies(store: Store, state: Mapping[str, int], bodies: dict[int, Entry], source: str) -> None:
    wanted = {record: tail for tail, record in state.items()}
    for record in list(bodies):  # keep what the next edition may share, drop the rest
        if record not in wanted:
            del bodies[record]
    for record, body in store.bodies(wanted.keys() - bodies.keys()):
        bodies[record] = entry_from_json(body, source, wanted[record])


class _Fold:
    """Applies one edition to the lives of its parties."""

    def __init__(
        self,
        edition: Edition,
        groups: list[frozenset[str]],
        before: int | None,
        stated: Mapping[str, int],
    ) -> None:
        self.day = edition.published
        self.states = edition.states
        self.group = groups.index(edition.states)
        self.groups = groups
        self.before = before
        self.stated = dict(stated)
        carrier = carriers().get(edition.carrier)
        self.strength_unstated = carrier is not None and edition.source in carrier.strength_unstated
        self.listing_fields = [f for f in _LISTING_FIELDS if f in edition.states]
        self.dated = _DATED in edition.states

    def apply(self, life: Life, record: int, entry: Entry, was_present: bool) -> None:
        """Take in what this edition states of a party."""
        if was_present and life.applied == (self.group, record):
            life.stated_on[self.group] = self.day
            for listing in life.open_listings.values():
                listing.span.last = self.day
            return
        if "schema" in self.states and (entry.schema != "LegalEntity" or not life.schema):
            life.schema = entry.schema
        self._apply_facts(life, entry, was_present)
        self._apply_listings(life, entry)
        life.applied = (self.group, record)
        life.stated_on[self.group] = self.day

    def end(self, life: Life) -> None:
        """The party is no longer in the source: its listings end, its facts stay as they were."""
        for listing in life.open_listings.values():
            listing.span.end = self.day
        life.open_listings.clear()
        life.applied = (-1, -1)

    def _apply_facts(self, life: Life, entry: Entry, was_present: bool) -> None:
        # What an alias is (weak, or a former name) was stated before; this carrier doesn't say.
        told = {bare(v) for p, v in life.open_facts if p in _TOLD} if self.strength_unstated else set()
        now: set[tuple[str, str]] = set()
        for fact in _facts_of(entry):
            if fact.prop == "alias" and told and bare(fact.value) in told:
                continue
            key = (fact.prop, fact.value)
            now.add(key)
            if key not in life.open_facts:
                group = stated_as(fact)
                lo = self.stated.get(group) if was_present else self.before
                fact.span = Span(lo, self.day, self.day)
                life.open_facts[key] = fact
                life.facts.append(fact)
        for key, fact in list(life.open_facts.items()):
            group = stated_as(fact)
            if key not in now and group in self.states and group not in entry.partial:
                fact.span.last = _last_stated(life, self.groups, group, fact.span.start)
                fact.span.end = self.day
                del life.open_facts[key]

    def _apply_listings(self, life: Life, entry: Entry) -> None:
        now = {x.key: x for x in entry.listings}
        followed = _follow(life.open_listings, now)
        for key, facts in now.items():
            old = life.open_listings.pop(followed[key], None) if key in followed else None
            stated = {f: getattr(facts, f) for f in self.listing_fields}
            if old is None:
                old = ListingLife(key, Span(self.before, self.day, self.day), [])
                life.listings.append(old)
            old.span.last = self.day
            old.dated = old.dated or (self.day if self.dated else 0)
            last = old.versions[-1][1] if old.versions else {}
            merged = {k: v for k, v in {**last, **stated}.items() if v}
            if not old.versions or merged != last:
                old.versions.append((self.day, merged))
            now_open = life.open_listings
            now_open[f"\0{key}"] = old
        for key in [k for k in life.open_listings if not k.startswith("\0")]:
            life.open_listings.pop(key).span.end = self.day
        life.open_listings = {k[1:]: v for k, v in life.open_listings.items()}


def in_latin(text: str) -> bool:
    """Whether all letters of a text are of the Latin script (or modifiers such as apostrophes)."""
    return all(ord(c) < 0x300 or 0x1E00 <= ord(c) < 0x2000 or not c.isalpha() for c in text)


def stated_as(fact: Fact) -> str:
    """Under which word of ``states`` an edition that gives this fact states it."""
    if fact.country or fact.label:
        return "identifiers"
    if fact.prop in NAME_PROPERTIES and not in_latin(fact.value):
        return SCRIPTS
    return fact.prop


def _facts_of(entry: Entry) -> Iterator[Fact]:
    nowhere = Span(None, 0, 0)
    for prop, values in entry.properties.items():
        for value in values:
            yield Fact(prop, value, nowhere)
    for i in entry.identifiers:
        yield Fact(i.prop, i.value, nowhere, i.country, i.label or i.prop)


def _last_stated(life: Life, groups: Sequence[frozenset[str]], prop: str, start: int) -> int:
    """The last edition that stated this property of this party."""
    days = [day for group, day in life.stated_on.items() if prop in groups[group]]
    return max([start, *days])


def _follow(open_: Mapping[str, ListingLife], now: Mapping[str, ListingFacts]) -> dict[str, str]:
    """New listing key -> open key that it continues.

    A programme is its own key. Listings without one are rows of a source without numbers, whose keys
    hold countries and an ordinal: a row may gain a country or move among the others. There the row
    with the most citations in common is continued, then the one with a country in common.
    """
    old = {k: x.versions[-1][1] for k, x in open_.items() if not x.versions[-1][1].get("programme")}
    new = [k for k, x in now.items() if not x.programme]
    followed = {k: k for k in now if now[k].programme and k in open_}
    if len(old) == len(new) == 1:
        return followed | {new[0]: next(iter(old))}
    likeness = {
        (n, o): (
            _shared(citations(now[n].citation), citations(facts.get("citation", ""))),
            _lands(now[n], facts),
        )
        for n in new
        for o, facts in old.items()
    }
    free_new, free_old = set(new), set(old)
    for n, o in sorted(likeness, key=lambda pair: likeness[pair], reverse=True):
        if n in free_new and o in free_old and max(likeness[n, o]) > 0:
            followed[n] = o
            free_new.discard(n)
            free_old.discard(o)
    return followed


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _lands(listing: ListingFacts, facts: Mapping[str, str]) -> float:
    return _shared(set(listing.country.split(",")), set(facts.get("country", "").split(",")))


def _finished(life: Life, groups: Sequence[frozenset[str]]) -> Life:
    for fact in life.open_facts.values():
        group = stated_as(fact)
        fact.span.last = _last_stated(life, groups, group, fact.span.start)
    life.facts.sort(key=lambda f: (_order(f.prop), f.span.start))
    life.open_facts = {}
    life.open_listings = {}
    return life


def _order(prop: str) -> tuple[int, str]:
    return (NAME_PROPERTIES.index(prop), "") if prop in NAME_PROPERTIES else (len(NAME_PROPERTIES), prop)
