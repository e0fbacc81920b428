# ruff: noqa: E501 (texts stand as one string each)
"""Claims that a page puts to the test."""

from __future__ import annotations

import pytest

from said import told
from watchword.reading.speech.factchecks import checked_claim


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("CLAIM: The quay is paved with gold. RATING: False\n\nA chain message says so.", "A chain message", "unnamed"),
        ("CLAIM The quay is paved with gold. SOURCE Radio Tarn, 9 April VERDICT False", "Radio Tarn", "named"),
        ("Claim: The quay is paved with gold.\n\nIt is not.", None, "unattributed"),
    ],
)  # fmt: skip
def test_a_claim_up_to_its_rating(text, speaker, kind):
    one = told(text, "paved with gold")
    assert (one.speaker, one.speaker_kind, one.text) == (speaker, kind, "The quay is paved with gold.")


@pytest.mark.parametrize("text", ["Claims were made.", "The claim: gold", "CLAIM FORMS ARE AT THE DESK"])
def test_other_claims(text):
    assert checked_claim(text, 0, len(text)) is None
