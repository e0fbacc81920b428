"""What must be found, what must not, and that both modes and both scorers agree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching_list import LISTED, damaged
from watchword.matching import SHIPPED_THRESHOLD, Engine, Settings, compare
from watchword.matching.candidates import all_pairs
from watchword.matching.engine import MANY
from watchword.matching.reference import align
from watchword.matching.rows import query_rows
from watchword.matching.scorer import score_pairs
from watchword.model import Kind
from watchword.names import analyse

P, ORG, V, U = Kind.PERSON, Kind.ORGANIZATION, Kind.VESSEL, Kind.UNKNOWN
PLACE = {text: i for i, (text, _) in enumerate(LISTED)}


def hits(engine: Engine, text: str, kind: Kind = U, threshold: float = SHIPPED_THRESHOLD):
    found = engine.search([analyse(text, kind)], visible=None, threshold=threshold)
    return {LISTED[i][0]: float(s) for i, s in zip(found.name, found.score, strict=True)}


@pytest.mark.parametrize(
    ("text", "kind", "listed"),
    [
        ("Vladimir Putin", P, "PUTIN, Vladimir Vladimirovich"),
        ("Владимир Путин", P, "PUTIN, Vladimir Vladimirovich"),
        ("PUTIN Vladimir Vladimirovitch", P, "PUTIN, Vladimir Vladimirovich"),
        ("Mr. Sergej Lawrow", P, "LAVROV, Sergei Viktorovich"),
        ("AldemarVillota Segura", P, "VILLOTA SEGURA, Aldemar"),
        ("Bashar xal-Assad", P, "AL-ASSAD, Bashar"),
        ("A. VILLOTA SEGURA", P, "VILLOTA SEGURA, Aldemar"),
        ("Abdulrahman Muhammad Al Hawsawi", P, "AL-HAWSAWI, Abd al-Rahman Muhammad"),
        ("Ali DAOUN", P, "DAOUN, Ali Mohamad"),
        ("GUANGZHOU HAIGE COMM GRP", ORG, "Guangzhou Haige Communication Group Co., Ltd."),
        ("CNOOC ENERGY TECH & SRVCES", ORG, "CNOOC Energy Technology & Services Limited"),
        ("SIS DOO", ORG, "SIS d.o.o."),
        (
            "Almaz Antey Telecom",
            ORG,
            "LIMITED LIABILITY COMPANY ALMAZ ANTEY TELECOMMUNICATIONS",
        ),
        ("JOIT STOCK COMPANY POLEMA", ORG, "JOINT STOCK COMPANY POLEMA"),
        ("АО Полема", ORG, "JOINT STOCK COMPANY POLEMA"),
        (
            "Institute of Forensic Science",
            U,
            "Ministry of Public Security?s Institute of Forensic Science of China",
        ),
        ("公安部物证鉴定中心", ORG, "公安部物证鉴定中心"),
        ("Vanderbilt Corp", ORG, "VAN DER BILT CORP"),
        ("Faiur Telecomunicacoes", ORG, "Fa?ur Telecomunicac?es"),
        ("Suki Zhan", ORG, "Suki Zhan"),
        ("张伟", P, "ZHANG, Wei"),
        (
            "TACTICAL MISSILES CORPORATION JOINT",
            ORG,
            "TACTICAL MISSILES CORPORATION JOINT STOCK COMPANY",
        ),
        ("OCEAN STAR", V, "OCEAN STAR"),
    ],
)
def test_is_a_hit(engine: Engine, text: str, kind: Kind, listed: str) -> None:
    assert listed in hits(engine, text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Institute of Science", ORG),
        ("Trading Company", ORG),
        ("Ministry", ORG),
        ("Maria Silva", P),
        ("", U),
        ("  ...  ", U),
        ("x" * 10_000, U),
        ("VESSEL 2", V),
    ],
)
def test_is_no_hit(engine: Engine, text: str, kind: Kind) -> None:
    assert hits(engine, text, kind) == {}


@pytest.mark.parametrize(
    ("better", "worse", "listed", "least"),
    [
        ("Abdon Garcia", "Federico Garcia", "RODRIGUEZ GARCIA, Abdon Federico", 0.05),
        ("Scott Miller", "Michael Miller", "Scott Michael Miller", 0.05),
        ("Michael Miller", "Michael Scott", "Scott Michael Miller", 0.05),
        ("李芳伟", "李伟芳", "LI Fang Wei", 0.05),
        ("芳伟李", "李伟芳", "LI Fang Wei", 0.05),
    ],
)
def test_the_ends_of_a_name_count_more(
    engine: Engine, better: str, worse: str, listed: str, least: float
) -> None:
    """Few people go by their second given name, and nobody by all but the family name."""
    first, second = (hits(engine, q, P, threshold=0.001).get(listed, 0.0) for q in (better, worse))
    assert first > second + least


def test_general_words_find_their_own_name_first(engine: Engine) -> None:
    found = hits(engine, "International Trading Company", ORG)
    assert next(iter(found)) == "International Trading Company"


@pytest.mark.parametrize(
    ("text", "better", "worse", "kind"),
    [
        ("Jon Smith", "SMITH, John", "SMYTH, Joan", P),
        ("Anne Lee", "LEE, Ann", "LI, Wei", P),
        ("Sergei Viktorovich Lavrov", "LAVROV, Sergei Viktorovich", "LAVROV, Sergei Ivanovich", P),
        ("Izzat Ibrahim Al-Mosuli", "AL-MOSULI, Izzat Ibrahim", "AL-TIKRITI, Izzat Ibrahim", P),
        ("Vessel 1", "VESSEL 1", "OCEAN STAR", V),
    ],
)
def test_better_beats_worse(engine: Engine, text: str, better: str, worse: str, kind: Kind) -> None:
    found = hits(engine, text, kind, threshold=0.001)
    assert found[better] > found.get(worse, 0.0) + 0.02


@pytest.mark.parametrize(
    ("query", "better", "worse", "kind"),
    [
        ("Sergey Lavrov", "Sergey Viktorovich Lavrov", "Sergey Ivanov", P),
        ("Sergey Viktorovich Lavrov", "Sergey Lavrov", "Sergey Ivanovich Lavrov", P),
        ("Jon Smith", "John Smith", "Jane Smith", P),
        ("Ann Lee", "Anne Lee", "Ana Leigh", P),
        ("Vessel 1", "Vessel 1", "Vessel 2", V),
        ("AL-MOSULI Izzat Ibrahim", "Izzat Ibrahim", "AL-TIKRITI Izzat Ibrahim", P),
        ("SIS DOO", "SIS d.o.o.", "SDS d.o.o.", ORG),
        ("Gazprom", "Gazprom OAO", "Gazbank OAO", ORG),
    ],
)
def test_better_pair_beats_worse(query: str, better: str, worse: str, kind: Kind) -> None:
    one = compare(analyse(query, kind), analyse(better, kind))[0]
    other = compare(analyse(query, kind), analyse(worse, kind))[0]
    assert one > other


def test_hits_are_sorted_and_visible_ones_only(engine: Engine) -> None:
    queries = [analyse("Sergei Lavrov", P), analyse("Ali Daoun", P)]
    found = engine.search(queries, threshold=0.3)
    assert list(found.query) == sorted(found.query)
    for q in set(found.query):
        scores = found.score[found.query == q]
        assert list(scores) == sorted(scores, reverse=True)
    hidden = np.ones(len(LISTED), np.bool_)
    hidden[PLACE["LAVROV, Sergei Viktorovich"]] = False
    kept = engine.search(queries, visible=hidden, threshold=0.3)
    assert PLACE["LAVROV, Sergei Viktorovich"] not in kept.name
    assert len(kept.name) == len(found.name) - 1


@pytest.mark.parametrize("threshold", [-0.05, 0.0, 1e-6])
def test_without_a_threshold_whatever_shares_a_word_is_told(engine: Engine, threshold: float) -> None:
    query = [analyse("Sergei Lavrov", P)]
    fast, slow = (engine.search(query, threshold=threshold, mode=m) for m in ("fast", "exhaustive"))
    assert set(fast.name.tolist()) == set(slow.name[slow.score > 0].tolist())
    assert len(engine.search(query, threshold=1.0).name) == 0


def test_no_queries(engine: Engine) -> None:
    assert len(engine.search([]).name) == 0


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_vectorised_scorer_equals_the_reference(engine: Engine, name: tuple[str, Kind]) -> None:
    query = analyse(*name)
    memory = engine._memory
    rows = query_rows([query], memory)
    left, right = all_pairs(rows, engine.names, memory)
    scores = score_pairs(rows, engine.names, memory, engine.settings, left, right)
    row_name = engine.names.arrays["row_name"]
    for i, j, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
        listed = engine.names.analysed(int(row_name[j]))
        reading = j - int(np.searchsorted(row_name, row_name[j]))
        slow = align(query, i, listed, reading, engine.background, engine.settings)
        assert slow.score == pytest.approx(score, abs=2e-4), (name, listed.text)


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_fast_finds_what_exhaustive_finds(engine: Engine, name: tuple[str, Kind]) -> None:
    query = [analyse(*name)]
    fast = engine.search(query)
    slow = engine.search(query, mode="exhaustive")
    assert fast.name.tolist() == slow.name.tolist()
    assert fast.score.tolist() == pytest.approx(slow.score.tolist(), abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(damaged(), damaged())
def test_compare_is_symmetric(a: tuple[str, Kind], b: tuple[str, Kind]) -> None:
    one, other = analyse(*a), analyse(*b)
    assert compare(one, other)[0] == pytest.approx(compare(other, one)[0], abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(damaged())
def test_case_and_word_order_do_not_matter(engine: Engine, name: tuple[str, Kind]) -> None:
    text = name[0].replace("?", "")

    def found(text: str) -> dict[str, float]:
        return hits(engine, text, P, threshold=0.4)

    assert found(text.upper()) == pytest.approx(found(text.lower()), abs=1e-5)


def test_person_word_order_does_not_matter(engine: Engine) -> None:
    straight = hits(engine, "Izzat Ibrahim Tikriti", P, 0.1)
    turned = hits(engine, "Tikriti Ibrahim Izzat", P, 0.1)
    assert straight == pytest.approx(turned, abs=1e-5)


def test_exact_name_scores_highest_and_below_one(engine: Engine) -> None:
    for text, kind in LISTED:
        found = hits(engine, text, kind, 0.05)
        assert found[text] == max(found.values())
        assert found[text] < 1.0


def test_explanation_says_what_is_left_over(engine: Engine) -> None:
    pieces = engine.explain([(analyse("Mr Sergei Lawrow", P), PLACE["LAVROV, Sergei Viktorovich"])])[0]
    texts = [(e.query, e.listed, e.speaks_for) for e in pieces]
    assert ("sergei", "sergei", True) in texts
    assert ("lawrow", "lavrov", True) in texts
    assert ("", "viktorovich", False) in texts
    assert ("mr", "", False) in texts


@settings(max_examples=60, deadline=None)
@given(st.lists(damaged(), min_size=MANY, max_size=MANY + 20))
def test_many_hits_are_explained_as_one_is(engine: Engine, names: list[tuple[str, Kind]]) -> None:
    queries = [analyse(*name) for name in names]
    found = engine.search(queries, threshold=0.2)
    asked = [(queries[q], int(n)) for q, n in zip(found.query, found.name, strict=True)]
    one_by_one = [told for pair in asked for told in engine.explain([pair])]
    assert engine.explain(asked) == one_by_one


def test_settings_digest_changes_with_any_value() -> None:
    assert Settings().digest() == Settings().digest()
    assert Settings(edit=-9.0).digest() != Settings().digest()
    assert len(Settings().digest()) == 64
