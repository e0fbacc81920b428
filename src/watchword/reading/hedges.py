"""How a statement is hedged, and what its words do: negation, modality, a promise, a demand, a denial."""

from __future__ import annotations

import re

__all__ = ["asked_for", "calls_false", "hedges_of", "stance_of_words"]

_BE = r"(?:is|are|was|were|be|been|being|remains?)"
_HEDGES = re.compile(
    "|".join(
        (
            rf"(?:\b{_BE}\s+)?\b(?:considering|weighing|weighs|mulling|mulls|contemplating|exploring)\b",
            rf"\b{_BE}\s+(?:not\s+)?(?:likely|unlikely|expected|poised|set|due|ready|prepared|willing|"
            rf"open)\s+to\b(?:\s+[\w-]+)?",
            r"\b(?:has|have|had)\s+yet\s+to\b(?:\s+[\w-]+)?",
            r"\b[A-Za-z]+n['’]t\b(?:\s+yet)?(?:\s+[\w-]+)?",
            r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|shall|should|may|"
            r"might|must)\s+(?:also\s+)?"
            r"(?:not|never)\b(?:\s+yet)?(?:\s+[\w-]+)?",
            r"\bcannot\b(?:\s+[\w-]+)?",
            r"\b(?:may|might|could|would|should|must)\s+(?:have\s+|be\s+)?[\w-]+",
            r"\b(?:allegedly|reportedly|apparently|supposedly|purportedly|possibly|perhaps|probably|"
            r"presumably|alleged|"
            r"suspected|purported|so-called)\b",
            r"\b(?:never|neither|nobody|no one|none of|no longer|in no way)\b",
            r"\b(?:seems?|seemed|appears?|appeared|believed|thought|said|alleged|understood)\s+to\b",
            r"\bplans?\s+to\b",
        )
    ),
    re.IGNORECASE,
)
#: "May" with a number beside it is the month.
_MONTH = re.compile(r"May \d")
_MOST = 12

#: "Might have to" demands nothing.
_SOFT = re.compile(
    r"\b(?:might|may|will|would|could|did|does|do|not)(?:n['’]t)? (?:have|need) to\b", re.IGNORECASE
)
#: Words that call something said a lie.
_FALSE = re.compile(
    r"\b(?:false|lies?|lying|untrue|baseless|groundless|unfounded|fabricat\w+|nonsense|"
    r"slander\w*|smears?|fiction|absurd|ridiculous|"
    r"recycled|defamatory|malicious|not true)\b",
    re.IGNORECASE,
)

#: How questions begin that ask for an answer or an act, in parliaments too ("To ask the Minister").
_REQUEST = re.compile(
    r"^\W*(?:and |but |so )?(?:(?:will|would|could|can|does|do|is|are) "
    r"(?:he|she|they|you|it|the|my|any)\b[^.]*\?|"
    r"(?:if|what steps|to ask) (?:the|he|she|they)\b)",
    re.IGNORECASE,
)
_FIRST = r"(?:we|i)"
_PROMISE = re.compile(
    rf"^\W*(?:and |but |so )?{_FIRST}(?:\s+will|\s+shall|['’]ll)\s+(?!not\s+(?:know|see)|see|"
    rf"know|have to|never know)",
    re.IGNORECASE,
)
#: The same told by another: "said it would send a team".
_WOULD = re.compile(
    r"^\W*(?:that )?(?:it|he|she|they)(?:['’](?:ll|d)| will| would)\s+(?:also |now |soon )?(?:send|pay|repay|"
    r"refund|compensate|provide|publish|return|repair|replace|give|build|fix|cooperate|co-operate|resign|release|donate|"
    r"restore|remove|withdraw|stop|end)\b",
    re.IGNORECASE,
)
#: What ministries announce in set words.
_MEASURES = re.compile(
    r"\bwill (?:also )?(?:take|adopt) (?:all |resolute |the )*(?:necessary )?(?:counter)?measures\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"^\W*(?:we|i) (?:strongly |again |also |firmly )?(?:urge|demand|call on|call for|ask|request|appeal)\b|"
    r"^\W*(?:please|kindly|let us\b|stop|ask|do not|don['’]t|write|check|call|release|end|"
    r"lift|withdraw|respect)\s|"
    r"\b(?:must|ought to|had better|has to|have to|needs? to)\s+(?!be noted|have known|"
    r"have been)(?:at once |immediately |now )?[a-z]+",
    re.IGNORECASE,
)
_OWN_DEMAND = re.compile(rf"^\W*(?:please|kindly|{_FIRST}\b)", re.IGNORECASE)
#: A sentence that begins with what to do.
_IMPERATIVE = re.compile(
    r"^\W*(?=[A-Z])(?i:give|let|take|keep|bring|send|put|leave|hand|show|tell|pay|drop|do|run|open|close|publish|"
    r"return|read|listen to|look at|get|make|come)\s+(?:it|him|her|them|us|me|the|a|an|his|your|their|that|"
    r"this|those|these|back|out)\b",
)
#: In somebody's own words only: paraphrased, "should" argues.
_SHOULD = re.compile(r"\bshould\s+(?!be noted|have)[a-z]+", re.IGNORECASE)
_OWN = re.compile(rf"\b{_FIRST}\s+(?:must|should|ought|have to|need)", re.IGNORECASE)
_NOTHING = re.compile(
    r"^\W*(?:we|i) (?:have|had) (?:nothing (?:further |more )?to (?:announce|add|say|offer|share)|"
    r"no (?:further )?(?:information|comment|details))\b|"
    r"^\W*no comment\b|\b(?:will|would|shall) do (?:nothing of the (?:kind|sort)|no such thing)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"^\W*(?:that|this)\s*(?:is|was|['’]s)\s+(?:simply |just )?not\b|"
    rf"^\W*(?:that|this|it|these|those|they)\s*(?:is|was|are|were|['’]s)\s+(?:simply |"
    rf"completely |entirely |just |totally )?(?:not true|false|untrue|a lie|lies|nonsense|"
    rf"fabricated|baseless|groundless|slander|absurd|wrong|ridiculous)\b|"
    r"\bwe\s*(?:have|['’]ve)\s+never\s|"
    r"^\W*no (?:links?|ties?|connections?|interest|role|knowledge|dealings)\b|"
    rf"\b{_FIRST}\s+(?:have |had |did |do |are |was |were )?(?:never|not|"
    rf"n['’]t)\b[^.]{{0,60}}\b(?:sold|supplied|shipped|helped|knew|known|involved|part|"
    r"dealt|traded|worked|supported|links?|ties?|connection|relationship)\b|"
    r"\b(?:has|have|had)\s+(?:had\s+)?no\s+(?:links?|ties?|connection|interest|role|part|"
    r"involvement|knowledge|relationship|dealings|business)\b|"
    r"\b(?:baseless|groundless|unfounded|fabricated|fabrication|smear|slander|slanderous|"
    r"refuted|pure fiction|nonsense|untrue)\b|"
    r"\bno (?:factual |legal )?(?:basis|foundation|truth)\b|"
    r"\bthere (?:is|was|are|were|has been|have been|has) never (?:been )?(?:a single|any)\b|"
    r"\bnobody (?:bought|paid|asked|told)\b",
    re.IGNORECASE,
)


def hedges_of(text: str) -> tuple[str, ...]:
    """The words that negate or soften, as they stand in a text, each once, at most a dozen.

    >>> hedges_of("They haven't agreed, and may never do so")
    ("haven't agreed", 'may never')
    """
    found: dict[str, None] = {}
    for match in _HEDGES.finditer(text[:5000]):
        if not _MONTH.match(text, match.start()):
            found[" ".join(match.group().split())] = None
        if len(found) >= _MOST:
            break
    return tuple(found)


def asked_for(words: str) -> str | None:
    """A question by which something is asked of somebody: "Will she look again?" demands; else None."""
    return "demands" if _REQUEST.match(words[:1000]) and words.rstrip(" ”\"'")[-1:] in "?." else None


def calls_false(words: str) -> bool:
    """Whether words call a claim false: to "call it false" is to deny it."""
    return _FALSE.search(words[:1000]) is not None


def stance_of_words(words: str, quoted: bool) -> str | None:
    """What words do by themselves, whatever the verb that brings them: promises, demands, denies or None."""
    words = words[:1000]
    if _NOTHING.search(words):
        return "declines"
    if _PROMISE.match(words) or _MEASURES.search(words) or _WOULD.match(words):
        return "promises"
    if _DENIAL.search(words):
        return "denies"
    words = _SOFT.sub(" ", words)
    demand = (
        _DEMAND.search(words)
        or (quoted and _IMPERATIVE.match(words))
        or (_SHOULD.search(words) if quoted else None)
    )
    first = re.sub(r"^\W+", "", words)[:1]
    if demand and quoted and demand.start() == 0 and first.islower() and not _OWN_DEMAND.match(words):
        return None  # part of a sentence: "parts for engines that “do not tow caravans”"
    if demand and (quoted or demand.start() > 0 or words[:1].islower()) and not _OWN.search(words):
        return "demands"
    return None
