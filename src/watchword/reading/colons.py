"""Lines that name who speaks without a verb: "…: ministry" in a headline, "Wang: “…”"."""

from __future__ import annotations

from watchword.reading.clauses import words
from watchword.reading.line import Line
from watchword.reading.phrases import Phrase
from watchword.reading.reaches import Found
from watchword.reading.subjects import main_subject
from watchword.reading.trailing import phrase_after
from watchword.reading.voices import Voice

__all__ = ["before_colon", "headline"]


def headline(line: Line) -> None:
    """As in "…: Report" and "…: ministry" behind a headline."""
    colons = [i for i, t in enumerate(line.row) if t.text == ":"]
    if not colons:
        return
    tail = line.row[colons[-1] + 1 :]
    if not tail or len(tail) > 4 or colons[-1] < 3:
        return
    if tail[0].low in ("report", "reports", "source", "sources", "study", "officials"):
        kind = "unnamed" if tail[0].low in ("sources", "source", "officials") else ""
        voice = Voice(tail[0].text, kind, True, plural=True) if kind else None
    elif all(t.capital for t in tail):
        row = tuple(range(colons[-1] + 1, len(line.row)))
        voice = line.voice(Phrase("phrase", row))
        if voice is None:
            return
    else:
        return
    line.found = [f for f in line.found if f.verb > colons[-1]] or []
    line.found.append(
        Found(
            colons[-1],
            voice,
            "reports",
            line.text[tail[0].start : tail[-1].end],
            colons[-1] + 1,
            len(line.row) - 1,
            behind=True,
        )
    )


#: Verbs that lead to words said, and what may stand between their subject and the colon.
_BETWEEN = 6


def before_colon(line: Line) -> None:
    """As in "Wang: “…”" as interviews write it."""
    for i in range(line.low + 1, len(line.row) - 1):
        if line.row[i].text == ":" and line.is_quote(i + 1) and i - line.low <= 6:
            phrase = phrase_after(line.row, line.low, i)
            # "Waters pressed: “…”": a verb of no table.
            verb = 1 if line.word(i - 1).endswith("ed") else 0
            ends = phrase.tokens[-1] if phrase and phrase.tokens else -1
            if phrase and ends in (i - 1, i - 1 - verb) and line.row[line.low].capital:
                voice = line.voice(phrase)
                if voice and voice.kind == "named":
                    line.found.append(Found(i, voice, "asserts", ":", line.low, i))
                    return
        if line.row[i].text == ":" and line.is_quote(i + 1):
            voice = _who_before(line, i)
            if voice is not None:
                line.found.append(Found(i, voice, "asserts", ":", line.low, i))
            return


def _who_before(line: Line, colon: int) -> Voice | None:
    """Who a sentence with no verb of the table leads to: "Anna Keel, shepherd: “…”", "… by X: “…”"."""
    for i in range(max(line.low, colon - 10), colon - 1):
        if line.word(i) == "by":
            phrase = phrase_after(line.row, i + 1, colon, inverted=True)
            if (
                phrase
                and phrase.tokens
                and max(phrase.tokens) == colon - 1
                and any(line.row[n].capital for n in phrase.tokens)
            ):
                return line.voice(phrase)
    comma = next((i for i in range(line.low + 1, colon) if line.row[i].text == ","), None)
    if comma and comma - line.low <= 5 and all(t.capital for t in line.row[line.low : comma]):
        note = tuple(range(comma + 1, colon))
        phrase = Phrase("phrase", tuple(range(line.low, comma)), (note,) if note else ())
        plain = not any(
            t.low in words("verbs") or t.low in words("auxiliaries") for t in line.row[comma:colon]
        )
        return line.voice(phrase) if note and plain else None
    main = main_subject(line.row, line.low, colon) or _acting(line, colon)
    if main is None or not main.tokens:
        return None
    voice = line.voice(main)
    return voice if voice and (voice.person or (voice.person is None and voice.kind == "named")) else None


def _acting(line: Line, colon: int) -> Phrase | None:
    """Who does something that no table has: "Analyst Fiona Chao of Banyan Street translates: “…”"."""
    phrase = phrase_after(line.row, line.low, colon, inverted=True)
    if phrase is None or not phrase.tokens or not any(line.row[i].capital for i in phrase.tokens[1:]):
        phrase = phrase_after(line.row, line.low, colon - 1)
    if phrase is None or not phrase.tokens or not any(line.row[i].capital for i in phrase.tokens[1:]):
        return None
    rest = line.row[phrase.last + 1 : colon]
    if rest and len(rest) <= _BETWEEN and rest[0].low.endswith(("s", "ed", "t")):
        return phrase
    last = line.row[phrase.tokens[-1]]
    if phrase.last == colon - 1 and not last.capital and last.low.endswith(("s", "ed")):
        return Phrase("phrase", phrase.tokens[:-1])
    return None
