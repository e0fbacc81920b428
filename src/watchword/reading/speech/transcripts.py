"""Transcripts: turns with a label before them, in interviews, briefings, hearings and parliaments.

A label stands before its turn ("Mao Ning: …", "Q: …", "Sir Roderick Vane (Lower Marsh) (Con): …") or on a
line of its own above it. Only what recurs, asks or bears a constituency makes a page a transcript: a
form's "Address: …" says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import words
from watchword.reading.speech.interviews import asked_alone, in_bold, speaks_of_self
from watchword.reading.speech.labels import initialled, is_heading, is_note
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import is_outlet

__all__ = ["ASKING", "Turn", "heard", "turns_of"]

_PART = (
    r"(?:(?:a[lrsdnzt]-|ash-|el-)?[A-ZÀ-ÞĀ-Ž][\w.’'-]{0,25}|"
    r"of|for|to|the|and|de|der|den|du|van|von|al|el|bin|ibn|da|di|dos|la|le)"
)
_NAME = rf"[A-ZÀ-ÞĀ-Ž][\w.’'-]{{0,25}}(?:,? {_PART}){{0,7}}"
_BRACKETS = r"(?:\s?\([^()\n]{1,60}\)){0,3}"
#: A label before its turn, a note like "[CLIP, MALE VOICE]" too; and one on a line of its own.
_INLINE = re.compile(
    rf"(?:\d{{1,3}}\. )?(?:\*\*)?(?P<name>\[[^\]\n]{{3,80}}\]|{_NAME})(?P<more>(?:\*\*)?{_BRACKETS})"
    r"(?: ?:|:\*\*|\*\*:) ?(?=[^\s*])"
)
_SHORT = re.compile(r"(?P<name>[QA])(?P<more>\d{0,3})[.:)] (?=\S)")
#: As printed hearings have it: "Mr. DELACROIX. I yield back.", "The CHAIRMAN. Without objection."
_PRINTED = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm)\.|"
    r"(?:Vice |Co-)?Chair(?:man|woman|person)?|Ranking Member|Member|Delegate|"
    r"Commissioner|Senator|Representative|Ambassador|Secretary|The)"
    r" [A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž’'-]{2,25}(?: [A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž’'-]+)?(?: of [A-Z][a-z]+)?)"
    r"(?P<more>)\. (?=\S)"
)
_LINE = re.compile(rf"(?P<name>{_NAME})(?P<more>{_BRACKETS})")
#: Labels of those who ask, whoever they are.
ASKING = frozenset(
    "question q reporter journalist moderator interviewer host anchor narrator presenter announcer "
    "correspondent newsreader byline co-host".split()
)
#: What a radio's transcript calls its own people behind their names.
_OWN = re.compile(
    r",? (?P<role>BYLINE|HOST|CO-HOST|ANCHOR|NARRATOR|REPORTER|CORRESPONDENT|MODERATOR|PRESENTER)$"
)
_ANSWERS = frozenset(("answer", "a", "reply", "spokesperson", "spokesman", "spokeswoman"))
#: Who is heard but not named in a note.
_HEARD = frozenset("voice speaker caller man woman".split())
#: A quotation's first character.
_OPENING = "“\"‘«'"
#: Who examines a witness, and a witness spoken to.
_EXAMINER = re.compile(r"BY (?P<name>(?:MR|MS|MRS|DR|MX)\. [A-Z][A-Z'’-]+):?")
_VOCATIVE = re.compile(r"(?P<name>(?:Mr|Ms|Mrs|Dr|Mx|Sir|Professor)\.? [A-Z][\w'’-]+),")
#: Letters of a surname at least.
_SURNAME = 3
#: So many turns make a label one, and so many labels a transcript that has nobody who asks.
_TURNS = 2
#: The longest label on a line of its own, and the share of its turns with which one who asks ends in "?".
_LABEL, _QUESTIONS = 90, 0.6
#: Paragraphs looked through for labels.
_MOST = 20_000


@dataclass(frozen=True)
class Turn:
    """What one paragraph says from character `at` on; `name` is its label without brackets, `note` the first
    bracket. `asks` says that it is a question put by whoever leads the talk; `to` are the labels before and
    behind it that are another's.
    """

    at: int
    start: int
    name: str
    note: str
    asks: bool
    to: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether the label only says that an answer follows."""
        return self.name.lower() in _ANSWERS

    @property
    def speaker(self) -> str:
        """The name in the label."""
        return _holder(self.name, self.note)


def _holder(name: str, note: str) -> str:
    """The name in a label: an office's holder stands in its brackets."""
    office = name.split()[0] in ("The", "Minister", "Secretary") and " " in note
    return note if office and note[:1].isupper() else name


@dataclass(frozen=True)
class _Mark:
    """A label met: the paragraph it opens, where its words begin, and the paragraph they stand in."""

    number: int
    start: int
    at: int
    name: str
    note: str

    @property
    def speaker(self) -> str:
        return _holder(self.name, self.note)

    @property
    def key(self) -> str:
        return re.sub(r"^(?:dr|mr|mrs|ms|sir|dame|lord|lady) ", "", self.name.lower())


def turns_of(page: Page, spans: Sequence[tuple[int, int]], voices: Voices) -> dict[int, Turn]:
    """The turns of a page by number of paragraph; none where it is no transcript."""
    labels = _written_out(list(_inline(page.text, spans[:_MOST])))
    often = _alternating(labels)
    met = [m for m in labels if m.key in often or _may_speak(m, voices)]
    unknown = [m for m in labels if m not in met and page.text[spans[m.number][1] - 1] == "?"]
    marks: list[_Mark] = []
    if _is_transcript([m for m in met if page.text[m.at] not in _OPENING], page.text, spans, len(unknown)):
        # Whoever puts a question under a label of any kind asks: "NHK: Will the minister travel?"
        marks = _examined(page.text, spans, sorted((*met, *unknown), key=lambda m: m.number))
    marks = marks or _own_lines(page.text, spans[:_MOST]) or _played(page.text, spans, labels)
    if not marks:
        named, alone = asked_alone(page.text, spans[:_MOST], voices)
        marks = [_Mark(n, spans[n][0], spans[n][0], "Question" if q else named, "") for n, q in alone]
    if not marks:
        return {}
    marks = _bold_between(page.text, spans, marks)
    asking = _who_asks(page, spans, marks, voices) | {m.key for m in unknown}
    found: dict[int, Turn] = {}
    for n, mark in enumerate(marks):
        others = [
            marks[i].speaker
            for i in (n - 1, n + 1)
            if 0 <= i < len(marks) and marks[i].key != mark.key and marks[i].key not in ASKING | _ANSWERS
        ]
        # What stands between two labels goes on; what stands behind the last one is the page's own.
        until = mark.number + 1 + (mark.at == 0)
        if n + 1 < len(marks):
            until = marks[n + 1].number
        elif mark.key not in asking and n:
            last = mark.name.split()[-1].title()
            while until < len(spans) and _goes_on(page, *spans[until], last):
                until += 1
        for number in range(mark.number, min(until, len(spans))):
            start, end = spans[number]
            if number == mark.number and not mark.at:
                continue
            if number != mark.number and is_note(page.text[start:end]):
                continue
            if number != mark.number and page.text[end - 1] in "—–":
                continue
            at = mark.at if number == mark.number else start
            asks = mark.key in asking
            found[number] = Turn(at, mark.start, mark.name, mark.note, asks, tuple(others))
    return found


def _played(text: str, spans: Sequence[tuple[int, int]], labels: Sequence[_Mark]) -> list[_Mark]:
    """The mark of one whose voice a story plays once: "Detective Rik Santo: There was a print, okay?"."""
    if len(labels) != 1:
        return []
    parts, end = labels[0].name.split(), spans[labels[0].number][1]
    if labels[0].speaker != labels[0].name and labels[0].note.split()[0].lower() in words("titles"):
        return list(labels)  # "The Harbour Secretary (Mr Aldo Lund): Dues were down"
    met = parts[-1] in text[: labels[0].start]  # "Hon. Rubin: We were told so. (Laughter.)"
    titled = len(parts) > _TURNS - met and parts[0].lower().strip(".") in words("titles", "persons")
    spoken = text[:end].rstrip(")")[-1] in ".!?" and text[labels[0].at] not in _OPENING
    lively = "?" in text[labels[0].at : end] or speaks_of_self(text, labels[0].at, end)
    return list(labels) if titled and spoken and lively and (met or parts[-1] in text[end:]) else []


def _asks(text: str, end: int) -> bool:
    """Whether a paragraph ends in a question, in bold too."""
    return text[max(0, end - 3) : end].rstrip("*").endswith("?")


def _goes_on(page: Page, start: int, end: int, name: str) -> bool:
    """Whether the last answer goes on in a paragraph: in the first person, and no note of the page's own."""
    text = page.text
    own = text[start] in "—–*_[(" or text[end - 1] not in ".!?" or name in text[start:end]
    own = own or page.zone_at(start) in ("promo", "footer")
    return not own and speaks_of_self(text, start, end)


def _inline(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Mark]:
    for number, (start, end) in enumerate(spans):
        title = not number and end - start < _LABEL and text[end - 1] not in '.?!”"'
        if title or is_heading(text[start:end]):
            continue
        met = next((m for p in (_SHORT, _PRINTED, _INLINE) if (m := p.match(text, start, end))), None)
        if met is None or met.end() >= end:
            continue
        if text[met.end()] in _OPENING and met["name"].lower() not in ASKING | _ANSWERS:
            continue
        note = re.search(r"\(([^()]*)\)", met["more"])
        own = _OWN.search(met["name"])
        name = met["name"][: own.start()] if own and own.start() else met["name"]
        told = note.group(1) if note else own["role"].lower() if own and own.start() else ""
        yield _Mark(number, start, met.end(), name.strip(), told)


def _written_out(marks: Sequence[_Mark]) -> list[_Mark]:
    """Marks whose label is only a surname with the name that another label has: COLFAX, JENNA COLFAX."""
    full: dict[str, set[tuple[str, str]]] = {}
    for mark in marks:
        if " " in mark.name:
            full.setdefault(mark.name.split()[-1], set()).add((mark.name, mark.note))
    found: list[_Mark] = []
    for mark in marks:
        able = full.get(mark.name, set())
        names = {n for n, _ in able}
        if len(names) == 1:
            note = next((t for _, t in able if t), mark.note)
            mark = replace(mark, name=names.pop(), note=mark.note or note)
        found.append(mark)
    return found


def _bold_between(text: str, spans: Sequence[tuple[int, int]], marks: list[_Mark]) -> list[_Mark]:
    """Marks of a talk of two with its further questions, in bold without a label, and their answers."""
    keys = list(dict.fromkeys(m.key for m in marks))
    first = marks[0]
    if len(keys) != _TURNS or not first.at or text[first.start : first.start + 2] != "**":
        return marks
    answers = next(m for m in marks if m.key == keys[1])
    taken = {m.number for m in marks}
    more: list[_Mark] = []
    for number in range(first.number, len(spans)):
        if number in taken or not in_bold(text, *spans[number]):
            continue
        start = spans[number][0]
        more.append(replace(first, number=number, start=start, at=start + 2))
        below = number + 1
        if below < len(spans) and below not in taken and not in_bold(text, *spans[below]):
            more.append(replace(answers, number=below, start=spans[below][0], at=spans[below][0]))
    return sorted((*marks, *more), key=lambda m: m.number)


def _alternating(marks: Sequence[_Mark]) -> frozenset[str]:
    """Labels in capitals that follow one another: NOOR, FELIX, NOOR, FELIX."""
    able = [m for m in marks if m.name.isupper()]
    count = Counter(m.key for m in able)
    again = frozenset(k for k, n in count.items() if n >= _TURNS)
    changes = sum(a.key != b.key and b.number - a.number <= _TURNS for a, b in pairwise(able))
    return again if len(again) >= _TURNS and changes > _TURNS else frozenset()


def _examined(text: str, spans: Sequence[tuple[int, int]], marks: Sequence[_Mark]) -> list[_Mark]:
    """Marks of a hearing with the names of who examines ("BY MR. FENWICK:") and who is examined."""
    found: list[_Mark] = []
    lines = {n: _EXAMINER.fullmatch(text, s, e) for n, (s, e) in enumerate(spans[:_MOST])}
    examiners = {n: m["name"] for n, m in lines.items() if m}
    if not examiners:
        return list(marks)
    witness = ""
    for mark in marks:
        before = [n for n in examiners if n < mark.number]
        if mark.key == "q" and before:
            vocative = _VOCATIVE.match(text, mark.at)
            witness = vocative["name"] if vocative else witness
            mark = replace(mark, name=examiners[before[-1]].title())
        elif mark.key == "a" and witness:
            mark = replace(mark, name=witness)
        found.append(mark)
    return found


def _is_transcript(
    marks: Sequence[_Mark], text: str, spans: Sequence[tuple[int, int]], questions: int
) -> bool:
    """Whether labels are those of a talk: two who recur, one who asks, or a constituency among them.

    One who recurs is enough where others, `questions` of them under labels of no name, put questions.
    """
    count = Counter(m.key for m in marks)
    once = [m for m in marks if count[m.key] == 1]
    questions += sum(text[spans[m.number][1] - 1] == "?" for m in once)
    if questions >= _TURNS and any(n >= _TURNS for n in count.values()):
        return True
    if len(count) < _TURNS:
        return False
    bold = all(text[m.start] == "*" for m in marks) and marks[1].number == marks[0].number + 1
    if bold and _asks(text, spans[marks[0].number][1]):
        return True  # "**The Weekly:** Who gains?", "**Ana Sol:** Nobody."
    asked = bool(count.keys() & ASKING)
    recurring = [k for k, n in count.items() if n >= _TURNS]
    if asked or len(recurring) >= _TURNS:
        return True
    inside = marks[-1].number - marks[0].number + 1
    called = [m for m in marks if m.name.isupper() and text[spans[m.number][1] - 1] in ".!?"]
    if recurring and len(called) == len(marks) > _TURNS and 2 * len(marks) >= inside:
        return True  # a programme's script: its reporter again and again, others once
    noted = sum(bool(m.note) for m in marks)
    if noted >= _TURNS and len(marks) > _TURNS and 2 * len(marks) >= inside:
        return True  # a debate in which each speaks once, with a constituency or an office
    return bool(recurring and any(m.note for m in marks)) and 2 * len(marks) >= inside


def _may_speak(mark: _Mark, voices: Voices) -> bool:
    """Whether a label can be somebody: a name, an office, initials, or who asks and answers."""
    if mark.key in ASKING | _ANSWERS or mark.note or mark.name[0] == "[":
        return True
    parts = mark.name.split()
    if {p.lower() for p in parts} & (words("persons", "titles") | {"members"}):
        return True
    if len(parts) == 1:
        known = any(s.person and {mark.name, mark.name.title()} & {*s.name.split()} for s in voices.seen)
        return known or initialled(mark.name, voices) is not None or is_outlet(mark.name)
    # A form's labels are of one capital and small words, and no name has them.
    return all(p[0].isupper() for p in parts) and len(parts) <= 4 and ":" not in mark.name


def heard(turn: Turn) -> str | None:
    """Who a note in square brackets says is heard: "male voice"."""
    if turn.name[0] != "[":
        return None
    for part in turn.name.strip("[]").lower().split(","):
        if set(part.split()) & (_HEARD | words("persons")):
            return part.strip()
    return ""


def _who_asks(
    page: Page, spans: Sequence[tuple[int, int]], marks: Sequence[_Mark], voices: Voices
) -> frozenset[str]:
    """Labels of those who only ask: by their word, as the page's outlet, or by their questions."""
    turns: dict[str, list[bool]] = {}
    for mark in marks:
        end = spans[min(mark.number + (mark.at == 0), len(spans) - 1)][1]
        turns.setdefault(mark.key, []).append(_asks(page.text, end))
    found = {m.key for m in marks if _sent_out(m, page.text)}
    found |= {
        m.key
        for m in marks
        if m.key in ASKING or m.note in ASKING or is_outlet(initialled(m.name, voices) or m.name)
    }
    counted = {k: len(v) for k, v in turns.items()}
    if sum(n >= _TURNS for n in counted.values()) == 1:
        # One answers again and again; those who come once with a question ask.
        named = {m.key for m in marks if _is_person(m, voices)}
        found |= {k for k, v in turns.items() if counted[k] == 1 and v == [True] and k not in named}
    if not found and len(turns) == _TURNS:
        shares = {k: sum(v) / len(v) for k, v in turns.items()}
        most = max(shares, key=lambda k: shares[k])
        if shares[most] >= _QUESTIONS and min(shares.values()) < _QUESTIONS / 2:
            found = {most}
    return frozenset(found)


def _sent_out(mark: _Mark, text: str) -> bool:
    """Whether a label in capitals is a reporter's whom others hand over to: "Dan Orr is live at the quay"."""
    if not mark.name.isupper() or mark.key in _ANSWERS or len(mark.name) < _SURNAME:
        return False
    name = re.escape(mark.name.title().split()[-1])
    return (
        re.search(rf"\b{name},? (?:is live|reports\b|has (?:more|the (?:story|latest))\b)", text) is not None
    )


def _is_person(mark: _Mark, voices: Voices) -> bool:
    """Whether a label is a person's: by a title, a constituency, or the page's own words."""
    parts = mark.name.split()
    titled = parts[0].lower().strip(".") in words("titles")
    last = {parts[-1], parts[-1].title()}
    return titled or bool(mark.note) or any(s.person and last & {*s.name.split()} for s in voices.seen)


def _own_lines(text: str, spans: Sequence[tuple[int, int]]) -> list[_Mark]:
    """Labels on lines of their own, as a parliament's page has them: some with a constituency, some again."""
    met: list[_Mark] = []
    for number, (start, end) in enumerate(spans[:-1]):
        if end - start > _LABEL or text[end - 1] in ".!?,;:":
            continue
        label = _LINE.fullmatch(text, start, end)
        if label is None or len(label["name"]) < 3:
            continue
        note = re.search(r"\(([^()]*)\)", label["more"])
        met.append(_Mark(number, start, 0, label["name"].strip(), note.group(1) if note else ""))
    noted = {m.key for m in met if m.note} | {m.note.lower() for m in met if m.note}
    met = [
        m for m in met
        if m.note or m.key in noted or _same_surname(m, noted)
        or ({w.lower() for w in m.name.split()} <= words("titles") | {"madam"})
    ]  # fmt: skip
    again = [k for k, n in Counter(m.key for m in met).items() if n >= _TURNS]
    return met if again and len(met) > _TURNS and any(m.note for m in met) else []


def _same_surname(mark: _Mark, noted: set[str]) -> bool:
    """Whether "Mr Nunn" is one who was written out before: "The Minister (Mr Alasdair Nunn)"."""
    address = re.match(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady) ", mark.name)
    return bool(address) and any(n.split()[-1] == mark.key.split()[-1] for n in noted if n)
