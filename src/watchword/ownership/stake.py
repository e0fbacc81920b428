"""A stake: one party's share in, or hold over, another, as one source states it.

Shares are whole basis points (one hundredth of a percent), never floating point. A source may know a
share exactly, within bounds ("25 to 50 percent", "more than 75"), or not at all; what lies between the
bounds is never guessed: what is certain counts, what is possible is a red flag.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from typing import Literal, NamedTuple

from watchword.model import parse_date

__all__ = [
    "WHOLE",
    "BadStake",
    "Share",
    "Stake",
    "StakeKind",
    "is_reference",
    "node_key",
    "read_day",
    "read_share",
]

#: All of a company, in basis points.
WHOLE = 10_000
#: ``direct`` and ``indirect`` shares (an indirect one is a sum over a chain that isn't given), ``votes``,
#: ``control`` (a right or a consolidation), ``linked`` (OFAC's "Linked To": no more than that).
StakeKind = Literal["direct", "indirect", "votes", "control", "linked"]

_MAX_NAME = 400
_REFERENCE = re.compile(r"[A-Za-z][A-Za-z0-9.\-]*:\S+$")
_RANGE = re.compile(r"([\d.]+)\s*(?:-|–|—|to|bis|à)\s*([\d.]+)$")
_BOUND = re.compile(r"(>=|≥|=>|>|<=|≤|=<|<|more than|over|at least|less than|up to)\s*([\d.]+)$")
_UNKNOWN = frozenset({"", "?", "unknown", "n/a", "na", "-", "–", "not known", "undisclosed"})


class BadStake(ValueError):
    """Why a row can't be used, with the field that is wrong; becomes a :class:`Refusal`."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.field = field


class Share(NamedTuple):
    """A share's bounds in basis points: at least ``least`` (over it where ``more``), at most ``most``."""

    least: int
    most: int
    more: bool = False

    @property
    def says(self) -> str:
        """The share in words: ``50 %``, ``over 25 to 50 %``, ``over 75 %``."""
        low, high = f"{self.least / 100:g}", f"{self.most / 100:g}"
        if self.most - self.least <= self.more:  # rounded to basis points: 33.33… is 3333 and a little
            return f"{low}… %" if self.more else f"{low} %"
        if self.most == WHOLE and self.least:
            return f"{'over' if self.more else 'at least'} {low} %"
        if not self.least:
            return f"up to {high} %"
        return f"{'over ' if self.more else ''}{low} to {high} %"


class Stake(NamedTuple):
    """One statement that ``owner`` has something of ``owned``.

    Both are party ids (``source:tail``), references such as ``lei:…``, or own names. ``share`` is None
    where the source doesn't know it. ``since`` and ``until`` are ISO dates, first and last day, empty
    where unknown. ``joint`` names an arrangement by which holders act together. ``record`` is the
    source's own number for the statement: a later one of the same number replaces it.
    """

    owner: str
    owned: str
    share: Share | None = None
    kind: StakeKind = "direct"
    since: str = ""
    until: str = ""
    source: str = ""
    citation: str = ""
    joint: str = ""
    record: str = ""
    owner_name: str = ""
    owned_name: str = ""

    @property
    def says(self) -> str:
        """What is held, in words."""
        share = self.share.says if self.share else "a share of unknown size"
        if self.kind == "direct":
            return share
        if self.kind == "indirect":
            return f"{share}, indirectly (the chain isn't given)"
        if self.kind == "votes":
            return f"{share} of the votes" if self.share else "votes of unknown number"
        return "control" if self.kind == "control" else "linked to (OFAC; no share is stated)"


def is_reference(key: str) -> bool:
    """Whether a key is a reference (``source:tail``, ``lei:…``) and not a name."""
    return bool(_REFERENCE.match(key))


def node_key(text: str) -> str:
    """The key of an owner or company: references (``source:tail``) as they are, names without case.

    Raises :class:`BadStake` for an empty or absurdly long one.
    """
    text = unicodedata.normalize("NFC", text)
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not text:
        raise BadStake("the name is empty")
    if len(text) > _MAX_NAME:
        raise BadStake(f"the name is longer than {_MAX_NAME} characters")
    if _REFERENCE.match(text):
        scheme, _, tail = text.partition(":")
        return f"lei:{tail.upper()}" if scheme.lower() in ("lei", "xi-lei") else text
    return text.casefold()


def read_share(text: str) -> Share | None:
    """A share as people write it: ``50``, ``33,3 %``, ``25-50``, ``>75``, ``at least 25``; None if unknown.

    >>> read_share("25-50")
    Share(least=2500, most=5000, more=False)
    """
    plain = text.strip().lower().replace("%", "").replace("percent", "").replace(",", ".").strip()
    if plain in _UNKNOWN:
        return None
    if found := _RANGE.match(plain):
        low, high = _exactly(found[1]), _exactly(found[2])
        return bounds(low, high)
    if found := _BOUND.match(plain):
        sign, value = found[1], _exactly(found[2])
        if sign in (">", "more than", "over"):
            return bounds(value, Decimal(100), over=True)
        if sign in (">=", "≥", "=>", "at least"):
            return bounds(value, Decimal(100))
        return bounds(Decimal(0), value)
    value = _exactly(plain.removesuffix("+"))
    return bounds(value, Decimal(100) if plain.endswith("+") else value)


def _exactly(text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise BadStake(f"{text!r} is not a percentage", "percent") from None
    return value


def bounds(low: Decimal, high: Decimal, *, over: bool = False) -> Share:
    """A share between two percentages, in basis points rounded outwards; raises :class:`BadStake`."""
    if not (low.is_finite() and high.is_finite()) or low < 0 or high > 100:
        raise BadStake(f"a share of {low} to {high} percent is not between 0 and 100", "percent")
    if low > high or (over and low == high):
        raise BadStake(f"a share from {low} to {high} percent has its bounds the wrong way round", "percent")
    least = int((low * 100).to_integral_value(ROUND_FLOOR))
    most = int((high * 100).to_integral_value(ROUND_CEILING))
    return Share(least, most, over or low * 100 != least)


def read_day(text: str, what: str) -> str:
    """An ISO date, perhaps cut to a month or year, or ""; a time behind it is dropped."""
    text = text.strip()
    if not text:
        return ""
    if len(text) > 10 and text[10] in "T ":
        text = text[:10]
    found = parse_date(text)
    if found is None:
        raise BadStake(f"{what} {text!r} is not a date", what)
    return found.lstrip("~")
