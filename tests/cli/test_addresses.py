"""Pages by address: what is fetched, what is refused, and that each redirect is checked."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from watchword.cli import addresses
from watchword.exceptions import UsageError


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/page":
            self._send(200, {"Content-Type": "text/html; charset=utf-8"}, b"<p>Sberbank</p>")
        elif self.path == "/host":
            self._send(200, {"Content-Type": "text/plain"}, self.headers["Host"].encode())
        elif self.path == "/moved":
            self._send(302, {"Location": "/page"}, b"")
        elif self.path == "/round":
            self._send(302, {"Location": "/round"}, b"")
        elif self.path == "/inside":
            self._send(302, {"Location": "ftp://localhost/secret"}, b"")
        elif self.path == "/binary":
            self._send(200, {"Content-Type": "application/octet-stream"}, b"\0")
        elif self.path == "/large":
            self._send(200, {"Content-Type": "text/html"}, b"x" * 20_000)
        else:
            self._send(404, {}, b"")

    def _send(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


def test_a_page_comes_from_the_address_that_was_checked(site):
    page = addresses.fetch_page(f"{site}/moved", private=True)
    assert (page.data, page.html) == (b"<p>Sberbank</p>", True)
    assert page.url == f"{site}/page"
    assert addresses.fetch_page(f"{site}/host", private=True).data == site.removeprefix("http://").encode()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/round", "redirects more than"),
        ("/inside", "only http and https"),
        ("/binary", "not a page"),
        ("/no", "404"),
    ],
)
def test_what_is_no_page_is_refused(site, path, told):
    with pytest.raises(UsageError, match=told):
        addresses.fetch_page(site + path, private=True)


def test_a_page_over_the_cap_is_refused(site, monkeypatch):
    monkeypatch.setattr(addresses, "_LARGEST", 10_000)
    with pytest.raises(UsageError, match="larger than"):
        addresses.fetch_page(f"{site}/large", private=True)


def test_one_s_own_network_is_refused(site):
    with pytest.raises(UsageError, match="isn't a public address"):
        addresses.fetch_page(f"{site}/page")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("10.1.2.3", False), ("127.0.0.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False),
        ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("2606:4700::1111", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address, public):
    assert addresses._is_public(address) is public
