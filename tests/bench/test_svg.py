from __future__ import annotations

import math
from xml.etree import ElementTree

import pytest

from watchword.bench.svg import bars, lines

NAME = "{http://www.w3.org/2000/svg}"


def drawn(**options):
    made = lines("T & t", {"a": [(0.0, 0.0), (0.5, math.nan), (0.6, 0.5), (1.0, 2.0)]}, "x", "y", **options)
    return ElementTree.fromstring(made)


def test_a_line_breaks_where_nothing_is_known():
    paths = [p.get("points").split() for p in drawn().findall(f"{NAME}polyline")]
    assert [len(p) for p in paths] == [1, 2]
    assert not any("nan" in x for p in paths for x in p)


def test_a_point_outside_is_put_on_the_edge():
    last = drawn().findall(f"{NAME}polyline")[1].get("points").split()[-1]
    assert last == "630.0,40.0"


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        ({}, {"0.2", "0.4", "1"}),
        (
            {"x_marks": [(0.0, "2021"), (1.0, "2022")], "y_marks": [(1.0, "80,000")]},
            {"2021", "2022", "80,000"},
        ),
    ],
)
def test_marks_are_numbers_or_as_given(options, labels):
    texts = {t.text for t in drawn(**options).findall(f"{NAME}text")}
    assert labels <= texts
    assert {"T & t", "a", "x", "y"} <= texts
    assert ("0.2" in texts) == (not options)


def test_bars_are_as_long_as_their_values():
    made = ElementTree.fromstring(bars("b", [("one", 0.5, "0.5"), ("two", 1.0, "1")]))
    widths = [float(r.get("width")) for r in made.findall(f"{NAME}rect")[1:]]
    assert widths == [210.0, 420.0]
