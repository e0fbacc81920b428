"""Whether a ship's or aircraft's name is meant: ships are named with ordinary words.

Something in the page has to make a craft of the name: its IMO number, a word of the sea beside it, "her crew"
behind it, or another craft that it is named together with.
"""

from __future__ import annotations

import re

from watchword.index.store import Index
from watchword.reading.parties.context import Context
from watchword.reading.parties.introductions import stands_for_a_place
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.parties.profiles import Profile
from watchword.reading.tables import place_code
from watchword.reading.tokens import everyday

__all__ = ["craft_verdict"]

#: Characters between a ship's name and the word that says it is one.
_BESIDE = 60
_CRAFT = re.compile(
    r"\b(?:vessels?|tankers?|ships?|freighters?|yachts?|superyachts?|carriers?|barges?|tugs?|boats?|"
    r"trawlers?|bulkers?|"
    r"container ?ship|cargo|sail(?:ed|ing|s)|voyages?|flag(?:ged)?|imo|m/?v|m/?t|lpg/c|aircraft|"
    r"airplane|plane|jet|helicopter|dwt|ro-ro|crewed|"
    r"vlccs?|ulccs?|aframax(?:es)?|panamax(?:es)?|suezmax(?:es)?|handysize|handymax|supramax|kamsarmax|capesize|"
    r"fsu|fso|fpso|fsru|(?:floating )?storage|\d{4}-built|built (?:in )?\d{4}|ldt|ais|draught|re-?flagged|"
    r"bunker(?:s|ing|ed)|laden|in ballast|anchorages?|drydock|demurrage|charter(?:ed|er|ers)|"
    r"transponder|ship-to-ship|(?:un)?loading|discharg(?:ed|ing)|scrapp(?:ed|ing)|"
    r"tail number|crude|docked|moored|anchored|seized|berth(?:ed)?|port of)\b",
    re.IGNORECASE,
)
_IMO = re.compile(r"\bIMO(?:\s(?:number|no\.?))?:?\s?(\d{7})\b", re.IGNORECASE)
#: What stands before a town, and before no ship: "a storage unit in Sunrise".
_TOWN = re.compile(r"\b(?:in|near|outside|around|off)\s$", re.IGNORECASE)
#: Whose name stands behind is somebody's: "His wife, Anthea".
_KIN = re.compile(
    r"\b(?:wife|husband|daughter|son|sister|brother|mother|father|girlfriend|boyfriend|fiancée?|partner|aunt|"
    r"uncle|cousin|niece|nephew|friend|colleague|neighbou?r|grandmother|grandfather|widow),?\s$",
    re.IGNORECASE,
)
#: Letters of an acronym at most.
_SHORT = 4
#: Words of the sea in a page about ships, at least.
_AT_SEA = 2
#: Where people trade, learn or live, behind the name of a quarter.
_VENUE = re.compile(r"\s(?:stall|shop|store|branch|outlet|market|school|estate|flat|clinic|library|park)\b")
#: A ship is "she" behind its name: "the X was seen off Fujairah. Her manager …".
_SHE = re.compile(
    r"[^.;]{0,80}(?:[.;]\s|\s)(?:[Hh]er|[Ss]he)\s(?:manager|owner|crew|master|flag|hull|cargo|is|was|had)\b"
)
#: What a ship does, right behind its name.
_AFLOAT = re.compile(
    r"\s(?:(?:has|had|was|is|then|later|last)\s)?(?:loaded|load|sailed|left|arrived|docked|called|drift(?:ed|ing)|"
    r"idl(?:ed|ing)|turned|headed|entered|passed|departed|anchored|moored|carried|delivered|discharged|steamed|"
    r"waited|berthed|ran aground|sank|took on|lay|lies)\b"
)
#: What stands between two of one list of names.
_LISTED_WITH = re.compile(r"[\"”’']?(?:\s\([^()]{1,30}\))?(?:,|,?\s(?:and|or|und|et|y))\s(?:the\s)?[\"“‘']?")

#: Another ship, with its number, that a name is put together with: "Kiwala and Jaguar (IMO 9293002)".
_NUMBERED_NEXT = re.compile(
    r"(?:,|,?\s(?:and|or))\s(?:the\s)?[\"“‘']?[A-ZÀ-ÞĀ-Ž][\w’-]*(?: [A-ZÀ-ÞĀ-Ž0-9][\w’-]*){0,3}[\"”’']?\s?"
    r"[(,]\s?IMO\b"
)


def craft_verdict(match: Match, context: Context, profile: Profile, index: Index) -> Verdict:
    """Whether the page means a listed ship or aircraft by a name, and what says so."""
    imo = _IMO.search(context.text, match.end, match.end + 30)
    if _NUMBERED_NEXT.match(context.text, match.end):
        imo = None  # that is the other's number
    if not imo and (
        _TOWN.search(context.text[max(0, match.start - 10) : match.start])
        or _KIN.search(context.text[max(0, match.start - 20) : match.start])
        or stands_for_a_place(context.text, match.start, match.end)
    ):
        return Verdict("nothing")
    numbers = _numbers(match, index) if imo else []
    if imo:
        others = any(True for _ in index.identified("imoNumber", imo[1]))
        if (others and not numbers) or (numbers and not any(n.endswith(imo[1]) for n in numbers)):
            return Verdict("nothing")  # another ship of the name
    together = _with_a_craft(match, context)
    called = imo or match.kind == "vessel" or together or _beside(match, context) or _as_ships(match, context)
    if match.kind == "person" or not match.exact or not called:
        return Verdict("nothing")
    if numbers:
        return Verdict("listed", ("the page gives its IMO number",))
    have, why = context.speaks(match.start, match.end, profile)
    if imo and have < 1:
        return Verdict("nothing")  # the list gives no number, and nothing else speaks for it
    words = re.findall(r"[^\W_]+", match.surface.lower())
    # One letter or number behind a word makes no word of the language: Eagle S, Ocean 5.
    ordinary = all(w in everyday() or place_code(w.capitalize()) or 1 < len(w) < 4 for w in words)
    if have + together < (2 if ordinary else 0):
        return Verdict("nothing")
    return Verdict("listed", ("the page calls it a vessel or aircraft", *why))


def _beside(match: Match, context: Context) -> bool:
    """Whether a word of the sea stands near a name in its sentence, or "her" behind it."""
    here = context.sentence_at(match.start)
    lo, hi = max(here[0], match.start - _BESIDE), min(here[1], match.end + _BESIDE)
    text = context.text
    near = _CRAFT.search(text[lo : match.start]) or _CRAFT.search(text[match.end : hi])
    return bool(near or _SHE.match(text, match.end) or _acts_as_one(match, context))


def _as_ships(match: Match, context: Context) -> bool:
    """Whether a page about ships writes a name as theirs: in capitals, or of two words of no other use."""
    if len(_CRAFT.findall(context.text)) < _AT_SEA:
        return False
    here = context.text[slice(*context.sentence_at(match.start))]
    words = re.findall(r"[^\W_]+", match.surface)
    large = match.surface.isupper() and len(match.surface) > _SHORT and not here.isupper()
    told = len(words) > 1 and not any(w.lower() in everyday() or place_code(w) for w in words)
    if _VENUE.match(context.text, match.end):
        return False  # "the Toa Payoh stall"
    return large or (told and match.whole)


def _acts_as_one(match: Match, context: Context) -> bool:
    """Whether a name, with "the" before it, does as ships do, craft spoken of before: "The X loaded"."""
    text = context.text
    if not re.search(r"\b[Tt]he\s$", text[max(0, match.start - 5) : match.start]):
        return False
    before = context.sentence_at(match.start, around=2)[0]
    return bool(_AFLOAT.match(text, match.end) and _CRAFT.search(text[before : match.start]))


def _with_a_craft(match: Match, context: Context) -> bool:
    """Whether a name is put in one list with a craft that the page is known to name."""
    numbered = _NUMBERED_NEXT.match(context.text, match.end)
    if numbered and match.kind != "person":
        return True
    for start, end in context.crafts:
        first, last = (end, match.start) if end <= match.start else (match.end, start)
        if first <= last and _LISTED_WITH.fullmatch(context.text, first, last):
            return True
    return False


def _numbers(match: Match, index: Index) -> list[str]:
    """The IMO numbers of the party of a match."""
    party = int(index.arrays["name.party"][match.name])
    facts = [f for p in index.joined(party) for f in index.party(p).facts]
    return [f.value for f in facts if f.prop == "imoNumber"]
