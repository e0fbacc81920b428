"""``bench recall``: the fast mode against the exhaustive one, at the shipped threshold.

Every pair of question and party that the exhaustive mode tells is looked for in the fast mode's answer.
*Pairs* is the share of those pairs that fast tells too; *questions* the share of questions with a hit
that keep at least one; a score that differs is counted apart, because a fast answer must be the same
answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from watchword.bench.asking import Asker, Found
from watchword.bench.made import made_sets
from watchword.bench.quality import Misses, share
from watchword.bench.sets import Labelled
from watchword.matching import SHIPPED_THRESHOLD
from watchword.screening import Query

__all__ = ["recall", "recall_of"]

#: Scores that differ by less are one number in 32 bits.
SAME = 1e-4


def _keys(found: Found) -> np.ndarray[Any, np.dtype[np.int64]]:
    return found.query * (1 << 32) + found.party


def recall_of(fast: Found, full: Found) -> dict[str, Any]:
    """What of the full answer the fast one has."""
    mine, wanted = _keys(fast), _keys(full)
    order = np.argsort(mine)
    at = np.searchsorted(mine[order], wanted)
    at[at == len(mine)] = 0
    has = mine[order][at] == wanted if len(mine) else np.zeros(len(wanted), np.bool_)
    apart = np.abs(fast.score[order][at] - full.score) > SAME if len(mine) else has
    questions = np.zeros(full.questions, np.bool_)
    questions[full.query] = True
    kept = np.zeros(full.questions, np.bool_)
    kept[full.query[has]] = True
    return {
        "pairs": share(has),
        "questions": share(kept[questions]),
        "score_differs": int(np.sum(has & apart)),
        "only_in_fast": int(np.sum(~np.isin(mine, wanted))),
        "_missing": np.flatnonzero(~has),
    }


def recall(
    asker: Asker,
    labelled: Labelled,
    seed: int,
    progress: Callable[[str], None],
    every: int = 1,
) -> tuple[dict[str, Any], Misses]:
    """Fast against exhaustive on damaged, clean and made questions; every n-th of each."""
    made = [m for rows in made_sets(asker, labelled, seed, max(40 // every, 5)).values() for m in rows]
    sets: dict[str, Sequence[Query]] = {
        "damaged": [t.query for t in labelled.targets()[::every]],
        "clean": labelled.clean()[::every],
        "customers_global_5k": labelled.customers("customers_global_5k.csv", every=every),
        "unlisted_organisations": labelled.unlisted()[::every],
        "made": [m.query for m in made],
    }
    out: dict[str, Any] = {"threshold": SHIPPED_THRESHOLD, "sets": {}}
    misses: Misses = {"fast_lacks": []}
    hits = kept = 0
    for name, queries in sets.items():
        progress(f"{name}: {len(queries)} questions")
        fast = asker.search(queries, least=SHIPPED_THRESHOLD, weak=True)
        full = asker.search(queries, least=SHIPPED_THRESHOLD, weak=True, mode="exhaustive")
        found = recall_of(fast, full)
        for i in found.pop("_missing").tolist():
            query = queries[int(full.query[i])].given["name"]
            misses["fast_lacks"].append({"set": name, "query": query, **asker.describe(full, i)})
        hits += found["pairs"]["of"]
        kept += found["pairs"]["count"]
        out["sets"][name] = {"asked": len(queries), **found}
    out["all"] = share(np.arange(hits) < kept)
    return out, misses
