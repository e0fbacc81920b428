"""Sentences as rows of words, with each quotation standing as one: what the rules of reporting read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from watchword.reading.cues import form_of
from watchword.reading.sheets import document
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.spelling import lower
from watchword.reading.tokens import everyday

#: No sentence has more words: a page without stops is cut, so that rules look at bounded rows.
_LONGEST = 300
#: Joined word lists kept: rules join about two hundred.
_JOINED = 1_000
#: Words that tell who was told, and when and where: "the board of the mill in Tarn on Monday".
_HEARER = 14
#: Words from a quotation to the verb behind it, and more where "Ana Sol, a former teacher, told" it.
_SAYS_ON, _BESIDE = 9, 6
_ARTICLES = frozenset(("a", "an", "the"))

__all__ = [
    "SHORT",
    "Token",
    "is_shouted",
    "lexicon",
    "lowered",
    "sentences",
    "tokens_of",
    "words",
]

#: Words, numbers, abbreviations with stops inside, and single marks. Runs of the word part are cut at a
#: length no word has, so that a page without spaces costs no more than its length.
_TOKEN = re.compile(
    r"(?:[^\W\d_]{1,12}-)?(?:[^\W\d_]\.){2,20}|[Tt]hink [Tt]anks?\b|No\. ?\d{1,4}\b|"
    r"[A-Z]{2,8}\.[A-Z]{2,3}\b|[A-Za-z]{2,20}\.(?:com|io|ru|org|net|de|cn|ua|ir)\b|"
    r"[A-Z]{1,3}\d{1,6}(?:[.,]\d{1,6}){1,4}%?|"
    r"\d{1,4}-(?:years?-olds?|[a-z]{3,20})\b|\d[\d.,]{0,40}\d%?|"
    r"\w{1,100}(?:(?:[-'’&/]|–(?=[A-ZÀ-ÞĀ-Ž]))\w{1,100}){0,8}|[^\w\s]"
)
_OWNER = re.compile(r"(?:['’][sS]|(?<=[sS])['’])$")
#: A day's number in brackets behind its name, as Latin American papers write it.
_NUMBERED = re.compile(r"\(\d{1,2}\)(?=[ ,])")
#: What a firm's name ends in, behind a comma that is part of the name.
_ENDING = re.compile(
    r" (?:Inc|Ltd|Llc|LLC|L\.L\.C|LLP|LP|PLC|plc|S\.A|SA|GmbH|Co|Corp|AG|AS|A/S|AB|BV|B\.V|NV|N\.V|SE|SRL|"
    r"S\.r\.l|JSC|Limited|Incorporated)\b"
)
#: What a ministry is for, before a comma and behind it, and how many characters it has at most.
_CAPITALS = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?: [A-ZÀ-ÞĀ-Ž][\w’'-]*){0,3}"
_BODY_OF = re.compile(
    r"\b(?:Ministry|Department|Committee|Commission|Bureau|Agency|Office|Institute|Council|Secretariat|Minister|"
    rf"Secretary|Directorate|Faculty|School) (?:of|for|on) (?:the )?{_CAPITALS}(?:, {_CAPITALS}){{0,3}}$"
)
_AND_LAST = re.compile(rf"(?:, {_CAPITALS}){{1,4}},? (?:and|&) [A-ZÀ-ÞĀ-Ž]")
#: The same of a body that tells its trades first: "the Zakat, Tax and Customs Authority".
_TRADES = re.compile(rf"\b[Tt]he {_CAPITALS}(?:, {_CAPITALS}){{0,2}}$")
_AND_BODY = re.compile(
    rf"(?:, {_CAPITALS}){{1,3}},? (?:and|&) (?:[A-ZÀ-ÞĀ-Ž][\w’'-]* ){{1,3}}"
    r"(?:Authority|Ministry|Department|Agency|"
    r"Commission|Committee|Bureau|Office|Service|Administration|Council|Board|Union|Directorate|Association)\b"
)
_PORTFOLIO = 150
#: An Arabic article before a capital: "al-Burhan", "el-Tayeb".
_ARTICLED = re.compile(r"(?:a[lrsdnzt]|ash|el|ul|bin)[-’'](?=[A-ZÀ-ÞĀ-Ž])")
#: Marks that lead from a word to a note.
_MARKS = frozenset("*†‡")
#: Frames of verbs that may stand behind the words said.
_SAYING = frozenset(("say", "hard", "tell", "quote", "ask"))
#: So many words in capitals make a line shouted.
_SHOUTED = 4
#: An adverb in quotation marks, and the word behind it.
_HOW = re.compile(r"[a-z]{3,20}ly")
_WORD_BEHIND = re.compile(r" ([a-z]+)")
#: A name between quotation marks, its length, and words that say it is one.
_NAME = re.compile(r"[A-ZÀ-ÞĀ-ŽА-Я][\w’'-]{0,20}(?: [A-ZÀ-ÞĀ-ŽА-Я][\w’'-]{0,20})?")
_NICKNAME = 30
_AGED = re.compile(r",? (?:\d\d(?: years old)?,|(?:told|tells|said|says) )")
_KNOWN_AS = re.compile(r"\b(?:(?:known|also known) as|a\.?k\.?a\.?|alias|nicknamed|dubbed)(?: the)? $")
_CALLING = frozenset("called named nicknamed alias dubbed page channel account group newsletter".split())
#: Abbreviations whose stop ends no sentence.
SHORT = frozenset(
    "mr mrs ms dr prof gen col lt sen rep gov capt sgt st no vs inc ltd co corp llc plc jr "
    "sr maj adm jan feb mar "
    "apr jun jul aug sep sept oct nov dec art sec fig est bros dept messrs hon rev supt det "
    "insp amb cie eng engr arch adv brig cmdr cpl pvt asst assoc pres supt messrs mme mlle "
    "ing lic dra sra ft rs ald atty cllr const approx".split()
)
#: Of those, the ones that end a firm's name.
_FIRMS = frozenset("inc ltd co corp llc plc".split())
#: With these a sentence begins, also after "U.S." or "Inc.".
_STARTERS = frozenset(
    "the a an in on at but and he she it they we according this that these those his her its "
    "their under for as "
    "officials after before while however meanwhile since when if some many both i".split()
)


#: Letters of words that titles write with a capital, and bodies that are told by a word before them.
_LARGE = 5
_GROUPS = frozenset("group groups body bodies firm firms company companies lobby charity charities".split())


@dataclass(slots=True)
class Token:
    """A word or mark at characters `start` to `end`; `quote` numbers the quotation that it stands for."""

    start: int
    end: int
    text: str
    low: str
    quote: int = -1
    #: Whether a comma before it belongs to the name that it is in.
    comma: bool = False
    #: Whether it begins as a name does (scripts without case always do).
    capital: bool = field(init=False)

    def __post_init__(self) -> None:
        self.capital = _capital(self.text)


def _capital(text: str) -> bool:
    first = text[0]
    if text[-1].isdigit() and text.startswith("No."):
        return False  # "the world No. 14"
    if first.isupper() or first.istitle() or (first.isalpha() and first.lower() == first.upper()):
        return True
    return first.isalpha() and _ARTICLED.match(text) is not None


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``reporting.toml``, by name."""
    raw = document("reporting")
    return {k: frozenset(v.split()) for k, v in raw.items()}


class WordList(frozenset[str]):
    """Words, some hundreds; joining two lists, which rules do at each sentence, is done once."""

    __slots__ = ()

    def __or__(self, other: Set[Any]) -> WordList:
        return _joined(self, other if isinstance(other, frozenset) else frozenset(other))

    __ror__ = __or__

    def __sub__(self, other: Set[Any]) -> WordList:
        return _without(self, other if isinstance(other, frozenset) else frozenset(other))


@lru_cache(_JOINED)
def _joined(one: WordList, other: frozenset[str]) -> WordList:
    return WordList(one.union(other))


@lru_cache(_JOINED)
def _without(one: WordList, other: frozenset[str]) -> WordList:
    return WordList(one.difference(other))


@cache
def words(*names: str) -> WordList:
    """One word list of ``reporting.toml``, or several together."""
    return WordList(frozenset().union(*(lexicon()[n] for n in names)))


def is_shouted(sentence: str) -> bool:
    """Whether a line is in capitals, as alerts are."""
    return sentence.isupper() and len(sentence.split()) >= _SHOUTED


def lowered(row: Sequence[Token]) -> list[Token]:
    """A headline's words as prose has them: in small letters where they are no names."""
    if not all(t.text.isupper() for t in row if t.quote < 0 and t.text[0].isalpha()):
        return _untitled(row)
    known = frozenset().union(*(lexicon()[k] for k in lexicon() if k != "outlets"))
    return [
        Token(t.start, t.end, t.low, t.low, t.quote)
        if t.quote < 0 and (t.low in known or form_of(t.low))
        else t
        for t in row
    ]


def _untitled(row: Sequence[Token]) -> list[Token]:
    """A headline's words, where each has a capital: those that only say of what kind one is in small letters.

    As in "EU Official: No New Rules", "Treasury Advisory Urges Banks", "Trade Group Wants Clarity"; but
    "Minister Olga Pent Says" and "Norvik Group Wants" are left.
    """
    large = [t for t in row if t.text[0].isalpha() and len(t.text) >= _LARGE and t.quote < 0]
    if len(large) < _SHOUTED or not all(t.capital for t in large):
        return list(row)
    kinds = words("persons", "documents")
    found: list[Token] = []
    for n, token in enumerate(row):
        after = row[n + 1] if n + 1 < len(row) else None
        named = (
            after is not None
            and (after.low == "'s" or after.capital)
            and form_of(after.low) is None
            and after.low not in kinds
        )
        group = token.low in _GROUPS and n and row[n - 1].low in everyday()
        if token.text.istitle() and not named and (token.low in kinds or group):
            if group:
                found[-1] = Token(found[-1].start, found[-1].end, found[-1].low, found[-1].low)
            token = Token(token.start, token.end, token.low, token.low)
        found.append(token)
    return found


def tokens_of(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> list[Token]:
    """The words of a paragraph; each of its quotations is one token with the text ``“”``."""
    found: list[Token] = []
    at = start
    for number, quote in enumerate(quotes):
        found += _plain(text, at, quote.start)
        if _how_said(text, quote) or _nickname(text, quote, found[-1] if found else None):
            found += _plain(text, *quote.inner)
            at = quote.end
            continue
        found.append(Token(quote.start, quote.end, "“”", "“”", number))
        at = quote.end
    found += _plain(text, at, end)
    return found


def _how_said(text: str, quote: Quotation) -> bool:
    """Whether a quotation is only how somebody says it: "the bank “emphatically” denied it"."""
    start, end = quote.inner
    behind = _WORD_BEHIND.match(text, quote.end)
    return _HOW.fullmatch(text, start, end) is not None and bool(behind and form_of(behind[1]))


def _nickname(text: str, quote: Quotation, before: Token | None) -> bool:
    """Whether a quotation is a name: "the founder “Lev”", "Robert “Bob” Reed"."""
    start, end = quote.inner
    end -= text[end - 1 : end] == ","  # as Americans set it: alias "El Lobo," denied
    if quote.open or quote.end - quote.start > _NICKNAME:
        return False
    known_as = _KNOWN_AS.search(text[max(0, quote.start - _NICKNAME) : quote.start])
    if known_as and (text[start:end].isalnum() or _NAME.fullmatch(text, start, end)):
        return True  # "known as the “Kurdish Fox”", "known as “oxbow”"
    if not _NAME.fullmatch(text, start, end):
        return False
    if _AGED.match(text, quote.end):
        return True  # "“Joseph”, 24, from Uganda, told us"
    roles = words("persons", "titles", "bodies") | _CALLING
    return before is not None and (before.low in roles or _between(text, quote, before))


def _between(text: str, quote: Quotation, before: Token) -> bool:
    """Whether a nickname stands between two capitals: "Robert “Bob” Reed"."""
    return before.capital and before.text.isalpha() and text[quote.end : quote.end + 2].strip()[:1].isupper()


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    inside, skip = False, 0
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word == "," and (_ENDING.match(text, match.end()) or _in_portfolio(text, match.start(), start)):
            # "Jade Harbour Co., Ltd. said", "Ministry of Economy, Trade and Industry": no pause
            inside = True
            continue
        if skip > match.start():
            continue
        if word == "(" and (number := _NUMBERED.match(text, match.start())) and match.start() > start:
            skip = number.end()  # "on Wednesday (5)"
            continue
        if word in _MARKS and text[match.start() - 1 : match.start()].isalpha():
            continue  # a note's mark: "Rehana* ran a tea stall"
        low = lower(word, text[start:end])
        if (
            len(word) > 2
            and (owner := _OWNER.search(word))
            and low not in ("it's", "he's", "she's", "that's")
        ):
            cut = match.start() + owner.start()
            yield Token(match.start(), cut, text[match.start() : cut], low[: owner.start()])
            yield Token(cut, match.end(), word[owner.start() :], "'s")
        elif word in "'’" and _owns(text, match.start()):
            yield Token(match.start(), match.end(), word, "'s")
        else:
            yield Token(match.start(), match.end(), word, low, comma=inside)
        inside = False


def _in_portfolio(text: str, comma: int, start: int) -> bool:
    """Whether a comma parts what a ministry is for: "Ministry of Economy, Trade and Industry"."""
    for opens, goes_on in ((_BODY_OF, _AND_LAST), (_TRADES, _AND_BODY)):
        before = opens.search(text, max(start, comma - _PORTFOLIO), comma)
        if before is not None and before.end() == comma and goes_on.match(text, comma):
            return True
    return False


def _owns(text: str, at: int) -> bool:
    """Whether a lone apostrophe is the owner's mark of a plural."""
    return at > 0 and text[at - 1] in "sSxz"


def sentences(text: str, tokens: Sequence[Token], quotes: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """(first, behind the last) token of each sentence; a quotation may end one."""
    first = 0
    for here in range(len(tokens)):
        if here - first >= _LONGEST or _ends(text, tokens, here, quotes, here == first):
            yield first, here + 1
            first = here + 1
    if first < len(tokens):
        yield first, len(tokens)


def _ends(text: str, tokens: Sequence[Token], here: int, quotes: Sequence[Quotation], opens: bool) -> bool:
    """Whether a token ends its sentence; `opens`: it also begins it, as a quotation before a cue does."""
    token = tokens[here]
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    if after is None:
        return True
    if token.quote >= 0:
        inner = quotes[token.quote].inner
        last = text[max(inner[0], inner[1] - 1) : inner[1]]
        if last == "." or last == "。":
            says = opens and _says_on(tokens, here + 1, stopped=True)
            return after.quote >= 0 or (after.capital and not says)
        return (
            last in tuple("!?！？…")
            and (after.capital or after.quote >= 0)
            and not (opens and _says_on(tokens, here + 1))
        )
    if token.text in "!?。！？":
        return after.quote >= 0 or not after.text[0].islower()
    if token.text == "." or (token.text.endswith(".") and len(token.text) > 1):
        if after.quote >= 0:
            before = tokens[here - 1] if here else None
            return not (before and before.low in SHORT and before.low not in _FIRMS)
        if after.text[0].islower() or after.text in ",;:)]":
            return False  # also "(D-Ore.)"
        if token.text != ".":  # U.S.
            on_x = token.text == "X." and here > 0 and tokens[here - 1].low in ("on", "via")
            return after.low in _STARTERS or on_x
        before = tokens[here - 1] if here else None
        if before is None or before.end != token.start:
            return True
        letter = len(before.text) == 1 and before.text.isalpha() and not _measured(tokens, here - 1)
        if before.low in SHORT or letter:
            return after.low in _STARTERS and before.low not in ("mr", "mrs", "ms", "dr")
        return True
    return False


def _measured(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter is no name's: "$80m", "posted on X"."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None:
        return False
    return (before.end == token.start and before.text[0].isdigit()) or (
        token.text == "X" and before.low in ("on", "via")
    )


def _says_on(tokens: Sequence[Token], at: int, *, stopped: bool = False) -> bool:
    """Whether what follows a quotation is who said it: a few words with a verb of saying among them.

    Behind a full stop (`stopped`) somebody who only smiles or shrugs begins a sentence of their own.
    """
    if tokens[at].low in words("prepositions", "subordinators"):
        return False  # "“We make spoons.” Across the road, a man shrugged."
    beside = any(t.text == "," and b.low in _ARTICLES for t, b in pairwise(tokens[at : at + _SAYS_ON]))
    for n, token in enumerate(tokens[at : at + _SAYS_ON + beside * _BESIDE], at):
        if token.low in (".", ";", "“”", ":"):
            return False
        found = form_of(token.low)
        following = tokens[n + 1].low if n + 1 < len(tokens) else "."
        if found is None or token.capital or following == "by" or tokens[n - 1].low.startswith("yoursel"):
            continue  # "“…” Consider yourselves told."
        if stopped and found.cue.frame == "quote":
            return False
        hears = found.cue.frame in ("tell", "ask") and following not in (".", ",", ";", "“”")
        if found.kind in ("past", "third") and hears:
            return _only_hearer(tokens, n + 1)
        if found.kind in ("past", "third") and found.cue.frame in _SAYING:
            # It stands behind the words only where it brings none of its own.
            return (
                following in (".", ",", ";", "“”")
                or following in words("prepositions")
                or following in words("times")
            )
    return False


def _only_hearer(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but who is told stands up to the stop: "told the board on Monday." has no clause."""
    shut = words("subordinators", "auxiliaries", "verbs", "conjunctions", "relatives") | {":", "“”", "to"}
    subjects = frozenset(("he", "she", "they", "it", "we", "i"))
    for n, token in enumerate(tokens[at : at + _HEARER]):
        if token.text in (".", ",", ";"):
            return n > 0
        if token.low in shut or token.low in subjects or token.quote >= 0:
            return False
    return at + _HEARER >= len(tokens) and at < len(tokens)
