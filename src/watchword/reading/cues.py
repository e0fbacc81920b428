"""Verbs of reporting: their forms, what the speaker does by them, and what stands around them.

The table is ``cues.tsv``; its head says what the columns mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from watchword.reading.sheets import sheet

__all__ = ["Cue", "Form", "cue_forms", "form_of", "phrasal_forms_of", "third_person"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``cues.tsv``; `particles` are the words of the column ``with``, each a phrase."""

    verb: str
    stance: str
    frame: str
    particles: tuple[tuple[str, ...], ...]
    noun: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb: `kind` is base, third, past, participle (alike: past) or ing."""

    cue: Cue
    kind: str


def form_of(word: str) -> Form | None:
    """The verb of reporting that a lower-case word is a form of."""
    return cue_forms().get(word)


def phrasal_forms_of(word: str) -> Sequence[Form]:
    """The same with particles, where the verb has other senses without: "laughed off"."""
    return _forms()[1].get(word, ())


def cue_forms() -> dict[str, Form]:
    """Every form of every verb in the table."""
    return _forms()[0]


@cache
def _forms() -> tuple[dict[str, Form], dict[str, list[Form]]]:
    """(forms by their first row, forms of second rows with a particle)."""
    plain: dict[str, Form] = {}
    phrasal: dict[str, list[Form]] = {}
    for row in sheet("cues"):
        verb, irregular, stance, frame, particles, noun = (*row, "", "", "")[:6]
        phrases = tuple(tuple(p.split()) for p in particles.split("|") if p)
        cue = Cue(verb, stance, frame, phrases, noun == "yes")
        for word, kind in _inflected(verb, irregular.split()):
            form = Form(cue, kind)
            first = plain.setdefault(word, form)
            if first is not form and first.cue.frame == "on" != frame:
                plain[word], form = form, first
            if form.cue is not plain[word].cue and form.cue.frame == "on":
                phrasal.setdefault(word, []).append(form)
    return plain, phrasal


def third_person(verb: str) -> str:
    """The third person of a verb: "says", "teaches", "carries", "goes"."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _inflected(verb: str, irregular: list[str]) -> list[tuple[str, str]]:
    stem = verb[:-1] if verb.endswith("e") else verb
    past = irregular[0] if irregular else (verb + "d" if verb.endswith("e") else verb + "ed")
    if not irregular and verb.endswith("y") and verb[-2] not in "aeiou":
        past = verb[:-1] + "ied"
    participle = irregular[1] if len(irregular) > 1 else past
    third = third_person(verb)
    doubled = past == verb + verb[-1] + "ed"
    ing = (verb + verb[-1] if doubled else stem) + "ing"
    # Past before base: "put" and "hit" are read as what was said.
    kinds = [(past, "past"), (verb, "base"), (third, "third"), (ing, "ing")]
    if participle != past:
        kinds.append((participle, "participle"))
    return kinds
