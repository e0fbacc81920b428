"""Sentences that lead to words by a colon without a verb of saying: "Wang: “…”", "Hear him: “…”"."""

from __future__ import annotations

from watchword.reading.speech.clauses import words
from watchword.reading.speech.headlines import label_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.pronouns import pronoun
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice

__all__ = ["before_colon"]

#: Verbs that lead to words said, and what may stand between their subject and the colon.
_BETWEEN = 6
#: What may follow a name that spoke before: "Oberhuber again: “…”".
_ONCE_MORE = frozenset("again later then afterwards today yesterday".split())
#: Words that are given as somebody's, before "from": "Quote of the week, from Ana Sol in Tarn: “…”".
_GIVEN = frozenset(
    "quote quotation line words word verdict message text wisdom thought note email reply".split()
)
#: Words of "Hear him:".
_HEAR = 3


def before_colon(line: Line) -> None:
    """As in "Wang: “…”" as interviews write it."""
    for i in range(line.low + 1, len(line.row) - 1):
        if line.row[i].text == ":" and line.is_quote(i + 1) and _told_so(line, i):
            return
        if line.row[i].text == ":" and line.is_quote(i + 1) and i - line.low <= 6:
            phrase = phrase_after(line.row, line.low, i)
            # "Waters pressed: “…”": a verb of no table.
            verb = 1 if line.word(i - 1).endswith("ed") or line.word(i - 1) in _ONCE_MORE else 0
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


def _told_so(line: Line, colon: int) -> bool:
    """As in "Senator to gaming boss: “…”": no verb, and whom one tells."""
    row = [line.word(i) for i in range(line.low, colon)]
    return "to" in row[1:] and label_before(line, colon, len(line.row))


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
    if (sender := _from(line, colon)) is not None:
        return sender
    put = next((i for i in range(colon - 1, line.low + 1, -1) if line.word(i) in ("put", "puts")), 0)
    if put and line.word(put + 1) == "it":
        phrase = subject_before(line.row, line.low, put, ())
        return line.voice(phrase) if phrase and phrase.tokens else None  # "X, a broker, puts it kindly: “…”"
    comma = next((i for i in range(line.low + 1, colon) if line.row[i].text == ","), None)
    placed = line.word(line.low) in words("prepositions")  # "In Asunción, the former president"
    if comma and not placed and comma - line.low <= 5 and all(t.capital for t in line.row[line.low : comma]):
        note = tuple(range(comma + 1, colon))
        phrase = Phrase("phrase", tuple(range(line.low, comma)), (note,) if note else ())
        plain = not any(
            t.low in words("verbs") or t.low in words("auxiliaries") for t in line.row[comma:colon]
        )
        return line.voice(phrase) if note and plain else None
    lows = [line.word(i) for i in range(line.low, colon)]
    if len(lows) <= _HEAR and {"him", "her"} & set(lows):
        return pronoun(line.voices, "he" if "him" in lows else "she", line.row[colon].start, line.paragraph)
    main = main_subject(line.row, line.low, colon) or _acting(line, colon)
    if main is None or not main.tokens:
        return None
    voice = line.voice(main)
    if voice is None or (voice.person is False and (voice.kind != "named" or not _is_name(line, main))):
        return None
    return voice


def _from(line: Line, colon: int) -> Voice | None:
    """Whose words a sentence gives: "Quote of the week, from Ana Sol, in Tarn: “…”", "From Ana Sol, 40: “…”".

    A place is no sender ("From Tarn, a plea: “…”"): a person's name or role must stand there.
    """
    at = next((i for i in range(line.low, colon - 1) if line.word(i) == "from"), -1)
    given = any(line.word(i) in _GIVEN for i in range(line.low, at))
    if at < 0 or not (at == line.low or given):
        return None
    phrase = phrase_after(line.row, at + 1, colon, inverted=True)
    if phrase is None or not phrase.tokens:
        return None
    voice = line.voice(phrase)
    parts = (*phrase.tokens, *(i for note in phrase.notes for i in note))
    role = any(line.word(i) in words("persons", "titles") for i in parts)
    named = given and sum(line.row[i].capital for i in phrase.tokens) > 1
    return voice if voice and voice.person is not False and (named or role or voice.person) else None


def _is_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase ends in two capitals that are no body's: "Nandi MCA Joyce Tuwei"."""
    last = [line.row[i] for i in phrase.tokens[-2:]]
    return len(last) > 1 and all(t.capital and t.low not in words("bodies", "outlets") for t in last)


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
