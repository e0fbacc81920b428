"""Goods: control lists of chemicals and machines as dated facts, and which of them a line of goods names."""

from watchword.goods.entries import ControlEntry, GoodsFinding, Item, Quantity
from watchword.goods.find import CERTAINTIES, Goods

__all__ = ["CERTAINTIES", "ControlEntry", "Goods", "GoodsFinding", "Item", "Quantity"]
