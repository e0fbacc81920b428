"""How many transliteration pairs the readings reach: a floor on what was measured.

The pairs are mostly foreign names in the script (Wikipedia titles), a few of them wrong, so the shares
are far below what names at home in the script would reach; they may only rise.
"""

from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from watchword.names.clean import clean
from watchword.names.scripts import romanise, skeleton

SHARED = Path(__file__).parents[3] / "shared" / "data" / "labelled"


def _reached(latin: str, native: str) -> bool:
    """Equal, within one edit, or of one skeleton of three letters and more; joined words."""
    wanted = {r.replace(" ", "") for r in romanise(clean(latin)).latin}
    read = {r.replace(" ", "") for r in romanise(clean(native)).latin}
    return any(
        Levenshtein.distance(w, r, score_cutoff=1) <= 1
        or (len(skeleton(w)) >= 3 and skeleton(w) == skeleton(r))
        for w in wanted
        for r in read
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    ("language", "floor"), [("arabic", 0.70), ("russian", 0.775), ("chinese", 0.445), ("korean", 0.29)]
)
def test_share_of_pairs_reached(language: str, floor: float) -> None:
    reached = total = 0
    with (SHARED / f"translit_{language}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            latin, native, *_count = line.rstrip("\n").split("\t")
            if language != "korean":  # these files put a space between the letters of one word
                native = native.replace(" ", "")
            reached += _reached(latin, native)
            total += 1
    assert reached / total >= floor, f"{language}: {reached / total:.3f} of {total}"
