"""A heading that opens what stands below it, in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.identity import identify


class Disclosure(Framed):
    """A card with a heading to touch; its inside is built when it is first opened.

    Args:
        view: colours, sizes and icons.
        control_id: the id of the heading.
        title: the heading's words.
        build: makes the widgets of the inside.

    Signals:
        toggled: it was opened (True) or closed by the patient.
    """

    toggled = Signal(bool)

    def __init__(
        self, view: View, control_id: str, title: str, build: Callable[[], Sequence[QWidget]]
    ) -> None:
        super().__init__()
        self._view, self._build = view, build
        self._inside: QWidget | None = None
        wear(self, card="plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(4 * [view.theme.u(6)]))
        self._column.setSpacing(0)
        face = Face("quiet", icon="ph.caret-right", checked_icon="ph.caret-down", centered=False, height=84)
        self.heading = identify(TouchButton(title, view, face), control_id)
        self.heading.setCheckable(True)
        self.heading.clicked.connect(self._on_clicked)
        self._column.addWidget(self.heading)
        self._tell()

    @property
    def is_open(self) -> bool:
        """Whether the inside is shown."""
        return self.heading.isChecked()

    def set_open(self, opened: bool) -> None:
        """Show the inside, or hide it; `toggled` is not told."""
        self.heading.setChecked(opened)
        if opened and self._inside is None:
            self._inside = self._fill()
            self._column.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(opened)
        self._tell()

    def _on_clicked(self) -> None:
        self.set_open(self.heading.isChecked())
        self.toggled.emit(self.is_open)

    def _fill(self) -> QWidget:
        theme = self._view.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.u(30), theme.u(6), theme.u(30), theme.u(28))
        column.setSpacing(theme.u(20))
        for widget in self._build():
            column.addWidget(widget)
        return inside

    def _tell(self) -> None:
        self.heading.setAccessibleDescription(self.tr("Open") if self.is_open else self.tr("Closed"))
