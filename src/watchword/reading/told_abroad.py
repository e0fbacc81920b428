"""Attributions in one sentence of another language: each cue with its subject and how far it reaches.

A cue is a verb of ``languages.tsv``, a phrase for "according to", or one for refusing an answer. Its subject
stands before it, behind it (after a quotation, or where a German clause begins with something else), or is
left out and goes on from before. A verb that brings neither a quotation nor a clause is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.cast_abroad import Cast
from watchword.reading.hearers_abroad import asked_of, left_out, phrase_behind
from watchword.reading.languages import Verb, small
from watchword.reading.line_abroad import Line, Told, is_inverted, opening, opens_clause
from watchword.reading.phrases_abroad import Group, Row
from watchword.reading.reaches_abroad import set_reaches
from watchword.reading.sources_abroad import according_to, before_colon, declined
from watchword.reading.subjects_abroad import (
    closes_clause,
    is_able,
    may_follow,
    pronoun_in,
    subject_amid,
    subject_before,
)
from watchword.reading.voices import Voice

__all__ = ["Told", "told_in"]

#: Words between an auxiliary and its participle in Romance languages.
_BETWEEN = 4
#: The least words before a comma that can be what was said: "A, said B".
_CLAUSE = 3
_MOST = 10
#: French verbs that bring what one says of oneself: "dit avoir cessé".
_WITH_INFINITIVE = frozenset("dire affirmer assurer déclarer reconnaître admettre".split())
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
    german = tell.code == "de" and first < at
    if row.low(at + 1) == "man" or (row.low(first - 1) in ("man", "on", "se") and tell.code != "ru"):
        return None
    return _attribute(line, first, at, verb, particle, german=german)


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
    shared = row.has(first - 1, "and") and bool(line.found)
    voice: Voice | None = None
    start, last = first, max(at, particle)
    behind = False
    group: Group | None = None
    if inverted:
        behind = True
        if after is not None:
            voice, last = line.cast.who(row, after, line.paragraph), max(last, after.last)
        elif pronoun := pronoun_in(line, first, at):
            voice = line.cast.again(pronoun, line.paragraph, row.tokens[first].start)
        elif row.language.code in ("es", "pt", "it", "ru") and left_out(line, max(at, line.told_last)):
            voice = line.cast.again(
                "",
                line.paragraph,
                row.tokens[first].start,
                plural=_is_plural(line, at),
                sex=_sex_of(row.low(at)),
            )
        if told is not None:
            last = max(last, line.told_last)
    elif (pronoun := pronoun_in(line, first, at)) and not shared:
        voice = line.cast.again(pronoun, line.paragraph, row.tokens[first].start)
    elif after is not None and closes_clause(line, first, after, verb):
        behind, voice, last = True, line.cast.who(row, after, line.paragraph), max(last, after.last)
    elif shared:
        voice = line.found[-1].voice
    elif (group := subject_before(line, first)) is not None:
        voice, start = line.cast.who(row, group, line.paragraph), group.first
    elif german and (group := subject_amid(line, first, at)) is not None:
        voice = line.cast.who(row, group, line.paragraph)
    elif after is not None and may_follow(line, first) and is_able(line, after, verb):
        voice = line.cast.who(row, after, line.paragraph)
        last = max(last, after.last) if particle == at and not german else last
    elif opens_clause(line, first) and row.language.code in ("es", "pt", "it"):
        voice = line.cast.again(
            "", line.paragraph, row.tokens[first].start, plural=_is_plural(line, at), sex=_sex_of(row.low(at))
        )
    else:
        return None
    if told is None and verb.stance == "demands" and not behind:
        told = asked_of(line, at, particle)
    if voice is not None and voice.person and row.language.code == "ru" and verb.frame:
        voice.sex = voice.sex or _sex_of(row.low(at))
    told = None if verb.frame == "of" else told
    one = Told(start, last, voice, verb.stance, row.text(line.source, [at]), behind, addressee=told)
    if line.heard:
        one.relays = (line.heard,)
    if (
        (voice is None and not inverted)
        or _is_inside(line, one)
        or not (behind or _brings(line, one, verb, at, particle, german=german))
    ):
        return None
    if german:
        one.start = row.tokens[start].start
    if verb.frame == "of" and behind:
        return None
    return one


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
    if row.language.code == "fr":
        return verb.verb in _WITH_INFINITIVE and (
            row.low(at) in ("ne", "n’") or row.low(at).endswith(("oir", "er", "ir", "être"))
        )
    return False
