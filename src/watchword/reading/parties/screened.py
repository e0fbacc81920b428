"""Names that a page writes otherwise than the lists: its spans, screened by the engine as parties are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from watchword.model import Evidence, Kind
from watchword.names.analyse import Analysed, analyse
from watchword.names.lexicon import Role
from watchword.reading.parties.likeness import JOINTS, left_over
from watchword.reading.parties.lookup import MOST, is_opener
from watchword.reading.parties.matches import Match
from watchword.reading.parties.spans import Span
from watchword.reading.tables import is_given, org_word, place_code
from watchword.reading.tokens import Word, everyday
from watchword.screening import Screener

__all__ = ["by_screening"]

#: The engine's threshold for a span. Low, because what decides is that every word is met (judging.py);
#: at 0.74 the full name of a person still meets one listed with a patronymic.
THRESHOLD = 0.74
#: Words of a calling, a given name and a surname.
_CALLED = 3
#: Words of "Holdings of" before a name.
_OPENER = 2
#: The same for a single word, which may be the family name of a person.
FAMILY_THRESHOLD = 0.65
#: Articles that print leaves out: the Zetas are LOS ZETAS.
_LATIN_ARTICLES = ("los", "las", "la", "el", "les")
#: An ordinary word by which somebody is only called: "known as « Barbecue »", "who goes by Barbecue".
_NICKNAMED = re.compile(
    r"\b(?:known as|alias|nicknamed|dubbed|aka|a\.k\.a\.|(?:goes|going|went|go) by(?: the (?:nick)?name)?),?"
    r"\s[“\"«‘]?\s?([A-ZÀ-ÞĀ-Ž][\w’'-]{3,20})(?![\w’'-]|\s[A-ZÀ-ÞĀ-Ž])"
)
#: What German says of a firm before its name, with a capital as all its nouns have.
_GERMAN_NOUNS = frozenset(
    "Unternehmen Unternehmens Firma Konzern Konzerns Hersteller Herstellers Händler Händlers Reederei "
    "Rüstungskonzern Rüstungsunternehmen Rüstungsfirma Handelsfirma Staatskonzern Staatsunternehmen "
    "Tarnfirma Scheinfirma Tochterfirma Mutterkonzern Ölkonzern Gaskonzern Energiekonzern".split()
)
_KINDS = {"person": Kind.PERSON, "organization": Kind.ORGANIZATION}


def _with_other_names(evidence: tuple[Evidence, ...], name: int, screener: Screener) -> tuple[Evidence, ...]:
    """Evidence where words that another name of the person has are met too: Chris TANG Ping-keung."""
    a = screener.index.arrays
    party = int(a["name.party"][name])
    # A Burmese form of address is no word of the name: U Tay Za.
    evidence = tuple(e for e in evidence if e.listed or e.query not in ("u", "daw"))
    lacking = {e.query for e in evidence if e.query and not e.listed}
    if not lacking or Kind(int(a["party.kind"][party])) != Kind.PERSON:
        return evidence
    if sum(bool(e.query and e.listed and e.score >= 1) for e in evidence) < 2:
        return evidence
    facts = [f for p in screener.index.joined(party) for f in screener.index.party(p).facts]
    others = [f.value for f in facts if f.prop in ("name", "alias", "previousName")]
    known = {t.text for other in others for t in analyse(other, Kind.PERSON).tokens}
    if not lacking <= known:
        return evidence
    return tuple(replace(e, listed=e.query, score=1.0) if e.query and not e.listed else e for e in evidence)


def _match(query: Analysed, name: int, score: float, span: Span, screener: Screener) -> Match:
    """A likeness that the engine found, with the words that it rests on."""
    evidence = _with_other_names(tuple(screener.engine.explain([(query, name)])[0]), name, screener)
    if (
        Kind(int(screener.index.arrays["party.kind"][screener.index.arrays["name.party"][name]]))
        != Kind.PERSON
    ):
        evidence = tuple(e for e in evidence if (e.query and e.listed) or not {e.query, e.listed} & JOINTS)
    met = all(
        # Hwatsing, listed as Hwa Tsing
        e.score >= 1 or e.query.replace(" ", "") == e.listed.replace(" ", "")
        for e in evidence
        if e.query and e.listed
    )
    exact = met and not any(e.query and not e.listed for e in evidence)
    left = [e.listed for e in evidence if e.listed and not e.query and e.listed not in _LATIN_ARTICLES]
    whole = all(t.role == Role.LEGAL for t in left_over(left))
    kind = "unknown" if span.guessed else span.kind
    return Match(span.start, span.end, query.text, name, score, exact, whole, kind=kind, evidence=evidence)


def _without_seat(span: Span) -> Span | None:
    """A firm's name without the town that print puts behind it: "Marine Pride LLC of Navi Mumbai"."""
    at = next((i for i in range(len(span.words) - 2, 1, -1) if span.words[i].text == "of"), 0)
    own, seat = span.words[:at], span.words[at + 1 :]
    if not own or all(w.keys[0] in everyday() or org_word(w.text) for w in own):
        return None
    if not (place_code(" ".join(w.text for w in seat)) or place_code(seat[-1].text)):
        return None  # "University of Tehran" has its town in the name
    name = span.name[: own[-1].end - span.start]
    return replace(span, end=own[-1].end, words=own, name=name)


def _behind_opener(text: str, span: Span) -> Span | None:
    """A name without the plural that opens its sentence: "Holdings of Absolut Bank are not frozen"."""
    if len(span.words) <= _OPENER or span.words[1].text != "of" or not is_opener(span.words[0].text):
        return None
    if not re.search(r"(?:^|[.!?:\n])\s*$", text[max(0, span.start - 3) : span.start]):
        return None
    start = span.words[_OPENER].start
    return replace(span, start=start, words=span.words[_OPENER:], name=span.name[start - span.start :])


def _behind_noun(span: Span) -> Span | None:
    """A firm's name without the German noun before it: "Moskauer Unternehmen Bastion MMS"."""
    at = next((i for i, w in enumerate(span.words[:-2], 1) if w.text in _GERMAN_NOUNS), 0)
    if not at:
        return None
    start = span.words[at].start
    return replace(span, start=start, words=span.words[at:], name=span.name[start - span.start :])


def _behind_calling(span: Span) -> Span | None:
    """A person's name without the capital that says what he is: "Olympian Ryan Wedding"."""
    if len(span.words) != _CALLED or not is_given(span.words[1].text) or is_given(span.words[0].text):
        return None
    start = span.words[1].start
    return replace(span, start=start, words=span.words[1:], name=span.name[start - span.start :])


def by_screening(
    text: str,
    spans: Sequence[Span],
    screener: Screener,
    closed: frozenset[str],
    known: Sequence[tuple[int, int, bool]],
) -> Iterator[list[Match]]:
    """Spans that no listed name is equal to, screened in one batch by the engine.

    `known` are stretches met already, in order: start, end, and whether that is a listed party.
    """
    asked: dict[tuple[str, Kind], list[Span]] = {}
    begins = [start for start, _, _ in known]
    shorter = (_without_seat, _behind_noun, _behind_calling)
    parts = (f for s in spans for f in (*(cut(s) for cut in shorter), _behind_opener(text, s)) if f)
    for span in (*spans, *parts):
        if (span.kind == "place" and not span.guessed) or span.org == "media" or span.name in closed:
            continue
        single = span.kind in ("unknown", "person") and len(span.name) > 4
        if len(span.words) == 1 and not single:
            continue
        near = known[max(0, bisect_left(begins, span.start + 5) - 2) : bisect_left(begins, span.start + 5)]
        if any(there >= span.end and listed for _, there, listed in near):
            continue
        kind = Kind.UNKNOWN if span.guessed or len(span.words) == 1 else _KINDS.get(span.kind, Kind.UNKNOWN)
        asked.setdefault((span.name, kind), []).append(span)
    for found_there in _NICKNAMED.finditer(text):
        start, end = found_there.span(1)
        if not any(a < end and start < b for a, b, _ in known) and found_there[1] not in closed:
            word = Word(start, end, found_there[1], ("",))
            asked.setdefault((found_there[1], Kind.UNKNOWN), []).append(
                Span(start, end, (word,), found_there[1])
            )
    queries = [analyse(name, kind) for name, kind in asked]
    found = screener.engine.search(queries, visible=screener.view.name, threshold=FAMILY_THRESHOLD)
    at = np.searchsorted(found.query, np.arange(len(queries) + 1))
    a = screener.index.arrays
    cluster, party, kind_of = a["party.cluster"], a["name.party"], a["party.kind"]
    for i, (query, there) in enumerate(zip(queries, asked.values(), strict=True)):
        single = len(there[0].words) == 1
        best: dict[int, tuple[int, float]] = {}
        for name, score in zip(found.name[at[i] : at[i + 1]], found.score[at[i] : at[i + 1]], strict=True):
            if score >= THRESHOLD or (single and kind_of[party[name]] == Kind.PERSON):
                best.setdefault(int(cluster[party[name]]), (int(name), float(score)))
        matches = [
            _match(query, name, score, there[0], screener) for name, score in list(best.values())[:MOST]
        ]
        for span in there if matches else ():
            yield [replace(m, start=span.start, end=span.end) for m in matches]
