"""The read command: an article, a page, or a folder of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watchword.cli.options import note, open_lists, plain, progress, shared, writer
from watchword.exceptions import UsageError

if TYPE_CHECKING:
    from watchword.lists import Lists
    from watchword.reading.pages.page import Page

__all__ = ["read"]

#: Parties that aren't listed, and articles of a row, named in text; JSON has all of them.
_NAMED = 12
_RECORDS = (".jsonl", ".ndjson")
_COLUMNS = ("name", "id", "kind", "status", "articles", "first_seen", "last_seen", "stances")


@click.command()
@click.argument("what", metavar="FILE | URL | FOLDER | -")
@click.option("--exit-code", is_flag=True, help="Status 1 when a listed party is named.")
@click.option("--all", "everybody", is_flag=True, help="In a table of many articles, also who isn't listed.")
@shared("form", "output", "as_of", "known_on", "source", "max_age", "data", "sampler", "today")
@click.pass_context
def read(
    context: click.Context,
    /,
    what: str,
    exit_code: bool,
    everybody: bool,
    form: str,
    output: Path | None,
    **which: Any,
) -> None:
    """Read an article or page: who in it is or was listed, who says what of whom.

    Text or HTML, from a file, an address, or standard input (-). The day asked about is --as-of, else the
    day the page says it was published. A folder, or a .jsonl file of articles, gives a table of parties
    by article.

    Example: watchword read --sampler examples/article.txt
    """
    lists = open_lists(context, **which)
    path = Path(what)
    if path.is_dir() or path.suffix.lower() in _RECORDS:
        found = _read_many(lists, path, form, output, everybody)
    else:
        answer = lists.read(_page(what))
        _write_one(answer, form, output)
        for line in answer["warnings"]:
            note(f"warning: {line}")
        found = any(p["status"] == "listed" for p in answer["parties"])
    if lists.view.troubled:
        raise SystemExit(3)
    raise SystemExit(1 if exit_code and found else 0)


def _page(what: str) -> Page:
    from watchword.reading.pages.making import LARGEST, page_of_bytes, page_of_file

    if what == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UsageError(f"standard input holds more than {LARGEST:,} bytes; a page to be read doesn't.")
        return page_of_bytes(data)
    from watchword.cli.addresses import fetch_page, is_address

    if is_address(what):
        fetched = fetch_page(what)
        return page_of_bytes(fetched.data, fetched.url, fetched.html or None)
    if not Path(what).is_file():
        raise UsageError(f"there is no file {what}.")
    return page_of_file(Path(what))


def _write_one(answer: Mapping[str, Any], form: str, output: Path | None) -> None:
    with writer(output) as write:
        if form in ("json", "jsonl"):
            write(json.dumps(answer, ensure_ascii=False, indent=1 if form == "json" else None))
        elif form == "html":
            from watchword.cli.reading_page import article_page

            write(article_page(answer))
        elif form == "table":
            for line in _text(answer):
                write(plain(line))
        else:
            raise UsageError(f"an article is written as table, json or html, not {form}.")


def _text(answer: Mapping[str, Any]) -> Iterator[str]:
    page = answer["page"]
    yield " · ".join(str(x) for x in (page["title"], page["outlet"], page["published"] or "undated") if x)
    yield f"Read as of {answer['as_of']} ({_DAYS[answer['as_of_from']]})."
    told = [p for p in answer["parties"] if p["status"] != "not listed"]
    for party in told:
        yield from _party_text(party, bool(answer.get("sampler")))
    if not told:
        yield "No party of the lists looked at was found in it."
    others = [p["name"] for p in answer["parties"] if p["status"] == "not listed" and p["kind"] != "unknown"]
    if others:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield f"Also named, and not on the lists looked at: {'; '.join(others[:_NAMED])}{more}."
    names = {p["key"]: p["name"] for p in answer["parties"]}
    if answer["statements"]:
        yield "Who says what:"
        for statement in answer["statements"]:
            yield from _statement_text(statement, names)
    for kind in ("claims", "figures"):
        for row in answer[kind]:
            said = row.get("says") or row.get("text")
            yield f"  {kind[:-1]} at {row['start']}–{row['end']}: {row.get('verdict')}: {said}"
    for row in answer["differs"]:
        days = ", ".join(f"{d}: {s}" for d, s in zip(row["as_of"], row["status"], strict=True))
        yield f"Differs with the day: {row['name']} ({days})."
    yield from _footer(answer)


_DAYS = {
    "given": "as asked",
    "published": "the day it says it was published",
    "today": "today, for want of a date",
}


def _party_text(party: Mapping[str, Any], sampler: bool) -> Iterator[str]:
    mark = {"listed": "LISTED", "former": "former", "namesake": "namesake"}[party["status"]]
    yield f"  {mark}{' (sampler)' if sampler else ''}  {party['name']} — {party['says']}"
    for hit in (*party["hits"], *party["former"], *party["namesakes"]):
        yield f"      {hit['score']:.2f}  {hit['caption']}  [{', '.join(hit['origins'])}]"
        if hit["why"]:
            yield f"        {'; '.join(hit['why'])}"
    if party["left_off"]:
        yield f"      {party['left_off']} more listed parties go by that name."
    spots = ", ".join(f"{m['start']}–{m['end']}" for m in party["mentions"])
    yield f"      at {spots}"


def _statement_text(statement: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    who = statement["speaker"] or "unattributed"
    kind = "" if statement["speaker_kind"] == "named" else f" ({statement['speaker_kind']})"
    to = f", to {statement['addressee']}" if statement.get("addressee") else ""
    by = f", by way of {', '.join(statement['relayed_by'])}" if statement.get("relayed_by") else ""
    about = [names[k] for k in statement.get("about", ()) if k in names]
    of = f" [about {'; '.join(about)}]" if about else ""
    hedge = f" ({'; '.join(statement['hedge'])})" if statement.get("hedge") else ""
    text = " ".join(statement["text"].split())
    yield f"  {who}{kind} {statement['stance']}{to}{by}{of}{hedge}:"
    yield f"      {text[:300]}{'…' if len(text) > 300 else ''}"


def _footer(answer: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    if answer.get("sampler"):
        yield "SAMPLER: a few real listings, not the lists."
    alike: dict[tuple[str, int], list[str]] = {}
    for e in answer["view"]:
        alike.setdefault((e["edition"], e["age_days"]), []).append(e["source"])
    yield f"Looked at, as of {answer['as_of']} by what was public on {answer['known_on']}:"
    for (edition, age), sources in alike.items():
        yield f"  {edition} ({age} days old): {', '.join(sources)}"
    yield f"Read by {answer['reader']}."
    yield from answer["attributions"]
    yield answer["caveat"]


def _read_many(lists: Lists, path: Path, form: str, output: Path | None, everybody: bool) -> bool:
    from watchword.reading.many import pages_of, parties_table

    show = progress("read")
    answers: list[tuple[str, Mapping[str, Any]]] = []
    refused = 0
    for named in pages_of(path):
        if named.page is None:
            refused += 1
            note(f"refused: {named.refusal}")
            continue
        answers.append((named.name, lists.read(named.page)))
        if len(answers) % 100 == 0:
            show(f"{len(answers)} articles")
    rows = parties_table(answers)
    if not everybody:
        rows = [r for r in rows if r["status"] != "not listed"]
    with writer(output) as write:
        _write_many(rows, answers, form, write)
    undated = sum(a["undated"] for _, a in answers)
    note(
        f"{len(answers)} articles read, {refused} refused; {sum(r['status'] == 'listed' for r in rows)} "
        f"listed parties"
        + (f"; {undated} state no date and were read as of {lists.as_of}." if undated else ".")
    )
    return any(r["status"] == "listed" for r in rows)


def _write_many(
    rows: Sequence[Mapping[str, Any]], answers: Sequence[tuple[str, Mapping[str, Any]]], form: str, write: Any
) -> None:
    if form == "json":
        write(
            json.dumps({"parties": rows, "articles": [n for n, _ in answers]}, ensure_ascii=False, indent=1)
        )
    elif form == "jsonl":
        for name, answer in answers:
            write(json.dumps({"article": name, **answer}, ensure_ascii=False))
    elif form == "html":
        from watchword.cli.reading_page import table_page

        write(table_page(rows, answers))
    elif form in ("table", "csv"):
        from watchword.cli.render import columns, csv_text

        flat = [_flat(r) for r in rows]
        if form == "csv":
            write(csv_text(flat, _COLUMNS).rstrip("\n"))
        else:
            for line in columns(flat, _COLUMNS).splitlines():
                write(plain(line))
    else:
        raise UsageError(f"many articles are written as table, csv, json, jsonl or html, not {form}.")


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    names = [a["article"] for a in row["articles"]]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    stances = ", ".join(f"{k} {n}" for k, n in row["stances"].items())
    return {**row, "id": row["id"] or "", "articles": ", ".join(names[:_NAMED]) + more, "stances": stances}
