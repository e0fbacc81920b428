"""An article as read, as one self-contained page: its own text with parties marked, statements beside it.

The article is data here. Every character of it goes through `escape`, links lead only to anchors of the
page and to https addresses of listings, and the page's own policy forbids script, frames and requests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from watchword.cli.render import since, until

__all__ = ["article_page", "table_page"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.55 "
    "system-ui,sans-serif;max-width:78em;margin:1.5em auto;padding:0 1em}"
    "h1{font-size:1.35em}h2{font-size:1.1em}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;vertical-align:top;padding:.25em .8em .25em 0;border-top:1px solid #8886}"
    ".pair{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5em;border-top:1px "
    "solid #8883;padding:.4em 0}"
    ".text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}.aside{font-size:.88em}"
    ".zone{font-size:.75em;color:#777;text-transform:uppercase;letter-spacing:.05em}"
    ".promo .text,.footer .text,.byline .text{opacity:.65}.headline .text{font-weight:600}"
    "mark{background:none;color:inherit;border-bottom:2px solid #8888}"
    "mark.listed{background:#b0002022;border-color:#b00020}mark.former{background:#7774;border-color:#777}"
    "mark.namesake{border-bottom-style:dotted;border-color:#c77700}mark a{color:inherit;text-decoration:none}"
    "a:focus,mark:target,tr:target,li:target{outline:3px solid #1a6dd8;outline-offset:2px}"
    ".say{margin:.2em 0 .6em;padding-left:.6em;border-left:3px solid "
    "#4a7a}.say.alleges,.say.denies{border-color:#c77700}"
    "blockquote{margin:.1em 0}.status-listed{color:#b00020;font-weight:600}"
    "@media(max-width:50em){.pair{grid-template-columns:1fr}}"
    "@media "
    "print{body{max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}.pair{break-inside:avoid}}"
    "@media(prefers-color-scheme:dark){.status-listed{color:#ff8090}}"
)


def article_page(answer: Mapping[str, Any]) -> str:
    """One article's answer as a page; needs no script, asks for nothing outside itself."""
    page = answer["page"]
    title = page["title"] or "An article"
    dated = {"given": "as asked", "published": "the day it says it was published"}.get(
        answer["as_of_from"], "today, since it states no date"
    )
    about = " · ".join(str(x) for x in (page["outlet"], page["published"] or "undated", page["url"]) if x)
    parts = [
        f"<p>{escape(about)}<br>Read as of <strong>{escape(answer['as_of'])}</strong> ({dated}), "
        f"by what was public "
        f"on {escape(answer['known_on'])}.</p>",
        _warnings(answer),
        _parties(answer["parties"]),
        _checked("Claims about listings", answer["claims"]),
        _checked("Figures", answer["figures"]),
        '<h2 id="article">The article</h2>',
        *_article(answer),
        _looked_at(answer),
    ]
    return _document(title, parts)


def _document(title: str, parts: Sequence[str]) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f'<body><h1 dir="auto">{escape(title)}</h1>{"".join(parts)}</body></html>'
    )


def _warnings(answer: Mapping[str, Any]) -> str:
    lines = [*answer["warnings"]]
    lines += [
        f"{d['name']}: "
        + ", ".join(f"{s} as of {day}" for day, s in zip(d["as_of"], d["status"], strict=True))
        for d in answer["differs"]
    ]
    if answer.get("sampler"):
        lines.insert(0, "Answered from the sampler: a few real listings, not the lists.")
    return f"<ul>{''.join(f'<li>{escape(x)}</li>' for x in lines)}</ul>" if lines else ""


def _parties(parties: Sequence[Mapping[str, Any]]) -> str:
    rows = "".join(_party(p) for p in parties if p["status"] != "not listed")
    others = [p for p in parties if p["status"] == "not listed" and p["kind"] != "unknown"]
    named = ", ".join(
        f'<a id="{escape(p["key"])}" href="#{_spot(p["mentions"][0])}">{escape(p["name"])}</a>'
        for p in others
    )
    head = "<tr><th scope=col>Party<th scope=col>What the lists say<th scope=col>Mentions</tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else (
        "<p>No party of the lists looked at was found in it.</p>"
    )  # fmt: skip
    rest = f"<p>Also named, and not on the lists looked at: {named}.</p>" if named else ""
    return f'<h2 id="parties">Parties</h2>{table}{rest}'


def _party(party: Mapping[str, Any]) -> str:
    hits = "".join(_hit(h) for h in (*party["hits"], *party["former"], *party["namesakes"]))
    spots = ", ".join(
        f'<a href="#{_spot(m)}">{escape(m["zone"])} {m["start"]}</a>' for m in party["mentions"]
    )
    return (
        f'<tr id="{escape(party["key"])}"><th scope=row dir="auto">{escape(party["name"])}'
        f'<td><span class="status-{escape(party["status"].replace(" ", "-"))}">{escape(party["says"])}</span>'
        f"{hits}"
        f"<td>{spots}</tr>"
    )


def _hit(hit: Mapping[str, Any]) -> str:
    lines = "".join(_listing(x) for x in hit["listings"][:6])
    more = f"<li>and {len(hit['listings']) - 6} more listings</li>" if len(hit["listings"]) > 6 else ""
    why = f"<br><small>{escape('; '.join(hit['why']))}</small>" if hit.get("why") else ""
    return (
        f'<details open><summary dir="auto">{escape(hit["caption"])} [{escape(", ".join(hit["origins"]))}] '
        f"{hit['score']:.2f}{why}</summary><ul>{lines}{more}</ul></details>"
    )


def _listing(listing: Mapping[str, Any]) -> str:
    name = " ".join(x for x in (listing["source"], listing["programme"]) if x)
    url = str(listing["url"] or "")
    # Only an https address becomes a link: what lists give as one may be anything.
    linked = (
        f'<a href="{escape(url)}" rel="noreferrer noopener">{escape(name)}</a>'
        if urlsplit(url).scheme == "https"
        else escape(name)
    )
    force = {"yes": "in force", "perhaps": "perhaps in force", "no": "ended"}[listing["in_force"]]
    effects = "; ".join(f"{e['key']}: {e['says']}" for e in listing["effects"])
    told = f"{force}, {since(listing)}{until(listing)}"
    cited = f" ({listing['citation']})" if listing["citation"] else ""
    return f"<li>{linked}: {escape(told + cited)}<br><small>{escape(effects)}</small></li>"


def _checked(head: str, rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return ""
    body = "".join(
        f"<tr><td>{escape(str(r.get('text', '')))}<td>{escape(str(r.get('verdict', '')))}"
        f"<td>{escape(str(r.get('says') or ''))}</tr>"
        for r in rows
    )
    return f"<h2>{head}</h2><table><tbody>{body}</tbody></table>"


def _span(row: Mapping[str, Any]) -> tuple[int, int]:
    """Place in the text that is shown: for HTML that is the text taken out of it."""
    return row.get("text_start", row["start"]), row.get("text_end", row["end"])


def _spot(row: Mapping[str, Any]) -> str:
    return f"m{_span(row)[0]}"


def _article(answer: Mapping[str, Any]) -> Iterator[str]:
    page = answer["page"]
    text = page["reading_text"] if page["reading_text"] is not None else page["text"]
    marks = sorted(
        ((*_span(m), p) for p in answer["parties"] if not _unsure(p) for m in p["mentions"]),
        key=lambda mark: mark[:2],
    )
    names = {p["key"]: p["name"] for p in answer["parties"]}
    says = sorted(answer["statements"], key=_span)
    zones = page["zones"] or [{"start": 0, "end": len(text), "kind": "body"}]
    mark = said = 0
    for zone in zones:
        start, end = _span(zone)
        out: list[str] = []
        at = start
        while mark < len(marks) and marks[mark][0] < end:
            begin, stop, party = marks[mark]
            mark += 1
            if begin < at:
                continue
            stop = min(stop, end)
            out.append(escape(text[at:begin]))
            status = party["status"].replace(" ", "-")
            out.append(
                f'<mark class="{status}" id="m{begin}" title="{escape(party["says"])}">'
                f'<a href="#{escape(party["key"])}">{escape(text[begin:stop])}</a></mark>'
            )
            at = stop
        out.append(escape(text[at:end]))
        beside = []
        while said < len(says) and _span(says[said])[0] < end:
            beside.append(_say(says[said], names))
            said += 1
        yield (
            f'<div class="pair {escape(zone["kind"])}"><div><div class="zone">{escape(zone["kind"])}</div>'
            f'<div class="text" dir="auto">{"".join(out)}</div></div>'
            f'<div class="aside">{"".join(beside)}</div></div>'
        )


def _unsure(party: Mapping[str, Any]) -> bool:
    """Whether nothing says that capitals are a party at all."""
    return bool(party["kind"] == "unknown" and party["status"] == "not listed")


def _say(statement: Mapping[str, Any], names: Mapping[str, str]) -> str:
    who = statement["speaker"] or "unattributed"
    kind = "" if statement["speaker_kind"] == "named" else f" ({statement['speaker_kind']})"
    to = f" to {statement['addressee']}" if statement.get("addressee") else ""
    by = f", by way of {', '.join(statement['relayed_by'])}" if statement.get("relayed_by") else ""
    hedge = f" — {'; '.join(statement['hedge'])}" if statement.get("hedge") else ""
    about = [
        f'<a href="#{escape(k)}">{escape(names[k])}</a>' for k in statement.get("about", ()) if k in names
    ]
    of = f"<br>about {', '.join(about)}" if about else ""
    return (
        f'<div class="say {escape(statement["stance"])}"><strong dir="auto">{escape(who)}</strong>'
        f"{escape(kind)} "
        f"{escape(statement['stance'])}{escape(to + by + hedge)}{of}"
        f'<blockquote dir="auto">{escape(statement["text"][:600])}</blockquote></div>'
    )


def _looked_at(answer: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<li>{escape(e['source'])}: edition {escape(e['edition'])}, {e['age_days']} days old</li>"
        for e in answer["view"]
    )
    said = "".join(f"<p>{escape(x)}</p>" for x in (*answer["attributions"], answer["caveat"]))
    return f"<h2>Looked at</h2><ul>{rows}</ul><p>Read by {escape(answer['reader'])}.</p>{said}"


def table_page(rows: Sequence[Mapping[str, Any]], answers: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """Many articles as a table of parties."""
    head = "".join(
        f"<th scope=col>{h}" for h in ("Party", "Status", "First seen", "Last seen", "Stances", "Articles")
    )
    body = "".join(
        f'<tr><th scope=row dir="auto">{escape(r["name"])} {escape(r["id"] or "")}'
        f"<td>{escape(r['status'])}<td>{escape(r['first_seen'])}<td>{escape(r['last_seen'])}"
        f"<td>{escape(', '.join(f'{k} {n}' for k, n in r['stances'].items()))}"
        f"<td>{escape(', '.join(a['article'] for a in r['articles']))}</tr>"
        for r in rows
    )
    return _document(
        f"Parties in {len(answers)} articles",
        [f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"],
    )
