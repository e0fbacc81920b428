"""Sets made from the archive itself, from a seed: each a list of questions with their right answer.

Short and one-word names, aliases as targets, vessels, listed names in their own scripts, and further
kinds of damage. Every class draws up to ``SIZE`` names from all that fit, in an order by seed, so the
same lists and seed give the same questions.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from watchword.bench import native
from watchword.bench.asking import Asker
from watchword.bench.damage import DAMAGES, ORGANISATION_DAMAGES, PERSON_DAMAGES, natural, one_letter
from watchword.bench.quality import Misses, share
from watchword.bench.sets import Labelled
from watchword.model import Kind
from watchword.screening import Query, query_of

__all__ = ["SIZE", "Listed", "Made", "listed_names", "made_level", "made_sets"]

#: Questions a class: 200 tell 0.95 from 0.98 apart (Wilson's interval is then ±0.02).
SIZE = 200

_SCHEMA = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.VESSEL: "Vessel"}
_RUSSIAN = re.compile(r"\b(?:OOO|OAO|ZAO|PAO|AO|TOO|FGUP|NPO|NII|OKB)\b")
_ENGLISH = re.compile(
    r"\b(?:and|of|the|company|limited|trading|liability|joint|stock|group|research|institute)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed name in force: its number, text, kind, strength, and whose it is."""

    number: int
    text: str
    kind: Kind
    weak: bool
    cluster: int
    first: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A made question: its class, who is meant, and the listed name it was made from."""

    query: Query
    kind: str
    cluster: int
    listed: str


def listed_names(asker: Asker) -> list[Listed]:
    """All names that the view lets match and whose party is in force."""
    a, index = asker.index.arrays, asker.index
    party = np.asarray(a["name.party"], np.int64)
    cluster = np.asarray(a["party.cluster"], np.int64)[party]
    kinds = np.asarray(a["party.kind"], np.int64)[party]
    weak = np.asarray(a["names.name_weak"], np.bool_)
    wanted = np.flatnonzero(asker.view.name & asker.in_force[cluster])
    seen: set[int] = set()
    out = []
    for i in wanted.tolist():
        first = int(party[i]) not in seen
        seen.add(int(party[i]))
        out.append(Listed(i, index.names.text(i), Kind(int(kinds[i])), bool(weak[i]), int(cluster[i]), first))
    return out


def _words(text: str) -> list[str]:
    return [w for w in re.split(r"[\s,]+", text) if w]


def _parts(text: str) -> tuple[str, str]:
    family, _, given = text.partition(", ")
    return family, given


def _one_word(x: Listed) -> bool:
    return len(_words(x.text)) == 1 and sum(c.isalpha() for c in x.text) >= 3


def _short(x: Listed) -> bool:
    words = _words(x.text)
    return len(words) > 1 and max(map(len, words)) <= 4 and all(w.isalpha() for w in words)


Maker = Callable[[Listed, random.Random], str]


def _classes(labelled: Labelled) -> Iterator[tuple[str, Callable[[Listed], bool], Maker]]:
    """(class, which listed names, how the question is made of one)."""

    def of(kind: Kind, weak: bool = False) -> Callable[[Listed], bool]:
        return lambda x: x.kind == kind and x.weak == weak

    person, company, vessel = of(Kind.PERSON), of(Kind.ORGANIZATION), of(Kind.VESSEL)
    same: Maker = lambda x, _: natural(x.text)  # noqa: E731
    letter: Maker = lambda x, rng: one_letter(natural(x.text), rng)  # noqa: E731
    yield "one word: person", lambda x: person(x) and _one_word(x), same
    yield "one word: person, a letter wrong", lambda x: person(x) and _one_word(x), letter
    yield "one word: organisation", lambda x: company(x) and _one_word(x), same
    yield "one word: organisation, a letter wrong", lambda x: company(x) and _one_word(x), letter
    yield "short words only", lambda x: x.kind in _SCHEMA and not x.weak and _short(x), same
    yield "alias: person", lambda x: person(x) and not x.first, same
    yield "alias: person, a letter wrong", lambda x: person(x) and not x.first, letter
    yield "alias: organisation", lambda x: company(x) and not x.first, same
    yield "alias: organisation, a letter wrong", lambda x: company(x) and not x.first, letter
    yield "weak alias: person", of(Kind.PERSON, True), same
    yield "vessel", vessel, same
    yield "vessel, a letter wrong", vessel, letter
    yield from _native(labelled, person, company)
    for name, damage in {**DAMAGES, **PERSON_DAMAGES}.items():
        yield f"{name}: person", person, _damaged(damage)
    for name, damage in {**DAMAGES, **ORGANISATION_DAMAGES}.items():
        yield f"{name}: organisation", company, _damaged(damage)


def _damaged(damage: Callable[[str, random.Random], str]) -> Maker:
    return lambda x, rng: damage(natural(x.text), rng)


def _native(
    labelled: Labelled, person: Callable[[Listed], bool], company: Callable[[Listed], bool]
) -> Iterator[tuple[str, Callable[[Listed], bool], Maker]]:
    for script in ("russian", "arabic"):
        table = labelled.native_spellings(script)
        if table:
            yield f"native script: person, {script}", person, _spelt(table)
    yield (
        "native script: person, chinese", person,
        lambda x, _: native.chinese_person(*_parts(x.text)),
    )  # fmt: skip
    yield "native script: person, korean", person, lambda x, _: native.korean_person(*_parts(x.text))
    yield (
        "native script: organisation, russian",
        lambda x: company(x) and bool(_RUSSIAN.search(x.text)) and not _ENGLISH.search(x.text),
        lambda x, _: native.cyrillic(x.text),
    )
    yield "native script: organisation, chinese", company, lambda x, _: native.chinese_organisation(x.text)


def _spelt(table: dict[str, str]) -> Maker:
    def make(x: Listed, _: random.Random) -> str:
        words = [table.get(w.lower(), "") for w in natural(x.text).split()]
        return " ".join(words) if len(words) > 1 and all(words) else ""

    return make


def _common(listed: Sequence[Listed]) -> set[str]:
    """Words that more than twenty listed names have: business and legal words, mostly."""
    counts = Counter(w.lower() for x in listed for w in set(_words(x.text)))
    return {w for w, n in counts.items() if n > 20}


def _tells(text: str, common: set[str]) -> bool:
    """Whether a cut name still has a whole word of its own; without one nobody could find it."""
    return any(len(w) > 3 and w.isalpha() and w.lower() not in common for w in _words(text)[:-1])


def made_sets(asker: Asker, labelled: Labelled, seed: int, size: int = SIZE) -> dict[str, list[Made]]:
    """The made questions by class; a class that nothing fits is left out."""
    listed = listed_names(asker)
    common = _common(listed)
    out: dict[str, list[Made]] = {}
    for name, fits, make in _classes(labelled):
        rng = random.Random(f"{seed} {name}")  # noqa: S311 - a reproducible sample, not a secret
        pool = [x for x in listed if fits(x)]
        rng.shuffle(pool)
        made: list[Made] = []
        for x in pool:
            text = make(x, rng)
            if name.startswith("cut") and not _tells(text, common):
                continue
            if text and any(c.isalnum() for c in text):
                given = {"name": text, "schema": _SCHEMA.get(x.kind, "")}
                made.append(Made(query_of(given), name, x.cluster, x.text))
            if len(made) == size:
                break
        if made:
            out[name] = made
    return out


def made_level(
    asker: Asker,
    sets: dict[str, list[Made]],
    points: dict[str, float],
    misses: Misses,
    mode: Any = "fast",
) -> dict[str, Any]:
    """By class: the share whose own party is found at each threshold; misses go to a file."""
    every = [m for made in sets.values() for m in made]
    clusters = np.array([m.cluster for m in every], np.int64)
    found = asker.search([m.query for m in every], mode=mode, weak=True)
    strong = asker.search([m.query for m in every], mode=mode)
    own, own_strong = found.of(clusters), strong.of(clusters)
    weak = np.array([m.kind.startswith("weak") for m in every])
    score = np.where(weak, own, own_strong)
    kinds = np.array([m.kind for m in every], object)
    rows = []
    for i in np.flatnonzero(score < max(points.values())).tolist():
        first = found.first(i)
        rows.append(
            {
                "class": every[i].kind,
                "query": every[i].query.given["name"],
                "wanted": every[i].listed,
                "score": round(float(score[i]), 4),
                "first": asker.describe(found, first) if first is not None else None,
            }
        )
    misses["made_not_found"] = rows
    return {name: {point: share(score[kinds == name] >= t) for point, t in points.items()} for name in sets}
