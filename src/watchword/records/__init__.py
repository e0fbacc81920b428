"""Receipts: what was asked, of which lists, and what was answered."""

from watchword.records.receipts import Receipts, number_of

__all__ = ["Receipts", "number_of"]
