"""What has to speak for the ways in which print shortens a name: brands, acronyms, what people are called.

Each need is None where the words can't be such a short form of the party at all.
"""

from __future__ import annotations

import re
from itertools import islice

from watchword.index.names_background import general_counts
from watchword.index.store import Index
from watchword.model import Kind
from watchword.reading.parties.brands import headwords
from watchword.reading.parties.context import Context
from watchword.reading.parties.introductions import stands_for_a_place
from watchword.reading.parties.judging import Judge
from watchword.reading.parties.matches import Match
from watchword.reading.parties.profiles import Profile
from watchword.reading.parties.wording import SEVERAL, is_acronym, known_short
from watchword.reading.tables import (
    is_function,
    is_given,
    is_title,
    month_or_day,
    org_word,
    place_code,
    surnames,
)
from watchword.reading.tokens import everyday, fold

__all__ = ["CALLED_AFTER", "LONG", "MEMBERS", "Shorts", "ordinary"]

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
#: Letters of an acronym; two stand for too much.
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,4}|[A-Z][a-z][A-Z]|[А-Я]{3,5}")
#: What has to speak for an acronym, a brand of one word, one of a few letters, and of several words.
_FOR_ACRONYM, _FOR_BRAND, _FOR_SHORT, _FOR_LONG = 3, 2, 3, 1
#: What has to speak for a short name of ``known.tsv``.
_FOR_KNOWN_SHORT = 2
#: A word with a capital right before a name.
_BEFORE = re.compile(r"([A-ZÀ-ÞĀ-Ž][\w-]+)\s$")
#: A word right behind a name that makes a station or paper of it, or one of several.
_NUMBERED = re.compile(
    r"\s(?:One|Two|Three|Four|Plus|TV|FM|Radio|News|Online|Live|Daily|Times|Post|Herald|[IVX]{1,4}|\d{1,2}|"
    r"(?:news |press |wire |online )(?:site|outlet|service|portal)|(?:news |press )?agency|newspaper|radio|"
    r"television|channel|magazine|newsroom)\b"
)
#: What is a group's, behind what its people are called: "Houthi fighters", "Houthi-held".
MEMBERS = re.compile(
    r"[ -](?:(?:military|armed|rebel|naval|senior|political|top|foreign|local|media) )?"
    r"(?:movement|group|militias?|rebels?|fighters?|militants?|insurgents?|gunmen|guerrillas?|forces|"
    r"troops|officials?|leaders?(?:hip)?|commanders?|spokes(?:man|woman|person|men)|negotiators?|"
    r"members?|supporters?|government|authorit(?:y|ies)|administration|ministry|courts?|police|media|"
    r"television|control|rule|prisoners?|prisons?|detainees|territory|areas?|positions|targets|"
    r"(?:sea |air )?drones?|(?:ballistic )?missiles?|attacks?|strikes?|raids?|fire|weapons|arms|held|"
    r"run|led|controlled|affiliated|aligned|backed|linked)\b"
)
#: What another business of a brand's word does, behind it: "Sovcom Freight Services".
_BUSINESS = re.compile(
    r"(?:\s(?:Freight|Services?|Shipping|Logistics|Hospitality|Travel|Tours|Foods?|Fashion|Fitness|Dental|Motors?|"
    r"Properties|Estates?|Insurance|Consulting|Partners|Solutions|Studios?|Pictures|Records|Books|Cafe|Gardens?|"
    r"Pharmacy|Clinic|Academy|Ventures|Advisors|Realty|Cruises|Lines|Wines?|Brewery|Farms?|Sports?|Design))+\b"
)
_AT = re.compile(r"\b(?:at|in|near|off|outside|around|from|to)\s$")
_THE = re.compile(r"\bthe\s$")
#: Occurrences of a brand's word that are looked at.
_OCCURRENCES = 10
#: Letters from which on a brand's word isn't short.
LONG = 6
#: What is called after where it is.
CALLED_AFTER = re.compile(
    r"\b(?:zone|hotel|airport|port|seaport|harbou?r|refinery|district|province|region|city|town|village|prison|"
    r"camp|mine|field|oilfield|university|school|college|museum|cent(?:er|re) (?:of|for)|branch|shipyard|"
    r"hospital|island|river|dam|power plant|power station)\b",
    re.IGNORECASE,
)


class Shorts:
    """Says what has to speak for short forms of names in one index."""

    def __init__(self, index: Index, judge: Judge) -> None:
        self._index = index
        self._judge = judge
        self._towns: dict[int, frozenset[str]] = {}

    def need_of_brand(self, match: Match, context: Context) -> int | None:
        """Megvii, Fujian Jinhua: what a longer listed name begins with or is known by."""
        words = [f for w in re.findall(r"[^\W_]+", match.surface) for f in fold(w)[:1]]
        if not words or not _LATIN.match(match.surface) or (match.kind == "person" and is_given(words[0])):
            return None
        # The town that a firm is called after isn't the firm.
        towns = self._towns_of(match)
        places = [w in towns or bool(place_code(w.capitalize())) for w in words]
        if place_code(match.surface) or all(p or ordinary(w) for p, w in zip(places, words, strict=True)):
            return None
        if CALLED_AFTER.search(self._index.names.text(match.name)):
            return None
        owner = context.text[match.end : match.end + 2] in ("'s", "’s")
        before = "" if owner else context.text[max(0, match.start - 10) : match.start]
        if len(words) > 1:
            borne = all(is_given(w) or w in general_counts()[1] for w in words)
            return _FOR_LONG + borne + bool(_AT.search(before))
        word = words[0]
        if self._a_place_there(match.surface, context):
            return None  # "in the state of Aragua": a place for the whole page
        if _THE.search(before) and not re.match(r"[ -][a-zà-ÿ]", context.text[match.end : match.end + 2]):
            return None  # "past the Bosphorus,": rivers and straits have an article, firms none
        if is_title(word) or org_word(word) or month_or_day(word) or _AT.search(before):
            return None
        if word in context.lower or self._from_elsewhere(match, context):
            return None
        behind = _BUSINESS.match(context.text, match.end)
        if behind and not (set(behind[0].lower().split()) <= self._words_of(match)):
            return None  # Sovcom Freight Services isn't Sovcom Factoring
        need = _FOR_BRAND if len(word) >= LONG else _FOR_SHORT
        if is_given(word) or word in general_counts()[1] or word in surnames():
            need += 2
        return max(1, need - (match.lists >= SEVERAL))

    def _from_elsewhere(self, match: Match, context: Context) -> bool:
        """Whether a word beside it makes another firm of it: Baltic Optika isn't Optika of Kursk."""
        if _NUMBERED.match(context.text, match.end):
            return True  # Rafidain One
        before = _BEFORE.search(context.text[max(0, match.start - 30) : match.start])
        code = place_code(before[1]) if before else ""
        return bool(code) and code not in self._profile(match).countries

    def _a_place_there(self, word: str, context: Context) -> bool:
        """Whether a page has a word as where something is, at any of its first occurrences."""
        found = islice(re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", context.text), _OCCURRENCES)
        return any(stands_for_a_place(context.text, *m.span()) for m in found)

    def _words_of(self, match: Match) -> frozenset[str]:
        """The words of all names of the party of a match, in small letters."""
        facts = self._index.party(int(self._index.arrays["name.party"][match.name])).facts
        names = " ".join(f.value for f in facts if f.prop in ("name", "alias", "previousName"))
        return frozenset(re.findall(r"\w+", names.lower()))

    def _towns_of(self, match: Match) -> frozenset[str]:
        """The words of a party's addresses, folded."""
        party = int(self._index.arrays["name.party"][match.name])
        if party not in self._towns:
            facts = self._index.party(party).facts
            said = " ".join(f.value for f in facts if f.prop in ("address", "birthPlace"))
            self._towns[party] = frozenset(f for w in re.findall(r"[^\W_]+", said) for f in fold(w)[:1])
        return self._towns[party]

    def need_of_known(self, match: Match, context: Context, kind: Kind) -> int | None:
        """CJNG, the Jalisco cartel: what print calls a party without saying what it stands for."""
        if kind == Kind.PERSON or not match.exact or match.evidence or match.surface not in known_short():
            return None
        near = context.countries.union(*context.company.values())
        return _FOR_KNOWN_SHORT if self._profile(match).countries & near else None

    def need_of_members(self, match: Match, context: Context, kind: Kind) -> int | None:
        """Houthi fighters: a group by what its people are called, before what they are or have."""
        if kind == Kind.PERSON or " " in match.surface:
            return None
        word = match.surface.lower()
        met = [e for e in match.evidence if e.query]
        same = all(e.listed in (e.query, f"{e.query}s") for e in met) and (met or self._judge.armed(match))
        left = [e.listed for e in match.evidence if e.listed and not e.query]
        own = same and all(org_word(w) or is_function(w) for w in left)
        if not own or word in everyday() or place_code(word.capitalize()):
            return None
        borne = not met and (is_given(word) or word in surnames() or word in general_counts()[1])
        return _FOR_BRAND + borne if MEMBERS.match(context.text, match.end) else None

    def need_of_acronym(self, match: Match, context: Context, kind: Kind) -> int | None:
        """SMIC, RSF: letters that the lists have as a name or behind one."""
        if kind == Kind.PERSON or not match.exact or not _ACRONYM.fullmatch(match.surface):
            return None
        word = match.surface.lower()
        plain = place_code(word.capitalize()) or month_or_day(word) or ordinary(word)
        plain = plain and not match.surface[1:].islower() and match.surface.isupper()  # LeT is no "let"
        near = context.countries.union(*context.company.values())
        if plain or is_acronym(match.surface):
            return None
        profile = self._profile(match)
        if not profile.countries & near:
            # An armed group fights where the list doesn't say.
            group = match.whole and len(word) > 3 and "terror" in profile.topics
            group = group and not (is_given(word) or word in general_counts()[1] or word in surnames())
            return (1 if match.lists >= SEVERAL else _FOR_ACRONYM - 1) if group else None
        if match.lists >= SEVERAL and match.whole:
            return _FOR_ACRONYM - 1
        main = match.lists > 1 or self._index.names.text(match.name) == self._caption(match)
        return _FOR_ACRONYM + (not main) + 2 * (not match.whole)

    def _caption(self, match: Match) -> str:
        """The first name of the party of a match."""
        facts = self._index.party(int(self._index.arrays["name.party"][match.name])).facts
        return next((f.value for f in facts if f.prop == "name"), "")

    def _profile(self, match: Match) -> Profile:
        return self._judge.profile(int(self._index.arrays["name.party"][match.name]))


def ordinary(word: str) -> bool:
    """Whether a word is one of the language or of headlines: no name by itself."""
    return word in everyday() or word in headwords()
