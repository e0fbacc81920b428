from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timing import within
from watchword.reading.speech.quotations import paragraphs, quotations


def quoted(text: str) -> list[str]:
    """The quoted words of a text, in order."""
    spans = paragraphs(text)
    return [text[slice(*q.inner)] for _, found in quotations(text, spans) for q in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “no” twice.", ["no"]),
        ('He said "no" and "yes".', ["no", "yes"]),
        ("„Nein“, sagte er.", ["Nein"]),
        ("«Non», said he; »Nein« too.", ["Non", "Nein"]),
        ("他说「不」。『好』", ["不", "好"]),
        ("‘We don’t know,’ she said.", ["We don’t know,"]),
        ("'We don't know,' she said.", ["We don't know,"]),
        ("“He said ‘go’ and left.”", ["He said ‘go’ and left."]),
        ("The workers' rights and the '90s.", []),
        ("It’s the Smiths’ dog.", []),
        ('A 6" pipe.', []),
        ('""""', []),
    ],
)
def test_marks_of_many_presses(text, words):
    assert quoted(text) == words


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = "“One.\n\n“Two,” she said."
    spans = paragraphs(text)
    found = [q for _, row in quotations(text, spans) for q in row]
    assert [(text[slice(*q.inner)], q.open) for q in found] == [("One.", True), ("Two,", False)]


def test_a_stray_mark_quotes_nothing():
    assert quoted("The so-called “fleet has grown.\n\nIt sails.") == []


def test_lines_broken_by_a_width_are_one_paragraph():
    wide = "word " * 12
    text = f"{wide.strip()}\n{wide.strip()}\n{wide.strip()}\nend.\n\nNext"
    assert [text[s:e] for s, e in paragraphs(text)][-1] == "Next"
    assert len(paragraphs(text)) == 2


def test_lines_of_a_list_are_paragraphs_each():
    assert len(paragraphs("Want to leave a tip?\nSign up here!\nShare")) == 3


@given(st.text(alphabet="ab “”\"'‘’«»「」\n.,", max_size=300))
def test_quotations_lie_in_their_paragraphs_in_order(text):
    spans = paragraphs(text)
    end = 0
    for number, found in quotations(text, spans):
        for q in found:
            assert max(end, spans[number][0]) <= q.start < q.end <= spans[number][1]
            end = q.end


@pytest.mark.parametrize("unit", ['"', '"a ', "'a ", "“a ", "a” ", "‘", "\n", "a", "「"])
def test_time_is_linear(unit):
    text = unit * (400_000 // len(unit))
    with within(4):
        quoted(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[00:00:11] NOOR: Hi there.", "NOOR: Hi there."),
        ("09:31 DAHUA SAYS NO", "DAHUA SAYS NO"),
        ("15.58 BST – The minister left.", "The minister left."),
        ("12.30 per cent of it is gone.", "12.30 per cent of it is gone."),
        ("10:30 in the morning he left.", "10:30 in the morning he left."),
    ],
)
def test_a_time_of_day_at_the_head_is_none_of_a_paragraph(text, said):
    assert [text[s:e] for s, e in paragraphs(text)] == [said]


def test_speech_behind_one_dash_ends_before_who_speaks():
    text = "– It has always rained here. So we must ask the state, says Ana Sol."
    found = quotations(text, paragraphs(text))
    assert [text[q.start : q.end] for _, qs in found for q in qs] == [text[: text.index(", says")]]
    listed = "– The port, the yard and the mill, built in May."
    assert list(quotations(listed, paragraphs(listed))) == []
