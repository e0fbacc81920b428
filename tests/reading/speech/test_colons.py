"""Who speaks in headlines and alerts, where no verb says so."""

from __future__ import annotations

import pytest

from said import told, who
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of

BODY = "\n\nTARN, 4 May – The minister for ports, Mila Orsic, told reporters that the quay was safe.\n"


@pytest.mark.parametrize(
    ("line", "part", "speaker"),
    [
        ("Quay of Tarn safe for heavy cranes — Orsic", "Quay of Tarn", "Orsic|Mila Orsic"),
        ("Quay of Tarn safe for heavy cranes: minister", "Quay of Tarn", "minister|Mila Orsic"),
        ("Shipping ministry: quay of Tarn safe for heavy cranes", "quay of Tarn", "Shipping ministry"),
    ],
)
def test_a_headline_has_its_source_before_or_behind_it(line, part, speaker):
    assert told(line + BODY, part).speaker in speaker.split("|")


def test_a_sites_name_behind_a_title_says_nothing():
    text = "The ghost fleet of the north – Northern Chronicle" + BODY
    assert all(s.speaker != "Northern Chronicle" for s in statements_of(page_of_text(text)))


def test_words_quoted_in_a_headline_are_those_of_whoever_says_them_below():
    text = (
        "‘We never saw the crates’: a night on the quay\n\n"
        "The lamps went out at nine. “We never saw the crates, only the dog,” said Ivo Tarn, a guard."
    )
    assert told(text, "‘We never saw the crates’").speaker == "Ivo Tarn"


ALERTS = """\
ALERTS - TARN HARBOUR

07:01 - NORVIK SAYS IT HAS NOT RECEIVED NOTICE FROM REGULATOR

07:03 - NORVIK: WILL CONTINUE TO SUPPLY THE MILL

07:10 - TWO TRADERS SAY CARGO OF OATS SOLD AT A DISCOUNT

07:48 - TARN GROUP DECLINES COMMENT ON THE FIRE
"""


@pytest.mark.parametrize(
    ("part", "speaker", "kind", "stance"),
    [
        ("IT HAS NOT RECEIVED", "NORVIK", "named", "asserts"),
        ("WILL CONTINUE TO SUPPLY", "NORVIK", "named", "asserts|promises"),
        ("CARGO OF OATS", "two traders", "unnamed", "asserts"),
        ("DECLINES COMMENT", "TARN GROUP|TARN group", "named", "declines"),
    ],
)
def test_alerts_in_capitals(part, speaker, kind, stance):
    one = told(ALERTS, part)
    assert one.speaker in speaker.split("|")
    assert one.speaker_kind == kind
    assert who(ALERTS, part)[1] in stance.split("|")
