"""Constructions by which words get their speaker: relatives, asides, agents, nouns of saying, letters."""

from __future__ import annotations

import pytest

from said import told
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        # a relative with a negation, and a participle with "by", belong to the subject
        ("A guard who was not authorized to brief the press said it rained.", "it rained", "A guard"),
        ("The party led by Irina Holt says it rained.", "it rained", "party"),
        ("The firm run by two brothers says it rained.", "it rained", "firm"),
        ("Ana Sol, a researcher at a trust tied to the port, told us it rained.", "it rained", "Ana Sol"),
        # "that it says", "which he denies": the sentence's subject, not what stands before
        ("The Crown asked a judge to seize a chalet that it says was stolen.", "was stolen", "Crown"),
        ("Norvik put a levy on the ship that it says carried oats.", "carried oats", "Norvik"),
        ("The army is accused by two monks of burning the mill, which it denies.", "it denies", "army"),
        ("The mayor is said to own the mill, which he denies.", "he denies", "mayor"),
        # who passes words on between commas does not speak
        ("The bank, according to TASS, said the governor was at work.", "governor was at work", "bank"),
        # the agent of a passive has a name beside it; several delegations emphasize
        ("The court was told by an analyst, Luc Morel, that it rained.", "it rained", "Luc Morel"),
        ("It was emphasized by several delegations that it rained.", "it rained", "several delegations"),
        # nouns of saying
        ("The bank took the view that it rained.", "it rained", "bank"),
        ("Norvik expressed concern that it rained.", "it rained", "Norvik"),
        ("The port ministry widened it, citing “the weather in the north”.", "the weather", "port ministry"),
        ("Minister Paul Orsic assured on television that it rained.", "it rained", "Paul Orsic"),
        # persons told apart by letters, papers by whose they are
        ("Commenter A, a trade body, states that it rained.", "it rained", "Commenter A"),
        ("Commenter B contends that it rained.", "it rained", "Commenter B"),
        ("An RMP affidavit filed in the case alleges it rained.", "it rained", "RMP"),
        ("A 40-second video shared widely on Zork claims that it rained.", "it rained", "A 40-second video"),
        ("The north should “stop it,” an embassy statement read.", "stop it", "embassy"),
        ("A statement from the army's media office reads: “It rained.”", "It rained", "army's media office"),
        # names beside "one of", behind "called", beside a relative; a land is no author
        ("One of the four, Qasr Chemicals, said by email that it rained.", "it rained", "Qasr Chemicals"),
        ("A choir called Nordic Song, which meets upstairs, has asked us to stop ringing.", "stop ringing",
         "Nordic Song"),
        ("The port quoted a nurse, who was not named, as saying that it rained.", "it rained", "a nurse"),
        ("According to a US indictment, it rained.", "it rained", "US indictment"),
        ("It is thought the clerk had mistaken the day.", "the clerk had", ""),
        ("Paul Orsic has dismissed Western claims that guards fired, saying it “rained.”", "rained",
         "Paul Orsic"),
        ("Madam Loh Mei is being sued by Norvik Services. The firm says it rained.", "it rained", "firm"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, part: str, speaker: str):
    assert (told(text, part).speaker or "").startswith(speaker)


def test_who_passes_words_on_is_told():
    assert told("The bank, according to TASS, said it rained.", "it rained").relayed_by == ("TASS",)


@pytest.mark.parametrize(
    "text",
    [
        "Interest has been shown by partners in three towns.",
        "It was built by several brothers that summer.",
        "The bank took the train that morning.",
        "The ministry cited by Norvik widened the roster.",
    ],
)
def test_nobody_speaks(text: str):
    assert statements_of(page_of_text(text)) == []


def test_an_abbreviation_behind_a_hyphen_ends_no_sentence():
    one = told("The alert reminds readers that non-U.S. persons may be fined.", "may be fined")
    assert one.text.endswith("non-U.S. persons may be fined")
