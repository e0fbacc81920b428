"""Folding and cutting lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watchword.goods.text import fold, key_of, tokens_of


@given(st.text(max_size=80))
def test_places_lie_in_the_text_and_in_order(text):
    line = tokens_of(text)
    assert len(line.words) == len(line.starts) == len(line.ends) == len(line.gaps)
    last = 0
    for start, end in zip(line.starts, line.ends, strict=True):
        assert last <= start < end <= len(text) or (last - 1 <= start < end)  # one character may fold to two
        last = end


def test_folding_takes_away_what_tells_nothing():
    assert fold("ÁCIDO Clorhídrico")[0] == "acido clorhidrico"
    assert fold("Salzsäure")[0] == "salzsaure"
    assert fold("α-Ｐhenyl")[0] == "alpha-phenyl"
    assert fold("鹽酸偽麻黃鹼")[0] == "盐酸伪麻黄碱"


def test_a_name_is_one_key_however_it_is_written():
    keys = {
        key_of(n)
        for n in ("1-Boc-4-piperidone", "1 BOC 4 PIPERIDONE", "(1)-boc-[4]-piperidone", "1boc4piperidone")
    }
    assert keys == {"1boc4piperidone"}


def test_russian_cases_are_one():
    assert key_of("перманганата калия") == key_of("перманганат калий")
    assert key_of("соляной кислоты") == key_of("соляная кислота")
    assert key_of("натрия") != key_of("калия")


def test_chinese_characters_are_tokens_and_units_are_cut_off():
    assert tokens_of("丙酮 25KGACETONE").words == ["丙", "酮", "25", "kg", "acetone"]
