"""A real HTTP server on loopback that plays a publisher, well or badly behaved."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[[BaseHTTPRequestHandler], None]


def give(body: bytes, kind: str = "text/csv") -> Answer:
    """Answers 200 with an ETag, and 304 to whoever has that."""
    etag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'

    def answer(to: BaseHTTPRequestHandler) -> None:
        if to.headers.get("If-None-Match") == etag:
            to.send_response(304)
            to.end_headers()
            return
        to.send_response(200)
        to.send_header("Content-Type", kind)
        to.send_header("Content-Length", str(len(body)))
        to.send_header("ETag", etag)
        to.end_headers()
        to.wfile.write(body)

    return answer


def status(code: int, **headers: str) -> Answer:
    """Answers a bare status."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(code)
        for name, value in headers.items():
            to.send_header(name, value)
        to.send_header("Content-Length", "0")
        to.end_headers()

    return answer


def truncated(body: bytes, kind: str = "text/csv") -> Answer:
    """Promises the whole and hangs up half-way."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Content-Type", kind)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body[: len(body) // 2])
        to.wfile.flush()
        to.connection.close()

    return answer


def drip(seconds: float, kind: str = "text/csv") -> Answer:
    """A byte every tenth of a second, for so long."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Content-Type", kind)
        to.end_headers()
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                to.wfile.write(b"1")
                to.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    return answer


def endless(size: int, kind: str = "text/csv") -> Answer:
    """So many bytes, whoever reads them."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Content-Type", kind)
        to.end_headers()
        block = b"x" * (1 << 20)
        try:
            for _ in range(size >> 20):
                to.wfile.write(block)
        except OSError:
            pass

    return answer


def then(*answers: Answer) -> Answer:
    """One answer after the other; the last one stays."""
    left = list(answers)

    def answer(to: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(to)

    return answer


@dataclass
class Publisher:
    """The server's address, what each path answers, and what was asked."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def catalogue(self, archive: Path, part: str = "addresses", **files: dict[str, str] | object) -> None:
        """Write the archive's own catalogue: carrier (underscores) -> file -> path on this server."""
        archive.mkdir(parents=True, exist_ok=True)
        lines = []
        for carrier, row in files.items():
            assert isinstance(row, dict)
            lines += [f"[{part}.{carrier.replace('_', '-')}]", "plain = true"]
            lines.append('kinds = ["text/csv", "application/json", "application/xml", "application/zip"]')
            lines += [f'files."{name}" = "{self.url}{path}"' for name, path in row.items()]
        (archive / "catalogue.toml").write_text("\n".join(lines) + "\n", "utf-8")


@contextmanager
def publisher() -> Iterator[Publisher]:
    """A publisher on a free loopback port, gone afterwards."""
    made = Publisher("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.answers.get(self.path, status(404))(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
