"""Reading publishers' files within bounds: size, encoding, line length, odd bytes.

Every reader raises :class:`EditionRefused` with file, line and what to do; nothing else escapes from
a malformed file.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchword.exceptions import EditionRefused
from watchword.model import Entry, Refusal

__all__ = ["Parsed", "csv_rows", "decode", "json_document", "read_bytes", "sha256_of"]

#: The largest publisher's file known is OFAC's advanced XML, about 127 MB; four times that is a bomb.
MAX_BYTES = 512 * 1024 * 1024
#: The longest cell seen is 4,800 characters (an Entity List row's addresses, CSL 2022-05-16).
MAX_CELL = 1_000_000
#: A file of which more than this share can't be used is the wrong file or a damaged one; the worst
#: real edition in hand has none.
MAX_REFUSED = 0.05
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass(slots=True)
class Parsed:
    """One source as one carrier's edition gives it.

    ``states`` names the properties (FollowTheMoney's, and those of ListingFacts) that this edition
    states at all; whatever it doesn't state is inherited. ``records`` counts the publisher's
    records: each is in an entry's ``rows`` or among ``refusals``.
    """

    source: str
    entries: list[Entry]
    states: frozenset[str]
    records: int
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def check(self, file: str) -> Parsed:
        """Refuse the edition if too much of it couldn't be used; returns itself otherwise."""
        if not self.entries:
            raise EditionRefused(
                f"{self.source}: no record of {file} could be used"
                + (f" (first: {self.refusals[0]})" if self.refusals else "")
                + "; check that it is the right file, and fetch it again."
            )
        if len(self.refusals) > MAX_REFUSED * self.records:
            raise EditionRefused(
                f"{self.source}: {len(self.refusals)} of {self.records} records of {file} can't be "
                f"used (first: {self.refusals[0]}); the file looks damaged, fetch it again."
            )
        return self


def sha256_of(raw: bytes) -> str:
    """SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """A file's bytes, unpacked where the name ends in ``.gz``, refused over ``limit`` bytes."""
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as packed:
                raw = packed.read(limit + 1)
        else:
            with path.open("rb") as plain:
                raw = plain.read(limit + 1)
    except (OSError, EOFError, zlib.error) as why:
        raise EditionRefused(f"{path.name}: can't be read ({why}); fetch it again.") from None
    if len(raw) > limit:
        raise EditionRefused(f"{path.name}: larger than {limit:,} bytes; refused as implausible.")
    return raw


def decode(raw: bytes, name: str) -> str:
    """Text of a file that should be UTF-8; Latin-1 where it isn't, as OFAC's files are."""
    if b"\x00" in raw[:4096]:
        raise EditionRefused(f"{name}: holds zero bytes, so it is not a text file; fetch it again.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def csv_rows(text: str, name: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of a CSV text; blank lines and OFAC's trailing 0x1A are passed over."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as why:
            raise EditionRefused(
                f"{name}, line {reader.line_num}: not readable as CSV ({why}); fetch it again."
            ) from None
        if any(cell.strip("\x1a ") for cell in cells):
            yield reader.line_num, cells


def json_document(raw: bytes, name: str) -> Any:
    """A JSON document; nesting too deep to read and broken text are refused alike.

    Half a character (a lone surrogate, which no file can hold) becomes ``?``, as publishers write lost ones.
    """
    try:
        document = json.loads(raw)
        if _SURROGATE.search(raw):
            document = json.loads(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"))
        return document
    except (ValueError, RecursionError) as why:
        raise EditionRefused(f"{name}: not readable as JSON ({why}); fetch it again.") from None
