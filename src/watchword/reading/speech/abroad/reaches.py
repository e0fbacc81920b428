"""How far each attribution of a sentence in another language reaches, and who passes it on."""

from __future__ import annotations

import re

from watchword.reading.speech.abroad.cast import outlet_in
from watchword.reading.speech.abroad.line import Line, Told

__all__ = ["set_reaches"]


def set_reaches(line: Line) -> None:
    """Give attributions their characters, contents and quotations."""
    row = line.row
    _relays(line)
    _passed_on(line)
    taken = line.low
    for n, one in enumerate(line.found):
        later = line.found[n + 1] if n + 1 < len(line.found) else None
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


def _relays(line: Line) -> None:
    """Outlets that tell what others say pass it on."""
    outlets = [t for t in line.found if t.voice and (_is_press(line, t) or (t.outer and t.behind))]
    for press in outlets:
        others = [t for t in line.found if t is not press and not _is_press(line, t) and not t.outer]
        if others and press.voice:
            for other in others:
                other.relays = (*other.relays, press.voice.name)
            line.found = [t for t in line.found if t is not press]


def _passed_on(line: Line) -> None:
    """Who passes a statement on: "citado por X", "zitiert von X"."""
    row = line.row
    for i in range(line.low, len(row.tokens) - 2):
        if re.match(r"cit(?:ad|é|at)|zitiert", row.low(i)) and row.low(i + 1) in (
            "por",
            "par",
            "da",
            "dal",
            "dalla",
            "von",
            "vom",
            "pelo",
            "pela",
        ):
            group = row.group(i + 2)
            if group and (name := outlet_in(row, group, line.source) or row.text(line.source, group.words)):
                for told in line.found:
                    told.relays = (*told.relays, name)


def _is_press(line: Line, told: Told) -> bool:
    if told.stance == "reports":
        return True
    group = line.row.group(told.first)
    return bool(group and told.voice and outlet_in(line.row, group, line.source))
