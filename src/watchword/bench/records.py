"""The same questions with more than a name: dates of birth, countries, IMO numbers.

*Agreeing* records say what the list says of the party; *contradicting* ones say what it says of another
person, born at least five years apart and of another country: the namesake that every desk clears by
hand. Customers are asked with their own dates and nationalities. All from the lists' own fields.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.bench.asking import LEAST, Asker, Found
from watchword.bench.damage import natural, one_letter
from watchword.bench.figures import share_over
from watchword.bench.made import SIZE, Made, listed_names
from watchword.bench.own import Related, equal_names
from watchword.bench.quality import Misses, share
from watchword.bench.sets import Labelled, Target
from watchword.matching import SHIPPED_THRESHOLD
from watchword.model import Kind
from watchword.screening import Query, query_of

__all__ = ["other_person", "records_level", "vessels_level"]

_COUNTRIES = ("nationality", "citizenship", "country")
#: Dates of birth this many years apart aren't two readings of one.
APART = 5

Properties = Mapping[str, Sequence[str]]
Scores = NDArray[np.float64]


def _country(properties: Properties) -> str:
    return next((properties[p][0] for p in _COUNTRIES if properties.get(p)), "")


def _years(properties: Properties) -> list[int]:
    return [int(d[:4]) for d in properties.get("birthDate", ()) if d[:4].isdigit()]


def other_person(mine: Properties, others: Sequence[Properties], rng: random.Random) -> Properties | None:
    """Another's dates: each of theirs five years or more from each of mine, and no country shared."""
    own = {v for p in _COUNTRIES for v in mine.get(p, ())}
    for _ in range(50):
        one = rng.choice(others)
        theirs = {v for p in _COUNTRIES for v in one.get(p, ())}
        apart = all(abs(a - b) >= APART for a in _years(mine) for b in _years(one))
        if apart and _country(one) and not own & theirs:
            return one
    return None


def _asked(text: str, date: str, country: str) -> Query:
    given = {"name": text, "schema": "Person", "birthDate": date, "nationality": country}
    return query_of({k: v for k, v in given.items() if v})


def _swapped(date: str) -> str:
    """Day and month the other way round, where that is a date too; empty otherwise."""
    if len(date) != 10 or int(date[8:]) > 12 or date[5:7] == date[8:]:
        return ""
    return f"{date[:4]}-{date[8:]}-{date[5:7]}"


def records_level(
    asker: Asker, labelled: Labelled, held: Sequence[Target], seed: int, misses: Misses, every: int = 1
) -> dict[str, Any]:
    """What dates of birth and countries do to recall and to false alerts.

    *Half the false alerts at equal recall* is read at the highest threshold at which agreeing records
    are still found as often as their names alone are at the shipped threshold.
    """
    persons = [t for t in held if t.schema == "Person"]
    known = [(t, asker.cluster_of(t)) for t in persons]
    facts = {c: asker.properties(c) for _, c in known}
    able = [(t, c) for t, c in known if _years(facts[c])]
    if not able:
        return {"rows": 0, "why": "no damaged listed name's party has a date of birth in this archive"}
    rng = random.Random(f"{seed} records")  # noqa: S311 - a reproducible sample, not a secret
    pool = [facts[c] for _, c in able]
    others = [other_person(facts[c], pool, rng) for _, c in able]
    clusters = np.array([c for _, c in able], np.int64)
    dates = [facts[c]["birthDate"][0] for _, c in able]
    lands = [_country(facts[c]) for _, c in able]
    texts = [t.text for t, _ in able]
    variants: dict[str, list[Query]] = {
        "name alone": [_asked(x, "", "") for x in texts],
        "agreeing": [_asked(x, d, k) for x, d, k in zip(texts, dates, lands, strict=True)],
        "agreeing, date alone": [_asked(x, d, "") for x, d in zip(texts, dates, strict=True)],
        "agreeing, year alone": [_asked(x, d[:4], "") for x, d in zip(texts, dates, strict=True)],
        "agreeing, day and month swapped": [
            _asked(x, _swapped(d) or d, "") for x, d in zip(texts, dates, strict=True)
        ],
        "contradicting": [
            _asked(x, o["birthDate"][0], _country(o)) if o else _asked(x, "", "")
            for x, o in zip(texts, others, strict=True)
        ],
        "contradicting, date alone": [
            _asked(x, o["birthDate"][0] if o else "", "") for x, o in zip(texts, others, strict=True)
        ],
    }
    found = {k: asker.search(q, records=True) for k, q in variants.items()}
    own = {k: f.of(clusters) for k, f in found.items()}
    customers = {
        "name alone": _customers(asker, labelled, False, every),
        "with date of birth and nationality": _customers(asker, labelled, True, every),
    }
    t = SHIPPED_THRESHOLD
    lost = np.flatnonzero((own["name alone"] >= t) & (own["agreeing"] < t))
    misses["lost_to_an_agreeing_date"] = [
        {"query": texts[i], "date": dates[i], "country": lands[i], "name": float(own["name alone"][i]),
         "record": float(own["agreeing"][i])} for i in lost.tolist()
    ]  # fmt: skip
    related = Related(asker, listed_names(asker))
    other = {k: _others(found[k], clusters, related) for k in ("name alone", "agreeing")}
    equal = _equal_recall(own["name alone"], own["agreeing"], t)
    return {
        "rows": len(able),
        "threshold": t,
        "un_persons": _un_persons(asker, labelled, misses),
        "told": {k: share(s >= t) for k, s in own.items()},
        "lost_to_an_agreeing_date": len(lost),
        "also_on_another_name": {k: share(s >= t) for k, s in other.items()},
        "customers_alerted": {k: share(s >= t) for k, s in customers.items()},
        "at_equal_recall": {
            "threshold": round(equal, 4),
            "found": share(own["agreeing"] >= equal),
            "contradicting": share(own["contradicting"] >= equal),
            "customers_alerted": share(customers["with date of birth and nationality"] >= equal),
            "also_on_another_name": share(other["agreeing"] >= equal),
        },
    }


def _un_persons(asker: Asker, labelled: Labelled, misses: Misses) -> dict[str, Any]:
    """The UN's persons under their own names, alone and with the dates that the labelled file has."""
    rows = [(t, asker.cluster_of(t)) for t in labelled.un_persons()]
    dated = [t for t, (_, c) in zip(labelled.un_persons(records=True), rows, strict=True) if c >= 0]
    clusters = np.array([c for _, c in rows if c >= 0], np.int64)
    if not len(clusters):
        return {"rows": 0, "apart": len(rows), "why": "source not loaded"}
    alone = asker.search([t.query for t, c in rows if c >= 0]).of(clusters)
    record = asker.search([t.query for t in dated], records=True).of(clusters)
    misses["un_persons"] = [
        {"query": dated[i].text, "name": float(alone[i]), "record": float(record[i])}
        for i in np.flatnonzero(np.minimum(alone, record) < SHIPPED_THRESHOLD).tolist()
    ]
    return {
        "rows": len(dated),
        "apart": len(rows) - len(dated),
        "name alone": share(alone >= SHIPPED_THRESHOLD),
        "with their dates": share(record >= SHIPPED_THRESHOLD),
    }


def _customers(asker: Asker, labelled: Labelled, records: bool, every: int) -> Scores:
    files = [("customers_global_5k.csv", every), ("customers_us_50k.csv", 10 * every)]
    queries = [
        q
        for file, step in files
        if (labelled.folder / file).is_file()
        for q in labelled.customers(file, records=records, every=step)
    ]
    return asker.search(queries, records=records).best()


def _others(found: Found, clusters: NDArray[np.int64], related: Related) -> Scores:
    """Each question's best score on a party of another name: the same one may be on several lists."""
    pairs = zip(found.query.tolist(), found.party.tolist(), strict=True)
    mine = clusters.tolist()
    apart = [p != mine[q] and not equal_names(related, mine[q], p) for q, p in pairs]
    return found.only(np.array(apart, np.bool_)).best()


def _equal_recall(alone: Scores, agreeing: Scores, threshold: float) -> float:
    """The highest threshold at which records are found as often as names at ``threshold``."""
    wanted = share_over(alone, threshold)
    for t in np.arange(0.999, LEAST, -0.001).tolist():
        if share_over(agreeing, t) >= wanted:
            return float(t)
    return LEAST


def vessels_level(asker: Asker, seed: int, misses: Misses) -> dict[str, Any]:
    """Vessels as listed and with a letter wrong: without an IMO number, with theirs, with another's."""
    rng = random.Random(f"{seed} vessels")  # noqa: S311 - a reproducible sample, not a secret
    ships = [x for x in listed_names(asker) if x.kind == Kind.VESSEL and not x.weak]
    rng.shuffle(ships)
    able: list[tuple[Made, str]] = []
    for x in ships:
        numbers = asker.properties(x.cluster).get("imoNumber", [])
        if numbers:
            able.append((Made(query_of({"name": natural(x.text)}), "vessel", x.cluster, x.text), numbers[0]))
        if len(able) == SIZE:
            break
    out: dict[str, Any] = {"rows": len(able)}
    clusters = np.array([m.cluster for m, _ in able], np.int64)
    numbers = [n for _, n in able]
    wrong = numbers[1:] + numbers[:1]
    rows = []
    for how in ("as listed", "a letter wrong"):
        texts = [m.listed if how == "as listed" else one_letter(m.listed, rng) or m.listed for m, _ in able]
        for said, imo in (("no IMO", None), ("own IMO", numbers), ("another's IMO", wrong)):
            queries = [
                query_of({"name": x, "schema": "Vessel", **({"imoNumber": imo[i]} if imo else {})})
                for i, x in enumerate(texts)
            ]
            told = asker.told(queries, clusters)
            out[f"{how}, {said}"] = share(told)
            rows += [
                {"how": f"{how}, {said}", "query": texts[i], "wanted": able[i][0].listed}
                for i in np.flatnonzero(told == (said == "another's IMO")).tolist()
            ]  # fmt: skip
    misses["vessels"] = rows
    return out
