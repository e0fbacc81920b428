"""Every error that watchword raises on purpose.

    WatchwordError
    ├── UsageError            the question can't be answered as put (bad option, future date, unknown id)
    ├── ArchiveError
    │   ├── NoArchive         there is no archive in that folder yet
    │   ├── ArchiveBusy       another process is updating it
    │   └── ArchiveDamaged    a file of the archive is missing or not what it should be
    ├── SourceError
    │   ├── EditionRefused    a whole edition can't be used; the earlier one goes on answering
    │   └── UnknownCarrier    no reader for that carrier or file
    ├── TableError            a customer file can't be read at all
    └── ReceiptError          a receipt is unknown or has been altered

A message says what was wrong, where (source, file, row, field), and what to do. Single bad rows are
not errors: they are reported as :class:`watchword.model.Refusal` beside the rows that were read.
"""

from __future__ import annotations

__all__ = [
    "ArchiveBusy",
    "ArchiveDamaged",
    "ArchiveError",
    "EditionRefused",
    "NoArchive",
    "ReceiptError",
    "SourceError",
    "TableError",
    "UnknownCarrier",
    "UsageError",
    "WatchwordError",
]


class WatchwordError(Exception):
    """Anything watchword itself found wrong; the message is written for the user."""


class UsageError(WatchwordError):
    """The question can't be answered as put."""


class ArchiveError(WatchwordError):
    """Something is wrong with the archive folder."""


class NoArchive(ArchiveError):
    """There is no archive in the folder that was named."""


class ArchiveBusy(ArchiveError):
    """Another process holds the archive for writing."""


class ArchiveDamaged(ArchiveError):
    """A part of the archive is missing, or differs from the hash recorded for it."""


class SourceError(WatchwordError):
    """Something is wrong with what a publisher gave."""


class EditionRefused(SourceError):
    """A whole edition can't be used; nothing of it was taken in."""


class UnknownCarrier(SourceError):
    """No reader knows this carrier or this file."""


class TableError(WatchwordError):
    """A customer file can't be read at all."""


class ReceiptError(WatchwordError):
    """A receipt is unknown, or its content differs from its number."""
