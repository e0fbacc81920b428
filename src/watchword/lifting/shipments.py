"""Which shipments' verdicts change when listings end: both worlds asked, and compared."""

from __future__ import annotations

from typing import Any

from watchword.index.store import Index
from watchword.index.view import View
from watchword.ownership import Holdings
from watchword.screening.screen import Screener
from watchword.shipping import Looked, changes, vet

__all__ = ["shipments_changed"]


def shipments_changed(
    index: Index, view: View, after: View, looked: Looked, holdings: Holdings | None
) -> list[dict[str, Any]]:
    """A row for each shipment whose reasons differ: ``id``, verdict ``before`` and ``after``, the reasons
    ``gone`` and ``new``, and how many ``stay``.

    Goods, route and red flags are the same in both worlds, and stay.
    """
    worlds = [
        vet(looked, Screener(index, v, holdings=holdings.under(v) if holdings else None).screen)[0]
        for v in (view, after)
    ]
    return list(changes(*worlds))
