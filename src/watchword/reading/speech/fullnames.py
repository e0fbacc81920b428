"""Speakers under the full names that a page gives later: "Okoro says" in a headline, Chidi Okoro below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from watchword.model.countries import country_code
from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import words
from watchword.reading.speech.seen import Seen, bare_surname
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import is_outlet, words_of
from watchword.reading.tokens import plain

__all__ = ["with_full_names"]

#: Characters below a headline in which whoever it tells of is named.
_BELOW = 900
#: Letters of a surname, at least.
_SURNAME = 2
#: French and Spanish articles before a group's name.
_ARTICLES = frozenset(("le", "la", "les", "el", "los"))
#: Told of by the noun alone all through a page.
_FORCES = frozenset("police customs army navy court government parliament military".split())
#: An office with the department it is of: "Department of Commerce's Bureau of Industry and Security".
_OF_DEPARTMENT = re.compile(
    r".*\b(?:Department|Ministry|Treasury|Commission|Agency|Administration|University)\b.*['’]s "
    r"(?P<own>(?:[A-Z][\w-]+ )+(?:of|for) .+)"
)
#: How somebody or something told by a noun in a headline is told there: without an article, or with "the".
_NOUN = re.compile(r"(?:[Tt]he )?([A-Za-z][a-z-]+(?: [a-z-]+)?)")


def with_full_names(made: list[Statement], page: Page, voices: Voices) -> list[Statement]:
    """The statements, with surnames and the nouns of headlines put into full names."""
    return [_named(s, page, voices) for s in made]


def _named(one: Statement, page: Page, voices: Voices) -> Statement:
    if not one.speaker:
        return one
    if one.speaker_kind == "named" and (own := _OF_DEPARTMENT.fullmatch(one.speaker)):
        return replace(one, speaker=own["own"])
    if one.speaker_kind == "named" and (full := _of_surname(one.speaker, voices)):
        return replace(one, speaker=full)
    headed = page.zone_at(one.start) == "headline"
    if headed and (noun := _NOUN.fullmatch(one.speaker)) and (full := _of_noun(noun[1].lower(), one, voices)):
        return replace(one, speaker=full, speaker_kind="named", role=one.role or one.speaker)
    return one


def _of_surname(surname: str, voices: Voices) -> str:
    """The one full name of a person in the text that ends in a lone surname; nothing for a body's name."""
    if " " in surname or len(surname) <= _SURNAME or is_outlet(surname) or country_code(surname):
        return ""
    if surname.lower() in words("bodies", "persons", "titles", "documents"):
        return ""
    full = {s.name for s in voices.seen if s.person and " " in s.name and _ends_in(s.name, surname)}
    full = {n for n in full if n.split()[0].lower() not in _ARTICLES}
    return full.pop() if len(full) == 1 else ""


def _ends_in(name: str, surname: str) -> bool:
    return plain(surname) in (plain(name.split()[-1]), plain(bare_surname(name)))


def _of_noun(noun: str, one: Statement, voices: Voices) -> str:
    """Who "union" or "president" in a headline is by the first lines below it."""
    head = noun.split()[-1]
    near = [s for s in voices.seen if one.end < s.at < one.end + _BELOW]
    if head in words("bodies") - _FORCES and head not in words("titles"):
        return _only({s.name for s in near if _is_body(s, set(noun.split()))})
    if head in words("persons", "titles"):
        return _only({s.name for s in near if s.person and s.role == head and " " in s.name})
    return ""


def _is_body(seen: Seen, noun: set[str]) -> bool:
    """Whether a name is a body's, with a noun's words in it: the Harbour Workers' Union."""
    return not seen.person and " " in seen.name and noun <= words_of(seen.name.replace("’", "'"))


def _only(names: Sequence[str] | set[str]) -> str:
    """The one name of several that are the same, else nothing."""
    found = set(names)
    return found.pop() if len(found) == 1 else ""
