"""Reading a file of stakes: which form it has, and every row that can't be used reported.

CSV (own form or GLEIF's golden copy), JSON, or JSON lines (own form, FollowTheMoney, GLEIF, BODS); forms
may be mixed in one JSON file. Nothing escapes from a malformed row: it becomes a
:class:`watchword.model.Refusal`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchword.exceptions import SourceError, UsageError
from watchword.model import Refusal
from watchword.ownership.forms import Names, bods_stakes, ftm_stakes, gleif_stakes, own_stakes, remember
from watchword.ownership.stake import BadStake, Stake
from watchword.sources.reading import csv_rows, decode, json_document, read_bytes, sha256_of

__all__ = ["ReadStakes", "read_stakes"]

_GLEIF = "Relationship.StartNode.NodeID"
_Record = Mapping[str, Any]


@dataclass(slots=True)
class ReadStakes:
    """What a file gave: its stakes, its refusals, how many records it had, and records passed over.

    ``passed_over`` counts records that state no stake (names of parties, fund management, unspecified
    owners): knowingly ignored.
    """

    file: str
    sha256: str
    stakes: list[Stake] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    records: int = 0
    passed_over: int = 0


def read_stakes(path: Path) -> ReadStakes:
    """Read a file of stakes in any of the forms.

    Raises :class:`UsageError` where the file as a whole can't be read or no row of it can be used.
    """
    if not path.is_file():
        raise UsageError(f"there is no file {path}.")
    try:
        raw = read_bytes(path)
        text = decode(raw, path.name)
        found = ReadStakes(path.name, sha256_of(raw))
        start = text.lstrip()[:1]
        rows = (
            _json_rows(raw, text, path.name, found) if start in ("{", "[") else _table_rows(text, path.name)
        )
        _read(rows, found)
    except SourceError as why:
        raise UsageError(f"{why}") from None
    if found.records and len(found.refusals) == found.records:
        raise UsageError(
            f"no row of {path.name} could be used (first: {found.refusals[0]}); the columns are owner, "
            "owned, percent, since, until, source, control."
        )
    return found


def _read(rows: Iterator[tuple[int, _Record]], found: ReadStakes) -> None:
    records = list(rows)
    names: Names = {}
    bad: set[int] = set()
    for number, record in records:
        try:
            remember(record, names)
        except BadStake as why:
            found.refusals.append(Refusal(found.file, number, str(why), why.field))
            bad.add(number)
    seen: Counter[str] = Counter()
    for number, record in records:
        found.records += 1
        if number in bad:
            continue
        try:
            stakes = list(_stakes(record, names, found.file))
        except BadStake as why:
            found.refusals.append(Refusal(found.file, number, str(why), why.field))
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as why:
            found.refusals.append(Refusal(found.file, number, f"not of its form ({type(why).__name__})"))
        else:
            found.passed_over += not stakes
            for stake in stakes:
                seen[stake.record] += 1
                again = seen[stake.record]
                found.stakes.append(stake._replace(record=f"{stake.record} #{again}") if again > 1 else stake)


def _stakes(record: _Record, names: Names, file: str) -> Iterator[Stake]:
    if "Relationship" in record or "RelationshipRecord" in record or _GLEIF in record:
        return gleif_stakes(record)
    if "schema" in record and "properties" in record:
        return ftm_stakes(record, names, file)
    if "statementType" in record or "recordType" in record:
        return bods_stakes(record, names, file)
    if {str(k).strip().lower() for k in record} >= {"owner", "owned"}:
        return own_stakes(record, file)
    raise BadStake("neither owner and owned, nor a FollowTheMoney, GLEIF or BODS record")


def _table_rows(text: str, name: str) -> Iterator[tuple[int, _Record]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv_rows(text, name, delimiter)
    try:
        _, heads = next(rows)
    except StopIteration:
        raise UsageError(f"{name} is empty.") from None
    heads = [h.strip() for h in heads]
    if _GLEIF not in heads and not {h.lower() for h in heads} >= {"owner", "owned"}:
        raise UsageError(
            f"{name} has no columns owner and owned (it has {', '.join(heads[:8])}); the columns are owner, "
            "owned, percent, since, until, source, control."
        )
    for number, cells in rows:
        yield number, dict(zip(heads, cells, strict=False))


def _json_rows(raw: bytes, text: str, name: str, found: ReadStakes) -> Iterator[tuple[int, _Record]]:
    """Records of a JSON array, of GLEIF's ``{"relations": […]}``, of one object, or of JSON lines."""
    try:
        document = json_document(raw, name)
    except SourceError:
        yield from _lines(text, found)
        return
    if isinstance(document, Mapping) and isinstance(document.get("relations"), list):
        document = document["relations"]
    for number, record in enumerate(document if isinstance(document, list) else [document], start=1):
        yield from _only_objects(number, record, found)


def _lines(text: str, found: ReadStakes) -> Iterator[tuple[int, _Record]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as why:
            found.records += 1
            found.refusals.append(Refusal(found.file, number, f"not readable as JSON ({why})"))
            continue
        yield from _only_objects(number, record, found)


def _only_objects(number: int, record: Any, found: ReadStakes) -> Iterator[tuple[int, _Record]]:
    if isinstance(record, Mapping):
        yield number, record
    else:
        found.records += 1
        found.refusals.append(Refusal(found.file, number, "not an object"))
