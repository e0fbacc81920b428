"""The screen command's work: rows in, results out in each format, progress, status."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchword.cli.options import note, plain, progress, writer
from watchword.cli.render import COLUMNS, answer_text, csv_text, hit_rows
from watchword.exceptions import TableError, UsageError
from watchword.screening.query import Query, query_of

if TYPE_CHECKING:
    from watchword.index.diff import Difference
    from watchword.lists import Lists

__all__ = ["Asked", "ask", "difference_lines", "pairs_of"]


@dataclass
class Asked:
    """What is to be screened; ``hits`` counts them once it was."""

    names: list[str]
    file: Path | None
    stdin: bool
    mapping: dict[str, str]
    schema: str | None
    hits: int = 0


def ask(lists: Lists, asked: Asked, options: dict[str, Any], form: str, output: Path | None) -> int:
    """Screen, write the answer, and return the status."""
    queries, numbers, refusals = _queries(asked)
    for line in lists.view.warnings:
        note(f"warning: {line}")
    if not queries:
        raise UsageError(f"nothing could be screened ({refusals[0]})." if refusals else "nothing to screen.")
    show = progress("screened") if len(queries) > 1000 else None
    results = []
    for result in lists.screen_queries(queries, **options):
        results.append(result)
        if show and len(results) % 2000 == 0:
            show(f"{len(results)} of {len(queries)}")
    answer = lists.answer(results, queries, refusals=refusals, **options)
    asked.hits = sum(len(r["hits"]) for r in results)
    if numbers:  # refused rows leave gaps, so each result says which row it answers
        answer["results"] = [{"row": n, **r} for n, r in zip(numbers, answer["results"], strict=True)]
    _write(answer, numbers, form, output)
    if len(queries) > 1:
        with_hits = sum(bool(r["hits"]) for r in results)
        note(f"{len(queries)} screened, {with_hits} with hits, {len(refusals)} rows refused.")
    for line in answer["warnings"][len(lists.view.warnings) :]:
        note(f"warning: {line}")
    return 3 if lists.view.troubled or not (answer["receipt"] or lists.sampler) else 0


def _queries(asked: Asked) -> tuple[list[Query], list[int], list[str]]:
    """(questions, their row numbers where they come from a file, refused rows)."""
    if asked.file is None and not asked.stdin:
        given = [{"name": n, **({"schema": asked.schema} if asked.schema else {})} for n in asked.names]
        return [query_of(g) for g in given], [], []
    from watchword.screening.tables import read_table

    source = sys.stdin.buffer if asked.file is None else asked.file
    queries, numbers, refusals = [], [], []
    for row in read_table(source, asked.mapping, asked.schema):
        if row.query is not None:
            queries.append(row.query)
            numbers.append(row.number)
        else:
            refusals.append(str(row.refusal))
            note(f"refused: {row.refusal}")
    return queries, numbers, refusals


def _write(answer: dict[str, Any], numbers: Sequence[int], form: str, output: Path | None) -> None:
    if form == "parquet":
        _write_parquet(answer, numbers, output)
        return
    with writer(output) as write:
        if form == "json":
            write(json.dumps(answer, ensure_ascii=False, indent=1))
        elif form == "jsonl":
            for result in answer["results"]:
                write(json.dumps(result, ensure_ascii=False))
        elif form == "csv":
            write(csv_text(list(hit_rows(answer["results"], numbers)), COLUMNS).rstrip("\n"))
        elif form == "html":
            from watchword.cli.page import answer_page

            write(answer_page(answer))
        else:
            for line in answer_text(answer, numbers):
                write(plain(line))
    if form in ("csv", "jsonl"):
        for line in answer["attributions"]:
            note(line)
        if answer["receipt"]:
            note(f"receipt {answer['receipt']}")


def _write_parquet(answer: dict[str, Any], numbers: Sequence[int], output: Path | None) -> None:
    if output is None:
        raise UsageError("--format parquet needs -o FILE.")
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("--format parquet needs `pip install watchword[tables]`.") from None
    rows = list(hit_rows(answer["results"], numbers))
    types = {"row": pyarrow.int64(), "score": pyarrow.float64()}
    schema = pyarrow.schema([(c, types.get(c, pyarrow.string())) for c in COLUMNS])
    filled = [{k: (None if v == "" else v) for k, v in row.items()} for row in rows]
    parquet.write_table(pyarrow.Table.from_pylist(filled, schema=schema), output)


def pairs_of(path: Path, schema: str | None) -> Iterator[tuple[str, str, str | None]]:
    """(name1, name2, schema) of a CSV of pairs."""
    if not path.is_file():
        raise UsageError(f"give two names, or a file of pairs; there is no file {path}.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = csv.DictReader(text)
            if not {"name1", "name2"} <= set(rows.fieldnames or ()):
                raise TableError(f"{path.name} needs the columns name1 and name2.")
            for number, row in enumerate(rows, 2):
                if all(any(c.isalnum() for c in row[x] or "") for x in ("name1", "name2")):
                    yield row["name1"], row["name2"], row.get("schema") or schema
                else:
                    note(f"refused: {path.name}, row {number}: a name is missing")
    except (OSError, UnicodeError, csv.Error) as why:
        raise TableError(f"{path.name} can't be read: {why}.") from None


def difference_lines(lists: Lists, found: Sequence[Difference], form: str) -> Iterator[str]:
    """A difference in the format asked for."""
    if form == "json":
        whole: dict[str, Any] = {
            "added": [i for d in found for i in d.added],
            "ended": [i for d in found for i in d.ended],
            "changed": {k: v for d in found for k, v in d.changed.items()},
            "sources": [
                {
                    "source": d.source, "from": d.from_edition, "to": d.to_edition, "note": d.note,
                    "reader_changed": d.reader_changed,
                }
                for d in found
            ],
        }  # fmt: skip
        yield json.dumps(whole, ensure_ascii=False, indent=1)
        return
    if form != "table":
        raise UsageError(f"diff is written as table or json, not {form}.")
    index = lists.index
    for d in found:
        if d.note:
            yield f"{d.source}: {d.note}"
            continue
        counts = f"{len(d.added)} added, {len(d.ended)} ended, {len(d.changed)} changed"
        yield f"{d.source}: {d.from_edition} → {d.to_edition}: {counts}"
        if d.reader_changed:
            yield "  the two were read by different versions of our reader; changes may be ours."
        for sign, ids in (("+", d.added), ("-", d.ended)):
            for party in ids:
                yield f"  {sign} {party}  {index.party(index.number(party)).caption}"
        for party, changes in d.changed.items():
            for c in changes:
                gone, new = "; ".join(c["gone"]) or "nothing", "; ".join(c["new"]) or "nothing"
                yield f"  * {party}  {c['property']}: {gone} → {new}"
