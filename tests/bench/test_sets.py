from __future__ import annotations

from pathlib import Path

import pytest

from watchword.bench.sets import FILES, Labelled, labelled_folder, read_rows, script_of
from watchword.exceptions import UsageError


def made(folder: Path) -> Path:
    (folder / "list_level_queries.csv").write_text(
        "kind,class,schema,query,source,uid,listed_name\n"
        "clean,,Person,Maria Perales,,,\n"
        'damaged,delete,Person,Jon Doe,us-ofac-sdn,36,"DOE, John"\n',
        "utf-8",
    )
    (folder / "name_pairs.csv").write_text(
        "schema,name1,name2,is_match,quality,category\nPerson,Jon Doe,John Doe,true,STRONG,\n", "utf-8"
    )
    (folder / "unlisted_organisations.csv").write_text("full_name,source\nACME LTD,Denied\n", "utf-8")
    (folder / "customers_global_5k.csv").write_text(
        "full_name,date_of_birth,nationality\nSoňa Kolář,1959-04-27,Poland\n,,\n", "utf-8"
    )
    return folder


def test_rows_become_questions(tmp_path: Path) -> None:
    labelled = Labelled(made(tmp_path))
    (target,) = labelled.targets()
    assert (target.text, target.kind, target.source, target.uid) == ("Jon Doe", "delete", "us-ofac-sdn", "36")
    assert [q.given["name"] for q in labelled.clean()] == ["Maria Perales"]
    assert [q.given["name"] for q in labelled.unlisted()] == ["ACME LTD"]


def test_customers_with_and_without_their_records(tmp_path: Path) -> None:
    labelled = Labelled(made(tmp_path))
    (plain,) = labelled.customers("customers_global_5k.csv")
    (record,) = labelled.customers("customers_global_5k.csv", records=True)
    assert not plain.properties
    assert record.properties["birthDate"] == ("1959-04-27",)
    assert record.properties["nationality"] == ("pl",)


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    labelled = Labelled(made(tmp_path))
    before = labelled.digest()
    assert before == labelled.digest()
    (tmp_path / "name_pairs.csv").write_text("schema,name1,name2,is_match,quality,category\n", "utf-8")
    assert labelled.digest() != before


def test_a_missing_folder_says_what_to_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WATCHWORD_LABELLED", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"--labelled DIR .* --mine"):
        labelled_folder(None)
    with pytest.raises(UsageError, match="lacks list_level_queries"):
        labelled_folder(tmp_path)


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHWORD_LABELLED", str(made(tmp_path)))
    assert labelled_folder(None) == tmp_path
    assert all((labelled_folder(None) / f).is_file() for f in FILES)


def test_an_unreadable_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"a\n\xff\xfe\n")
    with pytest.raises(UsageError, match="UTF-8"):
        read_rows(tmp_path / "x.csv")


def test_native_spellings_take_the_most_frequent(tmp_path: Path) -> None:
    (tmp_path / "translit_russian.tsv").write_text("ivan\tи в а н\t3\nivan\tи ф а н\t1\n", "utf-8")
    labelled = Labelled(tmp_path)
    assert labelled.native_spellings("russian") == {"ivan": "иван"}
    assert labelled.native_spellings("arabic") == {}


@pytest.mark.parametrize(
    "text, script",
    [
        ("John Doe", "latin"),
        ("Иван Петров", "cyrillic"),
        ("张伟", "cjk"),
        ("김영철", "hangul"),
        ("Jоhn Dое", "mixed"),  # Cyrillic о and е
        ("123", "none"),
    ],
)
def test_scripts(text: str, script: str) -> None:
    assert script_of(text) == script
