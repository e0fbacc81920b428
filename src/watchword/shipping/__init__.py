"""Shipments and invoices: parties, goods, vessel and route as one question, with one verdict.

:func:`read_shipments` and :func:`shipments_of` make shipments, :func:`look` finds what is of goods, route
and red flags in them, :func:`vet` adds who is listed or held and gives the verdict by ``rules.toml``.
"""

from watchword.shipping.gather import Gathered, read_shipments, shipments_of
from watchword.shipping.rules import VERDICTS, Rule, rules
from watchword.shipping.shipment import Line, Shipment, Trader
from watchword.shipping.vet import CAVEAT, Looked, changes, look, summary, vet

__all__ = [
    "CAVEAT",
    "VERDICTS",
    "Gathered",
    "Line",
    "Looked",
    "Rule",
    "Shipment",
    "Trader",
    "changes",
    "look",
    "read_shipments",
    "rules",
    "shipments_of",
    "summary",
    "vet",
]
