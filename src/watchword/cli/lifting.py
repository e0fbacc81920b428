"""The lift command: what changes if listings end, or stood again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import click

from watchword.cli.options import note, open_lists, shared, writer
from watchword.exceptions import UsageError

__all__ = ["lift"]

#: Parties named under each head in text; JSON has all of them.
_NAMED = 15


@click.command()
@click.argument("parties", nargs=-1, metavar="[ID]...")
@click.option("--programme", "programmes", multiple=True, metavar="CODE", help="Every listing under it.")
@click.option("--add", is_flag=True, help="The reverse: what if listings that have ended stood again.")
@click.option(
    "--customers", type=click.Path(path_type=Path), metavar="FILE", help="Tell which rows' answers change."
)
@click.option(
    "--shipments", type=click.Path(path_type=Path), metavar="FILE", help="Tell which verdicts change."
)
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Tell which articles' answers change.",
)
@shared("source", "form", "output", "as_of", "known_on", "data", "sampler", "today")
@click.pass_context
def lift(
    context: click.Context,
    /,
    parties: tuple[str, ...],
    programmes: tuple[str, ...],
    add: bool,
    customers: Path | None,
    shipments: Path | None,
    articles: Path | None,
    form: str,
    output: Path | None,
    **which: Any,
) -> None:
    """What changes if these listings end: who comes free, who stays held and through what.

    Give ids, a programme (narrowed by --source), or --source alone for a whole list.

    Example: watchword lift --sampler --programme ILLICIT-DRUGS-EO14059
    """
    sources = which.pop("source")
    lists = open_lists(context, **which)
    if not (parties or programmes or sources):
        raise UsageError("nothing to lift: give an ID, --programme CODE or --source KEY.")
    for line in lists.view.warnings:
        note(f"warning: {line}")
    found = lists.lift(
        parties,
        programmes=programmes,
        sources=sources,
        customers=_queries(customers),
        shipments=shipments,
        articles=_pages(articles),
        add=add,
    )
    for line in found.get("refused", ()):
        note(f"refused: {line}")
    with writer(output) as write:
        if form == "json":
            write(json.dumps(found, ensure_ascii=False, indent=1))
        elif form == "html":
            write(_page(found, [lists.party(p["id"]) for p in found["lifted"][:_NAMED]], lists.today))
        elif form == "table":
            for line in _text(found):
                write(line)
        else:
            raise UsageError(f"lift is written as table, json or html, not {form}.")
    raise SystemExit(3 if lists.view.troubled else 0)


def _queries(file: Path | None) -> list[Any]:
    if file is None:
        return []
    from watchword.screening.tables import read_table

    queries = []
    for row in read_table(file):
        if row.query is not None:
            queries.append(row.query)
        else:
            note(f"refused: {row.refusal}")
    return queries


def _pages(folder: Path | None) -> list[Any]:
    if folder is None:
        return []
    from watchword.reading.many import pages_of

    pages = []
    for named in pages_of(folder):
        if named.page is not None:
            pages.append((named.name, named.page))
        else:
            note(f"refused: {named.refusal}")
    return pages


def _heads(found: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """(key, head, colour) of the three groups."""
    if found["add"]:
        return (
            ("freed", "held by this alone", "#b00020"),
            ("perhaps_held", "perhaps held anyway (likeness on another list)", "#c77700"),
            ("held", "held anyway, by another listing", "#777777"),
        )
    return (
        ("freed", "freed: no other listing in these lists", "#2e7d32"),
        ("perhaps_held", "perhaps still held (likeness on another list)", "#c77700"),
        ("held", "still held, by another listing", "#b00020"),
    )


def _text(found: Mapping[str, Any]) -> Iterator[str]:
    verb = "stood again" if found["add"] else "ended"
    yield f"If the listings of {len(found['lifted'])} parties {verb}, as of {found['as_of']}:"
    for key, head, _ in _heads(found):
        yield f"{len(found[key])} {head}"
        for party in found[key][:_NAMED]:
            yield f"  {party['caption']}  [{party['id']}]{_by(party.get('by', ()))}"
        if len(found[key]) > _NAMED:
            yield f"  … and {len(found[key]) - _NAMED} more (all of them with --format json)"
    yield "What begins:" if found["add"] else "What falls away:"
    for x in found["falls_away"]:
        where = " ".join(v for v in (x["source"], x["programme"]) if v)
        yield f"  {where}, {x['listings']} listings: {x['effect']}: {x['says']} ({x['basis']})"
        if x["terms"]:
            yield f"    {x['terms']}"
    yield from _companies(found)
    yield "What this does not touch:"
    for line in found["not_lifted"]:
        yield f"  {line}"
    if found.get("articles"):
        yield f"Articles whose answer changes: {len(found['articles'])}"
        for a in found["articles"]:
            moved = "; ".join(f"{p['name']}: {p['before']} → {p['after']}" for p in a["parties"])
            yield f"  {a['article']} (as of {a['as_of']}): {moved}"
    if found["changes"]:
        yield f"Customers whose answer changes: {len(found['changes'])}"
        moves = "comes" if found["add"] else "goes"
        for c in found["changes"]:
            told = [f"{moves} {', '.join(c['gone'])}"] if c["gone"] else []
            told += [f"new {', '.join(c['new'])}"] if c["new"] else []
            told += [f"{x['id']} {_as(x['before'])} → {_as(x['after'])}" for x in c["otherwise"]]
            other = {x["id"] for x in c["otherwise"]}
            if stay := [x for x in c["stay"] if x not in other]:
                told.append(f"stays {', '.join(stay)}")
            yield f"  {c['query']['name']}: {'; '.join(told)}"
    yield from _shipments(found)


def _shipments(found: Mapping[str, Any]) -> Iterator[str]:
    if not found["shipments"]:
        return
    verb = "Shipments whose verdict or reasons rest on this" if found["add"] else "Shipments that change"
    yield f"{verb}: {len(found['shipments'])}"
    for c in found["shipments"]:
        moved = f"{c['before']} → {c['after']}" if c["before"] != c["after"] else f"{c['before']}, as before"
        yield f"  {c['id']}: {moved}; {c['stay']} reasons stay"
        for sign, reasons in (("-", c["gone"]), ("+", c["new"])):
            for r in reasons:
                yield f"    {sign} {r['verdict']}: {r['what']}: {r['matched']}"


def _as(hit: Mapping[str, Any]) -> str:
    """What a hit is, in words."""
    rules = ", ".join(f"{r['rule']} ({r['in_force']})" for r in hit["held"])
    return f"{hit['kind']}, held under {rules}" if rules else str(hit["kind"])


def _companies(found: Mapping[str, Any]) -> Iterator[str]:
    words = {
        "freed": "held by this alone" if found["add"] else "come free",
        "stay": "held anyway" if found["add"] else "stay held, through others",
        "flagged": "red flags that begin" if found["add"] else "red flags that fall away",
    }
    for row in found["companies"]:
        unsure = " (applies perhaps)" if row["applies"] == "perhaps" else ""
        yield f"Companies by the stakes in hand, rule {row['rule']}{unsure}: {row['says']}"
        for key, word in words.items():
            if row[key]:
                yield f"  {len(row[key])} {word}"
            for c in row[key][:_NAMED]:
                holders = ", ".join(h["name"] for h in c["holders"][:3])
                reasons = f" ({', '.join(c['reasons'])})" if c["reasons"] else ""
                yield f"    {c['name']}  [{c['id']}]" + (f" — through {holders}" if holders else "") + reasons


def _by(by: Sequence[Mapping[str, Any]]) -> str:
    names = dict.fromkeys(f"{b['id']} {b['programme'] or ''}".strip() for b in by)
    return f" — {', '.join(list(names)[:4])}" if names else ""


def _page(found: Mapping[str, Any], lives: Sequence[Mapping[str, Any]], today: Any) -> str:
    from watchword.cli.drawing import bars, page, timeline
    from watchword.cli.lift_graph import graph

    counts = [("before: held by these listings", len(found["lifted"]), "#777777")]
    counts += [(head.split(":")[0], len(found[key]), colour) for key, head, colour in _heads(found)]
    body = escape("\n".join(_text(found)))
    drawn = "".join(
        f"<section><h2>{escape(x['caption'])}</h2>{timeline(x['listings'], x['editions'], today)}</section>"
        for x in lives
    )
    title = (
        "What changes if these listings stood again" if found["add"] else "What changes if these listings end"
    )
    cut = len(found["lifted"]) - len(lives)
    more = f"<p>Drawn over time: the first {len(lives)} of {len(lives) + cut} parties.</p>" if cut else ""
    return page(
        title, bars(counts), f"<section>{graph(found)}</section>",
        f"<section><pre>{body}</pre></section>", more, drawn,
    )  # fmt: skip
