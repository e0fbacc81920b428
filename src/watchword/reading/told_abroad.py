"""Attributions in one sentence of another language: each cue with its subject and how far it reaches.

A cue is a verb of ``languages.tsv``, a phrase for "according to", or one for refusing an answer. Its subject
stands before it, behind it (after a quotation, or where a German clause begins with something else), or is
left out and goes on from before. A verb that brings neither a quotation nor a clause is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from watchword.reading.cast_abroad import Cast, outlet_in
from watchword.reading.languages import Verb, small
from watchword.reading.phrases_abroad import MARKED, Group, Row
from watchword.reading.tables import is_given
from watchword.reading.voices import Voice

__all__ = ["Told", "told_in"]

#: Words between an auxiliary and its participle in Romance languages, and words skipped behind a verb.
_BETWEEN, _SKIPPED = 4, 7
#: The least words before a comma that can be what was said: "A, said B".
_CLAUSE = 3
_MOST = 10
#: Words between somebody's name and a colon: "X no lo duda: “…”".
_COMMENT = 6
#: French verbs that bring what one says of oneself: "dit avoir cessé".
_WITH_INFINITIVE = frozenset("dire affirmer assurer déclarer reconnaître admettre".split())
_BREAKS = frozenset((",", ";", ":", "—", "–", "“”", "(", ")"))
_TIMES = frozenset(
    "lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag "
    "dienstag mittwoch donnerstag freitag samstag sonntag segunda terça quarta quinta sexta domingo segunda-feira terça-feira "
    "quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среду "
    "четверг пятницу субботу воскресенье matin soir abend morgen noche mañana tarde manhã noite нота".split()
)
#: Those who hear, in the Russian dative.
_HEARERS = ("журналистам", "изданию", "агентству", "газете", "телеканалу", "репортерам", "корреспонденту", "радиостанции")


def _sex_of(verb: str) -> str:
    """"he" or "she" by a Russian verb in the past."""
    return "she" if verb.endswith(("ла", "лась")) else "he" if verb.endswith(("л", "лся")) else ""


@dataclass
class Told:
    """One attribution: numbers of words; `behind`: what is said stands before it."""

    first: int
    last: int
    voice: Voice | None
    stance: str
    cue: str
    behind: bool = False
    start: int = 0
    end: int = 0
    content: tuple[int, int] | None = None
    quotes: list[int] = field(default_factory=list)
    addressee: str | None = None
    relays: tuple[str, ...] = ()
    outer: bool = False


def told_in(row: Row, cast: Cast, paragraph: int, source: str) -> list[Told]:
    """The attributions of a sentence, in order, with their reach."""
    return _Finder(row, cast, paragraph, source).read()


@dataclass
class _Finder:
    row: Row
    cast: Cast
    paragraph: int
    source: str
    found: list[Told] = field(default_factory=list)
    low: int = 0
    #: The last word of whom something is told, and the outlet that it is, in the attribution being read.
    _told_last: int = 0
    _heard: str | None = None

    def read(self) -> list[Told]:
        row = self.row
        self.low = self._opening()
        refused = self._declined()
        at = self.low
        while at < len(row.tokens) and len(self.found) < _MOST:
            one = refused if refused and refused.first <= at <= refused.last else None
            if one is None and not row.is_quote(at):
                one = self._according(at) or self._verb(at)
            if one is not None:
                self.found.append(one)
                at = max(at, one.last)
                if one is refused:
                    refused = None
            at += 1
        if not self.found:
            self._colon()
        self._reach()
        return [t for t in self.found if t.end > t.start]

    def _opening(self) -> int:
        """Where the sentence begins, behind a time of day or a dash: "17h04 - X annonce"."""
        row = self.row
        for i in range(min(4, len(row.tokens))):
            if row.low(i) in ("-", "–", "—") and any(row.low(k)[:1].isdigit() for k in range(i)):
                return i + 1
        return 1 if row.low(0) in ("—", "–", "-") else 0

    # --- cues

    def _verb(self, at: int) -> Told | None:
        row, tell = self.row, self.row.language
        low = row.low(at)
        if not row.is_word(at) or (row.is_capital(at) and at != self.low and row.low(at - 1) not in _BREAKS):
            return None
        first = at
        able = tell.finite.get(low, ())
        if behind := tell.participles.get(low, ()):
            aux = self._auxiliary(at)
            if aux is not None:
                able, first = behind, aux
        if not able:
            if tell.code == "fr" and low.endswith(("-il", "-elle", "-t-il", "-t-elle")):
                able = tell.finite.get(low.split("-")[0], ())
            if not able:
                return None
        elif first == at and (row.has(at - 1, "determiners", "prepositions") and not self._clitic(at)):
            return None
        while first > self.low and row.low(first - 1) in ("s’", "se", "lui", "l’") and row.language.code == "fr":
            first -= 1
        verb, particle = self._sense(able, at)
        if verb is None or self._negated(first, at):
            return None
        german = tell.code == "de" and first < at
        if row.low(at + 1) == "man" or row.low(first - 1) in ("man", "on", "se") and tell.code != "ru":
            return None
        return self._attribute(first, at, verb, particle, german=german)

    def _clitic(self, at: int) -> bool:
        """Whether the small word before a verb is a pronoun: "lo negó", "l’a dit"."""
        row = self.row
        return row.has(at - 1, "clitics") and (at - 1 == self.low or not row.has(at - 2, "prepositions", "determiners")) and (
            row.language.code in ("es", "pt") and row.low(at - 1) in ("lo", "le", "les", "se", "lhe") or row.language.code == "fr"
        )

    def _auxiliary(self, at: int) -> int | None:
        """The auxiliary of a participle: just before, or in German at the second place of the clause."""
        row = self.row
        if row.language.code == "de":
            for i in range(at - 1, max(self.low, at - 30) - 1, -1):
                if row.low(i) in (";", ":", "“”") or row.has(i, "that"):
                    return None
                if row.has(i, "auxiliaries"):
                    return i if row.low(at + 1) in (".", ",", "", ";", ":", "“”", "und") else None
            return None
        for i in range(at - 1, max(self.low, at - _BETWEEN) - 1, -1):
            if row.has(i, "auxiliaries") or (row.low(i - 1) == "s’" and row.has(i, "reflexive")):
                first = i
                while first > self.low and row.has(first - 1, "clitics", "negations") and not row.has(first - 1, "he", "she", "they"):
                    first -= 1
                return first
            if not (row.has(i, "adverbs", "negations", "clitics") or row.low(i).endswith(("ment", "mente"))):
                return None
        return None

    def _sense(self, able: Sequence[Verb], at: int) -> tuple[Verb | None, int]:
        """Which verb a form is of; a German one with a particle only where that stands behind it."""
        row = self.row
        for verb in able:
            if not verb.particle or small(verb.verb) == row.low(at) or row.low(at) in row.language.participles:
                continue
            for i in range(at + 1, min(len(row.tokens), at + 25)):
                if row.low(i) in (";", "“”", ":"):
                    break
                if row.low(i) == verb.particle and row.low(i + 1) in (",", ".", ":", "", "und", "“”", ";"):
                    return verb, i
        plain = [v for v in able if not v.particle or row.low(at) in row.language.participles]
        return (plain[0], at) if plain else (None, at)

    def _negated(self, first: int, at: int) -> bool:
        row = self.row
        span = range(max(self.low, first - 2), at)
        if any(row.has(i, "negations") for i in span if row.low(i) not in (",",)):
            return True
        return row.low(at + 1) in ("pas", "nicht", "jamais")

    def _attribute(self, first: int, at: int, verb: Verb, particle: int, *, german: bool) -> Told | None:
        """A verb with its subject; None where it brings no words or nobody can be its subject."""
        row = self.row
        inverted = self._inverted(first)
        after, told = self._behind(particle if particle == at else at, lone=inverted)
        shared = row.has(first - 1, "and") and bool(self.found)
        voice: Voice | None = None
        start, last = first, max(at, particle)
        behind = False
        group: Group | None = None
        if inverted:
            behind = True
            if after is not None:
                voice, last = self.cast.who(row, after, self.paragraph), max(last, after.last)
            elif pronoun := self._pronoun_in(first, at):
                voice = self.cast.again(pronoun, self.paragraph, row.tokens[first].start)
            elif row.language.code in ("es", "pt", "it", "ru") and self._left_out(max(at, self._told_last)):
                voice = self.cast.again("", self.paragraph, row.tokens[first].start, plural=self._is_plural(at), sex=_sex_of(row.low(at)))
            if told is not None:
                last = max(last, self._told_last)
        elif (pronoun := self._pronoun_in(first, at)) and not shared:
            voice = self.cast.again(pronoun, self.paragraph, row.tokens[first].start)
        elif after is not None and self._closes_clause(first, after, verb):
            behind, voice, last = True, self.cast.who(row, after, self.paragraph), max(last, after.last)
        elif shared:
            voice = self.found[-1].voice
        elif (group := self._before(first)) is not None:
            voice, start = self.cast.who(row, group, self.paragraph), group.first
        elif german and (group := self._amid(first, at)) is not None:
            voice = self.cast.who(row, group, self.paragraph)
        elif after is not None and self._may_follow(first) and self._is_able(after, verb):
            voice = self.cast.who(row, after, self.paragraph)
            last = max(last, after.last) if particle == at and not german else last
        elif self._starts(first) and row.language.code in ("es", "pt", "it"):
            voice = self.cast.again("", self.paragraph, row.tokens[first].start, plural=self._is_plural(at), sex=_sex_of(row.low(at)))
        else:
            return None
        if told is None and verb.stance == "demands" and not behind:
            told = self._asked(at, particle)
        if voice is not None and voice.person and row.language.code == "ru" and verb.frame:
            voice.sex = voice.sex or _sex_of(row.low(at))
        told = None if verb.frame == "of" else told
        one = Told(start, last, voice, verb.stance, row.text(self.source, [at]), behind, addressee=told)
        if self._heard:
            one.relays = (self._heard,)
        if (voice is None and not inverted) or self._is_inside(one) or not (behind or self._brings(one, verb, at, particle, german=german)):
            return None
        if german:
            one.start = row.tokens[start].start
        if verb.frame == "of" and behind:
            return None
        return one

    def _is_plural(self, at: int) -> bool | None:
        """Whether a verb without a subject speaks of several; None where its form doesn't tell."""
        endings = {"es": ("n",), "pt": ("m",), "it": ("no",), "ru": ("ли", "лись", "ют", "ят", "ат")}
        return self.row.low(at).endswith(endings.get(self.row.language.code, ()))

    def _left_out(self, at: int) -> bool:
        """Whether no noun follows that could be a verb's subject."""
        row, i = self.row, at + 1
        while row.has(i, "adverbs") or row.low(i) in _TIMES:
            i += 1
        while row.is_word(i) and i < at + 12:
            if row.language.is_person(row.low(i)) or (row.is_capital(i) and is_given(row.tokens[i].text)):
                return False
            i += 1
        first = at + 1
        while row.has(first, "adverbs") or row.low(first) in _TIMES:
            first += 1
        return not row.is_word(first) or row.has(first, "prepositions", "that", "and", "to")

    def _asked(self, at: int, particle: int) -> str | None:
        """Of whom something is demanded: "exigió a la Federación", "forderte die Regierung auf"."""
        row, code = self.row, self.row.language.code
        if code == "de":
            group = row.group(at + 1, stop=particle) if particle > at else None
        elif code == "ru":
            group = row.group(at + 2, lone=True) if row.low(at + 1) in ("у", "от") else None
        else:
            group = row.group(at + 2) if row.has(at + 1, "to") else None
            if group is None and row.low(at + 1) in ("à", "a"):
                group = row.group(at + 1)
        return row.text(self.source, self._short(group)) if group else None

    def _short(self, group: Group) -> list[int]:
        """A phrase without what follows its noun: "a las partes respetar"."""
        row, words = self.row, group.words
        end = next((n for n, i in enumerate(words) if not row.has(i, "determiners")), 0) + 1
        while end < len(words) and (row.is_capital(words[end]) or (
            row.has(words[end], "joins", "determiners") and end + 1 < len(words) and row.is_capital(words[end + 1])
        )):  # fmt: skip
            end += 1
        return words[:end]

    def _pronoun_in(self, first: int, at: int) -> str:
        """The pronoun that stands within a verb's group or right beside it: "a-t-elle ajouté", "sagte sie"."""
        row, low = self.row, self.row.low
        for i in range(first, at + 1):
            word = low(i)
            for end, whole in (("-elle", "elle"), ("-il", "il"), ("-elles", "elles"), ("-ils", "ils")):
                if word.endswith(end):
                    return whole
        if row.has(at + 1, "he", "she", "they") and not row.has(at + 1, "determiners"):
            return low(at + 1)
        before = low(first - 1)
        if row.language.has(before, "he", "she", "they") and (first - 1 == self.low or row.language.code != "it"):
            return before
        return low(at + 1) if row.has(at + 1, "he", "she") and row.low(at + 2) in (",", ".", "", "am", "“”") else ""

    def _inverted(self, first: int) -> bool:
        """Whether a quotation stands right before a cue."""
        row, i = self.row, first - 1
        while i >= self.low and row.low(i) in (",", "—", "–", "-", "."):
            i -= 1
        return i >= 0 and row.is_quote(i)

    def _starts(self, first: int) -> bool:
        """Whether only openers stand between the clause's beginning and a verb."""
        row, i = self.row, first - 1
        while i >= self.low and (row.has(i, "openers", "adverbs", "clitics") or row.low(i) == ","):
            i -= 1
        return i < self.low

    def _behind(self, at: int, *, lone: bool) -> tuple[Group | None, str | None]:
        """The noun phrase behind a verb, and whom it is told; adverbs and times stand between."""
        row = self.row
        i, told = at + 1, None
        self._told_last, self._heard = at, None
        for _ in range(_SKIPPED):
            if row.has(i, "outlets") and row.is_capital(i) and row.language.is_person(row.low(i + 1)):
                told, i, self._told_last = row.text(self.source, [i]), i + 1, i
            elif row.low(i) in _HEARERS:
                end = i + 1
                while row.is_capital(end):
                    end += 1
                told = row.text(self.source, range(i + 1, end)) if end > i + 1 else row.low(i)
                i, self._told_last = end, end - 1
            elif self._is_time(i):
                i = self._behind_time(i)
            elif row.has(i, "to") and (group := row.group(i if row.language.code == "de" else i + 1)):
                short = self._short(group)
                outlet = outlet_in(row, Group(short, [], -1), self.source)
                if outlet is None and not (row.is_capital(short[-1]) and row.language.code != "de"):
                    break
                told, i, self._told_last = outlet or row.text(self.source, short), short[-1] + 1, short[-1]
            elif row.has(i, "adverbs") and not row.begins(i):
                i += 1
            elif row.language.code == "ru" and row.low(i) in ("у", "от") and row.is_word(i + 1):
                told, i, self._told_last = row.low(i + 1), i + 2, i + 1
            elif row.low(i) == "gegenüber" and (group := row.group(i + 1)):
                told, i, self._told_last = row.text(self.source, group.words), group.words[-1] + 1, group.words[-1]
            elif row.low(i) == "vor" and row.is_capital(i + 1):
                i, self._told_last = i + 2, i + 1
            else:
                break
        if lone and row.has(i, "prepositions") and not row.begins(i):
            i = self._behind_place(i)
        group = row.group(i, lone=lone)
        if group is not None and told is None:
            told = self._told_beyond(group.words[-1] + 1)
        return group, told

    def _behind_place(self, at: int) -> int:
        """Behind a short phrase of place before the subject: "сказал в суде обвиняемый Роман Доценко"."""
        row = self.row
        for i in range(at + 2, at + 4):
            fresh = row.has(i, "masculine", "feminine") or row.language.is_person(row.low(i))
            if row.is_word(i) and fresh and not row.has(i - 1, "joins", "determiners", "prepositions") and row.group(i):
                return i
        return at

    def _told_beyond(self, at: int) -> str | None:
        """The outlet that is told, behind who speaks: "contou Ana Prates ao Diário da Orla"."""
        row = self.row
        if row.low(at) == "gegenüber" or (row.has(at, "to") and row.language.code != "de"):
            at += 1
        elif not row.has(at, "to"):
            return None
        beyond = row.group(at)
        outlet = outlet_in(row, beyond, self.source) if beyond else None
        if beyond and outlet is None and self._is_marked(beyond):
            outlet = row.text(self.source, beyond.words)
        if beyond and outlet:
            self._heard = outlet
            self._told_last = beyond.words[-1]
        return outlet

    def _is_marked(self, group: Group) -> bool:
        """Whether a name stands in marks, as those of papers do."""
        return any(self.row.tokens[i].quote == MARKED for i in group.words)

    def _is_time(self, at: int) -> bool:
        row = self.row
        return any(row.low(at + n) in _TIMES for n in range(3)) and (
            row.has(at, "prepositions", "determiners", "adverbs") or row.low(at) in _TIMES
        )

    def _behind_time(self, at: int) -> int:
        while self.row.low(at) not in _TIMES:
            at += 1
        return at + 1

    def _closes_clause(self, first: int, after: Group, verb: Verb) -> bool:
        """Whether "…, said X" closes what was said: a clause and a comma before, nothing of one behind."""
        row = self.row
        if row.low(first - 1) not in (",", "—", "–") or verb.frame == "of" or first - self.low < _CLAUSE + 1:
            return False
        following = row.low(after.last + 1)
        if following not in (".", ",", "", ";", "“”", "—", "–") and not (
            row.has(after.last + 1, "prepositions", "adverbs") and verb.frame in ("say", "any")
        ):
            return False
        if any(row.has(i, "that") for i in range(after.last + 1, min(len(row.tokens), after.last + 6))):
            return False
        if verb.frame not in ("say", "any") and not any(row.is_quote(i) for i in range(self.low, first)):
            return False
        return row.is_somebody(after.words[-1]) or any(
            row.is_capital(i) or row.is_somebody(i) or row.has(i, "he", "she") for i in after.words
        )

    def _is_able(self, group: Group, verb: Verb) -> bool:
        """Whether a phrase behind a verb is its subject rather than its object: somebody, and of a verb of saying."""
        row = self.row
        if verb.frame not in ("say", "any") and row.language.code != "de":
            return False
        if row.language.code == "de" and row.low(group.first) in ("den", "dem", "des", "einen", "keinen"):
            return False
        return bool(row.person(group.words)) or any(row.is_somebody(i) for i in group.words) or (
            row.language.code != "de" and row.is_capital(group.words[-1])
        )

    def _may_follow(self, first: int) -> bool:
        """Whether a subject may stand behind a verb: the clause begins with something else, or with it."""
        row = self.row
        if self._starts(first):
            return True
        return row.language.code in ("de", "es", "pt", "it", "ru") and row.low(first - 1) not in (",",)

    # --- subjects before

    def _clause(self, first: int) -> int:
        """Where the clause of a word begins."""
        row = self.row
        for i in range(first - 1, self.low - 1, -1):
            if row.low(i) in (";", ":", "“”", "—", "–") and not (row.low(i) == "“”" and i < first - 3):
                return i + 1
        return self.low

    def _before(self, first: int) -> Group | None:
        """The subject before a verb: the phrase that ends there, or the one whose notes end there."""
        row = self.row
        low = self._clause(first)
        parts: list[list[int]] = [[]]
        for i in range(low, first):
            if row.low(i) == ",":
                parts.append([])
            elif row.is_quote(i) or row.low(i) in ("(", ")"):
                continue
            else:
                parts[-1].append(i)
        commas = not parts[-1]
        parts = [p for p in parts if p]
        if not parts:
            return None
        if not commas:
            return self._subject(parts[-1], first)
        if len(parts) == 1:
            return None  # a clause and a comma, no note
        for n, part in enumerate(parts):
            group = self._subject(part, part[-1] + 1)
            if group is None or (n and len(parts) - n > 3):
                continue
            notes = [p for p in parts[n + 1 :] if not row.has(p[0], "relatives", "prepositions")]
            if any(i in row.language.finite for p in parts[n + 1 : n + 2] for i in [row.low(p[0])]):
                return None
            return Group(group.words, notes, group.last)
        return None

    def _subject(self, part: Sequence[int], stop: int) -> Group | None:
        """The noun phrase of a stretch that stands before a verb, behind what opens the clause."""
        row, tell = self.row, self.row.language
        part = list(part)
        while part and (row.has(part[-1], "clitics", "adverbs", "negations", "auxiliaries") or row.has(part[-1], "and")):
            part = part[:-1]
        while part and not row.begins(part[0]) and row.has(part[0], "openers", "and", "adverbs"):
            part = part[1:]
        if not part or any(row.has(i, "that") and not row.has(i, "relatives") for i in part):
            return None
        if row.has(part[0], "prepositions") and not (row.has(part[0], "determiners") and len(part) > 1):
            if tell.code == "ru" and row.low(part[0]) in ("в", "во") and len(part) > 1:
                return self._offices(part, stop)
            part = self._behind_preposition(part)
        if not part or (tell.code == "de" and row.low(part[0]) in ("den", "dem", "des")):
            return None
        group = row.group(part[0], lone=tell.code == "ru" or row.is_capital(part[0]), stop=part[-1] + 1)
        if group is None or (tell.code == "de" and group.words[-1] < part[-1] and not self._belongs(group.words[-1] + 1)):
            return None
        return group

    def _belongs(self, at: int) -> bool:
        return self.row.has(at, "prepositions", "joins", "adverbs")

    def _offices(self, part: Sequence[int], stop: int) -> Group | None:
        """A Russian body that speaks without a subject: "В ВТБ опровергли"."""
        row = self.row
        if not any(row.low(i).endswith(("ли", "лись", "ют", "ят", "ат")) for i in (stop, part[-1] + 1)):
            return None
        if not (row.is_capital(part[1]) or row.is_somebody(part[1])):
            return None
        return Group(list(part[1:]), [], part[-1], case=True)

    def _behind_preposition(self, part: list[int]) -> list[int]:
        """What stands behind a phrase with a preposition that opens a clause: "En un comunicado el grupo"."""
        row = self.row
        if row.language.code == "de":
            return []  # the verb comes second
        for n in range(2, len(part)):
            before = part[n - 1]
            if row.has(part[n], "masculine", "feminine") and not row.has(before, "prepositions", "joins", "determiners", "and"):
                return part[n:]
        return []

    def _amid(self, first: int, at: int) -> Group | None:
        """A German subject between auxiliary and participle: "hat die Regierung um Geduld gebeten"."""
        row, i = self.row, first + 1
        while i < at and row.has(i, "clitics", "adverbs") and not row.begins(i):
            i += 1
        group = row.group(i, stop=at)
        able = group and (row.person(group.words) or any(row.is_somebody(k) for k in group.words) or row.has(i, "he", "she"))
        return group if able else None

    # --- what is brought

    def _is_inside(self, one: Told) -> bool:
        """Whether a cue stands within what another brings."""
        row = self.row
        for other in self.found:
            if other.behind or other.outer and other.last < one.first and other.voice and other.stance == "reports":
                continue
            if one.voice is other.voice or row.low(one.first - 1) in (";", "“”"):
                continue
            if one.behind and self._inverted(one.first):
                continue  # a quotation of its own
            between = range(other.last + 1, one.first)
            split = any(row.low(i) == ";" or (row.low(i) == "," and row.has(i + 1, "and")) for i in between)
            if not split and not row.has(one.first - 1, "and"):
                return True
        return False

    def _brings(self, one: Told, verb: Verb, at: int, particle: int, *, german: bool) -> bool:
        """Whether words of somebody stand behind a cue: a clause, a quotation, or what is denied or asked."""
        row = self.row
        last = one.last
        rest = range(last + 1, len(row.tokens))
        if german:
            inner = [i for i in range(one.first, at) if row.is_word(i)]
            return len(inner) > 3 or any(row.has(i, "that") for i in rest) or row.low(last + 1) in (",", ":")
        if verb.frame in ("np", "of"):
            return any(row.is_word(i) or row.is_quote(i) for i in rest) or particle > at + 1
        for i in rest:
            low = row.low(i)
            if row.is_quote(i) and i == last + 1 and self._is_label(i) and verb.verb == "dire":
                return False  # "l’accord dit « de Nairobi »"
            if row.has(i, "that") or row.is_quote(i) or (low == ":" and i + 1 < len(row.tokens)):
                return True
            if row.language.code == "de" and low == ",":
                return i + 2 < len(row.tokens) and not row.has(i + 1, "and", "prepositions")
            if low == ";":
                return False
            if low == "," and i > last + 12:
                return False
        return self._object(last + 1, verb)

    def _is_label(self, at: int) -> bool:
        token = self.row.tokens[at]
        return len(self.source[token.start : token.end].strip("«» ").split()) <= _CLAUSE

    def _object(self, at: int, verb: Verb) -> bool:
        """Whether a thing or an infinitive that a verb may bring stands behind it."""
        row = self.row
        if verb.frame == "any":
            return row.is_word(at) and not (row.has(at, "prepositions") and not row.has(at, "determiners"))
        if row.language.code == "fr":
            return verb.verb in _WITH_INFINITIVE and (row.low(at) in ("ne", "n’") or row.low(at).endswith(("oir", "er", "ir", "être")))
        return False

    # --- according to, and refusals

    def _according(self, at: int) -> Told | None:
        row, tell = self.row, self.row.language
        if tell.code == "de" and (one := self._it_says(at)):
            return one
        for phrase in tell.phrases["according_his"]:
            if self._is_phrase(at, phrase):
                voice = self.cast.again(phrase[1] if len(phrase) > 1 else "", self.paragraph, row.tokens[at].start)
                return self._outer(at, at + len(phrase) - 1, voice)
        if at == self.low and row.low(at) in ("wie", "como", "comme", "как") and (one := self._as_told(at)):
            return one
        if tell.code == "ru" and (one := self._words_of(at)):
            return one
        if tell.code == "de" and row.low(at) == "so" and row.low(at - 1) in (",", "“”", "–"):
            return self._so(at)
        for name in ("cite", "according", "stated"):
            for phrase in tell.phrases[name]:
                end = at + len(phrase)
                if not self._is_phrase(at, phrase):
                    continue
                opens = at <= self.low + 1
                group = row.group(end, lone=tell.code == "ru" or row.is_capital(end), closed=opens)
                if group is None and row.low(end) in ("von", "de", "des", "du", "del", "da", "do"):
                    group = row.group(end + 1)
                if group is None or row.has(end, "that"):
                    continue
                if phrase[0] in ("para", "pour", "per") and not self._is_view(at, group):
                    continue
                if tell.code == "de":
                    group = self._until_verb(group)
                voice = self.cast.who(row, group, self.paragraph, case=True)
                if name == "stated" and row.low(at - 1) not in (",", "—", "“”", "–"):
                    continue
                return self._outer(at, group.last, voice, group) if voice else None
        return None

    def _it_says(self, at: int) -> Told | None:
        """German "heißt es", "dem Bericht zufolge": a paper before it tells, or whoever spoke before goes on."""
        row = self.row
        if row.low(at) == "zufolge":
            group = row.group(self._clause(at), stop=at)
            voice = self.cast.who(row, group, self.paragraph) if group and group.words[-1] == at - 1 else None
            return Told(group.first, at, voice, "asserts", "zufolge", group.first > self.low, outer=True) if voice and group else None
        if row.low(at) not in ("heißt", "hieß") or row.low(at + 1) != "es":
            return None
        if row.low(at + 2) in ("in", "im", "aus", "bei", "beim", "von", "vom", "seitens"):
            group = row.group(at + 3)
        else:
            group = row.group(self.low + 1, stop=at) if row.has(self.low, "prepositions") else None
        if group is not None:
            voice = self.cast.who(row, group, self.paragraph)
            ahead = group.first < at
            return Told(group.first if ahead else at, at + 1 if ahead else group.last, voice, "asserts", "heißt es",
                        not ahead, outer=not ahead) if voice else None  # fmt: skip
        if row.low(at + 2) in ("weiter", "dazu", "."):
            voice = self.cast.again("", self.paragraph, row.tokens[at].start)
            return Told(at, at + 1 + (row.low(at + 2) != "."), voice, "asserts", "heißt es", True) if voice else None
        return None

    def _is_view(self, at: int, group: Group) -> bool:
        """Whether "para X," gives X's view: somebody named, at the sentence's beginning, and a comma behind."""
        row = self.row
        named = any(row.person(words) for words in (group.words, *group.notes))
        person = any(row.language.is_person(row.low(i)) for i in group.words)
        return at == self.low and named and person and row.low(group.last + 1) == ","

    def _words_of(self, at: int) -> Told | None:
        """Russian "приводит X слова Y": Y speaks, and X passes it on."""
        row = self.row
        if row.low(at) not in ("приводит", "приводят", "цитирует", "цитируют", "передает", "передают"):
            return None
        words = next((i for i in range(at + 1, min(at + 8, len(row.tokens))) if row.low(i) in ("слова", "заявление")), None)
        group = row.group(words + 1, lone=True) if words else None
        voice = self.cast.who(row, group, self.paragraph, case=True) if group else None
        if words is None or group is None or voice is None:
            return None
        told = Told(at, group.last, voice, "asserts", row.text(self.source, [at]), self._inverted(at))
        press = row.group(at + 1, lone=True, stop=words) or row.group(self.low, stop=at)
        told.relays = (outlet_in(row, press, self.source) or row.text(self.source, press.words),) if press else ()
        return told

    def _until_verb(self, group: Group) -> Group:
        """A German phrase without what follows the verb of the clause that it opens."""
        end = next((n for n, i in enumerate(group.words) if n and not self.row.is_capital(i) and not
                    self.row.has(i, "joins", "determiners") and not self.row.is_capital(i + 1)), len(group.words))  # fmt: skip
        words = group.words[:end]
        return group if end == len(group.words) else Group(words, [], words[-1])

    def _is_phrase(self, at: int, phrase: Sequence[str]) -> bool:
        row = self.row
        return all(row.low(at + n) == word for n, word in enumerate(phrase))

    def _outer(self, at: int, last: int, voice: Voice | None, group: Group | None = None) -> Told | None:
        if voice is None:
            return None
        press = group is not None and voice.kind != "unnamed" and outlet_in(self.row, group, self.source) is not None
        return Told(at, last, voice, "reports" if press else "asserts", self.row.text(self.source, [at]),
                    at > self.low + 1, outer=True)  # fmt: skip

    def _as_told(self, at: int) -> Told | None:
        """"As X reports,": X tells what follows, or passes on what somebody cited there says."""
        row, tell = self.row, self.row.language
        end = next((i for i in range(at + 1, min(len(row.tokens), at + 25)) if row.low(i) == ","), None)
        if end is None:
            return None
        verbs = [i for i in range(at + 1, end) if row.low(i) in tell.finite or row.low(i) in tell.participles]
        if not verbs or (tell.code == "de" and verbs[-1] != end - 1):
            return None
        start = at + 1 if tell.code == "de" else verbs[0] + 1
        group, told = (row.group(start, stop=end), None) if tell.code == "de" else self._behind(start - 1, lone=True)
        if group is None:
            return None
        cited = None
        for i in range(at + 1, end):
            for phrase in tell.phrases["cite"]:
                if self._is_phrase(i, phrase):
                    cited = row.group(i + len(phrase), lone=tell.code == "ru", stop=end)
        voice = self.cast.who(row, cited or group, self.paragraph)
        one = self._outer(at, end, voice, cited or group)
        if one and cited:
            one.relays = (outlet_in(row, group, self.source) or row.text(self.source, group.words),)
            one.stance = "asserts"
        if one:
            one.addressee = told
        return one

    def _so(self, at: int) -> Told | None:
        """German "…, so X": X's words stand before, or around."""
        group = self.row.group(at + 1)
        if group is None or not (self.row.is_capital(at + 1) or self.row.has(at + 1, "determiners", "he", "she")):
            return None
        voice = self.cast.who(self.row, group, self.paragraph)
        return Told(at, group.last, voice, "asserts", "so", True) if voice else None

    def _declined(self) -> Told | None:
        """A refusal to answer, by the language's phrases for it."""
        row = self.row
        begin, end = row.tokens[self.low].start if self.low < len(row.tokens) else 0, row.tokens[-1].end
        said = small(self.source[begin:end])
        match = row.language.patterns["declines"].search(said)
        if match is None:
            return None
        at = next((i for i, t in enumerate(row.tokens) if t.end > begin + match.start()), 0)
        last = next((i for i in range(at, len(row.tokens)) if row.tokens[i].end >= begin + match.end()), at)
        if row.is_quote(at):
            return None
        group = self._before(at)
        start = group.first if group else at
        if group is None:
            inner = next((i for i in range(at + 1, last) if row.begins(i) and not row.has(i, "clitics", "adverbs")), None)
            group = row.group(inner, stop=last) if inner is not None else None
        voice = self.cast.who(row, group, self.paragraph) if group else None
        if voice is None and self._starts(at):
            voice = self.cast.again("", self.paragraph, row.tokens[at].start)
        if voice is None:
            return None
        return Told(start, last, voice, "declines", row.text(self.source, [at]))

    def _colon(self) -> None:
        """"X, what X is: “…”": a name and a colon before a quotation."""
        row = self.row
        at = next((i for i in range(self.low, len(row.tokens)) if row.low(i) == ":"), None)
        if at is None or not row.is_quote(at + 1):
            return
        group = row.group(self.low)
        named = group and any(len(row.person(words)) > 1 for words in (group.words, *group.notes))
        if group and (group.last == at - 1 or (named and at - group.last <= _COMMENT)) and (voice := self.cast.who(row, group, self.paragraph)) and voice.kind == "named":
            self.found.append(Told(self.low, at, voice, "asserts", ":"))

    # --- how far it reaches

    def _reach(self) -> None:
        """Give attributions their characters, contents and quotations."""
        row = self.row
        self._relays()
        self._passed_on()
        taken = self.low
        for n, one in enumerate(self.found):
            later = self.found[n + 1] if n + 1 < len(self.found) else None
            end = len(row.tokens)
            while end > one.last + 1 and row.low(end - 1) in (".", "!", "?"):
                end -= 1
            if later is not None and not (later.behind and later.outer):
                quoted = next((i for i in range(one.last + 1, later.first) if row.is_quote(i)), end)
                end = min(later.first if not later.behind else quoted, end)
                while end > one.last + 1 and (row.has(end - 1, "and") or row.low(end - 1) in (",", ";")):
                    end -= 1
            if one.behind:
                stop = one.first
                while stop > taken and row.low(stop - 1) in (",", "—", "–", "-"):
                    stop -= 1
                begin = taken
                while begin < stop and (row.has(begin, "and") or row.low(begin) in (",", ";", "—", "–")):
                    begin += 1
                goes_on = row.low(one.last + 1) in (",", "—", "–", ".", ":") and any(
                    row.is_quote(i) for i in range(one.last + 1, min(end, one.last + 4))
                )
                if one.outer and later is None and row.low(one.last + 1) == "," and end > one.last + 4:
                    goes_on = True
                high = end if goes_on or (one.cue == "so" and end > one.last + 2) else one.last + 1
                low, content = begin, (begin, stop if begin < stop else high)
            else:
                low, high = one.first, max(end, one.last + 1)
                content = (one.last + 1, high)
            taken = max(taken, high)
            if low >= len(row.tokens):
                continue
            one.start, one.end = row.tokens[low].start, row.tokens[min(high, len(row.tokens)) - 1].end
            if content[0] < min(content[1], len(row.tokens)):
                one.content = (row.tokens[content[0]].start, row.tokens[min(content[1], len(row.tokens)) - 1].end)
            one.quotes = [i for i in range(low, min(high, len(row.tokens))) if row.is_quote(i)]

    def _relays(self) -> None:
        """Outlets that tell what others say pass it on."""
        outlets = [t for t in self.found if t.voice and (self._is_press(t) or (t.outer and t.behind))]
        for press in outlets:
            others = [t for t in self.found if t is not press and not self._is_press(t) and not t.outer]
            if others and press.voice:
                for other in others:
                    other.relays = (*other.relays, press.voice.name)
                self.found = [t for t in self.found if t is not press]

    def _passed_on(self) -> None:
        """Who passes a statement on: "citado por X", "zitiert von X"."""
        row = self.row
        for i in range(self.low, len(row.tokens) - 2):
            if re.match(r"cit(?:ad|é|at)|zitiert", row.low(i)) and row.low(i + 1) in ("por", "par", "da", "dal", "dalla", "von", "vom", "pelo", "pela"):
                group = row.group(i + 2)
                if group and (name := outlet_in(row, group, self.source) or row.text(self.source, group.words)):
                    for told in self.found:
                        told.relays = (*told.relays, name)

    def _is_press(self, told: Told) -> bool:
        if told.stance == "reports":
            return True
        group = self.row.group(told.first)
        return bool(group and told.voice and outlet_in(self.row, group, self.source))
