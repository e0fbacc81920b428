"""Count how common words are in customers' names: the packaged background of the matcher.

    python scripts/make_names_background.py customers_us_50k.csv [list_level_queries.csv]

Writes src/watchword/index/names_background.tsv. The second file's clean customers are left out, so
that what measures the matcher hasn't been counted into it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from watchword.model import Kind
from watchword.names import analyse

TARGET = Path(__file__).resolve().parent.parent / "src" / "watchword" / "index" / "names_background.tsv"
#: A word of one name only says nothing of how common it is.
LEAST = 2


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with Path(path).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def main(customers: str, measured: str = "") -> None:
    """Count and write."""
    clean = {r["query"] for r in rows(measured) if r["kind"] == "clean"} if measured else set()
    names = [r["full_name"] for r in rows(customers) if r["full_name"] not in clean]
    counted = Counter(w for n in names for w in {t.text for t in analyse(n, Kind.PERSON).tokens})
    lines = [
        f"# How many of {len(names)} customers' names hold each word (at least {LEAST}), "
        "for how common a word is in general.",
        "# Counted from the synthetic customer set customers_us_50k (MIT licence; see NOTICE).",
        f"*\t{len(names)}",
    ]
    lines += [f"{w}\t{n}" for w, n in sorted(counted.items()) if n >= LEAST and w.isascii()]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
