"""The reviewed tables of this room, as they stand in ``data``: their heads say what the columns mean."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

__all__ = ["document", "sheet"]

_DATA = Path(__file__).parent / "data"


def sheet(name: str) -> list[list[str]]:
    """The rows of ``data/<name>.tsv`` as cells, without notes and header."""
    text = (_DATA / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"][1:]


def document(name: str) -> dict[str, Any]:
    """``data/<name>.toml``."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))
