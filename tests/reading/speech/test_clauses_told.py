"""Clauses of all kinds, told by speakers of all kinds in all places: whoever is put there must be told.

The clauses are the words said in the labelled passages, so that verbs, lists and asides of real copy stand
inside the words told; which speaker is right is known by how the sentence is made.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from watchword.bench.speakers import same_phrase, same_speaker
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of

PASSAGES = Path(__file__).parent / "passages"
_MARKED = re.compile(r"\{\{[^|{}]*;[^|{}]*\|([^{}]*)\}\}")
#: Marks and cues by which a clause is more than one clause.
_MORE = re.compile(
    r"[“”\"«»\n:;()\[\]…‘’?!]|'(?!s\b|t\b)|[a-z]\. [A-Z]|"
    r"\b(?:said|says|told|according|asked|claimed|warned|denied|that|who|which|believes?|report\w*|call\w*|accus\w*|"
    r"he|she|it|they|we|i|you|him|her|them|his|its|their|our|my|your|urged|agreed|declined|wants?|opposed)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:The|the|A|a|An|an|No|no|All|all|Two|two|[A-Z][a-z]+) ")
_VERB = re.compile(r"\b(?:is|was|were|are|had|has|have|would|will|could|did|does|[a-z]+ed)\b")
_WORDS = range(6, 20)
SPEAKERS = [
    ("Ana Sol", ["Ana Sol"]),
    ("the ministry", ["ministry"]),
    ("Norvik Bank", ["Norvik Bank"]),
    ("port director Marek Holt", ["Marek Holt"]),
    ("two officials", ["two officials"]),
    ("a person familiar with the matter", ["a person familiar with the matter"]),
    ("Luis Paz, a lawyer for the family,", ["Luis Paz"]),
    ("the Ministry of Trade", ["Ministry of Trade"]),
    ("U.S. Attorney Dana Reed", ["Dana Reed"]),
    ("the company's lawyer, Rita Vos,", ["Rita Vos"]),
    ("Treasury Under Secretary Brian Cole", ["Brian Cole"]),
    ("a Treasury spokeswoman", ["a Treasury spokeswoman"]),
    ("prosecutors", ["prosecutors"]),
    ("the union", ["union"]),
]
FORMS = {
    "that": "{S} said on Monday that {c}.",
    "bare": "{S} said {c}.",
    "told": "{S} told reporters that {c}.",
    "behind": "{C}, {s} said.",
    "statement": "{C}, {s} said in a statement on Monday.",
    "opening": "According to {s0}, {c}.",
    "closing": "{C}, according to {s0}.",
    "quoted": "“{C},” said {s0}.",
    "told behind": "“{C},” {s} told the Echo.",
    "inside": "The road was long. In a letter seen by the Echo, {s} said {c}.",
}
#: Of a hundred clauses in each form, so many may go wrong: clauses that can be read in two ways.
_WRONG = 1


def clauses() -> list[str]:
    """Plain clauses said in the passages, in an order of their own."""
    found: dict[str, None] = {}
    for table in sorted(PASSAGES.glob("*.txt")):
        for words in _MARKED.findall(table.read_text(encoding="utf8")):
            clause = words.strip().rstrip(".,")
            plain = not _MORE.search(clause) and _OPENS.match(clause) and _VERB.search(clause)
            if plain and len(clause.split()) in _WORDS:
                found[clause] = None
    return sorted(found, key=lambda c: (len(c) % 7, c))[:400]


def small(clause: str) -> str:
    """A clause as it stands inside a sentence."""
    article = clause.split()[0].lower() in ("the", "a", "an", "no", "all", "two")
    return clause[0].lower() + clause[1:] if article else clause


@pytest.mark.parametrize("form", FORMS)
def test_whoever_is_put_there_is_told(form: str):
    wrong = []
    told = clauses()
    for n, clause in enumerate(told):
        speaker, right = SPEAKERS[n % len(SPEAKERS)]
        large, bare = clause[0].upper() + clause[1:], speaker.rstrip(",")
        text = FORMS[form].format(
            S=speaker[0].upper() + speaker[1:], s=speaker, s0=bare, c=small(clause), C=large
        )
        part = clause[len(clause) // 2 :][:12]
        said = [s for s in statements_of(page_of_text(text + "\n")) if part in s.text]
        if not any(
            s.speaker and (same_speaker(s.speaker, right) or same_phrase(s.speaker, right)) for s in said
        ):
            wrong.append((text, [(s.speaker, s.text) for s in said]))
    assert len(told) > 300
    assert len(wrong) <= len(told) * _WRONG / 100, wrong[:5]
