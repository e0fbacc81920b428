"""The voices of one text: one speaker under several names is one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.naming import Describer
from watchword.reading.speech.seen import (
    DEFINED,
    FIRMS,
    KNOWN_AS,
    RUN,
    SUFFIXES,
    Seen,
    bare_surname,
    fits,
    initials,
    person_names,
    sex_of,
)
from watchword.reading.speech.told import Cast, cast_of
from watchword.reading.speech.wording import is_outlet, words_of

__all__ = ["Voice", "Voices", "is_press", "may_mean", "sex_of_voice"]

#: Characters of a text that are looked through for acronyms and titles.
_ACRONYMS = 1_000_000
#: No mention is longer.
_MENTION = 500
#: A headline in which more of the words than this begin with capitals is set in capitals.
_TITLED = 0.6
#: Lines that may be titles, and how sentences end.
_LINE = re.compile(r"^[^\n]{20,150}$", re.MULTILINE)
_STOPS = (".", "!", "?", "”", '"', ":", ",", ";", "»", "’")
#: Letters at least of initials that a text doesn't explain.
_INITIALS = 3
#: Words of a surname: "Bol Mel".
_SURNAMES = 3
#: Voices kept in mind, the latest: nobody means one named further back, and time stays bounded.
_REMEMBERED = 60
#: What a text calls a paper or station.
_PRESS_ROLES = frozenset(
    "outlet newspaper paper magazine broadcaster daily weekly tabloid newsletter website site station "
    "portal".split()
)
#: What stands behind a surname.
_BEHIND_NAME = re.compile(r",? (?:jr|sr|ii|iii|iv|kc|qc|mp)\.?$", re.IGNORECASE)
#: Forms of address are no roles.
_ADDRESS = frozenset("mr mrs ms miss".split())


@dataclass(slots=True)
class Voice:
    """One who speaks. `kind` is named, unnamed or unattributed; `words` are its names' words for joining."""

    name: str
    kind: str
    #: None where it can't be told: a name of two capitals may be a man or a firm.
    person: bool | None = False
    role: str | None = None
    plural: bool = False
    entity: str | None = None
    words: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    last: int = -1
    paragraph: int = -1
    #: The outlet that it told what is told of it.
    via: str | None = None
    #: "he" or "she" where a form of address said so.
    sex: str = ""
    #: "he" or "she" where that was taken for this one.
    gone_by: str = ""


@dataclass
class Voices:
    """The voices of one text, in order, and what it says of names before and beside its statements."""

    text: str
    entities: Sequence[Entity] = ()
    outlet: str | None = None
    author: str | None = None
    headlines: Sequence[tuple[int, int]] = ()
    #: Who wrote the page is nobody that it tells of.
    bylines: Sequence[tuple[int, int]] = ()
    known: list[Voice] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    #: The sentences before the one being read, the nearest first, each with its paragraph's number.
    before: Callable[[], Iterator[tuple[int, Sequence[Token]]]] = lambda: iter(())
    #: Who spoke last to whom, and in which paragraph: the one who replies is the other.
    exchange: tuple[Voice, Voice | None, int] | None = None
    #: Where "the company" and the like first stand.
    firsts: dict[str, int] = field(default_factory=dict)
    #: Nouns that the text says it uses for a body: Sorrel Foods plc (the “Company”).
    defined: dict[str, str] = field(default_factory=dict)
    #: Offices that were told of before the name of who holds them.
    renamed: dict[str, Voice] = field(default_factory=dict)
    describer: Describer = field(init=False)
    _cast: Cast | None = None
    _mentions: list[tuple[int, int, Entity]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seen = person_names(self._without_titles())
        self.describer = Describer(self.seen, self.over)
        for found in DEFINED.finditer(self.text[:_ACRONYMS]):
            before = self.text[max(0, found.start() - 90) : found.start()].rstrip()
            self._define(found.group(1).lower(), before)
            runs = list(RUN.finditer(before))
            if runs and runs[-1].end() == len(before):
                full = fits(runs[-1].group(), found.group(1))
                if full:
                    self.acronyms.setdefault(found.group(1), full)
        for found in KNOWN_AS.finditer(self.text[:_ACRONYMS]):
            before = self.text[max(0, found.start() - 90) : found.start()]
            runs = list(RUN.finditer(before))
            if runs and runs[-1].end() == len(before) and (full := fits(runs[-1].group(), found.group(1))):
                self.acronyms.setdefault(found.group(1), full)
        self._mentions = sorted(
            ((m.start, m.end, e) for e in self.entities for m in e.mentions), key=lambda x: (x[0], -x[1])
        )

    @property
    def cast(self) -> Cast:
        """Whom the text names, with what it says of each; looked for once, where a noun asks."""
        if self._cast is None:
            self._cast = cast_of(self.text, self.seen)
        return self._cast

    def _define(self, term: str, before: str) -> None:
        """Keep a noun that a text says it uses for a body, with the name that stands before the brackets."""
        small = before.split()[-1:]
        ending = f" {small[0]}" if small and small[0].islower() and small[0] in SUFFIXES else ""
        runs = list(RUN.finditer(before.removesuffix(ending)))
        if term in words("bodies") | FIRMS and runs and runs[-1].end() == len(before) - len(ending):
            self.defined.setdefault(term, runs[-1].group() + ending)

    def _without_titles(self) -> str:
        """The text with bylines and lines of Capitals Alone blanked: a title's words look like names."""
        text = self.text[:_ACRONYMS]
        lines = [m.span() for m in _LINE.finditer(text) if not m.group().rstrip().endswith(_STOPS)]
        for start, end in (*self.bylines, *self.headlines, *lines):
            if end > len(text):
                continue
            parts = [w for w in text[start:end].split() if w[0].isalpha()]
            titled = len(parts) > 3 and sum(w[0].isupper() for w in parts) > len(parts) * _TITLED
            if titled or (start, end) in self.bylines:
                text = text[:start] + "\n" * (end - start) + text[end:]
        return text

    def remember(self, voice: Voice) -> None:
        """Keep a voice among those known."""
        if voice not in self.known:
            self.known.append(voice)
            del self.known[:-_REMEMBERED]

    def of_last_sentence(self) -> list[Voice]:
        """Who spoke in the sentence before the one being read."""
        _, row = next(self.before(), (0, ()))
        return [v for v in self.known if v.last >= row[0].start] if row else []

    def over(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """The mentions that touch two characters' stretch: (start, end, entity)."""
        at = bisect_left(self._mentions, start - _MENTION, key=lambda m: m[0])
        found = []
        for mention in self._mentions[at : at + 200]:
            if mention[0] >= end:
                break
            if mention[1] > start:
                found.append(mention)
        return found

    def join(self, made: Made, at: int) -> Voice:
        """The known voice of that name, or a new one under the name's fullest form."""
        address = made.role if made.role and made.role.lower().strip(".") in _ADDRESS else None
        made.role = None if address else made.role
        sex = sex_of("", address) if address else ""
        voice = self._joined(made, at, sex)
        if sex:
            voice.sex = voice.sex or sex
        return voice

    def _joined(self, made: Made, at: int, sex: str = "") -> Voice:
        start = self.text.find(made.text, at)
        entity = None
        if start >= 0:
            for m_start, m_end, found in self.over(start, start + len(made.text)):
                if m_end - m_start >= 0.5 * len(made.text) or found.kind == "person":
                    entity = found.key
                    break
        full = self.acronyms.get(made.text, made.text)
        key = made.words | words_of(full)
        for voice in reversed(self.known):
            if voice.kind != "named":
                continue
            if (
                (entity and voice.entity == entity)
                or voice.words == words_of(full)
                or (made.words and made.words == voice.words)
            ):
                return self._more(voice, made, entity)
            if (
                voice.person is not False
                and not (sex and sex_of_voice(voice) not in ("", sex))
                and (
                    _bare(voice.name).endswith((" " + made.text.lower(), "-" + made.text.lower()))
                    or voice.name.lower().startswith(made.text.lower() + " ")
                )
                and (made.person or made.role is None)
            ):
                return self._more(voice, made, entity)
            if (
                not voice.person
                and (
                    initials(voice.name) == made.text.replace(".", "")
                    or initials(made.text) == voice.name.replace(".", "")
                )
                and min(len(voice.name), len(made.text)) >= 2
            ):
                return self._more(voice, made, entity)
        if 1 < len(made.text.split()) <= _SURNAMES and (whole := self._whole(made.text, at)):
            full, key, made.person = whole, key | words_of(whole), True  # "Benjamin Bol Mel … Bol Mel"
        if len(made.text.split()) == 1:
            fuller = [
                s
                for s in self.seen
                if s.person
                and s.at <= at
                and " " in s.name
                and made.text.lower() in _called_by(s.name)
                and (not sex or sex_of(s.name, s.role) in ("", sex))
            ]
            names = {s.name for s in fuller}
            if len(names) == 1:
                full, key = fuller[0].name, key | words_of(fuller[0].name)
                made.person = True
        if full == made.text and not made.person:
            full = next((a for a in self.acronyms.values() if initials(a) == made.text), full)
            full = self._spelt_out(full, at) if full == made.text else full
        return Voice(
            full,
            "named",
            made.person,
            made.role,
            entity=entity,
            words=words_of(full),
            heads=frozenset(w for w in key if w in words("bodies")),
        )

    def _spelt_out(self, short: str, at: int) -> str:
        """The one body's name before a character whose initials a word is: TIA, Tarn Investment Authority."""
        if not short.isupper() or len(short) < _INITIALS:
            return short
        near = {s.name for s in self.seen if s.at < at and not s.person and initials(s.name) == short}
        names = {n for n in near if words_of(n) & words("bodies")}
        return names.pop() if len(names) == 1 else short

    def _whole(self, text: str, at: int) -> str:
        """The one person's name before a character that ends in these words and has a given name more."""
        low = f" {text.lower()}"
        names = {s.name for s in self.seen if s.person and s.at <= at and s.name.lower().endswith(low)}
        names = {n for n in names if "-" not in n.removesuffix(text)}  # "Grandad-of-six Danny Sol"
        return names.pop() if len(names) == 1 else ""

    @staticmethod
    def _more(voice: Voice, made: Made, entity: str | None) -> Voice:
        voice.role = voice.role or made.role
        voice.entity = voice.entity or entity
        return voice

    def spoke_to(self, speaker: Voice, told: Voice | None, paragraph: int) -> None:
        """Remember who spoke to whom."""
        self.exchange = (speaker, told, paragraph)

    def person(self, name: str, at: int) -> Voice:
        """The voice of a person by name."""
        return self.join(Made(name, person=True, words=words_of(name)), at)


def _called_by(name: str) -> set[str]:
    """The words by which somebody of a full name is told of later: given name, surname, its article apart."""
    bare = _BEHIND_NAME.sub("", name)
    return {w.lower() for w in (bare.split()[-1], bare.split()[0], bare_surname(bare))}


def _bare(name: str) -> str:
    """A name in small letters without what stands behind a surname: "robert ford" of Robert Ford Jr."""
    return _BEHIND_NAME.sub("", name.lower())


def is_press(voice: Voice) -> bool:
    """Whether a voice is a paper, agency or station, by its name or by what it is called."""
    role = words_of(voice.role or "")
    return is_outlet(voice.name) or (voice.person is not True and bool(role & _PRESS_ROLES))


def sex_of_voice(voice: Voice) -> str:
    """The pronoun, "he" or "she", that a voice goes by where that can be told, else nothing."""
    told = voice.sex or sex_of(voice.name, voice.role or "")
    return told or (sex_of("", voice.name) if voice.kind == "unnamed" else "")


def may_mean(word: str, voice: Voice) -> bool:
    """Whether a pronoun is of a voice's kind."""
    if word in ("he", "she"):
        alike = {sex_of_voice(voice), voice.gone_by} <= {"", word}
        return _may_be_person(voice) and not voice.plural and alike
    if word == "it":
        return voice.person is False and not voice.plural
    several = voice.plural or not (voice.person or is_press(voice)) or "spokesperson" in voice.heads
    return word == "they" and several


def _may_be_person(voice: Voice) -> bool:
    """Whether a voice is a person, or a name of which the text doesn't tell and that is no paper's."""
    return voice.person is True or (voice.person is None and not is_press(voice))
