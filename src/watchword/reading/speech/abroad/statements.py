"""Statements in paragraphs that aren't in English: each language by its own words, made as all others are.

What a quotation's words do by themselves (promise, demand, deny, refuse) and how they are hedged is told by
the patterns of ``languages.toml``. German reported speech goes on in the subjunctive without a new cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from watchword.reading.pages.page import Page
from watchword.reading.speech.abroad.cast import Cast
from watchword.reading.speech.abroad.languages import Language, language_of, small
from watchword.reading.speech.abroad.phrases import Group, Row, cut, row_of
from watchword.reading.speech.abroad.told import Told, told_in
from watchword.reading.speech.clauses import Token
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.statement import Maker
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.tables import is_given

__all__ = ["Abroad"]

#: Zones in which nobody speaks.
_QUIET = frozenset(("promo", "footer", "byline", "dateline"))
#: A quotation without a cue shorter than this (in words) is a term or a title, not a statement.
_TERM = 5
#: A paragraph in another language than its page's has so many words at least, and hardly an English one.
_APART = 14
_PLAIN_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|that|for|with|said|was|is|it|he|she|they|we|i|you)\b", re.IGNORECASE
)
#: Marks with which words may begin behind a dateline.
_OPENING = "«„“\"‘'¿¡("
#: Words in which a phrase's noun stands, and those in which a sentence's subject begins.
_HEAD, _OPENS = 3, 10
#: A cue between dashes within quotation marks.
_INSIDE = re.compile(r"[,!?…](?P<dash> [-–—] )(?P<verb>\w+) [^.!?\n]{2,80}[.,] [-–—] ")
_DASHES = "—–-"
#: The dash before who speaks in a dialogue, and the one behind.
_TURN = re.compile(r"[,.!?…]? ?[—–](?! ?\d)(?=[.,:;]? ?\w)|(?<=[,!?…]) [—–-] (?=\w)")


@dataclass
class Abroad:
    """Reads the paragraphs of a page that are in other languages than English."""

    page: Page
    maker: Maker
    voices: Voices
    whole: Language | None = None
    casts: dict[str, Cast] = field(default_factory=dict)
    #: Who speaks in a quotation that the paragraph before left open.
    open_voice: Voice | None = None

    def __post_init__(self) -> None:
        self.whole = language_of(self.page.text)

    def language(self, start: int, end: int) -> Language | None:
        """The language of a paragraph, or None where it is English or can't be told."""
        text = self.page.text[start:end]
        if self.whole is not None:
            plain = len(_PLAIN_ENGLISH.findall(text[:2000]))
            return None if plain > 2 and language_of(text) is None else self.whole
        if len(text.split()) < _APART or len(_PLAIN_ENGLISH.findall(text[:2000])) > 1:
            return None
        return language_of(text)

    def paragraph(
        self, number: int, start: int, end: int, quotes: Sequence[Quotation], tell: Language
    ) -> None:
        """Read one paragraph."""
        text = self.page.text
        zone = self.page.zone_at(end - 1)
        if zone in _QUIET:
            return
        dated = [z.end for z in self.page.zones if z.kind == "dateline" and start <= z.start < z.end < end]
        start = max((start, *dated))
        while dated and start < end - 1 and not (text[start].isalnum() or text[start] in _OPENING):
            start += 1
        if tell.code not in self.casts:
            self.casts[tell.code] = Cast(self.voices, tell)
        cast = self.casts[tell.code]
        quotes = _dialogue(text, start, end) or [part for q in quotes for part in _parted(text, q, tell)]
        tokens = row_of(text, start, end, quotes)
        goes_on, self.open_voice = self.open_voice, None
        before: Told | None = None
        if not (goes_on and quotes and quotes[0].start <= start + 2):
            goes_on = None
        for first, behind in cut(text, tokens, quotes):
            row = Row(tell, tokens[first:behind])
            found = told_in(row, cast, number, text)
            for one in found:
                self._keep(row, one, quotes, tell)
            if found:
                before = found[-1]
                cast.last = before.voice or cast.last
            elif self._unled(row, quotes, before, goes_on, tell):
                pass
            elif before is not None and tell.code == "de" and self._reported(row):
                self._goes_on(row, before, tell)
            else:
                self._about(row, cast, number)
                before = None
            goes_on = None
        if quotes and quotes[-1].open and before is not None:
            self.open_voice = before.voice

    def _keep(self, row: Row, told: Told, quotes: Sequence[Quotation], tell: Language) -> None:
        """Make one attribution's statement."""
        text = self.page.text
        parts = [row.tokens[i] for i in told.quotes]
        said = text[slice(*told.content)] if told.content else text[told.start : told.end]
        inner = text[slice(*quotes[parts[0].quote].inner)] if parts else ""
        stance = told.stance
        if stance == "asserts":
            quoted = _stance(inner, True, tell) if inner else None
            stance = quoted or _stance(said, False, tell) or "asserts"
        self._state(told.start, told.end, parts, told, stance, quotes, told.content, tell)

    def _state(
        self, start: int, end: int, parts: Sequence[Token], told: Told, stance: str,
        quotes: Sequence[Quotation], content: tuple[int, int] | None, tell: Language,
    ) -> None:  # fmt: skip
        made = self.maker.made
        while start < end - 1 and self.page.text[start].isspace():
            start += 1
        self.maker.state(
            start, end, parts, told.voice, stance, told.cue, told.relays, told.addressee, quotes, content
        )
        hedge = tuple(
            dict.fromkeys(
                m.group() for m in tell.patterns["rumour"].finditer(small(self.page.text[start:end]))
            )
        )
        made[-1] = replace(made[-1], stance=stance, hedge=hedge[:12])

    def _unled(
        self,
        row: Row,
        quotes: Sequence[Quotation],
        before: Told | None,
        goes_on: Voice | None,
        tell: Language,
    ) -> bool:
        """A sentence that is all quotation: whoever spoke in the one before goes on."""
        text = self.page.text
        parts = [t for t in row.tokens if t.quote >= 0]
        if not parts or any(t.quote < 0 and t.text[0].isalnum() for t in row.tokens):
            return False
        voice = before.voice if before else goes_on
        if voice is None and sum(len(text[t.start : t.end].split()) for t in parts) < _TERM:
            return True
        for token in parts:
            told = Told(0, 0, voice, "asserts", before.cue if before else "")
            told.relays = before.relays if before else ()
            told.addressee = before.addressee if before else None
            stance = _stance(text[slice(*quotes[token.quote].inner)], True, tell) or "asserts"
            self._state(token.start, token.end, [token], told, stance, quotes, None, tell)
        if voice is not None:
            voice.last = max(voice.last, parts[-1].end)
        return True

    def _reported(self, row: Row) -> bool:
        """Whether a German sentence is in the subjunctive of reported speech."""
        head = [t.low for t in row.tokens if t.quote < 0][:8]
        return not any(t.quote >= 0 for t in row.tokens) and any(
            row.language.has(w, "reported") for w in head
        )

    def _goes_on(self, row: Row, before: Told, tell: Language) -> None:
        start, end = row.tokens[0].start, row.tokens[-1].end
        stance = _stance(self.page.text[start:end], False, tell) or "asserts"
        told = Told(0, 0, before.voice, stance, before.cue, relays=before.relays, addressee=before.addressee)
        self._state(start, end, [], told, stance, [], (start, end), tell)

    def _about(self, row: Row, cast: Cast, number: int) -> None:
        """Whom a sentence that brings no words is about: a pronoun in the next can mean them."""
        for at in (0, *(i + 1 for i, t in enumerate(row.tokens[:_OPENS]) if t.low == ",")):
            group: Group | None = row.group(at)
            named = group and any(row.person(words) for words in (group.words, *group.notes))
            body = group and any(row.language.is_body(row.low(i)) for i in group.words[:_HEAD])
            if (
                group is None
                or not (named or body)
                or (body and not any(map(row.is_capital, group.words[1:])))
            ):
                continue
            voice = cast.who(row, group, number)
            if voice is not None and (body or voice.person) and " " in voice.name:
                cast.topic = voice
                return
        known = set(cast.last.name.split()) if cast.last else set()
        other = any(
            row.language.is_person(t.low)
            or (t.text[0].isupper() and t.text not in known and is_given(t.text))
            for t in row.tokens
            if t.quote < 0
        )
        if other:
            cast.broken = row.tokens[-1].end


def _stance(words: str, quoted: bool, tell: Language) -> str | None:
    """What words do by themselves: declines, denies, promises, demands, or None."""
    low = small(words[:1000])
    if tell.patterns["refusal"].search(low):
        return "declines"
    if tell.patterns["denial"].search(low):
        return "denies"
    if (quoted or low.lstrip(" ,").startswith(("que vai ", "vai "))) and tell.patterns["promise"].search(low):
        return "promises"
    if quoted and tell.patterns["demand"].search(low):
        return "demands"
    return None


def _parted(text: str, quote: Quotation, tell: Language) -> list[Quotation]:
    """A quotation as it is, or the parts of one that has its cue inside: "“A, - считает X. - Б”"."""
    match = _INSIDE.search(text, quote.start, quote.end)
    if match is None or small(match["verb"]) not in tell.finite:
        return [quote]
    return [
        Quotation(quote.start, match.start("dash"), open=True),
        Quotation(match.end() - 1, quote.end, quote.open),
    ]


def _dialogue(text: str, start: int, end: int) -> list[Quotation]:
    """The spoken parts of a paragraph that a dash opens: "—It lasts —said Ana—. For now."."""
    if text[start] not in _DASHES or end - start < 4:
        return []
    turns = [m.start() for m in _TURN.finditer(text, start + 2, min(end, start + 3000))]
    if not turns:
        return []
    found = [Quotation(start, turns[0])]
    for n in range(1, len(turns), 2):
        at = turns[n] + re.match(r"\W*", text[turns[n] : end]).end()  # type: ignore[union-attr]
        stop = turns[n + 1] if n + 1 < len(turns) else end
        if stop > at:
            found.append(Quotation(at - 1, stop, open=True))
    return found
