"""Who is meant by a part of a name, or by a noun with "the": surname, short name, "the institute".

Only what points back to one party named before is taken; where two fit, the one named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from watchword.reading.drafts import Draft, Spot
from watchword.reading.ruling import is_acronym
from watchword.reading.tables import (
    is_function,
    is_given,
    is_title,
    org_word,
    place_code,
    rows,
    surnames,
    title_strength,
)
from watchword.reading.tokens import everyday, fold

__all__ = ["family_of", "later_names", "nouns_back", "parts_by_themselves"]

#: How far back, in characters, a noun may point: some six paragraphs.
_FAR = 3000
_VESSEL_NOUNS = ("vessel", "ship", "tanker", "boat", "freighter", "carrier")
_ARMED_NOUNS = (
    "gang", "cartel", "militia", "movement", "coalition", "alliance", "guerrillas", "rebels", "insurgents",
    "militants", "jihadists", "faction",
)  # fmt: skip
#: Characters beside a name in which a page says what somebody is.
_BESIDE = 90
#: A name behind a noun: "the tycoon Oleg Deripaska".
_NAMED = re.compile(r",?\s[A-ZÀ-Þ]|\s(?:whom?|that)\b")
_SMALL = re.compile(r"[^\W\d_][\w-]+")
#: What is told of somebody behind the name: ", the Cambodian senator", "is a trader".
_TOLD_OF = re.compile(
    r"(?:,\s\d\d)?(?:,\s|\s(?:is|was|became)\s)((?:an?|the|once|former)\s[^.;:!?,\n]{3,60})"
)
#: What stands before a name that opens a sentence, the subject of what follows.
_OPENS = re.compile(r"(?:^|[.!?:]|[.!?,][”\"’']|\n)\s*(?:[Tt]he\s)?$")
_LOCAL = re.compile(
    r"(?<!stake )(?<!shares )(?<!interest )(?<!invest )(?<!invested )\b(?:in|near|outside|around)\s$"
)
#: Legal forms that stand before a name.
_LEGAL_FIRST = frozenset("llc ooo oao ao jsc pjsc zao cjsc ojsc pao the".split())
#: Small words in names, by which nobody is called alone.
_PARTICLES = frozenset("de del della di da dos das van von der den al el bin ibn the los las la le".split())
_PERSON_LIKE = frozenset({"person", "unknown"})


def later_names(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of parts of names ("Hurley", "Tengyue") put under the full name, if that is only one's.

    A person is called by the family name, an organisation by its first words that aren't ordinary.
    """
    full = _by_word([d for d in drafts if len(_parts(d.names[0])) > 1])
    begins = {id(d): sorted(s.start for s in d.spots) for d in drafts}
    gone: set[int] = set()
    for short in drafts:
        name = short.names[0]
        if short.listed or short.kind in ("place", "vessel") or len(name.split()) > 3 or is_acronym(name):
            continue
        first = _fold(name.split()[0]) if name.split() else ""
        able = {id(d): d for w in (first, f"{first}s", sounds(first)) for d in full.get(w, ())}.values()
        fits = [d for d in able if d is not short and id(d) not in gone and _is_part(short, d)]
        fits.sort(key=lambda d: begins[id(d)][0])
        before = [d for d in fits if begins[id(d)][0] < begins[id(short)][-1]] or fits
        if not before:
            continue
        for spot in short.spots:
            owner = text[spot.end : spot.end + 2] in ("'s", "’s")
            if short.kind != "person" and not owner and _LOCAL.search(text[max(0, spot.start - 30) : spot.start]):
                continue  # the town that the works are called after
            if _SHOP.match(text, spot.end):
                continue  # Kinahan's Bar
            nearest = max(before, key=lambda d: _last_before(begins[id(d)], spot.start))
            nearest.spots.add(Spot(_with_title(text, spot.start, nearest), spot.end, "partial"))
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
        for found in re.compile(rf"(?<![\w’'-]){before}{re.escape(word)}(?![\w-])").finditer(text, first):
            at = max(0, bisect_left(taken, (found.start(), 0)) - 1)
            if any(s < found.end() and found.start() < e for s, e in taken[at : at + 2]):
                continue
            if _BEFORE_NAME.search(text[max(0, found.start() - 30) : found.start()]):
                continue
            if _AFTER_NAME.match(text, found.end()):
                continue
            named = [(_last_named(d, found.start()), i) for i, d in enumerate(those)]
            last, i = max(named)
            nearest = those[i]
            if last < 0:
                continue
            if nearest.listed:
                yield nearest, Spot(_with_title(text, found.start(), nearest), found.end(), "partial")


def _last_named(draft: Draft, at: int) -> int:
    """Where an entity is named last before a place, or -1."""
    return max((s.start for s in draft.spots if s.start < at), default=-1)


#: Forms of address before a family name.
_ADDRESSED = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Gen|Col|President|General|Minister|Senator|Judge)\.?\s"
#: A word with a capital right before or behind, which makes another name of it; no title, no small word.
_BEFORE_NAME = re.compile(
    r"(?:^|[^\w.!?:”\"’\n])(?!(?:The|But|And|For|In|As|When|While|If|Both|Mr|Mrs|Ms|Dr|President|General|"
    r"Minister|Chief|Secretary|Judge)\b)[A-ZÀ-Þ][\w’'-]*\.?[ -]$"
)
_SHOP = re.compile(
    r"[’']s\s(?:Bar|Pub|Caf[eé]|Diner|Bakery|Restaurant|Hotel|Inn|Shop|Store|Gym|School|Garage|Farm)\b"
)
_AFTER_NAME = re.compile(r"(?:[’']s)?[ -][A-ZÀ-Þ]\w|-\w|(?:[’']s)?,? (?:Road|Street)")


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
            telling = words and not (
                place_code(words[0]) or org_word(words[0]) or is_function(words[0]) or is_title(words[0])
            )
            if telling and len(words) > 1:
                found.add(words[0])
    able = {w for w in found if len(w) > 2 and w[0].isupper() and not (w.isupper() or w.lower() in _PARTICLES)}
    return able | draft.short


def _by_word(drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
    """The drafts by each word of their names, and by its plural."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        words = {_fold(w) for name in draft.names for w in _parts(name)} | draft.family
        for word in words | {f"{w}s" for w in words} | {sounds(w) for w in words}:
            found.setdefault(word, []).append(draft)
    return found


def family_of(listed: str) -> frozenset[str]:
    """The family name in a listed name that marks it: by a comma behind it, or by capitals."""
    before, comma, _ = listed.partition(",")
    words = listed.split()
    capitals = [w for w in words if w.isupper() and len(w) > 1]
    family = before.split() if comma else capitals if 0 < len(capitals) < len(words) else []
    return frozenset(f for w in family for f in fold(w)[:1]) if len(family) < 3 else frozenset()


def _last_before(begins: Sequence[int], at: int) -> int:
    """The last of some places up to one, or -1."""
    found = bisect_right(begins, at)
    return begins[found - 1] if found else -1


def _with_title(text: str, start: int, full: Draft) -> int:
    """Where a family name with the title before it begins: "General Dagalo" names him as a whole."""
    before = re.search(r"([A-ZÀ-Þ][\w’'-]*\.?)\s$", text[max(0, start - 25) : start])
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
            # Of two Spanish family names the father's, which stands first, is the one used.
            if len(theirs) > 2 and is_given(theirs[0]) and mine[0] == theirs[-2] and not is_given(mine[0]):
                return True
            continue
        if perhaps and 1 < len(mine) < len(theirs) and theirs[-len(mine) :] == mine:
            return True  # Chit Thu, of Saw Chit Thu
        if full.kind in ("organization", "unknown") and (short.kind != "person" or len(mine) > 1):
            telling = [
                w
                for w in mine
                if w not in everyday() | _PARTICLES and not (place_code(w) or org_word(w))
            ]
            if telling and (theirs[: len(mine)] == mine or (len(mine) == 1 and mine[0] in theirs)):
                return True
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


@cache
def _pattern() -> re.Pattern[str]:
    nouns = {n for _, _, back, _ in rows("orgs") for n in back.split("|")}
    nouns |= {*_VESSEL_NOUNS, *_ARMED_NOUNS, *_callings()}
    words = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    return re.compile(
        rf"\b([Tt]he|[Tt]his|[Tt]hat)\s(?:same\s|U\.S\.\s|(?:state-owned|former|new|late|ousted|sanctioned|blacklisted|listed|state)\s|ex-|"
        rf"([A-Z][a-z]+)\s)?"
        rf"({words}|{_own(nouns)})\b(?!\s(?:of|for)\s[A-Z])(?!-)"
    )


def _own(nouns: Iterable[str]) -> str:
    """Nouns with a capital, as companies write of themselves."""
    return "|".join(n.capitalize() for n in sorted(nouns) if n in ("company", "bank", "group", "institute"))


@cache
def _callings() -> dict[str, str]:
    """The nouns for persons, each with its class."""
    return {w: kind for kind, words, _ in rows("callings") for w in words.split()}


def nouns_back(text: str, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Spot]]:
    """(entity, place) of each "the institute" that points back to an organisation or ship named before."""
    back = [
        (d, _nouns_of(d) | (_told_beside(text, d) if d.listed and d.kind != "vessel" else frozenset()))
        for d in drafts
        if d.kind in ("organization", "vessel", "unknown")
    ]
    alone = sum(d.kind == "person" and bool(d.listed) for d in drafts) == 1
    back += [(d, _callings_of(text, d, alone)) for d in drafts if d.kind == "person"]
    ends = [min(d.spots).end for d, _ in back]
    first = min((d for d, _ in back if d.kind == "organization"), key=lambda d: d.start, default=None)
    named = sorted((s.start, s.end, i) for i, (d, _) in enumerate(back) for s in d.spots)
    taken = sorted((s.start, s.end) for d in drafts for s in d.spots)
    starts = [s for s, _, _ in named]
    bound: dict[str, tuple[int, int]] = {}
    for found in _pattern().finditer(text):
        noun = found[3].lower()
        if (found[2] and not place_code(found[2])) or (
            noun in _callings() and _NAMED.match(text, found.end())
        ):
            continue
        if any(
            s < found.end() and found.start() < e
            for s, e in taken[max(0, bisect_left(taken, (found.start(), 0)) - 1) :][:2]
        ):
            continue
        for at in range(bisect_left(starts, found.start()) - 1, -1, -1):
            start, _, i = named[at]
            if found.start() - start > _FAR:
                break
            if found[3][0].isupper() and back[i][0] is not first:
                continue  # "the Company" of a notice is who gives it
            if noun in back[i][1]:
                if found[1].lower() == "the":  # "That company" is the one just named
                    i = _kept(text, named, noun, i, found.start(), bound)
                if noun in _callings() and not back[i][0].listed:
                    break
                if not _another(text[ends[i] : found.start()], noun):
                    bound[noun] = i, found.start()
                    yield back[i][0], Spot(found.start(), found.end(), "coreference")
                break


def _kept(
    text: str,
    named: Sequence[tuple[int, int, int]],
    noun: str,
    nearest: int,
    at: int,
    bound: Mapping[str, tuple[int, int]],
) -> int:
    """Who a noun means again: whom it meant before, unless another has opened a sentence since.

    "The company" of a story stays the one that it is about, though it sells to others.
    """
    if noun not in bound or bound[noun][0] == nearest or at - bound[noun][1] > _FAR:
        return nearest
    before, last = bound[noun]
    since = (s for s, _, i in named if i == nearest and last < s < at)
    return nearest if any(_OPENS.search(text[max(0, s - 8) : s]) for s in since) else before


def _another(between: str, noun: str) -> bool:
    """Whether another of the kind was brought in since, by no name: "South Korea's cyber agency".

    What follows the name at once only tells what it is: "…, a police forensics institute".
    """
    new = rf"(?:\b(?:an?|another|its|his|her|their|our)|[’']s)\s(?:[\w-]+\s){{0,3}}{re.escape(noun)}\b"
    return any(found.start() > 3 for found in re.finditer(new, between))


def _callings_of(text: str, draft: Draft, alone: bool) -> frozenset[str]:
    """What a page may call somebody: what it calls them beside their name, or what only few people are."""
    beside: set[str] = set()
    for spot in draft.spots:
        before = re.split(r"[.;:!?,\n]", text[max(0, spot.start - 40) : spot.start])[-1]
        after = _TOLD_OF.match(text, spot.end, spot.end + _BESIDE)
        beside.update(_SMALL.findall(f"{before} {after[1] if after else ''}"))
    return frozenset(
        w
        for w, kind in _callings().items()
        if kind != "body" and (w in beside or (kind == "any" and alone and draft.listed))
    )


def _told_beside(text: str, draft: Draft) -> frozenset[str]:
    """What a page calls an organisation right beside its name: "Al-Qard Al-Hassan, the lender"."""
    beside: set[str] = set()
    for spot in draft.spots:
        if spot.how == "coreference":
            continue
        words = _SMALL.findall(re.split(r"[.;:!?,\n]", text[max(0, spot.start - 40) : spot.start])[-1])
        beside.update(words[-2:])
        after = _TOLD_OF.match(text, spot.end, spot.end + _BESIDE)
        beside.update(_SMALL.findall(_OF_WHOM.split(after[1])[0]) if after else ())
    return frozenset(w for w, kind in _callings().items() if kind == "body" and w in beside)


#: Where what is told of an organisation goes on to others: "a Kyrgyz firm on behalf of …".
_OF_WHOM = re.compile(r"\s(?:of|on|for|to|with|by|in|that|which|who|tied|linked|owned|run)\b")


def _firm_nouns(draft: Draft) -> set[str]:
    """What any listed firm may be called; none of a body, school or outlet, nor of an organisation."""
    heads = [o for name in draft.names for w in name.split() if (o := org_word(w.strip(".,")))]
    kinds = {kind for kind, _ in heads}
    if kinds & {"body", "school", "media"}:
        return set()
    return {"company", "firm", "group"} if not kinds or "firm" in kinds else {"group"}


def _nouns_of(draft: Draft) -> frozenset[str]:
    """The nouns that may refer to an entity: by its head word, or by what its class is called."""
    if draft.kind == "vessel":
        return frozenset(_VESSEL_NOUNS)
    nouns: set[str] = set()
    for name in (*draft.names, *draft.called):
        for word in name.split():
            if found := org_word(word.strip(".,")):
                nouns |= set(found[1])
    if draft.listed and draft.kind == "organization":
        if draft.armed:
            nouns |= {"group", "organization", "organisation", *_ARMED_NOUNS}
        if not nouns or not draft.armed:
            nouns |= _firm_nouns(draft)
    return frozenset(nouns)
