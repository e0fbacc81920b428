"""Looking names up token by token."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watchword.goods.names_index import Name, NameIndex
from watchword.goods.text import tokens_of

FORMS = ["acetic acid", "acetic anhydride", "4-piperidone", "1-boc-4-piperidone", "acetone"]
INDEX = NameIndex([Name(f, "name", f, 1) for f in FORMS])


def found(text: str) -> list[str | None]:
    return [m.names[0].item for m in INDEX.mentions(tokens_of(text))]


def test_the_longest_name_wins():
    assert found("1-boc-4-piperidone") == ["1-boc-4-piperidone"]
    assert found("4-piperidone, acetone") == ["4-piperidone", "acetone"]


def test_a_mark_between_articles_ends_a_name():
    assert found("acetic; anhydride") == []
    assert found("acetic / acid") == []


@given(st.lists(st.sampled_from(FORMS), max_size=6))
def test_every_name_of_a_list_is_found_in_its_order(forms):
    assert found("; ".join(forms)) == forms


@given(st.text("aceton 4-", max_size=200))
def test_mentions_never_overlap(text):
    last = 0
    for mention in INDEX.mentions(tokens_of(text)):
        assert last <= mention.first < mention.last
        last = mention.last
