"""What stands behind a verb in another language: adverbs, times, whom it is told, a noun phrase."""

from __future__ import annotations

from watchword.reading.speech.abroad.cast import outlet_in
from watchword.reading.speech.abroad.line import Line, is_marked, short_phrase
from watchword.reading.speech.abroad.phrases import MARKED, Group
from watchword.reading.tables import is_given

__all__ = ["asked_of", "left_out", "phrase_behind"]

#: Words or short phrases skipped behind a verb.
_SKIPPED = 7


def phrase_behind(line: Line, at: int, *, lone: bool) -> tuple[Group | None, str | None]:
    """The noun phrase behind a verb, and whom it is told; adverbs and times stand between."""
    row = line.row
    i, told = at + 1, None
    line.told_last, line.heard = at, None
    for _ in range(_SKIPPED):
        if row.has(i, "outlets") and row.is_capital(i) and row.language.is_person(row.low(i + 1)):
            told, i, line.told_last = row.text(line.source, [i]), i + 1, i
        elif row.language.code == "ru" and i < len(row.tokens) and row.tokens[i].quote == MARKED:
            end = i
            while end < len(row.tokens) and row.tokens[end].quote == MARKED:
                end += 1
            if not row.is_somebody(end):
                break
            told, i, line.told_last = row.text(line.source, range(i, end)), end, end - 1
        elif row.has(i, "hearers"):
            end = i + 1
            while row.is_capital(end):
                end += 1
            told = row.text(line.source, range(i + 1, end)) if end > i + 1 else row.low(i)
            i, line.told_last = end, end - 1
        elif _is_time(line, i):
            i = _behind_time(line, i)
        elif row.has(i, "to") and (group := row.group(i if row.language.code == "de" else i + 1)):
            short = short_phrase(line, group)
            outlet = outlet_in(row, Group(short, [], -1), line.source)
            if outlet is None and not (row.is_capital(short[-1]) and row.language.code != "de"):
                break
            told, i, line.told_last = outlet or row.text(line.source, short), short[-1] + 1, short[-1]
        elif row.has(i, "adverbs") and not row.begins(i):
            i += 1
        elif row.language.code == "ru" and row.low(i) in ("у", "от") and row.is_word(i + 1):
            told, i, line.told_last = row.low(i + 1), i + 2, i + 1
        elif row.low(i) == "gegenüber" and (group := row.group(i + 1)):
            told, i, line.told_last = row.text(line.source, group.words), group.words[-1] + 1, group.words[-1]
        elif row.low(i) == "vor" and row.is_capital(i + 1):
            i, line.told_last = i + 2, i + 1
        else:
            break
    if lone and row.has(i, "prepositions") and not row.begins(i):
        i = _behind_place(line, i)
    group = row.group(i, lone=lone)
    if group is not None and told is None:
        told = _told_beyond(line, group.words[-1] + 1)
    return group, told


def _behind_place(line: Line, at: int) -> int:
    """Behind a short phrase of place before the subject: "сказал в суде обвиняемый Роман Доценко"."""
    row = line.row
    for i in range(at + 2, at + 6):
        fresh = row.has(i, "masculine", "feminine") or row.language.is_person(row.low(i))
        if (
            row.is_word(i)
            and fresh
            and not row.has(i - 1, "joins", "determiners", "prepositions")
            and row.group(i)
        ):
            return i
    return at


def _told_beyond(line: Line, at: int) -> str | None:
    """The outlet that is told, behind who speaks: "contou Ana Prates ao Diário da Orla"."""
    row = line.row
    if row.low(at) == "gegenüber" or (row.has(at, "to") and row.language.code != "de"):
        at += 1
    elif not row.has(at, "to"):
        return None
    beyond = row.group(at)
    outlet = outlet_in(row, beyond, line.source) if beyond else None
    if beyond and outlet is None and is_marked(line, beyond):
        outlet = row.text(line.source, beyond.words)
    if beyond and outlet:
        line.heard = outlet
        line.told_last = beyond.words[-1]
    return outlet


def _is_time(line: Line, at: int) -> bool:
    row = line.row
    return any(row.has(at + n, "times") for n in range(3)) and (
        row.has(at, "prepositions", "determiners", "adverbs") or row.has(at, "times")
    )


def _behind_time(line: Line, at: int) -> int:
    while not line.row.has(at, "times"):
        at += 1
    return at + 1


def asked_of(line: Line, at: int, particle: int) -> str | None:
    """Of whom something is demanded: "exigió a la Federación", "forderte die Regierung auf"."""
    row, code = line.row, line.row.language.code
    if code == "de":
        group = row.group(at + 1, stop=particle) if particle > at else None
    elif code == "ru":
        group = row.group(at + 2, lone=True) if row.low(at + 1) in ("у", "от") else None
    else:
        group = row.group(at + 2) if row.has(at + 1, "to") else None
        if group is None and row.low(at + 1) in ("à", "a"):
            group = row.group(at + 1)
    return row.text(line.source, short_phrase(line, group)) if group else None


def left_out(line: Line, at: int) -> bool:
    """Whether no noun follows that could be a verb's subject."""
    row, i = line.row, at + 1
    while row.has(i, "adverbs", "times"):
        i += 1
    while row.is_word(i) and i < at + 12:
        if row.language.is_person(row.low(i)) or (row.is_capital(i) and is_given(row.tokens[i].text)):
            return False
        i += 1
    first = at + 1
    while row.has(first, "adverbs", "times"):
        first += 1
    return not row.is_word(first) or row.has(first, "prepositions", "that", "and", "to")
