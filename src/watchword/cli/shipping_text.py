"""Verdicts on shipments as text for a terminal and as rows of CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from watchword.cli.render import footer

__all__ = ["COLUMNS", "answer_lines", "reason_rows", "result_lines", "summary_lines"]

#: One row a reason, and one for a shipment without any.
COLUMNS = (
    "row", "id", "verdict", "kind", "rule", "reason_verdict", "what", "matched", "certainty", "line", "says",
    "basis", "looked_at", "warnings", "lists",
)  # fmt: skip


def answer_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """A whole answer: each shipment, the summary, then what was looked at."""
    for result in answer["results"]:
        yield from result_lines(result)
        yield ""
    yield from summary_lines(answer["summary"])
    yield ""
    yield from footer(answer)


def result_lines(result: Mapping[str, Any]) -> Iterator[str]:
    """One shipment: verdict, then every reason with its law."""
    mark = " (sampler)" if result.get("sampler") else ""
    yield f"{result['id']} (row {result['row']}): {result['verdict'].upper()}{mark}"
    for r in result["reasons"]:
        yield f"  {r['verdict']}, {r['kind']}: {r['what']}"
        yield f"      {r['matched']} ({r['certainty']})"
        yield f"      {r['says']}"
        yield f"      [{r['basis']}]"
    if not result["reasons"]:
        yield f"  {result['says']}"
    for warning in result["warnings"]:
        yield f"  note: {warning}"


def summary_lines(summary: Mapping[str, Any]) -> Iterator[str]:
    """Counts over the file: shipments by verdict, by kind of reason, and by rule."""
    counts = ", ".join(f"{n} {verdict}" for verdict, n in summary["verdicts"].items())
    yield f"{summary['shipments']} shipments: {counts}; {summary['refused']} rows refused."
    for head, key in (("By kind of reason", "kinds"), ("By rule", "rules")):
        if summary[key]:
            yield f"{head}: {', '.join(f'{name} {n}' for name, n in summary[key].items())}."


def reason_rows(results: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row a reason; a shipment without one has a row that says what was looked at."""
    for result in results:
        alike = {
            "row": result["row"], "id": result["id"], "verdict": result["verdict"],
            "looked_at": result["says"] if not result["reasons"] else "",
            "warnings": " ".join(result["warnings"]),
            "lists": "sampler" if result.get("sampler") else "",
        }  # fmt: skip
        for r in result["reasons"] or [{}]:
            told = {
                k: r.get(k, "") for k in ("kind", "rule", "what", "matched", "certainty", "says", "basis")
            }
            line = "" if r.get("line") is None else r["line"]
            yield alike | told | {"reason_verdict": r.get("verdict", ""), "line": line}
