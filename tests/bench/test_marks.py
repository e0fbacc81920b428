"""The script that shows a labelled set with its marks, and takes the edited text back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import ROOT
from watchword.bench import labels

SCRIPT = ROOT / "scripts" / "mark_articles.py"


def run(*words: object) -> str:
    done = subprocess.run(
        [sys.executable, SCRIPT, *map(str, words)],
        capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(labels.OWN_SET, tmp_path / "set")


def test_shown_and_taken_back_the_set_is_the_same(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "marked.txt").write_text(run("show", copied), "utf-8")
    run("take", copied, tmp_path / "marked.txt")
    for path in labels.OWN_SET.iterdir():
        assert (copied / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_edited_text_moves_its_labels(copied: Path, tmp_path: Path) -> None:
    before = labels.read_set(copied)[0]
    shown = run("show", copied)
    assert shown.startswith("⟦⟦ 001.txt ⟧⟧\n⟦z0|")
    (tmp_path / "marked.txt").write_text(shown.replace("⟦z0|", "Exclusive: ⟦z0|", 1), "utf-8")
    run("take", copied, tmp_path / "marked.txt")
    after = labels.read_set(copied)[0]
    assert after.text == "Exclusive: " + before.text
    assert after.mentions[0].start == before.mentions[0].start + len("Exclusive: ")
    assert [m.surface for m in after.mentions] == [m.surface for m in before.mentions]


def test_a_new_label_needs_only_its_fields(copied: Path, tmp_path: Path) -> None:
    path = copied / labels.LABELS
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    shown = run("show", copied)
    number = len(rows[0]["unlisted"])
    rows[0]["unlisted"].append({})
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    marked = shown.replace("Bosporus", f"⟦n{number}|Bosporus⟧", 1)
    (tmp_path / "marked.txt").write_text(marked, "utf-8")
    run("take", copied, tmp_path / "marked.txt")
    assert labels.read_set(copied)[0].unlisted[-1].surface == "Bosporus"
