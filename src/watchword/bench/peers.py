"""The peers beside which watchword is measured, on the same questions in the same run.

* rapidfuzz: ``fuzz.ratio`` on sorted ASCII tokens of every visible name, every pair, which is what a
  good script does. Always at hand.
* nomenklatura (OpenSanctions): logic-v1 and logic-v2 on the candidates of its own index. Needs the
  ``bench`` extra; as PyICU has no wheel, it may live in an environment of its own, whose Python
  ``$WATCHWORD_PEER_PYTHON`` names.

Peers get names and schema, as watchword does here; no dates or identifiers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.bench.asking import Asker, Found
from watchword.bench.figures import share_over, threshold_for
from watchword.bench.made import listed_names
from watchword.model import Kind
from watchword.screening import Query

__all__ = ["nomenklatura", "peer_python", "quality_of", "rapidfuzz"]

_SCHEMA = {
    Kind.UNKNOWN: "LegalEntity", Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization",
    Kind.VESSEL: "Vessel", Kind.AIRCRAFT: "Airplane",
}  # fmt: skip
#: rapidfuzz's scores under this aren't kept.
CUTOFF = 60


def _ascii(text: str) -> str:
    from anyascii import anyascii

    plain = "".join(c if c.isalnum() else " " for c in anyascii(text).lower())
    return " ".join(sorted(plain.split()))


def rapidfuzz(asker: Asker, queries: Sequence[Query]) -> tuple[Found, dict[str, Any]]:
    """Every question against every name in view; scores as fractions of 1."""
    import rapidfuzz as library
    from rapidfuzz import fuzz, process

    listed = listed_names(asker)
    names = [_ascii(x.text) for x in listed]
    cluster = np.array([x.cluster for x in listed], np.int64)
    number = np.array([x.number for x in listed], np.int64)
    start = time.process_time()
    rows, columns, scores = [], [], []
    texts = [_ascii(q.given["name"]) for q in queries]
    for i in range(0, len(texts), 200):
        table = process.cdist(
            texts[i : i + 200], names, scorer=fuzz.ratio, score_cutoff=CUTOFF, workers=1, dtype=np.uint8
        )
        at, column = np.nonzero(table)
        rows.append(at + i)
        columns.append(column)
        scores.append(table[at, column] / 100.0)
    cpu = time.process_time() - start
    query, column = np.concatenate(rows), np.concatenate(columns)
    score = np.concatenate(scores)
    order = np.lexsort((-score, cluster[column], query))
    query, column, score = query[order], column[order], score[order]
    first = np.ones(len(query), np.bool_)
    first[1:] = (query[1:] != query[:-1]) | (cluster[column[1:]] != cluster[column[:-1]])
    query, column, score = query[first], column[first], score[first]
    order = np.lexsort((-score, query))
    found = Found(len(queries), query[order], cluster[column[order]], number[column[order]], score[order])
    return found, {
        "what": f"rapidfuzz {library.__version__}: ratio on sorted ASCII tokens, all {len(names)} names",
        "cpu_seconds": round(cpu, 3),
        "per_second": round(len(queries) / cpu, 1),
    }


def peer_python() -> str | None:
    """The Python that has nomenklatura: ``$WATCHWORD_PEER_PYTHON``, or this one; None if neither has."""
    for python in (os.environ.get("WATCHWORD_PEER_PYTHON"), sys.executable):
        if python and _works(python):
            return python
    return None


def _works(python: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - the user's own interpreter
            [python, "-c", "import nomenklatura.blocker.index, nomenklatura.matching"],
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def nomenklatura(
    asker: Asker, queries: Sequence[Query], algorithms: Sequence[str], python: str
) -> dict[str, tuple[Found, dict[str, Any]]]:
    """Each algorithm's answers and speed, in a process of its own."""
    names: dict[int, list[str]] = defaultdict(list)
    kinds: dict[int, Kind] = {}
    for x in listed_names(asker):
        names[x.cluster].append(x.text)
        kinds.setdefault(x.cluster, x.kind)
    request = {
        "entities": [{"id": f"e-{c}", "schema": _SCHEMA[kinds[c]], "names": n} for c, n in names.items()],
        "queries": [{"name": q.given["name"], "schema": _SCHEMA[q.kind]} for q in queries],
        "algorithms": list(algorithms),
    }
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "request.json", Path(folder) / "answer.json"
        asked.write_text(json.dumps(request), "utf-8")
        one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        subprocess.run(  # noqa: S603 - the user's own interpreter, our own script
            [python, str(Path(__file__).with_name("peer_nomenklatura.py")), str(asked), str(answered)],
            check=True, env=one_core, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        answer = json.loads(answered.read_text("utf-8"))
    out = {}
    for name, one in answer["algorithms"].items():
        out[name] = (
            _found(one["scores"]),
            {
                "what": f"nomenklatura {answer['version']}, {name} behind its own index",
                "cpu_seconds": round(one["cpu_seconds"], 3),
                "per_second": round(len(queries) / one["cpu_seconds"], 1),
                "rss_mb": round(answer["rss_mb"]),
                "cold_start": {
                    "import_seconds": round(answer["import_seconds"], 2),
                    "first_compare_seconds": round(one["first_compare_seconds"] or 0, 2),
                    "index_seconds": round(answer["index"]["seconds"], 2),
                },
            },
        )
    return out


def _found(scores: Sequence[dict[str, float]]) -> Found:
    rows = [
        (i, int(party.removeprefix("e-")), score)
        for i, row in enumerate(scores)
        for party, score in sorted(row.items(), key=lambda x: -x[1])
    ]
    query, party, score = (np.array(c) for c in zip(*rows, strict=True)) if rows else (np.zeros(0),) * 3
    return Found(
        len(scores), query.astype(np.int64), party.astype(np.int64),
        np.zeros(len(rows), np.int64), score.astype(np.float64),
    )  # fmt: skip


def quality_of(
    found: Found,
    own: NDArray[np.int64],
    groups: NDArray[np.str_],
    counted: NDArray[np.bool_],
    thresholds: Sequence[float],
) -> dict[str, Any]:
    """Found and alerted of one engine: at 0.5 % and 0.1 % of the clean, and at given thresholds.

    ``own`` is each question's right party (-1 for none), ``groups`` its set: ``damaged``, ``clean`` or
    ``unlisted``; ``counted`` which parties count against the unlisted organisations.
    """
    best = found.best()
    mine = found.of(own)[groups == "damaged"]
    clean = best[groups == "clean"]
    unlisted = found.only(counted[found.party]).best()[groups == "unlisted"]
    points = {f"{100 * r:g} % of clean alerted": threshold_for(clean, r) for r in (0.005, 0.001)}
    points |= {f"at {t:g}": t for t in thresholds}
    return {
        name: {
            "threshold": round(t, 4),
            "found": round(share_over(mine, t), 4),
            "clean_alerted": round(share_over(clean, t), 5),
            "unlisted_alerted": round(share_over(unlisted, t), 4),
        }
        for name, t in points.items()
    }
