"""Interviews: questions that stand by themselves, and who gives the answers.

Whoever is interviewed is introduced before the talk or told behind it: "Ana Sol spoke to us in Tarn."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.pages.page import Page
from watchword.reading.speech.clauses import words
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import is_outlet

__all__ = ["answering", "asked_alone", "in_bold", "introduced", "speaks_of_self"]

#: A body's name at the head of a page that gives its answers.
_ISSUER = re.compile(
    r"\b(?i:ministry|embassy|department|commission|office|secretariat|council|bank) (?i:of|for)"
    r"(?: (?i:the|and|of)| [A-Z]\w+){1,6}(?<! the)(?<! and)(?<! of)"
)
_HEAD = 300
#: A question that stands by itself is no longer; words of who answers; what an introduction says of one.
_ASKED = 300
_SELF = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
_ACTS = re.compile(r"\.?(?:, \d\d)?,? [a-z]")
#: How a byline says what its author is.
_WRITES = re.compile(r",? (?:[\w-]+ ){0,2}(?:writer|reporter|correspondent|editor|columnist|interviewer)\b")
_LABELLED = re.compile(r"(?:^|>)\s*(?:Q|Question|A|Answer)\d{0,3}[.:)] ", re.MULTILINE)
#: Words of which no person's name is made.
_NO_NAMES = words("bodies", "outlets", "titles", "persons", "documents") | {"of", "and", "for", "the"}
#: What stands before a name with which a paragraph begins: nothing, or a title.
_BEGINS = re.compile(r"(?:^|[\n>])[\s*_—–-]*(?:[A-Z]\w{1,12}\.? )?$")
#: A closing note that says who was heard: what stands before the name, and behind it.
_WITH = re.compile(r"\b(?:interview|conversation|exchange|talk|discussion) with (?:[A-Z]\w{1,12}\.? )?$")
#: What stands before whoever asks, and before whom a title says to be asked.
_TELLS = re.compile(
    r"\b(?:tells|told|speaks? (?:to|with)|spoke (?:to|with)|talks? (?:to|with)|talked (?:to|with)|as told to|"
    r"(?:interviewed|asked|interview|words) by) $"
)
_FOR = re.compile(
    r"\b(?i:questions (?:for|to)|interview with|q&a(?: with|:)?|q and a with|conversation with|minutes with) "
    r"(?:[A-Z]\w{1,12}\.? )?$"
)
_HEARD_LAST = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}[\w-]+,|(?:, [^.]{3,60},)? (?:was|is|has|spoke|talked|lives|works)\b|['’]s "
)
#: So many questions make a talk; its closing note stands in so many paragraphs.
_QUESTIONS, _CLOSING = 2, 2
#: Characters before a name that are looked at: its line's beginning or the words that lead to it.
_LEADING = 60
#: Characters of a page that are looked through for labels.
_SEARCHED = 200_000


def in_bold(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is in bold as a whole."""
    return text[start : start + 2] == "**" == text[end - 2 : end] and "**" not in text[start + 2 : end - 2]


def speaks_of_self(text: str, start: int, end: int) -> bool:
    """Whether a paragraph speaks in the first person."""
    return _SELF.search(text, start, end) is not None


def asked_alone(
    text: str, spans: Sequence[tuple[int, int]], voices: Voices
) -> tuple[str, list[tuple[int, bool]]]:
    """An interview whose questions stand by themselves, in bold or ended by a question mark.

    Who answers, and the number of each paragraph with whether it asks; nothing where the lines before and
    behind name nobody.
    """
    bold = [n for n, (s, e) in enumerate(spans) if in_bold(text, s, e)]
    asked = [n for n, (s, e) in enumerate(spans) if text[e - 1] == "?" and e - s < _ASKED]
    rows = bold if len(bold) > _QUESTIONS else asked
    answers = [n for n in range(len(spans)) if n not in rows and n - 1 in rows]
    first = sum(speaks_of_self(text, *spans[n]) for n in answers)
    if first < _QUESTIONS or 2 * len(answers) < len(rows) or len(rows) + len(answers) < len(spans) / 3:
        return "", []
    before = introduced(text, spans[rows[0]][0], len(text), voices) if len(rows) > _QUESTIONS else ""
    named = before or _closing(text, spans[answers[-1]][1], voices)
    return named, [(n, n in rows) for n in sorted({*rows, *answers})] if named else []


def introduced(text: str, head: int, tail: int, voices: Voices) -> str:
    """The person of whom the words before a talk tell, or a note behind `tail`; else nothing.

    Whom a paragraph begins with is introduced; others are only spoken of: "a former Tula Works foreman".
    """
    names = [
        s for s in voices.seen
        if s.at < head and 2 <= len(s.name.split()) <= 4 and not is_outlet(s.name)
        and {re.split("['’]", w.lower())[0] for w in s.name.split()}.isdisjoint(_NO_NAMES)
        and not _TELLS.search(_before(text, s.at))
    ]  # fmt: skip
    if asked := next((s.name for s in names if _FOR.search(_before(text, s.at))), ""):
        return asked
    able = [
        s for s in names
        if _ACTS.match(text, s.at + len(s.name)) and not _WRITES.match(text, s.at + len(s.name))
    ]  # fmt: skip
    named = next((s.name for s in sorted(able, key=lambda s: not _BEGINS.search(_before(text, s.at)))), "")
    return named or _closing(text, text.find("\n", tail) if tail < len(text) else tail, voices)


def _before(text: str, at: int) -> str:
    """The characters right before a name; bounded, so that a long page costs no more than its length."""
    return text[max(0, at - _LEADING) : at]


def _closing(text: str, tail: int, voices: Voices) -> str:
    """The one person whom the last paragraphs say to have been heard: "This interview with Ana Sol …"."""
    parts = [m.start() for m in re.finditer(r"[^\n]+", text) if m.start() > tail >= 0][-_CLOSING:]
    if not parts:
        return ""
    named = {
        s.name
        for s in voices.seen
        if s.at >= parts[0] and not is_outlet(s.name)
        and (
            (_BEGINS.search(_before(text, s.at)) and _HEARD_LAST.match(text, s.at + len(s.name)))
            or _WITH.search(_before(text, s.at))
        )
        and (s.person or (" " in s.name and _NO_NAMES.isdisjoint(s.name.lower().split())))
    }  # fmt: skip
    return named.pop() if len(named) == 1 else ""


def answering(page: Page, voices: Voices) -> Voice | None:
    """Who answers: whoever is introduced, or the body whose remarks the page gives, where it names one."""
    labels = list(_LABELLED.finditer(page.text[:_SEARCHED]))
    if labels and (named := introduced(page.text, labels[0].start(), labels[-1].end(), voices)):
        return voices.person(named, 0)
    seen = [
        s
        for s in voices.seen
        if s.person and s.role in ("spokesperson", "spokesman", "spokeswoman", "minister", "secretary")
    ]
    if len({s.name for s in seen}) == 1:
        return Voice(seen[0].name, "named", True, seen[0].role, words=frozenset(seen[0].name.lower().split()))
    head = _ISSUER.search(page.text[:_HEAD])
    if head:
        name = (
            head.group().title().replace(" Of ", " of ").replace(" And ", " and ").replace(" For ", " for ")
        )
        return Voice(name, "named", words=frozenset(name.lower().split()) - {"of", "and", "for"})
    bodies = re.findall(
        r"\b[Tt]he (Ministry|Embassy|Commission|Department|Council|Bank|Agency|Secretariat)\b",
        page.text[:50_000],
    )
    if len(set(bodies)) == 1:
        return Voice(
            bodies[0],
            "named",
            words=frozenset((bodies[0].lower(),)),
            heads=frozenset((bodies[0].lower(),)),
        )
    return None
