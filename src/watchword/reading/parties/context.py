"""What in a page speaks for or against a name's being that of a listed party.

An article rarely gives dates of birth. What it has is company: the party's country, the words of the
programme it is listed under, sanctions spoken of nearby; or else another country, another age, a remark
that the name is only shared.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import islice

from watchword.reading.pages.page import Page
from watchword.reading.parties.introductions import SHARED, introduced_as_another
from watchword.reading.parties.listing import said_to_be_listed
from watchword.reading.parties.profiles import Profile, cues
from watchword.reading.parties.zoned import ZoneWords
from watchword.reading.tables import place_code
from watchword.reading.tokens import fold_letters, sentences

__all__ = ["Context"]

_NARROW = frozenset({"terror", "drugs", "crime"})
#: An age beside a name: "Name, 34," or "34-year-old Name".
_AGE_AFTER = re.compile(r"^,\s(?:aged\s|age\s)?(\d{2})\b(?!\s?(?:percent|%|years (?:in|ago)))")
_AGE_BEFORE = re.compile(r"\b(\d{2})-year-old\s(?:\w+\s){0,4}$")
#: Occurrences of a name that are looked at.
_OCCURRENCES = 20
#: What tells others from the party whose name follows.
_OTHER = re.compile(
    r"\b(?:nothing to do with|no relation (?:to|of)|(?:not |un)related to|confused with|"
    r"connection (?:to|with)|(?:mis)?taken for|affiliated with|(?:name|names|first name|surname) (?:with|of)|"
    r"namesake of|"
    r"(?:the|that) (?:other|real|sanctioned|listed|blacklisted|wanted))\s(?:the\s)?(?:[a-z-]+\s){0,3}$"
)
#: So far into a page a dateline stands: "BEIJING, May 15 (Huaxia) --".
_DATELINE = 2000
#: A word with "&" and another capital is half of a name: "Keel & Hull".
_PAIRED = re.compile(r"\0 & [A-ZÀ-ÞĀ-Ž]|[\w.] & \0|^& \0")
#: Against a name, from which on a page's remark that somebody is listed isn't about it.
_AGAINST = 3
#: A name of several words.
_FULL = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'.-]*)+")
#: What says outright that one name is borne by two.
_SAME_NAME = re.compile(
    r"\b(?:same name|shar(?:es?|ed|ing) (?:a |its |the |their |his |her )?names?|namesakes?|"
    r"(?:mix(?:es|ed)?|mixing|muddle[sd]?) (?:\w+ ){1,3}up with|"
    r"gleichnamig\w*|homonym\w*|homonim\w*|тезк\w*|однофамил\w*)\b"
)
#: A word within an address: "huawei.com".
_ADDRESS = re.compile(r"^[.@/_#]|[@/_]|\.\w")
#: What introduces a name, before and behind it: "the Russian state bank ", ", an airline from Minsk".
_INTRODUCING = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:[\s-][a-zß-ÿ][\w’'-]*){1,4}\s[“\"«„]?$")
_INTRODUCED = re.compile(
    r",\s(?:an?|the|its|der|die|das|den|dem|le|la|el|une?|ein|eine)\s(?:[\w’'-]+\s?){1,6}"
)
#: What stands between two who are named together.
_TOGETHER = re.compile(
    r"(?:\s[(][^()]{1,30}[)])?,?\s(?:who,?\s)?(?:(?:together|along|jointly)\s)?(?:and|with|&|und|et|y|и)\s(?:[a-z]+\s){0,3}"
)
#: What heads a body, before or behind its name: "Chen Zhi, founder of Cambodia's Prince Holding Group".
_HEAD = (
    r"(?:(?:co-)?founder|(?:vice[- ])?chair(?:man|woman)?|head|leader|chief(?: executive)?|president|owner|"
    r"boss|director|commander|CEO)"
)
_HEADS = re.compile(
    rf"(?:,\s(?:the\s|a\s)?(?:[a-z-]+\s)?{_HEAD}(?:\sand\s(?:[a-z-]+\s)?{_HEAD})?\sof\s(?:the\s)?"
    r"(?:[A-ZÀ-ÞĀ-Ž][\w-]+['’]s\s)?|"
    rf"(?:\sof\s[A-ZÀ-ÞĀ-Ž][\w-]+)?(?:['’]s|,?\sand\sits)?\s(?:[a-z-]+\s)?{_HEAD}(?:\sand\s(?:[a-z-]+\s)?{_HEAD})?,?\s)"
)
#: What stands before who wrote or edited: "By Jane Roe and ", "(Reporting by Jane Roe; editing by ".
_WRITTEN_BY = re.compile(
    r"(?:(?:\n|\A)\s*(?:[Bb]y|BY|Author:|Text:)|"
    r"[(;.]\s?(?:[Aa]dditional\s)?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by|"
    r"\b(?:PHOTO|Photo|Photograph|Photographs|Illustration|Graphic)(?:s? by|:))\s"
    r"(?:[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?:,|,? and| &)?\s){0,8}$"
)
#: A word of the page.
_WORD = re.compile(r"\w+")
#: Years by which a stated age may miss the one from a listed date of birth.
_AGE_SLIP = 2


class Context:
    """A page as the company that names keep: countries and cues with their places."""

    def __init__(self, page: Page, zoned: Sequence[ZoneWords], today: date) -> None:
        self.text = page.text
        self.today = page.published or today
        self._sentences = [s for z in zoned for s in sentences(page.text, z.zone.start, z.zone.end)]
        self._starts = [s for s, _ in self._sentences]
        self.places = list(_places(page.text, zoned))
        self._place_at = [s for s, _, _ in self.places]
        self._folded = fold_letters(page.text)
        self._bylines = [(z.start, z.end) for z in page.zones if z.kind == "byline"]
        self.cues: dict[str, list[int]] = {}
        for cue, pattern in cues():
            if cue in ("private", "local", "trade"):
                continue  # only looked for beside a name
            self.cues.setdefault(cue, []).extend(m.start() for m in pattern.finditer(self._folded))
        for at in self.cues.values():
            at.sort()
        #: The listed parties (joined ones as one) that the page is known to name: they speak for others.
        self.sure: dict[int, set[tuple[int, int]]] = {}
        #: Full names, in small letters, that the page brings in as somebody else's: a plumber's, of 23 years.
        self.others: set[str] = set()
        #: Where it names ships and aircraft.
        self.crafts: set[tuple[int, int]] = set()
        #: The countries of those parties.
        self.company: dict[int, frozenset[str]] = {}
        #: The programmes under which they are listed.
        self.programmes: dict[int, frozenset[str]] = {}
        #: Last words of the full names of the page: whoever else is called so is one of those.
        self.surnames: frozenset[str] = frozenset()
        self.countries = frozenset(c for _, _, c in self.places if c != "-")
        #: Words that the page writes with a small letter: ordinary ones there.
        self.lower = frozenset(
            w.text
            for z in zoned
            for w in z.words
            if w.text.islower() and not _ADDRESS.search(page.text[w.start - 1 : w.end + 2])
        )

    def sentence_at(self, offset: int, around: int = 0) -> tuple[int, int]:
        """The sentence that holds a character, with as many before and after."""
        if not self._sentences:
            return 0, len(self.text)
        at = max(0, bisect_right(self._starts, offset) - 1)
        lo, hi = max(0, at - around), min(len(self._sentences) - 1, at + around)
        return self._sentences[lo][0], self._sentences[hi][1]

    def has(self, cue: str, span: tuple[int, int] | None = None) -> bool:
        """Whether a cue stands in a stretch of the page, or anywhere in it."""
        at = self.cues.get(cue, [])
        if span is None:
            return bool(at)
        return bisect_left(at, span[0]) < bisect_left(at, span[1])

    def countries_in(self, span: tuple[int, int]) -> list[tuple[int, str]]:
        """(place, code) of the countries named in a stretch."""
        lo, hi = bisect_left(self._place_at, span[0]), bisect_left(self._place_at, span[1])
        return [(s, c) for s, _, c in self.places[lo:hi]]

    def speaks(
        self,
        start: int,
        end: int,
        profile: Profile,
        person: bool = False,
        party: int = -1,
        distinct: bool = True,
        known: bool = False,
    ) -> tuple[int, list[str]]:
        """(for less against, reasons) that a name at `start` to `end` is a party of that profile.

        What is not `distinct`, a short single word, is only in the company of parties of its country.
        `party` is the number under which its joined listings go, to tell it from others; `known` says that
        several lists have the whole name, so that a page about sport means no club by it.
        """
        score, why = 0, []
        here = self.sentence_at(start)
        near = self.sentence_at(start, around=1)
        ours = profile.countries & self.countries
        if ours:
            close = any(c in profile.countries for _, c in self.countries_in(here))
            score += 2 if close else 1
            why.append(f"the page names {', '.join(sorted(ours)).upper()}")
        if self.has("sanction", near):
            score += 2 if self.has("sanction", here) else 1
            why.append("sanctions are spoken of beside the name")
        elif self.has("sanction"):
            score += 1
            why.append("the page speaks of sanctions")
        if ours and self._introduced(start, end, profile.countries):
            score += 1
            why.append("the page introduces it as of that country")
        if person and self._in_office(start, end, profile):
            score += 2
            why.append("the page gives an office that the list has")
        if any(self.has(t, self.sentence_at(start, around=3)) for t in profile.topics):
            # Of attacks or drugs few pages speak, of banks and technology most do.
            score += 2 if any(self.has(t, here) for t in profile.topics & _NARROW) else 1
            why.append("the page's subject is that of the listing")
        against, reasons = self._against(start, end, near, profile, person)
        if person and not known and self._writes(start):
            against += 6
            reasons.append("the name of who wrote the page")
        # Oligarchs own clubs: a page that speaks of sanctions at all may mean the listed person.
        owner = person and self.has("sanction", (0, len(self.text)))
        if not (known or owner) and self._of_sport(start):
            against += 4
            reasons.append("the page is about sport there")
        others = [
            there
            for there, places in self.sure.items()
            if there != party
            and len(places) > ((start, end) in places)
            and (distinct or not profile.countries or profile.countries & self.company[there])
        ]
        if len(self.sure.get(party, ())) > ((start, end) in self.sure.get(party, ())):
            score += 1
            why.append("the page names it elsewhere in full")
        if others:
            score += 1
            why.append("the page names other listed parties")
        if any(
            profile.countries & self.company[there] and profile.programmes & self.programmes[there]
            for there in others
        ):
            score += 1
            why.append("one of them is of the same country and listed under the same programme")
        if any(
            profile.countries & self.company[there]
            and profile.programmes & self.programmes[there]
            and any(self._joined_to(place, (start, end)) for place in self.sure[there])
            for there in others
        ):
            score += 2
            why.append("it is named together with one of them")
        if against < _AGAINST and self._said_to_be_listed(start, end):
            score += 3
            why.append("the page says of the name that it is listed")
        return score - against, [*why, *reasons]

    def _joined_to(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two names are put together: "Yin Kecheng and Zhou Shuai", "the founder of X"."""
        first, second = sorted((one, other))
        return any(p.fullmatch(self.text, first[1], second[0]) for p in (_TOGETHER, _HEADS))

    def _introduced(self, start: int, end: int, countries: frozenset[str]) -> bool:
        """Whether a country stands in what introduces a name: "the Russian lender X", "X, a Minsk maker"."""
        before = _INTRODUCING.search(self.text[max(0, start - 60) : start])
        after = _INTRODUCED.match(self.text, end)
        spans = [(start - len(before[0]), start)] if before else []
        spans += [after.span()] if after else []
        return any(c in countries for span in spans for _, c in self.countries_in(span))

    def _in_office(self, start: int, end: int, profile: Profile) -> bool:
        """Whether an office beside a name is one that the list gives: "Senator X", "X, the senator"."""
        before = re.search(r"(?:[\w.'’-]+\s){1,4}$", self._folded[max(0, start - 50) : start])
        after = re.match(r",\s(?:[\w'’-]+\s?){1,8}", self._folded[end : end + 90])
        said = " ".join(m[0] for m in (before, after) if m)
        return bool(profile.offices & set(re.findall(r"\w+", said)))

    def _writes(self, start: int) -> bool:
        """Whether a name is that of who wrote or edited the page: in a byline, or behind "Reporting by"."""
        inside = any(s <= start < e for s, e in self._bylines)
        return inside or bool(_WRITTEN_BY.search(self.text[max(0, start - 90) : start]))

    def _of_sport(self, start: int) -> bool:
        """Whether two words of sport stand in a name's sentence, or around it and far from sanctions."""
        around = self.sentence_at(start, around=2)
        return self._sports(self.sentence_at(start)) > 1 or (
            self._sports(around) > 1 and not self.has("sanction", around)
        )

    def _sports(self, span: tuple[int, int]) -> int:
        """How many words of sport stand in a stretch, each counted once: a court's defender is one."""
        at = self.cues.get("sport", [])
        there = at[bisect_left(at, span[0]) : bisect_left(at, span[1])]
        said = (_WORD.search(self._folded, i) for i in there)
        return len({m[0] for m in said if m})

    def _is_the_other(self, start: int) -> bool:
        """Whether the words before a name say that others are only called so: "no relation to …"."""
        return bool(_OTHER.search(self._folded[max(0, start - 70) : start]))

    def _said_to_be_listed(self, start: int, end: int) -> bool:
        """Whether the words beside a name say that its bearer is under sanctions."""
        # What a sentence before says is of another: "sanctions on Tuesday. Her brother X …".
        begins = max(self.sentence_at(start)[0], start - 60)
        near = self.has("sanction", self.sentence_at(start, around=1))
        return said_to_be_listed(self.text, self._folded, (begins, start, end), near)

    def _said_anywhere(self, start: int, end: int) -> bool:
        """Whether the page says that the bearer of a name of several words is under sanctions."""
        _, *more = self.text[start:end].split()
        if not more:
            return False  # one word is borne by too many
        last = more[-1]
        found = re.finditer(rf"(?<![\w’'-]){re.escape(last)}(?![\w’'-])", self.text)
        return any(self._said_to_be_listed(m.start(), m.end()) for m in islice(found, _OCCURRENCES))

    @cached_property
    def _two_are_called_so(self) -> bool:
        """Whether the page says outright that one name is borne by two."""
        return bool(_SAME_NAME.search(self._folded))

    def _shared_elsewhere(self, start: int, end: int) -> bool:
        """Whether the page says anywhere that a name is only shared, unless it is plainly another's."""
        words = self.text[start:end].split()
        for at in self.cues.get("namesake", []):
            here = self.sentence_at(at)
            part = self.text[here[0] : here[1]]
            if re.search(rf"\b{re.escape(words[-1])}\b", part):
                return True
            if not _FULL.search(part) and not self._said_anywhere(start, end):
                return True
        return False

    def _of_another(self, start: int, end: int, near: tuple[int, int]) -> bool:
        """Whether a sentence beside says that the name is only shared: that name, not another given there."""
        if not self.has("namesake", near):
            return False
        name = self.text[start:end]
        here = self.sentence_at(start)
        beside = self.text[near[0] : here[0]], self.text[here[1] : near[1]]
        places = (near[0], here[0]), (here[1], near[1])
        return any(
            self.has("namesake", place)
            and (name in part or not (_FULL.search(part) or self._said_anywhere(start, end)))
            for part, place in zip(beside, places, strict=True)
        )

    def _age_later(self, start: int, end: int) -> re.Match[str] | None:
        """The age given behind the family name alone further on: "Ivanov, 19, had been ill"."""
        family = self.text[start:end].split()[-1]
        return re.compile(rf"(?<![\w’'-] )\b{re.escape(family)}, (\d\d),").search(self.text, end)

    def _against(
        self, start: int, end: int, near: tuple[int, int], profile: Profile, person: bool
    ) -> tuple[int, list[str]]:
        score, why = 0, []
        if self._is_the_other(start):
            why.append("the page tells another of the name from this one")
        elif self.has("namesake", self.sentence_at(start)) or (
            self._of_another(start, end, near) and not self._said_to_be_listed(start, end)
        ):
            score += 6
            outright = not person and self._two_are_called_so
            why.append(SHARED if outright else "the page says that the name is only shared")
        elif person and self._shared_elsewhere(start, end) and not self._said_to_be_listed(start, end):
            score += 3
            why.append("the page speaks of names that are only shared")
        elif (
            not person
            and re.fullmatch(r"\w+", self.text[start:end])
            and self._two_are_called_so
            and self._shared_elsewhere(start, end)
            and not self._said_to_be_listed(start, end)
            and not self.has("sanction", self.sentence_at(start))
        ):
            # The one word that a ship, a play and a firm share is the firm's where the page says so.
            score += 6
            why.append(SHARED)
        name = self.text[start:end]
        if not person and re.search(rf"[ ,]\({re.escape(name)}\) ?[-–—]", self.text[:_DATELINE]):
            score += 8
            why.append("the name of the agency that sends the page")
        around = self.text[max(0, start - 3) : start] + "\0" + self.text[end : end + 4]
        if not person and " " not in name and _PAIRED.search(around):
            score += 6
            why.append("half of a longer name")
        age = profile.births and (
            _AGE_AFTER.match(self.text[end : end + 20])
            or _AGE_BEFORE.search(self.text[max(0, start - 50) : start])
            or (self._age_later(start, end) if person else None)
        )
        if age:
            ages = [self.today.year - int(b[:4]) for b in profile.births if b[:4].isdigit()]
            if ages and all(abs(int(age[1]) - a) > _AGE_SLIP for a in ages):
                score += 6
                why.append(f"aged {age[1]} here, born {', '.join(profile.births)} on the list")
            elif ages:
                score -= 3
                why.append(f"the age given here fits the date of birth {', '.join(profile.births)}")
        sanctions = self.has("sanction", self.sentence_at(start)), self.has("sanction", near)
        more, told = introduced_as_another(
            self.text, self._folded, (start, end), profile, person, sanctions, self.countries_in
        )
        return score + more, [*why, *told]


def _places(text: str, zoned: Sequence[ZoneWords]) -> list[tuple[int, int, str]]:
    """(start, end, country) of the places named, the longest first at each word."""
    found = []
    for zone in zoned:
        words = zone.words
        at = 0
        while at < len(words):
            if words[at].capital or not words[at].text[0].isascii():
                for size in (4, 3, 2, 1):
                    if at + size > len(words):
                        continue
                    start, end = words[at].start, words[at + size - 1].end
                    if end - start > 40:
                        continue
                    name = text[start : end - 2] if words[at + size - 1].owner else text[start:end]
                    if code := place_code(name):
                        found.append((start, end, code))
                        at += size - 1
                        break
            at += 1
    return found
