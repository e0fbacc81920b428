"""Whom a lead tells of by a role, and the paragraph behind it by name: the lead's speaker, and no other."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.leads import same_office
from watchword.reading.speech.statements import statements_of

BAKER = "A retired baker has told a court in Tarn that he was paid to stay silent."
LINE = "The ferry line will cut two routes, its chief financial officer said on Friday."
PORT = "The quay will close for good, a port official said on Monday."


def first_speaker(*paragraphs: str) -> str:
    """Who says what the first paragraph tells."""
    return statements_of(page_of_text("\n\n".join(paragraphs)))[0].speaker or ""


@pytest.mark.parametrize(
    ("lead", "behind", "speaker"),
    [
        (BAKER, "Ole Brandt, who baked for the prison until 2019, said two men came at night.", "Ole Brandt"),
        (LINE, "“We lose money on both,” Karin Holm, the line's CFO, told investors.", "Karin Holm"),
        (LINE, "“We lose money on both,” Karin Holm said. “It has to stop.”", "Karin Holm"),
        (LINE, "Speaking at a fair in Upper Tarn, Karin Holm said both lose money.", "Karin Holm"),
        (
            PORT,
            "Omar Diallo, the deputy director of ports, told reporters the piles had rotted.",
            "Omar Diallo",
        ),
        (
            "Tarn opposes any levy on grain, a Trade Ministry spokeswoman said on Friday.",
            "Ma Lihua made the comments at a daily briefing when asked about the levy.",
            "Ma Lihua",
        ),
        (
            "The union will strike on Friday, its leader said.",
            "Lena Fors, who heads the union, told members it was their right.",
            "Lena Fors",
        ),
        (
            "A Tarn dairy fed its cows on chalk, a former employee told a court on Monday.",
            "Ana Sol, who worked for the dairy until May, said the chalk came in sacks.",
            "Ana Sol",
        ),
    ],
)
def test_is_named_in_the_next_paragraph(lead: str, behind: str, speaker: str):
    assert first_speaker(lead, behind) == speaker


@pytest.mark.parametrize(
    ("lead", "behind"),
    [
        (BAKER, "Ana Sol, prosecuting, said two men came at night."),
        (BAKER, "Judge Ana Sol said the case would go on."),
        (LINE, "But Karin Holm told investors it was too early."),
        (LINE, "Karin Holm denied that any route would close."),
        (LINE, "“It is a disgrace,” said Karin Holm of the dockers' union."),
        (LINE, "His brother Omar Diallo said it would not."),
        (PORT, "“Nobody asked us,” Ana Sol, a docker, told reporters."),
        (PORT, "Ana Sol, who drives a crane there, said nobody had asked her."),
        (PORT, "Ana Sol, too, said the piles had rotted."),
        ("The quay will close, an official said, asking not to be named.", "Ana Sol said it was a disgrace."),
        ("The quay will close, a source said on Monday.", "Ana Sol told reporters it was a disgrace."),
        (
            "The quay will close, a spokeswoman said on Monday.",
            "Peter Holm told reporters it was a disgrace.",
        ),
        ("The quay will close, officials said on Monday.", "Ana Sol told reporters it was a disgrace."),
    ],
)
def test_is_nobody_else(lead: str, behind: str):
    assert first_speaker(lead, behind)[:1].islower() or first_speaker(lead, behind).startswith("A ")


def test_text_comes_back_to_it():
    text = "\n\n".join(
        (PORT, "Omar Diallo said the piles had rotted.", "“We looked twice,” the official said.")
    )
    assert {s.speaker for s in statements_of(page_of_text(text))} == {"Omar Diallo"}
    text += "\n\nAn official in Orsk said the quay there was sound. “Come to us,” the official said."
    assert statements_of(page_of_text(text))[-1].speaker != "Omar Diallo"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("its chief information officer", "the utility's CIO", True),
        ("an official of the port", "director-general", True),
        ("a spokesperson for the bank", "spokeswoman", True),
        ("its chief executive", "the bank's CFO", False),
        ("a farmer", "a docker", False),
        ("an official", "a docker", False),
    ],
)
def test_same_office(one: str, other: str, same: bool):
    assert same_office(one, other) is same
