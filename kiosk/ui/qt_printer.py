"""Printing where there is no CUPS: through Qt, as a picture of each side.

Used on Windows and macOS only. It was never tried on either of them: what is tested is that each
side arrives whole, at the right size, in Qt's own PDF output. Qt says little: whether a page came
out, what is wrong with a printer, or how to take a page back, it cannot tell. A page that left for
the printer is therefore "sent", never "printed".
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kiosk.paper.errors import PrinterError
from kiosk.paper.page import Paper
from kiosk.paper.preview import page_count, rasterise
from kiosk.paper.spooler import JOB_TITLE, Job, JobKind, JobState, PrinterKind, PrinterState, Way

ENOUGH_DOTS: Final = 300
"""Dots an inch: enough for text of 9 points to print sharply, and a quarter of the memory of 600."""

_POINTS_PER_INCH: Final = 72
_SIZES: Final[dict[Paper, QPageSize.PageSizeId]] = {
    "us-letter": QPageSize.PageSizeId.Letter,
    "a4": QPageSize.PageSizeId.A4,
}
_KINDS: Final = {
    QPrinter.PrinterState.Idle: PrinterKind.READY,
    QPrinter.PrinterState.Active: PrinterKind.PRINTING,
}


class QtSpooler:
    """Prints through Qt; see ``kiosk.paper.spooler.Spooler``.

    Its methods are called on a worker thread, as those of any spooler: Qt allows to paint on a
    ``QPrinter`` and a ``QImage`` there. An application object has to exist.

    Args:
        paper: the sheet. It is set for each page: Qt would take A4 on a printer set to Letter.
        printer: the printer's name; "" for the system's default one.
        make_printer: makes the device to paint on; given by tests.
    """

    way: Way = "printer"

    def __init__(
        self, paper: Paper, printer: str = "", make_printer: Callable[[], QPrinter] | None = None
    ) -> None:
        self._paper, self._name = paper, printer
        self._make_printer = make_printer
        self._number = 0

    def state(self) -> PrinterState:
        """Tell whether there is a printer, and whether Qt knows of trouble with it."""
        info = self._info()
        if info.isNull():
            return PrinterState(PrinterKind.UNKNOWN_PRINTER, accepts=False, detail=self._missing())
        kind = _KINDS.get(info.state(), PrinterKind.TROUBLE)
        words = "no trouble known" if kind is not PrinterKind.TROUBLE else "it reports an error"
        return PrinterState(kind, accepts=True, detail=f"{info.printerName()}: {words}")

    def submit(self, pdf: bytes, title: str = JOB_TITLE) -> Job:
        """Paint each side on the printer, edge to edge, at its own resolution: grey, one-sided, one copy.

        Raises:
            PrinterError: There is no such printer, or it did not take a side.
        """
        device = self._device()
        device.setDocName(title)
        device.setColorMode(QPrinter.ColorMode.GrayScale)
        device.setDuplex(QPrinter.DuplexMode.DuplexNone)
        device.setCopyCount(1)
        dots = resolution_of(device.supportedResolutions())
        device.setResolution(dots)
        device.setFullPage(True)
        size = QPageSize(_SIZES[self._paper])
        device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        # What the page was set for; a printer's own idea of its paper may differ by a hair.
        points = size.sizePoints()
        whole = QRectF(0, 0, *(round(each * dots / _POINTS_PER_INCH) for each in points.toTuple()))
        painter = QPainter()
        if not painter.begin(device):
            raise _not_taken("the printer could not be opened")
        try:
            _paint(painter, device, pdf, whole)
        finally:
            ended = painter.end()
        if not ended or device.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise _not_taken("the printer broke off")
        self._number += 1
        return Job(device.printerName() or self._name, self._number)

    def job_state(self, job: Job) -> JobState:  # noqa: ARG002 - the protocol's arguments
        """Always ``SENT``: more is not known."""
        return JobState(JobKind.SENT)

    def cancel(self, job: Job) -> bool:  # noqa: ARG002 - the protocol's arguments
        """Do nothing: Qt cannot take back what it handed over, nor erase the system's copy of it."""
        return True

    def _info(self) -> QPrinterInfo:
        return QPrinterInfo.printerInfo(self._name) if self._name else QPrinterInfo.defaultPrinter()

    def _device(self) -> QPrinter:
        if self._make_printer is not None:
            return self._make_printer()
        info = self._info()
        if info.isNull():
            raise _not_taken(self._missing())
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)

    def _missing(self) -> str:
        if self._name:
            return f"there is no printer named {self._name}"
        return "no printer is set up on this machine as the default one"


def resolution_of(supported: Sequence[int]) -> int:
    """Give the resolution to print at, in dots an inch: the least of the printer's own that is enough.

    A printer that names none of use, such as a file's 72, is given `ENOUGH_DOTS`; Qt scales what is painted.
    """
    return min((dots for dots in supported if dots >= ENOUGH_DOTS), default=ENOUGH_DOTS)


def _paint(painter: QPainter, device: QPrinter, pdf: bytes, whole: QRectF) -> None:
    for side in range(page_count(pdf)):
        if side and not device.newPage():
            raise _not_taken("the printer broke off between two sides")
        raster = rasterise(pdf, round(whole.width()), side, grey=True)
        picture = QImage(
            raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_Grayscale8
        )
        painter.drawImage(whole, picture)


def _not_taken(reason: str) -> PrinterError:
    return PrinterError(
        f"The page was not printed: {reason}. Nothing was lost; the page is still on the screen. Look at the "
        "printer in the system's settings, then try again."
    )
