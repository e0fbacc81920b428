"""Labelled articles with their marks: shown for editing, and taken back with offsets made anew.

``mark_articles.py show FOLDER > marked.txt`` writes every text with ``⟦m0|…⟧`` around mention 0,
``⟦s2|…⟧`` around statement 2 and so on: the letter says which list of the article's line in
``labels.jsonl``, the number which entry. Texts and marks may be edited; what a label says is edited in
``labels.jsonl`` (a new entry needs only its fields; its offsets come from its mark).
``mark_articles.py take FOLDER marked.txt`` writes texts and offsets.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

LISTS = {
    "m": "mentions", "n": "unlisted", "s": "statements", "z": "zones", "f": "figures", "c": "claims",
}  # fmt: skip
_OPEN = re.compile(r"⟦([mnszfc])(\d+)\|")
_HEAD = re.compile(r"^⟦⟦ (\S+) ⟧⟧\n", re.MULTILINE)


def marked(text: str, row: dict[str, Any]) -> str:
    """An article's text with its marks."""
    marks = [
        (int(label["start"]), int(label["end"]), f"⟦{letter}{number}|")
        for letter, name in LISTS.items()
        for number, label in enumerate(row[name])
    ]
    # What starts first and ends last is outside; marks that cross can't be written down, nor nested.
    marks.sort(key=lambda m: (m[0], -m[1]))
    out: list[str] = []
    ends: list[int] = []
    at = 0

    def close(until: float) -> None:
        nonlocal at
        while ends and ends[-1] <= until:
            out.append(text[at : ends[-1]] + "⟧")
            at = ends.pop()

    for start, end, head in marks:
        close(start)
        if ends and end > ends[-1]:
            raise ValueError(f"{row['file']}: the label at {start} crosses another")
        out.append(text[at:start] + head)
        at = start
        ends.append(end)
    close(float("inf"))
    return "".join(out) + text[at:]


def taken(text: str, row: dict[str, Any]) -> str:
    """The text without marks; sets the offsets of the row's labels."""
    out: list[str] = []
    stack: list[tuple[dict[str, Any], int]] = []
    size = at = 0
    while at < len(text):
        if opening := _OPEN.match(text, at):
            stack.append((row[LISTS[opening[1]]][int(opening[2])], size))
            at = opening.end()
        elif text[at] == "⟧":
            label, start = stack.pop()
            surface = "".join(out)[start:size]
            label |= {"start": start, "end": size, "text" if "stance" in label else "surface": surface}
            at += 1
        else:
            out.append(text[at])
            size += 1
            at += 1
    if stack:
        raise ValueError(f"{row['file']}: a mark isn't closed")
    return "".join(out)


def main(what: str, folder: Path, *files: str) -> None:
    """Run one of the two ways."""
    path = folder / "labels.jsonl"
    rows = {r["file"]: r for r in map(json.loads, path.read_text("utf-8").splitlines())}
    if what == "show":
        for name, row in rows.items():
            print(f"⟦⟦ {name} ⟧⟧\n{marked((folder / name).read_text('utf-8'), row)}", end="")
        return
    parts = _HEAD.split("".join(Path(f).read_text("utf-8") for f in files))[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        (folder / name).write_text(taken(text, rows[name]), "utf-8")
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows.values()), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
