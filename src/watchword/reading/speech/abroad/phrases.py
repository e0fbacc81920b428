"""Noun phrases in languages other than English: where one begins and ends beside a verb, and its names.

The rules are few and alike for all languages of ``languages.toml``: an article, a capital or a noun for
somebody begins a phrase, words that join what belongs to it go on with it, and a comma may bring a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from watchword.reading.speech.abroad.languages import Language, small
from watchword.reading.speech.clauses import Token
from watchword.reading.speech.quotations import Quotation
from watchword.reading.tables import is_given, place_code

__all__ = ["MARKED", "Group", "Row", "cut", "row_of"]

#: A word's `quote` where it belongs to a name between marks.
MARKED = -2

#: So many words a phrase, and a note behind it, can have.
_LONGEST, _NOTE = 14, 12
#: A sentence of more words is cut: time stays bounded.
_SENTENCE = 300
#: A quotation of so many words, begun with a capital, may be a name.
_NAME = 5
_TOKEN = re.compile(
    r"\b(?:M|MM|Sr|Sra|Dr|Dra|Sig|Prof)\.(?= ?[^\W\d_a-zà-ÿ])|"
    r"\d[\d.,]*\d|\d|(?:[^\W\d_]\.){2,8}|[^\W\d_]{1,12}[’'](?=[^\W\d_])|\w{1,80}(?:[-&/]\w{1,80}){0,8}|[^\w\s]"
)
#: What stands before an apostrophe as a word of its own; elsewhere it is part of one.
_ELIDED = frozenset("l d n s j m t c qu jusqu lorsqu puisqu dell all nell sull un dall quell".split())
#: Words whose stop ends no sentence.
_SHORT = frozenset(
    "sr sra dr dra st ste nr vgl bzw gto sin núm art lic ing prof gen col m mme av ee uu г гг им ул "
    "тыс млн млрд руб д стр п p pp al ca inc co ltd".split()
)
#: Small words inside names of persons and bodies.
_PARTICLES = frozenset(
    "de del la las los el y e da do dos das di della van von der den bin ibn al du des d’ l’ le für".split()
)
#: An Arabic article before a capital, and the length of the ending that makes Romance adverbs.
_ARTICLED = re.compile(r"(?:a[lrsdnzt]|ash|el|ul)-[A-ZÀ-ÞĀ-Ž]")
_MENTE = 7
_END = frozenset(".!?…")
_DASH = frozenset("—–-")


@dataclass(slots=True)
class Group:
    """A noun phrase: numbers of its words, of those of its notes, and the last that belongs to it."""

    words: list[int]
    notes: list[list[int]] = field(default_factory=list)
    last: int = -1
    #: It stands behind a preposition and speaks nevertheless: "В ВТБ опровергли".
    case: bool = False

    @property
    def first(self) -> int:
        """Its first word."""
        return self.words[0]


def row_of(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> list[Token]:
    """The words of a stretch in small letters beside their own; each quotation, unless a name, is one."""
    found: list[Token] = []
    at = start
    for number, quote in enumerate(quotes):
        found += _plain(text, at, quote.start)
        if _is_name(text, quote, found[-1] if found else None, end):
            named = list(_plain(text, *quote.inner))
            for token in named:
                token.quote = MARKED
            found += named
        else:
            found.append(Token(quote.start, quote.end, "“”", "“”", number))
        at = quote.end
    return [*found, *_plain(text, at, end)]


def _is_name(text: str, quote: Quotation, before: Token | None, end: int) -> bool:
    """Whether a quotation is a name: «Юнармия», „Dnevnik Plus“."""
    said = text[slice(*quote.inner)].strip()
    if quote.open or not said or len(said.split()) > _NAME or said[-1] in ".,!?…" or not said[0].isupper():
        return False
    following = text[quote.end : quote.end + 3].strip()
    if before is None or before.text in "—–-:.!?":
        return before is None and following[:1] not in (",", "—", "–", "-", ".", "") and quote.end < end
    return before.text[-1].isalnum() or before.low.endswith("’")


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    at = start
    while match := _TOKEN.search(text, at, end):
        word = match.group()
        if word[-1] in "’'" and len(word) > 1 and small(word[:-1]) not in _ELIDED:
            longer = re.compile(r"\w+[’']\w+(?:[-’']\w+)*").match(text, match.start(), end)
            word = longer.group() if longer else word
        yield Token(match.start(), match.start() + len(word), word, small(word))
        at = match.start() + len(word)


def cut(text: str, tokens: Sequence[Token], quotes: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """(first, behind the last) word of each sentence."""
    first = 0
    for here in range(len(tokens)):
        after = tokens[here + 1] if here + 1 < len(tokens) else None
        if after is None or here - first >= _SENTENCE or _ends(text, tokens, here, quotes, after):
            yield first, here + 1
            first = here + 1


def _ends(text: str, tokens: Sequence[Token], here: int, quotes: Sequence[Quotation], after: Token) -> bool:
    token = tokens[here]
    opens = after.quote >= 0 or after.text[0].isupper() or after.text[0] in "¿¡«„“—–"
    if token.quote >= 0:
        inner = text[slice(*quotes[token.quote].inner)].rstrip()
        return inner[-1:] in _END and inner != "" and opens and after.text not in _DASH
    if token.text not in _END or not (opens or after.text[0].isdigit()):
        return False
    before = tokens[here - 1] if here else None
    if token.text != "." or before is None:
        return before is None or after.text not in _DASH
    if before.text.isdigit() and len(before.text) < 3:
        return after.quote >= 0
    short = before.low in _SHORT or (len(before.text) == 1 and before.text.isalpha())
    return not short and after.text not in _DASH


@dataclass
class Row:
    """One sentence's words, and what can be asked of them."""

    language: Language
    tokens: list[Token]

    def low(self, at: int) -> str:
        """A word in small letters; nothing beyond the row."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        if not 0 <= at < len(self.tokens):
            return False
        return self.tokens[at].text[0].isupper() or _ARTICLED.match(self.tokens[at].text) is not None

    def is_word(self, at: int) -> bool:
        """Whether a word of letters stands here."""
        return 0 <= at < len(self.tokens) and self.tokens[at].quote < 0 and self.tokens[at].text[0].isalpha()

    def is_quote(self, at: int) -> bool:
        """Whether a quotation stands here."""
        return 0 <= at < len(self.tokens) and self.tokens[at].quote >= 0

    def has(self, at: int, *names: str) -> bool:
        """Whether the word here is in one of the language's sets."""
        low = self.low(at)
        if "adverbs" in names and len(low) > _MENTE and low.endswith("mente"):
            return True
        return self.language.has(low, *names)

    def is_somebody(self, at: int) -> bool:
        """Whether a noun for a person, a body, a source or a document stands here."""
        low = self.low(at)
        return (
            self.language.is_person(low)
            or self.language.is_body(low)
            or self.language.is_document(low)
            or self.has(at, "sources", "speakers", "outlets", "titles")
            or (self.language.code == "de" and low.endswith(("kreise", "kreisen")))
        )

    def begins(self, at: int, *, lone: bool = False) -> bool:
        """Whether a noun phrase can begin here; `lone`: any word will do that has no other office."""
        if not self.is_word(at):
            return False
        if self.has(at, "he", "she", "they", "determiners") or self.is_somebody(at):
            return True
        if self.has(
            at, "prepositions", "that", "relatives", "and", "adverbs", "negations", "openers", "auxiliaries"
        ):
            return False
        return self.is_capital(at) or (lone and self.low(at) not in self.language.finite)

    def group(
        self, at: int, *, lone: bool = False, stop: int | None = None, closed: bool = False
    ) -> Group | None:
        """The noun phrase that begins at a word; `closed`: a note behind it must end with a comma."""
        if not self.begins(at, lone=lone):
            return None
        if self.has(at, "he", "she", "they") and not self.has(at, "determiners"):
            return Group([at], [], at)
        end = self._end(at, min(at + _LONGEST, len(self.tokens) if stop is None else stop))
        words = list(range(at, end))
        if not words or all(self.has(i, "determiners", "joins") for i in words):
            # "sagte sie": a pronoun where nothing follows that it could belong to
            return Group([at], [], at) if self.has(at, "he", "she", "they") else None
        found = Group(words, [], end - 1)
        while self.low(found.last + 1) == "," and (note := self._note(found.last + 2, stop)):
            if closed and self.low(note[-1] + 1) != ",":
                break
            found.notes.append(note)
            found.last = note[-1]
        return found

    def _end(self, at: int, stop: int) -> int:
        """Behind the last word of the phrase that begins at a word."""
        tell = self.language
        i = at
        named = False
        body = False
        while i < stop and self.is_word(i):
            low = self.low(i)
            before = self.low(i - 1)
            joined = i > at and tell.has(before, "joins", "determiners")
            body = body or tell.is_body(low)
            if tell.has(low, "joins"):
                if i > at and low == "der" and self.tokens[min(i + 1, len(self.tokens) - 1)].quote == MARKED:
                    break
                if i > at and named and tell.code == "de" and low == "der" and self.has(i + 1, "outlets"):
                    break
                if not self.is_word(i + 1) or (i > at and tell.has(before, "joins")):
                    break
            elif (
                (i > at and not joined and self._closes(i, body))
                or tell.has(low, "that", "negations")
                or (tell.has(low, "relatives") and i > at)
                or (i > at and not joined and tell.has(low, "determiners") and not self.is_capital(i))
            ):
                break
            named = named or (self.is_capital(i) and not self.is_somebody(i))
            i += 1
        while i > at and self.has(i - 1, "joins", "prepositions", "and"):
            i -= 1
        return i

    def _closes(self, at: int, body: bool) -> bool:
        """Whether a word belongs to no noun phrase before it."""
        low = self.low(at)
        if self.has(at, "and"):
            return not (body and self.is_capital(at - 1) and self.is_capital(at + 1))
        if self.has(at, "prepositions"):
            return not (body and low in ("für", "para", "pour", "per", "по") and self.is_capital(at + 1))
        return self.has(at, "adverbs", "auxiliaries") or (
            low in self.language.finite and not self.is_capital(at)
        )

    def _note(self, at: int, stop: int | None) -> list[int]:
        """A note between commas that says who somebody is: "vecina", "presidente da organizada"."""
        end = at
        limit = len(self.tokens) if stop is None else stop
        while end < limit and end - at <= _NOTE and (self.is_word(end) or self.low(end).isdigit()):
            end += 1
        close = self.low(end) if end < limit else "."
        if end == at or end - at > _NOTE or close not in (",", ".", "—", "–", ":", "“”", ")", ";"):
            return []
        lows = [self.low(i) for i in range(at, end)]
        if self.has(at, "that", "relatives", "and", "negations", "openers") or not self.begins(at, lone=True):
            return []
        if any(w in self.language.finite or self.language.has(w, "that", "auxiliaries") for w in lows):
            return []
        return list(range(at, end))

    def text(self, source: str, words: Sequence[int]) -> str:
        """Words as they stand, without an article before."""
        words = list(words)
        while len(words) > 1 and self.has(words[0], "determiners") and not self.has(words[0], "numbers"):
            words = words[1:]
        said = source[self.tokens[words[0]].start : self.tokens[words[-1]].end]
        return " ".join(re.sub(r"[«»„“”\"]", "", said).split())

    def proper(self, words: Sequence[int]) -> list[int]:
        """A named body's words: what stands in small letters behind the last capital isn't its name."""
        last = max((n for n, i in enumerate(words) if self.is_capital(i)), default=len(words) - 1)
        agrees = self.language.code == "fr" and last + 1 < len(words) and self.low(words[last]).endswith("s")
        if agrees and self.low(words[last + 1]).endswith("s") and self.is_word(words[last + 1]):
            last += 1  # "Affaires étrangères"
        return list(words[: last + 1]) if self.language.code != "de" else list(words)

    def names(self, words: Sequence[int]) -> list[list[int]]:
        """Runs of capitals, with the small words inside them, that may be names of persons."""
        runs: list[list[int]] = []
        for i in words:
            if self.is_capital(i) and self.tokens[i].text[0].isalpha():
                if runs and (i == runs[-1][-1] + 1 or self._linked(runs[-1][-1], i)):
                    runs[-1] += list(range(runs[-1][-1] + 1, i + 1))
                else:
                    runs.append([i])
        return runs

    def _linked(self, low: int, high: int) -> bool:
        between = [self.low(i) for i in range(low + 1, high)]
        return 0 < len(between) <= 2 and all(w in _PARTICLES for w in between)

    def person(self, words: Sequence[int]) -> list[int]:
        """The words of a person's name in a phrase whose head says what the person is, or none."""
        for run in self.names(words):
            inside = run[0] > words[0] and self.has(run[0] - 1, "joins")
            inside = inside or (run[0] - 1 > words[0] and self.has(run[0] - 2, "joins"))
            if self.language.code == "de":
                inside = run[0] > words[0] and self.has(run[0] - 1, "joins") and self.low(run[0] - 1) != "der"
            bare = list(run)
            if len(run) == 1 and run[0] == words[0] and len(words) > 1 and not self.is_capital(words[1]):
                continue  # the sentence's first word
            while len(bare) > 1 and (
                self.has(bare[0], "titles") or self.is_somebody(bare[0]) or self._is_role(bare)
            ):
                if self.language.is_body(self.low(bare[0])) or self.low(bare[1]) in _PARTICLES:
                    break
                bare = bare[1:]
            body = self.language.is_body(self.low(bare[0])) or self._acronym(bare[0])
            given = next((k for k in range(1, len(bare) - 1) if self._is_split(bare, k)), 0)
            if given and (body or (inside and place_code(self.tokens[bare[0]].text))):
                return bare[given:]
            if self._cyrillic_split(bare, run, words):
                return bare[-2:]
            if inside or body or self.is_somebody(bare[0]):
                continue
            return bare
        return []

    def _is_split(self, run: Sequence[int], at: int) -> bool:
        """Whether a person's name begins inside a run: behind a body's, with a given name."""
        before = self.low(run[at - 1])
        return before not in _PARTICLES and (
            is_given(self.tokens[run[at]].text) or self._acronym(run[at - 1])
        )

    def _acronym(self, at: int) -> bool:
        return len(self.tokens[at].text) > 1 and self.tokens[at].text.isupper()

    def _is_role(self, run: Sequence[int]) -> bool:
        """Whether a German noun before a name says what the person is: "Galeristin Ruth Amsler"."""
        if self.language.code != "de" or len(run) < 3:
            return False
        word = self.low(run[0])
        if self.has(run[0] - 1, "determiners"):
            return True  # "der Lotse Kai Brandt": a person's name has no article
        return word.endswith(
            ("in", "er", "ist", "or", "ent", "ant", "är", "chef", "wart", "rat", "loge", "ler")
        ) and (not is_given(self.tokens[run[0]].text))

    def _cyrillic_split(self, bare: Sequence[int], run: Sequence[int], words: Sequence[int]) -> bool:
        """Whether a Russian body in the genitive stands between the noun and the name."""
        if self.language.code != "ru" or len(bare) != 3:
            return False
        low = self.low(bare[1])
        role = run[0] != words[0] or len(run) > len(bare)
        return role and not low.endswith(("вич", "вна", "вны", "вича"))
