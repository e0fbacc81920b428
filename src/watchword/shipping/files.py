"""Shipment files as records: CSV, TSV, JSON, JSON lines and XLSX, bounded, bad rows told by number.

A record is a row number and the (head, value) pairs of a row in their order, since heads repeat
("Consignee, Address, Notify Party, Address"); of JSON it is the object as it is. What a head means is
for :mod:`watchword.shipping.columns`, what a record makes of a shipment for
:mod:`watchword.shipping.gather`. UBL has its own module.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from watchword.exceptions import TableError
from watchword.shipping.columns import recognise

__all__ = ["SUFFIXES", "Bad", "Head", "Record", "read_records", "records_of"]

SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".xml")
#: 100,000 lines of goods take some 30 MB as text; ten times that is something else.
MAX_BYTES = 300 * 1024 * 1024
#: Excel's own limit for a cell is 32,767.
MAX_CELL = 100_000
#: Before the heads people write titles, addresses and dates.
_LOOK_FOR_HEADS = 30
#: Lead bytes of the first level of GB 2312.
_EVERYDAY = (0xB0, 0xD7)
_CYRILLIC_LETTER = re.compile(r"[А-Яа-яЁё]")
#: Words that hold a Cyrillic letter, and those that are Russian throughout.
_CYRILLIC = re.compile(r"\w*[А-Яа-яЁё]\w*")
_RUSSIAN = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Head:
    """The heads of the columns of the rows that follow, and what each says."""

    heads: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def unknown(self) -> tuple[int, ...]:
        """The columns of which it isn't known what they say."""
        return tuple(at for at, target in enumerate(self.targets) if not target)


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number in the file (from 1), and its cells under the last head, or a JSON object."""

    number: int
    cells: Sequence[str] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that can't be read, and why."""

    number: int
    reason: str


_Read = Iterator[Head | Record | Bad]


def read_records(path: Path, mapping: Mapping[str, str] | None = None) -> _Read:
    """The records of a file, after the head they stand under where it is a table.

    Raises :class:`TableError` where the file as a whole can't be read.
    """
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TableError(f"{path.name} is larger than {MAX_BYTES:,} bytes; split it.")
        raw = path.read_bytes()
    except OSError as why:
        raise TableError(f"{path.name} can't be read: {why}.") from None
    if suffix == ".xlsx" or raw.startswith(b"PK\x03\x04"):
        return _under_heads(_xlsx(raw, path.name), path.name, mapping)
    if not raw.strip():
        raise TableError(f"{path.name} is empty.")
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _json(_text(raw, path.name), path.name)
    return _csv(raw, path.name, "\t" if suffix == ".tsv" else None, mapping)


def records_of(rows: Any) -> _Read:
    """The records of a table in memory: a list of mappings, or a pandas, polars or Arrow table."""
    if hasattr(rows, "to_pylist"):  # pyarrow
        rows = rows.to_pylist()
    elif hasattr(rows, "to_dicts"):  # polars
        rows = rows.to_dicts()
    elif hasattr(rows, "iterrows"):  # pandas
        rows = rows.to_dict("records")
    for number, row in enumerate([rows] if isinstance(rows, Mapping) else rows, start=1):
        yield Record(number, row) if isinstance(row, Mapping) else Bad(number, "not a mapping")


def _text(raw: bytes, name: str) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    if b"\x00" in raw[:4096]:
        raise TableError(f"{name} is not a text file; a spreadsheet must be an .xlsx.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _from_excel(raw)


def _from_excel(raw: bytes) -> str:
    """Text that isn't UTF-8: Excel in China writes GB 18030, in Russia Windows-1251, else Windows-1252.

    Read as Chinese, Western text has single Chinese letters between Latin ones ("M黮ler"); Chinese text
    has runs of them. Read as Russian, Western text has single Cyrillic letters inside Latin words
    ("Mьller"); Russian words are Cyrillic throughout, mostly in small letters or all in capitals.
    """
    western = raw.decode("cp1252", "replace")
    russian = raw.decode("cp1251", "replace")
    words = _CYRILLIC.findall(russian)
    whole = sum(len(w) for w in words if len(w) > 1 and _RUSSIAN.fullmatch(w))
    if 2 * whole > sum(len(_CYRILLIC_LETTER.findall(w)) for w in words) and not _is_chinese(raw):
        return russian
    return raw.decode("gb18030") if _is_chinese(raw) else western


def _is_chinese(raw: bytes) -> bool:
    """Whether bytes are Chinese in GB 18030: runs of letters, most of them everyday ones.

    Everyday letters are the first level of GB 2312 (lead bytes B0 to D7).
    """
    try:
        chinese = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    runs = _HAN.findall(chinese)
    if not sum(len(r) for r in runs if len(r) > 1) > sum(len(r) == 1 for r in runs):
        return False
    letters = "".join(runs).encode("gb18030")[::2]
    return 2 * sum(_EVERYDAY[0] <= lead <= _EVERYDAY[1] for lead in letters) > len(letters)


# --- tables


def _csv(raw: bytes, name: str, delimiter: str | None, mapping: Mapping[str, str] | None) -> _Read:
    text = _text(raw, name)
    csv.field_size_limit(MAX_CELL)
    trouble: TableError | None = None
    for sign in [delimiter] if delimiter else sorted(",;\t|", key=lambda d: -text[:20_000].count(d)):
        try:
            yield from _under_heads(_rows(text, sign), name, mapping)
        except TableError as why:
            trouble = trouble or why
        else:
            return
    raise trouble or TableError(f"{name} can't be read as a table.")


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Rows with the number of the line each begins on; a text where one isn't CSV."""
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as why:
            yield line, f"not readable as CSV ({why})"
            continue
        if any(c.strip() for c in cells):
            yield line, [c.strip() for c in cells]


def _under_heads(
    rows: Iterator[tuple[int, list[str] | str]], name: str, mapping: Mapping[str, str] | None
) -> _Read:
    """Rows under the first row that can be heads of a shipment file."""
    head: Head | None = None
    first: TableError | None = None
    looked = 0
    for number, cells in rows:
        if head is None:
            looked += 1
            if looked > _LOOK_FOR_HEADS:
                break
            if isinstance(cells, list):
                try:
                    targets = recognise(cells, mapping)
                except TableError as why:
                    first = first or why
                    continue
                # A title such as "Invoice" is one known word; a head has several columns.
                if sum(bool(t) for t in targets) > 1 or len([c for c in cells if c]) == 1:
                    head = Head(tuple(cells), tuple(targets))
                    yield head
            continue
        if isinstance(cells, str):
            yield Bad(number, cells)
        elif any(cells[len(head.heads) :]):
            yield Bad(number, f"{len(cells)} cells under {len(head.heads)} columns")
        else:
            yield Record(number, cells)
    if head is None:
        raise TableError(f"{name}: {first or 'no row of heads'}")


def _xlsx(raw: bytes, name: str) -> Iterator[tuple[int, list[str] | str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(info.file_size for info in packed.infolist())
        if size > MAX_BYTES:
            raise TableError(f"{name}: unpacks to more than {MAX_BYTES:,} bytes; refused.")
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        for number, values in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            if any(v is not None and v != "" for v in values):
                yield number, [_cell(v) for v in values]
    except TableError:
        raise
    # A damaged workbook fails anywhere inside the zip, XML and workbook readers, each in its own way.
    except Exception as why:
        raise TableError(f"{name} is not a readable .xlsx workbook ({why or type(why).__name__}).") from None


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an HS code that Excel took for a number
    return "" if value is None else str(value).strip()


# --- JSON


def _json(text: str, name: str) -> _Read:
    """JSON lines; or one document, an array of shipments or a single one."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _json_lines(text)
        return
    if isinstance(whole, dict):
        held = next(
            (
                v
                for k, v in whole.items()
                if k.lower() in ("shipments", "results", "data") and isinstance(v, list)
            ),
            None,
        )
        whole = [whole] if held is None else held
    if not isinstance(whole, list):
        raise TableError(f"{name}: neither an object nor a list of objects.")
    for number, row in enumerate(whole, start=1):
        yield Record(number, row) if isinstance(row, dict) else Bad(number, "not an object")


def _json_lines(text: str) -> _Read:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as why:
            yield Bad(number, f"not readable as JSON ({str(why)[:200]})")
            continue
        yield Record(number, row) if isinstance(row, dict) else Bad(number, "not an object")
