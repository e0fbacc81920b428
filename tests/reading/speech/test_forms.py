# ruff: noqa: E501 (forms stand as one string each)
"""Plain attributions, every form with every speaker: whoever is put in as the subject must come out.

Articles written by people show what is rare; what is common must hold for any name. Each sentence is made
of a form and a subject, behind a paragraph in which other people speak.
"""

from __future__ import annotations

import pytest

from watchword.bench.speakers import same_phrase, same_speaker
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of

BEFORE = "Port council weighs new rules on fishing\n\nMarta Ilves, a tailor, opened a shop in Porto. Norvik Bank lent her the money.\n\n"
CLAUSE = "the roof had leaked for two winters"
QUOTE = "We have carried the salt by hand"

#: Where P is who speaks, C a clause, Q a sentence quoted.
FORMS = [
    "P said that C.", "P said C.", "P said on Thursday that C.", "C, P said.", "C, P said on Thursday.",
    "“Q,” P said.", "“Q,” said P.", "“Q,” P told reporters on Thursday.", "According to P, C.", "C, according to P.",
    "P told reporters in Porto that C.", "In a statement posted on Facebook, P said C.",
    "In a statement on Monday P said that C.", "In a statement on Monday, P said that C.",
    "In an interview with the Ledger on Monday, P said that C.", "P insisted that C.", "P argued that C.",
    "P denied that C.", "But P said C.", "Meanwhile, P said that C.", "When the hearing resumed, P said C.",
    "Asked about the ship, P said C.", "P added that C.", "“Q,” P said, adding that C.",
    "P confirmed to the Ledger that C.", "P declined to comment.", "P did not respond to a request for comment.",
    "P urged the council to open its books.", "Last Thursday P said C.", "Earlier, P had said that C.",
    "P wrote on Telegram that C.", "P accused the council of hiding the books.",
    "P called on the council to open its books.", "P rejected the claim.", "“Q”, P said in an email.",
    "P said: “Q.”", "P replied: “Q.”", "P said it would appeal.", "P alleged that C.", "P promised to open the books.",
    "P said in a letter seen by the Ledger that C.", "P also said that C.", "P noted that C.", "P pointed out that C.",
    "P, however, said that C.", "“Q,” P said in a statement, “Q.”", "As P put it, C.", "P testified that C.",
    "P announced that C.", "P had told the court that C.", "P described the claim as “nonsense”.",
    "P called the claim “nonsense”.", "P reportedly said that C.", "P said the yard was closed and that C.",
]  # fmt: skip

NAMED = [
    "Taras Ostapchuk", "harbour master Eleni Markou", "Kim Jong-su", "She Zhijiang", "Willy Ngoma",
    "Gen. Rodel Macaspac", "Ms. Delacroix-Hayes", "T. G. Nyamhunga", "Abd al-Rahman al-Milad",
    "Under Secretary Corinne Aldous", "Prey Watch", "Human Rights First", "Norsk Vind AS",
    "Jade Harbour Shipping Co., Ltd.", "Titan Playgrounds, Inc.", "VEB.RF", "the Ministry of Economy, Trade and Industry",
    "the UN integrated office", "the European Commission", "the Karen Army", "RT’s press office", "Reporters Without Borders",
]  # fmt: skip
UNNAMED = [
    "a senior official", "two people familiar with the matter", "a former U.S. official", "one London underwriter",
    "an official in the ministry of commerce", "a pilot hired by the port", "a Thai police colonel",
    "three of five former combatants", "a person aware of the matter", "state prosecutors", "an adviser of his in Nairobi",
]  # fmt: skip


def sentence(form: str, who: str) -> str:
    """A form with its parts put in; a capital begins it."""
    text = (
        form.replace("Q", "\0")
        .replace("C", "\1")
        .replace("P", who)
        .replace("\1", CLAUSE)
        .replace("\0", QUOTE)
    )
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("who", NAMED + UNNAMED)
def test_whoever_is_the_subject_speaks(who: str) -> None:
    wrong = []
    for form in FORMS:
        text = BEFORE + sentence(form, who) + "\n"
        found = [s for s in statements_of(page_of_text(text)) if s.start >= len(BEFORE) - 2]
        told = found[0].speaker if found else None
        if told is None or not (same_speaker(told, [who]) or same_phrase(told, [who])):
            wrong.append((sentence(form, who), told))
    assert wrong == []


WOMAN = ("Elena Varga", "Varga", "nurse", "the nurse", "she")
MAN = ("Peter Okafor", "Okafor", "harbour master", "the harbour master", "he")
BANK = ("Sorrel Foods", "Sorrel Foods", "", "the company", "it")
UNION = ("the Department of Trade", "the Department of Trade", "", "the department", "it")
FIRM = ("Delta Crypto", "Delta Crypto", "", "the exchange", "it")


def told_of(one: tuple[str, ...], how: int) -> str:
    """Sentences that tell of somebody, who speaks in the first two."""
    name, _, role, _, _ = one
    note = f", a {role}," if role else ""
    text = [f"{name}{note} said the tide was high.", f"According to {name}{note} the tide was high.",
            f"{name}{note} opened an office in Porto."][how]  # fmt: skip
    return text[0].upper() + text[1:]


NEXT = ["P said that C.", "P said C.", "“Q,” P said.", "P added that C.", "P denied that C.", "P declined to comment.",
        "P told the Ledger that C.", "In a statement on Monday, P said C."]  # fmt: skip


@pytest.mark.parametrize("how", [0, 1, 2])
@pytest.mark.parametrize(
    "between", [" ", "\n\n", " The hearing lasted an hour. ", " A decision is due in June.\n\n"]
)
@pytest.mark.parametrize("one", [WOMAN, MAN, BANK, UNION, FIRM], ids=lambda o: o[0])
def test_who_is_meant_by_a_pronoun_a_surname_or_a_noun(one: tuple[str, ...], between: str, how: int) -> None:
    wrong = []
    name, surname, _, noun, pronoun = one
    for word in dict.fromkeys((surname, noun, pronoun)):
        for form in NEXT:
            begin = "Port council weighs new rules\n\n" + told_of(one, how) + between
            text = begin + sentence(form, word) + "\n"
            found = [s for s in statements_of(page_of_text(text)) if s.end > len(begin)]
            told = found[0].speaker if found else None
            if told is None or not same_speaker(told, [name, noun]):
                wrong.append((text[len(begin) - 40 :], told))
    assert wrong == []


@pytest.mark.parametrize("other", [BANK, UNION, FIRM], ids=lambda o: o[0])
@pytest.mark.parametrize("one", [WOMAN, MAN], ids=lambda o: o[0])
def test_he_and_she_are_nobody_without_a_face(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    text = f"Port news\n\n{told_of(one, 0)} {told_of(other, 0)} {one[4].title()} said the roof had leaked.\n"
    assert statements_of(page_of_text(text))[-1].speaker == one[0]
