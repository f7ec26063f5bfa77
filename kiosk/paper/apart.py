"""Makes pages in a process of its own, which ends with the visit.

Typst remembers pieces of the pages that it set, where nobody can reach them, and takes 40 MB. In a process
of its own, all of that is gone when the patient is. A fault in it, or a page that never gets done, costs the
page and not the kiosk.

The two talk through pipes: each message is its length, 4 bytes big-endian, and that much MessagePack. Nothing
is written to a disk.
"""

import contextlib
import struct
import subprocess
import threading
from pathlib import Path
from typing import IO, Final

import msgspec

from kiosk import paths
from kiosk.paper.errors import PageError
from kiosk.paper.handout import Handout
from kiosk.paper.page import Page, PageMaker, Paper
from kiosk.visit.summary import Summary

_LENGTH: Final = struct.Struct(">I")
_ENDED: Final = (
    "The page could not be made: the process that makes pages {how}. Nothing was lost; the visit is still "
    "open on the screen. If it happens again, tell whoever looks after the kiosk."
)


class _Order(msgspec.Struct, frozen=True):
    """Asks for a page, or for a handout; without either, for getting ready."""

    paper: Paper
    summary: Summary | None = None
    large: bool = False
    handout: Handout | None = None


class _Answer(msgspec.Struct, frozen=True):
    """A page, or what went wrong: words of our own, which quote nothing of the visit."""

    pdf: bytes = b""
    page_count: int = 0
    accessible: bool = True
    notice: str = ""
    fault: str = ""


class PagesApart:
    """Makes pages as `PageMaker` does, in another process; it begins when it is first needed.

    Any thread may use it, one at a time; `end` may be called from another one meanwhile.

    Args:
        resources: As for `PageMaker`.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def warm_up(self) -> None:
        """Starts the process and has it load all that the first page needs; 0.3 s, for a worker thread.

        Raises:
            PageError: If no page can be made on this kiosk.
        """
        if self._process is None:
            self._ask(_Order("us-letter"))

    def make(self, summary: Summary, paper: Paper, *, large: bool = False) -> Page:
        """Sets a page, as `PageMaker.make` does.

        Raises:
            PageError: As told there, and if the process cannot be started or ends.
        """
        return self._page(_Order(paper, summary, large))

    def make_handout(self, handout: Handout, paper: Paper) -> Page:
        """Sets a handout, as `PageMaker.make_handout` does.

        Raises:
            PageError: As told there, and if the process cannot be started or ends.
        """
        return self._page(_Order(paper, handout=handout))

    def end(self) -> None:
        """Ends the process at once, and with it all that it remembers; whoever waits for it gets an error."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            _stop(process)

    def _page(self, order: _Order) -> Page:
        answer = self._ask(order)
        return Page(answer.pdf, answer.page_count, answer.accessible, answer.notice)

    def _ask(self, order: _Order) -> _Answer:
        process = self._running()
        try:
            if process.stdin is None or process.stdout is None:
                raise PageError(_ENDED.format(how="has no pipes"))
            _write(process.stdin, msgspec.msgpack.encode(order))
            content = _read(process.stdout)
        except (OSError, ValueError):  # a pipe that broke, or was closed
            content = None
        if content is None:
            self._forget(process)
            raise PageError(_ENDED.format(how="ended"))
        answer = msgspec.msgpack.decode(content, type=_Answer)
        if answer.fault:
            raise PageError(answer.fault)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is None:
                try:
                    self._process = subprocess.Popen(  # noqa: S603 - this very program
                        [*paths.own_command(), "--set-pages", str(self._resources)],
                        env=paths.own_environment(),
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL,  # whatever it might say could quote the page
                    )
                except OSError as error:
                    raise PageError(_ENDED.format(how=f"cannot be started ({error.strerror})")) from None
            return self._process

    def _forget(self, process: subprocess.Popen[bytes]) -> None:
        """Let go of a process that has ended, unless it was let go of already."""
        with self._lock:
            if self._process is process:
                self._process = None
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, and wait until it is gone."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                pipe.close()


def serve(resources: Path, orders: IO[bytes], answers: IO[bytes]) -> None:
    """Make the pages that are asked for until nobody asks any more; for the other process."""
    maker = PageMaker(resources)
    while (content := _read(orders)) is not None:
        order = msgspec.msgpack.decode(content, type=_Order)
        try:
            answer = _answered(maker, order)
        except PageError as error:
            answer = _Answer(fault=str(error))
        _write(answers, msgspec.msgpack.encode(answer))


def _answered(maker: PageMaker, order: _Order) -> _Answer:
    if order.handout is not None:
        page = maker.make_handout(order.handout, order.paper)
    elif order.summary is not None:
        page = maker.make(order.summary, order.paper, large=order.large)
    else:
        maker.warm_up()
        return _Answer()
    return _Answer(page.pdf, page.page_count, page.accessible, page.notice)


def _write(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """Return the next message; None at the end of the pipe, and if the end cuts a message."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = pipe.read(length)
    return content if len(content) == length else None
