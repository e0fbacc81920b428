"""From a line of goods to the controlled items it names, with the ground and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Self

from watchword.goods import machines, tables
from watchword.goods.cas import check_digit_holds, found_in, one_slip_away
from watchword.goods.context import Meaning, Reading, meaning, only_this, word_class
from watchword.goods.entries import GoodsFinding, Item, Quantity
from watchword.goods.hs import HEADINGS, Headings, codes_in_field, codes_in_text
from watchword.goods.names_index import Mention, Name, NameIndex
from watchword.goods.own import OwnLists, read_own
from watchword.goods.quantities import quantities
from watchword.goods.spelling import Speller, ocr_letters
from watchword.goods.text import Line, fold, tokens_of
from watchword.model import Refusal

__all__ = ["CERTAINTIES", "Goods"]

#: Strongest first; findings for one item merge to the first of them.
CERTAINTIES = ("identifier", "synonym", "spelling", "cas-digit", "heading")
_RANK = {certainty: rank for rank, certainty in enumerate(CERTAINTIES)}
#: Lists whose substances are told, as weaker, even where they are named as part of a product.
_STRICT = frozenset(("un-1988-table-1", "us-schedule-2", "eu-category-1"))
#: Medicines: the finished product has rules of its own.
_MEDICINES = frozenset(
    "ephedrine pseudoephedrine norephedrine norpseudoephedrine n-methylephedrine ergotamine ergometrine".split()
)
_FINISHED = (
    " It reads like a finished medicine: the 1988 Convention leaves out pharmaceutical preparations from which the "
    "substance can't readily be used or recovered (article 12(14)), the EU holds medicines with ephedrine or "
    "pseudoephedrine as category 4 (Reg. (EC) 111/2005), and the US regulates them as drug products (21 USC "
    "802(39)(A)(iv)); check which applies."
)
#: A stump of a name at the end of a line has to show so much of the name, and so many characters.
_STUMP_SHARE = 0.7
_STUMP_LEAST = 9


class Goods:
    """The control lists, compiled for asking."""

    def __init__(self, items: dict[str, Item], names: Iterable[Name], own: OwnLists) -> None:
        self._items = items
        self.refusals: list[Refusal] = own.refusals
        self._own_codes = own.codes
        listed = list(names)
        quiet = [Name(None, "name", form, len(tokens_of(form).words)) for form, _ in tables.harmless()]
        self._names = NameIndex([*listed, *quiet])
        vocabulary = {w for n in listed if n.use == "name" for w in tokens_of(n.form).words}
        known = {w for n in quiet for w in tokens_of(n.form).words} | word_class(*tables.words())
        self._speller = Speller(vocabulary, known)
        self._by_cas = {cas: item for item in items.values() for cas in item.cas}
        self._near_cas = one_slip_away(self._by_cas)
        self._headings = Headings(items.values())
        self._entries_on: dict[date | None, dict[str, Item]] = {}

    @classmethod
    def open(cls, extra: Sequence[Path] = ()) -> Self:
        """The built-in lists, and control lists of the user's own from CSV (see :mod:`watchword.goods.own`).

        Rows of theirs that can't be used are in ``refusals``, with file, line and reason; raises
        :class:`watchword.exceptions.TableError` for a file that can't be read at all.
        """
        own = read_own(extra, tables.items())
        items = own.items
        names = [
            Name(key, use, form, len(tokens_of(form).words))
            for key, _lang, use, written in tables.names()
            for form in _spellings(written)
        ]
        names += [Name(key, "name", form, len(tokens_of(form).words)) for key, form in own.names]
        return cls(items, names, own)

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

        ``text`` is the free description, in which CAS numbers and cued HS codes count too; ``cas``, ``hs``
        and ``eccn`` are columns of their own, where there are any. With ``as_of`` only entries in force on
        that day are reported, and items that have none are left out.
        """
        line = tokens_of(text)
        found = [*self._by_identifier(text, cas, eccn), *self._by_name(line)]
        named = {f.item.key for f in found}
        found += self._by_machine(line, named)
        found += self._by_heading(line, text, hs, cas, found)
        return self._in_force(_merged(found), as_of)

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
        numbers = [(n, start, end, text) for n, start, end in found_in(text)]
        numbers += [(n, None, None, cas) for n, _, _ in found_in(cas, field=True)]
        for number, start, end, where in numbers:
            shown = where[start:end] if start is not None else number
            digits = number.replace("-", "")
            if item := self._by_cas.get(number):
                said = (
                    "the CAS number of"
                    if number == item.cas[0]
                    else "a CAS number of a form (salt, hydrate, isomer) of"
                )
                reason = f"{number} is {said} {item.name}."
                found.append(GoodsFinding(item, "identifier", shown, start, end, reason))
            elif not check_digit_holds(number) and (near := self._near_cas.get(digits)):
                item = self._by_cas[near]
                reason = (
                    f"{number} fails the check digit of CAS numbers, so it is no substance's, and is one slip from "
                    f"{near}, {item.name}."
                )
                found.append(GoodsFinding(item, "cas-digit", shown, start, end, reason))
        for code in filter(None, (c.strip().upper() for c in eccn.replace(";", ",").split(","))):
            for item in self._own_codes.get(code, ()):
                reason = f"{code} is the export control number of {item.name}."
                found.append(GoodsFinding(item, "identifier", code, None, None, reason))
        return found

    def _by_name(self, line: Line) -> list[GoodsFinding]:
        exact = self._names.mentions(line)
        found = self._told(line, exact, line.words)
        respelled = self._respelled(line, exact)
        found += self._told(line, respelled, line.words)
        if changed := ocr_letters(line.text):
            other = tokens_of(changed)
            mentions = [m for m in self._names.mentions(other) if _holds_change(other, m, line.text)]
            for mention in mentions:
                mention.respelled = True
            found += self._told(other, mentions, other.words)
        if not exact and not respelled:
            found += self._cut_off(line)
        return found

    def _respelled(self, line: Line, exact: list[Mention]) -> list[Mention]:
        taken = {at for m in exact for at in range(m.first, m.last)}
        words = list(line.words)
        changed = set()
        for at, word in enumerate(line.words):
            if len(word) < 5 or not word.isalpha():
                continue
            right = self._speller.right(word)
            if right is None and at + 1 < len(line.gaps) and line.gaps[at + 1].startswith("."):
                right = self._speller.whole(word)
            if right is not None:
                words[at] = right
                changed.add(at)
        if not changed:
            return []
        found = []
        for mention in self._names.mentions(line, words):
            places = range(mention.first, mention.last)
            if changed.isdisjoint(places) or all(at in taken for at in places):
                continue
            mention.respelled = True
            found.append(mention)
        return found

    def _told(self, line: Line, mentions: list[Mention], words: list[str]) -> list[GoodsFinding]:
        named = {at for m in mentions for at in range(m.first, m.last)}
        found = []
        for mention in mentions:
            if mention.names[0].item is None:
                continue
            reading = meaning(line, mention, named)
            for name in mention.names:
                if name.item is not None and self._counts(line, mention, name, mentions):
                    finding = self._finding(line, mention, name, reading)
                    if finding is not None:
                        found.append(finding)
        return found

    def _counts(self, line: Line, mention: Mention, name: Name, mentions: list[Mention]) -> bool:
        """Whether an abbreviation or everyday word has around it what it needs."""
        if name.use == "alone":
            return only_this(line, mention)
        if name.use in ("context", "ambiguous"):
            others = {w for at, w in enumerate(line.words) if not mention.first <= at < mention.last}
            cued = not word_class("cue").isdisjoint(others) or "%" in line.text or len(mentions) > 1
            return cued or (not others and name.use == "context")
        return True

    def _finding(self, line: Line, mention: Mention, name: Name, reading: Reading) -> GoodsFinding | None:
        item = self._items[name.item or ""]
        start, end = line.starts[mention.first], line.ends[mention.last - 1]
        shown = line.text[start:end]
        chemical = item.kind == "chemical"
        if chemical and reading.meaning in (Meaning.OTHER, Meaning.ABSENT, Meaning.APPARATUS):
            return None
        if not chemical and (reading.meaning is Meaning.ABSENT or not _is_machine(line)):
            return None
        certainty = "synonym"
        spelled_out = mention.last - mention.first > name.pieces + 2
        if mention.respelled or spelled_out:
            certainty = "spelling"
            reason = f"“{shown}” reads as a spelling of {name.form}, a name of {item.name}."
        elif name.use == "ambiguous":
            certainty = "spelling"
            reason = f"“{shown}” is an abbreviation for {item.name} that other substances share."
        else:
            reason = f"“{shown}” is a name of {item.name}."
        if chemical and reading.meaning is Meaning.PART:
            if not any(e.list in _STRICT for e in item.entries):
                return None
            certainty = "spelling"
            reason += f" It is named as part of a product ({reading.why}); mixtures have rules of their own."
        if item.key in _MEDICINES and _finished(line):
            reason += _FINISHED
        return GoodsFinding(item, certainty, shown, start, end, reason)

    def _cut_off(self, line: Line) -> list[GoodsFinding]:
        """A name that the end of the line cuts off, if it can only be one item's."""
        words = line.words
        if not words or not words[-1].isalpha() or words[-1] in self._speller.known:
            return []
        for first in range(max(0, len(words) - 8), len(words)):
            stump = "".join(words[first:])
            if len(stump) < _STUMP_LEAST or stump not in self._names.beginnings:
                continue
            whole = {
                (n.item, n.form)
                for key, several in self._names.names.items()
                if key.startswith(stump) and len(stump) >= _STUMP_SHARE * len(key)
                for n in several
                if n.item is not None
            }
            if len({item for item, _ in whole}) == 1:
                key, form = min(whole, key=lambda w: (len(w[1]), w[1]))
                item = self._items[key or ""]
                mention = Mention(first, len(words), (Name(key, "name", form, 1),), True)
                if meaning(line, mention, set()).meaning is not Meaning.NAMED:
                    return []
                start, end = line.starts[first], line.ends[-1]
                shown = line.text[start:end]
                reason = f"“{shown}”, at the end of the line, reads as {form} cut off, a name of {item.name}."
                return [GoodsFinding(item, "spelling", shown, start, end, reason)]
        return []

    def _by_machine(self, line: Line, named: set[str]) -> list[GoodsFinding]:
        found = []
        kinds = {self._items[key].kind for key in named if key in self._items}
        if not kinds & {"machine", "part"} and (told := machines.told_by_words(line)):
            key, first, last = told
            item = self._items[key]
            start, end = line.starts[first], line.ends[last - 1]
            shown = line.text[start:end]
            reason = f"“{shown}” describes: {item.name}."
            found.append(GoodsFinding(item, "synonym", shown, start, end, reason))
        told_model = machines.told_by_model(line, bool(kinds & {"machine", "part"} or found))
        if told_model is not None:
            key, first, last, alone = told_model
            item = self._items[key]
            start, end = line.starts[first], line.ends[last - 1]
            shown = line.text[start:end]
            reason = f"“{shown}” is a model number that sellers give to: {item.name}."
            if alone:
                reason += " Nothing else in the line says so."
            if not (kinds & {"machine", "part"} or found) or key != "tablet-press":
                found.append(
                    GoodsFinding(item, "spelling" if alone else "synonym", shown, start, end, reason)
                )
        return found

    def _by_heading(
        self, line: Line, text: str, hs: str, cas: str, sure: list[GoodsFinding]
    ) -> list[GoodsFinding]:
        codes: list[tuple[str, int | None, int | None]] = [(d, None, None) for d in codes_in_field(hs)]
        codes += codes_in_text(text)
        found = []
        for digits, start, end in codes:
            told = self._headings.told(digits)
            if told is None:
                continue
            item, reason = told
            held = {i.key for i in self._headings.items(digits)}
            if held & {f.item.key for f in sure}:
                continue
            other = self._names_other(line, text, cas) or bool(sure)
            if digits[:6] in HEADINGS and len(digits) >= 6:
                if other:
                    reason += " The words of the line name something else: one of the two is wrong."
            elif other or (item.kind != "chemical" and _says_something(line)):
                continue
            shown = text[start:end] if start is not None else hs.strip()
            found.append(GoodsFinding(item, "heading", shown, start, end, reason))
        return found

    def _names_other(self, line: Line, text: str, cas: str) -> bool:
        """Whether a line clearly names a substance that no list holds: by a harmless name or a sound CAS number."""
        if any(m.names[0].item is None for m in self._names.mentions(line)):
            return True
        numbers = [n for n, _, _ in found_in(text)] + [n for n, _, _ in found_in(cas, field=True)]
        return any(check_digit_holds(n) and n not in self._by_cas for n in numbers)

    def _in_force(self, found: list[GoodsFinding], as_of: date | None) -> list[GoodsFinding]:
        day = as_of.isoformat() if as_of is not None else ""
        told = []
        for finding in found:
            item = finding.item
            entries = tuple(e for e in item.entries if in_force(e.since, e.until, day))
            if not entries:
                continue
            if entries != item.entries:
                item = Item(item.key, item.name, item.kind, item.cas, item.hs, entries)
                finding = GoodsFinding(
                    item, finding.certainty, finding.matched, finding.start, finding.end, finding.reason
                )
            told.append(finding)
        return told


def in_force(since: str | None, until: str | None, day: str) -> bool:
    """Whether an entry is in force on a day (ISO; empty for now, which only an end excludes).

    A year or month stands for its first day as a beginning and as an end.
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


def _spellings(form: str) -> list[str]:
    """A listed form and, where it has umlauts, the form with them spelled out."""
    spelled = form.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("Ä", "Ae")
    return [form] if spelled == form else [form, spelled]


def _holds_change(line: Line, mention: Mention, text: str) -> bool:
    start, end = line.starts[mention.first], line.ends[mention.last - 1]
    return line.text[start:end] != fold(text[start:end])[0]


def _is_machine(line: Line) -> bool:
    return word_class("not-machine").isdisjoint(line.words)


def _finished(line: Line) -> bool:
    return not word_class("dosage").isdisjoint(line.words) or any(
        mark in line.text for mark in ("片", "胶囊", "注射液", "糖浆", "滴剂", "颗粒", "口服液")
    )


def _says_something(line: Line) -> bool:
    """Whether a line says what the goods are, beyond "machine", grades, packing and numbers."""
    vague = word_class("grade", "pack", "machine-word") | {
        "machinery",
        "appliance",
        "appliances",
        "goods",
        "other",
        "nes",
    }
    return any(w.isalpha() and len(w) > 2 and w not in vague for w in line.words)
