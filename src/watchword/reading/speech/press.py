"""What papers tell by themselves, and sources in passing: "The Post has learned", "per port figures"."""

from __future__ import annotations

from watchword.reading.speech.clauses import words
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.wording import is_outlet

__all__ = ["found_out"]

#: What a paper has done, or can do, that tells its readers something.
_HAS = frozenset("established discovered found seen".split())
_CAN = frozenset("reveal disclose report confirm exclusively".split())
#: Words of a source behind "per".
_SOURCE = 8
_FIGURES = frozenset("figures figure data statistics records filings estimates tally tallies count".split())


def found_out(line: Line, at: int) -> Found | None:
    """As in "…, The Post has learned", "The Sun can reveal", "it can be revealed"; "per port figures"."""
    word = line.word(at)
    if word == "per":
        return _per(line, at)
    if word not in _HAS | _CAN and word not in ("revealed", "disclosed", "reported"):
        return None
    group = group_before(line.row, line.low, at)
    if group.negated or group.infinitive:
        return None
    behind = line.word(group.start - 2) == "," and line.word(at + 1) in (".", "", ",")
    if word.endswith("ed") and "can" in group.aux and "be" in group.aux:
        first = group.start - 1
        if line.word(first) != "it" or not (behind or line.word(at + 1) == "that"):
            return None
        return Found(at, None, "reports", "can be " + word, first, at, behind=behind)
    if not ((word in _HAS and {"has", "have"} & {*group.aux}) or (word in _CAN and "can" in group.aux)):
        return None
    phrase = subject_before(line.row, line.low, group.start, line.cues())
    if phrase is None or not phrase.tokens or not line.row[phrase.tokens[-1]].capital:
        return None
    voice = line.voice(phrase)
    if voice is None or not (is_outlet(voice.name) or voice.name == line.voices.outlet):
        return None
    behind = line.word(phrase.first - 1) == "," and line.word(at + 1) in (".", "", ",")
    if not (behind or line.word(at + 1) == "that"):
        return None
    cue = " ".join(t.text for t in line.row[group.start : at + 1])
    return Found(at, voice, "reports", cue, phrase.first, at, behind=behind)


def _per(line: Line, at: int) -> Found | None:
    """As in "300 people fell ill, per Health Ministry figures": whose the figures are."""
    if line.word(at - 1) != "," or at <= line.low + 2:
        return None
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    if phrase is None or not phrase.tokens or phrase.last - at > _SOURCE:
        return None
    row = phrase.tokens
    while len(row) > 1 and line.word(row[-1]) in _FIGURES:
        row = row[:-1]
    lows = {line.word(i) for i in row}
    speaks = bool(lows & words("bodies", "outlets", "documents")) or len(row) < len(phrase.tokens)
    if not speaks:
        return None
    voice = line.voice(Phrase("phrase", row))
    if voice is None:
        return None
    stance = "reports" if is_outlet(voice.name) else "asserts"
    return Found(at, voice, stance, "per", at, phrase.last, behind=True, outer=True)
