from __future__ import annotations

import pytest

from watchword.exceptions import UsageError
from watchword.model import Kind
from watchword.screening.query import MAX_NAME, query_of


def test_a_question_keeps_what_was_given_word_for_word():
    query = query_of({"name": "  Made Up ", "birthDate": "1 Jan 1970", "note": "x"})
    assert query.given == {"name": "  Made Up ", "birthDate": "1 Jan 1970", "note": "x"}
    assert query.properties == {"birthDate": ("1970-01-01",)}


def test_values_are_read_and_several_are_split():
    query = query_of({"name": "A", "country": "Russia; BY", "gender": "F", "passportNumber": "1; 2; 1"})
    assert query.properties == {
        "country": ("ru", "by"),
        "gender": ("female",),
        "passportNumber": ("1", "2"),
    }


def test_what_cant_be_read_is_not_used_and_told():
    query = query_of({"name": "A", "birthDate": "31/31/1970", "country": "Ruritania"})
    assert query.properties == {}
    assert [w.split("'")[1] for w in query.warnings] == ["31/31/1970", "Ruritania"]


@pytest.mark.parametrize("name", ["", "   ", "***", "-", "\u200b", "…"])
def test_a_question_without_a_name_is_an_error(name):
    with pytest.raises(UsageError, match="no name to screen"):
        query_of({"name": name})
    with pytest.raises(UsageError, match="no name to screen"):
        query_of({"birthDate": "1970"})


def test_a_name_too_long_to_be_one_is_an_error():
    assert query_of({"name": "x " * (MAX_NAME // 2)})
    with pytest.raises(UsageError, match=f"has {MAX_NAME + 1} characters"):
        query_of({"name": "x" * (MAX_NAME + 1)})


def test_the_schema_tells_the_kind():
    assert query_of({"name": "A", "schema": "Person"}).kind == Kind.PERSON
    assert query_of({"name": "A"}, "Vessel").kind == Kind.VESSEL
    assert query_of({"name": "A", "schema": "Company"}, "Vessel").kind == Kind.ORGANIZATION
    assert query_of({"name": "A"}).kind == Kind.UNKNOWN


def test_half_a_character_becomes_a_question_mark():
    query = query_of({"name": "Ma\ud800de", "address": "\udcff"})
    assert query.given == {"name": "Ma?de", "address": "?"}
