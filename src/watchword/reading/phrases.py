"""Who stands beside a verb of reporting: the noun phrase before it, or behind it, with its appositions.

No parser is needed for this much: subjects end where the verb's group begins, and commas, relatives and
conjunctions tell where they start. Where the words don't make a phrase, there is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.clauses import Token, words

__all__ = [
    "LONGEST",
    "OWNERS",
    "Group",
    "Phrase",
    "adverb",
    "group_before",
    "intro",
    "main_subject",
    "noun_phrase",
    "possible",
    "subject_before",
]

_DASHES = frozenset(("—", "–", "--", "―"))
_HARD = frozenset((";", ":", "“”", "•", "|", "·", "?", "!", "¶"))
#: Verbs that only carry another one: "went on to say".
_CARRIERS = frozenset(
    "on continued continues appeared appears seemed seems moved moves sought quick went keen".split()
)
#: Participles that stand behind a paper or a person, with "by" or a place.
_MADE = frozenset(
    "seen reviewed obtained published released posted issued signed written sworn shown filed "
    "shared commissioned "
    "read leaked prepared drafted circulated distributed cited quoted reached contacted interviewed".split()
)
#: Beyond this a row of words is no name of a speaker.
LONGEST = 22
#: Words that are no speaker, and such as never stand inside a longer phrase.
_NOBODY = frozenset(
    "nobody nothing none neither mine yours theirs hers ours everything nor there here".split()
)
_ALONE = _NOBODY | frozenset("he she they we i it who".split())
OWNERS = frozenset("his her its their our my your".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens of a noun phrase by number; `notes` are its appositions. `kind` is phrase, or same: the verb
    is joined by "and" to one before it and shares its subject.
    """

    kind: str
    tokens: tuple[int, ...] = ()
    notes: tuple[tuple[int, ...], ...] = ()

    @property
    def first(self) -> int:
        """The first token."""
        return min((*self.tokens, *(i for n in self.notes for i in n)))

    @property
    def last(self) -> int:
        """The last token, of its appositions too."""
        return max((*self.tokens, *(i for n in self.notes for i in n)))


@dataclass(frozen=True, slots=True)
class Group:
    """What stands directly before a verb: from `start`, its auxiliaries in order, whether "to" governs it."""

    start: int
    aux: tuple[str, ...]
    infinitive: bool = False

    @property
    def negated(self) -> bool:
        """Whether "not" or "never" stands in it."""
        return any(a in ("not", "never") or a.endswith("n't") for a in self.aux)

    @property
    def passive(self) -> bool:
        """Whether a form of "be" or "get" stands in it."""
        return any(a in words("passives") for a in self.aux)


def group_before(tokens: Sequence[Token], low: int, verb: int) -> Group:
    """The auxiliaries and adverbs before a verb."""
    aux: list[str] = []
    at = verb
    while at > low:
        token = tokens[at - 1]
        word = token.low
        if token.capital and at - 1 > low:
            break
        if word in words("auxiliaries"):
            aux.append(word)
        elif word == "to":
            if at - 2 >= low and tokens[at - 2].low in _CARRIERS:
                at -= 3 if tokens[at - 2].low in ("on", "quick", "keen") else 2
                continue
            return Group(at - 1, tuple(reversed(aux)), True)
        elif not adverb(word):
            break
        at -= 1
    return Group(at, tuple(reversed(aux)))


def adverb(word: str) -> bool:
    """Whether a word only says how or when, and belongs to no name."""
    return word in words("adverbs") or (
        word.endswith("ly")
        and len(word) > 4
        and word
        not in (
            "family",
            "daily",
            "weekly",
            "monthly",
            "assembly",
            "supply",
            "italy",
            "ally",
            "anomaly",
            "monopoly",
        )
    )


def subject_before(tokens: Sequence[Token], low: int, verb: int, cues: Sequence[int]) -> Phrase | None:
    """The subject of the verb group that begins at `verb`; `cues` are verbs of reporting before it."""
    floor = _floor(tokens, low, verb)
    inner = max((c + 1 for c in cues if floor <= c < verb), default=floor)
    if inner < verb and tokens[verb - 1].low in _NOBODY:
        return None  # "complain that nobody asked"
    return _subject(tokens, inner, verb) or (_subject(tokens, floor, verb) if inner > floor else None)


def main_subject(tokens: Sequence[Token], low: int, high: int, cues: Sequence[int] = ()) -> Phrase | None:
    """The subject with which a sentence begins: what stands before its first verb."""
    relative = aside = False
    for i in range(low, high):
        token = tokens[i]
        word = token.low
        if token.quote >= 0:
            return None
        if token.text == "," or word in _DASHES:
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
            if relative and not (i and tokens[i - 1].low in words("auxiliaries")):
                relative = False
                continue
            group = group_before(tokens, low, i)
            if group.infinitive:
                continue
            found = subject_before(tokens, low, group.start, cues)
            if found is None and i + 1 < high and past:
                continue  # "An engineer who posted": not yet the sentence's verb
            return found if found and found.kind == "phrase" else None
    return None


def _floor(tokens: Sequence[Token], low: int, verb: int) -> int:
    for at in range(verb - 1, low - 1, -1):
        if tokens[at].low in _HARD or tokens[at].quote >= 0:
            return at + 1
    return low


def _subject(tokens: Sequence[Token], low: int, verb: int) -> Phrase | None:
    rows = _segments(tokens, low, verb)
    if not rows:
        return None
    last = _without_adverbials(tokens, rows[-1])
    if last:
        return _from_last(tokens, rows, last)
    rows = rows[:-1]
    return _across_commas(tokens, rows) if rows else None


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
        elif depth:
            continue
        elif word in ",，、" or word in _DASHES:
            rows.append([])
        else:
            rows[-1].append(at)
    return rows


def _without_adverbials(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without "on Tuesday" or "in a statement" at its end."""
    row = list(row)
    for _ in range(3):
        n = len(row)
        while n and (tokens[row[n - 1]].low in words("times") or tokens[row[n - 1]].text[0].isdigit()):
            n -= 1
        if (
            n < len(row)
            and n
            and tokens[row[n - 1]].low in ("on", "in", "late", "early", "during", "at", "by", "since")
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
        if n == len(row):
            break
        row = row[:n]
    return row


def _from_last(tokens: Sequence[Token], rows: list[list[int]], last: list[int]) -> Phrase | None:
    """The subject stands right before the verb."""
    found = noun_phrase(tokens, last)
    if found is None:
        return None
    if found.kind == "relative":
        if found.tokens:
            return Phrase("phrase", found.tokens)
        before = [r for r in rows[:-1] if r]
        if before and last[-1] and (tokens[before[-1][0]].capital or tokens[last[0]].low == "which"):
            # "… launched the Coalition, which called on": what stands right before the comma.
            nearest = noun_phrase(tokens, before[-1])
            return _behind_preposition(tokens, nearest) if nearest and nearest.kind == "phrase" else None
        return _across_commas(tokens, before) if before else None
    if found.kind == "same":
        return found
    listed = [r for r in rows[:-1] if r]
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


def _behind_preposition(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The body that "questions to the Foreign Office" ends in."""
    row = phrase.tokens
    for n in range(len(row) - 1, 0, -1):
        word = tokens[row[n]].low
        if word in ("to", "with", "by", "from", "against", "via") and not tokens[row[n - 1]].capital:
            rest = row[n + 1 :]
            bodies = words("persons") | words("bodies")
            if len(rest) > 1 and tokens[rest[0]].low in ("the", "a", "an") and tokens[rest[-1]].low in bodies:
                return Phrase("phrase", rest)  # "reported it to the prosecutor, who"
            if rest and all(tokens[i].capital or tokens[i].low in ("the", "of", "and", "for") for i in rest):
                return Phrase("phrase", rest)
    return phrase


def _bare_noun(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    found = noun_phrase(tokens, row)
    return found is not None and found.kind == "phrase" and found.tokens == tuple(row)


def _across_commas(tokens: Sequence[Token], rows: list[list[int]]) -> Phrase | None:
    """The verb follows a comma: what stands before is subject, then appositions or clauses about it."""
    rows = [r for r in rows if r]
    for at, row in enumerate(rows):
        if intro(tokens, row):
            continue
        found = noun_phrase(tokens, row)
        if found is None or found.kind != "phrase" or not found.tokens:
            continue
        if any(_finite(tokens, row, n) for n in range(row.index(found.tokens[0]))):
            continue  # "it is reviewing the plan, …": the phrase is the verb's object
        rest = rows[at + 1 :]
        if all(_beside(tokens, r) for r in rest):
            return Phrase("phrase", found.tokens, tuple(tuple(r) for r in rest))
    return None


def _beside(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row between commas can stand beside a subject: an apposition, a relative, an age."""
    first = tokens[row[0]]
    if first.low in words("relatives") or first.text[0].isdigit() or intro(tokens, row):
        return True
    if first.low in ("and", "but", "or") or first.low in words("subordinators"):
        return False
    if first.low in words("determiners") and any(tokens[i].low in words("relatives") for i in row[1:]):
        return True  # "a firm that traces coins and has nothing to hide"
    found = noun_phrase(tokens, row)
    return found is not None and found.kind == "phrase"


def _office(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """As in "Under Secretary" is an office, not a preposition."""
    return len(row) > 1 and tokens[row[0]].low == "under" and tokens[row[1]].low == "secretary"


def intro(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row is no subject by its first word: "In a statement", "Speaking in Beijing", "Asked"."""
    token = tokens[row[0]]
    word = token.low
    if _office(tokens, row):
        return False
    if word in words("prepositions") and word not in ("like",):
        return True
    if word in words("subordinators") or word in ("to", "asked", "pressed", "questioned", "citing"):
        return True
    if adverb(word):
        return len(row) == 1 or not (
            tokens[row[1]].capital or tokens[row[1]].low in ("the", "a", "an") or tokens[row[1]].low in OWNERS
        )
    if word in words("times") and word not in ("may", "march", "sun"):
        return True
    later = tokens[row[1]].low if len(row) > 1 else ""
    return (
        word.endswith("ing")
        and len(word) > 5
        and (not token.capital or later in words("prepositions") | words("determiners"))
    ) or (word.endswith("ed") and later in words("prepositions"))


def noun_phrase(tokens: Sequence[Token], row: Sequence[int]) -> Phrase | None:
    """The noun phrase that ends a row; kinds are phrase, same and relative (what a relative goes back to)."""
    cut = 0
    end = len(row)
    for n, at in enumerate(row):
        token = tokens[at]
        word = token.low
        if n and word in words("relatives") and word != "that" and n > cut:
            if n == len(row) - 1 or all(
                adverb(tokens[i].low) or tokens[i].low in words("auxiliaries") for i in row[n + 1 :]
            ):
                return Phrase("relative", tuple(row[cut:n]))
            if _verb_groups(tokens, row[n + 1 :]) > 1:
                return None
            end = n  # "the man who spoke to us said"
            break
        if word in words("relatives") and n == len(row) - 1:
            return Phrase("relative", tuple(_trim(tokens, row[cut:n])))
        if (
            word == "that"
            and n > cut
            and n + 1 < len(row)
            and not any(_finite(tokens, row, k) for k in range(cut, n))
        ):
            if _verb_groups(tokens, row[n + 1 :]) > 1:
                return None
            end = n  # "the union that represents deckhands"
            break
        if (
            word == "and"
            and n + 1 < len(row)
            and tokens[row[n + 1]].low in OWNERS
            and not (n > cut and tokens[row[n - 1]].capital)
        ) or (word in words("subordinators") and not (word == "that" and n == 0 and len(row) <= 3)):
            cut = n + 1
        elif (
            n > cut
            and word in _MADE
            and n + 1 < len(row)
            and tokens[row[n + 1]].low in ("by", "in", "on", "to")
        ):
            end = n  # "a memo seen by the Globe"
            break
        elif _finite(tokens, row, n):
            later = tokens[row[n + 1]].low if n + 1 < len(row) else ""
            if (
                n > cut
                and tokens[row[n - 1]].low in words("persons") | words("titles") | words("documents")
                and later in words("prepositions")
                and word.endswith("ed")
            ):
                end = n  # "an agent called by the prosecution"
                break
            cut = n + 1
    rest = _behind_place(tokens, _trim(tokens, row[cut:end]))
    if rest and end == len(row) and tokens[rest[-1]].low in words("conjunctions"):
        return Phrase("same")
    if not rest:
        conjunction = any(tokens[i].low in words("conjunctions") for i in row[cut:end])
        return Phrase("same") if conjunction else None
    if end == len(row):
        rest = _bare_relative(tokens, rest)
    return Phrase("phrase", (*rest, *row[end:])) if possible(tokens, rest) else None


def _bare_relative(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """The name at the end of "a charge Tehran": the noun before it is what the clause is about."""
    if len(row) < 3 or tokens[row[0]].low not in ("a", "an") or not tokens[row[-1]].capital:
        return row
    before = tokens[row[-2]]
    roles = words("persons") | words("titles") | words("bodies") | words("outlets")
    plain = before.text.isalpha() and before.text.islower() and before.low not in roles
    return row[-1:] if plain and before.low not in words("prepositions") | words("conjunctions") else row


def _verb_groups(tokens: Sequence[Token], row: Sequence[int]) -> int:
    """How many finite verbs a row holds, an auxiliary and its verb being one."""
    marks = [_finite(tokens, row, n) for n in range(len(row))]
    return sum(here and not (n and marks[n - 1]) for n, here in enumerate(marks))


def _behind_place(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without what says where or how before its phrase: "Under cross-examination the agent"."""
    if len(row) < 3 or tokens[row[0]].low not in words("prepositions") or _office(tokens, row):
        return row
    if tokens[row[-1]].low in ("he", "she", "they", "it", "we") and len(row) <= 7:
        return row[-1:]  # "In his book he"
    for n in range(len(row) - 2, 1, -1):
        word = tokens[row[n]].low
        if word in ("the", "a", "an") or word in OWNERS:
            if (
                n <= 6
                and tokens[row[n - 1]].low not in words("prepositions")
                and tokens[row[-1]].low in words("persons") | words("bodies")
            ):
                return row[n:]
            return row
    names = len(row)
    while names > 1 and tokens[row[names - 1]].capital:
        names -= 1
    if names < len(row) <= 9 and tokens[row[names - 1]].low not in words("prepositions") | words(
        "determiners"
    ) | {"and", "'s", "to"}:
        return row[names:]  # "In its request OEE"
    return row


def _trim(tokens: Sequence[Token], row: Sequence[int]) -> list[int]:
    """A row without the conjunctions, adverbs and words of time before its phrase."""
    row = list(row)
    while row:
        word = tokens[row[0]].low
        later = tokens[row[1]].low if len(row) > 1 else ""
        if (
            word in words("conjunctions")
            or (adverb(word) and word not in ("one", "first"))
            or word in ("...", "…", "'", '"', "-", "*", ">", ".")
        ):
            row = row[1:]
        elif word in ("on", "in", "late", "early", "last", "this", "next", "by") and later in words("times"):
            row = row[2:]
            while row and (tokens[row[0]].low in words("times") or tokens[row[0]].text.isdigit()):
                row = row[1:]
        else:
            break
    return row


def _finite(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether the word can only be a verb here."""
    token = tokens[row[n]]
    word = token.low
    if token.capital and n:
        return False
    if word in words("verbs") or (word in words("auxiliaries") and word != "not"):
        return not (n and tokens[row[n - 1]].low in words("determiners")) and not token.capital
    if n and word.endswith("ed") and word not in words("describing") and "-" not in word and len(word) > 4:
        before = tokens[row[n - 1]].low
        return not (
            before in words("determiners")
            or before in words("prepositions")
            or adverb(before)
            or before in words("conjunctions")
        )
    return False


def possible(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether words can name who speaks."""
    if len(row) > LONGEST:
        return False
    first = tokens[row[0]]
    if first.low.partition("'")[0] in words("pronouns") and len(row) == 1:
        return True
    if (
        first.low == "to"
        or (first.low in words("prepositions") and first.low != "like" and not _office(tokens, row))
        or not any(c.isalpha() for i in row for c in tokens[i].text[:12])
    ):
        return False
    if first.low in _NOBODY:
        return False
    return not any(tokens[i].low in _ALONE for i in row)
