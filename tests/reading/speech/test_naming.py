# ruff: noqa: E501 (texts stand as one string each)
"""What the words of a phrase say by themselves, and whom a later word for it means."""

from __future__ import annotations

import pytest

from said import told


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("Commenter A, a ferry firm, states that no yard makes it.", "no yard", "Commenter A"),
        ("Witness K told the court that the crates were empty.", "the crates", "Witness K"),
        ("Commenter Ada Merrow states that no yard makes it.", "no yard", "Ada Merrow"),
        ("“It was sealed,” said Special Agent in Charge Ada Merrow of the bureau's Tarn Field Office.", "It was", "Ada Merrow"),
        ("Director of Communications Ivo Tarn of the Harbour Board said the quay was shut.", "the quay", "Ivo Tarn"),
        ("Tarn should “mind its own nets,” an embassy statement read.", "mind its", "embassy"),
        ("The ferry has been arrested, court papers show.", "The ferry", "court papers"),
        ("A 30-second clip claims that the mayor swam to Tarn.", "the mayor", "30-second clip|A 30-second clip"),
    ],
)  # fmt: skip
def test_a_role_and_what_it_is_called(text, part, speaker):
    assert told(text, part).speaker in speaker.split("|")


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("The tug's agent, Brisk Quay, denies it. In a statement it said the tug was scrap.", "the tug was", "Brisk Quay"),
        ("The bakers fear rain. The trade union wants dry sheds. It accuses the mayor of sloth.", "accuses", "trade union"),
        ("The union fears rain at the fair. It accuses the mayor of sloth.", "accuses", "union"),
        ("The firm denied any debt. Frightened of whom? Of the bank, she explains.", "Of the bank", None),
        ("The judge asked Ada Merrow to seize a hut that she says was never hers.", "was never", "Ada Merrow|judge"),
        ("The guild asked a clerk in Tarn on Friday to seal a hut that it says was sold to Ivo Tarn.", "was sold", "guild"),
        ("The lender, according to the Quay Gazette, said the till “was dry”.", "was dry", "lender"),
        ("Ada Merrow, a fellow at a centre linked to the navy, said the fog had lifted.", "the fog", "Ada Merrow"),
    ],
)  # fmt: skip
def test_whom_a_subject_means(text, part, speaker):
    assert told(text, part).speaker in (speaker.split("|") if speaker else [None])


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("The jury was told by a customs analyst, Ivo Tarn, that the seal was new.", "the seal", "Ivo Tarn"),
        ("The jury was told by a customs analyst that the seal was new.", "the seal", "a customs analyst"),
        ("Ada Merrow noted that an interest has been shown by buyers in two ports.", "an interest", "Ada Merrow"),
        ("Ada Merrow's counsel, Ivo Tarn, welcomed the order as “a dry spell”.", "a dry spell", "Ivo Tarn"),
        ("Ada Merrow deemed the order absurd.", "the order absurd", "Ada Merrow"),
    ],
)  # fmt: skip
def test_agents_and_namers(text, part, speaker):
    assert told(text, part).speaker == speaker


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("The gulls own the pier, according to a report published on Friday by the Quay Trust.", "The gulls", "Quay Trust"),
        ("According to papers filed in court by Ada Merrow, the hut fell.", "the hut", "Ada Merrow"),
        ("The gulls own the pier, according to a report seen by the Quay Trust.", "The gulls", "report"),
        ("Ada Merrow said the fog lifted. The pier, she went on, “has nothing to hide.”", "nothing to hide", "Ada Merrow"),
        ("Ada Merrow said the fog lifted. The show went on, a porter said.", "The show", "a porter"),
        ("The firm's first argument was that title had passed. It rained, Ada Merrow said.", "title had", "firm"),
        ("The guild's position, set out in a letter, was that it believed the hut was dry.", "the hut", "guild"),
        ("VLOGGER Ivo Tarn has blasted the mayor.\n\n“They sold my hut,” fumed the 44-year-old in a clip.", "They sold", "Ivo Tarn"),
        ("The panel heard that only nine had replied. The chair said that customs forms were lost.", "customs forms", "chair"),
    ],
)  # fmt: skip
def test_who_stands_behind_papers_and_asides(text, part, speaker):
    assert told(text, part).speaker == speaker
