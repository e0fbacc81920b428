"""Customer files: ``.csv .tsv .jsonl .xlsx .parquet``, or lines on standard input, row by row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from watchword.exceptions import TableError, UsageError
from watchword.model import Refusal
from watchword.screening.columns import recognise, row_to_given
from watchword.screening.query import Query, query_of

__all__ = ["SUFFIXES", "Row", "read_rows", "read_table"]

SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx", ".parquet")
#: A cell longer than this is not a customer's data; Excel's own limit is 32,767.
_MAX_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a customer file: its number, its cells as given, and the question or the refusal."""

    number: int
    cells: Mapping[str, str]
    query: Query | None
    refusal: Refusal | None = None


def read_table(
    source: Path | BinaryIO, mapping: Mapping[str, str] | None = None, schema: str | None = None
) -> Iterator[Row]:
    """Every row of a file or stream, in order; a row that can't be screened says why.

    Row numbers count from 1 and are those of the file (a header is row 1). Raises
    :class:`TableError` where the file as a whole can't be read.
    """
    name = source.name if isinstance(source, Path) else "standard input"
    suffix = source.suffix.lower() if isinstance(source, Path) else ""
    try:
        rows = _rows(source, suffix, name)
        yield from _read(rows, name, mapping, schema)
    except (OSError, UnicodeError, csv.Error) as why:
        raise TableError(f"{name} can't be read: {why}.") from None


class _Line(dict[str, str]):
    """A JSON line: its columns are its own, so an odd one says nothing of the others."""


def read_rows(
    frame: Any, mapping: Mapping[str, str] | None = None, schema: str | None = None
) -> Iterator[Row]:
    """Every row of a table in memory: a list of mappings, or a pandas, polars or Arrow table.

    Rows are numbered from 1. Raises :class:`TableError` where it is none of these, or where no column
    looks like a name.
    """
    if hasattr(frame, "to_pylist"):  # pyarrow
        rows = frame.to_pylist()
    elif hasattr(frame, "to_dicts"):  # polars
        rows = frame.to_dicts()
    elif hasattr(frame, "iterrows"):  # pandas
        rows = frame.to_dict("records")
    else:
        rows = list(frame)
    if not all(isinstance(r, Mapping) for r in rows):
        raise TableError("a table must be a list of mappings, or a pandas, polars or Arrow table.")
    named: _Rows = ((n, {str(k): _text(v) for k, v in r.items()}) for n, r in enumerate(rows, 1))
    return _read(named, "table", mapping, schema)


_Rows = Iterator[tuple[int, Mapping[str, str] | str]]


def _read(rows: _Rows, name: str, mapping: Mapping[str, str] | None, schema: str | None) -> Iterator[Row]:
    columns: dict[str, str] | None = None
    heads: tuple[str, ...] = ()
    for number, cells in rows:
        if isinstance(cells, str):
            yield Row(number, {}, None, Refusal(name, number, cells))
            continue
        if columns is None or tuple(cells) != heads:
            heads = tuple(cells)
            try:
                columns = recognise(heads, mapping)
            except TableError as why:
                if isinstance(cells, _Line):
                    yield Row(number, cells, None, Refusal(name, number, str(why)))
                    columns = None
                    continue
                raise TableError(f"{name}: {why}") from None
        try:
            yield Row(number, cells, query_of(row_to_given(cells, columns), schema))
        except UsageError as why:
            yield Row(number, cells, None, Refusal(name, number, str(why)))


def _rows(source: Path | BinaryIO, suffix: str, name: str) -> _Rows:
    readers: dict[str, Callable[[Path], _Rows]] = {".xlsx": _xlsx, ".parquet": _parquet}
    if suffix in readers and isinstance(source, Path):
        return readers[suffix](source)
    raw = source.open("rb") if isinstance(source, Path) else source
    text = io.TextIOWrapper(raw, encoding=_encoding(raw, name), newline="", errors="strict")
    if suffix == ".jsonl":
        return _jsonl(text)
    if suffix == ".tsv":
        return _delimited(text, "\t", name)
    return _sniffed(text, suffix, name)


def _encoding(raw: BinaryIO, name: str) -> str:
    """UTF-8 or UTF-16 by their marks; a file that isn't UTF-8 is read as Windows-1252."""
    if not raw.seekable():
        return "utf-8-sig"
    start = raw.read(4)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw.seek(0)
        return "utf-16"
    if start.startswith(b"PK\x03\x04") or b"\x00" in start:
        raise TableError(f"{name} is not a text file; a spreadsheet must be named .xlsx.")
    raw.seek(0)
    try:
        for block in iter(lambda: raw.readline(1 << 20), b""):
            block.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        raw.seek(0)
    return "utf-8-sig"


def _sniffed(text: io.TextIOWrapper, suffix: str, name: str) -> _Rows:
    """CSV with its delimiter found from the header; JSON lines or plain lines on standard input."""
    first = text.readline(_MAX_CELL)
    if not first.strip():
        raise TableError(f"{name} is empty.")
    whole = _Chained(first, text)
    if not suffix and first.lstrip().startswith("{"):
        return _jsonl(whole)
    delimiter = max(",;\t|", key=first.count)
    if suffix or _has_header(first, delimiter):
        return _delimited(whole, delimiter, name)
    return ((n, {"name": line.strip()}) for n, line in enumerate(whole, 1) if line.strip())


def _has_header(first: str, delimiter: str) -> bool:
    try:
        recognise(next(csv.reader([first], delimiter=delimiter)))
    except TableError:
        return False
    return True


class _Chained(Iterator[str]):
    """A first line that was already read, and the rest of the stream."""

    def __init__(self, first: str, rest: Iterator[str]) -> None:
        self._first: str | None = first
        self._rest = rest

    def __next__(self) -> str:
        if self._first is not None:
            line, self._first = self._first, None
            return line
        return next(self._rest)


def _delimited(text: Iterator[str], delimiter: str, name: str) -> _Rows:
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(text, delimiter=delimiter)
    heads = [h.strip() for h in next(reader, [])]
    if not any(heads):
        raise TableError(f"{name} has no header row.")
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeDecodeError) as why:
            yield number, f"not readable as CSV ({why})"
            if isinstance(why, UnicodeDecodeError):
                return
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(heads):
            yield number, f"{len(cells)} cells under {len(heads)} columns"
        else:
            yield number, dict(zip(heads, cells + [""] * (len(heads) - len(cells)), strict=True))


def _jsonl(text: Iterator[str]) -> _Rows:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as why:
            yield number, f"not readable as JSON ({why})"
            continue
        if isinstance(row, dict):
            yield number, _Line({str(k): _text(v) for k, v in row.items()})
        elif isinstance(row, str):
            yield number, _Line(name=row)
        else:
            yield number, "neither an object nor a name"


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_text(v) for v in value)
    return "" if value is None else str(value)


def _xlsx(path: Path) -> _Rows:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        heads: Sequence[str] | None = None
        for number, values in enumerate(rows, 1):
            cells = [_cell(v) for v in values]
            if heads is None:
                heads = cells if any(cells) else None
            elif any(cells):
                yield number, {h: c for h, c in zip(heads, cells, strict=False) if h}
    # A damaged workbook fails anywhere inside the zip, XML and workbook readers, each in its own way.
    except Exception as why:
        raise TableError(
            f"{path.name} is not a readable .xlsx workbook ({why or type(why).__name__})."
        ) from None
    if heads is None:
        raise TableError(f"{path.name} is empty.")


def _cell(value: object) -> str:
    from datetime import datetime

    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()


def _parquet(path: Path) -> _Rows:
    try:
        from pyarrow import parquet
    except ImportError:
        raise TableError(f"{path.name}: reading .parquet needs `pip install watchword[tables]`.") from None
    number = 1
    try:
        for batch in parquet.ParquetFile(path).iter_batches():
            for row in batch.to_pylist():
                number += 1
                yield number, {str(k): _text(v) for k, v in row.items()}
    except ValueError as why:  # ArrowInvalid is one
        raise TableError(f"{path.name} is not a readable .parquet file ({why}).") from None
