"""The room's reviewed tables, read strictly: a row that half-parsed would lose a fact silently."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

__all__ = ["regions", "rows"]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``places/<name>.tsv`` by column; a line that starts with ``#`` is a note.

    Raises ValueError, naming file and line, for a row that has not as many cells as the header.
    """
    text = resources.files("watchword.places").joinpath(f"{name}.tsv").read_text("utf-8")
    heads: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not heads:
            heads = cells
        elif len(cells) != len(heads):
            raise ValueError(f"{name}.tsv, line {number}: {len(cells)} cells, not {len(heads)}")
        else:
            yield dict(zip(heads, cells, strict=True))


@cache
def regions() -> dict[str, dict[str, str]]:
    """Regions by key, such as ``ua-crimea``: their name, their state's code and other names."""
    return {row["key"]: row for row in rows("regions")}
