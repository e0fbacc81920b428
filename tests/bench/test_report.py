from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from watchword.bench.report import percent, table, write
from watchword.bench.svg import bars, lines

SVG = "{http://www.w3.org/2000/svg}"


def test_percent_and_table() -> None:
    assert percent(0.98765) == "98.77 %"
    assert percent(None) == "–"
    assert table(("a", "n"), [("x", 1), ("long", 22)]) == ["a      n", "----  --", "x      1", "long  22"]


def test_lines_are_well_formed_and_labelled() -> None:
    drawn = ElementTree.fromstring(
        lines("A < B & C", {"one": [(0.0, 0.0), (1.0, 1.0)], "two": [(0.5, 2.0)]}, "x", "y")
    )
    assert drawn.find(f"{SVG}title") is not None
    polylines = drawn.findall(f"{SVG}polyline")
    assert len(polylines) == 2
    # (0, 0) is the lower left corner of the plot, (1, 1) its upper right one; beyond is put on the edge.
    assert polylines[0].attrib["points"] == "70.0,380.0 630.0,40.0"
    assert polylines[1].attrib["points"] == "350.0,40.0"


def test_a_logarithmic_axis_puts_decades_evenly() -> None:
    drawn = ElementTree.fromstring(
        lines("t", {"s": [(0.01, 0.0), (0.1, 0.0), (1.0, 0.0)]}, "x", "y", x_range=(0.01, 1.0), log_x=True)
    )
    line = drawn.find(f"{SVG}polyline")
    assert line is not None
    assert [p.split(",")[0] for p in line.attrib["points"].split()] == ["70.0", "350.0", "630.0"]


def test_bars_are_as_long_as_they_say() -> None:
    drawn = ElementTree.fromstring(bars("t", [("a", 1.0, "1"), ("b", 0.5, "½"), ("c", 0.0, "0")], mark=0.95))
    widths = [float(r.attrib["width"]) for r in drawn.findall(f"{SVG}rect")[1:]]
    assert widths == [420.0, 210.0, 0.0]


def test_a_report_folder(tmp_path: Path) -> None:
    write(tmp_path / "new", "quality", {"x": 1}, "text", {"some": [{"a": 1}, {"b": [2]}], "none": []})
    assert {p.name for p in (tmp_path / "new").iterdir()} == {
        "quality.json",
        "quality.txt",
        "misses_some.csv",
    }
    assert (tmp_path / "new" / "misses_some.csv").read_text("utf-8").splitlines() == ["a,b", "1,", ",[2]"]
