"""The before and after of a lift as a graph: inline SVG, readable without script or colour.

From left to right: listings that end, their parties, and what holds those afterwards; below that the
companies that they hold. Few parties are drawn one by one; many are gathered by what becomes of them,
with counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

__all__ = ["graph"]

#: More parties than this are gathered: so many boxes still stand apart on one screen.
_SINGLY = 8
#: Boxes in a column; the rest are counted in one more.
_MOST = 14
#: Sizes in the drawing's units, of which a box's letter takes about 6.4.
_WIDTH, _BOX, _HIGH, _STEP, _TOP = 1100, 270, 34, 44, 34
_LETTERS = 40
#: Where each group stands: companies under what else the lines from the parties lead to.
_AT = (2, 415, _WIDTH - _BOX - 2, _WIDTH - _BOX - 2)

Style = Literal["ends", "still", "perhaps", "loose", "plain"]
#: Line and dash of each style; its word stands in the box as well.
_STYLES: dict[str, tuple[str, str]] = {
    "ends": ("#777777", "5 3"),
    "still": ("#b00020", ""),
    "perhaps": ("#c77700", "2 3"),
    "loose": ("#2e7d32", ""),
    "plain": ("#555555", ""),
}


@dataclass
class _Box:
    text: str
    under: str
    style: Style
    weight: int = 1


@dataclass
class _Drawing:
    """Boxes by column and key, and the lines between them, each with how many parties it stands for."""

    columns: tuple[dict[str, _Box], ...] = field(default_factory=lambda: ({}, {}, {}, {}))
    lines: dict[tuple[int, str, int, str], tuple[Style, int]] = field(default_factory=dict)

    def box(self, column: int, key: str, text: str, under: str, style: Style) -> str:
        boxes = self.columns[column]
        if key in boxes:
            boxes[key].weight += 1
        else:
            boxes[key] = _Box(text, under, style)
        return key

    def line(self, column: int, key: str, to: int, other: str, style: Style) -> None:
        at = (column, key, to, other)
        self.lines[at] = (style, self.lines.get(at, (style, 0))[1] + 1)


def graph(found: Mapping[str, Any]) -> str:
    """The graph of what :func:`watchword.lifting.lift` found; "" where nothing was lifted."""
    if not found["lifted"]:
        return ""
    drawing = _gather(found)
    ends, holds = (
        ("would stand again", "holds it anyway")
        if found["add"]
        else ("before: listings that end", "after: what still holds it")
    )
    heads = (ends, "party", holds, "companies, by stakes in hand")
    columns = [_cut(boxes) for boxes in drawing.columns]
    tops = [0, 0, 0, _STEP * len(columns[2]) + (_TOP if columns[2] else 0)]
    height = max(top + _TOP + _STEP * len(c) for top, c in zip(tops, columns, strict=True)) + 10
    places = {
        (i, key): (_AT[i], tops[i] + _TOP + _STEP * n)
        for i, boxes in enumerate(columns)
        for n, key in enumerate(boxes)
    }
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Before and after">',
        *(
            f'<text x="{_AT[i]}" y="{tops[i] + 22}" font-weight="bold">{escape(head)}</text>'
            for i, head in enumerate(heads)
            if columns[i]
        ),
        *_lines(drawing, columns, places),
        *(_drawn(box, *places[i, key]) for i, boxes in enumerate(columns) for key, box in boxes.items()),
    ]
    return "".join([*parts, "</svg>"])


def _gather(found: Mapping[str, Any]) -> _Drawing:
    """Boxes and lines for every party, singly or by what becomes of it."""
    drawing = _Drawing()
    states: tuple[tuple[str, str, Style], ...] = (
        ("held", "held anyway" if found["add"] else "still held", "still"),
        ("perhaps_held", "perhaps held anyway" if found["add"] else "perhaps still held", "perhaps"),
        ("freed", "held by this alone" if found["add"] else "no other listing here", "loose"),
    )
    singly = len(found["lifted"]) <= _SINGLY
    ending = {p["id"]: {_called(x) for x in p["listings"]} for p in found["lifted"]}
    state_of: dict[str, str] = {}
    for key, word, style in states:
        for party in found[key]:
            own = party["id"] if singly else key
            state_of[party["id"]] = own
            text = party["caption"] if singly else word
            drawing.box(1, own, text, word if singly else "", style)
            for listing in sorted(ending.get(party["id"], ())):
                drawing.box(0, listing, listing, "again" if found["add"] else "ends", "ends")
                drawing.line(0, listing, 1, own, "ends")
            for other in sorted({_called(b) for b in party.get("by", ())}):
                sure: Style = "still" if key == "held" else "perhaps"
                under = "in force" if key == "held" else "likeness of name only"
                drawing.box(2, f"{key} {other}", other, under, sure)
                drawing.line(1, own, 2, f"{key} {other}", sure)
    _companies(drawing, found, state_of, singly=singly)
    return drawing


def _companies(
    drawing: _Drawing, found: Mapping[str, Any], state_of: Mapping[str, str], *, singly: bool
) -> None:
    words: dict[str, tuple[str, Style]] = {
        "freed": ("held by this alone" if found["add"] else "come free", "loose"),
        "stay": ("held anyway" if found["add"] else "stay held", "still"),
        "flagged": ("red flag begins" if found["add"] else "red flag falls away", "perhaps"),
    }
    for rule in found["companies"]:
        for state, (word, style) in words.items():
            for company in rule[state]:
                key = f"{rule['rule']} {state} {company['id'] if singly else ''}"
                perhaps = ", perhaps" if rule["applies"] == "perhaps" else ""
                text = company["name"] if singly else word
                under = f"{word if singly else 'by rule'}: {rule['rule']}{perhaps}" if singly else (
                    f"rule {rule['rule']}{perhaps}"
                )  # fmt: skip
                drawing.box(3, key, text, under, style)
                for owner in {state_of[i] for i in company["through"] if i in state_of}:
                    drawing.line(1, owner, 3, key, style)


def _called(listing: Mapping[str, Any]) -> str:
    return " ".join(x for x in (listing["source"], listing["programme"]) if x)


def _cut(boxes: dict[str, _Box]) -> dict[str, _Box]:
    """A column's heaviest boxes, and one that counts the rest."""
    if len(boxes) <= _MOST:
        return boxes
    heaviest = sorted(boxes, key=lambda k: -boxes[k].weight)[: _MOST - 1]
    rest = [boxes[k] for k in boxes if k not in heaviest]
    kept = {k: boxes[k] for k in boxes if k in heaviest}
    kept["…"] = _Box(f"… and {len(rest)} more", "", "plain", sum(b.weight for b in rest))
    return kept


def _lines(
    drawing: _Drawing,
    columns: Iterable[Mapping[str, _Box]],
    places: Mapping[tuple[int, str], tuple[int, int]],
) -> Iterator[str]:
    shown = list(columns)
    joined: dict[tuple[int, str, int, str], tuple[Style, int]] = {}
    for (a, key, b, other), (style, n) in drawing.lines.items():
        ends = (a, key if key in shown[a] else "…", b, other if other in shown[b] else "…")
        joined[ends] = (style, joined.get(ends, (style, 0))[1] + n)
    for (a, key, b, other), (style, n) in joined.items():
        (x1, y1), (x2, y2) = places[a, key], places[b, other]
        x1, y1, y2 = x1 + _BOX, y1 + _HIGH // 2, y2 + _HIGH // 2
        colour, dash = _STYLES[style]
        # A line that stands for many is wider, by the number of its digits.
        width = 0.6 + 0.9 * len(str(n))
        middle = (x1 + x2) // 2
        yield (
            f'<path d="M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}" fill="none" stroke="{colour}" '
            f'stroke-width="{width:.1f}"' + (f' stroke-dasharray="{dash}"' if dash else "") + ' opacity=".7">'
            f"<title>{n}</title></path>"
        )


def _drawn(box: _Box, x: int, y: int) -> str:
    colour, dash = _STYLES[box.style]
    count = f"{box.weight} × " if box.weight > 1 else ""
    text, under = _short(box.text, _LETTERS - len(count)), _short(box.under, _LETTERS + 4)
    lines = (
        f'<text x="{x + 7}" y="{y + 14}">{escape(count + text)}</text>'
        f'<text x="{x + 7}" y="{y + 28}" opacity=".75">{escape(under)}</text>'
        if under
        else f'<text x="{x + 7}" y="{y + 21}">{escape(count + text)}</text>'
    )
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<g><title>{escape(f"{box.text} {box.under}".strip())}</title><rect x="{x}" y="{y}" width="{_BOX}" '
        f'height="{_HIGH}" rx="3" fill="none" stroke="{colour}" stroke-width="1.5"{dashed}/>{lines}</g>'
    )


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1]}…"
