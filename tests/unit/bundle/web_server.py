"""A real web server on this machine that offers a tree, and may be told to answer badly."""

import contextlib
import http.server
import ipaddress
import threading
from collections.abc import Callable, Iterator
from typing import Final

from tests.unit.bundle.publisher import Tree

CONTENT: Final = bytes(range(256)) * 2000
PATH: Final = "targets/large"

Answer = Callable[["Handler"], None]


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves a tree with ranges, unless a test has its own answers ready."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    timeout = 20

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        if self.server.answers:
            self.server.answers.pop(0)(self)
            return
        self.give(self.server.tree.get(self.path.removeprefix("/kiosk/")))

    def give(self, content: bytes | None) -> None:
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        if content is None:
            self.answer(404)
        elif start:
            told = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.answer(206, content[start:], {"Content-Range": told})
        else:
            self.answer(200, content)

    def answer(
        self, status: int, body: bytes = b"", headers: dict[str, str] | None = None, length: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def break_off(self) -> None:
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__((str(ipaddress.IPv4Address(2**31 - 2**24 + 1)), 0), Handler)
        self.tree: Tree = {PATH: CONTENT}
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.finish = threading.Event()

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some of the tests are about."""

    @property
    def address(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/kiosk"

    @property
    def ranges(self) -> list[str | None]:
        return [headers.get("Range") for _, headers in self.asked]


@contextlib.contextmanager
def web_server() -> Iterator[Server]:
    """Serve until the block ends."""
    with Server() as each:
        thread = threading.Thread(target=each.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield each
        finally:
            each.finish.set()
            each.shutdown()
            thread.join()
