"""An update from a publisher that dies at any moment, or runs out of room, loses nothing."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

import publisher as play
import watchword as ww
from helpers import Sdn, clean_env, command, run, sdn_csv

DAY = date(2026, 11, 20)


def names(count: int) -> bytes:
    return sdn_csv([Sdn(n, f"LIST HOLDER {n}") for n in range(1, count + 1)])


def counted(data: Path) -> int:
    """The parties that answer, after a full opening."""
    lists = ww.open(data, today=date(2026, 12, 31))
    found = lists.screen("LIST HOLDER 77", mode="exhaustive")["results"][0]["hits"]
    assert "us-ofac-sdn:77" in [h["id"] for h in found]
    return len(lists.index)


def killed_updates(data: Path, server: play.Publisher, times: int) -> None:
    words = ("update", "us-ofac-sdn", "--data", data, "--today")
    server.catalogue(data, us_ofac_sdn={"sdn.csv": "/sdn"})
    server.answers["/sdn"] = play.give(names(5001))
    start = time.monotonic()
    assert run(*words, DAY).status == 0
    whole = time.monotonic() - start
    chance = random.Random(5)
    size = 5001
    for at in range(times):
        before = counted(data)
        size += 10
        server.answers["/sdn"] = play.give(names(size))
        process = subprocess.Popen(
            command(*words, date.fromordinal(DAY.toordinal() + 1)), env=clean_env(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert counted(data) in (before, size), f"kill {at}: neither as before nor as after"
    assert run(*words, date.fromordinal(DAY.toordinal() + 2)).status == 0
    assert counted(data) == size
    assert not list(data.glob(".incoming-*")), "what a killed update left is cleared away"


def test_three_kills(tmp_path: Path) -> None:
    with play.publisher() as server:
        killed_updates(tmp_path / "data", server, 3)


@pytest.mark.prove
def test_fifty_kills(tmp_path: Path) -> None:
    with play.publisher() as server:
        killed_updates(tmp_path / "data", server, 50)


def test_no_room_left(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with play.publisher() as server:
        server.catalogue(data, us_ofac_sdn={"sdn.csv": "/sdn"})
        server.answers["/sdn"] = play.give(names(5001))
        assert run("update", "us-ofac-sdn", "--data", data, "--today", DAY).status == 0
        before = counted(data)
        server.answers["/sdn"] = play.give(names(9000))

        def no_room() -> None:
            # No file may grow over this: the write fails as on a full disk.
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        later = date.fromordinal(DAY.toordinal() + 1)
        ran = run("update", "us-ofac-sdn", "--data", data, "--today", later, preexec_fn=no_room)
    assert ran.status == 2
    assert "can't be written to" in ran.err
    assert "Nothing already held is lost" in ran.err
    assert "Traceback" not in ran.err
    assert counted(data) == before
