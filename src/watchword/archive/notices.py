"""Dated notices: what a gazette says was added, changed or removed, and on which day.

Lists tell between which editions a listing began or ended; the notice behind it tells the day and the
document. A notice names parties as printed, so it is linked by source and name after clean-up, where a
``?`` stands for a lost character; a party that it names and no list holds is told, not invented. A
notice is known from the day it was published, however late it is taken in here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from watchword.archive.identity import bare, wildcard
from watchword.archive.timeline import Life, ListingLife
from watchword.exceptions import EditionRefused, UsageError
from watchword.model import NAME_PROPERTIES, Refusal
from watchword.sources import sources

__all__ = ["Link", "Notice", "apply_notices", "notice_from_json", "read_notices"]

#: A notice file holds a handful of records; a larger one is something else.
_MAX_BYTES = 20_000_000
_KINDS = ("add", "change", "remove")


@dataclass(frozen=True, slots=True)
class Notice:
    """One document's word on some parties of one source; days are ISO dates."""

    document: str
    kind: Literal["add", "change", "remove"]
    source: str
    parties: tuple[str, ...]
    effective_on: str
    published_on: str
    citation: str = ""

    @property
    def sha256(self) -> str:
        """A hash over everything the notice says."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """The notice as one line of JSON, the same for the same notice."""
        return json.dumps({s: getattr(self, s) for s in self.__slots__}, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Link:
    """One party of a notice and the listing it was linked to; ``party`` is "" where there is none."""

    notice: Notice
    name: str
    party: str = ""
    listed: str = ""
    key: str = ""


def notice_from_json(row: Mapping[str, Any]) -> Notice:
    """A notice from its record; raises :class:`ValueError` that says which field is wrong."""
    kind, source = row.get("kind"), str(row.get("source", ""))
    if kind not in _KINDS:
        raise ValueError(f"kind {kind!r} is not one of {', '.join(_KINDS)}")
    if source not in sources():
        raise ValueError(f"source {source!r} is not known")
    parties = row.get("parties")
    if (
        not isinstance(parties, list)
        or not parties
        or not all(isinstance(p, str) and bare(p) for p in parties)
    ):
        raise ValueError("parties must be a list of names; an abstract without names links nothing")
    days = {}
    for field in ("effective_on", "published_on"):
        try:
            days[field] = date.fromisoformat(str(row.get(field))).isoformat()
        except ValueError:
            raise ValueError(f"{field} {row.get(field)!r} is not a date (YYYY-MM-DD)") from None
    document = str(row.get("document", "")).strip()
    if not document:
        raise ValueError("document is missing; the number by which anybody can look the notice up")
    return Notice(document, kind, source, tuple(parties), citation=str(row.get("citation") or ""), **days)


def read_notices(path: Path) -> tuple[list[Notice], list[Refusal]]:
    """The notices of a file, and what in it can't be used.

    JSON: one object, a list of them, or one a line. XML: a document or an issue of the Federal Register
    (:mod:`watchword.sources.federal_register`). Raises :class:`UsageError` for a file that can't be read.
    """
    try:
        with path.open("rb") as file:
            xml = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    except OSError as why:
        raise UsageError(f"{path} can't be read ({why}).") from None
    refused: list[Refusal] = []
    rows = _register(path, refused) if xml else _rows(_text(path), path.name, refused)
    found: list[Notice] = []
    for number, row in rows:
        try:
            if not isinstance(row, dict):
                raise ValueError("not a record")
            found.append(notice_from_json(row))
        except ValueError as why:
            refused.append(Refusal(path.name, number, str(why)))
    return found, refused


def _register(path: Path, refused: list[Refusal]) -> Iterator[tuple[int, Any]]:
    from watchword.sources.federal_register import read_register  # XML isn't on every start's way

    try:
        rows, more = read_register(path)
    except EditionRefused as why:
        raise UsageError(str(why)) from None
    refused += more
    yield from enumerate(rows, start=1)


def _text(path: Path) -> str:
    if path.stat().st_size > _MAX_BYTES:
        raise UsageError(f"{path.name} has {path.stat().st_size:,} bytes; notices are small records.")
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as why:
        raise UsageError(f"{path} can't be read ({why}).") from None


def _rows(text: str, name: str, refused: list[Refusal]) -> Iterator[tuple[int, Any]]:
    try:
        whole = json.loads(text)
        yield from enumerate(whole if isinstance(whole, list) else [whole], start=1)
        return
    except (ValueError, RecursionError):
        pass
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as why:
                refused.append(Refusal(name, number, f"not readable as JSON ({why})"))


def apply_notices(lives: Sequence[Life], notices: Sequence[Notice]) -> list[Link]:
    """Give the listings of one source the days and documents of its notices; returns the links made."""
    names = _names(lives)
    links: list[Link] = []
    for notice in sorted(notices, key=lambda n: (n.published_on, n.document)):
        for name in notice.parties:
            found = _find(names, name)
            made = [_apply(life, listed, notice, name) for life, listed in found]
            links += [x for x in made if x is not None] or [Link(notice, name)]
    return links


def _names(lives: Sequence[Life]) -> dict[str, list[tuple[Life, str]]]:
    names: dict[str, list[tuple[Life, str]]] = {}
    for life in lives:
        for fact in life.facts:
            if fact.prop in NAME_PROPERTIES:
                names.setdefault(bare(fact.value), []).append((life, fact.value))
    return names


def _find(names: Mapping[str, list[tuple[Life, str]]], name: str) -> list[tuple[Life, str]]:
    """Parties of exactly this name after clean-up; a first name counts before an alias."""
    key = bare(name)
    found = list(names.get(key, ()))
    if not found:
        pattern = wildcard(key) if "?" in key else None
        for listed, holders in names.items():
            if ("?" in listed and wildcard(listed).fullmatch(key)) or (pattern and pattern.fullmatch(listed)):
                found += holders
    first = [(life, n) for life, n in found if any(f.prop == "name" and f.value == n for f in life.facts)]
    return first or found


def _apply(life: Life, listed: str, notice: Notice, name: str) -> Link | None:
    listing = _listing_for(life.listings, notice)
    if listing is None:
        return None
    day = date.fromisoformat(notice.published_on).toordinal()
    law = "; ".join(x for x in (notice.citation, f"document {notice.document}") if x)
    said: dict[str, str] = {}
    if notice.kind == "remove":
        said = {"ended_on": notice.effective_on, "ended_by": law}
    elif notice.kind == "add":
        said = {"listed_on": notice.effective_on, "listed_by": law}
    else:
        said = {"changed_on": notice.effective_on, "changed_by": law}
    earlier = [facts for day_, facts in listing.versions if day_ <= day]
    listing.versions.append((day, {**(earlier[-1] if earlier else listing.versions[0][1]), **said}))
    listing.versions.sort(key=lambda v: v[0])
    # What a notice says holds in every later version too, unless that states another day itself.
    seen = False
    for day_, facts in listing.versions:
        seen = seen or day_ == day
        if seen:
            for key, value in said.items():
                facts.setdefault(key, value)
    return Link(notice, name, f"{life.source}:{life.tail}", listed, listing.key)


def _listing_for(listings: Sequence[ListingLife], notice: Notice) -> ListingLife | None:
    """The run that the notice's day belongs to: for a removal the one that ended around or after it."""
    day = date.fromisoformat(notice.effective_on).toordinal()

    def fits(x: ListingLife) -> bool:
        span = x.span
        if notice.kind == "remove":
            return (span.start <= day or (span.lo or 0) < day) and (span.end is None or day <= span.end)
        if notice.kind == "add":
            return (span.lo is None or span.lo < day) and day <= span.start
        return span.start <= day and (span.end is None or day <= span.end)

    fitting = [x for x in listings if fits(x)]
    return min(fitting, key=lambda x: abs((x.span.end or day) - day), default=None)
