"""``bench speed``: customers a second and core, first answer, memory, growth; peers beside it.

Every measurement runs in a fresh process with one thread a pool. Rates are by CPU time, so that a busy
machine doesn't count against either side; the first answer is wall-clock time from starting Python to
the last byte of the answer, the least and the median of several runs.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from watchword.bench import peers
from watchword.bench.asking import Asker
from watchword.bench.quality import LISTED
from watchword.bench.sets import Labelled
from watchword.matching import SHIPPED_THRESHOLD
from watchword.screening import Query, query_of

__all__ = ["book", "speed"]

#: Customers in the book that is timed; half are asked cold.
CUSTOMERS = 20_000
#: Part of the book that is a damaged listed name, so that hits are explained: 84 % of one bank's
#: production queries met nothing at all (nomenklatura#286); one in twenty with a true hit is more
#: than any book has.
LISTED_PART = 0.05
#: Questions put to the peers, that take longer.
PEER_QUESTIONS = 1000

Progress = Callable[[str], None]


def book(labelled: Labelled, size: int, seed: int) -> list[dict[str, str]]:
    """A customer book: American and global customers, one in twenty a damaged listed name, shuffled."""
    rng = random.Random(f"{seed} book")  # noqa: S311 - a reproducible sample, not a secret
    listed = [dict(t.query.given) for t in labelled.targets()]
    clean = [dict(q.given) for q in labelled.customers("customers_global_5k.csv")]
    if (labelled.folder / "customers_us_50k.csv").is_file():
        clean += [dict(q.given) for q in labelled.customers("customers_us_50k.csv", every=2)]
    rng.shuffle(listed)
    rng.shuffle(clean)
    hits = min(int(size * LISTED_PART), len(listed))
    rows = listed[:hits] + clean[: size - hits]
    rng.shuffle(rows)
    return rows


def _environment() -> dict[str, str]:
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**os.environ, **one}


def _probe(asked: Mapping[str, Any]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - this interpreter, our own module
        [sys.executable, "-m", "watchword.bench.probe", json.dumps(asked)],
        capture_output=True, text=True, check=False, env=_environment(),
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the measurement {asked['what']} failed: {done.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def first_answer(data: Path, name: str, runs: int = 7) -> dict[str, Any]:
    """Wall-clock and CPU seconds from process start to the answer of ``watchword screen NAME``."""
    command = [sys.executable, "-m", "watchword", "--data", str(data), "screen", name]
    took: list[float] = []
    cpu: list[float] = []
    for _ in range(runs):
        before = os.times()
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, env=_environment())  # noqa: S603
        took.append(time.perf_counter() - start)
        after = os.times()
        cpu.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return {
        "least_seconds": round(min(took), 3),
        "median_seconds": round(statistics.median(took), 3),
        "least_cpu_seconds": round(min(cpu), 3),
        "runs": runs,
        "asked": name,
    }


def speed(
    asker: Asker,
    labelled: Labelled,
    progress: Progress,
    *,
    names: int = 0,
    with_peers: bool = False,
    seed: int = 1,
    customers: int = CUSTOMERS,
) -> dict[str, Any]:
    """Everything that ``bench speed`` tells."""
    data, today = asker.lists.data, asker.lists.today.isoformat()
    rows = book(labelled, customers, seed)
    out: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.json"
        path.write_text(json.dumps(rows), "utf-8")
        asked = {"data": str(data), "today": today, "rows": str(path), "seed": seed}
        progress(f"{len(rows)} customers end to end")
        out["bulk"] = _probe({"what": "bulk", **asked})
        progress("first answer from process start")
        out["first_answer"] = first_answer(data, rows[0]["name"])
        progress("compiling the listed names")
        out["as_listed"] = _probe({"what": "grow", **asked})
        if names:
            progress(f"compiling {names} names")
            out["grown"] = _probe({"what": "grow", "names": names, **asked})
            out["growth"] = {
                k: round(out["grown"]["ms_per_query"][k] / v, 2)
                for k, v in out["as_listed"]["ms_per_query"].items()
            }
    if with_peers:
        out["peers"] = _peers(asker, labelled, rows, progress)
    return out


def _peers(
    asker: Asker, labelled: Labelled, rows: Sequence[Mapping[str, str]], progress: Progress
) -> dict[str, Any]:
    """Each peer's speed on a part of the book, and found and alerted on the list-level set."""
    timed = [query_of(r) for r in rows[:PEER_QUESTIONS]]
    targets = labelled.targets()
    wanted = [asker.cluster_of(t) for t in targets]
    graded: list[Query] = [t.query for t, w in zip(targets, wanted, strict=True) if w >= 0]
    own = [w for w in wanted if w >= 0]
    groups = ["damaged"] * len(own)
    for name, queries in (("clean", labelled.clean()), ("unlisted", labelled.unlisted())):
        graded += queries
        own += [-1] * len(queries)
        groups += [name] * len(queries)
    grade = partial(
        peers.quality_of, own=np.array(own, np.int64), groups=np.array(groups), counted=asker.on(LISTED)
    )
    out: dict[str, Any] = {}
    progress("watchword on the peers' questions")
    start = time.process_time()
    asker.search(timed, least=SHIPPED_THRESHOLD)
    cpu = time.process_time() - start
    mine = asker.search(graded)
    out["watchword"] = {
        "what": "watchword, fast, unexplained",
        "cpu_seconds": round(cpu, 3),
        "per_second": round(len(timed) / cpu, 1),
        "quality": grade(mine, thresholds=(SHIPPED_THRESHOLD,)),
    }
    progress("rapidfuzz")
    _, about = peers.rapidfuzz(asker, timed)
    found, _ = peers.rapidfuzz(asker, graded)
    out["rapidfuzz"] = {**about, "quality": grade(found, thresholds=(0.80, 0.82, 0.85))}
    python = peers.peer_python()
    if python is None:
        out["nomenklatura"] = {
            "what": "not measured: no Python here has nomenklatura. Install the bench extra (PyICU is "
            "compiled: libicu-dev, g++, pkg-config), or name another environment's Python in "
            "WATCHWORD_PEER_PYTHON."
        }
        return out
    for name in ("logic-v1", "logic-v2"):
        # A process each, so that one's caches don't warm the other.
        progress(f"nomenklatura {name}")
        _, about = peers.nomenklatura(asker, timed, [name], python)[name]
        found, _ = peers.nomenklatura(asker, graded, [name], python)[name]
        out[name] = {**about, "quality": grade(found, thresholds=(0.60, 0.65, 0.70))}
    return out
