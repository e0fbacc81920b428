"""Who is meant by a part of a name: a surname, a short name, a nickname that the page gives.

Only what points back to one party named before is taken; where two fit, the one named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from watchword.reading.parties.brands import headwords
from watchword.reading.parties.drafts import Draft, Spot
from watchword.reading.parties.introductions import is_a_place, stands_for_a_place
from watchword.reading.parties.wording import is_acronym
from watchword.reading.parties.zoned import ZoneWords
from watchword.reading.tables import (
    is_function,
    is_given,
    is_title,
    month_or_day,
    org_word,
    place_code,
    surnames,
    title_strength,
)
from watchword.reading.tokens import everyday, fold

__all__ = ["in_headlines", "later_names", "parts_by_themselves"]

_LOCAL = re.compile(
    r"(?<!stake )(?<!shares )(?<!interest )(?<!invest )(?<!invested )\b(?:in|near|outside|around)\s$"
)
#: What tells another of a name from the one meant: "We are not that Orion".
_OTHER_ONE = re.compile(
    r"\b(?:not (?:that|the same)|another|a different|the other|no kin to)\s$", re.IGNORECASE
)
#: Legal forms that stand before a name.
_LEGAL_FIRST = frozenset("llc ooo oao ao jsc pjsc zao cjsc ojsc pao the".split())
#: Small words in names, by which nobody is called alone.
_PARTICLES = frozenset("de del della di da dos das van von der den al el bin ibn the los las la le".split())
#: Such small words right before the family name.
_JOINED = re.compile(r"\b(?:(?:van|von|der|den|de|del|della|di|da|dos|la|las|los|al|el|bin|ibn)[ -])+$")
#: Letters from which on a family name in a line of capitals is taken for that.
_TELLING = 6
#: Letters of the shortest word by which a headline names whom the body calls so: NIS.
_SHORT = 3
#: Titles that firms take for names: Prince Holding Group, Crown Resorts.
_NOBLE = frozenset("prince princess king queen lord lady crown sultan emir".split())
_PERSON_LIKE = frozenset({"person", "unknown"})


def later_names(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of parts of names ("Hurley", "Tengyue") put under the full name, if that is only one's.

    A person is called by the family name, an organisation by its first words that aren't ordinary.
    """
    full = _by_word([d for d in drafts if any(len(_parts(name)) > 1 for name in d.names)])
    begins = {id(d): sorted(s.start for s in d.spots) for d in drafts}
    gone: set[int] = set()
    for short in drafts:
        name = short.names[0]
        if short.listed or short.kind in ("place", "vessel") or len(name.split()) > 4 or is_acronym(name):
            continue
        first = _fold(name.split()[0]) if name.split() else ""
        able = {id(d): d for w in (first, f"{first}s", sounds(first)) for d in full.get(w, ())}.values()
        fits = [d for d in able if d is not short and id(d) not in gone and _is_part(short, d)]
        fits.sort(key=lambda d: begins[id(d)][0])
        before = [d for d in fits if begins[id(d)][0] < begins[id(short)][-1]] or fits
        if not before:
            continue
        place = short.kind != "person" and " " not in name
        place = place and any(is_a_place(text, s.start, s.end) for s in short.spots)
        for spot in () if place else short.spots:
            owner = text[spot.end : spot.end + 2] in ("'s", "’s")
            if (
                short.kind != "person"
                and not owner
                and (
                    _LOCAL.search(text[max(0, spot.start - 30) : spot.start])
                    or (" " not in name and _of_nature(text, name, spot.start, spot.end))
                )
            ):
                continue  # the town that the works are called after
            if _SHOP.match(text, spot.end) or (short.kind != "organization" and _KIN.match(text, spot.end)):
                continue  # Kinahan's Bar
            if _OTHER_ONE.search(text[max(0, spot.start - 30) : spot.start]):
                continue
            if short.kind != "person" and _OF_TYPE.match(text, spot.end):
                continue  # "Shahed-type drones", of Shahed Aviation Industries
            nearest = max(before, key=lambda d: _last_before(begins[id(d)], spot.start))
            nearest.spots.add(Spot(_with_title(text, spot.start, spot.end, nearest), spot.end, "partial"))
            nearest.short |= short.short
        gone.add(id(short))
    return [d for d in drafts if id(d) not in gone]


def parts_by_themselves(
    text: str, drafts: Sequence[Draft], lower: Collection[str]
) -> Iterator[tuple[Draft, Spot]]:
    """(party, place) of family names and first words that are ordinary words too: Lee, Dynasty.

    No run of words shows these, so they are looked for where they stand alone with a capital, in a page
    that has the word in no other way (`lower` are its words without one).
    """
    taken = sorted((s.start, s.end) for d in drafts for s in d.spots)
    owners: dict[str, list[Draft]] = {}
    for draft in drafts:
        for word in _called_by(draft):
            owners.setdefault(word, []).append(draft)
    for word, those in owners.items():
        if not any(d.listed for d in those):
            continue
        first = min(d.start for d in those)
        # A family name that is a small word too is one behind a form of address: Mr. She.
        small = word.lower() in lower or is_function(word)
        before = _ADDRESSED if small else ""
        if len(those) == 1 and those[0].kind == "person":
            yield from ((those[0], s) for s in _in_capitals(text, word, drafts))
        for found in re.compile(rf"(?<![\w’'-]){before}{re.escape(word)}(?![\w-])").finditer(text, first):
            at = max(0, bisect_left(taken, (found.start(), 0)) - 1)
            if any(s < found.end() and found.start() < e for s, e in taken[at : at + 2]):
                continue
            if _BEFORE_NAME.search(text[max(0, found.start() - 30) : found.start()]):
                continue
            other = _OTHER_ONE.search(text[max(0, found.start() - 30) : found.start()])
            if other or _AFTER_NAME.match(text, found.end()):
                continue
            if _KIN.match(text, found.end()) and those[0].kind == "person":
                continue
            if those[0].kind != "person" and _of_nature(text, word, *found.span()):
                continue
            named = [(_last_named(d, found.start()), i) for i, d in enumerate(those)]
            last, i = max(named)
            nearest = those[i]
            if last < 0:
                continue
            if nearest.listed:
                yield (
                    nearest,
                    Spot(_with_title(text, found.start(), found.end(), nearest), found.end(), "partial"),
                )


def in_headlines(
    text: str, zoned: Sequence[ZoneWords], drafts: Sequence[Draft]
) -> Iterator[tuple[Draft, Spot]]:
    """(party, place) of full names that a headline has in capitals of its own: RYAN WEDDING ARRESTED.

    What the body names in full and is listed is meant there too, ordinary as the words may be.
    """
    taken = [(s.start, s.end) for d in drafts if d.listed for s in d.spots if s.how != "partial"]
    listed = sorted((s.start, s.end) for d in drafts if d.listed for s in d.spots)
    lines = [z for z in zoned if z.zone.kind == "headline" or (z.titled and z.zone.kind == "body")]
    for draft, spot in _short_in_headlines(text, lines, drafts):
        at = bisect_left(listed, (spot.end, 0))
        if not at or listed[at - 1][1] <= spot.start:
            yield draft, spot
    for zone in zoned if any(z.titled for z in zoned) else ():
        if not zone.titled:
            continue
        line = text[zone.zone.start : zone.zone.end].lower()
        for draft in drafts:
            for name in draft.names if draft.listed else ():
                if " " not in name or name.lower() not in line:
                    continue
                pattern = re.compile(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
                for found in pattern.finditer(text, zone.zone.start, zone.zone.end):
                    if not any(s < found.end() and found.start() < e for s, e in taken):
                        yield draft, Spot(found.start(), found.end(), "name")


def _short_in_headlines(
    text: str, zones: Sequence[ZoneWords], drafts: Sequence[Draft]
) -> Iterator[tuple[Draft, Spot]]:
    """(party, place) of the one word by which the body names a listed party: "Servers for Huawei Affiliate".

    Capitals beside it make a longer name in a sentence, and nothing of it in a headline.
    """
    begins = [z.zone.start for z in zones]
    body: dict[str, set[int]] = {}
    for i, draft in enumerate(drafts):
        for s in draft.spots:
            at = bisect_right(begins, s.start) - 1
            if (at < 0 or s.start >= zones[at].zone.end) and s.how != "coreference":
                body.setdefault(text[s.start : s.end], set()).add(i)
        if draft.kind == "person" and draft.listed:
            for called in _called_by(draft):
                body.setdefault(called, set()).add(i)  # a headline may have what the body never has alone
    inside: dict[str, set[int]] = {}
    for other, by in body.items():
        for part in other.split():
            inside.setdefault(part, set()).update(by)
    titled = {w.start for z in zones if z.titled for w in z.words}
    for last, one in ((b, w) for z in zones for b, w in zip((None, *z.words), z.words, strict=False)):
        name = one.text.removesuffix("'s").removesuffix("’s")
        whose = body.get(name, set())
        known = len(whose) == 1 and drafts[min(whose)].listed and drafts[min(whose)].kind != "vessel"
        plain = one.keys[0] in everyday() or place_code(name) or is_given(name) or len(name) < _SHORT
        if known and last and one.start not in titled and name in drafts[min(whose)].short:
            plain = False  # "known as Barbecue": by that the page says he is called
        given = last and is_given(last.text) and text[last.end : one.start] == " "
        # Another whom the body names in full by that word as well may be meant.
        if known and not plain and not given and inside[name] <= whose:
            yield drafts[min(whose)], Spot(one.start, one.start + len(name), "partial")


def _in_capitals(text: str, word: str, drafts: Sequence[Draft]) -> Iterator[Spot]:
    """Where a line all of capitals has a family name that is no ordinary word: DERIPASKA LOSES APPEAL."""
    if len(word) < _TELLING or _fold(word) in everyday() or place_code(word):
        return
    taken = [(s.start, s.end) for d in drafts if d.listed for s in d.spots]
    for found in re.finditer(rf"(?<![\w’'-]){re.escape(word.upper())}(?![\w-])", text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : text.find("\n", found.end()) % (len(text) + 1)]
        if line.isupper() and not any(s < found.end() and found.start() < e for s, e in taken):
            yield Spot(found.start(), found.end(), "partial")


def _of_nature(text: str, word: str, start: int, end: int) -> bool:
    """Whether a firm's word is a town, river or sea where it stands: "residents of X", "the Yangtze rose"."""
    the = re.search(r"\b[Tt]he\s$", text[max(0, start - 4) : start])
    behind = re.match(r"\s([a-z]+)", text[end : end + 25])
    plain = word.lower() in headwords() and the and not (behind and org_word(behind[1]))
    return bool(plain) or stands_for_a_place(text, start, end)


def _last_named(draft: Draft, at: int) -> int:
    """Where an entity is named last before a place, or -1."""
    return max((s.start for s in draft.spots if s.start < at), default=-1)


#: Forms of address before a family name.
_ADDRESSED = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Gen|Col|President|General|Minister|Senator|Judge)\.?\s"
#: A word with a capital right before or behind, which makes another name of it; no title, no small word.
_BEFORE_NAME = re.compile(
    r"(?:^|[^\w.!?:”\"’\n])(?!(?:The|But|And|For|In|As|When|While|If|Both|Mr|Mrs|Ms|Dr|President|General|"
    r"Minister|Chief|Secretary|Judge)\b)"
    r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]*|(?:[A-Z]|St|Gen|Col|Lt|Capt|Prof|Sen|Rep|Gov|Sgt|Maj|Adm)\.)[ -]$"
)
_SHOP = re.compile(
    r"[’']s\s(?:Bar|Pub|Caf[eé]|Diner|Bakery|Restaurant|Hotel|Inn|Shop|Store|Gym|School|Garage|Farm)\b"
)
#: What makes a kind of weapon or ship of a maker's name.
_OF_TYPE = re.compile(r"-(?:type|class|style|like|\d)")
#: Many bear the name that a family or clan has, none of them the one before.
_KIN = re.compile(r"\s(?:family|clan|dynasty|household|tribe)\b")
_AFTER_NAME = re.compile(r"(?:[’']s)?[ -][A-ZÀ-ÞĀ-Ž]\w|-\w|(?:[’']s)?,? (?:Road|Street)")


def _called_by(draft: Draft) -> set[str]:
    """The one word that an entity is called by later: the family name, or an organisation's first word."""
    found: set[str] = set()
    for name in draft.names:
        words = _parts(name)
        if draft.kind == "person" and 2 <= len(words) <= 4:
            marked = [w for w in words if _fold(w) in draft.family]
            found.update(marked or ([words[0]] if _fold(words[0]) in surnames() else [words[-1]]))
        elif draft.kind in ("organization", "unknown") and len(words) > 1 and draft.listed:
            while words and _fold(words[0]) in _LEGAL_FIRST:
                words = words[1:]
            titled = words and is_title(words[0]) and words[0].lower() not in _NOBLE
            telling = words and not (
                place_code(words[0])
                or org_word(words[0])
                or is_function(words[0])
                or month_or_day(words[0])  # the March 23 Movement is nowhere called March
                or titled
            )
            if telling and len(words) > 1:
                found.add(words[0])
    able = {
        w for w in found if len(w) > 2 and w[0].isupper() and not (w.isupper() or w.lower() in _PARTICLES)
    }
    return able | draft.short


def _by_word(drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
    """The drafts by each word of their names, and by its plural."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        words = {_fold(w) for name in draft.names for w in _parts(name)} | draft.family
        for word in words | {f"{w}s" for w in words} | {sounds(w) for w in words}:
            found.setdefault(word, []).append(draft)
    return found


def _last_before(begins: Sequence[int], at: int) -> int:
    """The last of some places up to one, or -1."""
    found = bisect_right(begins, at)
    return begins[found - 1] if found else -1


def _with_title(text: str, start: int, end: int, full: Draft) -> int:
    """Where a family name with the title before it begins: "General Dagalo" names him as a whole."""
    joined = _JOINED.search(text[max(0, start - 20) : start])
    if joined and any(f"{joined[0]}{text[start:end]}".lower() in n.lower() for n in full.names):
        start -= len(joined[0])  # van Ingen, de la Cruz
    before = re.search(r"([A-ZÀ-ÞĀ-Ž][\w’'-]*\.?)\s$", text[max(0, start - 25) : start])
    if full.kind == "person" and before and title_strength(before[1]) == "office":
        return start - (len(before[0]))
    return start


def sounds(word: str) -> str:
    """A folded family name without what spellings of one sound differ in: Shor, Sor; Yusupov, Iusupov."""
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    return word


_SPELLINGS = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("zh", "z"), ("kh", "h"),
    ("ts", "c"), ("ph", "f"), ("ck", "k"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("w", "v"),
    ("ks", "x"), ("q", "k"),
)  # fmt: skip


def _parts(name: str) -> list[str]:
    return [w for w in re.split(r"[\s-]+", name) if w]


def _is_part(short: Draft, full: Draft) -> bool:
    mine = [_fold(w) for w in short.names[0].split()]
    for name in full.names:
        theirs = [_fold(w) for w in _parts(name)]
        while theirs and theirs[0] in _LEGAL_FIRST:
            theirs = theirs[1:]
        if len(mine) >= len(theirs):
            continue
        perhaps = full.kind == "person" or (full.kind == "unknown" and len(theirs) <= 3)
        if perhaps and short.kind in _PERSON_LIKE and len(mine) == 1:
            if mine[0] in full.family:
                return True
            family_first = theirs[0] in surnames() and len(theirs) <= 3
            if short.kind == "person" and full.listed and sounds(mine[0]) == sounds(theirs[-1]):
                return True  # Mr Șor, of Ilan Shor
            if mine[0] in (theirs[-1], f"{theirs[-1]}s") or (family_first and mine[0] == theirs[0]):
                return True
            # A given name that few have is what some are called by: Algoney.
            if full.listed and len(mine[0]) > 4 and mine[0] == theirs[0] and len(theirs) > 1:
                ordinary = mine[0] in everyday() or place_code(short.names[0]) or org_word(mine[0])
                if not (ordinary or is_given(mine[0]) or mine[0] in surnames()):
                    return True
            # Of two Spanish family names the father's, which stands first, is the one used.
            if len(theirs) > 2 and is_given(theirs[0]) and mine[0] == theirs[-2] and not is_given(mine[0]):
                return True
            continue
        if perhaps and 1 < len(mine) < len(theirs) and theirs[-len(mine) :] == mine:
            return True  # Chit Thu, of Saw Chit Thu
        if full.kind in ("organization", "unknown") and (short.kind != "person" or len(mine) > 1):
            telling = [
                w for w in mine if w not in everyday() | _PARTICLES and not (place_code(w) or org_word(w))
            ]
            inner = len(mine) == 1 and mine[0] in theirs and mine[0] not in headwords()
            if telling and (theirs[: len(mine)] == mine or inner):
                return True
            if len(mine) > 2 and full.listed and theirs[-len(mine) :] == mine:
                return True  # the Institute of Forensic Science, of a ministry's
            if len(mine) == 1 and f"{mine[0]}s" == theirs[-1]:  # Houthi, of the Houthis
                return True
            # "Sichuan Silence" begins one company's name and nobody else's, ordinary as its words are.
            own = [w for w in mine if not (place_code(w) or org_word(w) or is_function(w) or is_title(w))]
            if len(mine) > 1 and own and len(theirs) > 3 and theirs[: len(mine)] == mine:
                return True
    return False


@cache
def _fold(word: str) -> str:
    forms = fold(word)
    return forms[0] if forms else ""
