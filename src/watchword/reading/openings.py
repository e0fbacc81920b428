"""Stories that open with "a woman who …" and name her next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from watchword.reading.naming import is_plural
from watchword.reading.page import Page
from watchword.reading.seen import Seen, sex_of
from watchword.reading.statement import Statement

__all__ = ["with_names"]

#: Words by which somebody unnamed is told of at length.
_TELLING = frozenset("who whose whom accused charged convicted suspected".split())


def with_names(
    made: list[Statement], page: Page, seen: Sequence[Seen], spans: Sequence[tuple[int, int]]
) -> list[Statement]:
    """The statements; who opens the story as "a woman who …" has the name that the text gives next."""
    opening = next((s for s in made if page.zone_at(s.start) == "body"), None)
    if opening is None or opening.speaker_kind != "unnamed" or opening.speaker is None:
        return made
    told = opening.speaker.lower().split()
    if told[0] not in ("a", "an") or is_plural(told[-1]):
        return made
    end = next((e for s, e in spans if s <= opening.start < e), 0)
    if any(s.person and s.at < end and page.zone_at(s.at) == "body" for s in seen):
        return made
    named = next((s for s in seen if s.person and s.at >= end), None)
    following = [(s, e) for s, e in spans if s >= end][:2]
    if named is None or " " not in named.name or len(following) < 1 or named.at >= following[-1][1]:
        return made
    after = page.text[named.at + len(named.name) :][:12]
    long = any(w in _TELLING for w in told)
    aged = re.match(r", \d\d[,.]", after) is not None
    role = named.role in told or any(w in after.lower() for w in told[1:2])
    if not (aged or (long and named.first) or (role and named.role)):
        return made
    if sex_of("", opening.speaker) not in ("", sex_of(named.name, named.role)) and sex_of(named.name, ""):
        return made
    return [
        replace(s, speaker=named.name, speaker_kind="named", role=s.role or s.speaker)
        if s.speaker == opening.speaker
        else s
        for s in made
    ]
