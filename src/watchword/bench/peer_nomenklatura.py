"""nomenklatura's matchers behind its own index, run by its own Python: a script, never imported here.

    python peer_nomenklatura.py REQUEST.json ANSWER.json

The request holds ``entities`` (id, schema, names), ``queries`` (name, schema) and ``algorithms``; the
answer, for each algorithm, the candidates' scores by query, CPU seconds, and the process's memory. It
imports nothing of watchword, so that it can run in an environment that has only nomenklatura.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def run(request: dict[str, Any]) -> dict[str, Any]:
    """Index the entities, take candidates for every query, score them with each algorithm."""
    wall = time.perf_counter()
    import nomenklatura
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.blocker.index import Index
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.types import ScoringConfig
    from nomenklatura.resolver import Linker
    from nomenklatura.store import MemoryStore

    imported = time.perf_counter() - wall
    dataset = Dataset.make({"name": "bench", "title": "bench"})
    store: Any = MemoryStore(dataset, Linker({}))
    wall, cpu = time.perf_counter(), time.process_time()
    with store.writer() as writer:
        for e in request["entities"]:
            data = {
                "id": e["id"],
                "schema": e["schema"],
                "properties": {"name": e["names"][:1], "alias": e["names"][1:]},
            }
            writer.add_entity(StatementEntity.from_data(dataset, data))
    view = store.default_view()
    home = tempfile.TemporaryDirectory()
    index: Any = Index(view, Path(home.name))
    index.build()
    built = {"seconds": time.perf_counter() - wall, "cpu_seconds": time.process_time() - cpu}
    queries = [
        StatementEntity.from_data(
            dataset,
            {"id": f"q-{i}", "schema": q["schema"] or "LegalEntity", "properties": {"name": [q["name"]]}},
        )
        for i, q in enumerate(request["queries"])
    ]
    cpu = time.process_time()
    candidates = {
        str(key): [str(other) for other, _ in found] for key, found in index.match_entities(iter(queries))
    }
    blocking = time.process_time() - cpu
    entities = {c: view.get_entity(c) for found in candidates.values() for c in found}
    out: dict[str, Any] = {
        "version": nomenklatura.__version__,
        "import_seconds": imported,
        "index": built,
        "blocking_cpu_seconds": blocking,
        "algorithms": {},
    }
    config = ScoringConfig.defaults()
    for name in request["algorithms"]:
        algorithm: Any = get_algorithm(name)
        cpu, wall = time.process_time(), time.perf_counter()
        first = None
        scores: list[dict[str, float]] = []
        for query in queries:
            row = {}
            for c in candidates.get(str(query.id), ()):
                score = algorithm.compare(query, entities[c], config).score
                if first is None:
                    first = time.perf_counter() - wall
                if score >= 0.3:
                    row[c] = round(float(score), 4)
            scores.append(row)
        out["algorithms"][name] = {
            "cpu_seconds": time.process_time() - cpu + blocking,
            "first_compare_seconds": first,
            "scores": scores,
        }
    out["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    home.cleanup()
    return out


if __name__ == "__main__":
    asked = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    Path(sys.argv[2]).write_text(json.dumps(run(asked)), "utf-8")
