"""Names in a line of goods: listed names as they stand, respelled, misread by OCR, or cut off by its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from watchword.goods import machines, tables
from watchword.goods.context import Meaning, Reading, meaning, only_this, stated_share, word_class
from watchword.goods.entries import GoodsFinding, Item
from watchword.goods.names_index import GapIndex, Mention, Name, NameIndex
from watchword.goods.spelling import Speller, ocr_letters
from watchword.goods.text import Line, fold, tokens_of

__all__ = ["Namer"]

#: Lists whose substances are told, as weaker, even where they are named as what is in a product.
_STRICT = frozenset(("un-1988-table-1", "us-schedule-2", "eu-category-1"))
#: Lists told where a product's noun only follows the name, since some are sold so: GBL wheel cleaner.
_STRICT_AS_PRODUCT = _STRICT | {"us-list-1"}
#: Medicines: the finished product has rules of its own.
_MEDICINES = frozenset(
    "ephedrine pseudoephedrine norephedrine norpseudoephedrine n-methylephedrine "
    "ergotamine ergometrine".split()
)
_FINISHED = (
    " It reads like a finished medicine: the 1988 Convention leaves out pharmaceutical preparations from "
    "which the substance can't readily be used or recovered (article 12(14)), the EU holds medicines with "
    "ephedrine or pseudoephedrine as category 4 (Reg. (EC) 111/2005), and the US regulates them as drug "
    "products (21 USC 802(39)(A)(iv)); check which applies."
)
#: Mixtures of List II chemicals up to these shares, in percent, are exempt in the United States (21 CFR
#: 1310.12(c); general knowledge, its table was not in hand: where unsure the lower share stands).
_EXEMPT_SHARE = 20.0
_EXEMPT_SHARES = {
    "acetone": 35.0,
    "ethyl-ether": 35.0,
    "mek": 35.0,
    "toluene": 35.0,
    "potassium-permanganate": 15.0,
}
_MIXTURES = (
    "mixtures have rules of their own: by share in the United States (21 CFR 1310.12, 1310.13), in the EU "
    "where the substance can be used or recovered easily (Reg. (EC) 273/2004 and 111/2005, article 2)."
)
_BATTERY_ACID = "sulphuric-acid"
_BATTERY = frozenset(("battery", "batteries", "accumulator", "accumulators"))
#: Beside these a battery is sold, and not its acid.
_WHOLE_BATTERY = frozenset("lead v volt volts ah vrla agm cells filled rechargeable sealed gel".split())
#: Chinese writes no spaces, so that dosage forms are looked for in the text itself.
_FINISHED_HAN = ("片", "胶囊", "注射液", "糖浆", "滴剂", "颗粒", "口服液")
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"))
_LOCANT = re.compile(r"^(\d)-([^\W\d_]{6,})$")
#: Endings of substances that other languages write without the e.
_FINAL_E = re.compile(r"(?:on|in|en|ol|yd|id)e$")
_GERMAN_BASE = re.compile(r"(?:in|on|yl)$")
#: The built-in machines, whose names are everyday words too.
_MACHINES = frozenset(("tablet-press", "tablet-press-parts", "encapsulator"))
#: From this length a misspelt machine in one word can be nothing else: Tablettenpres5e.
_OWN_WORD = 12
#: A stump of a name at the end of a line has to show so much of the name, and so many characters.
_STUMP_SHARE = 0.7
_STUMP_LEAST = 9
#: A name spelled out has so many tokens more than it is written with: "a c e t o n e".
_SPELLED_OUT = 2
#: The shortest word looked at for another spelling.
_SHORTEST_WORD = 4
#: The shortest word that may be a slip of a word in a name whose others are right.
_SHORTEST_IN_NAME = 3
#: How far before the end of a line a name that it cuts off may begin.
_STUMP_TOKENS = 8


class Namer:
    """Finds names: ``items`` by key, ``own`` further (key, form) of a user's lists."""

    def __init__(self, items: Mapping[str, Item], own: Iterable[tuple[str, str]]) -> None:
        self._items = items
        listed = [
            _name(key, turned or use, form)
            for key, lang, use, written in tables.names()
            for form, turned in _spellings(lang, written)
        ]
        listed += [_name(key, "name", form) for key, form in own]
        quiet = [_name(None, "name", form) for form, _ in tables.harmless()]
        self._index = NameIndex([*listed, *quiet])
        self._gaps = GapIndex(n for n in listed if n.use == "name")
        vocabulary = {w for n in listed if n.use == "name" for w in tokens_of(n.form).words}
        known = {w for n in quiet for w in tokens_of(n.form).words} | word_class(*tables.words())
        self._speller = Speller(vocabulary, known)

    def names_harmless(self, line: Line) -> bool:
        """Whether a line names a thing that no list holds."""
        return any(m.names[0].item is None for m in self._index.mentions(line))

    def named(self, line: Line) -> list[GoodsFinding]:
        """The items that a line names."""
        exact = self._index.mentions(line)
        found = self._told(line, exact)
        respelled = self._respelled(line, exact)
        found += self._told(line, respelled)
        if changed := ocr_letters(line.text):
            found += self._misread(line.text, changed)
        if not exact and not respelled:
            found += self._cut_off(line)
        return _outermost(found)

    def _misread(self, text: str, changed: str) -> list[GoodsFinding]:
        """Names that show once digits inside words are read as letters, shown as they stand in the text."""
        line = tokens_of(changed)
        mentions = []
        exact = self._index.mentions(line)
        for mention in (*exact, *self._respelled(line, exact)):
            start, end = line.starts[mention.first], line.ends[mention.last - 1]
            if line.text[start:end] != fold(text[start:end])[0]:
                mention.respelled = True
                mentions.append(mention)
        line.text = text
        return self._told(line, mentions)

    def _respelled(self, line: Line, exact: list[Mention]) -> list[Mention]:
        taken = {at for m in exact for at in range(m.first, m.last)}
        rights: dict[int, tuple[str, ...]] = {}
        known = self._speller.known
        strange = [at for at, word in enumerate(line.words) if word not in known and word.isalpha()]
        for at in strange:
            word = line.words[at]
            if len(word) < _SHORTEST_WORD:
                continue
            right = self._speller.right(word)
            if not right and at + 1 < len(line.gaps) and line.gaps[at + 1].startswith("."):
                right = self._speller.whole(word)
            if right:
                rights[at] = right
        found: list[Mention] = []
        for turn in range(max(map(len, rights.values()), default=0)):
            words = list(line.words)
            for at, right in rights.items():
                words[at] = right[min(turn, len(right) - 1)]
            for mention in self._index.mentions(line, words):
                places = range(mention.first, mention.last)
                if rights.keys().isdisjoint(places) or all(at in taken for at in places):
                    continue
                mention.respelled = True
                found.append(mention)
                taken.update(places)
        for at in strange:
            if at not in taken and len(line.words[at]) >= _SHORTEST_IN_NAME:
                found += self._beside(line, at)
        return found

    def _beside(self, line: Line, at: int) -> list[Mention]:
        """The longest name whose other words stand around an unknown one that may be a slip of its own."""
        word = line.words[at]
        found = [
            Mention(first, last, (name,), True)
            for first, last, meant, name in self._gaps.around(line, at)
            if self._speller.slip(word, meant)
        ]
        return [max(found, key=lambda m: m.last - m.first)] if found else []

    def _told(self, line: Line, mentions: list[Mention]) -> list[GoodsFinding]:
        named = {at for m in mentions for at in range(m.first, m.last)}
        found: list[GoodsFinding] = []
        told: set[str | None] = set()
        for mention in mentions:
            if mention.names[0].item is None or told.issuperset(n.item for n in mention.names):
                continue
            reading = meaning(line, mention, named)
            counted = [n for n in mention.names if n.item and _counts(line, mention, n, len(mentions))]
            for name in {n.item: n for n in reversed(counted)}.values():
                finding = self._finding(line, mention, name, reading)
                if finding is not None:
                    found.append(finding)
                    if finding.certainty == "synonym":
                        told.add(name.item)  # said as surely as words can; more of it adds nothing
        return found

    def _finding(self, line: Line, mention: Mention, name: Name, reading: Reading) -> GoodsFinding | None:
        item = self._items[name.item or ""]
        if item.key == "tablet-press" and machines.tells_parts(line, mention.first, mention.last):
            item = self._items["tablet-press-parts"]
        start, end = line.starts[mention.first], line.ends[mention.last - 1]
        shown = line.text[start:end]
        if reading.meaning is Meaning.ABSENT:
            return None
        if item.kind == "chemical":
            if reading.meaning in (Meaning.OTHER, Meaning.APPARATUS):
                return None
        elif item.key in _MACHINES and not _is_machine(line, mention):
            return None
        certainty, reason = _ground(mention, name, item, shown)
        if item.kind == "chemical" and reading.meaning in (Meaning.PART, Meaning.INGREDIENT):
            strict = _STRICT if reading.meaning is Meaning.INGREDIENT else _STRICT_AS_PRODUCT
            share = stated_share(line, mention)
            carried = item.key == _BATTERY_ACID and _is_battery_acid(line, reading.why)
            told = carried or share > _EXEMPT_SHARES.get(item.key, _EXEMPT_SHARE)
            if strict.isdisjoint(e.list for e in item.entries) and not told:
                return None
            certainty = "spelling"
            stated = f", {share:g} %" if share else ""
            reason += f" It is {reading.meaning.value} ({reading.why}){stated}; {_MIXTURES}"
        if item.key in _MEDICINES and _finished(line):
            reason += _FINISHED
        return GoodsFinding(item, certainty, shown, start, end, reason)

    def _cut_off(self, line: Line) -> list[GoodsFinding]:
        """A name that the end of the line cuts off, if it can only be one item's."""
        words = line.words
        if not words or not words[-1].isalpha() or words[-1] in self._speller.known:
            return []
        for first in range(max(0, len(words) - _STUMP_TOKENS), len(words)):
            stump = "".join(words[first:])
            if len(stump) < _STUMP_LEAST or stump not in self._index.beginnings:
                continue
            whole = {
                (n.item, n.form)
                for key, several in self._index.names.items()
                if key.startswith(stump) and len(stump) >= _STUMP_SHARE * len(key)
                for n in several
                if n.item is not None
            }
            if len({item for item, _ in whole}) != 1:
                continue
            key, form = min(whole, key=lambda w: (len(w[1]), w[1]))
            mention = Mention(first, len(words), (_name(key, "name", form),), True)
            if meaning(line, mention, set()).meaning is not Meaning.NAMED:
                return []
            item = self._items[key or ""]
            start, end = line.starts[first], line.ends[-1]
            shown = line.text[start:end]
            reason = (
                f"“{shown}”, at the end of the line, reads as {form} cut off, which is a name of {item.name}."
            )
            return [GoodsFinding(item, "spelling", shown, start, end, reason)]
        return []


def _outermost(found: list[GoodsFinding]) -> list[GoodsFinding]:
    """Without findings that stand inside a longer one: 4-piperidone in a misread 1-boc-4-piperidone."""
    kept: list[GoodsFinding] = []
    start, end = 0, -1
    for finding in sorted(found, key=lambda f: (f.start or 0, -(f.end or 0))):
        here = (finding.start or 0, finding.end or 0)
        if here[1] > end:
            start, end = here
        if here == (start, end):
            kept.append(finding)
    return kept


def _name(item: str | None, use: str, form: str) -> Name:
    return Name(item, use, form, len(tokens_of(form).words))


def _spellings(lang: str, form: str) -> Iterator[tuple[str, str]]:
    """(form, use) of a listed form as it is also written; an empty use is the form's own.

    Umlauts spelled out; an acid's English name half in another language; tert as t; the one locant at the
    end (*piperidone-4*); the final e left off, as Germanic languages do (*toluen*); a German salt in one
    word; two words turned round a comma (*anhydride, acetic*).
    """
    yield form, ""
    spelled = form
    for umlaut, letters in _UMLAUTS:
        spelled = spelled.replace(umlaut, letters)
    if spelled != form:
        yield spelled, ""
    if "tert-butyl" in form.lower():
        yield re.sub("(?i)tert-butyl", "t-butyl", form), ""
    if _LOCANT.match(form):
        yield _LOCANT.sub(r"\2-\1", form), ""
    if _FINAL_E.search(form):
        yield form[:-1], ""
    if lang == "en" and form.endswith("ic acid"):
        # Half in another language: "sulfuric acide", "hydrochlorid acid".
        yield form + "e", ""
        yield re.sub("ic acid$", "id acid", form), ""
    if lang == "de" and _GERMAN_BASE.search(form):
        yield form + "hydrochlorid", ""
    words = form.split()
    if lang == "en" and len(words) == 2 and form.replace(" ", "").isalpha() and words[0] != "battery":
        yield f"{words[1]} {words[0]}", "inverted"


def _counts(line: Line, mention: Mention, name: Name, mentions: int) -> bool:
    """Whether an abbreviation or everyday word has around it what it needs."""
    if name.use == "inverted":
        # "Acid sulphuric" is plain; of others only the comma tells: "anhydride, acetic".
        return line.words[mention.first] == "acid" or "," in line.gaps[mention.first + 1]
    if name.use == "alone":
        return only_this(line, mention)
    if name.use in ("context", "ambiguous"):
        others = {w for at, w in enumerate(line.words) if not mention.first <= at < mention.last}
        cued = not word_class("cue").isdisjoint(others) or "%" in line.text or mentions > 1
        return cued or (not others and name.use == "context")
    return True


def _ground(mention: Mention, name: Name, item: Item, shown: str) -> tuple[str, str]:
    """(certainty, reason) of a mention taken by itself."""
    if mention.respelled or mention.last - mention.first > name.pieces + _SPELLED_OUT:
        return "spelling", f"“{shown}” reads as a spelling of {name.form}, a name of {item.name}."
    if name.use == "ambiguous":
        return "spelling", f"“{shown}” is an abbreviation for {item.name} that other substances share."
    return "synonym", f"“{shown}” is a name of {item.name}."


def _is_machine(line: Line, mention: Mention) -> bool:
    """Whether a machine's name means one: no coffee capsules, and one misspelt word is not enough."""
    if not word_class("not-machine").isdisjoint(line.words):
        return False
    if not mention.respelled or mention.last - mention.first > 1:
        return True
    if len(line.words[mention.first]) >= _OWN_WORD:
        return True
    others = {w for at, w in enumerate(line.words) if at != mention.first}
    return not word_class("machine-word").isdisjoint(others)


def _is_battery_acid(line: Line, product: str) -> bool:
    """Whether acid that is named with a battery is what the line sells."""
    return product in _BATTERY and _WHOLE_BATTERY.isdisjoint(line.words)


def _finished(line: Line) -> bool:
    return not word_class("dosage").isdisjoint(line.words) or any(f in line.text for f in _FINISHED_HAN)
