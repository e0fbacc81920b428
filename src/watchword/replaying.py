"""Running a screening again from its receipt, on exactly the editions it was answered from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from watchword._version import __version__
from watchword.archive import Store, Try
from watchword.exceptions import NoArchive, ReceiptError
from watchword.index.build import build
from watchword.index.store import Index, current_key
from watchword.lists import Lists, open_kept
from watchword.matching import Settings
from watchword.records import Receipts
from watchword.screening import query_of

__all__ = ["replay"]


def replay(data: Path, number: str, progress: Callable[[str], None]) -> dict[str, Any]:
    """``{"receipt", "identical", "says", "differences"}`` of a screening run again.

    Uses the editions that the receipt pins by hash, as they were loaded by then; later ones, also of
    earlier dates, don't count. Raises :class:`ReceiptError` where one of them is gone.
    """
    if current_key(data) is None:
        raise NoArchive(f"there is no archive in {data}; `watchword update` fetches the lists.")
    content = Receipts(data).find(number)
    answer = content["answer"]
    lists = Lists(
        data=data,
        as_of=date.fromisoformat(answer["as_of"]),
        known_on=date.fromisoformat(answer["known_on"]),
        today=date.fromisoformat(content["today"]),
        sources=tuple(content["sources"]),
        sampler=False,
        max_age=content["max_age"],
    )
    lists.__dict__["index"] = _pinned(data, content, progress)
    lists.__dict__["tries"] = {carrier: Try(**tried) for carrier, tried in content["tries"].items()}
    # Stakes count as they were taken in by then; a receipt from before there were any pins none.
    pinned = (answer.get("stakes") or {}).get("sha256")
    lists.__dict__["holdings"] = open_kept(data, lists.index, lists.view, pinned) if pinned else None
    queries = [query_of(given) for given in content["queries"]]
    results = list(lists.screen_queries(queries, **content["options"]))
    again = lists.answer(results, queries, refusals=answer["refused"], receipt=False, **content["options"])
    differences = list(_differences(answer, {k: v for k, v in again.items() if k != "receipt"}))
    identical = not differences
    return {
        "receipt": number,
        "made_at": content["made_at"],
        "identical": identical,
        "says": (
            f"{number} of {content['made_at']}: identical."
            if identical
            else f"{number} of {content['made_at']}: differs in {len(differences)} places."
        ),
        "differences": differences,
    }


def _pinned(data: Path, content: Mapping[str, Any], progress: Callable[[str], None]) -> Index:
    """The index that answered then: the current one, or one compiled from the same editions."""
    key = content["index"]
    if (data / "index" / key / "manifest.json").is_file() or current_key(data) == key:
        return Index.open(data, key)
    progress("compiling the lists as they were")
    store = Store(data)
    compiled = build(store, loaded_by=content["made_at"])
    store.close()
    pinned = {(e["source"], e["sha256"]) for e in content["answer"]["view"]}
    missing = pinned - {(e["source"], e["sha256"]) for e in compiled.manifest["editions"]}
    if missing:
        source, digest = min(missing)
        raise ReceiptError(f"the edition {digest[:12]} of {source} that was answered from is not in {data}.")
    return Index.of(compiled)


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if then["engine"] != now["engine"]:
        yield (
            f"the engine: {then['engine']['version']} with settings "
            f"{then['engine']['settings_sha256'][:12]} then, {__version__} with "
            f"{Settings().digest()[:12]} now."
        )
    if then["view"] != now["view"]:
        yield "the editions looked at differ."
    if then.get("stakes") != now["stakes"]:
        digest = (then.get("stakes") or {}).get("sha256", "")
        yield f"the ownership stakes that were answered from ({digest[:12]}) are not in this archive."
    for at, (old, new) in enumerate(zip(then["results"], now["results"], strict=True), 1):
        if old != new:
            was, is_ = ([h["id"] for h in r["hits"]] for r in (old, new))
            what = f"hits {was} then, {is_} now" if was != is_ else "the same hits, told otherwise"
            yield f"query {at} ({old['query']['name']}): {what}."
    rest = {k for k in then.keys() | now.keys() if k not in ("engine", "view", "stakes", "results")}
    for key in sorted(rest):
        if then.get(key) != now.get(key):
            yield f"{key} differs."
