"""From records to shipments: rows of one number are one shipment, each cell where it belongs.

The number of a shipment is its own, else its bill of lading's, else its invoice's, else the row's. A row
without one, under a head that has such a column, that names no party continues the shipment before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from watchword.exceptions import TableError
from watchword.model import Refusal, parse_date
from watchword.screening.query import MAX_NAME
from watchword.shipping.columns import target_of
from watchword.shipping.files import Bad, Head, Record, read_records, records_of
from watchword.shipping.shipment import ROLES, Line, Shipment, Trader
from watchword.shipping.told import maker_in, origin_in, readable, stops_in

__all__ = ["Gathered", "read_shipments", "shipments_of"]

#: A pair of what a cell says (as :mod:`watchword.shipping.columns` names it) and the cell.
_Said = tuple[str, str]
_IDS = ("id.shipment", "id.bl", "id.invoice")
#: A list in JSON nested deeper than this, or of more parts, is not a shipment's.
_DEEPEST, _MOST_PARTS = 8, 20_000
#: More goods or parties in one shipment are a table that lost its shipment numbers.
_MOST_LINES = 50_000
#: The longest cells are descriptions over a page or two; what is beyond is not looked at, and said.
_MOST_TEXT = 20_000
_SEVERAL = re.compile(r"\s*[;|]\s*")


class Gathered:
    """Shipments of a file or table, with the rows that were refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.shipments: dict[str, Shipment] = {}
        self.refusals: list[Refusal] = []
        self.warnings: list[str] = []

    def refuse(self, number: int, reason: str) -> None:
        """Note a row that can't be used."""
        self.refusals.append(Refusal(self.name, number, reason))

    def take(
        self, number: int, id_: str, rows: Sequence[Sequence[_Said]], unread: Mapping[str, str] | None = None
    ) -> None:
        """Add what one record says: what is of the whole shipment first, then a row a line of goods.

        ``unread`` are its filled columns of which it isn't known what they say.
        """
        made = Shipment(id_, number)
        for head, text in (unread or {}).items():
            made.unread[head] = None
            made.warnings.append(
                f"row {number}: {head!r} is not known, so {text[:60]!r} in it was not looked at; "
                "--map can tell."
            )
        for row in rows:
            _say(made, row, number)
        if made.empty:
            self.refuse(number, "nothing in it to look at: no party, goods, vessel or place")
            return
        there = self.shipments.setdefault(id_, made)
        if there is not made:
            _join(there, made)


def read_shipments(path: Path, mapping: Mapping[str, str] | None = None) -> Gathered:
    """The shipments of a file: CSV, TSV, JSON, JSON lines, XLSX, or a UBL invoice or despatch advice.

    Raises :class:`TableError` where the file as a whole can't be read.
    """
    if path.suffix.lower() == ".xml":
        from watchword.shipping.ubl import read_ubl

        gathered = Gathered(path.name)
        for number, (id_, rows) in enumerate(read_ubl(path), start=1):
            gathered.take(number, id_ or f"document {number}", rows)
        return gathered
    return _gather(read_records(path, mapping), path.name)


def shipments_of(rows: Any) -> Gathered:
    """The shipments of a table in memory: a list of mappings, or a pandas, polars or Arrow table."""
    return _gather(records_of(rows), "table")


def _gather(records: Iterator[Head | Record | Bad], name: str) -> Gathered:
    gathered = Gathered(name)
    head: Head | None = None
    before = ""
    unknown: dict[str, None] = {}
    for record in records:
        if isinstance(record, Head):
            head = record
        elif isinstance(record, Bad):
            gathered.refuse(record.number, record.reason)
        else:
            try:
                unread: dict[str, str] = {}
                said = _of_row(record.cells, head, unread) if head else _of_object(record.cells, unread)
                before = _number(said, record, before if head else "")
                gathered.take(record.number, before, said, unread)
                unknown |= dict.fromkeys(unread)
            except TableError as why:
                gathered.refuse(record.number, str(why))
    if unknown:
        shown = ", ".join(list(unknown)[:12]) + (" …" if len(unknown) > 12 else "")
        gathered.warnings.append(f"not known what these say, so not used: {shown}; --map can tell.")
    return gathered


def _of_row(cells: Any, head: Head, unread: dict[str, str]) -> list[list[_Said]]:
    for at in head.unknown:
        if at < len(cells) and cells[at]:
            unread[head.heads[at][:60] or f"column {at + 1}"] = cells[at]
    return [[(t, c) for t, c in zip(head.targets, cells, strict=False) if c and t and t != "ignored"]]


def _number(said: Sequence[Sequence[_Said]], record: Record, before: str) -> str:
    """The shipment's number: its own, that of the row before where this one goes on, else the row's."""
    for kind in _IDS:
        for target, text in said[0]:
            if target == kind:
                return " ".join(text.split())[:200]
    goes_on = before and not before.startswith("row ")
    if goes_on and not any(target.partition(".")[0] in ROLES for target, _ in said[0]):
        return before
    return f"row {record.number}"


# --- JSON


def _of_object(row: Any, unread: dict[str, str]) -> list[list[_Said]]:
    """What an object says: pairs of the shipment, then pairs of each line of goods."""
    rows: list[list[_Said]] = [[]]
    left = [_MOST_PARTS]
    for key, value in row.items():
        _walk(str(key), "", value, rows, unread, left, 0)
    return rows


def _walk(
    key: str,
    role: str,
    value: Any,
    rows: list[list[_Said]],
    unread: dict[str, str],
    left: list[int],
    deep: int,
) -> None:
    left[0] -= 1
    if deep > _DEEPEST or left[0] < 0:
        raise TableError("nested too deep, or of too many parts, for a shipment")
    target = target_of(key)
    if target.startswith("."):
        alone = {".country": "place.destination", ".name": "other.name"}.get(target, "ignored")
        target = f"{role}{target}" if role else alone
    inner = target.partition(".")[0] if target.partition(".")[0] in ROLES else ""
    if value is None or value == "" or target == "ignored":
        return
    if target == "lines" and not isinstance(value, list | dict | str):
        unread[key[:60]] = _plain(value)
    elif target in ("lines", "line.text") and isinstance(value, list):
        for one in value:
            if one is None or isinstance(one, list | bool):
                unread[key[:60]] = _plain(one) or "nothing"
                continue
            line: list[list[_Said]] = [[]]
            for k, v in one.items() if isinstance(one, dict) else [("description", one)]:
                _walk(str(k), "", v, line, unread, left, deep + 1)
            told = [pair for part in line for pair in part]
            if not any(target.startswith("line.") for target, _ in told):
                unread[key[:60]] = _plain(one)
            rows.append(told)
    elif target in ("traders", "ports", "countries", "lines"):
        _walk_several(target, value, rows, unread, left, deep)
    elif isinstance(value, dict):
        _walk_object(key, inner or role, target, value, rows, unread, left, deep)
    elif isinstance(value, list):
        for one in value:
            _walk(key, role, one, rows, unread, left, deep + 1)
    elif target:
        rows[0].append((target, _plain(value)))
    else:
        unread[key[:60]] = _plain(value)


def _walk_object(
    key: str,
    role: str,
    target: str,
    value: dict[Any, Any],
    rows: list[list[_Said]],
    unread: dict[str, str],
    left: list[int],
    deep: int,
) -> None:
    """A party, a vessel or a place as an object of its own."""
    if role:
        about = _about(value, deep)
        # The name first: what follows belongs to it.
        rows[0] += [
            (f"{role}.{a}", text) for a in ("name", "address", "country", "schema") if (text := about.get(a))
        ]
        return
    for k, v in value.items():
        of = target_of(str(k))
        if target and of in (".name", "id.shipment", ""):
            _walk(key, "", v, rows, unread, left, deep + 1)
        elif target.startswith("place.") and of in (".country", ".address"):
            rows[0].append((target, _plain(v)))
        else:
            _walk(str(k), "", v, rows, unread, left, deep + 1)


def _about(value: dict[Any, Any], deep: int) -> dict[str, str]:
    """What an object says of a party, also inside (an address with its country)."""
    if deep > _DEEPEST:
        raise TableError("nested too deep for a shipment")
    about: dict[str, list[str]] = {}
    for k, v in value.items():
        of = target_of(str(k))
        key = of[1:] if of.startswith(".") else "name" if of.endswith(".name") else ""
        if isinstance(v, dict):
            inner = _about(v, deep + 1)
            for a, text in inner.items():
                about.setdefault(key if key == "address" and a == "name" else a, []).append(text)
        elif key and (text := _plain(v)):
            about.setdefault(key, []).append(text)
    return {a: ", ".join(texts) for a, texts in about.items()}


def _walk_several(
    target: str, value: Any, rows: list[list[_Said]], unread: dict[str, str], left: list[int], deep: int
) -> None:
    """``parties``: a list of objects with a role, or an object by role; likewise ports and lines."""
    if isinstance(value, dict):
        for k, v in value.items():
            # {"ports": {"loading": …}}: what alone would say too little is read with its heading.
            known = target_of(str(k)) or target != "ports"
            _walk(str(k) if known else f"port of {k}", "", v, rows, unread, left, deep + 1)
        return
    several = value if isinstance(value, list) else [value]
    for at, one in enumerate(several):
        if target == "traders" and isinstance(one, dict):
            word = next(
                (_plain(v) for k, v in one.items() if target_of(str(k)) in ("role", ".schema") and v), ""
            )
            role = target_of(word).partition(".")[0]
            _walk_object(word, role if role in ROLES else "other", "", one, rows, unread, left, deep + 1)
        elif isinstance(one, dict):
            _walk_several(target, one, rows, unread, left, deep + 1)
        else:
            # A route in its order: from the first place, by way of those between, to the last.
            end = "discharge" if at == len(several) - 1 else "transshipment"
            port = "loading" if at == 0 and len(several) > 1 else end
            where = {"traders": "other.name", "lines": "line.text"}.get(target, f"place.{port}")
            rows[0].append((where, _plain(one)))


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(v) for v in value if v is not None)[:_MOST_TEXT]
    if isinstance(value, dict):
        return ", ".join(_plain(v) for v in value.values() if v is not None)[:_MOST_TEXT]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return "" if value is None else str(value).strip()


# --- what was said becomes a shipment


def _say(made: Shipment, said: Sequence[_Said], row: int) -> None:
    parties: list[dict[str, str]] = []
    line: dict[str, list[str]] = {}
    for target, given in said:
        text = (given if given.isascii() else given.encode("utf-8", "replace").decode()).strip()
        if len(text) > _MOST_TEXT:
            made.warnings.append(
                f"row {row}: {target} has {len(text)} characters; those over {_MOST_TEXT} weren't looked at."
            )
            text = text[:_MOST_TEXT]
        kind, _, key = target.partition(".")
        if kind in ROLES:
            mine = next((p for p in reversed(parties) if p["role"] == kind), None)
            if mine is None or (key == "name" and mine.get("name")):
                parties.append({"role": kind, key: text})
            else:
                mine[key] = ", ".join(x for x in (mine.get(key, ""), text) if x)
        elif kind == "line":
            line.setdefault(key, []).append(text)
        elif kind == "place":
            for one in _SEVERAL.split(text):
                made.places += [p for p in stops_in(key, one) if p not in made.places]
        elif target in ("vessel", "imo"):
            if not getattr(made, target):
                setattr(made, target, text)
            elif getattr(made, target) != text:
                made.warnings.append(
                    f"row {row}: a second {target} {text!r} is not looked at; give one a shipment."
                )
        elif kind == "terms":
            _term(made, key, text, row)
    for p in parties:
        _party(made, p, row)
    _line(made, line, row)


def _term(made: Shipment, key: str, text: str, row: int) -> None:
    if key in ("date", "sailing"):
        day = parse_date(text[:10] if re.match(r"\d{4}-\d\d-\d\d", text) else text)
        if day is None:
            made.warnings.append(f"row {row}: the date {text[:40]!r} can't be read (write YYYY-MM-DD).")
            return
        text = day
    made.terms[key] = text


def _party(made: Shipment, p: Mapping[str, str], row: int) -> None:
    name = p.get("name", "")
    if not name:
        # An address alone still has its country.
        if p.get("country"):
            made.traders.append(Trader(p["role"], "", p.get("address", ""), p["country"]))
        return
    if len(name) > MAX_NAME:
        made.warnings.append(
            f"row {row}: {p['role']}'s name has {len(name)} characters; not screened over {MAX_NAME}."
        )
        name = name[:MAX_NAME]
    one = Trader(p["role"], name, p.get("address", ""), p.get("country", ""), p.get("schema", ""))
    if one not in made.traders:
        made.traders.append(one)


def _line(made: Shipment, line: Mapping[str, Sequence[str]], row: int) -> None:
    if not any(k in line for k in ("text", "cas", "hs", "eccn")):
        # An origin without goods is the shipment's.
        made.places += [("origin", o) for o in line.get("origin", ()) if ("origin", o) not in made.places]
        return
    if len(made.lines) >= _MOST_LINES:
        raise TableError(f"more than {_MOST_LINES:,} lines of goods in one shipment")
    whole = {k: " ".join(dict.fromkeys(v)) for k, v in line.items()}
    text = whole.get("text", "")
    if not (readable(text) or whole.keys() & {"cas", "hs", "eccn"}):
        made.warnings.append(f"row {row}: {text[:60]!r} can't be read as goods; they weren't looked at.")
    if "origin" not in whole and (stated := origin_in(text)):
        whole["origin"] = stated
    if maker := maker_in(text):
        one = Trader("manufacturer", maker)
        made.traders += [one] if one not in made.traders else []
    made.lines.append(
        Line(
            len(made.lines) + 1,
            row,
            whole.get("text", ""),
            whole.get("cas", ""),
            whole.get("hs", ""),
            whole.get("eccn", ""),
            whole.get("origin", ""),
            whole.get("quantity", ""),
        )
    )


def _join(there: Shipment, more: Shipment) -> None:
    """Another row of the same shipment: what it says anew is added."""
    there.traders += [t for t in more.traders if t not in there.traders]
    there.places += [p for p in more.places if p not in there.places]
    for key in ("vessel", "imo"):
        new, old = getattr(more, key), getattr(there, key)
        if new and not old:
            setattr(there, key, new)
        elif new and new != old:
            there.warnings.append(
                f"row {more.number}: a second {key} {new!r} is not looked at; give one a shipment."
            )
    if len(there.lines) + len(more.lines) > _MOST_LINES:
        raise TableError(f"more than {_MOST_LINES:,} lines of goods in shipment {there.id}")
    start = len(there.lines)
    there.lines += [
        Line(start + x.number, x.row, x.text, x.cas, x.hs, x.eccn, x.origin, x.quantity) for x in more.lines
    ]
    there.terms |= {k: v for k, v in more.terms.items() if k not in there.terms}
    there.warnings += more.warnings
    there.unread |= more.unread
