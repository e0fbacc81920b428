"""Publishers' tables as rows of text: ``.ods``, ``.xlsx`` and ``.csv``, streamed and bounded.

Both kinds of spreadsheet are zip files of XML parts; each part is read by :mod:`watchword.sources.xml`,
so a DOCTYPE or an entity in it is refused, and a part that unpacks to more than the bound is refused
before it is unpacked. Only the first sheet that has the headings asked for is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.sources.reading import csv_rows, decode, read_bytes
from watchword.sources.xml import children, records

__all__ = ["table"]

#: The largest part known is the content of the UK's full list, some 60 MB; four times that is a bomb.
MAX_PART = 256 * 1024 * 1024
#: Headings stand within the first rows: before them publishers write a title or a date.
_LOOK_FOR_HEADINGS = 20
#: No publisher's table is wider; blank cells behind the last heading are often repeated thousands of times.
_WIDEST = 400
_MOST_ROWS = 1_000_000
_COLUMN = re.compile(r"([A-Z]{1,3})\d*$")
_ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
)

Rows = Iterator[tuple[int, list[str]]]


def table(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(row number, cells by heading) of every row that isn't blank, under the row with the headings.

    ``needed`` are the headings (without regard to case) by which the row of headings is known. Raises
    :class:`EditionRefused` where there is none, and for anything that can't be read.
    """
    rows = {".ods": _ods, ".xlsx": _xlsx}.get(path.suffix.lower(), _csv)(path)
    wanted = {n.casefold() for n in needed}
    header: list[str] | None = None
    for number, cells in rows:
        if number > _MOST_ROWS:
            raise EditionRefused(f"{path.name}: more than {_MOST_ROWS:,} rows; refused as implausible.")
        if header is not None:
            yield number, {h: c for h, c in zip(header, cells, strict=False) if h}
        elif wanted <= {c.casefold() for c in cells}:
            header = cells
        elif number > _LOOK_FOR_HEADINGS:
            break
    if header is None:
        raise EditionRefused(
            f"{path.name}: no row with the headings {', '.join(needed)} among the first; check that it is "
            "the right file, and fetch it again."
        )


def _csv(path: Path) -> Rows:
    for number, cells in csv_rows(decode(read_bytes(path), path.name), path.name):
        yield number, [" ".join(cell.split()) for cell in cells]


class _Part(io.RawIOBase):
    """A part of a zip file as a stream that can't be sought, is bounded, and refuses what is broken."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name, self._read = stream, name, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer, or raise :class:`EditionRefused`."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            found = self._stream.read(len(view))
        except _ZIP_TROUBLE as why:
            raise EditionRefused(f"{self._name}: can't be unpacked ({why}); fetch it again.") from None
        self._read += len(found)
        if self._read > MAX_PART:
            raise EditionRefused(f"{self._name}: unpacks to more than {MAX_PART:,} bytes; refused.")
        view[: len(found)] = found
        return len(found)


def _unpacked(path: Path) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(path)
    except _ZIP_TROUBLE as why:
        raise EditionRefused(f"{path.name}: not a spreadsheet ({why}); fetch it again.") from None
    if sum(info.file_size for info in packed.infolist()) > MAX_PART:
        packed.close()
        raise EditionRefused(f"{path.name}: unpacks to more than {MAX_PART:,} bytes; refused as implausible.")
    return packed


def _elements(path: Path, packed: zipfile.ZipFile, part: str, tag: str) -> Iterator[etree._Element]:
    def opened() -> IO[bytes]:
        try:
            return io.BufferedReader(_Part(packed.open(part), path.name))
        except (KeyError, *_ZIP_TROUBLE) as why:
            raise EditionRefused(
                f"{path.name}: has no readable part {part} ({why}); fetch it again."
            ) from None

    yield from records(path, [tag], opened)


def _repeated(element: etree._Element, what: str) -> int:
    """How often a cell or row of an ods file stands for itself; 1 where nothing sensible is said."""
    for name, value in element.attrib.items():
        if str(name).endswith(f"number-{what}-repeated"):
            return int(value) if str(value).isascii() and str(value).isdigit() else 1
    return 1


def _paragraphs(cell: etree._Element) -> str:
    parts: list[str] = []
    for paragraph in children(cell, "p"):
        parts.append(" ")
        for inner in paragraph.iter():
            parts += [inner.text or "", " " if str(inner.tag).endswith(("}s", "}line-break", "}tab")) else ""]
            parts.append(inner.tail or "" if inner is not paragraph else "")
    return " ".join("".join(parts).split())


def _ods(path: Path) -> Rows:
    number = 0
    with _unpacked(path) as packed:
        for row in _elements(path, packed, "content.xml", "table-row"):
            cells: list[str] = []
            for cell in row:
                if len(cells) >= _WIDEST:
                    break
                text = _paragraphs(cell)
                cells += [text] * min(_repeated(cell, "columns"), _WIDEST - len(cells))
            times = _repeated(row, "rows")
            if any(cells):
                for at in range(min(times, _MOST_ROWS)):
                    yield number + at + 1, cells
            number += times


def _xlsx(path: Path) -> Rows:
    with _unpacked(path) as packed:
        names = packed.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            for item in _elements(path, packed, "xl/sharedStrings.xml", "si"):
                shared.append(" ".join("".join(t.text or "" for t in item.iter("{*}t")).split()))
        sheets = sorted(n for n in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
        if not sheets:
            raise EditionRefused(f"{path.name}: holds no sheet; fetch it again.")
        for number, row in enumerate(_elements(path, packed, sheets[0], "row"), start=1):
            cells: list[str] = []
            for cell in children(row, "c"):
                at = _column(cell.get("r") or "", len(cells))
                if len(cells) <= at < _WIDEST:
                    cells += [""] * (at - len(cells))
                    cells.append(_value(cell, shared, path.name))
            if any(cells):
                yield number, cells


def _column(reference: str, following: int) -> int:
    found = _COLUMN.match(reference)
    if not found:
        return following
    at = 0
    for letter in found[1]:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _value(cell: etree._Element, shared: Sequence[str], name: str) -> str:
    if cell.get("t") == "inlineStr":
        return " ".join("".join(t.text or "" for t in cell.iter("{*}t")).split())
    text = "".join((v.text or "") for v in children(cell, "v")).strip()
    if cell.get("t") != "s" or not text:
        return " ".join(text.split())
    try:
        return shared[int(text)]
    except (ValueError, IndexError):
        raise EditionRefused(
            f"{name}, cell {cell.get('r')}: names a text that isn't there; fetch it again."
        ) from None
