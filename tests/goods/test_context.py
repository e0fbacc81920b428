"""What stands around a name."""

from __future__ import annotations

import pytest

from watchword.goods.context import Meaning, meaning, only_this
from watchword.goods.names_index import Mention, Name
from watchword.goods.text import tokens_of


def read(text: str, name: str) -> Meaning:
    line, wanted = tokens_of(text), tokens_of(name).words
    first = next(i for i in range(len(line.words)) if line.words[i : i + len(wanted)] == wanted)
    mention = Mention(first, first + len(wanted), (Name("x", "name", name, len(wanted)),))
    return meaning(line, mention, set(range(first, first + len(wanted)))).meaning


@pytest.mark.parametrize(
    "text, name, expected",
    [
        ("acetone 99%", "acetone", Meaning.NAMED),
        ("acetone-free remover", "acetone", Meaning.ABSENT),
        ("free of acetone", "acetone", Meaning.ABSENT),
        ("acetone free of water", "acetone", Meaning.NAMED),
        ("ephedrine free base", "ephedrine", Meaning.NAMED),
        ("UN no. 1090 acetone", "acetone", Meaning.NAMED),
        ("no acetone", "acetone", Meaning.ABSENT),
        ("sin acetona", "acetona", Meaning.ABSENT),
        ("ohne Aceton", "aceton", Meaning.ABSENT),
        ("без ацетона", "ацетон", Meaning.ABSENT),
        ("不含丙酮", "丙酮", Meaning.ABSENT),
        ("acetone substitute", "acetone", Meaning.ABSENT),
        ("toluene-2,4-diisocyanate", "toluene", Meaning.OTHER),
        ("2-chloro-toluene", "toluene", Meaning.OTHER),
        ("chloro toluene", "toluene", Meaning.OTHER),
        ("4-(aminomethyl)piperidine", "piperidine", Meaning.OTHER),
        ("(anhydrous)acetone", "acetone", Meaning.NAMED),
        ("(1R,2S)-(-)-ephedrine hydrochloride", "ephedrine", Meaning.NAMED),
        ("苯丙酮", "丙酮", Meaning.OTHER),
        ("工业丙酮", "丙酮", Meaning.NAMED),
        ("盐酸哌啶", "哌啶", Meaning.NAMED),
        ("toluene based paint", "toluene", Meaning.INGREDIENT),
        ("paint containing toluene", "toluene", Meaning.INGREDIENT),
        ("toluene thinner", "toluene", Meaning.PART),
        ("toluene paint grade", "toluene", Meaning.NAMED),
        ("toluene for paint", "toluene", Meaning.NAMED),
        ("acetone gas detector", "acetone", Meaning.APPARATUS),
        ("hose for acetone", "acetone", Meaning.APPARATUS),
        ("acetone, pump dispenser", "acetone", Meaning.NAMED),
    ],
)
def test_a_meaning(text, name, expected):
    assert read(text, name) is expected


def test_a_line_names_only_this_beside_amounts_and_packing():
    line = tokens_of("HCl 37% 25 L drum")
    assert only_this(line, Mention(0, 1, ()))
    line = tokens_of("lidocaine HCl")
    assert not only_this(line, Mention(1, 2, ()))
