"""What a match comes to: the judge's verdict, and the ways in which print shortens names and bends them.

The judge goes by how rare a name is. Print has names of its own kinds beside: acronyms, brands, a legal
form that makes an ordinary word a name (Evil Corp), Arabic names of armed groups that look like a
person's, and spellings of the same sounds. Each needs company of its own.
"""

from __future__ import annotations

from dataclasses import replace

from watchword.index.names_background import general_counts
from watchword.index.store import Index
from watchword.model import Kind
from watchword.names.analyse import analyse
from watchword.names.lexicon import Role
from watchword.reading.parties.brands import headwords
from watchword.reading.parties.context import Context
from watchword.reading.parties.judging import Judge
from watchword.reading.parties.likeness import lacks_family_name
from watchword.reading.parties.matches import Match, Verdict
from watchword.reading.parties.profiles import Profile
from watchword.reading.parties.shorts import CALLED_AFTER, LONG, Shorts, ordinary
from watchword.reading.parties.wording import (
    DOMAIN,
    SAME_SOUND,
    SEVERAL,
    is_authority,
    is_ordinary,
    is_product,
    only_business,
    only_general,
    same_names,
)
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

__all__ = ["Ruling"]

#: What has to speak for a single word that a dictionary has (a planet, a saint, a constellation), where not
#: several lists have it; there it is anything at all.
_FOR_HEADWORD = 4
#: What has to speak for an ordinary word with its legal form.
_FOR_FORM = 2
#: What has to speak for two ordinary words without their legal form; for a family name behind an office,
#: and for one alone, of so many bits.
_LONG_FAMILY = 8
_FOR_PAIR, _FOR_TITLED, _FOR_FAMILY, _RARE_FAMILY = 4, 3, 4, 12.0
#: What has to speak for ordinary words with the party's own country among them.
_FOR_COUNTRY = 4
#: Bits of the words that are the same where one is in other letters.
_TELLING = 7.0
#: Bits of a name of three words that is one body's own, ordinary as the words may be.
_OWN = 25.0
#: Bits from which a name in the form of a person's is nobody's but the group's.
_RARE = 20.0
#: What has to speak for the one word by which a single list calls somebody.
_FOR_CALLED = 5
#: What has to speak for a person with an unusual family name whom several states list.
_FOR_KNOWN = 3
#: Words of an institute's own name at least, and what academies are of.
_INSTITUTE = 4
_ACADEMIC = frozenset("science sciences engineering physics technology space aerospace".split())
#: Small words in names of persons that print leaves out.
_PARTICLES = frozenset("de del la los las da do dos bin ibn bint al el ul abd von van".split())


class Ruling:
    """Rules on matches, with the judge's verdict as the first word; `asked` counts how often it did."""

    def __init__(self, index: Index, judge: Judge) -> None:
        self._index = index
        self._judge = judge
        self.asked = 0
        self._shorts = Shorts(index, judge)

    def verdict(self, match: Match, context: Context, brand: bool = False) -> Verdict:
        """Whether a match counts; `brand` says that the page has only what the name is known by."""
        self.asked += 1
        kind = self._kind(match)
        if is_authority(match.surface):
            return Verdict("nothing")  # "BIS said": no bank of that short name
        cut_off = is_function(match.surface.split()[-1].lower()) and not match.exact
        if cut_off or (kind in (Kind.ORGANIZATION, Kind.UNKNOWN) and is_product(match, context)):
            return Verdict("nothing")  # "China, People's Republic of": half of a land
        if brand:
            need = self._shorts.need_of_brand(match, context)
            known = context.sure or self._profile(match).countries & context.countries
            return self._enough(match, context, kind, need) if known and need else Verdict("nothing")
        if (
            kind in (Kind.ORGANIZATION, Kind.UNKNOWN)
            and (
                not (match.whole and (match.exact or not match.evidence))
                or any(CALLED_AFTER.search(e.listed) for e in match.evidence if not e.query)
            )
            and is_ordinary(match.surface)
        ):
            need = self._need_of_pair(match, kind)
            if need is None:
                need = self._need_of_country(match, kind)
            if need is None:
                need = self._need_of_institute(match, kind)
            if need is not None:
                return self._enough(match, context, kind, need)
            return Verdict("nothing")  # a National Bank isn't Bank Melli, nor South Asia a branch there
        first = self._judge.verdict(match, context)
        if kind in (Kind.VESSEL, Kind.AIRCRAFT):
            return first
        if first.outcome == "listed":
            headword = match.surface.lower() in headwords()
            need = (_FOR_HEADWORD if match.lists < SEVERAL else 1) if headword else 0
            return self._enough(match, context, kind, need) if need else first
        for need in (
            self._shorts.need_of_known(match, context, kind),
            self._shorts.need_of_members(match, context, kind),
            self._shorts.need_of_acronym(match, context, kind),
            self._need_of_form(match, kind),
            self._need_of_body(match, kind),
            self._need_of_person(match, kind),
            self._need_of_sound(match, kind),
            self._need_of_spelling(match, kind),
            self._need_of_family(match, context, kind),
        ):
            if need is not None:
                told = self._enough(match, context, kind, need)
                if told.outcome == "listed":
                    return told
        return self._again(match, context, kind) or first

    def _kind(self, match: Match) -> Kind:
        a = self._index.arrays
        return Kind(int(a["party.kind"][a["name.party"][match.name]]))

    def _profile(self, match: Match) -> Profile:
        return self._judge.profile(int(self._index.arrays["name.party"][match.name]))

    def _enough(self, match: Match, context: Context, kind: Kind, need: int) -> Verdict:
        a = self._index.arrays
        party = int(a["name.party"][match.name])
        have, why = context.speaks(
            match.start, match.end, self._profile(match), kind == Kind.PERSON,
            int(a["party.cluster"][party]), len(match.surface) >= LONG,
            match.whole and match.lists >= SEVERAL,
        )  # fmt: skip
        if have >= need:
            return Verdict("listed", tuple(why))
        lacking = f"nothing in the page says that this party is meant ({have} of {need})"
        return Verdict("nothing", (*why, lacking))

    def _need_of_form(self, match: Match, kind: Kind) -> int | None:
        """Evil Corp, EN+: with its legal form or sign as on the list, an ordinary word is a name."""
        if kind == Kind.PERSON or not match.exact or match.evidence:
            return None
        tokens = analyse(match.surface, kind).tokens
        legal = [t for t in tokens if t.role == Role.LEGAL]
        listed, here = self._index.names.text(match.name).lower(), match.surface.lower()
        if DOMAIN.fullmatch(here):
            return 1 if listed == here else None
        if "+" in here:
            return _FOR_FORM if listed.startswith(here) else None
        return _FOR_FORM if legal and listed == here and len(tokens) - len(legal) == 1 else None

    def _need_of_body(self, match: Match, kind: Kind) -> int | None:
        """Lord's Resistance Army: ordinary words all, and on several lists one body's name."""
        if kind == Kind.PERSON or not (match.exact and match.whole) or match.lists < 2:
            return None
        words = [t.text for t in analyse(match.surface, kind).tokens]
        if len(words) < 3 or sum(map(self._judge.bits, words)) < _OWN:
            return None
        return 1 if match.lists >= SEVERAL else 2

    def _need_of_person(self, match: Match, kind: Kind) -> int | None:
        """Saw Chit Thu, Shekau: a name that ends like a Thursday, and one word that several lists have."""
        if kind != Kind.PERSON or not (match.exact and match.whole):
            return None
        words = [t.text for t in analyse(match.surface, kind).tokens]
        if len(words) == 1:
            word = words[0]
            long = len(word) >= LONG and match.surface[0].isupper()
            common = ordinary(word) or is_given(word) or word in general_counts()[1]
            if not long or common or place_code(word.capitalize()):
                return None
            return _FOR_KNOWN if match.lists >= SEVERAL else _FOR_CALLED
        day = any(month_or_day(w) for w in words)
        return 2 if day and len(words) > 2 and sum(map(self._judge.bits, words)) >= _RARE else None

    def _need_of_sound(self, match: Match, kind: Kind) -> int | None:
        """Lashkar-e-Taiba: a word in other letters beside one that is the same and rare."""
        if kind == Kind.PERSON or not match.evidence or match.exact:
            return None
        met = [e for e in match.evidence if e.query and e.listed]
        if any(e.query and not e.listed and len(e.query) > 2 for e in match.evidence):
            return None
        if any(e.score < SAME_SOUND for e in met) or not only_general(match.evidence):
            return None
        same = sum(self._judge.bits(e.query) for e in met if e.score >= 1)
        rare = same + sum(self._judge.bits(e.listed) for e in met if e.score < 1)
        apart = [e for e in met if e.score < 1]
        ordinary = any(e.query in everyday() or place_code(e.query.capitalize()) for e in apart)
        return 2 if same >= _TELLING and rare >= _RARE - 2 and len(apart) == 1 and not ordinary else None

    def _need_of_spelling(self, match: Match, kind: Kind) -> int | None:
        """Otar Partskhaladze, listed as PHARTSKHALADZE: all words met, a long rare one in other letters."""
        if kind != Kind.PERSON or match.exact or any(not (e.query and e.listed) for e in match.evidence):
            return None
        apart = [e for e in match.evidence if e.score < 1]
        if len(match.evidence) < 2 or len(apart) != 1 or apart[0].score < SAME_SOUND:
            return None
        word = apart[0].listed
        rare = len(word) >= _LONG_FAMILY and not (is_given(word) or word in general_counts()[1])
        bits = sum(self._judge.bits(e.listed) for e in match.evidence)
        return _FOR_KNOWN if rare and bits >= _RARE else None

    def _need_of_pair(self, match: Match, kind: Kind) -> int | None:
        """Old Vector, of OLD VECTOR LLC: two ordinary words, none of them for a kind of body."""
        if kind == Kind.PERSON or not match.exact or match.whole or match.evidence:
            return None
        tokens = [t for t in analyse(match.surface, kind).tokens if t.role != Role.CONNECTOR]
        words = [t.text for t in tokens]
        plain_words = [w for w in words if org_word(w) or place_code(w.capitalize()) or is_title(w)]
        general = sum(t.role != Role.WORD for t in tokens)
        return _FOR_PAIR + general if len(words) > 1 and general < 2 and not plain_words else None

    def _need_of_country(self, match: Match, kind: Kind) -> int | None:
        """International Bank of Yemen: all words met, and the one that is a place is the party's country."""
        if kind == Kind.PERSON or not match.evidence or not only_business(match.evidence):
            return None
        met = [e for e in match.evidence if e.query and e.listed]
        if any(e.score < 1 for e in met) or any(
            not is_function(e.query) for e in match.evidence if e.query and not e.listed
        ):
            return None
        places = {c for e in met if (c := place_code(e.query.capitalize()))}
        at_home = places and places <= self._profile(match).countries
        return _FOR_COUNTRY if at_home and len(met) - len(places) >= 1 and len(met) > 2 else None

    def _need_of_institute(self, match: Match, kind: Kind) -> int | None:
        """Shenyang Institute of Automation, listed with the academy that it is of before it."""
        left = [e.listed for e in match.evidence if e.listed and not e.query]
        met = [e for e in match.evidence if e.query and e.listed]
        if kind == Kind.PERSON or not match.exact or not left or len(met) < _INSTITUTE:
            return None
        whose = all(
            org_word(w) or is_function(w) or place_code(w.capitalize()) or w in _ACADEMIC for w in left
        )
        place = any(place_code(e.query.capitalize()) for e in met)
        body = any((o := org_word(e.query)) and o[0] in ("body", "school") for e in met)
        return _FOR_PAIR if whose and place and body else None

    def _need_of_family(self, match: Match, context: Context, kind: Kind) -> int | None:
        """President Mnangagwa: a rare family name alone, that nobody in the page bears in full."""
        met = [e for e in match.evidence if e.query and e.listed]
        if kind != Kind.PERSON or len(met) != 1 or met[0].score < 1 or " " in match.surface:
            return None
        word = met[0].listed
        common = ordinary(word) or is_given(word) or word in general_counts()[1]
        if common or place_code(word.capitalize()) or word in surnames() or word in context.surnames:
            return None
        if self._judge.bits(word) < _RARE_FAMILY or lacks_family_name(
            self._index.names.text(match.name), match.evidence, marked=True
        ):
            return None
        return _FOR_TITLED if match.kind == "person" else _FOR_FAMILY

    def _again(self, match: Match, context: Context, kind: Kind) -> Verdict | None:
        """The judge asked once more: of a group in a person's form, or a given name in another spelling."""
        other = match
        if kind != Kind.PERSON and match.kind == "person" and match.exact and match.whole:
            words = [t.text for t in analyse(match.surface, kind).tokens]
            if len(words) > 1 and (sum(map(self._judge.bits, words)) >= _RARE or match.lists >= SEVERAL):
                other = replace(match, kind="unknown")  # Ansar Allah
        elif kind == Kind.PERSON:
            if not match.exact and same_names(match.evidence):
                other = replace(match, exact=True)
            if match.evidence and any(e.listed in _PARTICLES and not e.query for e in match.evidence):
                kept = tuple(e for e in match.evidence if e.query or e.listed not in _PARTICLES)
                other = replace(other, evidence=kept)
        if kind == Kind.PERSON and other.exact and match.lists >= SEVERAL and self._unusual(other):
            told = self._enough(other, context, kind, _FOR_KNOWN)
            if told.outcome == "listed":
                return told
        if other is match:
            return None
        told = self._judge.verdict(other, context)
        if told.outcome == "listed" and self._enough(other, context, kind, 1).outcome == "listed":
            return told
        return None

    def _unusual(self, match: Match) -> bool:
        """Whether a person's family name is none of the thousands that most people have."""
        words = [t.text for t in analyse(match.surface, Kind.PERSON).tokens]
        return (
            len(words) > 1
            and words[0] not in surnames()
            and words[-1] not in general_counts()[1]
            and not is_given(words[-1])
        )
