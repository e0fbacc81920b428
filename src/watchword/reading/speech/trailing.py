"""The noun phrase behind a word: "said Li Na, a trader", "according to two officials", "by the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import SHORT, Token, words
from watchword.reading.speech.groups import adverb
from watchword.reading.speech.leadins import OWNERS, is_office
from watchword.reading.speech.phrases import LONGEST, Phrase, intro, possible
from watchword.reading.speech.wording import single

__all__ = ["ACCUSING", "accused_after", "phrase_after"]

#: Behind these "first" and "then" are adjectives: "his first mate", "the then minister".
_FIRST = frozenset("his her its their our my the a an 's".split())

#: Behind these a word that may be a verb is a noun: "people with knowledge of the plans".
_OPENS_NOUN = frozenset(("the", "a", "an", "'s")) | OWNERS
#: With these no phrase ends.
_OPEN_ENDS = frozenset("the a an in on at of for from".split())
#: Behind a paper they say who has it: "port declarations read out by a navy man".
_SEEN = frozenset("read seen shown heard".split())
#: What brings a charge behind the one charged.
_ACCUSED_OF = frozenset(("of", "for", "over", "with"))
#: Verbs whose object is the one charged.
ACCUSING = frozenset("accuse blame suspect charge".split())


def accused_after(tokens: Sequence[Token], at: int, high: int) -> Phrase | None:
    """Whom a verb of accusing that ends before a token has as object, without what they are accused of."""
    ahead = range(at + 1, high)
    of = (n for n in ahead if tokens[n].low in _ACCUSED_OF and n + 1 < high and not tokens[n + 1].capital)
    return phrase_after(tokens, at, next(of, high), inverted=True)


def phrase_after(tokens: Sequence[Token], at: int, high: int, *, inverted: bool = False) -> Phrase | None:
    """The noun phrase that begins at a token, with appositions behind its commas.

    `inverted` says that it stands behind its verb ("said Li Na, a trader, on Tuesday").
    """
    end = _phrase_end(tokens, at, high)
    while end - 1 > at and tokens[end - 1].low in _OPEN_ENDS:
        end -= 1  # "by its insurer in the | winter"
    row = [i for i in range(at, end) if tokens[i].text not in "()[]" and not _bracketed(tokens, at, i)]
    if not row or not possible(tokens, row):
        return None
    if (
        any(tokens[i].low in words("pronouns") for i in row if not _of_his(tokens, i))
        and len(row) > 1
        and tokens[row[0]].low not in ("this", "that", "these", "those", "one")
    ):
        return None
    notes: list[tuple[int, ...]] = []
    while inverted and end < high and tokens[end].text in ",，" and len(notes) < 3:
        behind = _phrase_end(tokens, end + 1, high)
        note = list(range(end + 1, behind))
        if not note or intro(tokens, note) or tokens[note[0]].low in words("conjunctions"):
            break
        if tokens[note[0]].low not in words("determiners") and not _titled(tokens, note):
            break
        if (
            behind < high
            and tokens[behind].text not in ",.，。;"
            and tokens[behind].quote < 0
            and tokens[behind].low not in words("relatives")
            and (tokens[behind].low not in words("prepositions") or tokens[behind].low == "to")
        ):
            break  # the next clause, not an apposition
        notes.append(tuple(note))
        end = behind
        if tokens[note[0]].low == "whose" and not any(tokens[i].capital for i in note):
            break  # "says the exporter, whose company, Norvik, employs 60"
    return Phrase("phrase", tuple(row), tuple(notes))


def _of_his(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun only says whose somebody is: "an adviser of his"."""
    return tokens[at].low in ("his", "hers", "theirs") and tokens[at - 1].low == "of"


def _titled(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    heads = words("persons", "titles", "bodies")
    return any(tokens[i].low in heads for i in row) or all(tokens[i].capital for i in row[:1])


def _bracketed(tokens: Sequence[Token], low: int, at: int) -> bool:
    depth = 0
    for i in range(low, at):
        depth += (tokens[i].text in "([") - (tokens[i].text in ")]")
    return depth > 0


def _phrase_end(tokens: Sequence[Token], at: int, high: int) -> int:
    depth = 0
    for i in range(at, min(high, at + LONGEST)):
        token = tokens[i]
        word = token.low
        if token.text in "([":
            depth += 1
            continue
        if token.text in ")]":
            if not depth:
                return i
            depth -= 1
            continue
        if depth:
            continue
        if token.quote >= 0:
            return i
        if not token.text[0].isalnum() and word not in ("'s", "&", "-", "’"):
            if (
                token.text == "."
                and i + 1 < high
                and i > at
                and (len(tokens[i - 1].text) <= 2 or tokens[i - 1].low in SHORT)
                and tokens[i + 1].capital
            ):
                continue
            return i
        if i == at:
            continue
        before = tokens[i - 1].low
        if (
            (word in ("the", "a", "an") or word in OWNERS)
            and not _initial(tokens, i)
            and before not in words("prepositions")
            and before not in ("and", "all", "both", "'s", "to")
            and not (token.text == "The" and before in words("outlets"))  # "the magazine The Week"
        ):
            return i
        if word in ("he", "she", "it", "they", "we", "i") and before not in words("prepositions"):
            return i
        if word in words("conjunctions"):
            if word != "and" or not (
                tokens[i - 1].capital
                and i + 1 < high
                and (tokens[i + 1].capital or tokens[i + 1].low in words("determiners"))
            ):
                return i
        elif (
            word in words("subordinators")
            or word in words("relatives")
            or (
                not token.capital
                and (
                    (word in words("verbs") and before not in _OPENS_NOUN)
                    or (word in words("auxiliaries") and not _inside_name(tokens, i, high))
                    or (adverb(word) and not (word in ("first", "once", "then") and before in _FIRST))
                    or (word in words("times") and word != "second" and not _dead(tokens, i, high))
                )
            )
        ):
            return i
        elif word in words("times") and token.capital and tokens[i - 1].low in ("on", "last", "this", "late"):
            return i - 1
        elif word in _SEEN and single(before) in words("documents"):
            return i
        elif is_office(tokens, range(i, min(i + 2, high))) and token.capital:
            continue  # "Treasury Under Secretary Brian Cole"
        elif word in words("prepositions") or word == "to":
            if not _joins(tokens, at, i, high):
                return i
        elif (
            word.endswith(("ed", "ing"))
            and not token.capital
            and word not in words("addressed", "documents", "bodies")
            and word not in words("describing")
            and tokens[i - 1].low not in words("determiners", "prepositions")
            and not adverb(tokens[i - 1].low)
        ):
            later = tokens[i + 1].low if i + 1 < high else ""
            office = word.endswith("ing") and later in words("persons", "titles")  # "chartering head"
            if not office and not (tokens[i - 1].low in words("persons") and later in words("prepositions")):
                return i
    return min(high, at + LONGEST)


def _dead(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Whether "late" says that somebody is dead: "the late Bishop Fenn"."""
    named = at + 1 < high and tokens[at + 1].capital
    return tokens[at].low == "late" and tokens[at - 1].low in _FIRST and named


def _inside_name(tokens: Sequence[Token], at: int, high: int) -> bool:
    """Whether "do" joins two capitals in a name: "Gazeta do Sal"."""
    between = at + 1 < high and tokens[at - 1].capital and tokens[at + 1].capital
    return tokens[at].low == "do" and between


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital with its stop stands for a given name: "A. S. Bhatkal"."""
    return tokens[at].text == "A" and at + 1 < len(tokens) and tokens[at + 1].text == "."


def _joins(tokens: Sequence[Token], low: int, at: int, high: int) -> bool:
    """Whether a preposition goes on with the phrase: "of", "for the ministry", not "on Tuesday"."""
    word = tokens[at].low
    if at + 1 >= high or tokens[at + 1].quote >= 0 or word not in words("inner"):
        return word == "by" and (
            tokens[at - 1].low.endswith("ed") or tokens[at - 1].low in words("documents")
        )
    following = tokens[at + 1 : min(high, at + 6)]
    if not following[0].text[0].isalnum():
        return False  # "is put by the force at €340 million"
    if following[0].low in words("relatives"):
        return False  # "the writ to which the paper had access"
    if following[0].low in words("times") or following[0].text[0].isdigit():
        return False
    if word == "of":
        title = tokens[at - 1].low in words("titles")  # "head of staffing, Ana Sol"
        office = title and not (following[1:] and following[1].low in words("determiners") | OWNERS)
        noun = following[0].low in ("lading", "understanding", "shipping", "engineering", "housing")
        return noun or office or not following[0].low.endswith("ing") or following[0].capital
    if word == "to" and not (following[0].capital or following[0].low in ("the", "a", "an")):
        return False
    if following[0].low in ("a", "an", "his", "her", "their", "its") and word in (
        "in",
        "on",
        "at",
        "during",
        "with",
    ):
        return word == "with" and tokens[at - 1].low == "familiar"
    if word in ("in", "at", "to", "on", "with", "about", "against", "between", "inside"):
        before = tokens[at - 1]
        heads = words("persons", "bodies", "documents") | {
            "familiar",
            "close",
            "briefed",
            "based",
            "involved",
        }
        if any(
            t.low in words("documents")
            or t.low in ("conference", "briefing", "hearing", "call", "times", "press")
            for t in following[:4]
        ) and word in ("in", "at", "on", "to"):
            return False
        if any(t.low in words("bodies") | {"committee", "council"} and t.capital for t in tokens[low:at]):
            return True
        return before.low in heads
    return True
