"""Words put right, and words left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.goods.spelling import Speller, ocr_letters

SPELLER = Speller(
    "acetone piperidone piperidine anhydride permanganate pseudoephedrine iodine methylamine piperonal "
    "norfentanil phenethyl acid nitroethane".split(),
    ["piperazine", "ethylamine"],
)


@pytest.mark.parametrize(
    "word, right",
    [
        ("accetone", "acetone"),
        ("acetonne", "acetone"),
        ("piperidnoe", "piperidone"),
        ("plperidone", "piperidone"),
        ("anhidride", "anhydride"),
        ("permangante", "permanganate"),
        ("pseudophedrine", "pseudoephedrine"),
        ("psuedoephedrine", "pseudoephedrine"),
        ("fenethyl", "phenethyl"),
        ("acld", "acid"),
    ],
)
def test_slips_are_put_right(word, right):
    assert SPELLER.right(word)[0] == right


@pytest.mark.parametrize(
    "word",
    "iodide piperonyl piperidinol nitromethane dimethylamine ethylamine piperazine carfentanil acetate "
    "acetal iovine permanganic acetone tone".split(),
)
def test_other_compounds_and_sound_words_are_left_alone(word):
    assert SPELLER.right(word) == ()


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_what_is_put_right_is_a_listed_word_near_by(word):
    for right in SPELLER.right(word):
        assert right in SPELLER.listed
        assert right != word


def test_a_stump_is_made_whole_where_only_one_word_begins_so():
    assert SPELLER.whole("permang") == ("permanganate",)
    assert SPELLER.whole("piperid") == ()


def test_digits_inside_words_are_read_as_letters():
    assert ocr_letters("ACET0NE 10 kg") == "acetone 10 kg"
    assert ocr_letters("P2P 25 kg") is None
    assert len(ocr_letters("p1per1done")) == len("p1per1done")
