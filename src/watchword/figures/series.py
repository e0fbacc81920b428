"""The figures known on a day: each jurisdiction and drug class from the newest edition that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from watchword.exceptions import UsageError
from watchword.figures.claims import Checked, Claim, check
from watchword.figures.forms import Point, number
from watchword.figures.keeping import Edition, FigureStore

__all__ = ["Change", "Figures", "Held"]


@dataclass(frozen=True, slots=True)
class Change:
    """From the same month a year before: difference, and percent of the earlier value."""

    difference: int | float
    percent: float | None


@dataclass(frozen=True, slots=True)
class Held:
    """A point, the edition that it is from, and how both values changed over the year before."""

    point: Point
    edition: Edition
    reported: Change | None = None
    predicted: Change | None = None


class Figures:
    """The overdose figures of an archive folder as they were known on a day. Made by :meth:`open`."""

    def __init__(self, store: FigureStore, known_on: date) -> None:
        self.known_on = known_on
        self._store = store
        held = store.editions()
        store.close()  # what is asked from here on needs only the raw files
        self.editions = [e for e in held if e.published <= known_on.isoformat()]
        #: Editions in hand that were not yet public on that day.
        self.later = [e for e in held if e.published > known_on.isoformat()]
        self._read: dict[int, dict[tuple[str, str], dict[str, Point]]] = {}

    @classmethod
    def open(cls, folder: Path, known_on: date) -> Figures:
        """The figures in a folder; without any edition there, every answer is that none is held."""
        return cls(FigureStore(folder), known_on)

    def line(self, state: str, indicator: str) -> list[Held]:
        """Every month of one jurisdiction and indicator, in order.

        Each month is from the newest edition that has it; a change is told only within one edition, for
        editions differ in what they count.
        """
        months: dict[str, tuple[Point, Edition]] = {}
        for edition in self.editions:
            if indicator in edition.holds:
                for month, point in self._points(edition).get((state, indicator), {}).items():
                    months.setdefault(month, (point, edition))
        made = []
        for month in sorted(months):
            point, edition = months[month]
            before, its = months.get(f"{int(month[:4]) - 1}{month[4:]}", (None, None))
            if before is None or its is not edition:
                made.append(Held(point, edition))
                continue
            made.append(
                Held(
                    point,
                    edition,
                    _change(before.reported, point.reported),
                    _change(before.predicted, point.predicted),
                )
            )
        return made

    def at(self, state: str, indicator: str, month: str) -> Held | None:
        """One point from the newest edition that has it."""
        for edition in self.editions:
            if indicator in edition.holds:
                point = self._points(edition).get((state, indicator), {}).get(month)
                if point is not None:
                    return Held(point, edition)
        return None

    def check(self, claim: Claim) -> Checked:
        """Compare a claimed number with the row that counts the same; see :mod:`watchword.figures.claims`."""
        return check(self, claim)

    def _points(self, edition: Edition) -> dict[tuple[str, str], dict[str, Point]]:
        found = self._read.get(edition.id)
        if found is None:
            found = self._read[edition.id] = {}
            for point in self._store.points(edition):
                found.setdefault((point.state, point.indicator), {})[point.month] = point
        return found

    def required(self) -> Figures:
        """Itself; raises :class:`UsageError` with the way to an edition where there is none."""
        if self.editions:
            return self
        if self.later:
            raise UsageError(
                f"no edition of the figures was public by {self.known_on}; the first in hand is "
                f"{self.later[-1].told}."
            )
        raise UsageError(NO_EDITION)


#: What to do where no edition is in hand.
NO_EDITION = (
    "no edition of the figures is in hand. `watchword figures --fetch` fetches it from data.cdc.gov, "
    "`watchword figures --from FILE --edition YYYY-MM-DD` takes in the dataset xkb8-kh2a as it was on "
    "that day."
)


def _change(before: str, after: str) -> Change | None:
    a, b = number(before), number(after)
    if a is None or b is None:
        return None
    return Change(round(b - a, 9), round(100 * (b - a) / a, 1) if a else None)
