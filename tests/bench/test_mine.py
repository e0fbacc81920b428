from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from watchword.bench.mine import advice, advice_rows, read_pairs
from watchword.bench.telling import mine_text
from watchword.cli.benching import bench
from watchword.exceptions import UsageError

PAIRS = """name1,name2,is_match,schema
Vladimir Petrov,PETROV Vladimir,true,Person
Dmitry Yazov,Dmitriy Yazov,yes,Person
Dmitry Yazov,Maria Perales,no,Person
Almaz Antey Telecom,Zhejiang Jinhuo Trading,0,Company
"""


def test_rows_by_hand() -> None:
    scores, truth = np.array([0.9, 0.6, 0.65, 0.1]), np.array([True, True, False, False])
    rows = {r["threshold"]: r for r in advice_rows(scores, truth, np.array([0.0] * 99 + [0.72]))}
    assert rows[0.65]["recall"] == 0.5
    assert rows[0.65]["precision"] == 0.5
    assert rows[0.65]["missed"] == 1
    assert rows[0.65]["false_per_1000_pairs"] == 500
    assert rows[0.65]["clean_customers_per_1000"] == 10
    assert rows[0.6]["recall"] == 1.0
    assert rows[0.95]["recall"] == 0.0
    assert advice_rows(scores, truth, None)[0]["clean_customers_per_1000"] is None


def test_advice_on_made_pairs(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(PAIRS, "utf-8")
    found, wrong = advice(path)
    assert (found["pairs"], found["matches"]) == (4, 2)
    assert found["best_f1"]["f1"] == 1.0
    assert wrong == {"mine_wrong": []}
    assert "no probability" in mine_text(found)


def test_the_command_needs_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WATCHWORD_LABELLED", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text(PAIRS, "utf-8")
    done = CliRunner().invoke(bench, ["quality", "--mine", "mine.csv", "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["pairs"] == 4


@pytest.mark.parametrize(
    "text, says",
    [
        ("name1,name2\na,b\n", "lacks the column is_match"),
        ("name1,name2,is_match\na,b,perhaps\n", "row 2: is_match is 'perhaps'"),
        ("name1,name2,is_match\na,b,1\na,,1\n", "row 3: name2 is empty"),
        ("name1,name2,is_match\n", "has no rows"),
    ],
)
def test_a_bad_file_is_told_with_its_row(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=says):
        read_pairs(path)


def test_one_sided_labels_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name1,name2,is_match\nVladimir Petrov,V Petrov,true\n", "utf-8")
    with pytest.raises(UsageError, match="only matches"):
        advice(path)
