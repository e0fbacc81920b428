"""The subject before a verb: the noun phrase, or what stands before it across commas and relatives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.acts import acts
from watchword.reading.speech.asides import across_commas, is_bare_noun
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.leadins import OWNERS
from watchword.reading.speech.phrases import ASKED, CALLED, NOBODY, Phrase, finite, intro, noun_phrase
from watchword.reading.speech.seen import SUFFIXES
from watchword.reading.speech.stretches import segments, without_adverbials
from watchword.reading.speech.titled import PARTICLES
from watchword.reading.speech.wording import single

__all__ = ["main_subject", "subject_before"]

#: Words of a clause with an object, at least, and of the persons in it, at most.
_CLAUSE, _PERSONS = 4, 5
#: Words of a person's name at most.
_NAME_PARTS = 4
#: Capitals of an abbreviation at most.
_LETTERS = 4
_SEVERAL = frozenset("two three four five six seven several some many".split())
#: Of several: some, or every one; and the words of those several at most.
_PARTS = _SEVERAL | {"one", "most", "half", "few"}
_WHOLE = frozenset(("all", "both"))
_PART_WORDS = 6
_JOINING = frozenset(("and", "but", "or"))
_DASHES = frozenset(("—", "–", "--", "―"))
#: What stands in brackets before the word by which a text calls a body.
_BEFORE_TERM = frozenset(("the", "or", "together", "with"))
#: Commas about one aside.
_ASIDE_MARKS = 2
#: Words from "citing" to what is quoted.
_CITED = 4
#: Who acts, behind words of time.
_ACTORS = frozenset(("he", "she", "they", "it"))
#: Verbs that put another's word for a thing into a clause: "over what it called “opaque” deals".
_CALLING = frozenset("called calls termed terms dubbed labelled labeled branded described".split())
#: Characters of such a word in its marks.
_TERM = 24
_HARD = frozenset((";", ":", "“”", "•", "|", "·", "?", "!", "¶"))


def subject_before(tokens: Sequence[Token], low: int, verb: int, cues: Sequence[int]) -> Phrase | None:
    """The subject of the verb group that begins at `verb`; `cues` are verbs of reporting before it."""
    floor = _behind_what(tokens, _floor(tokens, low, verb), verb)
    if (part := _part_of(tokens, floor, verb)) is not None:
        return part
    if (whose := _whose(tokens, floor, verb)) is not None:
        return _subject(tokens, whose, verb)
    inner = max(
        (c + 1 for c in cues if floor <= c < verb and not _aside(tokens, floor, c, verb)), default=floor
    )
    if inner < verb and tokens[verb - 1].low in NOBODY:
        return None  # "complain that nobody asked"
    behind_cue = inner > floor and tokens[inner].low not in ("that", "how", "why", "whether")
    found = _subject(tokens, inner, verb, behind_cue=behind_cue)
    return found or (_subject(tokens, floor, verb) if inner > floor else None)


def _part_of(tokens: Sequence[Token], low: int, verb: int) -> Phrase | None:
    """Those of several that a relative tells of: "held two men, one of whom (said)", "all of whom (deny)"."""
    first = verb - 3
    ends = first - 1
    if ends <= low or tokens[verb - 1].low not in ("whom", "which") or tokens[verb - 2].low != "of":
        return None
    if tokens[ends].text != "," or tokens[first].low not in _PARTS | _WHOLE:
        return None
    n = ends
    shut = words("prepositions", "verbs", "auxiliaries", "relatives") | {"to", ","}
    while n > low and ends - n < _PART_WORDS and tokens[n - 1].low not in shut:
        n -= 1
        if tokens[n].low in words("determiners") | OWNERS | _SEVERAL and tokens[n - 1].low != "and":
            break
    if n == ends or tokens[n].quote >= 0:
        return None
    whole = tokens[first].low in _WHOLE
    return Phrase("phrase", tuple(range(n, ends)) if whole else (first, first + 1, *range(n, ends)))


def _behind_what(tokens: Sequence[Token], low: int, verb: int) -> int:
    """Where the subject behind "what" begins: "closed in what Ana Sol, the mayor, (called)"."""
    at = next((i for i in range(verb - 2, low, -1) if tokens[i].low == "what"), low)
    if at == low or tokens[at - 1].low not in words("prepositions"):
        return low
    row = range(at + 1, verb)
    if sum(tokens[i].text == "," for i in row) > _ASIDE_MARKS:
        return low  # "a tenth of what it cost, the lawyer, Ana Sol, (said)"
    opens = tokens[at + 1].capital or tokens[at + 1].low in words("determiners", "persons")
    return at + 1 if opens and not any(finite(tokens, row, n) for n in range(1, len(row))) else low


def _whose(tokens: Sequence[Token], low: int, verb: int) -> int | None:
    """Where a relative with a name of its own begins: "the firm, whose director, Ana Sol, (said)"."""
    comma = verb - 1
    while comma > low and tokens[comma - 1].capital:
        comma -= 1
    if (
        tokens[verb - 1].text != ","
        or not 1 < verb - comma <= _NAME_PARTS + 1
        or tokens[comma - 1].text != ","
    ):
        return None
    ahead = range(comma - 2, max(low, comma - _NAME_PARTS - 2), -1)
    return next((i for i in ahead if tokens[i].low == "whose"), None)


def _aside(tokens: Sequence[Token], low: int, cue: int, verb: int) -> bool:
    """Whether a verb stands in a relative clause between commas: "the chairman, who announced it, said".

    So too "the bank, according to its paper, said".
    """
    behind = tokens[cue + 1].low if cue + 1 < verb else ""
    if tokens[cue].low == "per":
        return True
    if tokens[cue].low.endswith("ed") and behind in ("of", "by") and cue > low + 1:
        before = tokens[cue - 1].low
        return before in words("persons", "bodies", "titles")  # "a hotel owner accused of hiding it told"
    start = next((i for i in range(cue, low - 1, -1) if tokens[i].text == ","), None)
    if start is None or tokens[start + 1].low not in words("relatives") | {"according"}:
        return False
    return tokens[verb - 1].text == ","


def main_subject(tokens: Sequence[Token], low: int, high: int, cues: Sequence[int] = ()) -> Phrase | None:
    """The subject with which a sentence begins: what stands before its first verb."""
    relative = aside = False
    skipped = -1  # the last word of a relative's verb
    low = _behind_question(tokens, low, high)
    for i in range(low, high):
        token = tokens[i]
        word = token.low
        if token.quote >= 0:
            return None
        if token.text == "," or word in _DASHES:
            relative = relative and not aside
            aside = False
        if i > low and word in words("relatives"):
            relative = True
            aside = any(t.text == "," for t in tokens[low:i])
            continue
        if aside:
            continue  # "a firm, one that traces coins and has nothing to do with it, …"
        if token.capital and i > low:
            continue
        past = (
            word.endswith("ed")
            and len(word) > 4
            and i > low
            and tokens[i - 1].low not in words("determiners")
        )
        if (
            word in words("verbs")
            or word in words("auxiliaries")
            or acts(tokens, low, i)
            or (past and word not in words("describing"))
        ):
            if _gives_name(tokens, low, i):
                continue  # "a pharmacist called Ana Sol"
            if skipped >= 0 and skipped == i - 1:
                skipped = i
                continue  # "A lawyer who has sued it"
            if relative and not (i and tokens[i - 1].low in words("auxiliaries")):
                relative = False
                skipped = i if word in words("auxiliaries") else -1
                continue
            group = group_before(tokens, low, i)
            if group.infinitive:
                continue
            found = subject_before(tokens, low, group.start, cues)
            if found is None and i + 1 < high and past:
                continue  # "An engineer who posted": not yet the sentence's verb
            return found if found and found.kind == "phrase" else None
    return None


def _gives_name(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Whether a word only gives the noun before it a name: "a dog called Rex"."""
    before, behind = tokens[at - 1], tokens[at + 1 : at + 2]
    return (
        tokens[at].low in CALLED
        and at > low + 1
        and before.text.isalpha()
        and not before.capital
        and before.low not in words("auxiliaries", "adverbs", "pronouns")
        and bool(behind)
        and behind[0].capital
    )


def _behind_question(tokens: Sequence[Token], low: int, high: int) -> int:
    """Where a sentence that opens with a question to its subject goes on: "Asked about it, he replied"."""
    if high - low < 2 or tokens[low].low not in ASKED:
        return low
    if tokens[low + 1].low not in words("prepositions", "subordinators") | {"if", "on", "to"}:
        return low
    return next((i + 1 for i in range(low, high) if tokens[i].text == ","), low)


def _floor(tokens: Sequence[Token], low: int, verb: int) -> int:
    depth = 0
    for at in range(verb - 1, low - 1, -1):
        depth = max(0, depth + (tokens[at].text in ")]）") - (tokens[at].text in "([（"))
        if depth and tokens[at].low == ":":
            continue  # "Norvik ASA (OSE: NORV) announced"
        if tokens[at].quote >= 0 and (_is_term(tokens, low, at) or _is_part(tokens, low, at, verb)):
            continue  # "Norvik plc (the “Company”) said"
        if tokens[at].low in _HARD or tokens[at].quote >= 0:
            return at + 1
    return low


def _is_part(tokens: Sequence[Token], low: int, at: int, verb: int) -> bool:
    """Whether a short quotation is a word of the subject: "a vote on the “green lane” at Tarn (showed)"."""
    if tokens[at].end - tokens[at].start > _TERM or at == low or at + 1 >= verb:
        return False
    opens = words("determiners", "prepositions") | {"of", "'s"}
    cited = any(tokens[i].low in ("citing", "quoting") for i in range(max(low, at - _CITED), at))
    called = tokens[at - 1].low == "as" and any(
        tokens[i].low in ("identified", "known", "named") for i in range(max(low, at - _CITED), at)
    )
    named = tokens[at - 1].low in _CALLING and any(
        tokens[i].low in ("what", "which") for i in range(max(low, at - _CITED), at)
    )
    if named:
        return True  # "the office, which fined him over what it called “opaque” deals, (declined)"
    if (cited or called) and tokens[at + 1].text == ",":
        return True  # "TASS, citing an “informed source”, (says)"
    return tokens[at - 1].low in opens and tokens[at + 1].low in words("prepositions") | {"of"}


def _is_term(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Whether a quotation is the word by which a text calls the name before its brackets."""
    if tokens[at].end - tokens[at].start > _TERM:
        return False
    i = at - 1
    while i > low and (tokens[i].low in _BEFORE_TERM or tokens[i].quote >= 0) and tokens[i].text != "(":
        i -= 1
    before = tokens[i - 1] if i > low and tokens[i].text == "(" else None
    return before is not None and (before.capital or before.low in SUFFIXES)


def _subject(tokens: Sequence[Token], low: int, verb: int, *, behind_cue: bool = False) -> Phrase | None:
    """The subject in a stretch; `behind_cue` says that it begins with another verb's object."""
    rows = segments(tokens, low, verb)
    if not rows:
        return None
    if len(rows) > 1 and _is_postnominal(tokens, rows):
        rows = rows[:-1]  # "Pinheiro, SAN, said", "Warner, R-Va., said"
    last = without_adverbials(tokens, rows[-1])
    if last:
        return _from_last(tokens, rows, last)
    rows = rows[:-1]
    return across_commas(tokens, rows, behind_cue=behind_cue) if rows else None


def _is_postnominal(tokens: Sequence[Token], rows: list[list[int]]) -> bool:
    """Whether a row is only letters behind a name: SAN, KC, R-Va."""
    last, before = [r for r in rows[-1] if tokens[r].text != "."], rows[-2]
    if len(last) != 1 or not before or not tokens[before[-1]].capital:
        return False
    if intro(tokens, before) or tokens[before[-1]].low in words("adverbs", "times"):
        return False  # "On Monday, OFAC said", "Finally, BIS asked"
    text = tokens[last[0]].text
    return (text.isupper() and len(text) <= _LETTERS) or re.fullmatch(r"[DRI]-[A-Z]\w*", text) is not None


def _from_last(tokens: Sequence[Token], rows: list[list[int]], last: list[int]) -> Phrase | None:
    """The subject stands right before the verb."""
    if len(last) > 1 and tokens[last[-1]].low in words("relatives") and tokens[last[-2]].low in _JOINING:
        first = next((n for n, i in enumerate(last[:-2]) if tokens[i].low in words("relatives")), None)
        if first is not None:
            last = [*last[:first], last[-1]]  # "a man whom Britain listed and who (denies)"
    alone = len(last) > 1 and tokens[last[-1]].low in _ACTORS
    if alone and tokens[last[-2]].low in words("times"):
        return Phrase("phrase", (last[-1],))  # "An hour later he (wrote)"
    found = noun_phrase(tokens, last)
    if found is None:
        return None
    if found.kind == "relative":
        if found.tokens:
            return Phrase("phrase", found.tokens)
        before = [r for r in rows[:-1] if r]
        if (
            before
            and tokens[last[0]].low == "who"
            and (object_ := _named_object(tokens, before) or _object(tokens, before[-1]))
        ):
            return object_
        if before and last[-1] and (tokens[before[-1][0]].capital or tokens[last[0]].low == "which"):
            # "… launched the Coalition, which called on": what stands right before the comma.
            before = _behind_kind(tokens, before)
            nearest = noun_phrase(tokens, before[-1])
            if nearest is None:
                nearest = Phrase("phrase", tuple(before[-1]))  # "… backed by the Council, which said"
                found = _behind_preposition(tokens, nearest)
                return found if found is not nearest else None
            if tokens[last[0]].low == "who" and _are_persons(tokens, nearest):
                return nearest  # "people close to Norvik, who (say)"
            return _behind_preposition(tokens, nearest) if nearest.kind == "phrase" else None
        return across_commas(tokens, before) if before else None
    if found.kind == "same":
        return found
    listed = [r for r in rows[:-1] if r]
    if (whole := _of_several(tokens, [*rows[:-1], last])) is not None:
        return whole
    if (
        found.tokens == tuple(last)
        and listed
        and rows[-2]
        and any(tokens[i].low == "and" for i in last[:-1])
        and tokens[last[-1]].low != "and"
        and all(len(r) <= 6 and not intro(tokens, r) and is_bare_noun(tokens, r) for r in listed)
    ):
        # "China, Russia and Iran": a list.
        return Phrase("phrase", tuple(i for r in (*listed, list(found.tokens)) for i in r))
    return found


def _are_persons(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase begins with persons: "two people close to Norvik"."""
    heads = [tokens[i].low for i in phrase.tokens[:2] if not tokens[i].capital or i == phrase.first]
    return any(w in words("persons") - _SEVERAL and (w == "people" or w.endswith("s")) for w in heads)


def _behind_kind(tokens: Sequence[Token], rows: list[list[int]]) -> list[list[int]]:
    """Rows without the kind that the last name's bearer is of, and the places listed in it.

    As in "by the Tarn League, a union of ports in Chile, Peru and Brazil, which (said)".
    """
    at = len(rows) - 1
    while at > 0 and all(tokens[i].capital or tokens[i].low in ("and", "the", "states") for i in rows[at]):
        at -= 1
    kind = [tokens[i].low for i in rows[at]]
    listed = at == len(rows) - 1 or (
        tokens[rows[at][-1]].capital and "and" in (tokens[i].low for i in rows[-1])
    )
    head = next((n for n, w in enumerate(kind) if w in words("prepositions") | {"of", "that"}), len(kind))
    body = kind[0] in ("a", "an", "one") and bool(set(kind[1:head]) & words("bodies"))
    return rows[:at] if at > 0 and listed and body and tokens[rows[at - 1][-1]].capital else rows


def _of_several(tokens: Sequence[Token], rows: list[list[int]]) -> Phrase | None:
    """A noun with a list of names behind its "of": "the ministers of Chile, Peru and Ecuador (call on)"."""
    last = rows[-1]
    joined = any(tokens[i].low == "and" for i in last[1:-1])
    if not joined or not all(tokens[i].capital or tokens[i].low == "and" for i in last):
        return None
    at = len(rows) - 2
    while at > 0 and rows[at] and all(tokens[i].capital for i in rows[at]):
        at -= 1
    head = rows[at] if at >= 0 else []
    n = len(head)
    while n and tokens[head[n - 1]].capital:
        n -= 1
    if not 1 < n < len(head) or tokens[head[n - 1]].low not in ("of", "from", "between", "in"):
        return None
    found = noun_phrase(tokens, head)
    if found is None or found.kind != "phrase" or not set(head[n - 2 :]) <= set(found.tokens):
        return None
    return Phrase("phrase", (*found.tokens, *(i for r in rows[at + 1 :] for i in r)))


def _object(tokens: Sequence[Token], row: Sequence[int]) -> Phrase | None:
    """The persons at the end of a clause, whom "who" takes up: "drew fire from lawmakers, who said"."""
    if tokens[row[-1]].low not in words("persons") or len(row) < _CLAUSE:
        return None
    n = len(row) - 1
    while n and not (
        tokens[row[n - 1]].low in words("prepositions", "verbs") | {"to"}
        or tokens[row[n - 1]].low.endswith("ed")
    ):
        n -= 1
    return Phrase("phrase", tuple(row[n:])) if n > 0 and len(row) - n <= _PERSONS else None


def _named_object(tokens: Sequence[Token], rows: list[list[int]]) -> Phrase | None:
    """The person named at a clause's end, before an apposition: "a note by Ana Sol, head of it, who said"."""
    if len(rows) < 2 or tokens[rows[-1][0]].capital:
        return None
    if not {tokens[i].low for i in rows[-1][:4]} & words("persons", "titles"):
        return None
    row = rows[-2]
    n = len(row)
    while n and tokens[row[n - 1]].capital:
        n -= 1
    before = tokens[row[n - 1]].low if n else ""
    if not 2 <= len(row) - n <= _NAME_PARTS or before not in words("prepositions") | {"to"}:
        return None
    return Phrase("phrase", tuple(row[n:]), (tuple(rows[-1]),))


def _behind_preposition(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The body that "questions to the Foreign Office" ends in."""
    row = phrase.tokens
    for n in range(len(row) - 1, 0, -1):
        word = tokens[row[n]].low
        before = tokens[row[n - 1]]
        opens = not before.capital or before.low in words("times")  # "done in May by the Scouts, who"
        if word in ("to", "with", "by", "from", "against", "via") and opens:
            rest = row[n + 1 :]
            bodies = words("persons", "bodies")
            opens = len(rest) > 1 and tokens[rest[0]].low in {"the", "a", "an", *_SEVERAL}
            if opens and {tokens[rest[-1]].low, single(tokens[rest[-1]].low)} & bodies:
                return Phrase("phrase", rest)  # "reported it to the prosecutor, who"
            paper = len(rest) > 1 and tokens[rest[-1]].low in words("documents")
            if paper and tokens[rest[0]].low in ("the", "a", "an", *OWNERS):
                return Phrase("phrase", rest)  # "pointed us to its notice, which reads"
            inner = PARTICLES | {"the", "of", "and", "for"}
            owner = next((k for k, i in enumerate(rest) if tokens[i].low == "'s"), -1)
            rest = rest[owner + 1 :] if len(rest) > owner + 2 else rest  # "Labour's Ana Sol"
            if rest and all(tokens[i].capital or tokens[i].low in inner for i in rest):
                return Phrase("phrase", rest)
    return phrase
