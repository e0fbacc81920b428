"""Who stands beside a verb of reporting: the noun phrase before it, or behind it, with its appositions.

No parser is needed for this much: subjects end where the verb's group begins, and commas, relatives and
conjunctions tell where they start. Where the words don't make a phrase, there is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.groups import adverb
from watchword.reading.speech.leadins import (
    ACTING,
    OWNERS,
    PERIODS,
    behind_lead_in,
    behind_place,
    is_office,
    trimmed,
)
from watchword.reading.speech.wording import is_plural

__all__ = [
    "ASKED",
    "CALLED",
    "LONGEST",
    "MADE",
    "NOBODY",
    "Phrase",
    "finite",
    "intro",
    "noun_phrase",
    "possible",
]

#: Participles that stand behind a paper or a person, with "by" or a place.
MADE = frozenset(
    "seen reviewed obtained published released posted issued signed written sworn shown filed "
    "shared commissioned compiled collected gathered read viewed liked "
    "leaked prepared drafted circulated distributed cited quoted reached contacted interviewed".split()
)
#: Participles without -ed that stand behind who suffers them.
_SUFFERED = frozenset("led run held built made known taken chosen sent hit".split())
#: How one is reached by who asks; with these a clause before a subject opens: "Contacted, the colonel said".
ASKED = frozenset(
    "asked pressed questioned contacted reached approached consulted interviewed quizzed sought".split()
)
#: How participles end that say what befell persons in a place: "drivers stuck at the border".
_BEFELL = ("ed", "stuck", "caught", "held", "lost", "hurt", "born", "shot")
#: Behind these a clause follows without "that": "the date the Agency notified it".
_WHEN = frozenset("date day time moment week month year way reason place".split())
_ABOUT = frozenset("more over nearly almost about around widely".split())
_THOUSANDS = frozenset("thousand million billion trillion".split())
CALLED = frozenset("called named nicknamed dubbed".split())
#: Participles behind a noun that say whose it is, or where.
_TIED = frozenset(
    "affiliated linked aligned connected tied attached allied accredited headquartered registered "
    "incorporated domiciled seconded".split()
)
#: "That" and a noun; the least words of a clause with an object before "who".
_THAT_ONES, _CLAUSE = 2, 6
#: Words before a verb that are looked through for its subject; time stays bounded.
_ROW = 80
#: Beyond this a row of words is no name of a speaker.
LONGEST = 22
#: Words that are no speaker, and such as never stand inside a longer phrase.
NOBODY = frozenset(
    "nobody nothing none neither mine yours theirs hers ours everything nor there here "
    "yourself yourselves".split()
)
_ALONE = NOBODY | frozenset("he she they we i it who".split())


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


def intro(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row is no subject by its first word: "In a statement", "Speaking in Beijing", "Asked"."""
    token = tokens[row[0]]
    word = token.low
    if is_office(tokens, row):
        return False
    if word in words("prepositions") and word not in ("like",):
        return True
    if word in words("subordinators") | ASKED | {"to", "citing"}:
        return True
    if adverb(word):
        return len(row) == 1 or not (
            tokens[row[1]].capital or tokens[row[1]].low in ("the", "a", "an") or tokens[row[1]].low in OWNERS
        )
    surname = token.capital and len(row) == 1 and word in PERIODS - {"early"}  # "Day (added)"
    if word in words("times") and word not in ("may", "march", "sun") and not surname:
        return True
    later = tokens[row[1]].low if len(row) > 1 else ""
    return (
        word.endswith("ing")
        and len(word) > 5
        and (not token.capital or later in words("prepositions", "determiners") or _opens_with(tokens, row))
    ) or (word.endswith("ed") and word != "united" and later in words("prepositions"))


def _opens_with(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a lone participle opens the sentence: "Reacting, the chairman …"."""
    return len(row) == 1 and (row[0] == 0 or not tokens[row[0] - 1].text[0].isalnum())


def noun_phrase(tokens: Sequence[Token], row: Sequence[int]) -> Phrase | None:
    """The noun phrase that ends a row; kinds are phrase, same and relative (what a relative goes back to)."""
    row = behind_lead_in(tokens, row[-_ROW:])
    if len(row) > 2 and tokens[row[0]].low in ("citing", "quoting") and tokens[row[-1]].low == "who":
        row = row[1:]  # "citing a person who (said)"
    bare = len(row) > 1 and tokens[row[0]].low == "which"
    several = bare and len(row) == _THAT_ONES and is_plural(tokens[row[1]].low)
    several = several or (bare and _whole_noun(tokens, row[1:]) and not _verb_groups(tokens, row[1:]))
    if several or (bare and all(tokens[i].capital for i in row[1:])):
        row = row[1:]  # "of fraud, which Dimov (denied)", "limits, which critics (say) punish"
    that = next((n for n in range(len(row) - 2, 0, -1) if tokens[row[n]].low == "that"), 0)
    if that and _told_inside(tokens, row, that):
        row = row[that + 1 :]  # "froze money held by a firm that prosecutors (say belongs to him)"
    cut = 0
    end = len(row)
    if tokens[row[-1]].low in ("and", "but") and len(row) > 1:
        return Phrase("same")  # "rejects any claim that it paid and states"
    if (
        len(row) > 1
        and tokens[row[-1]].low in ACTING
        and tokens[row[-2]].low in words("relatives") | {"what"}
    ):
        return Phrase("phrase", (row[-1],))  # "a chalet that it (says was bought)", "which he (denies)"
    for n, at in enumerate(row):
        token = tokens[at]
        word = token.low
        if n and word in words("relatives") and word != "that" and n > cut:
            behind = [tokens[i].low for i in row[n + 1 :]]
            if all(adverb(w) or w in words("auxiliaries") for w in behind):
                return Phrase("relative", tuple(_antecedent(tokens, row[cut:n], word)))
            groups = _verb_groups(tokens, row[n + 1 :])
            if groups > 1 and not _keeps_name_back(behind):
                return None
            suffering = word == "whom" and tokens[row[n - 1]].low not in words("prepositions")
            if not groups and (suffering or (word == "which" and _whole_noun(tokens, row[n + 1 :]))):
                cut = n + 1  # "a claim which the terminal has rejected", "a man whom police accuse of theft"
                continue
            end = n  # "the man who spoke to us said"
            break
        if word in words("relatives") and n == len(row) - 1:
            return Phrase("relative", tuple(_antecedent(tokens, trimmed(tokens, row[cut:n]), word)))
        if (
            word == "that"
            and n > cut
            and n + 1 < len(row)
            and not any(finite(tokens, row, k) for k in range(cut, n))
            and not (n == cut + 1 and cut and tokens[row[cut]].low.endswith(("ed", "ood", "ought")))
        ):  # but "It is | understood that two members"
            groups = _verb_groups(tokens, row[n + 1 :])
            if groups > 1:
                return None
            several = tokens[row[cut]].low in words("determiners") and _several(tokens, row[n + 1 :])
            inserted = _inserted(tokens, row[n + 1 :])
            # "a step that the mayor (called unfair)", but "not every day that a minister (admits)"
            before = tokens[row[n - 1]].low
            opens = tokens[row[cut]].low in words("determiners") and before not in _WHEN
            opens = (opens or before in words("claims")) and not adverb(before)
            told = all(tokens[i].capital for i in row[cut:n])  # "told Ana Sol that crews (had asked)"
            told = told and tokens[row[n + 1]].low in words("persons", "determiners")
            other = told or (opens and _whole_noun(tokens, row[n + 1 :]))
            if not groups and (several or other or inserted or _acts_alone(tokens, row[n + 1 :])):
                cut = n + 1  # "a chalet that it (says was bought)", "a charge that the bank (denies)"
                continue
            end = n  # "the union that represents deckhands"
            break
        if (
            word == "and"
            and n + 1 < len(row)
            and tokens[row[n + 1]].low in OWNERS
            and not (n > cut and tokens[row[n - 1]].capital)
        ) or (
            word in words("subordinators") and not (word == "that" and n == 0 and _is_that_one(tokens, row))
        ):
            cut = n + 1
        elif (
            n > cut
            and word in MADE
            and n + 1 < len(row)
            and (
                tokens[row[n + 1]].low in ("by", "in", "on", "to")
                or (tokens[row[n - 1]].low in words("documents") and _how_often(tokens[row[n + 1]]))
            )
        ):
            end = n  # "a memo seen by the Globe"
            break
        elif n > cut and word in MADE and n == len(row) - 1 and tokens[row[n - 1]].low in words("documents"):
            end = n  # "court papers filed on Tuesday"
            break
        elif finite(tokens, row, n):
            later = tokens[row[n + 1]].low if n + 1 < len(row) else ""
            if n > cut and word in _TIED and later in ("to", "with", "in", "at", "near", "by"):
                end = n  # "a think tank affiliated to the ministry"
                break
            before = tokens[row[n - 1]].low if n > cut else ""
            there = later in ("", "there", "here") and not cut and tokens[row[0]].low in words("determiners")
            if (
                (before in words("persons", "titles", "documents", "bodies") or before.endswith("-old"))
                and (
                    later == "by"
                    or (later in words("prepositions") | {"as"} and word.endswith(_BEFELL))
                    or there
                )
                and (word.endswith(_BEFELL) or word in _SUFFERED)
                and not _tells(tokens, row, n)
            ):
                end = n  # "an agent called by the prosecution", "the mother of a boy held there"
                break
            if _only_describes(tokens, row, cut, n):
                if later in words("prepositions") | {"to"}:
                    end = n  # "a hotel owner accused of hiding it"
                    break
                continue  # "the UN integrated office"
            cut = n + 1
    rest = behind_place(tokens, trimmed(tokens, row[cut:end]))
    if rest and end == len(row) and tokens[rest[-1]].low in words("conjunctions"):
        return Phrase("same")
    if not rest:
        conjunction = any(tokens[i].low in words("conjunctions") for i in row[cut:end])
        return Phrase("same") if conjunction else None
    if end == len(row):
        rest = _bare_relative(tokens, rest)
    return Phrase("phrase", (*rest, *row[end:])) if possible(tokens, rest) else None


def _keeps_name_back(behind: Sequence[str]) -> bool:
    """Whether a relative says that somebody is not to be named: "who did not want her name published"."""
    return {"want", "wanted", "wish", "wished"} & {*behind} != set() and "name" in behind


def _only_describes(tokens: Sequence[Token], row: Sequence[int], cut: int, n: int) -> bool:
    """Whether a past form belongs to the noun that an article opens: the row's own verb stands behind it."""
    if cut or n <= 1 or not tokens[row[n]].low.endswith("ed"):
        return False
    opens = words("determiners") - {"that", "this", "these", "those"}
    shut = words("conjunctions", "relatives", "subordinators") | {","}
    return (
        not (n + 1 < len(row) and tokens[row[n + 1]].low in words("determiners"))  # "launched the Coalition"
        and tokens[row[0]].low in opens
        and not any(tokens[i].low in shut for i in row)
        and not any(finite(tokens, row, k) for k in range(n + 1, len(row)))
    )


def _how_often(token: Token) -> bool:
    """Whether a word begins to say how often: "a post shared 40,000 times", "viewed more than"."""
    return token.text[0].isdigit() or token.low in _ABOUT


def _tells(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a past form tells a clause: "A detective testified in May that informants (had seen)"."""
    form = form_of(tokens[row[n]].low)
    return bool(form and form.cue.frame in ("say", "hard")) and "that" in [tokens[i].low for i in row[n:]]


def _antecedent(tokens: Sequence[Token], row: Sequence[int], relative: str) -> Sequence[int]:
    """Whom "who" takes up at a clause's end: "gave time to reply to 140 families (who say)"."""
    if relative != "who" or len(row) < _CLAUSE:
        return row
    for n in range(len(row) - 2, 0, -1):
        before, word = tokens[row[n - 1]].low, tokens[row[n]].low
        if before in ("to", "with", "by", "from", "against") and not tokens[row[n - 1]].capital:
            if tokens[row[n - 2]].low in ("close", "familiar", "next"):
                return row  # "a person close to the bureau who"
            opens = word in words("determiners") or word[:1].isdigit()
            return row[n:] if opens and n > 1 else row
    return row


def _is_that_one(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether "that" before a noun points to it: "that firm", not "that the firm"."""
    following = tokens[row[1]] if len(row) > 1 else None
    opens = words("determiners", "pronouns")
    if following is not None and len(row) == _THAT_ONES and is_plural(following.low):
        return False  # "complained that parents (had warned)"
    if following is not None and (is_plural(tokens[row[-1]].low) or following.low in words("adverbs")):
        return False  # "heard that customs forms (described)", "said that only nine (had reported)"
    return len(row) <= 3 and (following is None or (following.low not in opens and not following.capital))


def _whole_noun(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row can be a subject by itself: with an article, or all capitals."""
    return tokens[row[0]].low in words("determiners") or all(tokens[i].capital for i in row)


def _acts_alone(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row is a pronoun or a name, and nothing else: behind "that" it acts itself."""
    return (len(row) == 1 and tokens[row[0]].low in ACTING) or all(tokens[i].capital for i in row)


def _several(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row is only a noun for several persons: "the fuel that officials (call “green”)"."""
    return len(row) == 1 and is_plural(tokens[row[0]].low) and tokens[row[0]].low in words("persons")


def _inserted(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether who says it stands inside a relative: "fees that truckers (say would) add", "the mayor"."""
    verb = row[-1] + 1
    said = form_of(tokens[verb].low) if verb + 1 < len(tokens) else None
    if said is None or said.cue.frame not in ("say", "hard") or said.kind not in ("past", "third", "base"):
        return False
    able = is_plural(tokens[row[-1]].low) or _whole_noun(tokens, row)
    return able and (
        tokens[verb + 1].low in words("auxiliaries") - {"not"} or _does_something(tokens, verb + 1)
    )


def _told_inside(tokens: Sequence[Token], row: Sequence[int], that: int) -> bool:
    """Whether behind "that" and a noun stand those who say what the noun does."""
    before = tokens[row[that - 1]].low
    return form_of(before) is None and before not in words("verbs") and _inserted(tokens, row[that + 1 :])


def _does_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb with its own object stands there: "that prosecutors say (belongs to the senator)"."""
    word, behind = tokens[at], tokens[at + 1].low if at + 1 < len(tokens) else ""
    verb = word.low.endswith(("s", "ed")) and not word.capital and len(word.low) > _CLAUSE
    return verb and behind in words("determiners", "prepositions") | {"to"}


def _bare_relative(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """Who acts in "a charge Tehran (denies)", "a claim the counsel (dismissed)": behind what it is about.

    And in "240 days from the date the Agency (notified)".
    """
    for n in range(len(row) - 1, 1, -1):
        if tokens[row[n]].low in {"the", *OWNERS} and tokens[row[n - 1]].low in _WHEN:
            return row[n:]
    lone = len(row) > 1 and tokens[row[-2]].low in words("claims")
    if lone and (tokens[row[-1]].low in words("pronouns") or _several(tokens, row[-1:])):
        return row[-1:]  # "a charge it (denies)", "a charge officials (denied)"
    if is_plural(tokens[row[0]].low) and tokens[row[0]].low in words("claims") and len(row) > 1:
        opens = tokens[row[1]].capital or tokens[row[1]].low in {"the", *OWNERS}
        return row[1:] if opens else row  # "charges the bank (denies)"
    if len(row) < 3 or tokens[row[0]].low not in ("a", "an"):
        return row
    for n in range(2, len(row) - 1):
        before = tokens[row[n - 1]]
        if tokens[row[n]].low in {"the", *OWNERS}:
            inside = (
                before.capital or before.low in words("prepositions", "conjunctions") or before.low == "to"
            )
            return row if inside else row[n:]
    if not tokens[row[-1]].capital:
        return row
    before = tokens[row[-2]]
    roles = words("persons", "titles", "bodies", "outlets")
    plain = before.text.isalpha() and before.text.islower() and before.low not in roles
    return row[-1:] if plain and before.low not in words("prepositions", "conjunctions") else row


def _verb_groups(tokens: Sequence[Token], row: Sequence[int]) -> int:
    """How many finite verbs a row holds, an auxiliary and its verb being one."""
    plain = [i for i in row if tokens[i].low not in ("not", "n't") and not adverb(tokens[i].low)]
    marks = [finite(tokens, plain, n) for n in range(len(plain))]
    return sum(here and not (n and marks[n - 1]) for n, here in enumerate(marks))


def finite(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether the word can only be a verb here."""
    token = tokens[row[n]]
    word = token.low
    if token.capital and n:
        return False
    if word == "do" and 0 < n < len(row) - 1 and tokens[row[n - 1]].capital and tokens[row[n + 1]].capital:
        return False  # "Águas do Sabor"
    if word == "won" and n and (tokens[row[n - 1]].text[0].isdigit() or tokens[row[n - 1]].low in _THOUSANDS):
        return False  # "who lost 90 million won (said)"
    if word == "lead" and n + 1 < len(row) and tokens[row[n + 1]].low in words("persons", "titles"):
        return False  # "lead investigator Ana Sol (said)"
    if word in words("verbs") or (word in words("auxiliaries") and word != "not"):
        return not (n and tokens[row[n - 1]].low in words("determiners")) and not token.capital
    following = tokens[row[n + 1]] if n + 1 < len(row) else None
    whole = not any(tokens[i].low in ACTING for i in row[:n])
    if n and whole and word in CALLED and following is not None and following.capital:
        return False  # "a choir called Nordic Song (has asked)"
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
        or (first.low in words("prepositions") and first.low != "like" and not is_office(tokens, row))
        or not any(c.isalpha() for i in row for c in tokens[i].text[:12])
    ):
        return False
    named = len(row) > 1 and first.capital and tokens[row[1]].capital  # "Am Sam Ath"
    doing = len(row) > 1 and first.low.endswith("ing") and not first.capital
    if first.low in words("auxiliaries") and len(row) > 1 and not named:
        return False
    if doing and tokens[row[1]].low in words("determiners"):
        return False  # "reflecting the response some reported"
    if first.low in NOBODY or first.low in ("citing", "quoting"):
        return False
    # "a person close to it": a pronoun stands only behind a preposition.
    return not any(
        tokens[i].low in _ALONE
        and not (n and tokens[row[n - 1]].low in words("prepositions") | {"to"})
        and not (0 < n == len(row) - 1 and tokens[i].low in ("there", "here"))
        for n, i in enumerate(row)
    )
