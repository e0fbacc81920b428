"""Entities in the making: stretches of a page gathered under whom they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from watchword.reading.parties.definitions import Definition, stands_for
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.parties.meeting import ANOTHER, Met
from watchword.reading.parties.spans import Span
from watchword.reading.tables import is_function, org_word, place_code
from watchword.reading.tokens import fold

__all__ = ["Draft", "Spot", "draft_entities"]


@dataclass(frozen=True, order=True)
class Spot:
    """One stretch of the page, and how it names the entity."""

    start: int
    end: int
    how: str


@dataclass
class Draft:
    """An entity in the making. `names` are its names as the page has them, the fullest first.

    `called`, `countries` and `towns` are its names, countries and the words of its addresses on lists;
    `armed` says that it is listed for terror, drugs or crime; `family` is the family name that its list
    marks, folded; `short` are words by which the page says that it is called.
    """

    names: list[str]
    kind: str
    org: str = ""
    spots: set[Spot] = field(default_factory=set)
    listed: dict[int, tuple[Match, Verdict]] = field(default_factory=dict)
    namesakes: dict[int, tuple[Match, Verdict]] = field(default_factory=dict)
    armed: bool = False
    family: frozenset[str] = frozenset()
    called: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    short: set[str] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Where it is first named."""
        return min(s.start for s in self.spots)

    def absorb(self, other: Draft) -> None:
        """Take over what another draft of the same entity holds."""
        self.names += [n for n in other.names if n not in self.names]
        self.spots |= other.spots
        self.listed |= other.listed
        self.namesakes |= other.namesakes
        self.short |= other.short
        self.org = self.org or other.org
        if self.kind == "unknown":
            self.kind = other.kind


def draft_entities(
    text: str,
    met: Sequence[Met],
    spans: Sequence[Span],
    defined: Sequence[Definition],
    cluster_of: Callable[[int], int],
    kind_of: Callable[[int], str],
) -> list[Draft]:
    """One draft for each party that is named in full somewhere, with the short forms of it.

    `cluster_of` and `kind_of` tell the joined party and its kind by the number of a listed name.
    """
    drafts: list[Draft] = []
    by_cluster: dict[int, Draft] = {}
    by_name: dict[str, Draft] = {}
    others: dict[str, Draft] = {}
    for one in met:
        pairs = one.listed or one.namesakes
        clusters = [cluster_of(m.name) for m, _ in pairs]
        surface = text[one.start : one.end]
        draft = next((by_cluster[c] for c in clusters if c in by_cluster), None) if one.listed else None
        # Who is only called like a listed party stays apart from it, before it and behind.
        apart = not one.listed and any(w.startswith(ANOTHER) for _, v in pairs for w in v.why)
        named = others if apart else by_name
        draft = draft or named.get(_key(surface))
        if draft is None:
            draft = Draft([surface], kind_of(pairs[0][0].name))
            drafts.append(draft)
        named.setdefault(_key(surface), draft)
        draft.spots.add(Spot(one.start, one.end, _how(one)))
        if surface not in draft.names:
            draft.names.append(surface)
        for cluster, pair in zip(clusters, pairs, strict=True):
            (draft.listed if one.listed else draft.namesakes).setdefault(cluster, pair)
            if one.listed:
                by_cluster.setdefault(cluster, draft)
    taken = [(m.start, m.end) for m in met]  # in order, and apart
    for span in spans:
        lo, hi = bisect_left(taken, (span.start, span.end)), bisect_left(taken, (span.end, 0))
        if any(span.start < e for _, e in taken[max(0, lo - 1) : hi]):
            continue
        draft = by_name.get(_key(span.name))
        if draft is None:
            draft = Draft([span.name], span.kind, span.org)
            drafts.append(draft)
            by_name[_key(span.name)] = draft
        draft.spots.add(Spot(span.start, span.end, "name" if draft.listed else "span"))
        if draft.kind == "unknown":
            draft.kind, draft.org = span.kind, span.org or draft.org
    drafts = _with_short_forms(drafts, by_name, defined)
    return sorted(drafts, key=lambda d: d.start)


def _initials(name: str) -> bool:
    """Whether a name may be the initials of another: OFAC, U.S., JeM."""
    bare = name.replace(".", "")
    return bare.isupper() or (len(bare) < 6 and bare[:1].isupper() and bare[-1:].isupper())


def _how(one: Met) -> str:
    if one.how == "span":
        return "span"
    match = (one.listed or one.namesakes)[0][0]
    return "name" if match.whole else "alias"


def _key(name: str) -> str:
    """A name as it is compared within a page: no case, marks, owner's 's, article or country's people."""
    words = [w for w in name.replace("’", "'").split() if not is_function(w.strip("."))]
    folded = [forms[0] for w in words if (forms := fold(w.removesuffix("'s")))]
    if len(folded) > 2 and place_code(words[0]) and org_word(words[1]):
        folded = folded[1:]
    return " ".join(folded)


def _with_short_forms(
    drafts: list[Draft], by_name: Mapping[str, Draft], defined: Sequence[Definition]
) -> list[Draft]:
    """Drafts of acronyms and other short forms put under the name that they stand for."""
    gone: set[int] = set()

    def join(short: Draft, long: Draft, how: str) -> None:
        spots = {Spot(s.start, s.end, how) for s in short.spots}
        long.absorb(Draft(short.names, short.kind, short.org, spots, short.listed, short.namesakes))
        gone.add(id(short))

    for one in defined:
        long = by_name.get(_key(one.long.name)) or next(
            (d for d in drafts if any(s.start <= one.long.start and one.long.end <= s.end for s in d.spots)),
            None,
        )
        if long is None or id(long) in gone:
            continue
        short = by_name.get(_key(one.short))
        if short is not None and short.listed and not long.listed and " " not in long.names[0]:
            continue  # "Dagalo, better known as Hemedti": the family name is of who is listed
        if short is not None and short is not long and id(short) not in gone:
            if one.other and long.kind == "person" and " " in long.names[0] and not long.listed:
                short.listed.clear()  # a nickname that others have too: the full name says who it is
            join(short, long, "acronym" if one.short.isupper() else "alias")
        long.spots.add(Spot(one.start, one.end, "acronym" if one.short.isupper() else "alias"))
        long.short.add(one.short)
    long_ones = [d for d in drafts if d.kind != "person" and any(" " in n or "-" in n for n in d.names)]
    initials: dict[str, list[Draft]] = {}
    for d in long_ones:
        for letter in {w[0].lower() for n in d.names for w in n.replace("-", " ").split()}:
            initials.setdefault(letter, []).append(d)
    for short in drafts:
        if id(short) in gone or len(short.names[0]) > 8 or not _initials(short.names[0]):
            continue
        fits = [
            d
            for d in initials.get(short.names[0][0].lower(), ())
            if d is not short and id(d) not in gone and any(stands_for(short.names[0], n) for n in d.names)
        ]
        if len(fits) == 1 and not (short.listed and not fits[0].listed):
            join(short, fits[0], "acronym")
    return [d for d in drafts if id(d) not in gone]
