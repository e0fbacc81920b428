"""Names that are written as small words are: Mr She, Per Hansen, Witness A, Norsk Vind AS, No 10."""

from __future__ import annotations

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.line import Line
from watchword.reading.speech.seen import PRONOUN_NAMES

__all__ = ["mark_names"]

#: Forms of address, behind which a capital is a name.
_ADDRESS = frozenset("mr mrs ms miss dr prof gen col sir".split())
#: Small words that end firms' names in capitals.
_SMALL = frozenset("as at so in it is on an or us we am be do".split())


def mark_names(line: Line) -> None:
    """Take words that are names here for names: He inside a sentence or before a name, "Mr. She", an AS."""
    for i in range(line.low, len(line.row)):
        token = line.row[i]
        addressed = line.word(i - 1) in _ADDRESS or (line.word(i - 1) == "." and line.word(i - 2) in _ADDRESS)
        if token.capital and addressed and token.low in words("pronouns"):
            token.low = token.text  # "Mr. She"
        if token.text == "No" and _downing_street(line, i):
            token.low = token.text  # "No 10 insisted"
        if token.text == "Per" and _given_name(line, i):
            token.low = token.text  # "Per Hansen said"
        if token.text == "A" and i > line.low and line.row[i - 1].capital and _lettered(line, i - 1):
            token.low = token.text  # "Commenter A"
        if token.text.isupper() and token.low in _SMALL | {"if"}:
            kind = i > line.low and line.word(i - 1) in words("bodies", "persons")
            name = kind and i + 1 < len(line.row) and line.row[i + 1].text.istitle()
            if name or (token.low in _SMALL and _ends_name(line, i)):
                token.low = token.text  # "Norsk Vind AS said", "the union IF Metall"
        if token.text in PRONOUN_NAMES and i + 1 < len(line.row):
            following = line.row[i + 1]
            inside = (i > line.low and line.row[i - 1].text not in ".!?:“‘'\"") or _is_comma_quote(
                line, i - 1
            )
            if (following.capital and following.text[0].isalpha() and following.quote < 0) or inside:
                token.low = token.text


def _given_name(line: Line, at: int) -> bool:
    """Whether capitals follow that are no body's and no paper's."""
    behind = at + 1
    while behind < len(line.row) and line.row[behind].capital:
        behind += 1
    names = {line.word(i) for i in range(at + 1, behind)}
    return bool(names) and names.isdisjoint(words("bodies", "documents", "times", "outlets"))


def _ends_name(line: Line, at: int) -> bool:
    """Whether letters in capitals end a firm's name: not in a headline, where all is in capitals."""
    before = line.row[at - 1] if at > line.low else None
    return (
        not line.headline and len(line.row[at].text) > 1 and before is not None
        and before.capital and not before.text.isupper() and before.low not in words("determiners")
    )  # fmt: skip


def _lettered(line: Line, at: int) -> bool:
    """Whether persons or bodies of a kind are told apart by letters: "Witness A", "Company B"."""
    return line.word(at) in words("persons", "bodies", "documents") | {"witness"}


def _is_comma_quote(line: Line, at: int) -> bool:
    """Whether a quotation that ends in a comma stands here."""
    if not line.is_quote(at):
        return False
    inner = line.quotes[line.row[at].quote].inner
    return line.text[max(inner) - 1] == "," if max(inner) > 0 else False


def _downing_street(line: Line, at: int) -> bool:
    """Whether a house of Downing Street does something: "No 10 said", not "No 10 boats came"."""
    return line.word(at + 1) in ("10", "11") and (
        form_of(line.word(at + 2)) is not None or line.word(at + 2) in words("auxiliaries") | {"'s", ".", ""}
    )
