"""CAS numbers: the check digit, finding them in a line, and those one slip away from a controlled one.

A CAS Registry Number is two to seven digits, two digits and a check digit, which is the sum of the
other digits, each times its place counted from the right, modulo ten (CAS, "Check Digit Verification
of CAS Registry Numbers").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["check_digit_holds", "found_in", "one_slip_away"]

#: Hyphens are written in many ways, with spaces around them, and letters stand in for digits after OCR.
_NUMBER = re.compile(
    r"(?:(?<![A-Za-z0-9_-])|(?<=[Cc][Aa][Ss])|(?<=[Cc][Aa][Ss]-))(?<!\d[.,])([\dOoIl]{2,7}\s{0,2}[-‐‑‒–—−_]\s{0,2}[\dOoIl]{2}\s{0,2}[-‐‑‒–—−_]\s{0,2}[\dOoIl])(?![A-Za-z0-9_-]|\.\d)"
)
#: Without hyphens a number is a CAS number only where the line says so.
_BARE = re.compile(
    r"(?i)\bCAS\s*(?:RN|NO|NR|NUMBER|№|号)?\s*[.:#=：]*\s*(\d{2,7}[\s./]?\d{2}[\s./]?\d)(?![\w-]|[./]\d)"
)
_FIELD = re.compile(r"(?<![\w-])(\d{5,10})(?![\w-])")
_HYPHENS = frozenset("-‐‑‒–—−_")
_OCR = str.maketrans("OoIl", "0011")
_NOT_A_DIGIT = re.compile(r"\D")


def check_digit_holds(number: str) -> bool:
    """Whether a CAS number (with hyphens or without) has the check digit that its other digits give.

    >>> check_digit_holds("108-24-7"), check_digit_holds("1609-66-5")
    (True, False)
    """
    digits = _NOT_A_DIGIT.sub("", number)
    if not 5 <= len(digits) <= 10:
        return False
    return sum(place * int(d) for place, d in enumerate(reversed(digits[:-1]), 1)) % 10 == int(digits[-1])


def hyphened(digits: str) -> str:
    """Digits of a CAS number with its hyphens: ``108247`` is ``108-24-7``."""
    return f"{digits[:-3]}-{digits[-3:-1]}-{digits[-1]}"


def found_in(text: str, field: bool = False) -> Iterator[tuple[str, int, int]]:
    """CAS numbers written in a text: (number with plain hyphens, start, end).

    ``field`` says that the text is a column of CAS numbers, so that bare digits count too.
    """
    taken: list[tuple[int, int]] = []
    if not _HYPHENS.isdisjoint(text):
        for m in _NUMBER.finditer(text):
            raw = m[1]
            digits = _NOT_A_DIGIT.sub("", raw.translate(_OCR))
            # Half of it or more has to be digits as written: "Oil-ol-l" is no number.
            if sum(c.isdigit() for c in raw) * 2 >= len(digits):
                taken.append((m.start(1), m.end(1)))
                yield hyphened(digits), m.start(1), m.end(1)
    if not field and "cas" not in text.casefold():
        return
    for m in (_FIELD if field else _BARE).finditer(text):
        if not any(a < m.end(1) and m.start(1) < b for a, b in taken):
            yield hyphened(_NOT_A_DIGIT.sub("", m[1])), m.start(1), m.end(1)


def one_slip_away(numbers: Iterable[str]) -> dict[str, str]:
    """Digits that fail their check digit and are one slip from a number: digits → that number.

    A slip is one digit for another, two neighbours swapped, one left out or one doubled. Digits that two
    numbers share are left out: they tell neither.
    """
    near: dict[str, str | None] = {}
    for number in numbers:
        d = number.replace("-", "")
        slips = {d[:i] + c + d[i + 1 :] for i in range(len(d)) for c in "0123456789"}
        slips |= {d[:i] + d[i + 1] + d[i] + d[i + 2 :] for i in range(len(d) - 1)}
        slips |= {d[:i] + d[i + 1 :] for i in range(len(d))}
        slips |= {d[:i] + d[i] + d[i:] for i in range(len(d))}
        for slip in slips:
            if slip != d and 5 <= len(slip) <= 10 and not check_digit_holds(slip):
                near[slip] = number if near.get(slip, number) == number else None
    return {slip: number for slip, number in near.items() if number is not None}
