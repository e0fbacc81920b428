"""Many articles: a folder, a table of party by article, and which answers a lifted listing changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from watchword.exceptions import UsageError
from watchword.reading.pages.making import page_of_file, page_of_text
from watchword.reading.pages.page import Page

__all__ = ["Named", "changes", "pages_of", "parties_table"]

_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".text")
_RECORDS = (".jsonl", ".ndjson")
#: Fields of a record in a file of articles, by what they hold.
_TEXTS = ("text", "body", "content", "article", "summary", "abstract", "description")
_DATES = ("date", "published", "published_at", "publication_date", "datePublished")
_OUTLETS = ("outlet", "source", "publisher", "site")


@dataclass(frozen=True)
class Named:
    """A page, and what it is called in a table of many."""

    name: str
    page: Page | None
    refusal: str = ""


def pages_of(path: Path) -> Iterator[Named]:
    """The articles of a folder (.txt .md .html, and those below it) or of a file with one JSON record a line.

    What can't be read is given with the reason, and the rest is read.
    """
    if path.is_dir():
        files = sorted(
            p for p in path.rglob("*") if p.suffix.lower() in (*_SUFFIXES, *_RECORDS) and p.is_file()
        )
        if not files:
            raise UsageError(f"{path} holds no article ({' '.join(_SUFFIXES)}, or records in {_RECORDS[0]}).")
        for file in files:
            yield from _of_file(file, str(file.relative_to(path)))
    else:
        yield from _of_file(path, path.name)


def _of_file(path: Path, name: str) -> Iterator[Named]:
    if path.suffix.lower() in _RECORDS:
        yield from _records(path, name)
        return
    try:
        yield Named(name, page_of_file(path))
    except UsageError as why:
        yield Named(name, None, str(why))


def _records(path: Path, name: str) -> Iterator[Named]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError) as why:
        yield Named(name, None, f"{path} can't be read ({why}).")
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as why:
            yield Named(where, None, f"{name}, line {number} is no JSON ({why}).")
            continue
        text = next((str(record[k]) for k in _TEXTS if record.get(k)), "") if isinstance(record, dict) else ""
        if not text:
            yield Named(where, None, f"{name}, line {number} has none of {', '.join(_TEXTS)}.")
            continue
        yield Named(where, _of_record(record, text))


def _of_record(record: Mapping[str, Any], text: str) -> Page:
    title = str(record.get("title") or record.get("headline") or "")
    page = page_of_text(f"{title}\n\n{text}" if title else text)
    said = next((str(record[k]) for k in _DATES if record.get(k)), "")
    published: date | None
    try:
        published = date.fromisoformat(said[:10])
    except ValueError:
        published = page.published
    return replace(
        page,
        published=published,
        published_text=said or page.published_text,
        outlet=page.outlet or next((str(record[k]) for k in _OUTLETS if record.get(k)), None),
        url=str(record["url"]) if record.get("url") else page.url,
        title=title or page.title,
    )


def parties_table(answers: Sequence[tuple[str, Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """One row for each party named in many articles, listed ones first, then by how many name it.

    A row says in which articles (``articles``: name, day, status, mentions), the first and last day it is
    ``first_seen`` and ``last_seen``, and the ``stances`` of statements about it with their number.
    """
    rows: dict[str, dict[str, Any]] = {}
    for name, answer in answers:
        for party in answer["parties"]:
            if party["status"] == "not listed" and party["kind"] == "unknown":
                continue  # capitals that nothing says are a party
            row = rows.setdefault(
                party["id"] or f"name:{party['name'].casefold()}",
                {"name": party["caption"] or party["name"], "id": party["id"], "kind": party["kind"]}
                | {
                    "status": party["status"],
                    "first_seen": None,
                    "last_seen": None,
                    "stances": {},
                    "articles": [],
                },
            )
            day = answer["as_of"]
            row["articles"].append(
                {"article": name, "as_of": day, "status": party["status"], "mentions": len(party["mentions"])}
            )
            row["first_seen"] = min(row["first_seen"] or day, day)
            row["last_seen"] = max(row["last_seen"] or day, day)
            for stance in _stances(answer["statements"], party):
                row["stances"][stance] = row["stances"].get(stance, 0) + 1
    order = {"listed": 0, "former": 1, "namesake": 2, "not listed": 3}
    return sorted(rows.values(), key=lambda r: (order[r["status"]], -len(r["articles"]), r["name"]))


def _stances(statements: Sequence[Mapping[str, Any]], party: Mapping[str, Any]) -> Iterator[str]:
    """The stances of statements about a party, and of its own."""
    for statement in statements:
        about = statement.get("about")
        about = about if isinstance(about, list) else [about]
        if party["key"] in about or party["name"] in about:
            yield statement["stance"]


def changes(
    before: Sequence[tuple[str, Mapping[str, Any]]], after: Sequence[tuple[str, Mapping[str, Any]]]
) -> list[dict[str, Any]]:
    """Articles whose answers differ between two worlds: each party with its status in both."""
    found = []
    for (name, one), (_, other) in zip(before, after, strict=True):
        then = {p["mentions"][0]["start"]: p for p in one["parties"]}
        now = {p["mentions"][0]["start"]: p for p in other["parties"]}
        moved = [
            {
                "name": p["name"],
                "id": p["id"],
                "before": p["status"],
                "after": now[at]["status"] if at in now else "not listed",
            }
            for at, p in then.items()
            if p["status"] != (now[at]["status"] if at in now else "not listed")
        ]
        if moved:
            found.append({"article": name, "as_of": one["as_of"], "parties": moved})
    return found
