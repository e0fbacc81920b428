"""Where a sentence begins behind its dateline: "KAVALA, Greece, Oct 14 (Agency) —"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words

__all__ = ["behind_dateline"]

#: Words of an agency's name in a dateline.
_AGENCY = 3


def behind_dateline(row: Sequence[Token]) -> int:
    """The token behind "KAVALA, Greece, Oct 14 (Agency) —", or 0."""
    for i, token in enumerate(row[:24]):
        if token.text == "-" and i and row[i - 1].end == token.start:
            continue  # "A 40-second video"
        if token.text in ("—", "–", "-", "--", "―") and i and i + 1 < len(row):
            agency = next((n for n in range(i) if row[n].text == "("), i) if row[i - 1].text == ")" else i
            before = [t for t in row[:agency] if t.text[0].isalnum()]  # "BONN, May 2 (dpa) -"
            fits = all(t.capital or t.text[0].isdigit() or t.low in words("times") for t in before)
            if (
                fits
                and before
                and (
                    before[0].text.isupper()
                    or any(t.low in words("times") or t.text[0].isdigit() for t in before)
                    or min(i, agency + 2) <= 3
                )
            ):
                behind = i + 1
                while behind < len(row) - 1 and row[behind].text in "—–-*":
                    behind += 1
                return behind
            return 0
        if token.text == ")" and (behind := _behind_agency(row, i)):
            return behind
        if token.quote >= 0:
            return 0
    return 0


def _behind_agency(row: Sequence[Token], close: int) -> int:
    """The token behind an agency that ends a dateline: "HAVANA, Feb 12 (Prensa Latina) The"; or 0."""
    first = next((i for i in range(close, 0, -1) if row[i].text == "("), 0)
    place = [t for t in row[:first] if t.text[0].isalnum()]
    named = 0 < close - first - 1 <= _AGENCY and all(t.capital for t in row[first + 1 : close])
    dated = any(t.low in words("times") for t in place) and any(t.text[0].isdigit() for t in place)
    fits = named and dated and all(t.capital or t.text[0].isdigit() for t in place)
    return close + 1 if fits and close + 1 < len(row) and row[close + 1].capital else 0
