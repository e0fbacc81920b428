"""watchword: is this party listed; by whom, since when, under what law, with what effect.

import watchword as ww
lists = ww.open(as_of="2022-06-01")
lists.screen("Institute of Forensic Science")
"""

from typing import TYPE_CHECKING, Any

from watchword._version import __version__
from watchword.exceptions import WatchwordError

if TYPE_CHECKING:
    from watchword.lists import Lists, open

__all__ = ["Lists", "WatchwordError", "__version__", "open"]


def __getattr__(name: str) -> Any:
    # Opening lists needs numpy and the engine; asking for the version doesn't.
    if name in {"Lists", "open"}:
        from watchword import lists

        return getattr(lists, name)
    raise AttributeError(f"module 'watchword' has no attribute {name!r}")
