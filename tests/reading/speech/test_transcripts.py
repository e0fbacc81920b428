# ruff: noqa: E501 (texts stand as one string each)
"""Turns with labels: parliaments, briefings, interviews, hearings; and forms that are none."""

from __future__ import annotations

import pytest

from said import told, who
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of

PARLIAMENT = """\
Oral answers: river ports

Ada Merrow (Low Fen) (Green): Will the Minister publish the inspection reports on the grain terminal?

The Minister for Ports (Tomas Hale): We published the first of them in March. I will send the second before Easter.

Ada Merrow: I am grateful to him. The second one names the owners, and my constituents have waited two years.

Mr Speaker: Order. The hon. Lady has had her turn.
"""
ON_LINES = """\
River ports
Debated on Tuesday 4 March

Ada Merrow (Low Fen) (Green)
Will the Minister publish the inspection reports on the grain terminal?

The Minister for Ports (Tomas Hale)
We published the first of them in March.

Ada Merrow
The second one names the owners of the silo.

Tomas Hale
The second one is with the lawyers.
"""
INTERVIEW = """\
Talking shop
Interview: Greta Solano for Harbour Quarterly

Pavel Drozd ran the radio workshop at Tarn Works for nine years. He now mends clocks.

HQ: People say the workshop simply closed. Did it?

PD: It moved twice and lost its windows.

HQ: Who gave the order?

PD: My foreman told us it came from the ministry.

HQ: Would you return?

PD: To the clocks, every day.
"""
HEARING = """\
Transcript of proceedings, Day 2

THE COURT: Be seated. You are still under oath.

BY MS. ORLEY:

Q. Mr. Vance, you kept the ledger in a green box.

A. I kept two of them in it.

Q. Please read the third line.

A. "Four crates, paid in gold." That is my sister's hand.

MR. PIKE: Objection. Counsel is testifying.
"""
IN_BOLD = """\
What the surveyor saw
The Quay, issue 12

*Oskar Lind measured hulls for twenty years, most of them at Norvik Yard. He now teaches.*

**The Quay: What did you think when the list came out?**

I thought it was a menu. We had soup that day.

**Did anybody warn you?**

My daughter rang me and I put the phone down.

**And the yard?**

We never painted a grey hull, whatever my neighbours say.
"""

BRIEFING = """\
Ministry spokesperson Lin Mei’s regular press conference

AFP: Two more yards were put on the list yesterday. What is your comment?

Lin Mei: We have noted the reports.

NHK: Will the minister travel to the lakes this month?

Lin Mei: I have nothing to announce on that.

Lake Daily: Somebody said the yards sold kites. Could you confirm that?

Lin Mei: That is not true.
"""
SCRIPT = """\
LENA FROST, HOST: The bakery on Quay Street used to open at four.

MARGE TILLER: I bake for six people. Six.

FROST: The mayor, Olaf Brand, told us the road is to blame. Joe Ardel is live there.

ARDEL: You can smell it, Lena. Engineers say the road will hold.

BRAND: What should I do, carry it on my back?
"""
CLOSED = """\
You have run the ferry for nine years. Why stop now?

I am tired. My aunt warned me. She told the whole street my boat was rotten.

Who will take over?

My niece, if she wants it. I will not ask twice.

Olga Brandt spoke to us on the quay in Tarn. She wore a red hat.
"""
LABELLED = """\
Q. Who built the wall?

A. My father did, with his hands.

Q. And who pays for it?

A. We all do.

I want to be fair. We paid late.

This interview with Olga Brandt has been edited for length.
"""
BOLD_FIRST = """\
Ines Dahl, 61, mends clocks. She met us in her shop.

**Who still buys clocks?** People who hate phones. I meet many.

**Are you one of them?** I have two phones.

**What would you mend next?** My knee.
"""
BOLD_NAMES = """\
**Harbour Quarterly:** Dr Sol, is the lake dying?

**Ana Sol:** It is resting. I swim in it.

**The owners call it clean.**

They have never swum there.

**Will you sue?**

We will, in May.
"""


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        (SCRIPT, "I bake for six", "MARGE TILLER"),
        (SCRIPT, "the road is to blame", "Olaf Brand"),
        (SCRIPT, "the road will hold", "Engineers"),
        (SCRIPT, "carry it on my back", "Olaf Brand"),
        (CLOSED, "I am tired", "Olga Brandt"),
        (CLOSED, "my boat was rotten", "My aunt"),
        (CLOSED, "I will not ask twice", "Olga Brandt"),
        (LABELLED, "with his hands", "Olga Brandt"),
        (LABELLED, "I want to be fair", "Olga Brandt"),
        (BOLD_FIRST, "People who hate phones", "Ines Dahl"),
        (BOLD_FIRST, "My knee", "Ines Dahl"),
        (BOLD_NAMES, "It is resting", "Ana Sol"),
        (BOLD_NAMES, "They have never swum", "Ana Sol"),
        (BOLD_NAMES, "We will, in May", "Ana Sol"),
        (PARLIAMENT, "Will the Minister publish", "Ada Merrow"),
        (PARLIAMENT, "We published the first", "Tomas Hale"),
        (PARLIAMENT, "The second one names the owners", "Ada Merrow"),
        (PARLIAMENT, "The hon. Lady has had", "Mr Speaker"),
        (ON_LINES, "Will the Minister publish", "Ada Merrow"),
        (ON_LINES, "We published the first", "Tomas Hale"),
        (ON_LINES, "The second one names", "Ada Merrow"),
        (ON_LINES, "The second one is with", "Tomas Hale"),
        (INTERVIEW, "It moved twice", "Pavel Drozd"),
        (INTERVIEW, "To the clocks", "Pavel Drozd"),
        (HEARING, "you kept the ledger", "ORLEY"),
        (HEARING, "I kept two of them", "Vance"),
        (HEARING, "That is my sister", "Vance"),
        (HEARING, "Counsel is testifying", "PIKE"),
        (BRIEFING, "We have noted", "Lin Mei"),
        (BRIEFING, "I have nothing to", "Lin Mei"),
        (IN_BOLD, "I thought it was a menu", "Oskar Lind"),
        (IN_BOLD, "My daughter rang me", "Oskar Lind"),
    ],
)
def test_who_has_the_turn(text, part, speaker):
    assert told(text, part).speaker == speaker


def test_what_a_turn_does():
    assert who(PARLIAMENT, "Will the Minister publish")[1] == "demands"
    assert who(PARLIAMENT, "I will send the second")[1] == "promises"
    assert who(IN_BOLD, "We never painted") == ("Oskar Lind", "asserts")


def test_whom_a_turn_answers():
    assert told(PARLIAMENT, "We published the first").addressee == "Ada Merrow"
    assert told(HEARING, "I kept two of them").addressee == "Ms. Orley"


def test_who_only_asks_states_nothing():
    assert not any("Did it?" in s.text for s in statements_of(page_of_text(INTERVIEW)))
    assert not any("the minister travel" in s.text for s in statements_of(page_of_text(BRIEFING)))


def test_what_is_told_of_others_within_a_turn_is_passed_on_by_its_speaker():
    one = told(INTERVIEW, "it came from the ministry")
    assert (one.speaker, one.relayed_by[0]) == ("My foreman", "Pavel Drozd")


@pytest.mark.parametrize(
    "text",
    [
        "Name: Norvik Optics\n\nAddress: 12 Quay Road, Tarn\n\nName: Tarn Group\n\nAddress: 4 Mill Lane, Tarn",
        "Date: 4 May\n\nPlace: The town hall of Tarn\n\nDate: 6 May\n\nPlace: The old mill of Tarn",
        "Warning: wet paint on all doors.\n\nNote: the lift is out of order today.",
    ],
)
def test_a_form_is_no_transcript(text):
    assert statements_of(page_of_text(text)) == []


PODCAST = """\
MARA: Hello from the pier. I'm Mara Lund.

OSK: And I'm Osk Berg. The mill has closed.

MARA: It closed on Friday, after the flood.

OSK: Nobody was paid, they say.
"""


def test_labels_in_capitals_are_given_names():
    assert told(PODCAST, "It closed on Friday").speaker == "Mara Lund"
    assert told(PODCAST, "The mill has closed").speaker == "Osk Berg"


PRINTED = """\
HEARING BEFORE THE PANEL ON BRIDGES

Chair BRANDT. The panel will come to order.

Dr. LUND. The bridge was shut in May.

Mr. TAL. I thank the witness.

Dr. LUND. It will not open again.

Mr. TAL. I yield back.
"""


def test_a_printed_hearing():
    assert told(PRINTED, "bridge was shut").speaker == "LUND"
    assert told(PRINTED, "I thank the witness").speaker == "TAL"


def test_who_a_paragraph_introduces_answers_not_the_works_in_the_headline():
    text = """\
'They counted us twice': a former Tula Gearworks foreman

Pavel N. worked for 20 years in the town before he left. We have shortened the talk.

**When did you first hear of the list?**

In spring, from my cousin. I laughed.

**Did the work stop?**

Never. We were paid in sugar, and I kept mine.

**Would you go back?**

I would, tomorrow.
"""
    found = statements_of(page_of_text(text), [])
    answers = [s.speaker for s in found if s.start > text.index("In spring")]
    assert answers
    assert set(answers) <= {"Pavel N", "Pavel N."}


@pytest.mark.parametrize(
    "opening",
    [
        "Prof. Annelie Sand vets visiting researchers at Tarn Technical University. We met over lunch.",
        "Annelie Sand ran the mint at Tarn until 2023. She now keeps bees.",
        "Five questions for a beekeeper\n\nAnnelie Sand, who keeps bees in Tarn, has a long memory.",
    ],
)
def test_whoever_is_introduced_answers(opening):
    text = f"{opening}\n\nQ: Who buys?\n\nA: Whoever has a lorry.\n\nQ: And sells?\n\nA: I never asked."
    assert {told(text, p).speaker for p in ("Whoever has", "I never asked")} == {"Annelie Sand"}


def test_a_ministry_answers_though_capitals_stand_in_its_title():
    text = (
        "Spokesperson's Remarks on the Addition of Tarn Entities to a List\n\n"
        "Q: What does the Ministry say?\n\nA: The claims are false.\n\nQ: What next?\n\nA: I have no news."
    )
    assert told(text, "The claims are").speaker == "Ministry"


def test_mr_and_a_surname_is_the_minister_written_out_before():
    text = (
        "River ports\nDebated on Tuesday 4 March\n\nDame Ada Merrow (Low Fen) (Con)\n\nWill he publish them?\n\n"
        "The Minister of State (Mr Tomas Hale)\n\nThe first is out.\n\nDame Ada Merrow (Low Fen) (Con)\n\n"
        "And the second?\n\nMr Hale\n\nThe second is with the lawyers."
    )
    assert told(text, "The second is with").speaker in ("Tomas Hale", "Mr Tomas Hale", "Mr Hale", "Hale")


def test_a_ranking_member_has_a_turn():
    text = (
        "Chairman BOLLIN. The hearing is open.\n\nMs. OKON. Not a screw was sold.\n\n"
        "Ranking Member HOBB. He knew more than the board.\n\nMs. OKON. He did not.\n\n"
        "Ranking Member HOBB. And the rest?"
    )
    assert "HOBB" in str(told(text, "He knew more").speaker).upper()


def test_a_debate_in_which_each_speaks_once_under_a_constituency():
    text = (
        "Frozen Assets: Cultural Property\n\nDame Ottoline Frayne (North Wendle) (Con): A picture hangs in a locked room.\n\n"
        "The Minister (Gwilym Tudor-Hale): Dusting does not need a licence.\n\n"
        "Mr Idris Bakare (Leeds Aire) (Lab): The picture was sold last week.\n"
    )
    told = {s.text: s.speaker for s in statements_of(page_of_text(text))}
    assert told == {
        "A picture hangs in a locked room.": "Ottoline Frayne",
        "Dusting does not need a licence.": "Gwilym Tudor-Hale",
        "The picture was sold last week.": "Idris Bakare",
    }


@pytest.mark.parametrize(
    "text",
    [
        "INGREDIENTS: Two eggs and butter.\n\nMETHOD: Beat the eggs.\n\nMETHOD: Add butter.\n\nSERVES: Four.",
        "Name: Ana Sol\n\nPassport number: 11\n\nName: Olaf Brand\n\nPassport number: 12",
        "What do I do if I lose my card?\n\nYou should call us at once.\n\nHow long does it take?\n\n"
        "It takes our staff five days.\n\nCan I pay by phone?\n\nYes, call us.\n\nKardo Bank was founded in 1961.",
    ],
)
def test_what_is_no_talk(text):
    assert statements_of(page_of_text(text)) == []


def test_a_reporter_on_the_air_states_nothing():
    assert not any(s.speaker in ("LENA FROST", "Joe Ardel") for s in statements_of(page_of_text(SCRIPT)))


def test_the_hour_of_a_live_page_is_no_word_of_its_entry():
    assert told("**18:47** Civil Defence puts the number of boats at 31.", "31").speaker == "Civil Defence"
    assert told("**9.30am** The stewards say the car left no room.", "left no room").speaker == "The stewards"


def test_a_voice_that_a_story_plays_once():
    page = (
        "Previously, on Cold Quay.\n\nDetective Rik Santo: There was a boot print, okay?\n\n"
        "So I went looking for it. Santo says he held the box in 2011."
    )
    assert told(page, "There was a boot print").speaker == "Rik Santo"
    assert not any("went looking" in s.text for s in statements_of(page_of_text(page)))
    assert statements_of(page_of_text("Agenda item: Will we open the pool?\n\nThe pool is open.")) == []


def test_a_letter_that_names_what_it_answers():
    letter = "Re “Scrap the Quay Tax” (Editorial, June 11):\n\nI would urge readers to pay it.\n\nDR. ANA R. SOL\nTarn"
    assert told(letter, "urge readers").speaker == "ANA R. SOL"


HOUSE = """\
Harbour Dues

4. Fiona Dale (Wexmouth) (Lab): What assessment the Secretary has made of the effect of dues on eels. [903114]

**The Harbour Secretary to the Lakes (Mr Aldo Lund):** Dues were down by a third last year.

**Sir Arun Prosper** (Vale of Tarn): What steps are being taken to close the gap?

**Mr Lund:** The board has met twice.

**Gwen Alder** (Marsh Norvik): Is it not the case that the gap grows?
"""


@pytest.mark.parametrize(
    ("part", "speaker", "stance"),
    [
        ("What assessment the Secretary", "Fiona Dale", "demands"),
        ("Dues were down", "Aldo Lund", "asserts"),
        ("What steps are being taken", "Arun Prosper", "demands"),
        ("The board has met", "Aldo Lund", "asserts"),
        ("Is it not the case", "Gwen Alder", "alleges"),
    ],
)
def test_members_have_numbers_bold_names_and_places_before_their_colon(part, speaker, stance):
    one = told(HOUSE, part)
    assert (one.speaker, one.stance, one.relayed_by) == (speaker, stance, ())


def test_one_who_holds_an_office_speaks_behind_a_label_that_stands_once():
    text = "Harbour Dues\n\nThe Harbour Secretary (Mr Aldo Lund): Dues were down by a third last year.\n"
    assert told(text, "Dues were down").speaker == "Aldo Lund"


DEBATE = """\
House of Lakes

Oral Answers: North Bank

Fiona Dale (Wexmouth) (Lab): The mill owes us forty sacks of oats.

2.30 pm

The Harbour Secretary (Mr Aldo Lund): The dues were paid last week.

Fiona Dale: They were not.

Question put and agreed to.
"""


def test_a_heading_the_time_and_a_decision_are_nobodys_words():
    made = statements_of(page_of_text(DEBATE))
    assert [s.speaker for s in made] == ["Fiona Dale", "Aldo Lund", "Fiona Dale"]


def test_who_asks_is_named_by_brackets():
    text = (
        "QUESTION (Echo): Minister, has the mill been sold?\n\nMINISTER SOL: That is for the owner.\n\n"
        "QUESTION (N1): You knew in May that it would run dry.\n\nMINISTER SOL: I won't comment on that."
    )
    assert [s.speaker for s in statements_of(page_of_text(text))] == ["Echo", "SOL", "N1", "SOL"]


def test_one_who_was_named_before_speaks_behind_a_label_that_stands_once():
    before = "Hon. Tamsin Rubin (Low Fen) asked the Minister to table the leases.\n\n“They will come,” he said.\n\n"
    text = before + "Hon. Rubin: We were told so last year. (Laughter.)\n\nThe House rose at ten."
    assert told(text, "We were told so").speaker == "Tamsin Rubin"
    text = "The mayor met Tamsin Rubin.\n\nMrs Rubin: a life in numbers\n\nShe was born in Tarn. It rained."
    assert statements_of(page_of_text(text)) == []
