"""A scraped page with all its clutter, read against the real lists; and a thousand abstracts in time."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

import watchword as ww
from helpers import LISTS, clean_env
from timing import quickest, within

NEWS = LISTS.parent / "news"
IFS = "us-bis-el"


@pytest.fixture(scope="module")
def article() -> str:
    path = NEWS / "article_blaze_fentanyl_sanctions.txt"
    if not path.is_file():
        pytest.skip("the article isn't beside the repository")
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def answer(real_archive, article):
    return ww.open(real_archive, as_of="2023-07-25", today="2026-11-24").read(article)


@pytest.mark.shared
def test_the_institute_is_found_at_its_offsets_and_listed_since_its_day(answer, article):
    listed = [p for p in answer["parties"] if p["status"] != "not listed"]
    (party,) = listed
    (hit,) = party["hits"]
    assert "Institute of Forensic Science" in hit["caption"]
    assert hit["listings"][0]["source"] == IFS
    assert hit["listings"][0]["listed_on"] == "2020-06-05"
    full, back = party["mentions"]
    assert article[full["start"] : full["end"]] == full["surface"]
    assert full["surface"].endswith("Institute of Forensic Science")
    assert (full["zone"], back["how"]) == ("body", "coreference")


@pytest.mark.shared
def test_it_states_no_date_and_its_copyright_year_is_none(real_archive, article):
    undated = ww.open(real_archive, today="2026-11-24").read(article)
    assert undated["undated"]
    assert undated["page"]["published"] is None
    assert undated["page"]["window"][0] == "2022-01-01"
    assert [d["status"] for d in undated["differs"]] == [["listed", "former"]]
    assert any("--as-of" in w for w in undated["warnings"])


@pytest.mark.shared
def test_its_clutter_is_told_from_the_story(answer, article):
    kinds = {article[z["start"] : z["end"]]: z["kind"] for z in answer["page"]["zones"]}
    tips = [k for t, k in kinds.items() if "tip" in t.split()[-1] or "Sign up" in t or "conversation" in t]
    assert set(tips) == {"promo"}
    assert len(tips) >= 3
    assert [k for t, k in kinds.items() if t.startswith("©")] == ["footer"]
    assert sum(k == "body" for k in kinds.values()) == 11


@pytest.mark.shared
def test_the_speakers_of_its_quotations(answer, article):
    quoting = [s for s in answer["statements"] if s["quote"]]
    assert all(article[s["start"] : s["end"]] == s["text"] for s in answer["statements"])
    by_speaker: dict[str, int] = {}
    for s in quoting:
        by_speaker[s["speaker"]] = by_speaker.get(s["speaker"], 0) + len(s["quote"])
    assert by_speaker["State Department"] == 4
    assert sum("Foreign Ministry" in s["speaker"] for s in quoting) == 1
    unnamed = [s for s in quoting if s["speaker_kind"] == "unnamed"]
    assert any("familiar" in s["speaker"] for s in unnamed)
    denials = [s for s in answer["statements"] if s["stance"] == "denies"]
    assert [s["speaker"] for s in denials] == ["CCP"] or "Communist" in denials[0]["speaker"]
    assert any(s["stance"] == "alleges" for s in answer["statements"])
    relays = {r for s in answer["statements"] for r in s["relayed_by"]}
    assert {"Wall Street Journal", "New York Post"} <= relays


@pytest.mark.shared
def test_a_number_of_deaths_has_no_series_to_be_held_against(answer):
    (row,) = [f for f in answer["figures"] if f["value"] == 100_000]
    assert row["verdict"] == "no series"
    assert row["period"] == "2022"
    assert "Disease Control" in row["source"]


def busy(code: str, *words: object, env: dict[str, str]) -> tuple[float, float]:
    """(CPU seconds, wall seconds) of a program of its own."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode in (0, 3), done.stderr
    return float(done.stdout.split()[-1]), time.monotonic() - start


_ONE = """
import sys, time
sys.argv = ["watchword", *sys.argv[1:]]
from watchword.cli import main
try:
    main()
except SystemExit:
    pass
print(time.process_time())
"""


@pytest.mark.shared
def test_one_article_takes_no_longer_than_it_may(real_archive, article, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(article, "utf-8")
    words = ("read", path, "--data", real_archive, "--as-of", "2023-07-25", "--today", "2026-11-24")
    # What pip installs has its bytecode; here the first run makes it, whatever the environment says.
    env = clean_env(
        WATCHWORD_SPACY_MODEL="", PYTHONDONTWRITEBYTECODE="", PYTHONPYCACHEPREFIX=str(tmp_path / "bytecode")
    )
    assert quickest(lambda: busy(_ONE, *words, env=env)[0], tries=4) < 1.5


@pytest.mark.shared
@pytest.mark.prove
def test_a_thousand_abstracts_are_read_within_a_minute(real_archive, monkeypatch):
    monkeypatch.setenv("WATCHWORD_SPACY_MODEL", "")
    path = NEWS / "federal_register_abstracts.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    with within(60):
        lists = ww.open(real_archive, today="2026-11-24")
        for row in rows:
            lists.read(f"{row['title']}\n\n{row['summary']}")
