"""Speakers under the full names that a page gives later: "Okoro says" in a headline, Chidi Okoro below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from watchword.model.countries import country_code
from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import words
from watchword.reading.speech.judges import with_parties
from watchword.reading.speech.kinds import place_of
from watchword.reading.speech.leads import leads_it, same_office, with_leads
from watchword.reading.speech.offices import COURT
from watchword.reading.speech.seen import FIRMS, Seen, bare_surname, sex_of
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import is_outlet, words_of
from watchword.reading.tables import is_given
from watchword.reading.tokens import everyday, plain

__all__ = ["with_full_names"]

#: Characters below a headline in which whoever it tells of is named.
_BELOW = 900
#: Characters in which the next sentence begins, and words of what somebody is at most.
_NEXT, _TITLE = 90, 2
#: Characters of a text's opening paragraph.
_OPENING = 1000
#: Letters of a surname, at least.
_SURNAME = 2
#: Small words of surnames, and words of a name with two surnames.
_SMALL = frozenset("van von der den de del della da das dos di du la".split())
_TWO_SURNAMES = 3
#: French and Spanish articles before a group's name.
_ARTICLES = frozenset(("le", "la", "les", "el", "los"))
#: Told of by the noun alone all through a page.
_FORCES = frozenset("police customs army navy court government parliament military".split())
#: An office with the department it is of: "Department of Commerce's Bureau of Industry and Security".
_OF_DEPARTMENT = re.compile(
    r".*\b(?:Department|Ministry|Treasury|Commission|Agency|Administration|University)\b.*['’]s "
    r"(?P<own>(?:[A-Z][\w-]+ )+(?:of|for) .+)"
)
#: A surname with whose its bearer is: "Houthis' Mashat".
_WHOSE = re.compile(r"(?P<whose>[A-Z][\w-]+(?:s['’]|['’]s)) (?P<own>[A-Z][\w’'-]+)")
#: What somebody named does, how a noun for one who does it ends, and letters of what is left at least.
_WHO_DOES = re.compile(r",? who (?:has |also |now )?([a-z]+)\b")
_AGENT = re.compile(r"(?:er|or|man|woman|person)$")
_STEM = 3
#: How somebody or something told by a noun in a headline is told there: without an article, or with "the".
_NOUN = re.compile(r"(?:[Tt]he )?([A-Za-z][a-z-]+(?: [a-z-]+){0,2})")


#: One person told by a noun: "The owner of a mill", "owner of a mill", "a teacher"; what stands behind it.
_SINGLE = re.compile(r"(?:(?:[Tt]he|[Aa]n?) )?([a-z][\w ’'-]+)$")
_OF = re.compile(r" (?:of|for|at|from|in|with|who|accused|charged) ")
#: Who speaks for others, and of whom there are many.
_SPEAKING = frozenset(
    "spokesman spokeswoman spokesperson official source aide adviser analyst trader".split()
)
#: Firms that a headline tells of by what they are; a broker may be a man.
_LEAD_FIRMS = FIRMS - words("persons")
#: Characters of a story's lead.
_LEAD_LINE = 400
#: Characters of a dateline, before a lead's subject.
_LEAD = 60


def with_full_names(made: list[Statement], page: Page, voices: Voices) -> list[Statement]:
    """The statements, with surnames and the nouns of headlines put into full names."""
    index = _index(voices.seen)
    named = with_leads([_named(s, page, voices, index) for s in made], page, voices)
    named = with_parties(named, voices)
    opening = [n for n, s in enumerate(named) if s.start < _OPENING]
    spoke = {s.speaker for s in named}
    for n in opening:
        person = _named_next(named[n], voices) or _of_lead(named[n], voices)
        if person is not None and person.name not in spoke:
            role = named[n].role or named[n].speaker
            named[n] = replace(named[n], speaker=person.name, speaker_kind="named", role=role)
    return named


def _named(one: Statement, page: Page, voices: Voices, index: dict[str, set[str]]) -> Statement:
    if not one.speaker:
        return one
    if one.speaker_kind == "named" and (own := _OF_DEPARTMENT.fullmatch(one.speaker)):
        return replace(one, speaker=own["own"])
    if one.speaker_kind == "named" and (full := _of_surname(one.speaker, index)):
        return replace(one, speaker=full)
    if (
        one.speaker_kind == "named"
        and (whose := _WHOSE.fullmatch(one.speaker))
        and (full := _of_surname(whose["own"], index))
    ):
        return replace(one, speaker=full, role=one.role or whose["whose"])
    headed = page.zone_at(one.start) == "headline"
    if headed and (noun := _NOUN.fullmatch(one.speaker)) and (full := _of_noun(noun[1], one, page, voices)):
        return replace(one, speaker=full, speaker_kind="named", role=one.role or one.speaker)
    return one


def _index(seen: Sequence[Seen]) -> dict[str, set[str]]:
    """The full names of persons by their surnames: by Ruiz de la Torre, and by Fuentes of Fuentes Mora."""
    index: dict[str, set[str]] = {}
    for name in {s.name for s in seen if s.person and " " in s.name}:
        parts = name.split()
        if parts[0].lower() in _ARTICLES:
            continue
        keys = {parts[-1], bare_surname(name)}
        if len(parts) == _TWO_SURNAMES and is_given(parts[0]) and not is_given(parts[1]):
            keys.add(parts[1])
        keys |= {" ".join(parts[n:]) for n in range(1, len(parts) - 1) if parts[n + 1] in _SMALL}
        for key in keys:
            index.setdefault(plain(key), set()).add(name)
    return index


def _of_surname(surname: str, index: dict[str, set[str]]) -> str:
    """The one full name of a person in the text that ends in a surname; nothing for a body's name."""
    if len(surname) <= _SURNAME or is_outlet(surname) or country_code(surname):
        return ""
    if surname.lower() in words("bodies", "persons", "titles", "documents"):
        return ""
    return _only(index.get(plain(surname), ()))


def _named_next(one: Statement, voices: Voices) -> Seen | None:
    """The person whose name begins the sentence behind, where "the general" said it, nobody named before.

    As in "The general offered to release them. Min Thura has led the brigade since 2009."
    """
    noun = (one.speaker or "").split()
    if not noun or noun[-1] not in words("persons", "titles") - words("bodies") or len(noun) > _TITLE:
        return None
    near = [s for s in voices.seen if one.end <= s.at < one.end + _NEXT]
    if not near or not near[0].person or " " not in near[0].name or near[0].role not in ("", noun[-1]):
        return None
    if any(s.person and s.at < one.end for s in voices.seen):
        return None
    told = re.search(
        rf"\bthe {re.escape(one.speaker or '')}\b", voices.text[: one.end + _NEXT], re.IGNORECASE
    )
    between = voices.text[one.end : near[0].at]
    opens = re.fullmatch(r"[^.\n]{0,60}[.!?][”\"’]? (?:[A-Z][a-z]+ )?", between)
    start = voices.text.rfind("\n", 0, one.start) + 1
    return near[0] if told and opens and not voices.text[:start].strip() else None


def _of_lead(one: Statement, voices: Voices) -> Seen | None:
    """The person whom the paragraph behind a story's first names with an age, where that told of nobody else.

    As in "The owner of a mill told a court he had never paid. / Horst Wagner, 63, is accused of it".
    """
    noun = _SINGLE.match(one.speaker or "")
    persons = words("persons", "titles") - words("bodies") - COURT - _SPEAKING
    if noun is None or not set(_OF.split(noun[1].lower())[0].split()) & persons:
        return None
    start = voices.text.rfind("\n", 0, one.start) + 1
    end = voices.text.find("\n", one.end)
    first = next((s for s in voices.seen if s.person and s.at > start), None)
    if end < 0 or first is None or " " not in first.name or voices.text[end : first.at].strip():
        return None
    aged = re.match(r", \d\d,", voices.text[first.at + len(first.name) :])
    leads = one.start - start < _LEAD and not any(s.person for s in voices.seen if s.at <= start)
    apart = {sex_of(first.name, ""), sex_of("", one.speaker or "")} == {"he", "she"}
    return first if aged and leads and not apart else None


def _of_noun(said: str, one: Statement, page: Page, voices: Voices) -> str:
    """Who "union", "president" or "Kenyan refinery" in a headline is by the first lines below it."""
    noun = said.lower().split()
    head = noun[-1]
    if head in FIRMS and place_of(said.split()[0]):
        noun = noun[1:] or noun  # "Kenyan refinery" is Orsa Gold Refinery
    near = [s for s in voices.seen if one.end < s.at < one.end + _BELOW]
    if head in (words("bodies") | FIRMS) - _FORCES and head not in words("titles"):
        found = _only({s.name for s in near if _is_body(s, set(noun))})
        found = found or (_lead_firm(said.lower().split(), page, voices) if head in _LEAD_FIRMS else "")
        if found:
            return found
    if head in words("persons", "titles"):
        persons = [s for s in near if s.person and s.role and " " in s.name]
        held = {s.name for s in persons if s.role == head}
        held = held or {s.name for s in persons if same_office(f"the {head}", f"the {s.role}")}
        behind = ((s, s.at + len(s.name)) for s in near if s.person and " " in s.name)
        does = {s.name for s, at in behind if leads_it(voices.text, at, head) or _does(voices.text, at, head)}
        return _only(held or does)
    return ""


def _does(text: str, at: int, noun: str) -> bool:
    """Whether a clause behind a name tells what a noun is for: "owner", and "Ana Sol, who owns the mill"."""
    told, stem = _WHO_DOES.match(text, at), _AGENT.sub("", noun)
    return told is not None and len(stem) >= _STEM and told[1].startswith(stem)


def _lead_firm(noun: Sequence[str], page: Page, voices: Voices) -> str:
    """The firm with whose name a story begins, where its lead has the headline's words for it.

    As in "Orsk chip maker seeks licence": "Lumo Circuits, the Orsk packaging house, has asked for one".
    """
    start = next((z.start for z in page.zones if z.kind == "body"), -1)
    lead = voices.text[start : start + _LEAD_LINE].partition("\n")[0]
    first = next((s for s in voices.seen if s.at >= start), None)
    if start < 0 or first is None or first.at > start + 1 or first.person or country_code(first.name):
        return ""
    parts = first.name.split()
    public = words_of(first.name) & words("bodies") - FIRMS or is_outlet(first.name) or is_given(parts[0])
    no_name = plain(parts[0]) in everyday() or any(place_of(p) for p in parts)  # "More Russian crude"
    beside = re.match(r", (?:the|an?|which|whose)\b", lead[len(first.name) :])
    told = beside if len(noun) == 1 else words_of(lead) & set(noun[:-1])
    return first.name if len(parts) > 1 and told and not (public or no_name) else ""


def _is_body(seen: Seen, noun: set[str]) -> bool:
    """Whether a name is a body's, with a noun's words in it: the Harbour Workers' Union."""
    return not seen.person and " " in seen.name and noun <= words_of(seen.name.replace("’", "'"))


def _only(names: Iterable[str]) -> str:
    """The one name of several that are the same, else nothing."""
    found = set(names)
    return found.pop() if len(found) == 1 else ""
