"""The README and docs/ say what the code does."""

import subprocess
import sys

from helpers import ROOT


def test_docs_and_readme_outputs_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/make_docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_readme_names_every_room() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    rooms = [p.name for p in (ROOT / "src" / "watchword").iterdir() if p.is_dir() and p.name[0] not in "._"]
    assert [r for r in rooms if f"`{r}`" not in text] == []


def test_demo_runs() -> None:
    words = ["screen", "--sampler", "examples/customers.csv", "--format", "csv"]
    done = subprocess.run(
        [sys.executable, "-m", "watchword", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    rows = done.stdout.splitlines()
    assert sum(",hit," in r for r in rows) >= 5
    assert any(",former," in r and "Institute of Forensic Science" in r for r in rows)
