"""The issue's speed: 200,000 companies with 300,000 stakes, and what-ifs over them. Run by `make prove`."""

from __future__ import annotations

import random
import statistics
import time
from datetime import date

import pytest

from timing import slower, within, yardstick
from watchword.ownership import Share, Stake, Stakes, held

DAY = date(2026, 11, 24)
COMPANIES, STAKES, LISTED = 200_000, 300_000, 2_000


@pytest.mark.prove
def test_answers_in_half_a_second_and_a_what_if_in_five_milliseconds() -> None:
    random_ = random.Random(7)
    sizes = [500, 1000, 2500, 3000, 4000, 5000, 5100, 6000, 7500, 10000]
    made = []
    for i in range(STAKES):
        owner, owned = random_.randrange(COMPANIES), random_.randrange(COMPANIES)
        size = random_.choice(sizes)
        share = None if i % 20 == 0 else Share(size, size)
        made.append(Stake(f"n{owner}", f"n{owned}", share, source=f"s{i % 3}", record=str(i)))
    stakes = Stakes(made)
    stakes.on(DAY)
    listed = [f"n{i}" for i in random_.sample(range(COMPANIES), LISTED)]
    with within(0.5):
        outcomes = held(stakes, {"us-ofac": listed, "gb": listed}, DAY)
        assert outcomes["us-ofac"].held
        assert outcomes["gb"].held <= outcomes["us-ofac"].held
        assert outcomes["us-ofac"].flagged
    for rule in ("us-ofac", "gb"):
        took = []
        before = yardstick()
        for _ in range(50):
            gone = random_.sample(listed, 20)
            start = time.process_time()
            outcomes[rule].without(gone)
            took.append(time.process_time() - start)
        assert statistics.median(took) / slower(before, yardstick()) < 0.005
