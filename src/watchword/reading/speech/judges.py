"""No judge denies a charge: "She denies that", behind a ruling, is the party and not who ruled."""

from __future__ import annotations

import re
from dataclasses import replace

from watchword.reading.speech.seen import bare_surname, sex_of
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.voices import Voices

__all__ = ["with_parties"]

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
    for one in [s for s in made if s.speaker_kind == "named" and s.stance == "denies"]:
        said = _DENIES.match(voices.text, one.start)
        if said is None or not re.search(_JUDGE % re.escape((one.speaker or "").split()[-1]), voices.text):
            continue
        if not (party := _party(voices, one, said[1].lower())):
            continue
        end = voices.text.find("\n", one.start)
        again = voices.text.find((one.speaker or "").split()[-1], one.start)
        end = min(e for e in (end, again, len(voices.text)) if e >= 0)
        made = [
            replace(s, speaker=party, speaker_kind="named", role=None)
            if s.speaker == one.speaker and one.start <= s.start < end
            else s
            for s in made
        ]
    return made


def _party(voices: Voices, one: Statement, word: str) -> str:
    """The one other person of a sex, no lawyer, whom a text names between a judge's name and a denial."""
    surname = (one.speaker or "").split()[-1]
    low = voices.text.rfind(surname, 0, one.start)
    found: dict[str, str] = {}
    for seen in voices.seen:
        before = voices.text[max(0, seen.at - 30) : seen.at]
        end = seen.at + len(seen.name)
        if not low < seen.at < one.start or _COUNSEL.search(before) or _LAWYER.match(voices.text, end):
            continue
        address = re.search(r"\b(Mr|Mrs|Ms|Miss)\.? $", before)
        if (sex_of("", address[1]) if address else sex_of(seen.name, seen.role)) == word:
            bare = bare_surname(seen.name)
            found[bare] = next((s.name for s in voices.seen if s.name.endswith(f" {bare}")), seen.name)
    return next(iter(found.values())) if len(found) == 1 and surname not in found else ""
