"""Who is meant by a noun with "the": "the institute", "the colonel", "the lender".

Only what points back to one party named before is taken; where two fit, the one named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from watchword.model.countries import country_code
from watchword.reading.parties.drafts import Draft, Spot
from watchword.reading.sheets import sheet
from watchword.reading.tables import org_word, place_code

__all__ = ["nouns_back"]

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
_NAMED = re.compile(r",?\s[A-ZÀ-ÞĀ-Ž]|\s(?:whom?|that)\b")
_SMALL = re.compile(r"[^\W\d_][\w-]+")
#: What is told of somebody behind the name: ", the Cambodian senator", "is a trader".
_TOLD_OF = re.compile(
    r"(?:,\s\d\d)?(?:,\s|\s(?:is|was|became)\s)((?:an?|the|once|former)\s[^.;:!?,\n]{3,60})"
)
#: Ranks as they stand before a name, and as they point back.
_RANKS = {
    "col": "colonel", "gen": "general", "sen": "senator", "gov": "governor", "adm": "admiral",
    "amb": "ambassador", "lt": "lieutenant", "maj": "major", "capt": "captain", "pres": "president",
}  # fmt: skip
_RANK = re.compile(r"\b(Col|Gen|Sen|Gov|Adm|Amb|Lt|Maj|Capt|Pres)\.\s")
#: What stands before whom a sentence only names by the way: "linked to X", "dealings with Russia's X".
_BY_THE_WAY = re.compile(r"\b(?:with|to|by|from|of)\s(?:[A-Z][\w-]+['’]s\s)?(?:the\s)?$")
#: Words for the rich, of which pages use one for another: the magnate is "the businessman" further on.
_RICH = frozenset(
    "tycoon magnate oligarch billionaire mogul businessman financier industrialist entrepreneur".split()
)
#: Who speaks or works for somebody, before the noun for that one: "A lawyer for the senator, Heng Rithy".
_SERVANT = re.compile(
    r"\b(?:lawyers?|attorneys?|spokes(?:man|woman|person|men|people)|aides?|advisers?|advisors?|associates?|"
    r"assistants?|accountants?|bankers?|bodyguards?|deput(?:y|ies)|sons?|daughters?|wi(?:fe|dow)|husband|"
    r"(?:half-)?brothers?|(?:half-)?sisters?|cousins?|nephews?|friends?|partners?)\s(?:for|of|to)\s$"
)
#: What stands before a name that opens a sentence, the subject of what follows.
_OPENS = re.compile(r"(?:^|[.!?:]|[.!?,][”\"’']|\n)\s*(?:[Tt]he\s)?$")
#: Whose a body is, before it, and what it is for, behind the noun for it.
_WHOSE = re.compile(r"['’ʼ]s\s")
_BEHIND_HEAD = re.compile(r"\s(?:of|for|on)\s")


@cache
def _pattern() -> re.Pattern[str]:
    nouns = {n for _, _, back, _ in sheet("orgs") for n in back.split("|")}
    nouns |= {*_VESSEL_NOUNS, *_ARMED_NOUNS, *_callings()}
    words = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    return re.compile(
        rf"\b([Tt]he|[Tt]his|[Tt]hat)\s(?:same\s|U\.S\.\s|(?:state-owned|former|new|late|ousted|sanctioned|blacklisted|listed|state)\s|ex-|"
        rf"([A-Z][a-z]+)(?:-(?:based|controlled|owned|run|backed|listed))?\s)?"
        rf"({words}|{_own(nouns)})\b(?!\s(?:of|for)\s[A-Z])(?!-)"
    )


def _own(nouns: Iterable[str]) -> str:
    """Nouns with a capital, as companies write of themselves."""
    able = "company bank group institute enterprise corporation foundation organization".split()
    return "|".join(n.capitalize() for n in sorted(nouns) if n in able)


@cache
def _callings() -> dict[str, str]:
    """The nouns for persons, each with its class."""
    return {w: kind for kind, words, _ in sheet("callings") for w in words.split()}


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
    taken = sorted((s.start, s.end) for d in drafts if d.kind != "place" for s in d.spots)
    starts = [s for s, _, _ in named]
    bound: dict[str, tuple[int, int]] = {}
    for found in _pattern().finditer(text):
        noun = found[3].lower()
        # "A lawyer for the senator, Heng Rithy": the name behind is the lawyer's.
        served = text[found.end() : found.end() + 1] == "," and bool(
            _SERVANT.search(text[max(0, found.start() - 30) : found.start()])
        )
        if (found[2] and not place_code(found[2])) or (
            noun in _callings() and not served and _NAMED.match(text, found.end())
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
            if found[3][0].isupper() and (back[i][0] is not first or f"{found[3]} of " in text):
                continue  # "the Company" of a notice is who gives it; "the Group" the Group of Experts
            if found[3][0].isupper() and not _defines(text, found[3], back[i][0]):
                continue
            if found[3] == "Group" and not _has(back[i][0], noun):
                continue  # a panel of experts writes so of itself, and names itself nowhere
            if noun in back[i][1]:
                i = _called_so(back, named[:at], noun, i)
                if found[1].lower() == "the":  # "That company" is the one just named
                    i = _of_the_story(text, back, named[: at + 1], noun, i)
                    i = _kept(text, named, noun, i, found.start(), bound)
                if noun in _callings() and not back[i][0].listed:
                    break
                if _acts_on(text, found, back[i][0]) or _from_elsewhere(found[2], back[i][0]):
                    break
                if not _another(text[ends[i] : found.start()], noun):
                    bound[noun] = i, found.start()
                    yield back[i][0], Spot(found.start(), found.end(), "coreference")
                break


def _defines(text: str, noun: str, draft: Draft) -> bool:
    """Whether a noun with a capital may be an entity's: where brackets say whose it is, only theirs.

    As in "Nordvak ASA (“Nordvak” or the “Company”) refers to …".
    """
    given = _given(text, noun)
    return given is None or any(s.end == given for s in draft.spots)


@lru_cache(maxsize=32)
def _given(text: str, noun: str) -> int | None:
    """Where the name ends that brackets give a noun for: (the “Company”)."""
    found = re.search(rf"\s?\([^()\n]{{0,60}}[“\"«„']{re.escape(noun)}[”\"»“']", text)
    return found.start() if found else None


def _from_elsewhere(place: str | None, draft: Draft) -> bool:
    """Whether a noun's place is none of a listed party's: "the Chinese lender" isn't a Russian bank.

    A town has to be one of its addresses.
    """
    if not place or not draft.listed:
        return False
    people = bool(country_code(place)) or place.lower() in draft.towns
    return not people or place_code(place) not in draft.countries


def _acts_on(text: str, noun: re.Match[str], draft: Draft) -> bool:
    """Whether whom a sentence's own words name does something to a name: nobody is called both there.

    As in "The company denied any dealing with Phytium"; a comma may begin another's words.
    """
    if not _OPENS.search(text[max(0, noun.start() - 8) : noun.start()]):
        return False
    clause = re.split(r"[,;:.!?\n\"“—–]", text[noun.end() : noun.end() + 300])[0]
    ends = noun.end() + len(clause)
    return any(noun.end() + 1 < s.start < ends and s.how != "coreference" for s in draft.spots)


def _called_so(
    back: Sequence[tuple[Draft, frozenset[str]]],
    named: Sequence[tuple[int, int, int]],
    noun: str,
    nearest: int,
) -> int:
    """Who has an armed group's noun in the name: "the cartel" is the Sinaloa Cartel, not its resort."""
    if noun not in _ARMED_NOUNS or _has(back[nearest][0], noun):
        return nearest
    return next((i for _, _, i in reversed(named) if noun in back[i][1] and _has(back[i][0], noun)), nearest)


def _of_the_story(
    text: str,
    back: Sequence[tuple[Draft, frozenset[str]]],
    named: Sequence[tuple[int, int, int]],
    noun: str,
    nearest: int,
) -> int:
    """Who a noun means where the one named last was named but once, and by the way: whom the page is about.

    As in "Keremet Bank … dealings with Promsvyazbank. The bank said": Keremet, named twice and as a subject.
    """
    if back[nearest][0].kind == "person":
        return nearest
    spots: dict[int, list[int]] = {}
    for start, _, i in named:
        if noun in back[i][1] and back[i][0].kind != "person":
            spots.setdefault(i, []).append(start)
    subject = {i for i, those in spots.items() if any(_OPENS.search(text[max(0, s - 8) : s]) for s in those)}
    last = spots[nearest][-1]
    if len(spots[nearest]) > 1 or not _BY_THE_WAY.search(text[max(0, last - 30) : last]):
        return nearest
    able = [i for i in subject if len(spots[i]) > 1 and named[-1][0] - spots[i][-1] < _FAR]
    return max(able, key=lambda i: len(spots[i]), default=nearest)


def _has(draft: Draft, noun: str) -> bool:
    """Whether a word of an entity's names is a noun."""
    return any(noun in name.lower().split() for name in (*draft.names, *draft.called))


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
        rank = _RANK.search(text[max(0, spot.start - 10) : spot.start + 8])
        beside.add(_RANKS[rank[1].lower()] if rank else "")
    if draft.listed and beside & _RICH:
        beside |= _RICH
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


#: Words in the name of a firm that is many firms.
_HOLDINGS = frozenset(("holding", "holdings", "group"))


def _firm_nouns(draft: Draft) -> set[str]:
    """What any listed firm may be called; none of a body, school or outlet, nor of an organisation."""
    heads = [o for name in draft.names for w in name.split() if (o := org_word(w.strip(".,")))]
    kinds = {kind for kind, _ in heads}
    if kinds & {"body", "school", "media"}:
        return set()
    nouns = {"company", "firm", "group"} if not kinds or "firm" in kinds else {"group"}
    whole = any(w.strip(".,").lower() in _HOLDINGS for name in draft.names for w in name.split())
    return nouns | {"conglomerate"} if whole else nouns


def _nouns_of(draft: Draft) -> frozenset[str]:
    """The nouns that may refer to an entity: by its head word, or by what its class is called."""
    if draft.kind == "vessel":
        return frozenset(_VESSEL_NOUNS)
    nouns: set[str] = set()
    for name in (*draft.names, *draft.called):
        head = [w for part in _WHOSE.split(name) for w in _BEHIND_HEAD.split(part)[0].split()]
        of_head = [found for word in head if (found := org_word(word.strip(".,")))]
        # The "Industry" of a "Bureau of Industry and Security" makes no company of it.
        if any(w.lower().strip(".,").endswith("bank") for w in head):
            nouns |= {"bank", "lender"}  # Sberbank
        for _, back in of_head or [found for word in name.split() if (found := org_word(word.strip(".,")))]:
            nouns |= set(back)
    if draft.listed and draft.kind == "organization":
        if draft.armed:
            nouns |= {"group", "organization", "organisation", *_ARMED_NOUNS}
        if not nouns or not draft.armed:
            nouns |= _firm_nouns(draft)
    return frozenset(nouns)
