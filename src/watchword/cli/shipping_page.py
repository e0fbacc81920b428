"""Verdicts on shipments as one self-contained page: a summary, then a sheet each that a person signs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from watchword.cli.drawing import bars, page
from watchword.cli.render import footer

__all__ = ["shipments_page"]

_COLOURS = {"stop": "#b00020", "permit": "#c77700", "review": "#8a6d00", "no finding": "#555555"}
#: On paper a sheet a page; the verdict is said in words, colour only repeats it.
_STYLE = (
    "<style>.sheet{break-before:page;border-top:3px solid #444;padding-top:.6em}"
    ".verdict{font-weight:700;text-transform:uppercase;padding:.1em .5em;border:2px solid}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.3em .5em;"
    "overflow-wrap:anywhere}th{background:#eee;color:#1b1b1b}.law{color:#666;font-size:.9em}"
    ".reasons td:first-child{min-width:5.5em}.reasons td:nth-child(n+2):nth-child(-n+3){width:22%}"
    ".sign td{height:2.2em}.sign td:nth-child(odd){width:11em}"
    "@media print{body{max-width:none;margin:0;color:#000;background:#fff}tr{break-inside:avoid}}"
    "@media (prefers-color-scheme:dark){.law{color:#aaa}}</style>"
)


def shipments_page(answer: Mapping[str, Any]) -> str:
    """The whole answer as a page; every text from files, lists and users is escaped."""
    summary = answer["summary"]
    counts = [(verdict, n, _COLOURS[verdict]) for verdict, n in summary["verdicts"].items()]
    contents = "".join(
        f'<tr><td><a href="#s{n}">{escape(r["id"])}</a></td><td>{escape(r["verdict"])}</td>'
        f"<td>{escape('; '.join(dict.fromkeys(x['kind'] for x in r['reasons'])))}</td></tr>"
        for n, r in enumerate(answer["results"], 1)
    )
    rules = ", ".join(f"{name}: {n}" for name, n in summary["rules"].items())
    looked = "<br>".join(escape(line) for line in footer(answer))
    head = (
        f"<section>{bars(counts)}<p>{summary['shipments']} shipments, {summary['refused']} rows refused. "
        f"{escape(rules)}</p><table><tr><th>shipment</th><th>verdict</th><th>reasons</th></tr>{contents}"
        "</table></section>"
    )
    refused = "".join(f"<li>{escape(line)}</li>" for line in [*answer["refused"], *answer["warnings"]])
    sheets = [_sheet(n, r, answer, looked) for n, r in enumerate(answer["results"], 1)]
    tail = f"<section><h2>Rows refused, and warnings</h2><ul>{refused}</ul></section>" if refused else ""
    return page(f"Shipments as of {answer['as_of']}", _STYLE, head, tail, *sheets)


def _sheet(number: int, result: Mapping[str, Any], answer: Mapping[str, Any], looked: str) -> str:
    verdict = result["verdict"]
    reasons = "".join(
        f"<tr><td>{escape(r['verdict'])}<br>{escape(r['kind'])}</td><td>{escape(r['what'])}</td>"
        f"<td>{escape(r['matched'])}<br>{escape(r['certainty'])}</td>"
        f'<td>{escape(r["says"])}<div class="law">{escape(r["basis"])}</div></td></tr>'
        for r in result["reasons"]
    )
    table = (
        '<table class="reasons"><tr><th>reason</th><th>in the papers</th><th>met</th>'
        "<th>rule and law</th></tr>"
        f"{reasons}</table>"
        if reasons
        else ""
    )
    at = result["looked_at"]
    parts = (("Parties", at["parties"]), ("Places", at["places"]), ("Red flags looked for", at["flags"]))
    told = "".join(f"<p>{head}: {escape('; '.join(told) or 'none')}</p>" for head, told in parts)
    notes = "".join(f"<li>{escape(w)}</li>" for w in result["warnings"])
    sampler = " (sampler: a few real listings, not the lists)" if answer.get("sampler") else ""
    return (
        f'<section class="sheet" id="s{number}"><h2>{escape(result["id"])}</h2>'
        f'<p><span class="verdict" style="color:{_COLOURS[verdict]}">{escape(verdict)}</span>'
        f" row {result['row']}{escape(sampler)}</p><p>{escape(result['says'])}</p>{table}{told}"
        f"<p>Vessel: {escape(at['vessel'] or 'none named')}. Lines of goods: {at['lines']}.</p>"
        + (f"<ul>{notes}</ul>" if notes else "")
        + f'<p class="law">{looked}</p>'
        '<table class="sign"><tr><td>Decision</td><td></td><td>Reason</td><td></td></tr>'
        "<tr><td>Name</td><td></td><td>Date</td><td></td></tr>"
        "<tr><td>Signature</td><td></td><td>Licence or reference</td><td></td></tr></table></section>"
    )
