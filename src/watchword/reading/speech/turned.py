"""Whether who says it stands behind the verb: "Money, says Katrin Vogel.", "Vote now, urged Ana Sol."."""

from __future__ import annotations

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.line import Line
from watchword.reading.speech.subjects import subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.wording import doer

__all__ = ["fragment", "names_and_stops"]

#: Verbs with which words said go on behind who says them.
_BE = frozenset("is are was were has have had will would".split())
#: Words of a clause with its comma.
_CLAUSE = 3


def names_and_stops(line: Line, at: int) -> bool:
    """Whether a name stands behind a verb, and nothing else up to the next mark."""
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    named = phrase is not None and any(line.row[i].capital for i in phrase.tokens)
    return named and phrase is not None and line.word(phrase.last + 1) in (",", ".", "")


def fragment(line: Line, at: int, following: Token) -> bool:
    """As in "Money, says Katrin Vogel of the school.": who says it stands behind, and nothing else."""
    if following.low in words("pronouns") - {"one"}:
        return False
    before = line.row[line.low : at - 1]
    if any(t.text == "," for t in before) and not any(
        t.low in words("auxiliaries") or (t.low in words("verbs") and not t.capital) or t.low.endswith("ed")
        for t in before
    ):
        return False  # "Ana Sol, of the fund Ardesia, thinks the numbers work."
    if not following.capital or following.low in words("determiners"):
        phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
        if phrase is not None and _goes_on(line, phrase.last + 1) and not _speaks_before(line, at):
            return True  # "The trouble with it, say brokers, is that"
        stop = phrase.last + 1 if phrase is not None else -1
        ends = phrase is not None and (
            line.word(stop) in (".", "", "?", "!")
            or (line.word(stop) == "," and line.word(stop + 1) in words("relatives"))
        )
        return ends and at - line.low > _CLAUSE  # "Two tanks burned, said a colonel."
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    if phrase is None or not phrase.tokens:
        return False
    last = phrase.last
    behind = line.word(last + 1)
    finite = words("verbs", "auxiliaries") | THAT
    return behind in (".", "", "?", "!", ";", ",") or (behind[:1].isalpha() and behind not in finite)


def _goes_on(line: Line, comma: int) -> bool:
    """Whether what is said goes on behind an aside: "The trouble, say brokers, is that", "…, says X, “…”"."""
    behind = line.word(comma + 1)
    goes = behind in _BE | words("verbs") | {"that"} and behind not in ("says", "said")
    return line.word(comma) == "," and (goes or line.is_quote(comma + 1))


def _speaks_before(line: Line, at: int) -> bool:
    """Whether somebody with an apposition stands before the verb: "The ship's manager, Norvik, said".

    What stands behind, with an apposition of its own, is then what is told: "the vessel, the Tern, was late".
    """
    phrase = subject_before(line.row, line.low, at, ())
    if phrase is None or not phrase.notes or not phrase.tokens or phrase.first > line.low:
        return False
    head = next((n for n, i in enumerate(phrase.tokens) if line.word(i) in words("prepositions")), None)
    last = line.word(phrase.tokens[:head][-1]) if phrase.tokens[:head] else ""
    names = any(line.row[i].capital for n in phrase.notes for i in n)
    return names and (last in words("persons", "titles", "bodies") or doer(last))
