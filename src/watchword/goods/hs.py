"""Customs headings: HS codes in a field or a line, and the items that a subheading holds.

Codes are of the Harmonized System's 2022 edition; a national code of eight or ten digits is read by its
first six. A code of four digits is a heading: a prefix, and still weaker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from watchword.goods.entries import ControlEntry, Item
from watchword.goods.tables import sole_headings

__all__ = ["Headings", "codes_in_field", "codes_in_text"]

_CUED = re.compile(
    r"(?i)\b(?:hs|hts|hts?us|hsn|ncm|taric|tnved|тн\s?вэд|cn|tariff|schedule\s+b|customs\s+tariff|海关编码|税号|"
    r"arancel(?:aria)?|fracci[oó]n|zolltarif\w*|commodity)\s*(?:code|no|nr|number|#|№|编码|код)?\.?\s*[:#.=：-]?\s*"
    r"(\d{4}(?:[. ]?\d{2}){0,3})(?!\d)"
)
#: Without one of these a text has no cue; a look for each is a tenth of the search for any.
_CUES = (
    "hs", "hts", "ncm", "taric", "tnved", "вэд", "cn", "tariff", "schedule", "海关编码", "税号",
    "arancel", "fracci", "zolltarif", "commodity",
)  # fmt: skip
#: Without a cue only a code with points of eight digits or more is taken for one: 2915.24 may be a price.
_POINTED = re.compile(r"(?<![\d.,])(\d{4}\.\d{2}\.\d{2}(?:\.?\d{2})?)(?![\d.,]*\d)")


def codes_in_field(field: str) -> list[str]:
    """The codes of a field, as digits; several may stand in it, parted by ``;``, ``,`` or ``/``."""
    if not field:
        return []
    digits = (re.sub(r"\D", "", part) for part in re.split(r"[;,/|]", field))
    return list(dict.fromkeys(d for d in digits if 4 <= len(d) <= 12))


def codes_in_text(text: str) -> list[tuple[str, int, int]]:
    """(digits, start, end) of the codes that a line gives for itself, each where it first stands."""
    found: dict[str, tuple[int, int]] = {}
    folded = text.casefold()
    cued = any(cue in folded for cue in _CUES)
    for pattern in (*((_CUED,) if cued else ()), *((_POINTED,) if "." in text else ())):
        for m in pattern.finditer(text):
            found.setdefault(re.sub(r"\D", "", m[1]), m.span(1))
    return [(digits, start, end) for digits, (start, end) in found.items()]


class Headings:
    """The items by subheading."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.by_code: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            for code in item.hs:
                self.by_code[code].append(item)

    def items(self, digits: str) -> list[Item]:
        """The items that a code of four digits or more may hold."""
        if len(digits) >= 6:
            return [*self.by_code.get(digits[:6], ()), *self.by_code.get(digits[:4], ())]
        found = [
            i for code, items in sorted(self.by_code.items()) if code.startswith(digits[:4]) for i in items
        ]
        return list(dict.fromkeys(found))

    def told(self, digits: str) -> tuple[Item, str] | None:
        """What a code alone tells: the item, or one standing for all that it holds, and the reason."""
        held = self.items(digits)
        if not held:
            return None
        code = digits[:6] if len(digits) >= 6 else digits[:4]
        shown = f"{code[:4]}.{code[4:]}" if len(code) == 6 else code
        if code in sole_headings() and len(held) == 1:
            return held[0], (
                f"The customs code alone: HS {shown} is the subheading of {held[0].name} and of nothing "
                "else, so that goods declared under it are said to be that."
            )
        listed = ", ".join(i.name for i in held[:6]) + (", …" if len(held) > 6 else "")
        level = "subheading" if len(code) == 6 else "whole heading"
        reason = (
            f"The customs code alone: HS {shown} is a {level} that holds many goods, "
            f"{listed} among them; weak."
        )
        if len(held) == 1:
            return held[0], reason
        entries: dict[tuple[str, str], ControlEntry] = {}
        for item in held:
            for entry in item.entries:
                entries.setdefault((entry.list, entry.item), entry)
        kind = held[0].kind if len({i.kind for i in held}) == 1 else "other"
        basket = Item(f"hs-{code}", f"goods of HS {shown}", kind, (), (code,), tuple(entries.values()))
        return basket, reason
