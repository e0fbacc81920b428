# ruff: noqa: E501 (texts stand as one string each)
"""What words do by themselves: denials and promises told by others, refusals, orders."""

from __future__ import annotations

import pytest

from said import told, who
from watchword.reading.speech.stances import asked_for, stance_of_words


@pytest.mark.parametrize(
    ("words", "quoted", "stance"),
    [
        ("his client had never met the shipper", False, "denies"),
        ("their client takes no part in politics", False, "denies"),
        ("the company does not work for the army", False, "denies"),
        ("We have never sold a single valve to them.", True, "denies"),
        ("We never opened the third door.", True, None),
        ("his client will appeal", False, "promises"),
        ("the roof would be repaired before the rains", False, "promises"),
        ("it does not comment on single cases", False, "declines"),
        ("I won’t guess about that.", True, "declines"),
        ("They should stop smearing the port.", True, "demands"),
        ("Be seated.", True, "demands"),
        ("The lamps went out at nine.", True, None),
        ("Tarn would not be “chased away by boats”", False, "promises"),
        ("she would not resign", False, "promises"),
        ("the pump would not start", False, None),
        ("Mr Sol’s account was “false in every respect”", False, "denies"),
        ("she has no intention of leaving", False, "denies"),
        ("he would be honoured to host them", False, "offers"),
        ("Exporters should start checking now", False, "demands"),
        ("the Tarn side should stop the pumps", False, "demands"),
        ("Orsk should “reopen” its port", False, "demands"),
        ("a list should not be a memorial", False, None),
        ("the lists should follow addresses", False, None),
        ("I'm not going to get into that.", True, "declines"),
        ("I cannot go into what was seen on deck.", True, "declines"),
        ("No questions, please.", True, "declines"),
        ("No, sir. Not a screw.", True, "denies"),
        ("That is simply not so.", True, "denies"),
        ("her client “has never knowingly moved a crate for anybody”", False, "denies"),
        ('does not ship to Tarn "by any road"', False, "denies"),
        ("it “does not employ, and has never employed” convicts", False, "denies"),
        ("such reports were “boiled up in a kitchen”", False, "denies"),
        ("no one was beaten in the cells", False, "denies"),
        ("he trades only in barley", False, "denies"),
        ("No, no, no.", True, "denies"),
        ("Nobody told me the bridge was shut.", True, None),
        ("it has no buses", False, None),
        ("I have no interest in painting fences.", True, None),
        ("Ruritania would “answer every letter”", False, None),
        ("Ruritania would publish the maps by May", False, "promises"),
        ("would hand the keys over", False, None),
        ("would hand over the keys at noon", False, "promises"),
        ("on Friday she will present the accounts", False, "promises"),
        ("Ruritania will do whatever is needed", True, "promises"),
        ("repairs would begin in June", False, "promises"),
        ("The Ruritanian bloc would collapse within a year", False, None),
        ("When the ice melts, we’ll dig it out.", True, "promises"),
        ("I’d rather not talk about my brother.", True, "declines"),
        ("I have nothing for you this morning.", True, "declines"),
        ("has offered to tow the barge for nothing", False, "offers"),
        ("I would ask the mayor to read it again.", True, "demands"),
        ("The sheds have to be painted in March.", True, None),
        ("he had no plans to leave the choir", False, None),
        ("We had no business singing in that hall.", True, None),
        ("it had nothing to do with raffles", False, "denies"),
        ("he had never heard of the buyer", False, "denies"),
        ("the verdict would be appealed", False, "promises"),
        ("most lamps would be back by dusk", False, "promises"),
        ("Orsk stands ready to send a doctor", True, "offers"),
        ("That is a matter for the coroner.", True, "declines"),
        ("That is a matter of taste.", True, None),
        ("I would not like to get into that.", True, "declines"),
        ("it was unable to comment on its guests", False, "declines"),
        ("You know I can't answer that.", True, "declines"),
        ("We oppose tolls that have no basis in law.", True, None),
        ("They can still fish, but they have to pay in salt.", True, None),
        ("We don't talk about new boats any more.", True, None),
        ("she has nothing to announce", False, "declines"),
        ("I will not get into the details.", True, "declines"),
        ("I’ll pass on that one.", True, "declines"),
        ("My client has never owned the barge.", True, "denies"),
        ("his client had broken no law", False, "denies"),
        ("The council had not broken any promise", False, "denies"),
        ("there was no order to burn the books", False, "denies"),
        ("season tickets would be extended by a week", False, "promises"),
        ("Tarn will go on naming the brokers.", True, "promises"),
        ("it will not hesitate to act", False, "promises"),
        ("he’d thought about a second oar", False, None),
        ("I'll believe it when I see it.", True, None),
        ("Madam Chair, I ask that the letter be shown.", True, "demands"),
        ("I would like it in writing, please, by Friday.", True, "demands"),
        ("nobody was hurt in the yard", False, None),
    ],
)
def test_words(words, quoted, stance):
    assert stance_of_words(words, quoted) == stance


@pytest.mark.parametrize(
    ("text", "part", "speaker", "stance"),
    [
        ("The minister brushed aside the notion of a second bridge.", "the notion", "minister", "denies"),
        ("Ada Merrow’s office laughed off the rumour.", "the rumour", "Ada Merrow’s office", "denies"),
        ("The court directed the council to furnish a list of barges.", "a list", "court", "demands"),
        ("The bar association wants all such trials televised.", "all such trials", "bar association", "demands"),
        ("The ministry warned citizens against filling canisters.", "filling", "ministry", "demands"),
        ("Ivo Tarn kept silent.", "kept silent", "Ivo Tarn", "declines"),
        ("Tarn Group, sought out, did not want to comment.", "did not want", "Tarn Group", "declines"),
        ("The yard was shown the pages and chose not to reply.", "chose not", "yard", "declines"),
        ("The agent in Tarn hung up on us twice.", "hung up", "The agent in Tarn", "declines"),
        ("The office has so far declined to extend the permit.", "declined", "office", "declines"),
        ("Ivo Tarn called the bridge “five years late”.", "five years late", "Ivo Tarn", "asserts"),
        ("Ivo Tarn called the charges “a fairy tale”.", "a fairy tale", "Ivo Tarn", "denies"),
        ("Ivo Tarn conceded he had never opened it.", "never opened", "Ivo Tarn", "asserts"),
        ("The council offered its condolences.", "condolences", "council", "asserts"),
        ("The port played down the leak.", "the leak", "port", "denies"),
        ("Orsic Mills reported a net loss of 4 million crowns.", "a net loss", "Orsic Mills", "asserts"),
        ("The statistics office reported that prices rose.", "prices rose", "statistics office", "asserts"),
        ("The Tarn Gazette reported that prices rose.", "prices rose", "Tarn Gazette", "reports"),
        ("Ivo Tarn insists no picture left the house.", "no picture", "Ivo Tarn", "denies"),
        ("Ivo Tarn called that “a fairy tale with wheels”.", "a fairy tale", "Ivo Tarn", "denies"),
        ("Ivo Tarn has asked us to point out that he mends clocks.", "he mends", "Ivo Tarn", "asserts"),
        ("The crew was told by the verger to mind the cats.", "to mind", "the verger", "demands"),
        ("The crew was advised by Ivo Tarn not to sail.", "not to sail", "Ivo Tarn", "demands"),
        ("The crew was told by Ivo Tarn to expect rain.", "to expect", "Ivo Tarn", "asserts"),
        ("Ivo Tarn warned both crews not to sail.", "not to sail", "Ivo Tarn", "demands"),
        ("The guild said, also in a note, that it will install a lamp.", "install a lamp", "guild", "promises"),
        ("Ivo Tarn wrote on the wall that guests should mend the gate.", "mend the gate", "Ivo Tarn", "demands"),
        ("The yard did not write back.", "write back", "yard", "declines"),
    ],
)  # fmt: skip
def test_verbs(text, part, speaker, stance):
    assert who(text, part) == (speaker, stance)


@pytest.mark.parametrize(
    ("question", "stance"),
    [
        ("Will the Minister visit the yard?", "demands"),
        ("My Lords, will he also look at the barges?", "demands"),
        ("Is it not the case that the yard was warned?", "alleges"),
        ("The yard was warned.", None),
    ],
)
def test_questions(question, stance):
    assert asked_for(question) == stance


@pytest.mark.parametrize(
    ("text", "part", "stance"),
    [
        ("Ivo Tarn assured the crew that nobody would lose a day’s pay.", "nobody would", "promises"),
        ("Ivo Tarn swore the barge will float by May.", "the barge", "promises"),
        ("Ivo Tarn assured the crew that the barge was sound.", "the barge", "asserts"),
        ("The prosecutors maintain that the mate sank the barge.", "the mate", "alleges"),
        ("The owners maintain that the mate sank the barge.", "the mate", "asserts"),
    ],
)
def test_what_a_verb_makes_of_it(text, part, stance):
    assert who(text, part)[1] == stance


def test_a_second_clause_that_does_something_else_is_a_statement_of_its_own():
    text = "The guild said it had never sold a barge and that two of its sheds were empty."
    assert who(text, "a barge") == ("guild", "denies")
    assert who(text, "sheds were empty") == ("guild", "asserts")
    text = "The guild said the sheds were late and that the roof leaked."
    assert told(text, "sheds were late") is not None
    assert told(text, "sheds were late").text == text[:-1]


@pytest.mark.parametrize(
    ("text", "part", "stance"),
    [
        ("Prosecutors said two clerks had split the orders.", "two clerks", "alleges"),
        ("According to the indictment, two clerks split the orders.", "two clerks", "alleges"),
        ("Prosecutors said the trial would open in May.", "the trial", "asserts"),
        ("The baker said two clerks had split the orders.", "two clerks", "asserts"),
    ],
)
def test_what_the_prosecution_tells_of_others_is_a_charge(text, part, stance):
    assert who(text, part)[1] == stance
