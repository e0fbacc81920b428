"""Words by themselves: their number, whether they name a doer or an outlet, and a phrase's own wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.seen import ARTICLES

__all__ = [
    "bare_article",
    "doer",
    "is_outlet",
    "is_plural",
    "opens_sentence",
    "outlet_name",
    "single",
    "text_of",
    "words_of",
]

#: One body, whatever its ending.
_SINGULAR = frozenset("customs news headquarters politics".split())
#: Nouns that end as doers do and do nothing.
_THINGS = frozenset(
    "letter paper tanker freighter carrier order matter number offer power water border "
    "computer container server register "
    "newsletter chapter trailer motor sensor reactor sector factor transponder dinner winter "
    "summer river corner answer plant".split()
)
#: What a paper is called before its name, and sites of news behind theirs.
_PAPER = (
    r"(?:newspaper|daily|weekly|magazine|broadcaster|news agency|website|news site|news portal|portal|"
    r"news outlet|outlet|tabloid)"
)
_CALLED_PAPER = re.compile(rf"(?:[Tt]he |[Aa] )(?:[\w'’-]+ ){{0,2}}?{_PAPER} (?P<name>[A-ZÀ-Þ].*)")
_NEWS_SITE = re.compile(
    r"(?:[Tt]he )?(?P<name>(?:[A-ZÀ-Þ][\w.’'-]* ?)+) (?:news |online )?(?:website|site|portal|outlet)"
)
#: What agencies and stations are called behind a word of news: "the Sal news agency", "a radio station".
_SENDERS = frozenset("agency agencies site website portal channel station outlet service".split())
_OF_NEWS = frozenset("news press radio tv television satellite wire".split())
#: Words with which a station or paper is called what it is: "Radio Tarn", "the broadcaster TRK".
_STATIONS = frozenset("radio tv television channel broadcaster gazeta diario jornal telewizja".split())


def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, agency or station, by its words."""
    low = name.lower().replace("’", "'").replace("'s", "").replace(".", "")
    found = [w for w in re.findall(r"[\w-]+", low) if w not in ARTICLES]
    return (
        bool(found)
        and (
            found[-1] in words("outlets")
            or found[0] in ("reuters", "bloomberg", "xinhua", "nikkei", "agence", "associated")
            or found[0] in _STATIONS
            or found[-1] in _STATIONS
            or (found[-1] in _SENDERS and not (_OF_NEWS | words("outlets")).isdisjoint(found[-2:-1]))
        )
        and not set(found) & {"ministry", "commission", "council", "court"}
    )


def outlet_name(told: str) -> str | None:
    """The name in what a paper or site is called: "the newspaper El Faro", "the Border Voice news site"."""
    found = _CALLED_PAPER.fullmatch(told) or _NEWS_SITE.fullmatch(told)
    return found["name"].strip() if found else None


def text_of(tokens: Sequence[Token], row: Sequence[int]) -> str:
    """Words with the gaps they had, single blanks between; a list keeps its commas."""
    out: list[str] = []
    end = -1
    for i in row:
        token = tokens[i]
        if out and token.start != end:
            listed = token.comma or (tokens[i - 1].text == "," and tokens[i - 1].start == end)
            out.append(", " if listed else " ")
        out.append(token.text)
        end = token.end
    return "".join(out).strip()


def bare_article(text: str) -> str:
    """A phrase without the article before it."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", text)


def words_of(name: str) -> frozenset[str]:
    """The words that make a name, small, without articles, "of" and the owner's 's."""
    low = name.lower().replace("’s", "").replace("'s", "").replace(".", "")
    return frozenset(re.findall(r"[\w-]+", low)) - {"the", "of", "a", "an", "and", "for"}


def is_plural(word: str) -> bool:
    """Whether a noun means several, by its ending or as police and people do."""
    return word in (
        "people",
        "men",
        "women",
        "police",
        "spokespeople",
        "spokesmen",
        "staff",
        "fishermen",
        "crew",
    ) or (word.endswith("s") and not word.endswith(("ss", "us")) and word not in _SINGULAR)


def opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a sentence's first, where a capital says nothing."""
    return at == 0 or tokens[at - 1].text in ".!?:" or tokens[at - 1].quote >= 0


def doer(word: str) -> bool:
    """Whether a noun names one who does something, by its ending."""
    return (
        word.endswith(("er", "or", "ist", "ian", "man", "woman"))
        and len(word) > 4
        and word not in _THINGS
        and word not in words("bodies")
    )


def single(word: str) -> str:
    """A plural's singular, by its ending."""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word
