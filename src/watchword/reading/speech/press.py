"""What papers tell by themselves, and sources in passing: "The Post has learned", "per port figures"."""

from __future__ import annotations

from watchword.reading.speech.actors import body_inside
from watchword.reading.speech.clauses import words
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.leadins import OWNERS
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.wording import is_outlet, is_plural

__all__ = ["according", "found_out"]

#: What a paper has done, or can do, that tells its readers something.
_HAS = frozenset("established discovered found seen".split())
_CAN = frozenset("reveal disclose report confirm exclusively".split())
#: Words of a source behind "per".
_SOURCE = 8
_FIGURES = frozenset("figures figure data statistics records filings estimates tally tallies count".split())

#: How a paper was made known, and tokens in which "by" stands behind it.
_PUBLISHED = frozenset("published released issued posted filed written signed prepared compiled".split())
_FILED = frozenset("court parliament congress last this the online".split())
_NEAR = 8
#: Papers by which a body speaks.
_GIVEN_OUT = frozenset(
    "statement release notice filing announcement letter email post communique communiqué".split()
)
#: What somebody has counted or tells, behind "according to".
_RECKONINGS = frozenset("calculation calculations count estimate estimates tally account telling".split())


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


def according(line: Line, at: int) -> Found | None:
    """As in "according to the owners": whoever stands behind, or made the paper that does."""
    if line.word(at + 2) == "whom" and (told := _whom(line, at)):
        return told
    phrase = phrase_after(line.row, at + 2, len(line.row), inverted=True)
    if line.word(at + 2) in OWNERS and line.found:
        ahead = (line.word(i) for i in range(at + 3, min(at + 14, len(line.row))))
        if any(w in words("documents") for w in ahead):
            return None  # "…, X said, according to its filing"
    if phrase is None:
        return Found(at, None, "asserts", "according to", at, at + 1, behind=at > line.low)
    if phrase.notes and at <= line.low + 1:
        phrase = Phrase("phrase", phrase.tokens, _own_notes(line, phrase))
    if line.word(phrase.tokens[-1]) in words("documents") and at > line.low + 1:
        kept = tuple(n for n in phrase.notes if line.word(n[0]) in words("relatives"))
        phrase = Phrase("phrase", phrase.tokens, kept)  # "There were, according to the log, four ships"
    phrase = _author_behind(line, phrase) or _reckoned(line, phrase) or phrase
    voice = line.voice(phrase)
    if voice is None and line.word(phrase.tokens[-1]) in _GIVEN_OUT and at > line.low + 1:
        voice = body_inside(line, at)  # "The bank regrets it, according to a short statement"
    last = phrase.last
    stance = "reports" if voice and is_outlet(voice.name) else "asserts"
    joined = line.word(at - 1) in ("and", "but", "while") and line.word(last + 1) not in (".", "")
    behind = at > line.low + 1 and not joined
    return Found(at, voice, stance, "according to", at, last, behind=behind, outer=True)


def _whom(line: Line, at: int) -> Found | None:
    """As in "a beekeeper, Winston Farr, according to whom the hives were gone": who stands before."""
    last = at - 2 if line.word(at - 1) == "," else at - 1
    first = last
    while first > line.low and line.row[first - 1].capital:
        first -= 1
    if first < line.low or not line.row[last].capital:
        return None
    voice = line.voice(Phrase("phrase", tuple(range(first, last + 1))))
    return Found(at, voice, "asserts", "according to", first, at + 2) if voice else None


def _own_notes(line: Line, phrase: Phrase) -> tuple[tuple[int, ...], ...]:
    """The appositions of an opening source, without the subject of the clause that follows.

    As in "According to the lawyer, Ana Sol, it rained", but "According to prosecutors, Ana Sol, 59, sold it".
    """
    roles = words("persons", "titles")
    source = line.row[phrase.tokens[-1]]
    kept: list[tuple[int, ...]] = []
    for note in phrase.notes:
        name = all(line.row[i].capital for i in note)
        role = line.word(note[0]) in words("determiners") and any(line.word(i) in roles for i in note)
        one = source.low in roles and not is_plural(source.low)
        if not ((role and source.capital) or (name and not source.capital and one)):
            break
        kept.append(note)
        source = line.row[note[-1]]
    behind = kept[-1][-1] + 2 if kept else 0
    if line.word(behind)[:1].isdigit() and line.word(behind + 1) == ",":
        behind += 2  # "Ana Sol, 59, sold it"
    verbs = words("verbs", "auxiliaries")
    finite = line.word(behind) in verbs or (line.word(behind).endswith("ed") and not line.row[behind].capital)
    return () if behind and finite else tuple(kept)


def _reckoned(line: Line, paper: Phrase) -> Phrase | None:
    """Whose a reckoning is: "Lindt's calculation", "the port's own count"."""
    at = len(paper.tokens) - 1
    if at < 1 or line.word(paper.tokens[at]) not in _RECKONINGS:
        return None
    at -= line.word(paper.tokens[at - 1]) == "own"
    if at > 0 and line.word(paper.tokens[at - 1]) == "'s":
        return Phrase("phrase", paper.tokens[: at - 1])
    return None


def _author_behind(line: Line, paper: Phrase) -> Phrase | None:
    """Who made the paper behind "according to": "a report published on Thursday by the Sentry"."""
    made = paper.last + 1
    if line.word(paper.tokens[-1]) not in words("documents") or line.word(made) not in _PUBLISHED:
        return None
    for i in range(made + 1, min(made + _NEAR, len(line.row))):
        if line.word(i) == "by":
            found = phrase_after(line.row, i + 1, len(line.row))
            if found is None or not found.tokens or line.word(found.first) in words("times"):
                return None
            return found
        if not (line.word(i) in words("times", "prepositions") | _FILED or line.row[i].text[0].isdigit()):
            return None
    return None
