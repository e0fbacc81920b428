"""Arrays that grow at the end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

__all__ = ["Growing"]


class Growing:
    """A numpy array with room behind it, so that adding to it doesn't copy it each time."""

    def __init__(self, dtype: DTypeLike, width: int = 0) -> None:
        self._room: NDArray[Any] = np.zeros((1024, width) if width else 1024, dtype)
        self._used = 0

    @property
    def array(self) -> NDArray[Any]:
        """What has been added so far."""
        return self._room[: self._used]

    def extend(self, values: NDArray[Any]) -> None:
        """Add values at the end."""
        need = self._used + len(values)
        if need > len(self._room):
            bigger = np.zeros((max(need, 2 * len(self._room)), *self._room.shape[1:]), self._room.dtype)
            bigger[: self._used] = self._room[: self._used]
            self._room = bigger
        self._room[self._used : need] = values
        self._used = need
