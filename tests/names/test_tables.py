"""The reviewed tables: every row says where it comes from, and the loaders give what was promised."""

import re
from pathlib import Path

import pytest

from watchword.names import tables
from watchword.names.tables import Role, legal_forms, numbers, read_table, roles_for, spellings, words

DATA = Path(tables.__file__).parent / "data"
NAMES = sorted(p.stem for p in DATA.glob("*.tsv"))
WORD = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_source_and_no_stray_space(name: str) -> None:
    header = (DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n")[0].split("\t")
    assert header[-1] == "source"
    rows = read_table(name)
    assert rows
    for row in rows:
        assert len(row) == len(header)
        assert row[-1].strip(), row
        assert all(cell == cell.strip() for cell in row), row
    assert len(set(rows)) == len(rows)


def test_a_row_of_the_wrong_width_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.tsv").write_text("a\tsource\n# a note\nx\ty\nonly one\n", encoding="utf-8")
    monkeypatch.setattr(tables, "_DATA", tmp_path)
    with pytest.raises(ValueError, match=r"bad\.tsv, line 4"):
        read_table("bad")


@pytest.mark.parametrize(
    "table", [legal_forms(), words(), spellings(), numbers(), roles_for("person")], ids=lambda t: str(len(t))
)
def test_keys_are_plain_words(table: dict[str, object]) -> None:
    assert [k for k in table if not WORD.fullmatch(k)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ooo", "limited liability company"),
        ("ooo", "obshchestvo s ogranichennoi otvetstvennostyu"),
        ("tov", "llc"),
        ("doo", "d o o"),
        ("sp z o o", "gmbh"),
        ("sdn bhd", "pte ltd"),
        ("limited sirketi", "ltd sti"),
        ("zao", "closed joint stock company"),
        ("pao", "public joint stock company"),
        ("ao", "aktsionernoe obshchestvo"),
        ("sa de cv", "s a de c v"),
        ("anonim sirketi", "ag"),
        ("fze", "fz llc"),
        ("fgup", "federal state unitary enterprise"),
        ("co", "company"),
        ("inc", "corporation"),
        ("kg", "limited partnership"),
        ("stiftung", "foundation"),
    ],
)
def test_legal_forms_of_one_family(one: str, other: str) -> None:
    assert legal_forms()[one] == legal_forms()[other]


def test_legal_families_are_few_and_apart() -> None:
    forms = legal_forms()
    assert set(forms.values()) == {
        "LLC", "JSC", "CORP", "CO", "LP", "LLP", "GP", "SOLE", "COOP", "STATE", "FZ", "FOUNDATION",
        "ASSOCIATION", "BRANCH", "HOLDING",
    }  # fmt: skip
    assert forms["llc"] != forms["jsc"]
    assert len(forms) >= 900


def test_words_know_their_role() -> None:
    known = words()
    assert known["mullah"] == ("honorific", "person")
    assert known["al"] == ("particle", "any")
    assert known["abu"] == ("kunya", "person")
    assert known["and"][0] == "connector"
    assert known["trading"] == ("generic", "organization")
    assert known["oglu"][0] == "patronymic"
    assert known["jr"][0] == "generation"
    assert "ma" not in known
    assert {role.upper() for role, _ in known.values()} <= set(Role.__members__)
    assert {where for _, where in known.values()} <= {"person", "organization", "vessel", "any"}


def test_a_word_may_have_a_role_in_each_kind_of_name() -> None:
    assert roles_for("person")["general"] == Role.HONORIFIC
    assert roles_for("organization")["general"] == Role.GENERIC
    assert "trading" not in roles_for("person")
    assert roles_for("vessel")["mv"] == Role.GENERIC


def _related(one: str, other: str) -> set[str]:
    """The looser relation of two words under each canonical they share."""
    order = ("spelling", "nickname", "abbreviation", "translation")
    a, b = dict(spellings()[one]), dict(spellings()[other])
    return {max(a[c], b[c], key=order.index) for c in a.keys() & b.keys()}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("mohammed", "muhamad", "spelling"),
        ("yousef", "yusuf", "spelling"),
        ("joseph", "yusuf", "translation"),
        ("osman", "uthman", "spelling"),
        ("reza", "rida", "spelling"),
        ("gamal", "jamal", "spelling"),
        ("oleksandr", "aliaksandr", "spelling"),
        ("serhiy", "sergey", "spelling"),
        ("dmytro", "dmitriy", "spelling"),
        ("sasha", "aleksandr", "nickname"),
        ("bill", "william", "nickname"),
        ("pepe", "jose", "nickname"),
        ("park", "pak", "spelling"),
        ("jon", "john", "spelling"),
        ("intl", "international", "abbreviation"),
        ("trdg", "trading", "abbreviation"),
        ("comm", "communications", "abbreviation"),
        ("srvcs", "services", "abbreviation"),
        ("comp", "company", "abbreviation"),
        ("tech", "technology", "abbreviation"),
        ("technologies", "technology", "spelling"),
        ("zavod", "plant", "translation"),
        ("naviera", "shipping", "translation"),
        ("torgovyi dom", "trading house", "translation"),
    ],
)
def test_relations_between_words(one: str, other: str, relation: str) -> None:
    assert relation in _related(one, other)


@pytest.mark.parametrize(("one", "other"), [("ali", "alex"), ("hasan", "husayn"), ("mahmud", "muhammad"),
                                            ("hamid", "hamad"), ("salim", "salih"), ("trading", "shipping"),
                                            ("sergei", "alexei"), ("import", "export")])  # fmt: skip
def test_other_names_are_not_related(one: str, other: str) -> None:
    shared = {c for c, _ in spellings().get(one, ())} & {c for c, _ in spellings().get(other, ())}
    assert not shared


def test_there_are_given_name_families_enough() -> None:
    families = {row[0] for t in ("given_names", "given_names_more") for row in read_table(t)}
    assert len(families) >= 400
    relations = {relation for found in spellings().values() for _, relation in found}
    assert relations == {"spelling", "nickname", "abbreviation", "translation"}


def test_numbers() -> None:
    known = numbers()
    for form, digits in [("first", "1"), ("1st", "1"), ("ii", "2"), ("xiv", "14"), ("pervyi", "1"),
                         ("twenty first", "21"), ("xxx", "30"), ("iki", None), ("xi", None)]:  # fmt: skip
        assert known.get(form) == digits
    assert not any(len(form) == 1 for form in known)
