"""Definite nouns that mean the one name of which a text told what they say, and those that mean nobody."""

from __future__ import annotations

import pytest

from said import told

COURT = "Opening the case at Tarn Crown Court, Jonathan Bell KC said Whitlow bought powder.\n\n"


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        (
            COURT + "In a notebook, the prosecutor alleged, Whitlow kept a list.",
            "kept a list",
            "Jonathan Bell",
        ),
        ("Vera Holm, prosecuting, said it rained. The prosecutor said it was cold.", "cold", "Vera Holm"),
        ("Vera Holm, defending, said it rained. The prosecutor said it was cold.", "cold", "The prosecutor"),
        (
            "“It rained,” Press Secretary Pavel Orlo said.\n\n“Tarn is dry,” the Press Secretary noted.",
            "Tarn is dry",
            "Pavel Orlo",
        ),
        (
            "Finance Minister Ana Sol was out. The Foreign Minister said it rained.",
            "it rained",
            "Foreign Minister",
        ),
        (
            "Senator Nathan Bell rose. “I have none,” Bell said. The former minister of ports, whom Orsk "
            "fined, offered to open his desk.",
            "open his desk",
            "Nathan Bell",
        ),
        (
            "“No,” Sorrel Foods said. The former minister said she was glad.",
            "she was glad",
            "former minister",
        ),
        ("The K9 rebels took Tarn. Nobody died. The rebels said they were glad.", "they were glad", "K9"),
        ("The K9 rebels met the L7 rebels. The rebels said they were glad.", "they were glad", "The rebels"),
        ("Tarn rebels met K9 rebels. The rebels said they were glad.", "they were glad", "The rebels"),
        (
            "Judges let the Tarn Investment Authority see it. The TIA said it was glad.",
            "it was glad",
            "Tarn Investment Authority",
        ),
        ("The Tarn Investment Authority was let in. The OPA said it was glad.", "it was glad", "OPA"),
        (
            "Sorrel Foods Ltd wants to build. After the meeting the company said it would appeal.",
            "it would appeal",
            "Sorrel Foods Ltd",
        ),
        ("All the workers said it rained.", "it rained", "All the workers"),
    ],
)
def test_who_is_meant(text: str, part: str, speaker: str):
    assert told(text, part).speaker == speaker
