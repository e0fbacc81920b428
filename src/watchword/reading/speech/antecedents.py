"""Whether somebody can be whom "he", "she" or "it" means: by name, sex, and the kind of noun."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.model.countries import country_code
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.seen import FIRMS, POWERS, SUFFIXES, Seen, sex_of
from watchword.reading.speech.voices import Voices, sex_of_voice
from watchword.reading.speech.wording import is_outlet
from watchword.reading.tables import is_given, place_code, surnames
from watchword.reading.tokens import everyday, plain

__all__ = ["can_be_it", "has_given_name", "is_place", "is_surer", "lone_person", "sex_seen"]

#: Letters of a word at most that says nothing of whether a name is a firm's.
_SHORT = 3
_GIVEN_AND_LAST = 2
#: What a firm before its name is called as well as a man: "a successor, Grinex"; or nothing.
_EITHER = frozenset(("", "successor", "predecessor", "rival", "competitor", "supplier"))
#: Paragraphs back in which somebody of that sex outweighs a lone capital that may be a firm.
_BACK = 3


def is_surer(voices: Voices, word: str, name: str, person: bool | None, paragraph: int) -> bool:
    """Whether a name may be a firm's ("Delta Crypto") and somebody near is a person: "he" is that one."""
    parts = name.split()
    if person is not None or word not in ("he", "she") or sex_of(name, "") or is_given(parts[0]):
        return False
    if " " in name and not any(len(p) > _SHORT and plain(p) in everyday() for p in parts):
        return False
    if {p.lower() for p in parts} & words("persons", "titles"):
        return False
    told = " " not in name and any(s.person and s.name.endswith(name) for s in voices.seen)
    if told or any(v.kind == "named" and v.name.endswith(f" {name}") for v in voices.known):
        return False
    if " " not in name and any(
        v.name != name
        and len(v.name.split()) == _GIVEN_AND_LAST
        and v.person is not False
        and not v.plural
        and v.kind == "named"
        and sex_of_voice(v) in ("", word)
        and paragraph - v.paragraph <= _BACK
        for v in voices.known
    ):
        return True  # "Nordviken says … That is not how Ana Sol saw it"
    return any(
        v.person and v.kind == "named" and v.name != name and not v.plural and paragraph - v.paragraph <= 1
        and sex_of_voice(v) in ("", word)
        for v in voices.known
    )  # fmt: skip


def is_place(voices: Voices, name: str) -> bool:
    """Whether a name is a town's or country's alone, and nobody is called so: "Brussels calls it a sham"."""
    if not (country_code(name) or place_code(name)):
        return False
    return not any(
        s.name.endswith(f" {name}") or (s.name == name and s.role) for s in voices.seen if s.person
    )


def sex_seen(voices: Voices, seen: Seen) -> str:
    """The pronoun of a name that the text has, a surname's by the full name before it."""
    told = sex_of(seen.name, seen.role)
    if told or " " in seen.name:
        return told
    full = {
        sex_of(s.name, s.role)
        for s in voices.seen
        if s.person and s.at < seen.at and s.name.endswith(" " + seen.name)
    }
    return full.pop() if len(full) == 1 else ""


def has_given_name(name: str, word: str) -> bool:
    """Whether a name is a person's by its given name alone: "a story about John Lee"."""
    parts = name.split()
    other = words("bodies", "outlets") | SUFFIXES
    return (
        len(parts) == _GIVEN_AND_LAST and sex_of(name, "") == word and other.isdisjoint(name.lower().split())
    )


def can_be_it(voices: Voices, row: Sequence[Token], phrase: Phrase, made: Made) -> bool:
    """Whether a sentence's subject can be an "it" that speaks: a body, a paper, no person's name."""
    if is_outlet(made.text):
        return False
    if made.person and made.head not in POWERS:
        return _person_by_verb(voices, made)
    if made.generic:
        speaks = words("bodies", "documents") | FIRMS
        return not made.plural and (made.document or made.head in speaks)
    name = made.text
    if (
        " " not in name
        and not (made.role and made.person is False)  # "Airline Fjordair"
        and not name.isupper()
        and not any(
            v.name == name or (v.person is not True and name.lower() in v.words) for v in voices.known
        )
        and not any(s.name == name and not s.first for s in voices.seen)
    ):
        return False  # "Confirmation came in a notice": only the sentence's first word
    if made.person is False:
        return True  # "The Karen Army"
    if sex_of(name, "") or any(s.person and s.name.endswith(name) for s in voices.seen):
        return False
    return not lone_person(voices, row, phrase) or not is_given(name.split()[0])


def _person_by_verb(voices: Voices, made: Made) -> bool:
    """Whether only a verb made a word a person that the text has before without: "Grinex has denied it"."""
    name = made.text
    if made.generic or made.role or " " in name or is_given(name) or name.lower() in surnames():
        return False
    named = [s for s in voices.seen if s.name == name or s.name.endswith(f" {name}")]
    before = [s for s in named if s.name == name and not s.first]
    fuller = any(s.name != name or s.role not in _EITHER for s in named)
    return bool(before) and not fuller


def lone_person(voices: Voices, row: Sequence[Token], phrase: Phrase) -> bool:
    """A name of one to three capitals that is no body, country or acronym."""
    parts = [row[i] for i in phrase.tokens]
    name = " ".join(t.text for t in parts)
    known = next((v for v in voices.known if v.name.endswith(name)), None)
    if known is not None:
        return known.person is not False
    return (
        len(parts) <= 3
        and all(t.capital for t in parts)
        and not name.isupper()
        and not country_code(name)
        and not (len(parts) == 1 and parts[0].low.endswith("ing"))
        and not {t.low for t in parts} & (words("bodies", "outlets") | SUFFIXES | words("times"))
    )
