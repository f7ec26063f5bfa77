"""An update from a static web server, a content delivery network included.

The server is believed nothing, least of all about lengths: it may answer with other bytes than asked for,
more of them, fewer of them, slowly or never. A transfer that breaks off goes on where it stopped (RFC 9110,
section 14: range requests).
"""

import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Generator
from typing import Final

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as UrllibTimeoutError

from kiosk.bundle.carriers import TIMESTAMP, Carrier
from kiosk.bundle.errors import NoUpdateError, TooSlowError, UnreachableError

CONNECT_TIMEOUT_S: Final = 10.0
READ_TIMEOUT_S: Final = 20.0
"""Between two bytes; how long a whole file may take, its reader decides."""

MOST_ATTEMPTS: Final = 4
"""So often in a row a file is asked for without a single new byte of it."""

_MOST_REDIRECTS: Final = 3
_PIECE_BYTES: Final = 64 * 1024
_ABSENT: Final = {403, 404, 410}
"""Stores behind a content delivery network answer 403 for what they do not have."""
_BUSY: Final = {408, 429, 500, 502, 503, 504}
_CONTENT_RANGE: Final = re.compile(r"bytes ([0-9]{1,18})-[0-9]+/(?:[0-9]+|\*)", re.ASCII)


class HttpCarrier(Carrier):
    """A web server that offers the tree below one address.

    Args:
        address: The address of the folder that holds ``metadata`` and ``targets``: http or https, without
            a user's name, a query or a fragment.
        proxy: The address of a proxy to go through; see ``system_proxy``.
        connect_timeout_s: Seconds to wait for a connection.
        read_timeout_s: Seconds to wait for the next byte.
        pause: Waits that many seconds between two attempts.

    Raises:
        ValueError: The address is none of that kind.
    """

    keeps_dates = True
    resumes = True

    def __init__(
        self,
        address: str,
        proxy: str | None = None,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        read_timeout_s: float = READ_TIMEOUT_S,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("the address must begin with http:// or https:// and name a server")
        if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
            raise ValueError("the address must have no user's name, password, query or fragment")
        super().__init__(parts.hostname)
        self._address = address if address.endswith("/") else address + "/"
        self._scheme = parts.scheme
        self._pause = pause
        timeout = urllib3.Timeout(connect=connect_timeout_s, read=read_timeout_s)
        # Attempts and redirects are counted here, where a transfer can go on in its middle
        self._pool = (
            urllib3.ProxyManager(proxy, timeout=timeout, retries=False)
            if proxy
            else urllib3.PoolManager(timeout=timeout, retries=False)
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def _chunks(self, path: str, start: int) -> Generator[bytes, None, None]:
        place, attempts = start, 0
        while True:
            try:
                for piece in self._attempt(path, place):
                    place += len(piece)
                    attempts = 0
                    yield piece
            except (HTTPError, _ServerBusyError) as error:
                attempts += 1
                if attempts >= MOST_ATTEMPTS:
                    # To urllib3, a connection that is refused is a kind of time-out
                    slow = isinstance(error, UrllibTimeoutError) and not isinstance(error, NewConnectionError)
                    kind = TooSlowError if slow else UnreachableError
                    raise kind(self.name, f"{path}: {error}") from error
                self._pause(2.0 ** (attempts - 1))
            else:
                return

    def _attempt(self, path: str, place: int) -> Generator[bytes, None, None]:
        """Ask for a file once and give its bytes from ``place``."""
        response = self._request(path, place)
        try:
            skip = self._bytes_before(response, path, place)
            while piece := response.read1(_PIECE_BYTES, decode_content=False):
                if skip < len(piece):
                    yield piece[skip:]
                skip = max(0, skip - len(piece))
        finally:
            # What is left in the connection is of no use, and draining it could take for ever
            response.close()

    def _request(self, path: str, place: int) -> urllib3.BaseHTTPResponse:
        headers = {"Accept-Encoding": "identity"}
        if path == TIMESTAMP:
            # The one file that changes; all others may come from any cache on the way
            headers["Cache-Control"] = "no-cache"
        if place:
            headers["Range"] = f"bytes={place}-"
        address = self._address + path
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._pool.request(
                "GET", address, headers=headers, redirect=False, preload_content=False
            )
            if response.status not in {301, 302, 303, 307, 308}:
                return response
            response.close()
            address = urllib.parse.urljoin(address, response.headers.get("Location", ""))
            if urllib.parse.urlsplit(address).scheme != self._scheme:
                raise UnreachableError(self.name, f"{path}: led to another kind of address")
        raise UnreachableError(self.name, f"{path}: led from address to address")

    def _bytes_before(self, response: urllib3.BaseHTTPResponse, path: str, place: int) -> int:
        """Return how many bytes of the answer come before ``place``."""
        status = response.status
        if status in _BUSY:
            raise _ServerBusyError(f"answered {status}")
        if status in _ABSENT:
            raise NoUpdateError(self.name, f"{path}: answered {status}")
        if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise UnreachableError(self.name, f"{path}: is sent compressed")
        if status == 200:  # noqa: PLR2004 - OK: from the beginning, whatever was asked for
            return place
        told = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if status == 206 and told and int(told[1]) == place:  # noqa: PLR2004 - Partial Content
            return 0
        raise UnreachableError(self.name, f"{path}: answered {status}")


class _ServerBusyError(Exception):
    """The server answers, but not now."""


def system_proxy(address: str) -> str | None:
    """Return the proxy that the system sets for an address (``https_proxy``, ``no_proxy``), or None."""
    parts = urllib.parse.urlsplit(address)
    if urllib.request.proxy_bypass(parts.hostname or ""):
        return None
    return urllib.request.getproxies().get(parts.scheme)
