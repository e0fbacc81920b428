"""The labelled articles: read, checked against their own texts, and named by a hash.

A set is a folder with the texts as a reader would meet them (``001.txt``, ``011.html``) and
``labels.jsonl``, one line an article; its README says what each label means. Offsets count characters
of the file's text; HTML is labelled as it stands, tags and all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from watchword.exceptions import UsageError

__all__ = ["LABELS", "OWN_SET", "STANCES", "Article", "Span", "Statement", "digest", "read_set"]

LABELS = "labels.jsonl"
#: The set inside the package.
OWN_SET = Path(__file__).with_name("articles")
#: What a speaker may do with what is said.
STANCES = ("asserts", "alleges", "denies", "demands", "promises", "declines", "offers", "reports")
_SPANS = ("mentions", "unlisted", "zones", "figures", "claims")
_KINDS = ("named", "unnamed", "unattributed")


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled piece of the text: characters ``start`` to ``end``, and what is right for it.

    ``right`` are the acceptable answers: ids of a listed party, names of a zone, verdicts of a claim.
    ``kind`` is ``name`` or ``reference`` (``the institute``, a name in brackets beside another) for
    mentions, else empty.
    """

    start: int
    end: int
    surface: str
    right: frozenset[str] = frozenset()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says: the span is the words said (or the phrase that denies, declines …).

    Every field but the span is a choice of answers that are all right, the first being the plainest.
    """

    span: Span
    speaker: tuple[str, ...]
    kinds: tuple[str, ...]
    stances: tuple[str, ...]
    addressee: tuple[str, ...]
    relayed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One labelled article."""

    file: str
    style: str
    as_of: date
    text: str
    mentions: tuple[Span, ...]
    unlisted: tuple[Span, ...]
    statements: tuple[Statement, ...]
    zones: tuple[Span, ...]
    figures: tuple[Span, ...]
    claims: tuple[Span, ...]


def read_set(folder: Path) -> list[Article]:
    """The articles of a folder, each label checked against its text; raises :class:`UsageError`."""
    path = folder / LABELS
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        raise UsageError(
            f"no labelled articles in {folder}: give --set a folder with texts and {LABELS}."
        ) from None
    articles = [_article(folder, line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not articles:
        raise UsageError(f"{path} holds no article.")
    return articles


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of a set's labels and texts: which set a figure is about."""
    total = hashlib.sha256()
    for name in (LABELS, *sorted(a.file for a in read_set(folder))):
        total.update(f"{name} {hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _article(folder: Path, line: str, number: int) -> Article:
    where = f"{folder / LABELS}, line {number}"
    try:
        row = json.loads(line)
        # newline="" keeps offsets those of the file, whatever its line ends are.
        with (folder / row["file"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        spans = {
            k: tuple(_spans(row[k], text)) for k in ("mentions", "unlisted", "zones", "figures", "claims")
        }
        return Article(
            file=row["file"],
            style=row["style"],
            as_of=date.fromisoformat(row["as_of"]),
            text=text,
            statements=tuple(_statement(s, text) for s in row["statements"]),
            **spans,
        )
    except (OSError, ValueError, TypeError, KeyError) as why:
        raise UsageError(f"{where}: {why if isinstance(why, ValueError) else repr(why)}.") from None


def _spans(rows: Sequence[Mapping[str, Any]], text: str) -> Iterator[Span]:
    for row in rows:
        right = row.get("ids") or row.get("zone") or row.get("verdict") or ()
        yield _span(row, text, frozenset(right), row.get("kind", ""))


def _span(row: Mapping[str, Any], text: str, right: frozenset[str] = frozenset(), kind: str = "") -> Span:
    start, end = int(row["start"]), int(row["end"])
    surface = row.get("surface", row.get("text", text[start:end]))
    if not 0 <= start < end <= len(text) or text[start:end] != surface:
        raise ValueError(f"characters {start} to {end} are not {surface!r}")
    return Span(start, end, surface, right, kind)


def _statement(row: Mapping[str, Any], text: str) -> Statement:
    for key, known in (("stance", STANCES), ("speaker_kind", _KINDS)):
        if not row[key] or (unknown := set(row[key]) - set(known)):
            raise ValueError(f"{key} {row[key]} must be of {', '.join(known)} (unknown: {unknown})")
    return Statement(
        _span(row, text),
        tuple(row["speaker"]),
        tuple(row["speaker_kind"]),
        tuple(row["stance"]),
        tuple(row["addressee"]),
        tuple(row["relayed_by"]),
    )
