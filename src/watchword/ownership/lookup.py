"""Looking companies up in the stakes that were taken in, without reading them all.

What a company's owners make of it depends on the stakes above it alone. So a question costs what its own
companies take: a name that no stake has costs one look at an index, however many stakes there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Any

from watchword.ownership.keeping import Pin, StakeStore
from watchword.ownership.network import weight, weights
from watchword.ownership.rules import all_rules
from watchword.ownership.stake import Share, Stake, StakeKind, is_reference

__all__ = ["Lookup"]

#: Values in one statement: SQLite allows 999 at least.
_CHUNK = 900
#: Of each statement the one that was taken in last.
_STAKES = (
    "SELECT o.key, d.key, s.least, s.most, s.more, s.kind, s.since, s.until, s.source, s.citation, s.joint, "
    "s.record, s.owner, s.owned, s.id "
    "FROM stake s JOIN node o ON o.id = s.owner JOIN node d ON d.id = s.owned "
    "WHERE s.owned IN ({{}}) "
    "AND s.id = (SELECT max(t.id) FROM stake t WHERE t.statement = s.statement AND t.file <= {:d})"
)


class Lookup:
    """The stakes of a store as they were in one of its states, by the companies asked about."""

    def __init__(self, store: StakeStore, pin: Pin) -> None:
        self.store = store
        self.pin = pin
        self._db = store.db

    def named(self, key: int) -> list[tuple[str, str]]:
        """(key of the party, its name) of every party of a name that has this key, see :mod:`.named`."""
        return self._db.execute(
            "SELECT d.key, n.name FROM name_key k JOIN name n ON n.id = k.name JOIN node d ON d.id = n.node "
            "WHERE k.key = ? AND n.file <= ? ORDER BY d.key, n.id",
            (key, self.pin.file),
        ).fetchall()

    def numbers(self, keys: Iterable[str]) -> dict[str, int]:
        """The numbers of those keys that occur in the stakes, at all times."""
        found = (self._db.execute("SELECT key, id FROM node WHERE key = ?", (k,)).fetchone() for k in keys)
        return dict(row for row in found if row)

    @cached_property
    def ships(self) -> list[str]:
        """Every key that is an IMO number, however it is written."""
        return [key for (key,) in self._db.execute("SELECT key FROM node WHERE key LIKE 'imo:%'")]

    def references(self) -> Iterator[str]:
        """Every key that is a reference."""
        for (key,) in self._db.execute("SELECT key FROM node WHERE instr(key, ':')"):
            if is_reference(key):
                yield key

    def above(
        self,
        keys: Iterable[str],
        alike: Callable[[str], Iterable[str]],
        *,
        most: int | None = None,
        among: Collection[int] | None = None,
    ) -> list[Stake] | None:
        """The stakes in some parties, in their owners, and so on up; None over ``most`` parties.

        Left out, with all above it, is what no rule can hold: a company that isn't listed and of which all
        stakes together, at their largest, stay below every threshold; and owners not ``among`` those that
        :meth:`reach` gave. ``alike`` gives the further keys of the listed party that a reference names, so
        that stakes in it under any of them are met. Ordered by owner and company, so that numbering
        doesn't depend on what else was asked.
        """
        seen: set[int] = set()
        found: list[Any] = []
        new = set(self.numbers(keys).values())
        while new:
            listed = self._listed(new, alike)
            new |= listed - seen
            seen |= new
            if most is not None and len(seen) > most:
                return None
            rows = self._rows(_STAKES.format(self.pin.file), sorted(new))
            if among is not None:
                # Who holds jointly counts with the others, whoever he is.
                rows = [row for row in rows if row[-3] in among or row[10]]
            possible: dict[int, int] = {}
            for row in rows:
                possible[row[-2]] = possible.get(row[-2], 0) + _possible(row[5], *row[2:5])
            kept = [row for row in rows if row[-2] in listed or possible[row[-2]] >= _least()]
            found += kept
            new = {row[-3] for row in kept if among is None or row[-3] in among} - seen
        return self._stakes(found)

    def reach(self, listed: Iterable[str]) -> set[int]:
        """The parties that any rule could hold in any view, with the ``listed`` ones themselves.

        Whoever is outside counts for nothing as an owner. Every statement is taken at its largest.
        """
        held: dict[int, list[tuple[int, int]]] = {}
        statements = self._db.execute(
            "SELECT owner, owned, kind, least, most, more, joint FROM stake WHERE file <= ?", (self.pin.file,)
        )
        for owner, owned, kind, least, most, more, joint in statements:
            size = _least() if joint else _possible(kind, least, most, more)
            held.setdefault(owner, []).append((owned, size))
        queue = list(self.numbers(listed).values())
        inside = set(queue)
        total: dict[int, int] = {}
        least_ = _least()
        for owner in queue:
            for owned, size in held.get(owner, ()):
                sum_ = total.get(owned, 0) + size
                total[owned] = sum_
                if sum_ >= least_ and owned not in inside:
                    inside.add(owned)
                    queue.append(owned)
        return inside

    def _stakes(self, rows: list[Any]) -> list[Stake]:
        rows.sort(key=itemgetter(0, 1, -1))
        names = self._names(sorted({n for row in rows for n in row[-3:-1]}))
        return [
            Stake._make((a, b, _share(*size), *said, names.get(owner, ""), names.get(owned, "")))
            for a, b, *size, said, owner, owned in ((*r[:5], r[5:12], r[-3], r[-2]) for r in rows)
        ]

    def _listed(self, numbers: Iterable[int], alike: Callable[[str], Iterable[str]]) -> set[int]:
        """The listed ones among some parties, under every key that the stakes have for them."""
        keys = self._rows("SELECT key FROM node WHERE id IN ({}) AND instr(key, ':')", sorted(numbers))
        more: set[str] = set()
        for (key,) in keys:
            if is_reference(key) and (others := list(alike(key))):
                more.update((key, *others))
        return set(self.numbers(more).values())

    def _names(self, numbers: Sequence[int]) -> dict[int, str]:
        """The first name that each party was given."""
        rows = self._rows(
            f"SELECT node, name, id FROM name WHERE node IN ({{}}) AND file <= {self.pin.file:d}", numbers
        )
        names: dict[int, str] = {}
        for node, name, _ in sorted(rows, key=lambda r: r[2]):
            names.setdefault(node, name)
        return names

    def _rows(self, statement: str, values: Sequence[int]) -> list[Any]:
        found: list[Any] = []
        for at in range(0, len(values), _CHUNK):
            some = values[at : at + _CHUNK]
            found += self._db.execute(statement.format(",".join("?" * len(some))), some)
        return found


@lru_cache(maxsize=4096)
def _share(least: int | None, most: int | None, more: int | None) -> Share | None:
    # The same few sizes come again and again.
    return None if least is None or most is None else Share(least, most, bool(more))


@cache
def _least() -> int:
    """The lowest threshold of any rule."""
    return min(weight(rule.least, rule.more) for rule in all_rules() if rule.effect == "extends")


@lru_cache(maxsize=4096)
def _possible(kind: StakeKind, least: int | None, most: int | None, more: int | None) -> int:
    """The most that a statement may come to, under any rule."""
    return weights(kind, _share(least, most, more))[-1]
