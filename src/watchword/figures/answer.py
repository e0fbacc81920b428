"""What is answered about a series: rows with both values, their changes, footnotes and editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from watchword.exceptions import UsageError
from watchword.figures.forms import number
from watchword.figures.keeping import SERIES
from watchword.figures.series import Figures, Held
from watchword.figures.tables import indicators, needed_indicator, needed_state

__all__ = ["overdose_answer"]

_NOTE = (
    "Provisional counts, each of the twelve months that end with the month named; they may differ from "
    "final data. Reported is what death certificates showed, predicted adds an estimate for what is "
    "still incomplete."
)


def overdose_answer(
    held: Figures, states: Sequence[str], drugs: Sequence[str], first: str = "", last: str = ""
) -> dict[str, Any]:
    """Overdose deaths by month for jurisdictions and drug classes as written, from one month to another.

    Each row has ``reported`` and ``predicted`` as numbers and, under ``…_as_published``, as text; changes
    on the year; ``percent_complete``, ``percent_pending``, ``footnote``, ``symbol`` and ``marks`` as the
    publisher gives them; and the label of its edition. Raises :class:`UsageError` for what isn't known.
    """
    chosen = [needed_state(s) for s in states]
    keys = [needed_indicator(d) for d in drugs]
    rows: list[dict[str, Any]] = []
    notes = [_NOTE]
    editions: dict[str, dict[str, Any]] = {}
    for state in chosen:
        notes += [f"{state.name}: {state.note}"] if state.note else []
        for key in keys:
            line = [h for h in held.line(state.code, key) if first <= h.point.month <= (last or "9999")]
            if not line:
                notes.append(
                    f"No edition known on {held.known_on} holds {key} for {state.name} in those months."
                )
            for h in line:
                rows.append(_row(h))
                editions[h.edition.told] = {
                    k: v for k, v in asdict(h.edition).items() if k not in ("id", "holds", "points")
                }
    if not rows:
        raise UsageError(" ".join(notes[1:]))
    return {
        "series": "overdose",
        "title": SERIES["overdose"],
        "known_on": held.known_on.isoformat(),
        "states": {s.code: s.name for s in chosen},
        "drugs": {d: indicators()[d].says for d in keys},
        "editions": list(editions.values()),
        "editions_told": list(editions),
        "rows": rows,
        "notes": list(dict.fromkeys(notes)),
    }


def _row(held: Held) -> dict[str, Any]:
    p = held.point
    row: dict[str, Any] = {"state": p.state, "drug": p.indicator, "month": p.month}
    for which, change in (("reported", held.reported), ("predicted", held.predicted)):
        published = getattr(p, which)
        row |= {
            which: number(published),
            f"{which}_as_published": published,
            f"{which}_change": change.difference if change else None,
            f"{which}_change_percent": change.percent if change else None,
        }
    return row | {
        "percent_complete": p.complete,
        "percent_pending": p.pending,
        "symbol": p.symbol,
        "footnote": p.footnote,
        "marks": list(p.marks),
        "edition": held.edition.label,
    }
