"""Statements: who says what, to whom, how it is hedged, and who passed it on.

Rules read each sentence: verbs of reporting with what stands beside them, "according to", quotations and
the lines before and behind them. A parse by spaCy, where one is given, is asked only where rules find no
subject. Whoever can't be told is `unattributed`; a wrong speaker is the worst fault.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from watchword.reading.pages.page import Page
from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.abroad.statements import Abroad
from watchword.reading.speech.attributions import find_attributions
from watchword.reading.speech.bylines import author_of
from watchword.reading.speech.clauses import (
    Token,
    is_shouted,
    lowered,
    sentences,
    tokens_of,
    words,
)
from watchword.reading.speech.course import Course
from watchword.reading.speech.echoes import with_echoes
from watchword.reading.speech.factchecks import checked_claim
from watchword.reading.speech.fullnames import with_full_names
from watchword.reading.speech.given import Given, leads_on
from watchword.reading.speech.hearers import asked_by, called, hearer, puts
from watchword.reading.speech.interviews import answering, in_bold
from watchword.reading.speech.issuing import issuer, issues
from watchword.reading.speech.labels import full_name, is_note
from watchword.reading.speech.marks import may_tell
from watchword.reading.speech.monologues import (
    asks_in_writing,
    author_in_heading,
    before_sign_off,
    joined,
    leads_to_text,
    letters,
)
from watchword.reading.speech.offices import with_holders
from watchword.reading.speech.openings import with_answers, with_headlines, with_names
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.quotations import Quotation, paragraphs, quotations, unbroken
from watchword.reading.speech.reaches import Found, outermost
from watchword.reading.speech.speakers import who
from watchword.reading.speech.stances import asked_for, calls_out, stance_of_words
from watchword.reading.speech.statement import Maker, Statement
from watchword.reading.speech.transcripts import ASKING, Turn, heard, turns_of
from watchword.reading.speech.unled import lead_of, taken_up, voice_of
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import words_of

__all__ = ["READ", "Statement", "statements_of"]

#: So many characters of a page are looked through for statements: an hour's reading, and time stays bounded.
READ = 1_000_000

#: Labels under which each time another asks.
_Q = frozenset(("question", "q", "reporter", "journalist"))
#: Zones in which only a quotation with a cue is a statement.
_QUIET = frozenset(("promo", "footer", "byline", "dateline"))
#: A quotation without a cue shorter than this (in words) is a term or a title, not a statement.
_TERM = 5
#: With these a short sentence of a text given whole begins: "We reject it."
_OURS = frozenset(("We", "I", "Our", "My"))
#: Characters of a page that say what it is.
_OPENING = 400
#: So many words make a paragraph of prose.
_PROSE = 12
#: Headlines of a page that are looked at as such.
_HEADLINES = 20
_TAB = re.compile(r"<title[^>]{0,200}>\s*\Z", re.IGNORECASE)
#: How a text gives a name to somebody whose words follow.
_CALLED = re.compile(
    r"(?:asked (?:me )?to be (?:called|named|identified(?: only)?(?: as| by)?)|"
    r"wants? to be (?:called|known as)|calls? (?:him|her)self|(?:gave|gives) (?:his|her) name (?:only )?as|"
    r"who goes by) "
    r"([A-ZÀ-ÞĀ-Ž][\w'’-]{1,20}(?: [A-ZÀ-ÞĀ-Ž][\w'’-]{1,20}){0,2})"
)


def statements_of(page: Page, entities: Sequence[Entity] = (), nlp: Any = None) -> list[Statement]:
    """The statements of a page in the order of its text.

    `entities` are whom it mentions; `nlp` is a spaCy pipeline with a parser, or None. What stands behind
    the first `READ` characters isn't looked at.
    """
    spans = paragraphs(page.text[:READ])
    heads = [(z.start, z.end) for z in page.zones if z.kind == "headline"][:_HEADLINES]
    if len(heads) > 1 and page.source and _TAB.search(page.source[: page.in_source(*heads[0])[0]]):
        spans = [s for s in spans if s != heads[0]]  # the window's title, repeated on the page
    quoted = dict(quotations(page.text, spans))
    bylines = [(z.start, z.end) for z in page.zones if z.kind == "byline"][:_HEADLINES]
    voices = Voices(unbroken(page.text, spans), entities, page.outlet, author_of(page), heads, bylines)
    reader = _Reader(page, nlp, Course(page, quoted, spans, voices), Maker(page, entities))
    abroad = Abroad(page, reader.maker, voices)
    for number, (start, end) in enumerate(spans):
        if tell := abroad.language(start, end):
            abroad.paragraph(number, start, end, quoted.get(number, []), tell)
        else:
            reader.paragraph(number, start, end, quoted.get(number, []))
    made = with_holders(with_answers(reader.maker.made), voices)
    made = with_names(made, page, voices.seen, spans)
    made = with_full_names(with_headlines(made, page, quoted, heads), page, voices)
    return sorted(with_echoes(made, page.text, spans), key=lambda s: (s.start, s.end))


@dataclass
class _Reader:
    """Reads one page, paragraph by paragraph."""

    page: Page
    nlp: Any
    course: Course
    maker: Maker
    #: Who told whom last, and in which paragraph.
    told: tuple[Voice, str, int] | None = None
    #: Whose text the paragraphs being read are, where one is given whole.
    author: Voice | None = None
    #: Full names of those whom labels name, looked for once.
    names: dict[str, str] = field(default_factory=dict)
    #: Who asks, by labels that tell it once: HOST (Ana Sol).
    askers: dict[str, str] = field(default_factory=dict)
    #: Labels and the names of those who spoke under them.
    called: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.voices = self.course.voices
        self.turns = turns_of(self.page, self.course.spans, self.voices)
        self.letters = letters(self.page.text, self.course.spans)
        self.given = Given(self.page, self.course.spans)
        self.body_end = max((z.start for z in self.page.zones if z.kind == "body"), default=0)

    def paragraph(self, number: int, start: int, end: int, quotes: list[Quotation]) -> None:
        """Read one paragraph."""
        text, course = self.page.text, self.course
        zone = self._zone(start, end)
        if zone == "headline" and in_bold(text, start, end):
            start, end = start + 2, end - 2
        course.rows = []
        if (number or self._is_sentence(start, end)) and zone not in _QUIET | {"caption", "headline"}:
            course.earlier.append((number, start, end))
        if turn := self.turns.get(number):
            earlier, course.earlier = course.earlier, [e for e in course.earlier if e[0] != number]
            self._turn(turn, end, quotes, number)
            course.earlier = earlier
            return
        if self.turns and is_note(text[start:end]):
            return
        if letter := self.letters.get(number):
            self._letter(letter[0], end, letter[1], quotes, number)
            return
        if (claim := checked_claim(text, start, end)) and zone not in ("byline", "dateline"):
            voice = None
            if claim.speaker:
                kind = "named" if claim.named else "unnamed"
                voice = Voice(claim.speaker, kind, False, words=words_of(claim.speaker))
            self.maker.state(claim.start, claim.end, [], voice, "asserts", "claim", (), None, quotes)
            return
        goes_on = course.was_open and bool(quotes) and quotes[0].start <= start + 2
        course.was_open = False
        if zone in _QUIET and not quotes and not self._author(start, end):
            return
        if self._reads_on(number, start, end, quotes, zone):
            return
        called = _CALLED.search(text, start, min(end, start + 5000))
        leads = text[start:end].rstrip().endswith(":") or is_shouted(text[start:end])
        silent = not quotes and not leads and zone != "headline"
        if silent and not may_tell(text[start:end]):
            course.leading = False
            if called:
                self._introduced(called.group(1), called.start(), number)
            return
        course.earlier = [e for e in course.earlier if e[0] != number][-3:]
        tokens = tokens_of(text, start, end, quotes)
        found = self._sentences(tokens, quotes, number, zone, goes_on=goes_on)
        course.earlier.append((number, start, end))
        if leads_to_text(text[start:end]):
            self.author = self._leading(found, number)
        elif found and found[-1].voice and leads_on(course.rows[-1][1], found[-1]):
            self.author = found[-1].voice
            self.given.open(number, course.rows[-1][1], found[-1])
        if called and not any(f.quotes for f in found):
            self._introduced(called.group(1), called.start(), number)
            return
        lead = None
        mine = bool(found) and found[-1].voice is not None and found[-1].voice.name == self.voices.author
        if found and found[-1].voice and not mine:
            course.last, course.last_at = outermost(found).voice, number
        elif (mine or not found) and course.rows and (lead := lead_of(course, course.rows[-1][1], number)):
            course.last, course.last_at = lead, number
        course.leading = (
            lead is not None or (bool(tokens) and tokens[-1].low == ":") or bool(found and found[-1].leads)
        )
        if quotes and quotes[-1].open:
            course.was_open = True
            course.open_voice = course.last if course.last_at == number else None

    def _leading(self, found: Sequence[Found], number: int) -> Voice | None:
        """Who gives the text that a paragraph leads to."""
        row = self.course.rows[-1][1] if self.course.rows else ()
        found = [f for f in found if f.voice]
        if found and row[0].start <= found[-1].start and not issues(row):
            return found[-1].voice
        phrase = issuer(row)
        return who(self.voices, row, phrase, number) if phrase and phrase.tokens else None

    def _zone(self, start: int, end: int) -> str | None:
        """A paragraph's zone; a dateline opens the paragraph whose text follows it, so its end's."""
        zone = self.page.zone_at(end - 1)
        if zone in ("promo", "footer") and start < self.body_end and self._is_prose(start, end):
            return "body"  # within the story a line of prose is no clutter
        return zone

    def _sentences(
        self,
        tokens: Sequence[Token],
        quotes: Sequence[Quotation],
        number: int,
        zone: str | None,
        *,
        goes_on: bool,
    ) -> list[Found]:
        """The attributions of a paragraph's sentences; their statements are made."""
        found_any: list[Found] = []
        known = list(self.voices.known)
        for first, behind in sentences(self.page.text, tokens, quotes):
            row = tokens[first:behind]
            shouted = is_shouted(self.page.text[row[0].start : row[-1].end])
            prose = lowered(row) if shouted or zone == "headline" else row
            found = find_attributions(
                self.page.text,
                prose,
                quotes,
                self.voices,
                number,
                headline=zone == "headline" or shouted,
                parse=self.nlp,
            )
            if zone in _QUIET:
                found = [f for f in found if f.quotes and f.voice]
            for one in found:
                self._goes_on_to(one, number)
                if one.quotes or row[-1].text != ":" or not (issues(row) or leads_on(row, one)):
                    self._keep(row, quotes, one)
            if zone not in _QUIET:
                before = outermost(found_any) if found_any else None
                self._unled(row, quotes, found, before, number, goes_on=goes_on and first == 0)
                taken_up(self.course, self.maker, row, number)
            self.course.rows.append((number, row))
            self.course.spoke = bool(found) or any(t.quote >= 0 for t in row)
            found_any += found
        shouted = bool(tokens) and is_shouted(self.page.text[tokens[0].start : tokens[-1].end])
        if zone == "headline" and not shouted:  # "Trade Group Wants": "the group" is one of the text
            self.voices.known[:] = [v for v in self.voices.known if v in known or not v.name.islower()]
        return found_any

    def _goes_on_to(self, found: Found, number: int) -> None:
        """Whom somebody told goes on being told to the paragraph's end: "X told the Post that … He said"."""
        if found.voice is None:
            return
        if found.addressee:
            self.told = (found.voice, found.addressee, number)
        elif self.told and self.told[0] is found.voice and number - self.told[2] <= 1:
            found.addressee = self.told[1]
            self.told = (*self.told[:2], number)

    def _introduced(self, name: str, at: int, number: int) -> None:
        """Somebody who is given a name for what follows: "He asked to be called Don Chema."."""
        voice = Voice(name, "named", True, last=at, paragraph=number, words=frozenset(name.lower().split()))
        self.voices.known.append(voice)
        self.course.last, self.course.last_at, self.course.leading = voice, number, True

    def _is_prose(self, start: int, end: int) -> bool:
        """Whether a paragraph is made of sentences."""
        text = self.page.text[start : min(end, start + 400)]
        return len(text.split()) >= _PROSE and self.page.text[end - 1] in ".!?”’»\"'"

    def _turn(self, turn: Turn, end: int, quotes: list[Quotation], number: int) -> None:
        """A turn of an interview or a briefing: what its speaker says, and what is told there of others."""
        text = self.page.text
        turn = self._with_asker(turn)
        voice = None if turn.asks else self._speaker(turn, number)
        tokens = tokens_of(text, turn.at, end, [q for q in quotes if q.start >= turn.at])
        told = hearer(text, turn, end, self.asker)
        told = called(told, self.called) if told else None
        passing = puts(turn, self.asker)
        self._spoken(tokens, quotes, voice, told, number, silent=turn.asks, passing=passing)
        if voice and not turn.asks:
            self.called[turn.speaker] = voice.name if " " in voice.name else turn.speaker
            voice.last, voice.paragraph = end, number
            self.voices.remember(voice)
            self.course.last, self.course.last_at = voice, number

    def _with_asker(self, turn: Turn) -> Turn:
        """A turn under the name of who asks, where a label tells it: "QUESTION (Echo)", "HOST (Ana Sol)"."""
        if turn.name.lower() not in ASKING:
            return turn
        if turn.note[:1].isupper():
            self.askers[turn.name] = turn.note
        asks = self.askers.get(turn.name, "") if turn.note or turn.name.lower() not in _Q else ""
        return replace(turn, name=asks, note="", asks=False) if asks else turn

    def _letter(
        self, at: int, end: int, signed: tuple[int, int], quotes: list[Quotation], number: int
    ) -> None:
        """A paragraph of a letter to an editor: whoever signs it speaks."""
        row = tokens_of(self.page.text, *signed, [])
        voice = who(self.voices, row, Phrase("phrase", tuple(range(len(row)))), number)
        if voice and "withheld" in voice.name.lower():
            voice.kind = "unnamed"
        self._spoken(tokens_of(self.page.text, at, end, quotes), quotes, voice, None, number)

    def _spoken(
        self,
        tokens: Sequence[Token],
        quotes: Sequence[Quotation],
        voice: Voice | None,
        told: str | None,
        number: int,
        *,
        silent: bool = False,
        passing: str | None = None,
    ) -> None:
        """Sentences that somebody speaks, those of one stance together, and what they tell of others."""
        text = self.page.text
        said: list[tuple[int, int, str]] = []
        apart = voice is not None and voice.person and voice in self.voices.known
        if voice and apart:
            self.voices.known.remove(voice)  # nobody is "she" in her own words
        for first, behind in sentences(text, tokens, quotes):
            row = tokens[first:behind]
            if not any(t.text[0].isalpha() or t.quote >= 0 for t in row):
                continue
            begin, last = row[0].start, row[-1].end
            own_stance = stance_of_words(text[begin:last], True) or asked_for(text[begin:last])
            stance = own_stance or self.given.stance
            inner = find_attributions(text, row, quotes, self.voices, number, parse=self.nlp)
            self.course.rows.append((number, row))
            own = [f for f in inner if f.voice is not None and f.voice is voice]
            for found in own:
                self._keep(row, quotes, found)  # "The Ministry demands", in the Ministry's statement
            if not own:
                if said and (said[-1][2] == stance or calls_out(text[slice(*said[-1][:2])])):
                    begin, _, stance = said.pop()
                said.append((begin, last, stance))
            for found in inner:
                printed = found.voice and found.voice.name == self.page.outlet
                if printed and row[found.first].low in ("we", "i"):
                    continue  # "We condemn it": the speaker, whatever paper prints it
                if found.voice and found.voice is not voice and found.voice.kind != "unattributed":
                    passing = voice.name if voice else passing
                    found.relays = (*found.relays, *((passing,) if passing else ()))
                    self._keep(row, quotes, found)
        if voice and apart:
            self.voices.remember(voice)
        for begin, last, stance in () if silent else joined(said):
            self.maker.state(begin, last, [], voice, stance, ":", (), told, quotes)

    def _reads_on(self, number: int, start: int, end: int, quotes: list[Quotation], zone: str | None) -> bool:
        """Whether a paragraph belongs to a text given whole: its sentences are its author's."""
        text = self.page.text
        if named := self._author(start, end):
            row = tokens_of(text, start + named[0], start + named[1], [])
            self.author = who(self.voices, row, Phrase("phrase", tuple(range(len(row)))), number)
            return zone != "headline"
        if self.given.lead >= 0 and not self.given.holds(number):
            self.author = None
            self.given.shut()
        stop = before_sign_off(text, start, end)
        if self.author and stop == start:
            self.author = None
            return True
        apart = bool(quotes) and (quotes[0].start <= start + 2 or quotes[-1].open)
        if self.author is None or zone in _QUIET or apart or not self._is_sentence(start, stop):
            return False
        tokens = tokens_of(text, start, stop, quotes)
        self.course.earlier = [e for e in self.course.earlier if e[0] != number]
        for first, behind in sentences(text, tokens, quotes):
            found = find_attributions(text, tokens[first:behind], quotes, self.voices, number)
            self.course.rows.append((number, tokens[first:behind]))
            others = [f.voice for f in found if f.voice and f.voice is not self.author and not f.relays]
            if any(v.kind == "named" and v.person is not False and not _is_body(v) for v in others):
                self.author, self.course.rows = None, []
                return False
        self.course.rows = []
        self._spoken(tokens, quotes, self.author, None, number)
        self.author.last, self.author.paragraph = end, number
        self.course.last, self.course.last_at = self.author, number
        self.author = self.author if stop == end else None
        return True

    def _author(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a heading names the author of the text below it, from the heading's start."""
        text = self.page.text
        return author_in_heading(text[start:end], in_writing=asks_in_writing(text[:_OPENING]))

    def _is_sentence(self, start: int, end: int) -> bool:
        """Whether a paragraph ends as sentences do."""
        parts = self.page.text[start:end].split()
        return parts[-1][-1] in ".!?" and (len(parts) > _TERM - 1 or parts[0] in _OURS)

    def _speaker(self, turn: Turn, number: int) -> Voice | None:
        """Who speaks in a turn, by its label."""
        if turn.answers:
            return self.answering
        if (noise := heard(turn)) is not None:
            return Voice(noise, "unnamed", True) if noise else None
        if turn.speaker not in self.names:
            self.names[turn.speaker] = full_name(turn.speaker, self.voices)
        name = self.names[turn.speaker]
        at = self.page.text.lower().find(name.lower())
        if at < 0:
            return Voice(name, "named", True, words=words_of(name))
        row = tokens_of(self.page.text, at, at + len(name), [])
        voice = who(self.voices, row, Phrase("phrase", tuple(range(len(row)))), number)
        if voice is not None and voice.kind == "named" and turn.note and voice.name != turn.note:
            voice.role = voice.role or (turn.name if turn.speaker == turn.note else turn.note)
        return voice

    @cached_property
    def asker(self) -> str | None:
        """Who leads the talk that the page gives, where it says so."""
        return asked_by(self.page.text, min((t.start for t in self.turns.values()), default=0))

    @cached_property
    def answering(self) -> Voice | None:
        """Who answers, where the page names one."""
        return answering(self.page, self.voices)

    def _unled(
        self,
        row: Sequence[Token],
        quotes: Sequence[Quotation],
        found: Sequence[Found],
        before: Found | None,
        number: int,
        *,
        goes_on: bool,
    ) -> None:
        """The statements of a sentence that is all quotation, without a cue that brings it."""
        left = [t for t in row if t.quote >= 0]
        if found or not left or any(t.quote < 0 and t.text[0].isalnum() for t in row):
            return  # within somebody's sentence: a term, a title, or part of what is narrated
        voice, before = voice_of(self.course, left[0], before, number, goes_on=goes_on)
        said = sum(len(self.page.text[t.start : t.end].split()) for t in left)
        if voice is None and said < _TERM:
            return
        if voice is not None:
            self.course.last, self.course.last_at = voice, number
            voice.last, voice.paragraph = left[-1].end, number
        cue = before.cue if before else ""
        relays = before.relays if before else ()
        told = before.addressee if before and before.voice is voice else None
        for token in left:
            self.maker.state(token.start, token.end, [token], voice, "asserts", cue, relays, told, quotes)

    def _keep(self, row: Sequence[Token], quotes: Sequence[Quotation], found: Found) -> None:
        parts = [t for t in row if t.quote in found.quotes and t.quote >= 0]
        self.maker.state(
            found.start,
            found.end,
            parts,
            found.voice,
            found.stance,
            found.cue,
            (found.through, *found.relays) if found.through else found.relays,
            found.addressee,
            quotes,
            found.content,
        )


def _is_body(voice: Voice) -> bool:
    """Whether a voice's name has a body's word in it."""
    return bool((voice.words | voice.heads) & words("bodies"))
