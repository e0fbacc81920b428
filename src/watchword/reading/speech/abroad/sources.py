"""Attributions in other languages without a verb of saying: "according to", papers, refusals, a colon."""

from __future__ import annotations

from watchword.reading.speech.abroad.cast import outlet_in
from watchword.reading.speech.abroad.hearers import phrase_behind
from watchword.reading.speech.abroad.languages import small
from watchword.reading.speech.abroad.line import Line, Told, clause_of, is_inverted, is_phrase, opens_clause
from watchword.reading.speech.abroad.phrases import Group
from watchword.reading.speech.abroad.subjects import subject_before
from watchword.reading.speech.voices import Voice

__all__ = ["according_to", "before_colon", "declined"]

#: Words between somebody's name and a colon: "X no lo duda: “…”".
_COMMENT = 6


def according_to(line: Line, at: int) -> Told | None:
    """An attribution by a phrase: "according to X", "X's words", "as X reports"."""
    row, tell = line.row, line.row.language
    if tell.code == "de" and (one := _it_says(line, at)):
        return one
    for phrase in tell.phrases["according_his"]:
        if is_phrase(line, at, phrase):
            voice = line.cast.again(
                phrase[1] if len(phrase) > 1 else "", line.paragraph, row.tokens[at].start
            )
            return _outer(line, at, at + len(phrase) - 1, voice)
    if at == line.low and row.low(at) in ("wie", "como", "comme", "как") and (one := _as_told(line, at)):
        return one
    if tell.code == "ru" and (one := _words_of(line, at)):
        return one
    if tell.code == "de" and row.low(at) == "so" and row.low(at - 1) in (",", "“”", "–"):
        return _so(line, at)
    for name in ("cite", "according", "stated"):
        for phrase in tell.phrases[name]:
            end = at + len(phrase)
            if not is_phrase(line, at, phrase):
                continue
            opens = at <= line.low + 1
            group = row.group(end, lone=tell.code == "ru" or row.is_capital(end), closed=opens)
            if group is None and row.low(end) in ("von", "de", "des", "du", "del", "da", "do"):
                group = row.group(end + 1)
            if group is None and name == "according" and row.low(end) in tell.finite:
                group, _ = phrase_behind(line, end, lone=False)
            if group is None or row.has(end, "that"):
                continue
            if phrase[0] in ("para", "pour", "per") and not _is_view(line, at, group):
                continue
            if tell.code == "de":
                group = _until_verb(line, group)
            voice = line.cast.who(row, group, line.paragraph, case=True)
            if name == "stated" and row.low(at - 1) not in (",", "—", "“”", "–"):
                continue
            return _outer(line, at, group.last, voice, group) if voice else None
    return None


def _it_says(line: Line, at: int) -> Told | None:
    """German "heißt es", "dem Bericht zufolge": a paper before it tells, or whoever spoke before goes on."""
    row = line.row
    if row.low(at) == "zufolge":
        group = row.group(clause_of(line, at), stop=at)
        voice = line.cast.who(row, group, line.paragraph) if group and group.words[-1] == at - 1 else None
        return (
            Told(group.first, at, voice, "asserts", "zufolge", group.first > line.low, outer=True)
            if voice and group
            else None
        )
    if row.low(at) not in ("heißt", "hieß") or row.low(at + 1) != "es":
        return None
    if row.low(at + 2) in ("in", "im", "aus", "bei", "beim", "von", "vom", "seitens"):
        group = row.group(at + 3, closed=True)
    else:
        group = row.group(line.low + 1, stop=at) if row.has(line.low, "prepositions") else None
    if group is not None:
        voice = line.cast.who(row, group, line.paragraph)
        ahead = group.first < at
        if voice is None:
            return None
        first, last = (group.first, at + 1) if ahead else (at, group.last)
        return Told(first, last, voice, "asserts", "heißt es", not ahead, outer=not ahead)
    if row.low(at + 2) in ("weiter", "dazu", "."):
        voice = line.cast.again("", line.paragraph, row.tokens[at].start)
        return (
            Told(at, at + 1 + (row.low(at + 2) != "."), voice, "asserts", "heißt es", True) if voice else None
        )
    return None


def _is_view(line: Line, at: int, group: Group) -> bool:
    """Whether "para X," gives X's view: somebody named, at the sentence's beginning, and a comma behind."""
    row = line.row
    named = any(row.person(words) for words in (group.words, *group.notes))
    person = any(row.language.is_person(row.low(i)) for i in group.words)
    return at == line.low and named and person and row.low(group.last + 1) == ","


def _words_of(line: Line, at: int) -> Told | None:
    """Russian "приводит X слова Y": Y speaks, and X passes it on."""
    row = line.row
    if row.low(at) not in ("приводит", "приводят", "цитирует", "цитируют", "передает", "передают"):
        return None
    words = next(
        (i for i in range(at + 1, min(at + 8, len(row.tokens))) if row.low(i) in ("слова", "заявление")), None
    )
    group = row.group(words + 1, lone=True) if words else None
    voice = line.cast.who(row, group, line.paragraph, case=True) if group else None
    if words is None or group is None or voice is None:
        return None
    told = Told(at, group.last, voice, "asserts", row.text(line.source, [at]), is_inverted(line, at))
    press = row.group(at + 1, lone=True, stop=words) or row.group(line.low, stop=at)
    told.relays = (outlet_in(row, press, line.source) or row.text(line.source, press.words),) if press else ()
    return told


def _until_verb(line: Line, group: Group) -> Group:
    """A German phrase without what follows the verb of the clause that it opens."""
    row = line.row
    small_ones = (
        n
        for n, i in enumerate(group.words)
        if n and not (row.is_capital(i) or row.has(i, "joins", "determiners") or row.is_capital(i + 1))
    )
    end = next(small_ones, len(group.words))
    words = group.words[:end]
    return group if end == len(group.words) else Group(words, [], words[-1])


def _outer(line: Line, at: int, last: int, voice: Voice | None, group: Group | None = None) -> Told | None:
    if voice is None:
        return None
    press = (
        group is not None and voice.kind != "unnamed" and outlet_in(line.row, group, line.source) is not None
    )
    return Told(at, last, voice, "reports" if press else "asserts", line.row.text(line.source, [at]),
                at > line.low + 1, outer=True)  # fmt: skip


def _as_told(line: Line, at: int) -> Told | None:
    """In "as X reports,", X tells what follows, or passes on what somebody cited there says."""
    row, tell = line.row, line.row.language
    end = next((i for i in range(at + 1, min(len(row.tokens), at + 25)) if row.low(i) == ","), None)
    if end is None:
        return None
    verbs = [i for i in range(at + 1, end) if row.low(i) in tell.finite or row.low(i) in tell.participles]
    if not verbs or (tell.code == "de" and verbs[-1] != end - 1):
        return None
    start = at + 1 if tell.code == "de" else verbs[0] + 1
    group, told = (
        (row.group(start, stop=end), None) if tell.code == "de" else phrase_behind(line, start - 1, lone=True)
    )
    if group is None:
        return None
    cited = None
    for i in range(at + 1, end):
        for phrase in tell.phrases["cite"]:
            if is_phrase(line, i, phrase):
                cited = row.group(i + len(phrase), lone=tell.code == "ru", stop=end)
    voice = line.cast.who(row, cited or group, line.paragraph)
    one = _outer(line, at, end, voice, cited or group)
    if one and cited:
        one.relays = (outlet_in(row, group, line.source) or row.text(line.source, group.words),)
        one.stance = "asserts"
    if one:
        one.addressee = told
    return one


def _so(line: Line, at: int) -> Told | None:
    """German "…, so X": X's words stand before, or around."""
    group = line.row.group(at + 1)
    if group is None or not (line.row.is_capital(at + 1) or line.row.has(at + 1, "determiners", "he", "she")):
        return None
    voice = line.cast.who(line.row, group, line.paragraph)
    return Told(at, group.last, voice, "asserts", "so", True) if voice else None


def declined(line: Line) -> Told | None:
    """A refusal to answer, by the language's phrases for it."""
    row = line.row
    begin, end = row.tokens[line.low].start if line.low < len(row.tokens) else 0, row.tokens[-1].end
    said = small(line.source[begin:end])
    match = row.language.patterns["declines"].search(said)
    if match is None:
        return None
    at = next((i for i, t in enumerate(row.tokens) if t.end > begin + match.start()), 0)
    last = next((i for i in range(at, len(row.tokens)) if row.tokens[i].end >= begin + match.end()), at)
    if row.is_quote(at):
        return None
    group = subject_before(line, at)
    start = group.first if group else at
    if group is None:
        inner = next(
            (i for i in range(at + 1, last) if row.begins(i) and not row.has(i, "clitics", "adverbs")), None
        )
        group = row.group(inner, stop=last) if inner is not None else None
    voice = line.cast.who(row, group, line.paragraph) if group else None
    if voice is None and opens_clause(line, at):
        voice = line.cast.again("", line.paragraph, row.tokens[at].start)
    if voice is None:
        return None
    return Told(start, last, voice, "declines", row.text(line.source, [at]))


def before_colon(line: Line) -> None:
    """X says what stands behind "X, what X is: “…”": a name and a colon before a quotation."""
    row = line.row
    at = next((i for i in range(line.low, len(row.tokens)) if row.low(i) == ":"), None)
    if at is None or not row.is_quote(at + 1):
        return
    group = row.group(line.low)
    named = group and any(len(row.person(words)) > 1 for words in (group.words, *group.notes))
    if (
        group
        and (group.last == at - 1 or (named and at - group.last <= _COMMENT))
        and (voice := line.cast.who(row, group, line.paragraph))
        and voice.kind == "named"
    ):
        line.found.append(Told(line.low, at, voice, "asserts", ":"))
