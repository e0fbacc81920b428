"""An answer as one self-contained HTML page, readable without script."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from watchword.cli.render import answer_text

__all__ = ["answer_page"]

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1b1b1b}"
    "section{border-top:1px solid #ccc;padding:.5em 0}pre{white-space:pre-wrap;font:inherit;margin:.3em 0}"
    "h2{font-size:1.05em;margin:.4em 0}.hit{border-left:4px solid #b00020;padding-left:.8em}"
    ".former{border-left:4px solid #8a8a8a;padding-left:.8em}.none{color:#555}"
    "@media (prefers-color-scheme:dark){body{background:#161616;color:#eee}}"
)


def answer_page(answer: Mapping[str, Any]) -> str:
    """The whole answer as a page; every text from lists and users is escaped."""
    parts = []
    for result in answer["results"]:
        one = {**answer, "results": [result]}
        heading, *lines = answer_text(one)
        cut = lines.index("")
        kind = "hit" if result["hits"] else "former" if result["former"] else "none"
        body = escape("\n".join(lines[:cut]))
        parts.append(f'<section class="{kind}"><h2>{escape(heading)}</h2><pre>{body}</pre></section>')
    footer = escape("\n".join(answer_text({**answer, "results": []})))
    warnings = "".join(f"<li>{escape(w)}</li>" for w in answer["warnings"])
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>watchword screening</title>'
        f"<style>{_STYLE}</style><h1>Screening as of {escape(answer['as_of'])}</h1>"
        f"{''.join(parts)}<footer><pre>{footer}</pre><ul>{warnings}</ul></footer></html>"
    )
