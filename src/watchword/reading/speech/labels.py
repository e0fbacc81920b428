"""Whom a transcript's label names: initials and single names written out as the page has them elsewhere."""

from __future__ import annotations

import re

from watchword.reading.speech.clauses import words
from watchword.reading.speech.seen import RUN, initials, telling
from watchword.reading.speech.voices import Voices

__all__ = ["full_name", "initialled", "is_heading", "is_note"]

#: Characters looked through for a label's full name.
_SEARCHED = 200_000
#: Characters in which initials are looked for: a page says early whose they are.
_OPENING_PART = 900
#: What a record of proceedings tells between turns: the time, what was decided.
_NOTE = re.compile(
    r"\[[^\]]+\]|\d{1,2}[.:]\d\d ?[ap]\.?m\.?|(?:Question|Motion|Amendment|Resolution|Clause)s?,? "
    r"(?:put|agreed|accordingly|negatived|by leave)\b[^.]*\.?|"
    r"(?:The )?(?:House|Committee) (?:divided|adjourned)[^.]*\.?|"
    r"Sitting (?:suspended|adjourned|resumed)[^.]*\.?"
)
#: A heading's words are no longer, and those of them that titles write small.
_HEADING, _SMALL = 90, 3


def is_note(paragraph: str) -> bool:
    """Whether a paragraph is the record's own note: "Question put and agreed to.", "2.30 pm"."""
    return _NOTE.fullmatch(paragraph) is not None


def is_heading(paragraph: str) -> bool:
    """Whether a line is a title in capitals without a stop: "Oral Answers: West Bank"."""
    large = [w for w in paragraph.split() if len(w) > _SMALL]
    stopped = paragraph[-1] in ".?!”\"'’»…—–-)"
    return len(paragraph) < _HEADING and not stopped and all(w[0].isupper() for w in large)


def initialled(label: str, voices: Voices) -> str | None:
    """The person or paper whose initials a label is."""
    if not (2 <= len(label) <= 4 and label.isupper()):
        return None
    for seen in voices.seen:
        if initials(seen.name) == label:
            return seen.name
    runs = (m.group() for m in RUN.finditer(voices.text[:_OPENING_PART]))
    for run in runs:
        parts = [p for p in run.split() if p[0].isupper()]
        for n in range(len(parts)):
            if "".join(p[0] for p in parts[n : n + len(label)]) == label:
                return " ".join(parts[n : n + len(label)])
    return None


def full_name(label: str, voices: Voices) -> str:
    """The name of whom a label names, initials written out."""
    return initialled(label, voices) or _given(label, voices) or label


def _given(label: str, voices: Voices) -> str | None:
    """The full name of somebody whose label is only a part of it: NOOR is the text's Noor Abadi."""
    if " " in label or "." in label:
        return None
    met = re.findall(rf"\b{re.escape(label.title())} (?:[A-ZÀ-ÞĀ-Ž][\w’'-]+)", voices.text[:_SEARCHED])
    met += re.findall(rf"\b(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+) {re.escape(label.title())}\b", voices.text[:_SEARCHED])
    roles = words("titles", "persons", "bodies", "pronouns", "subordinators", "conjunctions", "prepositions")
    names = {n for n in met if roles.isdisjoint(telling(re.split(r"[ ’']", n)))}
    return names.pop() if len(names) == 1 else None
