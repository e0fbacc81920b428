"""The subject before a verb: the noun phrase, or what stands before it across commas and relatives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.groups import adverb, group_before
from watchword.reading.speech.leadins import ACTING, NAMES, OWNERS
from watchword.reading.speech.phrases import ASKED, CALLED, MADE, NOBODY, Phrase, finite, intro, noun_phrase
from watchword.reading.speech.seen import SUFFIXES
from watchword.reading.speech.titled import PARTICLES
from watchword.reading.speech.wording import single

__all__ = ["main_subject", "subject_before"]

#: Words of a clause with an object, at least, and of the persons in it, at most.
_CLAUSE, _PERSONS = 4, 5
#: Words of a person's name at most.
_NAME_PARTS = 4
#: Letters behind a name.
_LETTERS = 4
#: Behind a verb: "pulls up", "hits back".
_PARTICLES = frozenset("up down off back away over".split())
#: Participles of irregular verbs, by which a row between commas tells what befell somebody.
_DONE_TO = frozenset(
    "given told shown sent sold held left taken born known seen caught hit bought built brought chosen found "
    "forced led made paid put run struck drawn thrown sworn torn worn driven beaten bitten".split()
)
#: Conjunctions that are prepositions before a noun: "before the Standing Committee".
_PLACING = frozenset("before after since until".split())
#: Words before a participle that says how somebody now is.
_STATES = frozenset("since now then long recently later today formerly newly".split())
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
#: Words of a name and its role.
_PAIR_WORDS = 14
#: Words from "citing" to what is quoted.
_CITED = 4
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
    rows = _segments(tokens, low, verb)
    if not rows:
        return None
    if len(rows) > 1 and _is_postnominal(tokens, rows):
        rows = rows[:-1]  # "Pinheiro, SAN, said", "Warner, R-Va., said"
    last = _without_adverbials(tokens, rows[-1])
    if last:
        return _from_last(tokens, rows, last)
    rows = rows[:-1]
    return _across_commas(tokens, rows, behind_cue=behind_cue) if rows else None


def _is_postnominal(tokens: Sequence[Token], rows: list[list[int]]) -> bool:
    """Whether a row is only letters behind a name: SAN, KC, R-Va."""
    last, before = [r for r in rows[-1] if tokens[r].text != "."], rows[-2]
    if len(last) != 1 or not before or not tokens[before[-1]].capital:
        return False
    if intro(tokens, before) or tokens[before[-1]].low in words("adverbs", "times"):
        return False  # "On Monday, OFAC said", "Finally, BIS asked"
    text = tokens[last[0]].text
    return (text.isupper() and len(text) <= _LETTERS) or re.fullmatch(r"[DRI]-[A-Z]\w*", text) is not None


def _segments(tokens: Sequence[Token], low: int, high: int) -> list[list[int]]:
    """Rows of token numbers between commas and dashes; what stands in brackets is left out."""
    rows: list[list[int]] = [[]]
    depth = 0
    for at in range(low, high):
        word = tokens[at].text
        if word in "([（":
            depth += 1
        elif word in ")]）":
            depth = max(0, depth - 1)
        elif depth or (word == "," and _in_date(tokens, at)):
            continue
        elif word in ",，、" or word in _DASHES:
            rows.append([])
        else:
            rows[-1].append(at)
    return rows


def _in_date(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands in a date that describes a noun: "the May 3, 2024, petition"."""
    year = comma + 1 if tokens[comma + 1 : comma + 2] and _digits(tokens, comma + 1, 4) else comma - 1
    day, behind = year - 2, year + 2
    if day < 2 or behind >= len(tokens) or not (_digits(tokens, year, 4) and _digits(tokens, day, 1, 2)):
        return False
    noun = tokens[behind]
    shut = words("determiners", "pronouns", "verbs", "auxiliaries", "prepositions", "conjunctions")
    return (
        tokens[year + 1].text == ","
        and (tokens[day - 2].low in words("determiners") or tokens[day - 2].low == "'s")
        and noun.text.isalpha()
        and noun.text.islower()
        and noun.low not in shut
    )


def _digits(tokens: Sequence[Token], at: int, *sizes: int) -> bool:
    """Whether a token is a number of so many digits."""
    return tokens[at].text.isdigit() and len(tokens[at].text) in sizes


def _without_adverbials(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without "on Tuesday" or "in a statement" at its end."""
    row = list(row)
    lows = [tokens[i].low for i in row]
    if len(lows) > 2 and lows[0] == "for" and lows[1] in OWNERS and lows[2] == "part":
        return row[3:]  # "for her part (gave the assurance)"
    for _ in range(3):
        n = len(row)
        while n and _is_time(tokens, row, n - 1):
            n -= 1
        if (
            n < len(row)
            and n
            and tokens[row[n - 1]].low
            in ("on", "in", "late", "early", "during", "at", "by", "since", "for", "within")
        ):
            n -= 1
        elif (
            n < len(row)
            and n
            and any(
                tokens[row[k]].low in ("week", "month", "year", "may", "second", "march")
                for k in range(n, len(row))
            )
        ):
            n = len(row)
        elif n and tokens[row[-1]].low in words("documents") | {"reporters"}:
            back = next((k for k in range(n - 1, max(-1, n - 6), -1) if tokens[row[k]].low == "in"), None)
            n = back if back is not None else n
        while n and (adverb(tokens[row[n - 1]].low) and not tokens[row[n - 1]].capital):
            n -= 1
        if 1 < n < len(row) and tokens[row[n - 1]].low in MADE | {"named"} and n > 2:
            n -= 1  # "a forwarder named in a notice"
        if n == len(row):
            break
        row = row[:n]
    return row


def _is_time(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a word says when; "Thu" and "May" behind a capital are somebody's name."""
    token = tokens[row[n]]
    if (
        token.low in NAMES
        and n
        and tokens[row[n - 1]].capital
        and tokens[row[n - 1]].low not in words("times")
    ):
        return False
    if token.text.isdigit() and all(_numbered(tokens, i) for i in row[:n]) and n == len(row) - 1 and n:
        return False  # "France 24 (said)"
    return token.low in words("times") or (token.text[0].isdigit() and not token.low.endswith("-old"))


def _numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word can stand before the number in a name: "Channel 4", not "May 3"."""
    low = tokens[at].low
    return tokens[at].capital and low not in words("times", "prepositions", "determiners", "adverbs")


def _from_last(tokens: Sequence[Token], rows: list[list[int]], last: list[int]) -> Phrase | None:
    """The subject stands right before the verb."""
    if len(last) > 1 and tokens[last[-1]].low in words("relatives") and tokens[last[-2]].low in _JOINING:
        first = next((n for n, i in enumerate(last[:-2]) if tokens[i].low in words("relatives")), None)
        if first is not None:
            last = [*last[:first], last[-1]]  # "a man whom Britain listed and who (denies)"
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
        return _across_commas(tokens, before) if before else None
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
        and all(len(r) <= 6 and not intro(tokens, r) and _bare_noun(tokens, r) for r in listed)
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
        if word in ("to", "with", "by", "from", "against", "via") and not tokens[row[n - 1]].capital:
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


def _bare_noun(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    found = noun_phrase(tokens, row)
    return found is not None and found.kind == "phrase" and found.tokens == tuple(row)


def _across_commas(
    tokens: Sequence[Token], rows: list[list[int]], *, behind_cue: bool = False
) -> Phrase | None:
    """The verb follows a comma: what stands before is subject, then appositions or clauses about it."""
    rows = [r for r in rows if r]
    if (last := _behind_clause(tokens, rows, behind_cue)) is not None:
        return last
    for at, row in enumerate(rows):
        row = _before_verb(tokens, row)
        found = noun_phrase(tokens, row)
        placed = found is not None and found.kind == "phrase" and found.tokens and found.tokens[0] != row[0]
        if _opens_clause(tokens, row):
            row = row[1:]
            found = noun_phrase(tokens, row)
        first = tokens[row[0]].low
        made = first in _DONE_TO and len(row) > 1 and tokens[row[1]].low in words("prepositions")
        if made or (first in _PLACING and not any(finite(tokens, row, n) for n in range(len(row)))):
            continue  # "In their letter, seen by the Post, the auditors"
        that_one = first == "that" and found is not None and found.tokens[:1] == (row[0],)
        if (
            intro(tokens, row)
            and not that_one
            and not (placed and tokens[row[0]].low in words("prepositions"))
        ):
            continue  # but "Outside the court the tailor, flanked by his sons,"
        if found is None or found.kind != "phrase" or not found.tokens:
            continue
        if any(finite(tokens, row, n) for n in range(row.index(found.tokens[0]))):
            continue  # "it is reviewing the plan, …": the phrase is the verb's object
        rest = rows[at + 1 :]
        if all(_beside(tokens, r) for r in rest):
            return Phrase("phrase", found.tokens, tuple(tuple(r) for r in rest))
    return None


def _behind_clause(tokens: Sequence[Token], rows: list[list[int]], behind_cue: bool) -> Phrase | None:
    """Who stands behind a whole clause: "The mill, 90, used coal, the owner's lawyer, Ana Sol, (said)".

    The last of the rows is a name and a role stands before it, or a role behind the last name.
    """
    roles = words("persons", "titles")
    if len(rows) < _CLAUSE - 1:
        return None
    named = [len(r) <= _NAME_PARTS and all(tokens[i].capital for i in r) for r in rows[-2:]]
    called = [
        tokens[r[0]].low in words("determiners") | OWNERS and any(tokens[i].low in roles for i in r)
        for r in rows[-2:]
    ]
    pair = (named[1] and called[0]) or (called[1] and named[0])
    if not pair or len(rows[-2]) + len(rows[-1]) > _PAIR_WORDS:
        return None
    clause = behind_cue or any(_has_verb(tokens, r, k) for k, r in enumerate(rows[:-2]))
    return Phrase("phrase", tuple(rows[-2]), (tuple(rows[-1]),)) if clause else None


def _has_verb(tokens: Sequence[Token], row: list[int], at: int) -> bool:
    """Whether a row between commas has a verb of its own, by which a clause ends in it."""
    auxiliary = any(tokens[i].low in words("auxiliaries") and not tokens[i].capital for i in row[1:])
    acts = any(finite(tokens, row, n) and tokens[row[n]].low not in ASKED | MADE for n in range(1, len(row)))
    first = tokens[row[0]].low
    past = at > 0 and len(row) > 2 and first.endswith("ed") and first not in ASKED | MADE
    return auxiliary or acts or (past and tokens[row[1]].low not in words("prepositions"))


def _opens_clause(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row ends in the name that its clause is about: "though Dr Ana Sol, a teacher there, puts"."""
    if tokens[row[0]].low not in words("subordinators") - _PLACING or len(row) < _LETTERS - 1:
        return False
    return tokens[row[-1]].capital and not any(finite(tokens, row, n) for n in range(1, len(row)))


def _before_verb(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row that begins with a name and a verb of no table, the name alone: "M23 skips talks, blames"."""
    n = 0
    while n < len(row) and tokens[row[n]].capital:
        n += 1
    if not 0 < n < len(row) - 1:
        return row
    word, behind = tokens[row[n]], tokens[row[n + 1]]
    nouns = words("persons", "bodies", "documents", "describing")
    verb = word.text.isalpha() and word.low.endswith("s") and not word.low.endswith(("ss", "us"))
    opens = behind.capital or behind.low in words("determiners", "prepositions") | _PARTICLES
    return row[:n] if verb and opens and word.low not in nouns and len(word.low) > _LETTERS else row


def _is_calling(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row says what somebody is, whatever participle follows: no finite verb stands in it."""
    roles, verbs = words("persons", "titles"), words("verbs", "auxiliaries")
    calling = next((n for n, i in enumerate(row[:5]) if n and tokens[i].low in roles), 0)
    suffered = calling + 1 if calling + 2 < len(row) and tokens[row[calling + 1]].low in _DONE_TO else 0
    if suffered and tokens[row[suffered + 1]].low not in words("prepositions"):
        suffered = 0  # but "a clerk held in prison for a month"
    return calling > 0 and not any(
        tokens[i].low in verbs and not tokens[i].capital and n != suffered for n, i in enumerate(row)
    )


def _beside(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row between commas can stand beside a subject: an apposition, a relative, an age."""
    first = tokens[row[0]]
    if first.low == "not" and len(row) > 1:
        return _beside(tokens, row[1:])  # "not named in the room"
    if _opens_clause(tokens, row):
        return False
    if first.low in words("relatives") or first.text[0].isdigit() or intro(tokens, row):
        return True
    if len(row) <= _LETTERS and first.low in _STATES and tokens[row[-1]].low.endswith("ed"):
        return True  # "An editor there, since dismissed, has told"
    past = (first.low.endswith("ed") and not first.capital) or first.low in _DONE_TO
    if past and len(row) > 1 and not any(tokens[i].low in ACTING for i in row):
        return True  # "granted anonymity to speak freely"
    if first.low in ASKED:
        return True  # "Itamaraty, sought out, did not want to comment"
    if first.low in ("and", "but") and len(row) > 2 and tokens[row[1]].low.endswith("ed"):
        return _beside(tokens, row[1:])  # "an official with him, and granted anonymity, (said)"
    if first.low in ("and", "but", "or") or first.low in words("subordinators"):
        return False
    if first.low in words("determiners") and any(tokens[i].low in words("relatives") for i in row[1:]):
        return True  # "a firm that traces coins and has nothing to hide"
    if first.low in ("a", "an", "the") and _is_calling(tokens, row):
        return True  # "a researcher with a think tank affiliated to the ministry"
    found = noun_phrase(tokens, row)
    return found is not None and found.kind == "phrase"
