"""Whether the words beside a name bring in somebody else: a plumber, another town's mayor, a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from watchword.reading.parties.profiles import Profile, cues
from watchword.reading.tables import place_code

__all__ = ["SHARED", "introduced_as_another", "is_a_place", "stands_for_a_place"]

#: The reason against a name that the page says to be borne by two.
SHARED = "the page says that two are called so"
_NARROW = frozenset({"terror", "drugs", "crime"})
#: Countries named between two places of the text, by their codes.
_Places = Callable[[tuple[int, int]], list[tuple[int, str]]]

#: What follows a name and says where somebody is from, up to the place: ", 34, a baker from Leeds".
_FROM = re.compile(
    r"(?:,\s\d\d)?(?:,\s(?:an?|the)\s[^.;,()]{0,50}?)?"
    r"(?:,?\s(?:of|from|in|at)\s|,?\s(?:is|was|comes|came|hails)\sfrom\s|"
    r",\swho\s(?:lives?|lived|works?|worked|studies|teaches|was born|grew "
    r"up|runs)[^.;,()]{0,40}?\s(?:in|at|near)\s)"
    r"(?:the\s)?(?:(?:University|College|School|Institute)\sof\s)?((?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*,?\s?){1,5})"
)
#: Where somebody is tried or sought is not where they are from: "a fugitive under indictment in Ohio".
_TRIED = re.compile(
    r"\b(?:indict\w+|charged|wanted|convicted|sentenced|jailed|imprisoned|extradit\w+|"
    r"(?:on|stood|standing) trial|fugitive|arrested|detained|held|sued)\b"
)
#: Who says so stands behind what is said: "…, a jury in Florida found".
_SAYS = re.compile(r"\s?(?:found|said|says|ruled|heard|told|wrote|held|reported|decided)\b")
#: What stands before a small business's name.
_SHOP = re.compile(
    r"\b(?:studio|cafe|bakery|salon|restaurant|pub|gym|pizzeria|trattoria|kiosk|cinema|nightclub|"
    r"troupe|choir|orchestra|quartet|musical|opera|ballet|novel|film|thriller|comedy|album|song|racehorse|"
    r"mare|gelding|stallion|pony|labrador|(?:pop|rock|boy|girl|jazz|brass) band|"
    r"кондитерская|кафе|магазин|ресторан|салон)\s[«“\"„]?$"
)
#: A shop that is called so, some words further on: "a trattoria may go on calling itself".
_CALLED_SHOP = re.compile(
    r"\b(?:caf[eé]|bakery|shop|pub|bar|restaurant|trattoria|pizzeria|bistro|diner|hotel|inn|salon|brewery)\b"
    r"[^.;:“”]{0,60}?\b(?:called|named|calling itself|by the name of)\s[«“\"„]?$",
    re.IGNORECASE,
)
#: Characters of a sentence before "of the same name", how sentences part, and a name inside one.
_TELLING = 200
_SENTENCE = re.compile(r"[.!?][”\"’]?\s|\n")
_CAPITAL = re.compile(r"(?:^|\w,? )[A-ZÀ-Ž][\w-]+ [A-ZÀ-Ž]|[a-z,] [A-ZÀ-Ž]")
#: What follows a given name by which a page calls somebody: "Furaha, a teacher who gave only her first name".
_FIRST_NAME = re.compile(
    r",\s(?:\d\d\b|[^.;:“”\"\n]{0,80}\b(?:first|given|last|full|family|real|second) names?\b|"
    r"[^.;:“”\"\n]{0,60}\b(?:whose (?:sur)?name|not (?:h(?:is|er)|their) real name))"
)
#: What tells a page's own of a name from the listed one, which it only calls by what that is.
_TOLD_FROM = re.compile(
    r"\b(?:confused with|mistaken for|nothing to do with|no relation to|unrelated to|not related to|"
    r"no (?:connection|links?|ties?) (?:to|with))\s"
    r"((?:an?|the)\s[^.;:()“”\"\n]{3,60}?)\s(?:of|with|that shares|which shares) "
    r"(?:the same|that|its|the) name\b"
)
#: Callings of private people that people on lists have as well.
_LEARNED = re.compile(
    r"(?:doctor|surgeon|physician|economist|analyst|historian|professor|lecturer|scholar|scientist|chemist|"
    r"biologist|farmer|accountant|student|teacher|worker|father|mother|resident)$"
)
#: Offices that belong to one town or house, with the town, behind a name and before it.
_SEAT = (
    r"(?:(?:deputy|vice|acting|former|ex|then)[ -])?(?:mayor(?:ess)?|"
    r"(?:town |city |borough |county )?councill?or|alderman|sheriff|headmaster|headmistress|head ?teacher|"
    r"vicar|parish priest|rector|fire chief|police chief|postmaster|coroner|dean|bishop|rabbi|imam|curator|"
    r"principal)"
)
_PLACE = r"(?:the\s)?((?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*(?:,?\s)?){1,4})"
_SEATED_AFTER = re.compile(rf"(?:,\s\d\d)?,\s(?:the\s|an?\s)?{_SEAT}\s(?:of|in|at)\s{_PLACE}")
_SEATED_BEFORE = re.compile(rf"\b{_SEAT}\s(?:of|in|at)\s{_PLACE},\s$", re.IGNORECASE)
#: What stands before a place, and behind its name. Firms are what one has a stake in and invests in.
_HELD = (
    "stake stakes share shares interest invest invested investor investors investing job jobs work money "
    "trust confidence holding holdings rise fall role bonds partner shareholder shareholders director faith"
).split()
_IN_PLACE = re.compile(
    rf"(?:{''.join(f'(?<!{w} )' for w in _HELD)}\b(?:in|near|outside)|"
    r"\b(?i:residents|villagers|people|town|city|village|port|region|district|outskirts|streets|"
    r"(?<!the )state|in the state|"
    r"province|department|governorate|county|municipality|island|valley|straits?|gulf|mouth|shores|"
    r"north|south|east|west|suburbs?|mayor|governor) of|"
    r"\b(?:road|train|bus|flights?) (?:to|from)|"
    r"\b(?:banks of|(?:farm|bridge|town|city|village|park|quay|dam|station|ferry) on|along|across) the|"
    r"\b(?:arrived|landed|docked|lives?|lived|born|buried|stationed) at|"
    r"\b(?:kilomet(?:er|re)s|km|miles) (?:from|north of|south of|east of|west of))\s$"
)
_OF_PLACE = re.compile(
    r"\s(?:(?i:airport|cosmodrome|district|region|province|county|oblast|valley|river|lake|mountains?|"
    r"peninsula|island|strait|bay|sea|ocean|gulf|desert|plateau|steppe|plain|"
    r"state police|state government)|airfield|air base|spaceport|launch site|neighbou?rhood|suburb|prison|"
    r"refugee camp|(?:railway|train|metro) station|border crossing|Street|Square|Avenue)\b"
)
#: What a firm has in a town that it names it by, behind that; a bank has such of its own.
_BRANCH = re.compile(r"\s(?i:branch(?:es)?)\b")
#: Where something is, and no firm that anybody works at: "those that load at Yamal".
_AT = re.compile(
    r"\b(?:load(?:s|ed|ing)?|call(?:s|ed|ing)?|port|terminal|plant|field|those|ones)\s(?:at|in|near|off)\s$"
)
#: Characters before a dateline's place, with a town of it: "Manzanillo, ".
_LINE = 40
_OPENING = re.compile(r"(?:^|\n|\A)(?:[A-ZÀ-ÞĀ-Ž][\w’-]+(?: [A-ZÀ-ÞĀ-Ž][\w’-]+){0,2}, )?$")
#: What stands behind the place of a dateline, up to its dash or agency.
_DATELINE = re.compile(r",\s[A-ZÀ-ÞĀ-Ž][\w.,’ ]{2,40}?\s?(?:[—–]|-{1,2}\s|\([A-Z])")


def introduced_as_another(
    text: str,
    folded: str,
    name: tuple[int, int],
    profile: Profile,
    person: bool,
    sanctions: tuple[bool, bool],
    countries_in: _Places,
) -> tuple[int, list[str]]:
    """(weight, reasons) against the listed party of a profile in how a page brings in a name.

    `folded` is the text in small letters without accents; `sanctions` says whether sanctions are spoken of in
    the name's sentence, and in that or the ones beside it.
    """
    start, end = name
    score, why = 0, []
    local = dict(cues())["local"].match(folded[end : end + 80])
    shop_before = _SHOP.search(folded[max(0, start - 30) : start]) or _CALLED_SHOP.search(
        folded[max(0, start - 110) : start]
    )
    if not person and (local or shop_before):
        score += 3
        why.append("introduced as a local business is")
    private, trade = dict(cues())["private"], dict(cues())["trade"]
    behind = private.match(folded[end : end + 120])
    shop = local if text[end : end + 2] in ("'s", "’s") else None
    if not person and not sanctions[0] and _told_from(text, folded, (start, end), profile, countries_in):
        score += 6
        why.append(SHARED)
    if not person and _FIRST_NAME.match(text, end) and " " not in text[start:end]:
        score += 6
        why.append("introduced as private people are")
    if person and (behind or shop or trade.search(folded[max(0, start - 40) : start])):
        told = behind and _LEARNED.search(behind[0])  # what listed people are called too
        score += 3 if told or sanctions[0] else 5
        why.append("introduced as private people are")
    seat = person and (
        _SEATED_AFTER.match(text, end) or _SEATED_BEFORE.search(text[max(0, start - 90) : start])
    )
    if seat and (there := _elsewhere(seat[1], profile)):
        score += 6
        why.append(f"said to be of {there.upper()}")
        return score, why
    if " " not in text[start:end] and stands_for_a_place(text, start, end):
        score += 6
        why.append("a place is called so here")
    after = _FROM.match(text[end : end + 140])
    said = after and (
        (after[0][-2:] != ", " and _SAYS.match(text[end + after.end() :][:12])) or _TRIED.search(after[0])
    )
    # Armed groups fight where they aren't listed; listed people live where they aren't from.
    stays = person or not profile.topics & _NARROW
    if after and stays and not said and profile.countries and (behind or not sanctions[1]):
        place = 0 if behind else after.start(1)  # a Canadian judge at a court isn't from elsewhere
        elsewhere = {c for _, c in countries_in((end + place, end + after.end())) if c != "-"}
        if elsewhere and not elsewhere & profile.countries:
            score += 3
            why.append(f"said to be of {', '.join(sorted(elsewhere)).upper()}")
    return score, why


def _told_from(
    text: str, folded: str, name: tuple[int, int], profile: Profile, countries_in: _Places
) -> bool:
    """Whether the page's own of a name is told from the listed one: "the Iranian outfit of the same name".

    That one has to be of the party's country or subject there; what is named behind that may be either. No
    other name stands before: "Sinbad Analytics has nothing to do with a mixer of that name".
    """
    own = text[slice(*name)]
    for span in _tellings(text):
        before = _SENTENCE.split(text[max(0, span[0] - _TELLING) : span[0]])[-1]
        other = own not in before and _CAPITAL.search(before)
        if span[0] < name[1] or other:
            continue
        said = folded[span[0] : span[1]]
        home = any(c in profile.countries for _, c in countries_in(span))
        if home or any((p := dict(cues()).get(t)) and p.search(said) for t in profile.topics):
            return True
    return False


@lru_cache(maxsize=8)
def _tellings(text: str) -> tuple[tuple[int, int], ...]:
    """Where a page says what the other of a name is."""
    return tuple(found.span(1) for found in _TOLD_FROM.finditer(text))


def stands_for_a_place(text: str, start: int, end: int) -> bool:
    """Whether one word is where something is: "residents of X", "the X district", "X, Mexico, May 3 —"."""
    if _OPENING.search(text[max(0, start - _LINE) : start]) and _DATELINE.match(text, end):
        return True
    if text[end : end + 2] in ("'s", "’s"):
        return False
    before = text[max(0, start - 40) : start]
    branch = _BRANCH.match(text, end) and not text[start:end].lower().endswith("bank")
    return bool(_IN_PLACE.search(before) or _AT.search(before) or _OF_PLACE.match(text, end) or branch)


def is_a_place(text: str, start: int, end: int) -> bool:
    """The same without a mere "in" before it, which stands before firms as well: for a word's whole page."""
    plain = re.search(r"\bin\s$", text[max(0, start - 4) : start])
    return bool(_OF_PLACE.match(text, end)) or (not plain and stands_for_a_place(text, start, end))


def _elsewhere(place: str, profile: Profile) -> str:
    """The country of a place, if it is known and none of the party's."""
    words = place.replace(",", " ").split()
    names = [" ".join(words[: i + 1]) for i in reversed(range(len(words)))] + words[1:]
    codes = {c for n in names if (c := place_code(n)) and c != "-"}
    return "" if not profile.countries or codes & profile.countries else next(iter(sorted(codes)), "")
