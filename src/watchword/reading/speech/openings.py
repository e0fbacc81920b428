"""What a page says first and explains later: "a woman who …" named next, a headline's words said below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import words
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.seen import Seen, sex_of
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.wording import is_plural

__all__ = ["with_answers", "with_headlines", "with_names"]

#: Words by which somebody unnamed is told of at length.
_TELLING = frozenset("who whose whom accused charged convicted suspected".split())

#: How one asks, and how one answers; so many characters further at most.
_ASKS = frozenset("asked asks inquired inquires enquired demanded wondered".split())
_ANSWERS = frozenset("answered answers replied replies retorted responded countered".split()) | {"shot back"}
_NEAR = 150
#: Words quoted in a headline that are looked for below, their statements' characters, and how many.
_WORDS, _LONG, _HEADLINES = 2, 3000, 6
#: Words that have to follow one another as in a headline.
_RUN = 3


def with_names(
    made: list[Statement], page: Page, seen: Sequence[Seen], spans: Sequence[tuple[int, int]]
) -> list[Statement]:
    """The statements; who opens the story as "a woman who …" has the name that the text gives next."""
    opening = next((s for s in made if s.speaker and page.zone_at(s.start) == "body"), None)
    if opening is None or opening.speaker_kind != "unnamed" or opening.speaker is None:
        return made
    told = opening.speaker.lower().split()
    if f"by {opening.speaker}" in page.text[max(0, opening.start - _NEAR) : opening.end]:
        return made  # "after being told by a midwife": not whom the story is about
    if told[0] not in ("a", "an") or is_plural(_head(told)):
        return made
    if _head(told) in words("bodies") - words("persons"):
        return made  # "a charity has claimed"
    end = next((e for s, e in spans if s <= opening.start < e), 0)
    if any(s.person and s.at < end and page.zone_at(s.at) == "body" for s in seen):
        return made
    following = [(s, e) for s, e in spans if s >= end][:2]
    if not following:
        return made
    near = [s for s in seen if s.at >= end and s.at < following[-1][1] and 2 <= len(s.name.split()) <= 4]
    head = _head(told)
    named = next((s for s in near if s.role == head or _is(page.text, s, head)), None)
    if named is None:
        named = next((s for s in near if s.person), None)
        if named is None:
            return made
        aged = re.match(r", \d\d[,.]", page.text[named.at + len(named.name) :][:12]) is not None
        long = any(w in _TELLING for w in told)
        if (named.role and named.role != head) or not (aged or (long and named.first)):
            return made
    if sex_of("", opening.speaker) not in ("", sex_of(named.name, named.role)) and sex_of(named.name, ""):
        return made
    return [
        replace(s, speaker=named.name, speaker_kind="named", role=s.role or s.speaker)
        if s.speaker == opening.speaker
        or (s.speaker == head and page.zone_at(s.start) == "headline")  # "…, bookkeeper tells court"
        else s
        for s in made
    ]


def with_answers(made: list[Statement]) -> list[Statement]:
    """The statements; a question is put to whoever answers next: "“Why?” she asked. “No,” X replied"."""
    told = sorted(made, key=lambda s: s.start)
    for one, after in pairwise(told):
        asks = one.text.rstrip(" ”\"’'.").endswith("?") or one.cue in _ASKS
        replies = after.cue.lower() in _ANSWERS and after.speaker and after.speaker != one.speaker
        if asks and replies and one.addressee is None and after.start - one.end < _NEAR:
            made = [replace(s, addressee=after.speaker) if s is one else s for s in made]
    return made


def _head(told: Sequence[str]) -> str:
    """The noun that says who somebody is: "reporter" in "a reporter whose phone was infected"."""
    shut = words("prepositions", "relatives") | _TELLING
    end = next((n for n, w in enumerate(told) if n and w in shut), len(told))
    return told[end - 1]


def _is(text: str, named: Seen, head: str) -> bool:
    """Whether what stands beside a name says it is one: ", director of Bahia Azul", "tailor Qureshi"."""
    note = re.match(r", (?:an? |the )?((?:[\w-]+ ){0,3}[\w-]+)", text[named.at + len(named.name) :][:60])
    before = text[max(0, named.at - 30) : named.at].lower().split()
    return head in (note.group(1).lower().split() if note else ()) or head in before[-1:]


def with_headlines(
    made: list[Statement],
    page: Page,
    quoted: Mapping[int, Sequence[Quotation]],
    heads: Sequence[tuple[int, int]],
) -> list[Statement]:
    """The statements, with words quoted in headlines given to whoever says them in the text below."""
    inside = [
        q
        for quotes in quoted.values()
        for q in quotes
        if any(start <= q.start and q.end <= end for start, end in heads)
    ]
    for quote in inside[:_HEADLINES]:
        said = _plain(page.text[slice(*quote.inner)])
        there = [s for s in made if s.start <= quote.start and quote.end <= s.end]
        named = any(s.speaker and not (s.cue == ":" and s.start == quote.start) for s in there)
        if named or len(said.split()) < _WORDS:
            continue
        source = next(
            (
                s for s in made
                if s.speaker and s.start > quote.end and f" {said} " in f" {_plain(s.text[:_LONG])} "
            ),
            None,
        )  # fmt: skip
        source = source or _nearly(made, quote.end, said) or _answering(made, page, quote.start, said)
        if source is None:
            continue
        made = [s for s in made if s not in there]
        start, end = quote.start, quote.end
        text = page.text[start:end]
        told = replace(source, start=start, end=end, text=text, quote=(quote.inner,), addressee=None)
        held = next((s.stance for s in there if s.speaker), told.stance)  # "‘Listen to it’: tuner"
        made.append(replace(told, stance=held))
    return made


def _nearly(made: Sequence[Statement], end: int, said: str) -> Statement | None:
    """The statement that most of the words of a headline stand in, in one run: "I never met any"."""
    row = said.split()
    size = max(_RUN, len(row) // 2 + 1)
    runs = [" ".join(row[n : n + size]) for n in range(len(row) - size + 1)]
    for one in made:
        if one.speaker and one.quote and one.start > end:
            words_said = f" {_plain(one.text[:_LONG])} "
            if any(f" {run} " in words_said for run in runs):
                return one
    return None


def _answering(made: Sequence[Statement], page: Page, start: int, said: str) -> Statement | None:
    """A statement of the one who answers in a talk, whose words a headline is that opens as a quotation."""
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    turns = [s for s in made if s.cue == ":" and s.speaker and s.start > start and not s.relayed_by]
    alone = len(turns) > _WORDS and len({s.speaker for s in turns}) == 1
    return turns[0] if alone and not line.strip("*#> ") and len(said.split()) > _RUN else None


def _plain(text: str) -> str:
    """The words of a text alone."""
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "'")))
