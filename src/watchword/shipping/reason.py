"""A reason: one rule met by one thing in a shipment, in the contract's shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from watchword.shipping.rules import VERDICTS, rule

__all__ = ["in_order", "reason"]


def reason(
    key: str,
    what: str,
    *,
    matched: str,
    certainty: str,
    line: int | None = None,
    says: Iterable[str] = (),
    basis: Iterable[str] = (),
    kind: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """``{"kind", "what", "matched", "certainty", "line", "says", "basis"}``, with rule and verdict.

    ``says`` and ``basis`` follow what the rule itself says; ``@`` in the table stands for them alone.
    """
    its = rule(key)
    laws = [its.basis] if its.basis != "@" else []
    return {
        "kind": kind or its.kind,
        "rule": key,
        "verdict": its.verdict,
        "what": what,
        "matched": matched,
        "certainty": certainty,
        "line": line,
        "says": " ".join(dict.fromkeys(x for x in (its.says, *says) if x)),
        "basis": "; ".join(dict.fromkeys(x for x in (*laws, *basis) if x)),
        **more,
    }


def in_order(reasons: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Strongest first, as the shipment has them otherwise; the same thing twice is told once."""
    told: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in reasons:
        told.setdefault((one["rule"], one["what"], one["matched"], one["line"]), one)
    return sorted(told.values(), key=lambda r: VERDICTS.index(r["verdict"]))
