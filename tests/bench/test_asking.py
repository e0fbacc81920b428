from __future__ import annotations

import numpy as np
import pytest

import watchword as ww
from watchword.bench.asking import Asker, Found
from watchword.bench.made import listed_names
from watchword.bench.sets import Target
from watchword.matching import SHIPPED_THRESHOLD
from watchword.screening import query_of


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(ww.open(sampler=True))


def found_of(*rows: tuple[int, int, float], questions: int = 3) -> Found:
    query, party, score = (np.array(c) for c in zip(*rows, strict=True))
    return Found(questions, query, party, np.zeros(len(rows), np.int64), score.astype(np.float64))


def test_best_and_own_by_hand() -> None:
    found = found_of((0, 5, 0.9), (0, 7, 0.8), (2, 7, 0.6))
    assert found.best().tolist() == [0.9, 0.0, 0.6]
    assert found.of(np.array([7, 7, 7])).tolist() == [0.8, 0.0, 0.6]
    assert found.first(0) == 0
    assert found.first(1) is None
    assert found.only(found.party == 7).best().tolist() == [0.8, 0.0, 0.6]


def test_asking_tells_what_screening_tells(asker: Asker) -> None:
    """The arrays hold what the product says: the same parties for every question.

    Scores are held too, but for parties that a weak alias fits better than a strong one: the product
    shows the weak alias's score, the curves go by the strong one, which is what makes it a hit.
    """
    texts = [x.text for x in listed_names(asker)] + ["Nobody Atall", "Jane Q. Public"]
    queries = [query_of({"name": t}) for t in texts]
    found = asker.search(queries, least=SHIPPED_THRESHOLD)
    results = asker.lists.screener(limit=1000).screen(queries)
    told = [{h["id"]: h["score"] for h in r["hits"]} for r in results]
    mine: list[dict[str, float]] = [{} for _ in queries]
    cluster = asker.index.arrays["party.cluster"]
    ids = {int(cluster[asker.index.number(i)]): i for hits in told for i in hits}
    for q, p, s in zip(found.query.tolist(), found.party.tolist(), found.score.tolist(), strict=True):
        mine[q][ids.get(p, f"unknown {p}")] = round(s, 4)
    assert [sorted(m) for m in mine] == [sorted(t) for t in told]
    weak = {(i, h["id"]) for i, r in enumerate(results) for h in r["hits"] if h["name"]["strength"] == "weak"}
    for i, (m, t) in enumerate(zip(mine, told, strict=True)):
        assert {k: s for k, s in m.items() if (i, k) not in weak} == {
            k: s for k, s in t.items() if (i, k) not in weak
        }
    assert sum(map(bool, mine)) > 0.9 * len(texts)


def test_a_target_is_found_by_number_or_by_name(asker: Asker) -> None:
    x = next(x for x in listed_names(asker) if x.first)
    party = int(asker.index.arrays["name.party"][x.number])
    source, _, tail = asker.index.id(party).partition(":")
    by_number = Target(query_of({"name": x.text}), "", source, tail, "", "")
    by_name = Target(query_of({"name": x.text}), "", source, "", x.text.lower(), "")
    nobody = Target(query_of({"name": x.text}), "", "no-source", "", x.text, "")
    assert asker.cluster_of(by_number) == asker.cluster_of(by_name) == x.cluster
    assert asker.cluster_of(nobody) == -1


def test_sources_narrow(asker: Asker) -> None:
    queries = [query_of({"name": x.text}) for x in listed_names(asker)]
    some = asker.search(queries, sources=("us-bis-el",))
    assert all(asker.index.id(p).startswith("us-bis-el:") or p >= 0 for p in some.party.tolist())
    assert len(some.query) < len(asker.search(queries).query)
