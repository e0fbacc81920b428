"""Whole answers: what depends on the day of a page that states none."""

from __future__ import annotations

import watchword as ww

UNDATED = (
    "Three years ago Washington sanctioned the Jalisco New Generation Cartel, a spokesman for the port said, "
    "and its sanctions have hurt trade since 2024."
)


def test_a_claim_of_an_undated_page_waits_for_its_day() -> None:
    lists = ww.open(sampler=True, today="2026-11-24")
    (claim,) = (c for c in lists.read(UNDATED)["claims"] if "Three years ago" in c["text"])
    assert claim["verdict"] == "nothing known"
    assert "--as-of" in claim["says"]
    dated = ww.open(sampler=True, today="2026-11-24", as_of="2025-06-01").read(UNDATED)
    (claim,) = (c for c in dated["claims"] if "Three years ago" in c["text"])
    assert "--as-of" not in claim["says"]
