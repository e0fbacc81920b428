"""Ways of telling who speaks that are no verb of the table with its subject: "“…” is how X put it".

They stand in ``ways.tsv``; here is who is meant, and where the words said stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from watchword.reading.sheets import sheet
from watchword.reading.speech.actors import subject_of
from watchword.reading.speech.addressees import told_behind
from watchword.reading.speech.clauses import words
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.patterns import Match, Pattern, compiled, matched
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.pronouns import pronoun
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice

__all__ = ["way_at", "way_words", "whose_before", "whose_next"]

#: Who else is agreed with: a side in court, somebody told of before.
_SIDES = frozenset("defence defense prosecution counsel him her them".split())
_OWNED = {"his": "he", "her": "she", "their": "they", "its": "it"}


@dataclass(frozen=True, slots=True)
class _Way:
    """A row of ``ways.tsv``."""

    pattern: Pattern
    said: str
    speaker: str
    stance: str


@cache
def _ways() -> dict[str, list[_Way]]:
    """The rows of ``ways.tsv``, by each word at which they are looked for."""
    sets: dict[str, frozenset[str]] = {}
    found: dict[str, list[_Way]] = {}
    for text, said, *rest in sheet("ways"):
        if text.startswith("set "):
            sets[text[4:]] = frozenset(said.split())
            continue
        way = _Way(compiled(text, sets), said, rest[0], (rest[1:] or ["asserts"])[0])
        for word in way.pattern.verbs:
            found.setdefault(word, []).append(way)
    return found


def way_words() -> frozenset[str]:
    """Words at which a way is looked for: paragraphs with one are read. Those in every text are left out."""
    return frozenset(_ways()) - words("auxiliaries", "prepositions", "conjunctions", "subordinators")


def way_at(line: Line, at: int) -> Found | None:
    """A way in one sentence, where a token can be its verb."""
    for way in _ways().get(line.row[at].low, ()):
        if way.said not in ("ahead", "behind", "either"):
            continue
        match = matched(line, at, way.pattern)
        if match is None:
            continue
        told = _told(line, at, match, way)
        if told is None:
            continue
        voice, first, last = told
        first += line.is_quote(first)
        cue = " ".join(t.text for t in line.row[first : last + (line.word(last) != "that")])
        behind = way.said == "behind" or (way.said == "either" and _closes(line, first, last))
        found = Found(at, voice, way.stance, cue, first, last, behind=behind, hearsay=voice is None)
        found.addressee = told_behind(line, last) if behind else None
        if way.speaker == "heard":
            _set_hearer(line, match, found)
        return found
    return None


def _set_hearer(line: Line, match: Match, found: Found) -> None:
    """Set who hears it, where the way tells of that: "The board heard from Ana Sol that"."""
    hearer = subject_before(line.row, line.low, match.first, ())
    if hearer is not None and hearer.tokens:
        found.addressee = line.text[line.row[hearer.tokens[0]].start : line.row[hearer.tokens[-1]].end]
        found.first = hearer.first


def whose_before(line: Line, *, loose: bool) -> Voice | None:
    """Whose the words of the sentence before are: "“No.” With those words Ana Sol left".

    `loose` says that nobody speaks them yet: then "With that, Ana Sol left" tells it as well.
    """
    found = next(_spoken(line, "before"), None)
    return found or (next(_spoken(line, "loose"), None) if loose else None)


def whose_next(line: Line) -> Voice | None:
    """Whose the words of the sentence behind are: "Her verdict? “Dull.”"."""
    return next(_spoken(line, "next"), None)


def _closes(line: Line, first: int, last: int) -> bool:
    """Whether the words said stand before a way, and no quotation behind it."""
    quoted = line.is_quote(last + 1) or line.is_quote(last + 2)
    apart = line.word(first - 1) == "," and first > line.low + 2
    return line.is_quote(first - 1) or (apart and not quoted)


def _spoken(line: Line, said: str) -> Iterator[Voice]:
    """Whom rows name that tell of another sentence's words."""
    for at in range(line.low, len(line.row)):
        for way in _ways().get(line.row[at].low, ()):
            match = matched(line, at, way.pattern) if way.said == said else None
            told = _told(line, at, match, way) if match else None
            if told is not None and told[0] is not None:
                yield told[0]


def _told(line: Line, at: int, match: Match, way: _Way) -> tuple[Voice | None, int, int] | None:
    """(Who, first token, last token) of a way that was met; None where nobody is found who should be."""
    if way.speaker == "nobody":
        return None, match.first, match.last
    if way.speaker == "subject":
        group = group_before(line.row, line.low, at if way.pattern.leads else match.first)
        if way.pattern.leads and (group.passive or line.found):
            return None  # "was fined for “…”", "wants a man fined for “…”": no words of those
        if match.who and not _with_somebody(line, match.who):
            return None
        voice, first, _ = subject_of(line, group.start, at)
        apart = first is not None and (line.word(first - 1) == "," or line.is_quote(first - 1))
        if voice is None or first is None or (way.said == "behind" and not apart):
            return None
        return voice, first, match.last
    first, end = match.who or (0, 0)
    if end - first == 1 and line.word(first) in _OWNED:
        voice = pronoun(line.voices, _OWNED[line.word(first)], line.row[first].start, line.paragraph)
        return None if voice is None else (voice, match.first, match.last)
    high = len(line.row) if way.pattern.ends_in_name else end
    acts = line.word(end)[:1].isalpha() and not way.pattern.ends_in_name
    phrase = subject_before(line.row, first, end, ()) if acts else None  # "how Ana Sol (puts it)"
    if phrase is None or not phrase.tokens:
        phrase = phrase_after(line.row, first, high, inverted=True)
    end -= line.word(end - 1) == ","
    if phrase is None or not phrase.tokens or phrase.last + 1 < end or not _somebody(line, phrase):
        return None
    voice = line.voice(phrase)
    if voice is None or (way.speaker == "person" and voice.person is False):
        return None
    if way.speaker == "paper" and line.word(phrase.last) not in words("documents"):
        return None
    if (
        way.speaker == "paper"
        and way.said == "behind"
        and not any(line.row[i].capital for i in phrase.tokens)
    ):
        voice = replace(voice, kind="unnamed")  # "…, our survey of 32 plants shows"
    return voice, match.first, max(match.last, phrase.last)


def _with_somebody(line: Line, who: tuple[int, int]) -> bool:
    """Whether whom a subject agrees with is somebody: "with the defence that", not "with the plan that"."""
    phrase = phrase_after(line.row, who[0], who[1], inverted=True)
    if phrase is None or not phrase.tokens:
        return False
    last = line.row[phrase.tokens[-1]]
    return last.capital or last.low in words("persons", "bodies", "titles") | _SIDES


def _somebody(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can be who speaks: a name, "he", or a noun for a person, a body or a paper."""
    lows = {line.word(i) for i in phrase.tokens}
    speaks = words("persons", "bodies", "titles", "documents") | {"he", "she", "they"}
    return any(line.row[i].capital for i in phrase.tokens) or bool(lows & speaks)
