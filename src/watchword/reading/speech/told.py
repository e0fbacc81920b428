"""The cast of a text: whom it names, each with what stands beside the name and says who that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from watchword.model.countries import country_code
from watchword.reading.speech.clauses import words
from watchword.reading.speech.kinds import Kind, is_kind, kinds_of, people_code, place_of, shown_by, singular
from watchword.reading.speech.seen import FIRMS, SUFFIXES, Seen, sex_of
from watchword.reading.tables import FUNCTION, is_given, month_or_day
from watchword.reading.tokens import everyday, plain

__all__ = ["Cast", "Member", "cast_of"]

#: Characters before and behind a name in which somebody is described.
_BEFORE, _BEHIND = 110, 130
#: Where a sentence or an aside ends.
_STOP = re.compile(r"[.!?;:\n“”\"«»()—–]")
#: Words of a description at most.
_WORDS = 7
#: How a name is brought in: "a fund called Alcor Living".
_CALLED = re.compile(r"\b(?:called|named|known as|by the name of)$")
#: An age told behind a name, or before it.
_AGED = re.compile(r"^(?:,| \(|,? aged) ?(\d\d)\b(?!\d|[.,]\d)")
_YEARS = re.compile(r"\b(\d\d)-year-old\b")
#: A description behind a name: "Radim Sova, a drone maker", "Iker Sol, Spain's top seed,".
_NOTE = re.compile(
    r"^(?:’s|'s)?, (?:who (?:is|was) |then |now |formerly |once )?"
    r"((?:(?:an?|the|its|their|his|her|whose|one of the) |[A-ZÀ-Ž][\w-]+['’]s )[^,.;:!?“”\"()\n]{3,70}|"
    r"[a-z][a-z-]+(?: [a-z][a-z-]+){0,3}(?= (?:of|at|in|for) ))"
)
#: A clause behind a name: "who has run the roadhouse", "edits the website".
_CLAUSE = re.compile(r"^(?:, (?:who|which)|,? and (?:who|which)| who| which)? ([a-z][^.;:!?“”\"\n]{3,90})")
#: The same of a body, and what is of it: "a Skybalt flight", "the Sol bank".
_WHICH = re.compile(r"^,? which ")
_THING = re.compile(r"^ ([a-z]+)\b")
#: What somebody is said to be.
_IS = re.compile(r"^ (?:is|was|has been|became|, who (?:is|was)) (an? [^,.;:!?“”\"()\n]{3,60})")
#: What somebody has: "Bonetti's trattoria".
_OWNS = re.compile(r"^['’]s? ((?:[a-z][\w-]+ ?){1,4})")
#: Behind a note before a name stands a stop: "a grocer, Des Foley." not "by the lawyer, Sol said".
_CLOSES = re.compile(r"^(?:['’]s)?(?:[,.;:)!?—–\n]|$| \()")
#: Where somebody is.
_PLACE = re.compile(r"\b(?:in|of|at|from|near|outside) ([A-ZÀ-Ž][\w’-]+(?: [A-ZÀ-Ž][\w’-]+)?)")
#: Behind these words a capital is a place.
_AT = re.compile(
    r"\b(?:in|at|near|to|off|outside|around|across|into|towards?|through|via|from|between)(?: the)? $"
)
#: A body named by its country and a noun, with the words between.
_OFFICE = re.compile(
    r"(?:\b[Tt]he )?(?P<country>[A-ZÀ-Ž][a-zà-ž]{2,20}(?:['’]s?)?) "
    r"(?P<noun>[a-z][a-z-]+(?: [a-z][a-z-]+){0,3})(?![\w-])"
)
#: The nouns: "Swedish customs", "Argentina's central bank".
_OFFICES = frozenset("customs police prosecutors coastguard".split())
_BANK = "central bank"
#: Characters of a text that are looked through for bodies so named.
_LOOKED = 200_000
#: Words that end a description before a name.
_NO_PART = re.compile(r"[.,;:!?“”\"()]")
#: Words of a name and surname.
_PAIR = 2
#: Behind a plural that opens a sentence and is no name.
_ABOUT = re.compile(r" (?:between|about|over|on|with|of|against|for)\b")
#: Behind these words of a description others are told of: "deputy leader of the Sol party".
_OTHERS = re.compile(r"\b(?:of|at|for|from|in|with|who|that|which|whose|to|on|by|behind|under|near)\b")
#: What stands for a place in a word: "Piraeus-based".
_BASED = re.compile(r"^(.+)-(?:based|born|listed|registered|headquartered)$")


@dataclass
class Member:
    """Somebody or something named: where, and what the text says of it; each word with where it is told."""

    name: str
    at: int
    person: bool | None
    #: Characters at which it is named, and of these those that begin a sentence.
    places: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    #: What it is called, and what only shows that; words told beside its name, behind it; ages; countries.
    callings: dict[str, int] = field(default_factory=dict)
    kinds: dict[Kind, int] = field(default_factory=dict)
    shown: dict[Kind, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    does: dict[str, int] = field(default_factory=dict)
    ages: dict[int, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    towns: dict[str, int] = field(default_factory=dict)
    #: Whose: "his lawyer" is brought in by another.
    owned: bool = False
    sex: str = ""
    placed: bool = False
    #: Whether it has no name but its country's and a noun.
    office: bool = False

    def last(self, before: int) -> int:
        """Where it is last named before a character; -1 where it isn't."""
        n = bisect_left(self.places, before)
        return self.places[n - 1] if n else -1

    def named(self, low: int, high: int) -> bool:
        """Whether it is named between two characters."""
        return self.last(high) >= low

    def began(self, before: int) -> bool:
        """Whether it began a sentence before a character."""
        return bool(self.firsts) and self.firsts[0] < before


class Cast:
    """The members of a text's cast; `leads` are the first person, the first body, the first of neither."""

    def __init__(self, members: Sequence[Member]) -> None:
        named = sorted(((p, n) for n, m in enumerate(members) for p in m.places), key=lambda x: x[0])
        self._members = members
        self._at = [p for p, _ in named]
        self._who = [n for _, n in named]
        self.leads: dict[bool | None, Member] = {}
        for member in members:
            self.leads.setdefault(member.person, member)

    def named(self, low: int, high: int) -> list[Member]:
        """The members named between two characters, in the order in which the text brings them in."""
        found = self._who[bisect_left(self._at, low) : bisect_left(self._at, high)]
        return [self._members[n] for n in sorted(set(found))]


def cast_of(text: str, seen: Sequence[Seen]) -> Cast:
    """The cast of a text, in the order in which its members are first named."""
    cast: dict[str, Member] = {}
    by_word: dict[str, Member] = {}
    for one in (part for whole in seen for part in _parted(whole)):
        name, at, calling = _bare(one)
        if not name or _is_no_name(name, one, text):
            continue
        member = cast.get(name) or (by_word.get(name) if " " not in name else None)
        if member is None:
            member = cast[name] = Member(name, at, True if one.person else None)
            for word in name.split():
                if word[0].isupper() and len(word) > 2:
                    by_word.setdefault(word, member)
            _by_name(member)
        if one.person and member.person is None:
            member.person = True
        member.places.append(at)
        if one.first:
            member.firsts.append(at)
        if calling:
            _calling(member, calling, at)
        _before(member, text, at)
        _behind(member, text, at + len(name))
    offices = [m for m in _offices(text) if m.name not in cast]
    return Cast(sorted([*cast.values(), *offices], key=lambda m: m.at))


def _offices(text: str) -> Iterator[Member]:
    """Bodies named by their country and a noun: "Swedish customs", "Argentina's central bank"."""
    for found in _OFFICE.finditer(text[:_LOOKED]):
        country = re.sub(r"['’]s?$", "", found["country"])
        lows = found["noun"].split()
        heads = [n for n, w in enumerate(lows) if w in _OFFICES or " ".join(lows[n - 1 : n + 1]) == _BANK]
        if not country_code(country) or not _capital(country) or not heads:
            continue
        last = heads[0]
        while last + 1 < len(lows) and lows[last + 1] in words("bodies"):
            last += 1  # "Belgian customs authority"
        if lows[last + 1 : last + 2] and lows[last + 1] in words("persons"):
            continue  # "Belgian customs officers"
        noun = " ".join(lows[: last + 1])
        member = Member(f"{found['country']} {noun}", found.start("country"), False, office=True)
        member.places.append(member.at)
        if found.start() == 0 or text[: found.start()].rstrip()[-1:] in ("", ".", "!", "?", "”", '"', "\n"):
            member.firsts.append(member.at)
        _describe(member, f"{country} {noun}", member.at)
        for word in lows[: last + 1]:
            for kind in shown_by(word):
                member.shown.setdefault(kind, member.at)
        yield member


def _parted(one: Seen) -> Iterator[Seen]:
    """A name, or the two that "and" joins: "Ali Demir and the Greek", "Lina Berg and Norway's Tuva Moe"."""
    first, joined, second = one.name.partition(" and ")
    owner = re.match(r"(?:the |[A-ZÀ-Ž][\w-]+['’]s )", second)
    if not joined or not (owner or (" " in first and " " in second and is_given(first.split()[0]))):
        yield one
        return
    yield replace(one, name=first)
    skipped = owner.end() if owner else 0
    if len(second) > skipped:
        at = one.at + len(first) + len(joined) + skipped
        yield replace(one, name=second[skipped:], at=at, first=False, role="")


def _bare(one: Seen) -> tuple[str, int, str]:
    """A name without the calling that opens its sentence with a capital: "Crofter Magnus Isbister"."""
    parts = one.name.split()
    if len(parts) > 1 and _BASED.match(parts[0]):
        return " ".join(parts[1:]), one.at + len(parts[0]) + 1, ""
    if one.first and len(parts) > 1:
        low = parts[0].lower()
        people = people_code(parts[0]) and len(parts) > _PAIR
        if people or (kinds_of(low) and not shown_by(low)) or low in words("persons"):
            return " ".join(parts[1:]), one.at + len(parts[0]) + 1, parts[0] if people else low
    return one.name, one.at, ""


def _is_no_name(name: str, one: Seen, text: str) -> bool:
    """Whether capitals are a day, a country, a people, or only a sentence's first word."""
    if " " in name:
        return False
    low = name.lower()
    if low in FUNCTION or month_or_day(name) or people_code(name):
        return True
    if place_of(name):
        return True
    if one.first and name.endswith("s") and _ABOUT.match(text, one.at + len(name)):
        return True  # "Talks between"
    if one.first and (shown_by(low) or plain(singular(low)) in everyday()):
        return True
    return (one.first and plain(name) in everyday()) or low in words("persons", "times", "documents")


def _by_name(member: Member) -> None:
    """What the words of a name say: Banco Sol, Tarn Airways, the Rural Society."""
    parts = member.name.split()
    lows = [p.lower().strip(".,’'") for p in parts]
    person = member.person or (len(parts) > 1 and is_given(parts[0]))
    for n, low in enumerate(lows):
        if person and n:
            continue
        for kind in shown_by(low) | (kinds_of(low) if " " not in low else frozenset()):
            if kind.of == "body":
                member.shown.setdefault(kind, member.at)
        if len(parts) > 1 and not person and _capital(parts[n]) and (code := place_of(parts[n])):
            member.codes.setdefault(code, member.at)
            member.towns.setdefault(parts[n], member.at)
    member.sex = sex_of(member.name, "")
    if not member.person and ({*lows} & (words("bodies") | SUFFIXES) or "&" in parts):
        member.person = False


def _calling(member: Member, calling: str, at: int) -> None:
    """Keep one word for what a member is."""
    if people_code(calling):
        member.codes.setdefault(people_code(calling), at)
        return
    low = singular(calling.lower()).removeprefix("ex-")
    roles = words("persons", "titles", "bodies") | FIRMS
    if kinds_of(low) or low in roles:
        member.callings.setdefault(low, at)
        for kind in kinds_of(low):
            member.kinds.setdefault(kind, at)
        for kind in shown_by(low):
            member.shown.setdefault(kind, at)
        member.sex = member.sex or sex_of("", low)
        if member.person is None:
            of = {k.of for k in kinds_of(low)}
            body = of == {"body"} or (not of and low in words("bodies"))
            member.person = False if body else True if of == {"person"} else None
        elif " " not in member.name and {k.of for k in kinds_of(low)} == {"body"}:
            member.person = False  # "the brewer Norbryg"


def _describe(member: Member, told: str, at: int) -> None:
    """Keep what a description says: its callings before "of" and "who", where it is from, its words."""
    for age in _YEARS.findall(told):
        member.ages.setdefault(int(age), at)
    head = _OTHERS.split(told)[0]
    owner, _, own = f"{head} ".replace("’s ", "'s ").rpartition("'s ")
    code = place_of(owner.split()[-1]) if owner else ""
    if code:
        member.codes.setdefault(code, at)
    parts = own.split()
    member.owned = member.owned or bool(owner and not code)
    member.owned = member.owned or bool(parts and parts[0].lower() in ("his", "her", "their"))
    last = len(parts) - 1
    for n, part in enumerate(parts):
        based = _BASED.match(part)
        town = based[1] if based else re.sub(r"['’]s?$", "", part)
        if town[:1].isupper() and (low := town.lower().strip(".")) in words("titles", "persons"):
            _calling(member, low, at)
        elif _capital(town):
            member.towns.setdefault(town, at)
            if code := place_of(town) or people_code(town):
                member.codes.setdefault(code, at)
        elif part[0].islower():
            member.told.setdefault(part, at)
            pair = f"{parts[n - 1]} {part}" if n else part
            if n == last or (kinds_of(part) and n >= last - 1):
                _calling(member, pair if is_kind(pair) else part, at)
    for town in _PLACE.findall(told[len(head) - 1 :] if len(head) < len(told) else ""):
        member.towns.setdefault(town, at)
        if code := place_of(town):
            member.codes.setdefault(code, at)


def _capital(word: str) -> bool:
    """Whether a word can be a place's or a people's name: not "Mr", and small words are none."""
    return word[:1].isupper() and (len(word) > len("Mrs") or word.isupper())


def _before(member: Member, text: str, at: int) -> None:
    """What stands before a name: "the Hungarian carrier Pannair", "a retired grocer, Des Foley"."""
    before = _STOP.split(text[max(0, at - _BEFORE) : at])[-1]
    member.placed = member.placed or _AT.search(before) is not None
    bare = before.rstrip()
    behind = text[at + len(member.name) : at + len(member.name) + 3]
    comma = bare.endswith(",")
    named = _CALLED.search(bare.rstrip(", "))
    if comma and not named and not _CLOSES.match(behind):
        return
    bare = bare.rstrip(", ")
    if named:
        bare = bare[: named.start()].rstrip()
    segment = bare.rpartition(",")[2].strip() if not comma or "," in bare else bare.strip()
    parts = segment.split()[-_WORDS:]
    own: list[str] = []
    stopped = False
    for part in reversed(parts):
        low = part.lower()
        if low in ("a", "an", "the", "his", "her", "its", "their", "whose", "and", "but"):
            own = ([part] if low in ("his", "her", "their") else []) + own
            stopped = True
            break
        if low in words("prepositions", "auxiliaries", "conjunctions", "relatives", "subordinators"):
            if (comma or named) and low in ("of", "for", "at", "in", "from"):
                own = [part, *own]
                continue
            break
        if not (comma or named) and part[0].isupper() and own and not _own_word(part):
            break
        own = [part, *own]
    if comma and not stopped and not re.search(r"['’]s\b", segment):
        return
    told = " ".join(own)
    if told and not (comma and _NO_PART.search(told)):
        _describe(member, told, at)


def _own_word(part: str) -> bool:
    """Whether a capital before a name belongs to what it is called: "Spain's", "Finnish", "Inspector"."""
    town = re.sub(r"['’]s?$", "", part)
    title = part.lower().strip(".") in words("titles", "persons")
    return title or town != part or bool(_BASED.match(part) or place_of(town) or people_code(town))


def _behind(member: Member, text: str, end: int) -> None:
    """What stands behind a name: ", 52,", ", the defence minister,", ", who has run the roadhouse"."""
    behind = text[end : end + _BEHIND]
    if (age := _AGED.match(behind)) is not None:
        member.ages.setdefault(int(age[1]), end)
        behind = behind[age.end() :].removeprefix(")")
    if (note := _NOTE.match(behind)) is not None and _is_note(note[1]):
        _describe(member, _without_article(note[1]), end)
    if (told := _IS.match(behind)) is not None:
        _describe(member, _without_article(told[1]), end)
    which = _WHICH.match(behind)
    for shows in (_CLAUSE.match(behind), _OWNS.match(behind), _THING.match(behind)):
        for word in _shown(shows[1] if shows else ""):
            member.does.setdefault(word, end)
            for kind in shown_by(word):
                if kind.of == "person" or which or shows is None or shows.re is not _CLAUSE:
                    member.shown.setdefault(kind, end)


def _is_note(told: str) -> bool:
    """Whether words behind a name tell of it, and name nobody else: not "Verba, the smaller Dinamo and …"."""
    head = _OTHERS.split(told)[0]
    return all(_own_word(w) for w in head.split() if w[0].isupper())


def _without_article(told: str) -> str:
    return re.sub(r"^(?:an?|the|one of the) ", "", told)


def _shown(clause: str) -> Iterator[str]:
    """The small words of a clause up to whom else it names."""
    yield from re.findall(r"(?<![\w’'-])[a-z][a-z-]{2,20}(?![\w’'-])", clause)
