"""Fetching a publisher's files: conditional, bounded, from allowed hosts only, never from a cache.

One file at a time: GET with the ETag and Last-Modified of the copy in hand, each redirect checked
against the host allow-list before it is followed, the body streamed to disk under a size cap and a
deadline while its SHA-256 is taken. 5xx, 429 and broken connections are tried again with exponential
back-off and jitter; anything else is told at once. Nothing here decides whether the content is good:
the reader and the source's assertions do.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watchword.exceptions import EditionRefused

if TYPE_CHECKING:
    import httpx

__all__ = ["Address", "Fetched", "Fetcher", "Limits"]

_REDIRECTS = 5
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_AGENT = "watchword (sanctions list screening; conditional requests)"


@dataclass(frozen=True, slots=True)
class Address:
    """Where one file of a carrier is published.

    ``hosts`` may be gone to beside the address's own (publishers redirect to signed storage);
    ``kinds`` are the starts of content types that the file may come as; ``plain`` allows http, for a
    mirror on one's own machine.
    """

    file: str
    url: str
    hosts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file: bytes, seconds in all, tries, seconds between requests to one host."""

    size: int = 512 * 1024 * 1024
    seconds: float = 600.0
    silence: float = 30.0
    tries: int = 4
    pause: float = 1.0
    #: The first wait before trying again; doubled each time, with up to as much jitter.
    back_off: float = 2.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file as it came: ``path`` is None where the publisher says that it hasn't changed."""

    file: str
    path: Path | None
    sha256: str
    etag: str
    last_modified: str


class _Passing(Exception):
    """A fault that may be gone at the next try."""


class Fetcher:
    """Fetches files over one connection pool; a context manager."""

    def __init__(self, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep) -> None:
        import httpx

        self.limits = limits or Limits()
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._jitter = random.Random()  # noqa: S311 - spreads load, keeps no secret
        self._client = httpx.Client(
            follow_redirects=False,
            timeout=httpx.Timeout(self.limits.silence),
            headers={"User-Agent": _AGENT, "Cache-Control": "no-cache"},
            trust_env=True,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, address: Address, folder: Path, have: Mapping[str, str]) -> Fetched:
        """Fetch one file into a folder; ``have`` may hold the ``etag`` and ``last_modified`` in hand.

        Raises :class:`EditionRefused` with one line that names the file and what went wrong.
        """
        deadline = time.monotonic() + self.limits.seconds
        for attempt in range(1, self.limits.tries + 1):
            try:
                return self._once(address, folder, have, deadline)
            except _Passing as why:
                wait = self.limits.back_off * 2 ** (attempt - 1) * (1 + self._jitter.random())
                if attempt == self.limits.tries or time.monotonic() + wait > deadline:
                    raise EditionRefused(f"{address.file}: {why} (tried {attempt} times).") from None
                self._sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, address: Address, folder: Path, have: Mapping[str, str], deadline: float) -> Fetched:
        import httpx

        url = address.url
        for _ in range(_REDIRECTS + 1):
            _check(address, url)
            self._be_polite(url)
            headers = {}
            if have.get("etag"):
                headers["If-None-Match"] = have["etag"]
            if have.get("last_modified"):
                headers["If-Modified-Since"] = have["last_modified"]
            try:
                with self._client.stream("GET", url, headers=headers) as response:
                    if response.is_redirect and response.status_code != 304:
                        url = str(response.url.join(response.headers.get("location", "")))
                        continue
                    return self._take(address, response, folder, have, deadline)
            except (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError) as why:
                raise _Passing(f"{type(why).__name__}: {why}".rstrip(": ")) from None
            except httpx.HTTPError as why:
                raise EditionRefused(f"{address.file}: {why}.") from None
        raise EditionRefused(f"{address.file}: more than {_REDIRECTS} redirects; refused.")

    def _take(
        self,
        address: Address,
        response: httpx.Response,
        folder: Path,
        have: Mapping[str, str],
        deadline: float,
    ) -> Fetched:
        status = response.status_code
        if status == 304:
            return Fetched(
                address.file,
                None,
                have.get("sha256", ""),
                have.get("etag", ""),
                have.get("last_modified", ""),
            )
        if status in _AGAIN:
            raise _Passing(f"the publisher answers {status}")
        if status != 200:
            raise EditionRefused(f"{address.file}: the publisher answers {status} for {address.url}.")
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if address.kinds and not kind.startswith(address.kinds):
            raise EditionRefused(
                f"{address.file}: came as {kind or 'no type at all'} where {' or '.join(address.kinds)} "
                "is published; likely an error page, so it was not used."
            )
        path = folder / address.file
        digest = self._stream(address, response, path, deadline)
        return Fetched(
            address.file,
            path,
            digest,
            response.headers.get("etag", ""),
            response.headers.get("last-modified", ""),
        )

    def _stream(self, address: Address, response: httpx.Response, path: Path, deadline: float) -> str:
        digest = hashlib.sha256()
        size = 0
        with path.open("wb") as out:
            for block in response.iter_bytes():
                size += len(block)
                if size > self.limits.size:
                    raise EditionRefused(
                        f"{address.file}: larger than {self.limits.size:,} bytes; refused as implausible."
                    )
                if time.monotonic() > deadline:
                    raise EditionRefused(
                        f"{address.file}: not whole after {self.limits.seconds:.0f} s; given up."
                    )
                digest.update(block)
                out.write(block)
        if size == 0:
            raise _Passing("the body is empty")
        return digest.hexdigest()

    def _be_polite(self, url: str) -> None:
        host = urlsplit(url).netloc
        wait = self._last.get(host, -1e9) + self.limits.pause - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._last[host] = time.monotonic()


def _check(address: Address, url: str) -> None:
    """Refuse a host or scheme that this file may not come from."""
    own, to = urlsplit(address.url), urlsplit(url)
    if to.scheme != "https" and not (address.plain and to.scheme == "http"):
        raise EditionRefused(
            f"{address.file}: {to.scheme or 'no scheme'} in {url[:100]}; only https is used."
        )
    allowed = {own.netloc, *address.hosts}
    host = to.hostname or ""
    if to.netloc not in allowed and not any(
        host.endswith(h.removeprefix("*")) for h in address.hosts if h.startswith("*.")
    ):
        raise EditionRefused(
            f"{address.file}: redirected to {host or 'nowhere'}, which isn't allowed for it; "
            "if the publisher has moved, change the catalogue."
        )
