"""Answers as self-contained HTML pages, readable without script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from watchword.cli.drawing import page, timeline
from watchword.cli.render import answer_text, life_text

__all__ = ["answer_page", "life_page"]


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
    tail = f"<footer><pre>{footer}</pre><ul>{warnings}</ul></footer>"
    return page(f"Screening as of {answer['as_of']}", *parts, tail)


def life_page(life: Mapping[str, Any], today: date) -> str:
    """One party's whole life: its listings drawn over the years, then every listing and fact."""
    drawn = timeline(life["listings"], life["editions"], today)
    body = escape("\n".join(life_text(life)))
    return page(life["caption"], f"<section>{drawn}</section><section><pre>{body}</pre></section>")
