"""The language model: loaded only if it is the reviewed one, or the user's own."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from watchword.exceptions import UsageError
from watchword.reading.pages.making import page_of_text
from watchword.reading.parties import model
from watchword.reading.parties.spans import find_spans
from watchword.reading.parties.zoned import zone_words

there = pytest.mark.skipif(
    find_spec("spacy") is None or find_spec(model.MODEL) is None, reason="the extra news isn't installed"
)


@pytest.fixture(autouse=True)
def _anew():
    model.language_model.cache_clear()
    yield
    model.language_model.cache_clear()


def test_an_empty_setting_means_rules_alone(monkeypatch):
    monkeypatch.setenv("WATCHWORD_SPACY_MODEL", "")
    assert model.language_model() is None


def test_a_model_of_one_s_own_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("WATCHWORD_SPACY_MODEL", str(tmp_path / "none"))
    with pytest.raises(UsageError, match=r"can't be loaded|isn't installed"):
        model.language_model()


def test_the_digest_is_of_names_and_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"1")
    one = model.digest_of(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert model.digest_of(tmp_path) != one
    (tmp_path / "b").rename(tmp_path / "a")
    assert model.digest_of(tmp_path) == one
    (tmp_path / "a").write_bytes(b"2")
    assert model.digest_of(tmp_path) != one


@there
def test_another_model_s_files_are_refused(monkeypatch):
    monkeypatch.delenv("WATCHWORD_SPACY_MODEL", raising=False)
    monkeypatch.setattr(model, "REVIEWED", "0" * 64)
    with pytest.raises(UsageError, match="not those that were reviewed"):
        model.language_model()


@there
def test_the_reviewed_model_tells_kinds_that_rules_leave_open(monkeypatch):
    monkeypatch.delenv("WATCHWORD_SPACY_MODEL", raising=False)
    nlp = model.language_model()
    page = page_of_text("The plan was drawn up by Thandiwe Nkosazana of the harbour board in May, it said.")
    spans = find_spans(page, zone_words(page))
    assert [s.kind for s in spans] == ["unknown"]
    assert [s.kind for s in model.with_labels(page, spans, nlp)] == ["person"]
