"""The house stands as DESIGN.md draws it: who may import whom, what is public, what is documented."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import watchword
from helpers import ROOT

SRC = ROOT / "src" / "watchword"

#: DESIGN.md's rows, lowest first. Single modules at the top of the package stand where their imports
#: put them: what everybody uses below, the doors that join rooms for the surfaces above.
ROWS = (
    {"exceptions", "_version"},
    {"model"},
    {"names"},
    {"sources"},
    {"archive"},
    {"index"},
    {"matching", "ownership", "goods", "figures", "places", "decisions", "records"},
    {"screening"},
    {"reading", "shipping", "monitoring"},
    {"lifting"},
    {"lists", "listing", "updating"},
    {"fetching", "replaying"},
    {"bench"},
    {"cli", "service", "spark"},
    {"__main__"},
)
RANK = {room: rank for rank, row in enumerate(ROWS) for room in row}


#: Within reading, lowest first: a page, whom it names, who says what, and whether it holds (the room's own
#: modules). The last in the list are what all of them use.
READING = ({"pages"}, {"parties"}, {"speech"}, {""})
SHARED = {"cues", "sheets", "tables", "tokens"}


def modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = ("watchword", *path.relative_to(SRC).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room of a module; a program's own __main__ stands above every room."""
    parts = module.split(".")
    return "__main__" if parts[-1] == "__main__" else parts[1] if len(parts) > 1 else ""


@cache
def imports_of(path: Path) -> frozenset[tuple[str, bool]]:
    """(module of ours, whether it is imported as the module loads) that a file imports."""
    tree = ast.parse(path.read_text("utf-8"))
    known = {name_of(p) for p in modules()}
    found: set[tuple[str, bool]] = set()

    def visit(node: ast.AST, at_load: bool) -> None:
        for child in ast.iter_child_nodes(node):
            inner = at_load
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                inner = False
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                continue
            if isinstance(child, ast.Import):
                found.update((a.name, at_load) for a in child.names if a.name.startswith("watchword"))
            elif isinstance(child, ast.ImportFrom) and (child.module or "").startswith("watchword"):
                assert child.level == 0
                for a in child.names:
                    inside = f"{child.module}.{a.name}"
                    found.add((inside if inside in known else str(child.module), at_load))
            visit(child, inner)

    visit(tree, True)
    return frozenset(found)


def test_every_room_stands_in_a_row():
    rooms = {room_of(name_of(p)) for p in modules()} - {""}
    assert rooms <= RANK.keys(), rooms - RANK.keys()


def test_a_room_imports_only_from_rows_below_it():
    wrong = []
    for path in modules():
        here = room_of(name_of(path))
        for module, _ in imports_of(path):
            there = room_of(module)
            if there in ("", here) or here == "":
                continue
            if RANK[there] >= RANK[here]:
                wrong.append(f"{name_of(path)} ({here}) imports {module} ({there})")
    assert not wrong, "\n".join(sorted(wrong))


def part_of_reading(module: str) -> int | None:
    """The place of a module in the order of the reading room; -1 for what all of its parts use."""
    parts = module.split(".")[2:]
    if parts[:1] and parts[0] in SHARED:
        return -1
    inside = parts[0] if len(parts) > 1 else ""
    return next((n for n, row in enumerate(READING) if inside in row), None)


def test_the_parts_of_reading_stand_in_order():
    wrong = []
    for path in modules():
        if room_of(here := name_of(path)) != "reading":
            continue
        for there, _ in imports_of(path):
            if room_of(there) == "reading" and part_of_reading(there) > part_of_reading(here):
                wrong.append(f"{here} imports {there}")
    assert not wrong, "\n".join(sorted(wrong))


def test_nothing_is_imported_in_circles():
    edges = defaultdict(set)
    for path in modules():
        for module, at_load in imports_of(path):
            if at_load and module != name_of(path):
                edges[name_of(path)].add(module)
    done: set[str] = set()

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join([*above[above.index(module) :], module])
        if module not in done:
            for other in edges[module]:
                # A room's own __init__ gathers its modules; they never import it back.
                walk(other, (*above, module))
            done.add(module)

    for module in list(edges):
        walk(module, ())


def test_no_import_is_relative():
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path


def test_every_module_says_what_it_is_for():
    for path in modules():
        text = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert text, path
        assert text.splitlines()[0].rstrip().endswith((".", ":", "?", "``")), (path, text.splitlines()[0])


def test_what_a_module_offers_is_named_and_there():
    import importlib

    for path in modules():
        name = name_of(path)
        if name.endswith("__main__"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        offered = [
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in node.targets)
        ]
        if not offered:
            continue
        names = ast.literal_eval(offered[0])
        assert len(set(names)) == len(names), name
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as why:
            if not (why.name or "").startswith("watchword"):
                continue  # an extra that isn't installed here
            raise
        for one in names:
            assert hasattr(module, one), f"{name}.{one}"


def test_the_public_face_is_pinned():
    assert sorted(watchword.__all__) == ["Lists", "WatchwordError", "__version__", "open"]
    public = {n for n in vars(watchword.Lists) if not n.startswith("_")}
    assert {"screen", "screen_queries", "compare", "party", "diff", "index", "view"} <= public
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        watchword.nothing  # noqa: B018


def test_every_error_of_ours_is_a_watchword_error():
    from watchword import exceptions

    for name in exceptions.__all__:
        assert issubclass(getattr(exceptions, name), watchword.WatchwordError)


def test_tests_mirror_source_paths():
    """A folder of tests stands for a room; shared helpers and tests of the whole stand at the top."""
    rooms = {p.name for p in SRC.iterdir() if p.is_dir()}
    folders = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir() and any(p.glob("test_*.py"))}
    assert folders <= rooms, folders - rooms


def test_nothing_in_the_core_imports_what_only_extras_bring():
    extras = {"pyarrow", "nomenklatura", "followthemoney", "matplotlib", "spacy", "trafilatura", "pyspark"}
    for path in modules():
        if "bench" in path.parts or {"service", "spark"} & set(path.parts):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not {n.partition(".")[0] for n in names} & extras, path


def test_the_version_costs_no_import():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, watchword; watchword.__version__; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert not {"numpy", "click", "sqlite3", "rapidfuzz"} & set(loaded)
