"""Small made editions of CDC's overdose counts, in its forms; every number is invented."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers import ROOT

FIGURES = ROOT.parent / "shared" / "data" / "figures"
T404 = "Synthetic opioids, excl. methadone (T40.4)"
ALL = "Number of Drug Overdose Deaths"
OPIOIDS = "Opioids (T40.0-T40.4,T40.6)"
MAY_DIFFER = "Numbers may differ from published reports using final data. See Technical Notes."
_HEADS = (
    "State", "Year", "Month", "Period", "Indicator", "Data Value", "Percent Complete",
    "Percent Pending Investigation", "State Name", "Footnote", "Footnote Symbol", "Predicted Value",
)  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Row:
    """One row: month as ``2022-12``, values as they should be written."""

    month: str
    reported: str = ""
    predicted: str = ""
    state: str = "US"
    indicator: str = T404
    footnote: str = MAY_DIFFER
    symbol: str = "**"
    period: str = "12 month-ending"
    complete: str = "100"
    pending: str = "0.1"

    def cells(self) -> list[str]:
        year, month = self.month.split("-")
        return [
            self.state, year, _MONTHS[int(month) - 1], self.period, self.indicator, self.reported,
            self.complete, self.pending, "", self.footnote, self.symbol, self.predicted,
        ]  # fmt: skip


def csv_form(rows: Sequence[Row]) -> bytes:
    """As the download has it: headings in words, a byte order mark, empty rows at the end."""
    return _csv(_HEADS, [r.cells() for r in rows] + [[""] * len(_HEADS)] * 3, "\ufeff")


def api_form(rows: Sequence[Row]) -> bytes:
    """As the API has it: headings as field names, in another order, no thousands separators."""
    order = [h for h in range(12) if h not in (5, 11)] + [5, 11]
    heads = [_HEADS[i].lower().replace(" ", "_") for i in order]
    return _csv(heads, [[_plain(r.cells())[i] for i in order] for r in rows], "")


def json_form(rows: Sequence[Row]) -> bytes:
    """As the API has it as JSON: fields without a value are left out."""
    heads = [h.lower().replace(" ", "_") for h in _HEADS]
    made = [{h: c for h, c in zip(heads, _plain(r.cells()), strict=True) if c} for r in rows]
    return json.dumps(made).encode()


def _plain(cells: list[str]) -> list[str]:
    return [c.replace(",", "") if i in (5, 11) else c for i, c in enumerate(cells)]


def _csv(heads: Sequence[str], rows: Sequence[Sequence[str]], start: str) -> bytes:
    out = io.StringIO()
    made = csv.writer(out, lineterminator="\r\n")
    made.writerow(heads)
    made.writerows(rows)
    return (start + out.getvalue()).encode()


def edition(folder: Path, name: str, rows: Sequence[Row]) -> Path:
    """A file of the CSV form."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(csv_form(rows))
    return path
