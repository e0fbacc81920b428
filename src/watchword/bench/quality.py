"""``bench quality``: every labelled and made set, by slice.

List level is measured on the names alone: a damaged listed name is *found* when its own party scores
at or over the threshold (another party doesn't count), a clean customer is *alerted* when any party in
force does. Thresholds are the shipped one and those at which at most 0.5 % and 0.1 % of the set's own
clean customers are alerted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.bench.asking import LEAST, Asker, Found
from watchword.bench.figures import (
    band_rows,
    best_f1,
    count_at,
    cross_validated,
    interval,
    share_over,
    threshold_for,
)
from watchword.bench.sets import Labelled, Target, script_of
from watchword.matching import PAIR_THRESHOLD, SHIPPED_THRESHOLD, compare
from watchword.screening import Query, query_of

__all__ = ["LISTED", "Misses", "list_level", "pair_level", "points_of", "share", "sliced"]

#: The lists that `unlisted_organisations.csv` is clean of.
LISTED = ("us-ofac-sdn", "us-bis-el", "un-sc")
#: Where labelled targets may live that the README speaks of: 0.5 % and 0.1 % of clean customers.
RATES = (0.005, 0.001)

Misses = dict[str, list[dict[str, Any]]]
Progress = Callable[[str], None]
Scores = NDArray[np.float64]


def share(told: NDArray[np.bool_]) -> dict[str, Any]:
    """A share with its count and the 95 % interval that this sample allows."""
    hits, of = int(told.sum()), len(told)
    low, high = interval(hits, of)
    return {
        "share": round(hits / of, 4) if of else None,
        "count": hits,
        "of": of,
        "interval_95": [round(low, 4), round(high, 4)],
    }


def sliced(told: NDArray[np.bool_], keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The share in each slice, by the slice's name."""
    names = np.array(keys, object)
    return {key: share(told[names == key]) for key in sorted(set(keys))}


def points_of(clean: Scores) -> dict[str, float]:
    """The thresholds reported: by share of clean customers alerted, and the shipped one."""
    points = {f"{100 * r:g} % of clean alerted": max(threshold_for(clean, r), LEAST) for r in RATES}
    return {**points, "shipped threshold": SHIPPED_THRESHOLD}


def list_level(
    asker: Asker,
    labelled: Labelled,
    misses: Misses,
    progress: Progress,
    every: int = 1,
    mode: Any = "fast",
    us: bool = True,
) -> tuple[dict[str, Any], Scores, list[Target]]:
    """Damaged listed names against customers and organisations that aren't listed.

    ``us`` asks a tenth of the 50,000 American customers too, where that file is there.
    Returns the figures, the clean customers' best scores, and the targets that the archive holds.
    """
    targets = labelled.targets()[::every]
    wanted = np.array([asker.cluster_of(t) for t in targets], np.int64)
    held = [t for t, w in zip(targets, wanted, strict=True) if w >= 0]
    parties = wanted[wanted >= 0]
    apart = _apart(asker, [t for t, w in zip(targets, wanted, strict=True) if w < 0])
    progress(f"{len(held)} damaged listed names")
    found = asker.search([t.query for t in held], mode=mode)
    own = found.of(parties)
    crowd: dict[str, list[Query]] = {
        "clean": labelled.clean()[::every],
        "customers_global_5k": labelled.customers("customers_global_5k.csv", every=every),
        "unlisted_organisations": labelled.unlisted(),
    }
    file = labelled.folder / "customers_us_50k.csv"
    if us and file.is_file():
        crowd["customers_us_50k, one in ten"] = labelled.customers(file.name, every=10 * every)
    met: dict[str, Found] = {}
    for name, queries in crowd.items():
        progress(f"{name}: {len(queries)}")
        lists = LISTED if name == "unlisted_organisations" else ()
        met[name] = asker.search(queries, sources=lists, mode=mode)
    clean = met["clean"].best()
    report: dict[str, Any] = {"rows": len(held), "apart": apart, "at": {}}
    for point, threshold in points_of(clean).items():
        told = own >= threshold
        report["at"][point] = {
            "threshold": round(threshold, 4),
            "found": share(told),
            "alerted": {name: share(f.best() >= threshold) for name, f in met.items()},
            "by_class": sliced(told, [t.kind for t in held]),
            "by_schema": sliced(told, [t.schema for t in held]),
            "by_source": sliced(told, [t.source for t in held]),
            "by_script": sliced(told, [script_of(t.text) for t in held]),
        }
    report["curve"] = _curve(own, clean, met["unlisted_organisations"].best())
    _list_misses(asker, held, own, found, report, misses)
    for name, queries in crowd.items():
        misses[f"alerts_{name.split(',')[0]}"] = _alerts(asker, queries, met[name])
    return report, clean, held


def _apart(asker: Asker, absent: Sequence[Target]) -> dict[str, Any]:
    """Targets that can't be found because their list, or their party, isn't in the archive."""
    loaded = asker.loaded()
    counts = Counter(
        (t.source, "party not in force in this view" if t.source in loaded else "source not loaded")
        for t in absent
    )
    return {f"{source}: {why}": n for (source, why), n in sorted(counts.items())}


def _curve(own: Scores, clean: Scores, unlisted: Scores) -> list[dict[str, float]]:
    """Found and alerted at every hundredth between the least score and 1."""
    return [
        {
            "threshold": round(t, 3),
            "found": round(share_over(own, t), 4),
            "clean_alerted": round(share_over(clean, t), 5),
            "unlisted_alerted": round(share_over(unlisted, t), 4),
        }
        for t in np.arange(LEAST, 1.0001, 0.01).tolist()
    ]


def _list_misses(
    asker: Asker,
    held: Sequence[Target],
    own: Scores,
    found: Found,
    report: Mapping[str, Any],
    misses: Misses,
) -> None:
    """Everything not found at the highest of the thresholds, with what came first instead."""
    top = max(p["threshold"] for p in report["at"].values())
    rows = []
    for i in np.flatnonzero(own < top).tolist():
        first = found.first(i)
        rows.append(
            {
                "class": held[i].kind,
                "schema": held[i].schema,
                "query": held[i].text,
                "wanted": held[i].listed,
                "source": held[i].source,
                "score": round(float(own[i]), 4),
                "first": asker.describe(found, first) if first is not None else None,
            }
        )
    misses["damaged_not_found"] = sorted(rows, key=lambda r: (r["class"], r["score"]))


def _alerts(asker: Asker, queries: Sequence[Query], found: Found) -> list[dict[str, Any]]:
    """Who was alerted on whom, at the least of the thresholds worth looking at, best first."""
    rows = []
    for i in np.flatnonzero(found.best() >= 0.5).tolist():
        first = found.first(i)
        assert first is not None
        rows.append({"query": queries[i].given["name"], **asker.describe(found, first)})
    return sorted(rows, key=lambda r: -r["score"])


# --- pairs


def pair_level(labelled: Labelled, clean: Scores, misses: Misses, every: int = 1) -> dict[str, Any]:
    """Labelled pairs: F1 at the shipped pair threshold and cross-validated; STRONG rows; bands."""
    rows = labelled.pairs()[::every]
    scores = np.array([_pair_score(r) for r in rows])
    truth = np.array([r["is_match"] == "true" for r in rows])
    keys = [f"{r['name1']}\t{r['name2']}" for r in rows]
    best, top = best_f1(scores, truth)
    validated, chosen = cross_validated(scores, truth, keys)
    told = scores >= PAIR_THRESHOLD
    wrong = [
        {**row, "score": round(float(s), 4), "told": bool(t)}
        for row, s, t, right in zip(rows, scores, told, truth, strict=True)
        if bool(t) != bool(right)
    ]
    misses["pairs_wrong"] = sorted(wrong, key=lambda r: (r["quality"], r["category"], r["score"]))
    strong = [
        {k: r[k] for k in ("name1", "name2", "is_match", "score")} for r in wrong if r["quality"] == "STRONG"
    ]
    grid = [round(t, 2) for t in np.arange(0.05, 1.0, 0.05).tolist()]
    return {
        "rows": len(rows),
        "at_shipped": {"threshold": PAIR_THRESHOLD, **count_at(scores, truth, PAIR_THRESHOLD).to_json()},
        "best": {"threshold": round(best, 4), "f1": round(top, 4)},
        "cross_validated": {"f1": round(validated, 4), "thresholds": chosen},
        "strong_wrong": strong,
        "strong": sum(r["quality"] == "STRONG" for r in rows),
        "right_by_category": sliced(told == truth, [r["category"] or "(none)" for r in rows]),
        "right_by_schema": sliced(told == truth, [r["schema"] for r in rows]),
        "right_by_script": sliced(told == truth, [_pair_script(r) for r in rows]),
        "curve": [{"threshold": t, **count_at(scores, truth, t).to_json()} for t in grid],
        "bands": band_rows(scores, truth, clean),
    }


def _pair_score(row: Mapping[str, str]) -> float:
    one, other = (query_of({"name": row[n], "schema": row.get("schema", "")}) for n in ("name1", "name2"))
    return float(compare(one.name, other.name)[0])


def _pair_script(row: Mapping[str, str]) -> str:
    one, other = script_of(row["name1"]), script_of(row["name2"])
    return one if one == other else "cross-script"
