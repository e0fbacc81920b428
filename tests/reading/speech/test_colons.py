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


OMBUDS = "\n\nThe lifeboats will be kept in Tarn, ombudswoman Alma Brandt said on Monday.\n"
ADVICE = "\n\nForwarders were told on Monday that they must keep their papers for ten years in Tarn.\n"


@pytest.mark.parametrize(
    ("text", "part", "speaker", "kind"),
    [
        ("Lifeboats to be kept in Tarn — ombudswoman" + OMBUDS, "Lifeboats to", "Alma Brandt", "named"),
        ("Oats cargo stuck after mill turns ship away - sources" + ADVICE, "Oats", "sources", "unnamed"),
        ("Norvik mill to close for the winter - Brandt" + OMBUDS, "Norvik", "Brandt|Alma Brandt", "named"),
        ("Norvik mill to close for the winter - report" + ADVICE, "Norvik", None, "unattributed"),
        ("Port Official: No New Dues Before Spring" + ADVICE, "No New", "port official", "unnamed"),
        ("Harbour Ministry Advisory Urges Firms to Know Their Clients" + ADVICE, "to Know",
         "Harbour Ministry", "named"),
        ("Tarn junta calls new dues on ships ‘meaningless’" + ADVICE, "meaningless", "Tarn junta", "named"),
    ],
)  # fmt: skip
def test_a_headline_has_a_source_behind_a_dash_or_in_its_kind(text, part, speaker, kind):
    one = told(text, part)
    assert one.speaker_kind == kind
    assert one.speaker is None if speaker is None else one.speaker.lower() in speaker.lower().split("|")


@pytest.mark.parametrize(
    "line",
    [
        "HARBOUR DUES BRIEFS: Friday, Feb. 6",
        "Oral Answers: Harbour Dues Board",
        "Oral Answers to Questions — TREASURY",
        "Harbour Board Signals Tougher Line on Dues: Five Takeaways",
        "Harbour Board Will Raise Dues: Next Steps",
        "Brel: Ein Paket, zwei Adressen",
        "Remarks on the talks in Norvik - Ministry of Harbours",
    ],
)
def test_a_label_that_is_a_topic_or_a_place_says_nothing(line):
    text = line + "\n\nAt the Brel district court a man of fifty told the judge that he was innocent.\n"
    assert all(s.start > len(line) for s in statements_of(page_of_text(text)))


def test_a_line_in_bold_is_a_heading_and_its_speaker_is_nobody_of_the_text():
    text = (
        "Daily Dues Briefing\n\nA firm in Tarn paid a fine of two million on Monday, the court said.\n\n"
        "**Trade Group Wants Clarity on Denied Ships**\n\n"
        "The port should publish numbers for the ships on its list, the Norvik Council said on Monday.\n"
    )
    assert told(text, "Clarity on Denied Ships").text.endswith("Ships")
    assert told(text, "Clarity on Denied Ships").speaker == "trade group"


def test_put_under_something_by_somebody_tells_nothing():
    assert not statements_of(page_of_text("Both were put under sanctions by the harbour board.\n"))


TALK = """\
{}

Sonja Brandt kept the lamps of Tarn for nine years. She spoke to us by phone on Monday.

**Who buys the oil?**

I buy it from whoever has a boat. Last year it was the mill.

**Did you ask for a permit?**

I never asked for one and I never got one.

**And what is next?**

I shall keep bees on the old quay.
"""


def test_a_quotation_over_a_talk_is_that_of_whoever_answers():
    assert (
        told(TALK.format("‘The lamps never forgave me for it’"), "The lamps never").speaker == "Sonja Brandt"
    )


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("‘I’m not that miller’: a piano tuner’s year with the mill", "a piano tuner"),
        ("‘We sold him one boat’: the boat builder defends himself", "the boat builder"),
        ("‘THEY GAVE ME NO OATS’ Tears over lost sacks", "Ivo Tarn"),
    ],
)
def test_a_quotation_in_a_headline_is_that_of_a_role_or_of_who_says_most_of_it(line, speaker):
    text = line + "\n\nThe mill was shut on Monday. ‘They gave me no oats at all,’ said Ivo Tarn, a miller.\n"
    assert told(text, line[:16]).speaker == speaker


@pytest.mark.parametrize(
    "line",
    [
        "Mali: Hauliers weigh road levy before the rains",
        "Ministry of Harbours: resumption of direct ferries",
        "SAVE THE NAME: Goalie stops three penalties in Tarn",
        "MILLS AND DUES: WHAT FORWARDERS STILL GET WRONG",
    ],
)
def test_a_country_a_rubric_or_a_body_before_a_subject_says_nothing(line):
    text = line + "\n\nThe ferry to Norvik went out at nine in the morning with forty sacks of oats.\n"
    assert not statements_of(page_of_text(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ida Krog again: “The ferry is late and it stays late.”", "Ida Krog"),
        ("Thought of the week, from Dr Ida Krog at the Orsk fair: “The ferry is late.”", "Ida Krog"),
        ("LINE OF THE DAY. From Ida Krog, head of law at Norvik: “The ferry is late.”", "Ida Krog"),
        ("From a reader in Orsk: “The ferry is late.”", "a reader in Orsk"),
    ],
)
def test_words_are_given_from_somebody_before_a_colon(text, speaker):
    assert told(text, "The ferry is").speaker == speaker


@pytest.mark.parametrize(
    "opening", ["From New York, a plea", "From the archive", "Painted on a wall far from Ida Krog"]
)
def test_words_from_a_place_are_nobodys(opening):
    found = statements_of(page_of_text(f"{opening}: “Send more boats to the quay.”"))
    assert all(s.speaker is None for s in found)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Orsk airport turns away two jets over papers -official", "official"),
        ("Two crews of ferry Mira safe in Tarn -security firms", "security firms"),
        ("Norvik to shut its yard -sources", "sources"),
    ],
)
def test_an_agencys_headline_ends_in_a_hyphen_and_its_source(line, speaker):
    assert told(line + BODY, line.split(" -")[0]).speaker == speaker


def test_a_hyphen_inside_a_headline_names_nobody():
    found = statements_of(page_of_text("Anti -war rally fills the old market of Tarn" + BODY))
    assert [s.speaker for s in found] == ["Mila Orsic"]
