"""Fetching a page that the user typed: public addresses only, checked at every step, and capped.

A name is resolved once, every address it stands for has to be public, and the connection goes to the
address that was checked, so that a name which changes its mind between two look-ups gains nothing. Each
redirect is checked anew. No proxy of the environment is used: behind one, the check would be the proxy's.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from watchword.exceptions import UsageError

if TYPE_CHECKING:
    import httpx

__all__ = ["Fetched", "fetch_page", "is_address"]

_REDIRECTS = 5
_AGENT = "watchword (reads one page for its user)"
#: Bytes of the largest page, and seconds in all.
_LARGEST = 10_000_000
_SECONDS = 30.0
_KINDS = ("text/", "application/xhtml", "application/xml", "application/json")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Fetched:
    """A page as it came: its bytes, the address it came from in the end, whether it says it is HTML."""

    data: bytes
    url: str
    html: bool


def is_address(text: str) -> bool:
    """Whether what a user typed is an address of the web rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch_page(url: str, *, private: bool = False) -> Fetched:
    """Fetch one page; raises :class:`UsageError` for what isn't public, isn't a page, or is too large.

    `private` lets addresses of one's own network through, which only tests of this module do.
    """
    import httpx

    deadline = time.monotonic() + _SECONDS
    with httpx.Client(follow_redirects=False, timeout=10.0, trust_env=False) as client:
        for _ in range(_REDIRECTS + 1):
            parts = _checked(url)
            address = _public_address(parts, private)
            try:
                with client.stream(
                    "GET", _to(parts, address),
                    headers={
                        "Host": parts.netloc.rpartition("@")[2],
                        "User-Agent": _AGENT,
                        "Accept": "text/html, text/*;q=0.9",
                    },
                    extensions={"sni_hostname": parts.hostname or ""},
                ) as response:  # fmt: skip
                    if response.is_redirect:
                        url = str(httpx.URL(url).join(response.headers.get("location", "")))
                        continue
                    return _body(url, response, deadline)
            except httpx.HTTPError as why:
                raise UsageError(f"{url} can't be fetched ({type(why).__name__}: {why}).") from None
    raise UsageError(f"{url} redirects more than {_REDIRECTS} times; given up.")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as why:
        raise UsageError(f"{url[:200]} is no address ({why}).") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UsageError(f"{url[:200]} is no address of a page; only http and https are fetched.")
    if parts.username or parts.password:
        raise UsageError(f"{parts.hostname}: addresses with a user name or password aren't fetched.")
    if port is not None and port not in _PORTS.values() and not 1024 <= port <= 65535:
        raise UsageError(f"port {port} of {parts.hostname} isn't fetched.")
    return parts


def _public_address(parts: SplitResult, private: bool) -> str:
    """The address to connect to; all that the name stands for have to be public."""
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    try:
        found = [str(a[4][0]) for a in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as why:
        raise UsageError(f"{host} can't be found ({why}).") from None
    for one in found:
        if not private and not _is_public(one):
            raise UsageError(f"{host} is {one}, which isn't a public address; it is not fetched.")
    return found[0]


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return _is_public(str(inner))
        if address in ipaddress.ip_network("64:ff9b::/96"):  # an IPv4 address behind NAT64
            return _is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast


def _to(parts: SplitResult, address: str) -> str:
    host = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{parts.path or '/'}{query}"


def _body(url: str, response: httpx.Response, deadline: float) -> Fetched:
    if response.status_code != 200:
        raise UsageError(f"{url} answers {response.status_code}.")
    kind = response.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if not kind.startswith(_KINDS):
        raise UsageError(f"{url} is {kind}, not a page of text.")
    data = bytearray()
    for block in response.iter_bytes():
        data += block
        if len(data) > _LARGEST:
            raise UsageError(f"{url} is larger than {_LARGEST:,} bytes; not read.")
        if time.monotonic() > deadline:
            raise UsageError(f"{url} is not whole after {_SECONDS:.0f} s; given up.")
    return Fetched(bytes(data), url, "html" in kind)
