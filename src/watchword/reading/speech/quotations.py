"""Quotations in a text: where the marks open and close, in the styles of many presses.

Double marks (curly, straight, low-high, guillemets either way round, corner brackets) and, outside them,
single ones where they can't be apostrophes. A quotation that its paragraph doesn't close runs to the
paragraph's end, and `open` says so: the next paragraph may go on with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watchword.reading.cues import form_of

__all__ = ["Quotation", "paragraphs", "quotations", "unbroken"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` to `end` with the marks; `open` where no mark closes it."""

    start: int
    end: int
    open: bool = False

    @property
    def inner(self) -> tuple[int, int]:
        """The words alone, without the marks."""
        return self.start + 1, self.end if self.open else self.end - 1


#: A mark that opens, and those that can close it.
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "「": "」",
    "『": "』",
    '"': '"”',
    "″": "″",
    "＂": "＂",
}
_SINGLE = {"‘": "’", "'": "'", "‚": "‘’", "‹": "›", "`": "'"}
_MARK = re.compile("[“„‟«»「」『』\"″＂”’'‘‚‹›`]")
_CONTINUES = re.compile('[\\s>*–—-]{0,8}[“„«「『"＂‘]')
_DASHES = "–—―"
#: The dash before who speaks, and the one behind.
_DASHED = re.compile(r",? ?[–—―] ?(?P<word>[a-z]+)(?= )")
_AGAIN = re.compile(r"[–—―][.,:]? (?=\S)")
#: Who speaks behind words that a dash opens, at the paragraph's end: ", says Ana Sol.", ", Sol says.".
_TAILED = re.compile(
    r", (?:(?P<verb>[a-z]+) (?:[a-z]+ ){0,4}[A-ZÀ-ÞĀ-Ž][^,;:“”\"]*|"
    r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){0,3}|he|she|they) (?P<behind>[a-z]+)\b[^,;:“”\"]*)\.?$"
)
#: Letters of that end, at most.
_TAIL = 120
#: Beyond this a single-quoted stretch is two apostrophes rather than a quotation.
_LONGEST_SINGLE = 1500
#: So many marks are looked at for the end of a single-quoted stretch: time stays linear.
_MOST_SINGLE = 30
#: Lines broken by a width: so long at least and at most, and no more uneven than this.
_WRAPPED, _WIDEST, _RAGGED = 45, 110, 25
#: A byline in small letters is no headline's second line.
_CREDIT = re.compile(r"(?:by|from|with) [A-ZÀ-ÞĀ-Ž]")
_ENDS = '.!?:;"”’»」。！？)'


#: A time of day at the head of a paragraph: "[00:01:12] ", "09:31 ", "15.58 BST – ".
_CLOCK = re.compile(
    r"(?:\*\*)?(?:[\[(]\d{1,2}:\d\d(?::\d\d)?[\])]|\d{1,2}:\d\d(?::\d\d)?|"
    r"\d{1,2}[.h]\d\d(?= ?(?:[ap]\.?m\b|[A-Z]{2,4}\b|\*\*)))"
    r"(?: ?(?:[ap]\.?m\.?|GMT|UTC|BST|CET|CEST|EST|EDT|ET))?[:.]?(?:\*\*)?\s?[-–—:]?\s+"
    r"(?=[A-ZÀ-ÞĀ-Ž“\"‘'«(\[])"
)
#: How wires mark a story's turn before its headline: "UPDATE 2-", "CORRECTED-".
_SLUG = re.compile(
    r"(?:(?:UPDATE|WRAPUP|REFILE|RPT|REPEAT|CORRECTED|CORRECTION|RECAST|EXCLUSIVE|INSIGHT|ANALYSIS|FACTBOX|"
    r"TIMELINE|EXPLAINER|PREVIEW|FOCUS|POLL)(?: \d{1,2})?-){1,3}(?=\S)"
)
#: A question in bold at the head of the paragraph that answers it.
_BOLD_QUESTION = re.compile(r"\*\*[^*\n]{3,300}\?\*\*(?=\s+\S)")


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""(start, end) of each paragraph: lines, but for those that only a width broke.

    >>> paragraphs("One.\n\nTwo")
    [(0, 4), (6, 9)]
    """
    found: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            block.append((start, start + len(bare)))
        elif block:
            _join(text, found, _unwrapped(text, block))
            block = []
        at += len(line) + 1
    _join(text, found, _unwrapped(text, block))
    return [
        part for start, end in found for part in _answer_apart(text, _behind_clock(text, start, end), end)
    ]


def unbroken(text: str, spans: Iterable[tuple[int, int]]) -> str:
    r"""The text with its paragraphs' lines joined by blanks: a width breaks names as it breaks sentences.

    >>> unbroken("Agent Darren\nPike\nleft.\n\nHe ran.", [(0, 23), (25, 32)])
    'Agent Darren Pike left.\n\nHe ran.'
    """
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], text[start:end].replace("\n", " "))
        at = end
    return "".join((*parts, text[at:]))


def _answer_apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A paragraph in which an answer follows its question in bold as two; any other as it is."""
    asked = _BOLD_QUESTION.match(text, start, end)
    if asked is None:
        return [(start, end)]
    answer = asked.end()
    while text[answer].isspace():
        answer += 1
    return [(start, asked.end()), (answer, end)]


def _behind_clock(text: str, start: int, end: int) -> int:
    """Where a paragraph's words begin: a live page's time of day and a wire's slug are none of them."""
    clock = _CLOCK.match(text, start, end) or _SLUG.match(text, start, end)
    return clock.end() if clock else start


def _join(text: str, found: list[tuple[int, int]], more: list[tuple[int, int]]) -> None:
    """Add paragraphs; one that goes on in small letters behind a blank line belongs to the one before."""
    if found and more:
        (start, end), (first, last) = found[-1], more[0]
        goes_on = text[first].islower() and not _CREDIT.match(text, first)
        if end - start >= _WRAPPED and text[end - 1] not in _ENDS and goes_on:
            found[-1] = (start, last)
            more = more[1:]
    found += more


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of neighbouring lines: one where all are about as wide, else each line, or two of
    which the second goes on in small letters.
    """
    widths = [end - start for start, end in lines[:-1]]
    if (
        len(lines) > 2
        and not all(text[start] == "*" for start, _ in lines)  # alerts, one a line
        and min(widths) >= _WRAPPED
        and max(widths) <= _WIDEST
        and max(widths) - min(widths) <= _RAGGED
    ):
        return [(lines[0][0], lines[-1][1])]
    found: list[tuple[int, int]] = []
    for start, end in lines:
        if (
            found
            and text[start].islower()
            and found[-1][1] - found[-1][0] >= _WRAPPED
            and text[found[-1][1] - 1] not in _ENDS
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def quotations(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, list[Quotation]]]:
    """(number of paragraph, its quotations in order), for paragraphs that have any."""
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        found = list(_in_paragraph(text, start, end, following))
        if found:
            yield number, found


def _dashed(text: str, start: int, end: int) -> list[Quotation]:
    """Speech between dashes, as Spanish and Russian presses set it: "–It lasts –says Ana–. For now."."""
    if text[start] not in _DASHES:
        return []
    for dash in _DASHED.finditer(text, start + 2, min(end, start + _LONGEST_SINGLE)):
        form = form_of(dash["word"])
        if form is None or form.kind not in ("past", "third"):
            continue
        found = [Quotation(start, dash.start())]
        again = _AGAIN.search(text, dash.end(), end)
        if again:
            found.append(Quotation(again.end() - 1, end, open=True))
        return found
    return _dash_led(text, start, end)


def _dash_led(text: str, start: int, end: int) -> list[Quotation]:
    """Speech behind one dash, as Nordic and French presses set it: "– It lasts. It must, says Ana Sol."."""
    comma = text.rfind(", ", max(start + 2, end - _TAIL), end)
    while comma > 0:
        tail = _TAILED.match(text, comma, end)
        form = form_of(tail["verb"] or tail["behind"]) if tail else None
        if form is not None and form.kind in ("past", "third"):
            return [Quotation(start, comma)]
        comma = text.rfind(", ", max(start + 2, end - _TAIL), comma)
    return []


def _in_paragraph(text: str, start: int, end: int, following: int) -> Iterator[Quotation]:
    if dashed := _dashed(text, start, end):
        yield from dashed
        return
    marks = [m.start() for m in _MARK.finditer(text, start, end)]
    singles: dict[str, list[int]] = {}
    at = 0
    while at < len(marks):
        here = marks[at]
        mark = text[here]
        at += 1
        if mark == "»" and _opens(text, here, start, end):
            closers, single = "«", False
        elif mark in _CLOSERS and _opens(text, here, start, end):
            closers, single = _CLOSERS[mark], False
        elif mark in _SINGLE and _opens(text, here, start, end) and _no_apostrophe(text, here, end):
            closers, single = _SINGLE[mark], True
        else:
            continue
        stop = _close(text, marks, at, end, closers, single, singles)
        if stop is not None:
            yield Quotation(here, marks[stop] + 1)
            at = stop + 1
        elif not single and (here == start or _CONTINUES.match(text, following)):
            yield Quotation(here, end, open=True)
            return
        # A mark that nothing closes in the middle of a paragraph is a slip; its words are told as text.


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark can open: nothing of a word before it, something after it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in "「『":
        return True  # scripts without blanks between words
    return not before.isalnum() and (not after.isspace() or text[at] == "«") and after not in ',.;:)"”“'


def _no_apostrophe(text: str, at: int, end: int) -> bool:
    """Not the apostrophe of '90s or ’em."""
    word = text[at + 1 : min(end, at + 6)]
    if word[:1].isdigit():
        return text[at] == "‘"
    return text[at] != "’" and not word.lower().startswith(("em ", "til ", "cause ", "tis ", "twas "))


def _close(
    text: str, marks: list[int], at: int, end: int, closers: str, single: bool, dead: dict[str, list[int]]
) -> int | None:
    """The number among the marks of the one that closes; None where none does."""
    if dead.get(closers):
        return None
    fallback = None
    limit = marks[at - 1] + _LONGEST_SINGLE if single else end
    for number in range(at, min(len(marks), at + _MOST_SINGLE) if single else len(marks)):
        here = marks[number]
        if here > limit:
            break
        if text[here] not in closers:
            continue
        before, after = text[here - 1], text[here + 1] if here + 1 < end else " "
        if not single:
            if before.isspace() and after.isalnum() and text[here] == '"':
                continue  # opens again: a stray mark before
            return number
        if after.isalnum():
            continue
        if before in ".,!?…—–-":
            return number
        if fallback is None and not before.isspace():
            fallback = number
            # The plural owner's mark of "workers' rights" closes only where nothing better does.
            if before not in "sS" or not after.isspace():
                return number
    if fallback is None and not single:
        dead[closers] = [at]  # none further on either: don't look again
    return fallback
