"""Transcripts: labels before the turns of those who ask and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from watchword.reading.page import Page
from watchword.reading.voices import Voice, Voices

__all__ = ["answering", "answers", "asks", "label_at", "labels_of"]

#: A label before a turn of a transcript, and labels of those who ask and who answer.
_LABEL = re.compile(r"([A-Z][\w.’'-]{0,25}(?: [A-Z][\w.’'-]{0,25}){0,3}) ?: ")
_ASKING = frozenset(("question", "q", "reporter", "journalist", "moderator"))
_ANSWERS = frozenset(("answer", "a", "reply", "spokesperson", "spokesman", "spokeswoman"))
#: A body's name at the head of a page that gives its answers.
_ISSUER = re.compile(
    r"\b(?i:ministry|embassy|department|commission|office|secretariat|council|bank) (?i:of|for)"
    r"(?: (?i:the|and|of)| [A-Z]\w+){1,6}(?<! the)(?<! and)(?<! of)"
)
_HEAD = 300
#: So many turns make a label one.
_TURNS = 2


def labels_of(page: Page, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Labels of a transcript: such as stand before several paragraphs, beside one that asks."""
    found = Counter(m.group(1) for s, e in spans if (m := _LABEL.match(page.text, s, e)) is not None)
    asked = any(n.lower() in _ASKING for n in found)
    several = [n for n, k in found.items() if k >= _TURNS]
    if asked and (len(found) > 1):
        return frozenset(n for n in found if n.lower() in _ASKING | _ANSWERS or n in several)
    return frozenset(several) if len(several) > 1 else frozenset()


def answering(page: Page, voices: Voices) -> Voice | None:
    """Who answers: the spokesperson or the body whose remarks the page gives, where it names one."""
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


def label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label with which a paragraph begins, if it does: its name is group 1."""
    return _LABEL.match(text, start, end)


def asks(label: str) -> bool:
    """Whether a label is that of whoever asks."""
    return label.lower() in _ASKING


def answers(label: str) -> bool:
    """Whether a label is that of whoever answers, without a name."""
    return label.lower() in _ANSWERS
