from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from helpers import drop_privileges
from made_figures import ALL, FIGURES, Row, edition
from watchword.exceptions import UsageError
from watchword.figures import Figures, FigureStore, dated_files

TODAY = date(2026, 11, 24)


def opened(tmp_path, known_on=TODAY, **files):
    store = FigureStore(tmp_path / "data", create=True)
    for day, rows in files.items():
        store.take(edition(tmp_path, f"x_{day[1:].replace('_', '-')}.csv", rows), None, TODAY)
    store.close()
    return Figures.open(tmp_path / "data", known_on)


def test_each_month_is_from_the_newest_edition_that_has_it(tmp_path):
    old = [Row("2021-12", "5"), Row("2022-01", "6")]
    new = [Row("2022-01", "7"), Row("2022-02", "8")]
    figures = opened(tmp_path, d2023_01_01=old, d2024_01_01=new)
    line = figures.line("US", "T40.4")
    assert [(h.point.month, h.point.reported, h.edition.label) for h in line] == [
        ("2021-12", "5", "2023-01-01"),
        ("2022-01", "7", "2024-01-01"),
        ("2022-02", "8", "2024-01-01"),
    ]


def test_what_came_later_is_not_known_yet(tmp_path):
    files = {"d2023_01_01": [Row("2022-01", "6")], "d2024_01_01": [Row("2022-01", "7")]}
    assert opened(tmp_path, **files).at("US", "T40.4", "2022-01").point.reported == "7"
    before = Figures.open(tmp_path / "data", date(2023, 12, 31))
    assert before.at("US", "T40.4", "2022-01").point.reported == "6"
    assert [e.label for e in before.later] == ["2024-01-01"]
    never = Figures.open(tmp_path / "data", date(2022, 12, 31))
    assert never.at("US", "T40.4", "2022-01") is None
    with pytest.raises(UsageError, match="the first in hand is 2023-01-01"):
        never.required()


def test_the_year_on_year_change_is_within_one_edition_only(tmp_path):
    old = [Row("2020-12", "1"), Row("2021-12", "50")]
    new = [Row("2021-12", "100", "110"), Row("2022-12", "125", "99"), Row("2023-12", "", "0")]
    line = opened(tmp_path, d2023_01_01=old, d2025_01_01=new).line("US", "T40.4")
    changes = [(h.point.month, h.reported, h.predicted) for h in line]
    assert changes[0][1:] == (None, None)
    assert changes[1][1:] == (None, None)  # 2020-12 is another edition's
    assert (changes[2][1].difference, changes[2][1].percent) == (25, 25.0)
    assert (changes[2][2].difference, changes[2][2].percent) == (-11, -10.0)
    assert changes[3][1] is None
    assert changes[3][2].difference == -99


def test_an_edition_without_the_series_is_passed_over(tmp_path):
    files = {"d2023_01_01": [Row("2022-01", "6")], "d2024_01_01": [Row("2022-01", "9", indicator=ALL)]}
    figures = opened(tmp_path, **files)
    assert figures.at("US", "T40.4", "2022-01").edition.label == "2023-01-01"
    assert figures.line("AK", "T40.4") == []


def test_without_any_edition_the_way_to_one_is_told(tmp_path):
    figures = Figures.open(tmp_path, TODAY)
    assert figures.editions == []
    with pytest.raises(UsageError, match="watchword figures --from FILE"):
        figures.required()


def test_a_folder_that_cant_be_written_to_answers(tmp_path):
    """The rollback journal needs no files beside the database for reading, as WAL would."""
    opened(tmp_path, d2023_01_01=[Row("2022-01", "6")])
    ask = (
        "from datetime import date; from pathlib import Path; from watchword.figures import Figures; "
        f"f = Figures.open(Path({str(tmp_path / 'data')!r}), date(2026, 11, 24)); "
        "print(f.at('US', 'T40.4', '2022-01').point.reported)"
    )
    (tmp_path / "data").chmod(0o500)
    try:
        done = subprocess.run(
            [sys.executable, "-c", ask], preexec_fn=drop_privileges, capture_output=True, text=True
        )
    finally:
        (tmp_path / "data").chmod(0o700)
    if done.returncode == 77:
        pytest.skip("privileges can't be dropped here")
    assert done.stdout == "6\n", done.stderr


@pytest.mark.shared
def test_the_real_national_series(tmp_path):
    store = FigureStore(tmp_path, create=True)
    taken = [store.take(f, None, TODAY).edition for f in dated_files(FIGURES)]
    assert sorted((e.label, e.published, e.dated) for e in taken) == [
        ("2019-10", "2019-10-31", "stated"),
        ("data to 2026-01", "2026-06-30", "supposed"),
    ]
    store.close()
    now = Figures.open(tmp_path, TODAY)
    line = {h.point.month: h for h in now.line("US", "T40.4")}
    assert len(line) == 133
    assert (line["2022-12"].point.reported, line["2022-12"].point.predicted) == ("74829", "75453")
    assert line["2025-12"].point.symbol == "*"
    assert line["2025-12"].reported.difference == 37777 - 48662
    then = Figures.open(tmp_path, date(2020, 1, 1))
    assert then.at("US", "T40.4", "2018-12").point.reported == "31,517"
    assert now.at("US", "all", "2018-12").point.predicted == "68,618"
