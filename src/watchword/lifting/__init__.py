"""What changes if a listing is lifted: the rooms below asked in two worlds, and compared."""

from watchword.lifting.customers import customers_changed
from watchword.lifting.lift import lift
from watchword.lifting.select import select_runs

__all__ = ["customers_changed", "lift", "select_runs"]
