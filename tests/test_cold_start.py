"""A name is answered within a second from a cold start, and only what is needed is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from helpers import clean_env, measured

#: Top-level packages, beside the standard library, that `screen NAME` may load. A new one here costs
#: every start: think before adding.
ALLOWED = {
    "watchword", "click", "numpy", "rapidfuzz", "cython_runtime", "anyascii", "pypinyin", "opencc",
    "platformdirs",
}  # fmt: skip
#: Never on the way to one name, however they get in.
HEAVY = {
    "openpyxl", "lxml", "pyarrow", "pandas", "scipy", "httpx", "rich", "typer", "pydantic", "sqlalchemy",
    "spacy", "hypothesis", "pytest", "numba", "nomenklatura", "matplotlib", "xml", "unittest", "asyncio",
}  # fmt: skip

_LIST = """
import sys
before = set(sys.modules)
sys.argv = ["watchword", *sys.argv[1:]]
from watchword.cli import main
try:
    main()
except SystemExit:
    pass
print("\\nLOADED", *sorted(set(sys.modules) - before))
"""


def loaded(*words):
    """Modules that a run of the command line loads, beyond those of a bare interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", _LIST, *map(str, words)],
        capture_output=True,
        text=True,
        env=clean_env(),
        check=True,
    )
    (line,) = [x for x in done.stdout.splitlines() if x.startswith("LOADED")]
    return set(line.split()[1:])


def packages(names):
    return {n.partition(".")[0] for n in names}


def test_screening_a_name_loads_nothing_heavy(made_archive):
    names = loaded("screen", "Marmaduke Featherstonehaugh", "--data", made_archive, "--today", "2026-11-24")
    assert not packages(names) & HEAVY
    strange = {
        p for p in packages(names) if p not in sys.stdlib_module_names and not p.startswith("_")
    } - ALLOWED
    assert not strange, strange
    assert "watchword.screening.tables" not in names
    assert "watchword.sources.us_csl" not in names


def test_screening_a_native_name_loads_only_what_reads_it(made_archive):
    names = loaded("screen", "Мармадюк Иванов", "--data", made_archive, "--today", "2026-11-24")
    assert not packages(names) & HEAVY


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("screen", "--help")])
def test_help_loads_no_engine(words):
    names = loaded(*words)
    assert not packages(names) & (HEAVY | {"numpy", "rapidfuzz", "sqlite3"})


@pytest.mark.shared
def test_a_real_name_is_answered_within_a_second_and_300_megabytes(real_archive):
    words = ("screen", "Institute of Forensic Science", "--as-of", "2022-06-01", "--data", real_archive)
    runs = [measured(*words) for _ in range(5)]
    assert all(r["status"] in (0, 3) and "Forensic" in r["out"] for r in runs)
    assert max(r["megabytes"] for r in runs) < 300
    # Busy seconds: what it takes where nothing else runs.
    quickest = min(min(r["seconds"], r["busy"]) for r in runs)
    assert quickest < 1.0, [(r["seconds"], r["busy"]) for r in runs]
