"""Whether a name met in a page is that of a listed party, or only like one.

Listed names are full of ordinary words (SUNRISE, PEACE, Golden Star) and of people whose name thousands
bear. So each match has to bring enough: the rarer the name, the less company it needs. What lacks it is
told as a namesake where the whole name is the same, and not at all otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import numpy as np

from watchword.index.names_background import ROLE_WEIGHT, general_counts, unseen_bits
from watchword.index.names_hash import mixed, word_hashes
from watchword.index.store import Index
from watchword.model import Kind
from watchword.model.countries import country_code
from watchword.names.analyse import analyse
from watchword.names.lexicon import Role, lexicon
from watchword.reading.parties.context import Context
from watchword.reading.parties.crafts import craft_verdict
from watchword.reading.parties.likeness import aligned, begins_with, lacks_family_name, shortened
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.parties.profiles import COUNTRY_FACTS, Profile, profile_of
from watchword.reading.tables import (
    is_function,
    is_given,
    is_title,
    month_or_day,
    org_word,
    place_code,
    surnames,
)
from watchword.reading.tokens import everyday

__all__ = ["Judge", "is_fathers"]

#: Bits from which a person's name is rare enough to need no company, little, some, or much: the names of
#: Oleg Deripaska (21), Igor Sechin (19), Wang Wei (16), Ali Hassan (13).
_RARE, _UNCOMMON, _SOME = 20.0, 18.0, 16.0
#: Bits from which a person whom more than `_SEVERAL` states list is known by that name: Vladimir Putin
#: (16.9), not Sergey Ivanov (16.1).
_KNOWN = 16.5
#: Bits of a full name of three words that is one person's in the world.
_SINGULAR = 26.0
#: Bits from which an organisation's name of several words is its own.
_OWN = 14.0
#: Letters, and bits, from which on a single word is taken to have been made up for one firm.
_COINED, _MADE_UP = 6, 12.5
#: The same where several lists have a party by it, which makes its word a commoner one: Cytrox (11.5).
_LISTED_TWICE = 11.4
#: Letters of a word that nobody makes up twice.
_LONG = 10
#: Lists that bear one name, from which on a party is known by it.
_SEVERAL = 3
#: A place, not the firm that is called after it: "loaded at Ust-Luga".
_AT = re.compile(r"\b(?:at|in|near|off|outside|around)\s$")
#: Names after the father, in the spellings that lists have.
_FATHERS = re.compile(r"(?:vi(?:t?ch|c|č)|[oei]v?na|ovych|evych|oglu|ogly|oğlu|qizi|kyzy)$")
#: An Arabic name of articles tells no more of a man than of a body: "Al-Qard al-Hassan".
_ARTICLED = re.compile(r"(?:al|el|as|ash|an|ad)-\S+ (?:al|el|as|ash|an|ad|ul)-", re.IGNORECASE)
_ARMED = frozenset({"terror", "drugs", "crime"})
_CRAFT_KINDS = (Kind.VESSEL, Kind.AIRCRAFT)


class Judge:
    """Judges matches in one page; remembers the profiles of parties."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._profiles: dict[int, Profile] = {}
        self._bits: dict[str, float] = {}

    def verdict(self, match: Match, context: Context) -> Verdict:
        """Whether a match counts, by its name and the company it keeps in the page."""
        a = self._index.arrays
        party = int(a["name.party"][match.name])
        kind = Kind(int(a["party.kind"][party]))
        words = analyse(match.surface, kind).tokens
        if _is_place(match.surface) or not any(len(t.text) > 1 and not t.text.isdigit() for t in words):
            return Verdict("nothing")
        if match.evidence and not aligned(match.evidence, kind):
            return Verdict("nothing")
        if (
            match.evidence
            and kind != Kind.PERSON
            and shortened(match.evidence)
            and _AT.search(context.text[max(0, match.start - 10) : match.start])
        ):
            return Verdict("nothing")
        if kind in _CRAFT_KINDS:
            return craft_verdict(match, context, self.profile(party), self._index)
        need = self._need(match, kind, bool(a["names.name_weak"][match.name]))
        if need is None:
            return Verdict("nothing")
        profile = self.profile(party)
        distinct = match.whole and (len(words) > 1 or self._coined(words[0].text))
        have, why = context.speaks(
            match.start, match.end, profile, kind == Kind.PERSON, int(a["party.cluster"][party]), distinct,
            match.whole and match.lists >= _SEVERAL,
        )  # fmt: skip
        if (
            kind != Kind.PERSON
            and _institutional(match.surface)
            and not _named_country(match, context, profile, int(a["party.cluster"][party]))
        ):
            return Verdict("nothing")
        if have >= need:
            return Verdict("listed", tuple(why))
        full = len(words) > 1 and match.exact and (match.whole or kind == Kind.PERSON)
        lacking = (
            f"a common name, and nothing else in the page speaks for this party (needed {need}, found {have})"
        )
        return Verdict(
            "namesake" if full and kind == Kind.PERSON else "nothing", (*why, lacking), need - have
        )

    def countries(self, match: Match) -> frozenset[str]:
        """The countries of the party of a match."""
        return self.profile(int(self._index.arrays["name.party"][match.name])).countries

    def home(self, match: Match) -> frozenset[str]:
        """Where the party of a match is from: the first country of each list, not those of its branches."""
        found = set()
        for party in self._index.joined(int(self._index.arrays["name.party"][match.name])):
            facts = (f.value for f in self._index.party(party).facts if f.prop in COUNTRY_FACTS)
            found |= {country_code(value) or value for value in islice(facts, 1)}
        return frozenset(c.lower() for c in found) or self.countries(match)

    def towns(self, match: Match) -> frozenset[str]:
        """The words of the addresses of the party of a match, in small letters."""
        parties = self._index.joined(int(self._index.arrays["name.party"][match.name]))
        facts = (f for p in parties for f in self._index.party(p).facts if f.prop == "address")
        return frozenset(w for f in facts for w in re.findall(r"[^\W\d_]+", f.value.lower()))

    def programmes(self, match: Match) -> frozenset[str]:
        """The programmes that the party of a match is listed under, each with its list."""
        return self.profile(int(self._index.arrays["name.party"][match.name])).programmes

    def is_person(self, match: Match) -> bool:
        """Whether the party of a match is listed as a person."""
        a = self._index.arrays
        return int(a["party.kind"][a["name.party"][match.name]]) == Kind.PERSON

    def is_craft(self, name: int) -> bool:
        """Whether a name is that of a ship or aircraft."""
        a = self._index.arrays
        return Kind(int(a["party.kind"][a["name.party"][name]])) in _CRAFT_KINDS

    def armed(self, match: Match) -> bool:
        """Whether the party is listed for terror, drugs or crime: a page may call it "the gang"."""
        return bool(self.profile(int(self._index.arrays["name.party"][match.name])).topics & _ARMED)

    def is_aligned(self, match: Match) -> bool:
        """Whether a likeness is close enough to be the same name in another spelling."""
        a = self._index.arrays
        kind = Kind(int(a["party.kind"][a["name.party"][match.name]]))
        return not match.evidence or aligned(match.evidence, kind)

    def is_name(self, match: Match) -> bool:
        """Whether a name may stand for a party that the page is known to name: no ordinary word alone."""
        a = self._index.arrays
        craft = Kind(int(a["party.kind"][a["name.party"][match.name]])) in _CRAFT_KINDS
        words = [w for w in re.findall(r"[^\W_]+", match.surface.lower()) if not is_function(w)]
        return craft or len(words) > 1 or not (words and (words[0] in everyday() or org_word(words[0])))

    def may_be_same(self, match: Match, others: Sequence[Match]) -> bool:
        """Whether a party of another list may be one of those: of one kind, and no country against it."""
        a = self._index.arrays
        party = int(a["name.party"][match.name])
        kind = int(a["party.kind"][party])
        mine = self.profile(party)
        for other in others:
            theirs = int(a["name.party"][other.name])
            its = self.profile(theirs)
            apart = mine.countries and its.countries and not mine.countries & its.countries
            born = (
                mine.births and its.births and not {b[:4] for b in mine.births} & {b[:4] for b in its.births}
            )
            if int(a["party.kind"][theirs]) == kind and not apart and not born:
                return True
        return False

    def profile(self, party: int) -> Profile:
        """The profile of a party by number, all its joined listings taken together."""
        if party not in self._profiles:
            found = [profile_of(self._index, self._index.party(p)) for p in self._index.joined(party)]
            self._profiles[party] = Profile(
                frozenset().union(*(p.countries for p in found)),
                frozenset().union(*(p.topics for p in found)),
                tuple(dict.fromkeys(b for p in found for b in p.births)),
                frozenset().union(*(p.programmes for p in found)),
                frozenset().union(*(p.offices for p in found)),
            )
        return self._profiles[party]

    def _need(self, match: Match, kind: Kind, weak: bool) -> int | None:
        """How much must speak for a match; None where nothing could make it one."""
        tokens = [
            t
            for t in analyse(match.surface, kind).tokens
            if t.role not in (Role.LEGAL, Role.HONORIFIC)
            and (kind == Kind.PERSON or not (t.role == Role.CONNECTOR or is_function(t.text)))
        ]
        telling = [t.text for t in tokens if place_code(t.raw or t.text) in ("", "-")]
        if not telling:
            return 3 if len(tokens) > 1 and match.whole else None
        bits = sum(self.bits(t.text) * ROLE_WEIGHT[t.role] for t in tokens)
        less = (0 if match.exact else 1) + (1 if weak else 0)
        if match.evidence and shortened(match.evidence):
            begins = begins_with(self._index.names.text(match.name), tokens[0].text, kind)
            if len(tokens) == 1 and not begins:
                return None  # "Yakutia" isn't Power of Yakutia
            less += 1 if len(tokens) == 1 and self._coined(tokens[0].text) else 3
        less -= match.whole and any(t.role == Role.LEGAL for t in analyse(match.surface, kind).tokens)
        if kind == Kind.PERSON:
            return self._need_of_person(match, [t.text for t in tokens], bits, less)
        if match.kind == "person" and len(tokens) < 3 and not _ARTICLED.match(match.surface):
            return None
        ordinary = all(_is_ordinary(t) for t in telling)
        if len(tokens) == 1:
            return self._need_of_one(match, telling[0], ordinary, less)
        borne = all(t in everyday() or is_given(t) or t in general_counts()[1] for t in telling)
        if ordinary:
            # Four ordinary words in one order are nobody else's name; two may be.
            several = match.lists >= _SEVERAL and match.whole
            return less + (2 if len(tokens) <= 2 else 1) - several + (0 if match.whole else 2)
        if borne:
            known = (match.lists > 1) + (match.lists > _SEVERAL) if match.whole else 0
            return less + max(0, (2 if len(tokens) <= 2 else 1) - known)
        return less + (0 if bits >= _OWN and match.own else 1)

    def _need_of_person(self, match: Match, words: Sequence[str], bits: float, less: int) -> int | None:
        # "Ag" is a legal form, and a Tuareg's "son of": three words the same are the person's.
        firm = match.kind == "organization" and not (match.exact and match.whole and len(words) > 2)
        if len(words) < 2 or firm or any(month_or_day(t) for t in words):
            return None
        if " " not in match.surface and words[0].startswith("abd"):
            return None  # Abdelrahim is one given name, in however many words lists have it
        if not match.exact and words[0] in surnames():
            return None  # romanised alike, names of different people: Ri Sung Hyok, Ri Song Hyok
        less += 0 if match.exact else 1
        left = [e.listed for e in match.evidence if e.listed and not e.query and not is_fathers(e.listed)]
        if left and lacks_family_name(self._index.names.text(match.name), match.evidence):
            return None
        family = (
            sum(t.role != Role.PATRONYMIC for t in analyse(" ".join(["x", *left, "x"]), Kind.PERSON).tokens)
            - 2
        )
        if left and family > 0:
            # A further given name is left out more often than another family name.
            less += (1 if bits >= _RARE else 2) - all(is_given(w) for w in left)
        if words[0] in surnames() and len(words) == 2 and bits < _RARE:
            less += 3  # two short syllables, borne by thousands: Zhang Wei
        # Whom several states have listed is written about by name; but the commonest names are not theirs.
        if match.lists >= _SEVERAL:
            less -= 2 if bits >= _KNOWN and match.lists > _SEVERAL else 1
        if bits >= _SINGULAR and len(words) > 2 and match.exact:
            less -= 2
        need = less + (0 if bits >= _RARE else 1 if bits >= _UNCOMMON else 2 if bits >= _SOME else 5)
        # Two names that thousands bear each are somebody's everywhere: Joseph Lambert.
        borne = len(words) == 2 and is_given(words[0]) and words[1] in general_counts()[1]
        return max(need, 1) if borne else need

    def _need_of_one(self, match: Match, word: str, ordinary: bool, less: int) -> int | None:
        if (
            len(word) < 3
            or word.isdigit()
            or month_or_day(word)
            or not match.exact
            or (not match.whole and match.evidence and not self._coined(word))  # "Zenit" isn't ZENIT 3D
            or _is_general(word)
            or (_uncased(match.surface) and match.lists < _SEVERAL)
            or place_code(word.capitalize())
        ):
            return None
        if ordinary:
            return None if not match.whole or len(word) < 4 or org_word(word) else less + 5
        if is_given(word) or word in general_counts()[1]:
            return less + (4 if match.whole else 5)
        if len(word) <= 4:
            # Letters stand for many things: only sanctions, country and subject together make them a party.
            return less + 5 - (match.lists > 1 and match.whole)
        # What several lists hold by one word is known by it: Hamas, Sberbank. A long word that nobody
        # else is called by was made up for the one: Belaruskali, Intellexa.
        coined = self._coined(word) or (
            match.lists > 1 and len(word) >= _COINED and self.bits(word) >= _LISTED_TWICE
        )
        if match.lists >= _SEVERAL and (match.whole or coined):
            return less
        need = less + 2 - coined - (coined and len(word) >= _LONG) - (match.lists > 1 and match.whole)
        return min(need, 1) if coined and match.lists > 1 and not match.evidence else need

    def _coined(self, word: str) -> bool:
        return len(word) >= _COINED and self.bits(word) >= _MADE_UP

    def bits(self, word: str) -> float:
        """How much a word tells, in bits, by how many names have it."""
        if word not in self._bits:
            a = self._index.names.arrays
            key = mixed(word_hashes([word])[0])[0]
            lo = int(np.searchsorted(a["fold_sorted"], key, "left"))
            hi = int(np.searchsorted(a["fold_sorted"], key, "right"))
            units = [u for u in a["fold_unit"][lo:hi].tolist() if a["word_hash"][u] == key]
            self._bits[word] = float(a["word_bits"][units[0], 0]) if units else unseen_bits(word)
        return self._bits[word]


def is_fathers(word: str) -> bool:
    """Whether a word is a name after the father: Sergeyevich, Dmitrievna."""
    return bool(_FATHERS.search(word))


def _uncased(text: str) -> bool:
    """Whether a text is in a script without capitals: written in letters of ours, one word tells nothing."""
    return text.upper() == text.lower() and any(c.isalpha() for c in text)


def _is_ordinary(word: str) -> bool:
    """Whether a word by itself names nobody."""
    return word in everyday() or word.isdigit() or len(word) == 1 or bool(org_word(word)) or is_title(word)


def _is_general(word: str) -> bool:
    """Whether a word only says what kind of business or body it is: Logistics, Group."""
    return bool(org_word(word)) or lexicon().role(word, Kind.ORGANIZATION) != Role.WORD


def _is_place(surface: str) -> bool:
    """Whether a name is a country's or city's: lists hold "… of the People's Republic of China" too."""
    bare = re.sub(r"[^\w\s.'’-]", " ", surface)
    words = bare.split()
    while words and is_function(words[0]):
        words = words[1:]
    return bool(words) and bool(place_code(" ".join(words)))


def _institutional(surface: str) -> bool:
    """Whether a name is that of a body that every state has: Ministry of Defence, Central Bank."""
    words = re.findall(r"[^\W\d_]+", surface.lower())
    bodies = sum(
        bool((o := org_word(w)) and o[0] in ("body", "school")) or w in ("bank", "police") for w in words
    )
    if len(words) - sum(map(is_function, words)) > 4:
        return False  # "Ministry of Public Security's Institute of Forensic Science" is one body's name
    plain_words = all(_is_ordinary(w) or is_function(w) or place_code(w) for w in words)
    return bodies > 0 and plain_words


def _named_country(match: Match, context: Context, profile: Profile, party: int) -> bool:
    """Whether the nearest country named beside such a body is the party's, or its company is from there."""
    places = [c for w in re.findall(r"[^\W\d_]+", match.surface) if (c := place_code(w))]
    if set(places) & profile.countries or (places and match.exact and match.whole and not match.evidence):
        return True  # the list's own name has the country too
    named = [
        (abs(at - match.start), c)
        for at, c in context.countries_in(context.sentence_at(match.start))
        if c != "-"
    ]
    company = set().union(*(c for there, c in context.company.items() if there != party))
    distinct = match.lists >= _SEVERAL and match.exact and match.whole and bool(company & profile.countries)
    if named:
        return min(named)[1] in profile.countries or (distinct and len(match.surface.split()) > 2)
    if distinct:
        return True
    return len(context.countries) == 1 and context.countries <= profile.countries
