"""A print server for tests alone: a real cupsd with a printer that does as it is told.

It runs as an ordinary process, as root or not, without systemd or a network port: it listens on a
socket in its own folder, so that any number of tests can have one at once. Its one queue, "Kiosk",
prints through a backend of ours that reads what should go wrong from a file; others may be added, to such a
printer or to a real one.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, Literal, get_args

import cups

QUEUE = "Kiosk"
PACKAGE = "cups-daemon"
Mood = Literal[
    "ok",
    "media-empty",
    "media-empty-warning",
    "jam",
    "door",
    "no-ink",
    "offline",
    "warming",
    "low-ink",
    "tray-full",
    "one-side",
    "fail",
    "stop",
]
"""How the printer is. It waits while it is anything but "ok"; "one-side" is done with one side of the page,
"fail" gives up the job, "stop" the queue."""
Scheme = Literal["kiosksim", "dnssd"]
"""The connection of a queue of ours. Of "dnssd", the kiosk knows that the printer reports back to CUPS."""

REAL_BACKEND = "ipp"
_CUPSD = "/usr/sbin/cupsd"
_PATIENCE_S = 20.0

_BACKEND = """\
#!/bin/sh
# Called by cupsd as: backend job user title copies options [file]; without arguments, to list devices.
[ $# -eq 0 ] && exit 0
folder='{folder}'
troubles=media-empty-error,media-empty-warning,media-jam-error,cover-open-error,offline-report
troubles=$troubles,fuser-under-temp-report,toner-low-warning,toner-empty-error,output-area-full-error
told=nothing
say() {{
  [ "$told" = "$1" ] && return
  echo "STATE: -$troubles" >&2  # as printers do: the troubles of the last job end here
  [ -z "$1" ] || echo "STATE: +$1" >&2
  told=$1
}}
while kill -0 "$PPID" 2> /dev/null || exit 1; do  # it ends with its server, however that ends
  case "$(cat "$folder/mood")" in
    ok) say ''; break ;;
    media-empty) say media-empty-error ;;
    media-empty-warning) say media-empty-warning ;;
    jam) say media-jam-error ;;
    door) say cover-open-error ;;
    no-ink) say toner-empty-error ;;
    offline) say offline-report ;;
    warming) say fuser-under-temp-report ;;
    low-ink) say toner-low-warning ;;
    tray-full) say output-area-full-error ;;
    one-side) say ''; [ "$sides" = 1 ] || echo 'PAGE: 1 1' >&2; sides=1 ;;
    fail) echo "ERROR: The print head is stuck" >&2; exit 1 ;;
    stop) exit 4 ;;
  esac
  sleep 0.02
done
cat ${{6:+"$6"}} > "$folder/printed/.$1" && mv "$folder/printed/.$1" "$folder/printed/$1.pdf"
echo 'PAGE: 1 1' >&2
"""

_CUPSD_CONF = """\
LogLevel warn
Listen {folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
ErrorPolicy abort-job
PreserveJobFiles {keeps}
PreserveJobHistory 3600
DirtyCleanInterval 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""

_CUPS_FILES_CONF = """\
ServerRoot {folder}/etc
ServerBin {folder}/bin
DataDir /usr/share/cups
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
Sandboxing Relaxed
FatalErrors config listen
"""

# The least that makes a queue take PDF as it is, and know both papers.
_PPD = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KIOSK.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test printer"
*ShortNickName: "Test printer"
*NickName: "Test printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: Letter
*PageSize Letter/US Letter: ""
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: Letter
*PageRegion Letter/US Letter: ""
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter/US Letter: "0 0 612 792"
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: Letter
*PaperDimension Letter/US Letter: "612 792"
*PaperDimension A4/A4: "595 842"
"""


class PrivateCups:
    """A running server.

    Attributes:
        server: What ``CUPS_SERVER`` should be: the path of its socket.
        queue: Its queue, the default one.
        folder: Where everything of it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = str(folder / "socket")
        self.queue = QUEUE
        self._process = self._started()

    def connection(self) -> Any:  # noqa: ANN401 - pycups ships no types
        """A new connection, for setting the stage."""
        return cups.Connection(host=self.server, port=0)

    def behave(self, mood: Mood) -> None:
        """Tells the printer how to be from now on, in the middle of a job too."""
        fresh = self.folder / "mood.new"
        fresh.write_text(mood)
        fresh.replace(self.folder / "mood")

    def add_queue(self, name: str, scheme: Scheme = "kiosksim", info: str = "") -> None:
        """Adds a queue of a printer of ours.

        Args:
            name: The queue's name.
            scheme: How it is connected.
            info: What people call it.
        """
        model = self.folder / "test.ppd"
        model.write_text(_PPD)
        connection = self.connection()
        connection.addPrinter(name, filename=str(model), device=f"{scheme}://printer/", info=info or name)
        self._open_queue(connection, name)

    def add_real_queue(self, name: str, uri: str, *, driverless: bool = True) -> None:
        """Adds a queue for a real IPP printer, by the way that CUPS itself prefers, or with a driver of ours.

        Args:
            name: The queue's name.
            uri: The printer's address.
            driverless: Whether CUPS asks the printer what it can.
        """
        connection = self.connection()
        if driverless:
            connection.addPrinter(name, ppdname="everywhere", device=uri)
            self.until(lambda: "Everywhere" in self._model_of(name))
        else:
            model = self.folder / "test.ppd"
            model.write_text(_PPD)
            connection.addPrinter(name, filename=str(model))
        # Else CUPS waits four seconds for an answer by SNMP. Of such an address it cannot ask a model.
        connection.setPrinterDevice(name, f"{uri}?snmp=false")
        self._open_queue(connection, name)

    def _model_of(self, queue: str) -> str:
        told = self.connection().getPrinterAttributes(queue, requested_attributes=["printer-make-and-model"])
        return str(told.get("printer-make-and-model", ""))

    def _open_queue(self, connection: Any, name: str) -> None:  # noqa: ANN401 - pycups ships no types
        connection.enablePrinter(name)
        connection.acceptJobs(name)
        connection.setPrinterErrorPolicy(name, "abort-job")

    def printed(self) -> list[bytes]:
        """What came out of the printer, oldest first."""
        pages = (self.folder / "printed").glob("*.pdf")
        return [page.read_bytes() for page in sorted(pages, key=lambda page: int(page.stem))]

    def spooled(self) -> list[bytes]:
        """What the server still keeps of the jobs' documents."""
        kept = []
        for document in sorted((self.folder / "spool").glob("d*")):
            with suppress(FileNotFoundError):  # the server deletes it just now
                kept.append(document.read_bytes())
        return kept

    def until(self, there: Callable[[], bool]) -> None:
        """Waits for something to become true.

        Raises:
            TimeoutError: If it does not.
            RuntimeError: If the server died.
        """
        deadline = monotonic() + _PATIENCE_S
        while not there():
            try:
                code = self._process.wait(timeout=0.02)
            except subprocess.TimeoutExpired:
                if monotonic() > deadline:
                    raise TimeoutError(f"It did not happen.\n{self._log()}") from None
            else:
                raise RuntimeError(f"cupsd ended with {code}.\n{self._log()}")

    def holds(self, words: bytes) -> list[str]:
        """Names all files of the server, its logs and what it printed apart, that hold these bytes."""
        found = []
        for each in self.folder.rglob("*"):
            with suppress(FileNotFoundError):  # the server deletes it just now
                if each.is_file() and each.parent.name != "printed" and words in each.read_bytes():
                    found.append(each.name)
        return found

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Ends the server; what was printed stays to be looked at until the folder goes."""
        self._process.terminate()
        self._process.wait(timeout=_PATIENCE_S)

    def die(self) -> None:
        """Kills the server, as a fault would, and what it was printing with."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=_PATIENCE_S)

    def start_again(self) -> None:
        """Starts the server anew, on the same socket and with what it had on its disk; it answers then."""
        self._process = self._started()
        self.until(lambda: _answers(self))

    def _started(self) -> subprocess.Popen[bytes]:
        etc = self.folder / "etc"
        return subprocess.Popen(  # noqa: S603 - our own arguments
            [_CUPSD, "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _log(self) -> str:
        log = self.folder / "error_log"
        return log.read_text() if log.exists() else "(it wrote no log)"


@contextmanager
def private_cups(*, keeps: bool = False) -> Iterator[PrivateCups]:
    """Runs a print server with an idle, ready printer, and leaves nothing of it behind.

    Args:
        keeps: Whether it keeps each page after printing, as CUPS does unless it is told otherwise.

    Raises:
        RuntimeError: If CUPS is not installed.
    """
    if not Path(_CUPSD).exists():
        raise RuntimeError(
            f"{_CUPSD} is missing: install the package {PACKAGE}, or run `make test`, which does."
        )
    # Not pytest's folder: the path of a socket may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    try:
        _furnish(folder, keeps=keeps)
        server = PrivateCups(folder)
        try:
            server.until(lambda: _answers(server))
            server.add_queue(QUEUE)
            server.connection().setDefault(QUEUE)
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _answers(server: PrivateCups) -> bool:
    try:
        server.connection()
    except RuntimeError:
        return False
    return True


def _furnish(folder: Path, *, keeps: bool) -> None:
    for name in ("etc", "spool", "cache", "state", "tmp", "printed", "bin/backend", "bin/filter"):
        (folder / name).mkdir(parents=True)
    (folder / "bin/daemon").symlink_to("/usr/lib/cups/daemon")
    (folder / "etc/cupsd.conf").write_text(_CUPSD_CONF.format(folder=folder, keeps="Yes" if keeps else "No"))
    (folder / "etc/cups-files.conf").write_text(_CUPS_FILES_CONF.format(folder=folder))
    (folder / "mood").write_text("ok")
    (folder / "bin/backend" / REAL_BACKEND).symlink_to(Path("/usr/lib/cups/backend") / REAL_BACKEND)
    for scheme in get_args(Scheme):
        backend = folder / "bin/backend" / scheme
        backend.write_text(_BACKEND.format(folder=folder))
        backend.chmod(0o700)  # a backend for its owner alone runs as that owner, root too
    if os.geteuid() == 0:
        folder.chmod(0o711)  # cupsd hands its spool over to another account
