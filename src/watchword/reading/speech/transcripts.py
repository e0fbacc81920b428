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
from watchword.reading.speech.seen import RUN, initials
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import is_outlet

__all__ = ["Turn", "answering", "full_name", "heard", "turns_of"]

_PART = r"(?:[A-ZÀ-Þ][\w.’'-]{0,25}|of|for|the|and|de|van|von|al|bin|da|la)"
_NAME = rf"[A-ZÀ-Þ][\w.’'-]{{0,25}}(?:,? {_PART}){{0,7}}"
_BRACKETS = r"(?:\s?\([^()\n]{1,60}\)){0,3}"
#: A label before its turn, a note like "[CLIP, MALE VOICE]" too; and one on a line of its own.
_INLINE = re.compile(rf"(?P<name>\[[^\]\n]{{3,80}}\]|{_NAME})(?P<more>{_BRACKETS}) ?: ?(?=\S)")
_SHORT = re.compile(r"(?P<name>[QA])(?P<more>\d{0,3})[.:)] (?=\S)")
#: As printed hearings have it: "Mr. DELACROIX. I yield back.", "The CHAIRMAN. Without objection."
_PRINTED = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm)\.|"
    r"(?:Vice |Co-)?Chair(?:man|woman|person)?|Ranking Member|Member|Delegate|"
    r"Commissioner|Senator|Representative|Ambassador|Secretary|The)"
    r" [A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,25}(?: [A-ZÀ-Þ][A-ZÀ-Þ’'-]+)?(?: of [A-Z][a-z]+)?)(?P<more>)\. (?=\S)"
)
_LINE = re.compile(rf"(?P<name>{_NAME})(?P<more>{_BRACKETS})")
_ASKING = frozenset(("question", "q", "reporter", "journalist", "moderator", "interviewer", "host"))
_ANSWERS = frozenset(("answer", "a", "reply", "spokesperson", "spokesman", "spokeswoman"))
#: Who is heard but not named in a note.
_HEARD = frozenset("voice speaker caller man woman".split())
#: A body's name at the head of a page that gives its answers.
_ISSUER = re.compile(
    r"\b(?i:ministry|embassy|department|commission|office|secretariat|council|bank) (?i:of|for)"
    r"(?: (?i:the|and|of)| [A-Z]\w+){1,6}(?<! the)(?<! and)(?<! of)"
)
_HEAD = 300
#: A quotation's first character.
_OPENING = "“\"‘«'"
#: Who examines a witness, and a witness spoken to.
_EXAMINER = re.compile(r"BY (?P<name>(?:MR|MS|MRS|DR|MX)\. [A-Z][A-Z'’-]+):?")
_VOCATIVE = re.compile(r"(?P<name>(?:Mr|Ms|Mrs|Dr|Mx|Sir|Professor)\.? [A-Z][\w'’-]+),")
#: A question that stands by itself is no longer; words of who answers; what an introduction says of one.
_ASKED = 300
_SELF = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
_ACTS = re.compile(r"\.?,? [a-z]")
#: How a byline says what its author is.
_WRITES = re.compile(r",? (?:[\w-]+ ){0,2}(?:writer|reporter|correspondent|editor|columnist|interviewer)\b")
_FIRST_LABEL = re.compile(r"(?:^|>)\s*(?:Q|Question)\d{0,3}[.:)] ", re.MULTILINE)
#: Words of which no person's name is made.
_NO_NAMES = words("bodies", "outlets", "titles", "persons", "documents") | {"of", "and", "for", "the"}
#: What stands before a name with which a paragraph begins: nothing, or a title.
_BEGINS = re.compile(r"(?:^|[\n>])\s*(?:[A-Z]\w{1,12}\.? )?$")
#: So many turns make a label one, and so many labels a transcript that has nobody who asks.
_TURNS = 2
#: The longest label on a line of its own, and the share of its turns with which one who asks ends in "?".
_LABEL, _QUESTIONS = 90, 0.6
#: Characters looked through for a label's full name.
_SEARCHED = 200_000
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
    labels = list(_inline(page.text, spans[:_MOST]))
    often = _alternating(labels)
    met = [m for m in labels if m.key in often or _may_speak(m, voices)]
    unknown = [m for m in labels if m not in met and page.text[spans[m.number][1] - 1] == "?"]
    marks: list[_Mark] = []
    if _is_transcript([m for m in met if page.text[m.at] not in _OPENING], page.text, spans, len(unknown)):
        # Whoever puts a question under a label of any kind asks: "NHK: Will the minister travel?"
        marks = _examined(page.text, spans, sorted((*met, *unknown), key=lambda m: m.number))
    marks = marks or _own_lines(page.text, spans[:_MOST]) or _asked_in_bold(page.text, spans[:_MOST], voices)
    if not marks:
        return {}
    asking = _who_asks(page, spans, marks, voices) | {m.key for m in unknown}
    found: dict[int, Turn] = {}
    for n, mark in enumerate(marks):
        others = [
            marks[i].speaker
            for i in (n - 1, n + 1)
            if 0 <= i < len(marks) and marks[i].key != mark.key and marks[i].key not in _ASKING | _ANSWERS
        ]
        # What stands between two labels goes on; what stands behind the last one is the page's own.
        until = marks[n + 1].number if n + 1 < len(marks) else mark.number + 1 + (mark.at == 0)
        for number in range(mark.number, min(until, len(spans))):
            start, end = spans[number]
            if number == mark.number and not mark.at:
                continue
            if page.text[start] == "[" and number != mark.number and page.text[end - 1] == "]":
                continue
            if number != mark.number and page.text[end - 1] in "—–":
                continue
            at = mark.at if number == mark.number else start
            asks = mark.key in asking
            found[number] = Turn(at, mark.start, mark.name, mark.note, asks, tuple(others))
    return found


def _inline(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Mark]:
    for number, (start, end) in enumerate(spans):
        if not number and end - start < _LABEL and text[end - 1] not in '.?!”"':
            continue  # the page's title
        met = next((m for p in (_SHORT, _PRINTED, _INLINE) if (m := p.match(text, start, end))), None)
        if met is None or met.end() >= end:
            continue
        if text[met.end()] in _OPENING and met["name"].lower() not in _ASKING | _ANSWERS:
            continue
        note = re.search(r"\(([^()]*)\)", met["more"])
        yield _Mark(number, start, met.end(), met["name"].strip(), note.group(1) if note else "")


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


def _asked_in_bold(text: str, spans: Sequence[tuple[int, int]], voices: Voices) -> list[_Mark]:
    """Marks of an interview whose questions stand by themselves, in bold or ended by a question mark.

    The one whom the lines before them name answers.
    """
    bold = [n for n, (s, e) in enumerate(spans) if text[s : s + 2] == "**" == text[e - 2 : e]]
    asked = [n for n, (s, e) in enumerate(spans) if text[e - 1] == "?" and e - s < _ASKED]
    rows = bold if len(bold) >= _TURNS + 1 else asked
    answers = [n for n in range(len(spans)) if n not in rows and n - 1 in rows]
    if len(rows) <= _TURNS or 2 * len(answers) < len(rows) or len(rows) + len(answers) < len(spans) / 3:
        return []
    first = sum(bool(_SELF.search(text, *spans[n])) for n in answers)
    if first < _TURNS:
        return []
    head = spans[rows[0]][0]
    named = _introduced(text, head, voices)
    if not named:
        return []
    found: list[_Mark] = []
    for n in sorted({*rows, *answers}):
        name = "Question" if n in rows else named
        found.append(_Mark(n, spans[n][0], spans[n][0], name, ""))
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
    asked = bool(count.keys() & _ASKING)
    recurring = [k for k, n in count.items() if n >= _TURNS]
    if asked or len(recurring) >= _TURNS:
        return True
    inside = marks[-1].number - marks[0].number + 1
    noted = sum(bool(m.note) for m in marks)
    if noted >= _TURNS and len(marks) > _TURNS and 2 * len(marks) >= inside:
        return True  # a debate in which each speaks once, with a constituency or an office
    return bool(recurring and any(m.note for m in marks)) and 2 * len(marks) >= inside


def _may_speak(mark: _Mark, voices: Voices) -> bool:
    """Whether a label can be somebody: a name, an office, initials, or who asks and answers."""
    if mark.key in _ASKING | _ANSWERS or mark.note or mark.name[0] == "[":
        return True
    parts = mark.name.split()
    if {p.lower() for p in parts} & (words("persons", "titles") | {"members"}):
        return True
    if len(parts) == 1:
        known = any(s.person and mark.name in s.name.split() for s in voices.seen)
        return known or _initialled(mark.name, voices) is not None or is_outlet(mark.name)
    # A form's labels are of one capital and small words, and no name has them.
    return all(p[0].isupper() for p in parts) and len(parts) <= 4 and ":" not in mark.name


def _initialled(label: str, voices: Voices) -> str | None:
    """The person or paper whose initials a label is."""
    if not (2 <= len(label) <= 4 and label.isupper()):
        return None
    for seen in voices.seen:
        if initials(seen.name) == label:
            return seen.name
    runs = (m.group() for m in RUN.finditer(voices.text[: _HEAD * 3]))
    for run in runs:
        parts = [p for p in run.split() if p[0].isupper()]
        for n in range(len(parts)):
            if "".join(p[0] for p in parts[n : n + len(label)]) == label:
                return " ".join(parts[n : n + len(label)])
    return None


def full_name(turn: Turn, voices: Voices) -> str:
    """The name of who speaks in a turn, initials written out."""
    return _initialled(turn.speaker, voices) or _given(turn.speaker, voices) or turn.speaker


def _given(label: str, voices: Voices) -> str | None:
    """The full name of somebody whose label is only a part of it: NOOR is the text's Noor Abadi."""
    if " " in label or "." in label:
        return None
    met = re.findall(rf"\b{re.escape(label.title())} (?:[A-ZÀ-Þ][\w’'-]+)", voices.text[:_SEARCHED])
    met += re.findall(rf"\b(?:[A-ZÀ-Þ][\w’'-]+) {re.escape(label.title())}\b", voices.text[:_SEARCHED])
    roles = words("titles", "persons", "bodies", "pronouns", "subordinators", "conjunctions", "prepositions")
    names = {n for n in met if roles.isdisjoint(re.split(r"[ ’']", n.lower()))}
    return names.pop() if len(names) == 1 else None


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
        turns.setdefault(mark.key, []).append(page.text[end - 1] == "?")
    found = {m.key for m in marks if m.key in _ASKING or is_outlet(_initialled(m.name, voices) or m.name)}
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


def _is_person(mark: _Mark, voices: Voices) -> bool:
    """Whether a label is a person's: by a title, a constituency, or the page's own words."""
    parts = mark.name.split()
    titled = parts[0].lower().strip(".") in words("titles")
    return titled or bool(mark.note) or any(s.person and parts[-1] in s.name.split() for s in voices.seen)


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


def _introduced(text: str, head: int, voices: Voices) -> str:
    """The person of whom the words before a talk tell: whoever does something there; else nothing.

    Whom a paragraph begins with is introduced; others are only spoken of: "a former Tula Works foreman".
    """
    able = [
        s for s in voices.seen
        if s.at < head and 2 <= len(s.name.split()) <= 4 and not is_outlet(s.name)
        and {re.split("['’]", w.lower())[0] for w in s.name.split()}.isdisjoint(_NO_NAMES)
        and _ACTS.match(text, s.at + len(s.name))
        and not _WRITES.match(text, s.at + len(s.name))
    ]  # fmt: skip
    return next((s.name for s in sorted(able, key=lambda s: not _BEGINS.search(text[: s.at]))), "")


def answering(page: Page, voices: Voices) -> Voice | None:
    """Who answers: whoever is introduced, or the body whose remarks the page gives, where it names one."""
    first = _FIRST_LABEL.search(page.text[:_SEARCHED])
    if first and (introduced := _introduced(page.text, first.start(), voices)):
        return voices.person(introduced, 0)
    seen = [
        s
        for s in voices.seen
        if s.person and s.role in ("spokesperson", "spokesman", "spokeswoman", "minister", "secretary")
    ]
    if len({s.name for s in seen}) == 1:
        return Voice(seen[0].name, "named", True, seen[0].role, words=frozenset(seen[0].name.lower().split()))
    head = _ISSUER.search(page.text[:_HEAD])
    if head:
        name = (
            head.group().title().replace(" Of ", " of ").replace(" And ", " and ").replace(" For ", " for ")
        )
        return Voice(name, "named", words=frozenset(name.lower().split()) - {"of", "and", "for"})
    bodies = re.findall(
        r"\b[Tt]he (Ministry|Embassy|Commission|Department|Council|Bank|Agency|Secretariat)\b",
        page.text[:50_000],
    )
    if len(set(bodies)) == 1:
        return Voice(
            bodies[0],
            "named",
            words=frozenset((bodies[0].lower(),)),
            heads=frozenset((bodies[0].lower(),)),
        )
    return None
