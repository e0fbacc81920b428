"""Whether two writings of a speaker's name are the same: case, articles, titles and accents apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["folded", "same_phrase", "same_speaker"]

_ARTICLES = frozenset("a an the el la le".split())
#: Words before a name that say what the person is, not who.
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady judge justice president vice prime minister deputy "
    "secretary governor mayor senator representative councilman councilwoman general colonel major captain "
    "lieutenant inspector chief director attorney ambassador spokesman spokeswoman spokesperson chairman "
    "chairwoman commissioner detective officer agent coach sheikh señor señora herr frau".split()
)
#: A word that makes what stands before a name another party: the lawyer *for* Ms X is not Ms X.
_TURNS = frozenset("of for to by from with against and about".split())
_EMPTY = _ARTICLES | _TURNS | frozenset("who one his her their its our in at on not be".split())
_WORD = re.compile(r"\w+")


def folded(name: str) -> tuple[str, ...]:
    """A name's words in lower case without accents, possessive, leading articles and leading titles.

    What follows a comma or stands in brackets says what the speaker is, and goes too. A name of
    titles alone (``the Secretary``) keeps them.
    """
    head = re.split(r"[,(（]", name, maxsplit=1)[0] or name
    plain = unicodedata.normalize("NFKD", head.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = _WORD.findall(re.sub(r"'s\b|'$", "", plain).replace(".", ""))
    while words and words[0] in _ARTICLES:
        words = words[1:]
    bare = list(words)
    while bare and bare[0] in _TITLES | _ARTICLES:
        bare = bare[1:]
    return tuple(bare or words)


def same_speaker(told: str, right: Iterable[str]) -> bool:
    """Whether a told name is one of the right ones.

    ``harbour master Eleni Markou`` is Eleni Markou; ``a lawyer for Eleni Markou`` is not.
    """
    words = folded(told)
    for name in right:
        want = folded(name)
        if words == want:
            return True
        before = words[: len(words) - len(want)]
        if len(want) > 1 and words[len(before) :] == want and not _TURNS & set(before):
            return True
    return False


def same_phrase(told: str, right: Iterable[str]) -> bool:
    """Whether two phrases for somebody unnamed are the same, or share a word that means something."""
    words = set(folded(told)) - _EMPTY
    return any(folded(told) == folded(name) or words & (set(folded(name)) - _EMPTY) for name in right)
