from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import watchword as ww
from helpers import LISTS
from watchword.bench import labels
from watchword.exceptions import UsageError

OWN = labels.read_set(labels.OWN_SET)


def labelled(folder: Path, text: str, **more: Any) -> Path:
    row = {
        "file": "1.txt", "style": "wire", "as_of": "2024-01-01",
        "mentions": [], "unlisted": [], "statements": [], "zones": [], "figures": [], "claims": [], **more,
    }  # fmt: skip
    (folder / "1.txt").write_text(text, "utf-8")
    (folder / labels.LABELS).write_text(json.dumps(row) + "\n", "utf-8")
    return folder


def test_the_own_set_is_as_varied_as_it_says() -> None:
    assert len(OWN) >= 50
    styles = Counter(a.style for a in OWN)
    assert len(styles) >= 9
    assert max(styles.values()) < len(OWN) / 3
    assert sum(a.file.endswith(".html") for a in OWN) >= 8
    assert sum(not a.mentions for a in OWN) >= 8
    assert sum(bool(a.unlisted) for a in OWN) >= 20
    assert sum(bool(s.relayed_by) for a in OWN for s in a.statements) >= 5
    assert {k for a in OWN for s in a.statements for k in s.stances} >= set(labels.STANCES)
    for article in OWN:
        words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", article.text, flags=re.DOTALL).split()
        assert 80 <= len(words) <= 350, (article.file, len(words))
        assert article.as_of < date(2026, 8, 1)


def test_every_label_names_what_is_right() -> None:
    for article in OWN:
        assert article.statements, article.file
        for span in (*article.mentions, *article.zones, *article.claims):
            assert span.right, (article.file, span)
        for span in article.mentions:
            assert span.kind in ("name", "reference")
        for statement in article.statements:
            assert bool(statement.speaker) == (statement.kinds != ("unattributed",)), (
                article.file,
                statement,
            )
        surfaces = {m.surface for m in article.mentions}
        assert not surfaces & {u.surface for u in article.unlisted}, article.file


def test_statements_do_not_overlap() -> None:
    for article in OWN:
        spans = sorted((s.span.start, s.span.end) for s in article.statements)
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), article.file


def test_every_file_of_the_set_is_labelled() -> None:
    there = {p.name for p in labels.OWN_SET.iterdir()} - {labels.LABELS, "README.md"}
    assert there == {a.file for a in OWN}


@pytest.mark.shared
def test_every_id_is_one_of_the_lists(tmp_path: Path) -> None:
    from watchword.updating import update_from

    update_from(tmp_path / "archive", LISTS, (), date(2026, 8, 1), lambda _: None)
    index = ww.open(tmp_path / "archive", today=date(2026, 8, 1)).index
    for party in {i for a in OWN for m in a.mentions for i in m.right}:
        assert index.number(party) >= 0, party


def test_a_label_that_is_not_where_it_says_is_refused(tmp_path: Path) -> None:
    labelled(tmp_path, "Rosneft said no.", unlisted=[{"start": 0, "end": 7, "surface": "Rosneft"}])
    assert labels.read_set(tmp_path)[0].unlisted[0].surface == "Rosneft"
    labelled(tmp_path, "Rosneft said no.", unlisted=[{"start": 1, "end": 8, "surface": "Rosneft"}])
    with pytest.raises(UsageError, match=r"line 1: characters 1 to 8"):
        labels.read_set(tmp_path)
    labelled(tmp_path, "short", unlisted=[{"start": 0, "end": 9}])
    with pytest.raises(UsageError, match="0 to 9"):
        labels.read_set(tmp_path)


def test_an_unknown_stance_is_refused(tmp_path: Path) -> None:
    said = {"start": 0, "end": 3, "text": "Nay", "speaker": ["A"], "addressee": [], "relayed_by": []}
    labelled(tmp_path, "Nay", statements=[{**said, "speaker_kind": ["named"], "stance": ["mutters"]}])
    with pytest.raises(UsageError, match="mutters"):
        labels.read_set(tmp_path)


def test_a_folder_without_labels_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--set"):
        labels.read_set(tmp_path)
    (tmp_path / labels.LABELS).write_text('{"file": "gone.txt"}\n', "utf-8")
    with pytest.raises(UsageError, match=r"line 1: FileNotFoundError"):
        labels.read_set(tmp_path)


def test_offsets_are_those_of_the_file_whatever_its_line_ends(tmp_path: Path) -> None:
    labelled(tmp_path, "x", unlisted=[{"start": 3, "end": 6, "surface": "Foo"}])
    (tmp_path / "1.txt").write_bytes(b"a\r\nFoo")
    assert labels.read_set(tmp_path)[0].unlisted[0].surface == "Foo"


def test_the_digest_tells_one_changed_letter(tmp_path: Path) -> None:
    one = labels.digest(labelled(tmp_path, "abc"))
    assert labels.digest(labelled(tmp_path, "abc")) == one
    assert labels.digest(labelled(tmp_path, "abd")) != one
