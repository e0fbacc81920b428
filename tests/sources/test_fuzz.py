"""Whatever a publisher's file may have become, the outcome is a refusal or reported rows.

Each broken file goes the whole way: reader, checks, identities, archive. Any other exception, or a file
that takes longer than its size explains, is a fault.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import (
    CAPTA_LIST,
    DENIED_LIST,
    ENTITY_LIST,
    LISTS,
    SDN_LIST,
    Sdn,
    accept_held,
    csl,
    csl_csv,
    csl_json,
    load,
    ofac_csv,
    sdn_csv,
)
from watchword.archive import Store, find_editions, load_all
from watchword.sources import reader

EXAMPLES = 100
LONG = 1000
#: A made file takes some 10 ms; a hundred times that is a hang.
SLOW = 2.0

ROWS = [
    Sdn(i, f"INVENTED {i}", kind, "SDGT] [SYRIA", remarks=remarks)
    for i, (kind, remarks) in enumerate(
        [
            ("", "a.k.a. 'INV'; Tax ID No. 770123 (Russia); Linked To: ACME."),
            ("individual", "DOB circa 1951; alt. DOB 1962 to 1965; POB Nowhere; nationality Cuba."),
            ("vessel", "Vessel Registration Identification IMO 9123456; MMSI 572469210."),
            ("aircraft", "Aircraft Model B747; Aircraft Manufacture Date 01 Dec 1992."),
            ("individual", "Digital Currency Address - XBT 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa; Gender Male."),
        ]
        * 4,
        start=1,
    )
]
CSL_ROWS = [
    csl(
        source, f"Invented? {i} Ltd", entity_number=str(i), programs="SDGT; SYRIA", alt_names="One; Two",
        addresses="1 Road, Minsk, BY; 2 Road, CN", start_date="2020-06-05", end_date="2030-01-01",
        federal_register_notice="85 FR 34505", ids="RU, 4505123, Passport; Male, Gender",
        dates_of_birth="1970; 1 Jan 1971", remarks="a.k.a. 'X'.",
    )
    for i, source in enumerate([SDN_LIST, ENTITY_LIST, DENIED_LIST, CAPTA_LIST] * 5, start=1)
]  # fmt: skip
FILES = {
    "sdn.csv": sdn_csv(ROWS),
    "alt.csv": ofac_csv([(i, i, "aka", f"OTHER {i}", "") for i in range(1, 21)]),
    "add.csv": ofac_csv([(i, i, "1 Road", "Minsk", "Belarus", "") for i in range(1, 21)]),
    "sdn_comments.csv": ofac_csv([(i, "; more to say") for i in range(1, 21)]),
    "consolidated.csv": csl_csv(CSL_ROWS),
    "consolidated.csv.gz": gzip.compress(csl_csv(CSL_ROWS), mtime=0),
    "consolidated.json": csl_json(CSL_ROWS),
}


def _shuffled(raw: bytes, rng: random.Random) -> bytes:
    """Columns of every row in one other order."""
    try:
        rows = list(csv.reader(io.StringIO(raw.decode("latin-1"), newline="")))
    except csv.Error:
        return raw[::-1]
    order = list(range(max(map(len, rows), default=0)))
    rng.shuffle(order)
    out = io.StringIO()
    csv.writer(out).writerows([[row[i] for i in order if i < len(row)] for row in rows])
    return out.getvalue().encode("latin-1")


_VALUES = [None, True, 0, -1, 1.5e308, 10**30, "", "\x00", "\ud800", "?" * 50, [], {}, [[]], [{}], {"a": [1]}]


def _other_json(raw: bytes, rng: random.Random) -> bytes:
    """Values of some rows replaced by others of any type."""
    try:
        document = json.loads(raw)
    except ValueError:
        return raw[: len(raw) // 2]
    rows = document["results"]
    for _ in range(rng.randint(1, 30)):
        row = rng.choice(rows)
        row[rng.choice([*row, "extra", "name", "addresses", "ids"])] = rng.choice(_VALUES)
    return json.dumps(document).encode()


def break_file(raw: bytes, how: str, rng: random.Random) -> bytes:
    """One malformed file made from a good one."""
    at = rng.randrange(len(raw))
    if how == "truncated":
        return raw[:at]
    if how == "headless":
        return raw[at:]
    if how == "re-encoded":
        into = rng.choice(["utf-16", "utf-16-le", "utf-32", "utf-7", "cp037", "utf-8-sig"])
        return raw.decode("latin-1").encode(into)
    if how == "shuffled":
        return _shuffled(raw, rng)
    if how == "binary":
        return rng.randbytes(rng.randint(1, 5000))
    if how == "empty":
        return rng.choice([b"", b"\n", b"\x1a", b"\xef\xbb\xbf", b"{}", b"[]", b'""'])
    if how == "flipped":
        made = bytearray(raw)
        for _ in range(rng.randint(1, 200)):
            made[rng.randrange(len(made))] = rng.randrange(256)
        return bytes(made)
    if how == "quotes":
        made = bytearray(raw)
        for _ in range(rng.randint(1, 20)):
            made.insert(rng.randrange(len(made)), rng.choice(b'",;\n\r\x00\x1a{}[]\\'))
        return bytes(made)
    if how == "doubled":
        return raw + raw[rng.randrange(len(raw)) :]
    if how == "lines":
        lines = raw.splitlines(keepends=True)
        rng.shuffle(lines)
        return b"".join(lines)
    return _other_json(raw, rng)


HOWS = (
    "truncated", "headless", "re-encoded", "shuffled", "binary", "empty", "flipped", "quotes", "doubled",
    "lines", "values",
)  # fmt: skip


def outcome(folder: Path) -> str:
    """Take one folder of editions in after a good one; the good one must go on answering."""
    store = Store(None)
    (good,) = load(store, folder.parent / "good").editions[:1]
    before = {e.id: store.state(e.id) for e in store.editions()}
    arrivals, _ = find_editions(folder, (), good_day())
    start = time.monotonic()
    loaded = load_all(store, arrivals)
    took = time.monotonic() - start
    assert took < SLOW, f"{took:.1f} s"
    after = {e.id: store.state(e.id) for e in store.editions()}
    assert before.items() <= after.items()
    assert store.editions()[0].id == good.id
    for edition in loaded.editions:
        stated = store.state(edition.id)
        assert edition.parties == len(stated)
        assert edition.records >= edition.parties
    if loaded.failed:
        assert len(after) == len(before)
        (said,) = loaded.failed
        assert said.endswith("."), said
        return "refused"
    accept_held(store)
    return "taken in"


def good_day():
    from datetime import date

    return date(2026, 11, 1)


def _carrier(name: str) -> str:
    return "us_csl" if name.startswith("consolidated") else "us_ofac_sdn"


def _prepare(home: Path, name: str, raw: bytes) -> Path:
    """A good edition under ``good``, and one with this file broken under ``bad``."""
    carrier = _carrier(name)
    for folder, label in (("good", "2022-01-01"), ("bad", "2022-02-01")):
        target = home / folder / carrier / label
        target.mkdir(parents=True, exist_ok=True)
        for stale in target.iterdir():
            stale.unlink()
        whole = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"] if carrier == "us_ofac_sdn" else [name]
        for one in whole:
            (target / one).write_bytes(raw if folder == "bad" and one == name else FILES[one])
    return home / "bad"


def _fuzz(name: str, home: Path, examples: int) -> None:
    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.sampled_from(HOWS), st.integers(0, 2**32))
    def check(how: str, seed: int) -> None:
        outcome(_prepare(home, name, break_file(FILES[name], how, random.Random(seed))))

    check()


@pytest.mark.parametrize("name", FILES)
def test_a_malformed_file_is_refused_or_its_rows_are_told(name, tmp_path):
    _fuzz(name, tmp_path, EXAMPLES // 2)


@pytest.mark.prove
@pytest.mark.parametrize("name", FILES)
def test_a_thousand_malformed_files_are_refused_or_their_rows_are_told(name, tmp_path):
    _fuzz(name, tmp_path, LONG)


def test_the_breaking_breaks_and_the_checks_can_tell(tmp_path):
    """Of the broken files some are refused and some are not, so both ways are walked."""
    made = {
        outcome(_prepare(tmp_path, "sdn.csv", break_file(FILES["sdn.csv"], how, random.Random(7))))
        for how in HOWS
    }
    assert made == {"refused", "taken in"}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "line", [b"x", b'"', b",", b"1,", b'{"a":'], ids=["x", "quote", "comma", "one", "brace"]
)
def test_ten_megabytes_of_one_line_are_refused_soon(name, line, tmp_path):
    if name.endswith(".gz"):
        raw = gzip.compress(line * (10_000_000 // len(line)), compresslevel=1)
    else:
        raw = line * (10_000_000 // len(line))
    folder = _prepare(tmp_path, name, raw)
    files = {p.name: p for p in (folder / _carrier(name) / "2022-02-01").iterdir()}
    start = time.monotonic()
    store = Store(None)
    loaded = load_all(store, find_editions(folder, (), good_day())[0])
    # A side file of one odd row is told and its edition stands; anything else is refused whole.
    if not (loaded.failed or any(name in n for e in loaded.editions for n in e.notes)):
        assert (name, line) == ("sdn_comments.csv", b","), files  # blank cells only: an empty file
    assert time.monotonic() - start < 10


@pytest.mark.shared
@pytest.mark.prove
@pytest.mark.parametrize("carrier", ["us_ofac_sdn/2019-01", "us_csl/2022-05-16", "us_csl/2026-07-31"])
def test_real_files_broken_are_refused_or_their_rows_are_told(carrier, tmp_path):
    from watchword.exceptions import EditionRefused

    key = carrier.partition("/")[0].replace("_", "-")
    whole = {p.name: p for p in (LISTS / carrier).iterdir()}
    main = max(whole, key=lambda n: whole[n].stat().st_size)
    raw = whole[main].read_bytes()
    seen = set()
    for seed in range(30):
        rng = random.Random(seed)
        part = raw[: rng.randint(200_000, 400_000)] if main.endswith(".csv") else raw
        broken = tmp_path / main
        broken.write_bytes(break_file(part, HOWS[seed % len(HOWS)], rng))
        try:
            parsed = list(reader(key)({**whole, main: broken}))
        except EditionRefused:
            seen.add("refused")
        else:
            for one in parsed:
                assert sum(e.rows for e in one.entries) + len(one.refusals) == one.records
            seen.add("read")
    assert "refused" in seen
