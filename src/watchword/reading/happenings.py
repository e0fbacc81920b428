"""Sentences that tell of a listing: someone was added, removed, or is on a list; whom, and by whom.

Words that can mean other things (*named*, *hit*, *froze*) tell of a listing only beside an authority that
lists, or beside a list or sanctions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from watchword.reading.pages.page import Page
from watchword.reading.parties.mentions import Entity, Mention
from watchword.reading.sheets import sheet
from watchword.reading.speech.clauses import Token, sentences, tokens_of, words
from watchword.reading.speech.quotations import paragraphs, quotations

__all__ = ["Authority", "Happening", "authority_of", "happenings"]

#: Zones without claims of their own.
_QUIET = frozenset(("promo", "footer"))

_WORD = r"[\w’'.&-]{1,40}"
_LIST = rf"(?:{_WORD} ){{0,6}}?(?:(?:black|sanctions |watch|freeze )?list(?:s|ing)?|blacklists?|register)\b"
_SANCTIONS = rf"(?:{_WORD} ){{0,4}}?(?:sanctions|restrictions|measures|an asset freeze|asset freezes)\b"
_HAVE = r"(?:were|was|had been|have been|has been|are|is|being|been)"
#: How somebody leaves, comes onto, or stands on a list.
_EVENTS = re.compile(
    "|".join(
        f"(?P<{name}>{'|'.join(parts)})"
        for name, parts in {
            "never": (
                rf"\b(?:has|have|had|was|were)\s+never\s+(?:been\s+)?"
                rf"(?:sanctioned|blacklisted|designated|listed|on\s+{_LIST}|under\s+{_SANCTIONS})",
                rf"\b(?:is|are|was|were)\s+not\s+(?:on\s+{_LIST}|under\s+{_SANCTIONS})",
            ),
            "removed": (
                r"\b(?:delisted|de-listed|unsanctioned)\b",
                rf"\b(?:removed|removing|dropped|dropping|struck|deleted|taken|took|came|come)\s+"
                rf"(?:(?:{_WORD},? ){{0,14}}?)?(?:from|off)\s+(?:{_LIST}|it\b|them\b)",
                rf"\b(?:lifted|revoked|terminated|rescinded|removed|ended|withdrew|dropped|eased)\s+"
                rf"(?:{_WORD} ){{0,4}}?(?:sanctions|designation|listing|restrictions|measures|asset freeze|"
                rf"blacklisting)\b",
                rf"\b(?:sanctions|designation|listing|restrictions|sanctions programme|sanctions program)\b"
                rf"[^.;]{{0,60}}?\b{_HAVE}\s+"
                r"(?:lifted|revoked|rescinded|terminated|withdrawn|removed|ended)\b",
                rf"\b(?:lost|shed)\s+(?:its|his|her|their)\s+(?:{_WORD} ){{0,2}}?"
                r"(?:designation|label|listing)\b",
            ),
            "added": (
                rf"\b(?:added|adding|placed|placing|put|putting|included|including|entered|named)\s+"
                rf"(?:(?:{_WORD},? ){{0,14}}?)?(?:to|on|onto|in|into|under)\s+(?:{_LIST}|{_SANCTIONS})",
                rf"\b(?:put|placed|clapped|laid)\s+{_SANCTIONS}\s+(?:on|upon)\b",
                rf"\bjoined\s+{_LIST}(?!\s+of\b)",
                r"\b(?:sanctions|restrictions|measures)\s+(?:\w+ly )?"
                r"(?:imposed|slapped|placed|put)\s+(?:up)?on\b",
                rf"\b(?:its|his|her|their|['’]s)\s+(?:{_WORD} ){{0,2}}?(?:designation|listing|blacklisting|"
                rf"(?:inclusion|addition|placement)\s+(?:on|in|to)\s+{_LIST})(?=\s+(?:in|on|by|under|last|this)\b)",
                rf"(?:(?:['’]s|\b(?:its|his|her|their))\s+(?:decision|move)|"
                rf"\b(?:decision|move)\s+(?:of|by)\s+(?:{_WORD} ){{1,8}}?)\s*to\s+(?:(?:sanction|blacklist|"
                rf"designate)\b|(?:put|place|add)\s+(?:{_WORD},? ){{0,14}}?(?:to|on|under)\s+"
                rf"(?:{_LIST}|{_SANCTIONS}))",
                rf"\b{_HAVE}\s+added\b(?=\s+(?:in|on|by|last|this|a|two|three|the)\b)",
                r"\b(?:blacklisted|black-listed|sanctioned)\b",
                r"\bdesignated\b(?!\s+(?:survivor|driver|area|place|route|official))",
                rf"\b{_HAVE}\s+(?:\w+ly )?listed\b(?!\s+(?:on the \w+ (?:stock )?exchange|as|among))",
                r"\blisted\s+(?:it|him|her|them|both|by|under)\b",
                r"\blisted\s+(?:in\s+\d{4}|since)\b",
                r"\blisted\s+the\s+(?:company|firm|group|bank|man|vessel|ship)\b",
                rf"\b(?:sanctions|restrictions|measures|asset freeze)\b[^.;]{{0,60}}?\b{_HAVE}\s+"
                r"(?:imposed|instated|instituted|introduced|put in place|slapped)\b",
                rf"\b(?:imposed|slapped|levied|instated|reimposed)\s+{_SANCTIONS}",
                rf"\b(?:hit|slapped|struck|targeted)\s+(?:(?:{_WORD},? ){{0,4}}?)?with\s+{_SANCTIONS}",
                rf"\b(?:came|fell|come|put)\s+under\s+{_SANCTIONS}",
                rf"\b(?:went|gone|got|landed|ended up)\s+(?:on|onto)\s+{_LIST}",
                rf"\b(?:made|made it|became)\s+subject to\s+{_SANCTIONS}",
            ),
            "on": (
                rf"\b(?:{_HAVE}|remains?|remained|stands?|stood|sits?|sat|figures?|appears?|features?)\s+"
                rf"(?:{_WORD} ){{0,2}}?(?:on|under|subject to)\s+(?:{_LIST}|{_SANCTIONS})",
                rf"\b(?:both|all \w+|also|now|already|once|still)\s+on\s+{_LIST}",
                rf"\bon\s+(?:the|its|Britain['’]s|Washington['’]s)\s+{_LIST}(?=\s+since\b)",
                r"\b(?:has|have) (?:both |all )?been (?:listed|sanctioned|blacklisted|designated)"
                r"(?=\s+(?:since|for)\b)",
                rf"\bunder {_SANCTIONS}(?=\s+since\b)",
                r"\blist(?:s|ing)?\s+(?:has|have|names|includes|carries|shows)\b(?!\s+been)",
            ),
            "again": (r"\b(?:he|she|it|they)\s+(?:has|have)\s+been\b(?=\s+since\b)",),
            "weak": (
                r"\b(?:named|targeted|listed|cited)\s+by\b",
                r"\b(?:named|targeted|listed|penali[sz]ed)\b",
                r"\b(?:acted|moved)\s+against\b",
                r"\b(?:blocked|froze|frozen|blocks|freezes|seized)\s+(?:the |all |any |his |"
                r"her |its |their |"
                r"(?:[\w-]{1,40} ){0,4}[\w-]{1,40}['’]s? )*(?:U\.S\. |US )?(?:property|assets|funds)\b",
            ),
        }.items()
        for parts in [parts]
    ),
    re.IGNORECASE,
)
#: Words before an event that make it a wish, a plan or a question, looked for in its own clause.
_UNREAL = re.compile(
    r"\b(?:may|might|could|would|should|will|shall|must|can|if|whether|unless|not|never|"
    r"without|considering|consider|considers|"
    r"weighs?|weighing|mulls?|mulling|plans?|planning|proposed?|proposes|proposing|demand\w*|"
    r"urg\w+|ask(?:ed|s|ing)?|wants?|"
    r"call(?:s|ed|ing)? (?:for|on)|threaten\w*|expected|likely|hopes?|seek\w*|sought|"
    r"request\w*|petition\w*|refus\w+|declin\w+|"
    r"nobody|no one|none|yet to|rumou?rs?|"
    r"to)\s+(?:[\w’'.-]{1,40}\s+){0,6}$|n['’]t\s+(?:[\w-]{1,40}\s+){0,3}$",
    re.IGNORECASE,
)
#: What the sentence before tells where the next one says only "He has been since May"; so far back.
_LISTED = re.compile(r"\b(?:sanction|blacklist|designat|list)(?:ed|s|ions)?\b", re.IGNORECASE)
_BEFORE = 160
#: Bodies that list, and are not spoken of as listed.
_LISTING = words("persons", "bodies") - frozenset(
    "treasury department ministry government administration office union council state authority authorities "
    "agency regulator secretary minister president court parliament congress committee country list".split()
)
#: A party spoken of by a word.
_BY_WORD = re.compile(
    r"\b(?:the|those|these|its|his|her|their|this|that) (?:[\w-]{1,40} )?(?:sanctions|measures|restrictions|"
    r"listing|designation|label)\b|\b(?:it|him|her|he|she|whom|them|they|which|who)\b|"
    r"\b(?:all|both) (?:of them|two|three|four|five|[a-z]+s)\b|\bboth (?=were\b|are\b|have\b|\w+ and\b)|"
    r"\bthe (?:two|three|four|five|pair|trio)\b",
    re.IGNORECASE,
)
#: Beside a word for a body, which a list holds: to compile all thousand takes a tenth of a second.
_A_BODY = re.compile(r"\b(?:the|this|that) (?=([\w-]+)(?: ([\w-]+))?)", re.IGNORECASE)
_BODIES = _LISTING | {"vessel", "ship", "tanker", "entity"}
_OF_PERSONS = re.compile(r"\b(?:him|her|he|she|whom)\b", re.IGNORECASE)

#: Characters in which one phrase names an authority: "by the US Treasury", "the Treasury's Entity List".
_PHRASE = 20
#: (sources, what it says, the words) of someone who lists.
Authority = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing told of a listing: ``kind`` is added, removed, on or never; ``party`` an entity's key;
    ``low`` and ``high`` bound its sentence.
    """

    kind: str
    start: int
    end: int
    low: int
    high: int
    party: str


def happenings(page: Page, entities: Sequence[Entity]) -> Iterator[Happening]:
    """Everything that the page states of listings, with the party that it befalls."""
    # Where a page was written is nobody to whom things happen: "WASHINGTON, D.C. – The bureau added …".
    told = (m for e in entities for m in e.mentions if page.zone_at(m.start) != "dateline")
    places = sorted(told, key=lambda m: m.start)
    by_key = {e.key: e for e in entities}
    spans = paragraphs(page.text)
    quoted = dict(quotations(page.text, spans))
    latest: str | None = None
    for number, (start, end) in enumerate(spans):
        if page.zone_at(start) not in _QUIET:
            for match in _EVENTS.finditer(page.text, start, end):
                low, high = _sentence(page.text, start, end, quoted.get(number, []), match.start())
                kind = match.lastgroup or "added"
                event = Happening(kind, match.start(), match.end(), low, high, "")
                if kind == "weak":
                    if not _of_listing(page.text, event):
                        continue
                    kind = "added"
                if kind == "again":
                    if not _LISTED.search(page.text, max(start, low - _BEFORE), low):
                        continue
                    kind = "on"
                party = _party(page.text, event, _between(places, low, high), by_key) or _referred(
                    page.text, event, places, by_key, latest
                )
                if party is not None and _asserted(page.text, low, event):
                    yield Happening(kind, event.start, event.end, low, high, party)
        latest = next(
            (m.entity for m in reversed(_between(places, start, end)) if _listed(by_key[m.entity])), latest
        )


def _between(places: Sequence[Mention], low: int, high: int) -> Sequence[Mention]:
    """Mentions that begin between two characters."""
    return places[
        bisect_left(places, low, key=lambda m: m.start) : bisect_left(places, high, key=lambda m: m.start)
    ]


def _sentence(text: str, start: int, end: int, quotes: Sequence[Any], at: int) -> tuple[int, int]:
    """Characters of the sentence around a place; quotations are read as text here."""
    tokens: list[Token] = tokens_of(text, max(start, at - 1500), min(end, at + 1500), [])
    for first, behind in sentences(text, tokens, []):
        if tokens[first].start <= at <= tokens[behind - 1].end:
            return tokens[first].start, tokens[behind - 1].end
    return start, end


def _listed(entity: Entity) -> bool:
    return bool(entity.hits or entity.former)


def _of_listing(text: str, event: Happening) -> bool:
    """Whether a word that can mean other things stands beside an authority: *named by the US Treasury*,
    *Britain had listed him*, *the Treasury froze the assets of*.
    """
    behind = text[event.end : min(event.high, event.end + 45)]
    before = text[max(event.low, event.start - 45) : event.start]
    if text[event.start : event.end].lower().endswith("by"):
        return _authority_in(behind) is not None
    # An authority as subject: no other clause between it and the verb.
    clause = re.split(r"[,;:—]|\b(?:and|but|that|which|who|said)\b", before)[-1]
    return _authority_in(clause) is not None and re.search(r"\b(?:by|of|in)\s*$", clause) is None


def _asserted(text: str, low: int, event: Happening) -> bool:
    """Whether a sentence states an event rather than wishing, planning, asking or denying it."""
    if text[event.low : event.high].rstrip("”\"’'») ").endswith("?"):
        return False
    clause = text[max(low, event.start - 160) : event.start]
    for mark in (";", " and ", ", ", " but ", "—", " which ", " who ", " that "):
        cut = clause.rfind(mark)
        if cut >= 0 and not clause[cut:].strip(" ,;").lower().startswith("to "):
            clause = clause[cut + len(mark) - (1 if mark.startswith(" ") else 0) :]
    return _UNREAL.search(clause if clause.endswith(" ") else clause + " ") is None


def _party(
    text: str, event: Happening, inside: Sequence[Mention], by_key: Mapping[str, Entity]
) -> str | None:
    """The party that an event befalls: the nearest before a passive, the nearest behind an active verb."""
    able = [m for m in inside if by_key[m.entity].kind != "place" and not _authority_in(m.surface)]
    before = [m for m in able if m.end <= event.start]
    behind = [m for m in able if m.start >= event.start and m.start - event.end < 120]
    lead = text[max(event.low, event.start - 60) : event.start].lower()
    words = text[event.start : event.end].lower()
    passive = (
        re.search(r"\b(?:is|are|was|were|been|being|be|got)\b(?:\s+[\w-]{1,40}){0,3}\s*$", lead) is not None
        or re.match(r"(?:is|are|was|were|been|being|had|has|have|came|fell|lost|shed)\b", words) is not None
        or (event.kind == "on" and not words.startswith("list"))
        or words.endswith(" by")
        or words.startswith(("sanctions", "restrictions", "designation", "listing", "measures"))
    )
    if re.search(r"\b(?:it|him|her|them)\b", words.removesuffix("it").strip() if passive else words):
        return None
    relative = re.search(r"\b(?:which|that|whom)\s+(?:[\w.’'-]{1,40}\s+){1,5}$", lead) is not None
    order = (before[::-1], behind) if passive or relative else (behind, before[::-1])
    for group in order:
        listed = [m for m in group if _listed(by_key[m.entity])]
        if listed:
            return listed[0].entity
    for group in order:
        if group:
            return group[0].entity
    return None


def _by_word(text: str) -> str | None:
    """The first word or phrase in a text by which a party is spoken of."""
    found = _BY_WORD.search(text)
    for match in _A_BODY.finditer(text, 0, found.start() if found else len(text)):
        one, two = match.groups("")
        if _is_body(two):
            return f"{match[0]}{one} {two}"
        if _is_body(one):
            return match[0] + one
    return found[0] if found else None


def _is_body(word: str) -> bool:
    """Whether a word, or what of it stands before a hyphen, is for a body: ship-owner, vice-president."""
    parts = word.lower().removeprefix("ex-").removeprefix("vice-").split("-")
    return any("-".join(parts[:n]) in _BODIES for n in range(1, len(parts) + 1)) or word.lower() in _BODIES


def _referred(
    text: str,
    event: Happening,
    places: Sequence[Mention],
    by_key: Mapping[str, Entity],
    latest: str | None,
) -> str | None:
    """The party last spoken of, where a sentence only says "the sanctions", "it" or "him"."""
    around = text[event.low : event.end + 12]
    word = _by_word(around)
    if word is None:
        return None
    persons = _OF_PERSONS.search(text[event.start - 30 : event.end + 8])
    earlier = [
        m
        for m in _between(places, event.low - 700, event.start)
        if by_key[m.entity].kind
        not in (("place",) if persons is None else ("place", "organization", "vessel"))
        and not _authority_in(m.surface)
    ]
    listed = [m for m in earlier if _listed(by_key[m.entity])]
    # "The firm" is the one spoken of last; "the sanctions" are on whoever is under sanctions.
    if re.search(r"sanctions|listing|designation|measures|restrictions", word, re.IGNORECASE):
        return listed[-1].entity if listed else latest if "sanctions" in around.lower() else None
    return listed[-1].entity if listed and listed[-1] is earlier[-1] else None


# --- who lists


@cache
def _authorities() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    cells = sheet("authorities")
    made = []
    for names, sources, says in cells:
        options = "|".join(re.escape(n) for n in sorted(names.split("|"), key=len, reverse=True))
        # "us" in small letters is a pronoun: short names count in capitals only. "(EU Exit)" stands in
        # the names of British regulations, and is not the EU.
        made.append(
            (
                re.compile(rf"(?<![\w.])(?:{options})(?!\w|\s+exit\b)", re.IGNORECASE),
                tuple(sources.split()),
                says,
            )
        )
    return tuple(made)


def _authority_in(text: str) -> Authority | None:
    """The narrowest authority that a text names."""
    return next((a for _, a in _named_in(text)), None)


def _named_in(text: str) -> Iterator[tuple[int, Authority]]:
    """(place, authority) of those that a text names, the narrowest first."""
    for pattern, sources, says in _authorities():
        for match in pattern.finditer(text):
            said = match.group()
            if (
                len(said) <= 4
                and not said.isupper()
                and "." not in said
                and not (said[0].isupper() and len(said) > 2)
            ):
                continue
            yield match.start(), (sources, says, said)


def authority_of(text: str, event: Happening) -> Authority | None:
    """Who lists, by the words of an event, else of what stands close around it."""
    by = re.match(r"\s*(?:by|under)\b", text[event.end : event.end + 12])
    behind = by or text[event.start : event.end].lower().endswith(" by")
    if found := _authority_in(text[event.start : event.end]):
        return found
    if behind and (named := list(_named_in(text[event.end : min(event.high, event.end + 60)]))):
        nearest = min(at for at, _ in named)
        return next(a for at, a in named if at - nearest <= _PHRASE)  # "by the UK, months after the US"
    return _authority_in(text[max(event.low, event.start - 70) : event.start])
