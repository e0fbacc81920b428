"""The reader on the sets of ``tests/articles``: what it reached there it keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

import watchword as ww
from watchword.bench.labels import read_set
from watchword.bench.reading import asker, figures_of, reading

SETS = Path(__file__).parents[1] / "articles"

#: Shares of 2026-11-25 on the American lists, less two hundredths: of mentions precision and recall, of
#: speakers precision and recall, of stances.
REACHED = {
    "one": (0.98, 0.95, 0.97, 0.95, 0.92),
    "two": (0.93, 0.85, 0.92, 0.88, 0.93),
    "three": (0.96, 0.88, 0.93, 0.88, 0.90),
    "four": (0.97, 0.90, 0.92, 0.83, 0.89),
    "five": (0.96, 0.90, 0.76, 0.61, 0.83),
    "six": (0.95, 0.70, 0.84, 0.57, 0.92),
}
_KINDS = ("mentions_precision", "mentions_recall", "speakers_precision", "speakers_recall", "stances")


@pytest.mark.shared
@pytest.mark.prove
@pytest.mark.parametrize("name", REACHED)
def test_a_set_is_read_as_well_as_before(name: str, real_archive: Path) -> None:
    found, _ = reading(read_set(SETS / name), asker(ww.open(real_archive)))
    figures = figures_of(found)
    assert {k: figures[k] for k in _KINDS if figures[k] < REACHED[name][_KINDS.index(k)]} == {}
    assert figures["false_parties_per_40"] <= 4
