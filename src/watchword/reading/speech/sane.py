"""Whether a description can be somebody: the last look before a phrase is taken for a speaker."""

from __future__ import annotations

import re

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.made import Made
from watchword.reading.speech.wording import doer, single

__all__ = ["can_be_somebody"]

#: Marks that stand in menus and titles, and hours.
_MARKS = re.compile(r"[|·•*#=<>{}\\]|(?<![A-Z])/|/(?![A-Z])|\b\d{1,2}[:.]\d\d\b")
#: Words that no name has inside it.
_NEVER = frozenset("he she we they you your i it is was were has had will would said says following".split())
#: Bodies' words that mean what is done where they stand bare: "services continued".
_RUNNING = frozenset("services operations works offices markets".split())
#: Everybody is nobody who speaks, and "let" opens a demand.
_NOBODY = frozenset("everyone everybody anyone anybody nobody let".split())
#: A phrase that ends so was cut in two: "70 percent of all (reported deaths)".
_OPEN = frozenset("the a an all each every any its their his her".split())
#: Words with which no name begins, behind an apostrophe's verb: "You'd".
_OWN = frozenset("i we you they he she it that there".split())
#: Spans of time.
_AGES = frozenset("century decade year month week while".split())
#: Quantities: part of something, not somebody.
_PARTS = frozenset("half most much part none all more less nothing everything something anything".split())


def can_be_somebody(made: Made) -> bool:
    """Whether what a phrase says can be a person, a body, an office or a paper.

    Names hold no finite verb, no weekday, no mark of a menu; a plural without an article is somebody only
    where it names persons or bodies ("services continued as normal" tells of no speaker).
    """
    text = made.text
    if _MARKS.search(text):
        return False
    parts = [w.strip(".,'’\"“”()") for w in text.split()]
    lows = [p.lower() for p in parts if p]
    if (
        not lows
        or lows[0] in _NOBODY
        or (lows[0] in _PARTS and (len(lows) == 1 or lows[1] in ("of", "the", "in")) and not _crowd(made))
    ):
        return False
    if re.split(r"['’]", lows[0])[0] in _OWN and ("'" in lows[0] or "’" in lows[0]):
        return False  # "a grader whom I've known for years"
    if lows[-1] in _AGES and text[:1].islower():
        return False  # "a banker I have known since the last century says"
    relative = lows[0] in words("relatives") - {"that", "whose"} and not parts[0].startswith("WHO")
    if len(lows) > 1 and (relative or "any" in lows):
        return False  # "which rehearses upstairs", "a paper to any family"
    if not made.generic:
        if len(lows) == 1 and lows[0] in words("prepositions", "subordinators", "determiners"):
            return False
        return not any(
            p
            and not p[0].isupper()
            and (p in _NEVER or (p in words("verbs") - {"do"} and not _noun(p)) or _says(p, n))
            for n, p in enumerate(parts)
        ) and not (len(lows) > 1 and set(lows) <= words("times"))
    heads = words("persons", "bodies", "titles", "documents", "outlets")
    cut = lows[-1] in _OPEN and lows[-2:] != ["of", "his"]  # but "an adviser of his"
    near = lows[-1] == "her" and lows[-2:-1] in (["to"], ["with"], ["around"], ["for"])
    cut = cut and not (near and made.head in words("persons"))  # "people close to her"
    if len(lows) > 1 and (cut or lows[0] in words("prepositions") - {"like", "under"}):
        return False
    able = made.head in heads or single(made.head) in heads or doer(single(made.head))
    opens = lows[0] in words("determiners") or lows[0][0].isdigit() or made.owner or made.owned_by
    if opens or made.named_inside or made.head == "he":
        return True
    if len(lows) == 1 and made.plural:
        return able and made.head not in _RUNNING
    return made.plural or able  # "quality" and "limited query" want an article


def _crowd(made: Made) -> bool:
    """Whether part of something is some of those who can speak: "most of the workers"."""
    return made.plural and single(made.head) in words("persons")


def _noun(word: str) -> bool:
    """Whether a verb's form is a noun in names too: "Trade reports"."""
    form = form_of(word)
    return form is not None and form.cue.noun


def _says(word: str, at: int) -> bool:
    """Whether a small word inside a name is a verb of reporting: "Tuesday rejected India"."""
    form = form_of(word)
    return at > 0 and form is not None and form.kind in ("past", "third") and not form.cue.noun
