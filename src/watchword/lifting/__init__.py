"""What changes if a listing is lifted: the rooms below asked in two worlds, and compared."""

from watchword.lifting.lift import lift
from watchword.lifting.select import select_runs

__all__ = ["lift", "select_runs"]
