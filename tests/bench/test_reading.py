"""The scorer on hand-made answers; the reader itself is measured by the floor."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import watchword as ww
from helpers import LISTS, here
from watchword.bench import floor, labels
from watchword.bench.labels import Article, Span, Statement
from watchword.bench.reading import asker, figures_of, reading
from watchword.bench.telling import misses_text, reading_text
from watchword.exceptions import UsageError

TEXT = 'Rosneft\'s tanker left. "No comment," a port official told Reuters, and it sailed. Acme denied all.'
Answer = Mapping[str, Any]


def span(surface: str, right: Iterable[str] = (), kind: str = "") -> Span:
    start = TEXT.index(surface)
    return Span(start, start + len(surface), surface, frozenset(right), kind)


def said(surface: str, speaker: str, kind: str, stance: str, to: str = "", by: str = "") -> Statement:
    return Statement(span(surface), (speaker,), (kind,), (stance,), (to,) if to else (), (by,) if by else ())


ARTICLE = Article(
    file="1.txt", style="wire", as_of=date(2024, 1, 1), text=TEXT,
    mentions=(span("Rosneft", ["us-ofac-sdn:1", "gb:2"], "name"), span("it", ["gb:2"], "reference")),
    unlisted=(span("Acme"),),
    statements=(
        said('"No comment,"', "a port official", "unnamed", "declines", "Reuters", "Reuters"),
        said("denied all", "Acme", "named", "denies"),
    ),
    zones=(span("Rosneft's tanker", ["headline"]),),
    figures=(span("a port"),),
    claims=(span("it sailed", ["agrees"]),),
)  # fmt: skip


def told(surface: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, "text": surface, **more}


def right_answer() -> dict[str, Any]:
    return {
        "page": {"zones": [told("Rosneft's tanker left.", zone="headline")]},
        "parties": [
            {
                "id": "gb:2", "origins": ["gb:2"], "listings": [{}], "caption": "ROSNEFT",
                "mentions": [told("Rosneft's"), told("it sailed")],
            },
            {"id": None, "caption": "Acme", "listings": [], "mentions": [told("Acme")]},
        ],
        "statements": [
            told(
                '"No comment," a port official told Reuters', speaker="port official", speaker_kind="unnamed",
                stance="declines", addressee="Reuters", relayed_by=["Reuters"],
            ),
            told("Acme denied all.", speaker="ACME", speaker_kind="named", stance="denies"),
        ],
        "figures": [told("a port official")],
        "claims": [told("it sailed", verdict="agrees")],
    }  # fmt: skip


def score(answer: Answer, known: Callable[[Iterable[str]], bool] = bool) -> tuple[dict[str, Any], Any]:
    found, misses = reading([ARTICLE], lambda _: (answer, known))
    return found, misses["reading"]


def share(answer: Answer, kind: str) -> tuple[int, int]:
    one = score(answer)[0]["by_kind"][kind]
    return one["count"], one["of"]


def test_a_right_answer_is_right_in_everything() -> None:
    found, misses = score(right_answer())
    assert not misses
    assert {k: v["share"] for k, v in found["by_kind"].items()} == dict.fromkeys(found["by_kind"], 1.0)
    assert (found["false_parties"], found["extra_statements"], found["apart"]) == (0, 0, 0)
    assert set(figures_of(found)) == {k.replace(" ", "_") for k in found["by_kind"]} | {
        "false_parties_per_40"
    }


def answer_of_labels(article: Article) -> dict[str, Any]:
    """What a reader that knew the labels would say of an article."""

    def at(span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "surface": span.surface}

    return {
        "page": {"zones": [{**at(z), "zone": min(z.right)} for z in article.zones]},
        "parties": [
            {"id": min(m.right), "origins": [], "listings": [{}], "mentions": [at(m)]}
            for m in article.mentions
        ],
        "statements": [
            {
                **at(s.span), "speaker": s.speaker[0] if s.speaker else "", "speaker_kind": s.kinds[-1],
                "stance": s.stances[-1],
                "addressee": list(s.addressee[:1]), "relayed_by": list(s.relayed_by[:1]),
            }
            for s in article.statements
        ],
        "figures": [at(f) for f in article.figures],
        "claims": [{**at(c), "verdict": min(c.right)} for c in article.claims],
    }  # fmt: skip


def test_the_labels_of_the_own_set_are_right_by_their_own_measure() -> None:
    articles = labels.read_set(labels.OWN_SET)
    found, misses = reading(articles, lambda a: (answer_of_labels(a), bool))
    assert not misses["reading"]
    assert all(one["share"] == 1.0 for one in found["by_kind"].values()), found["by_kind"]


def test_an_empty_answer_finds_nothing_and_claims_nothing_wrong() -> None:
    found, misses = score({})
    by_kind = found["by_kind"]
    assert all(by_kind[k]["count"] == 0 for k in by_kind)
    assert by_kind["mentions recall"]["of"] == by_kind["references recall"]["of"] == 1
    assert by_kind["speakers recall"]["of"] == by_kind["statements found"]["of"] == 2
    assert by_kind["mentions precision"]["share"] is by_kind["speakers precision"]["share"] is None
    assert len(misses) == 11


def test_a_listed_party_that_is_not_spoken_of_is_false() -> None:
    answer = right_answer()
    answer["parties"][1] |= {"id": "us-ofac-sdn:9", "listings": [{}]}
    found, misses = score(answer)
    assert found["false_parties"] == found["false_parties_that_are_namesakes"] == 1
    assert found["false_parties_per_40"] == 40.0
    assert share(answer, "mentions precision") == (2, 3)
    assert [m["kind"] for m in misses] == ["false party", "mentions precision"]


def test_hits_under_a_party_count_as_its_ids() -> None:
    answer = right_answer()
    party = answer["parties"][0]
    answer["parties"][0] = {
        "caption": "Rosneft", "mentions": party["mentions"],
        "hits": [], "former": [{"id": "x:1", "origins": ["x:1", "us-ofac-sdn:1", "gb:2"], "listings": [{}]}],
    }  # fmt: skip
    assert share(answer, "mentions recall") == (1, 1)
    assert score(answer)[0]["false_parties"] == 0


def test_less_than_half_of_a_name_is_not_found() -> None:
    answer = right_answer()
    start = TEXT.index("Rosneft")
    answer["parties"][0]["mentions"] = [{"start": start, "end": start + 3, "surface": "Ros"}]
    assert share(answer, "mentions recall") == (0, 1)
    assert share(answer, "mentions precision") == (1, 1)
    answer["parties"][0]["mentions"] = [{"start": start, "end": start + 4, "surface": "Rosn"}]
    assert share(answer, "mentions recall") == (1, 1)


def test_a_pronoun_beyond_the_labels_is_neither_here_nor_there() -> None:
    answer = right_answer()
    answer["parties"][0]["mentions"].append(told("tanker"))
    assert share(answer, "mentions precision") == (2, 2)
    answer["parties"][0]["mentions"].append(told("Acme"))
    assert share(answer, "mentions precision") == (2, 3)


def test_a_reference_that_opens_a_sentence_and_a_repeated_name_in_brackets_are_no_faults() -> None:
    text = "Rosneft (Роснефть) sold oil. The company said so. The Acme firm (Роснефть) bought it."
    article = Article(
        file="2.txt", style="wire", as_of=date(2024, 1, 1), text=text, unlisted=(), statements=(), zones=(),
        figures=(), claims=(), mentions=(Span(0, 7, "Rosneft", frozenset(["gb:2"]), "name"),),
    )  # fmt: skip
    at = [(0, 7), (9, 17), (29, 40)]
    mentions = [{"start": s, "end": e, "surface": text[s:e]} for s, e in at]

    def precision(more: list[dict[str, Any]]) -> tuple[int, int]:
        party = {"id": "gb:2", "listings": [{}], "mentions": [*mentions, *more]}
        found, _ = reading([article], lambda _: ({"parties": [party]}, lambda _: True))
        kind = found["by_kind"]["mentions precision"]
        return kind["count"], kind["of"]

    assert precision([]) == (2, 2)
    start = text.rindex("Роснефть")  # behind a name that no label has
    assert precision([{"start": start, "end": start + 8, "surface": "Роснефть"}]) == (2, 3)


def test_unattributed_is_not_found_but_not_wrong() -> None:
    answer = right_answer()
    answer["statements"][1] |= {"speaker": "", "speaker_kind": "unattributed"}
    assert share(answer, "speakers precision") == (1, 1)
    assert share(answer, "speakers recall") == (1, 2)


def test_a_wrong_speaker_is_wrong_twice() -> None:
    answer = right_answer()
    answer["statements"][0] |= {"speaker": "Reuters", "speaker_kind": "named"}
    assert share(answer, "speakers precision") == (1, 2)
    assert share(answer, "speakers recall") == (1, 2)
    assert share(answer, "stances") == (2, 2)


def test_a_named_speaker_is_not_an_unnamed_one() -> None:
    answer = right_answer()
    answer["statements"][0] |= {"speaker_kind": "named"}
    assert share(answer, "speakers precision") == (1, 2)


def test_the_statement_that_covers_most_is_taken_and_of_equals_the_tightest() -> None:
    answer = right_answer()
    answer["statements"].append(told(TEXT, speaker="Nobody", speaker_kind="named", stance="asserts"))
    assert share(answer, "speakers precision") == (2, 2)
    assert score(answer)[0]["extra_statements"] == 0


def test_a_statement_elsewhere_is_extra_only_with_a_speaker() -> None:
    answer = right_answer()
    answer["statements"].append(
        told("tanker left", speaker="Rosneft", speaker_kind="named", stance="asserts")
    )
    answer["statements"].append(told("and it", speaker="", speaker_kind="unattributed", stance="asserts"))
    found, misses = score(answer)
    assert found["extra_statements"] == 1
    assert [m["kind"] for m in misses] == ["extra statement"]


def test_names_on_no_opened_list_are_apart() -> None:
    found, _ = score({}, known=lambda _: False)
    assert found["apart"] == 1
    assert found["by_kind"]["mentions recall"]["of"] == 0


def test_the_report_and_its_misses_can_be_read() -> None:
    answer = right_answer()
    answer["statements"][1] |= {"speaker": "Rosneft"}
    found, misses = score(answer)
    text = reading_text(found)
    assert "speakers precision 50.00 % (1/2)" in " ".join(text.split())
    assert "false listed parties: 0, 0.0 in 40 articles" in text
    listing = misses_text(misses)
    assert listing.count("1.txt") == 1
    assert "speakers precision: " in listing
    assert "Rosneft (named), right: Acme" in listing


def test_each_article_is_read_under_its_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[date] = []
    monkeypatch.setattr(
        ww.Lists, "read", lambda self, text: days.append(self.as_of) or {"parties": []}, raising=False
    )
    ask = asker(ww.open(sampler=True))
    _, known = ask(ARTICLE)
    assert days == [ARTICLE.as_of]
    assert known(["nothing:1", "us-bis-el:ljsfpmgezw"])
    assert not known(["nothing:1"])


def test_lists_without_a_reader_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ww.Lists, "read", raising=False)
    with pytest.raises(UsageError, match="no reader"):
        asker(ww.open(sampler=True))


def test_the_command_measures_a_set_of_ones_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, archive: Path
) -> None:
    row = {
        "file": "1.txt", "style": "wire", "as_of": "2026-11-24", "mentions": [], "unlisted": [],
        "statements": [
            {
                "start": 0, "end": 4, "text": "Nay,", "speaker": ["Ann"], "speaker_kind": ["named"],
                "stance": ["denies"], "addressee": [], "relayed_by": [],
            }
        ],
        "zones": [], "figures": [], "claims": [],
    }  # fmt: skip
    (tmp_path / "1.txt").write_text("Nay, said Ann.", "utf-8")
    (tmp_path / labels.LABELS).write_text(json.dumps(row), "utf-8")
    answer = {
        "statements": [{"start": 0, "end": 4, "speaker": "Ann", "speaker_kind": "named", "stance": "asserts"}]
    }
    monkeypatch.setattr(ww.Lists, "read", lambda self, text: answer, raising=False)
    words = ("--data", archive, "--today", "2026-11-24", "--set", tmp_path)
    ran = here("bench", "reading", *words, "--verbose")
    assert ran.status == 0, ran.err
    assert "1 articles, 1 statements" in ran.out
    assert "stances: 0–4 'Nay,' told asserts, right: denies" in ran.out
    found = here("bench", "reading", *words, "--json").json()
    assert found["by_kind"]["speakers recall"] == {"share": 1.0, "count": 1, "of": 1}
    assert found["set_sha256"] == labels.digest(tmp_path)


@pytest.mark.shared
@pytest.mark.skipif(not hasattr(ww.Lists, "read"), reason="there is no reader yet")
def test_reading_is_not_under_the_floor(tmp_path: Path) -> None:
    held = floor.read_floor(floor.FLOOR.read_text("utf-8")).get(labels.digest(labels.OWN_SET))
    assert held, "no floor for the package's articles; `watchword bench reading --raise-floor` sets one"
    lists = floor.known_lists(LISTS, tmp_path)
    found, _ = reading(labels.read_set(labels.OWN_SET), asker(lists))
    assert floor.below(figures_of(found), held) == []
