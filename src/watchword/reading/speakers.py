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
from watchword.reading.naming import (
    Describer,
    Made,
    bare_article,
    doer,
    is_outlet,
    single,
    words_of,
)
from watchword.reading.phrases import Phrase, main_subject
from watchword.reading.seen import (
    ARTICLES,
    DEFINED,
    FIRMS,
    RUN,
    SUFFIXES,
    Seen,
    fits,
    initials,
    person_names,
    sex_of,
)

__all__ = ["Voice", "Voices"]

#: Roles that many hold: a speaker with nothing but one of these is unnamed.
_MANY = frozenset(
    "spokesman spokeswoman spokesperson official officer source lawyer attorney aide agent "
    "expert analyst diplomat "
    "executive employee worker witness reporter journalist member person man woman resident "
    "lady insider adviser advisor "
    "trader broker economist researcher scientist investigator prosecutor detective inspector representative "
    "accountant captain sailor staffer counsel barrister solicitor advocate auditor colleague friend "
    "neighbour neighbor brother sister mother father wife husband son daughter cousin uncle "
    "aunt grandmother grandfather partner rival "
    "driver employer client customer supplier".split()
)
#: Nouns by which a text comes back to a person already named.
_EPITHETS = frozenset(
    "official minister executive politician diplomat leader man woman businessman "
    "businesswoman spokesman spokeswoman spokesperson".split()
)
_PRESS = frozenset(
    "outlet newspaper paper magazine broadcaster news daily weekly agency journal site website".split()
)


#: Words for one or some of those spoken of before.
_OTHERS = frozenset(
    tuple(p.split())
    for p in (
        "another", "the other", "the others", "others", "a second", "a third", "the second", "the third",
        "the first", "the former", "the latter", "both", "two", "three", "four", "several", "some", "many",
        "most", "few", "a few",
    )
)  # fmt: skip
_MANY_OF = frozenset("others both two three four several some many most few a".split())
#: Characters of a text that are looked through for acronyms and titles.
_ACRONYMS = 1_000_000
#: Characters of a text in which the first "the company" is looked for.
_LOOKED = 100_000
#: Nouns that say a woman or a man, and what stands before one who is meant.
_WOMEN = frozenset(
    "woman girl lady mother grandmother wife sister daughter aunt niece widow granddaughter "
    "girlfriend waitress "
    "actress nun mum mom grandma granny nan".split()
)
_MEN = frozenset(
    "man boy gentleman father grandfather husband brother son uncle nephew widower grandson "
    "boyfriend waiter monk "
    "dad grandpa granddad".split()
)
_KIN_BEFORE = frozenset("a an the his her their my our your one old young elderly".split())
#: Participles behind a paper that say who has it, not who wrote it.
_PASSED = frozenset(
    "obtained seen reviewed read leaked quoted cited carried shown shared sent circulated".split()
)
#: Words beside a speaker who keeps the name back.
_HIDDEN = frozenset("anonymity anonymous anonymously unnamed".split())
_KEPT = frozenset("named identified name surname quoted".split())
#: Papers that speak for themselves where nobody is named: "the indictment alleges".
_SPEAKING = frozenset(
    "indictment complaint affidavit lawsuit suit ruling judgment judgement verdict opinion "
    "order petition motion "
    "label sign notice menu poster website caption brochure manual contract "
    "report study survey audit dossier memo memorandum law act bill treaty resolution filing".split()
)


#: No mention is longer.
_MENTION = 500
#: A headline in which more of the words than this begin with capitals is set in capitals.
_TITLED = 0.6
#: Within so many paragraphs "the agency" is the one that spoke.
_NEAR = 6
#: Voices kept in mind, the latest: nobody means one named further back, and time stays bounded.
_REMEMBERED = 60


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
class Voices:
    """The voices of one text; `read` tells who a phrase is, and remembers."""

    text: str
    entities: Sequence[Entity] = ()
    outlet: str | None = None
    headlines: Sequence[tuple[int, int]] = ()
    known: list[Voice] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    #: The sentences before the one being read, the nearest first, each with its paragraph's number.
    before: Callable[[], Iterator[tuple[int, Sequence[Token]]]] = lambda: iter(())
    #: Who spoke last to whom, and in which paragraph: the one who replies is the other.
    exchange: tuple[Voice, Voice | None, int] | None = None
    #: Where "the company" and the like first stand.
    firsts: dict[str, int] = field(default_factory=dict)
    describer: Describer = field(init=False)
    _mentions: list[tuple[int, int, Entity]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seen = person_names(self._without_titles())
        self.describer = Describer(self.seen, self._over)
        for found in DEFINED.finditer(self.text[:_ACRONYMS]):
            before = self.text[max(0, found.start() - 90) : found.start()].rstrip()
            runs = list(RUN.finditer(before))
            if runs and runs[-1].end() == len(before):
                full = fits(runs[-1].group(), found.group(1))
                if full:
                    self.acronyms.setdefault(found.group(1), full)
        self._mentions = sorted(
            ((m.start, m.end, e) for e in self.entities for m in e.mentions), key=lambda x: (x[0], -x[1])
        )

    def _without_titles(self) -> str:
        """The text with headlines of Capitals Alone blanked: every word of them looks like a name."""
        text = self.text[:_ACRONYMS]
        for start, end in self.headlines:
            if end > len(text):
                break
            parts = [w for w in text[start:end].split() if w[0].isalpha()]
            if len(parts) > 3 and sum(w[0].isupper() for w in parts) > len(parts) * _TITLED:
                text = text[:start] + "\n" * (end - start) + text[end:]
        return text

    # --- reading a phrase

    def read(self, tokens: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
        """The voice that a phrase names; None where it means somebody that can't be told."""
        row = list(phrase.tokens)
        if not row:
            return None
        at = tokens[row[0]].start
        first = tokens[row[0]].low.partition("'")[0]
        if first == "one" and len(row) == 1 and any(tokens[n[0]].capital for n in phrase.notes):
            row = list(next(n for n in phrase.notes if tokens[n[0]].capital))  # "one, Peter Lowell"
        elif tuple(tokens[i].low for i in row) in _OTHERS:
            other = Voice(
                " ".join(tokens[i].text for i in row), "unnamed", first != "both", plural=first in _MANY_OF
            )
            other.last, other.paragraph = tokens[row[-1]].end, paragraph
            self._remember(other)
            return other
        elif len(row) == 1 and first in words("pronouns"):
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
        made = self.describer.describe(tokens, row)
        if made is None:
            return None
        named_note = None
        for note in notes:
            other = (
                self.describer.describe(tokens, list(note))
                if tokens[note[0]].capital or tokens[note[0]].low in words("titles")
                else None
            )
            if (
                other
                and other.kind == "named"
                and other.words
                and self.describer.holds_name(tokens, note)
                and made.generic
                and not (
                    made.person
                    and other.person is False
                    and made.named_inside is False
                    and _for_body(tokens, row)
                )
                and tokens[note[0]].low not in ARTICLES
            ):
                named_note = other
                break
        if made.document and named_note is None:
            for note in notes:
                if tokens[note[0]].low in _PASSED:
                    continue
                source = next(
                    (n for n, i in enumerate(note) if tokens[i].low in ("to", "by", "from") and n < 3), None
                )
                author = (
                    self.describer.describe(tokens, list(note[source + 1 :]))
                    if source is not None and note[source + 1 :]
                    else None
                )
                if author:
                    made = author
                    break
        if made.person is False and made.role and any(tokens[n[0]].low == "who" for n in notes):
            made.person = True
        if named_note:
            role = made.text
            made = named_note
            made.role = made.role or role
        elif not made.generic and not made.role:
            made.role = next((t for n in notes if (t := self.describer.role_in(tokens, n))), None)
            if made.person is None and made.role:
                made.person = _person_by(made.role)
        if made.generic:
            generic = self._generic(made, tokens[row[0]].start, paragraph)
            if generic and generic.name[:1].islower() and any(_hides(tokens, n) for n in notes):
                generic.kind = "unnamed"  # "the bank, which was granted anonymity"
            return generic
        return self._join(made, tokens[row[0]].start)

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

    def _join(self, made: Made, at: int) -> Voice:
        """The known voice of that name, or a new one under the name's fullest form."""
        address = made.role if made.role and made.role.lower().strip(".") in _ADDRESS else None
        made.role = None if address else made.role
        voice = self._joined(made, at)
        if address:
            voice.sex = voice.sex or sex_of("", address)
        return voice

    def _joined(self, made: Made, at: int) -> Voice:
        start = self.text.find(made.text, at)
        entity = None
        if start >= 0:
            for m_start, m_end, found in self._over(start, start + len(made.text)):
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
                and (
                    voice.name.lower().endswith(" " + made.text.lower())
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
                full, key = fuller[0].name, key | words_of(fuller[0].name)
                made.person = True
        if full == made.text and not made.person:
            full = next((a for a in self.acronyms.values() if initials(a) == made.text), full)
        return Voice(
            full,
            "named",
            made.person,
            made.role,
            entity=entity,
            words=words_of(full),
            heads=frozenset(w for w in key if w in words("bodies")),
        )

    @staticmethod
    def _more(voice: Voice, made: Made, entity: str | None) -> Voice:
        voice.role = voice.role or made.role
        voice.entity = voice.entity or entity
        return voice

    def _generic(self, made: Made, at: int, paragraph: int) -> Voice | None:
        """As in "The ministry", "a senior official", "the spokesman"."""
        head = made.head
        if head == "he":
            return self._pronoun("he", at, paragraph)
        if made.document:
            bodies = [v for v in self.known if not v.person and v.kind == "named" and not is_outlet(v.name)]
            recent = [v for v in bodies if paragraph - v.paragraph <= 2]
            if head in ("statement", "release", "letter", "reply", "response"):
                now = [v for v in bodies if v.paragraph == paragraph]
                if now and (made.owner or len(now) == 1):
                    return max(now, key=lambda v: v.last)
                return recent[-1] if recent and len({id(v) for v in recent[-2:]}) == 1 else None
            if head in _PRESS and (press := [v for v in self.known if is_outlet(v.name)]):
                return max(press, key=lambda v: v.last)
            if len(made.words) < 2 and not (made.definite and head in _SPEAKING):
                return None
            bare, heads = bare_article(made.text), frozenset((head,))
            return Voice(bare, "named", plural=True, words=made.words, heads=heads)
        if (head in words("bodies") and head not in words("persons")) or (
            head in FIRMS and made.definite and not made.plural
        ):
            return self._body(made, at, paragraph)
        if made.definite and not made.named_inside:
            same = [
                v
                for v in self.known
                if head in v.heads
                or (v.kind == "named" and v.person is not True and head in v.words)
                or (v.role and head in _role_heads(v.role))
                or (made.plural and head in v.words and v.plural)
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
            return Voice(name, "unnamed", True, words=words_of(name), via=group[-1].via if group else None)
        known = next(
            (v for v in reversed(self.known) if v.words == made.words and v.plural == made.plural), None
        )
        if known:
            return known
        if not made.person and head not in words("persons") and single(head) not in words("persons"):
            if not made.named_inside:
                if head in words("times") or not head.isalpha() or len(made.words) > 5:
                    return None
                sure = made.definite and not made.plural
                return Voice(
                    bare_article(made.text) if sure else made.text,
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
        name = bare_article(made.text) if kind == "named" else made.text
        return Voice(name, kind, True, plural=made.plural, words=made.words, heads=frozenset((head,)))

    def _body(self, made: Made, at: int, paragraph: int) -> Voice | None:
        head = made.head
        made.words = frozenset(w for w in made.words if w != "same" and not w.endswith("-based"))
        plain = made.words <= {head, "the"} or (not made.named_inside and len(made.words) <= 1)
        spoken = [
            v
            for v in self.known
            if v.person is not True and v.kind == "named" and (head in v.words or head in v.heads)
        ]
        if plain and made.definite and spoken and paragraph - max(v.paragraph for v in spoken) <= _NEAR:
            return max(spoken, key=lambda v: v.last)
        if (
            plain
            and made.definite
            and not made.plural
            and head in FIRMS
            and (first := self._first_firm(head)) is not None
        ):
            return first
        for _, _, entity in self._over(at, at + len(made.text)):
            name = _fullest(entity)
            name = next((s.name for s in self.seen if s.name.startswith(f"{name} and ")), name)
            voice = next((v for v in self.known if v.entity == entity.key or v.words == words_of(name)), None)
            if plain:
                return voice or Voice(name, "named", entity=entity.key, words=words_of(name))
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
            seen = [s for s in seen if words_of(s.name) - {head}]
            if seen and head not in ("group", "company"):
                return self._join(Made(seen[-1].name, words=words_of(seen[-1].name)), seen[-1].at)
            if head in FIRMS:
                firms = [
                    v
                    for v in self.known
                    if not v.person
                    and v.kind == "named"
                    and not is_outlet(v.name)
                    and (words_of(v.name) & SUFFIXES or v.role)
                ]
                if firms and paragraph - firms[-1].paragraph <= 3:
                    return firms[-1]
                suffixed = [
                    s for s in self.seen if not s.person and s.at < at and words_of(s.name) & SUFFIXES
                ]
                if len({s.name for s in suffixed}) == 1:
                    return self._join(
                        Made(suffixed[-1].name, words=words_of(suffixed[-1].name)), suffixed[-1].at
                    )
        if not made.definite and head in FIRMS:
            return Voice(made.text, "unnamed", words=made.words, heads=frozenset((head,)))
        known = next((v for v in reversed(self.known) if v.words == made.words and v.kind == "named"), None)
        if known or made.definite or made.named_inside:
            return known or Voice(
                bare_article(made.text),
                "named",
                plural=made.plural,
                words=made.words,
                heads=frozenset((head,)),
            )
        return Voice(made.text, "unnamed", plural=made.plural, words=made.words, heads=frozenset((head,)))

    def _first_firm(self, head: str) -> Voice | None:
        """The one firm named before "the company" first stands in the text; later ones change nothing."""
        if head not in self.firsts:
            low = self.text[:_LOOKED].lower()
            found = re.search(rf"\bthe {re.escape(head)}\b", low)
            self.firsts[head] = found.start() if found else -1
        first = self.firsts[head]
        before = [s for s in self.seen if not s.person and s.at < first and words_of(s.name) & SUFFIXES]
        names = {s.name for s in before}
        if len(names) != 1:
            return None
        return self._join(Made(before[0].name, words=words_of(before[0].name)), before[0].at)

    def replying(self, word: str, at: int, paragraph: int) -> Voice | None:
        """Whom "she replied" means: the one spoken to, or whoever else is there than the last speaker."""
        if self.exchange is None or paragraph - self.exchange[2] > 2 or word not in ("he", "she"):
            return self.pronoun(word, at, paragraph)
        speaker, told, _ = self.exchange
        if told is not None and told is not speaker and _sex(told) in ("", word):
            found: Voice | None = told
        else:
            others = [
                v
                for v in self.known
                if v is not speaker
                and v.person is not False
                and not v.plural
                and paragraph - v.paragraph <= 3
                and _sex(v) in ("", word)
            ]
            found = max(others, key=lambda v: v.last, default=None)
            if found is None:
                return self.pronoun(word, at, paragraph)
        if found is not None:
            found.last, found.paragraph = max(found.last, at), paragraph
        return found

    def spoke_to(self, speaker: Voice, told: Voice | None, paragraph: int) -> None:
        """Remember who spoke to whom."""
        self.exchange = (speaker, told, paragraph)

    def pronoun(self, word: str, at: int, paragraph: int) -> Voice | None:
        """Whom a pronoun at a character means; None where it can't be told."""
        voice = self._pronoun(word, at, paragraph)
        if voice is not None:
            voice.last, voice.paragraph = max(voice.last, at), paragraph
        return voice

    def _pronoun(self, word: str, at: int, paragraph: int) -> Voice | None:
        if word in ("i", "this", "that", "these", "those", "you"):
            return None
        if word == "one":
            group = [
                v for v in self.known if v.plural and v.kind == "unnamed" and paragraph - v.paragraph <= 1
            ]
            name = f"one of {group[-1].name}" if group else ""
            return Voice(
                name or "one", "unnamed", True, words=words_of(name), via=group[-1].via if group else None
            )
        if word == "we":
            return Voice(self.outlet, "named", words=words_of(self.outlet)) if self.outlet else None
        subject = self._just_spoke(word) or self._kin(word) or self._topic(word, at)
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
                and sex_of(s.name, s.role) in ("", word)
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

    def _just_spoke(self, word: str) -> Voice | None:
        """Who spoke last in the sentence before, where the pronoun can mean that one."""
        nearest = next(self.before(), None)
        if nearest is None or not nearest[1]:
            return None
        start = nearest[1][0].start
        spoke = [v for v in self.known if v.last >= start and self.may_mean(word, v)]
        return max(spoke, key=lambda v: v.last) if len(spoke) == 1 else None

    def _kin(self, word: str) -> Voice | None:
        """The one woman or man of the sentence before that a noun like "his grandmother" says."""
        nearest = next(self.before(), None)
        if word not in ("he", "she") or nearest is None:
            return None
        row = nearest[1]
        found: dict[str, tuple[int, int]] = {}
        for n, token in enumerate(row):
            if n > 2 and token.quote < 0 and token.low in (_WOMEN if word == "she" else _MEN):
                before = row[n - 1].low
                behind = row[n + 1].low if n + 1 < len(row) else ""
                if behind not in ("called", "named", "known", ",") and (
                    before in _KIN_BEFORE or before == "'s"
                ):
                    found.setdefault(token.low, (n - 1, n))
        if len(found) != 1 or any(s.person and row[0].start <= s.at < row[-1].end for s in self.seen):
            return None
        first, last = next(iter(found.values()))
        if row[first].low == "'s":
            return None
        name = " ".join(t.text for t in row[first : last + 1])
        known = next((v for v in self.known if v.words == words_of(name)), None)
        voice = known or Voice(
            name, "unnamed", True, words=words_of(name), heads=frozenset((row[last].low,)), sex=word
        )
        self._remember(voice)
        return voice

    @staticmethod
    def may_mean(word: str, voice: Voice) -> bool:
        """Whether a pronoun is of a voice's kind."""
        if word in ("he", "she"):
            return voice.person is not False and not voice.plural and _sex(voice) in ("", word)
        if word == "it":
            return voice.person is False and not voice.plural
        return word == "they" and (voice.plural or not voice.person)

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
            if len(phrase.tokens) == 1 and (first.low in words("pronouns") or first.low.endswith("ing")):
                continue
            if n == 1 and spoke > row[-1].end:
                break  # somebody spoke between
            made = self.describer.describe(row, list(phrase.tokens))
            if made is None or made.head == "he":
                continue
            if word in ("he", "she"):
                named = [self.describer.describe(row, list(m)) for m in phrase.notes if row[m[0]].capital]
                fits = (
                    made.person
                    or made.head == "he"
                    or doer(made.head)
                    or any(m and m.person for m in named)
                    or any(self._lone_person(row, Phrase("phrase", tuple(m))) for m in phrase.notes)
                    or self._lone_person(row, phrase)
                )
                if made.plural or not fits or made.head in ("others", "two", "three", "both", "some", "many"):
                    continue
                given = next((m.text for m in named if m and m.person), made.text)
                if sex_of(given, made.role or made.text) not in ("", word):
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
                if _sex(voice) not in ("", word):
                    continue
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
            and not {t.low for t in parts} & (words("bodies") | words("outlets") | SUFFIXES | words("times"))
        )

    def _person(self, name: str, at: int) -> Voice:
        return self._join(Made(name, person=True, words=words_of(name)), at)


#: Forms of address are no roles.
_ADDRESS = frozenset("mr mrs ms miss".split())


def _person_by(role: str) -> bool | None:
    """Whether a role is a person's: by its words before "of" or "who"; None where they don't tell."""
    head = set(re.split(r"\b(?:of|at|for|from|in|with|who|that|which)\b", role.lower())[0].split())
    if head & words("persons") and not head & {"firm", "company"}:
        return True
    return False if head & words("bodies") else None


def _role_heads(role: str) -> frozenset[str]:
    """What a role says its holder is, not whose: "the driver's employer" is no driver."""
    head = re.split(r"\b(?:of|at|for|from|in|with|who|that|which)\b", role.lower())[0]
    return words_of(re.sub(r".*['’]s? ", "", head))


def _for_body(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a phrase ends in whom somebody speaks for: what is named beside it is that body."""
    return any(tokens[i].low in ("for", "of", "at", "from") for i in row[1:])


def _hides(tokens: Sequence[Token], note: Sequence[int]) -> bool:
    """Whether an apposition says that the speaker keeps the name back."""
    lows = {tokens[i].low for i in note}
    kept = any(w in ("not", "withheld") or w.endswith("n't") for w in lows)
    return bool(lows & _HIDDEN) or (bool(lows & _KEPT) and kept)


def _sex(voice: Voice) -> str:
    return voice.sex or sex_of(voice.name, voice.role or "")


def _fullest(entity: Entity) -> str:
    named = [m.surface for m in entity.mentions if m.how in ("name", "alias", "span", "partial")]
    return max(named, key=len) if named else entity.name
