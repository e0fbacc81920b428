"""She who denies a charge behind a ruling is the party; a judge denies motions."""

from __future__ import annotations

import pytest

from said import told

RULING = "Mrs Justice Holm said in a ruling that the books were secret.\n\n"
SUIT = "A bank that is suing Ms Lund had argued that they were not.\n\n"


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        (
            f"Vera Lund won.\n\n{RULING}{SUIT}She denies that, and said it was a sham.",
            "She denies",
            "Vera Lund",
        ),
        (f"Vera Lund won.\n\n{RULING}{SUIT}She denied any fraud.", "any fraud", "Vera Lund"),
        (f"Vera Lund won.\n\n{RULING}{SUIT}She denied a motion to open them.", "motion", "Holm"),
        (f"{RULING}Counsel for Mr Lund argued otherwise. She denied any fraud.", "any fraud", "Holm"),
    ],
)
def test_who_denies(text: str, part: str, speaker: str):
    found = [s for s in [told(text, part)] if s.stance == "denies" or speaker == "Holm"]
    assert [s.speaker for s in found] == [speaker]
