"""A real IPP printer for tests alone: ``ippeveprinter`` on a port of loopback, which does as it is told.

It is a driverless printer as they are sold ("IPP Everywhere"), but for its paper: what it "prints" lies in a
folder, with the job's attributes as they reached it.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PRINTER = "/usr/sbin/ippeveprinter"
PACKAGE = "cups-ipp-utils"

_PATIENCE_S = 10
_COMMAND = """\
#!/bin/sh
# Called by ippeveprinter for each document, with the file's name; the environment has the job's attributes.
folder='{folder}'
told=
while :; do
  mood=$(cat "$folder/mood")
  [ "$mood" = ok ] && break
  [ "$mood" = "$told" ] || echo "STATE: $mood" >&2
  told=$mood
  sleep 0.02
done
echo 'STATE: none' >&2
cd "$folder/received"
env | grep '^IPP_' > "$IPP_JOB_ID.txt"
cp "$1" ".$IPP_JOB_ID" && mv ".$IPP_JOB_ID" "$IPP_JOB_ID.doc"
"""


@dataclass(frozen=True)
class Received:
    """A document that came out.

    Attributes:
        document: its bytes.
        told: what came with it, by the attribute's name: "sides" is "one-sided".
    """

    document: bytes
    told: dict[str, str]


class IppPrinter:
    """A printer that is switched on.

    Attributes:
        name: what people call it.
        uri: its address.
    """

    def __init__(self, folder: Path, name: str, formats: str) -> None:
        self.name, self._folder, self._formats = name, folder, formats
        self._port = _free_port()
        self.uri = f"ipp://localhost:{self._port}/ipp/print"
        self._shim = folder / "silent_avahi.so"
        self._log = (folder / "log").open("ab")
        self._process: subprocess.Popen[bytes] | None = None

    def behave(self, mood: str) -> None:
        """Be like this from now on, in the middle of a job too: "ok", or a keyword such as "media-jam"."""
        fresh = self._folder / "mood.new"
        fresh.write_text(mood)
        fresh.replace(self._folder / "mood")

    def received(self) -> list[Received]:
        """Give what came out, oldest first."""
        documents = sorted((self._folder / "received").glob("*.doc"), key=lambda path: int(path.stem))
        return [Received(each.read_bytes(), _attributes(each.with_suffix(".txt"))) for each in documents]

    def was_asked(self, operation: str) -> bool:
        """Tell whether it was asked for an operation of IPP, such as "Cancel-Job", and did it."""
        return f"{operation} successful-ok" in (self._folder / "log").read_text(encoding="utf-8")

    def close(self) -> None:
        """End it for good."""
        self.switch_off()
        self._log.close()

    def switch_on(self) -> None:
        """Start it; returns when it answers."""
        self._process = subprocess.Popen(  # noqa: S603 - our own arguments
            [
                PRINTER,
                *("-p", str(self._port), "-n", "localhost"),
                *("-d", str(self._folder / "spool"), "-c", str(self._folder / "command")),
                *("-f", self._formats, "-2"),  # it could print on both sides
                *("-v", self.name),
            ],
            env={**os.environ, "LD_PRELOAD": str(self._shim)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            start_new_session=True,
        )
        _until(self._answers, self._process)

    def switch_off(self) -> None:
        """End it at once, whatever it is doing."""
        if self._process is not None:
            os.killpg(self._process.pid, 9)  # its command, too
            self._process.wait(timeout=_PATIENCE_S)
            self._process = None

    def _answers(self) -> bool:
        try:
            socket.create_connection(("localhost", self._port), timeout=1).close()
        except OSError:
            return False
        return True


@contextmanager
def ipp_printer(
    name: str = "Prüfdrucker am Empfang", formats: str = "application/pdf"
) -> Iterator[IppPrinter]:
    """Run a printer that takes these formats, and leave nothing of it behind.

    Raises:
        RuntimeError: ippeveprinter or a C compiler is not installed.
    """
    compiler = shutil.which("gcc")
    if not Path(PRINTER).exists() or compiler is None:
        raise RuntimeError(
            f"{PRINTER} or gcc is missing: install the packages {PACKAGE}, gcc and libc6-dev, or run "
            "`make test`, which does."
        )
    folder = Path(tempfile.mkdtemp(prefix="ipp-"))
    try:
        for each in ("spool", "received"):
            (folder / each).mkdir()
        (folder / "command").write_text(_COMMAND.format(folder=folder))
        (folder / "command").chmod(0o700)
        printer = IppPrinter(folder, name, formats)
        printer.behave("ok")
        subprocess.run(  # noqa: S603 - our own arguments
            [compiler, "-shared", "-fPIC", "-o", printer._shim, Path(__file__).with_name("silent_avahi.c")],
            check=True,
        )
        try:
            printer.switch_on()
            yield printer
        finally:
            printer.close()
    finally:
        shutil.rmtree(folder)


def _until(there: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    for _ in range(500):
        if there():
            return
        try:
            code = process.wait(timeout=0.02)
        except subprocess.TimeoutExpired:
            continue
        raise RuntimeError(f"ippeveprinter ended with {code}.")
    raise TimeoutError("ippeveprinter does not answer.")


def _free_port() -> int:
    with socket.create_server(("localhost", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _attributes(file: Path) -> dict[str, str]:
    lines = (line.partition("=") for line in file.read_text().splitlines())
    return {name.removeprefix("IPP_").lower().replace("_", "-"): value for name, _, value in lines}
