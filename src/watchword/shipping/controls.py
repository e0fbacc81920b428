"""Lines of goods against the control lists: a reason for each list that a controlled item stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from watchword.goods import Goods, GoodsFinding
from watchword.goods.cas import check_digit_holds, found_in
from watchword.shipping.reason import reason
from watchword.shipping.rules import rules
from watchword.shipping.shipment import Line, Shipment

__all__ = ["Found", "cas_warnings", "find_goods", "goods_reasons", "is_machine"]

#: What was found in one line.
Found = tuple[Line, list[GoodsFinding]]
_Question = tuple[str, str, str, str]
#: Fewer distinct lines than this are found before other processes have started.
_MANY = 20_000
#: Lines that a worker takes at a time.
_PART = 4_000
#: What a worker process holds.
_worker: dict[str, Any] = {}
_SURE = frozenset({"identifier", "synonym"})
_SEVERAL = re.compile(r"[;,/|\s]+")
#: A code of the Harmonized System has two to twelve digits, dots and spaces between them.
_HS = re.compile(r"\d{4}(?:[. ]?\d{2}){0,4}")


def find_goods(
    shipments: Sequence[Shipment], controls: Sequence[Path], as_of: date, workers: int = 1
) -> tuple[list[list[Found]], list[str]]:
    """(what each line of each shipment is found to be, rows of the user's own lists that were refused).

    Equal lines are looked up once; many of them in ``workers`` processes beside each other.
    """
    goods = Goods.open(controls)
    numbers: dict[_Question, int] = {}
    asked: list[list[tuple[Line, list[int]]]] = []
    for shipment in shipments:
        mine = []
        for line in shipment.lines:
            keys = _questions(line)
            mine.append((line, [numbers.setdefault(key, len(numbers)) for key in keys]))
        asked.append(mine)
    questions = list(numbers)
    if workers > 1 and len(questions) >= _MANY:
        parts = [questions[i : i + _PART] for i in range(0, len(questions), _PART)]
        # Fresh processes: a copy of this one would copy threads and open files with it.
        with ProcessPoolExecutor(
            workers, get_context("spawn"), initializer=_open, initargs=(tuple(controls), as_of)
        ) as pool:
            found = [f for part in pool.map(_find, parts) for f in part]
    else:
        found = goods.find_many(questions, as_of=as_of)
    told = [
        [(line, _together([f for n in several for f in found[n]])) for line, several in mine]
        for mine in asked
    ]
    return told, [str(r) for r in goods.refusals]


def _open(controls: tuple[Path, ...], as_of: date) -> None:
    """In a worker: the control lists, once."""
    _worker["goods"], _worker["as_of"] = Goods.open(controls), as_of


def _find(questions: Sequence[_Question]) -> list[list[GoodsFinding]]:
    found: list[list[GoodsFinding]] = _worker["goods"].find_many(questions, as_of=_worker["as_of"])
    return found


def _questions(line: Line) -> list[_Question]:
    """A line as questions: one, and one more for each further HS code in its cell."""
    codes = [c.strip() for c in _HS.findall(line.hs)] if len(_SEVERAL.split(line.hs)) > 1 else [line.hs]
    first, *more = codes or [line.hs]
    return [(line.text, line.cas, first, line.eccn), *(("", "", code, "") for code in more)]


def _together(found: Sequence[GoodsFinding]) -> list[GoodsFinding]:
    """One finding an item, the surest; where anything is sure, headings of other items are not told."""
    best: dict[str, GoodsFinding] = {}
    order = ("identifier", "synonym", "cas-digit", "spelling", "heading")
    for one in sorted(found, key=lambda f: order.index(f.certainty)):
        best.setdefault(one.item.key, one)
    sure = any(f.certainty in _SURE for f in best.values())
    return [f for f in best.values() if not (sure and f.certainty == "heading")]


def cas_warnings(shipment: Shipment) -> list[str]:
    """CAS numbers in their own column that no substance has, since their check digit fails."""
    return [
        f"line {line.number}: CAS number {number} fails its check digit, so it is not what it should be."
        for line in shipment.lines
        for number, _, _ in found_in(line.cas, field=True)
        if not check_digit_holds(number)
    ]


def is_machine(finding: GoodsFinding) -> bool:
    """Whether what was found is a machine or a part of one."""
    return finding.item.kind in ("machine", "part")


def goods_reasons(found: Sequence[Found]) -> list[dict[str, Any]]:
    """The reasons of a shipment's goods."""
    return [r for line, findings in found for f in findings for r in _of_finding(line, f)]


def _of_finding(line: Line, finding: GoodsFinding) -> list[dict[str, Any]]:
    what = f"line {line.number}: {_shown(line)}"
    matched = f"{finding.item.name} ({finding.matched})" if finding.matched else finding.item.name
    entries = finding.item.entries
    alike: dict[str, Any] = {
        "matched": matched, "certainty": finding.certainty, "line": line.number, "row": line.row,
        "item": finding.item.key, "lists": list(dict.fromkeys(e.list for e in entries)),
    }  # fmt: skip
    if finding.certainty not in _SURE:
        weak = f"goods-{finding.certainty}"
        key = "regulated-machine" if is_machine(finding) and finding.certainty == "spelling" else weak
        says = [finding.reason, *(e.says for e in entries)]
        return [reason(key, what, says=says, basis=[e.citation for e in entries], **alike)]
    if is_machine(finding):
        says = [finding.reason, *(e.says for e in entries)]
        return [reason("regulated-machine", what, says=says, basis=[e.citation for e in entries], **alike)]
    by_rule: dict[str, list[Any]] = {}
    for entry in entries:
        by_rule.setdefault(entry.list if entry.list in rules() else "other-control", []).append(entry)
    return [
        reason(
            key,
            what,
            says=[finding.reason, *(e.says for e in its)],
            basis=[e.citation for e in its],
            **{**alike, "lists": list(dict.fromkeys(e.list for e in its))},
        )
        for key, its in by_rule.items()
    ]


def _shown(line: Line) -> str:
    parts = [" ".join(line.text.split())[:160]]
    parts += [f"CAS {line.cas}"] if line.cas else []
    parts += [f"HS {line.hs}"] if line.hs else []
    return ", ".join(p for p in parts if p)
