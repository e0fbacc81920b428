"""Zones of a plain text: which lines are headline, caption, byline, dateline, promo, footer, or story.

Pages copied from a browser bring their clutter along as lines. Each line is judged by the cues of
``clutter.tsv``, by its form, and by where it stands. The judgement only labels: all lines are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from watchword.reading.pages.lines import dateline_end, is_dateline, is_masthead, is_menu, is_signature
from watchword.reading.pages.page import Zone
from watchword.reading.sheets import sheet
from watchword.reading.tables import is_given, place_code
from watchword.reading.tokens import everyday, paragraphs, plain

__all__ = ["cue_of", "is_credit", "is_credited_date", "is_date", "kind_of", "with_datelines", "zones_of"]

#: A line this long is a paragraph of something, if it is made of sentences.
_PARAGRAPH = 140
#: A headline runs over no more characters.
_HEADLINE = 250
#: A line between two invitations is one of them if it is no longer: a story's paragraph may stand there.
_ASIDE = 110
#: Cues are looked for this far into a line: a long paragraph that mentions a newsletter is still story.
_CUED = 330
_SENTENCE = re.compile(r"[.!?。！？؟…][\"'”’»)\]]*(?:\s(?:-0-|-30-|###|ENDS))?$")
_STOP_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?。]\s")
#: The page turns to its reader; "US" is a country.
_TO_READER = re.compile(r"\b(?:(?i:your?|our)|us)\b.*[.!?]$")
#: Who speaks in an interview or a transcript: "TUDOR: I was next to it".
_LABELLED = re.compile(r"[A-Z][\w .'’-]{0,40}:\s")
#: By which it asks something of the reader.
_INVITES = re.compile(
    r"\b(?:subscri\w+|sign|join|support|follow|read|share|send|contact|e-?mail|write|tell|download|help|donat\w+|"
    r"get|visit|click|listen|watch|try|call|text|buy|win|like|want|got|know|newsletters?|app|podcasts?|alerts?|"
    r"tips?|comments?|letters?|story|stories|reporting|journalism|questions?|feedback|privacy|cookies|site)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«»]|\bsaid\b")
#: Somebody tells or is told of.
_TOLD = re.compile(r"\b(?:said|says|told|who|was|were|had)\b")
#: A heading in bold: "**Trade Group Wants Clarity**".
_BOLD = re.compile(r"\*\*[A-ZÀ-ÞĀ-Ž0-9][^*\n]{3,118} [^*\n]{0,60}[^*\n.,;:!?…”\"’)]\*\*")
_CAPTIONISH = re.compile(r"\((?:[^()]{0,60}/){1,}[^()]{2,60}\)$")
#: A place in capitals, or with a date or agency, up to a dash or the like.
_DATELINE = re.compile(
    r"([A-ZÀ-ÞĀ-Ž][\w.'’À-ÿ]+(?:[ -][A-ZÀ-ÞĀ-Ž][\w.'’À-ÿ]*){0,3}"
    r"(?:(?<=[A-ZÀ-ÞĀ-Ž]{2})(?:\s?/\s?[A-ZÀ-ÞĀ-Ž]{3,20})*(?:,\s[^\n–—:]{2,50}?)?|(?=\s\([A-Z]{2,12}\))|,\s[^\n–—:]{0,40}\d{1,4}[^\n–—:]{0,30}?)"
    r"(?:\s?\([^)\n]{2,40}\)(?:,\s[^\n–—:]{0,30}\d{4})?)?)\.?\s?(?:[-–—]{1,2}\s|:\s)"
)
#: A flash: "09:31 TARN YARD SAYS …".
_FLASH = re.compile(r"\d{1,2}[:.]\d\d\s+\D")
#: What stands between a dateline and the story.
_AFTER = re.compile(r"[\s:/.–—-]*(?:/[^/\n]{2,30}/[\s.]*)?")
#: A mark between the parts of a credit.
_MARKED = re.compile(r"\s[|·•—–/]\s|\btags?:|\bstaff\b")
_DAY = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\.?\s[^\W\d_]{3,10}\.?,?|[^\W\d_]{3,10}\.?\s\d{1,2},?)\s(?:19|20)\d\d|\b(?:19|20)\d\d-\d\d-\d\d"
)
#: A sentence's end, and a date behind it: "Interview: A Name for A Paper. 12 November 2025".
_DATED = re.compile(r"\w[.,]?\s\d{1,2}\s[^\W\d_]{3,10}\s(?:19|20)\d\d$")
#: What a date line has besides the day.
_TIMES = re.compile(
    r"\b(?:[ap]\.?m\.?|gmt|utc|[a-z]{1,3}st|cet|cest|bst|uhr|updated?|published|last|modified|posted|on|at|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}$")
#: Two names with a mark between or a date, as in "DryCargo Letter · 21 January 2026".
_CREDIT = re.compile(
    r"[^\W\d_]{2,}\s[^\W\d_]{2,}[^·|—]{0,40}\s[·|—]\s|\s[·|—]\s[^\d]{0,10}[^\W\d_]{2,}\s[^\W\d_]{2,}|staff,\s"
)
_DATE_LINE = re.compile(
    r"^(?:[^\W\d_]+,?\s+){0,3}(?:\d{1,2}[\s./-]|[^\W\d_]{3,10}\.?\s+\d{1,2},?\s).{0,12}(?:19|20)\d\d\b.{0,40}$"
    r"|^(?:19|20)\d\d\s?[-年/.].{2,30}$"
)


@dataclass(frozen=True)
class _Cue:
    kind: str
    where: str
    pattern: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    cells = sheet("clutter")
    made = []
    for kind, where, cue, _source in cells:
        shape = {"start": rf"^\W*(?:{cue})", "whole": rf"^\W*(?:{cue})\W*$", "any": cue}[where]
        made.append(_Cue(kind, where, re.compile(shape)))
    return tuple(made)


def cue_of(line: str) -> str | None:
    """The kind that a line's own words give it, or None."""
    if len(line) > _CUED:
        return None
    folded = plain(line)
    sentences = len(re.findall(r"[.!?](?=\s|$)", folded))
    for cue in _cues():
        if cue.pattern.search(folded):
            # A sentence of a story may speak of advertisers; a button or label is no sentence.
            if cue.kind == "byline" and len(line) > 220:
                continue
            story = len(line) > 240 or (len(line) > 100 and _TOLD.search(line))
            if cue.kind in ("promo", "footer") and cue.where == "any" and sentences > 1 and story:
                continue
            return cue.kind
    return "caption" if len(line) <= _HEADLINE and _CAPTIONISH.search(line) else None


def kind_of(line: str) -> str | None:
    """The kind that a line's form gives it, else its words, or None."""
    if is_dateline(line):
        return "dateline"
    cue = cue_of(line)
    dated = is_credited_date(line) or is_masthead(line) or _DAY.search(line)
    if cue is None and is_menu(line) and (line.count("|") > 2 or not dated):
        return "promo"
    # "Posted February 11, 2026 by Joaquin Dimayuga" credits him.
    return "byline" if cue == "dateline" and is_masthead(line) else cue


def zones_of(text: str) -> tuple[Zone, ...]:
    """The zones of a plain text, a line each, in order.

    The first line that is neither clutter nor a sentence is the headline, as is a later one that
    repeats it; what stands after the story's last paragraph and names somebody is the author.
    """
    lines = list(paragraphs(text))
    kinds = [kind_of(text[s:e]) for s, e in lines]
    story = [i for i, (s, e) in enumerate(lines) if kinds[i] is None and _is_story(text[s:e])]
    first = story[0] if story else len(lines)
    last = story[-1] if story else -1
    headline = _headline(text, lines, kinds, first)
    zones = []
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        kind = kinds[i]
        if kind is None:
            kind = _by_place(line, i, first, last, headline, bool(story))
        if kind == "promo" and i == headline:
            kind = "headline"
        if kind == "headline" and i and _dateline(line) and len(line) > _ASIDE:
            kind = "body"
        if kind == "body" and first < i < last and _is_heading(text, lines, i):
            kind = "headline"
        zones.append(Zone(start, end, kind))
    return tuple(with_datelines(text, _joined(text, _smoothed(text, zones, last))))


def _is_heading(text: str, lines: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a short line without a stop, set apart, heads what follows: letters, notes, questions."""
    start, end = lines[at]
    if _BOLD.fullmatch(text, start, end):
        return True
    line, before, after = text[start:end], text[lines[at - 1][1] : start], text[end : lines[at + 1][0]]
    if before.count("\n") < 2 or after.count("\n") < 2 or len(line) > 60 or len(line.split()) < 2:
        return False
    if not line[0].isupper() or line[-1] in '.,;:!…"”»’)' or is_signature(line) or _DAY.search(line):
        return False
    following = text[slice(*lines[at + 1])]
    return len(following) > 60 and bool(re.search(r"[^\W\d_]", line)) and line[-1] not in "–—-"


def _joined(text: str, zones: Sequence[Zone]) -> list[Zone]:
    """Lines of one headline, set under each other without a gap, as one zone."""
    out: list[Zone] = []
    for zone in zones:
        last = out[-1] if out else None
        if last and zone.kind == last.kind == "headline" and text[last.end : zone.start].count("\n") == 1:
            out[-1] = Zone(last.start, zone.end, "headline")
        else:
            out.append(zone)
    return out


def with_datelines(text: str, zones: Sequence[Zone]) -> list[Zone]:
    """The zones with what opens the story with a place (LONDON, 3 May 2024 (Reuters) —) as one of its own."""
    out: list[Zone] = []
    bodies = 0
    for zone in zones:
        able = bodies < 2 and (
            zone.kind == "body" or (zone.kind == "headline" and zone.end - zone.start > 140)
        )
        end = _dateline(text[zone.start : zone.end]) if able else 0
        bodies += zone.kind == "body"
        if end:
            rest = _AFTER.match(text, zone.start + end, zone.end)
            out.append(Zone(zone.start, zone.start + end, "dateline"))
            out.append(Zone(rest.end() if rest else zone.start + end, zone.end, "body"))
        else:
            out.append(zone)
    return [z for z in out if z.end > z.start]


def _dateline(line: str) -> int:
    """Where the dateline ends that a line begins with, or 0."""
    found = _DATELINE.match(line)
    return found.end(1) if found else dateline_end(line)


def _is_story(line: str) -> bool:
    """Whether a line reads as a paragraph of prose."""
    if _CAPTIONISH.search(line):
        return False
    if _SENTENCE.search(line):
        return len(line) >= 40
    # A headline may be long, but is one sentence without a stop.
    return len(line) > _HEADLINE or (len(line) >= _PARAGRAPH and bool(_STOP_INSIDE.search(line)))


def _headline(
    text: str, lines: Sequence[tuple[int, int]], kinds: Sequence[str | None], first: int
) -> int | None:
    """The number of the headline's line, if there is one.

    It is the longest line before the story that is not clutter: menus and sections are shorter.
    """
    best: int | None = None
    for i, (start, end) in enumerate(lines[: max(first, 1)]):
        line = text[start:end]
        if kinds[i] in (None, "promo") and 12 <= len(line) <= _HEADLINE and not is_date(line):
            if kinds[i] == "promo" and (len(line) < 40 or is_menu(line)):
                continue
            if _CAPTIONISH.search(line) or (i == first and _is_story(line) and not (i == 0 and _asks(line))):
                continue
            if i and (is_credited_date(line) or is_masthead(line) or _DATED.search(line)):
                continue
            signed = is_given(line.split()[0]) and re.search(r"[,|]", line) and is_credit(line)
            if best is not None and signed:
                continue  # "Ada Merrow, Visiting Fellow, Tarn Programme"
            if best is None or len(line) > lines[best][1] - lines[best][0]:
                best = i
    return best


def _asks(line: str) -> bool:
    """Whether a line is one question, as headlines may be and paragraphs are not."""
    return bool(re.search(r"[?!][\"'”’»)]*$", line)) and len(line) <= 120 and not _STOP_INSIDE.search(line)


def is_credited_date(line: str) -> bool:
    """Whether a line has a date and, marked off from it, who or what else: "Mar 27, 2025 | Staff report".

    By itself a date only dates; beside a place it is the head of a letter.
    """
    if len(line) > 120 or not _MARKED.search(line) or not _DAY.search(line):
        return False
    rest = _TIMES.sub(" ", _DAY.sub(" ", line))
    return any(len(w) > 2 for w in re.findall(r"[^\W\d_]+", rest))


#: Small words of a credit.
_CREDITING = frozenset("in at for and staff of the with wires agencies from".split())


def is_credit(line: str) -> bool:
    """Whether a short line below the headline names people or an outlet rather than going on with it."""
    line = re.sub(r"\s?\([^()]{1,60}\)$", "", line)
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    capitals = sum(w[0].isupper() or w in _CREDITING for w in words)
    return len(line) <= 90 and not _SENTENCE.search(line) and bool(words) and capitals >= 0.8 * len(words)


def is_date(line: str) -> bool:
    """Whether a line is a date and little else."""
    return len(line) <= 80 and bool(_DATE_LINE.match(line.replace("|", " ").strip()))


def _is_personal(line: str) -> bool:
    """Whether a line reads as somebody's name: a capital each, and no ordinary words."""
    words = line.split()
    return all(w[0].isupper() or w in ("de", "van", "von", "der", "al", "bin") for w in words) and (
        is_given(words[0]) or not any(plain(w) in everyday() for w in words)
    )


def _by_place(line: str, i: int, first: int, last: int, headline: int | None, prose: bool) -> str:
    if headline is not None and headline < i <= first and (is_credited_date(line) or is_masthead(line)):
        return "byline"
    if is_date(line):
        # A date beside a name credits somebody; by itself it only dates.
        return "byline" if headline is not None and i > headline and _CREDIT.search(line) else "dateline"
    if _CAPTIONISH.search(line):
        return "caption"
    if i == headline:
        return "headline"
    if not prose:
        return "body"
    if _FLASH.match(line) and line.isupper():
        return "headline"
    if i < first:
        if i and line.isupper() and place_code(line):
            return "dateline"
        credit = is_credit(line) or bool(_DATED.search(line))
        return "byline" if headline is not None and i > headline and credit else "headline"
    if i > last and _SENTENCE.search(line) and len(line) >= 20 and not _TO_READER.search(line):
        return "body"
    if i > last and len(line) < _PARAGRAPH:
        named = _NAME_LINE.fullmatch(line) and len(line) <= 40 and _is_personal(line)
        return "byline" if named or is_signature(line) else "promo"
    return "byline" if i > first and is_signature(line) else "body"


def _smoothed(text: str, zones: Sequence[Zone], last: int) -> list[Zone]:
    """Once a run of invitations has closed the story, short sentences between them belong to them."""
    out = list(zones)
    heads = [text[z.start : z.end] for z in zones if z.kind == "headline"]
    longest = max(heads, key=len, default="")
    for i, zone in enumerate(zones):
        line = text[zone.start : zone.end]
        notice = len(line.split()) > 2 and (line.isupper() or any(c.isdigit() for c in line))
        if (
            zone.kind == "headline"
            and line != longest
            and len(line) < 25
            and len(longest) > 40
            and not notice
        ):
            out[i] = Zone(zone.start, zone.end, "promo")  # a section's name above the headline
        closing = i >= last - 1 and last > 2 and zone.kind == "body" and len(line) <= 130
        closing = closing and not _LABELLED.match(line)
        if closing and _TO_READER.search(line) and _INVITES.search(line) and not _QUOTED.search(line):
            out[i] = Zone(zone.start, zone.end, "promo")
        around = [z.kind for z in (*zones[max(0, i - 1) : i], *zones[i + 1 : i + 2])]
        if zone.kind == "body" and around == ["promo", "promo"] and len(line) <= _ASIDE:
            out[i] = Zone(zone.start, zone.end, "promo")
    return out
