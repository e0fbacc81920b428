"""Bodies that a noun means: the one that spoke, that the text is about, or that it says it calls so."""

from __future__ import annotations

import pytest

from said import told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Trade Ministry closed a port. The ministry said it rained.", "Trade Ministry"),
        ("Sorrel Foods Ltd closed a mill on Monday. The company said it rained.", "Sorrel Foods Ltd"),
        ("Sorrel Foods plc (the “Group”) closed a mill. The Group said it rained.", "Sorrel Foods plc"),
        ("The union that represents deckhands said it rained.", "union"),
    ],
)
def test_which_body_a_noun_means(text, who):
    assert told(text, "it rained").speaker == who
