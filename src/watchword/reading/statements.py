"""Statements: who says what, to whom, how it is hedged, and who passed it on.

Rules read each sentence: verbs of reporting with what stands beside them, "according to", quotations and
the lines before and behind them. A parse by spaCy, where one is given, is asked only where rules find no
subject. Whoever can't be told is `unattributed`; a wrong speaker is the worst fault.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from watchword.reading.attributions import find_attributions
from watchword.reading.clauses import Token, sentences, tokens_of
from watchword.reading.cues import cue_forms
from watchword.reading.hedges import calls_false, hedges_of, stance_of_words
from watchword.reading.mentions import Entity
from watchword.reading.naming import is_outlet, is_plural
from watchword.reading.page import Page
from watchword.reading.phrases import Phrase, main_subject
from watchword.reading.quotations import Quotation, paragraphs, quotations
from watchword.reading.reaches import Found
from watchword.reading.seen import sex_of
from watchword.reading.speakers import who
from watchword.reading.trailing import phrase_after
from watchword.reading.voices import Voice, Voices

__all__ = ["READ", "Statement", "statements_of"]

#: So many characters of a page are looked through for statements: an hour's reading, and time stays bounded.
READ = 1_000_000

#: Zones in which only a quotation with a cue is a statement.
_QUIET = frozenset(("promo", "footer", "byline", "dateline"))
#: A quotation without a cue shorter than this (in words) is a term or a title, not a statement.
_TERM = 5
#: No mention is longer.
_MENTION = 500
#: A sentence before a quotation that may tell who speaks has no more characters.
_SHORT_SENTENCE = 160
#: Words with which a sentence says that its subject was asked.
_ADDRESSED = frozenset(
    "asked pressed questioned challenged reached shown reminded told confronted quizzed".split()
)
#: So many words make a paragraph of prose.
_PROSE = 12
#: Whose words are charges.
_CHARGING = frozenset("prosecutors prosecution indictment complaint accusers accuser complainant".split())
#: Words by which somebody unnamed is told of at length.
_TELLING = frozenset("who whose whom accused charged convicted suspected".split())
#: Headlines of a page that are looked at as such.
_HEADLINES = 20
#: Verbs after which a quotation of its own may follow.
_LEADING = frozenset(
    "answered responded replied spoke reacted explained commented continued addressed".split()
)
#: Verbs that give a thing a name: "called the claim false".
_NAMING = frozenset(
    "called calls calling branded labelled labeled described denounced condemned slammed blasted".split()
)
#: Words in which a paragraph is looked for cues before it is read.
_MARKS = frozenset(
    "according comment respond reply answer report reached available unavailable discuss elaborate disclose "
    "return words view opinion eyes telling account accounts admission reckoning position "
    "explanation promise "
    "pledge denial claim warning demand undertaking commitment assurance believed understood rumoured "
    "rumored feared neither puts heard hears learned provide give name identify share release "
    "speak talk specify".split()
)


#: How a text gives a name to somebody whose words follow.
_CALLED = re.compile(
    r"(?:asked (?:me )?to be (?:called|named|identified(?: only)?(?: as| by)?)|"
    r"wants? to be (?:called|known as)|calls? (?:him|her)self|(?:gave|gives) (?:his|her) name (?:only )?as|"
    r"who goes by) "
    r"([A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,20}){0,2})"
)

#: A label before a turn of a transcript, and labels of those who ask and who answer.
_LABEL = re.compile(r"([A-Z][\w.’'-]{0,25}(?: [A-Z][\w.’'-]{0,25}){0,3}) ?: ")
_ASKING = frozenset(("question", "q", "reporter", "journalist", "moderator"))
_ANSWERS = frozenset(("answer", "a", "reply", "spokesperson", "spokesman", "spokeswoman"))
#: A body's name at the head of a page that gives its answers.
_ISSUER = re.compile(
    r"\b(?i:ministry|embassy|department|commission|office|secretariat|council|bank) (?i:of|for)"
    r"(?: (?i:the|and|of)| [A-Z]\w+){1,6}(?<! the)(?<! and)(?<! of)"
)
_HEAD = 300
#: So many turns make a label one.
_TURNS = 2


@dataclass(frozen=True)
class Statement:
    """What somebody says: characters `start` to `end` of the page, and the parts of them that are quoted.

    `speaker_kind` is named, unnamed or unattributed; `stance` asserts, alleges, denies, demands, promises,
    declines, offers or reports. `about` and `speaker_entity` are keys of entities. `relayed_by` tells who
    passed it on, the one nearest to the speaker first. `hedge` keeps negation and modality word for word.
    """

    start: int
    end: int
    text: str
    quote: tuple[tuple[int, int], ...]
    speaker: str | None
    speaker_entity: str | None
    speaker_kind: str
    role: str | None
    stance: str
    cue: str
    about: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    addressee: str | None = None
    hedge: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The contract's object."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "quote": [list(q) for q in self.quote],
            "speaker": self.speaker,
            "speaker_kind": self.speaker_kind,
            "speaker_entity": self.speaker_entity,
            "role": self.role,
            "stance": self.stance,
            "cue": self.cue,
            "about": list(self.about),
            "relayed_by": list(self.relayed_by),
            "addressee": self.addressee,
            "hedge": list(self.hedge),
        }


def statements_of(page: Page, entities: Sequence[Entity] = (), nlp: Any = None) -> list[Statement]:
    """The statements of a page in the order of its text.

    `entities` are whom it mentions; `nlp` is a spaCy pipeline with a parser, or None. What stands behind
    the first `READ` characters isn't looked at.
    """
    spans = paragraphs(page.text[:READ])
    quoted = dict(quotations(page.text, spans))
    reader = _Reader(page, entities, nlp, quoted, spans)
    for number, (start, end) in enumerate(spans):
        reader.paragraph(number, start, end, quoted.get(number, []))
    return sorted(reader.with_names(), key=lambda s: (s.start, s.end))


@dataclass
class _Reader:
    """The state of reading one page: who spoke last, and whether a quotation is still open."""

    page: Page
    entities: Sequence[Entity]
    nlp: Any
    quoted: dict[int, list[Quotation]]
    spans: list[tuple[int, int]]
    made: list[Statement] = field(default_factory=list)
    #: Who spoke last, in which paragraph, and whether the paragraph ended in an open quotation.
    last: Voice | None = None
    last_at: int = -9
    open_voice: Voice | None = None
    was_open: bool = False
    leading: bool = False
    #: Whether the sentence before brought words.
    spoke: bool = False
    cues: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        heads = [(z.start, z.end) for z in self.page.zones if z.kind == "headline"][:_HEADLINES]
        self.voices = Voices(
            self.page.text, self.entities, self.page.outlet, heads, before=self._sentences_before
        )
        self.labels = self._labels()
        self.body_end = max((z.start for z in self.page.zones if z.kind == "body"), default=0)
        self.earlier: list[tuple[int, int, int]] = []
        self.rows: list[tuple[int, Sequence[Token]]] = []
        self.cues = frozenset(cue_forms()) | _MARKS
        self.places = sorted((m.start, m.end, e.key) for e in self.entities for m in e.mentions)

    def _labels(self) -> frozenset[str]:
        """Labels of a transcript: such as stand before several paragraphs, beside one that asks."""
        found = Counter(
            m.group(1) for s, e in self.spans if (m := _LABEL.match(self.page.text, s, e)) is not None
        )
        asked = any(n.lower() in _ASKING for n in found)
        several = [n for n, k in found.items() if k >= _TURNS]
        if asked and (len(found) > 1):
            return frozenset(n for n in found if n.lower() in _ASKING | _ANSWERS or n in several)
        return frozenset(several) if len(several) > 1 else frozenset()

    def _sentences_before(self) -> Iterator[tuple[int, Sequence[Token]]]:
        """The sentences before the one being read, the nearest first; those never read are cut only now."""
        yield from reversed(self.rows)
        for number, start, end in reversed(self.earlier[-2:]):
            quotes = self.quoted.get(number, [])
            tokens = tokens_of(self.page.text, start, min(end, start + 5000), quotes)
            cut = [tokens[a:b] for a, b in sentences(self.page.text, tokens, quotes)]
            yield from ((number, row) for row in reversed(cut))

    def paragraph(self, number: int, start: int, end: int, quotes: list[Quotation]) -> None:
        """Read one paragraph."""
        text = self.page.text
        # A dateline opens the paragraph whose text follows it: the zone is the paragraph's end's.
        zone = self.page.zone_at(end - 1)
        if zone in ("promo", "footer") and start < self.body_end and self._is_prose(start, end):
            zone = "body"  # within the story a line of prose is no clutter
        self.rows = []
        if number and zone not in _QUIET | {"caption", "headline"}:
            self.earlier.append((number, start, end))
        goes_on = self.was_open and bool(quotes) and quotes[0].start <= start + 2
        self.was_open = False
        if zone in _QUIET and not quotes:
            return
        called = _CALLED.search(text, start, min(end, start + 5000))
        if (
            not quotes
            and not (self.labels and _LABEL.match(text, start, end))
            and self.cues.isdisjoint(_words(text[start:end]))
        ):
            self.leading = False
            if called:
                self._introduced(called.group(1), called.start(), number)
            return
        self.earlier = [e for e in self.earlier if e[0] != number][-3:]
        answer = _LABEL.match(text, start, end)
        if answer and self._transcript(answer, start, end, quotes, number):
            self.earlier.append((number, start, end))
            return
        tokens = tokens_of(text, start, end, quotes)
        found_any: list[Found] = []
        before: Found | None = None
        for first, behind in sentences(text, tokens, quotes):
            row = tokens[first:behind]
            found = find_attributions(
                text, row, quotes, self.voices, number, headline=zone == "headline", parse=self.nlp
            )
            if zone in _QUIET:
                found = [f for f in found if f.quotes and f.voice]
            for one in found:
                self._keep(row, quotes, one)
            taken = {q for f in found for q in f.quotes}
            self._left_over(row, quotes, taken, found, before, goes_on and first == 0, number, zone)
            self.rows.append((number, row))
            self.spoke = bool(found) or any(t.quote >= 0 for t in row)
            if found:
                before = found[-1]
                found_any += found
        lead = None
        if called and not any(f.quotes for f in found_any):
            self._introduced(called.group(1), called.start(), number)
            self.earlier.append((number, start, end))
            return
        if found_any and found_any[-1].voice:
            self.last, self.last_at = found_any[-1].voice, number
        elif not found_any and self.rows and (lead := self._lead(self.rows[-1][1], number)):
            self.last, self.last_at = lead, number
        self.leading = (
            lead is not None
            or (bool(tokens) and tokens[-1].low == ":")
            or bool(found_any and found_any[-1].leads)
        )
        self.earlier.append((number, start, end))
        if quotes and quotes[-1].open:
            self.was_open, self.open_voice = True, self.last if self.last_at == number else None

    def _introduced(self, name: str, at: int, number: int) -> None:
        """Somebody who is given a name for what follows: "He asked to be called Don Chema."."""
        voice = Voice(name, "named", True, last=at, paragraph=number, words=frozenset(name.lower().split()))
        self.voices.known.append(voice)
        self.last, self.last_at, self.leading = voice, number, True

    def _is_prose(self, start: int, end: int) -> bool:
        """Whether a paragraph is made of sentences."""
        text = self.page.text[start : min(end, start + 400)]
        return len(text.split()) >= _PROSE and self.page.text[end - 1] in ".!?”’»\"'"

    def with_names(self) -> list[Statement]:
        """The statements; who opens the story as "a woman who …" has the name that the text gives next."""
        opening = next((s for s in self.made if self.page.zone_at(s.start) == "body"), None)
        if opening is None or opening.speaker_kind != "unnamed" or opening.speaker is None:
            return self.made
        told = opening.speaker.lower().split()
        if told[0] not in ("a", "an") or is_plural(told[-1]):
            return self.made
        end = next((e for s, e in self.spans if s <= opening.start < e), 0)
        if any(s.person and s.at < end and self.page.zone_at(s.at) == "body" for s in self.voices.seen):
            return self.made
        named = next((s for s in self.voices.seen if s.person and s.at >= end), None)
        following = [s for s, _ in self.spans if s >= end][:2]
        if (
            named is None
            or " " not in named.name
            or len(following) < 1
            or named.at >= self._paragraph_end(following[-1])
        ):
            return self.made
        after = self.page.text[named.at + len(named.name) :][:12]
        long = any(w in _TELLING for w in told)
        aged = re.match(r", \d\d[,.]", after) is not None
        role = named.role in told or any(w in after.lower() for w in told[1:2])
        if not (aged or (long and named.first) or (role and named.role)):
            return self.made
        if sex_of("", opening.speaker) not in ("", sex_of(named.name, named.role)) and sex_of(named.name, ""):
            return self.made
        return [
            replace(s, speaker=named.name, speaker_kind="named", role=s.role or s.speaker)
            if s.speaker == opening.speaker
            else s
            for s in self.made
        ]

    def _paragraph_end(self, at: int) -> int:
        return next((e for s, e in self.spans if s <= at < e), at)

    def _transcript(
        self, label: re.Match[str], start: int, end: int, quotes: list[Quotation], number: int
    ) -> bool:
        """A turn of an interview or a briefing: "Answer: …", "Mao Ning: …"; False where it isn't one."""
        text = self.page.text
        name = label.group(1)
        if name not in self.labels:
            return False
        if name.lower() in _ASKING or is_outlet(name):
            return name.lower() in _ASKING
        tokens = tokens_of(text, label.end(), end, quotes)
        voice = self.answering if name.lower() in _ANSWERS else None
        if name.lower() not in _ANSWERS:
            row = tokens_of(text, start, label.end() - 1, [])
            row = [t for t in row if t.text != ":"]
            voice = who(self.voices, row, Phrase("phrase", tuple(range(len(row)))), number)
        for first, behind in sentences(text, tokens, quotes):
            row = tokens[first:behind]
            self._state(row[0].start, row[-1].end, [], voice, "asserts", ":", (), None, quotes)
        if voice:
            voice.last, voice.paragraph = end, number
            self.last, self.last_at = voice, number
        return True

    @cached_property
    def answering(self) -> Voice | None:
        """Who answers: the spokesperson or the body whose remarks the page gives, where it names one."""
        seen = [
            s
            for s in self.voices.seen
            if s.person and s.role in ("spokesperson", "spokesman", "spokeswoman", "minister", "secretary")
        ]
        if len({s.name for s in seen}) == 1:
            return Voice(
                seen[0].name, "named", True, seen[0].role, words=frozenset(seen[0].name.lower().split())
            )
        head = _ISSUER.search(self.page.text[:_HEAD])
        if head:
            name = (
                head.group()
                .title()
                .replace(" Of ", " of ")
                .replace(" And ", " and ")
                .replace(" For ", " for ")
            )
            return Voice(name, "named", words=frozenset(name.lower().split()) - {"of", "and", "for"})
        bodies = re.findall(
            r"\b[Tt]he (Ministry|Embassy|Commission|Department|Council|Bank|Agency|Secretariat)\b",
            self.page.text[:50_000],
        )
        if len(set(bodies)) == 1:
            return Voice(
                bodies[0],
                "named",
                words=frozenset((bodies[0].lower(),)),
                heads=frozenset((bodies[0].lower(),)),
            )
        return None

    def _left_over(
        self,
        row: Sequence[Token],
        quotes: Sequence[Quotation],
        taken: set[int],
        found: Sequence[Found],
        before: Found | None,
        goes_on: bool,
        number: int,
        zone: str,
    ) -> None:
        """Quotations of a sentence that no cue in it brings."""
        left = [t for t in row if t.quote >= 0 and t.quote not in taken]
        if not left or zone in _QUIET:
            return
        words_in = sum(len(self.page.text[t.start : t.end].split()) for t in left)
        outside = sum(t.quote < 0 and t.text[0].isalnum() for t in row)
        alone = outside == 0 and not found
        if not alone:
            # Within somebody's sentence: a term, a title, or part of what is narrated.
            return
        acting = self._acting(number) if not goes_on else None
        if goes_on:
            voice: Voice | None = self.open_voice
        elif acting is not None:
            voice, before = acting, None
        elif before is not None:
            voice = before.voice if before.stance not in ("declines",) else None
        elif (
            self.last_at >= 0
            and number - self.last_at == 1
            and (self.leading or not self._others(left[0].start))
        ):
            voice = self.last
        else:
            voice = None
        if voice is None and words_in < _TERM:
            return
        if voice is not None:
            self.last, self.last_at = voice, number
            voice.last, voice.paragraph = left[-1].end, number
        cue = before.cue if before else ""
        relays = before.relays if before else ()
        for token in left:
            told = before.addressee if before and before.voice is voice else None
            self._state(token.start, token.end, [token], voice, "asserts", cue, relays, told, quotes)

    def _acting(self, number: int) -> Voice | None:
        """The one person who acts in a sentence without words before: "Asked when, X smiled. “…”"."""
        if not self.rows or self.spoke:
            return None
        row = self.rows[-1][1]
        comma = next((n for n, t in enumerate(row) if t.text == ","), None)
        if row[0].low in _ADDRESSED and comma:
            phrase = phrase_after(row, comma + 1, len(row))
        else:
            phrase = main_subject(row, 0, len(row))
        if phrase is None or not phrase.tokens or row[-1].start - row[0].start > _SHORT_SENTENCE:
            return None
        voice = who(self.voices, row, phrase, number)
        if voice is None or voice.plural or not voice.person:
            return None
        known = set(voice.name.split())
        others = [
            s
            for s in self.voices.seen
            if row[0].start <= s.at < row[-1].end and s.person and not known & set(s.name.split())
        ]
        return None if others else voice

    def _lead(self, row: Sequence[Token], number: int) -> Voice | None:
        """Who is about to speak: "X answered the committee at length." before a quotation."""
        if not any(t.low in _LEADING for t in row):
            return None
        phrase = main_subject(row, 0, len(row))
        return who(self.voices, row, phrase, number) if phrase and phrase.tokens else None

    def _others(self, at: int) -> bool:
        """Whether another person than the last speaker was named since that one spoke."""
        since = self.last.last if self.last else 0
        known = set(self.last.name.split()) if self.last else set()
        return any(
            since < s.at < at and s.person and not known & set(s.name.split()) for s in self.voices.seen
        )

    def _keep(self, row: Sequence[Token], quotes: Sequence[Quotation], found: Found) -> None:
        parts = [t for t in row if t.quote in found.quotes and t.quote >= 0]
        self._state(
            found.start,
            found.end,
            parts,
            found.voice,
            found.stance,
            found.cue,
            found.relays,
            found.addressee,
            quotes,
            found.content,
        )

    def _state(
        self,
        start: int,
        end: int,
        parts: Sequence[Token],
        voice: Voice | None,
        stance: str,
        cue: str,
        relays: Iterable[str],
        addressee: str | None,
        quotes: Sequence[Quotation],
        content: tuple[int, int] | None = None,
    ) -> None:
        text = self.page.text
        inner = [quotes[t.quote].inner for t in parts]
        said = text[slice(*inner[0])] if inner else text[slice(*(content or (start, end)))]
        if stance == "asserts":
            stance = stance_of_words(said, bool(inner) or cue == ":") or stance
        elif (
            stance == "alleges"
            and cue.split()[0:1]
            and cue.split()[0].lower() in _NAMING
            and calls_false(text[start:end])
        ):
            stance = "denies"
        if stance == "asserts" and not inner and cue in ("say", "says") and voice and _charges(voice):
            stance = "alleges"
        passed = list(dict.fromkeys(relays))
        if voice and voice.via and voice.via not in passed:
            passed.append(voice.via)
        if addressee and is_outlet(addressee) and addressee not in passed:
            passed.insert(0, addressee)
            if voice and voice.kind == "unnamed":
                voice.via = addressee
        outlet = self.page.outlet
        if outlet and outlet not in passed and not (voice and voice.name == outlet):
            passed.append(outlet)
        # "the Institute, a laboratory accused of": the name stands before the comma.
        begin = (
            start - 2
            if stance == "alleges" and voice is None and text[max(0, start - 2) : start] == ", "
            else start
        )
        about = [k for k in self._named_in(begin - (begin < start), end) if not (voice and k == voice.entity)]
        if stance == "denies" and not about:
            about = self._accused(voice)
        self.made.append(
            Statement(
                start=start,
                end=end,
                text=text[start:end],
                quote=tuple(inner),
                speaker=voice.name if voice else None,
                speaker_entity=voice.entity if voice else None,
                speaker_kind=voice.kind if voice else "unattributed",
                role=voice.role if voice else None,
                stance=stance,
                cue=cue,
                about=tuple(dict.fromkeys(about)),
                relayed_by=tuple(passed),
                addressee=addressee,
                hedge=hedges_of(text[start:end]),
            )
        )

    def _named_in(self, start: int, end: int) -> Iterator[str]:
        """Keys of the entities mentioned between two characters."""
        at = bisect_left(self.places, start - _MENTION, key=lambda p: p[0])
        while at < len(self.places) and self.places[at][0] < end:
            if self.places[at][1] > start:
                yield self.places[at][2]
            at += 1

    def _accused(self, voice: Voice | None) -> list[str]:
        """Whom the allegation before a denial is about: "denied the allegations" names nobody."""
        for earlier in reversed(self.made[-4:]):
            if earlier.stance == "alleges" and earlier.about:
                return [k for k in earlier.about if not (voice and k == voice.entity)]
        return []


def _charges(voice: Voice) -> bool:
    """Whether whatever a speaker tells is a charge: the prosecution's, or an indictment's."""
    head = re.split(r"\b(?:of|for|in|at|from)\b", voice.name.lower())[0].split()[-1:]
    return bool(head) and head[0] in _CHARGING


def _words(text: str) -> set[str]:
    return {w.strip(".,;:!?()[]\"'”“") for w in text.lower().split()}
