"""Attributions in one sentence of another language: each cue with its subject and how far it reaches.

A cue is a verb of ``languages.tsv``, a phrase for "according to", or one for refusing an answer. Its subject
stands before it, behind it (after a quotation, or where a German clause begins with something else), or is
left out and goes on from before. A verb that brings neither a quotation nor a clause is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.abroad.cast import Cast
from watchword.reading.speech.abroad.hearers import asked_of, left_out, phrase_behind
from watchword.reading.speech.abroad.languages import Verb, small
from watchword.reading.speech.abroad.line import Line, Told, is_inverted, opening, opens_clause
from watchword.reading.speech.abroad.phrases import Group, Row
from watchword.reading.speech.abroad.reaches import set_reaches
from watchword.reading.speech.abroad.sources import according_to, before_colon, declined
from watchword.reading.speech.abroad.subjects import (
    closes_clause,
    is_able,
    may_follow,
    pronoun_in,
    subject_amid,
    subject_before,
)
from watchword.reading.speech.voices import Voice
from watchword.reading.speech.wording import is_outlet

__all__ = ["Told", "told_in"]

#: Words between an auxiliary and its participle in Romance languages.
_BETWEEN = 4
#: The least words before a comma that can be what was said: "A, said B".
_CLAUSE = 3
_MOST = 10
#: German relatives that are articles as well.
_ARTICLES = ("der", "die", "das", "dessen", "deren")
#: Languages that leave a subject out behind a quotation.
_LEFT_OUT = ("es", "pt", "it", "ru")
#: Verbs that bring what one says of oneself: "dit avoir cessé".
_WITH_INFINITIVE = frozenset(
    "dire affirmer assurer déclarer reconnaître admettre asegurar afirmar decir reconocer admitir alegar "
    "dizer garantir reconhecer affermare".split()
)
_INFINITIVE = re.compile(r"(?:oir|er|ir|être|ar|are|ere|ire)$")
_BREAKS = frozenset((",", ";", ":", "—", "–", "“”", "(", ")"))


def told_in(row: Row, cast: Cast, paragraph: int, source: str) -> list[Told]:
    """The attributions of a sentence, in order, with their reach."""
    return _read(Line(row, cast, paragraph, source))


def _sex_of(verb: str) -> str:
    """Whether a Russian verb in the past is said of a man, "he", or a woman, "she"."""
    return "she" if verb.endswith(("ла", "лась")) else "he" if verb.endswith(("л", "лся")) else ""


def _read(line: Line) -> list[Told]:
    row = line.row
    line.low = opening(line)
    refused = declined(line)
    at = line.low
    while at < len(row.tokens) and len(line.found) < _MOST:
        one = refused if refused and refused.first <= at <= refused.last else None
        if one is None and not row.is_quote(at):
            one = according_to(line, at) or _verb(line, at)
        if one is not None:
            line.found.append(one)
            at = max(at, one.last)
            if one is refused:
                refused = None
        at += 1
    if not line.found:
        before_colon(line)
    set_reaches(line)
    return [t for t in line.found if t.end > t.start]


def _verb(line: Line, at: int) -> Told | None:
    row, tell = line.row, line.row.language
    low = row.low(at)
    if not row.is_word(at) or (row.is_capital(at) and at != line.low and row.low(at - 1) not in _BREAKS):
        return None
    first = at
    able = tell.finite.get(low, ())
    if behind := tell.participles.get(low, ()):
        aux = _auxiliary(line, at)
        if aux is not None:
            able, first = behind, aux
    if not able:
        if tell.code == "fr" and low.endswith(("-il", "-elle", "-t-il", "-t-elle")):
            able = tell.finite.get(low.split("-")[0], ())
        if not able:
            return None
    elif first == at and (row.has(at - 1, "determiners", "prepositions") and not _clitic(line, at)):
        return None
    while first > line.low and row.low(first - 1) in ("s’", "se", "lui", "l’") and row.language.code == "fr":
        first -= 1
    verb, particle = _sense(line, able, at)
    if verb is None or _negated(line, first, at):
        return None
    if _in_relative(line, first):
        return None
    german = tell.code == "de" and first < at
    if row.low(at + 1) == "man" or (row.low(first - 1) in ("man", "on", "se") and tell.code != "ru"):
        return None
    return _attribute(line, first, at, verb, particle, german=german)


def _in_relative(line: Line, at: int) -> bool:
    """Whether a verb stands in a clause about somebody between commas: "X, a quien el Tesoro acusa de …,"."""
    row = line.row
    comma = next((i for i in range(at - 1, line.low, -1) if row.low(i) == ","), None)
    if comma is None or row.is_quote(comma - 1):
        return False
    opens = comma + 1 + row.has(comma + 1, "prepositions")
    if not row.has(opens, "relatives") or (row.language.code == "de" and row.low(opens) in _ARTICLES):
        return False
    return opens < at and any(row.low(i) == "," for i in range(at, len(row.tokens)))


def _clitic(line: Line, at: int) -> bool:
    """Whether the small word before a verb is a pronoun: "lo negó", "l’a dit"."""
    row = line.row
    return (
        row.has(at - 1, "clitics")
        and (at - 1 == line.low or not row.has(at - 2, "prepositions", "determiners"))
        and (
            (row.language.code in ("es", "pt") and row.low(at - 1) in ("lo", "le", "les", "se", "lhe"))
            or row.language.code == "fr"
        )
    )


def _auxiliary(line: Line, at: int) -> int | None:
    """The auxiliary of a participle: just before, or in German at the second place of the clause."""
    row = line.row
    if row.language.code == "de":
        for i in range(at - 1, max(line.low, at - 30) - 1, -1):
            if row.low(i) in (";", ":", "“”") or row.has(i, "that"):
                return None
            if row.has(i, "auxiliaries"):
                return i if row.low(at + 1) in (".", ",", "", ";", ":", "“”", "und") else None
        return None
    for i in range(at - 1, max(line.low, at - _BETWEEN) - 1, -1):
        if row.has(i, "auxiliaries") or (row.low(i - 1) == "s’" and row.has(i, "reflexive")):
            first = i
            while (
                first > line.low
                and row.has(first - 1, "clitics", "negations")
                and not row.has(first - 1, "he", "she", "they")
            ):
                first -= 1
            return first
        if not (row.has(i, "adverbs", "negations", "clitics") or row.low(i).endswith(("ment", "mente"))):
            return None
    return None


def _sense(line: Line, able: Sequence[Verb], at: int) -> tuple[Verb | None, int]:
    """Which verb a form is of; a German one with a particle only where that stands behind it."""
    row = line.row
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


def _negated(line: Line, first: int, at: int) -> bool:
    row = line.row
    span = range(max(line.low, first - 2), at)
    if any(row.has(i, "negations") for i in span if row.low(i) not in (",",)):
        return True
    return row.low(at + 1) in ("pas", "nicht", "jamais")


def _attribute(line: Line, first: int, at: int, verb: Verb, particle: int, *, german: bool) -> Told | None:
    """A verb with its subject; None where it brings no words or nobody can be its subject."""
    row = line.row
    inverted = is_inverted(line, first)
    after, told = phrase_behind(line, particle if particle == at else at, lone=inverted)
    one = Told(first, max(at, particle), None, verb.stance, row.text(line.source, [at]), inverted)
    if inverted:
        _closing(line, one, at, after)
        one.last = max(one.last, line.told_last) if told is not None else one.last
    elif not _subject(line, one, at, verb, after, german=german, within=particle == at and not german):
        return None
    if one.voice is not None and one.voice.person and row.language.code == "ru":
        one.voice.sex = one.voice.sex or _sex_of(row.low(at))
    if told is None and verb.stance == "demands" and not one.behind:
        told = asked_of(line, at, particle)
    if one.stance == "reports" and one.voice is not None and not is_outlet(one.voice.name):
        one.stance = "asserts"
    one.addressee = None if verb.frame == "of" else told
    one.relays = (line.heard,) if line.heard else ()
    if (one.voice is None and not inverted) or (verb.frame == "of" and one.behind) or _is_inside(line, one):
        return None
    return one if one.behind or _brings(line, one, verb, at, particle, german=german) else None


def _closing(line: Line, one: Told, at: int, after: Group | None) -> None:
    """Who speaks where a quotation stands before the verb: whoever is named behind it, or spoke before."""
    row = line.row
    if after is not None:
        one.voice, one.last = line.cast.who(row, after, line.paragraph), max(one.last, after.last)
    elif pronoun := pronoun_in(line, one.first, at):
        one.voice = line.cast.again(pronoun, line.paragraph, row.tokens[one.first].start)
    elif row.language.code in _LEFT_OUT and left_out(line, max(at, line.told_last)):
        one.voice = _again(line, one.first, at)


def _subject(
    line: Line, one: Told, at: int, verb: Verb, after: Group | None, *, german: bool, within: bool
) -> bool:
    """Give a verb that no quotation stands before its subject; False where none can be found."""
    row, first = line.row, one.first
    shared = row.has(first - 1, "and") and bool(line.found)
    if (pronoun := pronoun_in(line, first, at)) and not shared:
        one.voice = line.cast.again(pronoun, line.paragraph, row.tokens[first].start)
    elif after is not None and closes_clause(line, first, after, verb):
        one.behind = True
        one.voice, one.last = line.cast.who(row, after, line.paragraph), max(one.last, after.last)
    elif shared:
        one.voice = line.found[-1].voice
    elif (group := subject_before(line, first)) is not None:
        one.voice, one.first = line.cast.who(row, group, line.paragraph), group.first
    elif (amid := _away(line, first, at, german=german)) is not None:
        one.voice = line.cast.who(row, amid, line.paragraph)
    elif after is not None and may_follow(line, first) and is_able(line, after, verb):
        one.voice = line.cast.who(row, after, line.paragraph)
        one.last = max(one.last, after.last) if within else one.last
    elif opens_clause(line, first) and row.language.code in ("es", "pt", "it"):
        one.voice = _again(line, first, at)
    else:
        return False
    return True


def _again(line: Line, first: int, at: int) -> Voice | None:
    """Who goes on where a verb's subject is left out, by the verb's form."""
    low = line.row.low(at)
    return line.cast.again(
        "", line.paragraph, line.row.tokens[first].start, plural=_is_plural(line, at), sex=_sex_of(low)
    )


def _away(line: Line, first: int, at: int, *, german: bool) -> Group | None:
    """A subject that doesn't stand beside its verb: amid a German one, or before another verb and "and"."""
    amid = subject_amid(line, first, at) if german else None
    return amid or (_opening_subject(line) if line.row.has(first - 1, "and") else None)


def _opening_subject(line: Line) -> Group | None:
    """The sentence's subject, for a second verb behind "and": "X reprochó … y reclamó …"."""
    group = line.row.group(line.low, closed=True)
    if group is None:
        return None
    named = any(len(line.row.person(words)) > 1 for words in (group.words, *group.notes))
    return group if named and not line.row.has(group.last + 1, "prepositions") else None


def _is_plural(line: Line, at: int) -> bool | None:
    """Whether a verb without a subject speaks of several; None where its form doesn't tell."""
    endings = {"es": ("n",), "pt": ("m",), "it": ("no",), "ru": ("ли", "лись", "ют", "ят", "ат")}
    return line.row.low(at).endswith(endings.get(line.row.language.code, ()))


def _is_inside(line: Line, one: Told) -> bool:
    """Whether a cue stands within what another brings."""
    row = line.row
    for other in line.found:
        if other.behind or (
            other.outer and other.last < one.first and other.voice and other.stance == "reports"
        ):
            continue
        if one.voice is other.voice or row.low(one.first - 1) in (";", "“”"):
            continue
        if one.behind and is_inverted(line, one.first):
            continue  # a quotation of its own
        between = range(other.last + 1, one.first)
        split = any(row.low(i) == ";" or (row.low(i) == "," and row.has(i + 1, "and")) for i in between)
        if not split and not row.has(one.first - 1, "and"):
            return True
    return False


def _brings(line: Line, one: Told, verb: Verb, at: int, particle: int, *, german: bool) -> bool:
    """Whether words of somebody stand behind a cue: a clause, a quotation, or what is denied or asked."""
    row = line.row
    last = one.last
    rest = range(last + 1, len(row.tokens))
    if german:
        inner = [i for i in range(one.first, at) if row.is_word(i)]
        return len(inner) > 3 or any(row.has(i, "that") for i in rest) or row.low(last + 1) in (",", ":")
    if verb.frame in ("np", "of"):
        return any(row.is_word(i) or row.is_quote(i) for i in rest) or particle > at + 1
    for i in rest:
        low = row.low(i)
        if row.is_quote(i) and i == last + 1 and _is_label(line, i) and verb.verb == "dire":
            return False  # "l’accord dit « de Nairobi »"
        if row.has(i, "that") or row.is_quote(i) or (low == ":" and i + 1 < len(row.tokens)):
            return True
        if row.language.code == "de" and low == ",":
            return i + 2 < len(row.tokens) and not row.has(i + 1, "and", "prepositions")
        if low == ";":
            return False
        if low == "," and i > last + 12:
            return False
    return _object(line, last + 1, verb)


def _is_label(line: Line, at: int) -> bool:
    token = line.row.tokens[at]
    return len(line.source[token.start : token.end].strip("«» ").split()) <= _CLAUSE


def _object(line: Line, at: int, verb: Verb) -> bool:
    """Whether a thing or an infinitive that a verb may bring stands behind it."""
    row = line.row
    if verb.frame == "any":
        return row.is_word(at) and not (row.has(at, "prepositions") and not row.has(at, "determiners"))
    while row.has(at, "adverbs", "times"):
        at += 1
    if verb.verb not in _WITH_INFINITIVE or row.has(at, "prepositions", "determiners"):
        return False
    at += row.has(at, "negations")
    return row.low(at) == "pas" or _INFINITIVE.search(row.low(at)) is not None
