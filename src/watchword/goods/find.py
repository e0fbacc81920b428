"""From a line of goods to the controlled items it names, with the ground and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from watchword.goods import machines, tables
from watchword.goods.cas import check_digit_holds, found_in, one_slip_away
from watchword.goods.context import denied, word_class
from watchword.goods.entries import GoodsFinding, Item, Quantity
from watchword.goods.hs import Headings, codes_in_field, codes_in_text
from watchword.goods.naming import Namer
from watchword.goods.own import OwnLists, read_own
from watchword.goods.quantities import quantities
from watchword.goods.text import Line, tokens_of
from watchword.model import Refusal

__all__ = ["CERTAINTIES", "Goods"]

#: Strongest first; findings for one item merge to the first of them.
CERTAINTIES = ("identifier", "synonym", "spelling", "cas-digit", "heading")
_RANK = {certainty: rank for rank, certainty in enumerate(CERTAINTIES)}
_ECCN = re.compile(r"(?i)\bECCN\s*(?:no|number|code)?\.?\s*[:#=]?\s*(\d[A-E]\d{3}(?:\.[a-z0-9]+)*)")


class Goods:
    """The control lists, compiled for asking."""

    def __init__(self, own: OwnLists) -> None:
        self._items = own.items
        self._own_codes = own.codes
        self.refusals: list[Refusal] = own.refusals
        self._namer = Namer(own.items, own.names)
        self._by_cas = {cas: item for item in own.items.values() for cas in item.cas}
        self._near_cas = one_slip_away(self._by_cas)
        self._headings = Headings(own.items.values())

    @classmethod
    def open(cls, extra: Sequence[Path] = ()) -> Self:
        """The built-in lists, and control lists of the user's own from CSV (see :mod:`watchword.goods.own`).

        Rows of theirs that can't be used are in ``refusals``, with file, line and reason; raises
        :class:`watchword.exceptions.TableError` for a file that can't be read at all.
        """
        return cls(read_own(extra, tables.items()))

    @property
    def items(self) -> tuple[Item, ...]:
        """Every controlled item held, built-in and the user's own."""
        return tuple(self._items.values())

    def quantities(self, text: str) -> list[Quantity]:
        """The amounts in a line; see :func:`watchword.goods.quantities.quantities`."""
        return quantities(text)

    def find(
        self, text: str, cas: str = "", hs: str = "", eccn: str = "", as_of: date | None = None
    ) -> list[GoodsFinding]:
        """The controlled items that a line of goods names, the surest first.

        ``text`` is the free description, in which CAS numbers, HS codes and ECCNs that say what they are
        count too; ``cas``, ``hs`` and ``eccn`` are columns of their own, where there are any. Only entries
        in force on ``as_of`` (without it, those not ended) are reported, and items that have none are not.
        """
        line = tokens_of(text)
        found = [*self._by_identifier(text, cas, eccn), *self._namer.named(line)]
        found += self._by_machine(line, {f.item.kind for f in found})
        found += self._by_heading(line, text, hs, cas, found)
        return _in_force(_merged(found), as_of)

    def find_many(
        self, lines: Sequence[tuple[str, str, str, str]], as_of: date | None = None
    ) -> list[list[GoodsFinding]]:
        """:meth:`find` for many lines of (text, cas, hs, eccn), each distinct one looked at once."""
        seen: dict[tuple[str, str, str, str], list[GoodsFinding]] = {}
        answers = []
        for line in lines:
            if line not in seen:
                seen[line] = self.find(*line, as_of=as_of)
            answers.append(seen[line])
        return answers

    def _by_identifier(self, text: str, cas: str, eccn: str) -> list[GoodsFinding]:
        found = []
        for number, start, end in found_in(text):
            finding = self._of_cas(number, text[start:end], start, end)
            slip = finding is not None and finding.certainty == "cas-digit"
            if finding is not None and not (slip and _a_number_of_something(text[:start])):
                found.append(finding)
        for number, _, _ in found_in(cas, field=True):
            finding = self._of_cas(number, number, None, None)
            if finding is not None:
                found.append(finding)
        codes: list[tuple[str, int | None, int | None]] = [
            (c.strip(), None, None) for c in re.split("[,;]", eccn) if eccn
        ]
        if "eccn" in text.casefold():
            codes += [(m[1], m.start(1), m.end(1)) for m in _ECCN.finditer(text)]
        for code, at, to in codes:
            upper = code.upper()
            # A paragraph of an entry (1C350.b.5) is under the entry (1C350).
            entry = upper if upper in self._own_codes else upper.partition(".")[0]
            for item in self._own_codes.get(entry, ()):
                reason = f"{code} is the export control number of {item.name}."
                found.append(GoodsFinding(item, "identifier", code, at, to, reason))
        return found

    def _of_cas(self, number: str, shown: str, start: int | None, end: int | None) -> GoodsFinding | None:
        if item := self._by_cas.get(number):
            first = number == item.cas[0]
            said = "the CAS number" if first else "the CAS number of a form (salt, hydrate, isomer, ester)"
            return GoodsFinding(item, "identifier", shown, start, end, f"{number} is {said} of {item.name}.")
        near = None if check_digit_holds(number) else self._near_cas.get(number.replace("-", ""))
        if near is None:
            return None
        item = self._by_cas[near]
        reason = (
            f"{number} fails the check digit of CAS numbers, so it is no substance's, and is one slip from "
            f"{near}, {item.name}."
        )
        return GoodsFinding(item, "cas-digit", shown, start, end, reason)

    def _by_machine(self, line: Line, kinds: set[str]) -> list[GoodsFinding]:
        found = []
        named = not kinds.isdisjoint(("machine", "part"))
        told = None if named else machines.told_by_words(line)
        if told is not None and not denied(line, told[1], told[2]):
            key, first, last = told
            reason = "“{}” describes: {}."
            found.append(self._machine(line, key, first, last, "synonym", reason))
        by_model = machines.told_by_model(line, named or bool(found))
        if by_model is not None and not (by_model[0] == "tablet-press" and (named or found)):
            key, first, last, alone = by_model
            reason = "“{}” is a model number that sellers give to: {}."
            reason += " Nothing else in the line says so." if alone else ""
            found.append(self._machine(line, key, first, last, "spelling" if alone else "synonym", reason))
        return found

    def _machine(
        self, line: Line, key: str, first: int, last: int, certainty: str, reason: str
    ) -> GoodsFinding:
        item = self._items[key]
        start, end = line.starts[first], line.ends[last - 1]
        shown = line.text[start:end]
        return GoodsFinding(item, certainty, shown, start, end, reason.format(shown, item.name))

    def _by_heading(
        self, line: Line, text: str, hs: str, cas: str, sure: list[GoodsFinding]
    ) -> list[GoodsFinding]:
        codes: list[tuple[str, int | None, int | None]] = [(d, None, None) for d in codes_in_field(hs)]
        codes += codes_in_text(text)
        found: list[GoodsFinding] = []
        if not any(self._headings.items(digits) for digits, _, _ in codes):
            return found
        other = bool(sure) or self._names_other(line, text, cas)
        for digits, start, end in codes:
            told = self._headings.told(digits)
            if told is None:
                continue
            item, reason = told
            held = {i.key for i in self._headings.items(digits)}
            if held & {f.item.key for f in sure}:
                continue
            if digits[:6] in tables.sole_headings():
                if other:
                    reason += " The words of the line name something else: one of the two is wrong."
            elif other or (item.kind != "chemical" and _says_something(line)):
                continue
            shown = text[start:end] if start is not None else hs.strip()
            found.append(GoodsFinding(item, "heading", shown, start, end, reason))
        return found

    def _names_other(self, line: Line, text: str, cas: str) -> bool:
        """Whether a line clearly names a thing that no list holds: by its name or a sound CAS number."""
        if self._namer.names_harmless(line):
            return True
        numbers = [n for n, _, _ in found_in(text)] + [n for n, _, _ in found_in(cas, field=True)]
        return any(check_digit_holds(n) and n not in self._by_cas for n in numbers)


def _in_force(found: list[GoodsFinding], as_of: date | None) -> list[GoodsFinding]:
    day = as_of.isoformat() if as_of is not None else ""
    told = []
    for finding in found:
        entries = tuple(e for e in finding.item.entries if in_force(e.since, e.until, day))
        if entries == finding.item.entries:
            told.append(finding)
        elif entries:
            told.append(replace(finding, item=replace(finding.item, entries=entries)))
    return told


def in_force(since: str | None, until: str | None, day: str) -> bool:
    """Whether an entry is in force on a day (ISO; empty for now, which only an end excludes).

    A year or month stands for its first day, as a beginning and as an end.
    """
    if not day:
        return until is None
    return (since is None or since <= day) and (until is None or day < until)


def _merged(found: list[GoodsFinding]) -> list[GoodsFinding]:
    """One finding an item, its surest; of equals the one that stands in the text, and first."""
    best: dict[str, GoodsFinding] = {}
    for finding in found:
        old = best.get(finding.item.key)
        if old is None or _order(finding) < _order(old):
            best[finding.item.key] = finding
    return sorted(best.values(), key=_order)


def _order(finding: GoodsFinding) -> tuple[int, bool, int, str]:
    return (_RANK[finding.certainty], finding.start is None, finding.start or 0, finding.item.key)


def _a_number_of_something(before: str) -> bool:
    """Whether a word before a number says that it is an order's, a part's or a telephone's."""
    words = tokens_of(before).words[-2:]
    return not word_class("numbered").isdisjoint(words) and "cas" not in words


def _says_something(line: Line) -> bool:
    """Whether a line says what the goods are, beyond "machine", grades, packing and numbers."""
    vague = word_class("grade", "pack", "machine-word", "vague")
    return any(w.isalpha() and len(w) > 2 and w not in vague for w in line.words)
