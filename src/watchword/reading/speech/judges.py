"""No judge denies a charge: "She denies that", behind a ruling, is the party and not who ruled."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import islice

from watchword.reading.speech.seen import bare_surname, sex_of
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.voices import Voices

__all__ = ["with_parties"]

#: Characters around a denial that are looked through: a page of nothing else costs no more than its length.
_BACK = 6000
#: What stands before a judge's name.
_JUDGE = r"\b(?:[Jj]udge|[Jj]ustice|[Mm]agistrate|[Rr]ecorder|[Ss]heriff) (?:[A-ZÀ-Ž][\w’'-]* ){0,2}%s\b"
_DENIES = re.compile(
    r"(She|He) (?:\w+ )?(?:den(?:ies|ied)|maintain(?:s|ed)|insist(?:s|ed)) "
    # "She denied a motion to open them": a judge does.
    r"(?!(?:[\w’'-]+ ){0,3}(?:motion|application|request|bail|leave|permission|appeal|bid|petition|relief|"
    r"injunction)s?\b)"
)
#: What stands behind a lawyer's name, and before it.
_LAWYER = re.compile(r",? (?:[KQS]C\b|for the|(?:prosecut|defend|represent)ing)")
_COUNSEL = re.compile(r"(?:counsel|lawyer|solicitor|barrister|attorney|prosecutor|advocate),? $")


def with_parties(made: list[Statement], voices: Voices) -> list[Statement]:
    """The statements; those by which a judge would deny something are the one party's whose sex fits."""
    made = sorted(made, key=lambda s: s.start)
    for n, one in enumerate(made):
        said = _DENIES.match(voices.text, one.start) if one.stance == "denies" else None
        if said is None or one.speaker_kind != "named" or not one.speaker:
            continue
        low, surname = max(0, one.start - _BACK), one.speaker.split()[-1]
        judge = re.search(_JUDGE % re.escape(surname), voices.text[low : one.end])
        if not (judge and (party := _party(voices, one, said[1].lower()))):
            continue
        goes_on = voices.text[one.start : one.start + _BACK].partition("\n")[0].partition(surname)[0]
        end = one.start + len(goes_on)
        for m, other in enumerate(islice(made, n, None), n):
            if other.start >= end:
                break
            if other.speaker == one.speaker:
                made[m] = replace(other, speaker=party, speaker_kind="named", role=None)
    return made


def _party(voices: Voices, one: Statement, word: str) -> str:
    """The one other person of a sex, no lawyer, whom a text names between a judge's name and a denial."""
    surname = (one.speaker or "").split()[-1]
    low = voices.text.rfind(surname, max(0, one.start - _BACK), one.start)
    if low < 0:
        return ""
    found: dict[str, str] = {}
    for seen in islice(voices.seen, bisect_right(voices.seen, low, key=lambda s: s.at), None):
        if seen.at >= one.start:
            break
        before = voices.text[max(0, seen.at - 30) : seen.at]
        end = seen.at + len(seen.name)
        if _COUNSEL.search(before) or _LAWYER.match(voices.text, end):
            continue
        address = re.search(r"\b(Mr|Mrs|Ms|Miss)\.? $", before)
        if (sex_of("", address[1]) if address else sex_of(seen.name, seen.role)) == word:
            bare = bare_surname(seen.name)
            found[bare] = next((s.name for s in voices.seen if s.name.endswith(f" {bare}")), seen.name)
    return next(iter(found.values())) if len(found) == 1 and surname not in found else ""
