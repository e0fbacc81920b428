"""Whom a headline tells of by a noun alone, and the text below it by name."""

from __future__ import annotations

import pytest

from watchword.reading.pages.making import page_of_html
from watchword.reading.speech.statements import statements_of


def headed(headline: str, *below: str) -> str:
    """Who says what a headline tells."""
    body = "".join(f"<p>{p}</p>" for p in below)
    page = page_of_html(f"<html><body><article><h1>{headline}</h1>{body}</article></body></html>")
    return statements_of(page)[0].speaker or ""


@pytest.mark.parametrize(
    ("headline", "below", "speaker"),
    [
        (
            "Leader says waiting “would cost more”",
            "Councillor Vera Holm, who leads the council, said it had been advised to act.",
            "Vera Holm",
        ),
        (
            "Kenyan refinery rejects claim it bought stolen gold",
            "Orsa Gold Refinery on Thursday rejected a claim that it had bought stolen gold.",
            "Orsa Gold Refinery",
        ),
        (
            "Oslo chip maker says it has stopped sales",
            "Lumo Circuits, the Oslo packaging house, has asked to be taken off the list.",
            "Lumo Circuits",
        ),
        (
            "Firm says it has stopped sales",
            "Lumo Circuits, the packaging house that was listed in May, wants to be taken off.",
            "Lumo Circuits",
        ),
        (
            "Lumo chief: ‘We will not move’",
            "“We had eleven mirrors,” chief executive Vera Holm told analysts.",
            "Vera Holm",
        ),
        ("Lumo chief: ‘We will not move’", "“It rained,” said Vera Holm, a caretaker.", "Lumo chief"),
        ("Firm says it has stopped sales", "More Russian crude is sold than ever before.", "Firm"),
        ("Leader says waiting “would cost more”", "Vera Holm, who runs a bakery, said she knew.", "Leader"),
        ("Firm says it has stopped sales", "Vera Holm, the mayor, said she was sorry for the town.", "Firm"),
    ],
)
def test_who_heads_the_page(headline: str, below: str, speaker: str):
    assert headed(headline, below) == speaker
