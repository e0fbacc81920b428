"""A page opened in a real Chromium: what it made of it, and whether it asked anybody for anything."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

#: Chromium as root needs no sandbox; nothing of its own goes out, so that what does is the page's.
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps --no-default-browser-check "
    "--disable-dev-shm-usage --virtual-time-budget=2000"
).split()


@dataclass(frozen=True)
class Shown:
    """The page's tree after it had its time, as HTML, and the addresses it asked for."""

    dom: str
    asked: tuple[str, ...]


def shown(page: Path, tmp_path: Path) -> Shown:
    """Open a file in Chromium."""
    log = tmp_path / "net.json"
    done = subprocess.run(
        ["chromium", *_FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}", "--dump-dom",
         page.resolve().as_uri()],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return Shown(done.stdout, tuple(_asked(log)))


def _asked(log: Path) -> list[str]:
    text = log.read_text("utf-8", "replace").rstrip().rstrip(",")
    found = json.loads(text if text.endswith("}") else text + "]}")
    told = [e["params"] for e in found["events"] if isinstance(e.get("params"), dict)]
    # What the browser asks of its own accord comes from no page, and so from no origin.
    urls = (p.get("url", "") for p in told if p.get("initiator", "not an origin") != "not an origin")
    return [u for u in dict.fromkeys(urls) if u.startswith(("http:", "https:", "ws:", "wss:"))]
