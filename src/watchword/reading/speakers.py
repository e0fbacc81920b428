"""Who a phrase means: a name, its role, someone unnamed, or "he" and "the ministry" for one named before.

A text's voices are kept in order, so that one speaker under several names is one. Where a pronoun or a
noun could mean more than one of them, nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from watchword.model.countries import country_code
from watchword.reading.clauses import Token, words
from watchword.reading.mentions import Entity
from watchword.reading.phrases import Phrase, main_subject

__all__ = ["Voice", "Voices", "is_outlet", "person_names"]

_ARTICLES = frozenset(("a", "an", "the"))
_OWNERS = frozenset("his her its their our my your this that".split())
#: Particles inside names of persons.
_PARTICLES = frozenset(
    "van von der den de la le del della di da dos bin ibn al el abu ben ter zu af y e".split()
)
#: Roles that many hold: a speaker with nothing but one of these is unnamed.
_MANY = frozenset(
    "spokesman spokeswoman spokesperson official officer source lawyer attorney aide agent "
    "expert analyst diplomat "
    "executive employee worker witness reporter journalist member person man woman resident "
    "lady insider adviser advisor "
    "trader broker economist researcher scientist investigator prosecutor detective inspector representative "
    "accountant captain sailor staffer".split()
)
#: A body's role in a trade stands for the company: "the broker" is a firm as often as a man.
_FIRMS = frozenset(
    "company firm corporation conglomerate maker manufacturer producer operator shipowner "
    "supplier seller buyer lender bank "
    "insurer carrier airline shipyard refinery refiner exporter importer distributor trader "
    "broker start-up startup "
    "chain group retailer developer owner dealer".split()
)
#: Nouns by which a text comes back to a person already named.
_EPITHETS = frozenset(
    "official minister executive politician diplomat leader man woman businessman "
    "businesswoman spokesman spokeswoman spokesperson".split()
)
_PRESS = frozenset(
    "outlet newspaper paper magazine broadcaster news daily weekly agency journal site website".split()
)
_SUFFIXES = frozenset(
    "co ltd inc corp llc plc gmbh ag sa spa nv bv jsc ooo pjsc oao zao srl limited company "
    "group holding holdings".split()
)
_RUN = re.compile(
    r"(?<![\w.])(?:[^\W\d_]\.\s?)*(?:[A-ZÀ-ÞĀ-ŽА-Я][\w'’-]{1,40}|[A-ZА-Я]\.)(?: "
    r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w'’&-]{0,40}\.?|of|and|for|de|al|bin|van|von|the|la|del|da|der|"
    r"&)){0,8}"
)
_DEFINED = re.compile(r"\(\s*(?:the )?[“\"']?([A-Z][A-Za-z&.-]{1,14})[”\"']?\s*\)")


def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, agency or station, by its words."""
    low = name.lower().replace("’", "'").replace("'s", "").replace(".", "")
    found = [w for w in re.findall(r"[\w-]+", low) if w not in _ARTICLES]
    return (
        bool(found)
        and (
            found[-1] in words("outlets")
            or found[0] in ("reuters", "bloomberg", "xinhua", "nikkei", "agence", "associated")
        )
        and not set(found) & {"ministry", "commission", "council", "court"}
    )


#: No mention is longer.
_MENTION = 500
#: Voices kept in mind, the latest: nobody means one named further back, and time stays bounded.
_REMEMBERED = 60
#: Capitalised names kept, and characters of a text that are looked through for them.
_NAMES, _LOOKED = 4000, 200_000


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


@dataclass
class _Seen:
    """A name of the text that may be meant later, whether it speaks or not."""

    name: str
    at: int
    person: bool
    first: bool
    role: str = ""


@dataclass
class Voices:
    """The voices of one text; `read` tells who a phrase is, and remembers."""

    text: str
    entities: Sequence[Entity] = ()
    outlet: str | None = None
    known: list[Voice] = field(default_factory=list)
    seen: list[_Seen] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    #: The sentences before the one being read, the nearest first, each with its paragraph's number.
    before: Callable[[], Iterator[tuple[int, Sequence[Token]]]] = lambda: iter(())
    _mentions: list[tuple[int, int, Entity]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seen = person_names(self.text)
        for found in _DEFINED.finditer(self.text):
            before = self.text[max(0, found.start() - 90) : found.start()].rstrip()
            runs = list(_RUN.finditer(before))
            if runs and runs[-1].end() == len(before):
                full = _fits(runs[-1].group(), found.group(1))
                if full:
                    self.acronyms.setdefault(found.group(1), full)
        self._mentions = sorted(
            ((m.start, m.end, e) for e in self.entities for m in e.mentions), key=lambda x: (x[0], -x[1])
        )

    # --- reading a phrase

    def read(self, tokens: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
        """The voice that a phrase names; None where it means somebody that can't be told."""
        row = list(phrase.tokens)
        if not row:
            return None
        at = tokens[row[0]].start
        first = tokens[row[0]].low.partition("'")[0]
        if len(row) == 1 and first in words("pronouns"):
            return self._pronoun(first, at, paragraph)
        voice = self._named(tokens, row, phrase.notes, paragraph)
        if voice is not None:
            voice.last, voice.paragraph = tokens[row[-1]].end, paragraph
            self._remember(voice)
        return voice

    def _remember(self, voice: Voice) -> None:
        if voice not in self.known:
            self.known.append(voice)
            del self.known[:-_REMEMBERED]

    def _named(
        self, tokens: Sequence[Token], row: list[int], notes: Sequence[Sequence[int]], paragraph: int
    ) -> Voice | None:
        made = self._describe(tokens, row)
        if made is None:
            return None
        named_note = None
        for note in notes:
            other = (
                self._describe(tokens, list(note))
                if tokens[note[0]].capital or tokens[note[0]].low in words("titles")
                else None
            )
            if (
                other
                and other.kind == "named"
                and other.words
                and self._bare(tokens, note)
                and made.generic
                and tokens[note[0]].low not in _ARTICLES
            ):
                named_note = other
                break
        if made.document and named_note is None:
            for note in notes:
                source = next(
                    (n for n, i in enumerate(note) if tokens[i].low in ("to", "by", "from") and n < 3), None
                )
                author = (
                    self._describe(tokens, list(note[source + 1 :]))
                    if source is not None and note[source + 1 :]
                    else None
                )
                if author:
                    made = author
                    break
        if named_note:
            role = made.text
            made = named_note
            made.role = made.role or role
        elif not made.generic and not made.role:
            made.role = next((t for n in notes if (t := self._role(tokens, n))), None)
            if made.person is None and made.role:
                roles = set(made.role.lower().split())
                made.person = (
                    True
                    if roles & words("persons") and not roles & {"firm", "company"}
                    else False
                    if roles & words("bodies")
                    else None
                )
        if made.generic:
            return self._generic(made, tokens[row[0]].start, paragraph)
        return self._join(made, tokens[row[0]].start)

    @staticmethod
    def _bare(tokens: Sequence[Token], note: Sequence[int]) -> bool:
        return sum(tokens[i].capital for i in note) >= 1

    @staticmethod
    def _role(tokens: Sequence[Token], note: Sequence[int]) -> str | None:
        if not note or tokens[note[0]].low in words("relatives") or tokens[note[0]].text[0].isdigit():
            return None
        heads = words("persons") | words("titles") | words("bodies")
        return _text(tokens, note) if any(tokens[i].low in heads for i in note) else None

    def _describe(self, tokens: Sequence[Token], row: list[int]) -> _Made | None:
        """What the words of a phrase say, before anybody known is looked for."""
        if self._year_old(tokens, row):
            return _Made("he", generic=True, head="he", definite=True)
        text = _text(tokens, row)
        definite = True
        owner = ""
        first = tokens[row[0]].low
        if first in words("determiners"):
            definite = first == "the" or first in _OWNERS or first in ("this", "that", "these", "those")
            if first in _OWNERS or first in _ARTICLES:
                owner = first if first in _OWNERS else ""
                row = row[1:]
        elif first in ("someone", "somebody", "anyone", "sources"):
            definite = False
        if not row:
            return None
        head_end = next(
            (
                n
                for n, i in enumerate(row)
                if n
                and not tokens[i].capital
                and (
                    tokens[i].low in words("prepositions")
                    or tokens[i].low
                    in (
                        "to",
                        "familiar",
                        "close",
                        "briefed",
                        "involved",
                        "aware",
                        "who",
                        "that",
                        "which",
                        "called",
                        "opposed",
                    )
                )
            ),
            len(row),
        )
        head, rest = row[:head_end], row[head_end:]
        if not head:
            return None
        if (
            rest
            and tokens[rest[0]].low == "of"
            and tokens[head[-1]].capital
            and all(
                tokens[i].capital or tokens[i].low in ("of", "and", "for", "the", "&", "'s") for i in rest
            )
            and len(head) <= 4
        ):
            cut = next(
                (n for n, i in enumerate(head) if tokens[i].low in words("bodies") and tokens[i].capital),
                None,
            )
            if cut is not None or tokens[head[-1]].low in (
                "republic",
                "bank",
                "centers",
                "centres",
                "state",
                "states",
                "house",
                "chamber",
                "ministers",
                "secretariat",
                "department",
                "institute",
                "bureau",
                "office",
            ):
                head, rest = [*head, *rest], []
        last = tokens[head[-1]]
        if last.low in words("documents") and not (last.capital and len(head) > 1):
            return self._of_document(tokens, head, rest, text)
        titled = self._titled(tokens, head, rest)
        if titled:
            return titled
        heads = words("persons") | words("bodies")
        if (
            len(head) == 1
            and last.capital
            and first == last.low
            and _plural(last.low)
            and _single(last.low) in heads
        ):
            return _Made(
                text,
                generic=True,
                head=last.low,
                definite=False,
                plural=True,
                words=_words_of(text),
                person=True,
                named_inside=any(tokens[i].capital for i in rest),
            )
        names = [i for i in head if tokens[i].capital]
        whole = _text(tokens, [*head, *rest]) if self._keeps(tokens, head, rest) else _text(tokens, head)
        if last.capital and names and not (len(head) == 1 and last.low in words("bodies") | words("persons")):
            generic_words = {tokens[i].low for i in head} <= words("bodies") | words("persons") | {"'s"}
            if not generic_words:
                return _Made(
                    whole,
                    words=_words_of(whole),
                    role=_text(tokens, rest)
                    if rest and rest[0] != head[-1] and whole == _text(tokens, head)
                    else None,
                    person=self._is_person(tokens, head),
                )
        head_word = next((tokens[i].low for i in reversed(head) if tokens[i].low in heads), last.low)
        if head_word not in heads and _single(head_word) in words("bodies") | _FIRMS:
            head_word = _single(head_word)
            many = True
        else:
            many = False
        owned = next((n for n, i in enumerate(head) if tokens[i].low == "'s"), None)
        plural = (
            many
            or _plural(head_word)
            or first in ("two", "three", "four", "five", "six", "several", "many", "some")
        )
        named_inside = any(tokens[i].low not in heads | words("titles") for i in names) or any(
            tokens[i].capital for i in rest
        )
        return _Made(
            text,
            generic=True,
            head=head_word,
            definite=definite,
            plural=plural,
            owner=owner,
            owned_by=_text(tokens, head[:owned]) if owned else "",
            named_inside=named_inside,
            words=_words_of(text),
            person=head_word in words("persons") and head_word not in _FIRMS,
        )

    @staticmethod
    def _year_old(tokens: Sequence[Token], row: Sequence[int]) -> bool:
        return (
            any(tokens[i].low.endswith("-year-old") for i in row)
            and not any(tokens[i].capital for i in row[1:])
            and tokens[row[0]].low == "the"
        )

    @staticmethod
    def _keeps(tokens: Sequence[Token], head: Sequence[int], rest: Sequence[int]) -> bool:
        """Whether what follows a preposition belongs to a body's name ("Department of State")."""
        return (
            bool(rest)
            and tokens[rest[0]].low in ("of", "for", "on", "to", "against")
            and tokens[rest[-1]].capital
            and any(
                tokens[i].low in words("bodies") | {"centers", "centres", "chamber", "initiative", "fund"}
                and tokens[i].capital
                for i in head
            )
            and not any(
                tokens[i].low in words("titles") and tokens[i].low not in words("bodies") for i in head
            )
        )

    def _titled(self, tokens: Sequence[Token], head: list[int], rest: list[int]) -> _Made | None:
        """As in "Foreign Minister Wang Yi", "the campaign group Threadbare": role and name."""
        roles = words("titles") | words("persons") | words("bodies") | _SUFFIX_ROLES
        at = None
        for n in range(len(head) - 2, -1, -1):
            token = tokens[head[n]]
            if token.low in roles and (
                not token.capital
                or token.low in words("titles")
                or (n + 1 < len(head) and token.low in words("persons"))
            ):
                at = n
                break
        if at is not None:
            name = head[at + 1 :]
            if tokens[name[0]].text == ".":
                name = name[1:]
            if name and tokens[name[0]].low != "'s" and self._name_run(tokens, name):
                word = tokens[head[at]].low
                person = word in words("titles") or (word in words("persons") and word not in _FIRMS)
                return _Made(
                    _text(tokens, name),
                    role=_text(tokens, head[: at + 1]),
                    person=person,
                    words=_words_of(_text(tokens, name)),
                )
        for n in range(len(head) - 3, -1, -1):
            # "dad-of-three Alejandro Flores": small letters, then a name of two or three.
            if (
                not tokens[head[n]].capital
                and tokens[head[n]].text[0].isalpha()
                and tokens[head[n]].low not in _PARTICLES | {"and", "of", "for"}
            ):
                name = head[n + 1 :]
                if (
                    self._name_run(tokens, name)
                    and 2 <= len(name) <= 3
                    and not {tokens[i].low for i in name} & (words("bodies") | _SUFFIXES | words("outlets"))
                ):
                    return _Made(
                        _text(tokens, name),
                        role=_text(tokens, head[: n + 1]),
                        person=True,
                        words=_words_of(_text(tokens, name)),
                    )
                break
        title = tokens[head[-1]].low in words("titles") and tokens[head[-1]].capital
        capitals = [i for i in rest if tokens[i].capital]
        if (
            title
            and len(capitals) >= 4
            and rest[-1] == capitals[-1]
            and capitals[-2] == rest[-2 if tokens[rest[-2]].text != "." else -3]
        ):
            cut = 2
            run = [i for i in rest if tokens[i].text != "."]
            if len(tokens[run[-2]].text) <= 2:
                cut = 3
            name = rest[rest.index(run[-cut]) :]
            return _Made(
                _text(tokens, name),
                role=_text(tokens, [*head, *rest[: rest.index(run[-cut])]]),
                person=True,
                words=_words_of(_text(tokens, name)),
            )
        return None

    @staticmethod
    def _name_run(tokens: Sequence[Token], row: Sequence[int]) -> bool:
        return (
            tokens[row[-1]].capital
            and all(
                tokens[i].capital or tokens[i].low in _PARTICLES or tokens[i].text in ".&-’'" for i in row
            )
            and not all(tokens[i].low in words("titles") | words("bodies") for i in row)
        )

    def _is_person(self, tokens: Sequence[Token], head: Sequence[int]) -> bool | None:
        name = _text(tokens, head)
        if set(name.lower().split()) & (words("bodies") | words("outlets") | _SUFFIXES):
            return False
        for _, _, entity in self._over(tokens[head[0]].start, tokens[head[-1]].end):
            if entity.kind == "person":
                return True
            if entity.kind in ("place", "vessel") or entity.hits:
                return False
        if any(s.person and s.name.endswith(name) for s in self.seen):
            return True
        lone = (
            len(head) <= 3
            and not name.isupper()
            and not country_code(name)
            and all(tokens[i].capital for i in head)
        )
        return None if lone else False

    def _of_document(
        self, tokens: Sequence[Token], head: list[int], rest: list[int], text: str
    ) -> _Made | None:
        """Words in a document are its author's: "data from the CDC", "the bank's letter"."""
        owner = next((n for n in range(len(head) - 1, -1, -1) if tokens[head[n]].low == "'s"), None)
        if owner:
            return self._describe(tokens, head[:owner])
        source = next((n for n, i in enumerate(rest) if tokens[i].low in ("from", "by", "of")), None)
        if source is not None and rest[source + 1 :]:
            found = self._describe(tokens, rest[source + 1 :])
            if found and (not found.generic or found.head in words("bodies") | words("persons")):
                return found
        capitals = [i for i in head[:-1] if tokens[i].capital or tokens[i].text in "&"]
        if capitals and tokens[capitals[-1]].low not in words("times"):
            return self._describe(tokens, capitals)
        return _Made(
            text, generic=True, head=tokens[head[-1]].low, document=True, definite=True, words=_words_of(text)
        )

    # --- joining with what is known

    def _over(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        at = bisect_left(self._mentions, start - _MENTION, key=lambda m: m[0])
        found = []
        for mention in self._mentions[at : at + 200]:
            if mention[0] >= end:
                break
            if mention[1] > start:
                found.append(mention)
        return found

    def _join(self, made: _Made, at: int) -> Voice:
        """The known voice of that name, or a new one under the name's fullest form."""
        address = made.role if made.role and made.role.lower().strip(".") in _ADDRESS else None
        made.role = None if address else made.role
        voice = self._joined(made, at)
        if address:
            voice.sex = voice.sex or _sex_of("", address)
        return voice

    def _joined(self, made: _Made, at: int) -> Voice:
        start = self.text.find(made.text, at)
        entity = None
        if start >= 0:
            for m_start, m_end, found in self._over(start, start + len(made.text)):
                if m_end - m_start >= 0.5 * len(made.text) or found.kind == "person":
                    entity = found.key
                    break
        full = self.acronyms.get(made.text, made.text)
        key = made.words | _words_of(full)
        for voice in reversed(self.known):
            if voice.kind != "named":
                continue
            if (
                (entity and voice.entity == entity)
                or voice.words == _words_of(full)
                or (made.words and made.words == voice.words)
            ):
                return self._more(voice, made, entity)
            if (
                voice.person is not False
                and (
                    voice.name.lower().endswith(" " + made.text.lower())
                    or (voice.person and voice.name.lower().startswith(made.text.lower() + " "))
                )
                and (made.person or made.role is None)
            ):
                return self._more(voice, made, entity)
            if (
                not voice.person
                and (
                    _initials(voice.name) == made.text.replace(".", "")
                    or _initials(made.text) == voice.name.replace(".", "")
                )
                and min(len(voice.name), len(made.text)) >= 2
            ):
                return self._more(voice, made, entity)
        if len(made.text.split()) == 1:
            fuller = [
                s
                for s in self.seen
                if s.person
                and s.at <= at
                and " " in s.name
                and made.text in (s.name.split()[-1], s.name.split()[0])
            ]
            names = {s.name for s in fuller}
            if len(names) == 1:
                full, key = fuller[0].name, key | _words_of(fuller[0].name)
                made.person = True
        if full == made.text and not made.person:
            full = next((a for a in self.acronyms.values() if _initials(a) == made.text), full)
        return Voice(
            full,
            "named",
            made.person,
            made.role,
            entity=entity,
            words=_words_of(full),
            heads=frozenset(w for w in key if w in words("bodies")),
        )

    @staticmethod
    def _more(voice: Voice, made: _Made, entity: str | None) -> Voice:
        voice.role = voice.role or made.role
        voice.entity = voice.entity or entity
        return voice

    def _generic(self, made: _Made, at: int, paragraph: int) -> Voice | None:
        """As in "The ministry", "a senior official", "the spokesman"."""
        head = made.head
        if head == "he":
            return self._pronoun("he", at, paragraph)
        if made.document:
            bodies = [v for v in self.known if not v.person and v.kind == "named" and not is_outlet(v.name)]
            recent = [v for v in bodies if paragraph - v.paragraph <= 2]
            if head in ("statement", "release", "letter", "reply", "response"):
                return recent[-1] if recent and len({id(v) for v in recent[-2:]}) == 1 else None
            if head in _PRESS and (press := [v for v in self.known if is_outlet(v.name)]):
                return max(press, key=lambda v: v.last)
            if len(made.words) < 2:
                return None
            bare, heads = _bare_article(made.text), frozenset((head,))
            return Voice(bare, "named", plural=True, words=made.words, heads=heads)
        if (head in words("bodies") and head not in words("persons")) or (
            head in _FIRMS and made.definite and not made.plural
        ):
            return self._body(made, at, paragraph)
        if made.definite and not made.named_inside:
            same = [
                v
                for v in self.known
                if head in v.words
                or (v.role and head in _words_of(v.role))
                or (made.plural and head in v.words)
            ]
            same = [v for v in same if v.plural == made.plural]
            introduced = [s for s in self.seen if s.person and s.role == head and s.at < at]
            latest = max(same, key=lambda v: v.last, default=None)
            if (
                not made.owner
                and not made.plural
                and introduced
                and introduced[-1].at > (latest.last if latest else -1)
            ):
                return self._person(introduced[-1].name, introduced[-1].at)
            if latest and not made.owner:
                return latest
        if (
            made.definite
            and not made.plural
            and not made.owner
            and not made.named_inside
            and head in _EPITHETS
        ):
            persons = [
                v
                for v in self.known
                if v.person is not False and not v.plural and paragraph - v.paragraph <= 2
            ]
            if len(persons) == 1 or (
                persons and paragraph - persons[-1].paragraph <= 1 and len({v.name for v in persons}) == 1
            ):
                return persons[-1]
        if head in ("one",) and "them" in made.words:
            group = [v for v in self.known if v.plural and v.kind == "unnamed"]
            name = f"one of {group[-1].name}" if group else made.text
            return Voice(name, "unnamed", True, words=_words_of(name), via=group[-1].via if group else None)
        known = next(
            (v for v in reversed(self.known) if v.words == made.words and v.plural == made.plural), None
        )
        if known:
            return known
        if not made.person and head not in words("persons") and _single(head) not in words("persons"):
            if not made.named_inside:
                if head in words("times") or not head.isalpha() or len(made.words) > 5:
                    return None
                sure = made.definite and not made.plural
                return Voice(
                    _bare_article(made.text) if sure else made.text,
                    "named" if sure else "unnamed",
                    plural=made.plural,
                    words=made.words,
                    heads=frozenset((head,)),
                )
            return Voice(made.text, "named", words=made.words, heads=frozenset((head,)))
        unique = (
            made.definite
            and not made.plural
            and head not in _MANY
            and (made.named_inside or (made.owner == "" and not made.owned_by))
        )
        kind = "named" if unique else "unnamed"
        name = _bare_article(made.text) if kind == "named" else made.text
        return Voice(name, kind, True, plural=made.plural, words=made.words, heads=frozenset((head,)))

    def _body(self, made: _Made, at: int, paragraph: int) -> Voice | None:
        head = made.head
        made.words = made.words - {"same"}
        plain = made.words <= {head, "the"} or (not made.named_inside and len(made.words) <= 1)
        spoken = [
            v
            for v in self.known
            if v.person is not True and v.kind == "named" and (head in v.words or head in v.heads)
        ]
        if plain and made.definite and spoken and paragraph - max(v.paragraph for v in spoken) <= 2:
            return max(spoken, key=lambda v: v.last)
        for _, _, entity in self._over(at, at + len(made.text)):
            name = _fullest(entity)
            voice = next(
                (v for v in self.known if v.entity == entity.key or v.words == _words_of(name)), None
            )
            if plain:
                return voice or Voice(name, "named", entity=entity.key, words=_words_of(name))
        if plain and made.definite:
            if (
                head in _PRESS
                and (press := [v for v in self.known if is_outlet(v.name)])
                and head != "agency"
            ):
                return max(press, key=lambda v: v.last)
            able = [
                v
                for v in self.known
                if not v.person
                and v.kind == "named"
                and (head in v.words or head in v.heads or (v.role and head in v.role.lower().split()))
            ]
            if able:
                return max(able, key=lambda v: v.last)
            seen = [s for s in self.seen if not s.person and s.at < at and head in s.name.lower().split()]
            seen = [s for s in seen if _words_of(s.name) - {head}]
            if seen and head not in ("group", "company"):
                return self._join(_Made(seen[-1].name, words=_words_of(seen[-1].name)), seen[-1].at)
            if head in _FIRMS:
                firms = [
                    v
                    for v in self.known
                    if not v.person
                    and v.kind == "named"
                    and not is_outlet(v.name)
                    and (_words_of(v.name) & _SUFFIXES or v.role)
                ]
                if firms and paragraph - firms[-1].paragraph <= 3:
                    return firms[-1]
                suffixed = [
                    s for s in self.seen if not s.person and s.at < at and _words_of(s.name) & _SUFFIXES
                ]
                if len({s.name for s in suffixed}) == 1:
                    return self._join(
                        _Made(suffixed[-1].name, words=_words_of(suffixed[-1].name)), suffixed[-1].at
                    )
        if not made.definite and head in _FIRMS:
            return Voice(made.text, "unnamed", words=made.words, heads=frozenset((head,)))
        known = next((v for v in reversed(self.known) if v.words == made.words and v.kind == "named"), None)
        return known or Voice(
            _bare_article(made.text), "named", plural=made.plural, words=made.words, heads=frozenset((head,))
        )

    def _pronoun(self, word: str, at: int, paragraph: int) -> Voice | None:
        if word in ("i", "this", "that", "these", "those", "you"):
            return None
        if word == "one":
            group = [
                v for v in self.known if v.plural and v.kind == "unnamed" and paragraph - v.paragraph <= 1
            ]
            name = f"one of {group[-1].name}" if group else ""
            return Voice(name, "unnamed", True, words=_words_of(name), via=group[-1].via) if group else None
        if word == "we":
            return Voice(self.outlet, "named", words=_words_of(self.outlet)) if self.outlet else None
        subject = self._topic(word, at)
        if subject is not None:
            return subject
        if word in ("he", "she"):
            speaking = [
                v
                for v in self.known
                if v.person is not False
                and not v.plural
                and paragraph - v.paragraph <= 3
                and _sex(v) in ("", word)
            ]
            latest = max(speaking, key=lambda v: v.last) if speaking else None
            since = [
                s
                for s in self.seen
                if s.person
                and (latest.last if latest else -1) < s.at < at
                and _sex_of(s.name, s.role) in ("", word)
            ]
            others = {
                s.name for s in since if latest is None or not set(s.name.split()) & set(latest.name.split())
            }
            subjects = [s for s in since if s.first and s.name in others]
            if subjects:
                return self._person(subjects[-1].name, subjects[-1].at)
            if latest:
                return latest
            return self._person(since[-1].name, since[-1].at) if len(others) == 1 else None
        if word == "they":
            able = [v for v in self.known if (v.plural or not v.person) and paragraph - v.paragraph <= 1]
        else:  # it, which, who: a body that spoke, or the subject of the sentence before
            able = [
                v
                for v in self.known
                if v.person is not True and v.kind == "named" and paragraph - v.paragraph <= 1
            ]
        if not able:
            return None
        able.sort(key=lambda v: v.last)
        return able[-1]

    def _topic(self, word: str, at: int) -> Voice | None:
        """The subject of a sentence before, where it is of the pronoun's kind and nobody spoke since."""
        spoke = max((v.last for v in self.known), default=-1)
        for n, (paragraph, row) in enumerate(self.before()):
            if n > 1 or not row:
                break
            phrase = main_subject(row, 0, len(row))
            if phrase is None or not phrase.tokens:
                continue
            first = row[phrase.tokens[0]]
            if len(phrase.tokens) == 1 and first.low in words("pronouns"):
                continue
            if n == 1 and spoke > row[-1].end:
                break  # somebody spoke between
            made = self._describe(row, list(phrase.tokens))
            if made is None or made.head == "he":
                continue
            if word in ("he", "she"):
                named = [self._describe(row, list(m)) for m in phrase.notes if row[m[0]].capital]
                fits = (
                    made.person
                    or made.head == "he"
                    or _doer(made.head)
                    or any(m and m.person for m in named)
                    or self._lone_person(row, phrase)
                )
                if made.plural or not fits or made.head in ("others",):
                    continue
                given = next((m.text for m in named if m and m.person), made.text)
                if _sex_of(given, made.role or made.text) not in ("", word):
                    continue
            elif word == "they":
                if not (made.plural or " and " in made.text):
                    continue
            elif made.person or made.plural or self._lone_person(row, phrase) or is_outlet(made.text):
                continue
            voice = self._named(row, list(phrase.tokens), phrase.notes, paragraph)
            if voice is None:
                return None
            if word in ("he", "she"):
                voice.person = True
            self._remember(voice)
            voice.last, voice.paragraph = (
                max(voice.last, row[phrase.tokens[-1]].end),
                max(voice.paragraph, paragraph),
            )
            return voice
        return None

    def _lone_person(self, row: Sequence[Token], phrase: Phrase) -> bool:
        """A name of one to three capitals that is no body, country or acronym."""
        parts = [row[i] for i in phrase.tokens]
        name = " ".join(t.text for t in parts)
        known = next((v for v in self.known if v.name.endswith(name)), None)
        if known is not None:
            return known.person is not False
        return (
            len(parts) <= 3
            and all(t.capital for t in parts)
            and not name.isupper()
            and not country_code(name)
            and not (len(parts) == 1 and parts[0].low.endswith("ing"))
            and not {t.low for t in parts} & (words("bodies") | words("outlets") | _SUFFIXES | words("times"))
        )

    def _person(self, name: str, at: int) -> Voice:
        return self._join(_Made(name, person=True, words=_words_of(name)), at)


_SUFFIX_ROLES = frozenset("chain trader importer exporter outlet prosecutor rights campaign".split()) - {
    "rights",
    "campaign",
}


@dataclass
class _Made:
    """What a phrase says by itself."""

    text: str
    generic: bool = False
    head: str = ""
    definite: bool = True
    plural: bool = False
    person: bool | None = False
    document: bool = False
    named_inside: bool = False
    owner: str = ""
    owned_by: str = ""
    role: str | None = None
    words: frozenset[str] = frozenset()
    kind: str = "named"


#: Forms of address are no roles.
_ADDRESS = frozenset("mr mrs ms miss".split())
#: Words among those for persons that stand before any noun.
_COUNTING = frozenset("one two three four five several some many other others".split())
#: Capitals at a sentence's beginning that are no part of a name.
_OPENERS = frozenset(
    "but and in on at his her its their our for today yesterday also however meanwhile when "
    "while after before as if "
    "according since under later earlier now then there this that these those two three four "
    "five one some many most "
    "only both each by from with to of it he she they we i despite during citing".split()
)


def person_names(text: str) -> list[_Seen]:
    """Runs of capitals that later words may mean; `person` where what stands beside says so."""
    found: list[_Seen] = []
    roles = (words("titles") | words("persons")) - _COUNTING
    for run in _RUN.finditer(text[:_LOOKED]):
        parts = run.group().split()
        while parts and parts[-1] in (
            "of",
            "and",
            "for",
            "de",
            "al",
            "the",
            "la",
            "&",
            "der",
            "da",
            "del",
            "van",
            "von",
            "bin",
        ):
            parts.pop()
        skipped = 0
        titled = False
        while len(parts) > 1 and (
            parts[0].lower().strip(".") in roles or parts[0].lower() in _ARTICLES | _OPENERS
        ):
            titled = titled or parts[0].lower().strip(".") in words("titles")
            skipped += len(parts[0]) + 1
            parts = parts[1:]
        if not parts:
            continue
        name = " ".join(parts).rstrip(".’'")
        name = re.sub(r"['’]s$", "", name)
        before = text[max(0, run.start() - 40) : run.start()]
        lows = before.lower().replace(",", " ").split()
        beside = (
            bool(lows)
            and lows[-1] in roles - words("bodies")
            and not before.rstrip().endswith((".", ":", ";"))
        )
        aged = (
            2 <= len(parts) <= 3
            and not {w.lower() for w in parts} & (words("bodies") | _SUFFIXES)
            and _told_of(text[run.end() : run.end() + 60], roles)
        )
        body = bool({w.lower().strip(".,") for w in parts} & (words("bodies") | _SUFFIXES | {"of", "for"}))
        owned = re.search(r"['’]s\b", run.group().split()[0]) is not None
        person = (titled or beside or aged) and not body and not owned and len(parts) <= 4
        start = before.rstrip(' “"')
        first = (
            not start
            or start[-1] in ".!?\n"
            or before.endswith("\n")
            or (beside and re.search(r"(?:^|[.\n]\s*)(?:\w+ ){0,3}$", before) is not None)
        )
        if len(name) > 1 and len(found) < _NAMES:
            role = run.group().split()[0].lower() if titled else lows[-1] if beside else ""
            found.append(_Seen(name, run.start() + skipped, person, first, role))
    persons = {s.name for s in found if s.person}
    lasts = {n.split()[-1] for n in persons}
    for seen in found:
        if not seen.person and (seen.name in persons or seen.name in lasts):
            seen.person = True
    return found


def _told_of(after: str, roles: frozenset[str]) -> bool:
    """Whether what follows a name tells of a person: ", 61,", ", who", ", a retired teacher"."""
    if re.match(r", (?:\d\d[,.]|who\b)", after):
        return True
    note = re.match(r", (?:an?|the) ([\w -]{3,50})", after)
    if note is None:
        return False
    said = note.group(1).lower().split()[:4]
    return any(w in roles for w in said) and not any(w in _FIRMS or w in words("bodies") for w in said)


def _text(tokens: Sequence[Token], row: Sequence[int]) -> str:
    """Words with the gaps they had, single blanks between."""
    out: list[str] = []
    end = -1
    for i in row:
        token = tokens[i]
        if out and token.start > end:
            out.append(" ")
        out.append(token.text)
        end = token.end
    return "".join(out).strip()


def _bare_article(text: str) -> str:
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", text)


def _words_of(name: str) -> frozenset[str]:
    low = name.lower().replace("’s", "").replace("'s", "").replace(".", "")
    return frozenset(re.findall(r"[\w-]+", low)) - {"the", "of", "a", "an", "and", "for"}


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Z][\w]*", name)) if " " in name else "\0"


def _fits(run: str, short: str) -> str:
    """The part of a run whose initials are the acronym; the run itself where they nearly are."""
    parts = run.split()
    bare = short.replace(".", "").replace("&", "").upper()
    for n in range(len(parts)):
        tail = parts[n:]
        letters = "".join(p[0] for p in tail if p[0].isupper())
        if letters.upper() == bare and tail[0][0].isupper():
            return " ".join(tail)
    head = parts[0].lower() == "the"
    return " ".join(parts[1:] if head else parts) if short.lower() in run.lower() else ""


def _plural(word: str) -> bool:
    return word in (
        "people",
        "men",
        "women",
        "police",
        "spokespeople",
        "spokesmen",
        "staff",
        "fishermen",
        "crew",
    ) or (word.endswith("s") and not word.endswith(("ss", "us")))


_THINGS = frozenset(
    "letter paper tanker freighter carrier order matter number offer power water border "
    "computer container server register "
    "newsletter chapter trailer motor sensor reactor sector factor transponder dinner winter "
    "summer river corner answer plant".split()
)


def _doer(word: str) -> bool:
    """Whether a noun names one who does something, by its ending."""
    return (
        word.endswith(("er", "or", "ist", "ian", "man", "woman"))
        and len(word) > 4
        and word not in _THINGS
        and word not in words("bodies")
    )


def _sex(voice: Voice) -> str:
    return voice.sex or _sex_of(voice.name, voice.role or "")


def _sex_of(name: str, role: str) -> str:
    """The pronoun, "he" or "she", where a title, a role or a given name says so, else nothing."""
    told = set(re.findall(r"[\w-]+", role.lower()))
    if told & {
        "ms",
        "mrs",
        "miss",
        "lady",
        "dame",
        "spokeswoman",
        "chairwoman",
        "mother",
        "mum",
        "wife",
        "daughter",
        "sister",
        "queen",
    }:
        return "she"
    if told & {
        "mr",
        "sir",
        "lord",
        "spokesman",
        "chairman",
        "father",
        "dad",
        "husband",
        "son",
        "brother",
        "king",
    }:
        return "he"
    first = re.findall(r"[\w-]+", name.lower())[:1]
    return (
        "she"
        if first and first[0] in words("female")
        else "he"
        if first and first[0] in words("male")
        else ""
    )


def _single(word: str) -> str:
    """A plural's singular, by its ending."""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


def _fullest(entity: Entity) -> str:
    named = [m.surface for m in entity.mentions if m.how in ("name", "alias", "span", "partial")]
    return max(named, key=len) if named else entity.name
