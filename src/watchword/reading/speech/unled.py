"""Who speaks in quotations that no verb brings: whoever spoke or acted just before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, tokens_of
from watchword.reading.speech.course import Course
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.pronouns import pronoun
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.speakers import who
from watchword.reading.speech.statement import Maker
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice
from watchword.reading.speech.ways import whose_before, whose_next

__all__ = ["lead_of", "taken_up", "voice_of"]

#: A line that signs the quotation above it, and its characters.
_SIGNED = re.compile(r"(?:[-–—―~]{1,2}|by) ?(?P<who>[A-ZÀ-ÞĀ-Ž][^!?“”\"]*[^!?“”\".])")
_LINE = 200
#: A sentence before a quotation that may tell who speaks has no more characters.
_SHORT_SENTENCE = 160
#: Words with which a sentence says that its subject was asked.
_ADDRESSED = frozenset(
    "asked pressed questioned challenged reached shown reminded told confronted quizzed".split()
)
#: What one who writes does with whoever speaks next.
_MET = frozenset("asked met interviewed phoned called rang reached visited".split())
#: Verbs after which a quotation of its own may follow.
_LEADING = frozenset(
    "answered responded replied spoke reacted explained commented continued addressed".split()
)


#: Texts that stand in the quotation below the sentence that tells of them, and what one does with them.
_TEXTS = frozenset(
    "statement sermon speech letter reply message post farewell note tribute eulogy remarks address tweet "
    "response apology".split()
)
_GAVE = frozenset(
    "read used posted gave delivered issued wrote sent published released shared recorded made left "
    "put".split()
)


def voice_of(
    course: Course, first: Token, before: Found | None, number: int, *, goes_on: bool
) -> tuple[Voice | None, Found | None]:
    """(who speaks in a sentence that is all quotation, the attribution before that it goes on from)."""
    if goes_on:
        return course.open_voice, before
    if (signed := _signed(course, number)) is not None:
        return signed, None
    if (told := _told_ahead(course, number)) is not None:
        return told, None
    if (acting := _acting(course, number)) is not None:
        return acting, None
    if before is not None:
        return (before.voice if before.stance not in ("declines",) else None), before
    if (asked := _asking_back(course, first, number)) is not None:
        return asked, None
    if (
        course.last_at >= 0
        and number - course.last_at == 1
        and (course.leading or not _others(course, first.start))
    ):
        return course.last, before
    return None, before


def _told_ahead(course: Course, number: int) -> Voice | None:
    """Who speaks, by the sentence before: "Her verdict? “Dull.”", "For Ana Sol, it is an insult. “…”"."""
    earlier, row = next(course.sentences_before(), (number, ()))
    if not row or number - earlier > 1:
        return None
    quotes = course.quoted.get(earlier, [])
    return whose_next(Line(course.page.text, row, quotes, course.voices, earlier, False, None))


def taken_up(course: Course, maker: Maker, row: Sequence[Token], number: int) -> None:
    """Give the words of the sentence before to whom this one names: "“No.” With those words Ana Sol left"."""
    earlier, before = next(course.sentences_before(), (number, ()))
    parts = [t for t in before if t.quote >= 0]
    if not parts or number - earlier > 1 or any(t.quote < 0 and t.text[0].isalnum() for t in before):
        return
    quotes = course.quoted.get(number, [])
    there = [s for s in maker.made if s.end > before[0].start and s.start < before[-1].end]
    line = Line(course.page.text, row, quotes, course.voices, number, False, None)
    voice = whose_before(line, loose=all(s.speaker is None for s in there))
    if voice is None:
        return
    maker.made = [s for s in maker.made if s not in there]
    quoted = course.quoted.get(earlier, [])
    for token in parts:
        maker.state(token.start, token.end, [token], voice, "asserts", "", (), None, quoted)
    course.last, course.last_at = voice, number


def _signed(course: Course, number: int) -> Voice | None:
    """Whoever is named on the line below a quotation: "— Under Secretary Alan Estevez"."""
    text = course.page.text
    if number + 1 >= len(course.spans):
        return None
    start, end = course.spans[number + 1]
    line = _SIGNED.match(text, start, min(end, start + _LINE))
    if line is None or line.end() < end or text[course.spans[number][0]] not in "“\"«‘'„":
        return None
    row = tokens_of(text, line.start("who"), end, [])
    phrase = phrase_after(row, 0, len(row), inverted=True)
    return who(course.voices, row, phrase, number) if phrase and phrase.tokens else None


def _asking_back(course: Course, quote: Token, number: int) -> Voice | None:
    """Who asks again, of whoever just answered: “Monkeys,” he replied. “And who paid, the monkeys?”."""
    exchange = course.voices.exchange
    if exchange is None or exchange[0] is not course.last or number - exchange[2] != 1:
        return None
    said = course.page.text[quote.start : quote.end].rstrip("”\"'’»")
    return exchange[1] if said.endswith("?") else None


def _acting(course: Course, number: int) -> Voice | None:
    """The one person who acts in a sentence without words before: "Asked when, X smiled. “…”"."""
    if not course.rows or course.spoke:
        return None
    row = course.rows[-1][1]
    comma = next((n for n, t in enumerate(row) if t.text == ","), None)
    if row[0].low in _ADDRESSED and comma:
        phrase = phrase_after(row, comma + 1, len(row))
    else:
        phrase = main_subject(row, 0, len(row))
    if phrase is None or not phrase.tokens or row[-1].start - row[0].start > _SHORT_SENTENCE:
        return None
    voice = who(course.voices, row, phrase, number)
    if voice is None or voice.plural or voice.person is False:
        return None
    if voice.person is None and " " not in voice.name:
        return None
    known = set(voice.name.split())
    others = [
        s
        for s in course.voices.seen
        if row[0].start <= s.at < row[-1].end and s.person and not known & set(s.name.split())
    ]
    return None if others else voice


def lead_of(course: Course, row: Sequence[Token], number: int) -> Voice | None:
    """Who is about to speak: "X answered the committee at length." before a quotation."""
    for n in range(len(row) - 1):
        if row[n].low in _MET and row[n + 1].low in ("him", "her"):
            # "I asked her about the factory."
            word = "he" if row[n + 1].low == "him" else "she"
            return pronoun(course.voices, word, row[n].start, number)
    colon = row[-1].low == ":"
    told = any(t.low in _LEADING for t in row) or _tells_of_words(row)
    if not colon and not told:
        return None
    phrase = main_subject(row, 0, len(row))
    gave = next((n for n, t in enumerate(row) if n and t.low in _GAVE), 0)
    if phrase is None and told and gave:
        phrase = subject_before(row, 0, group_before(row, 0, gave).start, ())
    voice = who(course.voices, row, phrase, number) if phrase and phrase.tokens else None
    return None if colon and voice and (voice.person is not True or voice.kind != "named") else voice


def _tells_of_words(row: Sequence[Token]) -> bool:
    """Whether a sentence tells that somebody gave a text: "Keefe read a short statement outside"."""
    lows = [t.low for t in row if t.quote < 0]
    text = next((n for n, w in enumerate(lows) if w in _TEXTS), -1)
    return text > 0 and (
        any(w in _GAVE for w in lows[:text]) or lows[text + 1 : text + 2] == ["ran"] or "ran" in lows[text:]
    )


def _others(course: Course, at: int) -> bool:
    """Whether another person than the last speaker was named since that one spoke."""
    since = course.last.last if course.last else 0
    known = set(course.last.name.split()) if course.last else set()
    return any(since < s.at < at and s.person and not known & set(s.name.split()) for s in course.voices.seen)
