"""The person to whom a text comes back by an office: "the chief executive" of somebody just named.

A role is joined to the one person whom a pronoun would mean there, if that one has no other role.
"""

from __future__ import annotations

import re

from watchword.reading.speech.clauses import words
from watchword.reading.speech.made import Made
from watchword.reading.speech.offices import COURT, like_a_person
from watchword.reading.speech.pronouns import meant_by
from watchword.reading.speech.seen import sex_of
from watchword.reading.speech.voices import Voice, Voices

__all__ = ["holder_of"]

#: Words for firms that a person as well may be.
_EITHER = frozenset("owner broker trader dealer defendant applicant respondent plaintiff".split())
#: Of those at court, who speaks in turn.
_PLEADING = frozenset("barrister solicitor lawyer attorney advocate counsel".split())
#: What says which of many somebody is.
_PLACED = re.compile(r" (?:at|with|from|behind|who|whose|next|beside) ")
#: What one of any calling is besides: "the baker … the owner of the shop".
_BESIDES = frozenset(
    "owner founder co-founder father mother dad mum mom grandfather grandmother veteran pensioner native "
    "entrepreneur businessman businesswoman lad lass".split()
)
#: Characters of a sentence or two.
_JUST = 250
#: Words of an office that say no more than what it is: "chief executive", "former vice-president".
_OFFICE = 2


def holder_of(voices: Voices, made: Made, at: int, paragraph: int) -> Voice | None:
    """The person named before whom "the chief executive" means; None where it can be another."""
    head = made.head
    spoke = voices.of_last_sentence()
    pleads = head in _PLEADING and len(spoke) == 1 and made.words <= {head}  # he who just told the bench
    if not made.definite or made.plural or made.owner or made.owned_by or (head in COURT and not pleads):
        return None
    court = made.words & COURT and not pleads
    if head not in words("persons", "titles") or head in words("bodies") - _EITHER or court:
        return None
    if len(made.words) > _OFFICE and not made.text.lower().startswith("the "):
        return None  # "European Commission spokesperson"
    if _PLACED.search(made.text):
        return None  # "the man at the till" is told for the first time
    if _met(voices, head, at):
        return None  # "a patient's arm. The patient"
    sex = sex_of("", made.text)
    found = [meant_by(voices, w, at, paragraph) for w in ((sex,) if sex else ("he", "she"))]
    able = {id(v): v for v in found if v is not None and " " in v.name}
    if len(able) != 1:
        return None
    voice = next(iter(able.values()))
    if voice.kind != "named" or voice.person is not True or voice.heads & words("persons", "titles"):
        return None
    callings = words("persons")
    told = {s.role for s in voices.seen if s.role in callings and s.at < at and s.name == voice.name}
    if told and head not in told | _BESIDES and not voice.role:
        return None  # "Marta Sol, a tailor … the minister"
    if voice.role and head not in {*voice.role.lower().replace("-", " ").split(), *_BESIDES}:
        return None
    if not _surely_person(voices, voice, at) or (made.named_inside and head in words("titles")):
        return None  # "the mayor of Long An" is another
    return None if (made.named_inside or len(made.words) > _OFFICE) and _others(voices, voice, at) else voice


def _met(voices: Voices, head: str, at: int) -> bool:
    """Whether the sentences just before tell of one of that calling, beside nobody's name."""
    before = voices.text[max(0, at - _JUST) : at]
    return re.search(rf"(?<!, )\b(?:an?|one|another) (?:[a-z-]+ )?{re.escape(head)}\b", before) is not None


def _surely_person(voices: Voices, voice: Voice, at: int) -> bool:
    """Whether more than two capitals tells that a voice is a person: its name, its place, or "he"."""
    if like_a_person(voice.name) or any(s.person and s.name == voice.name for s in voices.seen):
        return True
    since = voices.text[max(0, voices.text.rfind(voice.name, 0, at)) : at]
    return re.search(r"\b(?:he|she|his|her)\b", since) is not None


def _others(voices: Voices, voice: Voice, at: int) -> bool:
    """Whether another person than a voice is named before a character."""
    own = set(voice.name.split())
    return any(s.person and s.at < at and not own & set(s.name.split()) for s in voices.seen)
