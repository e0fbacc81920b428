"""Names laid out as arrays, and the search for close words held to its rules."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.index.compiled import CompiledNames, compile_names
from watchword.index.names_hash import deletions, glued, mixed, without_last, word_hashes
from watchword.index.names_near import Level, closeness
from watchword.index.names_vocabulary import Vocabulary, build_vocabulary
from watchword.model import Kind

NAMES = ["LAVROV, Sergei", "Müller GmbH", "张伟", "", "Ministry?s Institute of Forensic Science"]


def compiled(texts: list[str]) -> dict[str, np.ndarray]:
    n = len(texts)
    return compile_names(texts, np.zeros(n, np.uint8), np.zeros(n, np.bool_), np.arange(n, dtype=np.int32))


def test_saved_and_mapped_names_are_the_same(tmp_path: Path) -> None:
    arrays = compiled(NAMES)
    for key, value in arrays.items():
        np.save(tmp_path / f"{key}.npy", value)
    opened = CompiledNames({k: np.load(tmp_path / f"{k}.npy", mmap_mode="r") for k in arrays})
    assert len(opened) == len(NAMES)
    assert [opened.text(i) for i in range(len(NAMES))] == NAMES
    assert opened.analysed(0).kind == Kind.UNKNOWN
    assert [t.text for t in opened.analysed(0).tokens] == ["sergei", "lavrov"]


def test_no_names_and_only_plain_arrays() -> None:
    arrays = compiled([])
    assert len(CompiledNames(arrays)) == 0
    assert all(a.dtype != object for a in compiled(NAMES).values())


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("putin", "putin", Level.SAME),
        ("mikhail", "mihail", Level.SOUND),
        ("1iability", "liability", Level.SOUND),
        ("krasrnk", "krasmk", Level.SOUND),
        ("lavrov", "lavorv", Level.EDIT),
        ("kim", "kimm", Level.SOUND),
        ("li", "il", Level.EDIT),
        ("li", "lo", Level.NONE),
        ("t1", "t2", Level.NONE),
        ("23", "24", Level.NONE),
        ("karimov", "karinob", Level.EDITS),
        ("habib", "hobeb", Level.NONE),
        ("习近平", "习近朋", Level.NONE),
    ],
)
def test_closeness(a: str, b: str, level: Level) -> None:
    assert closeness(a, b) == level
    assert closeness(b, a) == level


LETTERS = st.text("abeimnrst1ß张", min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=30, unique=True), st.lists(LETTERS, min_size=1, max_size=5))
def test_the_search_finds_exactly_what_the_rules_say(listed: list[str], words: list[str]) -> None:
    vocabulary = Vocabulary(build_vocabulary(listed))
    t, u, level = vocabulary.near(words)
    found = {(i, j): int(k) for i, j, k in zip(t.tolist(), u.tolist(), level.tolist(), strict=True)}
    wanted = {
        (i, j): int(k)
        for i, a in enumerate(words)
        for j, b in enumerate(listed)
        if (k := closeness(a, b)) < Level.NONE
    }
    assert found == wanted
    t, u, level = vocabulary.near_all(words)
    slow = {(i, j): int(k) for i, j, k in zip(t.tolist(), u.tolist(), level.tolist(), strict=True)}
    assert slow == wanted


def test_words_by_number_text_and_beginning() -> None:
    vocabulary = Vocabulary(build_vocabulary(["zenit", "almaz", "almazov", "张"]))
    assert vocabulary.number("almaz") == 1
    assert vocabulary.number("nobody") is None
    assert vocabulary.words() == ["zenit", "almaz", "almazov", "张"]
    assert vocabulary.beginning_with("almaz").tolist() == [2]


def test_hashes_of_glued_and_cut_words() -> None:
    hashes, lengths = word_hashes(["van", "der", "vander", "vande"])
    assert glued(hashes[:1], lengths[:1], hashes[1:2])[0] == hashes[2]
    last = np.array([ord("r")], np.uint8)
    assert without_last(hashes[2:3], lengths[2:3], last)[0] == hashes[3]
    cut, owner = deletions(["vander"])
    assert mixed(hashes[3:4])[0] in cut[owner == 0]
