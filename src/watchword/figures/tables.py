"""The room's reviewed tables: jurisdictions and indicators of CDC's series, and the words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from watchword.exceptions import UsageError
from watchword.model.us_states import plain_words, us_state, us_states

__all__ = ["Indicator", "State", "indicator_of", "indicators", "needed_indicator", "needed_state", "state_of",
           "states"]  # fmt: skip

_CODES = re.compile(r"\(([^()]*T\d\d[^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class State:
    """A jurisdiction of the series: its code, its name, and what its row leaves out."""

    code: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A drug class: key (an ICD-10 code, or ``all``, ``deaths``, ``specified``), meaning and words.

    ``wider`` are drugs that the class counts together with others, each with the note to tell.
    """

    key: str
    says: str
    words: tuple[str, ...]
    wider: tuple[tuple[str, str], ...]
    citation: str


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("watchword.figures").joinpath(f"{name}.tsv").read_text("utf-8")
    lines = [x.split("\t") for x in text.splitlines() if x and not x.startswith("#")]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


@cache
def _own() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in _rows("states")}


@cache
def states() -> dict[str, State]:
    """Jurisdictions by code: the states, and the dataset's own ``US`` and ``YC``."""
    names = {code: row["name"] for code, row in _own().items() if row["name"]} | us_states()
    return {code: State(code, name, _own().get(code, {}).get("note", "")) for code, name in names.items()}


@cache
def _own_names() -> dict[str, str]:
    rows = _own().values()
    return {
        plain_words(form): row["code"]
        for row in rows
        if row["name"]
        for form in (row["code"], row["name"], *row["also"].split("|"))
    }


def state_of(text: str) -> State | None:
    """The jurisdiction that a code, name or abbreviation means, or None."""
    own = _own_names().get(plain_words(text).removeprefix("the "), "")
    return states().get(own or us_state(text))


def needed_state(text: str) -> State:
    """As :func:`state_of`; raises :class:`UsageError` for one that isn't known."""
    if (found := state_of(text)) is None:
        raise UsageError(f"{text!r} is no jurisdiction of the series; give US, a state, DC or YC.")
    return found


@cache
def indicators() -> dict[str, Indicator]:
    """Indicators by key."""
    made = {}
    for row in _rows("indicators"):
        wider = tuple((a, b) for a, _, b in (x.partition("=") for x in row["wider"].split("|") if x))
        made[row["key"]] = Indicator(
            row["key"], row["says"], tuple(x for x in row["words"].split("|") if x), wider, row["citation"]
        )
    return made


@cache
def _by_published() -> dict[str, str]:
    return {plain_words(row["published"]): row["key"] for row in _rows("indicators") if row["published"]}


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def indicator_of(published: str) -> str:
    """The key of an indicator as the publisher writes it; the text itself where it isn't known."""
    if found := _CODES.search(published):
        key = _squeezed(found[1])
        return key if key in indicators() else published
    return _by_published().get(plain_words(published), published)


def needed_indicator(text: str) -> str:
    """The key for a code (``t40.4``) or the words for a class; raises :class:`UsageError` otherwise."""
    squeezed, said = _squeezed(text), plain_words(text)
    for key, indicator in indicators().items():
        if squeezed == key.upper() or said in indicator.words:
            return key
    raise UsageError(f"{text!r} is no drug class of the series; known are {', '.join(indicators())}.")
