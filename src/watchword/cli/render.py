"""Answers as text for a terminal, as CSV and as rows; JSON needs no rendering."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from watchword.cli.held import held_line, held_text

__all__ = [
    "COLUMNS",
    "answer_text",
    "columns",
    "csv_text",
    "footer",
    "hit_rows",
    "hit_text",
    "life_text",
    "pieces",
    "since",
    "until",
]

#: The columns of CSV and Parquet: one row a hit, and one for a question without any.
COLUMNS = (
    "row", "query", "outcome", "id", "caption", "schema", "score", "kind", "listed_name", "strength",
    "source", "programme", "in_force", "listed_on", "ended_on", "citation", "effects", "says", "url", "lists",
    "held",
)  # fmt: skip
#: Ended listings shown with a hit; a denied airline has nine rows of one order (DPL, Al Naser).
_ENDED_SHOWN = 2
_FORCE = {"yes": "in force", "perhaps": "perhaps in force", "no": "ended"}


def columns(rows: Sequence[Mapping[str, Any]], heads: Sequence[str]) -> str:
    """Rows under heads, each column as wide as its widest value."""
    cells = [[_plain(r.get(h)) for h in heads] for r in rows]
    widths = [max(len(h), *(len(c[i]) for c in cells)) if cells else len(h) for i, h in enumerate(heads)]
    lines = [list(heads), *cells]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(x, widths, strict=True)).rstrip() for x in lines)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def csv_text(rows: Sequence[Mapping[str, Any]], heads: Sequence[str] | None = None) -> str:
    """Rows as CSV text with a header."""
    out = io.StringIO()
    made = csv.DictWriter(out, heads or list(rows[0]) if rows or heads else [], lineterminator="\n")
    made.writeheader()
    made.writerows({k: _safe(v) for k, v in row.items()} for row in rows)
    return out.getvalue()


def _safe(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: names may come from anybody."""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def hit_rows(results: Iterable[Mapping[str, Any]], numbers: Sequence[int] = ()) -> Iterator[dict[str, Any]]:
    """One row a hit or former match, and one for a question that had neither."""
    for at, result in enumerate(results):
        row = {"row": numbers[at] if numbers else at + 1, "query": result["query"]["name"]}
        empty = dict.fromkeys(COLUMNS, "") | {"lists": "sampler" if result.get("sampler") else "archive"}
        told = [("hit", h) for h in result["hits"]] + [("former", h) for h in result["former"]]
        for outcome, hit in told:
            yield {
                **empty,
                **row,
                "outcome": outcome,
                **{k: hit[k] for k in ("id", "caption", "schema", "score", "kind")},
                "listed_name": hit["name"]["listed"],
                "strength": hit["name"]["strength"],
                **_law(hit),
                "held": held_line(hit.get("held", [])),
            }
        if not told:
            yield {**empty, **row, "outcome": "no match found"}


def _law(hit: Mapping[str, Any]) -> dict[str, str]:
    """Which law a hit is under: its first listing's, or the ownership rules' where it is held by others."""
    if hit["kind"] == "owned":
        rules = hit["held"]
        force = "yes" if any(r["in_force"] == "yes" for r in rules) else "perhaps"
        told = {k: "; ".join(dict.fromkeys(r[k] for r in rules)) for k in ("citation", "says", "url")}
        return {"in_force": force, **told}
    first = hit["listings"][0]
    return {
        **{
            k: _plain(first[k])
            for k in ("source", "programme", "in_force", "listed_on", "ended_on", "citation", "url")
        },
        "effects": "; ".join(e["key"] for e in first["effects"]),
        "says": " ".join(e["says"] for e in first["effects"]),
    }


def answer_text(answer: Mapping[str, Any], numbers: Sequence[int] = ()) -> Iterator[str]:
    """An answer for a terminal: hits first, then what was looked at."""
    for at, result in enumerate(answer["results"]):
        where = f"row {numbers[at]}: " if numbers else ""
        hits, former = result["hits"], result["former"]
        count = f"{len(hits)} hit{'' if len(hits) == 1 else 's'}" if hits else "no hit"
        yield f"{where}{result['query']['name']} — {count}" + (f", {len(former)} former" if former else "")
        mark = " (sampler)" if answer.get("sampler") else ""
        for hit in hits:
            yield from hit_text(hit, f"HIT{mark}")
        for hit in former:
            yield from hit_text(hit, f"former{mark}")
        if result["left_off"]:
            yield f"  {result['left_off']} more matches were left off; --limit shows more."
        for warning in result["warnings"]:
            yield f"  note: {warning}"
        yield ""
    yield from footer(answer)


def footer(answer: Mapping[str, Any]) -> Iterator[str]:
    """What an answer looked at, its receipt, and what it doesn't model."""
    if answer.get("sampler"):
        yield "SAMPLER: a few real listings, not the lists. No receipt was written."
    yield f"Looked at, as of {answer['as_of']} by what was public on {answer['known_on']}:"
    alike: dict[tuple[str, int], list[str]] = {}
    for e in answer["view"]:
        alike.setdefault((e["edition"], e["age_days"]), []).append(e["source"])
    for (edition, age), sources in alike.items():
        yield f"  {edition} ({age} days old): {', '.join(sources)}"
    if not alike:
        yield "  nothing."
    if stakes := answer.get("stakes"):
        yield f"  {stakes['stakes']:,} ownership stakes of {stakes['files']} files ({stakes['sha256'][:12]})."
    if answer["receipt"]:
        yield f"Receipt {answer['receipt']}."
    yield from answer["attributions"]
    yield answer["caveat"]


def hit_text(hit: Mapping[str, Any], word: str) -> Iterator[str]:
    """One hit: who, which list, since when, under what, to what effect, matched how."""
    same = f" (perhaps the same as {hit['perhaps_same_as']})" if hit.get("perhaps_same_as") else ""
    word += " (owned)" if hit["kind"] == "owned" else ""
    yield f"  {word} {hit['score']:.2f}  {hit['caption']}  [{', '.join(hit['origins'])}]{same}"
    if hit["name"]["listed"] != hit["caption"] or hit["name"]["strength"] == "weak":
        yield f"      matched name: {hit['name']['listed']} ({hit['name']['strength']})"
    yield f"      {pieces(hit['evidence'])}"
    ended = [x for x in hit["listings"] if x["in_force"] == "no"]
    for listing in [x for x in hit["listings"] if x["in_force"] != "no"] + ended[:_ENDED_SHOWN]:
        yield f"      {_listing_text(listing)}"
    if len(ended) > _ENDED_SHOWN:
        more = len(ended) - _ENDED_SHOWN
        yield f"      {more} more listings have ended; `watchword show {hit['id']}` shows them."
    for line in _effects_text(hit["listings"]):
        yield f"        {line}"
    for line in held_text(hit.get("held", [])):
        yield f"      {line}"
    for remark in hit.get("notes", ()):
        yield f"      note: {remark}"


def _listing_text(listing: Mapping[str, Any]) -> str:
    programme = f" {listing['programme']}" if listing["programme"] else ""
    citation = f", {listing['citation']}" if listing["citation"] else ""
    force = _FORCE[listing["in_force"]]
    return f"{listing['source']}{programme}: {force}; {since(listing)}{until(listing)}{citation}"


def _effects_text(listings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Each effect once, with the law of every listing that has it, and the terms that differ."""
    bases: dict[tuple[str, str], dict[str, None]] = {}
    terms: dict[tuple[str, str], dict[str, None]] = {}
    for listing in listings:
        for effect in listing["effects"] if listing["in_force"] != "no" else ():
            what = (effect["key"], effect["says"])
            bases.setdefault(what, {})[effect["basis"]] = None
            if effect["terms"]:
                terms.setdefault(what, {})[effect["terms"]] = None
    for what, laws in bases.items():
        yield f"{what[0]}: {what[1]} ({'; '.join(laws)})"
        for its in terms.get(what, ()):
            yield f"  {its}"


def since(listing: Mapping[str, Any]) -> str:
    """When a listing began, in words."""
    if listing["listed_on"]:
        return f"listed {listing['listed_on']}" + (
            f" by {listing['listed_by']}" if listing["listed_by"] else ""
        )
    after, by = listing["listed_between"]
    return f"listed between {after} and {by}" if after else f"listed by {by}"


def until(listing: Mapping[str, Any]) -> str:
    """When a listing ends or ended, in words behind a comma; "" where nothing says so."""
    if listing["ended_on"]:
        by = f" by {listing['ended_by']}" if listing["ended_by"] else ""
        return f", {'ended' if listing['in_force'] == 'no' else 'ends'} {listing['ended_on']}{by}"
    if listing["ended_between"]:
        return f", ended between {listing['ended_between'][0]} and {listing['ended_between'][1]}"
    return ""


def pieces(evidence: Sequence[Mapping[str, Any]]) -> str:
    """Evidence on one line: what met what, and what speaks against."""
    parts = []
    for e in evidence:
        if not (e["query"] or e["listed"]):
            continue
        sign = "" if e["for"] else "✗ "
        kind = "" if e["kind"] == "name" else f"{e['kind']} "
        if e["query"] and e["listed"]:
            alike = "=" if e["query"].casefold() == e["listed"].casefold() else f"~{e['score']:.2f}~"
            parts.append(f"{sign}{kind}{e['query']} {alike} {e['listed']}")
        else:
            side = "only asked" if e["query"] else "only listed"
            parts.append(f"{sign}{kind}{side}: {e['query'] or e['listed']}")
    return " · ".join(parts)


def life_text(life: Mapping[str, Any]) -> Iterator[str]:
    """A party's whole life for a terminal."""
    yield f"{life['caption']}  [{', '.join(life['origins'])}]  {life['schema']}"
    for remark in life["notes"]:
        yield f"  note: {remark}"
    yield "Listings:"
    for listing in life["listings"]:
        yield f"  {_listing_text(listing)}"
        for line in _effects_text([listing]):
            yield f"    {line}"
        if listing["remarks"]:
            yield f"    remarks: {listing['remarks']}"
    yield "Facts (first and last edition that states them):"
    for fact in life["facts"]:
        more = ", ".join(x for x in (fact["label"], fact["country"]) if x)
        gone = f", gone by {fact['gone_by']}" if fact["gone_by"] else ""
        yield (
            f"  {fact['property']}: {fact['value']}"
            + (f" ({more})" if more else "")
            + f"  [{fact['source']} {fact['first_stated']} … {fact['last_stated']}{gone}]"
        )
