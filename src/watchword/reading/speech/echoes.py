"""Whose a heading or a pulled quotation is: whoever says the same words in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from watchword.reading.speech.statement import Statement

__all__ = ["with_echoes"]

#: A paragraph that is all one quotation without a stop: "‘Nobody will insure this’".
_HEADING = re.compile(r"[“‘\"'„«](?P<words>[^“”\"\n]{8,120}[^\s.!?,;:…“”\"])[”’\"'»]")
#: Words of one at least.
_WORDS = 3
#: Statements that are looked through for the same words.
_MOST = 400


def with_echoes(made: Sequence[Statement], text: str, spans: Sequence[tuple[int, int]]) -> list[Statement]:
    """The statements, those of headings that are a bare quotation told by whoever says these words elsewhere.

    Nobody is told to say one where nobody does: it stands below words that may be another's.
    """
    heads = {}
    for start, end in spans:
        found = _HEADING.fullmatch(text, start, end) if end - start < _MOST else None
        if found is not None and len(found["words"].split()) >= _WORDS:
            heads[start] = (end, _plain(found["words"]))
    if not heads:
        return list(made)
    apart = [s for s in made if s.start not in heads][:_MOST]
    said = [(_plain(s.text), s) for s in apart if s.speaker is not None]
    return [_told(s, heads, said) for s in made]


def _told(
    head: Statement, heads: dict[int, tuple[int, str]], said: Sequence[tuple[str, Statement]]
) -> Statement:
    """A heading's statement with the speaker of the words that it repeats, or none; others as they are."""
    end, words = heads.get(head.start, (-1, ""))
    if head.end != end or head.cue:
        return head
    same = {s.speaker: s for plain, s in said if words in plain}
    if len(same) == 1:
        one = next(iter(same.values()))
        return replace(
            head,
            speaker=one.speaker,
            speaker_kind=one.speaker_kind,
            speaker_entity=one.speaker_entity,
            role=one.role,
        )
    return replace(head, speaker=None, speaker_kind="unattributed", speaker_entity=None, role=None)


def _plain(text: str) -> str:
    """Words in small letters with straight apostrophes and single spaces."""
    return " ".join(text.lower().replace("’", "'").split())
