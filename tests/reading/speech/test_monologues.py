"""Texts given whole are their author's, until somebody else is said to say something."""

from __future__ import annotations

from said import told, who
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of

STATEMENT = """\
TARN, 4 May – Mila Orsic, chair of the Lake Union, issued the following statement on Saturday:

The mill owners have again mistaken our patience for sleep.

We shall not load a single barge before the wages are paid.

Asked about it, harbour master Jon Vik said that all cranes were working.
"""
QUESTION = """\
Question for written answer to the Commission
Rule 12

Iva Brandt (Group of the Lakes)
Subject: Crates at Tarn

The crates have stood on the quay since March without papers.

1. Is the Commission aware of the crates on the quay?

Answer given by Mr Lund on behalf of the Commission

The Commission has read the reports in the press. It does not comment on single crates.
"""


def test_what_follows_a_lead_is_its_authors():
    assert told(STATEMENT, "The mill owners have again").speaker == "Mila Orsic"
    assert who(STATEMENT, "We shall not load") == ("Mila Orsic", "promises")


def test_another_speaker_ends_it():
    assert told(STATEMENT, "all cranes were working").speaker == "Jon Vik"


def test_questions_and_answers_in_writing():
    assert told(QUESTION, "The crates have stood").speaker == "Iva Brandt"
    assert who(QUESTION, "Is the Commission aware") == ("Iva Brandt", "demands")
    assert told(QUESTION, "has read the reports").speaker == "Lund"
    assert who(QUESTION, "It does not comment")[1] == "declines"


def test_a_heading_of_another_kind_leads_to_nothing():
    text = "Report by the finance committee on the bridge\n\nThe bridge is forty metres long and made of oak."
    assert [s.speaker for s in statements_of(page_of_text(text))] in ([], ["finance committee"])


LETTER = """\
LETTERS

Sir, — Your leader of Monday calls the toll “a trifle”. I drive a lorry, and it is not one.

Ask the ferrymen, too.

P. L. ORMEROD, Tarn

The editor reads every letter.
"""


def test_whoever_signs_a_letter_speaks_in_it():
    assert told(LETTER, "I drive a lorry").speaker == "P. L. ORMEROD"
    assert who(LETTER, "Ask the ferrymen") == ("P. L. ORMEROD", "demands")
    assert all("editor reads" not in s.text for s in statements_of(page_of_text(LETTER)))


def test_a_letter_may_be_nobodys():
    text = "Madam, – The pier is rotten.\n\nNAME WITHHELD, Tarn"
    assert [s.speaker_kind for s in statements_of(page_of_text(text))] == ["unnamed"]


BLOCK = """\
<html><head><title>Pumps</title></head><body><article><h1>Harbour board fines the mill</h1>
<p>The harbour board fined the Norvik mill on Monday for pumping at night without a permit.</p>
<p>Alma Brandt, Director of the Harbour Board, said:</p>
<blockquote><p>Pumping once is not enough for them.</p><p>We will go on fining mills.</p></blockquote>
<p>The mill paid its fine on the same evening.</p></article></body></html>
"""
LEAD = """\
TARN, 4 May – A fisherman was sentenced on Monday to two years for selling eels to a mill by night.

{}

{}

{}

Vik was arrested in May and has been held in the old customs house of Tarn since then.
"""
PAPERS = "According to documents filed in this case and statements made in court:"
SOLD = "From 2019 to 2021, Vik sold eels to the mill in Norvik without a permit."
PAID = "Vik was paid in sacks of oats by the two owners of the mill at Norvik."


def test_a_block_below_a_lead_is_its_speakers_and_what_follows_is_not():
    made = statements_of(page_of_text(BLOCK))
    assert [(s.speaker, s.stance) for s in made] == [
        ("Alma Brandt", "asserts"),
        ("Alma Brandt", "promises"),
    ]


def test_what_stands_below_a_lead_without_quotation_marks_is_its_speakers():
    made = statements_of(
        page_of_text(LEAD.format("Alma Brandt, head of the harbour board, said:", SOLD, PAID))
    )
    assert [(s.speaker, s.text) for s in made] == [("Alma Brandt", SOLD)]


def test_what_papers_of_a_case_say_is_alleged():
    made = statements_of(page_of_text(LEAD.format(PAPERS, "   " + SOLD, "   " + PAID)))
    assert [(s.speaker, s.stance) for s in made] == [("documents", "alleges")] * 2


def test_a_plain_paragraph_behind_papers_of_a_case_is_alone_theirs():
    made = statements_of(page_of_text(LEAD.format(PAPERS, SOLD, PAID)))
    assert [s.text for s in made] == [SOLD]


ANSWER = """\
NORVIK, March 3 (LNA) -- Aldo Lund, spokesman for the Lake Ministry, made the following answer on Tuesday:

The mill has again put a fisherman of ours on its list of thieves.

We condemn this list, and the mill should burn it before the spring.

We will answer it in our own way. -0-

The mill was built by two brothers from Tarn in the last years of the old century.
"""


def test_a_text_given_whole_ends_with_its_sign_off():
    made = statements_of(page_of_text(ANSWER))
    assert {s.speaker for s in made} == {"Aldo Lund"}
    assert made[-1].text == "We will answer it in our own way."
