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
from copy import copy
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
    import numpy as np
    from numpy.typing import NDArray

    from watchword.figures import Figures
    from watchword.ownership import Holdings, Stake
    from watchword.reading.pages.page import Page
    from watchword.reading.read import Reader
    from watchword.shipping import Gathered

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
        dated=as_of is not None,
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
    #: Whether the day was asked for, or is today for want of another.
    dated: bool = False

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
        return self.view_of(self.as_of)

    def view_of(self, day: date) -> View:
        """Which listings count on another day, by what was public on the same day."""
        return open_view(
            self.index,
            as_of=day,
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

    # --- shipments

    def ship(
        self,
        rows: Any,
        mapping: Mapping[str, str] | None = None,
        *,
        controls: Sequence[Path] = (),
        arrangements: Sequence[Path] = (),
        stakes: Sequence[Path] = (),
        workers: int = 1,
        **options: Any,
    ) -> dict[str, Any]:
        """One verdict per shipment with its reasons; see :mod:`watchword.shipping`.

        ``rows`` is a path (CSV, TSV, JSON, JSON lines, XLSX, UBL XML) or a table in memory; ``mapping``
        maps columns (``{"consignee": "Kunde"}``), ``controls`` and ``arrangements`` are a user's own
        lists (CSV), ``stakes`` files of ownership stakes beside those that were taken in. The day asked
        about is the lists', never the documents'. Returns the contract's answer with a ``summary``; its
        receipt is that of the screening of the parties. ``workers`` are processes that share many lines
        of goods (a script that gives more than one needs the ``__main__`` guard). ``options`` are those
        of :meth:`screen`.
        """
        from watchword.shipping import CAVEAT as SHIPPING_CAVEAT
        from watchword.shipping import look, summary, vet

        receipt = options.pop("receipt", True)
        gathered = _shipments(rows, mapping)
        looked = look(
            list(gathered.shipments.values()),
            self.as_of,
            controls=controls,
            arrangements=arrangements,
            workers=workers,
        )
        asked = self._with_stakes(stakes)
        results, screened = vet(looked, lambda q: list(asked.screen_queries(q, **options)))
        refused = [str(r) for r in gathered.refusals]
        answer = asked.answer(screened, looked.asked.queries, refusals=refused, receipt=receipt, **options)
        return {
            **answer,
            "caveat": f"{SHIPPING_CAVEAT} {answer['caveat']}",
            "warnings": [*answer["warnings"], *gathered.warnings, *(f"refused: {r}" for r in looked.refused)],
            "results": [{**r, "sampler": True} if self.sampler else r for r in results],
            "summary": summary(results, len(refused)),
        }

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
        shipments: Any = None,
        articles: Sequence[tuple[str, Page]] = (),
        add: bool = False,
    ) -> dict[str, Any]:
        """What changes if these listings end; see :func:`watchword.lifting.lift`.

        ``shipments`` (as :meth:`ship` takes them) are asked as well: which verdicts change. With ``add``,
        what changes if those of them that have ended stood again: then ``freed`` are the parties that only
        this would hold, and ``held`` those that are held anyway.
        """
        from watchword.index.view import with_again, without
        from watchword.lifting import lift, select_runs

        runs = select_runs(
            self.index, self.view, parties=parties, programmes=programmes, sources=sources, ended=add
        )
        view = with_again(self.view, self.index, runs) if add else self.view
        stakes = self._stakes()
        found = {
            "add": add,
            **lift(self.index, view, runs, customers, stakes, self.holdings),
            "shipments": [],
        }
        if shipments is not None:
            from watchword.lifting.shipments import shipments_changed
            from watchword.shipping import look

            gathered = _shipments(shipments, None)
            looked = look(list(gathered.shipments.values()), self.as_of)
            after = without(view, self.index, runs)
            found["shipments"] = shipments_changed(self.index, view, after, looked, self.holdings)
            found["refused"] = [str(r) for r in gathered.refusals]
        if articles:
            found["articles"] = self._articles_lifted(articles, runs, add)
        return found

    def _stakes(self) -> list[Stake]:
        from watchword.ownership import StakeStore

        return [] if self.sampler else StakeStore.stakes_in(self.data)

    def _with_stakes(self, more: Sequence[Path]) -> Lists:
        """The same lists with the stakes of some files beside those taken in; the files aren't kept.

        A receipt of it names a state of the stakes that the archive doesn't have, so replaying says so.
        """
        if not more:
            return self
        from watchword.ownership import StakeStore, open_holdings, read_stakes

        stakes = [*self._stakes(), *(stake for path in more for stake in read_stakes(path).stakes)]
        other = copy(self)
        other.__dict__["holdings"] = open_holdings(self.index, self.view, StakeStore.of(stakes))
        return other

    def _articles_lifted(
        self, articles: Sequence[tuple[str, Page]], runs: NDArray[np.bool_], add: bool
    ) -> list[dict[str, Any]]:
        """Articles whose answers change, each read as of its own day where none was asked for."""
        from watchword.index.view import with_again, without
        from watchword.reading.many import changes
        from watchword.reading.read import Reader

        def other(day: date) -> View:
            view = self.view_of(day)
            return with_again(view, self.index, runs) if add else without(view, self.index, runs)

        lifted = Reader(self.index, other, self.today)
        plain = Reader(self.index, self.view_of, self.today)
        day = self._asked_day()
        return changes(
            [(name, plain.read(page, day)) for name, page in articles],
            [(name, lifted.read(page, day)) for name, page in articles],
        )

    # --- reading

    @cached_property
    def reader(self) -> Reader:
        """The reader of articles over these lists; with the extra ``news`` by its model too."""
        from watchword.reading.parties.model import language_model
        from watchword.reading.read import Reader

        return Reader(self.index, self.view_of, self.today, language_model(), self._figures())

    def _figures(self) -> Figures | None:
        """The official series of the archive folder, or None where it holds none."""
        from watchword.figures import Figures

        if self.sampler:
            return None
        held = Figures.open(self.data, self.known_on)
        return held if held.editions else None

    def read(self, page: str | Page) -> dict[str, Any]:
        """Read an article, as text or as a :class:`~watchword.reading.pages.page.Page`.

        Returns the contract's answer: ``page``, ``parties`` (with ``hits``, ``former`` and the offsets of
        every mention), ``statements``, ``claims``, ``figures``, and the lists looked at. The day asked
        about is the one these lists were opened for, else the day that the page says it was published.
        """
        from watchword.reading.pages.making import page_of_text

        read = self.reader.read(page_of_text(page) if isinstance(page, str) else page, self._asked_day())
        view = self.view_of(date.fromisoformat(read["as_of"]))
        return {
            **read,
            "known_on": self.known_on.isoformat(),
            "engine": {"version": __version__, "settings_sha256": Settings().digest()},
            "view": [_edition(e) for e in view.editions],
            "sampler": self.sampler,
            "caveat": CAVEAT,
            "attributions": attributions(read["parties"]),
            "warnings": [*view.warnings, *read["warnings"]],
        }

    def _asked_day(self) -> date | None:
        """The day these lists were opened for, unless that is today for want of another."""
        return self.as_of if self.dated or self.as_of != self.known_on else None

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


def _shipments(rows: Any, mapping: Mapping[str, str] | None) -> Gathered:
    from watchword.shipping import read_shipments, shipments_of

    gathered = (
        read_shipments(Path(rows), mapping) if isinstance(rows, str | os.PathLike) else shipments_of(rows)
    )
    if not gathered.shipments:
        why = f" ({gathered.refusals[0]})" if gathered.refusals else ""
        raise UsageError(f"{gathered.name} holds no shipment that could be looked at{why}.")
    return gathered


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
