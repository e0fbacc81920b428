"""Who a phrase of another language means: a name, somebody unnamed, a body, or one spoken of before.

Where a pronoun or a noun could mean more than one, or somebody not spoken of, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from watchword.reading.parties.cases import german_nominative, is_surname, nominative, same_surname
from watchword.reading.speech.abroad.languages import Language, small
from watchword.reading.speech.abroad.phrases import Group, Row
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import is_outlet, words_of
from watchword.reading.tables import place_code

__all__ = ["Cast", "outlet_in"]

#: Paragraphs over which a pronoun, or a sentence without a subject, goes back to who spoke last.
_BACK = 2
#: Voices kept: time stays bounded.
_REMEMBERED = 200
#: Characters of a text that are looked through for names, and before "the group" for its name.
_LOOKED, _NEAR = 200_000, 500
_FULL = re.compile(
    r"(?<![\w-])[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]+"
    r"(?: (?:(?:de|del|la|von|van|da|dos|al|el|y) ){0,2}[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]+){1,3}"
)
#: Nouns for firms, which are no part of the name behind them: "la petrolera estatal PDVSA".
_FIRM = re.compile(
    r"^(?:empres|petroler|compañ|companhia|naviera|aerol|société|entrepris|compagni|firm|fabrican|armateur|montador|"
    r"minerador|aziend|società|компани|завод)|(?:konzern|unternehmen|firma|hersteller|reederei)$"
)
#: So many words name somebody spoken of before: "o líder chavista".
_BARE = 2


@dataclass
class Cast:
    """Who speaks in the paragraphs of one page that are in other languages."""

    voices: Voices
    language: Language
    known: list[Voice] = field(default_factory=list)
    #: Who spoke last, or whom the sentence before was about.
    last: Voice | None = None
    topic: Voice | None = None
    #: Where a sentence told of somebody else who couldn't be told: behind it nobody is meant without a name.
    broken: int = -1

    def __post_init__(self) -> None:
        self._names: dict[str, list[tuple[int, str]]] = {}
        for match in _FULL.finditer(self.voices.text[:_LOOKED]):
            self._names.setdefault(match.group().split()[-1], []).append((match.start(), match.group()))

    def who(self, row: Row, group: Group, paragraph: int, *, case: bool = False) -> Voice | None:
        """The voice that a phrase means; `case`: it stands behind a preposition, in another case."""
        if len(group.words) == 1 and row.has(group.first, "he", "she", "they"):
            return self.again(row.low(group.first), paragraph, row.tokens[group.first].start)
        made = self._described(row, group, paragraph, case or group.case)
        if made is None:
            return None
        made.last, made.paragraph = row.tokens[group.last].end, paragraph
        if not any(made is v for v in self.known):
            self.known.append(made)
            del self.known[:-_REMEMBERED]
        return made

    def again(
        self, pronoun: str, paragraph: int, at: int, *, plural: bool | None = None, sex: str = ""
    ) -> Voice | None:
        """Who a pronoun, or a verb without a subject, means: whoever spoke or was told of last."""
        able = [v for v in (self.topic, self.last) if v is not None and paragraph - v.paragraph <= _BACK]
        sex = (
            "he" if self.language.has(pronoun, "he") else "she" if self.language.has(pronoun, "she") else sex
        )
        bodies = self.language.code in ("fr", "de")  # whose nouns for bodies are "elle" and "sie" as well
        if sex and not self.language.has(pronoun, "they"):
            able = [
                v for v in able if v.sex in ("", sex) and (v.person is not False or bodies or not pronoun)
            ]
        able = [v for v in able if self.broken < v.last <= at]
        found = max(able, key=lambda v: v.last, default=None)
        return None if found and plural is not None and plural != found.plural else found

    def _described(self, row: Row, group: Group, paragraph: int, case: bool) -> Voice | None:
        text, tell = self.voices.text, row.language
        words = [i for i in group.words if not (row.has(i, "determiners") and i == group.first)]
        if not words:
            return None
        joined = next((n for n, i in enumerate(words) if row.has(i, "joins")), len(words))
        head = next((i for i in words[:joined] if row.is_somebody(i)), words[0])
        sex = self._sex(row, group.first, head)
        named = self._person_in(row, words)
        if (
            tell.code == "de"
            and named == words[-1:]
            and len(words) == 1
            and row.has(group.first, "determiners")
        ):
            named = []  # "der Pförtner"
        if not named or named[0] > head + 1:
            for note in group.notes:
                if (inner := row.person(note)) and len(inner) > 1 and not self._is_thing(row, head):
                    return self._person(row, inner, words, sex, case)
        body_first = tell.is_body(row.low(head)) or (tell.is_document(row.low(head)) and not named)
        if named and (not body_first or named[0] > head + 1):
            return self._person(row, named, words, sex, case)
        if row.has(head, "outlets") and (outlet := outlet_in(row, group, text)):
            return self._join(outlet, None, row.tokens[words[0]].start, person=False)
        if tell.is_document(row.low(head)) and not tell.is_person(row.low(head)):
            return self._document(row, words, head, paragraph)
        if tell.is_body(row.low(head)):
            return self._body(row, group, words, head, case)
        phrase = row.text(text, group.words)
        if self._is_noun(row, group, words, head):
            return Voice(phrase, "unnamed", True, sex=sex)
        if row.has(head, "sources") or (tell.code == "de" and row.low(head).endswith(("kreise", "kreisen"))):
            return Voice(self._with_notes(row, group), "unnamed", True, plural=row.low(head).endswith("s"))
        if tell.is_person(row.low(head)):
            return self._role(row, group, words, head, sex, phrase)
        if named or (row.is_capital(words[0]) and (tell.code != "de" or self._is_known(row, words))):
            if case and tell.code == "ru" and len(words) == 1:
                return self._join(
                    nominative(row.text(text, words)), None, row.tokens[words[0]].start, person=None
                )
            return self._join(
                row.text(text, row.proper(words)), None, row.tokens[words[0]].start, person=None
            )
        return Voice(phrase, "unnamed", True, sex=sex)

    @staticmethod
    def _is_thing(row: Row, head: int) -> bool:
        """Whether a noun is one for a body or a text, or a name: a name behind it is another's."""
        low = row.low(head)
        proper = row.is_capital(head) and head > 0 and row.language.code != "de"
        return (
            row.language.is_body(low)
            or row.language.is_document(low)
            or (proper and not row.is_somebody(head))
        )

    def _is_noun(self, row: Row, group: Group, words: Sequence[int], head: int) -> bool:
        """Whether a German capital behind an article is a noun: "der Pförtner"."""
        lone = row.language.code == "de" and len(words) == 1 and row.has(group.first, "determiners")
        if not lone or row.is_somebody(head) or row.tokens[head].text.isupper():
            return False
        return not self.voices.over(row.tokens[head].start, row.tokens[head].end)

    def _is_known(self, row: Row, words: Sequence[int]) -> bool:
        """Whether German capitals are a name: the reader knows it, or it ends as no noun does."""
        start, end = row.tokens[words[0]].start, row.tokens[words[-1]].end
        low = row.low(words[0])
        ordinary = low.endswith(
            ("en", "ung", "heit", "keit", "schaft", "e", "er", "ion", "ät", "tum", "nis", "ein")
        )
        return (
            bool(self.voices.over(start, end)) or bool(place_code(row.tokens[words[0]].text)) or not ordinary
        )

    def _person_in(self, row: Row, words: Sequence[int]) -> list[int]:
        """A person's name in a phrase; a lone Russian capital is one only where it ends as surnames do."""
        named = row.person(words)
        if named and row.language.code == "ru" and len(named) == 1 and named[0] > words[0]:
            token = row.tokens[named[0]]
            if self.voices.text[token.start - 1 : token.start] in '«„“"' or not is_surname(token.low):
                return []
        return named

    def _with_notes(self, row: Row, group: Group) -> str:
        """A phrase with a note of some words: "источник, близкий к совету"."""
        long = any(len(note) > 1 for note in group.notes)
        return row.text(self.voices.text, range(group.first, group.last + 1) if long else group.words)

    def _sex(self, row: Row, first: int, head: int) -> str:
        """The pronoun, "he" or "she", by the article before or by the noun's ending."""
        tell, low = row.language, row.low(head)
        if tell.code == "de" and low.endswith("in") and tell.is_person(low):
            return "she"
        if not tell.is_person(low) or first == head:
            return ""
        return "she" if row.has(first, "feminine") else "he" if row.has(first, "masculine") else ""

    def _person(self, row: Row, run: Sequence[int], words: Sequence[int], sex: str, case: bool) -> Voice:
        text = self.voices.text
        name = row.text(text, run)
        if case and row.language.code == "ru":
            name = nominative(name)
        role = row.text(text, [i for i in words if i < run[0]]) if words[0] < run[0] else None
        voice = self._join(
            name, role, row.tokens[run[0]].start, person=True if role or len(run) > 1 else None
        )
        voice.sex = voice.sex or sex
        return voice

    def _join(self, name: str, role: str | None, at: int, *, person: bool | None) -> Voice:
        """The voice of a name: one known by it, the full name that the text gives, or a new one."""
        entity = next((e.key for s, _, e in self.voices.over(at, at + len(name)) if s >= at - 1), None)
        for voice in reversed(self.known):
            same = (entity and voice.entity == entity) or voice.name.lower() == name.lower()
            same = same or (
                self.language.code == "ru" and bool(voice.person) and same_surname(name, voice.name)
            )
            if voice.kind == "named" and (same or _is_surname(name, voice.name)):
                voice.role = voice.role or role
                return voice
        full = self.voices.acronyms.get(name, name)
        if " " not in name and person is not False:
            fuller = {_bare(n) for p, n in self._names.get(name, ()) if p != at}
            fuller = {
                n for n in fuller if not self.language.has(small(n.split()[0]), "determiners", "prepositions")
            }
            if len(fuller) == 1:
                full, person = fuller.pop(), True
        return Voice(full, "named", person, role, entity=entity, words=words_of(full))

    def _document(self, row: Row, words: Sequence[int], head: int, paragraph: int) -> Voice | None:
        """A document speaks for the named body whose it is."""
        joined = next((i for i in words if i > head and row.has(i, "joins")), None)
        if joined is not None and joined + 1 in words:
            owner = row.group(joined + 1, stop=words[-1] + 1)
            if owner and any(row.is_capital(i) for i in owner.words) and row.language.code != "de":
                return self.who(row, owner, paragraph)
        return Voice(row.text(self.voices.text, words), "named", False)

    def _body(self, row: Row, group: Group, words: Sequence[int], head: int, case: bool) -> Voice | None:
        text, tell = self.voices.text, row.language
        phrase = row.text(text, words)
        if (
            tell.code == "de"
            and row.low(group.first) == "des"
            and phrase.split()[0].endswith(("ts", "ms", "ds", "ns", "gs", "rs", "ks"))
        ):
            phrase = phrase.replace(phrase.split()[0], phrase.split()[0][:-1], 1)
        if case and tell.code == "ru":
            first, _, rest = phrase.partition(" ")
            whole = self._office(first) or (nominative(first) if not rest else first)
            phrase = f"{whole} {rest}".strip()
        proper = row.is_capital(head) if tell.code != "de" else len(words) > 1
        if proper or (tell.code != "de" and any(row.is_capital(i) for i in words if i != group.first)):
            named = [i for i in words if i > head and row.is_capital(i)]
            if (
                named
                and named[0] > head
                and _FIRM.search(row.low(head))
                and not any(row.has(i, "joins") for i in words)
            ):
                return self._join(row.text(text, named), None, row.tokens[named[0]].start, person=False)
            phrase = phrase if len(words) == 1 else row.text(text, row.proper(words))
            if tell.code == "de":
                phrase = german_nominative(row.low(group.first), phrase)
            return self._join(phrase, None, row.tokens[words[0]].start, person=False)
        bare = len(words) == 1
        definite = row.has(group.first, "determiners") and not re.match(
            r"(?:un|uma|ein|deux|dos|dois)", row.low(group.first)
        )
        meant = self._body_before(row.low(head), row.tokens[group.first].start)
        if meant and bare and (definite or tell.code == "ru"):
            return meant
        made = self._join(phrase, None, row.tokens[words[0]].start, person=False)
        made.plural = made.plural or (tell.code in ("es", "fr", "pt") and row.low(head).endswith("s"))
        return made

    def _office(self, word: str) -> str | None:
        """A Russian body out of the case behind "в": "Кремле" is Кремль."""
        low = word.lower()
        for ending in ("ь", "а", "", "я"):
            made = low[:-1] + ending
            if low.endswith(("е", "и")) and made in self.language.stems["bodies"]:
                return word[:-1] + ending
        return None

    def _body_before(self, head: str, at: int) -> Voice | None:
        """The named body that "the group" or "die Behörde" means: the one spoken of just before."""
        last, general = self.last, self.language.has(head, "general")
        if last and last.person is False and last.kind == "named" and at - last.last < _NEAR:
            fits = head in last.name.lower().split() or (general and last.name != last.name.lower())
            return last if fits else None
        if not general:
            return None
        near = {
            e.key: e for _, end, e in self.voices.over(max(0, at - _NEAR), at)
            if end <= at and e.kind in ("organization", "company", "unknown")
        }  # fmt: skip
        if len(near) != 1:
            return None
        entity = next(iter(near.values()))
        return Voice(entity.name, "named", False, entity=entity.key, words=words_of(entity.name))

    def _role(
        self, row: Row, group: Group, words: Sequence[int], head: int, sex: str, phrase: str
    ) -> Voice | None:
        """Somebody by what they are: who speaks for a named body, one spoken of before, or unnamed."""
        definite = row.has(group.first, "masculine", "feminine") and not row.low(group.first).startswith(
            ("un", "um", "ein")
        )
        bare = (
            not any(row.is_capital(i) or row.has(i, "joins") for i in words if i != head)
            or row.language.code == "de"
        )
        if (definite or row.language.code == "ru") and bare and len(words) <= _BARE:
            for voice in reversed(self.known):
                if voice.kind == "named" and voice.person and (sex in ("", voice.sex) or not voice.sex):
                    told = (voice.role or "").lower().split()
                    if row.low(head) in told or (
                        voice is self.last and row.language.alike(row.low(head)) & set(told)
                    ):
                        return voice
        owned = [i for i in words if i > head and row.is_capital(i)]
        if owned and (
            row.has(head, "speakers") or row.low(head).endswith(("sprecher", "sprecherin", "anwalt"))
        ):
            owner = any(row.language.is_person(row.low(i)) for i in words[1:])
            return Voice(phrase, "unnamed" if owner else "named", True, sex=sex, words=words_of(phrase))
        plural = row.low(head).endswith(("s", "x")) and row.language.code in ("es", "fr", "pt")
        return Voice(phrase, "unnamed", True, plural=plural, sex=sex)


def outlet_in(row: Row, group: Group, text: str) -> str | None:
    """The outlet that a phrase names, by its noun or by its name."""
    name = row.text(text, group.words)
    apart = list(group.words)
    while apart and not row.is_capital(apart[0]):
        apart = apart[1:]
    if (
        row.language.code == "de"
        and len(apart) > 1
        and row.has(apart[0], "outlets")
        and row.is_capital(apart[1])
    ):
        apart = apart[1:]
    proper = row.proper(apart) if apart else []
    if any(row.has(i, "outlets") for i in group.words):
        return row.text(text, proper) if proper else name
    return name if proper and is_outlet(name) else None


def _bare(name: str) -> str:
    """The last words of a run of capitals that can be a person's name."""
    parts = name.split()
    return " ".join(parts[-2:]) if len(parts) > 2 and parts[-2][0].isupper() else name


def _is_surname(name: str, full: str) -> bool:
    return " " in full and " " not in name and full.lower().split()[-1] == name.lower()
