"""Seconds as the tests' bounds mean them: the quickest run, on a machine as fast as the one they were set on.

The machines that the tests run on differ by more than twofold, and by as much from one hour to the next. So a
piece of known work, the yardstick, is timed beside each run; on a machine where it takes longer than it did
where the bounds were set, what is measured is divided by how much longer. A faster machine gains nothing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: CPU seconds of the yardstick where the bounds were set: CPython 3.11.7 on a Xeon of 2.1 GHz (family 6,
#: model 207), the quickest of forty while nothing else ran.
YARD = 0.05
#: A machine so many times slower is none to measure on: the bound is then held against what was measured.
SLOWEST = 3.0

_WORDS = re.compile(r"\b(?:the|of|in|on|an?)\b|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_TEXT = "The Institute of Forensic Science said on 5 June 2020 that 1,250 shipments weren't its own. " * 60


def yardstick() -> float:
    """CPU seconds of work like the reader's: patterns over a text, words in sets, rows of small objects."""
    begun = time.process_time()
    for _ in range(40):
        seen: dict[str, int] = {}
        rows = []
        for match in _WORDS.finditer(_TEXT):
            word = match[0].lower()
            seen[word] = seen.get(word, 0) + 1
            rows.append((match.start(), match.end(), word.isalpha(), word[:3]))
        rows.sort(key=lambda row: (row[3], row[0]))
        assert len("".join(row[3] for row in rows)) > len(seen)
    return time.process_time() - begun


def slower(*yards: float) -> float:
    """How many times slower this machine is by the yardstick; 1 for a faster and a much slower one."""
    times = sum(yards) / len(yards) / YARD
    return max(1.0, times) if times <= SLOWEST else 1.0


def quickest(work: Callable[[], float], tries: int = 3) -> float:
    """The least CPU seconds that ``work`` says it took in some tries, as on the machine of `YARD`."""
    taken = []
    for _ in range(tries):
        before = yardstick()
        seconds = work()
        taken.append(seconds / slower(before, yardstick()))
    return min(taken)


@contextmanager
def within(bound: float) -> Iterator[None]:
    """Hold what is done inside against a bound in CPU seconds, those of this process as on that machine."""
    before, begun = yardstick(), time.process_time()
    yield
    seconds = time.process_time() - begun
    times = slower(before, yardstick())
    assert seconds / times < bound, (
        f"{seconds:.2f} s on a machine {times:.2f} times slower; the bound is {bound} s"
    )


def busy(work: Callable[[], object]) -> Callable[[], float]:
    """A piece of work that says what CPU seconds it took in this process."""

    def timed() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return timed
