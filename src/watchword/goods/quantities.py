"""Amounts in a line of goods: "25KG", "4 x 180 kg", "1.000,5 l", "200L DRUM", "5 吨"."""

from __future__ import annotations

import re

from watchword.goods.entries import Quantity
from watchword.goods.tables import units
from watchword.goods.text import fold

__all__ = ["quantities"]

#: Units as written, folded → the unit as answered.
_UNITS = {fold(form)[0]: unit for form, unit in units().items()}

_NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:(?P<times>\d{{1,5}})\s*[x×*]\s*)?(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})(?![^\W\d_])\.?"
)


#: Numbers that can only be European: a decimal comma ("12,5"), points that group ("1.234.567", "1.000,50").
_EUROPEAN = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d.,])"
)
#: Likewise of the others: "12.5", "1,000.50", "1,234,567".
_ENGLISH = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,}))(?![\d.,])"
)


def _value(number: str, european: bool = False) -> float:
    """A number with either decimal mark; ``european``: a point before three digits groups."""
    number = number.replace(" ", "").replace("'", "")
    comma, dot = number.rfind(","), number.rfind(".")
    if comma >= 0 and dot >= 0:
        group, decimal = (",", ".") if dot > comma else (".", ",")
        return float(number.replace(group, "").replace(decimal, "."))
    mark = "," if comma >= 0 else "."
    if number.count(mark) > 1:
        return float(number.replace(mark, ""))
    whole, _, rest = number.partition(mark)
    if (mark == ",") != european and len(rest) == 3 and whole != "0":
        return float(whole + rest)
    return float(f"{whole}.{rest}" if rest else whole)


def quantities(text: str) -> list[Quantity]:
    """The amounts in a text, in its order. "4 x 180 kg" is 720 kg. A bare number is no amount.

    Of one mark alone, a comma before three digits groups ("1,000 kg" is a thousand) and a point never does
    ("25.000 KGS" is twenty-five, as bills of lading mean it), unless the other numbers of the text are
    European ("25.000 kg, 12,50 EUR/kg"); two marks tell themselves apart.
    """
    folded, places = fold(text)
    european = bool(_EUROPEAN.search(folded)) and not _ENGLISH.search(folded)
    found = []
    for m in _AMOUNT.finditer(folded):
        value = _value(m["number"], european) * int(m["times"] or 1)
        start, end = m.start(), m.end()
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        found.append(Quantity(value, _UNITS[m["unit"]], text[start:end].strip()))
    return found
