"""The author's window: the kiosk's screens above, what is wrong with the guide below."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from kiosk.content.draft import DraftFault

_FAULTS_SHARE = 0.3
"""Of the window's height, at most."""


class PreviewWindow(QWidget):
    """Holds the window of the kiosk that shows the guide, and a list of faults, if there are any.

    Attributes:
        faults: the list, a line or two each; its text can be copied.

    Signals:
        closed: the author has closed the window.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self.setObjectName("preview")
        # The desktop's own: the kiosk's grows with its window, and the list would then shrink the window
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        self.setWindowTitle(translate("PreviewWindow", "Preview"))
        self._nothing_yet = QLabel(translate("PreviewWindow", "There is nothing to show yet."))
        self._nothing_yet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count = QLabel()
        self._count.setObjectName("preview-count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setContentsMargins(8, 4, 8, 4)
        self._count.setWordWrap(True)
        self.faults = QPlainTextEdit()
        self.faults.setObjectName("preview-faults")
        self.faults.setAccessibleName(translate("PreviewWindow", "What is wrong with the guide"))
        self.faults.setReadOnly(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._nothing_yet, 1)
        self._column.addWidget(self._count)
        self._column.addWidget(self.faults)
        self.show_faults(())

    def take(self, window: QWidget, title: str) -> QSize:
        """Put a kiosk's window, not shown yet, above the list, and return how large it may be.

        The one before it was deleted.
        """
        self._nothing_yet.hide()
        self._column.insertWidget(0, window, 1)
        named = QCoreApplication.translate("PreviewWindow", "Preview: {title}")
        self.setWindowTitle(named.format(title=title))
        taken = self._count.height() + self.faults.height() if self.faults.isVisible() else 0
        return self.size() - QSize(0, taken)

    def show_faults(self, faults: Sequence[DraftFault]) -> None:
        """List what is wrong; nothing takes no room."""
        translate = QCoreApplication.translate
        errors = sum(fault.is_error for fault in faults)
        self._count.setVisible(bool(faults))
        self.faults.setVisible(bool(faults))
        kept = translate("PreviewWindow", "The guide is shown as it was before the errors.") if errors else ""
        told = translate("PreviewWindow", "Errors: {errors}. Warnings: {warnings}.")
        self._count.setText(f"{told.format(errors=errors, warnings=len(faults) - errors)} {kept}".rstrip())
        worst_first = sorted(faults, key=lambda fault: not fault.is_error)
        self.faults.setPlainText("\n".join(_lines(fault) for fault in worst_first))
        self._fit_faults()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_faults()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _fit_faults(self) -> None:
        lines = self.faults.blockCount() + 1
        needed = lines * self.faults.fontMetrics().lineSpacing()
        self.faults.setFixedHeight(min(needed, round(self.height() * _FAULTS_SHARE)))


def _lines(fault: DraftFault) -> str:
    translate = QCoreApplication.translate
    kind = translate("PreviewWindow", "Error") if fault.is_error else translate("PreviewWindow", "Warning")
    where = f"{fault.place}: " if fault.place else ""
    remedy = f"\n      {fault.remedy}" if fault.remedy else ""
    return f"{where}{kind}: {fault.problem}{remedy}"
