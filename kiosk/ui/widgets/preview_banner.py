"""Says over everything that this is a preview, and leads back to the staff's panel."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label


class PreviewBanner(Framed):
    """A strip above the patient's screens, in the colour of caution.

    Signals:
        ended: staff have seen enough.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def draw(self, view: View) -> None:
        """Show the strip in ``view``."""
        if self._inside is not None:
            self._inside.hide()
            self._outer.removeWidget(self._inside)
            self._inside.setParent(None)
            self._inside.deleteLater()
        theme = view.theme
        wear(self, bar="preview")  # again, for it outlives a look, unlike what it holds
        self._inside = QWidget()
        side = theme.u(56)
        layout = BarLayout(theme.u(24), QMargins(side, theme.u(12), side, theme.u(12)))
        self._inside.setLayout(layout)
        words = QWidget()
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.u(18))
        row.addWidget(IconLabel(view, "ph.eye", theme.t(40), "caution"))
        row.addWidget(
            Label(self.tr("Preview. Patients do not see this guide yet, and nothing prints."), "small-strong")
        )
        layout.add_left(words)
        end = TouchButton(self.tr("End the preview"), view, Face("bar", icon="ph.x", height=72))
        end.clicked.connect(self.ended)
        layout.add_right(identify(end, "staff.preview.end"))
        self._outer.addWidget(self._inside)
