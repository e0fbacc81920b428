"""The state of every list in an archive: what is held, how old, and what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from watchword.archive import Try, last_tries
from watchword.exceptions import NoArchive
from watchword.index.store import Index, current_key
from watchword.sources import sources, terms

__all__ = ["every_source"]


def every_source(data: Path, today: date, *, all_editions: bool = False) -> list[dict[str, Any]]:
    """One row a source (or an edition), in the catalogue's order.

    ``state`` is ``current``, ``failed`` (the last try to fetch it), ``stale`` (over its age limit),
    ``absent`` (its carrier came without it), ``held`` (the newest edition failed its assertions),
    ``missing`` (none is loaded), or ``superseded`` for older editions.
    """
    if current_key(data) is None:
        raise NoArchive(f"there is no archive in {data}; `watchword update` fetches the lists.")
    index = Index.open(data)
    lines = dict(index.lines())
    absent = {a["source"]: a for a in index.manifest["absent"]}
    held = {h["source"]: h for h in index.manifest["held"]}
    tries = last_tries(data)
    rows: list[dict[str, Any]] = []
    for key, source in sources().items():
        line = lines.get(key, [])
        about = {
            "source": key,
            "title": source.title,
            "publisher": source.publisher,
            "terms": terms()[source.terms].title,
            "says": terms()[source.terms].says,
            "max_age_days": source.max_age_days,
        }
        if not line:
            rows.append({**about, **_nothing(), "state": "missing", "why": "no edition is loaded"})
            continue
        for edition in line if all_editions else line[-1:]:
            newest = edition is line[-1]
            tried = tries.get(edition["carrier"]) if newest else None
            since = max(edition["published"], tried.confirmed if tried else "")
            age = (today - date.fromisoformat(since)).days
            state, why = "superseded", ""
            if newest:
                state, why = _state(age, source.max_age_days, absent.get(key), held.get(key), tried)
            facts = {
                k: edition[k] for k in ("edition", "carrier", "parties", "listings", "records", "sha256")
            }
            rows.append(
                {
                    **about,
                    **facts,
                    "age_days": age,
                    "tried": tried.at if tried else None,
                    "state": state,
                    "why": why,
                }
            )
    return rows


def _nothing() -> dict[str, Any]:
    return dict.fromkeys(
        ("edition", "carrier", "parties", "listings", "records", "sha256", "age_days", "tried")
    )


def _state(
    age: int,
    limit: int,
    absent: dict[str, Any] | None,
    held: dict[str, Any] | None,
    tried: Try | None,
) -> tuple[str, str]:
    if tried and tried.outcome == "failed":
        return "failed", tried.why
    if held:
        return "held", f"the edition of {held['edition']} is held back: {held['why']}"
    if absent:
        return "absent", f"{absent['carrier']} of {absent['edition']} came without it"
    if age > limit:
        return "stale", f"{age} days old, the limit is {limit}"
    return "current", ""
