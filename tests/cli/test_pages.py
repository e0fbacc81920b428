"""The pages that commands write, in a real browser: they show what they should and ask nobody."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from browser import shown
from helpers import ROOT

pytestmark = pytest.mark.browser
INSTITUTE = "us-bis-el:ljsfpmgezw"


def written(tmp_path: Path, *words: str) -> Path:
    out = tmp_path / "page.html"
    done = subprocess.run(
        [sys.executable, "-m", "watchword", *words, "--sampler", "--format", "html", "-o", str(out)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 3), done.stderr
    return out


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("screen", "Institute of Forensic Science", "--as-of", "2022-06-01"), "85 FR 34505"),
        (("show", INSTITUTE), "2020-06-05"),
        (("lift", "--programme", "ILLICIT-DRUGS-EO14059"), "still held"),
        (("read", str(ROOT / "examples" / "article.txt")), "<mark"),
        (("ship", str(ROOT / "examples" / "shipments.csv")), "permit"),
    ],
)
def test_a_page_shows_its_answer_and_asks_nobody(tmp_path: Path, words: tuple[str, ...], holds: str) -> None:
    found = shown(written(tmp_path, *words), tmp_path)
    assert holds in found.dom
    assert not found.asked, found.asked
    assert not re.search(r"<(script|iframe|object|embed|link)\b", found.dom)


def test_a_name_is_never_markup(tmp_path: Path) -> None:
    name = "<img src=http://127.0.0.1:9/x onerror=\"document.title='run'\"> Institute of Forensic Science"
    found = shown(written(tmp_path, "screen", "--name", name), tmp_path)
    assert "<title>run" not in found.dom
    assert "<img" not in found.dom
    assert not found.asked, found.asked


def test_a_hostile_page_cannot_run_in_the_report(tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    page.write_text(
        '<html><head><title>x</title><script>RUN</script></head><body onload="RUN"><p>Officials said the '
        '<img src=x onerror="RUN">Sinaloa Cartel &lt;script&gt;RUN&lt;/script&gt; shipped '
        "<svg onload=\"RUN\">pills.</p><iframe src='http://127.0.0.1:9/'></iframe></body></html>".replace(
            "RUN", "document.title='run'"
        )
    )
    found = shown(written(tmp_path, "read", str(page)), tmp_path)
    assert "Sinaloa Cartel" in found.dom
    assert "<title>run" not in found.dom
    assert not re.search(r"<(script|iframe|img)\b", found.dom)
    assert not found.asked, found.asked


def test_the_log_would_show_a_request(tmp_path: Path) -> None:
    page = tmp_path / "asks.html"
    page.write_text("<!doctype html><title>x</title><img src='http://127.0.0.1:9/there.png'>")
    assert shown(page, tmp_path).asked == ("http://127.0.0.1:9/there.png",)
