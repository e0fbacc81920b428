"""One measurement in a process of its own, so that what it finds cold is cold and memory is its own.

    python -m watchword.bench.probe '{"what": "bulk", …}'

Prints one JSON object. CPU seconds are of this process, all its threads (``time.process_time``); the
caller sets the thread pools of numpy to one. Memory is Linux's ``VmRSS`` and ``VmHWM`` in megabytes.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["memory_mb", "probe"]

BATCH = 2000


def memory_mb() -> dict[str, float]:
    """Resident memory now and at its peak, in MB; of it, pages of files that the system may drop."""
    found: dict[str, float] = {}
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return found
    for line in lines:
        key, _, value = line.partition(":")
        if key in ("VmRSS", "VmHWM", "RssFile"):
            found[{"VmRSS": "resident", "VmHWM": "peak", "RssFile": "file_backed"}[key]] = round(
                int(value.split()[0]) / 1024, 1
            )
    return found


def bulk(asked: dict[str, Any]) -> dict[str, Any]:
    """Customers screened end to end, hits explained: cold, other customers, then the same again."""
    from watchword.lists import open as open_lists
    from watchword.screening import query_of

    start = time.process_time()
    screener = open_lists(asked["data"], today=asked.get("today")).screener()
    opened = time.process_time() - start
    after_open = memory_mb()

    def one_pass(rows: Sequence[dict[str, str]]) -> dict[str, Any]:
        start, hits = time.process_time(), 0
        for i in range(0, len(rows), BATCH):
            for result in screener.screen([query_of(r) for r in rows[i : i + BATCH]]):
                hits += len(result["hits"])
        cpu = time.process_time() - start
        return {"per_second": round(len(rows) / cpu, 1), "cpu_seconds": round(cpu, 3), "hits": hits}

    rows = json.loads(Path(asked["rows"]).read_text("utf-8"))
    half = len(rows) // 2
    cold = one_pass(rows[:half])
    other = one_pass(rows[half:])
    again = one_pass(rows)
    return {
        "customers": len(rows),
        "open_cpu_seconds": round(opened, 3),
        "cold": cold,
        "warm, other customers": other,
        "warm, the same again": again,
        "memory_mb": {"after_opening": after_open, "after_screening": memory_mb()},
    }


def grow(asked: dict[str, Any]) -> dict[str, Any]:
    """Time per query on the listed names, or on ``names`` names recombined from their words by seed."""
    import numpy as np

    from watchword.index.compiled import CompiledNames, compile_names
    from watchword.lists import open as open_lists
    from watchword.matching import Engine
    from watchword.screening import query_of

    index = open_lists(asked["data"], today=asked.get("today")).index
    texts = [index.names.text(i) for i in range(len(index.names))]
    kinds = np.asarray(index.arrays["names.name_kind"], np.uint8)
    weak = np.asarray(index.arrays["names.name_weak"], np.bool_)
    parties = np.asarray(index.arrays["name.party"], np.int32)
    wanted = int(asked.get("names") or 0)
    if wanted:
        texts, kinds, weak, parties = recombined(texts, kinds, wanted, int(asked.get("seed", 1)))
    start, wall = time.process_time(), time.perf_counter()
    arrays = compile_names(texts, kinds, weak, parties)
    compiled = {
        "cpu_seconds": round(time.process_time() - start, 2),
        "seconds": round(time.perf_counter() - wall, 2),
    }
    engine = Engine(CompiledNames(arrays))
    rows = json.loads(Path(asked["rows"]).read_text("utf-8"))
    queries = [query_of(r).name for r in rows]
    half = len(queries) // 2
    start = time.process_time()
    engine.search(queries[:half])
    cold = (time.process_time() - start) / half
    start = time.process_time()
    engine.search(queries[half:])
    other = (time.process_time() - start) / (len(queries) - half)
    start = time.process_time()
    matches = engine.search(queries)
    warm = (time.process_time() - start) / len(queries)
    return {
        "names": len(texts),
        "compile": compiled,
        "array_mb": round(sum(a.nbytes for a in arrays.values()) / 1e6, 1),
        "ms_per_query": {
            "cold": round(1000 * cold, 4),
            "warm, other queries": round(1000 * other, 4),
            "warm, the same again": round(1000 * warm, 4),
        },
        "matches": len(matches.query),
        "memory_mb": memory_mb(),
    }


def recombined(texts: Sequence[str], kinds: Any, wanted: int, seed: int) -> tuple[list[str], Any, Any, Any]:
    """Names made from the words of listed ones: each takes the shape of a listed name, word by word.

    Every word is drawn from the words that stand in the same place (first, inner, last) of names of
    the same kind, so words keep their frequencies, and names their lengths. The listed names come
    first, so that true matches are still there.
    """
    import numpy as np

    rng = random.Random(seed)  # noqa: S311 - a reproducible sample, not a secret
    words: dict[tuple[int, int], list[str]] = {}
    shapes = []
    for text, kind in zip(texts, kinds.tolist(), strict=True):
        parts = text.split()
        shapes.append((kind, len(parts)))
        for i, part in enumerate(parts):
            words.setdefault((kind, _place(i, len(parts))), []).append(part)
    out, kind_out = list(texts), kinds.tolist()
    while len(out) < wanted:
        kind, count = shapes[rng.randrange(len(shapes))]
        if count:
            parts = [rng.choice(words[kind, _place(i, count)]) for i in range(count)]
            out.append(" ".join(parts))
            kind_out.append(kind)
    none = np.zeros(len(out), np.bool_)
    return out, np.array(kind_out, np.uint8), none, np.arange(len(out), dtype=np.int32)


def _place(i: int, count: int) -> int:
    return 0 if i == 0 else 2 if i == count - 1 else 1


def probe(asked: dict[str, Any]) -> dict[str, Any]:
    """One measurement by name."""
    return {"bulk": bulk, "grow": grow}[asked["what"]](asked)


if __name__ == "__main__":
    print(json.dumps(probe(json.loads(sys.argv[1]))))
