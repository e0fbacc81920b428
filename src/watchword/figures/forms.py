"""Reading CDC's provisional overdose counts: the CSV form and the API's (CSV or JSON), value for value.

The forms differ in their headings (``Data Value``, ``data_value``), in order, and in how numbers are
written (``31,517``, ``31517``): what was written is kept as it stands, and read as a number beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.figures.tables import indicator_of
from watchword.model import Refusal
from watchword.sources.reading import MAX_REFUSED, csv_rows, decode, json_document

__all__ = ["PERIOD", "Point", "ReadFigures", "number", "read_figures"]

#: The only period that the dataset has: twelve months that end with the one named.
PERIOD = "12 month-ending"
_MONTHS = "January February March April May June July August September October November December".split()
_NEEDED = ("state", "year", "month", "period", "indicator", "data_value")
_OTHERS = (
    "predicted_value", "percent_complete", "percent_pending_investigation", "state_name", "footnote",
    "footnote_symbol",
)  # fmt: skip
#: Sizes of the API's pages: as many rows as one of them may be only the first part.
_PAGES = (1_000, 50_000, 500_000)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
#: What the footnotes say, by words that stay the same over their wordings since 2019.
_MARKS = (
    ("suppressed", "suppressed"),
    ("low data quality", "low-quality"),
    ("incomplete data", "underreported"),
    ("may differ from published", "may-differ"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One row: twelve months' deaths in one jurisdiction for one indicator, as published.

    ``month`` is the last of the twelve (``2022-12``); ``reported``, ``predicted``, ``complete`` and
    ``pending`` are the publisher's own text, "" where nothing is shown.
    """

    state: str
    month: str
    indicator: str
    reported: str
    predicted: str
    complete: str
    pending: str
    footnote: str
    symbol: str

    @property
    def marks(self) -> tuple[str, ...]:
        """What the footnote means: suppressed, low-quality, underreported, may-differ."""
        said = self.footnote.lower()
        return tuple(mark for text, mark in _MARKS if text in said)


@dataclass(slots=True)
class ReadFigures:
    """What a file gave: its points, refused rows, and notes (columns that aren't known)."""

    points: list[Point] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The last month that any row ends with."""
        return max(p.month for p in self.points)


def number(text: str) -> int | float | None:
    """A published value as a number; None where nothing was shown (``99.5+`` isn't one either)."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def read_figures(raw: bytes, name: str) -> ReadFigures:
    """Read an edition in either form.

    Raises :class:`EditionRefused` where it isn't the dataset, or more than one row in twenty can't be
    used; single bad rows are among the refusals.
    """
    made = ReadFigures()
    seen: dict[tuple[str, str, str], Point] = {}
    count = 0
    for line, row in _rows(raw, name, made):
        count += 1
        try:
            point = _point(row)
            key = (point.state, point.month, point.indicator)
            if (other := seen.setdefault(key, point)) is not point:
                if other != point:
                    raise ValueError(f"a second row for {' '.join(key)}, with other values")
                continue
        except ValueError as why:
            made.refusals.append(Refusal(name, line, str(why)))
            continue
        made.points.append(point)
    if count in _PAGES:
        made.notes.append(f"exactly {count:,} rows, as many as a page of the API: perhaps only a part")
    first = f" (first: {made.refusals[0]})" if made.refusals else ""
    if not made.points:
        raise EditionRefused(f"{name}: no row could be used{first}; check that it is the right file.")
    if len(made.refusals) > MAX_REFUSED * count:
        raise EditionRefused(
            f"{name}: {len(made.refusals)} of {count} rows can't be used{first}; the file looks damaged."
        )
    return made


def _rows(raw: bytes, name: str, made: ReadFigures) -> Iterator[tuple[int, Mapping[str, str]]]:
    if Path(name.removesuffix(".gz")).suffix.lower() == ".json" or raw.lstrip()[:1] == b"[":
        yield from _json_rows(raw, name, made)
        return
    lines = csv_rows(decode(raw, name), name)
    heads = [_head(h) for h in next(lines, (0, []))[1]]
    _check_heads(heads, name, made)
    for line, cells in lines:
        if len(cells) != len(heads):
            made.refusals.append(Refusal(name, line, f"{len(cells)} cells, not {len(heads)}"))
        else:
            yield line, dict(zip(heads, cells, strict=True))


def _json_rows(raw: bytes, name: str, made: ReadFigures) -> Iterator[tuple[int, Mapping[str, str]]]:
    document = json_document(raw, name)
    if not isinstance(document, list) or not all(isinstance(x, dict) for x in document):
        raise EditionRefused(f"{name}: not a list of rows as the API gives it.")
    # The API leaves a field out of a row where it has no value.
    heads = list(dict.fromkeys(_head(k) for row in document for k in row))
    _check_heads(heads, name, made)
    for at, row in enumerate(document, start=1):
        yield at, {_head(k): v if isinstance(v, str) else str(v) for k, v in row.items() if v is not None}


def _head(text: str) -> str:
    return re.sub(r"[\s_]+", "_", text.strip().lower())


def _check_heads(heads: list[str], name: str, made: ReadFigures) -> None:
    if missing := [n for n in _NEEDED if n not in heads]:
        raise EditionRefused(
            f"{name}: has no column {', '.join(missing)}, so it isn't the dataset xkb8-kh2a."
        )
    if strange := [h for h in heads if h not in (*_NEEDED, *_OTHERS)]:
        made.notes.append(f"columns not read: {', '.join(strange)}")


def _point(row: Mapping[str, str]) -> Point:
    """A row as a point; ValueError says what is wrong with it."""
    cells = {k: row.get(k, "").strip() for k in (*_NEEDED, *_OTHERS)}
    for needed in ("state", "year", "month", "period", "indicator"):
        if not cells[needed]:
            raise ValueError(f"{needed} is missing")
    if cells["period"] != PERIOD:
        raise ValueError(f"period {cells['period']!r} is not {PERIOD!r}")
    if not re.fullmatch(r"(?:19|20)\d\d", cells["year"]) or cells["month"].capitalize() not in _MONTHS:
        raise ValueError(f"{cells['month']} {cells['year']} is no month")
    for value in ("data_value", "predicted_value"):
        if cells[value] and number(cells[value]) is None:
            raise ValueError(f"{value} {cells[value]!r} is no number")
    return Point(
        cells["state"].upper(),
        f"{cells['year']}-{_MONTHS.index(cells['month'].capitalize()) + 1:02}",
        indicator_of(cells["indicator"]),
        cells["data_value"],
        cells["predicted_value"],
        cells["percent_complete"],
        cells["percent_pending_investigation"],
        row.get("footnote", "").strip(),
        cells["footnote_symbol"],
    )
