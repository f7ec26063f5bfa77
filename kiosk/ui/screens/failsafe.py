"""What the patient sees when something failed: calm words, and that it goes on by itself."""

from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QElapsedTimer, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk import paths
from kiosk.ui.screen import Screen
from kiosk.ui.translation import Translation
from kiosk.ui.view import View
from kiosk.ui.widgets.direction import at_its_side
from kiosk.ui.widgets.notice import Notice, NoticeWords

_CONTEXT = "FailsafeScreen"
_TITLE = str(QT_TRANSLATE_NOOP("FailsafeScreen", "One moment, please"))
_TEXT = str(
    QT_TRANSLATE_NOOP(
        "FailsafeScreen",
        "Everything you entered has been erased. The guide starts again by itself. "
        "If you need help, please see the front desk.",
    )
)
_FRAME_MS = 100
_STEP_MS = 1000


class _Wait(QWidget):
    """A bar that fills while the patient waits; in steps of a second where nothing may move."""

    def __init__(self, view: View, duration_s: float) -> None:
        super().__init__()
        self._view, self._duration_ms = view, max(1, round(duration_s * 1000))
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS if view.moving else _STEP_MS)
        self._timer.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take a thin line."""
        return QSize(self._view.theme.u(520), self._view.theme.u(12))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._clock.isValid():
            self._clock.start()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme = self._view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        round_by = whole.height() / 2
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(whole, round_by, round_by)
        part = min(1.0, self._clock.elapsed() / self._duration_ms) if self._clock.isValid() else 0.0
        painter.setBrush(theme.color("action"))
        filled = QRect(self.rect())
        filled.setWidth(round(max(whole.height(), whole.width() * part)))
        painter.drawRoundedRect(QRectF(at_its_side(self, filled)), round_by, round_by)


class FailsafeScreen(Screen):
    """Says in all languages that everything was erased and that the guide starts again.

    By then the visit is over, so nobody knows which language the patient reads.

    Args:
        failsafe_s: seconds until the guide starts again.
    """

    name: ClassVar[str] = "failsafe"
    has_bars: ClassVar[bool] = False

    def __init__(self, failsafe_s: float) -> None:
        super().__init__()
        self._failsafe_s = failsafe_s
        self._translation = Translation(paths.translations())

    def fill(self) -> QWidget:
        """Build the words and the bar."""
        view = self.view
        words = [
            NoticeWords(
                self._translation.word(language, _CONTEXT, _TITLE),
                self._translation.word(language, _CONTEXT, _TEXT),
            )
            for language in view.languages
        ]
        notice = Notice(view.theme, view.icons, "ph.leaf", words)
        notice.below.addWidget(_Wait(view, self._failsafe_s), 0, Qt.AlignmentFlag.AlignHCenter)
        page = self.build_page(margin=0)
        page.column.addWidget(notice, 1)
        return page
