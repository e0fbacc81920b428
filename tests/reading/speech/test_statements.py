# ruff: noqa: E501 (texts stand as one string each)
"""Who says what: short texts in many styles, the contract's object, and what must never happen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import ROOT
from said_texts import SILENT, TEXTS
from timing import busy, quickest
from watchword.reading.pages.making import page_of_html
from watchword.reading.pages.page import Page, Zone
from watchword.reading.parties.mentions import Entity, Mention
from watchword.reading.speech.statements import Statement, statements_of


def said(text: str, part: str) -> Statement:
    """The tightest statement that holds a part of a text."""
    at = text.index(part)
    able = [s for s in statements_of(Page(text)) if s.start <= at and at + len(part) <= s.end]
    assert able, statements_of(Page(text))
    return min(able, key=lambda s: s.end - s.start)


@pytest.mark.parametrize("name", TEXTS)
def test_who_says_what(name: str):
    text, rows = TEXTS[name]
    for part, speaker, kind, stance in rows:
        told = said(text, part)
        assert (told.speaker_kind, told.stance) == (kind, stance), told
        assert told.speaker in (speaker.split("|") if speaker else [None]), told


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "Officials are demanding that the ministry lift sanctions on the Harbour Institute, a laboratory accused of faking tests for the police.",
            "accused of faking tests",
        ),
        (
            "Diplomats are urging the council to spare Norvik Bank, a lender accused of hiding the owners of ships.",
            "accused of hiding the owners",
        ),
    ],
)
def test_an_allegation_inside_a_demand_is_nobodys_in_particular(text: str, part: str):
    told = said(text, part)
    assert (told.stance, told.speaker_kind) == ("alleges", "unattributed")


@pytest.mark.parametrize("name", SILENT)
def test_nobody_says_anything(name: str):
    assert statements_of(Page(SILENT[name])) == []


# --- the object


def one(text: str, **page: object) -> Statement:
    """The only statement of a text."""
    found = statements_of(Page(text, **page))  # type: ignore[arg-type]
    assert len(found) == 1, found
    return found[0]


def test_offsets_and_the_contracts_keys():
    text = "Prices fell. “We sold it in May,” Petra Holm told the Baltic Courier."
    told = one(text)
    assert text[told.start : told.end] == told.text
    assert [text[s:e] for s, e in told.quote] == ["We sold it in May,"]
    row = json.loads(json.dumps(told.to_json()))
    assert row.keys() >= {
        "start", "end", "text", "quote", "speaker", "speaker_kind", "stance", "about", "relayed_by",
        "addressee", "hedge",
    }  # fmt: skip
    assert (row["addressee"], row["relayed_by"]) == ("Baltic Courier", ["Baltic Courier"])


def test_the_chain_of_relay_ends_with_the_page():
    told = one(
        "Someone familiar with the talks told the Baltic Courier that nothing was signed.", outlet="Blue News"
    )
    assert told.relayed_by == ("Baltic Courier", "Blue News")


def test_an_outlet_around_a_speaker_is_a_relay_only():
    told = one("According to the Harbour Gazette, port officials denied the claim.")
    assert (told.speaker, told.relayed_by) == ("port officials", ("Harbour Gazette",))


def test_hedges_are_kept_word_for_word():
    told = one("The agency said the board is considering a ban, and hasn’t agreed on a day.")
    assert told.hedge == ("is considering", "hasn’t agreed")


def test_roles():
    assert one("“No,” said Ann Sorel, a trader in Riga.").role == "a trader in Riga"
    assert one("Trade Minister Ann Sorel said prices fell.").role == "Trade Minister"


def test_one_speaker_under_several_names_is_one():
    text = (
        "The State Department told the Courier that talks were open. “We hope,” the department stated. "
        "“We wait,” State Department officials were not saying.\n\n“We work,” the State Department continued."
    )
    assert {s.speaker for s in statements_of(Page(text)) if s.cue in ("told", "stated", "continued")} == {
        "State Department"
    }


def test_promotion_says_nothing():
    text = "He said so.\n\nSign up, our editor said."
    zones = (Zone(0, 11, "body"), Zone(13, len(text), "promo"))
    assert all(s.start < 12 for s in statements_of(Page(text, zones=zones)))


def mention(text: str, surface: str, key: str) -> Mention:
    at = text.index(surface)
    return Mention(at, at + len(surface), surface, "name", key)


def test_whom_a_statement_is_about():
    text = "The ministry accused Norvik Optics of fraud. Tarn Group denied the allegations."
    entities = [
        Entity("n", "Norvik Optics", "organization", (mention(text, "Norvik Optics", "n"),)),
        Entity("t", "Tarn Group", "organization", (mention(text, "Tarn Group", "t"),)),
    ]
    charge, denial = statements_of(Page(text), entities)
    assert (charge.stance, charge.about) == ("alleges", ("n",))
    # "the allegations" are those against Norvik, whoever denies them.
    assert (denial.stance, denial.about, denial.speaker_entity) == ("denies", ("n",), "t")


def test_who_is_accused_is_named_though_nobody_accuses():
    text = "The list names Norvik Optics, a firm accused of fraud."
    entities = [Entity("n", "Norvik Optics", "organization", (mention(text, "Norvik Optics", "n"),))]
    (told,) = statements_of(Page(text), entities)
    assert (told.stance, told.speaker_kind, told.about) == ("alleges", "unattributed", ("n",))


@pytest.mark.parametrize(
    "text",
    [
        "“It was them.”",
        "“It was them, and we all of us knew it.” The crowd went home.",
        "Ann Sorel met Eva Holm. Both smiled. “It is all over now, my friends.”",
        "He said it was over.",
    ],
)
def test_where_nobody_is_told_nobody_is_named(text):
    assert {s.speaker_kind for s in statements_of(Page(text))} <= {"unattributed"}


# --- any text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "said told “ ” \" ' ’s , . : ; — ( ) X The ministry according to that who which accused "
            "of by denied he Wang Reuters Report 1,000 in \n \n\n was not has been \0 قال 说 😀".split(" ")
        ),
        max_size=60,
    ).map(" ".join)
)
def test_no_text_breaks_it(text):
    for told in statements_of(Page(text)):
        assert 0 <= told.start < told.end <= len(text)
        assert told.text == text[told.start : told.end]
        assert (told.speaker is None) == (told.speaker_kind == "unattributed")
        for start, end in told.quote:
            assert told.start <= start <= end <= told.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_no_characters_break_it(text):
    statements_of(Page(text))


@pytest.mark.parametrize(
    "unit",
    ["a", "said ", "X said ", "“a ", '" ', "according to X, ", "\0", "قال ", "说", "X told Y that he ", "(",
     "Xab ", "X said.\n\n", "Judge Ana Sol met Eva Rey.\n\nShe denies that it rained.\n\n",
     "Press Secretary Ana Sol sat. The Press Secretary said it rained.\n\n"],
)  # fmt: skip
def test_time_is_linear(unit):
    def taken(characters: int) -> float:
        page = Page(unit * (characters // len(unit)))
        return quickest(busy(lambda: statements_of(page)), tries=1)

    long = taken(100_000)
    assert long < 10
    # Four times the text: sixteen times the time where it grows by the square; half a second is noise.
    assert long < 7 * taken(25_000) + 0.5


def test_an_abstract_is_read_in_ten_milliseconds():
    text = (
        "In this final rule, the Bureau of Industry and Security (BIS) amends the regulations by adding "
        "eleven entities to the Entity List. These entities have been determined by the United States "
        "Government to be acting contrary to its interests. BIS states that the license review policy is "
        "a presumption of denial. The End-User Review Committee found that they pose a risk. "
    ) * 3
    assert quickest(busy(lambda: statements_of(Page(text))), tries=12) < 0.010


@pytest.mark.shared
def test_the_guiding_example():
    text = (ROOT.parent / "shared" / "data" / "news" / "article_blaze_fentanyl_sanctions.txt").read_text(
        "utf-8"
    )
    found = statements_of(Page(text))
    quoted = [(s, text[a:b]) for s in found for a, b in s.quote]
    assert len(quoted) == 7
    by_speaker = [s.speaker for s, _ in quoted]
    assert by_speaker[0] == "Drug Enforcement Administration"
    assert by_speaker[1:5] == ["State Department"] * 4
    assert [quoted[5][0].speaker_kind, by_speaker[6]] == ["unnamed", "China’s Foreign Ministry"]
    assert quoted[5][0].relayed_by == ("Wall Street Journal",)
    assert quoted[1][0].relayed_by == ("New York Post",)
    stances = {s.stance: s for s in found}
    assert stances["alleges"].speaker_kind == "unattributed"
    assert stances["denies"].speaker == "Chinese Communist Party"  # "the CCP", named in full before
    assert {s.speaker for s in found if s.stance == "demands"} >= {"Chinese officials"}
    assert [s.speaker for s in found if s.stance == "declines"] == ["CCP officials"]
    assert "is considering" in next(s for s in found if s.speaker == "Wall Street Journal").hedge


# --- who is meant


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("Ivo Sandor mended engines on the ferry for years.\n\nAt that time, he said, “my house may be next.”\n\n"
         "Sandor said he opened a valve.", "my house", "Ivo Sandor"),
        ("The Vice Minister of Ports, Mila Orsic, denounced on Tuesday “the plan to sell the quay”. Later she "
         "recalled that the quay was new.", "the quay was new", "Mila Orsic"),
        ("Mila Orsic, chair of the teachers' union, accused the mayor of delay. “Show us the roofs,” the unionist "
         "fumed.", "Show us", "Mila Orsic"),
        ("Justice Ada Merrow rebuked the clerk. The judge warned that the doors would close.", "the doors", "Ada Merrow"),
        ("“We were at sea,” said another, the stoker Ivo Tarn.", "We were at sea", "Ivo Tarn"),
        ("A claim which the terminal has rejected as “imaginative” went to court.", "imaginative", "terminal"),
        ("The chairman, Ivo Tarn, who announced this at a sitting on Wednesday, said the oats were dry.", "the oats",
         "Ivo Tarn"),
        ("Any firm that keeps the rules is safe, Gao Lin, spokesman of the ministry, said Thursday at a briefing.",
         "Any firm", "Gao Lin"),
        ("“They moved the crates,” said Under Secretary of the Treasury for Ports and Canals Brian E. Nelson.",
         "They moved", "Brian E. Nelson"),
        ("The Harbour Post reported that the minister had told investigators he signed.", "he signed", "minister"),
        ("OFAC said the licence expires in May. The agency did not say whether it would be renewed.", "did not say",
         "OFAC"),
        ("US officials accused Norvik of fraud, a charge the company denies.", "the company denies", "company|Norvik"),
        ("The panel wrote in its report, seen by the Ledger, that three tankers had sunk.", "three tankers", "panel"),
        ("The bank declined to comment; a person close to it said all had been routine.", "all had been",
         "a person close to it"),
        ("“Why us?” asked Petra Holm, a cook. “We make spoons.” Across the road, Ivo Tarn shrugged.", "We make spoons",
         "Petra Holm"),
        ("Pinheiro, SAN, said he would read the page again.", "he would read", "Pinheiro"),
        ("The prosecutors laid out what they said were four hundred envelopes.", "four hundred",
         "The prosecutors"),
        ("When it came, she said, the letter ran to two lines. The clerk Ada Merrow had waited for it.", "the letter ran",
         None),
        ("The plan drew fire from opposition lawmakers, who said it was too dear.", "it was too dear",
         "opposition lawmakers"),
    ],
)  # fmt: skip
def test_who_is_meant(text, part, speaker):
    assert said(text, part).speaker in (speaker.split("|") if speaker else [None])


# --- constructions, each in several forms


@pytest.mark.parametrize(
    ("text", "part", "speaker", "stance"),
    [
        ("The agencies urge shippers to review the annex.", "review", "agencies", "demands"),
        ("The companies demand a hearing.", "a hearing", "companies", "demands"),
        ("The agencies assess with confidence that two ships sank.", "two ships sank", "agencies", "asserts"),
        ("A Tarn think tank claimed that the ships, both added to a list, sank.", "the ships", "A Tarn think tank", "asserts"),
        ("The judge accepted that the yard was shut.", "the yard", "judge", "asserts"),
        ("The owner let it be known that the yard was “in good hands”.", "the yard", "owner", "asserts"),
        ("The surveyor cautioned against reading the map at night.", "reading the map", "The surveyor", "demands"),
        ("The mayor qualified the plan as “a kite without string”.", "a kite", "mayor", "asserts"),
        ("The embassy preferred not to make declarations.", "preferred", "embassy", "declines"),
        ("The yard wanted to give no details.", "no details", "yard", "declines"),
        ("Ada Merrow did not say which yards she meant.", "did not say", "Ada Merrow", "declines"),
        ("Asked twice, Ada Merrow did not give a clear answer.", "did not give", "Ada Merrow", "declines"),
        ("The firm pleaded not guilty to the charge.", "not guilty", "firm", "denies"),
        ("Mr Merrow walked for a year, said Ada Tarn, and came home with a limp.", "came home", "Ada Tarn", "asserts"),
        ("09:31 TARN YARD: WILL KEEP THE SECOND DOCK BY MAY", "WILL KEEP", "TARN YARD", "promises"),
    ],
)  # fmt: skip
def test_constructions(text, part, speaker, stance):
    told = said(text, part)
    assert (told.speaker, told.stance) == (speaker, stance), told


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Merrow, 36, pleaded guilty to one count of fraud.",
        "Tarn Yard, which was listed in May, issued the following statement:",
        "Ada Merrow, Chairman, commented:",
        "He then hung up.",
        "Merrow and Tarn, both added to the list in May, had a yard.",
    ],
)
def test_what_tells_of_no_statement(text):
    assert [s for s in statements_of(Page(text)) if s.speaker] == []


def headed(line: str, text: str) -> Page:
    """A page with a headline."""
    return Page(f"{line}\n\n{text}", zones=(Zone(0, len(line), "headline"),))


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“They come late”: minister", "Ada Merrow"),
        ("“They come late”: Tarn minister on life at the ford", "Ada Merrow"),
        ("“They come late”: inside the ford", None),
    ],
)
def test_a_headline_that_opens_with_a_quotation(line, speaker):
    told = statements_of(headed(line, "The minister, Ada Merrow, met the ferrymen. “Pay them,” Merrow said."))
    assert told[0].quote == ((1, 15),)
    assert told[0].speaker == speaker


def test_the_windows_title_tells_nothing_where_the_page_repeats_it():
    page = page_of_html(
        "<html><head><title>Ferry is late, crews say - Ford Post</title></head><body>"
        "<h1>Ferry is late again, crews say</h1><p>by Ada Merrow</p><p>It came at noon.</p></body></html>"
    )
    assert [page.text[s.start : s.end] for s in statements_of(page)] == ["Ferry is late again, crews say"]
