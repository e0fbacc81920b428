"""How names are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import Kind
from watchword.names import Role, analyse

P, ORG = Kind.PERSON, Kind.ORGANIZATION


def texts(text: str, kind: Kind = Kind.UNKNOWN) -> list[str]:
    return [t.text for t in analyse(text, kind).tokens]


@pytest.mark.parametrize(
    ("text", "kind", "tokens"),
    [
        ("LAVROV, Sergei", P, ["sergei", "lavrov"]),
        ("Abdulrahman", P, ["abdul", "rahman"]),
        ("Abdullah", P, ["abdullah"]),
        ("SIS d.o.o.", ORG, ["sis", "doo"]),
        ("O O O Zenit", ORG, ["ooo", "zenit"]),
        ("A.B.C. Company", ORG, ["abc", "company"]),
        ("J.-C. Juncker", P, ["j", "c", "juncker"]),
        ("13th Factory No. 007", ORG, ["13", "factory", "no", "7"]),
        ("Fa?ur", Kind.UNKNOWN, ["faur"]),
        ("?Almaz? Corp", ORG, ["almaz", "corp"]),
        ("Sa'id", P, ["said"]),
        ("Procter & Gamble", ORG, ["procter", "and", "gamble"]),
        ("", P, []),
    ],
)
def test_tokens(text: str, kind: Kind, tokens: list[str]) -> None:
    assert texts(text, kind) == tokens


def roles(text: str, kind: Kind) -> list[Role]:
    return [t.role for t in analyse(text, kind).tokens]


def test_roles_go_by_kind_and_place() -> None:
    assert roles("Mr Glen King", P) == [Role.HONORIFIC, Role.WORD, Role.WORD]
    assert roles("C. Du", P) == [Role.INITIAL, Role.WORD]
    assert roles("Sergei Viktorovich Lavrov", P)[1] == Role.PATRONYMIC
    assert roles("Viktorovich Sergei Lavrov", P)[0] == Role.WORD
    assert roles("Limited Liability Company Zenit", ORG)[:3] == [Role.LEGAL] * 3
    assert roles("Zenit Ltd", P) == [Role.WORD, Role.WORD]
    assert roles("Fund XII", ORG)[1] == Role.NUMBER
    assert Role.LEGAL not in roles("Company", ORG)


def test_the_owned_name_after_a_possessive_is_a_reading_of_its_own() -> None:
    name = analyse("Ministry of Public Security?s Institute of Forensic Science of China")
    own = [t.text for t in name.readings[-1]]
    assert own == ["institute", "of", "forensic", "science", "of", "china"]
    assert name.derived == 1
    assert "securitys/security" in name.read_as
    assert analyse("3rd Academy?s 159 Factory").derived == 0


def test_umlauts_have_two_spellings() -> None:
    token = analyse("Müller", P).tokens[0]
    assert {token.text, *token.variants} == {"muller", "mueller"}


def test_a_chinese_name_is_kept_as_written_too() -> None:
    name = analyse("张伟", P)
    assert name.readings[-1][0].text == "张伟"
    assert name.script == "Hani"


@given(st.text(max_size=60), st.sampled_from(list(Kind)))
def test_any_text_is_read_the_same_twice_and_in_any_case(text: str, kind: Kind) -> None:
    once = analyse(text, kind)
    assert once == analyse(text, kind)
    assert once.readings
    assert all(t.text for row in once.readings for t in row)
    if text.isascii():
        assert texts(text.upper(), kind) == texts(text.lower(), kind)


@given(st.lists(st.sampled_from("al Assad Müller von Abdulrahman 13th OOO Ltd x".split()), min_size=1))
def test_renormalising_changes_nothing(words: list[str]) -> None:
    once = texts(" ".join(words), P)
    assert texts(" ".join(once), P) == once
