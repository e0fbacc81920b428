"""A claimed number of deaths against the series: the same drugs, place and twelve months, or none at all.

A claim is compared only with the row that counts what it counts. A total of all drugs is never held
against one class, nor a class against another; a group of people, a single day or a period other than
twelve months has no row, and the verdict is ``no series``.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from watchword.figures.forms import number
from watchword.figures.tables import indicators, state_of
from watchword.model.us_states import plain_words

if TYPE_CHECKING:
    from watchword.figures.series import Figures, Held

__all__ = ["ABOUT", "RELATIONS", "Checked", "Claim", "check"]

RELATIONS = ("exactly", "more-than", "less-than", "about")
#: "About" allows five percent: a number rounded to two digits lies at most that far from the true one
#: (105 written as 110 is off by 4.8 percent).
ABOUT = 0.05
#: "Exactly" a number that ends in two zeros or more (108,000) is one rounded to its last digit that isn't
#: 0, but to no fewer than three digits: 100,000 means 99,500 to 100,500. One zero is chance.
_LEAST_ZEROS, _LEAST_DIGITS = 2, 3
#: Over this many times the number, "more than" is true and says little; that is told.
_FAR = 1.25
_DEATHS = frozenset("death deaths fatality fatalities died dead killed fatal lives deadly".split())
#: Words beside a drug class that don't change which deaths are counted.
_NEUTRAL = _DEATHS | frozenset(
    "of from by due to involving involved related relating caused cause linked attributed attributable "
    "associated with the a an in such as like including mainly mostly primarily largely illicit illegal "
    "illicitly illegally manufactured made people persons americans lost total annual yearly provisional "
    "predicted reported estimated per year us usa united states nationwide national country and or number "
    "count toll powerful potent lethal use all".split()
)
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Claim:
    """A number that somebody states: ``value`` of a ``unit`` for a drug class, period and place.

    ``relation`` is one of ``exactly``, ``more-than``, ``less-than``, ``about``. ``period`` is a year, a
    month (twelve months ending with it), or two of them with a slash between; ``place`` US, a state's
    code or name, None where none is stated.
    """

    value: float
    relation: str
    unit: str
    subject: str
    period: str | None
    place: str | None


@dataclass(frozen=True)
class Checked:
    """The verdict, ``agrees``, ``differs`` or ``no series``, with what it was compared with.

    ``value`` is the one of ``reported`` and ``predicted`` that decided, ``period`` the last of the twelve
    months, ``edition`` the edition's label, ``says`` the whole in a sentence.
    """

    verdict: str
    series: str | None
    value: float | None
    period: str | None
    edition: str | None
    says: str
    reported: float | None = None
    predicted: float | None = None


class _NoSeries(Exception):
    """Nothing that the claim could be compared with; the message says why."""


def check(figures: Figures, claim: Claim) -> Checked:
    """Compare a claim with the figures known on their day."""
    try:
        return _compare(figures, claim)
    except _NoSeries as why:
        return Checked("no series", None, None, None, None, f"Not compared: {why}.")


def _compare(figures: Figures, claim: Claim) -> Checked:
    if claim.relation not in RELATIONS:
        raise _NoSeries(f"the relation {claim.relation!r} is none of {', '.join(RELATIONS)}")
    if not math.isfinite(claim.value) or claim.value < 0:
        raise _NoSeries(f"{claim.value} is no number of deaths")
    indicator, wider = drug_class(claim.subject, claim.unit)
    month, period_note = _month(claim.period)
    state = state_of(claim.place) if claim.place else state_of("US")
    if state is None:
        raise _NoSeries(f"the place {claim.place!r} has no row of its own")
    # "New York" as people mean it has the city in it, which the dataset counts apart.
    rows = ["NY", "YC"] if state.code == "NY" else [state.code]
    held = [figures.at(code, indicator, month) for code in rows]
    found = [h for h in held if h is not None]
    if len(found) < len(held):
        raise _NoSeries(_not_held(figures, indicator, state.name, month))
    reported, predicted = (_sum(found, which) for which in ("reported", "predicted"))
    if reported is None and predicted is None:
        raise _NoSeries(f"no number is shown for {state.name} in {month}: {found[0].point.footnote}")
    agrees = {
        which: _agrees(claim.relation, claim.value, value)
        for which, value in (("reported", reported), ("predicted", predicted))
        if value is not None
    }
    deciding = next((w for w, yes in agrees.items() if yes), next(iter(agrees)))
    value = reported if deciding == "reported" else predicted
    assert value is not None
    verdict = "agrees" if any(agrees.values()) else "differs"
    edition = found[0].edition
    notes = [
        indicators()[indicator].says,
        period_note,
        "" if claim.place else "No place is stated; the United States were taken.",
        "New York City (YC) and the rest of the state (NY), two rows, were added." if len(rows) > 1 else "",
        f"Note that {wider}." if wider else "",
        f"Only the {deciding} value does." if verdict == "agrees" and not all(agrees.values()) else "",
        _how(claim.relation, claim.value, value),
        _marks(found),
    ]
    shown = " and ".join(
        f"{v:,.10g} {which}"
        for which, v in (("reported", reported), ("predicted", predicted))
        if v is not None
    )
    says = (
        f"{shown} for {state.name}, twelve months ending {month}, edition {edition.told}: the claim of "
        f"{claim.relation.replace('-', ' ')} {claim.value:,.10g} {verdict}. {' '.join(n for n in notes if n)}"
    )
    series = f"overdose {'+'.join(rows)} {indicator}"
    return Checked(verdict, series, float(value), month, edition.label, says, reported, predicted)


def _sum(found: Sequence[Held], which: str) -> float | None:
    values = [number(getattr(h.point, which)) for h in found]
    return None if None in values else float(sum(v for v in values if v is not None))


def _not_held(figures: Figures, indicator: str, place: str, month: str) -> str:
    if not figures.editions:
        later = figures.later
        return f"no edition of the figures was public by {figures.known_on}" + (
            f" (the first in hand is {later[-1].told})"
            if later
            else "; `watchword figures` says how to get one"
        )
    what = f"{_told(indicator)} for {place} and {month}"
    newer = [e for e in figures.later if indicator in e.holds and e.holds[indicator][1] >= month]
    return f"no edition known on {figures.known_on} holds {what}" + (
        f" (that of {newer[-1].label} came later)" if newer else ""
    )


def _told(indicator: str) -> str:
    """An indicator for a sentence: its code, or words for the three that have none."""
    return {"all": "deaths from all drugs", "deaths": "all deaths"}.get(indicator, indicator)


# --- what is counted


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """(words, indicator) of every way to write a drug class, the longest first."""
    made = [(tuple(w.split()), key) for key, i in indicators().items() for w in i.words]
    return tuple(sorted(made, key=lambda x: -len(x[0])))


def _classes(text: str) -> tuple[dict[str, str], list[str]]:
    """(indicator -> the phrase that names it, words that are left over) of a text."""
    left: list[str | None] = [*plain_words(text).split()]
    found: dict[str, str] = {}
    for phrase, key in _phrases():
        for at in range(len(left) - len(phrase) + 1):
            if tuple(left[at : at + len(phrase)]) == phrase:
                found.setdefault(key, " ".join(phrase))
                left[at : at + len(phrase)] = [None] * len(phrase)
    return found, [w for w in left if w is not None]


def drug_class(subject: str, unit: str) -> tuple[str, str]:
    """(indicator, a note where the class counts more than the words say) for a claim's own words."""
    if not _DEATHS & set(plain_words(f"{unit} {subject}").split()):
        raise _NoSeries(f"{unit or subject!r} doesn't count deaths, and the series does")
    by_subject, rest = _classes(subject)
    by_unit, rest_of_unit = _classes(unit)
    strange = [w for w in (*rest, *rest_of_unit) if w not in _NEUTRAL]
    if strange:
        raise _NoSeries(f"the series has no row for {' '.join(strange)!r}")
    found = {**by_unit, **by_subject}
    special = {k: phrase for k, phrase in found.items() if k != "all"}
    if len(special) > 1:
        raise _NoSeries(f"several drug classes are named ({', '.join(special.values())})")
    if not found:
        raise _NoSeries("it doesn't say that the deaths are from overdoses")
    key, phrase = next(iter(special.items()), ("all", ""))
    wider = [note for part, note in indicators()[key].wider if part in phrase]
    return key, "; ".join(wider)


# --- when


def _month(period: str | None) -> tuple[str, str]:
    """(last of the twelve months, a note) of a claim's period."""
    if not period:
        raise _NoSeries("no period is stated")
    first, slash, last = period.strip().partition("/")
    start, end = _PERIOD.fullmatch(first), _PERIOD.fullmatch(last or first)
    if start is None or end is None:
        raise _NoSeries(f"the period {period!r} is neither a year nor months")
    if not slash:
        if start[3]:
            raise _NoSeries(f"{period} is a day, and the series counts twelve months")
        if start[2]:
            return _valid(first), f"{period} is read as the twelve months ending with it."
        return f"{period}-12", f"The year {period} is the twelve months ending {period}-12."
    begin = _valid(f"{start[1]}-{start[2] or '01'}")
    finish = _valid(f"{end[1]}-{end[2] or '12'}")
    months = (int(finish[:4]) - int(begin[:4])) * 12 + int(finish[5:]) - int(begin[5:]) + 1
    last_day = monthrange(int(finish[:4]), int(finish[5:]))[1]
    if months != 12 or (start[3] or "01") != "01" or int(end[3] or last_day) != last_day:
        raise _NoSeries(f"{period} is not twelve whole months, which is what the series counts")
    return finish, ""


def _valid(month: str) -> str:
    if not 1 <= int(month[5:7]) <= 12 or month[:4] == "0000":
        raise _NoSeries(f"{month} is no month")
    return month


# --- how much


def _agrees(relation: str, claimed: float, value: float) -> bool:
    if relation == "more-than":
        return value > claimed
    if relation == "less-than":
        return value < claimed
    if relation == "about":
        return abs(value - claimed) <= ABOUT * claimed
    return abs(value - claimed) <= _rounded_to(claimed) / 2


def _rounded_to(claimed: float) -> float:
    """The step that a number seems rounded to; 0 where it is written to the last digit."""
    digits = str(int(claimed))
    zeros = len(digits) - len(digits.rstrip("0"))
    if claimed != int(claimed) or zeros < _LEAST_ZEROS:
        return 0
    return 10.0 ** max(0, min(zeros, len(digits) - _LEAST_DIGITS))


def _how(relation: str, claimed: float, value: float) -> str:
    if relation == "about":
        return f"About allows {ABOUT:.0%} either way; the difference is {_percent(value, claimed)}."
    if relation == "exactly":
        step = _rounded_to(claimed)
        round_ = f"; {claimed:,.10g} was read as rounded to {step:,.0f}" if step > 1 else ""
        return f"The difference is {value - claimed:+,.10g}{round_}."
    if relation == "more-than" and value > _FAR * claimed:
        return f"The value is {_percent(value, claimed)} above the number named."
    return ""


def _percent(value: float, claimed: float) -> str:
    return f"{abs(value - claimed) / claimed:.1%}" if claimed else f"{value:,.10g} from 0"


def _marks(found: Sequence[Held]) -> str:
    footnotes = dict.fromkeys(" ".join(h.point.footnote.split()) for h in found if h.point.footnote)
    return f"Footnote: {' '.join(footnotes)}" if footnotes else ""
