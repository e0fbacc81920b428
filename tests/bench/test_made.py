from __future__ import annotations

import random
from pathlib import Path

import pytest

import watchword as ww
from watchword.bench.asking import Asker
from watchword.bench.made import listed_names, made_level, made_sets
from watchword.bench.own import own_level, words_of
from watchword.bench.records import other_person
from watchword.bench.sets import Labelled


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(ww.open(sampler=True))


def test_the_same_seed_makes_the_same_questions(asker: Asker, tmp_path: Path) -> None:
    one = made_sets(asker, Labelled(tmp_path), 3)
    again = made_sets(asker, Labelled(tmp_path), 3)
    assert {k: [m.query.given for m in v] for k, v in one.items()} == {
        k: [m.query.given for m in v] for k, v in again.items()
    }
    assert one


def test_every_made_question_has_a_party_in_force(asker: Asker, tmp_path: Path) -> None:
    for made in made_sets(asker, Labelled(tmp_path), 1).values():
        assert all(asker.in_force[m.cluster] for m in made)


def test_a_class_is_reported_with_its_misses(asker: Asker, tmp_path: Path) -> None:
    sets = made_sets(asker, Labelled(tmp_path), 1, size=3)
    misses: dict[str, list[dict[str, object]]] = {}
    level = made_level(asker, sets, {"all": 0.3, "none": 1.1}, misses)
    assert set(level) == set(sets)
    assert all(at["none"]["count"] == 0 for at in level.values())
    assert len(misses["made_not_found"]) == sum(map(len, sets.values()))


def test_weak_names_are_marked(asker: Asker) -> None:
    weak = asker.index.arrays["names.name_weak"]
    assert all(bool(weak[x.number]) == x.weak for x in listed_names(asker))


def test_own_party_is_never_told(asker: Asker) -> None:
    misses: dict[str, list[dict[str, object]]] = {}
    level = own_level(asker, 1, {"at": 0.7}, misses, size=50)
    at = level["at"]["at"]
    assert at["another, unrelated party"]["count"] <= at["any other party"]["count"]
    assert {r["relation"] for r in misses["own_party_out"]} <= {
        "equal name", "same date of birth", "nearly equal name, another list", "linked by the publisher",
        "one name within the other", "a rare word in common", "nothing shown",
    }  # fmt: skip


def test_words_without_legal_forms() -> None:
    assert words_of("Luo Luo Technology Co., Ltd.") == words_of("LUO LUO TECHNOLOGY CO LIMITED")


def test_another_person_differs_in_date_and_country() -> None:
    mine = {"birthDate": ["1960-01-01"], "nationality": ["ru"]}
    near = {"birthDate": ["1963"], "nationality": ["cn"]}
    same = {"birthDate": ["1990"], "nationality": ["ru"]}
    far = {"birthDate": ["1990"], "nationality": ["cn"]}
    assert other_person(mine, [near, same], random.Random(1)) is None
    assert other_person(mine, [near, same, far], random.Random(1)) == far
