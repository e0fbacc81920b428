"""To whom the turns of a talk are spoken, and whose questions pass on what others said."""

from __future__ import annotations

from said import told

ALONE = """\
Five minutes with a clock mender

Pavel Drozd mends clocks above the fish market. He spoke to Harbour Review in Tarn.

**How did the flood change your work?**
We used to mend one clock a week. I now have a shelf of wet ones.

**The council says the damage was small.**
That is not so. I have seen the cellar of the council.

**What do you want from it?**
I would like a pump. My nephew would like two.
"""
BRIEFING = """\
Regular press conference

Delta Wire: Senator Ada Merrow said on Monday that the lock should stay shut. Do you have a response?

Mira Ostrow: The lock is a matter for engineers. We have noted the remarks.

Harbour News: Will the minister travel to Low Fen?

Mira Ostrow: We will announce it in due course. Thank you.
"""
HEARING = """\
Transcript of proceedings, Day 2

THE COURT: Be seated. Ms. Drozd, you are still under oath.

MR. HALE: Ms. Drozd, before lunch you told us you kept the book.

MS. DROZD: I kept three of them.

MR. HALE: You saw a name in one.

MS. DROZD: I saw a blot, and I said so.
"""


def test_whom_an_introduction_names_hears_the_answers():
    assert told(ALONE, "one clock a week").addressee == "Harbour Review"


def test_what_a_question_tells_is_passed_on_by_who_asks():
    one = told(ALONE, "the damage was small")
    assert (one.speaker, one.relayed_by) == ("council", ("Harbour Review",))
    one = told(BRIEFING, "the lock should stay shut")
    assert (one.speaker, one.relayed_by) == ("Ada Merrow", ("Delta Wire",))


def test_a_denial_and_what_explains_it_are_one():
    one = told(ALONE, "I have seen the cellar")
    assert (one.stance, one.text) == ("denies", "That is not so. I have seen the cellar of the council.")


def test_who_is_addressed_by_name_is_told():
    assert told(HEARING, "you are still under oath").addressee == "Ms. Drozd"
    assert told(HEARING, "before lunch").addressee == "Ms. Drozd"
    assert told(HEARING, "I kept three").addressee == "MR. HALE"
