"""The public face: lists opened as of a day, and the questions they answer.

>>> import watchword as ww
>>> lists = ww.open(sampler=True)
>>> answer = lists.screen("Institute of Forensic Science", schema="Organization")
>>> [match["id"] for match in answer["results"][0]["former"]][:1]
['us-bis-el:ljsfpmgezw']
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchword._version import __version__
from watchword.archive import Try, last_tries
from watchword.exceptions import ArchiveError, NoArchive, UsageError
from watchword.index.diff import Difference, difference
from watchword.index.store import Index, current_key
from watchword.index.view import View, open_view
from watchword.matching import SHIPPED_THRESHOLD, Settings
from watchword.model import parse_day
from watchword.records import Receipts
from watchword.screening import CAVEAT, Query, Screener, query_of
from watchword.screening.compare import compare_queries
from watchword.screening.life import life_of
from watchword.sources import adopt, check_sources, sources, terms

if TYPE_CHECKING:
    from watchword.ownership import Holdings

__all__ = ["Lists", "data_folder", "open"]

#: Questions answered together: enough for the engine to share its work, few enough to keep memory
#: flat and progress visible.
BATCH = 2000
_NO_LIMIT = 100_000
#: Terms that ask for nothing to be said.
PUBLIC_DOMAIN = "us-public-domain"


def data_folder(given: str | os.PathLike[str] | None = None) -> Path:
    """The archive folder: as given, else ``$WATCHWORD_DATA``, else the platform's user data folder."""
    if given:
        return Path(given)
    if from_environment := os.environ.get("WATCHWORD_DATA"):
        return Path(from_environment)
    from platformdirs import user_data_path

    return user_data_path("watchword")


def open(
    data: str | os.PathLike[str] | None = None,
    *,
    as_of: date | str | None = None,
    known_on: date | str | None = None,
    today: date | str | None = None,
    sources: Sequence[str] = (),
    sampler: bool = False,
    max_age: int | None = None,
) -> Lists:
    """Open the lists of an archive folder, or the sampler inside the package.

    ``as_of`` is the day asked about, ``known_on`` the day by whose publications it is answered;
    both default to ``today``, and that to the clock's day. Raises :class:`NoArchive` where there is
    none, :class:`UsageError` for a day in the future or an unknown source.
    """
    now = _day(today, "today") or date.today()
    known = _day(known_on, "--known-on") or now
    folder = data_folder(data)
    adopt(folder)
    return Lists(
        data=folder,
        as_of=_day(as_of, "--as-of") or known,
        known_on=known,
        today=now,
        sources=check_sources(list(sources)),
        sampler=sampler,
        max_age=max_age,
    )


def _day(value: date | str | None, what: str) -> date | None:
    return parse_day(value, what) if isinstance(value, str) else value


@dataclass
class Lists:
    """Lists opened as of a day. Made by :func:`open`."""

    data: Path
    as_of: date
    known_on: date
    today: date
    sources: tuple[str, ...]
    sampler: bool
    max_age: int | None = None

    @cached_property
    def index(self) -> Index:
        """The compiled lists."""
        if self.sampler:
            from watchword.index.sampler import sampler_index

            return sampler_index()
        if current_key(self.data) is None:
            raise NoArchive(
                f"there is no archive in {self.data}. `watchword update` fetches the lists, "
                "`watchword update --from DIR` takes them from a folder; `--sampler` answers from a "
                "few real listings inside the package."
            )
        return Index.open(self.data)

    @cached_property
    def tries(self) -> Mapping[str, Try]:
        """What came of the last try to fetch each carrier."""
        return {} if self.sampler else last_tries(self.data)

    @cached_property
    def view(self) -> View:
        """Which listings count."""
        return open_view(
            self.index,
            as_of=self.as_of,
            known_on=self.known_on,
            today=self.today,
            sources=self.sources,
            # The sampler shows what answers look like; it is never up to date, and says so.
            max_age=_NO_LIMIT if self.sampler else self.max_age,
            tries=self.tries,
        )

    @cached_property
    def holdings(self) -> Holdings | None:
        """The companies of the stakes taken in, under this view; None where there are no stakes."""
        return None if self.sampler else open_kept(self.data, self.index, self.view)

    # --- screening

    def screen(self, name: str | Sequence[str] | Mapping[str, str], **options: Any) -> dict[str, Any]:
        """Screen a name, several, or one record (``{"name": …, "birthDate": …}``).

        ``options`` are those of :meth:`screen_queries`, ``schema``, and ``receipt`` (False keeps none).
        Returns the contract's answer.
        """
        schema = options.pop("schema", None)
        receipt = options.pop("receipt", True)
        if isinstance(name, Mapping):
            given: list[Mapping[str, str]] = [name]
        else:
            given = [{"name": n} for n in ([name] if isinstance(name, str) else name)]
        queries = [query_of({**g, **({"schema": schema} if schema else {})}) for g in given]
        results = list(self.screen_queries(queries, **options))
        return self.answer(results, queries, receipt=receipt, **options)

    def screen_table(
        self, frame: Any, mapping: Mapping[str, str] | None = None, **options: Any
    ) -> dict[str, Any]:
        """Screen every row of a table: a list of mappings, or a pandas, polars or Arrow table.

        Columns are recognised as people write them, or mapped (``{"name": "Kunde"}``). Returns the
        contract's answer; each result says its ``row`` (from 1), rows that can't be screened are in
        ``refused``. ``options`` are those of :meth:`screen`.
        """
        from watchword.screening.tables import read_rows

        receipt = options.pop("receipt", True)
        rows = list(read_rows(frame, mapping, options.pop("schema", None)))
        asked = [(r.number, r.query) for r in rows if r.query is not None]
        queries = [q for _, q in asked]
        answer = self.answer(
            list(self.screen_queries(queries, **options)),
            queries,
            refusals=[str(r.refusal) for r in rows if r.query is None],
            receipt=receipt,
            **options,
        )
        numbered = zip(asked, answer["results"], strict=True)
        return {**answer, "results": [{"row": n, **result} for (n, _), result in numbered]}

    def screen_queries(self, queries: Iterable[Query], **options: Any) -> Iterator[dict[str, Any]]:
        """One result a query, in order; ``threshold``, ``mode``, ``limit``, ``weak_aliases``."""
        screener = self.screener(**options)
        batch: list[Query] = []
        for query in queries:
            batch.append(query)
            if len(batch) == BATCH:
                yield from screener.screen(batch)
                batch = []
        if batch:
            yield from screener.screen(batch)

    def screener(self, **options: Any) -> Screener:
        """The engine under this view, with a threshold, mode, limit and weak-alias policy."""
        _check(options)
        return Screener(self.index, self.view, holdings=self.holdings, **options)

    def answer(
        self,
        results: Sequence[Mapping[str, Any]],
        queries: Sequence[Query],
        *,
        refusals: Sequence[str] = (),
        receipt: bool = True,
        **options: Any,
    ) -> dict[str, Any]:
        """The contract's answer around results, with its receipt kept in the archive."""
        answer: dict[str, Any] = {
            "as_of": self.as_of.isoformat(),
            "known_on": self.known_on.isoformat(),
            "mode": options.get("mode", "fast"),
            "threshold": options.get("threshold", SHIPPED_THRESHOLD),
            "engine": {"version": __version__, "settings_sha256": Settings().digest()},
            "view": [_edition(e) for e in self.view.editions],
            "stakes": self.holdings.pin.to_json() if self.holdings else None,
            "receipt": None,
            "sampler": self.sampler,
            "caveat": CAVEAT,
            "warnings": list(self.view.warnings),
            "refused": list(refusals),
            # Rows are passed on one by one, so each says by itself that it is only the sampler's.
            "results": [{**r, "sampler": True} if self.sampler else dict(r) for r in results],
        }
        answer["attributions"] = attributions(answer["results"])
        if receipt and not self.sampler:
            try:
                answer["receipt"] = self._keep(answer, queries, options)
            except ArchiveError as why:
                answer["warnings"].append(str(why))
        return answer

    def _keep(self, answer: Mapping[str, Any], queries: Sequence[Query], options: Mapping[str, Any]) -> str:
        made_at = datetime.now(UTC).isoformat(timespec="microseconds")
        content = {
            "kind": "screening",
            "made_at": made_at,
            "today": self.today.isoformat(),
            "sources": list(self.sources),
            "max_age": self.max_age,
            "options": dict(options),
            "index": self.index.manifest["key"],
            "tries": {carrier: asdict(tried) for carrier, tried in self.tries.items()},
            "queries": [dict(q.given) for q in queries],
            "answer": {k: v for k, v in answer.items() if k != "receipt"},
        }
        return Receipts(self.data).keep(content, made_at)

    # --- other questions

    def compare(self, one: Mapping[str, str] | str, other: Mapping[str, str] | str) -> dict[str, Any]:
        """Score two names or records: ``{"score","match","threshold","evidence"}``."""
        pair = [{"name": x} if isinstance(x, str) else x for x in (one, other)]
        return compare_queries(query_of(pair[0]), query_of(pair[1]))

    def party(self, party: str) -> dict[str, Any]:
        """One party's whole life: every listing, in time, with citations."""
        index = self.index
        return life_of(index, self.view, index.number(party))

    def lift(
        self,
        parties: Sequence[str] = (),
        *,
        programmes: Sequence[str] = (),
        sources: Sequence[str] = (),
        customers: Sequence[Query] = (),
        add: bool = False,
    ) -> dict[str, Any]:
        """What changes if these listings end; see :func:`watchword.lifting.lift`.

        With ``add``, what changes if those of them that have ended stood again: then ``freed`` are the
        parties that only this would hold, and ``held`` those that are held anyway.
        """
        from watchword.index.view import with_again
        from watchword.lifting import lift, select_runs
        from watchword.ownership import StakeStore

        runs = select_runs(
            self.index, self.view, parties=parties, programmes=programmes, sources=sources, ended=add
        )
        view = with_again(self.view, self.index, runs) if add else self.view
        stakes = [] if self.sampler else StakeStore.stakes_in(self.data)
        return {"add": add, **lift(self.index, view, runs, customers, stakes, self.holdings)}

    def diff(self, from_: date | str, to: date | str, source: str | None = None) -> list[Difference]:
        """What was added, ended and changed between two days, by source."""
        days = [_day(d, "date") for d in (from_, to)]
        first, last = (d for d in days if d is not None)
        if max(first, last) > self.today:
            raise UsageError(f"{max(first, last)} is after today ({self.today}).")
        chosen = (source,) if source else self.sources
        return difference(self.index, first, last, check_sources(list(chosen)))


def open_kept(data: Path, index: Index, view: View, pinned: str | None = None) -> Holdings | None:
    """The companies of an archive's stakes, in the newest state or the one of a digest; None without."""
    # Most archives hold no stakes: for them this is one look whether there is a file.
    if not (data / "ownership.sqlite").is_file():
        return None
    from watchword.ownership import StakeStore, open_holdings

    return open_holdings(index, view, StakeStore.opened(data), pinned)


def _edition(edition: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("source", "carrier", "edition", "published", "sha256", "age_days", "state")
    return {k: edition[k] for k in keys}


def attributions(results: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the licences of the lists behind some results ask to be said with them."""
    told = {
        listing["source"]
        for result in results
        for hit in (*result["hits"], *result["former"])
        for listing in hit["listings"]
    }
    keys = dict.fromkeys(sources()[s].terms for s in sorted(told))
    return [terms()[k].says for k in keys if k != PUBLIC_DOMAIN]


def _check(options: Mapping[str, Any]) -> None:
    threshold = options.get("threshold", SHIPPED_THRESHOLD)
    if not 0 < threshold <= 1:
        raise UsageError(f"the threshold {threshold} must lie over 0 and not over 1.")
    if options.get("limit", 1) < 1:
        raise UsageError("the limit must be at least 1.")
    for option, allowed in (("mode", ("fast", "exhaustive")), ("weak_aliases", ("confirm", "alert"))):
        if options.get(option, allowed[0]) not in allowed:
            raise UsageError(f"{option} {options[option]!r} must be one of {', '.join(allowed)}.")
