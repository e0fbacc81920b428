"""The name of whom a story's lead tells by a role alone: "its chief negotiator said", and then Omar Diallo.

News stories keep the name for the paragraph behind: who speaks there first, with no role or with one that is
the lead's, said the lead too. Nobody is, who has another calling or side, comes in besides, or denies it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import words
from watchword.reading.speech.offices import BESIDES, OTHER_WORK, like_a_person
from watchword.reading.speech.quotations import paragraphs
from watchword.reading.speech.seen import Seen, sex_of, telling
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import is_outlet, is_plural, words_of
from watchword.reading.tables import is_given
from watchword.reading.tokens import everyday, plain

__all__ = ["leads_it", "same_office", "with_leads"]

#: Characters in which a story's first paragraphs stand, and words of one of prose, at least.
_LOOKED, _PROSE = 6000, 6
#: Whom a text never names: "a source said".
_HIDDEN = frozenset("source insider whistleblower diplomat informant survivor anyone someone".split())
#: How a lead says that its speaker keeps the name back.
_KEPT = re.compile(r"\banonym|\bnot (?:to )?be (?:named|identified)|\bdeclined to (?:give|be named)")
#: One person's role: "A retired banker", "its deputy director for ports", "a Ministry of Ports spokesperson".
_ROLE = re.compile(r"(?:an?|the|its|their|his|her) ", re.IGNORECASE)
_OF = re.compile(r",| (?:of|for|at|from|in|with|who|whose|accused|charged|behind|on) ")
#: How the paragraph behind says that somebody said the lead: "Lin Wei made the remarks at a briefing".
_NAME = r"[A-ZÀ-Ž][\w’'-]+(?: (?:[a-z]{2,3}[ -])?[A-ZÀ-Ž][\w’'-]+){1,3}"
_REMARKS = re.compile(
    rf"(?P<name>{_NAME}) (?:(?:made|gave|issued|delivered) (?:the|these|those|this|his|her) "
    r"(?:remarks?|comments?|statements?|announcement|disclosure|warning|assessment|revelation|pledge)\b|"
    r"was (?:speaking|talking|addressing)\b)"
)
#: What stands before a place: "Speaking at a fair in Bandar Abbas, Masoud Rad said".
_IN = re.compile(r"\b(?:in|at|near|outside) $")
#: What turns to another: "But Ana Sol said".
_TURNS = re.compile(
    r"[“\"]?(?:But|However|Yet|Meanwhile|Elsewhere|Others?|Another|Critics|Not so|Separately)\b"
)
#: What stands behind a name: an age; a role; a clause; a body.
_AGE = re.compile(r"(?:, (?:aged )?\d\d| \(\d\d\))(?=[ ,.;])")
_NOTE = re.compile(
    r", (?:who (?:is|was) )?(?P<note>(?!who\b|whose\b|which\b)[^,.;:”\"\n]{3,90})(?=[,.;\n]|$)"
)
_CLAUSE = re.compile(r", (?P<clause>who [^,.;\n]{3,100})")
_BODY = re.compile(r" (?:of|from|at) (?P<body>[^,.;\n]{3,60}?)(?=[,.;\n]| (?:said|says|told|added)\b)")
#: What isn't told of somebody but of the saying: ", speaking in Oslo,", ", in a statement,".
_ASIDE = re.compile(
    r"(?:speaking|talking|testifying|addressing|writing|answering|in|on|at|after|during|according|by|asked|and|"
    r"but)\b"
)
#: Offices whose holders are officials, and those who are none.
_OFFICIALS = frozenset(
    "official director director-general minister vice-minister secretary undersecretary commissioner "
    "governor mayor chief head deputy spokesman spokeswoman spokesperson ambassador envoy administrator "
    "inspector superintendent prefect chairman chairwoman chair commander secretary-general officer aide "
    "adviser advisor negotiator diplomat auditor-general comptroller consul".split()
)
_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "spokesman spokeswoman spokesperson",
        "chief boss head ceo leader director executive",
        "lawyer attorney counsel barrister solicitor advocate",
        "lawmaker senator congressman congresswoman mp legislator deputy",
        "driver trucker",
    )
)
_LEADS = re.compile(r"who (?:now |has |long |once )*(?:leads?|led|heads?|headed|runs?|ran|chairs?|chaired)\b")
_LEADING = frozenset("leader head chief boss chair chairman chairwoman director president".split())
_RUNNING = frozenset("head chief boss director".split())  # no leader "runs a bakery"
_WORKING = frozenset("employee worker staffer labourer laborer".split())
#: Letters of a calling's stem: a banker led "a branch of a bank".
_STEM = 4
#: Letters of an office's initials: CIO, CEO.
_INITIALS = 3


def with_leads(made: list[Statement], page: Page, voices: Voices) -> list[Statement]:
    """The statements; the lead's of a role have the name that the paragraph behind gives."""
    spans = paragraphs(page.text[:_LOOKED])
    body = [s for s in spans if page.zone_at(s[1] - 1) == "body" and _is_prose(page.text[slice(*s)])]
    if len(body) < 2:
        return made
    (start, end), behind = body[0], body[1]
    led = [s for s in made if start <= s.start < end and s.speaker_kind == "unnamed" and _of_one(s.speaker)]
    roles = {s.speaker or "" for s in led}
    named = [s for s in voices.seen if s.person and s.at < end and page.zone_at(s.at) != "byline"]
    if len(roles) != 1 or _KEPT.search(page.text[start:end]) or named:
        return made
    role = roles.pop()
    name = _named_behind(made, page.text, voices, behind, role)
    if not name or name in {s.speaker for s in made if s.start < end}:
        return made
    if {sex_of(name, ""), sex_of("", role)} == {"he", "she"}:
        return made
    again = {role, *_again(page.text[end:], role)}
    return [
        replace(s, speaker=name, speaker_kind="named", role=s.role or s.speaker)
        if s.speaker_kind == "unnamed"
        and (
            s.speaker in again
            or (page.zone_at(s.start) == "headline" and f"the {s.speaker}".lower() in again)
        )
        else s
        for s in made
    ]


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE


def _of_one(speaker: str | None) -> bool:
    """Whether words tell of one person by a role alone."""
    role = speaker or ""
    head = _head(role)
    heads = words("persons", "titles") - words("bodies") - _HIDDEN
    return _ROLE.match(role) is not None and head in heads and not is_plural(head)


def _head(role: str) -> str:
    """The noun of a role: "director" of "its deputy director for ports"."""
    own = _OF.split(_ROLE.sub("", role, count=1))[0]
    if own.split()[-1:] and _OF.search(role) and own.split()[-1][0].isupper():
        own = role  # "a Ministry of Ports spokesperson"
    return own.split()[-1].lower() if own.split() else ""


def _named_behind(
    made: Sequence[Statement], text: str, voices: Voices, behind: tuple[int, int], role: str
) -> str:
    """Who speaks first in the paragraph behind a lead, where that can be its speaker; else nothing."""
    start, end = behind
    if _TURNS.match(text, start):
        return ""
    if (told := _REMARKS.match(text, start, end)) is not None:
        name = _untitled(told["name"])
        return name if " " in name and _is_person(voices, name, sure=True) else ""
    inside = [s for s in made if start <= s.start < end and s.speaker_kind == "named"]
    speaking = {s.speaker for s in inside}
    inside = [s for s in inside if speaking.isdisjoint(s.relayed_by)]
    first = min(inside, key=lambda s: s.start, default=None)
    name = (first.speaker or "") if first else ""
    at = text.find(name, start, end) if name else -1
    if first is None or at < 0 or first.stance == "denies" or " " not in name:
        return ""
    before = [s for s in voices.seen if s.person and start <= s.at < at and s.name != name]
    if any(not _IN.search(text, start, s.at) for s in before):
        return ""
    seen = next((s for s in voices.seen if s.at <= at < s.at + len(s.name) + 1), None)
    if not _is_person(voices, name, sure=False) or (seen is not None and text.find(name) < start):
        return ""
    return name if _can_be(text, seen, at, at + len(name), role) else ""


def _untitled(name: str) -> str:
    """A name without the title before it: "Spokesperson Lin Wei"."""
    first, _, more = name.partition(" ")
    return more if first.lower() in words("titles") else name


def _is_person(voices: Voices, name: str, *, sure: bool) -> bool:
    """Whether a name is a person's: told so by the text, or by its words."""
    parts = name.split()
    if is_outlet(name) or telling(parts) & words("bodies", "outlets"):
        return False
    if any(s.person and s.name == name for s in voices.seen) or like_a_person(name) or is_given(parts[0]):
        return True
    return sure or not any(plain(p) in everyday() for p in parts)


def _can_be(text: str, seen: Seen | None, at: int, end: int, role: str) -> bool:
    """Whether what stands beside a name lets it be that of whom a role tells."""
    before = text[max(0, at - 60) : at]
    if re.search(r"\b(?:his|her|its|their|[\w]+['’]s) (?:[\w-]+ ){1,4}$", before):
        return False  # "his lawyer Ana Sol"
    if seen is not None and seen.role and not same_office(role, seen.role):
        return False
    if BESIDES.match(text, end):
        return False
    if (aged := _AGE.match(text, end)) is not None:
        if _head(role) in _OFFICIALS:
            return False  # whom a story calls an official has no age
        end = aged.end()
    if (body := _BODY.match(text, end)) is not None:
        alien = words_of(body["body"]) & words("bodies")
        return not alien or bool(alien & words_of(text[:at]))
    if (note := _NOTE.match(text, end)) is not None and not _ASIDE.match(note["note"]):
        return same_office(role, note["note"])
    if (clause := _CLAUSE.match(text, end)) is not None and OTHER_WORK.match(text, end):
        stem = re.sub(r"(?:er|or|ist)$", "", _head(role))
        told = words_of(clause["clause"])
        own = len(stem) >= _STEM and any(w.startswith(stem) for w in told)
        own = own or (_head(role) in _WORKING and bool(told & {"worked", "works"}))
        return own or leads_it(text, end, _head(role))
    return True


def same_office(one: str, other: str) -> bool:
    """Whether two tellings of an office can be of one holder: "chief executive officer", "the CEO"."""
    if _short(one) & {*re.findall(r"\b[A-Z]{3}\b", other), other.upper()}:
        return True
    first, second = _head(one), _head(re.sub(r"^.*['’]s ", "the ", other))
    if first == second or any({first, second} <= group for group in _ALIKE):
        return True
    return "official" in (first, second) and {first, second} <= _OFFICIALS


def leads_it(text: str, end: int, head: str) -> bool:
    """Whether a clause behind a name tells that its bearer leads something: ", who heads the council"."""
    clause = _CLAUSE.match(text, end)
    told = _LEADS.match(clause["clause"]) if clause and head in _LEADING else None
    return told is not None and (head in _RUNNING or not told[0].endswith(("runs", "ran", "run")))


def _short(role: str) -> set[str]:
    """The initials of an office: CIO."""
    parts = _ROLE.sub("", role, count=1).split()
    rows = [parts[n : n + _INITIALS] for n in range(len(parts) - _INITIALS + 1)]
    return {"".join(p[0] for p in row).upper() for row in rows} if "chief" in parts else set()


def _again(text: str, role: str) -> set[str]:
    """How a text comes back to a role's holder: "the official", where it tells of no other official."""
    head = _head(role)
    nouns = {head} | ({"official"} if head in _OFFICIALS else set())
    others = r"\b(?:an?|another|one|second|other) (?:[\w-]+ ){0,3}%s\b"
    return {f"{the} {n}" for n in nouns if not re.search(others % n, text) for the in ("the", "The")}
